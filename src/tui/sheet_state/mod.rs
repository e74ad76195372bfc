//! A list of the dashboard: its sheet, its filters and order, and the selected row.
//!
//! The selection is stored as an id, from which its position is computed.

mod folds;
mod rows;

use super::cache::Cache;
use crate::dataset::{Dataset, IndicatorId, Measure, Subject};
use crate::sheet::fit::Measured;
use crate::sheet::list::{List, ListOptions};
use crate::sheet::{Column, ColumnId, Context, Evidence, RowId, Sheet, SheetId};
use rows::{Measuring, Rows, RowsKey};

/// A list and its selection.
#[derive(Debug, Clone)]
pub struct SheetState {
    of: SheetId,
    options: ListOptions,
    /// The row that the user selected last, which a filter may hide. Nothing else changes it.
    wanted: Option<RowId>,
    /// The key of the row that was selected before a reload, until its row is found in the new
    /// data.
    sought: Option<String>,
    /// The position of the wanted row, or of the nearest to it.
    at: usize,
    measuring: Measuring,
    /// Which folded rows the user has opened; `None` where nothing is folded.
    opened: Option<Vec<RowId>>,
    rows: Rows,
    /// `None` before the rows are made.
    rows_key: Option<RowsKey>,
    /// The number of times that rows were made.
    revisions: u64,
    /// The rows shown before, so that going back and forth between two years makes neither again.
    earlier: Cache<RowsKey, Rows>,
}

/// The number of lists kept in addition to the one shown.
const MOST_EARLIER: usize = 2;

/// The rows of a sheet that are on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub sheet: SheetId,
    /// Narrowed and ordered as on the screen.
    pub ids: Vec<RowId>,
}

impl SheetState {
    /// A list without filters and in its own order, with its first row selected.
    #[must_use]
    pub fn of(sheet: SheetId) -> SheetState {
        SheetState {
            of: sheet,
            options: ListOptions::default(),
            wanted: None,
            sought: None,
            at: 0,
            measuring: Measuring::default(),
            opened: None,
            rows: Rows::default(),
            rows_key: None,
            revisions: 0,
            earlier: Cache::with_capacity(MOST_EARLIER),
        }
    }

    /// Turns measuring off, for a screen that shows its rows without columns.
    #[must_use]
    pub(super) fn without_columns(mut self) -> SheetState {
        self.measuring = Measuring::Off;
        self
    }

    #[must_use]
    pub fn sheet(&self) -> &SheetId {
        &self.of
    }

    /// Shows another sheet, narrowed and ordered as before. Its rows follow with the next
    /// [`Self::refresh`].
    pub(crate) fn change_sheet(&mut self, sheet: SheetId) {
        self.of = sheet;
    }

    /// Its rows, narrowed and ordered.
    #[must_use]
    pub fn ids(&self) -> &[RowId] {
        &self.rows.list.ids
    }

    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.rows.list.columns
    }

    /// The rows with their groups.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.rows.list
    }

    /// The room that its columns want, and the articles that printed it.
    #[must_use]
    pub fn measured(&self) -> &Measured {
        &self.rows.measured
    }

    #[must_use]
    pub fn options(&self) -> &ListOptions {
        &self.options
    }

    /// Whether a column has a filter, and the list has rows or filters that hide them.
    #[must_use]
    pub(crate) fn can_be_narrowed(&self) -> bool {
        let is_empty = self.rows.list.ids.is_empty() && self.options.filters.is_empty();
        !is_empty && self.rows.list.columns.iter().any(|column| column.filter)
    }

    #[must_use]
    pub(crate) fn can_be_sorted(&self) -> bool {
        self.rows
            .list
            .columns
            .iter()
            .any(|column| column.sort.is_some())
    }

    /// The columns it can be ordered by.
    pub(crate) fn sortable(&self) -> impl Iterator<Item = &Column> {
        let columns = self.rows.list.columns.iter();
        columns.filter(|column| column.sort.is_some())
    }

    /// A number that identifies the present rows; it changes whenever they are made again.
    #[must_use]
    pub(super) fn revision(&self) -> u64 {
        self.rows.revision
    }

    /// The position of the selected row.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The selected row; `None` where there are no rows.
    #[must_use]
    pub fn selected(&self) -> Option<RowId> {
        self.rows.list.ids.get(self.at).copied()
    }

    /// All rows of the list, folded or not.
    #[must_use]
    pub fn listed(&self) -> Listed {
        Listed {
            sheet: self.of.clone(),
            ids: self.rows.unfolded.clone(),
        }
    }

    /// What the selected row stands on.
    #[must_use]
    pub fn evidence<'d>(&self, cx: &Context<'d>) -> Evidence<'d> {
        self.selected()
            .map_or_else(Evidence::default, |id| self.of.sheet().evidence(cx, id))
    }

    /// Makes the rows again if anything they depend on has changed. `generation` counts how often the data
    /// or their audit were replaced.
    pub fn refresh(&mut self, cx: &Context<'_>, generation: u64) {
        let sheet = self.of.sheet();
        let key = RowsKey::of(self, sheet.inputs(), cx, generation);
        if self.rows_key.as_ref() == Some(&key) {
            return;
        }
        let rows = self.earlier.remove(&key).unwrap_or_else(|| {
            self.revisions = self.revisions.saturating_add(1);
            key.make(&*sheet, cx, self.measuring, self.revisions)
        });
        let before = std::mem::replace(&mut self.rows, rows);
        if let Some(key) = self.rows_key.replace(key) {
            self.earlier.insert(key, before);
        }
        if let Some(key) = &self.sought
            && let Some(id) = RowId::find(&*sheet, cx, key)
        {
            self.wanted = Some(id);
            self.sought = None;
        }
        self.at = self.position(&*sheet, cx);
    }

    /// The position of the wanted row, or else of the nearest: the same indicator and measure, the
    /// same indicator, the same position as before.
    fn position(&self, sheet: &dyn Sheet, cx: &Context<'_>) -> usize {
        let dataset = cx.dataset;
        let ids = &self.rows.list.ids;
        let found = self.wanted.and_then(|wanted| {
            let same = |id: &RowId| *id == wanted;
            let (indicator, measure) = about(dataset, wanted).unzip();
            let of = |id: &RowId| about(dataset, *id).unzip();
            let folded = || {
                let into = sheet.folded_into(cx, wanted)?;
                ids.iter().position(|id| *id == into)
            };
            ids.iter().position(same).or_else(folded).or_else(|| {
                indicator?;
                let same_line = |id: &RowId| of(id) == (indicator, measure);
                let same_indicator = |id: &RowId| of(id).0 == indicator;
                let line = ids.iter().position(same_line);
                line.or_else(|| ids.iter().position(same_indicator))
            })
        });
        found.unwrap_or(self.at).min(ids.len().saturating_sub(1))
    }

    /// Selects the row at a position, or the last where there are fewer.
    pub fn select(&mut self, at: usize) {
        self.at = at.min(self.rows.list.ids.len().saturating_sub(1));
        self.wanted = self.selected();
        self.sought = None;
    }

    /// Selects a row by its id, now or as soon as the list has it. Removes filters or a fold that hide
    /// it.
    pub fn show(&mut self, id: RowId, cx: &Context<'_>, generation: u64) {
        self.wanted = Some(id);
        self.sought = None;
        self.refresh(cx, generation);
        self.at = self.position(&*self.of.sheet(), cx);
        if self.selected() == Some(id) {
            return;
        }
        self.options = ListOptions::default();
        let into = self.of.sheet().folded_into(cx, id);
        let closed = into.filter(|into| !self.is_opened(*into));
        if let (Some(opened), Some(into)) = (&mut self.opened, closed) {
            opened.push(into);
        }
        self.refresh(cx, generation);
    }

    /// Takes over the filters of another list on columns that both lists have.
    pub(crate) fn take_filters(&mut self, from: &SheetState, cx: &Context<'_>) {
        let own = self.of.sheet().columns(cx);
        let is_shared = |id: ColumnId| {
            let can_filter = |columns: &[Column]| {
                let mut columns = columns.iter();
                columns.any(|column| column.filter && column.id == id)
            };
            can_filter(&own) && can_filter(from.columns())
        };
        let mut options = self.options.clone();
        options.filters.retain(|(id, _)| !is_shared(*id));
        let taken = from.options.filters.iter().filter(|(id, _)| is_shared(*id));
        options.filters.extend(taken.cloned());
        if options != self.options {
            self.set_options(options);
        }
    }

    /// Changes how the list is narrowed and ordered. Its rows follow with the next
    /// [`Self::refresh`].
    pub(crate) fn set_options(&mut self, options: ListOptions) {
        self.options = options;
    }

    /// Notes the key of the selected row, before the data are replaced.
    pub(crate) fn note_selected(&mut self, cx: &Context<'_>) {
        if let Some(id) = self.selected().or(self.wanted) {
            self.sought = Some(self.of.sheet().key(cx, id));
        }
        self.wanted = None;
    }

    /// Translates the filters to data that were read again, as ids are valid for one dataset only.
    pub(crate) fn renew_filters(&mut self, old: &Context<'_>, new: &Context<'_>) {
        for (_, terms) in &mut self.options.filters {
            let renewed = terms.iter().filter_map(|term| term.renewed(old, new));
            *terms = renewed.collect();
        }
        self.options.filters.retain(|(_, terms)| !terms.is_empty());
        self.rows = Rows::default();
        self.rows_key = None;
        self.earlier.clear();
    }
}

/// The indicator and the measure that a row is about.
fn about(dataset: &Dataset, id: RowId) -> Option<(IndicatorId, Option<Measure>)> {
    match id {
        RowId::Indicator(id) => Some((id, None)),
        RowId::Line(id, measure) => Some((id, Some(measure))),
        RowId::Figure(record) => match dataset.subject(record)? {
            Subject::Observation(of) => Some((of.indicator, Some(of.measure))),
            Subject::Target(of) => Some((of.indicator, Some(of.measure))),
            _ => None,
        },
        RowId::Project(_)
        | RowId::Batch(_)
        | RowId::NoBatch(_)
        | RowId::Check(_)
        | RowId::Checks(_)
        | RowId::Article(_) => None,
    }
}
