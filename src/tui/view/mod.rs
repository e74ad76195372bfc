//! Draws the model. Drawing changes nothing; it returns what was drawn where. What frames share is made
//! before, for drawing to copy it.
//!
//! ```text
//! header    title · years · area, language, help
//!           tabs
//! ──────────────────────────────────────────────
//! body      the screen of the tab, with the detail beside its list or over it
//! footer    what keys do here
//! ```
//!
//! While slides are presented, the slide takes the whole screen.

mod footer;
mod header;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::glyphs::{self, Glyphs};
use super::hit::Hits;
use super::model::Model;
use super::pane;
use super::present;
use super::widget::paint;
use crate::text::wrap;

/// Columns and rows below which nothing useful can be shown.
const LEAST: (u16, u16) = (24, 6);

/// Makes what frames of this size share, so that drawing them takes less time.
pub fn prepare(model: &mut Model, area: Rect) {
    if model.presenting.is_none() && !is_too_small(area) {
        let (screen, shared) = model.screen_mut();
        screen.prepare(shared, body(area));
    }
}

/// Draws the whole screen into a buffer. Returns what was drawn where.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect) -> Hits {
    painted(model, buffer, area, |canvas| {
        match &model.presenting {
            Some(presenting) => {
                let message = model.notice.as_deref();
                present::draw::draw(presenting, &model.shared, message, canvas, area);
            }
            None => {
                screen(model, canvas, area);
                footer::draw(model, canvas, below_body(area));
            }
        }
        model.popup.draw(&model.shared, canvas, area);
    })
}

/// Draws the screen without the popup over it, and with its sources in windows of any width.
pub fn draw_still(model: &Model, buffer: &mut Buffer, area: Rect) {
    painted(model, buffer, area, |canvas| {
        screen(model, canvas, area);
        footer::draw_still(model, canvas, below_body(area));
    });
}

/// Draws in the colours of the theme and with the glyphs that the terminal has.
fn painted(
    model: &Model,
    buffer: &mut Buffer,
    area: Rect,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Hits {
    let theme = model.shared.styles();
    fill(buffer, area, theme.text);
    let mut canvas = Canvas::new(buffer);
    if is_too_small(area) {
        too_small(model, &mut canvas, area);
    } else {
        draw(&mut canvas);
    }
    let hits = canvas.into_hits();
    match model.shared.glyphs {
        Glyphs::Unicode => {}
        Glyphs::Braille => glyphs::to_braille(buffer),
        Glyphs::Ascii => glyphs::to_ascii(buffer),
    }
    hits
}

/// Blanks out an area, whatever was drawn there before.
fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    let mut blank = Cell::EMPTY;
    blank.set_style(style);
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    for row in area.rows() {
        let start = buffer.index_of(row.x, row.y);
        let cells = buffer.content.get_mut(start..start.saturating_add(columns));
        cells.unwrap_or_default().fill(blank.clone());
    }
}

/// The header and the body.
fn screen(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    header::draw(model, buffer, Rect { height: 3, ..area });
    model.screen().draw(&model.shared, buffer, body(area));
}

/// The room of a screen between the header and the footer.
fn body(area: Rect) -> Rect {
    margin(Rect {
        height: area.height.saturating_sub(pane::FRAME_ROWS),
        ..paint::below(area, 3)
    })
}

fn is_too_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

fn below_body(area: Rect) -> Rect {
    paint::below(area, area.height.saturating_sub(2))
}

/// The area without its first column, where the selected row is marked, and without its last.
fn margin(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn too_small(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let (columns, rows) = LEAST;
    let message = model.shared.lang.window_too_small(columns, rows);
    for (row, line) in (0..).zip(wrap(&message, usize::from(area.width))) {
        paint::put(buffer, area, row, line);
    }
}
