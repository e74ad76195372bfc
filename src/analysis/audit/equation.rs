//! A relation between published figures, as arithmetic that can be done again.

use rust_decimal::Decimal;

use super::finding::{Explanation, Missing};
use super::rule::Rule;
use super::source::Source;
use super::statement::Statement;
use crate::figure::decimal::ArithmeticError;
use crate::figure::{Figure, Hedge, Interval};

/// How the stated figure follows from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formula {
    /// A level over an earlier level, less one, in percent.
    Growth,
    /// At most the growth that a change amounts to: the change over the level before it, in percent.
    AtMostGrowth,
    /// The annual growth of several years, compounded, in percent.
    Chain,
    /// A level less an earlier level.
    Difference,
    /// At least a level less an earlier level: some of what was there earlier may have gone.
    AtLeastDifference,
    /// The sum of the parts.
    Sum,
    /// At least the sum of the parts: there may be others.
    AtLeastSum,
    /// At most the whole.
    AtMost,
    /// A part over its whole, in percent.
    Share,
    /// A part over the whole number that gives the nearest share, in percent (the GRIM test: Brown and
    /// Heathers, 2017).
    NearestShare,
    /// The whole number that gives the nearest share of a whole, over this whole, in percent (the GRIM
    /// test).
    NearestPart,
    /// At most 100 % less the other shares.
    AtMostRest,
    /// A share less its value before its part and its whole grew at these rates, in percentage points.
    ShareChange,
    /// The share of the year before, updated by the growth of its part and its whole, in percent.
    ShareCarried,
    /// A number over this number of days.
    PerDay(u16),
    /// The same figure.
    Same,
    /// At most another share of the same part, whose whole lies within the whole of this one.
    AtMostShare,
    /// The number of things that are named.
    Named(u32),
    /// At least the number of things that are named.
    NamedAtLeast(u32),
    /// Not below the first and not above the second, both in the base unit; `None` for no bound.
    Between(Option<Decimal>, Option<Decimal>),
    /// Over another figure, not below the first and not above the second, both in base units.
    Each(Option<Decimal>, Option<Decimal>),
    /// The nearest whole number.
    WholeNumber,
    /// Within a factor of 100 of another figure of the same thing.
    SameMagnitude,
}

/// The power of ten by which two figures of one thing may differ before a wrong unit is suspected. A
/// missing 万, or 亿 for 万, is a factor of 10^4, and no indicator of a zone grows a hundredfold at
/// once.
pub(super) const SAME_MAGNITUDE: i32 = 2;

impl Formula {
    /// The value of the stated figure, in its base unit, that follows from these values of the others.
    /// `stated` is used only if the formula asks for the nearest of several possibilities.
    ///
    /// # Errors
    /// [`ArithmeticError`] if the arithmetic is not possible.
    pub fn imply(self, values: &[Interval], stated: Interval) -> Result<Interval, ArithmeticError> {
        let operand = |at: usize| values.get(at).copied().ok_or(ArithmeticError::Missing);
        let (first, second, third) = (|| operand(0), || operand(1), || operand(2));
        let sum = || {
            let mut sum = Interval::exactly(Decimal::ZERO);
            for value in values {
                sum = sum.plus(*value)?;
            }
            Ok::<_, ArithmeticError>(sum)
        };
        let upward = |interval: Interval| Interval::from_bounds(interval.lo(), None);
        let downward = |interval: Interval| Interval::from_bounds(None, interval.hi());
        Ok(match self {
            Formula::Growth => first()?.growth_over(second()?)?,
            Formula::AtMostGrowth => {
                let before = first()?.minus(second()?)?;
                downward(second()?.share_of(before)?)
            }
            Formula::Chain => {
                let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
                let mut level = hundred;
                for growth in values {
                    level = level.times(hundred.plus(*growth)?)?.shift(-2)?;
                }
                level.minus(hundred)?
            }
            Formula::Difference => first()?.minus(second()?)?,
            Formula::AtLeastDifference => upward(first()?.minus(second()?)?),
            Formula::Sum => sum()?,
            Formula::AtLeastSum => upward(sum()?),
            Formula::AtMost | Formula::AtMostShare => downward(first()?),
            Formula::Share => first()?.share_of(second()?)?,
            Formula::NearestShare => nearest_share(first()?, stated)?,
            Formula::NearestPart => nearest_part(first()?, stated)?,
            Formula::AtMostRest => {
                let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
                downward(hundred.minus(sum()?)?)
            }
            // The share stands once in it: its rounding is not counted twice.
            Formula::ShareChange => {
                let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
                let ratio = hundred.plus(third()?)?.over(hundred.plus(second()?)?)?;
                let gained = Interval::exactly(Decimal::ONE).minus(ratio)?;
                first()?.times(gained)?
            }
            Formula::ShareCarried => {
                let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
                first()?.times(hundred.plus(second()?)?.over(hundred.plus(third()?)?)?)?
            }
            Formula::PerDay(days) => first()?.over(Interval::exactly(Decimal::from(days)))?,
            Formula::Same => first()?,
            Formula::Named(count) => Interval::exactly(Decimal::from(count)),
            Formula::NamedAtLeast(count) => Interval::at_least(Decimal::from(count)),
            Formula::Between(lo, hi) => Interval::from_bounds(lo, hi),
            Formula::Each(lo, hi) => {
                let of = first()?;
                let end = |each: Option<Decimal>| {
                    each.map(|each| of.times(Interval::exactly(each)))
                        .transpose()
                };
                let lo = end(lo)?.and_then(Interval::lo);
                let hi = end(hi)?.and_then(Interval::hi);
                Interval::from_bounds(lo, hi)
            }
            Formula::WholeNumber => {
                let nearest = stated.lo().or(stated.hi()).unwrap_or_default().round();
                Interval::exactly(nearest)
            }
            Formula::SameMagnitude => {
                let (Some(lo), Some(hi)) = (first()?.lo(), first()?.hi()) else {
                    return Ok(Interval::ANYTHING);
                };
                let down = Interval::between(lo, hi).shift(SAME_MAGNITUDE.saturating_neg())?;
                down.hull(Interval::between(lo, hi).shift(SAME_MAGNITUDE)?)
            }
        })
    }

    /// Whether it only bounds the stated figure instead of determining it.
    #[must_use]
    pub fn is_bound(self) -> bool {
        matches!(
            self,
            Formula::AtLeastDifference
                | Formula::AtLeastSum
                | Formula::AtMost
                | Formula::AtMostShare
                | Formula::AtMostGrowth
                | Formula::AtMostRest
                | Formula::NamedAtLeast(_)
                | Formula::Between(..)
                | Formula::Each(..)
                | Formula::SameMagnitude
        )
    }
}

/// The share nearest to `stated` that a whole number of things can be of a known number, in percent.
fn nearest_part(whole: Interval, stated: Interval) -> Result<Interval, ArithmeticError> {
    let parts = whole.times(stated)?.shift(-2)?;
    let (Some(lo), Some(hi)) = (parts.lo(), parts.hi()) else {
        return Ok(Interval::ANYTHING);
    };
    let share = |part: Decimal| Interval::exactly(part).share_of(whole);
    if lo.ceil() <= hi.floor() {
        return share(lo.ceil());
    }
    let (below, above) = (lo.floor(), hi.ceil());
    let nearer = if lo.saturating_sub(below) <= above.saturating_sub(hi) {
        below
    } else {
        above
    };
    share(nearer)
}

/// Whether a share of a known number says something about the unknown whole number of things: it does if
/// the numbers that its rounding allows lie less than one apart.
#[must_use]
pub(super) fn tells_part(whole: Interval, stated: Interval) -> bool {
    let parts = whole.times(stated).and_then(|parts| parts.shift(-2)).ok();
    let apart = parts.and_then(|parts| parts.hi()?.checked_sub(parts.lo()?));
    whole.single().is_some() && apart.is_some_and(|apart| apart < Decimal::ONE)
}

/// The share nearest to `stated` that a known number can be of a whole number, in percent.
fn nearest_share(part: Interval, stated: Interval) -> Result<Interval, ArithmeticError> {
    let wholes = part.shift(2)?.over(stated)?;
    let (Some(lo), Some(hi)) = (wholes.lo(), wholes.hi()) else {
        return Ok(Interval::ANYTHING);
    };
    let share = |whole: Decimal| part.share_of(Interval::exactly(whole));
    if lo.ceil() <= hi.floor() {
        return share(lo.ceil());
    }
    let (below, above) = (share(lo.floor()), share(hi.ceil()));
    let distance = |share: Result<Interval, ArithmeticError>| {
        let (own, of) = (share.ok()?.lo()?, stated.lo()?);
        Some(own.saturating_sub(of).abs())
    };
    match (distance(below), distance(above)) {
        (Some(b), Some(a)) if b <= a => below,
        (Some(_), None) => below,
        _ => above,
    }
}

/// Whether a share says something about an unknown whole number: it does if the wholes that its rounding
/// allows lie less than one apart, so that there may be no whole number among them.
#[must_use]
pub(super) fn tells_whole(part: Interval, stated: Interval) -> bool {
    let wholes = part.shift(2).and_then(|part| part.over(stated)).ok();
    let apart = wholes.and_then(|wholes| wholes.hi()?.checked_sub(wholes.lo()?));
    apart.is_some_and(|apart| apart < Decimal::ONE)
}

/// A relation to be recomputed.
#[derive(Debug, Clone)]
pub struct Equation {
    /// The kind of relation.
    pub rule: Rule,
    /// The stated figure, which is compared with the others.
    pub stated: Source,
    /// How it follows from them.
    pub formula: Formula,
    /// The others, each with everything that was published for it, the oldest first.
    pub operands: Vec<Vec<Source>>,
    /// What the relation needs but was not published.
    pub missing: Option<Missing>,
    /// An explanation that applies if the relation holds, and its evidence.
    pub because: Option<(Explanation, Source)>,
}

impl Equation {
    /// A relation whose operands were published once each.
    #[must_use]
    pub fn new(rule: Rule, stated: Source, formula: Formula, operands: &[Source]) -> Equation {
        Equation {
            rule,
            stated,
            formula,
            operands: operands.iter().map(|operand| vec![*operand]).collect(),
            missing: None,
            because: None,
        }
    }

    /// A relation of which everything published is tried.
    #[must_use]
    pub(super) fn from_publications(
        rule: Rule,
        stated: Source,
        formula: Formula,
        operands: Vec<Vec<Source>>,
    ) -> Equation {
        Equation {
            operands,
            ..Equation::new(rule, stated, formula, &[])
        }
    }

    /// The same relation if something that it needs is missing.
    #[must_use]
    pub fn lacking(mut self, missing: Missing) -> Equation {
        self.missing = Some(missing);
        self
    }
}

/// How well a stated figure agrees with what others imply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The numbers as printed give exactly the number as printed.
    Exact,
    /// It agrees if the rounding of the printed numbers is allowed for.
    Rounding,
    /// It agrees only if hedges such as "about" and "over" are allowed for.
    Hedge,
    /// It would agree only if "over" or "at least" meant far more than the number.
    Beyond,
    /// It does not agree.
    Apart,
}

impl Fit {
    /// Whether it agrees by the numbers alone.
    #[must_use]
    pub fn holds(self) -> bool {
        self <= Fit::Rounding
    }
}

/// One evaluation of a formula.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation {
    /// The interval that the rounding and the hedges of the figures allow, in the base unit.
    pub implied: Interval,
    /// The value that the numbers as printed give, in the base unit.
    pub point: Interval,
    /// How well the stated figure agrees with it.
    pub fit: Fit,
    /// Whether figures like these could contradict each other at all.
    pub can_fail: bool,
}

/// Does the arithmetic for one choice of publications: with the numbers alone, with their rounding,
/// with the words around them, and with these words at their most generous.
///
/// # Errors
/// [`ArithmeticError`] if the arithmetic is not possible.
pub(super) fn evaluate(
    formula: Formula,
    stated: &Statement,
    operands: &[Statement],
) -> Result<Evaluation, ArithmeticError> {
    let imply = |read: fn(&Statement) -> Interval, own: Interval| {
        let values: Vec<Interval> = operands.iter().map(read).collect();
        formula.imply(&values, own)
    };
    // What is exactly halfway is rounded either way, so a point is held against a closed interval.
    let point = imply(|of| of.number, stated.number)?;
    let rounded = || imply(|of| of.unhedged, stated.unhedged);
    let implied = imply(|of| of.possible, stated.possible)?;
    let fit = if let Some(same) = same_digits(formula, stated, operands) {
        if same { Fit::Exact } else { Fit::Apart }
    } else if stated.possible.meets(point) {
        Fit::Exact
    } else if stated.possible.meets(rounded()?) {
        Fit::Rounding
    } else if stated.possible.meets(implied) {
        Fit::Hedge
    } else if imply(|of| of.open, stated.open)?.meets(stated.open) {
        Fit::Beyond
    } else {
        Fit::Apart
    };
    Ok(Evaluation {
        implied,
        point,
        fit,
        can_fail: can_part(implied, stated.possible),
    })
}

/// Whether the fit is [`Fit::Exact`]. This computes only a part of [`evaluate`].
#[must_use]
pub(super) fn is_exact(formula: Formula, stated: &Statement, operands: &[Statement]) -> bool {
    if let Some(same) = same_digits(formula, stated, operands) {
        return same;
    }
    let numbers: Vec<Interval> = operands.iter().map(|of| of.number).collect();
    let point = formula.imply(&numbers, stated.number);
    point.is_ok_and(|point| stated.possible.meets(point))
}

/// Whether two intervals could be disjoint at all: two that are unbounded on the same side always
/// overlap.
fn can_part(a: Interval, b: Interval) -> bool {
    let open_below = a.lo().is_none() && b.lo().is_none();
    let open_above = a.hi().is_none() && b.hi().is_none();
    let anything = [a, b].contains(&Interval::ANYTHING);
    !(open_below || open_above || anything)
}

/// Whether a figure printed again has the same digits; `None` unless both are printed plainly and to
/// the same place. 67.6 and 67.7 may round from one value, but nobody prints one value both ways.
fn same_digits(formula: Formula, stated: &Statement, operands: &[Statement]) -> Option<bool> {
    let own = stated.figure.filter(|_| formula == Formula::Same)?;
    let other = operands.first()?.figure?;
    let plain = |figure: Figure| figure.qualifier.hedge == Hedge::Exact;
    let place = |figure: Figure| {
        let scale = i64::from(figure.value.scale());
        i64::from(figure.unit.magnitude().power()).saturating_sub(scale)
    };
    let comparable = plain(own) && plain(other) && place(own) == place(other);
    comparable.then(|| own.value == other.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exactly(value: i64) -> Interval {
        Interval::exactly(Decimal::from(value))
    }

    fn percent(text: &str) -> Interval {
        let value: Decimal = text.parse().unwrap();
        let half = Decimal::new(5, value.scale() + 1);
        Interval::between(value - half, value + half)
    }

    #[test]
    fn the_nearest_share_of_a_whole_number_is_found() {
        let share = |stated| {
            let share = Formula::NearestShare.imply(&[exactly(7)], percent(stated));
            share.unwrap().lo().unwrap().round_dp(3).to_string()
        };
        assert_eq!(share("41.13"), "41.176");
        assert_eq!(share("63.64"), "63.636");
        assert!(tells_whole(exactly(7), percent("41.13")));
        // 40 % of anything from 743 to 762.
        assert!(!tells_whole(exactly(301), percent("40")));
    }

    proptest! {
        /// Whatever part and whole were, the share that was printed of them holds.
        #[test]
        fn a_share_rounded_from_its_parts_is_never_apart(part in 1i64..5000, more in 0i64..5000, decimals in 0u32..4) {
            let whole = part + more;
            let exact = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole);
            let printed = crate::text::numbers::rounded(exact, decimals);
            // A share printed as 0 says nothing of its whole.
            prop_assume!(!printed.is_zero());
            let stated = percent(&printed.to_string());
            let share = Formula::Share.imply(&[exactly(part), exactly(whole)], stated).unwrap();
            prop_assert!(stated.meets(share));
            let nearest = Formula::NearestShare.imply(&[exactly(part)], stated).unwrap();
            prop_assert!(stated.meets(nearest), "{part}/{whole} {stated:?} {nearest:?}");
        }

        /// Growth rounded from rounded levels lies within what the rounding leaves possible.
        #[test]
        fn growth_of_rounded_levels_is_never_apart(base in 100i64..100_000, level in 100i64..100_000) {
            let growth = Decimal::from(level) / Decimal::from(base) * Decimal::ONE_HUNDRED - Decimal::ONE_HUNDRED;
            let stated = percent(&crate::text::numbers::rounded(growth, 1).to_string());
            let around = |value: i64| {
                let tens = Decimal::from((value + 5) / 10 * 10);
                Interval::between(tens - Decimal::from(5), tens + Decimal::from(5))
            };
            let implied = Formula::Growth.imply(&[around(level), around(base)], stated).unwrap();
            prop_assert!(stated.meets(implied));
        }

        /// A share carried on by the growth of its part and whole is the share of the grown ones.
        #[test]
        fn a_share_carried_on_is_the_share_of_what_has_grown(share in 1i64..100, part in -50i64..200, whole in -50i64..200) {
            let carried = Formula::ShareCarried.imply(&[exactly(share), exactly(part), exactly(whole)], exactly(0)).unwrap();
            let change = Formula::ShareChange.imply(&[carried, exactly(part), exactly(whole)], exactly(0)).unwrap();
            let before = carried.minus(change).unwrap();
            prop_assert!(before.meets(exactly(share)));
        }
    }
}
