//! Text measured in terminal cells, and cut or padded to a number of them.
//!
//! Everything here counts as ratatui's `Buffer` paints, so that a column padded
//! to `n` cells fills exactly `n` cells on screen. `Span::width` is *not* that
//! measure: it looks at the whole string at once and counts control characters,
//! which the buffer then drops.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::numbers::range_joints;

/// What a cut text ends with: one cell wide.
const ELLIPSIS: &str = "…";

/// Width of `s` in terminal cells (0 and up), counted grapheme by grapheme.
///
/// Characters of ambiguous width count 1; control characters count 0, because
/// ratatui does not paint them.
#[must_use]
pub fn width(s: &str) -> usize {
    plain_width(s).unwrap_or_else(|| s.graphemes(true).map(grapheme_width).sum())
}

/// The width of text of [`plain_cells`]; `None` for any other. Nearly all text on the screen is of
/// this kind, and is measured many times a frame.
pub(crate) fn plain_width(s: &str) -> Option<usize> {
    s.chars().try_fold(0usize, |cells, character| {
        plain_cells(character).map(|own| cells.saturating_add(own))
    })
}

/// The cells of printable ASCII, Han and its full-width punctuation, lines, blocks and common signs,
/// none of which ever join into one grapheme with another of them; `None` for any other character.
pub(crate) fn plain_cells(character: char) -> Option<usize> {
    match character {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        // Dashes, quotation marks and dots; arrows and signs of mathematics; lines, blocks, shapes;
        // Braille, in which lines are drawn.
        '\u{2010}'..='\u{2027}'
        | '\u{2190}'..='\u{22FF}'
        | '\u{2500}'..='\u{25FC}'
        | '\u{2800}'..='\u{28FF}'
        | '±'
        | '²'
        | '³'
        | '·'
        | '×'
        | '÷'
        | '°'
        | '‰'
        | '‹'
        | '›'
        | '✓'
        | '✗' => Some(1),
        _ => None,
    }
}

/// The graphemes of a text, each with its place. In text of [`plain_cells`] they are its characters,
/// which are found faster.
pub(crate) fn graphemes(s: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let is_plain = plain_width(s).is_some();
    let characters = is_plain.then(|| {
        s.char_indices().map(|(at, character)| {
            let end = at.saturating_add(character.len_utf8());
            (at, s.get(at..end).unwrap_or_default())
        })
    });
    let others = (!is_plain).then(|| s.grapheme_indices(true));
    let characters = characters.into_iter().flatten();
    characters.chain(others.into_iter().flatten())
}

/// Width of one grapheme in terminal cells: mostly 0, 1 or 2, rarely more.
pub(crate) fn grapheme_width(grapheme: &str) -> usize {
    if let Some(cells) = plain_width(grapheme) {
        return cells;
    }
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // ratatui reserves one more cell for each halfwidth sound mark, on top of
    // what unicode-width says; a field must count the cells that get painted.
    let sound_marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .count();
    UnicodeWidthStr::width(grapheme).saturating_add(sound_marks)
}

/// `s` cut to at most `cells` terminal cells, with `…` in place of what was cut.
///
/// A text that fits is lent back unchanged. No grapheme is split, so the result
/// may be one cell narrower than `cells` where a wide glyph did not fit.
/// 0 cells give `""`; 1 cell gives `…` for anything longer.
#[must_use]
pub fn truncate(s: &str, cells: usize) -> Cow<'_, str> {
    if cells == 0 {
        return Cow::Borrowed("");
    }
    if plain_width(s).is_some_and(|width| width <= cells) {
        return Cow::Borrowed(s);
    }
    let room = cells.saturating_sub(1);
    let mut used: usize = 0;
    let mut kept = "";
    for (at, grapheme) in graphemes(s) {
        let after = used.saturating_add(grapheme_width(grapheme));
        if after > cells {
            return Cow::Owned(format!("{kept}{ELLIPSIS}"));
        }
        if after <= room {
            kept = s
                .get(..at.saturating_add(grapheme.len()))
                .unwrap_or_default();
        }
        used = after;
    }
    Cow::Borrowed(s)
}

/// `s` at the left of a field exactly `cells` terminal cells wide; cut when longer.
#[must_use]
pub fn pad_end(s: &str, cells: usize) -> String {
    pad(s, cells, |_| 0)
}

/// `s` at the right of a field exactly `cells` terminal cells wide; cut when longer.
#[must_use]
pub fn pad_start(s: &str, cells: usize) -> String {
    pad(s, cells, |gap| gap)
}

/// `before` tells how many of the free cells go to the left; at most all of them.
fn pad(s: &str, cells: usize, before: impl FnOnce(usize) -> usize) -> String {
    let shown = truncate(s, cells);
    let gap = cells.saturating_sub(width(&shown));
    let left = before(gap);
    let right = gap.saturating_sub(left);
    // Not with a width of `format!`, which allows no more than 65,535.
    [&*" ".repeat(left), &*shown, &*" ".repeat(right)].concat()
}

/// Number texts padded so that their decimal points stand in one column; all are equally wide. See
/// [`DecimalRoom`].
#[must_use]
pub fn align_decimal(numbers: &[&str]) -> Vec<String> {
    let mut room = DecimalRoom::default();
    for text in numbers {
        room.widen(text);
    }
    numbers.iter().map(|text| room.align(text)).collect()
}

/// The room that number texts take before and behind their decimal points.
///
/// A number without a point is placed as if one followed its integer part. Text
/// without any digit (`·`, `未公布`) ends where the integer parts end. What
/// follows the number (`%`, ` 左右`) stays behind it. Several numbers (`6.31–8.61`,
/// `71.6/88.2`) have no point in common and end at the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecimalRoom {
    before: usize,
    behind: usize,
    several: usize,
}

impl DecimalRoom {
    /// Makes room for another text.
    pub fn widen(&mut self, text: &str) {
        if is_several(text) {
            self.several = self.several.max(width(text));
            return;
        }
        let (head, tail) = split_at_point(text);
        self.before = self.before.max(width(head));
        self.behind = self.behind.max(width(tail));
    }

    /// The terminal cells it takes in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.before.saturating_add(self.behind).max(self.several)
    }

    /// A text with its decimal point where the room has it.
    #[must_use]
    pub fn align(&self, text: &str) -> String {
        if is_several(text) {
            let before = self.total().saturating_sub(width(text));
            return [&*" ".repeat(before), text].concat();
        }
        let (head, tail) = split_at_point(text);
        // One number stands as far right as several do.
        let before = self.total().saturating_sub(self.behind);
        let before = before.saturating_sub(width(head));
        let behind = self.behind.saturating_sub(width(tail));
        [&*" ".repeat(before), head, tail, &*" ".repeat(behind)].concat()
    }
}

/// Whether a text holds more than one number: the ends of a range, or several readings.
fn is_several(text: &str) -> bool {
    let has_digit = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    let has_both = |parts: Option<(&str, &str)>| {
        parts.is_some_and(|(first, rest)| has_digit(first) && has_digit(rest))
    };
    let mut between = range_joints().into_iter().chain(["/", "、", ", "]);
    has_gap_in_digits(text) && between.any(|separator| has_both(text.split_once(separator)))
}

/// Whether digits stand further apart than by a point or a comma inside a number. Most texts end here.
fn has_gap_in_digits(text: &str) -> bool {
    let is_digit = |character: char| character.is_ascii_digit();
    let mut gaps = text.trim_matches(|of| !is_digit(of)).split(is_digit);
    gaps.any(|gap| !matches!(gap, "" | "." | ","))
}

/// Splits behind the integer part of the first number in `text`, before its point.
fn split_at_point(text: &str) -> (&str, &str) {
    // By graphemes, so that a keycap (digit + combining mark) is not torn apart:
    // its halves would measure otherwise than the whole.
    let mut previous: Option<(usize, &str)> = None;
    let mut graphemes = graphemes(text).peekable();
    let mut end = None;
    while let Some((at, grapheme)) = graphemes.next() {
        if is_digit(grapheme) {
            if end.is_none()
                && let Some((point, ".")) = previous
            {
                end = Some(point);
                break;
            }
            end = Some(at.saturating_add(grapheme.len()));
        } else if end.is_some() {
            let groups = matches!(grapheme, "," | "\u{A0}" | "\u{2009}" | "\u{202F}");
            if !groups || !graphemes.peek().is_some_and(|(_, next)| is_digit(next)) {
                break;
            }
        }
        previous = Some((at, grapheme));
    }
    end.and_then(|end| text.split_at_checked(end))
        .unwrap_or((text, ""))
}

fn is_digit(grapheme: &str) -> bool {
    matches!(grapheme.as_bytes(), [b'0'..=b'9'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_cells_as_the_terminal_paints_them() {
        for (text, cells) in [
            ("", 0),
            ("GDP 12.1%", 9),
            ("国内生产总值", 12),
            ("，。（）", 8),
            ("“”…·−‰°", 7),
            ("e\u{301}", 1),
            ("👨‍👩‍👧‍👦", 2),
            ("❤️", 2),
            ("🇨🇳", 2),
            ("a\tb\u{1b}", 2),
            ("\r\n", 0),
            ("ｶﾞ", 3),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn plain_characters_take_the_cells_that_are_painted_alone_and_side_by_side() {
        let plain: Vec<char> = ('\0'..=char::MAX)
            .filter(|one| plain_cells(*one).is_some())
            .collect();
        assert!(plain.len() > 20_000, "{}", plain.len());
        for pair in plain.windows(2) {
            let (one, two) = (pair[0].to_string(), pair[1].to_string());
            let painted = UnicodeWidthStr::width(one.as_str());
            assert_eq!(plain_cells(pair[0]), Some(painted), "{one:?}");
            let joined = format!("{one}{two}");
            assert_eq!(joined.graphemes(true).count(), 2, "{joined:?}");
        }
    }

    #[test]
    fn text_that_fits_is_lent_back() {
        assert!(matches!(truncate("增长 GDP", 8), Cow::Borrowed("增长 GDP")));
        assert!(matches!(truncate("", 0), Cow::Borrowed("")));
    }

    #[test]
    fn cut_text_ends_with_an_ellipsis_inside_the_width() {
        assert_eq!(truncate("增长 GDP", 7), "增长 G…");
        assert_eq!(truncate("国内生产", 7), "国内生…");
        assert_eq!(truncate("国内生产", 6), "国内…");
        assert_eq!(truncate("国内", 3), "国…");
        assert_eq!(truncate("国内", 2), "…");
        assert_eq!(truncate("国内", 1), "…");
        assert_eq!(truncate("国内", 0), "");
        assert_eq!(truncate("x", 1), "x");
    }

    #[test]
    fn no_emoji_or_accented_letter_is_split() {
        assert_eq!(truncate("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3), "👨‍👩‍👧‍👦…");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    }

    #[test]
    fn padding_fills_the_odd_cell_beside_a_wide_glyph() {
        assert_eq!(pad_end("国内生产", 6), "国内… ");
        assert_eq!(pad_start("国内生产", 6), " 国内…");
        assert_eq!(pad_end("ab", 4), "ab  ");
        assert_eq!(pad_start("ab", 4), "  ab");
    }

    #[test]
    fn letters_that_join_without_end_are_measured_cut_and_padded() {
        // One character on the terminal, wider than a format of the standard library allows.
        let endless = "\u{1100}".repeat(40_000);
        assert_eq!(width(&endless), 80_000);
        assert_eq!(truncate(&endless, 80), "…");
        assert_eq!(width(&pad_end(&endless, 80_001)), 80_001);
        assert_eq!(width(&pad_start("a", 80_000)), 80_000);
        let aligned = align_decimal(&[&endless, "1.5"]);
        assert_eq!(width(&aligned[1]), 80_002);
    }

    #[test]
    fn decimal_points_stand_in_one_column() {
        assert_eq!(
            align_decimal(&[
                "10",
                "3.00",
                "−7.8",
                ">300",
                "·",
                "未公布",
                "5 左右",
                "12.1%"
            ]),
            [
                "    10     ",
                "     3.00  ",
                "    −7.8   ",
                "  >300     ",
                "     ·     ",
                "未公布     ",
                "     5 左右",
                "    12.1%  ",
            ]
        );
    }

    #[test]
    fn grouped_and_bare_fractions_align_too() {
        assert_eq!(
            align_decimal(&["1,234.5", ".5", "12"]),
            ["1,234.5", "     .5", "   12  "]
        );
        assert!(align_decimal(&[]).is_empty());
        assert_eq!(align_decimal(&["", "1"]), [" ", "1"]);
        assert_eq!(align_decimal(&["1\u{FE0F}\u{20E3}"]), ["1\u{FE0F}\u{20E3}"]);
    }

    #[test]
    fn ranges_and_several_readings_end_where_the_longest_number_ends() {
        assert_eq!(
            align_decimal(&["3", "3.68", "=6.31–8.61", "= 71.6、= 88.2"]),
            [
                "          3   ",
                "          3.68",
                "    =6.31–8.61",
                "= 71.6、= 88.2"
            ]
        );
        assert_eq!(align_decimal(&["12", "12, 13"]), ["    12", "12, 13"]);
        // What only looks so is one number.
        assert_eq!(align_decimal(&["−7.8", "12/"]), ["−7.8", "12/ "]);
    }

    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-zA-Z0-9 .,%:()-]{1,6}",
            "[一-龥，。、（）“”…·]{1,6}",
            "[\u{300}-\u{304}\u{FE0F}\u{200D}\u{20E3}]{1,2}",
            "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{202e}\u{feff}]",
            "[ｶﾊ紅][ﾞﾟ]",
            Just("👨‍👩‍👧‍👦".to_owned()),
            Just("🇨🇳🇨".to_owned()),
            Just("👍🏽".to_owned()),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode_from_either_end(s in mixed(), plain in "[a-c 国内·─]{0,8}") {
            for text in [s, plain] {
                let found: Vec<_> = graphemes(&text).collect();
                let wanted: Vec<_> = text.grapheme_indices(true).collect();
                prop_assert_eq!(&found, &wanted);
                let back: Vec<_> = graphemes(&text).rev().collect();
                prop_assert!(back.iter().eq(wanted.iter().rev()));
            }
        }

        #[test]
        fn padded_text_is_exactly_as_wide_as_asked(s in mixed(), cells in 0usize..30) {
            prop_assert_eq!(width(&pad_end(&s, cells)), cells);
            prop_assert_eq!(width(&pad_start(&s, cells)), cells);
        }

        #[test]
        fn truncated_text_never_exceeds_and_keeps_whole_graphemes(s in mixed(), cells in 0usize..30) {
            let cut = truncate(&s, cells);
            prop_assert!(width(&cut) <= cells);
            if cells > 0 && width(&s) <= cells {
                prop_assert_eq!(&*cut, &*s);
            } else if cells > 0 {
                let kept = cut.strip_suffix(ELLIPSIS).unwrap();
                prop_assert!(s.starts_with(kept));
                let at_boundary = s.grapheme_indices(true).any(|(at, _)| at == kept.len());
                prop_assert!(at_boundary);
            }
        }

        #[test]
        fn aligned_numbers_are_equally_wide(texts in prop::collection::vec(mixed(), 0..6)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let aligned = align_decimal(&texts);
            prop_assert_eq!(aligned.len(), texts.len());
            for (result, text) in aligned.iter().zip(&texts) {
                prop_assert!(result.contains(text));
                prop_assert_eq!(width(result), width(&aligned[0]));
            }
        }
    }
}
