//! The year at a glance.
//!
//! ```text
//! message        a sentence made from the verdicts
//! 6/13           targets met of those that can be compared, and the strip of all targets
//! sections       rates, shares and quantities, the one that fell shortest first
//! levels │ batches │ audit
//! the rest       what cannot be compared, what has no result
//! ```
//!
//! - `year`: what the screen shows of a year: `results` of a year with results, with `compared`, its
//!   targets; `promises` of one with targets only, `levels` of one without targets
//! - `page`: the layout of the screen; `ratios`: the ratios of the next year's levels to the year's
//! - `head`: the large number and the strip; `parts`: the lists beside the targets; `unjudged`: the lists
//!   of targets without a verdict
//! - `multiples`: levels over the years; `listed`: names with a number each; `places`: where the figures
//!   were printed
//! - `published`: the figures of the year; `rows`: lines of several lists; `facts`: the same without pictures

mod compared;
mod facts;
mod head;
mod levels;
mod listed;
mod multiples;
mod page;
mod parts;
mod places;
mod promises;
mod published;
mod ratios;
mod results;
mod rows;
mod unjudged;
mod year;

use ratatui::layout::Rect;

use super::{Compares, Entered, Screen};
use crate::dataset::ArticleId;
use crate::sheet::term::RecordKind;
use crate::sheet::{Evidence, RowId, SheetId};
use crate::tui::action::Action;
use crate::tui::cache::Drawings;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::{Listed, SheetState};
use crate::tui::stamp::Stamp;
use compared::Compared;
use page::{Page, Room};
use rows::{Item, Part};
use year::YearPage;

/// The views of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OverviewView {
    /// As pictures of several lists.
    #[default]
    Pictures,
    /// As the list of headlines, a row after the other.
    Headlines,
}

/// The screen.
#[derive(Debug, Clone)]
pub struct Overview {
    pub view: OverviewView,
    /// The headlines.
    pub headlines: SheetState,
    targets: SheetState,
    figures: SheetState,
    stages: SheetState,
    checks: SheetState,
    /// The list with the selected row; `None` until the user selects one.
    chosen: Option<Part>,
    /// The rows that can be selected, in the order of the screen.
    items: Vec<Item>,
    articles: Vec<ArticleId>,
    opening: Opening,
    kept: Drawings<Room, YearPage>,
    /// The targets of the first frame, with what they were made from.
    begun: Option<(Stamp, Room, Compared)>,
}

/// Years that are kept, so that going back and forth between them makes nothing again.
const YEARS: usize = 3;

impl Default for Overview {
    fn default() -> Overview {
        Overview {
            view: OverviewView::default(),
            headlines: SheetState::of(SheetId::Headlines),
            targets: SheetState::of(SheetId::Scorecard).without_columns(),
            figures: SheetState::of(SheetId::Series(None)).without_columns(),
            stages: SheetState::of(SheetId::Figures(Some(RecordKind::Batch))).without_columns(),
            checks: SheetState::of(SheetId::Checks).without_columns(),
            chosen: None,
            items: Vec::new(),
            articles: Vec::new(),
            kept: Drawings::with_capacity(YEARS),
            begun: None,
            opening: Opening::default(),
        }
    }
}

impl Overview {
    fn part(&self, part: Part) -> &SheetState {
        match part {
            Part::Targets => &self.targets,
            Part::Figures => &self.figures,
            Part::Stages => &self.stages,
            Part::Checks => &self.checks,
        }
    }

    fn part_mut(&mut self, part: Part) -> &mut SheetState {
        match part {
            Part::Targets => &mut self.targets,
            Part::Figures => &mut self.figures,
            Part::Stages => &mut self.stages,
            Part::Checks => &mut self.checks,
        }
    }

    /// The selected row, if it is on the screen.
    fn item(&self) -> Option<Item> {
        let part = self.chosen?;
        let wanted = self.part(part).selected()?;
        let of_part = || self.items.iter().filter(|(of, _)| *of == part);
        let found = match part {
            // The first check of an outcome represents all of them.
            Part::Checks => of_part().rfind(|(_, id)| *id <= wanted),
            _ => of_part().find(|(_, id)| *id == wanted),
        };
        found.copied()
    }

    /// Makes the message and the lists that do not depend on the audit.
    fn refresh_without_audit(&mut self, shared: &Shared) {
        for list in [&mut self.targets, &mut self.figures, &mut self.stages] {
            list.refresh(&shared.context(), shared.dataset_generation);
        }
        self.opening.renew(About::Year, shared);
    }

    /// The targets of the first frame, unless something else is shown by now.
    fn take_begun(&mut self, shared: &Shared, room: Room) -> Option<Compared> {
        let (stamp, of, begun) = self.begun.take()?;
        ((stamp, of) == (shared.stamp_of_dataset(), room)).then_some(begun)
    }

    fn position(&self, item: Item) -> Option<usize> {
        self.items.iter().position(|of| *of == item)
    }
}

impl Screen for Overview {
    fn list(&self) -> &SheetState {
        match (self.view, self.chosen) {
            (OverviewView::Headlines, _) => &self.headlines,
            (OverviewView::Pictures, Some(part)) => self.part(part),
            (OverviewView::Pictures, None) => &self.targets,
        }
    }

    fn list_mut(&mut self) -> &mut SheetState {
        match (self.view, self.chosen) {
            (OverviewView::Headlines, _) => &mut self.headlines,
            (OverviewView::Pictures, Some(part)) => self.part_mut(part),
            (OverviewView::Pictures, None) => &mut self.targets,
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![
            &mut self.headlines,
            &mut self.targets,
            &mut self.figures,
            &mut self.stages,
            &mut self.checks,
        ]
    }

    fn begin(&mut self, shared: &Shared) {
        if self.view == OverviewView::Pictures {
            self.refresh_without_audit(shared);
            let room = Room::of(shared.size);
            let begun = year::begun(self, shared, room);
            self.begun = begun.map(|begun| (shared.stamp_of_dataset(), room, begun));
        }
    }

    fn refresh(&mut self, shared: &Shared) {
        let cx = shared.context();
        if self.view == OverviewView::Headlines {
            return self.headlines.refresh(&cx, shared.generation);
        }
        self.refresh_without_audit(shared);
        self.checks.refresh(&cx, shared.generation);
        let room = Room::of(shared.size);
        let begun = self.take_begun(shared, room);
        let mut kept = std::mem::take(&mut self.kept);
        let year =
            kept.get_or_insert_with(shared, room, || YearPage::of(self, shared, begun, room));
        self.items.clone_from(&year.items);
        self.articles.clone_from(&year.articles);
        self.kept = kept;
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let room = Room::within(body);
        match self.kept.get(shared, &room) {
            Some(year) => year.page.draw(self, shared, canvas, body),
            // As a picture of another size.
            None => year::page(self, shared, room).draw(self, shared, canvas, body),
        }
    }

    fn rows(&self) -> usize {
        match self.view {
            OverviewView::Headlines => self.headlines.ids().len(),
            OverviewView::Pictures => self.items.len(),
        }
    }

    fn at(&self) -> Option<usize> {
        match self.view {
            OverviewView::Headlines => Some(self.headlines.at()),
            OverviewView::Pictures => self.position(self.item()?),
        }
    }

    fn select(&mut self, at: usize) {
        if self.view == OverviewView::Headlines {
            return self.headlines.select(at);
        }
        let last = self.items.len().saturating_sub(1);
        let Some((part, id)) = self.items.get(at.min(last)).copied() else {
            return;
        };
        self.chosen = Some(part);
        let list = self.part_mut(part);
        if let Some(at) = list.ids().iter().position(|of| *of == id) {
            list.select(at);
        }
    }

    fn selected(&self) -> Option<RowId> {
        match self.view {
            OverviewView::Headlines => self.headlines.selected(),
            OverviewView::Pictures => self.item().map(|(_, id)| id),
        }
    }

    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        let evidence = |list: &'s SheetState, id: RowId| {
            let sheet = list.sheet().sheet();
            sheet.evidence(&shared.context(), id)
        };
        match (self.view, self.item()) {
            (OverviewView::Headlines, _) => self.headlines.evidence(&shared.context()),
            (OverviewView::Pictures, None) => Evidence::default(),
            (OverviewView::Pictures, Some((part, id))) => evidence(self.part(part), id),
        }
    }

    /// The rows on the screen of the list that has the selection. Without a selection, the targets; in a
    /// year without targets, its figures.
    fn exported(&self, _shared: &Shared) -> Listed {
        if self.view == OverviewView::Headlines {
            return self.headlines.listed();
        }
        let part = match self.item() {
            Some((part, _)) => part,
            None if self.targets.ids().is_empty() => Part::Figures,
            None => Part::Targets,
        };
        let list = self.part(part).listed();
        if matches!(part, Part::Targets | Part::Checks) {
            return list;
        }
        let shown = self.items.iter().filter(|(of, _)| *of == part);
        Listed {
            ids: shown.map(|(_, id)| *id).collect(),
            ..list
        }
    }

    /// The count of an outcome of the audit, which belongs to no row of a list.
    fn copied(&self, shared: &Shared) -> Option<String> {
        match self.item()? {
            (Part::Checks, id) => parts::outcome_in_words(shared, id),
            _ => None,
        }
    }

    fn notes(&self, shared: &Shared) -> Vec<String> {
        facts::facts(shared)
    }

    fn articles(&self) -> &[ArticleId] {
        match self.view {
            OverviewView::Headlines => &self.headlines.measured().articles,
            OverviewView::Pictures => &self.articles,
        }
    }

    fn compares(&self) -> Compares {
        match self.view {
            OverviewView::Headlines => Compares::Years,
            OverviewView::Pictures => Compares::Nothing,
        }
    }

    fn is_arranged(&self) -> bool {
        self.view == OverviewView::Headlines
    }

    fn enter(&mut self, shared: &Shared) -> Entered {
        match (self.view, self.item()) {
            (OverviewView::Headlines, _) => Entered::Follow,
            (OverviewView::Pictures, Some((Part::Checks, RowId::Check(check)))) => {
                Entered::Check(check)
            }
            (OverviewView::Pictures, Some(_)) => Entered::Follow,
            (OverviewView::Pictures, None) => {
                let down = shared.key_hint(Action::Down);
                Entered::Refused(shared.lang.nothing_selected(down))
            }
        }
    }

    fn step_back(&mut self) -> bool {
        self.chosen.take().is_some()
    }
}
