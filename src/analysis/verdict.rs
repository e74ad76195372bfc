//! Whether a target was met, and by how much.
//!
//! A rate is compared in percentage points, never as a ratio of rates; a quantity as a completion
//! rate. A promise is a threshold, not a measurement: "7 %" asks for 7 and is not met by 6.96, while
//! "about 10 %" is kept by anything that would be called about 10.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use strum::EnumCount;

use super::result::Actual;
use crate::dataset::store::Tolerance;
use crate::dataset::{Better, Measure, Target};
use crate::figure::decimal::{self, ArithmeticError, Toward};
use crate::figure::{Hedge, Interval, Unit};

/// The verdict on a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount)]
pub enum Verdict {
    /// 达标: as promised, or better.
    Met,
    /// 接近: short by at most the tolerance, or rounding leaves it open.
    Near,
    /// 未达: short by more.
    Missed,
    /// 负增长: growth was promised and a decline delivered.
    Reversed,
    /// 口径未明: the article may mean several things, which lead to different verdicts.
    Open,
    /// 口径不同: what was published has another scope.
    NotComparable,
    /// 未公布: it is known that nothing was published.
    NotPublished,
    /// 未收录: the dataset has no result.
    NoResult,
}

impl Verdict {
    /// Every verdict, in the order in which they are listed.
    pub const ALL: [Verdict; Verdict::COUNT] = [
        Verdict::Met,
        Verdict::Near,
        Verdict::Missed,
        Verdict::Reversed,
        Verdict::Open,
        Verdict::NotComparable,
        Verdict::NotPublished,
        Verdict::NoResult,
    ];

    /// The word exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Near => "near",
            Verdict::Missed => "missed",
            Verdict::Reversed => "reversed",
            Verdict::Open => "open",
            Verdict::NotComparable => "not_comparable",
            Verdict::NotPublished => "not_published",
            Verdict::NoResult => "no_result",
        }
    }

    /// Whether a result was compared with the target.
    #[must_use]
    pub fn is_judged(self) -> bool {
        matches!(
            self,
            Verdict::Met | Verdict::Near | Verdict::Missed | Verdict::Reversed
        )
    }

    /// Whether there is no result.
    #[must_use]
    pub fn is_without_result(self) -> bool {
        matches!(self, Verdict::NotPublished | Verdict::NoResult)
    }
}

/// How a target and its result are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// In percentage points.
    Rate,
    /// As a completion rate.
    Quantity,
}

impl Scale {
    /// The scale on which a target is judged.
    #[must_use]
    pub fn of(target: &Target) -> Scale {
        Scale::for_measure(target.measure, target.figure.unit)
    }

    /// The scale of figures of a measure in a unit.
    #[must_use]
    pub fn for_measure(measure: Measure, unit: Unit) -> Scale {
        let rate = measure.is_rate() || unit.is_rate();
        if rate && measure != Measure::Rank {
            Scale::Rate
        } else {
            Scale::Quantity
        }
    }
}

/// The distance of a result from its target; a range where the result is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Result less target: percentage points of a rate, else the base unit.
    pub difference: Interval,
    /// Result in percent of a quantity's target; `None` for rates and for targets of zero or less.
    pub completion: Option<Interval>,
}

/// Judges a result.
///
/// # Errors
/// [`ArithmeticError::Overflow`].
pub(super) fn judge(
    target: &Target,
    better: Better,
    tolerance: Tolerance,
    actual: &Actual<'_>,
) -> Result<(Verdict, Gap), ArithmeticError> {
    let is_over_its_least = actual.is_over_its_least();
    judge_value(
        target,
        better,
        tolerance,
        actual.value()?,
        is_over_its_least,
    )
}

/// Judges a value, in the base unit; `is_over_its_least` as of [`Actual::is_over_its_least`].
///
/// # Errors
/// [`ArithmeticError::Overflow`].
pub(super) fn judge_value(
    target: &Target,
    better: Better,
    tolerance: Tolerance,
    value: Interval,
    is_over_its_least: bool,
) -> Result<(Verdict, Gap), ArithmeticError> {
    let promised = target.figure.base_value()?;
    let scale = Scale::of(target);
    let gap = Gap {
        difference: value.minus(Interval::exactly(promised))?,
        completion: match scale {
            Scale::Quantity if promised > Decimal::ZERO => {
                Some(value.share_of(Interval::exactly(promised))?)
            }
            _ => None,
        },
    };
    let margin = match scale {
        Scale::Rate => tolerance.rate,
        Scale::Quantity => decimal::shift(
            decimal::mul(promised.abs(), tolerance.quantity, Toward::Above)?,
            -2,
        )?,
    };
    let verdict = match Threshold::of(target, better)? {
        Threshold::AtLeast {
            value: least,
            strictly,
        } => {
            let kept = |v: Decimal| v > least || (v == least && (!strictly || is_over_its_least));
            let short = decimal::sub(least, margin, Toward::Below)?;
            let declined = promised > Decimal::ZERO
                && matches!(target.measure, Measure::Growth { .. })
                && value.hi().is_some_and(|hi| hi < Decimal::ZERO);
            classify(
                value.lo().is_some_and(kept),
                value.hi().is_none_or(|hi| hi >= short),
                declined,
            )
        }
        Threshold::AtMost(most) => {
            let over = decimal::add(most, margin, Toward::Above)?;
            let kept = value.hi().is_some_and(|hi| hi <= most);
            classify(kept, value.lo().is_none_or(|lo| lo <= over), false)
        }
    };
    Ok((verdict, gap))
}

fn classify(kept: bool, within_reach: bool, declined: bool) -> Verdict {
    match (kept, declined, within_reach) {
        (true, _, _) => Verdict::Met,
        (false, true, _) => Verdict::Reversed,
        (false, false, true) => Verdict::Near,
        (false, false, false) => Verdict::Missed,
    }
}

/// The value that a target asks for, in the base unit.
enum Threshold {
    AtLeast { value: Decimal, strictly: bool },
    AtMost(Decimal),
}

impl Threshold {
    fn of(target: &Target, better: Better) -> Result<Threshold, ArithmeticError> {
        let promised = target.figure.base_value()?;
        let power = target.figure.unit.magnitude().power();
        let about = || decimal::shift(target.figure.leeway(), power);
        let downward = better == Better::Lower;
        Ok(match target.figure.qualifier.hedge {
            Hedge::UpTo => Threshold::AtMost(promised),
            Hedge::AtLeast => Threshold::AtLeast {
                value: promised,
                strictly: false,
            },
            Hedge::Over => Threshold::AtLeast {
                value: promised,
                strictly: true,
            },
            Hedge::Exact if downward => Threshold::AtMost(promised),
            Hedge::Exact => Threshold::AtLeast {
                value: promised,
                strictly: false,
            },
            Hedge::About | Hedge::Nearly if downward => {
                Threshold::AtMost(decimal::add(promised, about()?, Toward::Above)?)
            }
            Hedge::About | Hedge::Nearly => Threshold::AtLeast {
                value: decimal::sub(promised, about()?, Toward::Below)?,
                strictly: false,
            },
        })
    }
}

/// How severe a shortfall is: its size as a multiple of the tolerance, so that rates and quantities can
/// be compared. The tolerance is what the zone itself calls near. `None` where nothing falls short.
#[must_use]
pub fn severity(
    target: &Target,
    tolerance: Tolerance,
    verdict: Verdict,
    gap: Gap,
) -> Option<Decimal> {
    if !matches!(verdict, Verdict::Near | Verdict::Missed | Verdict::Reversed) {
        return None;
    }
    let (distance, unit) = match gap.completion {
        Some(completion) => {
            let nearest = completion.hi().or(completion.lo())?;
            (
                decimal::sub(Decimal::ONE_HUNDRED, nearest, Toward::Above).ok()?,
                tolerance.quantity,
            )
        }
        None if Scale::of(target) == Scale::Rate => {
            (gap.difference.hi().or(gap.difference.lo())?, tolerance.rate)
        }
        None => return None,
    };
    match unit.cmp(&Decimal::ZERO) {
        Ordering::Greater => decimal::div(distance.abs(), unit, Toward::Above).ok(),
        _ => Some(distance.abs()),
    }
}
