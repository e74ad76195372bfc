//! The screens of the tabs. A screen owns its lists, what keys do to it, and how it is drawn.
//! Screens do not use each other, and do not know which tab they are.

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

/// What `Enter` has done on a screen, before it opens the detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// Nothing: it opens the detail, or leads to what the selected row stands on.
    Follow,
    /// All there is to do.
    Done,
    /// Nothing, for this reason.
    Told(String),
    /// Nothing: it leads to this check.
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
    /// Recomputes what it shows, if anything that depends on has changed.
    fn refresh(&mut self, shared: &Shared) {
        let list = self.list_mut();
        list.refresh(&shared.context(), shared.generation);
    }

    /// Makes what [`Screen::draw`] shows in such a body whichever row is selected, unless that is there
    /// already. Drawing does not need it, but is quicker with it.
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

    /// The figures, the lines and the entry that the selected row stands on.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        self.list().evidence(&shared.context())
    }

    /// The rows that are exported and copied.
    fn exported(&self, _shared: &Shared) -> Listed {
        self.list().listed()
    }

    /// What is copied of a selected row that no sheet tells.
    fn copied(&self, _shared: &Shared) -> Option<String> {
        None
    }

    /// Facts that stand beside its list, one a line.
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

    /// Whether its rows stand in columns, so that the keys of years, where it has no years, move
    /// between them.
    fn has_columns(&self) -> bool {
        false
    }

    /// The position of the row that lies in a direction; `None` where rows follow each other as in
    /// the list.
    fn step(&self, _shared: &Shared, _towards: Towards) -> Option<usize> {
        None
    }

    /// Whether the user narrows and orders its list.
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

    /// What `Enter` does here, in a word, where it is not to show what a row stands on.
    fn enter_hint(&self, _lang: Lang) -> Option<&'static str> {
        None
    }

    /// Undoes something of its own with `Esc`. Returns whether there was anything.
    fn step_back(&mut self) -> bool {
        false
    }

    /// Ends the visit of a figure. Returns the tab that the user came from.
    fn leave(&mut self) -> Option<Tab> {
        None
    }

    /// The user has selected another row.
    fn moved(&mut self) {}
}
