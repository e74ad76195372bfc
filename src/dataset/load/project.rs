//! `projects.toml` and `projects/*.toml`: programmes, batches, projects.

use super::catalogue::Catalogue;
use super::figure::{self, Printed};
use super::register::{Register, read_id};
use super::word;
use crate::dataset::diagnostic::{Diagnostic, Kind, Problem};
use crate::dataset::id::{BatchId, ProgrammeId, ProjectId};
use crate::dataset::project::{
    Batch, Programme, Project, Quantity, Stage, StageEvent, StatedFigure,
};
use crate::dataset::reader::{Noted, Parsed, Table, read_file};
use crate::dataset::source::SourceFile;
use crate::dataset::store::Pipeline;
use crate::figure::unit::Dimension;
use crate::text::Safe;

const PROGRAMME: &[&str] = &["id", "name_zh", "name_en", "figure"];
const BATCH: &[&str] = &[
    "id",
    "programme",
    "order",
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "date",
    "figure",
    "note",
];
const PROJECT: &[&str] = &["id", "programme", "name_zh", "name_en", "event", "figure"];
const EVENT: &[&str] = &["stage", "batch", "date", "cite", "note"];
const FIGURE: &[&str] = &[
    "about",
    "stage",
    "reached",
    "period",
    "value",
    "unit",
    "qualifier",
    "cite",
    "note",
    "confirmed",
];

/// The entries of the project files.
pub(super) struct Defined {
    pub(super) programmes: Register<ProgrammeId, Programme>,
    pub(super) batches: Register<BatchId, Batch>,
    pub(super) projects: Register<ProjectId, Project>,
}

impl Defined {
    /// Notes that a project file could not be read.
    fn lacks(&mut self, noted: Noted) {
        self.programmes.lacks(noted);
        self.batches.lacks(noted);
        self.projects.lacks(noted);
    }

    /// Whether no project file has an entry.
    pub(super) fn is_empty(&self) -> bool {
        let entries = [
            self.programmes.len(),
            self.batches.len(),
            self.projects.len(),
        ];
        entries.iter().all(|count| *count == 0)
    }

    /// All entries, if none of them has a mistake.
    pub(super) fn into_pipeline(self) -> Result<Pipeline, Noted> {
        Ok(Pipeline {
            programmes: self.programmes.into_entries()?,
            batches: self.batches.into_entries()?,
            projects: self.projects.into_entries()?,
        })
    }
}

pub(super) fn read(
    files: &[SourceFile],
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> Defined {
    let mut defined = Defined {
        programmes: Register::of(Kind::Programme),
        batches: Register::of(Kind::Batch),
        projects: Register::of(Kind::Project),
    };
    let unread = |mistake: &&Diagnostic| mistake.is_error() && mistake.file.starts_with("projects");
    if let Some(mistake) = diagnostics.iter().find(unread) {
        defined.lacks(Noted::by(mistake));
    }
    let ours =
        |file: &&SourceFile| file.name == "projects.toml" || file.name.starts_with("projects/");
    for (index, file) in (0u32..).zip(files).filter(|(_, file)| ours(file)) {
        let known = &["programme", "batch", "project"];
        let parsed = Parsed::of(&file.text);
        let read = read_file(&file.name, &parsed, known, diagnostics, |table| {
            table.each("programme", PROGRAMME, |mut table| {
                read_programme(&mut table, index, catalogue, &mut defined);
            });
            table.each("batch", BATCH, |mut table| {
                read_batch(&mut table, index, catalogue, &mut defined);
            });
            table.each("project", PROJECT, |mut table| {
                read_project(&mut table, index, catalogue, &mut defined);
            });
        });
        if let Err(noted) = read {
            defined.lacks(noted);
        }
    }
    defined
}

fn read_programme(
    table: &mut Table<'_, '_, '_, '_>,
    index: u32,
    catalogue: &Catalogue,
    defined: &mut Defined,
) {
    let id = read_id(table);
    let name = table.named("name_zh", "name_en");
    let figures = read_figures(table, index, catalogue);
    let _ = defined.programmes.add(table, id, |id| {
        Ok(Programme {
            id,
            name: name?,
            figures: figures?,
        })
    });
}

fn read_batch(
    table: &mut Table<'_, '_, '_, '_>,
    index: u32,
    catalogue: &Catalogue,
    defined: &mut Defined,
) {
    let id = read_id(table);
    let programme = table
        .text("programme")
        .and_then(|word| defined.programmes.resolve(table, &word));
    let order = table.whole_number("order").map(|(order, _)| order);
    let name = table.named("name_zh", "name_en");
    let short = table.short_name();
    let date = word::period_if(table, "date");
    let figures = read_figures(table, index, catalogue);
    let note = table.bilingual_if("note");
    let _ = defined.batches.add(table, id, |id| {
        Ok(Batch {
            id,
            programme: programme?,
            order: order?,
            name: name?,
            short: short?,
            date: date?,
            figures: figures?,
            note,
        })
    });
}

fn read_project(
    table: &mut Table<'_, '_, '_, '_>,
    index: u32,
    catalogue: &Catalogue,
    defined: &mut Defined,
) {
    let id = read_id(table);
    let programme = table
        .text_if("programme")
        .map(|word| defined.programmes.resolve(table, &word))
        .transpose();
    let name = table.named("name_zh", "name_en");
    let figures = read_figures(table, index, catalogue);
    let mut events: Vec<Result<StageEvent, Noted>> = Vec::new();
    table.each("event", EVENT, |mut table| {
        events.push(read_event(&mut table, catalogue, defined));
    });
    let events: Result<Vec<StageEvent>, Noted> = events.into_iter().collect();
    let _ = defined.projects.add(table, id, |id| {
        let mut events = events?;
        events.sort_by_key(|event| event.stage);
        Ok(Project {
            id,
            programme: programme?,
            name: name?,
            events,
            figures: figures?,
        })
    });
}

fn read_event(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    defined: &Defined,
) -> Result<StageEvent, Noted> {
    let stage = table
        .text("stage")
        .and_then(|word| table.choice(&word, &Stage::ALL));
    let batch = table
        .text_if("batch")
        .map(|word| defined.batches.resolve(table, &word))
        .transpose();
    let date = word::period_if(table, "date");
    let citation = figure::citation(table, catalogue, Printed::Optional);
    let note = table.bilingual_if("note");
    Ok(StageEvent {
        stage: stage?,
        batch: batch?,
        date: date?,
        citation: citation?,
        note,
    })
}

fn read_figures(
    table: &mut Table<'_, '_, '_, '_>,
    index: u32,
    catalogue: &Catalogue,
) -> Result<Vec<StatedFigure>, Noted> {
    let mut figures: Vec<Result<StatedFigure, Noted>> = Vec::new();
    table.each("figure", FIGURE, |mut table| {
        let table = &mut table;
        let about = table.text("about").and_then(|word| table.variant(&word));
        let stage = word::choice_if(table, "stage", &Stage::ALL);
        let reached = word::choice_if(table, "reached", &Stage::ALL);
        let period = word::period_if(table, "period");
        let figure = figure::figure(table);
        let citation = figure::citation(table, catalogue, Printed::Required);
        let note = table.bilingual_if("note");
        let confirmed = figure::confirmed(table);
        let place = figure::place(index, table);
        if let (Ok(about), Ok((figure, unit))) = (about, figure.as_ref())
            && !fits(about, figure.unit.dimension())
        {
            let problem = Problem::WrongUnit {
                unit: Safe::shown(&figure.unit),
                indicator: None,
                expected: Safe::of(expected(about)),
            };
            table.note(unit.span.clone(), problem);
        }
        let stated = || {
            let (figure, _) = figure?;
            let (about, citation) = (about?, citation?);
            Ok(StatedFigure {
                about,
                stage: stage?,
                reached: reached?,
                period: period?,
                figure,
                citation,
                note,
                confirmed,
                place,
            })
        };
        figures.push(stated());
    });
    figures.into_iter().collect()
}

/// Whether a quantity is measured in this dimension. Capacity is stated in the unit of the product.
fn fits(about: Quantity, dimension: Dimension) -> bool {
    match about {
        Quantity::Capacity => true,
        Quantity::Share => dimension == Dimension::Percent,
        Quantity::Investment
        | Quantity::AnnualInvestment
        | Quantity::FixedInvestment
        | Quantity::Output
        | Quantity::Tax
        | Quantity::Exports => dimension == Dimension::Money,
        Quantity::ToppingOutTime => dimension == Dimension::Time,
        Quantity::SiteArea | Quantity::FloorArea => dimension == Dimension::Surface,
        Quantity::Projects | Quantity::Jobs | Quantity::Researchers | Quantity::Tenants => {
            dimension == Dimension::Count
        }
    }
}

fn expected(about: Quantity) -> &'static str {
    match about {
        Quantity::Share => "%",
        Quantity::ToppingOutTime => "年 · 天",
        Quantity::SiteArea | Quantity::FloorArea => "平方米 · 亩",
        Quantity::Projects | Quantity::Jobs | Quantity::Researchers | Quantity::Tenants => {
            "个 · 家 · 人"
        }
        _ => "亿元",
    }
}
