//! The audit: every check, worst first; of the selected one, both intervals on a number line, the
//! arithmetic, what explains it, and where it was printed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Scope, Screen};
use crate::dataset::Citation;
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

/// The figure that led to a check.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Its tab.
    pub tab: Tab,
    /// The lines that belong to it.
    pub places: Vec<Citation>,
}

/// The screen.
#[derive(Debug, Clone)]
pub struct AuditScreen {
    /// The checks.
    pub checks: SheetState,
    /// Where the user came from with a figure.
    pub from: Option<Origin>,
    detail: Detail,
}

impl Default for AuditScreen {
    fn default() -> AuditScreen {
        AuditScreen {
            checks: SheetState::of(SheetId::Checks),
            from: None,
            detail: Detail::default(),
        }
    }
}

impl AuditScreen {
    /// Shows a check, and where the user came from with a figure of it.
    pub fn show(&mut self, check: usize, from: Option<Origin>, shared: &Shared) {
        if let Ok(at) = u32::try_from(check) {
            let (id, cx) = (RowId::Check(at), shared.context());
            self.checks.show(id, &cx, shared.generation);
        }
        if from.is_some() {
            self.detail = Detail::Open;
        }
        self.from = from;
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
        // A number line wants width.
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
        let led = self.from.iter().flat_map(|from| &from.places);
        evidence.places.extend(led.cloned());
        evidence
    }

    fn scope(&self) -> Scope {
        Scope::Dataset
    }

    fn leave(&mut self) -> Option<Tab> {
        let from = self.from.take()?.tab;
        self.detail = Detail::IfRoom;
        Some(from)
    }

    /// Another check has nothing to do with the figure the user came from.
    fn moved(&mut self) {
        self.from = None;
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
        Span::styled(rows::arranged(shared, table), theme.accent),
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
