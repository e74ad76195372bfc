//! The projects: a list under a funnel, a board by stage, or the batches.

mod batches;
mod board;
mod list;

use ratatui::layout::Rect;

use super::Screen;
use crate::analysis::pipeline::{self, NamedByStage};
use crate::dataset::ProgrammeId;
use crate::sheet::SheetId;
use crate::tui::canvas::Canvas;
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;

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

#[derive(Debug, Clone)]
pub struct Projects {
    pub view: ProjectsView,
    /// The projects, as a list and as a board.
    pub list: SheetState,
    pub batches: SheetState,
    /// The counts of the funnel, with the programme and the data they are of.
    funnel: Option<Counted>,
    detail: Detail,
}

/// The named projects of a programme, by stage. They are kept, because counting them goes through
/// all projects and a frame must not.
#[derive(Debug, Clone)]
struct Counted {
    generation: u64,
    programme: ProgrammeId,
    named: NamedByStage,
}

impl Default for Projects {
    fn default() -> Projects {
        Projects {
            view: ProjectsView::default(),
            list: SheetState::of(SheetId::Projects),
            batches: SheetState::of(SheetId::Batches),
            funnel: None,
            detail: Detail::default(),
        }
    }
}

impl Projects {
    /// The programme of the selected project.
    fn programme(&self, shared: &Shared) -> Option<ProgrammeId> {
        let row = list::row_of(shared, self.list.selected()?)?;
        pipeline::programme_of(&shared.dataset, row.project)
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

    fn refresh(&mut self, shared: &Shared) {
        let list = self.list_mut();
        list.refresh(&shared.context(), shared.generation);
        let programme = self.programme(shared);
        let counted = self.funnel.as_ref();
        let counted = counted.map(|of| (of.generation, of.programme));
        if counted != programme.map(|id| (shared.generation, id)) {
            self.funnel = programme.map(|programme| Counted {
                generation: shared.generation,
                programme,
                named: pipeline::named_by_stage(&shared.dataset, programme),
            });
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some(message) = rows::not_of_this_area(shared) {
            return rows::empty(shared, canvas, body, &message);
        }
        let blocks = self.shown_blocks(shared);
        let detail = (&*blocks, pane::width_for_words(body));
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            match self.view {
                ProjectsView::List => {
                    let funnel = self
                        .funnel
                        .as_ref()
                        .map(|of| pipeline::funnel_of(&shared.dataset, of.programme, &of.named));
                    let programme = self.funnel.as_ref().map(|of| of.programme);
                    list::draw(&self.list, programme.zip(funnel), shared, canvas, area);
                }
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
