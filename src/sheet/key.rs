//! What names a row: a small id while one dataset lives, and a text that outlives it.

use super::Sheet;
use super::context::Context;
use crate::analysis::audit::{Audit, Check, Outcome, Rule, Source, statement};
use crate::dataset::{
    ArticleId, BatchId, Dataset, IndicatorId, Measure, ProgrammeId, ProjectId, Record,
    StatedFigure, Subject,
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
    /// The projects of a programme that are listed without a batch; of `None`, those of no
    /// programme.
    NoBatch(Option<ProgrammeId>),
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
            // As that of a batch without an id.
            RowId::NoBatch(programme) => {
                let programme = programme.and_then(|id| dataset.programme(id));
                format!("{}/", programme.map_or("", |of| &*of.id))
            }
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
    format!("{indicator}/{}", wording::measure_id(dataset, measure))
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
    dataset.stated_records().filter(same).collect()
}

/// The id of a check: its rule, the figure it is about, and where one figure may stand in several
/// relations of a kind, what it is held against. It does not depend on what the checks come to.
#[must_use]
pub fn check(cx: &Context<'_>, at: u32) -> String {
    let Some(audit) = cx.audit else {
        return String::new();
    };
    let Some(this) = audit.checks().get(at as usize) else {
        return String::new();
    };
    let name = base_of_check(cx.dataset, this);
    let before = namesakes_before(cx.dataset, audit, this, &name);
    match before.checked_add(1).filter(|_| before > 0) {
        Some(place) => format!("{name}/{place}"),
        None => name,
    }
}

/// How many checks of the same name come before one, in the order of what they are held against.
fn namesakes_before(dataset: &Dataset, audit: &Audit, this: &Check, name: &str) -> usize {
    let others: Vec<&Check> = match this.stated {
        Source::Record(record) => audit.checks_of(record).map(|(_, check)| check).collect(),
        Source::Restated { .. } => audit.checks().iter().collect(),
    };
    let same = others.into_iter().filter(|other| {
        let order = |check: &Check| (check.operands.clone(), check.stated);
        other.rule == this.rule
            && order(other) < order(this)
            && base_of_check(dataset, other) == name
    });
    same.count()
}

fn base_of_check(dataset: &Dataset, check: &Check) -> String {
    let name = |source: Source| match source {
        Source::Record(record) => figure(dataset, record),
        Source::Restated { .. } => statement::citation(dataset, source)
            .map(|cited| wording::citation(dataset, &cited))
            .unwrap_or_default(),
    };
    let (rule, stated) = (check.rule.id(), name(check.stated));
    let several = matches!(
        check.rule,
        Rule::Sum | Rule::Subset | Rule::SharesCross | Rule::Range
    );
    match check.operands.first().filter(|_| several) {
        Some(other) => {
            let other = dataset.subject(other.record());
            let other = other.map(|subject| wording::record_id(dataset, subject));
            format!("{rule}/{stated}/with/{}", other.unwrap_or_default())
        }
        None => format!("{rule}/{stated}"),
    }
}
