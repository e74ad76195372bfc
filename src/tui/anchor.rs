//! What is selected, by the ids curators write: so that it is found again after the data files were
//! read again, wherever it stands then.

use super::listing;
use super::model::Model;
use super::view::batches;
use crate::analysis::audit::{Check, Rule};
use crate::analysis::matrix;
use crate::dataset::{AreaId, Batch, Dataset, Measure};
use crate::wording;

/// The selections of all tabs.
#[derive(Debug, Clone)]
pub struct Anchor {
    area: Option<Box<str>>,
    target: Option<String>,
    project: Option<Box<str>>,
    charted: Option<(Box<str>, Measure)>,
    source: Option<(String, u32, Box<str>)>,
    check: Option<(Rule, String)>,
    beside: Vec<Box<str>>,
    line: Option<(Box<str>, Measure)>,
    article: Option<Box<str>>,
    batch: Option<(Box<str>, Box<str>)>,
}

impl Anchor {
    /// Notes them.
    #[must_use]
    pub fn of(model: &Model) -> Anchor {
        let dataset = &model.dataset;
        let scores = listing::targets(model);
        let target = scores.get(model.targets.row).and_then(|score| {
            let record = dataset.record_of_target(score.target)?;
            Some(wording::record_id(dataset, dataset.subject(record)?))
        });
        let indicator = |id| dataset.indicator(id).map(|of| of.id.clone());
        let source = dataset.records().get(model.sources.row).and_then(|record| {
            let subject = dataset.subject(*record)?;
            let cited = subject.citation();
            let id = wording::record_id(dataset, subject);
            Some((id, cited.line, cited.printed.clone()))
        });
        Anchor {
            area: dataset.area(model.area).map(|area| area.id.clone()),
            target,
            project: model.selected_project().map(|row| row.project.id.clone()),
            charted: model
                .charted()
                .and_then(|(id, measure)| Some((indicator(id)?, measure))),
            source,
            check: model
                .selected_check()
                .map(|check| (check.rule, name(model, check))),
            beside: model
                .charts
                .beside
                .iter()
                .filter_map(|id| indicator(*id))
                .collect(),
            line: listing::lines(model)
                .get(model.targets.line)
                .and_then(|line| Some((indicator(line.indicator)?, line.measure))),
            article: dataset
                .articles()
                .nth(model.sources.article)
                .map(|(_, article)| article.id.clone()),
            batch: batches::rows(model)
                .get(model.projects.batch)
                .and_then(|row| batch_id(dataset, row.batch)),
        }
    }

    /// Keeps the check of an anchor that still waits for the audit: nothing has been selected since.
    pub fn keep_check_of(&mut self, waiting: Anchor) {
        self.check = self.check.take().or(waiting.check);
    }

    /// The area, where it still exists.
    #[must_use]
    pub fn area(&self, model: &Model) -> Option<AreaId> {
        model.dataset.find_area(self.area.as_deref()?)
    }

    /// Selects what was selected, as far as it still exists.
    pub fn restore(&self, model: &mut Model) {
        let dataset = std::sync::Arc::clone(&model.dataset);
        let find = |id: &str| dataset.find_indicator(id);
        let target = listing::targets(model).iter().position(|score| {
            let subject = dataset
                .record_of_target(score.target)
                .and_then(|record| dataset.subject(record));
            subject.map(|subject| wording::record_id(&dataset, subject)) == self.target
        });
        model.targets.row = target.unwrap_or(model.targets.row);
        let project = listing::projects(model)
            .iter()
            .position(|row| Some(&row.project.id) == self.project.as_ref());
        model.projects.row = project.unwrap_or(model.projects.row);
        if let Some((id, measure)) = &self.charted {
            let ids = listing::indicators(model);
            let row = ids.iter().position(|of| Some(*of) == find(id));
            model.charts.row = row.unwrap_or(model.charts.row);
            model.charts.measure = Some(*measure);
        }
        model.charts.beside = self.beside.iter().filter_map(|id| find(id)).collect();
        if let Some((id, measure)) = &self.line {
            let id = find(id);
            let same = |line: &matrix::Line| Some(line.indicator) == id && line.measure == *measure;
            let row = listing::lines(model).iter().position(same);
            model.targets.line = row.unwrap_or(model.targets.line);
        }
        let mut articles = dataset.articles();
        let article = articles.position(|(_, of)| Some(&of.id) == self.article.as_ref());
        model.sources.article = article.unwrap_or(model.sources.article);
        let batch = batches::rows(model)
            .iter()
            .position(|row| batch_id(&dataset, row.batch) == self.batch);
        model.projects.batch = batch.unwrap_or(model.projects.batch);
        if let Some((id, line, printed)) = &self.source {
            let mut records = dataset.records().iter();
            let row = records.position(|record| {
                dataset.subject(*record).is_some_and(|subject| {
                    let cited = subject.citation();
                    (cited.line, &cited.printed) == (*line, printed)
                        && wording::record_id(&dataset, subject) == *id
                })
            });
            model.sources.row = row.unwrap_or(model.sources.row);
        }
    }

    /// Selects the check that was selected, once the checks have been made again.
    pub fn restore_check(&self, model: &mut Model) {
        let Some((rule, id)) = &self.check else {
            return;
        };
        let checks = model.checks();
        let same = |check: &Check| check.rule == *rule && name(model, check) == *id;
        let at = checks.iter().position(same);
        let row = at.and_then(|at| model.audit_tab.shown.iter().position(|shown| *shown == at));
        model.audit_tab.row = row.unwrap_or(model.audit_tab.row);
    }
}

/// A batch, by its programme's id and its own.
fn batch_id(dataset: &Dataset, batch: &Batch) -> Option<(Box<str>, Box<str>)> {
    let programme = dataset.programme(batch.programme)?;
    Some((programme.id.clone(), batch.id.clone()))
}

/// What a check is about, in ids.
fn name(model: &Model, check: &Check) -> String {
    let dataset = &model.dataset;
    let subject = crate::analysis::audit::statement::record(dataset, check.stated)
        .and_then(|record| dataset.subject(record));
    subject.map_or_else(String::new, |subject| wording::record_id(dataset, subject))
}
