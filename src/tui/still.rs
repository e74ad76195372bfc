//! A picture of the screen for a file, without the popup that asks for the file's path.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::file_kind::Still;
use super::model::Model;
use super::svg::svg;
use super::theme::{Background, ThemeName};
use super::view;
use crate::text::width;

/// The screen of a model, in the size that the model has.
#[must_use]
pub fn content(model: &Model, still: Still) -> String {
    let (columns, rows) = model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    view::draw_still(model, &mut buffer, area);
    match still {
        Still::Text => text(&buffer),
        Still::Svg => {
            // A theme without colours is drawn black on white.
            let theme = match model.shared.theme {
                ThemeName::Mono => ThemeName::Light,
                named => named,
            };
            let theme = theme.theme(model.shared.palette, Background::Painted);
            let title = model.shared.dataset.zone().title.get(model.shared.lang);
            svg(&buffer, &theme, title)
        }
    }
}

/// The characters of a screen, a line for each row, without blanks at its end.
fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while let Some(cell) = buffer.cell((x, y)) {
            line.push_str(cell.symbol());
            let cells = u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
            x = x.saturating_add(cells);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn wide_characters_take_their_cells_and_no_blank_stands_at_the_end_of_a_line() {
        let area = Rect::new(0, 0, 12, 2);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, "郑州 ≈3%", Style::new());
        assert_eq!(text(&buffer), "郑州 ≈3%\n\n");
    }
}
