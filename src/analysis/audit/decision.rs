//! Whether the verdict on a target hangs on a finding: what statcheck calls a decision error.

use super::equation::Source;
use super::judge::Check;
use crate::analysis::result::Actual;
use crate::analysis::verdict::{Verdict, judge, judge_value};
use crate::dataset::{Better, Dataset, Subject, Target};

/// The target whose verdict would be another if the result were what the other figures imply, where
/// the finding leaves that open.
#[must_use]
pub fn flips<'d>(dataset: &'d Dataset, check: &Check) -> Option<&'d Target> {
    if !check.finding.outcome().is_open() || check.formula.is_bound() {
        return None;
    }
    let Source::Record(record) = check.stated else {
        return None;
    };
    let Some(Subject::Observation(result)) = dataset.subject(record) else {
        return None;
    };
    let implied = check.implied?;
    let target = dataset
        .targets_of(result.area, result.indicator)
        .iter()
        .find(|target| {
            target.measure == result.measure
                && target.period == result.period
                && target.not_comparable.is_none()
        })?;
    let better = dataset
        .indicator(target.indicator)
        .map_or(Better::Higher, |indicator| indicator.better);
    let tolerance = dataset.zone().tolerance;
    let (stated, _) = judge(target, better, tolerance, &Actual::Stated(result)).ok()?;
    let (other, _) = judge_value(target, better, tolerance, implied.possible, false).ok()?;
    let met = |verdict| verdict == Verdict::Met;
    (met(stated) != met(other)).then_some(target)
}
