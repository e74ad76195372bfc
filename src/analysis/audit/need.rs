//! The value that another figure would need for a stated one to follow: the base from which a level has
//! grown as stated, the whole of which a part is the stated share, the change of prices between real and
//! nominal growth.

use super::basis::{deflator, needed_base};
use super::equation::Formula;
use super::finding::{Explanation, Finding, Missing};
use super::judge::Check;
use super::source::Source;
use super::statement::{Statement, observation};
use crate::dataset::{Dataset, Measure};
use crate::figure::{Interval, Period, Unit};

/// What is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The level of an earlier period, in the base unit; shown in the unit of the later one.
    Base(Period, Interval, Unit),
    /// The whole, in the base unit; shown in the unit of the part.
    Whole(Interval, Unit),
    /// The change of prices, in percent.
    Prices(Interval),
}

/// The value that a check needs; `None` if the check holds or its relation implies no such value.
#[must_use]
pub fn need(dataset: &Dataset, check: &Check) -> Option<Need> {
    if check.finding.outcome().holds() {
        return None;
    }
    let stated = Statement::read(dataset, check.stated)?;
    // Words bound a share on one side only.
    stated.figure?;
    let operand = |at: usize| {
        let source = check.operands.get(at)?;
        Statement::read(dataset, *source)
    };
    match (check.formula, check.finding) {
        (Formula::Growth, Finding::Explained(Explanation::ConstantPrices)) => {
            let nominal = check.implied?.possible;
            deflator(stated.possible, nominal).ok().map(Need::Prices)
        }
        (_, Finding::NotTestable(Missing::PositiveBase | Missing::TooLarge | Missing::Words)) => {
            None
        }
        (Formula::Growth, Finding::NotTestable(Missing::Levels | Missing::Level)) => None,
        (Formula::Growth, _) => {
            let level = operand(0)?;
            let base = needed_base(level.possible, stated.possible).ok()?;
            Some(Need::Base(
                base_of(dataset, check.stated)?,
                base,
                level.unit,
            ))
        }
        (Formula::Share | Formula::NearestShare, Finding::NotTestable(Missing::Part)) => None,
        (Formula::Share | Formula::NearestShare, _) => {
            let part = operand(0)?;
            let whole = part.possible.shift(2).ok()?.over(stated.possible).ok()?;
            Some(Need::Whole(whole, part.unit))
        }
        _ => None,
    }
}

/// The period a growth rate is over.
fn base_of(dataset: &Dataset, growth: Source) -> Option<Period> {
    let growth = observation(dataset, growth)?;
    match growth.measure {
        Measure::Growth { base } => Some(base.unwrap_or(growth.period.year_before())),
        _ => None,
    }
}
