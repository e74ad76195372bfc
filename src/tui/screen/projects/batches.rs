//! The batches: one row each, with date, projects by stage, and money: named beside stated.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, put};
use crate::tui::widget::table::Headings;

/// Draws the view.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    rows::put_arranged(shared, table, buffer, area, 0);
    if table.ids().is_empty() {
        let why = rows::why_empty(shared, table);
        rows::empty(shared, buffer, below(area, 2), &why);
        return;
    }
    let title = Span::styled(shared.lang.batches_title(), shared.styles().strong);
    put(buffer, area, 0, title);
    let drawn = rows::put_table(shared, table, Headings::Shown, buffer, below(area, 2));
    rows::put_place(shared, table, drawn.is_cut, buffer, area, 1);
}
