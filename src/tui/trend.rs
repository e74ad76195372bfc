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
        .filter_map(|point| Some((point.period, point.newest()?.figure)))
        .collect();
    bars::trend_of(&points)
}
