//! Figures, intervals and periods as a reader of either language expects them.
//!
//! Chinese readers think in 万 and 亿; English readers get thousands and billions. Only the decimal
//! point moves between them, so no digit is gained or lost.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Lang;
use crate::figure::unit::{Dimension, Magnitude};
use crate::figure::{Figure, Hedge, Interval, Period, Unit, decimal};

/// Before a place in a ranking, in Chinese: 第 8 位.
const PLACE: &str = "第";

/// A minus sign as wide as a digit.
const MINUS: char = '−';

/// Between the ends of a range of which neither has a minus sign.
const DASH: &str = "–";

/// All that may stand between the ends of a range: a dash, or words or a wave dash.
pub(super) fn range_joints() -> [&'static str; 3] {
    [DASH, Lang::Zh.range_joint(), Lang::En.range_joint()]
}

/// How values of a unit are written in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The power of ten between the printed unit and the one shown.
    shift: i32,
    /// Before a number: a currency in English, 第 before a place in Chinese.
    before: &'static str,
    /// Behind a number.
    behind: String,
}

impl Style {
    /// How figures printed in `unit` are shown.
    #[must_use]
    pub fn of(unit: Unit, lang: Lang) -> Style {
        let plain = |shift, behind: &str| Style {
            shift,
            before: "",
            behind: behind.to_owned(),
        };
        let (shift, scale) = match unit.magnitude() {
            Magnitude::One => (0, ""),
            Magnitude::TenThousand => (1, "thousand"),
            Magnitude::HundredMillion if unit.dimension() == Dimension::Money => (-1, "bn"),
            Magnitude::HundredMillion => (2, "million"),
        };
        match (lang, unit.dimension()) {
            (Lang::Zh, Dimension::Rank) => Style {
                before: PLACE,
                ..plain(0, &unit.to_string())
            },
            (Lang::Zh, _) => plain(0, &unit.to_string()),
            (Lang::En, Dimension::Money) => Style {
                shift,
                before: unit.base_label(),
                behind: scale.to_owned(),
            },
            // Statistics in English count floor space by the million square metres.
            (Lang::En, Dimension::Surface) if unit.magnitude() == Magnitude::TenThousand => {
                let words = ["million", unit.base_label()];
                plain(-2, &words.join(" "))
            }
            (Lang::En, _) => {
                let words = [scale, unit.base_label()];
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                plain(shift, &words.join(" "))
            }
        }
    }

    /// How one figure that stands alone is shown: in English less than a billion of money is told in
    /// millions, and so is a million of anything counted.
    #[must_use]
    pub fn for_figure(figure: Figure, lang: Lang) -> Style {
        let style = Style::of(figure.unit, lang);
        let is_small = figure.value.abs() < Decimal::TEN && !figure.value.is_zero();
        let is_money = figure.unit.dimension() == Dimension::Money;
        let is_100_million = figure.unit.magnitude() == Magnitude::HundredMillion;
        // And a million things or more, in millions.
        let is_million = figure.value.abs() >= Decimal::ONE_HUNDRED;
        let is_10_thousand = figure.unit.magnitude() == Magnitude::TenThousand;
        match lang {
            Lang::En if is_small && is_money && is_100_million => Style {
                shift: 2,
                behind: "million".to_owned(),
                ..style
            },
            Lang::En if is_million && is_10_thousand && figure.unit.is_count() => Style {
                shift: -2,
                behind: style.behind.replace("thousand", "million"),
                ..style
            },
            _ => style,
        }
    }

    /// The unit alone and short, for the head of a column: `亿元`, `万㎡`, `CNY bn`, `mn m²`; empty for plain
    /// counts in English.
    #[must_use]
    pub fn heading(&self) -> String {
        let behind = self
            .behind
            .replace("million m²", "mn m²")
            .replace("平方米", "㎡")
            .replace("平方公里", "km²");
        self.around(&behind)
    }

    /// The unit alone, as sentences write it: `万平方米`, `CNY bn`, `million m²`; empty for plain counts
    /// in English.
    #[must_use]
    pub fn unit(&self) -> String {
        self.around(&self.behind)
    }

    fn around(&self, behind: &str) -> String {
        [self.before, behind]
            .into_iter()
            .filter(|word| !word.is_empty() && *word != PLACE)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A value given in the printed unit, without its unit.
    #[must_use]
    pub fn number(&self, value: Decimal, lang: Lang) -> String {
        let moved = decimal::shift(value, self.shift).unwrap_or(value);
        number(moved, lang)
    }

    /// A number with the unit around it.
    #[must_use]
    pub fn with_unit(&self, number: &str) -> String {
        if self.behind == "%" {
            return percent(number);
        }
        let behind = match self.behind.as_str() {
            "" => String::new(),
            unit => format!(" {unit}"),
        };
        if self.before.is_empty() {
            return format!("{number}{behind}");
        }
        // As a hedged figure is told: `≥CNY 10.0 bn`.
        let bare = number.trim_start_matches(['≥', '≤']);
        let sign = number.strip_suffix(bare).unwrap_or_default();
        format!("{sign}{} {bare}{behind}", self.before)
    }
}

/// A number with all its digits; English groups thousands, Chinese does not.
#[must_use]
pub fn number(value: Decimal, lang: Lang) -> String {
    let digits = value.abs().to_string();
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut shown = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        shown.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(at);
        if lang == Lang::En && at > 0 && left.checked_rem(3) == Some(0) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown.push_str(rest);
    shown
}

/// A number with its sign, zero without.
#[must_use]
pub fn signed(value: Decimal, lang: Lang) -> String {
    let plus = if value > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", number(value, lang))
}

/// A number or range with a percent sign; with one at each end where words or a wave dash stand between
/// them (GB/T 15835–2011, 5.1.4).
#[must_use]
pub fn percent(number: &str) -> String {
    let [_dash, words @ ..] = range_joints();
    let ends = words.into_iter().find_map(|joint| {
        let (lo, hi) = number.split_once(joint)?;
        Some(format!("{lo}%{joint}{hi}%"))
    });
    ends.unwrap_or_else(|| format!("{number}%"))
}

/// The written ends of a range, either of which may be missing. An en dash behind or before a minus sign
/// would read as a second one.
fn bounds(lo: Option<String>, hi: Option<String>, lang: Lang) -> String {
    match (lo, hi) {
        (Some(lo), Some(hi)) => {
            let joint = match [&lo, &hi].into_iter().any(|end| end.contains(MINUS)) {
                true => lang.range_joint(),
                false => DASH,
            };
            [&lo, joint, &hi].concat()
        }
        (Some(lo), None) => format!("≥{lo}"),
        (None, Some(hi)) => format!("≤{hi}"),
        (None, None) => "·".to_owned(),
    }
}

/// Rounded half away from zero, as newspapers do, with so many decimals and no fewer.
#[must_use]
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    value
}

/// A computed range, rounded outward, so that it still holds all it held; but one number where both
/// ends round to the same.
#[must_use]
pub fn range(
    interval: Interval,
    decimals: u32,
    lang: Lang,
    write: impl Fn(Decimal) -> String,
) -> String {
    let end = |value: Decimal, strategy| {
        let mut value = value.round_dp_with_strategy(decimals, strategy);
        value.rescale(decimals);
        value
    };
    let down = |value| write(end(value, RoundingStrategy::ToNegativeInfinity));
    let up = |value| write(end(value, RoundingStrategy::ToPositiveInfinity));
    match (interval.lo(), interval.hi()) {
        (Some(lo), Some(hi)) if rounded(lo, decimals) == rounded(hi, decimals) => {
            write(rounded(lo, decimals))
        }
        (lo, hi) => bounds(lo.map(down), hi.map(up), lang),
    }
}

/// A computed range, its ends rounded to the nearest; what needs fewer decimals gets no more.
#[must_use]
pub fn computed(
    interval: Interval,
    decimals: u32,
    lang: Lang,
    write: impl Fn(Decimal) -> String,
) -> String {
    let end = |value: Decimal| {
        let near = rounded(value, decimals);
        // Exact values come with a hair of safety on either side.
        let shorter = near.normalize();
        let exact = shorter.saturating_sub(value).abs() < Decimal::new(1, 12);
        if exact { shorter } else { near }
    };
    match (interval.lo().map(end), interval.hi().map(end)) {
        (Some(lo), Some(hi)) if lo == hi => write(lo),
        (lo, hi) => bounds(lo.map(&write), hi.map(&write), lang),
    }
}

/// The sign or word a hedge has in a column of numbers; nothing for an exact number.
#[must_use]
pub fn hedge_sign(hedge: Hedge, lang: Lang) -> &'static str {
    match hedge {
        Hedge::Exact => "",
        Hedge::About => "≈",
        // No sign says it: it is neither about the number nor a bound that may be reached.
        Hedge::Nearly => lang.sign_nearly(),
        Hedge::Over => ">",
        Hedge::AtLeast => "≥",
        Hedge::UpTo => "≤",
    }
}

/// A figure for a column headed by the unit of `style`: `≈510`, `>300`.
#[must_use]
pub fn bare(figure: Figure, style: &Style, lang: Lang) -> String {
    format!(
        "{}{}",
        hedge_sign(figure.qualifier.hedge, lang),
        style.number(figure.value, lang)
    )
}

/// A figure with its unit: `≈510 亿元`, `≈CNY 51.0 bn`, `≥7%`.
#[must_use]
pub fn short(figure: Figure, lang: Lang) -> String {
    let style = Style::for_figure(figure, lang);
    let number = style.number(figure.value, lang);
    format!(
        "{}{}",
        hedge_sign(figure.qualifier.hedge, lang),
        style.with_unit(&number)
    )
}

/// A rate of growth: with its sign, or with the hedge it was printed with: `+12.1%`, `>130%`.
#[must_use]
pub fn growth(figure: Figure, lang: Lang) -> String {
    match figure.qualifier.hedge {
        Hedge::Exact => Style::of(figure.unit, lang).with_unit(&signed(figure.value, lang)),
        _ => short(figure, lang),
    }
}

/// A figure in words: `力争 510 亿元左右`, `about CNY 51.0 bn`.
#[must_use]
pub fn full(figure: Figure, lang: Lang) -> String {
    let style = Style::for_figure(figure, lang);
    let number = style.with_unit(&style.number(figure.value, lang));
    // English writes 10 % in sentences. Chinese puts a blank between digits or Latin letters and
    // characters, as in 10% 左右.
    let (number, blank) = match lang {
        Lang::En => (number.replace('%', " %"), ""),
        Lang::Zh if number.is_ascii() => (number, " "),
        Lang::Zh => (number, ""),
    };
    let hedged = match figure.qualifier.hedge {
        Hedge::Exact => number,
        Hedge::About => lang.hedge_about(number + blank),
        Hedge::Nearly if number.starts_with(|first: char| first.is_ascii()) && lang == Lang::Zh => {
            lang.hedge_nearly(format!(" {number}"))
        }
        Hedge::Nearly => lang.hedge_nearly(number),
        Hedge::Over => lang.hedge_over(number),
        Hedge::AtLeast => lang.hedge_at_least(number + blank),
        Hedge::UpTo => lang.hedge_up_to(number),
    };
    if figure.qualifier.strive {
        let blank = match lang {
            Lang::Zh if hedged.starts_with(|first: char| first.is_ascii()) => " ",
            _ => "",
        };
        lang.hedge_strive(format!("{blank}{hedged}"))
    } else {
        hedged
    }
}

/// A period in words: `2021 年 5 月`, `May 2021`.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    match (lang, period) {
        (Lang::Zh, Period::Year(year)) => format!("{year} 年"),
        (Lang::Zh, Period::Half(year, half)) => {
            format!("{year} 年{}半年", if half == 1 { "上" } else { "下" })
        }
        (Lang::Zh, Period::Quarter(year, quarter)) => format!("{year} 年第 {quarter} 季度"),
        (Lang::Zh, Period::Month(year, month)) => format!("{year} 年 {month} 月"),
        (Lang::Zh, Period::Day(year, month, day)) => format!("{year} 年 {month} 月 {day} 日"),
        (Lang::En, Period::Year(year)) => year.to_string(),
        (Lang::En, Period::Half(year, half)) => format!("H{half} {year}"),
        (Lang::En, Period::Quarter(year, quarter)) => format!("Q{quarter} {year}"),
        (Lang::En, Period::Month(year, month)) => format!("{} {year}", month_name(month)),
        (Lang::En, Period::Day(year, month, day)) => format!("{day} {} {year}", month_name(month)),
        (lang, Period::Until(end)) => lang.up_to(self::period(end.into(), lang)),
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Qualifier, number as digits};
    use rstest::rstest;

    fn figure(value: &str, unit: &str, hedge: Hedge, strive: bool) -> Figure {
        let qualifier = Qualifier { hedge, strive };
        Figure {
            value: digits::parse(value).unwrap(),
            unit: Unit::parse(unit).unwrap(),
            qualifier,
        }
    }

    #[rstest]
    #[case("510", "亿元", Hedge::About, "510 亿元左右", "about CNY 51.0 bn")]
    #[case("1.42", "万户", Hedge::Exact, "1.42 万户", "14.2 thousand")]
    #[case(
        "381",
        "万平方米",
        Hedge::About,
        "381 万平方米左右",
        "about 3.81 million m²"
    )]
    #[case("40", "家", Hedge::Nearly, "近 40 家", "nearly 40")]
    #[case("-7.8", "%", Hedge::Exact, "−7.8%", "−7.8 %")]
    #[case("7", "%", Hedge::AtLeast, "7% 以上", "at least 7 %")]
    #[case("14196", "件", Hedge::Exact, "14196 件", "14,196")]
    #[case("46.3", "亿美元", Hedge::Exact, "46.3 亿美元", "USD 4.63 bn")]
    #[case("2.8", "亿元", Hedge::About, "2.8 亿元左右", "about CNY 280 million")]
    #[case("10", "亿元", Hedge::Exact, "10 亿元", "CNY 1.0 bn")]
    fn figures_read_naturally_in_both_languages(
        #[case] value: &str,
        #[case] unit: &str,
        #[case] hedge: Hedge,
        #[case] zh: &str,
        #[case] en: &str,
    ) {
        let figure = figure(value, unit, hedge, false);
        assert_eq!(full(figure, Lang::Zh), zh);
        assert_eq!(full(figure, Lang::En), en);
    }

    #[test]
    fn what_was_striven_for_says_so() {
        let signed = figure("400", "亿元", Hedge::Over, true);
        assert_eq!(full(signed, Lang::Zh), "力争超过 400 亿元");
        assert_eq!(full(signed, Lang::En), "strive for over CNY 40.0 bn");
        assert_eq!(short(signed, Lang::Zh), ">400 亿元");
    }

    #[test]
    fn a_range_that_rounds_to_one_number_is_shown_as_one() {
        let between = |lo: &str, hi: &str| {
            Interval::between(digits::parse(lo).unwrap(), digits::parse(hi).unwrap())
        };
        let write = |value| number(value, Lang::Zh);
        let range = |interval, decimals| range(interval, decimals, Lang::Zh, write);
        assert_eq!(range(between("71.5737", "71.6250"), 1), "71.6");
        assert_eq!(range(between("366", "370"), 0), "366–370");
        assert_eq!(range(between("124.7", "133.3"), 0), "124–134", "outward");
        assert_eq!(
            rounded(digits::parse("0.05").unwrap(), 1).to_string(),
            "0.1"
        );
    }

    #[rstest]
    #[case("-20", "30", "%", "−20%～30%", "−20% to 30%")]
    #[case("-8.61", "-6.31", "%", "−8.7%～−6.3%", "−8.7% to −6.3%")]
    #[case("6.31", "8.61", "%", "6.3–8.7%", "6.3–8.7%")]
    #[case("-20", "30", "亿元", "−20～30 亿元", "CNY −2.0 to 3.0 bn")]
    fn no_dash_stands_beside_a_minus_sign(
        #[case] lo: &str,
        #[case] hi: &str,
        #[case] unit: &str,
        #[case] zh: &str,
        #[case] en: &str,
    ) {
        let [lo, hi] = [lo, hi].map(|end| digits::parse(end).unwrap());
        let decimals = lo.scale().min(1);
        for (lang, expected) in [(Lang::Zh, zh), (Lang::En, en)] {
            let style = Style::of(Unit::parse(unit).unwrap(), lang);
            let write = |value| style.number(value, lang);
            let interval = Interval::between(lo, hi);
            let text = range(interval, decimals, lang, write);
            assert_eq!(style.with_unit(&text), expected);
        }
    }

    #[test]
    fn periods_are_named_as_each_language_names_them() {
        assert_eq!(
            period(Period::Day(2021, 1, 4), Lang::Zh),
            "2021 年 1 月 4 日"
        );
        assert_eq!(period(Period::Day(2021, 1, 4), Lang::En), "4 Jan 2021");
        assert_eq!(period(Period::Quarter(2021, 2), Lang::En), "Q2 2021");
    }
}
