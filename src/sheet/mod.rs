//! The lists of the program: each is described once, and everything that shows one reads it here.
//!
//! A [`Sheet`] knows the columns of a list, the ids of its rows, one row at a time, its machine
//! fields, and what a row stands on. Screens, copies, exports, reports and the spoken dashboard
//! read it; none of them asks `analysis` what a row says, and none rewords a cell.
//!
//! - [`context`]: what a sheet is about: data, area, year, language
//! - [`mod@column`]: columns for people, fields for programs
//! - [`mod@cell`], [`term`], [`value`], [`sentence`]: what stands in a cell, as text and as field
//! - [`score`]: how a target and its result read
//! - [`key`]: what names a row; [`copy`]: a row to take along
//! - [`evidence`]: what figures of indicators stand on
//! - [`promised_years`]: which years had targets
//! - [`compare`]: a second year beside the one shown
//! - [`earlier`]: the last result before a target
//! - [`fit`]: which columns fit a width
//! - [`order`], [`list`]: the rows narrowed and ordered, and the choices a list offers
//! - [`detail`]: one row in full, as blocks; [`search`]: everything by name; [`found`]: what a
//!   match tells
//! - [`summary`]: the sentence with which a screen, a report or a slide begins
//! - [`members`]: the projects of a batch, and of a programme without one
//! - one file a list: [`scorecard`], [`projects`], [`batches`], [`checks`], [`figures`], [`articles`]
//!   - [`headlines`]: the year at a glance; [`all_years`]: targets and results side by side
//!   - [`indicators`], [`series`], [`index`]: what is known of an indicator, over time, and beside
//!     others; [`multiples`]: those first that can be held against each other between two years
//!
//! Nothing here knows a format, a terminal or a model.

pub mod all_years;
pub mod articles;
pub mod batches;
pub mod cell;
pub mod checks;
pub mod column;
pub mod compare;
pub mod context;
pub mod copy;
pub mod detail;
pub mod earlier;
pub mod evidence;
pub mod figures;
pub mod fit;
pub mod found;
pub mod headlines;
pub mod index;
pub mod indicators;
mod investments;
pub mod key;
pub mod list;
pub mod members;
pub mod multiples;
pub mod order;
pub mod projects;
pub mod promised_years;
pub mod score;
pub mod scorecard;
pub mod search;
pub mod sentence;
pub mod series;
pub mod summary;
pub mod term;
#[cfg(test)]
pub(crate) mod testing;
pub mod value;

pub use cell::{Absent, Cell, Place};
pub use column::{Align, Audience, Column, ColumnId, Field, Group, Overlong, Part};
pub use context::Context;
pub use key::RowId;
pub use order::{Direction, Order};
pub use term::Term;
pub use value::{Form, Value};

use crate::analysis::span::Span;
use crate::dataset::{Citation, IndicatorId, Measure, Place as EntryPlace, Record};
use crate::figure::period::Year;

/// The lists of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetId {
    /// The year at a glance.
    Headlines,
    /// Targets and results of a year.
    Scorecard,
    /// Targets and results of all years.
    AllYears,
    /// The indicators, each with its newest figure.
    Indicators,
    /// The same, those first that have levels in both of two years.
    Multiples(Option<Span>),
    /// One measure of an indicator over time; `None` for all of the area.
    Series(Option<(IndicatorId, Measure)>),
    /// Levels of these indicators in percent of those of the year shown.
    Index(Vec<IndicatorId>),
    /// Projects by stage.
    Projects,
    /// Batches of projects: what is named of them beside what is stated.
    Batches,
    /// Relations between published figures, recomputed.
    Checks,
    /// Every cited figure; or those of one kind.
    Figures(Option<term::RecordKind>),
    /// The articles that printed them.
    Articles,
}

impl SheetId {
    /// The sheet of that name.
    #[must_use]
    pub fn sheet(&self) -> Box<dyn Sheet> {
        match self {
            SheetId::Headlines => Box::new(headlines::Headlines),
            SheetId::Scorecard => Box::new(scorecard::Scorecard),
            SheetId::AllYears => Box::new(all_years::AllYears),
            SheetId::Indicators => Box::new(indicators::Indicators),
            SheetId::Multiples(span) => Box::new(multiples::Multiples(*span)),
            SheetId::Series(of) => Box::new(series::Series(*of)),
            SheetId::Index(of) => Box::new(index::Index(of.clone())),
            SheetId::Projects => Box::new(projects::Projects),
            SheetId::Batches => Box::new(batches::Batches),
            SheetId::Checks => Box::new(checks::Checks),
            SheetId::Figures(kind) => Box::new(figures::Figures { kind: *kind }),
            SheetId::Articles => Box::new(articles::Articles),
        }
    }

    /// What a file of its rows is called, without the area and the ending; with the year where it is
    /// of one.
    #[must_use]
    pub fn file_name(&self, cx: &Context<'_>) -> String {
        let year = cx.year;
        match self {
            SheetId::Headlines => format!("overview-{year}"),
            SheetId::Scorecard => format!("targets-{year}"),
            SheetId::AllYears => "targets-all-years".to_owned(),
            SheetId::Indicators | SheetId::Multiples(_) => "indicators".to_owned(),
            SheetId::Series(None) => format!("overview-figures-{year}"),
            SheetId::Series(Some((indicator, measure))) => {
                let id = cx.dataset.indicator(*indicator).map_or("", |of| &of.id);
                format!("{id}-{}", measure.id())
            }
            SheetId::Index(_) => format!("index-{year}"),
            SheetId::Projects => format!("projects-{year}"),
            SheetId::Batches => "batches".to_owned(),
            SheetId::Checks => "audit".to_owned(),
            SheetId::Figures(_) => "figures".to_owned(),
            SheetId::Articles => "articles".to_owned(),
        }
    }
}

/// One row: as many cells as the sheet has columns, in their order.
#[derive(Debug, Clone)]
pub struct Row<'d> {
    /// Its cells.
    pub cells: Vec<Cell<'d>>,
}

/// What a row stands on.
#[derive(Debug, Clone, Default)]
pub struct Evidence<'d> {
    /// The cited figures, the one the row is about first.
    pub records: Vec<Record>,
    /// The lines that printed them, and those that told of events.
    pub places: Vec<Citation>,
    /// Where a curator wrote it.
    pub entry: Option<Entry<'d>>,
}

impl Evidence<'_> {
    /// The most serious open check among those that the records take part in.
    #[must_use]
    pub fn open_check(&self, cx: &Context<'_>) -> Option<u32> {
        cx.open_check(self.records.iter().copied())
    }
}

/// An entry of the data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry<'d> {
    /// The entry at a place.
    At(EntryPlace),
    /// The project, batch or programme of this id.
    Project(&'d str),
}

/// What the rows of a sheet depend on. Each includes the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inputs {
    /// The dataset and its audit alone.
    Dataset,
    /// The area.
    Area,
    /// The year.
    Year,
    /// The second year.
    OtherYear,
}

/// A list, described once.
pub trait Sheet {
    /// What the list is, with its area, and with its year if it is of one year.
    fn title(&self, cx: &Context<'_>) -> String;
    /// The columns, in the order people read them.
    fn columns(&self, cx: &Context<'_>) -> Vec<Column>;
    /// The machine header, in the order of the contract.
    fn fields(&self) -> &'static [Field];
    /// The rows, in the curator's order.
    fn ids(&self, cx: &Context<'_>) -> Vec<RowId>;
    /// One row; `None` where there is no such row.
    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>>;
    /// What a row stands on.
    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d>;
    /// The column with the main figure of the row, which is what copying takes.
    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId;
    /// Why there are no rows.
    fn empty(&self, cx: &Context<'_>) -> String;
    /// What the rows depend on.
    fn inputs(&self) -> Inputs;

    /// The message if a filter leaves none of the rows.
    fn none_fits(&self, cx: &Context<'_>) -> &'static str {
        cx.lang.no_row_fits()
    }

    /// The years of a sheet that has a column for each.
    fn years(&self, _cx: &Context<'_>) -> Vec<Year> {
        Vec::new()
    }

    /// The part of the list that a row belongs to.
    fn group(&self, _cx: &Context<'_>, _id: RowId) -> Option<Group> {
        None
    }

    /// The row that represents this one and others of its kind while they are folded.
    fn folded_into(&self, _cx: &Context<'_>, _id: RowId) -> Option<RowId> {
        None
    }

    /// What stands beside the list: totals, legends, what is counted.
    fn notes(&self, _cx: &Context<'_>) -> Vec<String> {
        Vec::new()
    }

    /// The records that programs read: one for each row, or one for each row and year.
    fn records<'d>(&self, cx: &Context<'d>, id: RowId) -> Vec<Row<'d>> {
        self.row(cx, id).into_iter().collect()
    }

    /// The columns of the records that programs read.
    fn record_columns(&self, cx: &Context<'_>) -> Vec<Column> {
        self.columns(cx)
    }

    /// What names a row in exports and after the data were read again.
    fn key(&self, cx: &Context<'_>, id: RowId) -> String {
        id.key(cx)
    }

    /// What a row is ordered by in the column at this position.
    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        let row = self.row(cx, id)?;
        row.cells.get(column)?.order(cx)
    }
}

/// The text of one field of a record.
#[must_use]
pub fn field_text(cx: &Context<'_>, columns: &[Column], row: &Row<'_>, field: &Field) -> String {
    let at = columns
        .iter()
        .position(|column| column.id.name == field.column);
    let cell = at.and_then(|at| row.cells.get(at));
    cell.map_or_else(String::new, |cell| cell.field(cx, field.part))
}

/// The cell of a column.
#[must_use]
pub fn cell<'r, 'd>(
    columns: &[Column],
    row: &'r Row<'d>,
    column: ColumnId,
) -> Option<&'r Cell<'d>> {
    let at = columns.iter().position(|of| of.id == column)?;
    row.cells.get(at)
}
