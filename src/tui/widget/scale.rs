//! Maps values to cells, with exact decimals like all arithmetic on figures.

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
    /// Maps `low..=high` to the given number of steps. An empty range is extended to length one.
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    proptest! {
        #[test]
        fn values_keep_their_order_on_a_scale(a in -1000i64..1000, b in -1000i64..1000, steps in 1u32..500) {
            let scale = Scale::new(d("-300"), d("700"), steps);
            let (low, high) = (a.min(b), a.max(b));
            prop_assert!(scale.step(Decimal::from(low)) <= scale.step(Decimal::from(high)));
            prop_assert!(scale.step(Decimal::from(high)) <= steps);
        }

    }
}
