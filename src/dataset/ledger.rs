//! Numerals of an article that are no figures, each with a reason: what makes "nothing was left
//! out" a claim that can be checked.

use strum::{EnumString, VariantNames};

/// Why a numeral is not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// Part of a date.
    Date,
    /// Part of a name or a slogan.
    Name,
    /// Counts a place in an order.
    Ordinal,
    /// Defines a class of things.
    Class,
    /// A figure printed again.
    Repetition,
    /// Part of the page rather than of the text.
    Furniture,
    /// A turn of speech that counts nothing.
    Idiom,
}

/// A numeral, or several in a row, left out for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// As printed.
    pub printed: Box<str>,
    /// Why it is no figure.
    pub reason: Reason,
    /// For a repetition, the line of what it repeats, if that is in the same article.
    pub of: Option<u32>,
}
