//! Relations between figures that their keys do not show: what adds up to what, what is a rate of
//! what. A curator declares them in `relations.toml`; whatever the keys show needs no declaring.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::id::{AreaId, BatchId, IndicatorId, ProgrammeId, ProjectId};
use super::observation::{Citation, Measure};
use super::project::{Quantity, Stage};
use crate::figure::Period;
use crate::text::Bilingual;

/// A declared relation.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Relation {
    /// What has to hold.
    pub kind: RelationKind,
    /// Why the articles imply it.
    pub note: Option<Bilingual>,
}

/// What has to hold.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub enum RelationKind {
    /// The parts are the whole; or, if there may be others, not more than it.
    Sum {
        /// The whole.
        whole: Reference,
        /// Its parts.
        parts: Vec<Reference>,
        /// Whether these are all.
        complete: bool,
    },
    /// A share of one thing in another, under a name of its own.
    Ratio {
        /// The share, in percent.
        ratio: Reference,
        /// The part.
        part: Reference,
        /// The whole.
        whole: Reference,
    },
    /// A number for each day of what was counted over a year.
    PerDay {
        /// So many a day.
        rate: Reference,
        /// So many in the year.
        of: Reference,
    },
    /// By how many points a share has changed; the growth of its part and whole is found by itself.
    ShareChange {
        /// The change, in percentage points.
        change: Reference,
        /// The share.
        share: Reference,
    },
    /// What a figure, or what there is of it for each of another, lies within: what is below or above
    /// is more likely a mistake than a fact.
    Range {
        /// The figure.
        of: Reference,
        /// For each of these.
        per: Option<Reference>,
        /// The least, in base units.
        low: Option<Decimal>,
        /// The most, in base units.
        high: Option<Decimal>,
    },
    /// What the projects of a list cost each, on average.
    PerProject {
        /// The least, in the base unit.
        low: Decimal,
        /// The most, in the base unit.
        high: Decimal,
    },
    /// So many things, which the article names.
    List {
        /// How many.
        count: Reference,
        /// How many are named.
        names: u32,
        /// Whether these are all.
        complete: bool,
        /// Where they are named.
        citation: Citation,
    },
}

/// Points at figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Reference {
    /// Figures by their key. Without an area or period, every one for which the head of the
    /// relation was published.
    Key {
        /// What is measured.
        indicator: IndicatorId,
        /// In which form.
        measure: Measure,
        /// Where.
        area: Option<AreaId>,
        /// When.
        period: Option<Period>,
        /// Whether it was promised, rather than reached.
        promised: bool,
    },
    /// What was stated about a programme, a batch or a project.
    Stated {
        /// About which.
        of: Owner,
        /// What it measures.
        about: Quantity,
        /// The list it speaks of.
        stage: Option<Stage>,
        /// What of the list has reached this.
        reached: Option<Stage>,
        /// When it held.
        period: Option<Period>,
    },
}

/// What a stated figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Owner {
    /// A programme.
    Programme(ProgrammeId),
    /// A batch.
    Batch(BatchId),
    /// A project.
    Project(ProjectId),
}
