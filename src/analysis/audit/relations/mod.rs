//! Finds the relations in a dataset. Whatever its keys show is found without anyone listing it.
//!
//! - [`growth`]: growth rates and changes, against levels
//! - [`share`]: shares, against part and whole, and against each other
//! - [`repeated`]: figures printed more than once
//! - [`nested`]: areas that lie in each other, and parts of a year
//! - [`plausible`]: what no such figure can be
//! - [`pipeline`]: programmes, batches and their stages
//! - [`declared`]: what a curator has declared in `relations.toml`

pub(super) mod declared;
pub(super) mod growth;
pub(super) mod nested;
pub(super) mod pipeline;
pub(super) mod plausible;
pub(super) mod repeated;
pub(super) mod share;

use super::source::Source;
use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Observation, Record};
use crate::figure::Period;

/// The observations of one indicator of one area.
#[derive(Clone, Copy)]
pub(super) struct Group<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) area: AreaId,
    pub(super) indicator: IndicatorId,
    /// Where they begin among all observations.
    pub(super) start: usize,
    pub(super) observations: &'d [Observation],
}

impl<'d> Group<'d> {
    /// All groups of a dataset, in the order of its observations.
    pub(super) fn all(dataset: &'d Dataset) -> impl Iterator<Item = Group<'d>> {
        let mut start = 0usize;
        dataset
            .observations()
            .chunk_by(|a, b| (a.area, a.indicator) == (b.area, b.indicator))
            .filter_map(move |observations| {
                let first = observations.first()?;
                let group = Group {
                    dataset,
                    area: first.area,
                    indicator: first.indicator,
                    start,
                    observations,
                };
                start = start.saturating_add(observations.len());
                Some(group)
            })
    }

    /// Its observations, as sources.
    pub(super) fn sources(self) -> impl Iterator<Item = (Source, &'d Observation)> {
        self.observations
            .iter()
            .enumerate()
            .filter_map(move |(at, observation)| {
                let at = u32::try_from(self.start.saturating_add(at)).ok()?;
                Some((Source::Record(Record::Observation(at)), observation))
            })
    }

    /// Whether an earlier article has the same figure: what it follows from was known then, and may
    /// have been revised since.
    pub(super) fn is_repetition(self, of: &Observation) -> bool {
        let date = |of: &Observation| {
            let article = self.dataset.article(of.citation.article);
            article.map(|article| article.date)
        };
        let published = self
            .dataset
            .published(self.area, self.indicator, of.measure, of.period);
        let mut others = published.map(|(_, other)| other);
        others.any(|other| {
            date(other) < date(of) && other.figure.base_value() == of.figure.base_value()
        })
    }

    /// Everything published of one measure for one period, the oldest first.
    pub(super) fn published(self, measure: Measure, period: Period) -> Vec<Source> {
        published(self.dataset, self.area, self.indicator, measure, period)
    }
}

/// The areas around one, from the inside out.
pub(super) fn areas_around(dataset: &Dataset, area: AreaId) -> impl Iterator<Item = AreaId> {
    let parent = |area| dataset.area(area).and_then(|area| area.parent);
    std::iter::successors(parent(area), move |area| parent(*area))
}

/// What is promised for one key.
pub(super) fn promised(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
) -> Vec<Source> {
    let target = dataset.target_at(area, indicator, measure, period);
    target.into_iter().map(Source::Record).collect()
}

/// Everything published for one key, the oldest first.
pub(super) fn published(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
) -> Vec<Source> {
    dataset
        .published(area, indicator, measure, period)
        .rev()
        .map(|(record, _)| Source::Record(record))
        .collect()
}
