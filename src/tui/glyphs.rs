//! Glyphs beyond ASCII, and what stands for them on terminals that draw them two cells wide or not
//! at all.

use ratatui::buffer::Buffer;

use crate::analysis::verdict::Verdict;
use crate::dataset::Stage;

/// Which glyphs the terminal can be trusted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// Lines, blocks and signs.
    Unicode,
    /// Only ASCII beside the Chinese text.
    Ascii,
}

/// The mark of a verdict: each has its own shape, so that colour is not needed.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Near => "≈",
        Verdict::Missed => "✗",
        Verdict::Reversed => "▼",
        Verdict::NotComparable => "≠",
        Verdict::NoResult => "·",
    }
}

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
        "…" => "~",
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

/// Replaces every glyph of the screen that ASCII has to stand for.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(plain) = ascii(cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_stay_apart_in_ascii() {
        let mut marks: Vec<&str> = Verdict::ALL.map(|v| ascii(verdict(v)).unwrap()).to_vec();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), Verdict::ALL.len());
    }
}
