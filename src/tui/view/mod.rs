//! Draws the model. Drawing changes nothing; it returns what was drawn where. What frames share is
//! made before, for drawing to copy it.
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
use super::widget::laid::Tables;
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
    draw_after(&mut Tables::default(), model, buffer, area)
}

/// The same, reusing the tables of the previous frame. They are replaced by those of this frame.
pub(super) fn draw_after(
    tables: &mut Tables,
    model: &Model,
    buffer: &mut Buffer,
    area: Rect,
) -> Hits {
    painted(tables, model, buffer, area, |canvas| {
        match &model.presenting {
            Some(presenting) => {
                // Over a popup, the message is drawn once, in front of it.
                let message = model.notice.as_deref();
                let message = message.filter(|_| !model.popup.is_open());
                present::draw::draw(presenting, &model.shared, message, canvas, area);
            }
            None => {
                screen(model, canvas, area);
                footer::draw(model, canvas, below_body(area));
            }
        }
        model.popup.draw(&model.shared, canvas, area);
        if model.popup.is_open() {
            footer::draw_notice(model, canvas, below_body(area));
        }
    })
}

/// Draws the screen without a popup, and with its sources even if the window is narrow.
pub(crate) fn draw_still(model: &Model, buffer: &mut Buffer, area: Rect) {
    painted(&mut Tables::default(), model, buffer, area, |canvas| {
        screen(model, canvas, area);
        footer::draw_still(model, canvas, below_body(area));
    });
}

/// Draws in the colours of the theme and with the glyphs that the terminal has.
fn painted(
    tables: &mut Tables,
    model: &Model,
    buffer: &mut Buffer,
    area: Rect,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Hits {
    let theme = model.shared.styles();
    fill(buffer, area, theme.text);
    let mut canvas = Canvas::after(std::mem::take(tables), buffer);
    if is_too_small(area) {
        too_small(model, &mut canvas, area);
    } else {
        draw(&mut canvas);
    }
    let (hits, left) = canvas.into_parts();
    *tables = left;
    match model.shared.glyphs {
        Glyphs::Unicode => {}
        Glyphs::Braille => glyphs::to_braille(buffer),
        Glyphs::Ascii => glyphs::to_ascii(buffer),
    }
    hits
}

/// Clears an area.
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

/// The area between the header and the footer.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::crossterm::event::{KeyCode, KeyEvent};

    use super::*;
    use crate::analysis::audit::audit;
    use crate::dataset::{ArticleTexts, Dataset};
    use crate::sheet::testing::frozen;
    use crate::text::Lang;
    use crate::tui::tab;
    use crate::tui::theme::ThemeName;
    use crate::tui::update::{Message, update};

    fn reload(model: &mut Model, dataset: Dataset) {
        let (dataset, texts) = (Arc::new(dataset), Arc::new(ArticleTexts::default()));
        update(model, Message::Reloaded(Arc::clone(&dataset), texts));
        let audit = Arc::new(audit(&dataset));
        update(model, Message::Audited(dataset, audit));
    }

    #[test]
    fn no_frame_shows_what_was_kept_of_another() {
        let mut model = Model::new(Arc::new(frozen()), Lang::Zh);
        let mut tables = Tables::default();
        let mut compare = |model: &Model| {
            let (columns, rows) = model.shared.size;
            let area = Rect::new(0, 0, columns, rows);
            let mut kept = Buffer::empty(area);
            // What an earlier frame has left is drawn over.
            kept.set_style(area, ratatui::style::Color::Red);
            let kept_hits = draw_after(&mut tables, model, &mut kept, area);
            let mut anew = Buffer::empty(area);
            let hits = draw(model, &mut anew, area);
            assert_eq!(kept, anew);
            assert_eq!(kept_hits, hits);
        };
        let press = |model: &mut Model, key: char| {
            update(model, Message::Key(KeyEvent::from(KeyCode::Char(key))));
        };
        for size in [(80, 24), (120, 40), (200, 50)] {
            update(&mut model, Message::Resize(size.0, size.1));
            for tab in tab::all() {
                model.go_to_tab(tab);
                model.refresh();
                let changes: [fn(&mut Model); 9] = [
                    |_| {},
                    |model| model.select_below(1),
                    |model| model.select_below(30),
                    |model| model.shared.lang = model.shared.lang.other(),
                    |model| model.shared.theme = ThemeName::Light,
                    |model| model.shared.glyphs = Glyphs::Ascii,
                    |model| model.shared.glyphs = Glyphs::Unicode,
                    |model| model.shared.theme = ThemeName::Dark,
                    |model| reload(model, frozen()),
                ];
                for change in changes {
                    change(&mut model);
                    model.refresh();
                    compare(&model);
                }
                // The view, the year, and the order of the list.
                for key in ['v', 'h', 'j', 'l', 's', 'j', '\n', 'v'] {
                    press(&mut model, key);
                    compare(&model);
                }
                update(&mut model, Message::Key(KeyEvent::from(KeyCode::Esc)));
                compare(&model);
            }
        }
    }
}
