//! Targets and results: of one year with bars, or of all years side by side.

mod all_years;
mod year;

use ratatui::layout::Rect;

use super::{Compares, Screen};
use crate::sheet::SheetId;
use crate::tui::cache::Drawings;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use year::Sections;

/// The width from which the detail is shown beside the targets.
const BESIDE: u16 = 160;

/// Years whose sections are kept: the one shown, and those that were shown last.
const YEARS: usize = 3;

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
    /// The sections of the year's list as it is.
    sections: Drawings<u64, Sections>,
    /// Their layout by the number of columns of the screen.
    laid: Drawings<(u64, u16), year::Laid>,
    /// The same of the list of all years; `None` where it is a table.
    all_years_sections: Drawings<u64, Option<all_years::Sections>>,
    all_years_laid: Drawings<(u64, u16), all_years::Laid>,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets {
            view: TargetsView::default(),
            year: SheetState::of(SheetId::Scorecard),
            all_years: SheetState::of(SheetId::AllYears),
            opening: Opening::default(),
            detail: Detail::default(),
            sections: Drawings::with_capacity(YEARS),
            laid: Drawings::with_capacity(YEARS),
            all_years_sections: Drawings::default(),
            all_years_laid: Drawings::default(),
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
            TargetsView::Year if year::is_table(&self.year, shared) => {}
            TargetsView::Year => {
                let sections = || Sections::of(&self.year, shared);
                let revision = self.year.revision();
                self.sections.get_or_insert_with(shared, revision, sections);
            }
            TargetsView::AllYears => {
                let sections = || all_years::sections(&self.all_years, shared);
                let revision = self.all_years.revision();
                let kept = &mut self.all_years_sections;
                kept.get_or_insert_with(shared, revision, sections);
            }
        }
    }

    fn prepare(&mut self, shared: &Shared, body: Rect) {
        let Some(area) = self.list_area(shared, body) else {
            return;
        };
        let columns = area.width;
        match self.view {
            TargetsView::Year => {
                let revision = self.year.revision();
                if let Some(sections) = self.sections.get(shared, &revision) {
                    let laid = || year::Laid::of(sections, shared, columns);
                    let laid = self
                        .laid
                        .get_or_insert_with(shared, (revision, columns), laid);
                    laid.paint(sections, &self.year, shared, area);
                }
            }
            TargetsView::AllYears => {
                let revision = self.all_years.revision();
                let kept = self.all_years_sections.get(shared, &revision);
                let drawn = kept.and_then(Option::as_ref);
                if let Some(sections) = drawn.filter(|_| all_years::has_pictures(area)) {
                    let laid = || all_years::Laid::of(sections, columns);
                    let kept = &mut self.all_years_laid;
                    let laid = kept.get_or_insert_with(shared, (revision, columns), laid);
                    laid.paint(sections, &self.all_years, shared, area);
                }
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
                    let revision = self.year.revision();
                    let sections = self.sections.get(shared, &revision);
                    let laid = self.laid.get(shared, &(revision, area.width));
                    let kept = sections.map(|of| (of, laid));
                    year::draw(&self.year, kept, shared, canvas, area);
                }
                TargetsView::AllYears => {
                    let revision = self.all_years.revision();
                    let sections = self.all_years_sections.get(shared, &revision);
                    let laid = self.all_years_laid.get(shared, &(revision, area.width));
                    let kept = sections.map(|of| (of, laid));
                    all_years::draw(&self.all_years, kept, shared, canvas, area);
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
