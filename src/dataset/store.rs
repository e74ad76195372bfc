//! The dataset in memory, ordered so that a question costs a search and not a walk.
//!
//! Observations lie in one array sorted by area, indicator, measure and period, the newest
//! publication of the same figure first: a series is a slice, and `starts` says where an indicator's
//! figures begin. Targets lie in the same order, with a second index by area and year for the
//! scorecard. Both are built to hold a nation's zones.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::catalogue::{Area, Article, Indicator, Topic};
use super::id::{AreaId, ArticleId, BatchId, Id, IndicatorId, ProgrammeId, ProjectId, TopicId};
use super::observation::{Addition, Citation, Measure, Observation, Target};
use super::project::{Batch, Programme, Project};
use super::record::{Record, Subject};
use super::relation::Relation;
use super::starts::Starts;
use crate::figure::Period;
use crate::figure::period::Year;
use crate::text::Bilingual;

/// What is said about the dataset as a whole.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Zone {
    /// What the dashboard is called.
    pub title: Bilingual,
    /// The area it opens on.
    pub home: AreaId,
    /// The indicators of the overview, in order.
    pub headlines: Vec<IndicatorId>,
    /// What still counts as near a target.
    pub tolerance: Tolerance,
}

/// How far short of its target a result may fall and still be called near. Neither is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tolerance {
    /// Percent of a quantity.
    pub quantity: Decimal,
    /// Percentage points of a rate.
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

/// All that is known.
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
    /// Where in `records` each article's begin.
    first_records: Vec<u32>,
    /// Years with an observation or a target, by area.
    years: BTreeSet<(AreaId, Year)>,
    pipeline: Pipeline,
    relations: Vec<Relation>,
}

impl Dataset {
    /// Builds the indexes. `observations` and `targets` come sorted by area, indicator, measure and
    /// period, observations of one key with the newest publication first.
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

    fn index_records(&mut self) {
        let observations = (0..)
            .zip(&self.observations)
            .map(|(at, _)| Record::Observation(at));
        let targets = (0..).zip(&self.targets).map(|(at, _)| Record::Target(at));
        let programmes = self.programmes().flat_map(|(id, programme)| {
            (0..)
                .zip(&programme.figures)
                .map(move |(at, _)| Record::Programme(id, at))
        });
        let batches = self.batches().flat_map(|(id, batch)| {
            (0..)
                .zip(&batch.figures)
                .map(move |(at, _)| Record::Batch(id, at))
        });
        let projects = self.projects().flat_map(|(id, project)| {
            (0..)
                .zip(&project.figures)
                .map(move |(at, _)| Record::Project(id, at))
        });
        let mut records: Vec<Record> = observations
            .chain(targets)
            .chain(programmes)
            .chain(batches)
            .chain(projects)
            .collect();
        let place = |record: &Record| {
            let subject = self.subject(*record)?;
            let entered = match subject {
                Subject::Observation(observation) => Some(observation.place),
                Subject::Target(target) => Some(target.place),
                _ => None,
            };
            Some((subject.citation().article, subject.citation().line, entered))
        };
        records.sort_by_cached_key(place);
        let article = |record: &Record| self.subject(*record).map(|s| s.citation().article);
        let firsts = (0..self.articles.len()).map(|at| {
            let start =
                records.partition_point(|record| article(record) < ArticleId::from_index(at));
            u32::try_from(start).unwrap_or(u32::MAX)
        });
        self.first_records = firsts.collect();
        self.records = records;
    }

    /// Every cited figure, by article and line.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The figures that cite an article, by line.
    #[must_use]
    pub fn records_of(&self, article: ArticleId) -> &[Record] {
        let at = |index: usize| self.first_records.get(index).map(|first| *first as usize);
        let start = at(article.index()).unwrap_or(self.records.len());
        let end = at(article.index().saturating_add(1)).unwrap_or(self.records.len());
        self.records.get(start..end).unwrap_or_default()
    }

    /// What cites the lines of an article from one to another.
    pub fn subjects_between(
        &self,
        article: ArticleId,
        from: u32,
        to: u32,
    ) -> impl Iterator<Item = Subject<'_>> {
        let records = self.records_of(article);
        let line = |record: &Record| self.subject(*record).map_or(0, |s| s.citation().line);
        let start = records.partition_point(|record| line(record) < from);
        let end = records.partition_point(|record| line(record) <= to);
        let between = records.get(start..end).unwrap_or_default();
        between.iter().filter_map(|record| self.subject(*record))
    }

    /// Where in [`Dataset::records`] a citation stands; or, if it cites no figure, the nearest after.
    #[must_use]
    pub fn record_position(&self, citation: &Citation) -> Option<usize> {
        let first = self.first_records.get(citation.article.index()).copied()? as usize;
        let records = self.records_of(citation.article);
        let cited = |record: &Record| self.subject(*record).map(Subject::citation);
        let line = |record: &Record| cited(record).map_or(0, |cited| cited.line);
        let near = records.partition_point(|record| line(record) < citation.line);
        let mut of_line = records
            .iter()
            .skip(near)
            .take_while(|record| line(record) == citation.line);
        let same = of_line.position(|record| cited(record) == Some(citation));
        let last = records.len().checked_sub(1)?;
        let at = near.saturating_add(same.unwrap_or(0)).min(last);
        Some(first.saturating_add(at))
    }

    /// What a cited figure is about.
    #[must_use]
    pub fn subject(&self, record: Record) -> Option<Subject<'_>> {
        Some(match record {
            Record::Observation(at) => Subject::Observation(self.observations.get(at as usize)?),
            Record::Target(at) => Subject::Target(self.targets.get(at as usize)?),
            Record::Programme(id, at) => {
                let programme = self.programme(id)?;
                Subject::Programme(programme, programme.figures.get(at as usize)?)
            }
            Record::Batch(id, at) => {
                let batch = self.batch(id)?;
                Subject::Batch(batch, batch.figures.get(at as usize)?)
            }
            Record::Project(id, at) => {
                let project = self.project(id)?;
                Subject::Project(project, project.figures.get(at as usize)?)
            }
        })
    }

    /// All articles.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        numbered(&self.articles)
    }

    /// What is said about the whole.
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

    /// The indicator a curator calls `id`.
    #[must_use]
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        self.indicators()
            .find(|(_, indicator)| &*indicator.id == id)
            .map(|(number, _)| number)
    }

    /// The area a curator calls `id`.
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

    /// All observations, by area, indicator, measure and period.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// All targets, by area, indicator, measure and period.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The observations of one measure of an indicator, by period, newest publication first.
    #[must_use]
    pub fn series(&self, area: AreaId, indicator: IndicatorId, measure: Measure) -> &[Observation] {
        let all = self.observations_of(area, indicator);
        slice_of(all, |o| o.measure.cmp(&measure))
    }

    /// How the additions to an indicator, or its levels, are told in an area: in the words that all its
    /// targets share, or where nothing was promised, all that was reached.
    #[must_use]
    pub fn addition(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        measure: Measure,
    ) -> Option<&Addition> {
        let reached = self.series(area, indicator, measure).iter();
        let promised = self.targets_of(area, indicator).iter();
        let promised = promised.filter(|target| target.measure == measure);
        let promised: Vec<_> = promised.map(|of| of.addition.as_deref()).collect();
        let mut told = match promised.is_empty() {
            true => reached.map(|of| of.addition.as_deref()).collect(),
            false => promised,
        };
        told.dedup();
        match told.as_slice() {
            [shared] => *shared,
            _ => None,
        }
    }

    /// The publications of one observation, newest first, as records.
    pub fn published(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        measure: Measure,
        period: Period,
    ) -> impl DoubleEndedIterator<Item = (Record, &Observation)> {
        let all = self.observations_of(area, indicator);
        let of = |o: &Observation| (o.measure, o.period).cmp(&(measure, period));
        let before = all.partition_point(|o| of(o).is_lt());
        let end = all.partition_point(|o| of(o).is_le());
        let found = all.get(before..end).unwrap_or_default();
        let first = self.observation_starts.range(area, indicator).start;
        let start = first.saturating_add(before);
        found
            .iter()
            .enumerate()
            .filter_map(move |(at, observation)| {
                let at = u32::try_from(start.saturating_add(at)).ok()?;
                Some((Record::Observation(at), observation))
            })
    }

    /// Whether growth between two periods is published, from whichever is earlier to the other.
    #[must_use]
    pub fn has_growth_between(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        a: Period,
        b: Period,
    ) -> bool {
        let (earlier, later) = (a.min(b), a.max(b));
        let base = Some(earlier).filter(|earlier| *earlier != later.year_before());
        let measure = Measure::Growth { base };
        self.published(area, indicator, measure, later)
            .next()
            .is_some()
    }

    /// All observations of an indicator, by measure and period.
    #[must_use]
    pub fn observations_of(&self, area: AreaId, indicator: IndicatorId) -> &[Observation] {
        let range = self.observation_starts.range(area, indicator);
        self.observations.get(range).unwrap_or_default()
    }

    /// The targets of an indicator, by measure and period.
    #[must_use]
    pub fn targets_of(&self, area: AreaId, indicator: IndicatorId) -> &[Target] {
        let range = self.target_starts.range(area, indicator);
        self.targets.get(range).unwrap_or_default()
    }

    /// The record of an observation of this dataset.
    #[must_use]
    pub fn record_of_observation(&self, of: &Observation) -> Option<Record> {
        self.published(of.area, of.indicator, of.measure, of.period)
            .find(|(_, other)| other.place == of.place)
            .map(|(record, _)| record)
    }

    /// The record of a target of this dataset.
    #[must_use]
    pub fn record_of_target(&self, of: &Target) -> Option<Record> {
        self.target_at(of.area, of.indicator, of.measure, of.period)
    }

    /// The target for one key, as a record.
    #[must_use]
    pub fn target_at(
        &self,
        area: AreaId,
        indicator: IndicatorId,
        measure: Measure,
        period: Period,
    ) -> Option<Record> {
        let all = self.targets_of(area, indicator);
        let of = |t: &Target| (t.measure, t.period);
        let at = all.binary_search_by_key(&(measure, period), of).ok()?;
        let first = self.target_starts.range(area, indicator).start;
        let at = first.saturating_add(at);
        u32::try_from(at).ok().map(Record::Target)
    }

    /// The targets of an area for a year, by indicator and measure.
    pub fn targets_in(&self, area: AreaId, year: Year) -> impl Iterator<Item = &Target> {
        let of = |at: &u32| self.targets.get(*at as usize);
        let positions = slice_of(&self.targets_by_year, move |at| {
            of(at)
                .map(|t| (t.area, t.period.year()))
                .cmp(&Some((area, year)))
        });
        positions.iter().filter_map(of)
    }

    /// The years in which something is known about an area.
    pub fn years(&self, area: AreaId) -> impl DoubleEndedIterator<Item = Year> + '_ {
        self.years
            .range((area, Year::MIN)..=(area, Year::MAX))
            .map(|(_, year)| *year)
    }

    /// The relations that a curator has declared.
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

/// The entries of a sorted array that compare equal to a key.
fn slice_of<T>(entries: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = entries.partition_point(|entry| compare(entry).is_lt());
    let end = entries.partition_point(|entry| compare(entry).is_le());
    entries.get(start..end).unwrap_or_default()
}
