//! An indicator over time.

use rust_decimal::Decimal;

use crate::dataset::{AreaId, Dataset, IndicatorId, Measure, Observation, Target};
use crate::figure::{Figure, Period, Unit, decimal};

/// One period of a series.
#[derive(Debug, Clone)]
pub struct Point<'d> {
    /// When.
    pub period: Period,
    /// What was published for it, the newest first; never empty.
    pub vintages: &'d [Observation],
}

impl<'d> Point<'d> {
    /// The newest publication.
    #[must_use]
    pub fn newest(&self) -> Option<&'d Observation> {
        self.vintages.first()
    }
}

/// The periods of one measure of an indicator, in order. Figures without a date are not among them: see
/// [`undated`].
pub fn points(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
) -> impl Iterator<Item = Point<'_>> {
    dataset
        .series(area, indicator, measure)
        .chunk_by(|a, b| a.period == b.period)
        .filter(|vintages| vintages.iter().all(|of| of.period.is_dated()))
        .filter_map(|vintages| {
            Some(Point {
                period: vintages.first()?.period,
                vintages,
            })
        })
}

/// The published figures of one measure of an indicator that have no date.
pub fn undated(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
) -> impl DoubleEndedIterator<Item = &Observation> {
    let series = dataset.series(area, indicator, measure).iter();
    series.filter(|observation| !observation.period.is_dated())
}

/// The measures in which an indicator has figures or targets: level, growth, change, share, rank.
#[must_use]
pub fn measures(dataset: &Dataset, area: AreaId, indicator: IndicatorId) -> Vec<Measure> {
    let observed = dataset
        .observations_of(area, indicator)
        .iter()
        .map(|o| o.measure);
    let promised = dataset
        .targets_of(area, indicator)
        .iter()
        .map(|t| t.measure);
    let mut measures: Vec<Measure> = observed.chain(promised).collect();
    measures.sort_unstable();
    measures.dedup();
    measures
}

/// The targets of one measure of an indicator, by period.
pub fn targets(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
) -> impl Iterator<Item = &Target> {
    dataset
        .targets_of(area, indicator)
        .iter()
        .filter(move |target| target.measure == measure)
}

/// The unit in which figures of a measure are shown together.
#[must_use]
pub fn unit(
    dataset: &Dataset,
    indicator: IndicatorId,
    figures: &mut dyn Iterator<Item = Figure>,
    measure: Measure,
) -> Option<Unit> {
    match measure {
        Measure::Level => dataset.indicator(indicator).map(|indicator| indicator.unit),
        _ => figures.next().map(|figure| figure.unit),
    }
}

/// The value of a figure in a unit of the same base.
#[must_use]
pub fn value_in(figure: Figure, unit: Unit) -> Option<Decimal> {
    let power = figure
        .unit
        .magnitude()
        .power()
        .checked_sub(unit.magnitude().power())?;
    decimal::shift(figure.value, power).ok()
}
