//! Programmes, their batches, and the projects that pass through the stages.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantNames};

use super::id::{BatchId, ProgrammeId};
use super::notice::Confirmed;
use super::observation::{Citation, Place};
use crate::figure::{Figure, Period};
use crate::text::Bilingual;

/// The stages of a project, in order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount, Deserialize, Serialize,
)]
pub enum Stage {
    /// Planned 谋划.
    Planned,
    /// Signed 签约.
    Signed,
    /// Construction has started 开工.
    Started,
    /// In production 投产.
    InProduction,
    /// At its designed capacity 达效.
    AtCapacity,
}

impl Stage {
    /// Every stage in order, with the word data files and exports use.
    pub const ALL: [(Stage, &'static str); Stage::COUNT] = [
        (Stage::Planned, "planned"),
        (Stage::Signed, "signed"),
        (Stage::Started, "started"),
        (Stage::InProduction, "in_production"),
        (Stage::AtCapacity, "at_capacity"),
    ];

    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        Stage::ALL
            .iter()
            .find(|(stage, _)| *stage == self)
            .map_or("", |(_, id)| id)
    }
}

/// What a figure about a project, a batch or a programme measures.
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
    IntoStaticStr,
    VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "snake_case")]
pub enum Quantity {
    /// Number of projects.
    Projects,
    /// Total investment.
    Investment,
    /// Investment planned for the year.
    AnnualInvestment,
    /// Part of a list that has reached a stage, in percent.
    Share,
    /// Ground.
    SiteArea,
    /// Floor space.
    FloorArea,
    /// Jobs.
    Jobs,
    /// Research staff.
    Researchers,
    /// Firms that will move in.
    Tenants,
    /// Yearly output.
    Output,
    /// Yearly taxes.
    Tax,
    /// Yearly capacity.
    Capacity,
    /// Exports.
    Exports,
    /// Fixed investment carried out.
    FixedInvestment,
    /// How long a building took until its frame was finished.
    ToppingOutTime,
}

impl Quantity {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// A figure stated about a project, a batch or a programme.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct StatedFigure {
    /// What it measures.
    pub about: Quantity,
    /// The list of projects it speaks of, if of one stage only.
    pub stage: Option<Stage>,
    /// Of that list, those that have meanwhile reached this stage.
    pub reached: Option<Stage>,
    /// When it held.
    pub period: Option<Period>,
    /// The figure as printed.
    pub figure: Figure,
    /// Where it was printed.
    pub citation: Citation,
    /// A decision of the curator.
    pub note: Option<Bilingual>,
    /// What looks like a mistake and is none.
    pub confirmed: Vec<Confirmed>,
    /// Where the curator wrote it.
    pub place: Place,
}

/// A campaign under which projects are announced in batches.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Programme {
    /// The id in the data files.
    pub id: Box<str>,
    /// Its name.
    pub name: Bilingual,
    /// What was stated about the whole of it.
    pub figures: Vec<StatedFigure>,
}

/// Projects announced together.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Batch {
    /// The id in the data files.
    pub id: Box<str>,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// Its position in the programme.
    pub order: u32,
    /// Its name.
    pub name: Bilingual,
    /// When it was announced, where an article says so.
    pub date: Option<Period>,
    /// What was stated about the whole of it.
    pub figures: Vec<StatedFigure>,
    /// A decision of the curator.
    pub note: Option<Bilingual>,
}

/// A project reaching a stage.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct StageEvent {
    /// The stage.
    pub stage: Stage,
    /// The batch in which it was announced.
    pub batch: Option<BatchId>,
    /// When, where an article says so; otherwise the batch may say.
    pub date: Option<Period>,
    /// Where it was printed.
    pub citation: Citation,
    /// A decision of the curator.
    pub note: Option<Bilingual>,
}

/// A project.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Project {
    /// The id in the data files.
    pub id: Box<str>,
    /// The programme that lists it, where none of its events names a batch.
    pub programme: Option<ProgrammeId>,
    /// Its name.
    pub name: Bilingual,
    /// The stages it has reached, in order.
    pub events: Vec<StageEvent>,
    /// What was stated about it.
    pub figures: Vec<StatedFigure>,
}

impl Project {
    /// The stage it has reached.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.events.iter().map(|event| event.stage).max()
    }

    /// Its total investment, where one was printed.
    #[must_use]
    pub fn investment(&self) -> Option<&StatedFigure> {
        self.figure(Quantity::Investment)
    }

    /// The first figure stated about a quantity of it.
    #[must_use]
    pub fn figure(&self, about: Quantity) -> Option<&StatedFigure> {
        self.figures.iter().find(|stated| stated.about == about)
    }
}
