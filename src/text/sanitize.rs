//! Text from data files made safe to paint, once, where it enters the program.
//!
//! A data file may hold characters that would move the cursor, reorder the line
//! or hide text. They are shown instead of dropped, so that whoever looks at the
//! board sees that the source is odd.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Text that may be printed as it is, because it has been through [`sanitize`]: there is no other way
/// to make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe(Box<str>);

impl Safe {
    /// Makes any text safe.
    #[must_use]
    pub fn of(text: &str) -> Safe {
        Safe(sanitize(text).into())
    }

    /// Makes safe how something describes itself.
    #[must_use]
    pub fn shown(value: &impl fmt::Display) -> Safe {
        Safe::of(&value.to_string())
    }
}

impl Deref for Safe {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// `s` in NFC, with every control or invisible character made visible.
///
/// Tab, newline and CR+LF become one space each; other C0 controls and DEL
/// become control pictures (`␛`, `␡`); C1 controls, bidi controls, zero-width
/// characters, line and paragraph separators, BOM, tag characters and
/// noncharacters become `\u{…}` with lowercase hex digits. A zero-width joiner
/// between two emoji stays, as do variation selectors.
///
/// Clean text is lent back. The result holds no control character, and cleaning
/// it again changes nothing.
#[must_use]
pub fn sanitize(s: &str) -> Cow<'_, str> {
    if s.chars().all(is_plain) {
        return Cow::Borrowed(s);
    }
    let normal: Cow<'_, str> = if is_nfc_quick(s.chars()) == IsNormalized::Yes {
        Cow::Borrowed(s)
    } else {
        Cow::Owned(s.nfc().collect())
    };
    // Escaping after normalizing keeps NFC: no combining mark composes with a
    // space, a control picture or the closing brace of an escape.
    if normal.chars().any(is_unsafe) {
        Cow::Owned(escape(&normal))
    } else if normal == s {
        Cow::Borrowed(s)
    } else {
        normal
    }
}

/// The bulk of the data: needs neither normalizing nor escaping.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '，' | '。' | '、' | '（' | '）' | '：')
}

/// Whether `c` may not reach the terminal as it is (joiners may, within emoji).
fn is_unsafe(c: char) -> bool {
    let noncharacter = matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF);
    noncharacter
        || c.is_control()
        || matches!(
            c,
            '\u{AD}'                        // soft hyphen
            | '\u{34F}'                     // combining grapheme joiner
            | '\u{61C}'                     // Arabic letter mark
            | '\u{180E}'                    // Mongolian vowel separator
            | '\u{200B}'..='\u{200F}'       // zero-width space and joiners, LRM, RLM
            | '\u{2028}'..='\u{202E}'       // separators, bidi embeddings
            | '\u{2060}'..='\u{206F}'       // word joiner, bidi isolates
            | '\u{FDD0}'..='\u{FDEF}'       // noncharacters
            | '\u{FEFF}'                    // BOM
            | '\u{FFF9}'..='\u{FFFB}'       // interlinear annotations
            | '\u{1BCA0}'..='\u{1BCA3}'     // shorthand format controls
            | '\u{1D173}'..='\u{1D17A}'     // musical format controls
            | '\u{E0000}'..='\u{E00FF}'     // tags
            | '\u{E01F0}'..='\u{E0FFF}' // unassigned, ignorable by default
        )
}

fn escape(s: &str) -> String {
    let mut shown = String::with_capacity(s.len());
    let mut emoji_before = None;
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' | '\n' => shown.push(' '),
            // The newline that follows becomes the one space.
            '\r' if chars.peek() == Some(&'\n') => {}
            ZERO_WIDTH_JOINER
                if emoji_before.is_some_and(is_pictograph)
                    && chars.peek().copied().is_some_and(is_pictograph) =>
            {
                shown.push(c);
            }
            _ if is_unsafe(c) => match control_picture(c) {
                Some(picture) => shown.push(picture),
                None => shown.extend(c.escape_unicode()),
            },
            _ => shown.push(c),
        }
        // A variation selector or skin tone belongs to the emoji before it.
        if !matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}') {
            emoji_before = Some(c);
        }
    }
    shown
}

/// The visible stand-in that Unicode has for a C0 control or DEL.
fn control_picture(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1F}' => char::from_u32(u32::from(c).saturating_add(0x2400)),
        '\u{7F}' => Some('␡'),
        _ => None,
    }
}

/// Whether `c` can be part of an emoji joined by zero-width joiners.
///
/// Asks the segmenter instead of a table of its own, so the two cannot disagree:
/// only a pictograph continues the cluster "watch, joiner" but not "a, joiner".
fn is_pictograph(c: char) -> bool {
    let joins = |before: char| {
        let pair = String::from_iter([before, ZERO_WIDTH_JOINER, c]);
        pair.graphemes(true).nth(1).is_none()
    };
    joins('⌚') && !joins('a')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_lent_back() {
        for text in [
            "",
            "GDP 12.1%",
            "国内生产总值，同比",
            "“…”·−‰°",
            "é",
            "👨‍👩‍👧 中",
            "❤️",
            "👩🏽‍💻x",
        ] {
            let clean = sanitize(text);
            if text.contains(ZERO_WIDTH_JOINER) {
                assert_eq!(clean, text);
            } else {
                assert!(matches!(clean, Cow::Borrowed(_)), "{text:?}");
                assert_eq!(clean, text);
            }
        }
    }

    #[test]
    fn safe_text_is_sanitized_however_it_is_made() {
        assert_eq!(&*Safe::of("a\u{1b}]0;P\u{7}"), "a␛]0;P␇");
        assert_eq!(Safe::shown(&'\u{9b}').to_string(), "\\u{9b}");
    }

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(sanitize("\u{1b}[31m红\u{7f}\0"), "␛[31m红␡␀");
        assert_eq!(sanitize("a\u{9b}31m"), "a\\u{9b}31m");
        assert_eq!(sanitize("a\rb"), "a␍b");
    }

    #[test]
    fn tabs_and_newlines_become_one_space_each() {
        assert_eq!(sanitize("一\t二\n三\r\n四"), "一 二 三 四");
    }

    #[test]
    fn invisible_and_reordering_characters_become_visible() {
        assert_eq!(sanitize("a\u{202e}b\u{2066}"), "a\\u{202e}b\\u{2066}");
        assert_eq!(sanitize("\u{feff}中\u{200b}文"), "\\u{feff}中\\u{200b}文");
        assert_eq!(sanitize("a\u{200d}b\u{200c}"), "a\\u{200d}b\\u{200c}");
        assert_eq!(sanitize("x\u{e0041}\u{2028}"), "x\\u{e0041}\\u{2028}");
        assert_eq!(sanitize("\u{ffff}\u{fdd0}"), "\\u{ffff}\\u{fdd0}");
    }

    #[test]
    fn joiners_stay_only_between_emoji() {
        assert_eq!(sanitize("👩🏽\u{200d}💻"), "👩🏽\u{200d}💻");
        assert_eq!(sanitize("❤️\u{200d}🔥"), "❤️\u{200d}🔥");
        assert_eq!(sanitize("💻\u{200d}"), "💻\\u{200d}");
        assert_eq!(sanitize("💻\u{200d}\u{200d}💻"), "💻\\u{200d}\\u{200d}💻");
        assert_eq!(sanitize("中\u{200d}💻"), "中\\u{200d}💻");
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(sanitize("e\u{301}"), "é");
        assert_eq!(sanitize("\u{1100}\u{1161}"), "가");
    }

    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-zA-Z0-9 <=>]{1,4}",
            "[一-龥，。“”]{1,4}",
            "[\u{300}-\u{34f}\u{FE0F}\u{200B}-\u{200F}\u{2028}-\u{202e}]{1,2}",
            "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{feff}\u{e0000}-\u{e0080}]",
            "[👨👩💻❤🔥\u{FE0F}\u{200D}\u{1F3FD}]{1,5}",
            "[\u{1100}-\u{11ff}\u{ac00}-\u{ac20}]{1,3}",
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn cleaned_text_holds_no_control_character(s in mixed()) {
            let clean = sanitize(&s);
            let left = clean.chars().find(|&c| is_unsafe(c) && c != ZERO_WIDTH_JOINER);
            prop_assert_eq!(left, None);
        }

        #[test]
        fn cleaning_twice_changes_nothing(s in mixed()) {
            let once = sanitize(&s).into_owned();
            prop_assert_eq!(sanitize(&once), &*once);
            prop_assert!(unicode_normalization::is_nfc(&once));
        }

        #[test]
        fn only_pictographs_join_around_a_kept_joiner(s in mixed()) {
            let clean = sanitize(&s).into_owned();
            for grapheme in clean.graphemes(true).filter(|g| g.contains(ZERO_WIDTH_JOINER)) {
                prop_assert!(!grapheme.ends_with(ZERO_WIDTH_JOINER), "{:?}", grapheme);
            }
        }
    }
}
