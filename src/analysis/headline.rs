//! The headline indicators of a year.

use super::scorecard::{self, Score};
use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Observation};
use crate::figure::Period;
use crate::figure::period::Year;

/// The figures of one indicator in one year.
#[derive(Debug, Clone)]
pub struct Headline<'d> {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its level.
    pub level: Option<&'d Observation>,
    /// Its growth over the year before, or else over another base that an article gives.
    pub growth: Option<&'d Observation>,
    /// Its targets for the year, with their verdicts.
    pub scores: Vec<Score<'d>>,
}

impl Headline<'_> {
    /// Whether it has a result, and not only targets.
    #[must_use]
    fn has_result(&self) -> bool {
        self.level.is_some()
            || self.growth.is_some()
            || self.scores.iter().any(|score| score.actual.is_some())
    }
}

/// The headline indicators of an area in a year, in the curator's order.
#[must_use]
pub fn headlines(dataset: &Dataset, area: AreaId, year: Year) -> Vec<Headline<'_>> {
    dataset
        .zone()
        .headlines
        .iter()
        .map(|id| headline(dataset, area, *id, year))
        .collect()
}

/// The figures of one indicator of an area in a year.
#[must_use]
pub fn headline(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    year: Year,
) -> Headline<'_> {
    let period = Period::Year(year);
    let observed = dataset.observations_of(area, indicator);
    let in_year = || {
        observed
            .iter()
            .filter(move |observation| observation.period == period)
    };
    let growth = in_year()
        .find(|observation| observation.measure == Measure::YEAR_ON_YEAR)
        .or_else(|| {
            in_year().find(|observation| matches!(observation.measure, Measure::Growth { .. }))
        });
    Headline {
        indicator,
        level: in_year().find(|observation| observation.measure == Measure::Level),
        growth,
        scores: dataset
            .targets_of(area, indicator)
            .iter()
            .filter(|target| target.period.year() == year)
            .map(|target| scorecard::score(dataset, target))
            .collect(),
    }
}

/// The newest year of an area in which a target or a headline has a result. It is the default year of
/// reports.
#[must_use]
pub fn newest_year_with_results(dataset: &Dataset, area: AreaId) -> Option<Year> {
    dataset.years(area).rev().find(|year| {
        dataset
            .targets_in(area, *year)
            .any(|target| scorecard::score(dataset, target).actual.is_some())
            || headlines(dataset, area, *year)
                .iter()
                .any(Headline::has_result)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};

    #[test]
    fn the_newest_year_with_results_is_not_the_newest_year() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let home = dataset.zone().home;
        assert_eq!(dataset.years(home).last(), Some(2023));
        assert_eq!(newest_year_with_results(&dataset, home), Some(2021));
    }

    #[test]
    fn a_headline_without_a_level_still_has_its_growth_and_target() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let investment = dataset.find_indicator("fixed_investment").unwrap();
        let headline = headline(&dataset, dataset.zone().home, investment, 2021);
        assert!(headline.level.is_none());
        assert_eq!(headline.growth.unwrap().citation.line, 33);
        assert_eq!(headline.scores.len(), 1);
    }
}
