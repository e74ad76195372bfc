//! The dataset in memory, with indexes so that no query scans all figures.
//!
//! Observations are sorted by area, indicator, measure and period, with the newest publication of a
//! figure first. A series is therefore a slice, and [`Starts`] finds the figures of an indicator.
//! Targets have the same order, and a second index by area and year for the scorecard. The layout is
//! meant for datasets of up to all zones of a nation.

mod records;
mod series;

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::catalogue::{Area, Article, Indicator, Topic};
use super::id::{AreaId, ArticleId, BatchId, Id, IndicatorId, ProgrammeId, ProjectId, TopicId};
use super::observation::{Observation, Target};
use super::project::{Batch, Programme, Project};
use super::record::Record;
use super::relation::Relation;
use super::starts::Starts;
use crate::figure::period::Year;
use crate::text::Bilingual;

/// The settings of a dataset.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Zone {
    /// The title of the dashboard.
    pub title: Bilingual,
    /// The area on which it opens.
    pub home: AreaId,
    /// The indicators of the overview, in order.
    pub headlines: Vec<IndicatorId>,
    /// The shortfall up to which a result counts as near its target.
    pub tolerance: Tolerance,
}

/// The shortfall up to which a result counts as near its target. Neither limit is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tolerance {
    /// For quantities, in percent of the target.
    pub quantity: Decimal,
    /// For rates, in percentage points.
    pub rate: Decimal,
}

/// Programmes, batches and projects.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct Pipeline {
    /// In the order of the files.
    pub programmes: Vec<Programme>,
    /// In the order of the files.
    pub batches: Vec<Batch>,
    /// In the order of the files.
    pub projects: Vec<Project>,
}

/// All figures with their catalogue, sorted and indexed.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Dataset {
    zone: Zone,
    areas: Vec<Area>,
    topics: Vec<Topic>,
    indicators: Vec<Indicator>,
    articles: Vec<Article>,
    observations: Vec<Observation>,
    observation_starts: Starts,
    targets: Vec<Target>,
    target_starts: Starts,
    /// Positions in `targets`, by area, year and indicator.
    targets_by_year: Vec<u32>,
    /// Every cited figure, by article and line.
    records: Vec<Record>,
    /// The position in `records` of each article's first record.
    first_records: Vec<u32>,
    /// The years with an observation or a target, by area.
    years: BTreeSet<(AreaId, Year)>,
    pipeline: Pipeline,
    relations: Vec<Relation>,
}

impl Dataset {
    /// Builds the indexes. `observations` and `targets` must be sorted by area, indicator, measure and
    /// period, observations of the same key with the newest publication first.
    #[expect(
        clippy::too_many_arguments,
        reason = "called once, by the loader, with all it has read"
    )]
    pub(super) fn new(
        zone: Zone,
        areas: Vec<Area>,
        topics: Vec<Topic>,
        indicators: Vec<Indicator>,
        articles: Vec<Article>,
        observations: Vec<Observation>,
        targets: Vec<Target>,
        pipeline: Pipeline,
        relations: Vec<Relation>,
    ) -> Dataset {
        let mut years = BTreeSet::new();
        let mut last = None;
        let keys = observations.iter().map(|o| (o.area, o.period.year()));
        for key in keys.chain(targets.iter().map(|t| (t.area, t.period.year()))) {
            if last != Some(key) {
                years.insert(key);
                last = Some(key);
            }
        }
        let mut targets_by_year: Vec<u32> = (0..).zip(&targets).map(|(at, _)| at).collect();
        targets_by_year.sort_by_key(|at| {
            targets
                .get(*at as usize)
                .map(|t| (t.area, t.period.year(), t.indicator, t.measure))
        });
        let starts_of = |keys: &mut dyn Iterator<Item = (AreaId, IndicatorId)>| {
            Starts::of(keys, areas.len(), indicators.len())
        };
        let mut dataset = Dataset {
            observation_starts: starts_of(&mut observations.iter().map(|o| (o.area, o.indicator))),
            target_starts: starts_of(&mut targets.iter().map(|t| (t.area, t.indicator))),
            zone,
            areas,
            topics,
            indicators,
            articles,
            observations,
            targets,
            targets_by_year,
            records: Vec::new(),
            first_records: Vec::new(),
            years,
            pipeline,
            relations,
        };
        dataset.index_records();
        dataset
    }

    /// All articles.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        numbered(&self.articles)
    }

    /// The settings.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// An area.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.get(id.index())
    }

    /// All areas.
    pub fn areas(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        numbered(&self.areas)
    }

    /// A topic.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> Option<&Topic> {
        self.topics.get(id.index())
    }

    /// All topics, in the curator's order.
    pub fn topics(&self) -> impl Iterator<Item = (TopicId, &Topic)> {
        numbered(&self.topics)
    }

    /// An indicator.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id.index())
    }

    /// All indicators, in the curator's order.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        numbered(&self.indicators)
    }

    /// The indicator with this id in the data files.
    #[must_use]
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        self.indicators()
            .find(|(_, indicator)| &*indicator.id == id)
            .map(|(number, _)| number)
    }

    /// The area with this id in the data files.
    #[must_use]
    pub fn find_area(&self, id: &str) -> Option<AreaId> {
        self.areas()
            .find(|(_, area)| &*area.id == id)
            .map(|(number, _)| number)
    }

    /// An article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(id.index())
    }

    /// The declared relations.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// A programme.
    #[must_use]
    pub fn programme(&self, id: ProgrammeId) -> Option<&Programme> {
        self.pipeline.programmes.get(id.index())
    }

    /// All programmes.
    pub fn programmes(&self) -> impl Iterator<Item = (ProgrammeId, &Programme)> {
        numbered(&self.pipeline.programmes)
    }

    /// A batch.
    #[must_use]
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.pipeline.batches.get(id.index())
    }

    /// All batches.
    pub fn batches(&self) -> impl Iterator<Item = (BatchId, &Batch)> {
        numbered(&self.pipeline.batches)
    }

    /// A project.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        self.pipeline.projects.get(id.index())
    }

    /// All projects.
    pub fn projects(&self) -> impl Iterator<Item = (ProjectId, &Project)> {
        numbered(&self.pipeline.projects)
    }
}

fn numbered<I: Id, T>(entries: &[T]) -> impl Iterator<Item = (I, &T)> {
    entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| Some((I::from_index(at)?, entry)))
}
