//! Corrected figures with which a relation would hold.

use rust_decimal::Decimal;

use super::source::Source;

/// A changed figure that would make a relation hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The figure to change.
    pub source: Source,
    /// Its corrected value, in its printed unit.
    pub value: Decimal,
    /// The presumed error.
    pub error: Error,
}

/// A presumed error in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// A digit was substituted, or two neighbouring digits were transposed.
    Digit,
    /// The figure must be multiplied by this power of ten.
    Magnitude(i32),
}

impl Error {
    /// Sorts the likelier errors first: a digit, then 万 or 亿, then the decimal point.
    pub(super) fn rank(self) -> u8 {
        match self {
            Error::Digit => 0,
            Error::Magnitude(4 | -4 | 8 | -8) => 1,
            Error::Magnitude(_) => 2,
        }
    }
}
