//! The lines behind what is selected: where Enter leads.

use crate::analysis::headline;
use crate::analysis::matrix::{self, Cell};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::{Score, scorecard};
use crate::analysis::series;
use crate::dataset::{Citation, Observation, Project, StatedFigure};

use super::model::{Model, ProjectsView, Tab, TargetsView};
use super::view::batches;

/// The citations of the selected figure: its own first, then what it is compared with.
#[must_use]
pub fn of_selection(model: &Model) -> Vec<Citation> {
    let mut found = match model.tab {
        Tab::Overview => of_card(model),
        Tab::Targets => match model.targets.view {
            TargetsView::Year => {
                let scores = scorecard(&model.dataset, model.area, model.year);
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
                .map(|row| of_project(row.project))
                .unwrap_or_default(),
            ProjectsView::Batches => of_batch(model),
        },
        Tab::Charts => of_chart(model),
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
    let lines = matrix::lines(&model.dataset, model.area);
    let Some(line) = lines.get(model.targets.line) else {
        return Vec::new();
    };
    match matrix::cell(&model.dataset, model.area, *line, model.year) {
        Some(Cell::Promised(score)) => of_score(model, &score),
        Some(Cell::Reached(observation)) => vintages(model, observation),
        None => Vec::new(),
    }
}

fn of_figures(figures: &[StatedFigure]) -> impl Iterator<Item = Citation> {
    figures.iter().map(|stated| stated.citation.clone())
}

fn of_project(project: &Project) -> Vec<Citation> {
    let events = project
        .events
        .iter()
        .rev()
        .map(|event| event.citation.clone());
    events.chain(of_figures(&project.figures)).collect()
}

fn of_batch(model: &Model) -> Vec<Citation> {
    let rows = batches::rows(model);
    let Some(row) = rows.get(model.projects.batch) else {
        return Vec::new();
    };
    let events = model
        .dataset
        .projects()
        .flat_map(|(_, project)| &project.events);
    let events = events.filter(|event| event.batch == Some(row.id));
    of_figures(&row.batch.figures)
        .chain(events.map(|event| event.citation.clone()))
        .collect()
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
