//! A part of the screen that was painted once, so that a frame copies its cells.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::tui::canvas::Canvas;
use crate::tui::hit::Hits;
use crate::tui::theme::Theme;
use crate::tui::widget::paint;

/// The cells of an area, with their hits. Blank cells at the ends of lines are not kept: the screen is
/// blank where it is put.
#[derive(Debug, Clone)]
pub struct Painted {
    at: Position,
    /// The cells of each row.
    rows: Vec<Vec<Cell>>,
    hits: Hits,
}

impl Painted {
    /// Paints an area in the colours of a theme.
    pub fn of(area: Rect, theme: &Theme, paint: impl FnOnce(&mut Canvas<'_>)) -> Painted {
        let mut cells = Buffer::filled(area, paint::blank(theme));
        let mut canvas = Canvas::new(&mut cells);
        paint(&mut canvas);
        let (hits, _) = canvas.into_parts();
        Painted {
            at: area.as_position(),
            rows: paint::rows(&cells, area, theme),
            hits,
        }
    }

    /// Puts it where it was painted.
    pub fn put(&self, canvas: &mut Canvas<'_>) {
        self.copy(canvas, self.at);
        canvas.note_all(&self.hits);
    }

    /// Copies its cells to another place, as far as there is room, but not its hits.
    pub fn copy(&self, canvas: &mut Canvas<'_>, to: Position) {
        paint::copy(canvas, to, &self.rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::hit::Hit;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    fn painted(area: Rect) -> Painted {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Painted);
        Painted::of(area, &theme, |canvas| {
            paint::put(canvas, area, 0, "增长 8%");
            paint::put(canvas, area, 1, "growth");
            canvas.note(area, Hit::Row(7));
        })
    }

    /// The rows of a screen of twelve columns and three rows.
    fn rows(buffer: &Buffer) -> Vec<String> {
        let lines = buffer.content.chunks(12);
        let text = |line: &[Cell]| -> String { line.iter().map(Cell::symbol).collect() };
        lines.map(|line| text(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn what_was_painted_stands_where_it_was_painted_with_its_clicks() {
        let area = Rect::new(2, 1, 8, 2);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
        let mut canvas = Canvas::new(&mut buffer);
        painted(area).put(&mut canvas);
        let (hits, _) = canvas.into_parts();
        assert_eq!(rows(&buffer), ["", "  增 长  8%", "  growth"]);
        assert_eq!(hits.at(9, 2), Some(Hit::Row(7)));
        assert_eq!(hits.at(1, 1), None);
    }

    #[test]
    fn what_has_no_room_at_another_place_is_left_out() {
        for (to, shown) in [
            ((0, 2), ["", "", "增 长  8%"]),
            ((6, 0), ["      增 长  8", "      growth", ""]),
            ((12, 0), ["", "", ""]),
            ((0, 3), ["", "", ""]),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
            let mut canvas = Canvas::new(&mut buffer);
            painted(Rect::new(2, 1, 8, 2)).copy(&mut canvas, to.into());
            assert_eq!(rows(&buffer), shown, "{to:?}");
        }
    }
}
