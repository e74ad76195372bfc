//! Double buffering: compares the next frame with the one that the terminal shows, and writes only the
//! cells that differ.
//!
//! ratatui's own `Terminal` does the same but measures the width of every cell's symbol, which takes
//! longer than drawing most screens.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::pen::Pen;
use crate::text::width::plain_cells;

/// The modifiers that are visible on a blank cell.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// The terminal as a grid of cells.
#[derive(Debug)]
pub(super) struct Frames<W: Write> {
    out: W,
    /// `None` for a blank terminal.
    shown: Option<Buffer>,
    /// The cells for the next frame; `None` until [`Frames::make_room`] or the next frame.
    next: Option<Buffer>,
    area: Rect,
    /// The bytes of a frame, kept for their memory.
    bytes: Vec<u8>,
}

impl<W: Write> Frames<W> {
    /// Begins with a frame of no cells; [`Frames::clear`] sets the size.
    pub(super) fn new(out: W) -> Frames<W> {
        Frames {
            out,
            shown: None,
            next: None,
            area: Rect::ZERO,
            bytes: Vec::new(),
        }
    }

    /// Where frames are written, for commands other than drawing cells.
    pub(super) fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Clears the terminal and sets its size, in columns and rows.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn clear(&mut self, (columns, rows): (u16, u16)) -> io::Result<()> {
        self.area = Rect::new(0, 0, columns, rows);
        self.shown = None;
        self.next = self.next.take().filter(|next| next.area == self.area);
        queue!(self.out, MoveTo(0, 0), Clear(ClearType::FromCursorDown))
    }

    /// Draws a frame. `render` gets the cells of an earlier frame and has to set all of them.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let area = self.area;
        let mut next = self.next.take().unwrap_or_else(|| Buffer::empty(area));
        render(&mut next);
        self.bytes.clear();
        let mut pen = Pen::new(&mut self.bytes);
        changes(self.shown.as_ref(), &next, |at, cell| pen.put(at, cell));
        pen.end();
        self.next = self.shown.replace(next);
        self.out.write_all(&self.bytes)
    }

    /// Allocates the cells for the next frame, in columns and rows. New memory is slow when it is first
    /// used, so it is better done while the program or the user waits for something else.
    pub(super) fn make_room(&mut self, (columns, rows): (u16, u16)) {
        let area = Rect::new(0, 0, columns, rows);
        self.next.get_or_insert_with(|| Buffer::empty(area));
    }

    /// The columns and rows of the frames.
    pub(super) fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }
}

/// Calls `write` with the cells of the next frame that differ from the one shown, row by row, each
/// with its column and row. Both frames must have the same size; without a frame, the terminal shows
/// blanks.
fn changes<'n>(
    shown: Option<&Buffer>,
    next: &'n Buffer,
    mut write: impl FnMut((u16, u16), &'n Cell),
) {
    let columns = usize::from(next.area.width).max(1);
    let blank = match shown {
        Some(_) => Vec::new(),
        None => vec![Cell::EMPTY; columns],
    };
    let mut rows_before = shown.map(|shown| shown.content.chunks(columns));
    for (y, now) in (0u16..).zip(next.content.chunks(columns)) {
        let before = rows_before.as_mut().and_then(Iterator::next);
        let before = before.unwrap_or(&blank);
        let mut add = |at: usize, cell: &'n Cell| {
            if let Ok(x) = u16::try_from(at) {
                write((x, y), cell);
            }
        };
        let mut pairs = now.iter().zip(before).enumerate();
        while let Some((at, (cell, old))) = pairs.next() {
            let (symbol, old_symbol) = (cell.symbol(), old.symbol());
            let cells = cells_of(symbol);
            if is_same_symbol(symbol, old_symbol) && is_same_style(cell, old) {
                skip(&mut pairs, cells);
                continue;
            }
            add(at, cell);
            let cells_before = cells_of(old_symbol);
            let is_ground_seen = old.bg != Color::Reset || old.modifier.intersects(SEEN_ON_BLANK);
            let behind = at.saturating_add(cells);
            let rest = if cells > 1 && symbol.contains('\u{FE0F}') {
                // Some terminals do not clear the cells covered by a symbol with this selector.
                Rest::Symbols(behind)
            } else if cells == 1 && cells_before > 1 && is_ground_seen {
                // Some terminals keep the background of a wide symbol in the cells it covered.
                Rest::All(at.saturating_add(cells_before))
            } else {
                skip(&mut pairs, cells);
                continue;
            };
            let (Rest::Symbols(mut end) | Rest::All(mut end)) = rest;
            let mut at = at.saturating_add(1);
            while at < end
                && let Some((_, (cell, old))) = pairs.next()
            {
                let cells = cells_of(cell.symbol());
                if matches!(rest, Rest::All(_)) || cell.symbol() != old.symbol() {
                    add(at, cell);
                }
                skip(&mut pairs, cells);
                at = at.saturating_add(cells);
                end = end.max(at);
            }
        }
    }
}

/// Leaves out the cells that a symbol covers besides its own.
fn skip(pairs: &mut impl Iterator, cells: usize) {
    if let Some(last) = cells.checked_sub(2) {
        pairs.nth(last);
    }
}

/// Which of the cells after a changed one are written, and up to which column.
#[derive(Clone, Copy)]
enum Rest {
    /// Those with another symbol.
    Symbols(usize),
    All(usize),
}

/// The cells that a symbol takes, at least one.
fn cells_of(symbol: &str) -> usize {
    if symbol.len() == 1 {
        return 1;
    }
    let mut characters = symbol.chars();
    match (characters.next().and_then(plain_cells), characters.next()) {
        (Some(cells), None) => cells,
        _ => usize::from(symbol.cell_width()).max(1),
    }
}

/// The same as `==`, but faster for a single character.
fn is_same_symbol(a: &str, b: &str) -> bool {
    match (a.as_bytes(), b.as_bytes()) {
        ([a], [b]) => a == b,
        ([a, b, c], [d, e, f]) => (a, b, c) == (d, e, f),
        (a, b) => a == b,
    }
}

/// Whether two cells have the same style. Ignores properties that this program never sets.
fn is_same_style(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg && a.bg == b.bg && a.modifier == b.modifier
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use proptest::prelude::*;
    use ratatui::style::Style;

    use super::*;

    pub(in crate::tui) const AREA: Rect = Rect::new(0, 0, 12, 3);

    /// Frames of pieces of text, of a pattern, in any of the styles.
    pub(in crate::tui) fn frames_of(
        text: &'static str,
        style: impl Strategy<Value = Style>,
    ) -> impl Strategy<Value = Buffer> {
        let piece = (0u16..12, 0u16..3, text, style);
        prop::collection::vec(piece, 0..8).prop_map(|pieces| {
            let mut buffer = Buffer::empty(AREA);
            for (x, y, text, style) in pieces {
                let room = usize::from(AREA.width.saturating_sub(x));
                buffer.set_stringn(x, y, text, room, style);
            }
            buffer
        })
    }

    fn frames() -> impl Strategy<Value = Buffer> {
        let style = prop_oneof![
            Just(Style::new()),
            Just(Style::new().bg(Color::Blue)),
            Just(Style::new().fg(Color::Red)),
            Just(Style::new().add_modifier(Modifier::REVERSED)),
            Just(Style::new().add_modifier(Modifier::BOLD)),
        ];
        let text = "(a|b| |国|区|─|●|é|e\u{301}|❤\u{FE0F}|👨\u{200D}👩|🇨🇳|ﾞ|ｶﾞ){0,8}";
        frames_of(text, style)
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_the_library_would_write(shown in frames(), next in frames()) {
            let mut written = Vec::new();
            changes(Some(&shown), &next, |(x, y), cell| written.push((x, y, cell)));
            prop_assert_eq!(written, shown.diff(&next));
        }

        #[test]
        fn a_blank_terminal_needs_no_blank_cells(next in frames()) {
            let mut written = Vec::new();
            changes(None, &next, |(x, y), cell| written.push((x, y, cell)));
            prop_assert_eq!(written, Buffer::empty(AREA).diff(&next));
        }
    }

    /// Keeps what is written.
    #[derive(Clone, Default)]
    struct Written(Rc<RefCell<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_second_frame_writes_only_the_cells_that_differ() {
        let written = Written::default();
        let mut frames = Frames::new(written.clone());
        frames.clear((12, 3)).unwrap();
        let mut draw = |text: &str| {
            written.0.borrow_mut().clear();
            frames
                .draw(|buffer| {
                    buffer.reset();
                    buffer.set_string(0, 0, text, Style::new());
                })
                .unwrap();
            String::from_utf8(written.0.borrow().clone()).unwrap()
        };
        assert!(draw("高新区 2021").contains('高'));
        let second = draw("高新区 2022");
        assert!(!second.contains('高'), "{second:?}");
        let moves_the_cursor = |written: &str| written.contains('H');
        assert!(moves_the_cursor(&second));
        assert!(!moves_the_cursor(&draw("高新区 2022")));
    }
}
