//! All projects, one row each.

use ratatui::layout::Rect;

use super::columns::{Column, columns};
use super::{Main, message, status};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::below;
use crate::tui::widget::table::Headings;

/// Draws the view. `kept` are the columns of its board.
pub(super) fn draw(
    kept: Option<&[Column]>,
    table: &SheetState,
    main: &Main<'_>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    message::put(shared, main, canvas, area);
    let used = message::rows(area);
    if table.ids().is_empty() {
        rows::put_arranged(shared, table, canvas, area, area.height.saturating_sub(1));
        return rows::put_why_empty(shared, table, canvas, area);
    }
    let inside = rows::above_last(below(area, used));
    let drawn = rows::put_table(shared, table, Headings::Hidden, canvas, inside);
    let hidden = status::Hidden {
        above: drawn.rows.start > 0,
        below: drawn.rows.end < table.ids().len(),
    };
    let made = kept.is_none().then(|| columns(table, shared));
    let columns = kept.or(made.as_deref());
    let stages = columns.unwrap_or_default().iter().map(|of| of.stage);
    let signs = status::stages(shared, stages);
    status::put_line(shared, table, &signs, hidden, canvas, area);
}
