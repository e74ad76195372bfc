//! Relations between figures that a curator declares in `relations.toml`, such as sums and ratios.
//! Relations that follow from the keys of the figures are not declared.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::id::{AreaId, BatchId, IndicatorId, ProgrammeId, ProjectId};
use super::observation::{Citation, Measure};
use super::project::{Quantity, Stage};
use crate::figure::Period;
use crate::text::Bilingual;

/// A declared relation, which the audit checks.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Relation {
    /// The kind, with the figures related.
    pub kind: RelationKind,
    /// Why it follows from the articles.
    pub note: Option<Bilingual>,
}

/// The equation or inequality between the figures of a relation.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub enum RelationKind {
    /// The parts add up to the whole, or, if the list is incomplete, to no more than the whole.
    Sum {
        /// The whole.
        whole: Reference,
        /// Its parts.
        parts: Vec<Reference>,
        /// Whether these are all the parts.
        complete: bool,
    },
    /// An indicator that is the ratio of a part to a whole.
    Ratio {
        /// The ratio, in percent.
        ratio: Reference,
        /// The part.
        part: Reference,
        /// The whole.
        whole: Reference,
    },
    /// A daily average of a total over a period.
    PerDay {
        /// The daily average.
        rate: Reference,
        /// The total.
        of: Reference,
    },
    /// The change of a share over the year before. The growth of its part and of its whole is looked
    /// up and need not be declared.
    ShareChange {
        /// The change, in percentage points.
        change: Reference,
        /// The share.
        share: Reference,
    },
    /// The plausible range of a figure, or of its quotient by another. A value outside it is more
    /// likely a mistake than a fact.
    Range {
        /// The figure.
        of: Reference,
        /// The divisor; `None` for the figure itself.
        per: Option<Reference>,
        /// The lower bound, in base units.
        low: Option<Decimal>,
        /// The upper bound, in base units.
        high: Option<Decimal>,
    },
    /// The plausible range of the average investment per project of a list.
    PerProject {
        /// The lower bound, in the base unit.
        low: Decimal,
        /// The upper bound, in the base unit.
        high: Decimal,
    },
    /// A count of things that the article also lists by name.
    List {
        /// The count.
        count: Reference,
        /// The number of names.
        names: u32,
        /// Whether the article names all of them.
        complete: bool,
        /// Where they are named.
        citation: Citation,
    },
}

/// A reference to figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Reference {
    /// Figures by their key. Without an area or a period, the relation holds for every one for which
    /// its first figure was published.
    Key {
        /// The indicator.
        indicator: IndicatorId,
        /// What the figure states about the indicator.
        measure: Measure,
        /// The area.
        area: Option<AreaId>,
        /// The period.
        period: Option<Period>,
        /// Whether it is a target rather than an observation.
        promised: bool,
    },
    /// A figure stated about a programme, a batch or a project.
    Stated {
        /// The programme, batch or project.
        of: Owner,
        /// The quantity.
        about: Quantity,
        /// As [`StatedFigure::stage`](super::StatedFigure::stage).
        stage: Option<Stage>,
        /// As [`StatedFigure::reached`](super::StatedFigure::reached).
        reached: Option<Stage>,
        /// As [`StatedFigure::period`](super::StatedFigure::period).
        period: Option<Period>,
    },
}

/// The programme, batch or project about which a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Owner {
    /// A programme.
    Programme(ProgrammeId),
    /// A batch.
    Batch(BatchId),
    /// A project.
    Project(ProjectId),
}
