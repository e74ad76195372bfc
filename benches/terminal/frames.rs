//! Frames as recorded from a terminal, for a program that does nothing but draw them again.
//!
//! A frame is its cells row by row; a cell is nine bytes for its look, one for the length of its
//! symbol, and the symbol.

use std::num::NonZeroU16;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

/// Bytes before a cell's symbol.
const LOOK: usize = 10;

/// Attributes in the order of the bits that stand for them.
const ATTRIBUTES: [Modifier; 5] = [
    Modifier::BOLD,
    Modifier::DIM,
    Modifier::ITALIC,
    Modifier::UNDERLINED,
    Modifier::REVERSED,
];

/// What a screen shows. The second half of a character two cells wide is left out.
pub(crate) fn record(screen: &vt100::Screen) -> Vec<u8> {
    let (rows, columns) = screen.size();
    let mut frame = Vec::new();
    for row in 0..rows.get() {
        for cell in columns_of(columns).filter_map(|column| screen.cell(row, column)) {
            if cell.is_wide_continuation() {
                continue;
            }
            frame.extend(colour(cell.fgcolor()));
            frame.extend(colour(cell.bgcolor()));
            let attributes = [
                cell.bold(),
                cell.dim(),
                cell.italic(),
                cell.underline(),
                cell.inverse(),
            ];
            let bits = attributes.iter().rev();
            frame.push(bits.fold(0, |byte, set| byte << 1 | u8::from(*set)));
            let symbol = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            frame.push(u8::try_from(symbol.len()).unwrap());
            frame.extend(symbol.bytes());
        }
    }
    frame
}

fn columns_of(columns: NonZeroU16) -> std::ops::Range<u16> {
    0..columns.get()
}

/// A colour in four bytes: its kind, then its index or its red, green and blue.
fn colour(colour: vt100::Color) -> [u8; 4] {
    match colour {
        vt100::Color::Default => [0; 4],
        vt100::Color::Idx(index) => [1, index, 0, 0],
        vt100::Color::Rgb(red, green, blue) => [2, red, green, blue],
    }
}

/// Draws a recorded frame.
pub(crate) fn draw(mut frame: &[u8], buffer: &mut Buffer, area: Rect) {
    for row in area.top()..area.bottom() {
        let mut column = area.left();
        while column < area.right() {
            let (look, rest) = frame.split_at(LOOK);
            let (symbol, rest) = rest.split_at(usize::from(look[9]));
            frame = rest;
            let symbol = std::str::from_utf8(symbol).unwrap();
            let cell = &mut buffer[Position::new(column, row)];
            cell.set_symbol(symbol);
            cell.fg = colour_of(&look[..4]);
            cell.bg = colour_of(&look[4..8]);
            let set = |(bit, _): &(usize, &Modifier)| look[8] >> bit & 1 == 1;
            let attributes = ATTRIBUTES.iter().enumerate().filter(set);
            cell.modifier = attributes.map(|(_, attribute)| *attribute).collect();
            column += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
        }
    }
}

fn colour_of(bytes: &[u8]) -> Color {
    match *bytes {
        [1, index, ..] => Color::Indexed(index),
        [2, red, green, blue] => Color::Rgb(red, green, blue),
        _ => Color::Reset,
    }
}
