//! Whether the verdict on a target depends on a finding: a decision error in the terms of statcheck
//! (Nuijten et al., 2016).

use rust_decimal::Decimal;

use super::basis::needed_base;
use super::equation::Formula;
use super::judge::Check;
use super::source::Source;
use super::statement::{Statement, observation};
use crate::analysis::result::{Actual, answer};
use crate::analysis::verdict::{Verdict, judge, judge_value};
use crate::dataset::{Better, Dataset, Observation, Target};
use crate::figure::Interval;

/// A target whose verdict would be another if one figure of the finding were what the others imply,
/// where the finding leaves that open.
#[must_use]
pub fn flips<'d>(dataset: &'d Dataset, check: &Check) -> Option<&'d Target> {
    if !check.finding.outcome().is_open() || check.formula.is_bound() {
        return None;
    }
    let stated = check
        .implied
        .map(|implied| (check.stated, implied.possible));
    let figures = stated.into_iter().chain(operands(dataset, check));
    figures.into_iter().find_map(|(source, implied)| {
        let figure = observation(dataset, source)?;
        // A result may follow from this year's level and last year's.
        let year = figure.period.year();
        let years = [Some(year), year.checked_add(1)].into_iter().flatten();
        years
            .flat_map(|year| dataset.targets_in(figure.area, year))
            .filter(|target| target.not_comparable.is_none() && target.readings.is_empty())
            .find(|target| is_decided_by(dataset, target, figure, implied) == Some(true))
    })
}

/// The value that each of the figures from which the stated one follows would need.
fn operands(dataset: &Dataset, check: &Check) -> Vec<(Source, Interval)> {
    let read = |at: usize| {
        let source = *check.operands.get(at)?;
        Some((source, Statement::read(dataset, source)?.possible))
    };
    let stated = Statement::read(dataset, check.stated).map(|stated| stated.possible);
    let (Some(stated), Some((left, l)), Some((right, r))) = (stated, read(0), read(1)) else {
        return Vec::new();
    };
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    let (lefts, rights) = match check.formula {
        Formula::Growth => (
            stated
                .plus(hundred)
                .and_then(|growth| r.times(growth)?.shift(-2)),
            needed_base(l, stated),
        ),
        Formula::Difference => (r.plus(stated), l.minus(stated)),
        Formula::Share => (
            r.times(stated).and_then(|part| part.shift(-2)),
            l.shift(2).and_then(|part| part.over(stated)),
        ),
        _ => return Vec::new(),
    };
    let both = [(left, lefts.ok()), (right, rights.ok())];
    both.into_iter()
        .filter_map(|(source, value)| Some((source, value?)))
        .collect()
}

/// Whether a target is met with a figure and missed with another in its place, or the other way
/// round; `None` where it is not judged by that figure.
fn is_decided_by(
    dataset: &Dataset,
    target: &Target,
    figure: &Observation,
    other: Interval,
) -> Option<bool> {
    let actual = answer(dataset, target)?;
    let other = match &actual {
        Actual::Stated(result) => (result.place == figure.place).then_some(other)?,
        Actual::Derived(derivation) => derivation.with(figure, other)?,
    };
    let better = dataset
        .indicator(target.indicator)
        .map_or(Better::Higher, |indicator| indicator.better);
    let tolerance = dataset.zone().tolerance;
    let (published, _) = judge(target, better, tolerance, &actual).ok()?;
    let (implied, _) = judge_value(target, better, tolerance, other, false).ok()?;
    let met = |verdict| verdict == Verdict::Met;
    Some(met(published) != met(implied))
}
