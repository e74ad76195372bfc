//! A figure: a number exactly as printed, with its unit and the words around it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decimal::{self, ArithmeticError, Toward};
use super::interval::Interval;
use super::number;
use super::qualifier::{Hedge, Qualifier};
use super::unit::{Dimension, Magnitude, Unit};

/// A printed figure: `510亿元左右` is 510, 亿元, about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Figure {
    /// The number in the printed unit; its scale is the number of decimals printed.
    pub value: Decimal,
    /// The printed unit.
    pub unit: Unit,
    /// The words around the number.
    pub qualifier: Qualifier,
}

impl Figure {
    /// A figure without hedges.
    #[must_use]
    pub fn plain(value: Decimal, unit: Unit) -> Figure {
        Figure {
            value,
            unit,
            qualifier: Qualifier::default(),
        }
    }

    /// The value in the base unit (元 of 亿元).
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], which no number that [`number::parse`] accepts can cause.
    pub fn base_value(self) -> Result<Decimal, ArithmeticError> {
        decimal::shift(self.value, self.unit.magnitude().power())
    }

    /// The values, in the base unit, that could have been printed so.
    ///
    /// - A number printed with d decimals: half a unit of its last place on either side.
    /// - A count printed in full (1493家): itself alone, for things are counted and not rounded.
    /// - About: see [`Figure::leeway`].
    /// - Nearly: at most the number, and above it less one unit of its last digit that is not zero, or
    ///   of a rate's last printed digit.
    /// - Over, at least: from the number upward. Up to: from the number downward.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn interval(self) -> Result<Interval, ArithmeticError> {
        let around = |margin: Decimal| {
            Ok(Interval::between(
                decimal::sub(self.value, margin, Toward::Below)?,
                decimal::add(self.value, margin, Toward::Above)?,
            ))
        };
        let printed = match self.qualifier.hedge {
            Hedge::Exact if self.is_counted() => Interval::exactly(self.value),
            Hedge::Exact => around(self.half_last_place())?,
            Hedge::About => around(self.leeway())?,
            Hedge::Nearly => Interval::between(
                decimal::sub(self.value, self.step(), Toward::Below)?,
                self.value,
            ),
            Hedge::Over | Hedge::AtLeast => Interval::at_least(self.value),
            Hedge::UpTo => Interval::at_most(self.value),
        };
        printed.shift(self.unit.magnitude().power())
    }

    /// The values, in the base unit, for which a newspaper prints this: [`Figure::interval`], but
    /// "over" and "at least" reach no further than the next unit of the printed digits. Whoever
    /// counts 8600 does not write "over 4600": it lies between 4600 and 4700.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn reach(self) -> Result<Interval, ArithmeticError> {
        if !matches!(self.qualifier.hedge, Hedge::Over | Hedge::AtLeast) {
            return self.interval();
        }
        let zeros = number::trailing_zeros(self.value);
        let step = unit_of_last_digit(self.value, zeros);
        let next = decimal::add(self.value, step, Toward::Above)?;
        Interval::between(self.value, next).shift(self.unit.magnitude().power())
    }

    /// The values that could have been printed so, if no word around the number meant anything: half
    /// a unit of the last place on either side, or a count alone; in the base unit.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn unhedged(self) -> Result<Interval, ArithmeticError> {
        Figure::plain(self.value, self.unit).interval()
    }

    /// The number itself where it is printed as a number, and all that it leaves possible where it is
    /// printed as a bound or as nearly reached; in the base unit.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn point(self) -> Result<Interval, ArithmeticError> {
        let value = self.base_value()?;
        Ok(match self.qualifier.hedge {
            Hedge::Exact | Hedge::About => Interval::exactly(value),
            Hedge::Nearly => self.interval()?,
            Hedge::Over | Hedge::AtLeast => Interval::at_least(value),
            Hedge::UpTo => Interval::at_most(value),
        })
    }

    /// How far, in the printed unit, a value may lie from a number that is called "about".
    ///
    /// A speaker who says "about 510" has rounded to the tens: half a unit of the last digit that
    /// is not zero. One who says "about 465" means 465 give or take one. A rate is quoted to its
    /// last printed digit even if that is a zero: "about 10 %" is 9.5–10.5 and not 5–15.
    #[must_use]
    pub fn leeway(self) -> Decimal {
        let zeros = number::trailing_zeros(self.value);
        if self.unit.is_rate() {
            return self.half_last_place();
        }
        if zeros == 0 {
            return Decimal::new(1, self.value.scale());
        }
        let tens = 10i64
            .checked_pow(zeros.saturating_sub(1))
            .and_then(|tens| tens.checked_mul(5));
        Decimal::from(tens.unwrap_or(i64::MAX))
    }

    /// One unit of the last digit that a speaker who says "nearly" has rounded to.
    fn step(self) -> Decimal {
        let zeros = match self.unit.is_rate() {
            true => 0,
            false => number::trailing_zeros(self.value),
        };
        unit_of_last_digit(self.value, zeros)
    }

    fn half_last_place(self) -> Decimal {
        Decimal::new(5, self.value.scale().saturating_add(1))
    }

    /// Whole things, printed one by one.
    fn is_counted(self) -> bool {
        let whole = self.unit.is_count() || self.unit.dimension() == Dimension::Rank;
        whole && self.unit.magnitude() == Magnitude::One && self.value.scale() == 0
    }
}

/// One unit of the last digit of a number before so many zeros.
fn unit_of_last_digit(value: Decimal, zeros: u32) -> Decimal {
    match zeros {
        0 => Decimal::new(1, value.scale()),
        _ => Decimal::from(10i64.checked_pow(zeros).unwrap_or(i64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy;
    use strum::VariantNames;

    fn figure(value: &str, unit: &str, hedge: Hedge) -> Figure {
        let qualifier = Qualifier {
            hedge,
            strive: false,
        };
        Figure {
            value: number::parse(value).unwrap(),
            unit: Unit::parse(unit).unwrap(),
            qualifier,
        }
    }

    fn bounds(value: &str, unit: &str, hedge: Hedge) -> (Option<String>, Option<String>) {
        let interval = figure(value, unit, hedge).interval().unwrap();
        let text = |bound: Option<Decimal>| bound.map(|b| b.normalize().to_string());
        (text(interval.lo()), text(interval.hi()))
    }

    fn of(lo: &str, hi: &str) -> (Option<String>, Option<String>) {
        (Some(lo.into()), Some(hi.into()))
    }

    #[test]
    fn printed_decimals_set_the_width() {
        assert_eq!(bounds("67.6", "%", Hedge::Exact), of("67.55", "67.65"));
        assert_eq!(bounds("67.60", "%", Hedge::Exact), of("67.595", "67.605"));
        assert_eq!(bounds("1.2", "万家", Hedge::Exact), of("11500", "12500"));
        assert_eq!(bounds("1.42", "万户", Hedge::Exact), of("14150", "14250"));
    }

    #[test]
    fn things_counted_one_by_one_are_not_rounded() {
        assert_eq!(bounds("1493", "家", Hedge::Exact), of("1493", "1493"));
    }

    #[test]
    fn about_widens_by_the_digits_that_were_rounded_away() {
        assert_eq!(
            bounds("510", "亿元", Hedge::About),
            of("50500000000", "51500000000")
        );
        assert_eq!(
            bounds("465", "亿元", Hedge::About),
            of("46400000000", "46600000000")
        );
        assert_eq!(bounds("10", "%", Hedge::About), of("9.5", "10.5"));
        assert_eq!(bounds("40", "家", Hedge::About), of("35", "45"));
    }

    #[test]
    fn nearly_is_at_most_the_number_and_above_it_less_one_unit_of_its_last_digit() {
        assert_eq!(bounds("40", "家", Hedge::Nearly), of("30", "40"));
        assert_eq!(bounds("2000", "家", Hedge::Nearly), of("1000", "2000"));
        assert_eq!(bounds("38", "家", Hedge::Nearly), of("37", "38"));
        assert_eq!(bounds("100", "%", Hedge::Nearly), of("99", "100"));
    }

    #[test]
    fn over_and_at_least_have_no_upper_end() {
        assert_eq!(
            bounds("4600", "家", Hedge::Over),
            (Some("4600".into()), None)
        );
        assert_eq!(bounds("7", "%", Hedge::AtLeast), (Some("7".into()), None));
        assert_eq!(bounds("20", "天", Hedge::UpTo), (None, Some("20".into())));
    }

    proptest! {
        #[test]
        fn the_interval_contains_every_number_that_rounds_to_the_printed_one(
            digits in -1_000_000_000i64..1_000_000_000, scale in 0u32..=6, decimals in 0u32..=3,
        ) {
            let true_value = Decimal::new(digits, scale);
            for strategy in [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven] {
                let mut printed = true_value.round_dp_with_strategy(decimals, strategy);
                printed.rescale(decimals);
                let figure = Figure::plain(printed, Unit::parse("%").unwrap());
                prop_assert!(figure.interval().unwrap().contains(true_value));
            }
        }

        #[test]
        fn every_figure_that_can_be_read_has_an_interval_around_its_value(
            text in "-?[0-9]{1,15}(\\.[0-9]{1,9})?", unit in 0usize..30, magnitude in 0usize..3, hedge in 0usize..Hedge::VARIANTS.len(),
        ) {
            let Ok(value) = number::parse(&text) else { return Ok(()) };
            let name = Unit::names().nth(unit).unwrap();
            let unit = Unit::parse(&format!("{}{name}", ["", "万", "亿"][magnitude])).unwrap();
            let qualifier = Qualifier { hedge: Hedge::VARIANTS[hedge].parse().unwrap(), strive: false };
            let figure = Figure { value, unit, qualifier };
            prop_assert!(figure.interval().unwrap().contains(figure.base_value().unwrap()));
        }
    }
}
