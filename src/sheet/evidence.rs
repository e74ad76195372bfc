//! What figures of indicators stand on: the records, and the lines that printed them.

use super::{Entry, Evidence};
use crate::analysis::series;
use crate::dataset::{
    AreaId, Citation, Dataset, IndicatorId, Measure, Observation, Record, Subject,
};
use crate::figure::period::Year;

/// The published figures of one measure of an indicator, by period, the newest publication first.
pub fn reached(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
) -> impl Iterator<Item = Record> {
    let key = (area, indicator, measure);
    let start = dataset
        .observations()
        .partition_point(|of| (of.area, of.indicator, of.measure) < key);
    let count = dataset.series(area, indicator, measure).len();
    (start..start.saturating_add(count))
        .filter_map(|at| u32::try_from(at).ok())
        .map(Record::Observation)
}

/// The targets of one measure of an indicator, by period.
pub fn promised(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
) -> impl Iterator<Item = Record> + '_ {
    series::targets(dataset, area, indicator, measure)
        .filter_map(|target| dataset.record_of_target(target))
}

/// Everything published for the same thing as an observation, the newest first.
#[must_use]
pub fn published<'d>(dataset: &'d Dataset, of: &Observation) -> Evidence<'d> {
    let (records, places) = dataset
        .published(of.area, of.indicator, of.measure, of.period)
        .map(|(record, of)| (record, of.citation.clone()))
        .unzip();
    of_records(dataset, records, places)
}

/// What one measure of an indicator stands on: its published figures; their lines, those of this year
/// before those of other years, and then those of its targets.
#[must_use]
pub fn of_measure(
    dataset: &Dataset,
    area: AreaId,
    (indicator, measure): (IndicatorId, Measure),
    year: Year,
) -> Evidence<'_> {
    let records = reached(dataset, area, indicator, measure).collect();
    let (now, other): (Vec<_>, Vec<_>) = dataset
        .series(area, indicator, measure)
        .iter()
        .partition(|observation| observation.period.year() == year);
    let observed = now.into_iter().chain(other).map(|of| of.citation.clone());
    let targets = series::targets(dataset, area, indicator, measure);
    let places = observed
        .chain(targets.map(|of| of.citation.clone()))
        .collect();
    of_records(dataset, records, places)
}

/// Some figures and lines, with the entry of the first figure.
pub(super) fn of_records(
    dataset: &Dataset,
    records: Vec<Record>,
    places: Vec<Citation>,
) -> Evidence<'_> {
    let entry = records
        .first()
        .and_then(|record| match dataset.subject(*record)? {
            Subject::Observation(of) => Some(Entry::At(of.place)),
            Subject::Target(of) => Some(Entry::At(of.place)),
            _ => None,
        });
    Evidence {
        records,
        places,
        entry,
    }
}
