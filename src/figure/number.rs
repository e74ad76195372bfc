//! A decimal exactly as printed: its digits are its precision.

use rust_decimal::Decimal;
use thiserror::Error;

/// More digits than any printed indicator has; keeps all later arithmetic far from overflow.
pub const MAX_DIGITS: usize = 15;
/// More decimals than any printed indicator has.
pub const MAX_DECIMALS: usize = 9;

/// Why a text is not a number as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NumberError {
    /// Nothing, or a sign alone.
    #[error("a number is missing")]
    Empty,
    /// A character that has no place in a decimal, at this byte of the text.
    #[error("`{character}` is not part of a decimal number")]
    Unexpected {
        /// The character.
        character: char,
        /// Its byte offset in the text.
        at: usize,
    },
    /// More than [`MAX_DIGITS`] digits or [`MAX_DECIMALS`] decimals.
    #[error("more than {MAX_DIGITS} digits or {MAX_DECIMALS} decimals")]
    TooLong,
}

/// Reads an optional `-`, digits, and optionally a point with further digits. The number of
/// decimals is kept: `"67.60"` has two.
///
/// # Errors
/// [`NumberError`], with the place of the first offending character.
pub fn parse(text: &str) -> Result<Decimal, NumberError> {
    let mut digits = 0usize;
    let mut decimals = 0usize;
    let mut point = false;
    for (at, character) in text.char_indices() {
        match character {
            '0'..='9' => {
                digits = digits.saturating_add(1);
                decimals = decimals.saturating_add(usize::from(point));
            }
            '-' if at == 0 => {}
            '.' if !point && digits > 0 => point = true,
            _ => return Err(NumberError::Unexpected { character, at }),
        }
    }
    if digits == 0 {
        return Err(NumberError::Empty);
    }
    if point && decimals == 0 {
        return Err(NumberError::Unexpected {
            character: '.',
            at: text.len().saturating_sub(1),
        });
    }
    if digits > MAX_DIGITS || decimals > MAX_DECIMALS {
        return Err(NumberError::TooLong);
    }
    text.parse().map_err(|_| NumberError::TooLong)
}

/// How many zeros end the integer `value`; 0 where it has decimals or is zero. "510" has one.
#[must_use]
pub(crate) fn trailing_zeros(value: Decimal) -> u32 {
    if value.scale() > 0 || value.is_zero() {
        return 0;
    }
    let mut rest = value.mantissa();
    let mut zeros = 0u32;
    while rest.checked_rem(10) == Some(0) {
        rest = rest.checked_div(10).unwrap_or(0);
        zeros = zeros.saturating_add(1);
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_as_printed_are_kept() {
        assert_eq!(parse("67.60").unwrap().to_string(), "67.60");
        assert_eq!(parse("-7.8").unwrap().to_string(), "-7.8");
        assert_eq!(parse("219.5").unwrap().scale(), 1);
    }

    #[test]
    fn a_letter_among_the_digits_is_pointed_at() {
        assert_eq!(
            parse("6l.6"),
            Err(NumberError::Unexpected {
                character: 'l',
                at: 1
            })
        );
        assert_eq!(
            parse("1,234"),
            Err(NumberError::Unexpected {
                character: ',',
                at: 1
            })
        );
        assert_eq!(
            parse("１２"),
            Err(NumberError::Unexpected {
                character: '１',
                at: 0
            })
        );
        assert_eq!(
            parse("5."),
            Err(NumberError::Unexpected {
                character: '.',
                at: 1
            })
        );
        assert_eq!(
            parse("."),
            Err(NumberError::Unexpected {
                character: '.',
                at: 0
            })
        );
        assert_eq!(parse("-"), Err(NumberError::Empty));
        assert_eq!(parse("1234567890123456"), Err(NumberError::TooLong));
    }

    #[test]
    fn round_numbers_are_seen() {
        let zeros = |text| trailing_zeros(parse(text).unwrap());
        assert_eq!(
            (
                zeros("510"),
                zeros("465"),
                zeros("10000"),
                zeros("10.0"),
                zeros("0")
            ),
            (1, 0, 4, 0, 0)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_with_all_its_digits_or_refused(text in "-?[0-9.]{0,18}|\\PC{0,24}") {
            if let Ok(value) = parse(&text) {
                let digits = |text: &str| text.trim_start_matches(['-', '0', '.']).replace('.', "");
                prop_assert_eq!(digits(&value.to_string()), digits(&text));
                prop_assert_eq!(value.scale() as usize, text.split_once('.').map_or(0, |(_, d)| d.len()));
            }
        }
    }
}
