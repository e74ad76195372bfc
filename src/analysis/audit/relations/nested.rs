//! Bounds between areas and periods that lie in each other: a figure of an area is at most that of the
//! area around it, one of a part of a year at most that of the year.

use super::super::equation::{Equation, Formula};
use super::super::rule::Rule;
use super::super::source::Source;
use super::{Group, areas_around, published};
use crate::dataset::{AreaId, Dataset, IndicatorId, IndicatorKind, Measure, Record};
use crate::figure::Period;
use crate::figure::unit::Dimension;

/// The levels and changes of one indicator, against those of the nearest area around for which the
/// same was published.
pub(in super::super) fn collect(group: Group<'_>, found: &mut Vec<Equation>) {
    let dataset = group.dataset;
    if !adds_up(dataset, group.indicator) {
        return;
    }
    for (source, observation) in group.sources() {
        if !matches!(observation.measure, Measure::Level | Measure::Change) {
            continue;
        }
        let whole = around(dataset, group.area, |area| {
            let (measure, period) = (observation.measure, observation.period);
            published(dataset, area, group.indicator, measure, period)
        });
        found.extend(whole.map(|whole| {
            let formula = Formula::AtMost;
            Equation::from_publications(Rule::Subset, source, formula, vec![whole])
        }));
    }
}

/// The figures of half a year, a quarter or a month, against those of the whole year.
pub(in super::super) fn parts_of_years(group: Group<'_>, found: &mut Vec<Equation>) {
    let dataset = group.dataset;
    let indicator = dataset.indicator(group.indicator);
    // Only what is counted over a time adds up over it.
    let is_flow = indicator.is_some_and(|indicator| {
        indicator.kind == IndicatorKind::Flow || indicator.growth_basis.is_some()
    });
    if !is_flow || !adds_up(dataset, group.indicator) {
        return;
    }
    for (source, observation) in group.sources() {
        let period = observation.period;
        let counted = matches!(observation.measure, Measure::Level | Measure::Change);
        if !counted || matches!(period, Period::Year(_)) {
            continue;
        }
        let year = group.published(observation.measure, Period::Year(period.year()));
        if !year.is_empty() {
            let (rule, formula) = (Rule::PartOfYear, Formula::AtMost);
            found.push(Equation::from_publications(
                rule,
                source,
                formula,
                vec![year],
            ));
        }
    }
}

/// What is promised for an area, against what is promised for the area around.
pub(in super::super) fn targets(dataset: &Dataset, found: &mut Vec<Equation>) {
    for (at, target) in (0u32..).zip(dataset.targets()) {
        let counted = matches!(target.measure, Measure::Level | Measure::Change);
        if !counted || !adds_up(dataset, target.indicator) {
            continue;
        }
        let whole = around(dataset, target.area, |area| {
            let whole = dataset.target_at(area, target.indicator, target.measure, target.period);
            whole.into_iter().map(Source::Record).collect()
        });
        let source = Source::Record(Record::Target(at));
        found.extend(whole.map(|whole| {
            let formula = Formula::AtMost;
            Equation::from_publications(Rule::Subset, source, formula, vec![whole])
        }));
    }
}

/// The first of the areas around one for which there is something.
fn around(
    dataset: &Dataset,
    area: AreaId,
    find: impl Fn(AreaId) -> Vec<Source>,
) -> Option<Vec<Source>> {
    areas_around(dataset, area)
        .map(find)
        .find(|found| !found.is_empty())
}

/// Whether the figures of areas add up to that of the area around them.
fn adds_up(dataset: &Dataset, indicator: IndicatorId) -> bool {
    dataset.indicator(indicator).is_some_and(|indicator| {
        matches!(
            indicator.unit.dimension(),
            Dimension::Money
                | Dimension::Surface
                | Dimension::Length
                | Dimension::Mass
                | Dimension::Count
        )
    })
}
