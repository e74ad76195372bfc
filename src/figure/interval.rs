//! The set of values that could have been printed as a figure, and arithmetic on such sets.
//!
//! Bounds are closed on both sides: newspapers round halves up, GB/T 8170 rounds them to even, and
//! the print does not say which, so "67.6" may stand for 67.55 as well as for 67.65. A missing
//! bound is infinite. Results are rounded outward ([`Toward`]), so nothing possible is ever lost.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::decimal::{self, ArithmeticError, Toward};

/// One end of an interval; `None` is infinite.
type Bound = Option<Decimal>;

/// A closed interval, each side of which may be infinite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    lo: Bound,
    hi: Bound,
}

impl Interval {
    /// Any value at all.
    pub const ANYTHING: Interval = Interval { lo: None, hi: None };

    /// One value and no other.
    #[must_use]
    pub fn exactly(value: Decimal) -> Interval {
        Interval {
            lo: Some(value),
            hi: Some(value),
        }
    }

    /// From `a` to `b`, whichever is smaller first.
    #[must_use]
    pub fn between(a: Decimal, b: Decimal) -> Interval {
        Interval {
            lo: Some(a.min(b)),
            hi: Some(a.max(b)),
        }
    }

    /// From `lo` to `hi`, either of which may be missing; of two, whichever is smaller first.
    #[must_use]
    pub fn from_bounds(lo: Option<Decimal>, hi: Option<Decimal>) -> Interval {
        match (lo, hi) {
            (Some(a), Some(b)) => Interval::between(a, b),
            (lo, hi) => Interval { lo, hi },
        }
    }

    /// `value` or more.
    #[must_use]
    pub fn at_least(value: Decimal) -> Interval {
        Interval {
            lo: Some(value),
            hi: None,
        }
    }

    /// `value` or less.
    #[must_use]
    pub fn at_most(value: Decimal) -> Interval {
        Interval {
            lo: None,
            hi: Some(value),
        }
    }

    /// The least value, `None` where there is none.
    #[must_use]
    pub fn lo(self) -> Option<Decimal> {
        self.lo
    }

    /// The greatest value, `None` where there is none.
    #[must_use]
    pub fn hi(self) -> Option<Decimal> {
        self.hi
    }

    /// The value halfway between its ends; `None` where one is missing or their sum overflows.
    #[must_use]
    pub fn middle(self) -> Option<Decimal> {
        self.lo?.checked_add(self.hi?)?.checked_div(Decimal::TWO)
    }

    /// Its only value, if it has but one.
    #[must_use]
    pub fn single(self) -> Option<Decimal> {
        self.lo.filter(|_| self.lo == self.hi)
    }

    /// Whether `value` could be meant.
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        self.lo.is_none_or(|lo| lo <= value) && self.hi.is_none_or(|hi| value <= hi)
    }

    /// Whether some value could be meant by both.
    #[must_use]
    pub fn meets(self, other: Interval) -> bool {
        let below = |hi: Bound, lo: Bound| matches!((hi, lo), (Some(hi), Some(lo)) if hi < lo);
        !below(self.hi, other.lo) && !below(other.hi, self.lo)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Interval) -> Interval {
        Interval {
            lo: self.lo.zip(other.lo).map(|(a, b)| a.min(b)),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)),
        }
    }

    /// Every value times `10^power`.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn shift(self, power: i32) -> Result<Interval, ArithmeticError> {
        let shift = |bound: Bound| bound.map(|value| decimal::shift(value, power)).transpose();
        Ok(Interval {
            lo: shift(self.lo)?,
            hi: shift(self.hi)?,
        })
    }

    /// All sums of a value of each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn plus(self, other: Interval) -> Result<Interval, ArithmeticError> {
        let add = |a: Bound, b: Bound, toward| {
            a.zip(b)
                .map(|(a, b)| decimal::add(a, b, toward))
                .transpose()
        };
        Ok(Interval {
            lo: add(self.lo, other.lo, Toward::Below)?,
            hi: add(self.hi, other.hi, Toward::Above)?,
        })
    }

    /// All differences of a value of each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn minus(self, other: Interval) -> Result<Interval, ArithmeticError> {
        self.plus(Interval {
            lo: other.hi.map(decimal::negate),
            hi: other.lo.map(decimal::negate),
        })
    }

    /// All products of a value of each; everything, where either is infinite.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn times(self, other: Interval) -> Result<Interval, ArithmeticError> {
        let (Some(a), Some(b), Some(c), Some(d)) = (self.lo, self.hi, other.lo, other.hi) else {
            return Ok(Interval::ANYTHING);
        };
        if a >= Decimal::ZERO && c >= Decimal::ZERO {
            return Ok(Interval {
                lo: Some(decimal::mul(a, c, Toward::Below)?),
                hi: Some(decimal::mul(b, d, Toward::Above)?),
            });
        }
        let corners = [(a, c), (a, d), (b, c), (b, d)];
        let mut product: Option<Interval> = None;
        for (x, y) in corners {
            let corner = Interval {
                lo: Some(decimal::mul(x, y, Toward::Below)?),
                hi: Some(decimal::mul(x, y, Toward::Above)?),
            };
            product = Some(product.map_or(corner, |so_far| so_far.hull(corner)));
        }
        Ok(product.unwrap_or(Interval::ANYTHING))
    }

    /// All quotients of a value of this and a value of `whole`, which must be positive throughout.
    ///
    /// # Errors
    /// [`ArithmeticError::BaseNotPositive`] where `whole` reaches zero, [`ArithmeticError::Overflow`].
    pub fn over(self, whole: Interval) -> Result<Interval, ArithmeticError> {
        let least = whole
            .lo
            .filter(|lo| *lo > Decimal::ZERO)
            .ok_or(ArithmeticError::BaseNotPositive)?;
        let quotient = |part: Bound, toward: Toward| {
            let Some(part) = part else { return Ok(None) };
            // The wide side of a positive part lies over the smallest whole, its narrow side over
            // the largest; of a negative part it is the other way round.
            let divisor = match (toward, part.cmp(&Decimal::ZERO)) {
                (_, Ordering::Equal) => return Ok(Some(Decimal::ZERO)),
                (Toward::Below, Ordering::Greater) | (Toward::Above, Ordering::Less) => whole.hi,
                (Toward::Below, Ordering::Less) | (Toward::Above, Ordering::Greater) => Some(least),
            };
            divisor.map_or(Ok(Some(Decimal::ZERO)), |divisor| {
                decimal::div(part, divisor, toward).map(Some)
            })
        };
        Ok(Interval {
            lo: quotient(self.lo, Toward::Below)?,
            hi: quotient(self.hi, Toward::Above)?,
        })
    }

    /// What share of `whole` this is, in percent.
    ///
    /// # Errors
    /// As [`Interval::over`].
    pub fn share_of(self, whole: Interval) -> Result<Interval, ArithmeticError> {
        self.over(whole)?.shift(2)
    }

    /// By how many percent this level lies above the level `base`.
    ///
    /// # Errors
    /// As [`Interval::over`].
    pub fn growth_over(self, base: Interval) -> Result<Interval, ArithmeticError> {
        self.share_of(base)?
            .minus(Interval::exactly(Decimal::ONE_HUNDRED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn between(lo: &str, hi: &str) -> Interval {
        Interval::between(d(lo), d(hi))
    }

    /// Values of the size of real indicators, with up to four decimals.
    fn values() -> impl Strategy<Value = Decimal> {
        (-1_000_000_000_000i64..1_000_000_000_000, 0u32..=4)
            .prop_map(|(digits, scale)| Decimal::new(digits, scale))
    }

    fn inside(interval: Interval, at: u8) -> Decimal {
        let (lo, hi) = (interval.lo().unwrap(), interval.hi().unwrap());
        lo + (hi - lo) * Decimal::from(at) / Decimal::from(255u8)
    }

    #[test]
    fn growth_of_the_zones_product_spans_what_rounding_allows() {
        let growth = between("547.5", "548.5")
            .growth_over(between("505", "515"))
            .unwrap();
        assert_eq!(growth.lo().unwrap().round_dp(2), d("6.31"));
        assert_eq!(growth.hi().unwrap().round_dp(2), d("8.61"));
    }

    #[test]
    fn growth_over_nothing_is_refused() {
        assert_eq!(
            between("1", "2").growth_over(between("0", "1")),
            Err(ArithmeticError::BaseNotPositive)
        );
        assert_eq!(
            between("1", "2").growth_over(Interval::at_most(d("5"))),
            Err(ArithmeticError::BaseNotPositive)
        );
    }

    #[test]
    fn an_open_base_leaves_growth_bounded_on_one_side_only() {
        let growth = between("10", "12")
            .growth_over(Interval::at_least(d("5")))
            .unwrap();
        assert_eq!(
            (growth.lo(), growth.hi()),
            (Some(d("-100")), Some(d("140")))
        );
        assert_eq!(
            Interval::at_least(d("10"))
                .growth_over(between("5", "5"))
                .unwrap()
                .hi(),
            None
        );
    }

    #[test]
    fn touching_intervals_meet() {
        assert!(between("1", "2").meets(between("2", "3")));
        assert!(!between("1", "2").meets(between("2.01", "3")));
        assert!(Interval::at_least(d("7")).meets(Interval::at_most(d("7"))));
    }

    proptest! {
        #[test]
        fn growth_contains_the_growth_of_every_pair_inside(
            (a1, a2, b1, b2) in (values(), values(), values(), values()),
            (at_base, at_level) in (any::<u8>(), any::<u8>()),
        ) {
            let base = Interval::between(a1.abs() + Decimal::ONE, a2.abs() + Decimal::ONE);
            let level = Interval::between(b1, b2);
            let growth = level.growth_over(base).unwrap();
            let (a, b) = (inside(base, at_base), inside(level, at_level));
            // Compared crosswise, so that the sample itself is not rounded: g ≤ (b/a − 1)·100.
            let (lo, hi) = (growth.lo().unwrap(), growth.hi().unwrap());
            let slack = Decimal::new(1, 6);
            prop_assert!((lo / Decimal::ONE_HUNDRED + Decimal::ONE) * a <= b + slack);
            prop_assert!((hi / Decimal::ONE_HUNDRED + Decimal::ONE) * a >= b - slack);
        }

        #[test]
        fn differences_contain_the_difference_of_every_pair(
            (a1, a2, b1, b2) in (values(), values(), values(), values()),
            (at_a, at_b) in (any::<u8>(), any::<u8>()),
        ) {
            let (a, b) = (Interval::between(a1, a2), Interval::between(b1, b2));
            prop_assert!(a.minus(b).unwrap().contains(inside(a, at_a) - inside(b, at_b)));
            prop_assert!(a.plus(b).unwrap().contains(inside(a, at_a) + inside(b, at_b)));
        }

        #[test]
        fn no_bounds_however_large_bring_it_down(
            a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), e in any::<i128>(),
            (s, t) in (0u32..=28, 0u32..=28), power in -8i32..=12,
        ) {
            let value = |n: i128, s| Decimal::from_i128_with_scale(n >> 33, s);
            let (x, y) = (Interval::between(value(a, s), value(b, t)), Interval::between(value(c, t), value(e, s)));
            let _ = (x.plus(y), x.minus(y), x.over(y), x.share_of(y), x.growth_over(y), x.shift(power));
            prop_assert!(x.hull(y).meets(x));
        }

        #[test]
        fn a_hull_holds_what_either_holds(a in values(), b in values(), c in values(), e in values(), v in values()) {
            let (x, y) = (Interval::between(a, b), Interval::between(c, e));
            prop_assert!(!(x.contains(v) || y.contains(v)) || x.hull(y).contains(v));
            prop_assert_eq!(x.meets(y), y.meets(x));
        }
    }
}
