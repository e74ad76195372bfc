//! The numerals of an article that are not entered as figures, each with a reason. With them, it can
//! be checked that no figure of the article is missing.

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

use super::id::ArticleId;
use crate::text::Text;

/// Why a numeral is not entered as a figure.
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
    /// A date, a time, or a period that dates something.
    Date,
    /// Part of a name, a title or a slogan.
    Name,
    /// An ordinal number.
    Ordinal,
    /// The limit or the definition of a class of things.
    Class,
    /// A number of headings, such as the tasks of a plan.
    Heading,
    /// A number of things in a scene that the article describes; no statistics are kept of them.
    Scene,
    /// A figure that is entered from another place.
    Repetition,
    /// Part of the page, such as a page number, and not of the text.
    Furniture,
    /// A figure of speech that counts nothing.
    Idiom,
}

/// One or several successive numerals that are left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Omission {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// As printed.
    pub printed: Text,
    /// Why it is left out.
    pub reason: Reason,
    /// For a repetition, the place that the entered figure cites.
    pub of: Option<Origin>,
}

/// A line of an article, by which a repetition names the figure that it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Origin {
    /// The article, which may be a different one.
    pub article: ArticleId,
    /// Its line, counted from 1.
    pub line: u32,
}
