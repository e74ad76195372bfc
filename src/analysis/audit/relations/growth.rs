//! Growth rates and changes, against the levels they lead from and to.

use super::super::equation::{Equation, Formula};
use super::super::finding::Missing;
use super::super::rule::Rule;
use super::super::source::Source;
use super::Group;
use crate::dataset::Measure;

/// Growth rates and changes of one indicator.
pub(in super::super) fn collect(group: Group<'_>, found: &mut Vec<Equation>) {
    let has_levels = group
        .observations
        .iter()
        .any(|observation| observation.measure == Measure::Level);
    let rate = group
        .dataset
        .indicator(group.indicator)
        .is_some_and(|indicator| indicator.unit.is_rate());
    for (source, observation) in group.sources() {
        let before = observation.period.year_before();
        let (rule, formula, base) = match observation.measure {
            Measure::Growth { base: None } => (Rule::GrowthLevel, Formula::Growth, before),
            Measure::Growth { base: Some(base) } => (Rule::GrowthSpan, Formula::Growth, base),
            // Points gained are the difference; of things, some may have gone while others came.
            Measure::Change if has_levels && rate => (Rule::Delta, Formula::Difference, before),
            Measure::Change if has_levels => (Rule::Delta, Formula::AtLeastDifference, before),
            _ => continue,
        };
        let level = group.published(Measure::Level, observation.period);
        let base = group.published(Measure::Level, base);
        let missing = missing(&level, &base);
        let operands: Vec<Vec<Source>> = [level, base]
            .into_iter()
            .filter(|published| !published.is_empty())
            .collect();
        let mut equation = Equation::of_published(rule, source, formula, operands);
        equation.missing = missing;
        found.push(equation);
    }
}

fn missing(level: &[Source], base: &[Source]) -> Option<Missing> {
    match (level.is_empty(), base.is_empty()) {
        (true, true) => Some(Missing::Levels),
        (true, false) => Some(Missing::Level),
        (false, true) => Some(Missing::Base),
        (false, false) => None,
    }
}
