//! Targets and results of all years side by side.

use super::scorecard::{self, Score};
use super::series;
use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Observation};
use crate::figure::period::Year;

/// One line of the view over all years: an indicator in one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The form of its figures.
    pub measure: Measure,
}

/// What is known of a line in one year.
#[derive(Debug, Clone)]
pub enum Cell<'d> {
    /// A target with its result and verdict.
    Promised(Score<'d>),
    /// A figure without a target.
    Reached(&'d Observation),
}

/// The lines of an area that have a target or a figure in any year, in the curator's order.
#[must_use]
pub fn lines(dataset: &Dataset, area: AreaId) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (indicator, _) in dataset.indicators() {
        let measures = series::measures(dataset, area, indicator);
        // What is not dated is of no year.
        let of_some_year = |measure: &Measure| {
            series::points(dataset, area, indicator, *measure)
                .next()
                .is_some()
                || series::targets(dataset, area, indicator, *measure)
                    .next()
                    .is_some()
        };
        lines.extend(
            measures
                .into_iter()
                .filter(of_some_year)
                .map(|measure| Line { indicator, measure }),
        );
    }
    let topic = |line: &Line| {
        dataset
            .indicator(line.indicator)
            .map(|indicator| indicator.topic)
    };
    lines.sort_by_key(|line| (topic(line), line.indicator, line.measure));
    lines
}

/// What is known of a line in a year.
#[must_use]
pub fn cell(dataset: &Dataset, area: AreaId, line: Line, year: Year) -> Option<Cell<'_>> {
    let target = dataset
        .targets_of(area, line.indicator)
        .iter()
        .find(|target| target.measure == line.measure && target.period.year() == year);
    if let Some(target) = target {
        return Some(Cell::Promised(scorecard::score(dataset, target)));
    }
    let series = dataset.series(area, line.indicator, line.measure);
    let start = series.partition_point(|observation| observation.period.year() < year);
    let mut of_year = series
        .iter()
        .skip(start)
        .take_while(|observation| observation.period.year() == year);
    of_year
        .find(|observation| observation.period.is_dated())
        .map(Cell::Reached)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::verdict::Verdict;
    use crate::dataset::{Sources, load};

    #[test]
    fn product_growth_was_promised_twice_and_reached_once() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let home = dataset.zone().home;
        let line = Line {
            indicator: dataset.find_indicator("gdp").unwrap(),
            measure: Measure::YEAR_ON_YEAR,
        };
        assert!(lines(&dataset, home).contains(&line));
        let verdict = |year| match cell(&dataset, home, line, year) {
            Some(Cell::Promised(score)) => Some(score.verdict),
            _ => None,
        };
        assert_eq!(verdict(2021), Some(Verdict::Missed));
        assert_eq!(verdict(2022), Some(Verdict::NoResult));
        assert!(cell(&dataset, home, line, 2015).is_none());
    }
}
