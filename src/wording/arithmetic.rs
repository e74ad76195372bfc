//! The arithmetic of a check as a sentence.

use rust_decimal::Decimal;

use super::finding::{citation, decimals, figure, figure_of, place, value};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{Check, Finding, Formula, Rule, Source};
use crate::dataset::Dataset;
use crate::figure::{Figure, Interval, Unit, decimal};
use crate::text::{Lang, numbers};

/// The factor by which something has grown, inside a formula: `1 + 57.1%`, `1 − 7.8%`.
fn factor(growth: &str) -> String {
    match growth.strip_prefix('−') {
        Some(decline) => format!("1 − {decline}"),
        None => format!("1 + {growth}"),
    }
}

/// The arithmetic in a sentence: `1493 ÷ 1127 − 1 = 32.48%, stated 32.9%`. Empty where nothing could
/// be computed.
#[must_use]
pub fn arithmetic(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let Some(stated) = Statement::read(dataset, check.stated) else {
        return String::new();
    };
    // What is stated otherwise comes to the same.
    let statements = std::iter::once(&check.stated).chain(&check.also);
    let own: Vec<String> = statements.map(|of| figure(dataset, *of, lang)).collect();
    let own = own.join(lang.comma());
    let Some(implied) = check.implied else {
        return lang.stated_as(own);
    };
    let number = |interval| value(interval, stated.unit, decimals(stated.figure), lang);
    let point = number(implied.point);
    let terms = Terms::new(dataset, check, lang);
    let [first, second, third] = [0, 1, 2].map(|at| terms.term(at));
    match check.formula {
        Formula::Growth => lang.arithmetic(format!("{first} ÷ {second} − 1"), point, own),
        Formula::AtMostGrowth => {
            let most = implied
                .point
                .hi()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = format!("{second} ÷ ({first} − {second})");
            lang.arithmetic_most(formula, number(most), own)
        }
        Formula::Chain => {
            let factors = terms
                .texts
                .iter()
                .map(|growth| format!("({})", factor(growth)));
            let formula = factors.collect::<Vec<_>>().join(" × ");
            lang.arithmetic(format!("{formula} − 1"), point, own)
        }
        Formula::Difference => lang.arithmetic(format!("{first} − {second}"), point, own),
        Formula::AtLeastDifference => {
            let least = implied
                .point
                .lo()
                .map_or(Interval::ANYTHING, Interval::exactly);
            lang.arithmetic_gross(format!("{first} − {second}"), number(least), own)
        }
        Formula::Sum => lang.arithmetic(terms.all(" + "), point, own),
        Formula::AtLeastSum if check.operands.len() == 1 => {
            if check.finding.outcome().is_open() {
                lang.arithmetic_at_most(first, own)
            } else {
                lang.set(&lang.arithmetic_one_part(first, own))
            }
        }
        Formula::AtLeastSum => {
            let sum = implied
                .point
                .lo()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = terms.all(" + ");
            if check.finding.outcome().is_open() {
                lang.arithmetic_at_most(format!("{formula} = {}", number(sum)), own)
            } else {
                lang.set(&lang.arithmetic_part(formula, number(sum), own))
            }
        }
        Formula::AtMost => lang.arithmetic_at_most(own, first),
        Formula::AtMostRest => {
            let most = implied
                .point
                .hi()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = format!("100% − {}", terms.all(" − "));
            lang.arithmetic_most(formula, number(most), own)
        }
        Formula::AtMostShare => lang.arithmetic_share_at_most(own, first),
        Formula::Share => lang.arithmetic(format!("{first} ÷ {second}"), point, own),
        Formula::NearestShare => {
            let whole = nearest_whole(dataset, check)
                .map_or_else(String::new, |whole| numbers::number(whole, lang));
            if check.finding == Finding::Conflict {
                let exact = whole_of(dataset, check, stated.number)
                    .map_or_else(String::new, |whole| {
                        numbers::number(numbers::rounded(whole, 2), lang)
                    });
                lang.arithmetic_no_whole(first, own, exact, whole, point)
            } else {
                lang.arithmetic(format!("{first} ÷ {whole}"), point, own)
            }
        }
        Formula::NearestPart => {
            let part = implied.point.lo().and_then(|share| {
                let whole = Statement::read(dataset, *check.operands.first()?)?;
                let part = whole.number.times(Interval::exactly(share)).ok()?;
                Some(numbers::number(part.shift(-2).ok()?.lo()?.round(), lang))
            });
            let formula = format!("{} ÷ {first}", part.unwrap_or_default());
            if check.finding == Finding::Conflict {
                lang.arithmetic_no_part(formula, point, own)
            } else {
                lang.arithmetic(formula, point, own)
            }
        }
        Formula::ShareChange => {
            let (part, whole) = (factor(&second), factor(&third));
            let formula = format!("{first} × [1 − ({whole}) ÷ ({part})]");
            lang.arithmetic(formula, point, own)
        }
        Formula::ShareCarried => {
            let (part, whole) = (factor(&second), factor(&third));
            let formula = format!("{first} × ({part}) ÷ ({whole})");
            lang.arithmetic(formula, point, own)
        }
        Formula::PerDay(days) => {
            let decimals = decimals(stated.figure).saturating_add(1);
            let point = value(implied.point, stated.unit, decimals, lang);
            lang.arithmetic(format!("{first} ÷ {days}"), point, own)
        }
        Formula::Same if stated.figure.is_none() || check.rule == Rule::FractionWords => {
            lang.arithmetic_words(first, own)
        }
        Formula::Same => {
            let other = check.operands.first().copied();
            let other_place = other.map(|of| citation(dataset, of)).unwrap_or_default();
            lang.arithmetic_same(own, citation(dataset, check.stated), first, other_place)
        }
        Formula::Named(names) => lang.arithmetic_named(names, own),
        Formula::NamedAtLeast(names) if check.finding.outcome().is_open() => {
            lang.arithmetic_named(names, own)
        }
        Formula::NamedAtLeast(names) => lang.set(&lang.arithmetic_named_part(names, own)),
        Formula::Between(..) if check.rule == Rule::Direction => {
            let printed = statement::citation(dataset, check.stated);
            let printed = printed.map(|cited| cited.printed.to_string());
            lang.arithmetic_direction(own, printed.unwrap_or_default())
        }
        Formula::Between(..) => {
            let range = value(implied.possible, stated.unit, 0, lang);
            lang.arithmetic_between(own, range)
        }
        Formula::Each(low, high) => {
            let each = Statement::read(dataset, *check.operands.first().unwrap_or(&check.stated))
                .and_then(|per| stated.number.over(per.number).ok());
            // Of two amounts the one is told in percent of the other.
            let (unit, power) = each_unit(dataset, check, stated.unit, each);
            let scaled = |of: Interval| of.shift(power).unwrap_or(of);
            let each = each.map_or_else(String::new, |each| value(scaled(each), unit, 2, lang));
            let range = match (low, high) {
                (Some(low), Some(high)) => Interval::between(low, high),
                (Some(low), None) => Interval::at_least(low),
                (None, high) => high.map_or(Interval::ANYTHING, Interval::at_most),
            };
            let range = value(scaled(range), unit, 2, lang);
            lang.arithmetic_each(format!("{own} ÷ {first}"), each, range)
        }
        Formula::WholeNumber => lang.arithmetic_whole_number(own),
        Formula::SameMagnitude => {
            let other = check.operands.first().map(|of| place(dataset, *of).1);
            let period = other.flatten().map(|period| numbers::period(period, lang));
            lang.arithmetic_magnitude(own, first, period.unwrap_or_default())
        }
    }
}

/// What a ratio is told in: percent where both have one unit, else the unit of the first; and the
/// power of ten from the plain ratio to it.
fn each_unit(dataset: &Dataset, check: &Check, own: Unit, each: Option<Interval>) -> (Unit, i32) {
    let per = check
        .operands
        .first()
        .and_then(|of| Statement::read(dataset, *of));
    let percent = Unit::parse("%").ok();
    let alike = per.is_some_and(|per| per.unit.comparable(own));
    // A tenth of the unit at least, or it is told without its scale word.
    let power = own.magnitude().power().saturating_sub(1);
    let tenth = decimal::shift(Decimal::ONE, power).unwrap_or_default();
    let small = each.and_then(Interval::hi).is_some_and(|each| each < tenth);
    match percent.filter(|_| alike) {
        Some(percent) => (percent, 2),
        None if small => (own.base(), 0),
        None => (own, 0),
    }
}

/// The whole number whose share is nearest to the stated one.
fn nearest_whole(dataset: &Dataset, check: &Check) -> Option<Decimal> {
    let share = Interval::exactly(check.implied?.point.lo()?);
    Some(whole_of(dataset, check, share)?.round())
}

/// The whole of which the part of a check is such a share, in percent.
fn whole_of(dataset: &Dataset, check: &Check, share: Interval) -> Option<Decimal> {
    let part = Statement::read(dataset, *check.operands.first()?)?;
    part.number.shift(2).ok()?.over(share).ok()?.lo()
}

/// The operands as they stand in a formula: without units where all have the same.
struct Terms {
    texts: Vec<String>,
}

impl Terms {
    fn new(dataset: &Dataset, check: &Check, lang: Lang) -> Terms {
        let figures: Vec<Option<Figure>> = check
            .operands
            .iter()
            .map(|source| figure_of(dataset, *source))
            .collect();
        let mut units = figures.iter().flatten().map(|figure| figure.unit);
        let first = units.next();
        let ratio = matches!(
            check.formula,
            Formula::Growth | Formula::Share | Formula::NearestShare
        );
        let bare = ratio && units.all(|unit| Some(unit) == first);
        let write = |(source, of): (&Source, &Option<Figure>)| match of {
            Some(of) if bare => numbers::bare(*of, &numbers::Style::of(of.unit, lang), lang),
            Some(of) => numbers::short(*of, lang),
            None => figure(dataset, *source, lang),
        };
        Terms {
            texts: check.operands.iter().zip(&figures).map(write).collect(),
        }
    }

    fn term(&self, at: usize) -> String {
        self.texts.get(at).cloned().unwrap_or_default()
    }

    fn all(&self, between: &str) -> String {
        self.texts.join(between)
    }
}
