//! A list of rows under headings that scrolls, the heading of the selected row always in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::list;
use super::paint::{fade, put, select};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Theme;

/// Columns and axes fit all rows, so that each frame builds them all; a longer list is a table, which
/// builds what is seen.
pub const MOST_ROWS: usize = 500;

/// A line of the list.
#[derive(Debug, Clone)]
pub enum Entry {
    Blank,
    /// The position of a section, and its heading.
    Heading(usize, Line<'static>),
    /// The position of a row in the list, and its line.
    Row(usize, Line<'static>),
}

/// Draws as many lines as fit, the selected row among them; returns whether some rows are not seen.
/// `note_heads` is told in which row of the area the heading of which section stands.
pub fn draw(
    entries: &[Entry],
    selected_row: usize,
    theme: &Theme,
    buffer: &mut Canvas<'_>,
    area: Rect,
    note_heads: impl Fn(&mut Canvas<'_>, u16, usize),
) -> bool {
    let selected = entries
        .iter()
        .position(|entry| matches!(entry, Entry::Row(at, _) if *at == selected_row));
    let height = usize::from(area.height);
    let is_heading = |at: usize| matches!(entries.get(at), Some(Entry::Heading(..)));
    let seen = list::under_headings(entries.len(), selected.unwrap_or(0), height, is_heading);
    let last = seen.last().copied().unwrap_or(0);
    for (row, at) in (0u16..).zip(&seen) {
        match entries.get(*at) {
            Some(Entry::Heading(section, line)) => {
                note_heads(buffer, row, *section);
                put(buffer, area, row, line.clone());
            }
            Some(Entry::Row(index, line)) => {
                put(buffer, area, row, line.clone());
                buffer.note_row(area, row, *index);
                if *index == selected_row {
                    select(buffer, area, row, theme);
                } else if *at == last && last.saturating_add(1) < entries.len() {
                    fade(buffer, area, row, theme);
                }
            }
            Some(Entry::Blank) | None => {}
        }
    }
    seen.len() < entries.len()
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    /// Which of the lines of so high an area are drawn dim, with the row at `selected` selected.
    fn dim(height: u16, selected: usize) -> Vec<(String, bool)> {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Painted);
        let heading = Entry::Heading(0, Line::from("head"));
        let rows = (0..4).map(|at| Entry::Row(at, Line::from(format!("row {at}"))));
        let entries: Vec<Entry> = std::iter::once(heading).chain(rows).collect();
        let area = Rect::new(1, 0, 8, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, height));
        let mut canvas = Canvas::new(&mut buffer);
        draw(&entries, selected, &theme, &mut canvas, area, |_, _, _| {});
        let line = |row: u16| {
            let cells = (1..9).map(|column| buffer[(column, row)].symbol());
            let text = cells.collect::<String>().trim_end().to_owned();
            (text, buffer[(1, row)].fg == theme.dim.fg.unwrap())
        };
        (0..height).map(line).collect()
    }

    #[test]
    fn the_last_row_is_dim_where_others_follow_and_the_selected_one_never() {
        let told = |lines: &[(&str, bool)]| -> Vec<(String, bool)> {
            let lines = lines.iter();
            lines
                .map(|(text, dim)| ((*text).to_owned(), *dim))
                .collect()
        };
        let head = ("head", false);
        assert_eq!(dim(1, 1), told(&[("row 1", false)]));
        assert_eq!(dim(2, 1), told(&[head, ("row 1", false)]));
        assert_eq!(dim(3, 0), told(&[head, ("row 0", false), ("row 1", true)]));
        assert_eq!(dim(3, 3), told(&[head, ("row 2", false), ("row 3", false)]));
        let all = [("row 0", false), ("row 1", false), ("row 2", false)];
        assert_eq!(
            dim(5, 0),
            told(&[&[head], &all[..], &[("row 3", false)]].concat())
        );
    }
}
