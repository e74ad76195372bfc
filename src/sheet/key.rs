//! What names a row: a small id while one dataset lives, and a text that outlives it.

use super::Sheet;
use super::context::Context;
use crate::analysis::audit::{Audit, Check, Outcome, Source, statement};
use crate::dataset::{
    ArticleId, BatchId, Dataset, IndicatorId, Measure, ProjectId, Record, StatedFigure, Subject,
    Whole,
};
use crate::wording;

/// A row of a sheet, valid for one dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowId {
    /// An indicator.
    Indicator(IndicatorId),
    /// An indicator in one measure.
    Line(IndicatorId, Measure),
    /// A project.
    Project(ProjectId),
    /// A batch.
    Batch(BatchId),
    /// A check, by its position in the audit.
    Check(u32),
    /// All checks of one outcome, folded to one row.
    Checks(Outcome),
    /// A cited figure; of a scorecard, the target.
    Figure(Record),
    /// An article.
    Article(ArticleId),
}

impl RowId {
    /// The text that names the row in exports, and finds it again after the data were read anew.
    #[must_use]
    pub fn key(self, cx: &Context<'_>) -> String {
        let dataset = cx.dataset;
        match self {
            RowId::Indicator(id) => dataset
                .indicator(id)
                .map_or_else(String::new, |of| of.id.to_string()),
            RowId::Line(id, measure) => {
                let area = dataset.area(cx.area).map_or("", |area| &*area.id);
                format!("{area}/{}", line(dataset, id, measure))
            }
            RowId::Project(id) => dataset
                .project(id)
                .map_or_else(String::new, |of| of.id.to_string()),
            RowId::Batch(id) => dataset.batch(id).map_or_else(String::new, |batch| {
                let programme = dataset.programme(batch.programme);
                format!("{}/{}", programme.map_or("", |of| &of.id), batch.id)
            }),
            RowId::Check(at) => check(cx, at),
            RowId::Checks(outcome) => outcome.id().to_owned(),
            RowId::Figure(record) => figure(dataset, record),
            RowId::Article(id) => dataset
                .article(id)
                .map_or_else(String::new, |of| of.id.to_string()),
        }
    }

    /// The row of a sheet that a key names.
    #[must_use]
    pub fn find(sheet: &dyn Sheet, cx: &Context<'_>, key: &str) -> Option<RowId> {
        let mut ids = sheet.ids(cx).into_iter();
        ids.find(|id| sheet.key(cx, *id) == key)
    }
}

/// An indicator in one measure: `gdp/growth/2015`, `tech_smes/share/zhengzhou`.
#[must_use]
pub fn line(dataset: &Dataset, id: IndicatorId, measure: Measure) -> String {
    let indicator = dataset.indicator(id).map_or("", |of| &*of.id);
    let of = match measure {
        Measure::Growth { base: Some(base) } => format!("/{base}"),
        Measure::Share {
            of: Whole::Area(whole),
        } => dataset
            .area(whole)
            .map_or_else(String::new, |of| format!("/{}", of.id)),
        Measure::Share {
            of: Whole::Indicator(whole),
        } => dataset
            .indicator(whole)
            .map_or_else(String::new, |of| format!("/{}", of.id)),
        _ => String::new(),
    };
    format!("{indicator}/{}{of}", measure.id())
}

/// The id of a cited figure. One published twice, or printed as a range, is told apart by where and
/// how it is printed.
#[must_use]
pub fn figure(dataset: &Dataset, record: Record) -> String {
    let Some(subject) = dataset.subject(record) else {
        return String::new();
    };
    let id = wording::record_id(dataset, subject);
    if namesakes(dataset, record).len() < 2 {
        return id;
    }
    let place = wording::citation(dataset, subject.citation());
    format!("{id}@{place}:{}", subject.figure().qualifier)
}

/// The cited figures that have the same name, itself among them.
fn namesakes(dataset: &Dataset, record: Record) -> Vec<Record> {
    let stated = match dataset.subject(record) {
        Some(Subject::Observation(of)) => {
            let published = dataset.published(of.area, of.indicator, of.measure, of.period);
            return published.map(|(record, _)| record).collect();
        }
        // There is one target only for each key.
        Some(Subject::Target(_)) => return vec![record],
        Some(Subject::Programme(of, stated)) => (&*of.id, stated),
        Some(Subject::Batch(of, stated)) => (&*of.id, stated),
        Some(Subject::Project(of, stated)) => (&*of.id, stated),
        None => return Vec::new(),
    };
    let same = |other: &Record| {
        let other = match dataset.subject(*other) {
            Some(Subject::Programme(of, stated)) => (&*of.id, stated),
            Some(Subject::Batch(of, stated)) => (&*of.id, stated),
            Some(Subject::Project(of, stated)) => (&*of.id, stated),
            _ => return false,
        };
        let about = |of: &StatedFigure| (of.about, of.stage, of.reached, of.period);
        other.0 == stated.0 && about(other.1) == about(stated.1)
    };
    stated_records(dataset).filter(same).collect()
}

/// Every figure stated of a programme, a batch or a project.
fn stated_records(dataset: &Dataset) -> impl Iterator<Item = Record> {
    let programmes = dataset.programmes().flat_map(|(id, of)| {
        (0..)
            .zip(&of.figures)
            .map(move |(at, _)| Record::Programme(id, at))
    });
    let batches = dataset.batches().flat_map(|(id, of)| {
        (0..)
            .zip(&of.figures)
            .map(move |(at, _)| Record::Batch(id, at))
    });
    let projects = dataset.projects().flat_map(|(id, of)| {
        (0..)
            .zip(&of.figures)
            .map(move |(at, _)| Record::Project(id, at))
    });
    programmes.chain(batches).chain(projects)
}

/// The id of a check: its rule and the figure it is about. One figure may be part of several
/// relations of a kind; the second of them ends in `/2`.
#[must_use]
pub fn check(cx: &Context<'_>, at: u32) -> String {
    let Some(audit) = cx.audit else {
        return String::new();
    };
    let Some(this) = audit.checks().get(at as usize) else {
        return String::new();
    };
    let name = base_of_check(cx.dataset, this);
    let times = times_until(cx.dataset, audit, this, at as usize);
    if times > 1 {
        format!("{name}/{times}")
    } else {
        name
    }
}

/// How many checks up to a position have the rule and the name of the one there, itself among them.
fn times_until(dataset: &Dataset, audit: &Audit, this: &Check, at: usize) -> usize {
    match this.stated {
        Source::Record(record) => {
            let same = namesakes(dataset, record).into_iter().flat_map(|record| {
                let checks = audit.checks_of(record);
                checks.filter(move |(_, of)| of.stated == Source::Record(record))
            });
            same.filter(|(position, of)| *position <= at && of.rule == this.rule)
                .count()
        }
        // Named by its line.
        Source::Restated(article, omission) => {
            let line = |omission| statement::omission(dataset, article, omission).map(|of| of.line);
            let own = line(omission);
            let is_there = |of: &&Check| match of.stated {
                Source::Restated(other, omission) => other == article && line(omission) == own,
                Source::Record(_) => false,
            };
            let until = audit.checks().iter().take(at.saturating_add(1));
            until
                .filter(|of| of.rule == this.rule)
                .filter(is_there)
                .count()
        }
    }
}

fn base_of_check(dataset: &Dataset, check: &Check) -> String {
    let stated = match check.stated {
        Source::Record(record) => dataset
            .subject(record)
            .map(|subject| wording::record_id(dataset, subject)),
        Source::Restated(..) => statement::citation(dataset, check.stated)
            .map(|cited| wording::citation(dataset, &cited)),
    };
    format!("{}/{}", check.rule.id(), stated.unwrap_or_default())
}
