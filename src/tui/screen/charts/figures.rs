//! Pictures of the published figures of an indicator: its levels, or its rates of growth.

use rust_decimal::Decimal;

use crate::analysis::{growth, series};
use crate::dataset::{GrowthBasis, IndicatorId, IndicatorKind, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::{Figure, Period, Unit};
use crate::picture::growth::{Growth, Rate, Span};
use crate::picture::levels::{Goal, Levels, Point, Vintage};
use crate::sheet::{Form, Value};
use crate::text::numbers;
use crate::tui::shared::Shared;

/// One measure of an indicator, drawn.
pub(super) enum Picture {
    Levels(Levels),
    Growth(Growth),
}

/// What is drawn of an indicator in a measure, and the unit of it.
pub(super) fn picture(shared: &Shared, of: (IndicatorId, Measure)) -> Option<(Picture, Unit)> {
    let unit = unit(shared, of)?;
    let picture = match of.1 {
        Measure::Growth { base } => Picture::Growth(growth_of(shared, of, (base, unit))),
        _ => Picture::Levels(levels(shared, of, unit)),
    };
    Some((picture, unit))
}

/// The unit that figures of a measure are drawn in.
pub(super) fn unit(shared: &Shared, (id, measure): (IndicatorId, Measure)) -> Option<Unit> {
    let observed = shared.dataset.series(shared.area, id, measure).iter();
    let promised = series::targets(&shared.dataset, shared.area, id, measure);
    let mut figures = observed
        .map(|of| of.figure)
        .chain(promised.map(|of| of.figure));
    series::unit(&shared.dataset, id, &mut figures, measure)
}

/// A number with its hedge, converted to a unit that is shown elsewhere.
fn number(shared: &Shared, figure: Figure, unit: Unit, form: Form) -> String {
    Value::printed(figure, form).under(unit).text(shared.lang)
}

/// The newest publication of each year, whole years before parts of them.
fn by_year(shared: &Shared, (id, measure): (IndicatorId, Measure)) -> Vec<(Year, &[Observation])> {
    let points = series::points(&shared.dataset, shared.area, id, measure);
    let mut years: Vec<(Year, &[Observation])> = Vec::new();
    for point in points {
        let is_whole = matches!(point.period, Period::Year(_));
        let year = point.period.year();
        match years.last_mut() {
            Some((last, of)) if *last == year => {
                let has_whole = of
                    .first()
                    .is_some_and(|of| matches!(of.period, Period::Year(_)));
                if is_whole || !has_whole {
                    *of = point.vintages;
                }
            }
            _ => years.push((year, point.vintages)),
        }
    }
    years
}

/// The levels of an indicator, or its changes, shares or places, with the targets that can be drawn
/// beside them.
pub(super) fn levels(shared: &Shared, of: (IndicatorId, Measure), unit: Unit) -> Levels {
    let form = Form::of(of.1);
    let mut points = Vec::new();
    for (year, vintages) in by_year(shared, of) {
        for (at, observation) in vintages.iter().enumerate() {
            let Some(value) = series::value_in(observation.figure, unit) else {
                continue;
            };
            let number_text = number(shared, observation.figure, unit, form);
            let (label, vintage) = match (at, observation.period) {
                (0, Period::Year(_)) => (number_text, Vintage::Preferred),
                // A level within the year says when it was.
                (0, period) => {
                    let when = numbers::period(period, shared.lang);
                    (shared.lang.of_period(number_text, when), Vintage::Preferred)
                }
                _ => (shared.lang.printed_again(number_text), Vintage::Other),
            };
            points.push(Point {
                year,
                value,
                label,
                vintage,
            });
        }
    }
    let mut goals = own_goals(shared, of, unit);
    if of.1 == Measure::Level {
        goals.extend(goals_of_change(shared, of.0, (unit, &points)));
    }
    Levels {
        points,
        goals,
        chosen: Some(shared.year),
        gap: Some(shared.lang.not_in_dataset().to_owned()),
        ..Levels::default()
    }
}

fn own_goals(shared: &Shared, (id, measure): (IndicatorId, Measure), unit: Unit) -> Vec<Goal> {
    let targets = series::targets(&shared.dataset, shared.area, id, measure);
    let goal = |target: &crate::dataset::Target| {
        let number_text = number(shared, target.figure, unit, Form::of(measure));
        Some(Goal {
            year: target.period.year(),
            value: series::value_in(target.figure, unit)?,
            label: shared.lang.mark_target(number_text),
        })
    };
    targets.filter_map(goal).collect()
}

/// A target for a change, drawn at the level of the year before plus the change.
fn goals_of_change(
    shared: &Shared,
    id: IndicatorId,
    (unit, points): (Unit, &[Point]),
) -> Vec<Goal> {
    let kind = shared.dataset.indicator(id).map(|of| of.kind);
    if kind != Some(IndicatorKind::Stock) {
        return Vec::new();
    }
    let targets = series::targets(&shared.dataset, shared.area, id, Measure::Change);
    let goal = |target: &crate::dataset::Target| {
        let year = target.period.year();
        let before = points.iter().find(|point| {
            point.vintage == Vintage::Preferred && point.year.checked_add(1) == Some(year)
        })?;
        let change = series::value_in(target.figure, unit)?;
        let plus = if change.is_sign_negative() { "" } else { "+" };
        let number_text = number(shared, target.figure, unit, Form::Change);
        Some(Goal {
            year,
            value: before.value.checked_add(change)?,
            label: shared.lang.mark_target(format!("{plus}{number_text}")),
        })
    };
    targets.filter_map(goal).collect()
}

/// Rates of growth: over the year before as bars, over several years as spans.
fn growth_of(
    shared: &Shared,
    (id, measure): (IndicatorId, Measure),
    (base, unit): (Option<Period>, Unit),
) -> Growth {
    let label = |of: Figure| {
        Value::printed(of, Form::Growth)
            .under(unit)
            .text(shared.lang)
    };
    let value = |of: Figure| series::value_in(of, unit);
    let newest = by_year(shared, (id, measure));
    let newest = newest
        .iter()
        .filter_map(|(year, of)| Some((*year, of.first()?.figure)));
    let mut growth = Growth {
        goals: own_goals(shared, (id, measure), unit),
        chosen: Some(shared.year),
        ..Growth::default()
    };
    match base {
        None => {
            let rates = newest.filter_map(|(year, figure)| {
                Some(Rate {
                    year,
                    value: value(figure)?,
                    label: label(figure),
                })
            });
            growth.rates = rates.collect();
            growth.spans = averages(shared, id);
        }
        Some(base) => {
            let spans = newest.filter_map(|(last, figure)| {
                Some(Span {
                    base: base.year(),
                    last,
                    value: value(figure)?,
                    label: label(figure),
                })
            });
            growth.spans = spans.collect();
        }
    }
    growth
}

/// The steady growth between levels that are several years apart.
fn averages(shared: &Shared, id: IndicatorId) -> Vec<Span> {
    let levels = by_year(shared, (id, Measure::Level));
    let pairs = levels.windows(2).filter_map(|pair| {
        let [(first, from), (last, to)] = pair else {
            return None;
        };
        let years = last.checked_sub(*first).filter(|years| *years >= 2)?;
        average(shared, id, (from.first()?, to.first()?), years)
    });
    pairs.collect()
}

/// The average annual (compound) growth from one level to another over a number of years.
pub(super) fn average(
    shared: &Shared,
    id: IndicatorId,
    (from, to): (&Observation, &Observation),
    years: u16,
) -> Option<Span> {
    let indicator = shared.dataset.indicator(id)?;
    // The growth rate of a rate is not meaningful.
    let rate = (!indicator.unit.is_rate()).then(|| growth::compound(from, to, years))??;
    let value = rate.middle()?;
    let rate_text = numbers::range(rate, 1, shared.lang, |value| {
        numbers::number(value, shared.lang)
    });
    let rate_text = numbers::percent(&rate_text);
    let label = match indicator.growth_basis {
        // Levels are at current prices even if growth is stated at constant prices.
        Some(GrowthBasis::ConstantPrices) => shared.lang.average_growth_nominal(rate_text),
        _ => shared.lang.average_growth(rate_text),
    };
    Some(Span {
        base: from.period.year(),
        last: to.period.year(),
        value,
        label,
    })
}

/// The levels of whole years, for a small picture.
pub(super) fn yearly(shared: &Shared, of: (IndicatorId, Measure)) -> Vec<(Year, Decimal)> {
    let Some(unit) = unit(shared, of) else {
        return Vec::new();
    };
    let years = by_year(shared, of).into_iter();
    let value = |(year, of): (Year, &[Observation])| {
        Some((year, series::value_in(of.first()?.figure, unit)?))
    };
    years.filter_map(value).collect()
}
