//! The values of a target, its result, and the distance between them, as cells and sentences show
//! them.

use rust_decimal::Decimal;

use super::value::{Form, Value};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::{Measure, Target};
use crate::figure::Unit;
use crate::text::{Lang, numbers};

/// The groups in which targets are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScoreGroup {
    /// Compared in percentage points.
    Rate,
    /// A rate that is the share of a whole.
    Share,
    /// Compared as a completion rate.
    Quantity,
}

impl ScoreGroup {
    /// The group of a target.
    #[must_use]
    pub fn of(target: &Target) -> ScoreGroup {
        ScoreGroup::for_measure(target.measure, target.figure.unit)
    }

    /// The group of figures of a measure in a unit.
    #[must_use]
    pub fn for_measure(measure: Measure, unit: Unit) -> ScoreGroup {
        match (Scale::for_measure(measure, unit), measure) {
            (Scale::Rate, Measure::Share { .. }) => ScoreGroup::Share,
            (Scale::Rate, _) => ScoreGroup::Rate,
            (Scale::Quantity, _) => ScoreGroup::Quantity,
        }
    }

    /// How its targets are compared.
    #[must_use]
    pub fn scale(self) -> Scale {
        match self {
            ScoreGroup::Rate | ScoreGroup::Share => Scale::Rate,
            ScoreGroup::Quantity => Scale::Quantity,
        }
    }
}

/// The value of a target, in its own unit.
#[must_use]
pub fn target(target: &Target) -> Value {
    Value::printed(target.figure, Form::of(target.measure)).under(target.figure.unit)
}

/// The result of a target in the target's unit; what was published instead, in its own unit where
/// that is another.
#[must_use]
pub fn actual(score: &Score<'_>) -> Option<Value> {
    score.actual.as_ref().map(|actual| result(score, actual))
}

/// The results of the readings of a target, if they lead to different verdicts.
#[must_use]
pub fn readings(score: &Score<'_>) -> Vec<Value> {
    match score.verdict {
        Verdict::Open => {
            let readings = score.readings.iter();
            readings.map(|read| result(score, &read.actual)).collect()
        }
        _ => Vec::new(),
    }
}

/// The values in a column of results: the result, or those of all readings if these differ.
#[must_use]
pub fn results(score: &Score<'_>) -> Vec<Value> {
    let readings = readings(score);
    match readings.is_empty() {
        true => actual(score).into_iter().collect(),
        false => readings,
    }
}

/// A result of a target, in the unit of the target if it can be converted.
#[must_use]
pub fn result(score: &Score<'_>, actual: &Actual<'_>) -> Value {
    let unit = score.target.figure.unit;
    match actual {
        Actual::Stated(observation) => {
            Value::printed(observation.figure, Form::of(observation.measure)).under(unit)
        }
        Actual::Derived(derivation) => {
            let decimals = match score.scale {
                Scale::Rate => 1,
                Scale::Quantity if unit.is_count() => 0,
                Scale::Quantity => 2,
            };
            Value::computed(
                derivation.value,
                unit,
                Form::of(score.target.measure),
                decimals,
            )
            .under(unit)
        }
    }
}

/// How far a rate is from its target, in percentage points.
#[must_use]
pub fn gap(score: &Score<'_>) -> Option<Value> {
    let gap = score.gap.filter(|_| score.scale == Scale::Rate)?;
    let decimals = gap
        .difference
        .single()
        .map_or(1, |points| points.normalize().scale());
    let unit = score.target.figure.unit;
    Some(Value::computed(gap.difference, unit, Form::Difference, decimals).under(unit))
}

/// The completion rate of a quantity in percent. A range that is wider than a tenth has no decimals.
#[must_use]
pub fn attainment(score: &Score<'_>) -> Option<Value> {
    let completion = score.gap?.completion?;
    let tenths = |end: Option<Decimal>| end.map(|end| numbers::rounded(end, 1));
    let decimals = u32::from(tenths(completion.lo()) == tenths(completion.hi()));
    let percent = Unit::parse("%").ok()?;
    Some(Value::computed(
        completion,
        percent,
        Form::Completion,
        decimals,
    ))
}

/// How far a result is from its target: points of a rate, percent of a quantity.
#[must_use]
pub fn distance(score: &Score<'_>) -> Option<Value> {
    match score.scale {
        Scale::Rate => gap(score),
        Scale::Quantity => attainment(score),
    }
}

/// The distance with its unit, for a sentence; empty where the two are not compared.
#[must_use]
pub fn gap_in_words(score: &Score<'_>, lang: Lang) -> String {
    let Some(distance) = distance(score) else {
        return String::new();
    };
    let distance = distance.text(lang);
    match score.scale {
        Scale::Rate => lang.points(distance),
        Scale::Quantity => lang.completed(distance),
    }
}
