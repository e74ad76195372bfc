//! A second year beside the one shown, and several indicators beside each other.

use super::shared::Shared;
use crate::analysis::headline::Headline;
use crate::analysis::matrix::{self, Cell};
use crate::analysis::result::Actual;
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Figure, Interval, Period};
use crate::text::numbers;

/// A figure of the other year, and how this year's lies to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The other year's figure, in the unit of this year's.
    pub other: String,
    /// This year's less the other's.
    pub difference: String,
    /// By how many percent it lies above; nothing for rates, which are compared in points.
    pub percent: String,
}

/// The figure of one line in the other year, held against this year's, told in the unit of `like`.
#[must_use]
pub fn with_other_year(
    shared: &Shared,
    line: matrix::Line,
    this: Option<Interval>,
    like: Figure,
) -> Compared {
    let Some(year) = shared.other_year() else {
        return Compared::default();
    };
    let other = match matrix::cell(&shared.dataset, shared.area, line, year) {
        Some(Cell::Reached(observation)) => Actual::Stated(observation).value().ok(),
        Some(Cell::Promised(score)) => score.actual.as_ref().and_then(|a| a.value().ok()),
        None => None,
    };
    let Some(other) = other else {
        return Compared {
            other: "·".to_owned(),
            ..Compared::default()
        };
    };
    let lang = shared.lang;
    let style = numbers::Style::of(like.unit, lang);
    let power = 0i32.saturating_sub(like.unit.magnitude().power());
    let tell = |interval: Interval, decimals, sign: bool| {
        interval.shift(power).map_or_else(
            |_| String::new(),
            |value| {
                numbers::computed(value, decimals, |value| {
                    let plus = if sign && value > rust_decimal::Decimal::ZERO {
                        "+"
                    } else {
                        ""
                    };
                    format!("{plus}{}", style.number(value, lang))
                })
            },
        )
    };
    let decimals = like.value.scale().max(2);
    let difference = this.and_then(|this| this.minus(other).ok());
    let rate = like.unit.dimension() == Dimension::Percent;
    let percent = this
        .filter(|_| !rate)
        .and_then(|this| this.growth_over(other).ok());
    Compared {
        other: tell(other, decimals, false),
        difference: difference.map_or_else(String::new, |d| tell(d, decimals, true)),
        percent: percent.map_or_else(String::new, |percent| {
            let signed = numbers::computed(percent, 1, |value| numbers::signed(value, lang));
            format!("{signed}%")
        }),
    }
}

/// What a card of the overview shows, held against the other year's.
#[must_use]
pub fn of_headline(shared: &Shared, headline: &Headline<'_>) -> Option<Compared> {
    let shown = headline.level.or(headline.growth)?;
    let line = matrix::Line {
        indicator: headline.indicator,
        measure: shown.measure,
    };
    let this = shown.figure.point().ok();
    Some(with_other_year(shared, line, this, shown.figure))
}

/// One indicator among several, as index numbers.
pub struct Indexed {
    /// The indicator.
    pub id: IndicatorId,
    /// Each year's level in percent of the base year's; `None` where one of the two is not known.
    pub values: Vec<Option<Interval>>,
}

/// The levels of the indicators beside each other, the year shown being 100.
#[must_use]
pub fn indexed(shared: &Shared, compared: &[IndicatorId], years: &[Year]) -> Vec<Indexed> {
    let level = |id: IndicatorId, year: Year| -> Option<&Observation> {
        let mut points = series::points(&shared.dataset, shared.area, id, Measure::Level);
        let point = points.find(|point| point.period == Period::Year(year))?;
        point.newest()
    };
    let interval = |observation: &Observation| observation.figure.point().ok();
    compared
        .iter()
        .map(|id| {
            let base = level(*id, shared.year).and_then(interval);
            let values = years
                .iter()
                .map(|year| {
                    let value = level(*id, *year).and_then(interval)?;
                    value.share_of(base?).ok()
                })
                .collect();
            Indexed { id: *id, values }
        })
        .collect()
}
