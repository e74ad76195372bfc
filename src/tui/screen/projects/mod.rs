//! The projects: phase by phase, as a list, or as a board by stage.

mod board;
mod cards;
mod columns;
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

use self::board::Board;
use self::phase::PhaseRow;
use self::phases::{Bar, Layout, Picture, Place};
use super::{Scope, Screen, Towards};
use crate::analysis::pipeline::{self, Funnel, NamedByStage};
use crate::dataset::ProgrammeId;
use crate::sheet::SheetId;
use crate::tui::cache::Drawings;
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
    main: Drawings<(), Named>,
    /// The rows of the phases, of this revision of the list. Each of them goes through all projects.
    phases: Drawings<u64, Vec<PhaseRow>>,
    bar: Drawings<Rect, Option<Bar>>,
    picture: Drawings<Place, Picture>,
    board: Drawings<u64, Board>,
    opening: Opening,
    detail: Detail,
}

/// The named projects of the main programme, by stage. They are kept, because counting them goes
/// through all projects and a frame must not.
#[derive(Debug, Clone)]
struct Named {
    /// The first programme that has projects; `None` where there is none.
    programme: Option<(ProgrammeId, NamedByStage)>,
    /// The projects of all programmes.
    all: usize,
}

impl Named {
    fn of(shared: &Shared) -> Named {
        let dataset = &shared.dataset;
        let counted = dataset.programmes().map(|(id, _)| {
            let named = pipeline::named_by_stage(dataset, id);
            (id, named)
        });
        let has_projects = |(id, named): &(ProgrammeId, NamedByStage)| {
            pipeline::funnel_of(dataset, *id, named).total.named > 0
        };
        Named {
            programme: counted.into_iter().find(has_projects),
            all: dataset.projects().count(),
        }
    }
}

/// The main programme by stages.
struct Main<'d> {
    programme: Option<(ProgrammeId, Funnel<'d>)>,
    /// The projects of all programmes.
    all: usize,
}

impl Default for Projects {
    fn default() -> Projects {
        Projects {
            view: ProjectsView::default(),
            list: SheetState::of(SheetId::Projects),
            batches: SheetState::of(SheetId::Batches),
            main: Drawings::default(),
            phases: Drawings::default(),
            bar: Drawings::default(),
            picture: Drawings::default(),
            board: Drawings::default(),
            opening: Opening::default(),
            detail: Detail::IfWide,
        }
    }
}

impl Projects {
    fn main<'s>(&'s self, shared: &'s Shared) -> Main<'s> {
        let named = self.main.latest();
        let programme = named.and_then(|named| named.programme.as_ref());
        let programme = programme.map(|(id, named)| {
            let funnel = pipeline::funnel_of(&shared.dataset, *id, named);
            (*id, funnel)
        });
        Main {
            programme,
            all: named.map_or(0, |named| named.all),
        }
    }

    /// The area of the list in the body; `None` if the detail covers it.
    fn list_area(&self, shared: &Shared, body: Rect) -> Option<Rect> {
        let has_room = pane::has_room(shared);
        let is_shown = self.selected().is_some() && self.detail.is_shown(shared);
        match is_shown {
            false => Some(body),
            true if has_room => Some(pane::list_beside(self.pane(body), body)),
            true => None,
        }
    }

    fn draw_phases(&self, shared: &Shared, canvas: &mut Canvas<'_>, area: Rect) {
        let rows = self.phases.latest().map_or(&[][..], Vec::as_slice);
        let main = self.main(shared);
        match main.programme {
            Some(_) => self.opening.put(shared, canvas, area),
            None => message::put(shared, &main, canvas, area),
        }
        let bar = match self.bar.get(shared, &area) {
            Some(bar) => bar,
            None => &make_bar(&main, shared, area),
        };
        let bar = bar.as_ref();
        let layout = Layout::of(&self.batches, rows, bar, shared, area);
        let picture = match self.picture.get(shared, layout.place()) {
            Some(picture) => picture,
            None => &Picture::of(&self.batches, rows, shared, layout.place()),
        };
        let kept = (&layout, bar, picture);
        phases::draw(&self.batches, kept, shared, canvas, area);
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
        let named = || Named::of(shared);
        let named = self.main.get_or_insert_with(shared, (), named);
        let main = named.programme.as_ref().map(|(id, _)| *id);
        match self.view {
            ProjectsView::Phases => {
                let rows = || phase::rows(&self.batches, main, shared);
                let revision = self.batches.revision();
                self.phases.get_or_insert_with(shared, revision, rows);
                if let Some(id) = main {
                    self.opening.renew(About::Programme(id), shared);
                }
            }
            ProjectsView::List | ProjectsView::Board => {
                let board = || Board::of(&self.list, shared);
                let revision = self.list.revision();
                self.board.get_or_insert_with(shared, revision, board);
            }
        }
    }

    fn prepare(&mut self, shared: &Shared, body: Rect) {
        let Some(area) = self.list_area(shared, body) else {
            return;
        };
        match self.view {
            ProjectsView::Phases => {
                if self.bar.get(shared, &area).is_none() {
                    let bar = make_bar(&self.main(shared), shared, area);
                    self.bar.insert(shared, area, bar);
                }
                let bar = self.bar.latest().and_then(Option::as_ref);
                let rows = self.phases.latest().map_or(&[][..], Vec::as_slice);
                let layout = Layout::of(&self.batches, rows, bar, shared, area);
                let place = layout.place();
                let picture = || Picture::of(&self.batches, rows, shared, place);
                self.picture
                    .get_or_insert_with(shared, place.clone(), picture);
            }
            ProjectsView::Board => {
                let board = || Board::of(&self.list, shared);
                let revision = self.list.revision();
                let board = self.board.get_or_insert_with(shared, revision, board);
                board.renew(&self.list, shared, area);
            }
            ProjectsView::List => {}
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some(message) = rows::not_of_this_area(shared) {
            return rows::empty(shared, canvas, body, &message);
        }
        let blocks = self.shown_blocks(shared);
        let detail = (&*blocks, self.pane(body));
        let board = self.board.get(shared, &self.list.revision());
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            let main = || self.main(shared);
            match self.view {
                ProjectsView::Phases => self.draw_phases(shared, canvas, area),
                ProjectsView::List => {
                    let columns = board.map(Board::columns);
                    list::draw(columns, &self.list, &main(), shared, canvas, area);
                }
                ProjectsView::Board => {
                    board::draw(board, &self.list, &main(), shared, canvas, area);
                }
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
            ProjectsView::Board => {
                let board = self.board.get(shared, &self.list.revision())?;
                columns::step(board.columns(), &self.list, towards)
            }
            ProjectsView::Phases | ProjectsView::List => None,
        }
    }
}

/// The bar of the main programme in an area.
fn make_bar(main: &Main<'_>, shared: &Shared, area: Rect) -> Option<Bar> {
    let (_, funnel) = main.programme.as_ref()?;
    Bar::of(funnel, shared, area)
}
