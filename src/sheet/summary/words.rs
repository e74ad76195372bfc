//! Numbers and names inside a sentence.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Clause;
use crate::analysis::multiple::{Multiple, Prices};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::dataset::{Dataset, IndicatorId};
use crate::figure::decimal;
use crate::figure::period::Year;
use crate::figure::{Figure, Hedge, Interval, Qualifier};
use crate::sheet::score;
use crate::text::{Lang, numbers};

/// A text that follows a Chinese character: with a blank in front if it begins with a digit or a
/// sign. English has its blanks already.
pub(super) fn behind(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if text.starts_with(stands_apart) => format!(" {text}"),
        _ => text.to_owned(),
    }
}

/// The same, with Chinese characters after it too.
pub(super) fn between(text: &str, lang: Lang) -> String {
    let blank = match lang {
        Lang::Zh if text.ends_with(stands_apart) => " ",
        _ => "",
    };
    behind(&format!("{text}{blank}"), lang)
}

/// Digits, Latin letters and signs.
fn stands_apart(letter: char) -> bool {
    letter.is_ascii() || "≈≥≤−".contains(letter)
}

/// A number with its unit as a sentence has it: `10.5%`, `10.5 %`.
pub(super) fn in_sentence(number: String, lang: Lang) -> String {
    match lang {
        Lang::Zh => number,
        Lang::En => number.replace('%', " %"),
    }
}

/// A name that is an ordinary word, inside an English sentence.
pub(super) fn lowered(name: &str, lang: Lang) -> String {
    let mut letters = name.chars();
    match (lang, letters.next()) {
        (Lang::En, Some(first)) if letters.as_str().starts_with(char::is_lowercase) => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        _ => name.to_owned(),
    }
}

/// A target in words. English says behind the number that it is only striven for.
pub(super) fn promised(figure: Figure, lang: Lang) -> String {
    match (lang, figure.qualifier.strive) {
        (Lang::En, true) => {
            let qualifier = Qualifier {
                strive: false,
                ..figure.qualifier
            };
            lang.striven_for(numbers::full(
                Figure {
                    qualifier,
                    ..figure
                },
                lang,
            ))
        }
        _ => numbers::full(figure, lang),
    }
}

/// The name of an indicator.
pub(super) fn indicator(dataset: &Dataset, id: IndicatorId, lang: Lang) -> &str {
    dataset
        .indicator(id)
        .map_or("", |indicator| indicator.name.get(lang))
}

/// A result as a sentence has it: in the words it was printed with, or as derived.
pub(super) fn actual(score: &Score<'_>, lang: Lang) -> String {
    match &score.actual {
        Some(Actual::Stated(of)) => numbers::full(of.figure, lang),
        Some(Actual::Derived(_)) => {
            let text = score::actual(score).map_or_else(String::new, |of| of.with_unit(lang));
            let text = in_sentence(text.trim_start_matches("= ").to_owned(), lang);
            lang.derived_result(text)
        }
        None => String::new(),
    }
}

/// How far a rate is from its target, in percentage points without a sign, with that unit; about so
/// many where the target or its result was printed so.
pub(super) fn points(score: &Score<'_>, lang: Lang) -> Option<String> {
    let gap = score.gap?.difference;
    let decimals = match gap.single() {
        Some(points) => points.normalize().scale(),
        None => 1,
    };
    let number = numbers::range(magnitude(gap), decimals, lang, |of| {
        numbers::number(of, lang)
    });
    let is_about = score.target.figure.qualifier.hedge == Hedge::About
        || matches!(&score.actual, Some(Actual::Stated(of)) if of.figure.qualifier.hedge == Hedge::About);
    let points = lang.percentage_points(number);
    Some(if is_about { lang.about(points) } else { points })
}

/// An interval on one side of zero without its sign.
fn magnitude(of: Interval) -> Interval {
    match (of.lo(), of.hi()) {
        (lo, Some(hi)) if hi <= Decimal::ZERO => match lo {
            Some(lo) => Interval::between(decimal::negate(hi), decimal::negate(lo)),
            None => Interval::at_least(decimal::negate(hi)),
        },
        _ => of,
    }
}

/// A multiple to one decimal, as firm as its levels: `6.7 倍`, `约 2.3 倍`.
pub(super) fn times(of: &Multiple<'_>, lang: Lang) -> String {
    lang.times(times_alone(of, lang))
}

/// The same without its unit.
pub(super) fn times_alone(of: &Multiple<'_>, lang: Lang) -> String {
    hedged(of.hedge(), times_number(of.shown, lang), lang)
}

/// A multiple without its unit.
pub(super) fn times_number(times: Decimal, lang: Lang) -> String {
    numbers::number(numbers::rounded(times, 1), lang)
}

/// How a level changed from one year to another: as a multiple, or in percent if it has not doubled.
pub(super) fn became(
    dataset: &Dataset,
    of: &Multiple<'_>,
    (from, to): (Year, Year),
    lang: Lang,
) -> Clause {
    let name = priced(indicator(dataset, of.indicator, lang), of.prices, lang);
    if of.shown < Decimal::TWO {
        let change = of.shown.saturating_sub(Decimal::ONE);
        let percent = numbers::rounded(change.saturating_mul(Decimal::ONE_HUNDRED), 1);
        // At least so much of a level is a decline by at most so much.
        let hedge = match (of.hedge(), percent < Decimal::ZERO) {
            (Hedge::Over | Hedge::AtLeast, true) => Hedge::UpTo,
            (Hedge::UpTo, true) => Hedge::AtLeast,
            (hedge, _) => hedge,
        };
        let number = hedged(hedge, numbers::number(percent.abs(), lang), lang);
        let number = behind(&number, lang);
        let text = match percent.cmp(&Decimal::ZERO) {
            Ordering::Less => lang.fell_by_percent(name, number, from),
            Ordering::Equal if hedge == Hedge::Exact => lang.as_before(name, from),
            _ => lang.rose_by(name, number, from),
        };
        return Clause::new(lang.change_over_years(&text, from, to), text);
    }
    let times = behind(&times(of, lang), lang);
    let text = lang.rose_to(&name, &times, from);
    Clause(vec![
        lang.over_years(&text, from, to),
        text,
        lang.rose_to_short(name, times, from),
    ])
}

/// A number with its hedge.
fn hedged(hedge: Hedge, number: String, lang: Lang) -> String {
    match hedge {
        Hedge::Exact => number,
        Hedge::About => lang.about(number),
        Hedge::Over | Hedge::AtLeast => lang.over(number),
        Hedge::Nearly => lang.hedge_nearly(number),
        Hedge::UpTo => lang.hedge_up_to(number),
    }
}

/// A name with its prices, if a multiple of it includes their change.
pub(super) fn priced(name: &str, prices: Prices, lang: Lang) -> String {
    match prices {
        Prices::Current => lang.at_current_prices(name),
        Prices::Unmarked => name.to_owned(),
    }
}
