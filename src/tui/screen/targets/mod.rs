//! Targets and results: of one year with bars, or of all years side by side.

mod all_years;
mod year;

use ratatui::layout::Rect;

use super::{Compares, Screen};
use crate::sheet::SheetId;
use crate::tui::canvas::Canvas;
use crate::tui::kept::Kept;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use year::Sections;

/// From this many columns on, the detail stands beside the targets.
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
    /// The sections of the year's list as it is.
    sections: Kept<u64, Sections>,
    /// Those of the list of all years; `None` where it is a table.
    all_years_sections: Kept<u64, Option<all_years::Sections>>,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets {
            view: TargetsView::default(),
            year: SheetState::of(SheetId::Scorecard),
            all_years: SheetState::of(SheetId::AllYears),
            opening: Opening::default(),
            detail: Detail::default(),
            sections: Kept::default(),
            all_years_sections: Kept::default(),
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
        let revision = self.year.revision();
        if self.view == TargetsView::Year
            && !year::is_table(&self.year, shared)
            && self.sections.get(shared, &revision).is_none()
        {
            let sections = Sections::of(&self.year, shared);
            self.sections.keep(shared, revision, sections);
        }
        let revision = self.all_years.revision();
        let kept = &mut self.all_years_sections;
        if self.view == TargetsView::AllYears && kept.get(shared, &revision).is_none() {
            let sections = all_years::sections(&self.all_years, shared);
            kept.keep(shared, revision, sections);
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
                    let kept = self.sections.get(shared, &self.year.revision());
                    year::draw(&self.year, kept, shared, canvas, area);
                }
                TargetsView::AllYears => {
                    let kept = &self.all_years_sections;
                    let kept = kept.get(shared, &self.all_years.revision());
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

    /// The pictures want width; a detail beside them wants more than elsewhere.
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
