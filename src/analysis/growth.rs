//! Growth computed from levels.

use rust_decimal::Decimal;

use crate::dataset::Observation;
use crate::figure::Interval;
use crate::figure::decimal::{self, Toward};

/// The number of decimals of a computed root.
const ROOT_DECIMALS: u32 = 8;

/// The average annual growth in percent from one level to another over a number of years, as the
/// interval that the rounding of both levels allows. This is the geometric mean that Chinese statistical
/// bulletins give as 年均增长 (the level method, 水平法): the root of the ratio of the two levels, less
/// one. `None` if a level is only a bound.
#[must_use]
pub fn compound(base: &Observation, level: &Observation, years: u16) -> Option<Interval> {
    let (base, level) = (base.figure.interval().ok()?, level.figure.interval().ok()?);
    let ratio = level.over(base).ok()?;
    let percent = |ratio: Decimal| {
        let root = root(ratio, years)?;
        decimal::shift(decimal::sub(root, Decimal::ONE, Toward::Below).ok()?, 2).ok()
    };
    Some(Interval::between(
        percent(ratio.lo()?)?,
        percent(ratio.hi()?)?,
    ))
}

/// The `n`-th root of a number from 0 to 10^12, to [`ROOT_DECIMALS`] decimals, by halving.
fn root(of: Decimal, n: u16) -> Option<Decimal> {
    if of < Decimal::ZERO || n == 0 {
        return None;
    }
    let mut low = Decimal::ZERO;
    let mut high = of.max(Decimal::ONE);
    let step = Decimal::new(1, ROOT_DECIMALS);
    // 10^12 with 8 decimals is less than 2^70 steps wide.
    for _ in 0..80 {
        if high.checked_sub(low)? <= step {
            break;
        }
        let middle = low
            .checked_add(high)?
            .checked_div(Decimal::TWO)?
            .round_dp(ROOT_DECIMALS.saturating_add(2));
        if power(middle, n).is_some_and(|power| power <= of) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high.round_dp(ROOT_DECIMALS.saturating_sub(1)))
}

/// The `n`-th power; `None` if it overflows, so that it is larger than every radicand.
fn power(base: Decimal, n: u16) -> Option<Decimal> {
    (0..n).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Measure, Sources, load};
    use proptest::prelude::*;

    #[test]
    fn the_zones_product_grew_by_a_good_eighteen_percent_a_year() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let gdp = dataset.find_indicator("gdp").unwrap();
        let series = dataset.series(dataset.zone().home, gdp, Measure::Level);
        let [first, second, _] = series else {
            panic!("{} levels", series.len())
        };
        // "About 510" is 505–515: (505 ÷ 219.55)^(1/5) = 1.1813, (515 ÷ 219.45)^(1/5) = 1.1860.
        let growth = compound(first, second, 5).unwrap();
        assert_eq!(growth.lo().unwrap().round_dp(2), Decimal::new(1813, 2));
        assert_eq!(growth.hi().unwrap().round_dp(2), Decimal::new(1860, 2));
    }

    proptest! {
        #[test]
        fn a_root_raised_again_gives_the_number(of in 0u64..1_000_000, n in 1u16..12) {
            let root = root(Decimal::from(of), n).unwrap();
            let near = |shift: i64| power((root + Decimal::new(shift, 7)).max(Decimal::ZERO), n);
            prop_assert!(near(-2).is_some_and(|low| low <= Decimal::from(of)));
            prop_assert!(near(2).is_none_or(|high| high >= Decimal::from(of)));
        }
    }
}
