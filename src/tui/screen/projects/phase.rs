//! The texts of the rows of the phases.

use super::stages::role;
use crate::dataset::{ProgrammeId, Stage};
use crate::picture::Role;
use crate::picture::phases::Run;
use crate::sheet::sentence::Sentence;
use crate::sheet::{self, Cell, Group, Part, RowId, Term};
use crate::text::Name;
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;

/// Stands between the money of the listed projects and what is published.
pub(super) const BOTH: &str = " / ";

/// The texts of one row.
#[derive(Debug, Clone, Default)]
pub(super) struct PhaseRow {
    pub name: Name,
    /// The name of its programme, which stands for that of a batch beside the date of the batch.
    pub programme: Name,
    /// Whether it is of the main programme.
    pub is_main: bool,
    /// The date in words.
    pub date: String,
    /// The date as `2023-01-28`; empty where it is not known.
    pub day: String,
    pub stages: Vec<Stage>,
    pub runs: Vec<Run>,
    pub listed: String,
    pub published: String,
    /// The published money with its unit.
    pub money: String,
    /// The money of the listed projects and what is published, under the unit of the heading.
    pub sums: String,
    /// The footnote if its projects are in another row, too.
    pub footnote: Option<String>,
}

/// The rows of a list. `main` is the main programme.
pub(super) fn rows(
    table: &SheetState,
    main: Option<ProgrammeId>,
    shared: &Shared,
) -> Vec<PhaseRow> {
    let main = main.map(Group::Programme);
    let ids = table.ids().iter().copied().enumerate();
    let rows = ids.map(|id| row(table, id, main, shared));
    rows.map(Option::unwrap_or_default).collect()
}

/// One row of the sheet.
fn row(
    table: &SheetState,
    (at, id): (usize, RowId),
    main: Option<Group>,
    shared: &Shared,
) -> Option<PhaseRow> {
    let (cx, lang) = (shared.context(), shared.lang);
    let sheet = table.sheet().sheet();
    let row = sheet.row(&cx, id)?;
    let cell = |name: &'static str| sheet::cell(table.columns(), &row, name.into());
    let text = |name| cell(name).map_or_else(String::new, |cell| cell.in_column(&cx));
    let (mut runs, mut stages) = (Vec::new(), Vec::new());
    if let Some(Cell::Reached {
        stages: reached,
        unlisted,
    }) = cell("reached")
    {
        runs.extend(reached.iter().map(|(stage, count)| Run {
            count: *count,
            mark: glyphs::stage(*stage).chars().next().unwrap_or(' '),
            role: role(*stage),
        }));
        stages.extend(reached.iter().map(|(stage, _)| *stage));
        runs.push(Run {
            count: *unlisted,
            mark: glyphs::UNLISTED.chars().next().unwrap_or(' '),
            role: Role::Dim,
        });
    }
    // A project's own money is never shown as that of its phase.
    let (money, sums) = match cell("stated_investment") {
        Some(Cell::Value(stated)) => {
            let listed = text("named_investment");
            let sums = format!("{listed}{BOTH}{}", stated.text(lang));
            (stated.with_unit(lang), sums)
        }
        _ => (String::new(), text("stated_investment")),
    };
    let short = match id {
        RowId::Batch(batch) => Term::Batch(batch).words_in_short(&cx),
        _ => None,
    };
    let name = Name {
        long: text("name"),
        short,
    };
    let footnote = footnote(table, (at, id), &cell, shared).map(|note| match id {
        // The note is a sentence of its own.
        RowId::NoBatch(_) => note,
        _ => format!("{}{}{note}", name.long, lang.colon()),
    });
    Some(PhaseRow {
        footnote,
        programme: text("programme").into(),
        is_main: main.is_none() || sheet.group(&cx, id) == main,
        date: text("date"),
        day: cell("date").map_or_else(String::new, |cell| cell.field(&cx, Part::Id)),
        listed: text("listed"),
        published: text("published"),
        name,
        stages,
        runs,
        money,
        sums,
    })
}

/// The footnote of a row whose projects are in another row, too: for two batches, it belongs to the
/// lower row; for projects without a batch, it is the curator's note.
fn footnote<'r, 'd: 'r>(
    table: &SheetState,
    (at, id): (usize, RowId),
    cell: &impl Fn(&'static str) -> Option<&'r Cell<'d>>,
    shared: &Shared,
) -> Option<String> {
    let cx = shared.context();
    let mut sentences = Vec::new();
    if let Some(Cell::Sentence(Sentence::AlsoListed(others))) = cell("also") {
        let is_below = |term: &Term| {
            let other = match term {
                Term::Batch(batch) => RowId::Batch(*batch),
                Term::NoBatch(programme) => RowId::NoBatch(*programme),
                _ => return false,
            };
            let place = table.ids().iter().position(|of| *of == other);
            place.is_some_and(|place| place > at)
        };
        let above = others.iter().filter(|(term, _)| !is_below(term)).copied();
        let sentence = Sentence::AlsoListed(above.collect());
        sentences.push(sentence.text(&cx, cx.lang));
    }
    if let (RowId::NoBatch(_), Some(note)) = (id, cell("note")) {
        sentences.push(note.text(&cx));
    }
    sentences.retain(|text| !text.is_empty());
    (!sentences.is_empty()).then(|| sentences.join(cx.lang.semicolon()))
}
