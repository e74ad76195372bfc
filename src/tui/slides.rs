//! A slide in the colours of a theme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::Theme;
use super::widget::paint;
use crate::deck::Page;

/// Draws a page into an area as large as the room it was made for.
pub fn draw(page: &Page, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    buffer.set_style(area.intersection(buffer.area), theme.text);
    for (row, strip) in (0u16..).zip(&page.rows) {
        paint::put(buffer, area, row, paint::line_of(strip, theme));
    }
}

/// A page on a buffer of its own.
#[must_use]
pub fn painted(page: &Page, theme: &Theme) -> Buffer {
    let columns = page.rows.iter().map(crate::picture::Strip::width).max();
    let cells = |of: usize| u16::try_from(of).unwrap_or(u16::MAX);
    let area = Rect::new(0, 0, cells(columns.unwrap_or(0)), cells(page.rows.len()));
    let mut buffer = Buffer::empty(area);
    draw(page, theme, &mut buffer, area);
    buffer
}

/// Whether a theme shows every character of a page.
#[must_use]
pub fn shows_all(page: &Page, theme: &Theme) -> bool {
    let buffer = painted(page, theme);
    let mut rows = page.rows.iter().enumerate();
    rows.all(|(row, strip)| {
        let mut text = String::new();
        let mut at = 0u16;
        while at < buffer.area.width {
            let cell = u16::try_from(row)
                .ok()
                .and_then(|row| buffer.cell((at, row)));
            let symbol = cell.map_or(" ", |cell| cell.symbol());
            text.push_str(symbol);
            let cells = u16::try_from(crate::text::width(symbol)).unwrap_or(1);
            at = at.saturating_add(cells.max(1));
        }
        text == strip.text()
    })
}
