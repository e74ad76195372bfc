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
