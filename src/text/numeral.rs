//! Numerals in running text, Arabic and Chinese.
//!
//! Newspaper text reaches us with figures broken over lines, spaced-out and full-width characters
//! and markup. [`Normalised`] takes all that out and remembers where each character stood.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::figure::decimal;

/// Measure words: a Chinese numeral counts something only before one of these.
const MEASURES: &str = "个家项件人名套条所座支只台双吨年天次场位宗块种类期届批层户元亩倍成";
/// Characters of Chinese numerals.
const CHINESE: &str = "零〇一二两三四五六七八九十百千万亿半";

/// Text after NFKC, without white space and `*`, and where each of its characters stood.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    characters: Vec<char>,
    places: Vec<Spot>,
}

/// Where a character of the normalised text stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line, counted from 1.
    pub line: u32,
    /// The character of the line, counted from 0.
    pub column: u32,
}

/// A stretch of normalised characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stretch {
    /// The first.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
}

impl Stretch {
    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Stretch) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A numeral, and what number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// Where it stands; scale words behind Arabic digits are not part of it.
    pub stretch: Stretch,
    /// The number, with 万 and 亿 applied.
    pub value: Option<Decimal>,
    /// Decimals printed; 0 for Chinese numerals.
    pub decimals: u32,
    /// Behind the numeral and its scale words and hedges: where a unit would begin.
    pub unit_at: usize,
}

impl Normalised {
    /// Normalises lines; the first is line 1.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Normalised {
        let mut text = Normalised::default();
        for (line, content) in (1u32..).zip(lines) {
            for (column, character) in (0u32..).zip(content.chars()) {
                for normal in std::iter::once(character).nfkc() {
                    if !normal.is_whitespace() && normal != '*' {
                        text.characters.push(normal);
                        text.places.push(Spot { line, column });
                    }
                }
            }
        }
        text
    }

    /// Where a character stood.
    #[must_use]
    pub fn spot(&self, at: usize) -> Option<Spot> {
        self.places.get(at).copied()
    }

    /// The characters of a stretch.
    #[must_use]
    pub fn text(&self, stretch: Stretch) -> String {
        self.characters
            .get(stretch.start..stretch.end)
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// Every place on a line (which it may leave) where `wanted` stands, not in the middle of a
    /// longer number.
    #[must_use]
    pub fn find_at(&self, line: u32, wanted: &Normalised) -> Vec<Stretch> {
        let first = self.places.partition_point(|spot| spot.line < line);
        let behind = self.places.partition_point(|spot| spot.line <= line);
        let wanted = &wanted.characters;
        if wanted.is_empty() {
            return Vec::new();
        }
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        let splits = |before: Option<usize>, after: usize| {
            before.is_some_and(|before| {
                let point = self.characters.get(after) == Some(&'.')
                    || self.characters.get(before) == Some(&'.');
                let beyond = |at: usize| digit(at) || (point && digit(at));
                (digit(before) && beyond(after))
                    || (self.characters.get(after) == Some(&'.')
                        && digit(before)
                        && digit(after.saturating_add(1)))
                    || (self.characters.get(before) == Some(&'.')
                        && digit(after)
                        && before.checked_sub(1).is_some_and(digit))
            })
        };
        (first..behind)
            .map(|start| Stretch {
                start,
                end: start.saturating_add(wanted.len()),
            })
            .filter(|stretch| {
                self.characters.get(stretch.start..stretch.end) == Some(wanted.as_slice())
                    && !splits(stretch.start.checked_sub(1), stretch.start)
                    && !splits(stretch.end.checked_sub(1), stretch.end)
            })
            .collect()
    }

    /// All numerals: Arabic ones, and Chinese ones before a measure word.
    #[must_use]
    pub fn numerals(&self) -> Vec<Numeral> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(character) = self.characters.get(at) {
            let numeral = if character.is_ascii_digit() {
                Some(self.arabic(at))
            } else if CHINESE.contains(*character) {
                self.chinese(at)
            } else {
                None
            };
            match numeral {
                Some(numeral) => {
                    at = numeral.unit_at;
                    found.push(numeral);
                }
                // A Chinese numeral that counts nothing is passed over as a whole.
                None => at = self.skip(at.saturating_add(1), at, CHINESE),
            }
        }
        found
    }

    /// Behind the characters of `set` that follow, if the one at `from` is of the set itself.
    fn skip(&self, mut at: usize, from: usize, set: &str) -> usize {
        if self.characters.get(from).is_some_and(|c| set.contains(*c)) {
            while self.characters.get(at).is_some_and(|c| set.contains(*c)) {
                at = at.saturating_add(1);
            }
        }
        at
    }

    fn arabic(&self, start: usize) -> Numeral {
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        let mut end = start;
        while digit(end) {
            end = end.saturating_add(1);
        }
        let mut decimals = 0u32;
        if self.characters.get(end) == Some(&'.') && digit(end.saturating_add(1)) {
            end = end.saturating_add(1);
            while digit(end) {
                end = end.saturating_add(1);
                decimals = decimals.saturating_add(1);
            }
        }
        let stretch = Stretch { start, end };
        // 余 and 多 may stand before the scale word: 200多万.
        let mut unit_at = self.hedges(end);
        let mut power = 0i32;
        while let Some(more) = self.characters.get(unit_at).and_then(|c| scale(*c)) {
            power = power.saturating_add(more);
            unit_at = unit_at.saturating_add(1);
        }
        unit_at = self.hedges(unit_at);
        let number = self.text(stretch).parse::<Decimal>().ok();
        let value = number.and_then(|number| decimal::shift(number, power).ok());
        Numeral {
            stretch,
            value,
            decimals,
            unit_at,
        }
    }

    fn hedges(&self, mut at: usize) -> usize {
        while self.characters.get(at).is_some_and(|c| "余多".contains(*c)) {
            at = at.saturating_add(1);
        }
        at
    }

    fn chinese(&self, start: usize) -> Option<Numeral> {
        let end = self.skip(start.saturating_add(1), start, CHINESE);
        let unit_at = self.hedges(end);
        let counts = self
            .characters
            .get(end)
            .is_some_and(|c| MEASURES.contains(*c));
        let stretch = Stretch { start, end };
        counts.then(|| Numeral {
            stretch,
            value: chinese_value(&self.text(stretch)),
            decimals: 0,
            unit_at,
        })
    }

    /// The number of a Chinese ordinal: 1 of 第一.
    #[must_use]
    pub fn ordinal(&self) -> Option<Decimal> {
        let at = self
            .characters
            .iter()
            .position(|c| *c == '第')?
            .saturating_add(1);
        let end = self.skip(at, at, CHINESE);
        chinese_value(&self.text(Stretch { start: at, end })).filter(|_| end > at)
    }

    /// The characters from a place on, at most `count`.
    #[must_use]
    pub fn following(&self, at: usize, count: usize) -> String {
        self.text(Stretch {
            start: at,
            end: at.saturating_add(count).min(self.characters.len()),
        })
    }

    /// All of it.
    #[must_use]
    pub fn all(&self) -> String {
        self.characters.iter().collect()
    }
}

fn scale(character: char) -> Option<i32> {
    match character {
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// The number of a Chinese numeral: 两万 is 20000, 十二 is 12, 万 alone is one of it.
fn chinese_value(text: &str) -> Option<Decimal> {
    let (mut total, mut section, mut digit) = (0i64, 0i64, None::<i64>);
    for character in text.chars() {
        match character {
            '半' => return (text == "半").then(|| Decimal::new(5, 1)),
            '十' | '百' | '千' => {
                let unit = match character {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            '万' | '亿' => {
                let unit = if character == '万' {
                    10_000
                } else {
                    100_000_000
                };
                let counted = section.checked_add(digit.take().unwrap_or(0))?;
                let counted = if counted == 0 && total == 0 {
                    1
                } else {
                    counted
                };
                total = total.checked_add(counted)?.checked_mul(unit)?;
                section = 0;
            }
            _ => {
                let value = "零一二三四五六七八九".chars().position(|c| c == character);
                let value = match character {
                    '〇' => Some(0),
                    '两' => Some(2),
                    _ => value.and_then(|value| i64::try_from(value).ok()),
                }?;
                // Digits in a row, as in years: 二〇三五.
                digit = Some(digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?);
            }
        }
    }
    let rest = section.checked_add(digit.unwrap_or(0))?;
    Some(Decimal::from(total.checked_add(rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn numerals(text: &str) -> Vec<(String, String)> {
        let text = Normalised::of(text.split('\n'));
        let value = |numeral: &Numeral| numeral.value.map_or_else(String::new, |v| v.to_string());
        text.numerals()
            .iter()
            .map(|n| (text.text(n.stretch), value(n)))
            .collect()
    }

    #[rstest]
    #[case("两万个", "两万", "20000")]
    #[case("十二家", "十二", "12")]
    #[case("三年", "三", "3")]
    #[case("二十一届", "二十一", "21")]
    #[case("上万个", "万", "10000")]
    #[case("一千零五十人", "一千零五十", "1050")]
    #[case("1.42万户", "1.42", "14200")]
    #[case("200多万人", "200", "2000000")]
    #[case("5700亿元", "5700", "570000000000")]
    #[case("３３４．５亿元", "334.5", "33450000000")]
    fn numerals_are_read(#[case] text: &str, #[case] printed: &str, #[case] value: &str) {
        assert_eq!(numerals(text), [(printed.to_owned(), value.to_owned())]);
    }

    #[test]
    fn a_figure_broken_over_lines_and_spaced_out_is_one() {
        assert_eq!(
            numerals("占比 3\n 3 4 . **5**\n\n亿元"),
            [("334.5".into(), "33450000000".into())]
        );
    }

    #[test]
    fn ordinals_are_read_without_a_measure_word() {
        assert_eq!(Normalised::of(["中部第一"]).ordinal(), Some(Decimal::ONE));
        assert_eq!(Normalised::of(["一流"]).ordinal(), None);
        assert_eq!(Normalised::of(["第"]).ordinal(), None);
    }

    #[test]
    fn chinese_numerals_that_count_nothing_are_passed_over() {
        assert_eq!(numerals("一流的十大战略，统一"), []);
    }

    #[test]
    fn a_match_never_lies_inside_a_longer_number() {
        let text = Normalised::of(["已开工14个，已投产4个，4.5个"]);
        let find = |wanted: &str| text.find_at(1, &Normalised::of([wanted]));
        assert_eq!(find("4个").len(), 1);
        assert_eq!(find("5个").len(), 0);
        assert_eq!(find("14个").len(), 1);
    }

    #[test]
    fn places_are_those_of_the_text_as_it_was() {
        let text = Normalised::of(["a ＊", "占 １２ 家"]);
        let numeral = text.numerals()[0];
        assert_eq!(
            text.spot(numeral.stretch.start),
            Some(Spot { line: 2, column: 2 })
        );
    }

    proptest! {
        #[test]
        fn any_text_is_scanned_to_its_end(text in "(\\PC|[0-9.]|[一二三十百千万亿个家]){0,60}") {
            let text = Normalised::of([text.as_str()]);
            let mut last = 0;
            for numeral in text.numerals() {
                prop_assert!(numeral.stretch.start >= last && numeral.stretch.end > numeral.stretch.start);
                last = numeral.stretch.end;
            }
        }
    }
}
