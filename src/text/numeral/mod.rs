//! Numerals in running text, Arabic and Chinese.
//!
//! Newspaper text reaches us with figures broken over lines, spaced-out and full-width characters
//! and markup. [`Normalised`] takes all that out and remembers where each character stood.
//!
//! Every Arabic digit and every character of a Chinese numeral is part of a numeral, with one
//! exception: a character inside a word or a unit that holds no number (一般, 百分点), of which
//! `words` has the list. 翻番 and 翻倍 are numerals too. Not looked for are
//!
//! - numbers in words without such a character: 首 (first), 双 (two), 倍增, 每
//! - indefinite amounts: 多, 几 and 数 alone, 若干
//! - traditional and accounting forms: 萬, 廿, 壹
//! - letters: the N of 1+N, roman numerals

mod chinese;
mod words;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::figure::decimal;

/// Characters of Chinese numerals.
const CHINESE: &str = "零〇一二两三四五六七八九十百千万亿半";
/// Chinese powers of ten, which 数 and 几 make an amount of: 数十, 几百万.
const POWERS: &str = "十百千万亿";

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
    /// Where it stands; scale words behind Arabic digits are not part of it, nor are hedges.
    pub stretch: Stretch,
    /// The number, with 万 and 亿 applied; `None` for what is no one number (数十, 三五) and for a
    /// fraction.
    pub value: Option<Decimal>,
    /// What share or growth it says, in percent: 50 of 一半, 30 of 三成, 20 of 五分之一, 100 of 翻番.
    pub percent: Option<Decimal>,
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

    /// All numerals, from the first to the last.
    #[must_use]
    pub fn numerals(&self) -> Vec<Numeral> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(character) = self.characters.get(at) {
            let numeral = if character.is_ascii_digit() {
                Some(self.arabic(at))
            } else if *character == '翻' {
                self.doubled(at)
            } else {
                self.chinese(at)
            };
            at = match numeral {
                Some(numeral) => {
                    let behind = numeral.unit_at;
                    found.push(numeral);
                    behind
                }
                // A word that holds no number is passed over with all of the run in it.
                None => self.run(at).max(at.saturating_add(1)),
            };
        }
        found
    }

    fn is(&self, at: usize, set: &str) -> bool {
        self.characters.get(at).is_some_and(|c| set.contains(*c))
    }

    fn starts_with(&self, at: usize, wanted: &str) -> bool {
        (at..)
            .zip(wanted.chars())
            .all(|(at, wanted)| self.characters.get(at) == Some(&wanted))
    }

    /// Behind the characters of Chinese numerals that follow.
    fn run(&self, mut at: usize) -> usize {
        while self.is(at, CHINESE) {
            at = at.saturating_add(1);
        }
        at
    }

    /// Behind the Arabic digits that follow, decimals among them, and how many of these there are.
    fn digits(&self, start: usize) -> (usize, u32) {
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
        (end, decimals)
    }

    fn number(&self, stretch: Stretch) -> Option<Decimal> {
        let text = self.text(stretch);
        text.parse().ok().or_else(|| chinese::value(&text))
    }

    fn arabic(&self, start: usize) -> Numeral {
        let (end, decimals) = self.digits(start);
        let stretch = Stretch { start, end };
        if let Some(fraction) = self.fraction(stretch) {
            return fraction;
        }
        let number = self.number(stretch);
        let (unit_at, power) = self.scaled(end);
        Numeral {
            stretch,
            value: number.and_then(|number| decimal::shift(number, power).ok()),
            percent: self.tenths(end, number),
            decimals,
            unit_at,
        }
    }

    /// Behind the scale words and hedges that follow, and the power of ten they make. A hedge may
    /// stand before the scale word: 200多万, 十几万.
    fn scaled(&self, end: usize) -> (usize, i32) {
        let mut at = self.hedges(end);
        let mut power = 0i32;
        while let Some(more) = self.characters.get(at).and_then(|c| scale(*c)) {
            power = power.saturating_add(more);
            at = at.saturating_add(1);
        }
        (self.hedges(at), power)
    }

    fn hedges(&self, mut at: usize) -> usize {
        while self.is(at, "余多几") {
            at = at.saturating_add(1);
        }
        at
    }

    fn chinese(&self, start: usize) -> Option<Numeral> {
        let end = self.run(start);
        let stretch = Stretch { start, end };
        if end == start {
            return None;
        }
        let whole = Stretch {
            start,
            end: end.saturating_add(2),
        };
        if self.text(whole) == "百分百" {
            return Some(self.share(whole, Some(Decimal::ONE_HUNDRED)));
        }
        if let Some(fraction) = self.fraction(stretch) {
            return Some(fraction);
        }
        if words::cover(&self.characters, start, end) {
            return None;
        }
        // 数 and 几 before a power of ten make some of it: 数十, 几千.
        let some = start.checked_sub(1).is_some_and(|at| self.is(at, "数几"));
        let number =
            chinese::value(&self.text(stretch)).filter(|_| !(some && self.is(start, POWERS)));
        let half = (number == Some(Decimal::new(5, 1))).then(|| Decimal::from(50));
        let (unit_at, power) = self.scaled(end);
        Some(Numeral {
            stretch,
            value: number.and_then(|number| decimal::shift(number, power).ok()),
            percent: self.tenths(end, number).or(half),
            decimals: 0,
            unit_at,
        })
    }

    /// 三成 says 30%.
    fn tenths(&self, end: usize, number: Option<Decimal>) -> Option<Decimal> {
        let tenths = number.filter(|_| self.is(end, "成"))?;
        tenths.checked_mul(Decimal::TEN)
    }

    /// 三分之一, 百分之5.6: the whole first, then the part.
    fn fraction(&self, whole: Stretch) -> Option<Numeral> {
        const OF: &str = "分之";
        if !self.starts_with(whole.end, OF) {
            return None;
        }
        let start = whole.end.saturating_add(OF.chars().count());
        let end = self.run(start).max(self.digits(start).0);
        let part = self.number(Stretch { start, end });
        let percent = part
            .zip(self.number(whole))
            .and_then(|(part, whole)| percent_of(part, whole));
        let stretch = Stretch {
            start: whole.start,
            end,
        };
        (end > start).then(|| self.share(stretch, percent))
    }

    /// 翻番 and 翻倍 say a growth of 100%, 翻两番 one of 300%.
    fn doubled(&self, start: usize) -> Option<Numeral> {
        let mut at = start.saturating_add(1);
        if self.is(at, "了") {
            at = at.saturating_add(1);
        }
        let times = Stretch {
            start: at,
            end: self.run(at),
        };
        let number = if times.start == times.end {
            Some(Decimal::ONE)
        } else {
            self.number(times)
        };
        // 翻两倍 is read as twice as much and as three times as much.
        let percent = if self.is(times.end, "番") {
            number.and_then(growth_of_doublings)
        } else {
            number
                .filter(|n| *n == Decimal::ONE)
                .map(|_| Decimal::ONE_HUNDRED)
        };
        let end = times.end.saturating_add(1);
        self.is(times.end, "番倍")
            .then(|| self.share(Stretch { start, end }, percent))
    }

    fn share(&self, stretch: Stretch, percent: Option<Decimal>) -> Numeral {
        Numeral {
            stretch,
            value: None,
            percent,
            decimals: 0,
            unit_at: self.hedges(stretch.end),
        }
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

/// A part in percent, where that is a short decimal: 20 for 1 of 5, `None` for 1 of 3.
fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let short = percent.normalize();
    (short.scale() <= 6).then_some(short)
}

/// The growth in percent of what doubles so many times.
fn growth_of_doublings(times: Decimal) -> Option<Decimal> {
    let factor = 2i64.checked_pow(times.try_into().ok()?)?;
    Decimal::from(factor.checked_sub(1)?).checked_mul(Decimal::ONE_HUNDRED)
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

    #[rstest]
    #[case::zero("案件零延误", "零", "0")]
    #[case::an_order_of_magnitude("千亿级", "千亿", "100000000000")]
    #[case::a_round_power_hedged("上百次", "百", "100")]
    #[case::some_tens("数十家", "十", "")]
    #[case::some_hundreds("几百家", "百", "")]
    #[case::ten_and_some("十几万人", "十", "100000")]
    #[case::a_hedge_before_the_scale("二十多万人", "二十", "200000")]
    #[case::a_half("约一半", "一半", "0.5")]
    #[case::before_no_measure_word("四大产业", "四", "4")]
    #[case::an_ordinal("中部第一", "一", "1")]
    #[case::a_name("十四五", "十四五", "")]
    fn a_chinese_numeral_needs_no_measure_word(
        #[case] text: &str,
        #[case] printed: &str,
        #[case] value: &str,
    ) {
        assert_eq!(numerals(text), [(printed.to_owned(), value.to_owned())]);
    }

    #[rstest]
    #[case("百分百", "百分百", Some("100"))]
    #[case("百分之百", "百分之百", Some("100"))]
    #[case("百分之5.6", "百分之5.6", Some("5.6"))]
    #[case("五分之一", "五分之一", Some("20"))]
    #[case("三分之二", "三分之二", None)]
    #[case("近四成", "四", Some("40"))]
    #[case("过半", "半", Some("50"))]
    #[case("翻番", "翻番", Some("100"))]
    #[case("翻了一番", "翻了一番", Some("100"))]
    #[case("翻两番", "翻两番", Some("300"))]
    #[case("翻倍", "翻倍", Some("100"))]
    #[case("翻两倍", "翻两倍", None)]
    fn shares_and_doublings_in_words_are_percentages(
        #[case] text: &str,
        #[case] printed: &str,
        #[case] percent: Option<&str>,
    ) {
        let text = Normalised::of([text]);
        let [numeral] = text.numerals()[..] else {
            panic!("{:?}", text.numerals());
        };
        assert_eq!(text.text(numeral.stretch), printed);
        assert_eq!(numeral.percent.map(|p| p.to_string()).as_deref(), percent);
    }

    #[test]
    fn words_and_units_that_hold_no_number_are_passed_over() {
        assert_eq!(numerals("一般统一进一步，老百姓，零售，个百分点"), []);
        let units = numerals("9.4个百分点，3平方千米");
        assert_eq!(
            units,
            [("9.4".into(), "9.4".into()), ("3".into(), "3".into())]
        );
    }

    #[test]
    fn a_numeral_is_not_lost_in_a_word_it_reaches_beyond() {
        assert_eq!(numerals("二十一般"), [("二十一".into(), "21".into())]);
    }

    #[test]
    fn what_is_not_looked_for_is_not_found() {
        assert_eq!(numerals("首个双创，翻开倍增，若干几家，萬廿壹，N"), []);
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
        fn numerals_lie_within_any_text_one_behind_the_other(
            text in "(\\PC|[0-9.,/]|[零一二三十百千万亿半数几余多分之成翻了番倍个般统进步点]){0,60}"
        ) {
            let text = Normalised::of([text.as_str()]);
            let mut last = 0;
            for numeral in text.numerals() {
                let Stretch { start, end } = numeral.stretch;
                prop_assert!(start >= last && end > start && numeral.unit_at >= end);
                prop_assert!(numeral.unit_at <= text.characters.len());
                last = numeral.unit_at;
            }
        }

        #[test]
        fn no_digit_is_left_over_but_in_a_word(
            text in "([0-9.]|[零一二两三十百千万亿半数几多分之成翻番个般统进步点家]){0,40}"
        ) {
            let text = Normalised::of([text.as_str()]);
            let numerals = text.numerals();
            for at in 0..text.characters.len() {
                let run = (text.run(at) > at).then(|| {
                    let is_behind = |at: &usize| !text.is(*at, CHINESE);
                    let start = (0..at).rev().find(is_behind).map_or(0, |before| before + 1);
                    // The scale of a number before it is no part of a word: 3亿万一.
                    let ends = numerals.iter().map(|n| n.unit_at).filter(|end| *end <= at);
                    (ends.max().unwrap_or(0).max(start), text.run(at))
                });
                let a_digit = text.characters[at].is_ascii_digit();
                let in_word = run.is_some_and(|(start, end)| words::cover(&text.characters, start, end));
                let found = numerals.iter().any(|n| n.stretch.start <= at && at < n.unit_at);
                prop_assert!(found || in_word || !(a_digit || run.is_some()));
            }
        }
    }
}
