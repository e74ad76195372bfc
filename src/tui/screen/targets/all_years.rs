//! Targets and results of all years side by side: one line for each thing that was ever promised.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, put};
use crate::tui::widget::table::Headings;

/// Draws the view.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let title = Line::from(vec![
        Span::styled(lang.matrix_title(), theme.strong),
        Span::styled(format!("   {}", lang.matrix_legend()), theme.quiet),
        Span::styled(
            format!("   {}", rows::arranged_and_compared(shared, table)),
            theme.strong,
        ),
    ]);
    put(buffer, area, 0, title);
    if table.ids().is_empty() {
        let why = rows::why_empty(shared, table);
        rows::empty(shared, buffer, below(area, 2), &why);
        return;
    }
    let list = rows::above_last(below(area, 1));
    let drawn = rows::put_table(shared, table, Headings::Hidden, buffer, list);
    rows::put_range(
        shared,
        buffer,
        below(area, 1),
        &drawn.rows,
        table.ids().len(),
    );
}
