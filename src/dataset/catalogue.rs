//! What figures are about, and who printed them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::id::{AreaId, TopicId};
use super::ledger::Omission;
use super::observation::Measure;
use crate::figure::{Period, Unit};
use crate::text::Bilingual;

/// What a figure is about geographically.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Area {
    /// The id in the data files.
    pub id: Box<str>,
    /// Its name.
    pub name: Bilingual,
    /// Zone, city, province or nation.
    pub kind: AreaKind,
    /// The area it lies in.
    pub parent: Option<AreaId>,
}

/// The levels of areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames, Deserialize, Serialize)]
#[strum(serialize_all = "snake_case")]
pub enum AreaKind {
    /// A development zone.
    Zone,
    /// A city.
    City,
    /// A province.
    Province,
    /// The nation.
    Nation,
}

/// A group of indicators.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Topic {
    /// The id in the data files.
    pub id: Box<str>,
    /// Its name.
    pub name: Bilingual,
}

/// What is measured.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Indicator {
    /// The id in the data files.
    pub id: Box<str>,
    /// Its name.
    pub name: Bilingual,
    /// A shorter one for narrow windows.
    pub short: Option<Bilingual>,
    /// The group it belongs to.
    pub topic: TopicId,
    /// The unit its level is shown in; figures of it may use another magnitude of the same base.
    pub unit: Unit,
    /// What kind of figure it is; which measures it has follows from it, see [`IndicatorKind::takes`].
    pub kind: IndicatorKind,
    /// Which direction is an improvement.
    pub better: Better,
    /// The prices its growth is stated in, where it matters.
    pub growth_basis: Option<GrowthBasis>,
    /// What exactly is counted.
    pub note: Option<Bilingual>,
    /// Other names people look for it by.
    pub aliases: Box<[Box<str>]>,
}

/// What kind of figure an indicator is, as official statistics tell stocks from flows (SDMX
/// Content-Oriented Guidelines, 2009).
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
pub enum IndicatorKind {
    /// What there is at a time: it has levels, and changes that are told apart from them.
    Stock,
    /// What happens within a period: it has a level for each period, and nothing is added to it.
    Flow,
    /// A ratio: it has a level in percent and changes by points; it does not grow.
    Rate,
    /// A place in a ranking: it changes by places.
    Rank,
}

impl IndicatorKind {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Whether an indicator of this kind has figures in a measure: the rule that `check` enforces.
    #[must_use]
    pub fn takes(self, measure: Measure) -> bool {
        match (self, measure) {
            (IndicatorKind::Rank, measure) => matches!(measure, Measure::Rank | Measure::Change),
            (_, Measure::Rank) => false,
            (IndicatorKind::Stock, _) => true,
            (IndicatorKind::Flow, measure) => measure != Measure::Change,
            (IndicatorKind::Rate, measure) => matches!(measure, Measure::Level | Measure::Change),
        }
    }

    /// The words of the measures it takes, for a curator who wrote another.
    #[must_use]
    pub fn measures(self) -> &'static str {
        match self {
            IndicatorKind::Stock => "level, change, growth, share, share_change, share_lead",
            IndicatorKind::Flow => "level, growth, share, share_change, share_lead",
            IndicatorKind::Rate => "level, change",
            IndicatorKind::Rank => "rank, change",
        }
    }
}

/// Which direction of an indicator is an improvement.
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
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    Neutral,
}

impl Better {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// The prices a growth rate is stated in. Chinese communiqués state product and value added at
/// current prices and their growth at constant ones, so levels do not give the growth.
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
pub enum GrowthBasis {
    /// Real growth: levels at current prices do not give it.
    ConstantPrices,
    /// Nominal growth: levels give it.
    CurrentPrices,
}

impl GrowthBasis {
    /// The word data files and exports use.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// An article that printed figures; a card holds facts about it, never its text.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Article {
    /// The id citations use.
    pub id: Box<str>,
    /// What it is, in the curator's words.
    pub title: Bilingual,
    /// The newspaper, as far as the text shows.
    pub newspaper: Bilingual,
    /// When it was published, as precisely as the text allows.
    pub date: Period,
    /// How newspaper and date were inferred.
    pub date_note: Option<Bilingual>,
    /// Number of lines of the text.
    pub lines: u32,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub sha256: Box<str>,
    /// The numerals that are no figures, by line.
    pub omitted: Vec<Omission>,
}
