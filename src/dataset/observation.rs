//! Figures that were reached and figures that were promised.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantNames};

use super::id::{AreaId, ArticleId, IndicatorId};
use super::notice::Confirmed;
use crate::figure::{Figure, Period};
use crate::text::Bilingual;

/// The form a figure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Measure {
    /// The value itself.
    Level,
    /// Percent over the same period a year earlier, or over `base`.
    Growth {
        /// What it is over, unless the year before.
        base: Option<Period>,
    },
    /// Net or newly added within the period.
    Change,
    /// Percent of a whole. Of itself, an indicator has the share that what the period added to it has
    /// in all there is.
    Share {
        /// The whole.
        of: Whole,
    },
    /// By how many points a share has changed over the year before.
    ShareChange {
        /// The whole.
        of: Whole,
    },
    /// By how many points a share lies above that of another area.
    ShareLead {
        /// The whole.
        of: Whole,
        /// The area whose share is the lower.
        over: AreaId,
    },
    /// A place in a ranking, 1 the first.
    Rank,
}

impl Measure {
    /// Growth over the year before.
    pub const YEAR_ON_YEAR: Measure = Measure::Growth { base: None };

    /// Whether figures are rates in percent, or points of them: compared in points, never as a ratio.
    #[must_use]
    pub fn is_rate(self) -> bool {
        !matches!(self, Measure::Level | Measure::Change | Measure::Rank)
    }

    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Growth { .. } => "growth",
            Measure::Change => "change",
            Measure::Share { .. } => "share",
            Measure::ShareChange { .. } => "share_change",
            Measure::ShareLead { .. } => "share_lead",
            Measure::Rank => "rank",
        }
    }
}

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Whole {
    /// The same indicator in a larger area.
    Area(AreaId),
    /// Another indicator of the same area.
    Indicator(IndicatorId),
}

/// How a text says that something was added within a period, or over all years together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Addition {
    /// The text's own word, where it is not the plain "new": 新认定, 新引进; of a level 累计.
    pub word: Option<Bilingual>,
    /// Whether what has gone meanwhile is taken off, where the text says.
    pub counted: Option<Counted>,
}

/// Whether a number added leaves out what has gone meanwhile.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "snake_case")]
pub enum Counted {
    /// All that came.
    Gross,
    /// What came less what has gone.
    Net,
}

impl Counted {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// Whether an article prints when a figure held.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "snake_case")]
pub enum Dating {
    /// It does.
    Printed,
    /// The curator has taken it from what stands around it, for reasons told in the note.
    Context,
    /// The curator has taken it from what the figure would fit, so that it proves nothing of that.
    Relation,
}

impl Dating {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

impl Whole {
    /// The measure of the part of which an indicator has a share: of itself, what was added.
    #[must_use]
    pub fn part_of(self, indicator: IndicatorId) -> Measure {
        match self {
            Whole::Indicator(whole) if whole == indicator => Measure::Change,
            _ => Measure::Level,
        }
    }
}

/// What an article says a growth rate is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount, Deserialize, Serialize)]
pub enum Basis {
    /// 同口径, 可比口径: over a base of the same scope, which need not be the one published before.
    Comparable,
}

impl Basis {
    /// Every basis, with the word data files use.
    pub const ALL: [(Basis, &'static str); Basis::COUNT] = [(Basis::Comparable, "comparable")];
}

/// The line that printed a figure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Citation {
    /// The article.
    pub article: ArticleId,
    /// The line on which the figure begins, counted from 1.
    pub line: u32,
    /// The figure as printed; empty where an event rather than a figure is cited.
    pub printed: Box<str>,
}

/// Where a curator wrote an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Place {
    /// Index of the file among the sources.
    pub file: u32,
    /// Byte offset of the entry.
    pub offset: u32,
}

/// A figure that was reached.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Observation {
    /// What it is about geographically.
    pub area: AreaId,
    /// What was measured.
    pub indicator: IndicatorId,
    /// In which form.
    pub measure: Measure,
    /// When.
    pub period: Period,
    /// The figure as printed.
    pub figure: Figure,
    /// What a growth rate is over, where the article says so.
    pub basis: Option<Basis>,
    /// Where it was printed.
    pub citation: Citation,
    /// How it was added, where something was; of a level, that it is of all years together.
    pub addition: Option<Box<Addition>>,
    /// Whether the article prints the period.
    pub dating: Dating,
    /// A decision of the curator, where the article leaves something open.
    pub note: Option<Box<Bilingual>>,
    /// What looks like a mistake and is none.
    pub confirmed: Vec<Confirmed>,
    /// Where the curator wrote it.
    pub place: Place,
}

/// A figure that was promised for a period.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Target {
    /// What it is about geographically.
    pub area: AreaId,
    /// What was promised.
    pub indicator: IndicatorId,
    /// In which form.
    pub measure: Measure,
    /// For when.
    pub period: Period,
    /// The figure as printed; its hedge is the bound of the promise.
    pub figure: Figure,
    /// Where it was printed.
    pub citation: Citation,
    /// How it is to be added, where something is.
    pub addition: Option<Box<Addition>>,
    /// Why what was published cannot be held against it.
    pub not_comparable: Option<Box<NotComparable>>,
    /// What else the article may have meant.
    pub readings: Box<[Reading]>,
    /// Where it is said that no result was published.
    pub not_published: Option<Box<Citation>>,
    /// A decision of the curator.
    pub note: Option<Box<Bilingual>>,
    /// What looks like a mistake and is none.
    pub confirmed: Vec<Confirmed>,
    /// Where the curator wrote it.
    pub place: Place,
}

/// Another way to read what a target promises, with the same number.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Reading {
    /// What is promised, read so.
    pub indicator: IndicatorId,
    /// In which form.
    pub measure: Measure,
    /// How this reading differs.
    pub why: Bilingual,
}

/// A result whose scope differs from what was promised.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct NotComparable {
    /// What was published instead, in the same area and period.
    pub instead: Option<(IndicatorId, Measure)>,
    /// Why the two cannot be compared.
    pub why: Bilingual,
}
