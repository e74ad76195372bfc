//! Every cited figure as a row, in the order of the articles.
//!
//! The columns are a contract with other people's scripts: none is renamed, moved or taken away.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::rows::{self, Format};
use crate::dataset::{Dataset, Measure, Subject, Whole};
use crate::wording;

/// One cited figure. Numbers are texts, so that no reader rounds them.
#[derive(Debug, Serialize)]
struct Row<'d> {
    article: &'d str,
    line: u32,
    printed: &'d str,
    /// `observation`, `target`, `project` or `batch`; totals of a programme are a batch of all.
    record: &'static str,
    id: String,
    area: &'d str,
    indicator: &'d str,
    name_zh: &'d str,
    name_en: &'d str,
    topic: &'d str,
    measure: &'static str,
    period: String,
    base: String,
    of: &'d str,
    value: String,
    unit: &'static str,
    scale: i32,
    qualifier: String,
    /// In both languages, so that it does not depend on the reader's.
    note: String,
}

/// Writes every cited figure.
///
/// # Errors
/// Whatever writing fails with.
pub fn figures(out: &mut dyn Write, dataset: &Dataset, format: Format) -> io::Result<()> {
    let subjects = || {
        dataset
            .records()
            .iter()
            .filter_map(|record| dataset.subject(*record))
    };
    let mut ids: HashMap<String, usize> = HashMap::new();
    for subject in subjects() {
        let times = ids.entry(wording::record_id(dataset, subject)).or_default();
        *times = times.saturating_add(1);
    }
    let rows = dataset
        .records()
        .iter()
        .filter_map(|record| dataset.subject(*record))
        .map(|subject| {
            let mut row = row(dataset, subject);
            // Published twice, or a range: told apart by where and how it is printed.
            if ids.get(&row.id).is_some_and(|times| *times > 1) {
                let qualifier = &row.qualifier;
                row.id = format!("{}@{}:{}:{qualifier}", row.id, row.article, row.line);
            }
            row
        });
    rows::write(out, rows, format)
}

fn row<'d>(dataset: &'d Dataset, subject: Subject<'d>) -> Row<'d> {
    let (citation, figure) = (subject.citation(), subject.figure());
    let area_id = |id| dataset.area(id).map_or("", |area| &*area.id);
    let mut row = Row {
        article: dataset
            .article(citation.article)
            .map_or("", |article| &article.id),
        line: citation.line,
        printed: &citation.printed,
        record: "",
        id: wording::record_id(dataset, subject),
        area: area_id(dataset.zone().home),
        indicator: "",
        name_zh: "",
        name_en: "",
        topic: "",
        measure: Measure::Level.id(),
        period: String::new(),
        base: String::new(),
        of: "",
        value: figure.value.to_string(),
        unit: figure.unit.base_name(),
        scale: figure.unit.magnitude().power(),
        qualifier: figure.qualifier.to_string(),
        note: subject
            .note()
            .map_or_else(String::new, |note| format!("{} / {}", note.zh, note.en)),
    };
    let (area, indicator, measure, period) = match subject {
        Subject::Observation(o) => {
            row.record = "observation";
            (o.area, o.indicator, o.measure, o.period)
        }
        Subject::Target(t) => {
            row.record = "target";
            (t.area, t.indicator, t.measure, t.period)
        }
        Subject::Programme(programme, stated) => {
            let name = (&programme.name, stated);
            return about(row, "batch", name);
        }
        Subject::Batch(batch, stated) => {
            let mut row = about(row, "batch", (&batch.name, stated));
            let period = stated.period.or(batch.date);
            row.period = period.map(|period| period.to_string()).unwrap_or_default();
            return row;
        }
        Subject::Project(project, stated) => return about(row, "project", (&project.name, stated)),
    };
    row.area = area_id(area);
    row.measure = measure.id();
    row.period = period.to_string();
    if let Some(indicator) = dataset.indicator(indicator) {
        row.indicator = &indicator.id;
        (row.name_zh, row.name_en) = (&indicator.name.zh, &indicator.name.en);
        row.topic = dataset.topic(indicator.topic).map_or("", |topic| &topic.id);
    }
    match measure {
        Measure::Growth { base } => {
            row.base = base.unwrap_or_else(|| period.year_before()).to_string();
        }
        Measure::Share {
            of: Whole::Area(whole),
        } => row.of = area_id(whole),
        Measure::Share {
            of: Whole::Indicator(whole),
        } => {
            row.of = dataset.indicator(whole).map_or("", |whole| &whole.id);
        }
        Measure::Level | Measure::Change | Measure::Rank => {}
    }
    row
}

/// A figure of a project, a batch or a programme: its indicator is what it measures.
fn about<'d>(
    mut row: Row<'d>,
    record: &'static str,
    (name, stated): (&'d crate::text::Bilingual, &'d crate::dataset::StatedFigure),
) -> Row<'d> {
    row.record = record;
    row.indicator = stated.about.id();
    (row.name_zh, row.name_en) = (&name.zh, &name.en);
    row.topic = "projects";
    row.period = stated
        .period
        .map(|period| period.to_string())
        .unwrap_or_default();
    row
}
