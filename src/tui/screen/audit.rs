//! The audit: every check, worst first; of the selected one, both intervals on a number line, the
//! arithmetic, what explains it, and where it was printed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Scope, Screen, Visit};
use crate::sheet::{Evidence, RowId, SheetId};
use crate::tui::canvas::Canvas;
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::tab::Tab;
use crate::tui::widget::paint::{below, put};
use crate::tui::widget::table::Headings;
use crate::tui::widget::tally;

#[derive(Debug, Clone)]
pub struct AuditScreen {
    pub checks: SheetState,
    /// How the user came here with a figure of another tab.
    pub visit: Option<Visit>,
    detail: Detail,
}

impl Default for AuditScreen {
    fn default() -> AuditScreen {
        AuditScreen {
            checks: SheetState::of(SheetId::Checks),
            visit: None,
            detail: Detail::default(),
        }
    }
}

impl AuditScreen {
    /// Shows a check, and its detail where a figure led to it.
    pub fn show(&mut self, check: u32, visit: Option<Visit>, shared: &Shared) {
        let (id, cx) = (RowId::Check(check), shared.context());
        self.checks.show(id, &cx, shared.generation);
        if visit.is_some() {
            self.detail = Detail::Open;
        }
        self.visit = visit;
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

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let blocks = self.shown_blocks(shared);
        // The detail has a number line, which needs width.
        let columns = body.width.saturating_sub(72).min(72);
        let detail = (&*blocks, columns);
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            draw_list(&self.checks, shared, canvas, area);
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// A check leads to the lines of its figures, and then to those of the figure that led to it.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        let mut evidence = self.checks.evidence(&shared.context());
        evidence.records.clear();
        let led = self.visit.iter().flat_map(|visit| &visit.places);
        evidence.places.extend(led.cloned());
        evidence
    }

    fn scope(&self) -> Scope {
        Scope::Dataset
    }

    fn leave(&mut self) -> Option<Tab> {
        let from = self.visit.take()?.from;
        self.detail = Detail::IfRoom;
        Some(from)
    }

    /// Another check has nothing to do with the figure the user came from.
    fn moved(&mut self) {
        self.visit = None;
    }
}

/// Draws the checks under their tally.
fn draw_list(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let Some(audit) = shared.audit.as_deref() else {
        rows::empty(shared, buffer, area, lang.audit_running());
        return;
    };
    put(
        buffer,
        area,
        0,
        tally::checks(audit, &theme, lang, area.width),
    );
    if audit.checks().is_empty() {
        rows::empty(shared, buffer, below(area, 2), lang.audit_none());
        return;
    }
    put(
        buffer,
        area,
        1,
        Span::styled(rows::arranged(shared, table), theme.strong),
    );
    if table.ids().is_empty() {
        rows::empty(
            shared,
            buffer,
            below(area, 2),
            &rows::why_empty(shared, table),
        );
        return;
    }
    let list = below(area, 2);
    let headings = Headings::Hidden;
    let drawn = rows::put_table(shared, table, headings, buffer, rows::above_last(list));
    rows::put_range(shared, buffer, list, &drawn.rows, table.ids().len());
}
