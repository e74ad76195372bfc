//! The last result known before a target: what stands beside it while it has no result of its own.

use rust_decimal::{Decimal, RoundingStrategy};

use super::compare;
use super::context::Context;
use super::value::{Amount, Form, Rounding, UnitPlace, Value};
use crate::analysis::matrix::Line;
use crate::dataset::Target;
use crate::figure::period::Year;
use crate::figure::{Hedge, Interval, Unit};

/// A result of the thing that a target is about, from a year before it.
#[derive(Debug, Clone, Copy)]
pub struct Earlier {
    /// Of which year.
    pub year: Year,
    /// The result, in the unit of the target.
    pub value: Value,
}

/// The newest result from a year before the target, of the same indicator in the same measure;
/// `None` where there is none, or none in a unit that compares.
#[must_use]
pub fn earlier(cx: &Context<'_>, target: &Target) -> Option<Earlier> {
    let line = Line {
        indicator: target.indicator,
        measure: target.measure,
    };
    let unit = target.figure.unit;
    let years = cx.dataset.years(target.area).rev();
    let mut before = years.filter(|year| *year < target.period.year());
    before.find_map(|year| {
        let value = compare::reached(cx, line, year)?;
        let compares = value.unit.comparable(unit);
        compares.then(|| Earlier {
            year,
            value: value.under(unit),
        })
    })
}

/// What the target is of an earlier result, in percent, with the hedges of both. A target that is a
/// bound leaves a bound, rounded to its safe side. `None` where the earlier result is a bound or
/// not above zero.
#[must_use]
pub fn percent_of(target: &Target, earlier: &Value) -> Option<Value> {
    let base = compare::shown(earlier)?;
    let (low, high) = (base.lo()?, base.hi()?);
    let power = target.figure.unit.magnitude().power();
    let promised = Interval::exactly(target.figure.value).shift(power).ok()?;
    if low <= Decimal::ZERO {
        return None;
    }
    let of = |base: Decimal| promised.share_of(Interval::exactly(base)).ok();
    let near = |of: Interval| Some(of.lo()?.round_dp(PRECISE));
    let (least, most) = (near(of(high)?)?, near(of(low)?)?);
    let hedge = match (target.figure.qualifier.hedge, about(earlier)) {
        (Hedge::Exact, true) => Hedge::About,
        (hedge, _) => hedge,
    };
    let rounding = match hedge {
        Hedge::Over | Hedge::AtLeast => RoundingStrategy::ToNegativeInfinity,
        Hedge::UpTo => RoundingStrategy::ToPositiveInfinity,
        Hedge::Exact | Hedge::About | Hedge::Nearly => RoundingStrategy::MidpointAwayFromZero,
    };
    let whole = |of: Decimal| of.round_dp_with_strategy(0, rounding);
    // Nearly the same is not the same.
    let is_near = |of: Decimal| of != Decimal::ONE_HUNDRED && whole(of) == Decimal::ONE_HUNDRED;
    let decimals = u32::from(least == most && is_near(least));
    let shown = |of: Decimal| of.round_dp_with_strategy(decimals, rounding);
    Some(Value {
        amount: Amount::Computed {
            possible: Interval::between(least, most),
            shown: Interval::between(shown(least), shown(most)),
            hedge,
            decimals,
            rounding: Rounding::Nearest,
        },
        unit: Unit::parse("%").ok()?,
        form: Form::Completion,
        unit_place: UnitPlace::Cell,
    })
}

/// Decimals of a percentage, more than anyone is told.
const PRECISE: u32 = 8;

fn about(value: &Value) -> bool {
    match value.amount {
        Amount::Printed(figure) => figure.qualifier.hedge == Hedge::About,
        Amount::Computed { hedge, .. } => hedge == Hedge::About,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::sheet::testing::{entry, made_up, year};
    use crate::text::Lang;

    /// The last result before a target for 2022, and the target in percent of it.
    fn last_result(
        result: (&str, &str),
        target: (&str, &str),
        rest: &str,
    ) -> Option<(Year, String, String)> {
        let keys = "indicator = \"gdp\"";
        let entry_of = |line, (value, unit): (&str, &str), more: &str| {
            entry(line, value, unit, &format!("{keys}{more}"))
        };
        let dataset = made_up(&[
            ("years/2020.toml", &year(&[entry_of(1, result, "")], &[])),
            ("years/2022.toml", &year(&[], &[entry_of(3, target, rest)])),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2022, Lang::En);
        let target = dataset.targets_in(cx.area, 2022).next().unwrap();
        let of = earlier(&cx, target)?;
        let percent = percent_of(target, &of.value).map_or_else(String::new, |of| of.text(cx.lang));
        Some((of.year, of.value.text(Lang::Zh), percent))
    }

    #[rstest]
    #[case(("31", "亿元"), ("20", "亿元"), "", "65%")]
    #[case(("104.7", "亿元"), ("105", "亿元"), "", "100.3%")]
    #[case(("100", "亿元"), ("100", "亿元"), "", "100%")]
    #[case(("112.2", "亿元"), ("164.6", "亿元"), ", bound = \"about\"", "≈147%")]
    #[case(("334.5", "亿元"), ("400", "亿元"), ", bound = \"over\"", ">119%")]
    #[case(("50000", "万元"), ("6", "亿元"), "", "120%")]
    fn a_target_is_told_in_percent_of_the_last_result(
        #[case] result: (&str, &str),
        #[case] target: (&str, &str),
        #[case] rest: &str,
        #[case] percent: &str,
    ) {
        let (year, _, text) = last_result(result, target, rest).unwrap();
        assert_eq!((year, &*text), (2020, percent));
    }

    #[test]
    fn the_last_result_stands_in_the_unit_of_the_target() {
        let (_, value, _) = last_result(("50000", "万元"), ("6", "亿元"), "").unwrap();
        assert_eq!(value, "5.0000");
    }
}
