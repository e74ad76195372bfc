//! The lines behind what is selected: where Enter leads.

use crate::analysis::audit::statement;
use crate::analysis::headline::{self, Headline};
use crate::analysis::matrix;
use crate::analysis::scorecard::Score;
use crate::dataset::{Citation, Dataset, IndicatorId, Measure, Record};
use crate::sheet::{
    self, Entry, Evidence, all_years, checks, evidence, figures, headlines, projects, scorecard,
};

use super::update::DataEntry;

use super::listing;
use super::model::{Model, ProjectsView, SourcesView, Tab, TargetsView};
use super::view::batches;

/// The figures of what is selected.
#[must_use]
pub fn records(model: &Model) -> Vec<Record> {
    let dataset = &model.dataset;
    match model.tab {
        Tab::Overview => card(model).records,
        Tab::Targets => match model.targets.view {
            TargetsView::Year => score(model).records,
            TargetsView::AllYears => line(model).records,
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
        Tab::Charts => chart(model).records,
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

/// What the selected headline card stands on.
fn card(model: &Model) -> Evidence<'_> {
    let cards = headline::headlines(&model.dataset, model.area, model.year);
    cards
        .get(model.card)
        .map(|card| headlines::evidence(&model.dataset, card))
        .unwrap_or_default()
}

/// What the selected target stands on.
fn score(model: &Model) -> Evidence<'_> {
    let scores = listing::targets(model);
    scores
        .get(model.targets.row)
        .map(|score| scorecard::evidence(&model.dataset, score))
        .unwrap_or_default()
}

/// What the selected line of the view over all years stands on in the year shown.
fn line(model: &Model) -> Evidence<'_> {
    let lines = listing::lines(model);
    lines
        .get(model.targets.line)
        .map(|line| all_years::evidence(&model.dataset, model.area, *line, model.year))
        .unwrap_or_default()
}

/// What the chart stands on.
fn chart(model: &Model) -> Evidence<'_> {
    model
        .charted()
        .map(|of| evidence::of_measure(&model.dataset, model.area, of, model.year))
        .unwrap_or_default()
}

/// The figures of a headline card.
#[must_use]
pub fn of_headline(dataset: &Dataset, card: &Headline<'_>) -> Vec<Record> {
    headlines::evidence(dataset, card).records
}

/// A target, and the figures its result is or follows from.
#[must_use]
pub fn records_of_score(dataset: &Dataset, score: &Score<'_>) -> Vec<Record> {
    scorecard::records(dataset, score)
}

/// The figures of one line of the view over all years.
#[must_use]
pub fn records_of_line(model: &Model, line: matrix::Line) -> Vec<Record> {
    all_years::records_of_line(&model.dataset, model.area, line)
}

/// One measure of an indicator, in all years.
pub fn records_of_series(
    model: &Model,
    indicator: IndicatorId,
    measure: Measure,
) -> impl Iterator<Item = Record> {
    evidence::reached(&model.dataset, model.area, indicator, measure)
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
        Tab::Overview => card(model).entry.map(data_entry),
        Tab::Targets if model.targets.view == TargetsView::Year => {
            score(model).entry.map(data_entry)
        }
        Tab::Targets => line(model).entry.map(data_entry),
        Tab::Charts => chart(model).entry.map(data_entry),
        _ => records(model).into_iter().find_map(of_record),
    }
}

fn data_entry(entry: Entry<'_>) -> DataEntry {
    match entry {
        Entry::At(place) => DataEntry::At(place),
        Entry::Project(id) => DataEntry::Project(id.to_owned()),
    }
}

/// The citations of the selected figure: its own first, then what it is compared with.
#[must_use]
pub fn of_selection(model: &Model) -> Vec<Citation> {
    let mut found = match model.tab {
        Tab::Overview => card(model).places,
        Tab::Targets => match model.targets.view {
            TargetsView::Year => score(model).places,
            TargetsView::AllYears => line(model).places,
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List | ProjectsView::Board => model
                .selected_project()
                .map(|row| projects::places(row.project))
                .unwrap_or_default(),
            ProjectsView::Batches => of_batch(model),
        },
        Tab::Charts => chart(model).places,
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

fn of_batch(model: &Model) -> Vec<Citation> {
    let rows = batches::rows(model);
    let Some(row) = rows.get(model.projects.batch) else {
        return Vec::new();
    };
    sheet::batches::places(&model.dataset, row.id, row.batch)
}
