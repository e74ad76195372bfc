//! Areas, topics and indicators, which figures are about, and the articles that printed them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

use super::id::{AreaId, TopicId};
use super::ledger::Omission;
use super::observation::Measure;
use crate::figure::words::words;
use crate::figure::{Period, Unit};
use crate::text::{Bilingual, Text};

/// A geographical area.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Area {
    /// The id in the data files.
    pub id: Text,
    /// Its name.
    pub name: Bilingual,
    /// A shorter one for narrow windows.
    pub short: Option<Bilingual>,
    /// Its level.
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
    pub id: Text,
    /// Its name.
    pub name: Bilingual,
}

/// A quantity that is measured regularly.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Indicator {
    /// The id in the data files.
    pub id: Text,
    /// Its name.
    pub name: Bilingual,
    /// A shorter one for narrow windows.
    pub short: Option<Bilingual>,
    /// The group it belongs to.
    pub topic: TopicId,
    /// The unit of its levels. A figure may use another power of ten of the same base unit.
    pub unit: Unit,
    /// Its kind, which decides the measures it has; see [`IndicatorKind::takes`].
    pub kind: IndicatorKind,
    /// Which direction is an improvement.
    pub better: Better,
    /// The prices in which its growth is stated, if it depends on prices.
    pub growth_basis: Option<GrowthBasis>,
    /// What exactly it counts.
    pub note: Option<Bilingual>,
    /// Other names under which a search finds it.
    pub aliases: Box<[Text]>,
}

words! {
    /// The kind of an indicator. Official statistics distinguish stocks from flows in the same way (SDMX
    /// Content-Oriented Guidelines, 2009).
    pub enum IndicatorKind {
        /// A quantity that exists at a point in time. It has levels and, separately, changes.
        Stock,
        /// A quantity that occurs within a period. It has a level for each period and no changes.
        Flow,
        /// A ratio. It has a level in percent and changes in percentage points, but no growth.
        Rate,
        /// A rank, 1 the best. It changes by places.
        Rank,
    }
}

impl IndicatorKind {
    /// Whether an indicator of this kind has figures in this measure. The loader reports the others
    /// as errors.
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

    /// The words of the measures it takes, for the message about another measure.
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

words! {
    /// Which direction of an indicator is an improvement.
    pub enum Better {
        /// A higher value is better.
        Higher,
        /// A lower value is better.
        Lower,
        /// Neither direction is an improvement.
        Neutral,
    }
}

words! {
    /// The prices in which a growth rate is stated. Chinese statistical communiqués state output and
    /// value added at current prices but their growth at constant prices, so that the growth cannot be
    /// calculated from the levels.
    pub enum GrowthBasis {
        /// Real growth, which cannot be calculated from levels at current prices.
        ConstantPrices,
        /// Nominal growth, which can be calculated from the levels.
        CurrentPrices,
    }
}

/// An article that printed figures: facts about it, never its text.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Article {
    /// The id that citations use.
    pub id: Text,
    /// A title in the curator's words, not the printed headline.
    pub title: Bilingual,
    /// The newspaper, as far as the text shows.
    pub newspaper: Bilingual,
    /// When it was published, as precisely as the text allows.
    pub date: Period,
    /// How the newspaper and the date were inferred.
    pub date_note: Option<Bilingual>,
    /// Number of lines of the text.
    pub lines: u32,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub sha256: Text,
    /// The numerals that are not entered as figures, by line.
    pub omitted: Vec<Omission>,
}
