//! Lines of limited width from text that mixes Chinese and Latin.
//!
//! Where a line may break comes from UAX #14 (`unicode-linebreak`). Three things
//! are tailored: curly quotes count as Chinese brackets, a few more characters
//! may not start or end a line, and slashes, leading hyphens and dashes of ranges
//! stay inside their word (`km/h`, `--flag`, `-7.8`, `366–370`) as long as it fits.

use unicode_linebreak::linebreaks;

use crate::text::width::{grapheme_width, graphemes, plain_width};

/// May not start a line (kinsoku).
const NEVER_FIRST: &str = "，。、；：？！）》」』】”’…％%‰·°,.;:?!)]}";
/// May not end a line (kinsoku).
const NEVER_LAST: &str = "（《「『【“‘([{";
/// Stands for a glyph that is wider than the whole line.
const TOO_WIDE: &str = "…";

/// Where the East Asian scripts and their punctuation begin.
const HAN_ON: char = '\u{2E80}';

/// How good a place for a line break is; later is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Between two graphemes, against the rules for line starts and ends.
    Forced,
    /// Between two graphemes of one word.
    Cut,
    /// At a joint of a word that is better kept whole, such as a slash.
    Joint,
    /// Where text is meant to break.
    Free,
}

/// One grapheme and the quality of a line break right before it.
struct Unit<'a> {
    text: &'a str,
    cells: usize,
    before: Break,
}

impl Unit<'_> {
    fn is_space(&self) -> bool {
        self.text.chars().all(is_space)
    }
}

/// `s` as lines of at most `cells` terminal cells each; always at least one line.
///
/// Every `\n` starts a new line. Spaces at any other break vanish, nothing else
/// does, except that a glyph wider than the line becomes `…` (only possible
/// below 2 cells, or for rare clusters of 3 and more cells). With 0 cells there
/// is nothing to show: the result is one empty line.
#[must_use]
pub fn wrap(s: &str, cells: usize) -> Vec<String> {
    if cells == 0 {
        return vec![String::new()];
    }
    let mut lines = Vec::new();
    for paragraph in s.split('\n') {
        // It fits as it is, and where it might break need not be known.
        if plain_width(paragraph).is_some_and(|width| width <= cells) {
            lines.push(paragraph.to_owned());
            continue;
        }
        wrap_paragraph(&units(paragraph), cells, &mut lines);
    }
    lines
}

fn wrap_paragraph(units: &[Unit<'_>], cells: usize, lines: &mut Vec<String>) {
    let mut rest = units;
    loop {
        let (line, after) = match next_break(rest, cells) {
            End::All => {
                lines.push(rest.iter().map(|unit| unit.text).collect());
                return;
            }
            // An indent gives way before a word is cut for it.
            End::At(_, quality) if quality < Break::Free && starts_with_space(rest) => {
                rest = trim_start(rest);
                continue;
            }
            End::At(at, _) => rest.split_at_checked(at).unwrap_or((rest, &[])),
            End::Nowhere if starts_with_space(rest) => {
                rest = trim_start(rest);
                continue;
            }
            End::Nowhere => {
                lines.push(TOO_WIDE.to_owned());
                rest = trim_start(rest.get(1..).unwrap_or_default());
                if rest.is_empty() {
                    return;
                }
                continue;
            }
        };
        lines.push(trim_end(line).iter().map(|unit| unit.text).collect());
        rest = trim_start(after);
        if rest.is_empty() {
            return;
        }
    }
}

/// Where the line that starts a run of units ends.
enum End {
    /// Everything fits, trailing spaces included.
    All,
    /// Before the unit of this index (1 and up).
    At(usize, Break),
    /// Not even one glyph fits, or there are only spaces, too many of them.
    Nowhere,
}

/// The last of the best breaks that leave at most `cells` cells before them,
/// spaces at the break not counted.
fn next_break(units: &[Unit<'_>], cells: usize) -> End {
    let mut best: Option<(usize, Break)> = None;
    let mut total: usize = 0;
    let mut seen_text = false;
    for (at, unit) in units.iter().enumerate() {
        // A break after nothing but spaces would leave an empty line.
        if seen_text && best.is_none_or(|(_, quality)| unit.before >= quality) {
            best = Some((at, unit.before));
        }
        total = total.saturating_add(unit.cells);
        if !unit.is_space() {
            if total > cells {
                return best.map_or(End::Nowhere, |(at, quality)| End::At(at, quality));
            }
            seen_text = true;
        }
    }
    if total <= cells {
        End::All
    } else if seen_text {
        End::At(units.len(), Break::Free)
    } else {
        End::Nowhere
    }
}

/// The graphemes of one paragraph, with what UAX #14 and kinsoku say of each.
fn units(paragraph: &str) -> Vec<Unit<'_>> {
    let tailored = quotes_as_brackets(paragraph);
    let mut allowed = linebreaks(&tailored).map(|(at, _)| at).peekable();
    let mut behind = Behind::default();
    let mut ahead = Ahead {
        text: paragraph,
        found: (0, None),
    };
    graphemes(paragraph)
        .map(|(at, text)| {
            // UAX #14 may break inside a grapheme (space + combining mark): skipped.
            while allowed.next_if(|&found| found < at).is_some() {}
            let may = allowed.next_if_eq(&at).is_some();
            let right = paragraph.get(at..).unwrap_or_default();
            let before = quality(&behind, ahead.first_from(at), right, may);
            text.chars().for_each(|character| behind.pass(character));
            Unit {
                text,
                cells: grapheme_width(text),
                before,
            }
        })
        .collect()
}

/// What stands before a place. It is kept while going through the text: to look back over the same
/// spaces at every place takes a time that grows with the square of their number.
#[derive(Default)]
struct Behind {
    /// The last character that is no space.
    last: Option<char>,
    /// The one right before that.
    before_last: Option<char>,
    previous: Option<char>,
}

impl Behind {
    fn pass(&mut self, character: char) {
        if !is_space(character) {
            self.before_last = self.previous;
            self.last = Some(character);
        }
        self.previous = Some(character);
    }
}

/// The first character behind a place that is no space, looked for once for all places before it.
struct Ahead<'t> {
    text: &'t str,
    /// The character, if there is one, and up to where it is the first.
    found: (usize, Option<char>),
}

impl Ahead<'_> {
    fn first_from(&mut self, at: usize) -> Option<char> {
        if at >= self.found.0 {
            let right = self.text.get(at..).unwrap_or_default();
            let first = right.char_indices().find(|(_, c)| !is_space(*c));
            self.found = match first {
                Some((offset, c)) => (at.saturating_add(offset).saturating_add(1), Some(c)),
                None => (usize::MAX, None),
            };
        }
        self.found.1
    }
}

fn quality(behind: &Behind, first: Option<char>, right: &str, may: bool) -> Break {
    let last = behind.last;
    if first.is_some_and(|c| NEVER_FIRST.contains(c))
        || last.is_some_and(|c| NEVER_LAST.contains(c))
    {
        return Break::Forced;
    }
    // UAX #14 ties a hyphen to what stands before it; after Han it is a
    // minus or the start of an option.
    let minus = last.is_some_and(|c| c >= HAN_ON)
        && matches!(right.as_bytes(), [b'-', b'-' | b'0'..=b'9', ..]);
    if !may && !minus {
        return Break::Cut;
    }
    let spaced = behind.previous.is_some_and(is_space);
    let joint = match last {
        Some('/') => first.is_some_and(char::is_alphanumeric),
        // UAX #14 of Unicode 15 breaks behind any hyphen, also in "--flag".
        Some('-') => !behind.before_last.is_some_and(char::is_alphanumeric),
        // A range of numbers reads as one.
        Some('–') => {
            first.is_some_and(|c| c.is_ascii_digit())
                && behind
                    .before_last
                    .is_some_and(|c| c.is_ascii_digit() || c == '%')
        }
        _ => false,
    };
    if joint && !spaced {
        Break::Joint
    } else {
        Break::Free
    }
}

/// The same text, byte for byte as long, with curly quotes as corner brackets.
///
/// UAX #14 cannot know which side a curly quote belongs to and forbids a break
/// on both; in Chinese the outer side is a fine place to break. An apostrophe
/// inside a word stays what it is.
fn quotes_as_brackets(s: &str) -> String {
    let mut before = None;
    let mut chars = s.chars().peekable();
    let mut tailored = String::with_capacity(s.len());
    while let Some(c) = chars.next() {
        let in_word = before.is_some_and(is_latin) && chars.peek().copied().is_some_and(is_latin);
        tailored.push(match c {
            '“' | '‘' => '「',
            '”' => '」',
            '’' if !in_word => '」',
            _ => c,
        });
        before = Some(c);
    }
    tailored
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && c < HAN_ON
}

/// Spaces that vanish at a break; no-break spaces are not among them.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

fn starts_with_space(units: &[Unit<'_>]) -> bool {
    units.first().is_some_and(Unit::is_space)
}

fn trim_start<'a, 'b>(units: &'b [Unit<'a>]) -> &'b [Unit<'a>] {
    let text = units.iter().position(|unit| !unit.is_space());
    text.and_then(|at| units.get(at..)).unwrap_or_default()
}

fn trim_end<'a, 'b>(units: &'b [Unit<'a>]) -> &'b [Unit<'a>] {
    let text = units.iter().rposition(|unit| !unit.is_space());
    text.and_then(|at| units.get(..=at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn short_text_stays_one_line_with_its_spaces() {
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap(" GDP ", 10), [" GDP "]);
        assert_eq!(wrap("a\n\nb\n", 10), ["a", "", "b", ""]);
    }

    #[test]
    fn han_breaks_anywhere_and_latin_at_spaces() {
        assert_eq!(wrap("国内生产总值", 5), ["国内", "生产", "总值"]);
        assert_eq!(wrap("the quick brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(wrap("the   quick", 5), ["the", "quick"]);
        assert_eq!(wrap("第一季度GDP增长", 10), ["第一季度", "GDP增长"]);
    }

    #[test]
    fn numbers_keep_their_signs_and_units() {
        for token in [
            "12.1%", "−7.8", "-7.8%", "+3.2", "003:548", "GDP", "1,234.5", "¥100", "30km/h", "25℃",
            "5‰", "don’t", "COVID-19", "--flag", "kW·h", ">300", "US$5", "2024-25", "36–37",
        ] {
            let text = format!("同比增长{token}增长");
            for cells in width(token).max(6)..16 {
                let lines = wrap(&text, cells);
                assert!(lines.iter().any(|l| l.contains(token)), "{cells} {lines:?}");
            }
        }
    }

    #[test]
    fn closing_marks_do_not_start_a_line_nor_opening_marks_end_one() {
        assert_eq!(wrap("国内生产，总值", 8), ["国内生", "产，总值"]);
        assert_eq!(wrap("国内（生产）", 6), ["国内", "（生", "产）"]);
        assert_eq!(wrap("他说“你好”然后", 6), ["他说", "“你好”", "然后"]);
        assert_eq!(wrap("人均 GDP · 增长", 9), ["人均", "GDP · 增", "长"]);
        assert_eq!(wrap("人均 GDP · 增长", 8), ["人均", "GDP · 增", "长"]);
    }

    #[test]
    fn overlong_words_are_cut_at_graphemes() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("data/zone/x", 6), ["data/", "zone/x"]);
        assert_eq!(
            wrap("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        assert_eq!(wrap("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3), ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"]);
        assert_eq!(wrap("，，，", 4), ["，，", "，"]);
    }

    #[test]
    fn an_indent_stays_unless_a_word_would_be_cut_for_it() {
        assert_eq!(wrap("　　国内生产", 8), ["　　国内", "生产"]);
        assert_eq!(wrap("  abcdef gh", 7), ["abcdef", "gh"]);
        assert_eq!(wrap("        ", 3), [""]);
    }

    #[test]
    fn lines_without_room_still_end() {
        assert_eq!(wrap("国a内", 1), ["…", "a", "…"]);
        assert_eq!(wrap("国a\n内", 0), [""]);
        assert_eq!(wrap("a b", 1), ["a", "b"]);
    }

    #[test]
    fn a_run_of_spaces_is_gone_through_once() {
        // Looked over anew at each of its places, this takes minutes.
        let text = format!("a{}b", " ".repeat(400_000));
        assert_eq!(wrap(&text, 80), ["a", "b"]);
    }

    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-zA-Z0-9.,%:()/’-]{1,9}",
            4 => "[一-龥，。、（）“”…·《》]{1,6}",
            3 => "[ \u{3000}]{1,3}",
            1 => "\n",
            1 => "[\u{300}-\u{304}\u{FE0F}\u{200D}]{1,2}",
            1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{feff}]",
            1 => Just("👨‍👩‍👧‍👦🇨🇳🇨".to_owned()),
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    fn without_spaces(s: &str) -> String {
        s.chars().filter(|&c| !is_space(c) && c != '\n').collect()
    }

    fn breaks_rules(left: &str, right: &str) -> bool {
        let left = left.trim_end_matches(is_space);
        let right = right.trim_start_matches(is_space);
        left.ends_with(|c| NEVER_LAST.contains(c)) || right.starts_with(|c| NEVER_FIRST.contains(c))
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(s in mixed(), cells in 0usize..24) {
            let lines = wrap(&s, cells);
            prop_assert!(!lines.is_empty());
            for line in &lines {
                prop_assert!(width(line) <= cells, "{:?} in {:?}", line, lines);
            }
        }

        #[test]
        fn nothing_but_spaces_is_lost(s in mixed(), cells in 3usize..24) {
            prop_assume!(s.graphemes(true).all(|g| grapheme_width(g) <= cells));
            let joined = wrap(&s, cells).concat();
            prop_assert_eq!(without_spaces(&joined), without_spaces(&s));
        }

        #[test]
        fn explicit_newlines_keep_paragraphs_apart(s in mixed(), cells in 1usize..24) {
            let apart: Vec<String> = s.split('\n').flat_map(|p| wrap(p, cells)).collect();
            prop_assert_eq!(wrap(&s, cells), apart);
        }

        #[test]
        fn line_starts_and_ends_obey_wherever_the_line_leaves_a_choice(
            s in mixed().prop_map(|s| s.replace('\n', "")),
            cells in 3usize..24,
        ) {
            prop_assume!(s.graphemes(true).all(|g| grapheme_width(g) <= cells));
            for pair in wrap(&s, cells).windows(2) {
                if !breaks_rules(&pair[0], &pair[1]) {
                    continue;
                }
                let whole = pair.concat();
                let choice = pair[0].grapheme_indices(true).skip(1).find(|&(at, _)| {
                    !pair[0][..at].trim_matches(is_space).is_empty()
                        && !breaks_rules(&whole[..at], &whole[at..])
                });
                prop_assert_eq!(choice, None, "{:?}", pair);
            }
        }

        /// Text as articles and findings have it: nothing in it is longer than a line.
        #[test]
        fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[一-龥]{1,6}",
                    "[一-龥][，。、；：！？]",
                    "“[一-龥]{1,3}”[，。、]?",
                    "（[一-龥a-z0-9]{1,4}）",
                    "《[一-龥]{1,2}》",
                    " [A-Za-z]{1,7}[,.]? ",
                    "[0-9]{1,4}(\\.[0-9])?[%家]?",
                ],
                0..24,
            ),
            cells in 16usize..80,
        ) {
            let text = pieces.concat();
            for pair in wrap(&text, cells).windows(2) {
                prop_assert!(!breaks_rules(&pair[0], &pair[1]), "{:?} of {text:?}", pair);
            }
        }

        #[test]
        fn words_that_fit_are_never_cut(
            words in prop::collection::vec("[a-zA-Z]{1,8}|[−+]?[0-9]{1,3}\\.[0-9]%", 1..12),
            cells in 8usize..24,
        ) {
            let lines = wrap(&words.join(" "), cells);
            let again: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
            prop_assert_eq!(again, words);
        }
    }
}
