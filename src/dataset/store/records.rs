//! Records in the order of the articles, and the entries they address.

use super::Dataset;
use crate::dataset::id::{AreaId, ArticleId, Id, IndicatorId};
use crate::dataset::observation::{Citation, Measure, Observation, Target};
use crate::dataset::record::{Record, Subject};
use crate::figure::Period;

impl Dataset {
    pub(super) fn index_records(&mut self) {
        let observations = (0..)
            .zip(&self.observations)
            .map(|(at, _)| Record::Observation(at));
        let targets = (0..).zip(&self.targets).map(|(at, _)| Record::Target(at));
        let stated = self.stated_records();
        let mut records: Vec<Record> = observations.chain(targets).chain(stated).collect();
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

    /// The records of the figures stated of programmes, batches and projects, in the order of the files.
    pub fn stated_records(&self) -> impl Iterator<Item = Record> {
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
        programmes.chain(batches).chain(projects)
    }

    /// The records of all cited figures, by article and line.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The records that cite an article, by line.
    #[must_use]
    pub fn records_of(&self, article: ArticleId) -> &[Record] {
        let at = |index: usize| self.first_records.get(index).map(|first| *first as usize);
        let start = at(article.index()).unwrap_or(self.records.len());
        let end = at(article.index().saturating_add(1)).unwrap_or(self.records.len());
        self.records.get(start..end).unwrap_or_default()
    }

    /// The entries that cite the lines `from` to `to`, inclusive, of an article.
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

    /// The position of a citation in [`Dataset::records`]. If no record has this citation, the first
    /// one from its line on; the article's last, if there is none. `None` if no record cites the
    /// article.
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

    /// The entry that a record addresses.
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

    /// The record of the target for a key.
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
}
