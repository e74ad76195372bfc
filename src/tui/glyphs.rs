//! Glyphs beyond ASCII, and what stands for them on terminals that draw them two cells wide or not
//! at all.

use ratatui::buffer::Buffer;

use crate::analysis::audit::Outcome;
use crate::dataset::Stage;
pub use crate::wording::sign as verdict;

/// Which glyphs the terminal can be trusted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// Lines, blocks and signs.
    Unicode,
    /// Bars of braille dots, which are one cell wide everywhere.
    Braille,
    /// Only ASCII beside the Chinese text.
    Ascii,
}

impl Glyphs {
    /// The sets, with the names the command line and the configuration use.
    pub const ALL: [(Glyphs, &'static str); 3] = [
        (Glyphs::Unicode, "unicode"),
        (Glyphs::Braille, "braille"),
        (Glyphs::Ascii, "ascii"),
    ];
}

/// What stands for a block in braille dots.
fn braille(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "▁" | "▂" => "⣀",
        "▃" | "▄" => "⣤",
        "▅" | "▆" => "⣶",
        "▇" | "█" | "▓" | "▒" => "⣿",
        "▀" => "⠛",
        "▏" | "▎" | "▍" | "▌" => "⡇",
        "▋" | "▊" | "▉" => "⣷",
        "▐" => "⢸",
        "░" => "⠒",
        _ => return None,
    })
}

/// Replaces every block of the screen by braille dots.
pub fn to_braille(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(dots) = braille(cell.symbol()) {
            cell.set_symbol(dots);
        }
    }
}

/// The mark of a finding, each of its own shape.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Conflict => "✗",
        Outcome::Suspect => "?",
        Outcome::Explained => "»",
        Outcome::WithinRounding => "≈",
        Outcome::Consistent => "✓",
        Outcome::WithinBounds => "≤",
        Outcome::NotTestable => "·",
    }
}

/// The mark of a figure that takes part in a relation someone should look at.
pub const OPEN: &str = "!";

/// What stands before a number that follows from others, in a column of printed ones.
pub const DERIVED: &str = "=";
/// What stands where there is no figure.
pub const NONE: &str = "·";
/// Where a bar of a completion reaches its target.
pub const GOAL: &str = "┃";
/// Where a target lies over the columns of a chart; drawn as wide as a column.
pub const LEVEL_GOAL: &str = "━";
/// The end of a bar that goes on beyond its scale.
pub const BEYOND: &str = "»";
/// A figure on a number line.
pub const POINT: &str = "◆";
/// All that it may be.
pub const RANGE: &str = "├─┤";
/// What is taken of a few choices.
pub const CHOSEN: &str = "✓";
/// The measure a chart shows.
pub const SHOWN: &str = "▸";
/// An indicator put beside others.
pub const BESIDE: &str = "•";

/// The mark of a stage.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "·",
        Stage::Signed => "○",
        Stage::Started => "◐",
        Stage::InProduction => "●",
        Stage::AtCapacity => "◆",
    }
}

/// What stands for a glyph in ASCII; `None` for ASCII itself and for wide glyphs, which are text.
fn ascii(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "─" | "━" | "╌" | "┄" => "-",
        "│" | "┃" | "┆" | "╎" | "▏" | "▕" => "|",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" | "╭" | "╮" | "╰" | "╯" => {
            "+"
        }
        "█" | "▉" | "▊" | "▋" | "▌" | "▐" | "▇" | "▆" | "▅" | "▄" | "▀" | "▒" | "▓" => {
            "#"
        }
        "▃" | "▂" | "▁" | "░" => "_",
        "▎" | "▍" => "|",
        "✓" => "+",
        "✗" => "x",
        "▼" => "v",
        "≈" => "~",
        "≠" => "!",
        "≥" | "›" | "→" | "▸" | "▶" | "»" => ">",
        "≤" | "‹" | "←" | "«" => "<",
        "↑" => "^",
        "↓" => "v",
        "·" | "•" => ".",
        "−" | "–" | "—" => "-",
        "…" => ".",
        "○" => "o",
        "◐" => "%",
        "●" => "@",
        "◆" => "#",
        "×" => "x",
        "÷" => "/",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "²" => "2",
        _ => return None,
    })
}

/// Replaces every glyph of the screen that ASCII has to stand for. "At least" and "at most" take the
/// blank before them too, so that they are not read as "over" and "under".
pub fn to_ascii(buffer: &mut Buffer) {
    for at in 0..buffer.content.len() {
        let Some(symbol) = buffer.content.get(at).map(|cell| cell.symbol().to_owned()) else {
            continue;
        };
        let sign = match symbol.as_str() {
            "≥" => Some(">"),
            "≤" => Some("<"),
            _ => None,
        };
        let before = at.checked_sub(1).and_then(|at| buffer.content.get_mut(at));
        if let (Some(sign), Some(before)) = (sign, before)
            && before.symbol() == " "
        {
            before.set_symbol(sign);
            if let Some(cell) = buffer.content.get_mut(at) {
                cell.set_symbol("=");
            }
        } else if let (Some(plain), Some(cell)) = (ascii(&symbol), buffer.content.get_mut(at)) {
            cell.set_symbol(plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::verdict::Verdict;

    #[test]
    fn at_least_is_not_over_in_ascii() {
        let area = ratatui::layout::Rect::new(0, 0, 12, 1);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, "  ≥7  >7 ≤7", ratatui::style::Style::new());
        to_ascii(&mut buffer);
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(text, " >=7  >7<=7 ");
    }

    #[test]
    fn verdicts_stay_apart_in_ascii() {
        let mut marks: Vec<&str> = Verdict::ALL.map(|v| ascii(verdict(v)).unwrap()).to_vec();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), Verdict::ALL.len());
    }
}
