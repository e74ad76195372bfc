//! Maps values to cells, and finds round steps for an axis. Computes with exact decimals, as
//! everything does that figures go through.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A range of values mapped to steps: cells, or parts of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    pub low: Decimal,
    pub high: Decimal,
    pub steps: u32,
}

impl Scale {
    /// Maps `low..=high` to so many steps. A range without length is given length one.
    #[must_use]
    pub fn new(low: Decimal, high: Decimal, steps: u32) -> Scale {
        let high = if high > low {
            high
        } else {
            low.saturating_add(Decimal::ONE)
        };
        Scale { low, high, steps }
    }

    /// The step nearest to a value. Values outside of the range get the first or the last step.
    #[must_use]
    pub fn step(self, value: Decimal) -> u32 {
        let value = value.clamp(self.low, self.high);
        let position = || {
            let way = value.checked_sub(self.low)?;
            let length = self.high.checked_sub(self.low)?;
            way.checked_div(length)?
                .checked_mul(Decimal::from(self.steps))?
                .round()
                .to_u32()
        };
        position().unwrap_or(0).min(self.steps)
    }
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

/// The multiples of `step` from `low` to `high`; at most 100.
#[must_use]
pub fn ticks(low: Decimal, high: Decimal, step: Decimal) -> Vec<Decimal> {
    let mut ticks = Vec::new();
    let first = low
        .checked_div(step)
        .map(|n| n.ceil())
        .and_then(|n| n.checked_mul(step));
    let mut tick = first;
    while let Some(value) = tick.filter(|value| *value <= high && ticks.len() < 100) {
        ticks.push(value.normalize());
        tick = value.checked_add(step);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn axes_have_round_steps() {
        assert_eq!(round_step(d("548"), 4), d("200"));
        assert_eq!(round_step(d("16"), 4), d("5"));
        assert_eq!(round_step(d("0.9"), 5), d("0.2"));
        assert_eq!(
            ticks(d("-14.8"), d("1.1"), d("5")),
            [d("-10"), d("-5"), d("0")]
        );
    }

    proptest! {
        #[test]
        fn values_keep_their_order_on_a_scale(a in -1000i64..1000, b in -1000i64..1000, steps in 1u32..500) {
            let scale = Scale::new(d("-300"), d("700"), steps);
            let (low, high) = (a.min(b), a.max(b));
            prop_assert!(scale.step(Decimal::from(low)) <= scale.step(Decimal::from(high)));
            prop_assert!(scale.step(Decimal::from(high)) <= steps);
        }

        #[test]
        fn no_axis_has_more_ticks_than_asked(length in 1i64..1_000_000_000, parts in 1u32..12) {
            let (low, high) = (Decimal::ZERO, Decimal::from(length));
            let step = round_step(high, parts);
            prop_assert!(ticks(low, high, step).len() <= parts as usize + 1);
        }
    }
}
