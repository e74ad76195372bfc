//! Maps values to cells, with exact decimals throughout.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::strip::{Cells, Role, Strip};
use crate::text::width;

/// The most steps of an axis.
const STEPS: u32 = 8;

/// Cells between two numbers of an axis.
const APART: usize = 5;

/// A stretch of values with round ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    low: Decimal,
    high: Decimal,
    step: Decimal,
}

impl Axis {
    /// An axis between two ends, with a tick at every step; ends that are equal, or the wrong way
    /// round, are moved apart by a step.
    #[must_use]
    pub fn between(low: Decimal, high: Decimal, step: Decimal) -> Axis {
        let step = if step > Decimal::ZERO {
            step
        } else {
            Decimal::ONE
        };
        let high = if high > low {
            high
        } else {
            low.saturating_add(step)
        };
        Axis { low, high, step }
    }

    /// From 0 to 100, with ticks at 0, 50 and 100: for shares.
    #[must_use]
    pub fn of_shares() -> Axis {
        Axis::between(Decimal::ZERO, Decimal::ONE_HUNDRED, Decimal::new(50, 0))
    }

    /// The smallest axis with round ends that holds all values, and zero where some are negative.
    /// Its steps are 1, 2, 5, 10, 20, 50 and so on. Of four values or more on one side of zero, one
    /// that lies more than twice as far out as the next is left outside.
    #[must_use]
    pub fn holding(values: &[Decimal]) -> Axis {
        let mut sorted: Vec<Decimal> = values.to_vec();
        sorted.sort_unstable();
        let (low, high) = (inner_end(sorted.iter()), inner_end(sorted.iter().rev()));
        let (Some(mut low), Some(mut high)) = (low, high) else {
            return Axis::between(Decimal::ZERO, Decimal::ONE, Decimal::ONE);
        };
        if low < Decimal::ZERO {
            high = high.max(Decimal::ZERO);
        }
        if high < Decimal::ZERO {
            low = low.min(Decimal::ZERO);
        }
        let step = round_step(high.saturating_sub(low), STEPS).max(Decimal::ONE);
        let ends = |value: Decimal, strategy| {
            let steps = value.checked_div(step).unwrap_or(value);
            steps
                .round_dp_with_strategy(0, strategy)
                .saturating_mul(step)
        };
        Axis::between(
            ends(low, RoundingStrategy::ToNegativeInfinity),
            ends(high, RoundingStrategy::ToPositiveInfinity),
            step,
        )
    }

    /// The lower end.
    #[must_use]
    pub fn low(self) -> Decimal {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(self) -> Decimal {
        self.high
    }

    /// The cell of a value among so many, rounded half up; a value outside gets the nearest end.
    #[must_use]
    pub fn cell(self, value: Decimal, cells: usize) -> usize {
        let last = cells.saturating_sub(1);
        let value = value.clamp(self.low, self.high);
        let position = || {
            let way = value.checked_sub(self.low)?;
            let length = self.high.checked_sub(self.low)?;
            let share = way.checked_div(length)?;
            half_up(share.checked_mul(Decimal::from(last))?)
        };
        position().unwrap_or(0).min(last)
    }

    /// The cell of zero, where zero lies within the axis and not at its lower end.
    #[must_use]
    pub fn zero(self, cells: usize) -> Option<usize> {
        let inside = self.low < Decimal::ZERO && self.high >= Decimal::ZERO;
        inside.then(|| self.cell(Decimal::ZERO, cells))
    }

    /// The ticks, as many as stand far enough apart: every one, or every second, fifth, tenth …;
    /// the ends, where that leaves a single one.
    #[must_use]
    pub fn ticks(self, cells: usize) -> Vec<Decimal> {
        let last = Decimal::from(cells.saturating_sub(1));
        let length = self.high.saturating_sub(self.low);
        let apart = |every: i64| {
            let step = self.step.checked_mul(Decimal::from(every))?;
            let share = step.checked_div(length)?;
            Some(share.checked_mul(last)? >= Decimal::from(APART))
        };
        let every = [1i64, 2, 5, 10, 20, 50, 100];
        let every = every.into_iter().find(|every| apart(*every) == Some(true));
        let step = self
            .step
            .saturating_mul(Decimal::from(every.unwrap_or(100)));
        let ticks = multiples(self.low, self.high, step);
        match ticks.len() {
            0 | 1 => vec![self.low, self.high],
            _ => ticks,
        }
    }

    /// The numbers of the ticks over the cells of a picture; `room` cells behind it may be used for
    /// the last. `write` gives the text of a number.
    #[must_use]
    pub fn heading(self, cells: usize, room: usize, write: impl Fn(Decimal) -> String) -> Strip {
        let mut row = Cells::blank(cells.saturating_add(room));
        let mut free = 0;
        for tick in self.ticks(cells) {
            let text = write(tick);
            let middle = width(&text).saturating_sub(1) / 2;
            // The sign hangs before the number, which stands over its cell.
            let sign = usize::from(text.starts_with(['−', '-']));
            let before = middle.max(sign);
            let last = row.len().saturating_sub(width(&text));
            let at = self.cell(tick, cells).saturating_sub(before).min(last);
            if at >= free && row.write(at, &text, Role::Quiet) {
                free = at.saturating_add(width(&text)).saturating_add(1);
            }
        }
        row.into_strip()
    }
}

/// The outermost value in this direction that is not left outside.
fn inner_end<'v>(values: impl Iterator<Item = &'v Decimal> + Clone) -> Option<Decimal> {
    let mut values = values.copied();
    let first = values.next()?;
    let side = |of: &Decimal| of.is_sign_negative() == first.is_sign_negative();
    let next = values.clone().next().filter(side);
    let Some(next) = next.filter(|next| !next.is_zero()) else {
        return Some(first);
    };
    // Two or three values are a comparison; of more, one may lie far from all others.
    let is_far = first.abs() > next.saturating_mul(Decimal::TWO).abs();
    let is_one_of_many = values.filter(side).count() > 2;
    Some(if is_far && is_one_of_many {
        next
    } else {
        first
    })
}

/// The smallest of 1, 2, 5, 10, 20, 50 … (and 0.1, 0.2 …) that divides a length into at most
/// `parts`.
#[must_use]
pub fn round_step(length: Decimal, parts: u32) -> Decimal {
    let mut power = Decimal::new(1, 6);
    // 10^-6 to 10^21.
    for _ in 0..27 {
        for digit in [1i64, 2, 5] {
            let step = power.saturating_mul(Decimal::from(digit));
            if step.saturating_mul(Decimal::from(parts.max(1))) >= length {
                return step.normalize();
            }
        }
        power = power.saturating_mul(Decimal::TEN);
    }
    power
}

/// The multiples of a step between two values, at most 200.
#[must_use]
pub fn multiples(low: Decimal, high: Decimal, step: Decimal) -> Vec<Decimal> {
    let first = low.checked_div(step).map(|n| n.ceil().saturating_mul(step));
    let next = |tick: &Decimal| tick.checked_add(step);
    let ticks = std::iter::successors(first, next).take(200);
    ticks.take_while(|tick| *tick <= high).collect()
}

/// A value that is not negative, rounded half up.
#[must_use]
pub fn half_up(value: Decimal) -> Option<usize> {
    let rounded = value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    rounded.to_usize()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn axis(values: &[&str]) -> Axis {
        let values: Vec<Decimal> = values.iter().map(|text| d(text)).collect();
        Axis::holding(&values)
    }

    #[test]
    fn an_axis_ends_at_round_numbers_that_hold_all_values() {
        let rates = axis(&["-7.8", "7", "3", "10", "3.68", "9.43", "8.6", "12.1", "11"]);
        assert_eq!((rates.low(), rates.high()), (d("-10"), d("15")));
        let near = axis(&["8.6", "9.43"]);
        assert_eq!((near.low(), near.high()), (d("8"), d("10")));
        assert_eq!(axis(&["-5", "-3"]).high(), d("0"));
    }

    #[test]
    fn numbers_of_an_axis_stand_apart_and_over_their_ticks() {
        let rates = axis(&["-7.8", "12.1", "3", "4"]);
        let write = |of: Decimal| of.to_string().replace('-', "−");
        assert_eq!(
            rates.heading(26, 2, write).text(),
            "−10 −5    0    5    10   15 "
        );
        assert_eq!(rates.heading(14, 2, write).text(), "−10  0    10    ");
        // A single number would not tell how long the axis is.
        assert_eq!(rates.heading(12, 2, write).text(), "−10        15 ");
        // Without room behind it, the last number ends over its tick.
        assert_eq!(rates.heading(14, 0, write).text(), "−10  0    10  ");
        assert_eq!(rates.heading(12, 0, write).text(), "−10       15");
    }

    #[test]
    fn one_value_far_from_all_others_does_not_press_them_together() {
        let growth = axis(&["5", "7", "9", "12", "240"]);
        let holds = |axis: Axis, value| axis.low() <= d(value) && d(value) <= axis.high();
        assert!(!holds(growth, "240") && holds(growth, "12"));
        assert_eq!(growth.cell(d("240"), 30), 29);
        assert!(holds(axis(&["5", "240"]), "240"));
    }

    proptest! {
        #[test]
        fn a_mark_differs_from_its_value_by_at_most_half_a_cell(
            low in -1000i64..0, length in 1i64..2000, part in 0i64..=1000, cells in 2usize..120,
        ) {
            let (low, length) = (Decimal::from(low), Decimal::from(length));
            let axis = Axis::between(low, low + length, Decimal::ONE);
            let value = low + length * Decimal::new(part, 3);
            let exact = Decimal::new(part, 3) * Decimal::from(cells - 1);
            let cell = Decimal::from(axis.cell(value, cells));
            prop_assert!((cell - exact).abs() <= Decimal::new(5, 1) + Decimal::new(1, 20));
        }

        #[test]
        fn larger_values_never_stand_before_smaller_ones(
            values in prop::collection::vec(-500i64..500, 2..12), cells in 2usize..80,
        ) {
            let mut values: Vec<Decimal> = values.into_iter().map(|of| Decimal::new(of, 1)).collect();
            let axis = Axis::holding(&values);
            values.sort_unstable();
            let at: Vec<usize> = values.iter().map(|of| axis.cell(*of, cells)).collect();
            prop_assert!(at.is_sorted());
        }

        #[test]
        fn ticks_are_evenly_spaced(low in -300i64..300, high in -300i64..300, cells in 12usize..90) {
            let axis = Axis::holding(&[Decimal::from(low), Decimal::from(high)]);
            let ticks = axis.ticks(cells);
            let steps: Vec<Decimal> = ticks.windows(2).map(|of| of[1] - of[0]).collect();
            prop_assert!(steps.windows(2).all(|of| of[0] == of[1]));
        }
    }

    proptest! {
        #[test]
        fn ticks_are_evenly_spaced_on_the_screen_too(
            low in -300i64..300, high in -300i64..300, cells in 12usize..250,
        ) {
            let axis = Axis::holding(&[Decimal::from(low), Decimal::from(high)]);
            let at: Vec<usize> = axis.ticks(cells).into_iter().map(|of| axis.cell(of, cells)).collect();
            let steps: Vec<usize> = at.windows(2).map(|of| of[1] - of[0]).collect();
            // Each is rounded to its cell.
            let (least, most) = (steps.iter().min(), steps.iter().max());
            if let (Some(least), Some(most)) = (least, most) {
                prop_assert!(most - least <= 1, "{steps:?}");
            }
        }
    }
}
