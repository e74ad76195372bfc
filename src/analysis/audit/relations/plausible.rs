//! Bounds that every figure of a kind satisfies. They almost always hold, so that only failures are
//! reported, except for the rule that a decline is printed as one.

use rust_decimal::Decimal;

use super::super::equation::{Equation, Formula, SAME_MAGNITUDE};
use super::super::rule::Rule;
use super::super::source::Source;
use super::Group;
use crate::dataset::{Dataset, IndicatorId, Measure, Record, Subject};
use crate::figure::unit::Magnitude;
use crate::figure::{Figure, Period, decimal};
use crate::text::direction::{Direction, last_said};

/// The figures of one indicator, each by itself and each after the one before.
pub(in super::super) fn collect(group: Group<'_>, found: &mut Vec<Equation>) {
    for (source, observation) in group.sources() {
        let (measure, figure) = (observation.measure, observation.figure);
        let counts = counts(group.dataset, group.indicator);
        found.extend(alone(source, measure, figure, counts));
        found.extend(direction(source, measure, &observation.citation.printed));
    }
    magnitudes(group, found);
}

/// The targets of a dataset, each by itself.
pub(in super::super) fn targets(dataset: &Dataset, found: &mut Vec<Equation>) {
    for (at, target) in (0u32..).zip(dataset.targets()) {
        let source = Source::Record(Record::Target(at));
        let counts = counts(dataset, target.indicator);
        found.extend(alone(source, target.measure, target.figure, counts));
        found.extend(direction(source, target.measure, &target.citation.printed));
    }
}

/// The figures of programmes, batches and projects, each by itself.
pub(in super::super) fn stated(dataset: &Dataset, found: &mut Vec<Equation>) {
    for record in dataset.records() {
        let figure = match dataset.subject(*record) {
            Some(Subject::Programme(_, of) | Subject::Batch(_, of) | Subject::Project(_, of)) => {
                of.figure
            }
            _ => continue,
        };
        let source = Source::Record(*record);
        found.extend(alone(
            source,
            Measure::Level,
            figure,
            figure.unit.is_count(),
        ));
    }
}

/// Whether an indicator counts things, so that it cannot be negative.
fn counts(dataset: &Dataset, id: IndicatorId) -> bool {
    dataset
        .indicator(id)
        .is_some_and(|indicator| indicator.unit.is_count())
}

fn alone(source: Source, measure: Measure, figure: Figure, counts: bool) -> Option<Equation> {
    let value = figure.value;
    let formula = match measure {
        Measure::Share { .. } if value > Decimal::ONE_HUNDRED || value < Decimal::ZERO => {
            Formula::Between(Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED))
        }
        Measure::Level if counts && value < Decimal::ZERO => {
            Formula::Between(Some(Decimal::ZERO), None)
        }
        Measure::Growth { .. } if counts && decimal::negate(value) > Decimal::ONE_HUNDRED => {
            Formula::Between(Some(decimal::negate(Decimal::ONE_HUNDRED)), None)
        }
        Measure::Rank if value < Decimal::ONE => Formula::Between(Some(Decimal::ONE), None),
        Measure::Level | Measure::Change
            if figure.unit.is_count()
                && figure.unit.magnitude() == Magnitude::One
                && !value.fract().is_zero() =>
        {
            Formula::WholeNumber
        }
        _ => return None,
    };
    Some(Equation::new(Rule::Plausibility, source, formula, &[]))
}

fn direction(source: Source, measure: Measure, printed: &str) -> Option<Equation> {
    if !matches!(measure, Measure::Growth { .. } | Measure::Change) {
        return None;
    }
    let formula = match last_said(printed)? {
        Direction::Down => Formula::Between(None, Some(Decimal::ZERO)),
        Direction::Up => Formula::Between(Some(Decimal::ZERO), None),
    };
    Some(Equation::new(Rule::Direction, source, formula, &[]))
}

/// Levels, reached and promised, each against the one before: a jump by two powers of ten is more
/// likely a slip between 万 and 亿 than a fact.
fn magnitudes(group: Group<'_>, found: &mut Vec<Equation>) {
    let reached = group
        .sources()
        .filter(|(_, observation)| observation.measure == Measure::Level)
        .map(|(source, observation)| (observation.period, source, observation.figure));
    let mut levels: Vec<(Period, Source, Figure)> = reached.collect();
    let promised = group.dataset.targets_of(group.area, group.indicator);
    if let Some(first) = promised.first() {
        let start = group.dataset.targets().partition_point(|target| {
            (target.area, target.indicator) < (first.area, first.indicator)
        });
        for (at, target) in (start..).zip(promised) {
            if target.measure == Measure::Level
                && let Ok(at) = u32::try_from(at)
            {
                let source = Source::Record(Record::Target(at));
                levels.push((target.period, source, target.figure));
            }
        }
        levels.sort_by_key(|(period, source, _)| (*period, *source));
    }
    for pair in levels.windows(2) {
        if let [(_, before, a), (_, source, b)] = pair
            && is_jump(*a, *b)
        {
            let formula = Formula::SameMagnitude;
            found.push(Equation::new(
                Rule::Plausibility,
                *source,
                formula,
                &[*before],
            ));
        }
    }
}

fn is_jump(a: Figure, b: Figure) -> bool {
    let jump = || {
        let (a, b) = (a.base_value().ok()?, b.base_value().ok()?);
        let (less, more) = (a.min(b), a.max(b));
        let far = decimal::shift(less, SAME_MAGNITUDE).ok()?;
        Some(less > Decimal::ZERO && far < more)
    };
    jump().unwrap_or(false)
}
