//! The projects: a list under a funnel, a board by stage, or the batches.

mod batches;
mod board;
mod list;

use ratatui::layout::Rect;

use super::Screen;
use crate::sheet::SheetId;
use crate::tui::canvas::Canvas;
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;

/// The views of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectsView {
    /// Funnel and list.
    #[default]
    List,
    /// Columns by stage.
    Board,
    /// One row for each batch.
    Batches,
}

/// The screen.
#[derive(Debug, Clone)]
pub struct Projects {
    /// Which view.
    pub view: ProjectsView,
    /// The projects, as a list and as a board.
    pub list: SheetState,
    /// The batches.
    pub batches: SheetState,
    detail: Detail,
}

impl Default for Projects {
    fn default() -> Projects {
        Projects {
            view: ProjectsView::default(),
            list: SheetState::of(SheetId::Projects),
            batches: SheetState::of(SheetId::Batches),
            detail: Detail::default(),
        }
    }
}

impl Screen for Projects {
    fn list(&self) -> &SheetState {
        match self.view {
            ProjectsView::List | ProjectsView::Board => &self.list,
            ProjectsView::Batches => &self.batches,
        }
    }

    fn list_mut(&mut self) -> &mut SheetState {
        match self.view {
            ProjectsView::List | ProjectsView::Board => &mut self.list,
            ProjectsView::Batches => &mut self.batches,
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.list, &mut self.batches]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some(message) = rows::not_of_this_area(shared) {
            return rows::empty(shared, canvas, body, &message);
        }
        let blocks = self.blocks(shared);
        let detail = (self.detail, &*blocks, pane::width_for_words(body));
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            match self.view {
                ProjectsView::List => list::draw(&self.list, shared, canvas, area),
                ProjectsView::Board => board::draw(&self.list, shared, canvas, area),
                ProjectsView::Batches => batches::draw(&self.batches, shared, canvas, area),
            }
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    fn has_views(&self) -> bool {
        true
    }

    fn next_view(&mut self, _shared: &Shared) {
        self.view = match self.view {
            ProjectsView::List => ProjectsView::Board,
            ProjectsView::Board => ProjectsView::Batches,
            ProjectsView::Batches => ProjectsView::List,
        };
    }
}
