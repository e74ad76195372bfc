//! What a target and its result stand on: records, lines, and where a curator entered them.

use super::promised::earlier_of;
use crate::analysis::matrix::{self, Line};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::dataset::{Citation, Dataset, Observation, Record, Target};
use crate::sheet::context::Context;
use crate::sheet::earlier::Earlier;
use crate::sheet::{Entry, Evidence};

/// The lines a result stands on: its own, or those of the figures it follows from.
#[must_use]
pub fn result_citations<'d>(score: &Score<'d>) -> Vec<&'d Citation> {
    let mut cited: Vec<&Citation> = match &score.actual {
        None => Vec::new(),
        Some(Actual::Stated(observation)) => vec![&observation.citation],
        Some(Actual::Derived(derivation)) => derivation
            .steps
            .iter()
            .flat_map(|step| [&step.left.citation, &step.right.citation])
            .collect(),
    };
    cited.sort_by_key(|citation| (citation.article, citation.line));
    cited
}

/// What is known of the thing that a target is about in the year of an earlier result.
#[must_use]
pub fn earlier_result<'d>(
    cx: &Context<'d>,
    target: &Target,
    earlier: &Earlier,
) -> Option<matrix::Cell<'d>> {
    let line = Line {
        indicator: target.indicator,
        measure: target.measure,
    };
    matrix::cell(cx.dataset, target.area, line, earlier.year)
}

/// The lines that an earlier result of a target stands on.
#[must_use]
pub fn earlier_citations<'d>(
    cx: &Context<'d>,
    target: &Target,
    earlier: &Earlier,
) -> Vec<&'d Citation> {
    match earlier_result(cx, target, earlier) {
        Some(matrix::Cell::Reached(observation)) => vec![&observation.citation],
        Some(matrix::Cell::Promised(score)) => result_citations(&score),
        None => Vec::new(),
    }
}

/// A target, and the figures its result is or follows from.
#[must_use]
pub fn records(dataset: &Dataset, score: &Score<'_>) -> Vec<Record> {
    let mut records: Vec<Record> = dataset.record_of_target(score.target).into_iter().collect();
    match &score.actual {
        None => {}
        Some(Actual::Stated(observation)) => records.extend(published(dataset, observation)),
        Some(Actual::Derived(derivation)) => {
            for step in &derivation.steps {
                let both = [step.left, step.right];
                records.extend(both.iter().filter_map(|o| dataset.record_of_observation(o)));
            }
        }
    }
    records
}

/// An observation and everything else published for the same thing.
fn published<'d>(dataset: &'d Dataset, of: &Observation) -> impl Iterator<Item = Record> + use<'d> {
    dataset
        .published(of.area, of.indicator, of.measure, of.period)
        .map(|(record, _)| record)
}

/// What a target and its result stand on: the lines of the result first, then that of the target.
#[must_use]
pub fn evidence<'d>(dataset: &'d Dataset, score: &Score<'d>) -> Evidence<'d> {
    let mut places: Vec<Citation> = Vec::new();
    match &score.actual {
        None => {}
        Some(Actual::Stated(observation)) => {
            let same = dataset.published(
                observation.area,
                observation.indicator,
                observation.measure,
                observation.period,
            );
            places.extend(same.map(|(_, of)| of.citation.clone()));
        }
        Some(Actual::Derived(derivation)) => {
            for step in &derivation.steps {
                places.extend([&step.left.citation, &step.right.citation].map(Clone::clone));
            }
        }
    }
    places.push(score.target.citation.clone());
    let entry = match &score.actual {
        Some(Actual::Stated(observation)) => observation.place,
        _ => score.target.place,
    };
    Evidence {
        records: records(dataset, score),
        places,
        entry: Some(Entry::At(entry)),
    }
}

/// What a target stands on, and without a result of its own the earlier one that is shown beside it.
pub(super) fn with_earlier<'d>(cx: &Context<'d>, score: &Score<'d>) -> Evidence<'d> {
    let mut evidence = evidence(cx.dataset, score);
    if let Some(earlier) = earlier_of(cx, score) {
        let cited = earlier_citations(cx, score.target, &earlier);
        evidence.places.extend(cited.into_iter().cloned());
    }
    evidence
}
