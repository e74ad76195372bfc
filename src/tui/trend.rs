//! A small picture of an indicator over the years.

use super::shared::Shared;
use super::widget::bars;
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure};

/// One cell a year from the first to the last with a figure, blank where there is none; where the
/// years are too many, the last ten.
#[must_use]
pub fn of(shared: &Shared, indicator: IndicatorId, measure: Measure) -> String {
    let points: Vec<_> = series::points(&shared.dataset, shared.area, indicator, measure)
        .filter_map(|point| {
            Some((
                point.period.year(),
                point.newest()?.figure.base_value().ok()?,
            ))
        })
        .collect();
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return String::new();
    };
    let first = (*first).max(last.saturating_sub(9));
    let values: Vec<_> = (first..=*last)
        .map(|year| {
            points
                .iter()
                .find(|(of, _)| *of == year)
                .map(|(_, value)| *value)
        })
        .collect();
    bars::trend(&values)
}
