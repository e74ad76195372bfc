//! The values that a printed repetition of a figure allows: `约138.8亿元`, `140余个`, `1/3多`, `近四成`,
//! `过半`.

use rust_decimal::Decimal;

use super::allowed::Statement;
use crate::figure::decimal::{self, Toward};
use crate::figure::{Figure, Hedge, Interval, Qualifier, Unit};
use crate::text::numeral::{Normalised, Numeral};

/// A repetition as printed.
#[derive(Debug)]
pub(super) struct Restated {
    text: Normalised,
    /// All of the text.
    all: String,
    numerals: Vec<Numeral>,
    hedge: Hedge,
}

impl Restated {
    /// Parses a printed repetition.
    pub(super) fn parse(printed: &str) -> Restated {
        let text = Normalised::of([printed]);
        let all = text.all();
        Restated {
            numerals: text.numerals(),
            hedge: hedge(&all),
            text,
            all,
        }
    }

    /// What it allows. If no unit follows the number, it is that of the repeated figure. `None` if it is
    /// no figure.
    pub(super) fn statement(&self, unit: Unit) -> Option<Statement> {
        let Restated {
            text,
            all,
            numerals,
            hedge,
        } = self;
        let hedge = *hedge;
        if unit.is_rate() && all.contains('半') && !all.contains('年') {
            return half(hedge, unit);
        }
        // 接近 and 将近 hold it.
        let nearly = || all.contains('近');
        let numeral = numerals.first()?;
        if let [part, whole] = numerals.as_slice()
            && let Some((_, behind)) = all.split_once('/')
            && behind.starts_with(|c: char| c.is_ascii_digit())
        {
            return fraction(part.value?, whole.value?, hedge, nearly(), unit);
        }
        let digits = text.text(numeral.stretch);
        let behind = text.following(numeral.stretch.end, 12);
        // 余 and 多 stand between a number and its unit.
        let behind = behind.trim_start_matches(['余', '多']);
        if unit.is_rate() && behind.starts_with('成') {
            return fraction(numeral.value?, Decimal::TEN, hedge, nearly(), unit);
        }
        let printed_unit = (1..=4).rev().find_map(|length| {
            let name: String = behind.chars().take(length).collect();
            Unit::parse(&name).ok()
        });
        let unit = printed_unit.unwrap_or(unit);
        let power = unit.magnitude().power();
        let value = match digits.parse::<Decimal>() {
            Ok(value) if printed_unit.is_some() => value,
            // A Chinese numeral, or one with 万 or 亿 but no unit, includes its scale words already.
            _ => decimal::shift(numeral.value?, 0i32.saturating_sub(power)).ok()?,
        };
        let qualifier = Qualifier {
            hedge,
            strive: false,
        };
        Statement::of(Figure {
            value,
            unit,
            qualifier,
        })
        .ok()
    }
}

fn hedge(printed: &str) -> Hedge {
    let has = |words: &[&str]| {
        let mut rests = printed
            .char_indices()
            .filter_map(|(at, _)| printed.get(at..));
        rests.any(|rest| words.iter().any(|word| rest.starts_with(word)))
    };
    if has(&["不足", "不满", "不超过", "不到", "以内", "至多"]) {
        Hedge::UpTo
    } else if has(&["至少", "不少于", "不低于", "以上"]) {
        Hedge::AtLeast
    } else if has(&["余", "多", "超", "突破", "逾", "过"]) {
        Hedge::Over
    } else if has(&["约", "左右"]) {
        Hedge::About
    } else if has(&["近"]) {
        Hedge::Nearly
    } else {
        Hedge::Exact
    }
}

/// The values of 过半 (more than half) and 一半 (about half), in percent.
fn half(hedge: Hedge, unit: Unit) -> Option<Statement> {
    let half = Decimal::from(50);
    let range = |lo: i64, hi: i64| Interval::between(Decimal::from(lo), Decimal::from(hi));
    match hedge {
        Hedge::Over | Hedge::AtLeast => Some(Statement::between(
            unit,
            range(50, 100),
            Interval::at_least(half),
        )),
        Hedge::UpTo => Some(Statement::between(
            unit,
            range(0, 50),
            Interval::at_most(half),
        )),
        Hedge::Nearly => Some(Statement::between(unit, range(40, 50), range(40, 50))),
        Hedge::About | Hedge::Exact => Some(Statement::between(unit, range(40, 60), range(40, 60))),
    }
}

/// The values of a fraction, in percent. "More than 1/3" is between 1/3 and 1/2, the next fraction of
/// this kind; "nearly 4/10" is between 3/10 and 4/10; a fraction without a hedge extends halfway to
/// both of its neighbours.
fn fraction(
    part: Decimal,
    whole: Decimal,
    hedge: Hedge,
    nearly: bool,
    unit: Unit,
) -> Option<Statement> {
    let percent = |part: Decimal, whole: Decimal, toward| {
        let part = decimal::shift(part, 2).ok()?;
        decimal::div(part, whole, toward).ok()
    };
    let less = part.checked_sub(Decimal::ONE)?;
    let more = part.checked_add(Decimal::ONE)?;
    // 1/3 lies between 1/4 and 1/2, 4/10 between 3/10 and 5/10.
    let (below, above) = if part == Decimal::ONE && whole < Decimal::TEN {
        (
            percent(part, whole.checked_add(Decimal::ONE)?, Toward::Below)?,
            percent(part, whole.checked_sub(Decimal::ONE)?, Toward::Above)?,
        )
    } else {
        (
            percent(less, whole, Toward::Below)?,
            percent(more, whole, Toward::Above)?,
        )
    };
    let (lo, hi) = (
        percent(part, whole, Toward::Below)?,
        percent(part, whole, Toward::Above)?,
    );
    let at = |a: Decimal, b: Decimal| Interval::between(a, b);
    Some(match hedge {
        Hedge::Over | Hedge::AtLeast => {
            // "More than" excludes the fraction itself.
            let beyond = hi.checked_add(Decimal::new(1, 20))?;
            Statement::between(unit, at(beyond, above), Interval::at_least(beyond))
        }
        Hedge::UpTo => Statement::between(unit, at(below, hi), Interval::at_most(hi)),
        _ if nearly => Statement::between(unit, at(below, hi), at(below, hi)),
        _ => {
            let middle = |end: Decimal| lo.checked_add(end)?.checked_div(Decimal::TWO);
            let near = at(middle(below)?, middle(above)?);
            Statement::between(unit, near, near)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn restated(printed: &str, unit: &str) -> Option<Statement> {
        let unit = Unit::parse(unit).unwrap();
        Restated::parse(printed).statement(unit)
    }

    #[rstest]
    #[case("138.8亿元", "家", "13875000000", "13885000000")]
    #[case("9个", "个", "9", "9")]
    #[case("约465亿元", "亿元", "46400000000", "46600000000")]
    #[case("半年", "年", "0.45", "0.55")]
    #[case("1.42万户", "户", "14150", "14250")]
    fn a_printed_figure_is_read_with_its_unit_and_hedge(
        #[case] printed: &str,
        #[case] unit: &str,
        #[case] low: &str,
        #[case] high: &str,
    ) {
        let read = restated(printed, unit).unwrap();
        assert_eq!(read.possible.lo(), Some(low.parse().unwrap()));
        assert_eq!(read.possible.hi(), Some(high.parse().unwrap()));
    }

    #[test]
    fn over_a_third_lies_above_a_third_and_usually_below_a_half() {
        let read = restated("1/3多", "%").unwrap();
        let third = decimal::div(100.into(), 3.into(), Toward::Above).unwrap();
        assert!(!read.possible.contains(third));
        assert!(read.possible.contains("34.7".parse().unwrap()));
        assert!(!read.possible.contains("50.1".parse().unwrap()));
        assert!(read.open.contains("50.1".parse().unwrap()));
    }

    #[rstest]
    #[case("近四成", 38, true)]
    #[case("近四成", 41, false)]
    #[case("四成", 38, true)]
    #[case("三成多", 38, true)]
    #[case("近2/5", 38, true)]
    #[case("过半", 38, false)]
    #[case("过半", 51, true)]
    fn shares_in_words_are_read_as_coarsely_as_they_are_meant(
        #[case] words: &str,
        #[case] percent: i64,
        #[case] fits: bool,
    ) {
        let read = restated(words, "%").unwrap();
        assert_eq!(read.possible.contains(percent.into()), fits);
    }

    #[rstest]
    #[case("不足40家", 38, true)]
    #[case("40家以内", 38, true)]
    #[case("至少30家", 38, true)]
    #[case("至少30家", 48, false)]
    #[case("3.8万", 38_000, true)]
    fn bounds_and_bare_scale_words_are_read(
        #[case] words: &str,
        #[case] value: i64,
        #[case] fits: bool,
    ) {
        let read = restated(words, "家").unwrap();
        assert_eq!(read.possible.contains(value.into()), fits);
    }

    #[test]
    fn a_figure_over_a_number_reaches_upward() {
        let read = restated("140余个", "个").unwrap();
        assert_eq!(read.open, Interval::at_least(140.into()));
        assert_eq!(read.possible, Interval::between(140.into(), 150.into()));
    }

    #[test]
    fn what_prints_no_number_says_nothing() {
        assert!(restated("多年", "年").is_none());
    }
}
