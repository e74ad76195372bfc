//! What growth is over: a base of the same scope, constant prices, and what these need.

use rust_decimal::Decimal;

use super::equation::{Equation, Evaluation};
use super::source::Source;
use super::statement::{Statement, observation};
use crate::dataset::{Basis, Dataset, GrowthBasis, Measure};
use crate::figure::Interval;
use crate::figure::decimal::ArithmeticError;
use crate::figure::period::Year;

/// The yearly change of prices, in percent, within which growth at constant prices is taken to
/// explain a difference from growth of levels at current ones: wide enough for any year of the
/// national deflator since 2000 with room for a region's own, too narrow for a misprint.
const ORDINARY_PRICES: (i64, i64) = (-4, 8);

/// The same on average over three years or more, which even out.
const ORDINARY_PRICES_ON_AVERAGE: (i64, i64) = (-1, 6);

/// The fewest years over which price changes are averaged.
const SEVERAL_YEARS: Year = 3;

/// How far the base of a growth on a comparable basis may lie from the published one, in percent of
/// it: a changed scope moves a base by a part of it, not by a multiple.
const COMPARABLE_BASE: (i64, i64) = (67, 150);

/// Whether a figure is a growth rate at constant prices.
pub(super) fn is_real(dataset: &Dataset, source: Source) -> bool {
    observation(dataset, source).is_some_and(|of| {
        let basis = dataset.indicator(of.indicator).and_then(|i| i.growth_basis);
        matches!(of.measure, Measure::Growth { .. }) && basis == Some(GrowthBasis::ConstantPrices)
    })
}

/// Whether growth that is declared to be on a comparable basis implies a base near the published one;
/// `None` where it is not declared so.
pub(super) fn on_comparable_basis(
    dataset: &Dataset,
    equation: &Equation,
    stated: &Statement,
    operands: &[Source],
) -> Option<bool> {
    let growth = observation(dataset, equation.stated)?;
    growth.basis.filter(|basis| *basis == Basis::Comparable)?;
    let near = || {
        let level = Statement::read(dataset, *operands.first()?)?;
        let base = Statement::read(dataset, *operands.get(1)?)?;
        let needed = needed_base(level.possible, stated.possible).ok()?;
        let (least, most) = COMPARABLE_BASE;
        let near = Interval::between(least.into(), most.into());
        Some(needed.share_of(base.possible).ok()?.meets(near))
    };
    Some(near().unwrap_or(false))
}

/// Whether growth that is declared to be at constant prices implies ordinary ones; `None` where it
/// is not declared so.
pub(super) fn at_constant_prices(
    dataset: &Dataset,
    source: Source,
    stated: &Statement,
    evaluation: &Evaluation,
) -> Option<bool> {
    let growth = observation(dataset, source)?;
    let basis = dataset.indicator(growth.indicator)?.growth_basis;
    if basis != Some(GrowthBasis::ConstantPrices) {
        return None;
    }
    let years = match growth.measure {
        Measure::Growth { base: Some(base) } => {
            growth.period.year().saturating_sub(base.year()).max(1)
        }
        _ => 1,
    };
    let ordinary = || {
        let deflator = deflator(stated.possible, evaluation.implied).ok()?;
        Some(deflator.meets(ordinary_prices(years).ok()?))
    };
    Some(ordinary().unwrap_or(false))
}

/// The change of prices, in percent, that lies between a real growth rate and a nominal one.
///
/// # Errors
/// [`ArithmeticError`], where the growth rate is a fall to nothing.
pub(super) fn deflator(real: Interval, nominal: Interval) -> Result<Interval, ArithmeticError> {
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    nominal.plus(hundred)?.growth_over(real.plus(hundred)?)
}

/// The change of prices over so many years that is still ordinary.
fn ordinary_prices(years: Year) -> Result<Interval, ArithmeticError> {
    let (least, most) = if years < SEVERAL_YEARS {
        ORDINARY_PRICES
    } else {
        ORDINARY_PRICES_ON_AVERAGE
    };
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    let yearly = Interval::between(least.into(), most.into()).plus(hundred)?;
    let yearly = yearly.over(hundred)?;
    let mut all = Interval::exactly(Decimal::ONE);
    for _ in 0..years.min(100) {
        all = all.times(yearly)?;
    }
    all.shift(2)?.minus(hundred)
}

/// The base from which a level would have grown as stated: what a growth rate "needs".
///
/// # Errors
/// [`ArithmeticError`], where the growth rate is a fall to nothing.
pub(super) fn needed_base(level: Interval, growth: Interval) -> Result<Interval, ArithmeticError> {
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    level.shift(2)?.over(growth.plus(hundred)?)
}
