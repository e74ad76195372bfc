//! Double buffering: compares the next frame with the one that the terminal shows, and writes only the
//! cells that differ.
//!
//! ratatui's own `Terminal` does the same but measures the width of every cell's symbol, which takes
//! longer than drawing most screens.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

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
    backend: CrosstermBackend<W>,
    /// `None` for a blank terminal.
    shown: Option<Buffer>,
    /// The cells for the next frame; `None` until [`Frames::make_room`] or the next frame.
    next: Option<Buffer>,
    area: Rect,
}

impl<W: Write> Frames<W> {
    /// Begins with a frame of no cells; [`Frames::clear`] sets the size.
    pub(super) fn new(out: W) -> Frames<W> {
        Frames {
            backend: CrosstermBackend::new(out),
            shown: None,
            next: None,
            area: Rect::ZERO,
        }
    }

    /// The backend, for commands other than drawing cells.
    pub(super) fn backend_mut(&mut self) -> &mut CrosstermBackend<W> {
        &mut self.backend
    }

    /// Clears the terminal and sets its size, in columns and rows.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn clear(&mut self, (columns, rows): (u16, u16)) -> io::Result<()> {
        self.area = Rect::new(0, 0, columns, rows);
        self.shown = None;
        self.next = None;
        self.backend.set_cursor_position(Position::ORIGIN)?;
        self.backend.clear_region(ClearType::AfterCursor)
    }

    /// Draws a frame. `render` gets the cells of an earlier frame and has to set all of them.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let area = self.area;
        let mut next = self.next.take().unwrap_or_else(|| Buffer::empty(area));
        render(&mut next);
        let changed = changes(self.shown.as_ref(), &next);
        self.backend.draw(changed.into_iter())?;
        self.backend.hide_cursor()?;
        self.next = self.shown.replace(next);
        Ok(())
    }

    /// Allocates the cells for the next frame. For a large window that takes longer than drawing it, so
    /// it is better done while the user looks at the frame before.
    pub(super) fn make_room(&mut self) {
        let area = self.area;
        self.next.get_or_insert_with(|| Buffer::empty(area));
    }
}

static BLANK: Cell = Cell::EMPTY;

/// The cells of the next frame that differ from the one shown, row by row, each with its column and
/// row. Both frames must have the same size; without a frame, the terminal shows blanks.
fn changes<'n>(shown: Option<&Buffer>, next: &'n Buffer) -> Vec<(u16, u16, &'n Cell)> {
    let columns = usize::from(next.area.width).max(1);
    let mut rows_before = shown.map(|shown| shown.content.chunks(columns));
    let mut changed = Vec::new();
    for (y, now) in (0u16..).zip(next.content.chunks(columns)) {
        let before = rows_before.as_mut().and_then(Iterator::next);
        let before = |at: usize| before.map_or(Some(&BLANK), |row| row.get(at));
        let mut add = |at: usize, cell: &'n Cell| {
            changed.extend(u16::try_from(at).ok().map(|x| (x, y, cell)));
        };
        let mut at = 0usize;
        while let (Some(cell), Some(old)) = (now.get(at), before(at)) {
            let cells = cells_of(cell);
            let behind = at.saturating_add(cells);
            if is_same(cell, old) {
                at = behind;
                continue;
            }
            add(at, cell);
            let cells_before = cells_of(old);
            let is_ground_seen = old.bg != Color::Reset || old.modifier.intersects(SEEN_ON_BLANK);
            let rest = if cells > 1 && cell.symbol().contains('\u{FE0F}') {
                // Some terminals do not clear the cells covered by a symbol with this selector.
                Rest::Symbols(behind)
            } else if cells == 1 && cells_before > 1 && is_ground_seen {
                // Some terminals keep the background of a wide symbol in the cells it covered.
                Rest::All(at.saturating_add(cells_before))
            } else {
                at = behind;
                continue;
            };
            at = at.saturating_add(1);
            let (Rest::Symbols(mut end) | Rest::All(mut end)) = rest;
            while at < end
                && let (Some(cell), Some(old)) = (now.get(at), before(at))
            {
                if matches!(rest, Rest::All(_)) || cell.symbol() != old.symbol() {
                    add(at, cell);
                }
                at = at.saturating_add(cells_of(cell));
                end = end.max(at);
            }
        }
    }
    changed
}

/// Which of the cells after a changed one are written, and up to which column.
#[derive(Clone, Copy)]
enum Rest {
    /// Those with another symbol.
    Symbols(usize),
    All(usize),
}

/// The cells that a symbol takes, at least one.
fn cells_of(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 {
        return 1;
    }
    let mut characters = symbol.chars();
    match (characters.next().and_then(plain_cells), characters.next()) {
        (Some(cells), None) => cells,
        _ => usize::from(cell.cell_width()).max(1),
    }
}

/// Whether two cells look the same. Ignores properties that this program never sets.
fn is_same(a: &Cell, b: &Cell) -> bool {
    let symbols = (a.symbol().as_bytes(), b.symbol().as_bytes());
    let is_same_symbol = match symbols {
        ([a], [b]) => a == b,
        (a, b) => a == b,
    };
    is_same_symbol && a.fg == b.fg && a.bg == b.bg && a.modifier == b.modifier
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use proptest::prelude::*;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect::new(0, 0, 12, 3);

    fn frames() -> impl Strategy<Value = Buffer> {
        let style = prop_oneof![
            Just(Style::new()),
            Just(Style::new().bg(Color::Blue)),
            Just(Style::new().fg(Color::Red)),
            Just(Style::new().add_modifier(Modifier::REVERSED)),
            Just(Style::new().add_modifier(Modifier::BOLD)),
        ];
        let text = "(a|b| |国|区|─|●|é|e\u{301}|❤\u{FE0F}|👨\u{200D}👩|🇨🇳|ﾞ|ｶﾞ){0,8}";
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

    proptest! {
        #[test]
        fn what_is_written_is_what_the_library_would_write(shown in frames(), next in frames()) {
            prop_assert_eq!(changes(Some(&shown), &next), shown.diff(&next));
        }

        #[test]
        fn a_blank_terminal_needs_no_blank_cells(next in frames()) {
            prop_assert_eq!(changes(None, &next), Buffer::empty(AREA).diff(&next));
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
