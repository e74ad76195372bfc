//! Programmes, their batches, and projects with the stages they have reached.

use serde::{Deserialize, Serialize};
use strum::EnumCount;

use super::id::{BatchId, ProgrammeId};
use super::notice::Confirmed;
use super::observation::{Citation, Place};
use crate::figure::words::words;
use crate::figure::{Figure, Period};
use crate::text::{Bilingual, Text};

/// The stages of a project, in order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount, Deserialize, Serialize,
)]
pub enum Stage {
    /// Planned 谋划.
    Planned,
    /// Signed 签约.
    Signed,
    /// Under construction 开工.
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

words! {
    /// The quantity of a figure about a project, a batch or a programme.
    #[derive(PartialOrd, Ord)]
    pub enum Quantity {
        /// Number of projects.
        Projects,
        /// Total investment.
        Investment,
        /// Investment planned for the year.
        AnnualInvestment,
        /// The share of a list that has reached a stage, in percent.
        Share,
        /// Site area.
        SiteArea,
        /// Floor space.
        FloorArea,
        /// Jobs.
        Jobs,
        /// Research staff.
        Researchers,
        /// Firms expected to move in.
        Tenants,
        /// Annual output.
        Output,
        /// Annual tax revenue.
        Tax,
        /// Annual production capacity.
        Capacity,
        /// Exports.
        Exports,
        /// Completed fixed-asset investment.
        FixedInvestment,
        /// The time from the start of construction to topping out.
        ToppingOutTime,
    }
}

/// A figure stated about a project, a batch or a programme.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct StatedFigure {
    /// The quantity.
    pub about: Quantity,
    /// The stage of the projects it covers; `None` for all.
    pub stage: Option<Stage>,
    /// If set, it covers only those of the projects that have since reached this later stage.
    pub reached: Option<Stage>,
    /// The period or the point in time, if stated.
    pub period: Option<Period>,
    /// The figure as printed.
    pub figure: Figure,
    /// Where it was printed.
    pub citation: Citation,
    /// The curator's decision where the article is ambiguous.
    pub note: Option<Bilingual>,
    /// The notices that the curator has confirmed.
    pub confirmed: Vec<Confirmed>,
    /// The place of its entry.
    pub place: Place,
}

/// A campaign under which projects are announced in batches.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Programme {
    /// The id in the data files.
    pub id: Text,
    /// Its name.
    pub name: Bilingual,
    /// The figures stated about the programme as a whole.
    pub figures: Vec<StatedFigure>,
}

/// Projects announced together.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Batch {
    /// The id in the data files.
    pub id: Text,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// Its position in the programme.
    pub order: u32,
    /// Its name.
    pub name: Bilingual,
    /// A shorter one for narrow windows, which also does without the programme.
    pub short: Option<Bilingual>,
    /// When it was announced, if an article says so.
    pub date: Option<Period>,
    /// The figures stated about the batch as a whole.
    pub figures: Vec<StatedFigure>,
    /// The curator's decision where the article is ambiguous.
    pub note: Option<Bilingual>,
}

/// The event of a project reaching a stage.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct StageEvent {
    /// The stage.
    pub stage: Stage,
    /// The batch in which it was announced.
    pub batch: Option<BatchId>,
    /// The date, if an article states it; otherwise the date of the batch applies.
    pub date: Option<Period>,
    /// Where it was printed.
    pub citation: Citation,
    /// The curator's decision where the article is ambiguous.
    pub note: Option<Bilingual>,
}

/// A project.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Project {
    /// The id in the data files.
    pub id: Text,
    /// The programme that lists it, if none of its events names a batch.
    pub programme: Option<ProgrammeId>,
    /// Its name.
    pub name: Bilingual,
    /// The stages it has reached, in order.
    pub events: Vec<StageEvent>,
    /// The figures stated about it.
    pub figures: Vec<StatedFigure>,
}

impl Project {
    /// The latest stage it has reached.
    #[must_use]
    // Inlined, it would be copied into each of about a hundred places of every sort by stage.
    #[inline(never)]
    pub fn stage(&self) -> Option<Stage> {
        self.events.iter().map(|event| event.stage).max()
    }

    /// Its total investment, if one was printed.
    #[must_use]
    pub fn investment(&self) -> Option<&StatedFigure> {
        self.figure(Quantity::Investment)
    }

    /// The first figure stated about a quantity.
    #[must_use]
    pub fn figure(&self, about: Quantity) -> Option<&StatedFigure> {
        self.figures.iter().find(|stated| stated.about == about)
    }
}
