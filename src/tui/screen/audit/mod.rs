//! The audit: a mark for each check by outcome; the list of checks, the worst first, with those that
//! hold or cannot be tested folded; and the detail of the selected check, with the published and the
//! computed interval on a number line, possible corrections, explanations, and the other open checks.

mod head;
mod list;
mod others;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Line;

use self::head::Head;
use self::others::Others;
use super::{Entered, Scope, Screen, Visit};
use crate::analysis::audit::Audit;
use crate::sheet::{Evidence, RowId, SheetId};
use crate::tui::cache::Drawings;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::tab::Tab;
use crate::tui::widget::paint::below;
use crate::tui::widget::painted::Painted;

/// Columns of the list beside the detail, with the rule between them.
const LIST: u16 = 62;
/// Columns of the detail, where the list needs more than its own, and at most.
const DETAIL: (u16, u16) = (64, 96);

#[derive(Debug, Clone)]
pub struct AuditScreen {
    pub checks: SheetState,
    /// How the user came here with a figure of another tab.
    pub visit: Option<Visit>,
    opening: Opening,
    detail: Detail,
    /// The other open checks in lines of so many columns.
    others: Drawings<u16, Others>,
    head: Drawings<Rect, Head>,
    beside: Drawings<Beside, Painted>,
}

/// The number of checks whose details are kept, between which one goes back and forth.
const DETAILS: usize = 3;

/// Everything that the picture of a detail beside the list depends on, apart from the data and their
/// look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Beside {
    row: RowId,
    area: Rect,
    scroll: usize,
}

impl Default for AuditScreen {
    fn default() -> AuditScreen {
        AuditScreen {
            checks: SheetState::of(SheetId::Checks).folding(),
            visit: None,
            opening: Opening::default(),
            detail: Detail::default(),
            others: Drawings::default(),
            head: Drawings::default(),
            beside: Drawings::with_capacity(DETAILS),
        }
    }
}

impl AuditScreen {
    /// Shows a check, and its detail if the user came from a figure.
    pub fn show(&mut self, check: u32, visit: Option<Visit>, shared: &Shared) {
        let (id, cx) = (RowId::Check(check), shared.context());
        self.checks.show(id, &cx, shared.generation);
        if visit.is_some() {
            self.detail = Detail::Open;
        }
        self.visit = visit;
    }

    /// The detail of the selected check, followed by other open checks if there is room.
    fn lines(&self, shared: &Shared, columns: u16, height: u16) -> Vec<Line<'static>> {
        let mut lines = pane::lines(shared, &self.blocks(shared), columns, height);
        if let Some(RowId::Check(at)) = self.checks.selected() {
            let left = usize::from(height).saturating_sub(lines.len());
            lines.extend(match self.others.get(shared, &columns) {
                Some(others) => others.lines(at, shared, left),
                None => Others::of(shared, columns).lines(at, shared, left),
            });
        }
        lines
    }

    /// The part of the body below the strip and above the last line.
    fn below(&self, shared: &Shared, audit: &Audit, body: Rect) -> Rect {
        let above = match self.head.get(shared, &body) {
            Some(head) => head.rows(),
            None => Head::of(audit, shared, body).rows(),
        };
        rows::above_last(below(body, above))
    }

    /// The detail that is shown beside the list, with its columns; `None` where none is shown.
    fn beside(&self, shared: &Shared, audit: &Audit, body: Rect) -> Option<(Beside, u16)> {
        let row = self.selected().filter(|_| self.detail.is_shown(shared))?;
        let columns = self.columns(body);
        let beside = Beside {
            row,
            area: pane::detail_beside(columns, self.below(shared, audit, body)),
            scroll: shared.scroll,
        };
        Some((beside, columns))
    }

    fn painted(&self, shared: &Shared, area: Rect, columns: u16) -> Painted {
        let lines = self.lines(shared, columns, area.height);
        Painted::of(area, &shared.styles(), |canvas| {
            pane::put_beside(shared, lines, canvas, area);
        })
    }

    /// The columns of the detail beside the list. It has a number line, which needs width.
    fn columns(&self, body: Rect) -> u16 {
        let (least, most) = DETAIL;
        let most = body.width.saturating_sub(LIST).min(most);
        pane::width_beside(&self.checks, body, (least, most))
    }

    /// Draws the last line: the filters of the list or the summary of the audit, and the position of the
    /// selected check.
    fn put_status(
        &self,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        body: Rect,
        shown: &Range<usize>,
    ) {
        let legend = shared.lang.audit_legend();
        let place = self.checks.places(self.checks.at(), &shared.context());
        let all = self.checks.unfolded().len();
        let position = list::position(place, all, self.checks.ids().len(), shown);
        rows::put_status_line(shared, &self.checks, canvas, body, (legend, &position));
    }
}

impl Screen for AuditScreen {
    fn list(&self) -> &SheetState {
        &self.checks
    }

    fn list_mut(&mut self) -> &mut SheetState {
        &mut self.checks
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.checks]
    }

    fn refresh(&mut self, shared: &Shared) {
        self.checks.refresh(&shared.context(), shared.generation);
        self.opening.renew(About::Audit, shared);
    }

    fn prepare(&mut self, shared: &Shared, body: Rect) {
        if let Some(audit) = shared.audit.as_deref() {
            let make = || Head::of(audit, shared, body);
            self.head.get_or_insert_with(shared, body, make);
            let columns = self.columns(body);
            let make = || Others::of(shared, columns);
            self.others.get_or_insert_with(shared, columns, make);
            if let Some((beside, columns)) = self.beside(shared, audit, body)
                && pane::has_room(shared)
                && self.beside.get(shared, &beside).is_none()
            {
                let painted = self.painted(shared, beside.area, columns);
                self.beside.insert(shared, beside, painted);
            }
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(audit) = shared.audit.as_deref() else {
            rows::empty(shared, canvas, body, shared.lang.audit_running());
            return;
        };
        let beside = self.beside(shared, audit, body);
        if beside.is_some() && !pane::has_room(shared) {
            let blocks = self.blocks(shared);
            return pane::draw(shared, (&blocks, 0), canvas, body, |_, _| {});
        }
        self.opening.put(shared, canvas, body);
        match self.head.get(shared, &body) {
            Some(head) => head.put(canvas),
            None => Head::of(audit, shared, body).put(canvas),
        }
        let below = self.below(shared, audit, body);
        let list = match beside {
            Some((_, columns)) => pane::list_beside(columns, below),
            None => below,
        };
        let shown = list::draw(&self.checks, shared, canvas, list);
        if let Some((beside, columns)) = beside {
            match self.beside.get(shared, &beside) {
                Some(painted) => painted.put(canvas),
                None => self.painted(shared, beside.area, columns).put(canvas),
            }
        }
        self.put_status(shared, canvas, body, &shown);
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// A check leads to the lines of its figures, then to those of the figure from which the user came.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        let mut evidence = self.checks.evidence(&shared.context());
        evidence.records.clear();
        let led = self.visit.iter().flat_map(|visit| &visit.places);
        evidence.places.extend(led.cloned());
        evidence
    }

    fn enter(&mut self, shared: &Shared) -> Entered {
        match self.checks.toggle_fold(&shared.context()) {
            true => Entered::Done,
            false => Entered::Follow,
        }
    }

    fn scope(&self) -> Scope {
        Scope::Dataset
    }

    fn leave(&mut self) -> Option<Tab> {
        let from = self.visit.take()?.from;
        self.detail = Detail::IfRoom;
        Some(from)
    }

    /// Ends the visit, because another check is not related to the figure from which the user came.
    fn moved(&mut self) {
        self.visit = None;
    }
}
