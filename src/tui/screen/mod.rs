//! The screens of the tabs. A screen owns its lists, its keys and its drawing. Screens must not use each
//! other and do not know to which tab they belong.

pub mod audit;
pub mod charts;
pub mod overview;
pub mod projects;
pub mod sources;
pub mod targets;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::pane::{self, Detail};
use super::shared::Shared;
use super::sheet_state::{Listed, SheetState};
use super::tab::Tab;
use crate::dataset::{ArticleId, Citation};
use crate::sheet::detail::{self, Block};
use crate::sheet::{Evidence, RowId};
use crate::text::Lang;

/// What a screen can compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compares {
    Nothing,
    /// The year shown with another.
    Years,
    /// The selected indicator with others.
    Indicators,
}

/// Which data the list of a screen covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One area. The user can choose the area and the year.
    Area,
    /// One area, whatever the year. The user can choose the area.
    AreaInAllYears,
    /// The whole dataset.
    Dataset,
}

/// Where a key moves the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    Up,
    Down,
    Left,
    Right,
}

/// What `Enter` has done on a screen before its general action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// Nothing; the general action opens the detail or leads to the evidence of the selected row.
    Follow,
    /// Everything; the general action is skipped.
    Done,
    /// Nothing, for this reason.
    Refused(String),
    /// Nothing; the general action leads to this check.
    Check(u32),
}

/// How the user came to a screen with a figure of another tab. `Esc` leads back there, and each
/// screen on the way keeps its own visit.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The tab the user came from.
    pub from: Tab,
    /// The lines that belong to the figure, its own first.
    pub places: Vec<Citation>,
    /// The one shown, by its position; `None` after the user has selected another figure.
    pub at: Option<usize>,
}

pub trait Screen {
    /// The list of the view.
    fn list(&self) -> &SheetState;
    fn list_mut(&mut self) -> &mut SheetState;
    /// The lists of all its views.
    fn lists_mut(&mut self) -> Vec<&mut SheetState>;
    /// Recomputes its contents if their inputs have changed.
    fn refresh(&mut self, shared: &Shared) {
        let list = self.list_mut();
        list.refresh(&shared.context(), shared.generation);
    }

    /// Makes what [`Self::refresh`] needs and what does not depend on the audit, while that is running.
    fn begin(&mut self, _shared: &Shared) {}

    /// Makes and keeps the parts of the picture that do not depend on the selected row. Drawing works
    /// without it, but is faster with it.
    fn prepare(&mut self, _shared: &Shared, _body: Rect) {}

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect);

    /// How many rows can be selected.
    fn rows(&self) -> usize {
        self.list().ids().len()
    }

    /// The position of the selected row among them; `None` where none is selected.
    fn at(&self) -> Option<usize> {
        Some(self.list().at())
    }

    /// Selects the row at a position, or the last where there are fewer.
    fn select(&mut self, at: usize) {
        self.list_mut().select(at);
    }

    /// The selected row.
    fn selected(&self) -> Option<RowId> {
        self.list().selected()
    }

    /// Whether the detail of the selected row is shown; `None` if the screen has no details.
    fn detail(&self) -> Option<Detail> {
        None
    }

    /// Shows or hides the detail.
    fn set_detail(&mut self, _detail: Detail) {}

    /// Whether the window is wide enough for a detail beside the list.
    fn has_room_beside(&self, shared: &Shared) -> bool {
        pane::has_room(shared)
    }

    /// The selected row in full; empty where nothing is selected.
    fn blocks<'s>(&'s self, shared: &'s Shared) -> Vec<Block<'s>> {
        let selected = self.selected();
        selected.map_or_else(Vec::new, |id| detail::detail(&shared.context(), id))
    }

    /// The selected row in full if its detail is shown, else nothing.
    fn shown_blocks<'s>(&'s self, shared: &'s Shared) -> Vec<Block<'s>> {
        match self.detail() {
            Some(detail) if detail.is_shown_where(shared, self.has_room_beside(shared)) => {
                self.blocks(shared)
            }
            _ => Vec::new(),
        }
    }

    /// The evidence of the selected row: its figures, their lines and its entry.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        self.list().evidence(&shared.context())
    }

    /// The rows that are exported and copied.
    fn exported(&self, _shared: &Shared) -> Listed {
        self.list().listed()
    }

    /// The text to copy for a selected row that belongs to no sheet.
    fn copied(&self, _shared: &Shared) -> Option<String> {
        None
    }

    /// Facts in addition to its list, one a line.
    fn notes(&self, shared: &Shared) -> Vec<String> {
        let sheet = self.list().sheet().sheet();
        sheet.notes(&shared.context())
    }

    fn has_views(&self) -> bool {
        false
    }

    fn next_view(&mut self, _shared: &Shared) {}

    /// The articles that printed what it shows, those with the most figures first.
    fn articles(&self) -> &[ArticleId] {
        &self.list().measured().articles
    }

    fn compares(&self) -> Compares {
        Compares::Nothing
    }

    /// Whether its rows are arranged in columns, between which the keys for years move if the screen has
    /// no years.
    fn has_columns(&self) -> bool {
        false
    }

    /// The position of the row that lies in a direction; `None` where rows follow each other as in
    /// the list.
    fn step(&self, _shared: &Shared, _towards: Towards) -> Option<usize> {
        None
    }

    /// Whether its list can be filtered and ordered.
    fn is_arranged(&self) -> bool {
        true
    }

    fn scope(&self) -> Scope {
        Scope::Area
    }

    /// What `Enter` does on this screen before anything else.
    fn enter(&mut self, _shared: &Shared) -> Entered {
        Entered::Follow
    }

    /// The hint for `Enter` in one word, if it does something other than leading to the evidence.
    fn enter_hint(&self, _lang: Lang) -> Option<&'static str> {
        None
    }

    /// Undoes part of its own state at `Esc`. Returns whether there was anything to undo.
    fn step_back(&mut self) -> bool {
        false
    }

    /// Ends the visit of a figure. Returns the tab that the user came from.
    fn leave(&mut self) -> Option<Tab> {
        None
    }

    /// Called after the user has selected another row.
    fn moved(&mut self) {}
}
