//! The state of the dashboard.

mod navigation;
mod screens;

use std::sync::Arc;

use super::pane::Detail;
use super::popup::Slot;
use super::present::state::{Presenting, Show};
use super::screen::{Scope, Screen, Towards};
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::tab::Tab;
use crate::analysis::audit::Audit;
use crate::analysis::verify;
use crate::dataset::{AreaId, Dataset};
use crate::figure::period::Year;
use crate::sheet::ColumnId;
use crate::sheet::list::ListOptions;
use crate::sheet::search::Matches;
use crate::text::Lang;
use screens::Screens;

/// The state of the dashboard: what is shown, and how the user came there.
#[derive(Debug)]
pub struct Model {
    pub shared: Shared,
    pub tab: Tab,
    pub screens: Screens,
    /// The matches of the last search.
    pub matches: Option<Matches>,
    /// Whether clicks come here rather than selecting text in the terminal.
    pub mouse: bool,
    pub popup: Slot,
    /// The slides over everything else, while they are presented.
    pub presenting: Option<Presenting>,
    /// What the user wants of every presentation.
    pub show: Show,
    /// A message that is shown until the next key.
    pub notice: Option<String>,
}

impl Model {
    /// A dataset at its own area and the newest year that has results.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, lang: Lang) -> Model {
        let area = dataset.zone().home;
        let newest = crate::analysis::headline::newest_year_with_results(&dataset, area);
        let year = newest
            .or_else(|| dataset.years(area).next_back())
            .unwrap_or(0);
        Model::at(dataset, lang, area, year)
    }

    /// A dataset at an area and a year of it.
    #[must_use]
    pub fn at(dataset: Arc<Dataset>, lang: Lang, area: AreaId, year: Year) -> Model {
        let mut model = Model::unfilled(dataset, lang, area, year);
        model.refresh();
        model
    }

    /// The same, without its rows, which the first [`Self::refresh`] makes.
    #[must_use]
    pub fn unfilled(dataset: Arc<Dataset>, lang: Lang, area: AreaId, year: Year) -> Model {
        Model {
            shared: Shared::new(dataset, lang, area, year),
            tab: Tab::Overview,
            screens: Screens::default(),
            matches: None,
            mouse: true,
            popup: Slot::default(),
            presenting: None,
            show: Show::default(),
            notice: None,
        }
    }

    /// The screen of the tab.
    #[must_use]
    pub fn screen(&self) -> &dyn Screen {
        self.screens.of(self.tab)
    }

    /// The screen of the tab, and what all screens know.
    pub fn screen_mut(&mut self) -> (&mut dyn Screen, &Shared) {
        (self.screens.of_mut(self.tab), &self.shared)
    }

    /// The list of the tab's view.
    #[must_use]
    pub fn table(&self) -> &SheetState {
        self.screen().list()
    }

    /// The lists of all views.
    pub(crate) fn tables_mut(&mut self) -> Vec<&mut SheetState> {
        let all = self.screens.all_mut();
        all.into_iter().flat_map(Screen::lists_mut).collect()
    }

    /// Makes what the view needs and what does not depend on the audit.
    pub fn begin(&mut self) {
        let (screen, shared) = self.screen_mut();
        screen.begin(shared);
    }

    /// Recomputes the rows of the view, if anything they depend on has changed.
    pub fn refresh(&mut self) {
        let (screen, shared) = self.screen_mut();
        screen.refresh(shared);
        if let Some(presenting) = &mut self.presenting {
            presenting.refresh(&self.shared);
        }
    }

    #[must_use]
    pub fn rows(&self) -> usize {
        self.screen().rows()
    }

    /// The position of the selected row of the view; the first where none is selected.
    #[must_use]
    pub fn row(&self) -> usize {
        self.screen().at().unwrap_or(0)
    }

    /// Selects the row `rows` below the selected one, or the first row if none is selected.
    pub(crate) fn select_below(&mut self, rows: usize) {
        let to = self.screen().at();
        self.select(to.map_or(0, |at| at.saturating_add(rows)));
    }

    /// Selects a row of the view by its position, or the last where there are fewer.
    pub fn select(&mut self, row: usize) {
        let before = self.screen().selected();
        let (screen, _) = self.screen_mut();
        screen.select(row);
        if screen.selected() != before {
            screen.moved();
        }
    }

    fn shows_detail(&self) -> bool {
        let detail = self.screen().detail();
        detail.is_none_or(|detail| {
            detail.is_shown_where(&self.shared, self.screen().has_room_beside(&self.shared))
        })
    }

    #[must_use]
    pub(crate) fn detail_covers_list(&self) -> bool {
        let detail = self.screen().detail();
        detail.is_some_and(|detail| {
            detail.is_shown_where(&self.shared, self.screen().has_room_beside(&self.shared))
        }) && !self.screen().has_room_beside(&self.shared)
    }

    /// Shows the detail of the selected row. Returns whether it was hidden.
    pub fn open_detail(&mut self) -> bool {
        let is_hidden = !self.shows_detail();
        if is_hidden {
            let (screen, _) = self.screen_mut();
            screen.set_detail(Detail::Open);
        }
        is_hidden
    }

    pub(crate) fn close_detail(&mut self) {
        let (screen, shared) = self.screen_mut();
        screen.set_detail(match screen.has_room_beside(shared) {
            true => Detail::Closed,
            false => Detail::IfRoom,
        });
    }

    /// Shows a tab as the first one.
    pub fn open(&mut self, tab: Tab) {
        self.begin_with(tab);
        self.refresh();
    }

    /// The same, without its rows, which the next [`Self::refresh`] makes.
    pub fn begin_with(&mut self, tab: Tab) {
        self.tab = tab;
        self.verify_citations();
    }

    /// Checks the citations against the articles' texts when the sources are first shown.
    pub(crate) fn verify_citations(&mut self) {
        let shared = &mut self.shared;
        let is_due = self.tab == Tab::Sources && shared.verified.is_empty();
        if is_due && !shared.texts.is_empty() {
            shared.verified = Arc::new(verify::verify(&shared.dataset, &shared.texts));
            shared.generation = shared.generation.saturating_add(1);
        }
    }

    /// Takes over the audit of the dataset.
    pub fn set_audit(&mut self, audit: Arc<Audit>) {
        self.shared.audit = Some(audit);
        self.shared.generation = self.shared.generation.saturating_add(1);
        // The next search finds the checks too.
        self.shared.index.take();
        self.refresh();
    }

    /// Changes how the list of the view is narrowed or ordered. The selected row stays selected
    /// while the list has it.
    pub(crate) fn change_options(&mut self, change: impl FnOnce(&mut ListOptions)) {
        let (screen, _) = self.screen_mut();
        let list = screen.list_mut();
        let mut options = list.options().clone();
        change(&mut options);
        list.set_options(options);
        self.refresh();
    }

    /// Orders the list of the view by a column, in the other direction where it is ordered by it
    /// already; `None` restores the order of the data files.
    pub fn sort_by(&mut self, column: Option<ColumnId>) {
        let columns = self.table().columns();
        let column = column.and_then(|id| columns.iter().find(|of| of.id == id).cloned());
        self.change_options(|options| options.sort_by(column.as_ref()));
    }

    /// Whether the list is of one area, so that the user can ask for another.
    #[must_use]
    pub(crate) fn is_of_one_area(&self) -> bool {
        self.screen().scope() != Scope::Dataset
    }

    /// Whether the list is of one year, so that the user can ask for another.
    #[must_use]
    pub(crate) fn is_of_one_year(&self) -> bool {
        self.screen().scope() == Scope::Area
    }

    /// Moves the selection in a direction.
    pub fn step(&mut self, towards: Towards) {
        let lies_there = self.screen().step(&self.shared, towards);
        let to = match towards {
            Towards::Up => self.row().saturating_sub(1),
            // If nothing is selected yet, the first step selects the first row.
            Towards::Down => self.screen().at().map_or(0, |at| at.saturating_add(1)),
            Towards::Left | Towards::Right => self.row(),
        };
        self.select(lies_there.unwrap_or(to));
    }

    /// Shows another area, in the chosen year or the nearest that it has.
    pub fn change_area(&mut self, area: AreaId) {
        if area != self.shared.area {
            self.shared.area = area;
            self.settle();
        }
    }

    /// Falls back to a year that the area has.
    pub(crate) fn settle(&mut self) {
        self.shared.settle_year();
        self.refresh();
    }
}
