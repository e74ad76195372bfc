//! Figures that were reached and figures that were promised.

use super::id::{AreaId, ArticleId, IndicatorId};
use super::notice::Confirmed;
use crate::figure::{Figure, Period};
use crate::text::Bilingual;

/// The form a figure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Percent of a whole.
    Share {
        /// The whole.
        of: Whole,
    },
    /// A place in a ranking, 1 the first.
    Rank,
}

impl Measure {
    /// Growth over the year before.
    pub const YEAR_ON_YEAR: Measure = Measure::Growth { base: None };

    /// Whether figures are rates in percent, compared in points and never as a ratio.
    #[must_use]
    pub fn is_rate(self) -> bool {
        matches!(self, Measure::Growth { .. } | Measure::Share { .. })
    }

    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Growth { .. } => "growth",
            Measure::Change => "change",
            Measure::Share { .. } => "share",
            Measure::Rank => "rank",
        }
    }
}

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whole {
    /// The same indicator in a larger area.
    Area(AreaId),
    /// Another indicator of the same area.
    Indicator(IndicatorId),
}

/// What an article says a growth rate is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 同口径, 可比口径: over a base of the same scope, which need not be the one published before.
    Comparable,
}

impl Basis {
    /// Every basis, with the word data files use.
    pub const ALL: [(Basis, &'static str); 1] = [(Basis::Comparable, "comparable")];
}

/// The line that printed a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The article.
    pub article: ArticleId,
    /// The line on which the figure begins, counted from 1.
    pub line: u32,
    /// The figure as printed; empty where an event rather than a figure is cited.
    pub printed: Box<str>,
}

/// Where a curator wrote an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file among the sources.
    pub file: u32,
    /// Byte offset of the entry.
    pub offset: u32,
}

/// A figure that was reached.
#[derive(Debug, Clone)]
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
    /// A decision of the curator, where the article leaves something open.
    pub note: Option<Box<Bilingual>>,
    /// What looks like a mistake and is none.
    pub confirmed: Vec<Confirmed>,
    /// Where the curator wrote it.
    pub place: Place,
}

/// A figure that was promised for a period.
#[derive(Debug, Clone)]
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
    /// Why what was published cannot be held against it.
    pub not_comparable: Option<Box<NotComparable>>,
    /// A decision of the curator.
    pub note: Option<Box<Bilingual>>,
    /// What looks like a mistake and is none.
    pub confirmed: Vec<Confirmed>,
    /// Where the curator wrote it.
    pub place: Place,
}

/// A result whose scope differs from what was promised.
#[derive(Debug, Clone)]
pub struct NotComparable {
    /// What was published instead, in the same area and period.
    pub instead: Option<(IndicatorId, Measure)>,
    /// Why the two cannot be compared.
    pub why: Bilingual,
}
