//! Targets and results: of one year with bars, or of all years side by side.

mod all_years;
mod sectioned;
mod year;

use ratatui::layout::Rect;

use super::{Compares, Screen};
use crate::sheet::SheetId;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use all_years::AllYears;
use sectioned::Sectioned;
use year::Year;

/// The width from which the detail is shown beside the targets.
const BESIDE: u16 = 160;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetsView {
    /// One year, with bars.
    #[default]
    Year,
    /// All years side by side.
    AllYears,
}

#[derive(Debug, Clone)]
pub struct Targets {
    pub view: TargetsView,
    /// The scorecard of the year.
    pub year: SheetState,
    /// All years side by side.
    pub all_years: SheetState,
    opening: Opening,
    detail: Detail,
    year_sections: Sectioned<Year>,
    all_years_sections: Sectioned<AllYears>,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets {
            view: TargetsView::default(),
            year: SheetState::of(SheetId::Scorecard),
            all_years: SheetState::of(SheetId::AllYears),
            opening: Opening::default(),
            detail: Detail::default(),
            year_sections: Sectioned::default(),
            all_years_sections: Sectioned::default(),
        }
    }
}

impl Targets {
    /// The area of the list in the body; `None` if the detail covers it.
    fn list_area(&self, shared: &Shared, body: Rect) -> Option<Rect> {
        let has_room = self.has_room_beside(shared);
        match self.detail.is_shown_where(shared, has_room) {
            false => Some(body),
            true if has_room => Some(pane::list_beside(pane::width_for_words(body), body)),
            true => None,
        }
    }
}

impl Screen for Targets {
    fn list(&self) -> &SheetState {
        match self.view {
            TargetsView::Year => &self.year,
            TargetsView::AllYears => &self.all_years,
        }
    }

    fn list_mut(&mut self) -> &mut SheetState {
        match self.view {
            TargetsView::Year => &mut self.year,
            TargetsView::AllYears => &mut self.all_years,
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.year, &mut self.all_years]
    }

    fn refresh(&mut self, shared: &Shared) {
        self.list_mut()
            .refresh(&shared.context(), shared.generation);
        let about = match self.view {
            TargetsView::Year => About::Verdicts,
            TargetsView::AllYears => About::AllYears,
        };
        self.opening.renew(about, shared);
        match self.view {
            TargetsView::Year => self.year_sections.refresh(&self.year, shared),
            TargetsView::AllYears => self.all_years_sections.refresh(&self.all_years, shared),
        }
    }

    fn prepare(&mut self, shared: &Shared, body: Rect) {
        let Some(area) = self.list_area(shared, body) else {
            return;
        };
        match self.view {
            TargetsView::Year => self.year_sections.prepare(&self.year, shared, area),
            TargetsView::AllYears => {
                let sections = &mut self.all_years_sections;
                sections.prepare(&self.all_years, shared, area);
            }
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let blocks = self.shown_blocks(shared);
        let detail = (&*blocks, pane::width_for_words(body));
        let has_room = self.has_room_beside(shared);
        pane::draw_where(has_room, shared, detail, canvas, body, |canvas, area| {
            self.opening.put(shared, canvas, area);
            match self.view {
                TargetsView::Year => {
                    let sections = &self.year_sections;
                    sections.draw(&self.year, shared, canvas, area);
                }
                TargetsView::AllYears => {
                    let sections = &self.all_years_sections;
                    sections.draw(&self.all_years, shared, canvas, area);
                }
            }
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// The pictures need room, so that a detail beside them needs a wider window than elsewhere.
    fn has_room_beside(&self, shared: &Shared) -> bool {
        shared.size.0 >= BESIDE
    }

    fn has_views(&self) -> bool {
        true
    }

    fn next_view(&mut self, shared: &Shared) {
        self.view = match self.view {
            TargetsView::Year => {
                self.all_years.take_filters(&self.year, &shared.context());
                TargetsView::AllYears
            }
            TargetsView::AllYears => {
                self.year.take_filters(&self.all_years, &shared.context());
                TargetsView::Year
            }
        };
    }

    fn compares(&self) -> Compares {
        Compares::Years
    }
}
