//! Punctuation that a Chinese keyboard enters where TOML needs its own.

use std::ops::Range;

/// Characters that are taken for those of TOML, with what TOML has instead.
const MISTAKEN: [(char, &str); 16] = [
    ('“', "\""),
    ('”', "\""),
    ('＂', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('，', ","),
    ('、', ","),
    ('＝', "="),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('＃', "#"),
    ('\u{3000}', " "),
];

/// The first such character of the line at `offset`, with its place and what is meant by it. Texts in
/// quotes and comments may hold them; in a text that is not closed on its line, a closing quote is
/// meant to close it.
pub(super) fn in_line(text: &str, offset: usize) -> Option<(Range<usize>, char, &'static str)> {
    let offset = text.floor_char_boundary(offset);
    let (before, behind) = text.split_at(offset);
    let start = before
        .rfind('\n')
        .map_or(0, |newline| newline.saturating_add(1));
    let end = behind
        .find('\n')
        .map_or(text.len(), |newline| offset.saturating_add(newline));
    let line = text.get(start..end)?;
    let mut quote = None;
    let mut closing = None;
    let mut is_escaped = false;
    for (at, character) in line.char_indices() {
        let meant = MISTAKEN.iter().find(|(of, _)| *of == character);
        let found = meant.map(|(_, meant)| {
            let from = start.saturating_add(at);
            let to = from.saturating_add(character.len_utf8());
            (from..to, character, *meant)
        });
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some('"') if character == '\\' => is_escaped = true,
            Some(open) if character == open => (quote, closing) = (None, None),
            Some(open) => {
                let closes = |(_, _, meant): &(_, _, &str)| *meant == open.to_string();
                closing = closing.or(found.filter(closes));
            }
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == '#' => return None,
            None => {
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a = “gdp”", Some(('“', "\"")))]
    #[case("a = \"gdp”", Some(('”', "\"")))]
    #[case("a ＝ \"gdp\"", Some(('＝', "=")))]
    #[case("c = { a = \"005\"， line = 12 }", Some(('，', ",")))]
    #[case("［［target］］", Some(('［', "[")))]
    #[case("a = \"第七期“三个一批”，\" b", None)]
    #[case("a = \"第\\\"七“\" b", None)]
    #[case("a = 'x“' # 说明，", None)]
    #[case("a = b # “说明”", None)]
    #[case("a = \"gdp", None)]
    fn full_width_punctuation_is_found_where_toml_cannot_have_it(
        #[case] line: &str,
        #[case] expected: Option<(char, &str)>,
    ) {
        let text = format!("x = 1\n{line}\ny = “2”\n");
        let found = in_line(&text, 6);
        assert_eq!(
            found.as_ref().map(|(_, found, meant)| (*found, *meant)),
            expected
        );
        if let Some((place, found, _)) = found {
            assert_eq!(text.get(place), Some(found.to_string().as_str()));
        }
    }

    #[test]
    fn places_outside_the_text_are_no_mistake() {
        for (text, offset) in [("", 0), ("", 9), ("值", 1), ("a\n", 2), ("a", 7)] {
            assert_eq!(in_line(text, offset), None, "{text:?} {offset}");
        }
    }
}
