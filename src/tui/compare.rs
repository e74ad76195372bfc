//! A second year beside the one shown, and which indicators stand beside each other.

use super::model::{Model, Tab, TargetsView};
use crate::analysis::headline::Headline;
use crate::analysis::matrix::{self, Cell};
use crate::analysis::result::Actual;
use crate::analysis::series;
use crate::dataset::Measure;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Figure, Interval};
use crate::text::numbers;

/// No more indicators are told apart.
const MOST_BESIDE: usize = 8;

/// Whether there is something to compare here.
#[must_use]
pub fn is_possible(model: &Model) -> bool {
    match model.tab {
        Tab::Overview => model.years().len() > 1,
        Tab::Targets => model.targets.view == TargetsView::Year && model.years().len() > 1,
        Tab::Charts => model.rows() > 0,
        _ => false,
    }
}

/// The years that can stand beside the one shown, the nearest before it first.
#[must_use]
pub fn years(model: &Model) -> Vec<Year> {
    let mut years: Vec<Year> = model.years();
    years.retain(|year| *year != model.year);
    years.sort_by_key(|year| (*year > model.year, year.abs_diff(model.year)));
    years
}

/// The year beside the one shown, where it is another and the area has it.
#[must_use]
pub fn year(model: &Model) -> Option<Year> {
    let year = model.compared?;
    (year != model.year && model.years().contains(&year)).then_some(year)
}

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
    model: &Model,
    line: matrix::Line,
    this: Option<Interval>,
    like: Figure,
) -> Compared {
    let Some(year) = year(model) else {
        return Compared::default();
    };
    let other = match matrix::cell(&model.dataset, model.area, line, year) {
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
    let lang = model.lang;
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
pub fn of_headline(model: &Model, headline: &Headline<'_>) -> Option<Compared> {
    let shown = headline.level.or(headline.growth)?;
    let line = matrix::Line {
        indicator: headline.indicator,
        measure: shown.measure,
    };
    let this = shown.figure.point().ok();
    Some(with_other_year(model, line, this, shown.figure))
}

/// Puts the selected indicator beside the others, or takes it away.
pub fn toggle_beside(model: &mut Model) {
    let Some((id, _)) = model.charted() else {
        return;
    };
    let levels = series::points(&model.dataset, model.area, id, Measure::Level).count();
    let beside = &mut model.charts.compared;
    match beside.iter().position(|other| *other == id) {
        Some(at) => {
            beside.remove(at);
        }
        None if levels == 0 => model.notice = Some(model.lang.notice_no_levels().to_owned()),
        None if beside.len() < MOST_BESIDE => beside.push(id),
        None => model.notice = Some(model.lang.notice_enough_beside(MOST_BESIDE)),
    }
}
