//! Observations and targets by area, indicator, measure and period.

use super::Dataset;
use crate::dataset::id::{AreaId, IndicatorId};
use crate::dataset::observation::{Addition, Measure, Observation, Target};
use crate::dataset::record::Record;
use crate::figure::Period;
use crate::figure::period::Year;

impl Dataset {
    /// All observations, by area, indicator, measure and period.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// All targets, by area, indicator, measure and period.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The observations of one measure of an indicator, by period, newest publication first.
    #[must_use]
    pub fn series(&self, area: AreaId, indicator: IndicatorId, measure: Measure) -> &[Observation] {
        let all = self.observations_of(area, indicator);
        slice_of(all, |o| o.measure.cmp(&measure))
    }

    /// How the articles describe a measure of an indicator in an area: the description that all its
    /// targets share or, if there are no targets, all its observations.
    #[must_use]
    pub fn addition(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        measure: Measure,
    ) -> Option<&Addition> {
        let reached = self.series(area, indicator, measure).iter();
        let promised = self.targets_of(area, indicator).iter();
        let promised = promised.filter(|target| target.measure == measure);
        let promised: Vec<_> = promised.map(|of| of.addition.as_deref()).collect();
        let mut additions = match promised.is_empty() {
            true => reached.map(|of| of.addition.as_deref()).collect(),
            false => promised,
        };
        additions.dedup();
        match additions.as_slice() {
            [shared] => *shared,
            _ => None,
        }
    }

    /// The publications of the figure for a key, newest first, each with its record.
    pub fn published(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        measure: Measure,
        period: Period,
    ) -> impl DoubleEndedIterator<Item = (Record, &Observation)> {
        let all = self.observations_of(area, indicator);
        let of = |o: &Observation| (o.measure, o.period).cmp(&(measure, period));
        let before = all.partition_point(|o| of(o).is_lt());
        let end = all.partition_point(|o| of(o).is_le());
        let found = all.get(before..end).unwrap_or_default();
        let first = self.observation_starts.range(area, indicator).start;
        let start = first.saturating_add(before);
        found
            .iter()
            .enumerate()
            .filter_map(move |(at, observation)| {
                let at = u32::try_from(start.saturating_add(at)).ok()?;
                Some((Record::Observation(at), observation))
            })
    }

    /// Whether growth from the earlier of two periods to the later is published.
    #[must_use]
    pub(crate) fn has_growth_between(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        a: Period,
        b: Period,
    ) -> bool {
        let (earlier, later) = (a.min(b), a.max(b));
        let base = Some(earlier).filter(|earlier| *earlier != later.year_before());
        let measure = Measure::Growth { base };
        self.published(area, indicator, measure, later)
            .next()
            .is_some()
    }

    /// All observations of an indicator, by measure and period.
    #[must_use]
    pub fn observations_of(&self, area: AreaId, indicator: IndicatorId) -> &[Observation] {
        let range = self.observation_starts.range(area, indicator);
        self.observations.get(range).unwrap_or_default()
    }

    /// The targets of an indicator, by measure and period.
    #[must_use]
    pub fn targets_of(&self, area: AreaId, indicator: IndicatorId) -> &[Target] {
        let range = self.target_starts.range(area, indicator);
        self.targets.get(range).unwrap_or_default()
    }

    /// The targets of an area for a year, by indicator and measure.
    pub fn targets_in(&self, area: AreaId, year: Year) -> impl Iterator<Item = &Target> {
        let of = |at: &u32| self.targets.get(*at as usize);
        let positions = slice_of(&self.targets_by_year, move |at| {
            of(at)
                .map(|t| (t.area, t.period.year()))
                .cmp(&Some((area, year)))
        });
        positions.iter().filter_map(of)
    }

    /// The years with an observation or a target of an area, in order.
    pub fn years(&self, area: AreaId) -> impl DoubleEndedIterator<Item = Year> + '_ {
        self.years
            .range((area, Year::MIN)..=(area, Year::MAX))
            .map(|(_, year)| *year)
    }
}

/// The entries of a sorted array that compare equal to a key.
fn slice_of<T>(entries: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = entries.partition_point(|entry| compare(entry).is_lt());
    let end = entries.partition_point(|entry| compare(entry).is_le());
    entries.get(start..end).unwrap_or_default()
}
