//! What the terminal shows, and what of the next frame differs from it.

use std::collections::BTreeMap;
use std::mem;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use crate::text::width::plain_cells;

/// The modifiers that are visible on a blank cell.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// The cells that the terminal shows, in a third of the memory that a buffer takes.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Row by row.
    cells: Vec<Seen>,
    /// The symbols that are not one character, by the position of their cells.
    others: BTreeMap<usize, Box<str>>,
}

/// A cell. Leaves out the properties that this program never sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// [`OTHER`] for a symbol that is not one character.
    symbol: char,
    /// The cells that the symbol takes, at least one.
    width: u8,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Stands for a symbol in [`Shown::others`]. No cell shows this character.
const OTHER: char = '\0';

impl Seen {
    const BLANK: Seen = Seen {
        symbol: ' ',
        width: 1,
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// Whether it is a cell with a symbol of one character. Takes less time than to compare it with
    /// [`Seen::of`], and is so for most cells of a frame.
    #[inline]
    fn is(&self, cell: &Cell) -> bool {
        let symbol = cell.symbol();
        let is_same_symbol = match symbol.as_bytes() {
            [byte] => self.symbol == char::from(*byte),
            bytes => bytes.len() == self.symbol.len_utf8() && symbol.starts_with(self.symbol),
        };
        is_same_symbol
            && self.fg == cell.fg
            && self.bg == cell.bg
            && self.modifier == cell.modifier
            && self.symbol != OTHER
    }

    /// The cells that the symbol covers besides its own.
    fn covered(self) -> usize {
        usize::from(self.width).saturating_sub(1)
    }

    fn of(cell: &Cell) -> Seen {
        let (symbol, width) = match cell.symbol().as_bytes() {
            [byte] => (char::from(*byte), 1),
            _ => symbol_of(cell.symbol()),
        };
        Seen {
            symbol,
            width,
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

fn symbol_of(symbol: &str) -> (char, u8) {
    let mut characters = symbol.chars();
    let only = match (characters.next(), characters.next()) {
        (Some(only), None) => only,
        _ => OTHER,
    };
    let cells = plain_cells(only).unwrap_or_else(|| symbol.cell_width().max(1).into());
    (only, u8::try_from(cells).unwrap_or(u8::MAX))
}

/// Which of the cells after a changed one are written, and up to which column.
#[derive(Clone, Copy)]
enum Rest {
    /// Those with another symbol.
    Symbols(usize),
    All(usize),
}

impl Shown {
    /// So many blank cells.
    pub(super) fn blank(cells: usize) -> Shown {
        Shown {
            cells: vec![Seen::BLANK; cells],
            others: BTreeMap::new(),
        }
    }

    /// The terminal has been cleared.
    pub(super) fn clear(&mut self) {
        self.cells.fill(Seen::BLANK);
        self.others.clear();
    }

    /// Calls `write` with the cells of the next frame that differ, row by row, each with its column and
    /// row. The frame must have as many cells.
    pub(super) fn change_to<'n>(
        &mut self,
        next: &'n Buffer,
        mut write: impl FnMut((u16, u16), &'n Cell),
    ) {
        let columns = usize::from(next.area.width).max(1);
        let others = &mut self.others;
        let rows = next.content.chunks(columns);
        let mut start = 0usize;
        for (y, (now, shown)) in (0u16..).zip(rows.zip(self.cells.chunks_mut(columns))) {
            let mut add = |at: usize, cell: &'n Cell| {
                if let Ok(x) = u16::try_from(at) {
                    write((x, y), cell);
                }
            };
            let mut change = |at: usize, cell: &Cell, seen: &mut Seen| match seen.is(cell) {
                true => (*seen, Change::None),
                false => take_over(others, start.saturating_add(at), cell, seen),
            };
            let mut pairs = now.iter().zip(shown).enumerate();
            while let Some((at, (cell, seen))) = pairs.next() {
                let (before, changed) = change(at, cell, seen);
                let covered = seen.covered();
                let mut rest = None;
                if changed != Change::None {
                    add(at, cell);
                    rest = rest_of(at, cell, *seen, before);
                }
                let Some(rest) = rest else {
                    for (at, (cell, seen)) in pairs.by_ref().take(covered) {
                        change(at, cell, seen);
                    }
                    continue;
                };
                let (Rest::Symbols(mut end) | Rest::All(mut end)) = rest;
                let mut behind = at.saturating_add(1);
                while behind < end
                    && let Some((at, (cell, seen))) = pairs.next()
                {
                    let (_, changed) = change(at, cell, seen);
                    let covered = seen.covered();
                    if matches!(rest, Rest::All(_)) || changed == Change::Symbol {
                        add(at, cell);
                    }
                    for (at, (cell, seen)) in pairs.by_ref().take(covered) {
                        change(at, cell, seen);
                    }
                    behind = at.saturating_add(covered).saturating_add(1);
                    end = end.max(behind);
                }
            }
            start = start.saturating_add(columns);
        }
    }
}

/// Which cells are written after a changed one, that are otherwise left out.
fn rest_of(at: usize, cell: &Cell, now: Seen, before: Seen) -> Option<Rest> {
    let is_ground_seen = before.bg != Color::Reset || before.modifier.intersects(SEEN_ON_BLANK);
    if now.width > 1 && cell.symbol().contains('\u{FE0F}') {
        // Some terminals do not clear the cells covered by a symbol with this selector.
        Some(Rest::Symbols(at.saturating_add(now.width.into())))
    } else if now.width == 1 && before.width > 1 && is_ground_seen {
        // Some terminals keep the background of a wide symbol in the cells it covered.
        Some(Rest::All(at.saturating_add(before.width.into())))
    } else {
        None
    }
}

/// In what a cell has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Style,
    Symbol,
}

/// Takes over the cell at a position. Returns what it was before.
fn take_over(
    others: &mut BTreeMap<usize, Box<str>>,
    at: usize,
    cell: &Cell,
    seen: &mut Seen,
) -> (Seen, Change) {
    let new = Seen::of(cell);
    let before = mem::replace(seen, new);
    let is_same_symbol = match (before.symbol, new.symbol) {
        (OTHER, OTHER) => others.get(&at).is_some_and(|of| **of == *cell.symbol()),
        (before, new) => before == new,
    };
    if !is_same_symbol {
        if new.symbol == OTHER {
            others.insert(at, cell.symbol().into());
        } else if before.symbol == OTHER {
            others.remove(&at);
        }
        return (before, Change::Symbol);
    }
    match new == before {
        true => (before, Change::None),
        false => (before, Change::Style),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
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

    fn written<'n>(shown: &mut Shown, next: &'n Buffer) -> Vec<(u16, u16, &'n Cell)> {
        let mut written = Vec::new();
        shown.change_to(next, |(x, y), cell| written.push((x, y, cell)));
        written
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_the_library_would_write(
            frames in prop::collection::vec(frames(), 1..4),
        ) {
            let mut shown = Shown::blank(AREA.area() as usize);
            let mut before = Buffer::empty(AREA);
            for next in frames {
                prop_assert_eq!(written(&mut shown, &next), before.diff(&next));
                before = next;
            }
        }

        #[test]
        fn after_the_terminal_is_cleared_all_is_written_again(
            frame in frames(),
            next in frames(),
        ) {
            let mut shown = Shown::blank(AREA.area() as usize);
            written(&mut shown, &frame);
            shown.clear();
            prop_assert_eq!(written(&mut shown, &next), Buffer::empty(AREA).diff(&next));
        }
    }
}
