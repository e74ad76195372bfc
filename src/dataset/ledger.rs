//! Numerals of an article that are no figures, each with a reason: what makes "nothing was left
//! out" a claim that can be checked.

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

use super::id::ArticleId;

/// Why a numeral is not a figure.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumString,
    VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// A date, a time, or a span that dates something.
    Date,
    /// Part of a name, a title or a slogan.
    Name,
    /// Counts a place in an order.
    Ordinal,
    /// Bounds or defines a class of things.
    Class,
    /// Counts headings: the tasks of a plan, what a text sorts things under.
    Heading,
    /// Counts what a story shows, of which no record is kept.
    Scene,
    /// A figure printed again.
    Repetition,
    /// Part of the page rather than of the text.
    Furniture,
    /// A turn of speech that counts nothing.
    Idiom,
}

/// A numeral, or several in a row, left out for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Omission {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// As printed.
    pub printed: Box<str>,
    /// Why it is no figure.
    pub reason: Reason,
    /// For a repetition, where the figure is cited that it repeats.
    pub of: Option<Origin>,
}

/// Where a figure that is printed again is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Origin {
    /// The article, which may be another one.
    pub article: ArticleId,
    /// Its line, counted from 1.
    pub line: u32,
}
