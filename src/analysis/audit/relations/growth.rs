//! Growth rates and changes, against the levels they lead from and to, and against each other.

use super::super::equation::{Equation, Formula};
use super::super::finding::Missing;
use super::super::rule::Rule;
use super::super::source::Source;
use super::{Group, promised};
use crate::dataset::{Dataset, Measure, Observation, Record};
use crate::figure::Period;
use crate::figure::period::Year;

/// Growth over more years than this is not compared with that of each.
const LONGEST_CHAIN: Year = 20;

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
        if group.is_repetition(observation) {
            continue;
        }
        let before = observation.period.year_before();
        let (rule, formula, base) = match observation.measure {
            Measure::Growth { base: None } => (Rule::GrowthLevel, Formula::Growth, before),
            Measure::Growth { base: Some(base) } => (Rule::GrowthSpan, Formula::Growth, base),
            // Points gained equal the difference. Of things, some may have gone, so that what was added
            // is at least the difference.
            Measure::Change if has_levels && rate => (Rule::Delta, Formula::Difference, before),
            Measure::Change if has_levels => (Rule::Delta, Formula::AtLeastDifference, before),
            _ => continue,
        };
        let level = group.published(Measure::Level, observation.period);
        let base = group.published(Measure::Level, base);
        let missing = missing(&level, &base);
        let operands: Vec<Vec<Source>> = [level.clone(), base]
            .into_iter()
            .filter(|published| !published.is_empty())
            .collect();
        let mut equation = Equation::from_publications(rule, source, formula, operands);
        equation.missing = missing;
        found.push(equation);
        found.extend(within_level(group, source, observation, level, rate));
        found.extend(chain(group, source, observation));
    }
}

/// An addition is part of the level after it. If all of it stayed, it is the difference of the levels;
/// what has gone only lowers the growth.
fn within_level(
    group: Group<'_>,
    source: Source,
    observation: &Observation,
    level: Vec<Source>,
    rate: bool,
) -> Option<Equation> {
    if rate || level.is_empty() {
        return None;
    }
    let rule = Rule::ChangeLevel;
    match observation.measure {
        Measure::Change => {
            let formula = Formula::AtMost;
            Some(Equation::from_publications(
                rule,
                source,
                formula,
                vec![level],
            ))
        }
        Measure::Growth { base: None } => {
            let change = group.published(Measure::Change, observation.period);
            let formula = Formula::AtMostGrowth;
            let operands = vec![level, change];
            let known = operands.iter().all(|published| !published.is_empty());
            known.then(|| Equation::from_publications(rule, source, formula, operands))
        }
        _ => None,
    }
}

/// Growth over several years is the growth of each year, compounded.
fn chain(group: Group<'_>, source: Source, observation: &Observation) -> Option<Equation> {
    let Measure::Growth { base: Some(base) } = observation.measure else {
        return None;
    };
    let years = observation.period.year().checked_sub(base.year())?;
    if years > LONGEST_CHAIN {
        return None;
    }
    let mut links = Vec::new();
    let mut period = observation.period;
    // The last link may itself be growth over the same base up to there.
    while period > base {
        let own = period == observation.period;
        let over_base = group.published(observation.measure, period);
        if !own && !over_base.is_empty() {
            links.push(over_base);
            period = base;
            break;
        }
        let yearly = group.published(Measure::YEAR_ON_YEAR, period);
        if yearly.is_empty() {
            return None;
        }
        links.push(yearly);
        period = period.year_before();
    }
    (period == base && links.len() > 1)
        .then(|| Equation::from_publications(Rule::GrowthChain, source, Formula::Chain, links))
}

/// Promised growth, against the promised level and the level it starts from.
pub(in super::super) fn targets(dataset: &Dataset, found: &mut Vec<Equation>) {
    for (at, target) in (0u32..).zip(dataset.targets()) {
        let Measure::Growth { base } = target.measure else {
            continue;
        };
        let (area, indicator) = (target.area, target.indicator);
        let base: Period = base.unwrap_or(target.period.year_before());
        let level = promised(dataset, area, indicator, Measure::Level, target.period);
        let base = super::published(dataset, area, indicator, Measure::Level, base);
        if level.is_empty() || base.is_empty() {
            continue;
        }
        let (rule, formula) = (Rule::GrowthLevel, Formula::Growth);
        let source = Source::Record(Record::Target(at));
        found.push(Equation::from_publications(
            rule,
            source,
            formula,
            vec![level, base],
        ));
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
