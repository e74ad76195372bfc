//! Draws the slide that is presented.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::state::Presenting;
use crate::text::{truncate, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::slides;
use crate::tui::widget::paint;

/// Cells before a message.
const MARGIN: u16 = 3;

/// Cells at the right end of the last row that belong to the slide: its number.
const NUMBER: usize = 10;

/// Draws the slide, as text if it does not fit the window, or nothing while the screen is blank; in the
/// last row, the number typed or a message.
pub(in crate::tui) fn draw(
    presenting: &Presenting,
    shared: &Shared,
    message: Option<&str>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let theme = shared.styles();
    canvas.set_style(area, theme.text);
    if presenting.is_blank {
        return;
    }
    if let Some(texts) = presenting.text() {
        let room = usize::from(area.width.saturating_sub(2));
        let lines = texts.iter().flat_map(|text| wrap(text, room.max(1)));
        for (row, line) in (0..area.height).zip(lines) {
            paint::put_at(canvas, area, 1, row, Span::raw(line));
        }
    } else if let Some((page, moving)) = presenting.page() {
        slides::draw(page, &theme, canvas, area);
        if let Some((row, strip)) = moving {
            let row = paint::cells(row);
            paint::put(canvas, area, row, paint::line_of(&strip, &theme));
        }
    }
    let typed = presenting
        .typed
        .map(|number| shared.lang.slides_typed(number));
    if let Some(message) = typed.as_deref().or(message) {
        let room = usize::from(area.width).saturating_sub(NUMBER);
        let message = truncate(message, room).into_owned();
        let last = area.height.saturating_sub(1);
        paint::put_at(
            canvas,
            area,
            MARGIN,
            last,
            Span::styled(message, theme.quiet),
        );
    }
}
