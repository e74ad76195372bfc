//! The published figures of the year.

use super::rows::{Item, Part};
use crate::dataset::{Dataset, Observation};
use crate::sheet::RowId;
use crate::tui::shared::Shared;

/// The published figures of the area for the year, in the order of their indicators.
pub(super) fn published(shared: &Shared) -> Vec<&Observation> {
    let dataset = &shared.dataset;
    let of_area = crate::sheet::indicators::of_area(dataset, shared.area);
    let figures = of_area.into_iter().flat_map(|id| {
        let all = dataset.observations_of(shared.area, id).iter();
        all.filter(|of| of.period.year() == shared.year)
    });
    figures.collect()
}

/// The row of a published figure.
pub(super) fn row_of(dataset: &Dataset, of: &Observation) -> Option<Item> {
    let record = dataset.record_of_observation(of)?;
    Some((Part::Figures, RowId::Figure(record)))
}
