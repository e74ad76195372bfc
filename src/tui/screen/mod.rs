//! The screens of the tabs. Each has its lists, what it does with a key, and how it is drawn; none
//! knows another, nor which tab it is.

pub mod audit;
pub mod charts;
pub mod overview;
pub mod projects;
pub mod sources;
pub mod targets;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::pane::Detail;
use super::shared::Shared;
use super::sheet_state::{Listed, SheetState};
use super::tab::Tab;
use crate::dataset::Citation;
use crate::sheet::Evidence;
use crate::sheet::detail::{self, Block};

/// What a second year or indicator can stand beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compares {
    /// Nothing.
    Nothing,
    /// The year shown.
    Years,
    /// The indicators chosen before.
    Indicators,
}

/// Of what a screen shows its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Of one area, with one year pointed out.
    Area,
    /// Of the whole dataset.
    Dataset,
}

/// What `Enter` does beside opening the detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// It leads to what the selected row stands on.
    Follow,
    /// The screen has done what there is to do.
    Done,
    /// There is something to be told.
    Told(String),
}

/// How the user came to a screen with a figure of another tab. `Esc` leads back there, and each
/// screen on the way keeps its own visit.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The tab the user came from.
    pub from: Tab,
    /// The lines that belong to the figure, its own first.
    pub places: Vec<Citation>,
    /// Which of them is shown; none after the user has selected another figure.
    pub at: Option<usize>,
}

/// One screen.
pub trait Screen {
    /// The list of the view.
    fn list(&self) -> &SheetState;
    /// The list of the view, to be changed.
    fn list_mut(&mut self) -> &mut SheetState;
    /// The lists of all its views.
    fn lists_mut(&mut self) -> Vec<&mut SheetState>;
    /// Works out again what it shows, as far as anything that depends on has changed.
    fn refresh(&mut self, shared: &Shared) {
        let list = self.list_mut();
        list.refresh(&shared.context(), shared.generation);
    }

    /// Draws it.
    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect);

    /// Whether the detail of the selected row is shown; `None` where all there is stands on the
    /// screen at once.
    fn detail(&self) -> Option<Detail> {
        None
    }

    /// Shows the detail or takes it away.
    fn set_detail(&mut self, _detail: Detail) {}

    /// The selected row in full; empty where nothing is selected.
    fn blocks<'s>(&'s self, shared: &'s Shared) -> Vec<Block<'s>> {
        let selected = self.list().selected();
        selected.map_or_else(Vec::new, |id| detail::detail(&shared.context(), id))
    }

    /// The same where the detail is shown in this window, and nothing elsewhere.
    fn shown_blocks<'s>(&'s self, shared: &'s Shared) -> Vec<Block<'s>> {
        match self.detail() {
            Some(detail) if detail.is_shown(shared) => self.blocks(shared),
            _ => Vec::new(),
        }
    }

    /// The figures, the lines and the entry that the selected row stands on.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        self.list().evidence(&shared.context())
    }

    /// What is exported and copied from.
    fn exported(&self, _shared: &Shared) -> Listed {
        self.list().listed()
    }

    /// What it tells beside its list, a fact a line.
    fn notes(&self, shared: &Shared) -> Vec<String> {
        let sheet = self.list().sheet().sheet();
        sheet.notes(&shared.context())
    }

    /// Whether it has several views.
    fn has_views(&self) -> bool {
        false
    }

    /// Goes on to the next view.
    fn next_view(&mut self, _shared: &Shared) {}

    /// What can be compared.
    fn compares(&self) -> Compares {
        Compares::Nothing
    }

    /// Of what its list is.
    fn scope(&self) -> Scope {
        Scope::Area
    }

    /// What `Enter` does here before it opens the detail, or follows what the row stands on.
    fn enter(&mut self, _shared: &Shared) -> Entered {
        Entered::Follow
    }

    /// Takes back the last thing of its own that `Esc` takes back; whether there was one.
    fn step_back(&mut self) -> bool {
        false
    }

    /// The tab the user came from with a figure, which is forgotten.
    fn leave(&mut self) -> Option<Tab> {
        None
    }

    /// Another row was selected by the user.
    fn moved(&mut self) {}
}
