//! `projects.toml` and `projects/*.toml`: programmes, batches, projects.

use super::catalogue::Catalogue;
use super::figure::{self, Printed};
use super::register::Register;
use crate::dataset::diagnostic::{Diagnostic, Kind, Problem};
use crate::dataset::id::{BatchId, ProgrammeId, ProjectId};
use crate::dataset::project::{
    Batch, Programme, Project, Quantity, Stage, StageEvent, StatedFigure,
};
use crate::dataset::reader::{Table, read_file};
use crate::dataset::source::SourceFile;
use crate::dataset::store::Pipeline;
use crate::figure::unit::Dimension;

const PROGRAMME: &[&str] = &["id", "name_zh", "name_en", "figure"];
const BATCH: &[&str] = &[
    "id",
    "programme",
    "order",
    "name_zh",
    "name_en",
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
];

/// What the files define.
pub(super) struct Defined {
    pub(super) programmes: Register<ProgrammeId, Programme>,
    pub(super) batches: Register<BatchId, Batch>,
    pub(super) projects: Register<ProjectId, Project>,
}

impl Defined {
    /// All of it; without gaps, where none of it has a mistake.
    pub(super) fn into_pipeline(self) -> Pipeline {
        Pipeline {
            programmes: self.programmes.into_entries(),
            batches: self.batches.into_entries(),
            projects: self.projects.into_entries(),
        }
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
    let ours =
        |file: &&SourceFile| file.name == "projects.toml" || file.name.starts_with("projects/");
    for file in files.iter().filter(ours) {
        let known = &["programme", "batch", "project"];
        diagnostics.extend(read_file(&file.name, &file.text, known, |table| {
            table.each("programme", PROGRAMME, |mut table| {
                let id = defined.programmes.define(&mut table);
                let name = table.named("name_zh", "name_en");
                let figures = read_figures(&mut table, catalogue);
                let entry = id
                    .zip(name)
                    .map(|(id, name)| Programme { id, name, figures });
                defined.programmes.fill(entry);
            });
            table.each("batch", BATCH, |mut table| {
                let batch = read_batch(&mut table, catalogue, &mut defined);
                defined.batches.fill(batch);
            });
            table.each("project", PROJECT, |mut table| {
                let project = read_project(&mut table, catalogue, &mut defined);
                defined.projects.fill(project);
            });
        }));
    }
    defined
}

fn read_batch(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    defined: &mut Defined,
) -> Option<Batch> {
    let id = defined.batches.define(table);
    let programme = table
        .text("programme")
        .and_then(|word| defined.programmes.resolve(table, &word));
    let order = table.whole_number("order").map(|(order, _)| order);
    let name = table.named("name_zh", "name_en");
    let date = table
        .text_if("date")
        .and_then(|word| figure::period(table, &word));
    let figures = read_figures(table, catalogue);
    let note = table.bilingual_if("note");
    Some(Batch {
        id: id?,
        programme: programme?,
        order: order?,
        name: name?,
        date,
        figures,
        note,
    })
}

fn read_project(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    defined: &mut Defined,
) -> Option<Project> {
    let id = defined.projects.define(table);
    let programme = table
        .text_if("programme")
        .and_then(|word| defined.programmes.resolve(table, &word));
    let name = table.named("name_zh", "name_en");
    let figures = read_figures(table, catalogue);
    let mut events = Vec::new();
    table.each("event", EVENT, |mut table| {
        let table = &mut table;
        let stage = table
            .text("stage")
            .and_then(|word| table.choice(&word, &Stage::ALL));
        let batch = table
            .text_if("batch")
            .and_then(|word| defined.batches.resolve(table, &word));
        let date = table
            .text_if("date")
            .and_then(|word| figure::period(table, &word));
        let citation = figure::citation(table, catalogue, Printed::Optional);
        let note = table.bilingual_if("note");
        let event = || {
            Some(StageEvent {
                stage: stage?,
                batch,
                date,
                citation: citation?,
                note,
            })
        };
        events.extend(event());
    });
    events.sort_by_key(|event| event.stage);
    Some(Project {
        id: id?,
        programme,
        name: name?,
        events,
        figures,
    })
}

fn read_figures(table: &mut Table<'_, '_, '_, '_>, catalogue: &Catalogue) -> Vec<StatedFigure> {
    let mut figures = Vec::new();
    table.each("figure", FIGURE, |mut table| {
        let table = &mut table;
        let about = table
            .text("about")
            .and_then(|word| table.choice(&word, &Quantity::ALL));
        let stage = table
            .text_if("stage")
            .and_then(|word| table.choice(&word, &Stage::ALL));
        let reached = table
            .text_if("reached")
            .and_then(|word| table.choice(&word, &Stage::ALL));
        let period = table
            .text_if("period")
            .and_then(|word| figure::period(table, &word));
        let figure = figure::figure(table);
        let citation = figure::citation(table, catalogue, Printed::Required);
        let note = table.bilingual_if("note");
        if let (Some(about), Some((figure, unit))) = (about, figure.as_ref())
            && !fits(about, figure.unit.dimension())
        {
            let problem = Problem::WrongUnit {
                unit: figure.unit.to_string(),
                indicator: String::new(),
                expected: expected(about).to_owned(),
            };
            table.note(unit.span.clone(), problem);
        }
        let stated = || {
            let (figure, _) = figure?;
            let (about, citation) = (about?, citation?);
            Some(StatedFigure {
                about,
                stage,
                reached,
                period,
                figure,
                citation,
                note,
            })
        };
        figures.extend(stated());
    });
    figures
}

/// Whether a quantity is measured in that dimension. Capacity is in whatever is produced.
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
        Quantity::SiteArea | Quantity::FloorArea => dimension == Dimension::Surface,
        Quantity::Projects | Quantity::Jobs | Quantity::Researchers | Quantity::Tenants => {
            dimension == Dimension::Count
        }
    }
}

fn expected(about: Quantity) -> &'static str {
    match about {
        Quantity::Share => "%",
        Quantity::SiteArea | Quantity::FloorArea => "平方米 · 亩",
        Quantity::Projects | Quantity::Jobs | Quantity::Researchers | Quantity::Tenants => {
            "个 · 家 · 人"
        }
        _ => "亿元",
    }
}
