//! A number, a unit, a period or a choice from a single text of a data file.

use std::ops::Range;
use std::str::FromStr;

use rust_decimal::Decimal;
use strum::VariantNames;

use crate::dataset::diagnostic::{Problem, nearest};
use crate::dataset::reader::{Noted, Table, Word};
use crate::figure::{Period, Unit, number};
use crate::text::Safe;

/// A number as printed.
pub(super) fn number(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Result<Decimal, Noted> {
    parse_number(word).map_err(|(span, problem)| table.note(span, problem))
}

/// A unit of the table of units.
pub(super) fn unit(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Result<Unit, Noted> {
    parse_unit(word.text).map_err(|problem| table.note(word.span.clone(), problem))
}

/// A period in the notation of [`Period`].
pub(super) fn period(table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Result<Period, Noted> {
    let parsed = word.text.parse();
    parsed.map_err(|_| table.note(word.span.clone(), Problem::BadPeriod))
}

/// An optional period.
pub(super) fn period_if(
    table: &mut Table<'_, '_, '_, '_>,
    key: &'static str,
) -> Result<Option<Period>, Noted> {
    let word = table.text_if(key);
    word.map(|word| period(table, &word)).transpose()
}

/// An optional choice.
pub(super) fn choice_if<T: Copy>(
    table: &mut Table<'_, '_, '_, '_>,
    key: &'static str,
    known: &'static [(T, &'static str)],
) -> Result<Option<T>, Noted> {
    let word = table.text_if(key);
    word.map(|word| table.choice(&word, known)).transpose()
}

/// An optional variant of an enum.
pub(super) fn variant_if<T: FromStr + VariantNames>(
    table: &mut Table<'_, '_, '_, '_>,
    key: &'static str,
) -> Result<Option<T>, Noted> {
    let word = table.text_if(key);
    word.map(|word| table.variant(&word)).transpose()
}

/// A unit of the table of units, or a problem that suggests the nearest one.
fn parse_unit(text: &str) -> Result<Unit, Problem> {
    Unit::parse(text).map_err(|_| {
        let bare = text.trim_start_matches(['万', '亿']).replace('％', "%");
        let same = Unit::names().find(|name| *name == bare);
        Problem::UnknownUnit {
            unit: Safe::of(text),
            nearest: same.or_else(|| nearest(&bare, Unit::names())),
        }
    })
}

/// A number as printed, or a problem with the place of the wrong character.
fn parse_number(word: &Word<'_>) -> Result<Decimal, (Range<usize>, Problem)> {
    number::parse(word.text).map_err(|error| {
        let place = match error {
            number::NumberError::Unexpected { character, at } => {
                // One byte for the opening quote. In a text with escapes the offsets differ from
                // those of the file, so the whole text is marked.
                let start = word.span.start.saturating_add(1).saturating_add(at);
                let plain = word.span.len() == word.text.len().saturating_add(2);
                plain.then(|| start..start.saturating_add(character.len_utf8()))
            }
            _ => None,
        };
        (place.unwrap_or_else(|| word.span.clone()), error.into())
    })
}
