//! The lines behind what is selected: where Enter leads.

use crate::analysis::audit::statement;
use crate::analysis::headline::{self, Headline};
use crate::analysis::matrix::{self, Cell};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::analysis::series;
use crate::dataset::{Citation, Dataset, IndicatorId, Measure, Observation, Record};
use crate::sheet::{self, Entry, checks, figures, projects};

use super::update::DataEntry;

use super::listing;
use super::model::{Model, ProjectsView, SourcesView, Tab, TargetsView};
use super::view::batches;

/// The figures of what is selected.
#[must_use]
pub fn records(model: &Model) -> Vec<Record> {
    let dataset = &model.dataset;
    match model.tab {
        Tab::Overview => {
            let cards = headline::headlines(dataset, model.area, model.year);
            cards
                .get(model.card)
                .map(|card| of_headline(dataset, card))
                .unwrap_or_default()
        }
        Tab::Targets => match model.targets.view {
            TargetsView::Year => {
                let scores = listing::targets(model);
                scores
                    .get(model.targets.row)
                    .map(|score| records_of_score(dataset, score))
                    .unwrap_or_default()
            }
            TargetsView::AllYears => {
                let lines = listing::lines(model);
                let line = lines.get(model.targets.line);
                match line.and_then(|line| matrix::cell(dataset, model.area, *line, model.year)) {
                    Some(Cell::Promised(score)) => records_of_score(dataset, &score),
                    Some(Cell::Reached(observation)) => records_of_published(dataset, observation),
                    None => Vec::new(),
                }
            }
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List | ProjectsView::Board => model
                .selected_project()
                .map(|row| projects::records(row.id, row.project))
                .unwrap_or_default(),
            ProjectsView::Batches => {
                let rows = batches::rows(model);
                rows.get(model.projects.batch)
                    .map(|row| sheet::batches::records(row.id, row.batch))
                    .unwrap_or_default()
            }
        },
        Tab::Charts => model
            .charted()
            .map(|(indicator, measure)| records_of_series(model, indicator, measure))
            .unwrap_or_default(),
        Tab::Audit => Vec::new(),
        Tab::Sources => match model.sources.view {
            SourcesView::Figures => {
                let record = dataset.records().get(model.sources.row);
                record.copied().into_iter().collect()
            }
            SourcesView::Articles => Vec::new(),
        },
    }
}

/// The figures of a headline card.
#[must_use]
pub fn of_headline(dataset: &Dataset, card: &Headline<'_>) -> Vec<Record> {
    let own = [card.level, card.growth].into_iter().flatten();
    own.flat_map(|observation| records_of_published(dataset, observation))
        .chain(
            card.scores
                .iter()
                .flat_map(|score| records_of_score(dataset, score)),
        )
        .collect()
}

/// A target, and the figures its result is or follows from.
#[must_use]
pub fn records_of_score(dataset: &Dataset, score: &Score<'_>) -> Vec<Record> {
    let mut records: Vec<Record> = dataset.record_of_target(score.target).into_iter().collect();
    match &score.actual {
        None => {}
        Some(Actual::Stated(observation)) => {
            records.extend(records_of_published(dataset, observation));
        }
        Some(Actual::Derived(derivation)) => {
            for step in &derivation.steps {
                let both = [step.left, step.right];
                records.extend(both.iter().filter_map(|o| dataset.record_of_observation(o)));
            }
        }
    }
    records
}

/// An observation and everything else published for the same thing.
fn records_of_published(dataset: &Dataset, of: &Observation) -> Vec<Record> {
    dataset
        .published(of.area, of.indicator, of.measure, of.period)
        .map(|(record, _)| record)
        .collect()
}

/// The figures of one line of the view over all years.
#[must_use]
pub fn records_of_line(model: &Model, line: matrix::Line) -> Vec<Record> {
    let reached = records_of_series(model, line.indicator, line.measure);
    let targets = model.dataset.targets_of(model.area, line.indicator).iter();
    let promised = targets
        .filter(|target| target.measure == line.measure)
        .filter_map(|target| model.dataset.record_of_target(target));
    reached.into_iter().chain(promised).collect()
}

/// One measure of an indicator, in all years.
#[must_use]
pub fn records_of_series(model: &Model, indicator: IndicatorId, measure: Measure) -> Vec<Record> {
    let dataset = &model.dataset;
    let series = dataset.series(model.area, indicator, measure);
    series
        .iter()
        .filter_map(|observation| dataset.record_of_observation(observation))
        .collect()
}

/// The entry of the data files that is selected.
#[must_use]
pub fn entry(model: &Model) -> Option<DataEntry> {
    let dataset = &model.dataset;
    let of_record = |record: Record| match figures::entry(dataset.subject(record)?) {
        Entry::At(place) => Some(DataEntry::At(place)),
        Entry::Project(id) => Some(DataEntry::Project(id.to_owned())),
    };
    match model.tab {
        Tab::Projects if model.projects.view != ProjectsView::Batches => {
            let id = model.selected_project()?.project.id.to_string();
            Some(DataEntry::Project(id))
        }
        Tab::Projects => {
            let rows = batches::rows(model);
            let row = rows.get(model.projects.batch)?;
            Some(DataEntry::Project(row.batch.id.to_string()))
        }
        Tab::Audit => {
            let check = model.selected_check()?;
            of_record(statement::record(dataset, check.stated)?)
        }
        Tab::Targets if model.targets.view == TargetsView::Year => {
            let scores = listing::targets(model);
            let score = scores.get(model.targets.row)?;
            Some(match &score.actual {
                Some(Actual::Stated(observation)) => DataEntry::At(observation.place),
                _ => DataEntry::At(score.target.place),
            })
        }
        _ => records(model).into_iter().find_map(of_record),
    }
}

/// The citations of the selected figure: its own first, then what it is compared with.
#[must_use]
pub fn of_selection(model: &Model) -> Vec<Citation> {
    let mut found = match model.tab {
        Tab::Overview => of_card(model),
        Tab::Targets => match model.targets.view {
            TargetsView::Year => {
                let scores = listing::targets(model);
                scores
                    .get(model.targets.row)
                    .map(|score| of_score(model, score))
                    .unwrap_or_default()
            }
            TargetsView::AllYears => of_line(model),
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List | ProjectsView::Board => model
                .selected_project()
                .map(|row| projects::places(row.project))
                .unwrap_or_default(),
            ProjectsView::Batches => of_batch(model),
        },
        Tab::Charts => of_chart(model),
        Tab::Audit => of_check(model),
        Tab::Sources => Vec::new(),
    };
    let mut seen: Vec<Citation> = Vec::new();
    found.retain(|citation| {
        let new = !seen.contains(citation);
        seen.extend(new.then(|| citation.clone()));
        new
    });
    found
}

/// What a check was made from, and then what led to it from another tab.
fn of_check(model: &Model) -> Vec<Citation> {
    let Some(check) = model.selected_check() else {
        return Vec::new();
    };
    let mut found = checks::places(&model.dataset, check);
    if let Some(origin) = &model.audit_tab.from {
        found.extend(origin.places.iter().cloned());
    }
    found
}

fn of_score(model: &Model, score: &Score<'_>) -> Vec<Citation> {
    let mut found = Vec::new();
    match &score.actual {
        None => {}
        Some(Actual::Stated(observation)) => found.extend(vintages(model, observation)),
        Some(Actual::Derived(derivation)) => {
            for step in &derivation.steps {
                found.extend([&step.left.citation, &step.right.citation].map(Clone::clone));
            }
        }
    }
    found.push(score.target.citation.clone());
    found
}

/// An observation and everything else published for the same thing.
fn vintages(model: &Model, shown: &Observation) -> Vec<Citation> {
    let series = model
        .dataset
        .series(shown.area, shown.indicator, shown.measure);
    let same = series
        .iter()
        .filter(|observation| observation.period == shown.period);
    same.map(|observation| observation.citation.clone())
        .collect()
}

fn of_card(model: &Model) -> Vec<Citation> {
    let cards = headline::headlines(&model.dataset, model.area, model.year);
    let Some(card) = cards.get(model.card) else {
        return Vec::new();
    };
    let own = [card.level, card.growth].into_iter().flatten();
    let mut found: Vec<Citation> = own
        .flat_map(|observation| vintages(model, observation))
        .collect();
    found.extend(card.scores.iter().flat_map(|score| of_score(model, score)));
    found
}

fn of_line(model: &Model) -> Vec<Citation> {
    let lines = listing::lines(model);
    let Some(line) = lines.get(model.targets.line) else {
        return Vec::new();
    };
    match matrix::cell(&model.dataset, model.area, *line, model.year) {
        Some(Cell::Promised(score)) => of_score(model, &score),
        Some(Cell::Reached(observation)) => vintages(model, observation),
        None => Vec::new(),
    }
}

fn of_batch(model: &Model) -> Vec<Citation> {
    let rows = batches::rows(model);
    let Some(row) = rows.get(model.projects.batch) else {
        return Vec::new();
    };
    sheet::batches::places(&model.dataset, row.id, row.batch)
}

/// What was published for the year shown first, then the other years, then the targets.
fn of_chart(model: &Model) -> Vec<Citation> {
    let Some((indicator, measure)) = model.charted() else {
        return Vec::new();
    };
    let series = model.dataset.series(model.area, indicator, measure);
    let (now, other): (Vec<_>, Vec<_>) = series
        .iter()
        .partition(|observation| observation.period.year() == model.year);
    let targets = series::targets(&model.dataset, model.area, indicator, measure);
    let observed = now
        .into_iter()
        .chain(other)
        .map(|observation| observation.citation.clone());
    observed
        .chain(targets.map(|target| target.citation.clone()))
        .collect()
}
