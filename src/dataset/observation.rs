//! Observations, which are figures that were reached, and targets, which were promised.

use serde::{Deserialize, Serialize};
use strum::EnumCount;

use super::id::{AreaId, ArticleId, IndicatorId};
use super::notice::Confirmed;
use crate::figure::words::words;
use crate::figure::{Figure, Period};
use crate::text::{Bilingual, Text};

/// What a figure states about its indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Measure {
    /// The value itself.
    Level,
    /// Growth in percent over the same period a year earlier, or over `base`.
    Growth {
        /// The base period; `None` for a year earlier.
        base: Option<Period>,
    },
    /// The net or gross addition within the period.
    Change,
    /// A share in percent of a whole. If the whole is the indicator itself, it is the share of the
    /// period's addition in the level.
    Share {
        /// The whole.
        of: Whole,
    },
    /// The change of a share over the year before, in percentage points.
    ShareChange {
        /// The whole.
        of: Whole,
    },
    /// The difference between a share and the share of another area, in percentage points.
    ShareLead {
        /// The whole.
        of: Whole,
        /// The area whose share is subtracted.
        over: AreaId,
    },
    /// A rank, 1 the best.
    Rank,
}

impl Measure {
    /// Growth over the year before.
    pub const YEAR_ON_YEAR: Measure = Measure::Growth { base: None };

    /// Whether figures are in percent or percentage points. They are compared by differences in
    /// percentage points, never by ratios.
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

/// How an article describes an addition within a period, or a level cumulated over all years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Addition {
    /// The article's word, if it is not simply 新增 "new": 新认定 or 新引进; for a level, 累计.
    pub word: Option<Bilingual>,
    /// Whether the addition is gross or net, if the article says so.
    pub counted: Option<Counted>,
}

words! {
    /// Whether an addition is gross or net of losses.
    pub enum Counted {
        /// All additions.
        Gross,
        /// Additions less losses.
        Net,
    }
}

words! {
    /// How the period of a figure is known.
    pub enum Dating {
        /// The article prints it.
        Printed,
        /// The curator has inferred it from the context, for the reasons given in the note.
        Context,
        /// The curator has inferred it from a relation that the figure fits. The figure is therefore no
        /// evidence for that relation.
        Relation,
    }
}

impl Whole {
    /// The measure of the numerator of a share: a change if the whole is the indicator itself,
    /// otherwise a level.
    #[must_use]
    pub fn part_of(self, indicator: IndicatorId) -> Measure {
        match self {
            Whole::Indicator(whole) if whole == indicator => Measure::Change,
            _ => Measure::Level,
        }
    }
}

/// The basis that an article states for a growth rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount, Deserialize, Serialize)]
pub enum Basis {
    /// 同口径 or 可比口径: over a base of the same scope, which may differ from the published figure of
    /// the year before.
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
    pub printed: Text,
}

/// The place of an entry in the data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Place {
    /// Index of the file among the sources.
    pub file: u32,
    /// Byte offset of the entry.
    pub offset: u32,
}

/// A figure that was reached.
///
/// A figure may be published several times; each publication is an observation of its own.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Observation {
    /// The area.
    pub area: AreaId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// What the figure states about the indicator.
    pub measure: Measure,
    /// The period or the point in time.
    pub period: Period,
    /// The figure as printed.
    pub figure: Figure,
    /// The basis of a growth rate, if the article states one.
    pub basis: Option<Basis>,
    /// Where it was printed.
    pub citation: Citation,
    /// How the article describes a change, or a cumulated level.
    pub addition: Option<Box<Addition>>,
    /// How the period is known.
    pub dating: Dating,
    /// The curator's decision where the article is ambiguous.
    pub note: Option<Box<Bilingual>>,
    /// The notices that the curator has confirmed.
    pub confirmed: Vec<Confirmed>,
    /// The place of its entry.
    pub place: Place,
}

/// A figure that was promised for a period.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Target {
    /// The area.
    pub area: AreaId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// What the figure states about the indicator.
    pub measure: Measure,
    /// The period for which it was promised.
    pub period: Period,
    /// The figure as printed; its hedge is the bound of the target.
    pub figure: Figure,
    /// Where it was printed.
    pub citation: Citation,
    /// How the article describes a change.
    pub addition: Option<Box<Addition>>,
    /// Why the published result cannot be compared with it.
    pub not_comparable: Option<Box<NotComparable>>,
    /// Other possible readings of the article.
    pub readings: Box<[Reading]>,
    /// The place where an article says that no result was published.
    pub not_published: Option<Box<Citation>>,
    /// The curator's decision where the article is ambiguous.
    pub note: Option<Box<Bilingual>>,
    /// The notices that the curator has confirmed.
    pub confirmed: Vec<Confirmed>,
    /// The place of its entry.
    pub place: Place,
}

/// Another reading of a target, with the same number.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Reading {
    /// The indicator in this reading.
    pub indicator: IndicatorId,
    /// The measure in this reading.
    pub measure: Measure,
    /// How this reading differs.
    pub why: Bilingual,
}

/// A result whose scope differs from what was promised.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct NotComparable {
    /// The figure published instead, for the same area and period.
    pub instead: Option<(IndicatorId, Measure)>,
    /// Why the two cannot be compared.
    pub why: Bilingual,
}
