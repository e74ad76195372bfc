//! The glyphs beyond ASCII, and their substitutes on terminals that draw them two cells wide or not
//! at all.

use ratatui::buffer::Buffer;
use strum::EnumCount;

use crate::analysis::audit::Outcome;
use crate::dataset::Stage;
use crate::text::ascii::substitute as ascii;
use crate::text::width;
pub use crate::wording::sign as verdict;

/// Which glyphs the terminal draws one cell wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount)]
pub enum Glyphs {
    /// Lines, blocks and signs.
    Unicode,
    /// Bars of braille dots, which every terminal draws one cell wide.
    Braille,
    /// ASCII, beside Chinese text.
    Ascii,
}

/// Glyphs that East Asian terminals may draw two cells wide, one of each kind that the screens use:
/// lines, blocks, marks and signs. Even if all of them are wide, they fit into the smallest window.
pub const AMBIGUOUS: &str = "─┃▄●○■◆≈≥×·";

impl Glyphs {
    /// The glyphs for a terminal that takes `cells` cells for [`AMBIGUOUS`]. Screens are laid out for
    /// one cell each, so if any of these glyphs is wide, only ASCII can be used.
    #[must_use]
    pub(crate) fn on_terminal(cells: u16) -> Glyphs {
        match usize::from(cells) > AMBIGUOUS.chars().count() {
            true => Glyphs::Ascii,
            false => Glyphs::Unicode,
        }
    }
}

/// The braille dots in place of a block.
fn braille(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "▁" | "▂" => "⣀",
        "▃" | "▄" => "⣤",
        "▖" => "⡄",
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

/// Replaces the blocks of a screen by braille dots.
pub(crate) fn to_braille(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(dots) = braille(cell.symbol()) {
            cell.set_symbol(dots);
        }
    }
}

/// The mark of an outcome. Shapes differ, so that colour is not needed.
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

/// Marks a figure that takes part in a conflict or suspect relation.
pub(crate) const OPEN: &str = "!";

/// Stands before a computed number in a column of printed ones.
pub const DERIVED: &str = "=";
/// Stands in place of a missing figure.
pub const NONE: &str = "·";
/// A project that is published but not listed.
pub(crate) const UNLISTED: &str = "◌";
/// Marks 100% on a bar of a completion rate.
pub const GOAL: &str = "┃";
/// Marks a target over the columns of a chart, repeated over the width of a column.
pub const LEVEL_GOAL: &str = "━";
/// Ends a bar that is longer than its scale.
pub const BEYOND: &str = "»";
/// A value on a number line.
pub const POINT: &str = "◆";
/// The values that a rounded or hedged figure may have, on a number line.
pub const RANGE: &str = "├─┤";
/// Marks the selected row of a list.
pub const SELECTED: &str = "▌";
/// Marks the chosen entries of a popup.
pub const CHOSEN: &str = "✓";
/// Marks the measure that a chart shows.
pub const SHOWN: &str = "▸";
/// Marks an indicator that is compared with others.
pub const BESIDE: &str = "•";

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

/// Replaces the glyphs of a screen by ASCII. `>=` and `<=` also replace the blank before them, because
/// a single `>` or `<` before a number would read as "over" or "under". A mark before a blank, or one of
/// several in a row, keeps its one cell.
pub(crate) fn to_ascii(buffer: &mut Buffer) {
    for at in 0..buffer.content.len() {
        let Some(symbol) = buffer.content.get(at).map(|cell| cell.symbol().to_owned()) else {
            continue;
        };
        let sign = match symbol.as_str() {
            "≥" => Some(">"),
            "≤" => Some("<"),
            ELLIPSIS => {
                put_ellipsis(buffer, at);
                continue;
            }
            _ => None,
        };
        let behind = at.checked_add(1).and_then(|at| buffer.content.get(at));
        let is_mark = behind.is_none_or(|cell| matches!(cell.symbol(), " " | "≤"));
        let sign = sign.filter(|_| !is_mark);
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

/// In place of what was cut from a text.
const ELLIPSIS: &str = "…";

/// Writes an ellipsis as two points, for one alone would read as a full stop. The second takes the
/// blank behind it, if another follows, or else the place of the letter or of one of the blanks before
/// it.
fn put_ellipsis(buffer: &mut Buffer, at: usize) {
    let columns = usize::from(buffer.area.width);
    let column = at.checked_rem(columns).unwrap_or(0);
    let symbol = |at: Option<usize>| {
        let cell = at.and_then(|at| buffer.content.get(at));
        cell.map_or("", |cell| cell.symbol())
    };
    let behind = |by: usize| {
        let inside = column.saturating_add(by) < columns;
        symbol(at.checked_add(by).filter(|_| inside))
    };
    let before = |by: usize| at.checked_sub(by).filter(|_| by <= column);
    let is_letter = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
    // A wide glyph has a blank cell behind it.
    let wide = before(2).filter(|of| width(symbol(Some(*of))) == 2);
    // An ellipsis before this one is points already.
    let others = if behind(1) == ELLIPSIS || symbol(before(1)) == "." {
        [None, None]
    } else if behind(1) == " " && matches!(behind(2), " " | "") {
        [at.checked_add(1), None]
    } else if wide.is_some() {
        [wide, before(1)]
    } else {
        let is_blank = symbol(before(1)) == " " && symbol(before(2)) == " ";
        let may_give_way = |of: &usize| is_blank || is_letter(symbol(Some(*of)));
        [before(1).filter(may_give_way), None]
    };
    for at in others.into_iter().flatten().chain([at]) {
        if let Some(cell) = buffer.content.get_mut(at) {
            cell.set_symbol(".");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::verdict::Verdict;
    use rstest::rstest;

    #[test]
    fn the_marks_of_projects_can_be_told_apart_in_ascii() {
        let marks = Stage::ALL.map(|(of, _)| stage(of));
        let marks = marks.into_iter().chain([UNLISTED]);
        let mut plain: Vec<_> = marks.map(crate::text::ascii::substitute).collect();
        let count = plain.len();
        plain.sort_unstable();
        plain.dedup();
        assert_eq!(plain.len(), count, "{plain:?}");
    }

    #[test]
    fn one_wide_glyph_is_enough_for_ascii() {
        let count = u16::try_from(AMBIGUOUS.chars().count()).unwrap();
        assert_eq!(Glyphs::on_terminal(count), Glyphs::Unicode);
        for cells in [count + 1, 2 * count] {
            assert_eq!(Glyphs::on_terminal(cells), Glyphs::Ascii);
        }
        assert!(2 * count < 24, "does not fit the smallest window");
        for glyph in AMBIGUOUS.chars() {
            assert!(
                ascii(&glyph.to_string()).is_some(),
                "{glyph} has no substitute"
            );
        }
    }

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
    fn a_mark_in_ascii_leaves_the_gutter_free() {
        let area = ratatui::layout::Rect::new(0, 0, 12, 2);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, " ≤≤≤≤", ratatui::style::Style::new());
        buffer.set_string(0, 1, " ≤ within", ratatui::style::Style::new());
        to_ascii(&mut buffer);
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(text, " <<<<        < within   ");
    }

    #[rstest]
    #[case("Budget…  12", "Budget.. 12")]
    #[case("Second-q…2021", "Second-..2021")]
    #[case("Budget… 12", "Budge.. 12")]
    #[case("安置房…面积", "安置...面积")]
    #[case("等待开始……", "等待开始..")]
    #[case("12…34", "12.34")]
    #[case("Budget…", "Budge..")]
    #[case("  … 2 more", " .. 2 more")]
    #[case("…", ".")]
    fn what_was_cut_is_told_by_more_than_a_full_stop(#[case] text: &str, #[case] plain: &str) {
        let columns = u16::try_from(width(text)).unwrap();
        // The end of the row above and the beginning of the row below are another text's.
        let area = ratatui::layout::Rect::new(0, 0, columns, 3);
        let mut buffer = Buffer::empty(area);
        for (row, text) in [(0, "x".repeat(usize::from(columns))), (1, text.into())] {
            buffer.set_string(0, row, text, ratatui::style::Style::new());
        }
        to_ascii(&mut buffer);
        let mut told = String::new();
        let mut column = 0;
        while column < columns {
            let symbol = buffer[(column, 1)].symbol();
            told.push_str(symbol);
            column += u16::try_from(width(symbol)).unwrap();
        }
        assert_eq!(told, plain);
        assert!(
            buffer.content[..usize::from(columns)]
                .iter()
                .all(|cell| cell.symbol() == "x")
        );
    }

    #[test]
    fn verdicts_stay_apart_in_ascii() {
        let mut marks: Vec<&str> = Verdict::ALL
            .map(|v| ascii(verdict(v)).unwrap_or(verdict(v)))
            .to_vec();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), Verdict::ALL.len());
    }
}
