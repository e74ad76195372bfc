//! How many times an earlier level a later one is, for all indicators between the same two years.

use std::collections::BTreeMap;

use super::series;
use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Observation, Record};
use crate::figure::period::Year;
use crate::figure::{Interval, Period};

/// Two years that most indicators have levels in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The earlier year: the base.
    pub first: Year,
    /// The later year.
    pub last: Year,
}

/// Years compared with each other at most, so that a series of centuries costs no more than one of
/// decades.
const YEARS: usize = 60;

/// The two years, at least two apart, in which most indicators of an area have a level; of several,
/// those farthest apart, and then the latest. `None` where no indicator has two such levels.
#[must_use]
pub fn span(dataset: &Dataset, area: AreaId) -> Option<Span> {
    let mut counts: BTreeMap<Span, usize> = BTreeMap::new();
    for (id, _) in dataset.indicators() {
        let years: Vec<Year> = series::points(dataset, area, id, Measure::Level)
            .filter_map(|point| match point.period {
                Period::Year(year) => Some(year),
                _ => None,
            })
            .collect();
        let years = years
            .get(years.len().saturating_sub(YEARS)..)
            .unwrap_or_default();
        for (at, first) in years.iter().enumerate() {
            let later = years.iter().skip(at.saturating_add(1));
            for last in later.filter(|last| last.abs_diff(*first) >= 2) {
                let span = Span {
                    first: *first,
                    last: *last,
                };
                let count = counts.entry(span).or_default();
                *count = count.saturating_add(1);
            }
        }
    }
    let far = |span: &Span| span.last.abs_diff(span.first);
    let best = counts
        .iter()
        .max_by_key(|(span, count)| (**count, far(span), span.last));
    best.map(|(span, _)| *span)
}

/// The levels of an indicator in two years.
#[derive(Debug, Clone, Copy)]
pub struct Multiple<'d> {
    /// That of the earlier year.
    pub base: &'d Observation,
    /// That of the later year.
    pub level: &'d Observation,
    /// The growth that was published between the two years.
    pub growth: Option<(Record, &'d Observation)>,
}

/// The levels of an indicator in both years, where it has them and the earlier is above zero. Of
/// several publications of the later year, that of the article of the earlier one counts: a
/// published growth rate goes with the numbers beside it.
#[must_use]
pub fn multiple<'d>(
    dataset: &'d Dataset,
    area: AreaId,
    id: IndicatorId,
    span: Span,
) -> Option<Multiple<'d>> {
    let published = |year: Year| {
        let all = dataset.published(area, id, Measure::Level, Period::Year(year));
        all.map(|(_, of)| of)
    };
    let base = published(span.first).next()?;
    let same_article = published(span.last).find(|of| of.citation.article == base.citation.article);
    let level = same_article.or_else(|| published(span.last).next())?;
    let growth = Measure::Growth {
        base: Some(Period::Year(span.first)),
    };
    let growth = dataset
        .published(area, id, growth, Period::Year(span.last))
        .next();
    let multiple = Multiple {
        base,
        level,
        growth,
    };
    multiple.times()?;
    Some(multiple)
}

impl Multiple<'_> {
    /// How many times the earlier level the later one is, by the numbers as printed.
    #[must_use]
    pub fn times(&self) -> Option<Interval> {
        let (base, level) = (
            self.base.figure.point().ok()?,
            self.level.figure.point().ok()?,
        );
        let times = level.over(base).ok()?;
        times
            .lo()
            .filter(|lo| lo.is_sign_positive() && !lo.is_zero())?;
        Some(times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};

    #[test]
    fn the_years_are_those_that_most_indicators_share() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let area = dataset.zone().home;
        let span = span(&dataset, area).unwrap();
        assert_eq!((span.first, span.last), (2015, 2020));
        let all = dataset.indicators();
        let multiples = all.filter(|(id, _)| multiple(&dataset, area, *id, span).is_some());
        assert_eq!(multiples.count(), 9);
    }

    #[test]
    fn a_level_is_taken_from_the_article_of_its_base() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let area = dataset.zone().home;
        let firms = dataset.find_indicator("high_tech_enterprises").unwrap();
        let span = span(&dataset, area).unwrap();
        let multiple = multiple(&dataset, area, firms, span).unwrap();
        assert_eq!(multiple.level.figure.value.to_string(), "1127");
        assert!(multiple.growth.is_some());
    }
}
