//! A scrolling list of rows under headings, in which the heading of the selected row is always visible.

use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::list;
use super::paint::{fade, put, select};
use super::painted::Painted;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Theme;

/// The most rows of such a list. Its columns and axes depend on all rows, which are therefore all read
/// when the list changes. A longer list is shown as a table, which reads only the visible rows.
pub const MOST_ROWS: usize = 500;

/// The height from which sections are separated by a blank line.
const ROOM_BETWEEN_SECTIONS: u16 = 24;

/// Sections whose lines are made one by one, as they come into view.
pub trait Sections {
    /// The positions of the rows of each section in the list.
    fn rows(&self) -> impl Iterator<Item = &[usize]>;

    /// The heading of a section.
    fn heading(&self, section: usize) -> Line<'static>;

    /// A row of a section.
    fn row(&self, section: usize, row: usize) -> Line<'static>;

    /// Adds the hits of the heading of a section, which is in the given row of the area.
    fn note_heads(&self, canvas: &mut Canvas<'_>, area: Rect, row: u16, section: usize);
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Blank,
    Heading(usize),
    Row {
        section: usize,
        row: usize,
        /// Its position in the list.
        at: usize,
    },
}

impl Entry {
    fn line(self, sections: &impl Sections) -> Line<'static> {
        match self {
            Entry::Blank => Line::default(),
            Entry::Heading(section) => sections.heading(section),
            Entry::Row { section, row, .. } => sections.row(section, row),
        }
    }
}

/// The lines in view, and how many there are in all.
struct View {
    seen: Vec<Entry>,
    /// Whether the list continues after the last of them.
    goes_on: bool,
    is_cut: bool,
}

impl View {
    /// As many lines as fit, the selected row among them.
    fn of(sections: &impl Sections, selected_row: usize, area: Rect) -> View {
        let mut entries = Vec::new();
        let mut selected = 0;
        for (section, rows) in sections.rows().enumerate() {
            if section > 0 && area.height >= ROOM_BETWEEN_SECTIONS {
                entries.push(Entry::Blank);
            }
            entries.push(Entry::Heading(section));
            for (row, at) in rows.iter().copied().enumerate() {
                if at == selected_row {
                    selected = entries.len();
                }
                entries.push(Entry::Row { section, row, at });
            }
        }
        let is_heading = |at: usize| matches!(entries.get(at), Some(Entry::Heading(_)));
        let height = usize::from(area.height);
        let seen = list::under_headings(entries.len(), selected, height, is_heading);
        let behind = seen.last().map_or(0, |last| last.saturating_add(1));
        View {
            goes_on: behind < entries.len(),
            is_cut: seen.len() < entries.len(),
            seen: seen
                .into_iter()
                .filter_map(|at| entries.get(at).copied())
                .collect(),
        }
    }
}

/// The painted lines of the last view. All belong to the same list, width and theme.
#[derive(Debug, Clone, Default)]
pub struct PaintedLines {
    lines: Vec<(Entry, Painted)>,
}

impl PaintedLines {
    /// Paints the lines that have come into view, and forgets those that have gone out of it.
    pub fn renew(
        &mut self,
        sections: &impl Sections,
        selected_row: usize,
        theme: &Theme,
        area: Rect,
    ) {
        let mut before = std::mem::take(&mut self.lines);
        let line = Rect { height: 1, ..area };
        let view = View::of(sections, selected_row, area);
        let seen = view.seen.into_iter().filter(|of| *of != Entry::Blank);
        let painted = seen.map(
            |entry| match before.iter().position(|(of, _)| *of == entry) {
                Some(at) => before.swap_remove(at),
                None => {
                    let text = entry.line(sections);
                    let paint = |canvas: &mut Canvas<'_>| put(canvas, line, 0, text);
                    (entry, Painted::of(line, theme, paint))
                }
            },
        );
        self.lines = painted.collect();
    }

    fn get(&self, entry: Entry) -> Option<&Painted> {
        let found = self.lines.iter().find(|(of, _)| *of == entry);
        found.map(|(_, painted)| painted)
    }
}

/// Draws as many lines as fit, including the selected row. Returns whether some rows are out of sight.
/// Lines in `painted` are copied, the others are made.
pub fn draw(
    sections: &impl Sections,
    painted: &PaintedLines,
    selected_row: usize,
    theme: &Theme,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> bool {
    let view = View::of(sections, selected_row, area);
    let last = view.seen.len().saturating_sub(1);
    for ((line, y), entry) in (0u16..).zip(area.y..).zip(&view.seen) {
        match painted.get(*entry) {
            Some(painted) => painted.copy(canvas, Position { x: area.x, y }),
            None if *entry == Entry::Blank => {}
            None => put(canvas, area, line, entry.line(sections)),
        }
        match *entry {
            Entry::Blank => {}
            Entry::Heading(section) => sections.note_heads(canvas, area, line, section),
            Entry::Row { at, .. } => {
                canvas.note_row(area, line, at);
                if at == selected_row {
                    select(canvas, area, line, theme);
                } else if usize::from(line) == last && view.goes_on {
                    fade(canvas, area, line, theme);
                }
            }
        }
    }
    view.is_cut
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use ratatui::buffer::Buffer;

    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    /// One section with a number of rows, which counts the lines that are made.
    struct Counted {
        at: Vec<usize>,
        made: Cell<usize>,
    }

    impl Counted {
        fn of(rows: usize) -> Counted {
            Counted {
                at: (0..rows).collect(),
                made: Cell::new(0),
            }
        }

        fn line(&self, text: String) -> Line<'static> {
            self.made.set(self.made.get() + 1);
            Line::from(text)
        }
    }

    impl Sections for Counted {
        fn rows(&self) -> impl Iterator<Item = &[usize]> {
            std::iter::once(self.at.as_slice())
        }

        fn heading(&self, _section: usize) -> Line<'static> {
            self.line("head".to_owned())
        }

        fn row(&self, _section: usize, row: usize) -> Line<'static> {
            self.line(format!("row {row}"))
        }

        fn note_heads(&self, _: &mut Canvas<'_>, _: Rect, _: u16, _: usize) {}
    }

    fn theme() -> Theme {
        ThemeName::Dark.theme(PaletteName::default(), Background::Painted)
    }

    fn area(height: u16) -> Rect {
        Rect::new(1, 0, 8, height)
    }

    /// An area of `height` lines with the row at `selected` selected.
    fn drawn(rows: &Counted, painted: &PaintedLines, height: u16, selected: usize) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, height));
        buffer.set_style(buffer.area, theme().text);
        let mut canvas = Canvas::new(&mut buffer);
        draw(rows, painted, selected, &theme(), &mut canvas, area(height));
        buffer
    }

    /// Which of the lines of so high an area are drawn dim.
    fn dim(height: u16, selected: usize) -> Vec<(String, bool)> {
        let buffer = drawn(&Counted::of(4), &PaintedLines::default(), height, selected);
        let line = |row: u16| {
            let cells = (1..9).map(|column| buffer[(column, row)].symbol());
            let text = cells.collect::<String>().trim_end().to_owned();
            (text, buffer[(1, row)].fg == theme().dim.fg.unwrap())
        };
        (0..height).map(line).collect()
    }

    #[test]
    fn a_frame_makes_the_lines_it_shows_and_those_that_are_painted_no_second_time() {
        let height = 10;
        let rows = Counted::of(400);
        drawn(&rows, &PaintedLines::default(), height, 200);
        assert_eq!(rows.made.take(), usize::from(height));

        let mut painted = PaintedLines::default();
        let mut show = |selected| {
            painted.renew(&rows, selected, &theme(), area(height));
            drawn(&rows, &painted, height, selected);
            rows.made.take()
        };
        assert_eq!(show(200), usize::from(height));
        assert_eq!(show(200), 0);
        assert_eq!(show(201), 1);
        assert_eq!(show(200), 1);
        assert_eq!(
            show(399),
            usize::from(height) - 1,
            "its heading was seen before"
        );
    }

    #[test]
    fn what_was_painted_before_looks_as_if_it_were_drawn_anew() {
        let rows = Counted::of(12);
        let mut painted = PaintedLines::default();
        for height in (1..16).chain((1..16).rev()) {
            for selected in [0, 1, 5, 4, 11, 0] {
                painted.renew(&rows, selected, &theme(), area(height));
                assert_eq!(
                    drawn(&rows, &painted, height, selected),
                    drawn(&rows, &PaintedLines::default(), height, selected),
                    "{height} {selected}"
                );
            }
        }
    }

    #[test]
    fn the_last_row_is_dim_where_others_follow_and_the_selected_one_never() {
        let owned = |lines: &[(&str, bool)]| -> Vec<(String, bool)> {
            let lines = lines.iter();
            lines
                .map(|(text, dim)| ((*text).to_owned(), *dim))
                .collect()
        };
        let head = ("head", false);
        assert_eq!(dim(1, 1), owned(&[("row 1", false)]));
        assert_eq!(dim(2, 1), owned(&[head, ("row 1", false)]));
        assert_eq!(dim(3, 0), owned(&[head, ("row 0", false), ("row 1", true)]));
        assert_eq!(
            dim(3, 3),
            owned(&[head, ("row 2", false), ("row 3", false)])
        );
        let all = [("row 0", false), ("row 1", false), ("row 2", false)];
        assert_eq!(
            dim(5, 0),
            owned(&[&[head], &all[..], &[("row 3", false)]].concat())
        );
    }
}
