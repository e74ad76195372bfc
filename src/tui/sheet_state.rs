//! What every list of the dashboard has: its sheet, how it is narrowed and ordered, and the row
//! selected, by id.

use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Subject};
use crate::figure::period::Year;
use crate::sheet::list::{List, ListOptions, list};
use crate::sheet::{Column, ColumnId, Context, Evidence, RowId, SheetId};
use crate::text::Lang;

/// A list, and what is selected in it.
#[derive(Debug, Clone)]
pub struct SheetState {
    /// Which list.
    of: SheetId,
    /// How it is narrowed and ordered.
    options: ListOptions,
    /// What the user selected last, whether or not it is in the list now. Nothing but an act of the
    /// user sets it.
    wanted: Option<RowId>,
    /// The key of what was selected before the data were read again, until its row is found.
    sought: Option<String>,
    /// Where the selected row, or the nearest to it, stands.
    at: usize,
    list: List,
    stamp: Option<Stamp>,
}

/// Rows to be copied or exported, in the order of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which sheet.
    pub sheet: SheetId,
    /// Its rows, as they are narrowed and ordered.
    pub ids: Vec<RowId>,
}

/// All that the rows of a list depend on: if none of it has changed, neither have they.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    generation: u64,
    area: Option<AreaId>,
    year: Option<Year>,
    other_year: Option<Year>,
    lang: Lang,
    options: ListOptions,
}

impl SheetState {
    /// A list as it is by itself, with its first row selected.
    #[must_use]
    pub fn of(sheet: SheetId) -> SheetState {
        SheetState {
            of: sheet,
            options: ListOptions::default(),
            wanted: None,
            sought: None,
            at: 0,
            list: List::default(),
            stamp: None,
        }
    }

    /// Which list it is.
    #[must_use]
    pub fn sheet(&self) -> &SheetId {
        &self.of
    }

    /// Its rows, as they are narrowed and ordered.
    #[must_use]
    pub fn ids(&self) -> &[RowId] {
        &self.list.ids
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.list.columns
    }

    /// The rows with their groups.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// How it is narrowed and ordered.
    #[must_use]
    pub fn options(&self) -> &ListOptions {
        &self.options
    }

    /// Whether there is anything to narrow it by.
    #[must_use]
    pub fn can_be_narrowed(&self) -> bool {
        let is_empty = self.list.ids.is_empty() && self.options.filters.is_empty();
        !is_empty && self.list.columns.iter().any(|column| column.filter)
    }

    /// Whether there is anything to order it by.
    #[must_use]
    pub fn can_be_sorted(&self) -> bool {
        self.list.columns.iter().any(|column| column.sort.is_some())
    }

    /// The columns it can be ordered by.
    pub fn sortable(&self) -> impl Iterator<Item = &Column> {
        let columns = self.list.columns.iter();
        columns.filter(|column| column.sort.is_some())
    }

    /// Where the selected row stands.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The selected row; `None` where there are no rows.
    #[must_use]
    pub fn selected(&self) -> Option<RowId> {
        self.list.ids.get(self.at).copied()
    }

    /// The sheet and its rows, as they are narrowed and ordered.
    #[must_use]
    pub fn listed(&self) -> Listed {
        Listed {
            sheet: self.of.clone(),
            ids: self.list.ids.clone(),
        }
    }

    /// What the selected row stands on.
    #[must_use]
    pub fn evidence<'d>(&self, cx: &Context<'d>) -> Evidence<'d> {
        self.selected()
            .map_or_else(Evidence::default, |id| self.of.sheet().evidence(cx, id))
    }

    /// Works out the rows again, if anything they depend on has changed. `generation` counts how
    /// often the data or their audit were replaced.
    pub fn refresh(&mut self, cx: &Context<'_>, generation: u64) {
        let sheet = self.of.sheet();
        let inputs = sheet.inputs();
        let stamp = Stamp {
            generation,
            area: inputs.area.then_some(cx.area),
            year: inputs.year.then_some(cx.year),
            other_year: cx.other_year.filter(|_| inputs.other_year),
            lang: cx.lang,
            options: self.options.clone(),
        };
        if self.stamp.as_ref() == Some(&stamp) {
            return;
        }
        self.list = list(&*sheet, cx, &self.options);
        if let Some(key) = &self.sought
            && let Some(id) = RowId::find(&*sheet, cx, key)
        {
            self.wanted = Some(id);
            self.sought = None;
        }
        self.at = self.position(cx.dataset);
        self.stamp = Some(stamp);
    }

    /// Where what is wanted stands, or else the nearest to it: the same thing, the same indicator,
    /// the same place in the list.
    fn position(&self, dataset: &Dataset) -> usize {
        let ids = &self.list.ids;
        let found = self.wanted.and_then(|wanted| {
            let same = |id: &RowId| *id == wanted;
            let (indicator, measure) = about(dataset, wanted).unzip();
            let of = |id: &RowId| about(dataset, *id).unzip();
            ids.iter().position(same).or_else(|| {
                indicator?;
                let same_line = |id: &RowId| of(id) == (indicator, measure);
                let same_indicator = |id: &RowId| of(id).0 == indicator;
                let line = ids.iter().position(same_line);
                line.or_else(|| ids.iter().position(same_indicator))
            })
        });
        found.unwrap_or(self.at).min(ids.len().saturating_sub(1))
    }

    /// Selects the row at a position, or the last.
    pub fn select(&mut self, at: usize) {
        self.at = at.min(self.list.ids.len().saturating_sub(1));
        self.wanted = self.selected();
        self.sought = None;
    }

    /// Selects a row wherever it stands, now or once the list has it. What hides it is taken away.
    pub fn show(&mut self, id: RowId, cx: &Context<'_>, generation: u64) {
        self.wanted = Some(id);
        self.sought = None;
        self.stamp = None;
        self.refresh(cx, generation);
        if self.selected() != Some(id) && !self.options.is_default() {
            self.set_options(ListOptions::default());
            self.refresh(cx, generation);
        }
    }

    /// Takes over how another list is narrowed, as far as both have the column.
    pub fn take_filters(&mut self, from: &SheetState, cx: &Context<'_>) {
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

    /// Narrows and orders the list otherwise; the rows follow when it is refreshed.
    pub fn set_options(&mut self, options: ListOptions) {
        self.options = options;
        self.stamp = None;
    }

    /// Notes what is selected by its key, before the data are replaced.
    pub fn note_selected(&mut self, cx: &Context<'_>) {
        if let Some(id) = self.selected().or(self.wanted) {
            self.sought = Some(self.of.sheet().key(cx, id));
        }
        self.wanted = None;
    }

    /// Takes over the filters for data that were read again: ids of the old dataset mean nothing
    /// there.
    pub fn renew_filters(&mut self, old: &Context<'_>, new: &Context<'_>) {
        for (_, terms) in &mut self.options.filters {
            let renewed = terms.iter().filter_map(|term| term.renewed(old, new));
            *terms = renewed.collect();
        }
        self.options.filters.retain(|(_, terms)| !terms.is_empty());
        self.stamp = None;
        self.list = List::default();
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
        RowId::Project(_) | RowId::Batch(_) | RowId::Check(_) | RowId::Article(_) => None,
    }
}
