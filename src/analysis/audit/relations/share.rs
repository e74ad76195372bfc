//! Shares, against part and whole; and against each other.

use std::collections::BTreeMap;

use super::super::equation::{Equation, Formula, tells_part, tells_whole};
use super::super::finding::Missing;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::statement::Statement;
use super::{Group, areas_around, published};
use crate::dataset::{AreaId, Dataset, Measure, Observation, Record, Whole};

/// The shares of one indicator.
pub(in super::super) fn collect(group: Group<'_>, found: &mut Vec<Equation>) {
    for (source, observation) in group.sources() {
        let Measure::Share { of } = observation.measure else {
            continue;
        };
        found.push(against_levels(group, source, observation, of));
        found.extend(carried(group, source, observation, of));
        if let Whole::Area(area) = of {
            found.extend(crossing(group, source, observation, area));
        }
    }
}

/// A share against its part and whole; if the whole was not published, whether any whole number gives
/// the share.
fn against_levels(
    group: Group<'_>,
    source: Source,
    observation: &Observation,
    of: Whole,
) -> Equation {
    let dataset = group.dataset;
    let part = group.published(of.part_of(group.indicator), observation.period);
    let whole = whole_of(group, of, Measure::Level, observation);
    let share =
        |operands| Equation::from_publications(Rule::Share, source, Formula::Share, operands);
    match (part.is_empty(), whole.is_empty()) {
        (false, false) => share(vec![part, whole]),
        (true, false) if tells_of(dataset, &whole, source) => {
            let formula = Formula::NearestPart;
            Equation::from_publications(Rule::WholeNumber, source, formula, vec![whole])
        }
        (true, _) => share(Vec::new()).lacking(Missing::Part),
        (false, true) => {
            let counted = part
                .first()
                .is_some_and(|part| tells(dataset, *part, source));
            if counted {
                let formula = Formula::NearestShare;
                Equation::from_publications(Rule::WholeNumber, source, formula, vec![part])
            } else {
                share(vec![part]).lacking(Missing::Whole)
            }
        }
    }
}

/// Whether the part is a count, and the share is precise enough to determine the whole.
fn tells(dataset: &Dataset, part: Source, share: Source) -> bool {
    let read = |source| Statement::read(dataset, source);
    let is_known = || {
        let (part, share) = (read(part)?, read(share)?);
        part.possible.single()?;
        Some(part.unit.is_count() && tells_whole(part.possible, share.possible))
    };
    is_known().unwrap_or(false)
}

/// Whether the whole is a count, and the share is precise enough to determine the part.
pub(super) fn tells_of(dataset: &Dataset, whole: &[Source], share: Source) -> bool {
    let is_known = || {
        let whole = Statement::read(dataset, *whole.first()?)?;
        let share = Statement::read(dataset, share)?;
        Some(whole.unit.is_count() && tells_part(whole.possible, share.possible))
    };
    is_known().unwrap_or(false)
}

fn whole_of(
    group: Group<'_>,
    of: Whole,
    measure: Measure,
    observation: &Observation,
) -> Vec<Source> {
    let (area, indicator) = match of {
        Whole::Area(area) => (area, group.indicator),
        Whole::Indicator(indicator) => (group.area, indicator),
    };
    published(group.dataset, area, indicator, measure, observation.period)
}

/// The share of the year before, updated by the growth of its part and its whole.
fn carried(
    group: Group<'_>,
    source: Source,
    observation: &Observation,
    of: Whole,
) -> Option<Equation> {
    // What was added does not grow with what there is.
    if of.part_of(group.indicator) == Measure::Change {
        return None;
    }
    let before = group.published(observation.measure, observation.period.year_before());
    let part = group.published(Measure::YEAR_ON_YEAR, observation.period);
    let whole = whole_of(group, of, Measure::YEAR_ON_YEAR, observation);
    let complete = !before.is_empty() && !part.is_empty() && !whole.is_empty();
    complete.then(|| {
        let operands = vec![before, part, whole];
        Equation::from_publications(Rule::ShareChange, source, Formula::ShareCarried, operands)
    })
}

/// A share of a larger area is not above the share of an area inside it.
fn crossing(
    group: Group<'_>,
    source: Source,
    observation: &Observation,
    area: AreaId,
) -> Vec<Equation> {
    let dataset = group.dataset;
    let inside = group.sources().filter(|(_, other)| {
        let Measure::Share {
            of: Whole::Area(smaller),
        } = other.measure
        else {
            return false;
        };
        other.period == observation.period && lies_in(dataset, smaller, area)
    });
    inside
        .map(|(smaller, _)| {
            let formula = Formula::AtMostShare;
            Equation::new(Rule::SharesCross, source, formula, &[smaller])
        })
        .collect()
}

/// The sum of the shares that separate areas have of one whole is at most 100 %. Reported once, for the
/// first of them.
pub(in super::super) fn beside(dataset: &Dataset, found: &mut Vec<Equation>) {
    let mut shares: BTreeMap<_, BTreeMap<AreaId, Vec<Source>>> = BTreeMap::new();
    for (at, observation) in (0u32..).zip(dataset.observations()) {
        let Measure::Share {
            of: Whole::Area(whole),
        } = observation.measure
        else {
            continue;
        };
        let parent = dataset.area(observation.area).and_then(|area| area.parent);
        if parent.is_some() && lies_in(dataset, observation.area, whole) {
            let key = (whole, parent, observation.indicator, observation.period);
            let areas = shares.entry(key).or_default();
            let sources = areas.entry(observation.area).or_default();
            // The oldest first.
            sources.insert(0, Source::Record(Record::Observation(at)));
        }
    }
    for areas in shares.into_values() {
        let mut areas = areas.into_values();
        let first = areas.next().and_then(|sources| sources.last().copied());
        let others: Vec<Vec<Source>> = areas.collect();
        if let Some(first) = first.filter(|_| !others.is_empty()) {
            let (rule, formula) = (Rule::SharesTogether, Formula::AtMostRest);
            found.push(Equation::from_publications(rule, first, formula, others));
        }
    }
}

/// Whether an area lies in another, and is not that area.
fn lies_in(dataset: &Dataset, inner: AreaId, outer: AreaId) -> bool {
    areas_around(dataset, inner).any(|area| area == outer)
}
