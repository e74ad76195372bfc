//! Checked decimal arithmetic with a known direction of error.
//!
//! `rust_decimal` keeps 28 digits and rounds silently beyond them. An interval must never lose a
//! value it should contain, so each operation here says on which side of the true result it may
//! lie: [`Toward::Below`] never returns more than the true result, [`Toward::Above`] never less.

use rust_decimal::Decimal;
use thiserror::Error;

/// Why an exact computation could not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ArithmeticError {
    /// The result does not fit into 28 digits.
    #[error("the result is too large to be computed exactly")]
    Overflow,
    /// A computation lacks one of its numbers.
    #[error("a number is missing")]
    Missing,
    /// A growth rate or share over a base that may be zero or negative says nothing.
    #[error("the base may be zero or negative")]
    BaseNotPositive,
}

/// The side on which a rounded result may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// At most the true result.
    Below,
    /// At least the true result.
    Above,
}

impl Toward {
    /// `approximate`, moved by one unit of its last place to this side.
    fn step(self, approximate: Decimal) -> Result<Decimal, ArithmeticError> {
        let unit = Decimal::new(1, approximate.scale());
        match self {
            Toward::Below => approximate.checked_sub(unit),
            Toward::Above => approximate.checked_add(unit),
        }
        .ok_or(ArithmeticError::Overflow)
    }
}

/// `a + b`.
///
/// # Errors
/// [`ArithmeticError::Overflow`].
pub fn add(a: Decimal, b: Decimal, toward: Toward) -> Result<Decimal, ArithmeticError> {
    let sum = a.checked_add(b).ok_or(ArithmeticError::Overflow)?;
    if a.is_zero() || b.is_zero() || sum.scale() >= a.scale().max(b.scale()) {
        return Ok(sum);
    }
    toward.step(sum)
}

/// `a − b`.
///
/// # Errors
/// [`ArithmeticError::Overflow`].
pub fn sub(a: Decimal, b: Decimal, toward: Toward) -> Result<Decimal, ArithmeticError> {
    add(a, negate(b), toward)
}

/// `a × b`.
///
/// # Errors
/// [`ArithmeticError::Overflow`].
pub fn mul(a: Decimal, b: Decimal, toward: Toward) -> Result<Decimal, ArithmeticError> {
    if a.is_zero() || b.is_zero() {
        return Ok(Decimal::ZERO);
    }
    let product = a.checked_mul(b).ok_or(ArithmeticError::Overflow)?;
    if product.scale() == a.scale().saturating_add(b.scale()) {
        return Ok(product);
    }
    toward.step(product)
}

/// `a ÷ b`; `b` must not be zero.
///
/// # Errors
/// [`ArithmeticError::Overflow`], [`ArithmeticError::BaseNotPositive`] where `b` is zero.
pub fn div(a: Decimal, b: Decimal, toward: Toward) -> Result<Decimal, ArithmeticError> {
    if b.is_zero() {
        return Err(ArithmeticError::BaseNotPositive);
    }
    let quotient = a.checked_div(b).ok_or(ArithmeticError::Overflow)?;
    if is_product(a, quotient, b) {
        Ok(quotient)
    } else {
        toward.step(quotient)
    }
}

/// Whether `a` is `b × c` to the last digit, computed on whole numbers: a product of decimals would
/// itself be rounded. A "no" may also mean that the digits were too many to tell.
fn is_product(a: Decimal, b: Decimal, c: Decimal) -> bool {
    let a = a.normalize();
    let zeros = b.scale().saturating_add(c.scale()).checked_sub(a.scale());
    let exact = || {
        let expanded = a.mantissa().checked_mul(10i128.checked_pow(zeros?)?)?;
        Some(expanded == b.mantissa().checked_mul(c.mantissa())?)
    };
    exact().unwrap_or(false)
}

/// `−a`.
#[must_use]
pub fn negate(mut a: Decimal) -> Decimal {
    a.set_sign_positive(a.is_sign_negative());
    a
}

/// `a × 10^power`, exactly: only the point moves. `power` is what a unit's magnitude or a
/// percentage needs, −8 to 12.
///
/// # Errors
/// [`ArithmeticError::Overflow`] where the digits do not fit.
pub fn shift(a: Decimal, power: i32) -> Result<Decimal, ArithmeticError> {
    let scale = i64::from(a.scale()).saturating_sub(i64::from(power));
    if scale >= 0 {
        let scale = u32::try_from(scale).map_err(|_| ArithmeticError::Overflow)?;
        let mut shifted = a;
        shifted
            .set_scale(scale)
            .map_err(|_| ArithmeticError::Overflow)?;
        return Ok(shifted);
    }
    let zeros = u32::try_from(scale.unsigned_abs()).map_err(|_| ArithmeticError::Overflow)?;
    let factor = 10i128.checked_pow(zeros).ok_or(ArithmeticError::Overflow)?;
    let digits = a
        .mantissa()
        .checked_mul(factor)
        .ok_or(ArithmeticError::Overflow)?;
    Decimal::try_from_i128_with_scale(digits, 0).map_err(|_| ArithmeticError::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn rational(d: Decimal) -> BigRational {
        BigRational::new(BigInt::from(d.mantissa()), BigInt::from(10).pow(d.scale()))
    }

    fn decimals() -> impl Strategy<Value = Decimal> {
        (any::<i128>(), 0u32..=28, 0u32..=96).prop_map(|(digits, scale, bits)| {
            let limit = (1i128 << bits) - 1;
            Decimal::from_i128_with_scale(if limit == 0 { 0 } else { digits % limit }, scale)
        })
    }

    proptest! {
        #[test]
        fn bounds_enclose_the_true_result(a in decimals(), b in decimals()) {
            type Op = fn(Decimal, Decimal, Toward) -> Result<Decimal, ArithmeticError>;
            let truth: [(Op, Option<BigRational>); 4] = [
                (add, Some(rational(a) + rational(b))),
                (sub, Some(rational(a) - rational(b))),
                (mul, Some(rational(a) * rational(b))),
                (div, (!b.is_zero()).then(|| rational(a) / rational(b))),
            ];
            for (op, truth) in truth {
                let Some(truth) = truth else { continue };
                if let Ok(below) = op(a, b, Toward::Below) {
                    prop_assert!(rational(below) <= truth, "{below} > {truth}");
                }
                if let Ok(above) = op(a, b, Toward::Above) {
                    prop_assert!(rational(above) >= truth, "{above} < {truth}");
                }
            }
        }

        #[test]
        fn moving_the_point_changes_no_digit(a in decimals(), power in -8i32..=12) {
            if let Ok(moved) = shift(a, power) {
                let factor = BigRational::from(BigInt::from(10)).pow(power);
                prop_assert_eq!(rational(moved), rational(a) * factor);
            }
        }
    }

    #[test]
    fn printed_figures_compute_exactly() {
        let d = |s: &str| s.parse::<Decimal>().unwrap();
        assert_eq!(div(d("1"), d("4"), Toward::Below), Ok(d("0.25")));
        assert_eq!(sub(d("67.6"), d("0.05"), Toward::Above), Ok(d("67.55")));
        assert_eq!(shift(d("1.2"), 4), Ok(d("12000")));
        assert_eq!(
            div(d("1"), d("0"), Toward::Below),
            Err(ArithmeticError::BaseNotPositive)
        );
    }
}
