//! The projects: phase by phase, as a list, or as a board by stage.

mod board;
mod cards;
mod drawing;
mod list;
mod message;
mod phase;
mod phases;
mod shares;
mod stages;
mod status;
mod table;

use ratatui::layout::Rect;

use super::{Scope, Screen, Towards};
use crate::analysis::pipeline::{self, Funnel, NamedByStage};
use crate::dataset::ProgrammeId;
use crate::sheet::SheetId;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectsView {
    /// The stages of the main programme, and one row for each batch.
    #[default]
    Phases,
    /// One row for each project.
    List,
    /// Columns by stage.
    Board,
}

#[derive(Debug, Clone)]
pub struct Projects {
    pub view: ProjectsView,
    /// The projects, as a list and as a board.
    pub list: SheetState,
    pub batches: SheetState,
    /// The rows of the phases, kept because each of them goes through all projects.
    phases: phase::Kept,
    main: Option<Counted>,
    opening: Opening,
    detail: Detail,
}

/// The named projects of the main programme, by stage. They are kept, because counting them goes
/// through all projects and a frame must not.
#[derive(Debug, Clone)]
struct Counted {
    generation: u64,
    /// The first programme that has projects; `None` where there is none.
    programme: Option<(ProgrammeId, NamedByStage)>,
}

impl Counted {
    fn of(shared: &Shared) -> Counted {
        let dataset = &shared.dataset;
        let counted = dataset.programmes().map(|(id, _)| {
            let named = pipeline::named_by_stage(dataset, id);
            (id, named)
        });
        let has_projects = |(id, named): &(ProgrammeId, NamedByStage)| {
            pipeline::funnel_of(dataset, *id, named).total.named > 0
        };
        Counted {
            generation: shared.generation,
            programme: counted.into_iter().find(has_projects),
        }
    }
}

impl Default for Projects {
    fn default() -> Projects {
        Projects {
            view: ProjectsView::default(),
            list: SheetState::of(SheetId::Projects),
            batches: SheetState::of(SheetId::Batches),
            phases: phase::Kept::default(),
            main: None,
            opening: Opening::default(),
            detail: Detail::IfWide,
        }
    }
}

impl Projects {
    /// The main programme by stages.
    fn main<'s>(&'s self, shared: &'s Shared) -> Option<(ProgrammeId, Funnel<'s>)> {
        let (id, named) = self.main.as_ref()?.programme.as_ref()?;
        Some((*id, pipeline::funnel_of(&shared.dataset, *id, named)))
    }

    /// The columns of the detail beside the list.
    fn pane(&self, body: Rect) -> u16 {
        match self.view {
            ProjectsView::Phases => phases::pane(body),
            ProjectsView::List | ProjectsView::Board => pane::width_for_words(body),
        }
    }
}

impl Screen for Projects {
    fn list(&self) -> &SheetState {
        match self.view {
            ProjectsView::Phases => &self.batches,
            ProjectsView::List | ProjectsView::Board => &self.list,
        }
    }

    fn list_mut(&mut self) -> &mut SheetState {
        match self.view {
            ProjectsView::Phases => &mut self.batches,
            ProjectsView::List | ProjectsView::Board => &mut self.list,
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.list, &mut self.batches]
    }

    fn refresh(&mut self, shared: &Shared) {
        let list = self.list_mut();
        list.refresh(&shared.context(), shared.generation);
        let counted = self.main.as_ref().map(|of| of.generation);
        if counted != Some(shared.generation) {
            self.main = Some(Counted::of(shared));
        }
        if self.view == ProjectsView::Phases {
            let main = self.main(shared).map(|(id, _)| id);
            self.phases.renew(&self.batches, main, shared);
            if let Some(id) = main {
                self.opening.renew(About::Programme(id), shared);
            }
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some(message) = rows::not_of_this_area(shared) {
            return rows::empty(shared, canvas, body, &message);
        }
        let blocks = self.shown_blocks(shared);
        let detail = (&*blocks, self.pane(body));
        let main = self.main(shared);
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            match self.view {
                ProjectsView::Phases => {
                    let rows = self.phases.rows();
                    match main {
                        Some(_) => self.opening.put(shared, canvas, area),
                        None => message::put(shared, None, canvas, area),
                    }
                    phases::draw(&self.batches, rows, main.as_ref(), shared, canvas, area);
                }
                ProjectsView::List => list::draw(&self.list, main.as_ref(), shared, canvas, area),
                ProjectsView::Board => board::draw(&self.list, main.as_ref(), shared, canvas, area),
            }
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    /// A detail that the user has not opened is shown in wide windows only, because the names and columns
    /// of projects need much room.
    fn set_detail(&mut self, detail: Detail) {
        self.detail = match detail {
            Detail::IfRoom => Detail::IfWide,
            asked => asked,
        };
    }

    fn has_views(&self) -> bool {
        true
    }

    fn next_view(&mut self, _shared: &Shared) {
        self.view = match self.view {
            ProjectsView::Phases => ProjectsView::List,
            ProjectsView::List => ProjectsView::Board,
            ProjectsView::Board => ProjectsView::Phases,
        };
    }

    fn scope(&self) -> Scope {
        Scope::AreaInAllYears
    }

    fn has_columns(&self) -> bool {
        self.view == ProjectsView::Board
    }

    fn step(&self, shared: &Shared, towards: Towards) -> Option<usize> {
        match self.view {
            ProjectsView::Board => board::step(&self.list, shared, towards),
            ProjectsView::Phases | ProjectsView::List => None,
        }
    }
}
