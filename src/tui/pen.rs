//! Writes cells as text and control sequences (ECMA-48).
//!
//! crossterm's commands are formatted one by one, which takes a third of the time of a frame with many
//! changes.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text::width::plain_cells;

/// Begins a control sequence.
const CSI: &[u8] = b"\x1b[";

/// The attributes with their parameters of SGR.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// The parameters of SGR that set the two colours.
const FOREGROUND: u8 = 38;
const BACKGROUND: u8 = 48;

/// Writes the cells of a frame, with no more movements and changes of style than are needed.
#[derive(Debug)]
pub(super) struct Pen<'o> {
    out: &'o mut Vec<u8>,
    /// The column and row of the cursor, where they are known.
    cursor: Option<(u16, u16)>,
    /// Whether all terminals agree on the width of what was written since the cursor was moved.
    is_certain: bool,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl<'o> Pen<'o> {
    /// Writes to `out`, for a terminal in its default style.
    pub(super) fn new(out: &'o mut Vec<u8>) -> Pen<'o> {
        Pen {
            out,
            cursor: None,
            is_certain: false,
            fg: Color::Reset,
            bg: Color::Reset,
            modifier: Modifier::empty(),
        }
    }

    /// Writes a cell at a column and row, counted from 0.
    pub(super) fn put(&mut self, (x, y): (u16, u16), cell: &Cell) {
        if self.cursor != Some((x, y)) {
            self.out.extend_from_slice(CSI);
            self.number(y.saturating_add(1), b';');
            self.number(x.saturating_add(1), b'H');
            self.is_certain = true;
        }
        self.style(cell);
        let symbol = cell.symbol();
        self.out.extend_from_slice(symbol.as_bytes());
        self.cursor = Some((x.saturating_add(self.cells(symbol)), y));
    }

    /// Returns the terminal to its default style.
    pub(super) fn end(self) {
        let style = (self.fg, self.bg, self.modifier);
        if style != (Color::Reset, Color::Reset, Modifier::empty()) {
            self.out.extend_from_slice(CSI);
            self.out.extend_from_slice(b"0m");
        }
    }

    /// By how much a symbol moves the cursor. Some terminals draw signs of ambiguous width two cells
    /// wide, so that after one of them a Chinese character is followed by a movement.
    fn cells(&mut self, symbol: &str) -> u16 {
        if symbol.len() == 1 {
            return 1;
        }
        let mut characters = symbol.chars();
        let wide = match (characters.next(), characters.next()) {
            (Some(character), None) => plain_cells(character) == Some(2),
            _ => false,
        };
        self.is_certain &= wide;
        if self.is_certain { 2 } else { 1 }
    }

    fn style(&mut self, cell: &Cell) {
        let is_set = self.fg == cell.fg && self.bg == cell.bg && self.modifier == cell.modifier;
        if is_set {
            return;
        }
        self.out.extend_from_slice(CSI);
        if !cell.modifier.contains(self.modifier) {
            self.number(0, b';');
            (self.fg, self.bg, self.modifier) = (Color::Reset, Color::Reset, Modifier::empty());
        }
        if self.modifier != cell.modifier {
            let added = cell.modifier.difference(self.modifier);
            for (attribute, parameter) in ATTRIBUTES {
                if added.contains(attribute) {
                    self.number(parameter.into(), b';');
                }
            }
            self.modifier = cell.modifier;
        }
        if self.fg != cell.fg {
            self.colour(FOREGROUND, cell.fg);
            self.fg = cell.fg;
        }
        if self.bg != cell.bg {
            self.colour(BACKGROUND, cell.bg);
            self.bg = cell.bg;
        }
        // Every parameter ends with a semicolon; the last one ends the sequence.
        if let Some(last) = self.out.last_mut() {
            *last = b'm';
        }
    }

    fn colour(&mut self, of: u8, colour: Color) {
        let mut parameters = |all: &[u8]| {
            for parameter in all {
                self.number((*parameter).into(), b';');
            }
        };
        let index = match colour {
            Color::Reset => return parameters(&[of.saturating_add(1)]),
            Color::Rgb(red, green, blue) => return parameters(&[of, 2, red, green, blue]),
            Color::Indexed(index) => index,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        parameters(&[of, 5, index]);
    }

    /// Writes a number in decimal, and a byte behind it.
    fn number(&mut self, number: u16, behind: u8) {
        self.digits(number);
        self.out.push(behind);
    }

    fn digits(&mut self, number: u16) {
        if number >= 10 {
            self.digits(number / 10);
        }
        let last = u8::try_from(number % 10).unwrap_or_default();
        self.out.push(b'0'.saturating_add(last));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::tui::shown::tests::{AREA, frames_of};

    /// What the cells of a frame are written as.
    fn written(cells: &[(u16, u16, &Cell)]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut pen = Pen::new(&mut out);
        for (x, y, cell) in cells {
            pen.put((*x, *y), cell);
        }
        pen.end();
        out
    }

    fn colours() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::DarkGray),
            Just(Color::LightYellow),
            any::<u8>().prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ]
    }

    fn styles() -> impl Strategy<Value = Style> {
        // Those that the emulator shows.
        let attributes = [
            Modifier::BOLD,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
        ];
        let attributes = prop::sample::subsequence(attributes.to_vec(), 0..4);
        let attributes = attributes.prop_map(|all| all.into_iter().collect::<Modifier>());
        (colours(), colours(), attributes)
            .prop_map(|(fg, bg, with)| Style::new().fg(fg).bg(bg).add_modifier(with))
    }

    fn frames() -> impl Strategy<Value = Buffer> {
        frames_of("(a|b| |国|区|─|●|é){0,8}", styles())
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_the_library_would_make_it_show(before in frames(), after in frames()) {
            let size = |cells: u16| std::num::NonZeroU16::new(cells).unwrap();
            let emulator = || vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
            let (mut ours, mut theirs) = (emulator(), emulator());
            let blank = Buffer::empty(AREA);
            for (shown, next) in [(&blank, &before), (&before, &after)] {
                let changes = shown.diff(next);
                let mut bytes = Vec::new();
                CrosstermBackend::new(&mut bytes).draw(changes.iter().copied()).unwrap();
                theirs.process(&bytes);
                ours.process(&written(&changes));
                for row in 0..AREA.height {
                    for column in 0..AREA.width {
                        let at = |of: &vt100::Parser| of.screen().cell(row, column).cloned();
                        prop_assert_eq!(at(&ours), at(&theirs), "{} {}", row, column);
                    }
                }
            }
        }
    }

    fn line(text: &str, style: Style) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, style);
        let changes = Buffer::empty(buffer.area).diff(&buffer);
        String::from_utf8(written(&changes)).unwrap()
    }

    #[test]
    fn a_style_is_set_once_and_taken_back_at_the_end() {
        let style = Style::new().fg(Color::Rgb(1, 20, 255)).bold();
        assert_eq!(line("ab", style), "\x1b[1;1H\x1b[1;38;2;1;20;255mab\x1b[0m");
        assert_eq!(line("ab", Style::new()), "\x1b[1;1Hab");
    }

    #[test]
    fn the_cursor_is_moved_only_where_terminals_may_differ() {
        assert_eq!(line("高新a区", Style::new()), "\x1b[1;1H高新a区");
        assert_eq!(line("─高新", Style::new()), "\x1b[1;1H─高\x1b[1;4H新");
    }
}
