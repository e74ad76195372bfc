//! A figure of another year, and how this year's differs from it.

use super::cell::{Absent, Cell};
use super::column::{Align, Column};
use super::context::Context;
use super::value::{Amount, Form, Rounding, UnitPlace, Value};
use crate::analysis::matrix::{self, Line};
use crate::analysis::result::Actual;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Hedge, Interval, Period, Unit};

/// The columns that a second year adds: its figure, the difference, the difference in percent.
#[must_use]
pub fn columns(cx: &Context<'_>, priority: u8) -> Vec<Column> {
    let Some(year) = cx.other_year else {
        return Vec::new();
    };
    let lang = cx.lang;
    let column = |id, heading: String| {
        Column::new(id, heading)
            .align(Align::Decimal)
            .on_screen(priority)
    };
    vec![
        column("other", lang.column_of_year(year)),
        column("difference", lang.column_difference().to_owned()),
        column("percent", lang.column_percent().to_owned()),
    ]
}

/// Which year stands beside the one shown, for programs.
#[must_use]
pub fn other_year<'d>(cx: &Context<'_>) -> Cell<'d> {
    cx.other_year
        .map_or(Cell::Blank, |year| Cell::Period(Period::Year(year)))
}

/// The cells of [`columns`]; none without a second year. `this` is this year's figure.
#[must_use]
pub fn cells<'d>(cx: &Context<'_>, line: Line, this: Option<Value>) -> Vec<Cell<'d>> {
    let Some(year) = cx.other_year else {
        return Vec::new();
    };
    let Some(mut other) = reached(cx, line, year) else {
        return vec![Cell::Absent(Absent::NotInDataset), Cell::Blank, Cell::Blank];
    };
    if let Some(this) = this {
        other = other.under(this.unit);
        if this.unit_place == UnitPlace::Cell {
            other.unit_place = UnitPlace::Cell;
        }
    }
    let comparable = this.filter(|this| this.unit.comparable(other.unit));
    let difference = comparable.and_then(|this| difference(&this, &other));
    let percent = comparable
        .filter(|this| this.unit.dimension() != Dimension::Percent)
        .and_then(|this| percent(&this, &other));
    vec![
        Cell::Value(other),
        Cell::value_or(difference, Cell::Blank),
        Cell::value_or(percent, Cell::Blank),
    ]
}

/// The figure of a year; `None` if there is none that can be compared.
#[must_use]
pub fn reached(cx: &Context<'_>, line: Line, year: Year) -> Option<Value> {
    match matrix::cell(cx.dataset, cx.area, line, year)? {
        matrix::Cell::Reached(observation) => {
            let form = Form::of(observation.measure);
            Some(Value::printed(observation.figure, form))
        }
        matrix::Cell::Promised(score) => match &score.actual {
            Some(Actual::Stated(_)) if score.target.not_comparable.is_some() => None,
            _ => super::score::actual(&score),
        },
    }
}

/// This value less the other.
pub(super) fn difference(this: &Value, other: &Value) -> Option<Value> {
    let compute = |this: Interval, other: Interval| this.minus(other).ok();
    let amount = combine(this, other, compute, 2)?;
    // Rates differ by percentage points: 3 % lies 7 points below 10 %, not 7 %.
    let unit = match this.unit.is_rate() {
        true => Unit::parse("个百分点").ok()?,
        false => this.unit,
    };
    Some(Value {
        amount,
        unit,
        form: Form::Difference,
        ..*this
    })
}

/// By how many percent this value lies above the other.
pub(super) fn percent(this: &Value, other: &Value) -> Option<Value> {
    let compute = |this: Interval, other: Interval| this.growth_over(other).ok();
    let amount = combine(this, other, compute, 1)?;
    Some(Value {
        amount,
        unit: Unit::parse("%").ok()?,
        form: Form::Percent,
        unit_place: UnitPlace::Column,
    })
}

/// How many times another value a value is, with one decimal; `None` where the other may be zero or
/// less, or the two cannot be compared.
#[must_use]
pub fn times(this: &Value, other: &Value) -> Option<Value> {
    if !this.unit.comparable(other.unit) {
        return None;
    }
    let compute = |this: Interval, other: Interval| this.over(other).ok();
    Some(Value {
        amount: combine(this, other, compute, 1)?,
        unit: Unit::parse("个").ok()?,
        form: Form::Index,
        unit_place: UnitPlace::Column,
    })
}

/// Computes with the numbers as printed, and with all that their hedges leave possible.
pub(super) fn combine(
    this: &Value,
    other: &Value,
    compute: impl Fn(Interval, Interval) -> Option<Interval>,
    decimals: u32,
) -> Option<Amount> {
    let about = |value: &Value| match value.amount {
        Amount::Printed(figure) => figure.qualifier.hedge == Hedge::About,
        Amount::Computed { hedge, .. } => hedge == Hedge::About,
    };
    let hedge = match about(this) || about(other) {
        true => Hedge::About,
        false => Hedge::Exact,
    };
    Some(Amount::Computed {
        possible: compute(possible(this)?, possible(other)?)?,
        shown: compute(shown(this)?, shown(other)?)?,
        hedge,
        decimals,
        rounding: Rounding::Nearest,
    })
}

/// What a value is shown as, in the base unit.
pub(super) fn shown(value: &Value) -> Option<Interval> {
    match value.amount {
        Amount::Printed(figure) => figure.point().ok(),
        Amount::Computed { shown, .. } => Some(shown),
    }
}

/// What a value can be, in the base unit: a plain number is taken as printed.
pub(super) fn possible(value: &Value) -> Option<Interval> {
    match value.amount {
        Amount::Printed(figure) if figure.qualifier.hedge == Hedge::About => figure.interval().ok(),
        Amount::Printed(figure) => figure.point().ok(),
        Amount::Computed { possible, .. } => Some(possible),
    }
}
