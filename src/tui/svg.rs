//! A screen as an SVG picture. Text remains text; blocks, lines and marks become shapes, because
//! fonts draw them in different sizes.
//!
//! Each run of text has an explicit length, so that every cell keeps its place in any font.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::theme::Theme;
use crate::text::markup::escaped;
use crate::text::width;

/// Pixels of a cell.
const CELL: (u32, u32) = (10, 20);

/// Pixels of the margin around the screen.
const MARGIN: u32 = 10;

/// Pixels from the top of a cell to the base line of its text.
const BASE_LINE: u32 = 15;

/// Pixels of the text.
const FONT: u32 = 16;

/// Fonts with Latin letters half as wide as Chinese ones, where the reader has them.
const FONTS: &str = "'Noto Sans Mono CJK SC','Sarasa Mono SC','Source Han Mono SC',ui-monospace,\
                     'SFMono-Regular',Menlo,Consolas,monospace";

/// A screen as SVG. `theme` must paint its background; its colours replace those that a screen leaves
/// to the terminal. `title` is the title of the picture.
#[must_use]
pub fn svg(buffer: &Buffer, theme: &Theme, title: &str) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let around = |of: u32| of.saturating_add(MARGIN.saturating_mul(2));
    let wide = around(columns.saturating_mul(CELL.0));
    let high = around(rows.saturating_mul(CELL.1));
    let ground = colour(theme.text.bg.unwrap_or(Color::Black), "#000000");
    let ink = colour(theme.text.fg.unwrap_or(Color::White), "#ffffff");
    let mut out = String::new();
    // Writing to a text does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{MARGIN} -{MARGIN} {wide} {high}\" width=\"{wide}\" \
         height=\"{high}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"{FONT}\" \
         xml:space=\"preserve\">\n<title>{}</title>\n<rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{wide}\" \
         height=\"{high}\" fill=\"{ground}\"/>",
        escaped(title)
    );
    for y in 0..buffer.area.height {
        let runs = runs(buffer, y, &ink, &ground);
        for run in &runs {
            run.background(&mut out, y, &ground);
        }
        for run in &runs {
            run.draw(&mut out, y);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// The colour of the background of a theme that paints it, as a web colour.
#[must_use]
pub fn ground(theme: &Theme) -> String {
    colour(theme.text.bg.unwrap_or(Color::Black), "#000000")
}

/// Neighbouring cells that are drawn alike.
struct Run {
    x: u32,
    cells: u32,
    text: String,
    ink: String,
    ground: String,
    is_bold: bool,
    is_dim: bool,
    is_underlined: bool,
    shape: Option<Shape>,
}

/// A character that is drawn as rectangles, in hundredths of a cell: x, y, width, height.
type Shape = Vec<(u32, u32, u32, u32)>;

/// The runs of a row. Only ASCII characters are joined, because fonts differ in the width of all
/// others. Shapes are runs of their own, too.
fn runs(buffer: &Buffer, y: u16, ink: &str, ground: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = buffer.area.x;
    while x < buffer.area.right() {
        let Some(cell) = buffer.cell((x, y)) else {
            break;
        };
        let cells = u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
        let run = Run::of(cell, x, cells, ink, ground);
        match runs.last_mut() {
            Some(last) if last.goes_on_with(&run) => {
                last.text.push_str(&run.text);
                last.cells = last.cells.saturating_add(run.cells);
            }
            _ => runs.push(run),
        }
        x = x.saturating_add(cells);
    }
    runs
}

impl Run {
    fn of(cell: &Cell, x: u16, cells: u16, ink: &str, ground: &str) -> Run {
        let (mut fg, mut bg) = (colour(cell.fg, ink), colour(cell.bg, ground));
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut fg, &mut bg);
        }
        Run {
            x: u32::from(x),
            cells: u32::from(cells),
            text: cell.symbol().to_owned(),
            ink: fg,
            ground: bg,
            is_bold: cell.modifier.contains(Modifier::BOLD),
            is_dim: cell.modifier.contains(Modifier::DIM),
            is_underlined: cell.modifier.contains(Modifier::UNDERLINED),
            shape: shape(cell.symbol()),
        }
    }

    fn goes_on_with(&self, next: &Run) -> bool {
        self.text.is_ascii()
            && next.text.is_ascii()
            && self.ink == next.ink
            && self.ground == next.ground
            && self.is_bold == next.is_bold
            && self.is_dim == next.is_dim
            && self.is_underlined == next.is_underlined
    }

    fn background(&self, out: &mut String, y: u16, ground: &str) {
        if self.ground != ground {
            let (x, top) = self.corner(y);
            let wide = self.cells.saturating_mul(CELL.0);
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{}\"/>",
                CELL.1, self.ground
            );
        }
    }

    fn corner(&self, y: u16) -> (u32, u32) {
        (
            self.x.saturating_mul(CELL.0),
            u32::from(y).saturating_mul(CELL.1),
        )
    }

    fn draw(&self, out: &mut String, y: u16) {
        let (x, top) = self.corner(y);
        if let Some(shape) = &self.shape {
            for (left, above, wide, high) in shape {
                let part = |of: &u32, whole: u32| {
                    let pixels = of.saturating_mul(whole);
                    format!(
                        "{}.{:02}",
                        pixels / 100,
                        pixels.checked_rem(100).unwrap_or(0)
                    )
                };
                let _ = writeln!(
                    out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                    part(&left.saturating_add(self.x.saturating_mul(100)), CELL.0),
                    part(
                        &above.saturating_add(u32::from(y).saturating_mul(100)),
                        CELL.1
                    ),
                    part(wide, CELL.0),
                    part(high, CELL.1),
                    self.ink
                );
            }
            return;
        }
        if let Some(path) = mark(&self.text) {
            let _ = writeln!(
                out,
                "<path transform=\"translate({x} {top})\" fill-rule=\"evenodd\" d=\"{path}\" \
                 fill=\"{}\"/>",
                self.ink
            );
            return;
        }
        if self.text.trim().is_empty() {
            return;
        }
        let wide = self.cells.saturating_mul(CELL.0);
        let base = top.saturating_add(BASE_LINE);
        let weight = if self.is_bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        // Most terminals draw dim text like this.
        let faint = if self.is_dim {
            " fill-opacity=\"0.6\""
        } else {
            ""
        };
        let line = if self.is_underlined {
            " text-decoration=\"underline\""
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{base}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" \
             fill=\"{}\"{weight}{faint}{line}>{}</text>",
            self.ink,
            escaped(&self.text)
        );
    }
}

/// The outline of a mark, in pixels of its cell.
fn mark(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "●" => "M1 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "○" => {
            "M1 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM2.2 10a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0z"
        }
        "◐" => "M1 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM5 7.2a2.8 2.8 0 0 1 0 5.6z",
        "◆" => "M5 5.5L9.5 10L5 14.5L0.5 10z",
        "■" => "M1 6h8v8h-8z",
        "□" => "M1 6h8v8h-8zM2.2 7.2h5.6v5.6h-5.6z",
        "▼" => "M0.5 6.5h9L5 14z",
        _ => return None,
    })
}

/// The rectangles of a block or a line.
fn shape(symbol: &str) -> Option<Shape> {
    let mut characters = symbol.chars();
    let character = characters.next().filter(|_| characters.next().is_none())?;
    let lower = |eighths: u32| {
        let high = eighths.saturating_mul(100) / 8;
        vec![(0, 100u32.saturating_sub(high), 100, high)]
    };
    let left = |eighths: u32| vec![(0, 0, eighths.saturating_mul(100) / 8, 100)];
    let code = u32::from(character);
    Some(match character {
        '▀' => vec![(0, 0, 100, 50)],
        '▁'..='█' => lower(code.saturating_sub(0x2580)),
        '▉'..='▏' => left(0x2590u32.saturating_sub(code)),
        '▐' => vec![(50, 0, 50, 100)],
        '▖'..='▟' => quadrants(code.saturating_sub(0x2596))?,
        '─' => vec![(0, 47, 100, 6)],
        '━' => vec![(0, 44, 100, 12)],
        '│' => vec![(44, 0, 12, 100)],
        '┃' => vec![(36, 0, 28, 100)],
        '┄' => vec![(5, 47, 20, 6), (40, 47, 20, 6), (75, 47, 20, 6)],
        '┊' => vec![
            (44, 5, 12, 15),
            (44, 30, 12, 15),
            (44, 55, 12, 15),
            (44, 80, 12, 15),
        ],
        '┴' => vec![(0, 47, 100, 6), (44, 0, 12, 50)],
        '├' => vec![(44, 0, 12, 100), (44, 47, 56, 6)],
        '┤' => vec![(44, 0, 12, 100), (0, 47, 56, 6)],
        '┌' => vec![(44, 47, 12, 53), (44, 47, 56, 6)],
        '┐' => vec![(44, 47, 12, 53), (0, 47, 56, 6)],
        '└' => vec![(44, 0, 12, 53), (44, 47, 56, 6)],
        '┘' => vec![(44, 0, 12, 53), (0, 47, 56, 6)],
        '⠀'..='⣿' => braille(code.saturating_sub(0x2800)),
        _ => return None,
    })
}

/// The filled quarters of the characters from ▖ on.
fn quadrants(index: u32) -> Option<Shape> {
    // Upper left, upper right, lower left, lower right.
    let filled: [[bool; 4]; 10] = [
        [false, false, true, false],
        [false, false, false, true],
        [true, false, false, false],
        [true, false, true, true],
        [true, false, false, true],
        [true, true, true, false],
        [true, true, false, true],
        [false, true, false, false],
        [false, true, true, false],
        [false, true, true, true],
    ];
    let filled = filled.get(usize::try_from(index).ok()?)?;
    let corners = [(0, 0), (50, 0), (0, 50), (50, 50)];
    let corners = corners
        .into_iter()
        .zip(filled)
        .filter(|(_, filled)| **filled);
    Some(corners.map(|((x, y), _)| (x, y, 50, 50)).collect())
}

/// The dots of a braille character.
fn braille(bits: u32) -> Shape {
    let dots = [
        (0x01, 15, 8),
        (0x02, 15, 33),
        (0x04, 15, 58),
        (0x08, 65, 8),
        (0x10, 65, 33),
        (0x20, 65, 58),
        (0x40, 15, 83),
        (0x80, 65, 83),
    ];
    let dots = dots.into_iter().filter(|(bit, ..)| bits & bit != 0);
    dots.map(|(_, x, y)| (x, y, 20, 10)).collect()
}

/// A colour of the 256-colour palette as a web colour; `default` for the terminal's own and for the
/// first 16, which depend on the terminal.
fn colour(colour: Color, default: &str) -> String {
    let Color::Indexed(index) = colour else {
        return default.to_owned();
    };
    let grey = |level: u8| format!("#{level:02x}{level:02x}{level:02x}");
    match index {
        0..=15 => default.to_owned(),
        16..=231 => {
            let cube = index.saturating_sub(16);
            let level = |n: u8| {
                if n == 0 {
                    0
                } else {
                    n.saturating_mul(40).saturating_add(55)
                }
            };
            let (red, rest) = (cube / 36, cube.checked_rem(36).unwrap_or(0));
            let (green, blue) = (rest / 6, rest.checked_rem(6).unwrap_or(0));
            format!("#{:02x}{:02x}{:02x}", level(red), level(green), level(blue))
        }
        232.. => grey(
            index
                .saturating_sub(232)
                .saturating_mul(10)
                .saturating_add(8),
        ),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::text::Span;

    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};
    use crate::tui::widget::paint;

    fn drawn(text: &str) -> String {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Painted);
        let area = Rect::new(0, 0, 20, 2);
        let mut buffer = Buffer::empty(area);
        buffer.set_style(area, theme.text);
        paint::put(
            &mut buffer,
            area,
            1,
            Span::styled(text.to_owned(), theme.good),
        );
        svg(&buffer, &theme, "a < b")
    }

    #[test]
    fn every_cell_keeps_its_place_in_any_font() {
        let svg = drawn("郑州 GRP ≈3%");
        for expected in [
            "<text x=\"0\" y=\"35\" textLength=\"20\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#5fafd7\">郑</text>",
            "<text x=\"20\" y=\"35\" textLength=\"20\"",
            ">州</text>",
            "<text x=\"40\" y=\"35\" textLength=\"50\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#5fafd7\"> GRP </text>",
            "<text x=\"90\" y=\"35\" textLength=\"10\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#5fafd7\">≈</text>",
            "<text x=\"100\" y=\"35\" textLength=\"20\"",
            "<title>a &lt; b</title>",
        ] {
            assert!(svg.contains(expected), "no {expected} in\n{svg}");
        }
    }

    #[test]
    fn blocks_and_lines_are_shapes_without_gaps() {
        let svg = drawn("▄▖━┃█");
        for (x, y, wide, high) in [
            ("0.00", "30.00", "10.00", "10.00"),
            ("10.00", "30.00", "5.00", "10.00"),
            ("20.00", "28.80", "10.00", "2.40"),
            ("33.60", "20.00", "2.80", "20.00"),
            ("40.00", "20.00", "10.00", "20.00"),
        ] {
            let rect = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"");
            assert!(svg.contains(&rect), "no {rect} in\n{svg}");
        }
        assert!(!svg.contains('▄'));
    }

    #[test]
    fn marks_are_shapes_in_the_middle_of_their_cell() {
        let svg = drawn("郑● ○");
        for (mark, x) in [("●", 20), ("○", 40)] {
            let path = mark_at(x, mark);
            assert!(svg.contains(&path), "no {path} in\n{svg}");
            assert!(!svg.contains(mark));
        }
    }

    fn mark_at(x: u32, symbol: &str) -> String {
        let path = mark(symbol).unwrap();
        format!(
            "<path transform=\"translate({x} 20)\" fill-rule=\"evenodd\" d=\"{path}\" fill=\"#5fafd7\"/>"
        )
    }

    #[test]
    fn the_terminals_own_colours_are_those_of_the_theme() {
        let svg = drawn("x");
        assert!(svg.contains("height=\"60\" fill=\"#121212\"/>"), "{svg}");
        // Text of no colour of its own, in a theme that leaves the background to the terminal.
        let theme = ThemeName::Light.theme(PaletteName::default(), Background::Painted);
        let area = Rect::new(0, 0, 9, 1);
        let mut buffer = Buffer::empty(area);
        buffer.set_style(
            area,
            ThemeName::Light
                .theme(PaletteName::default(), Background::Terminal)
                .text,
        );
        paint::put(&mut buffer, area, 0, Span::raw("12.1"));
        let svg = super::svg(&buffer, &theme, "x");
        for expected in ["height=\"40\" fill=\"#ffffff\"/>", "fill=\"#262626\">12.1"] {
            assert!(svg.contains(expected), "no {expected} in\n{svg}");
        }
    }
}
