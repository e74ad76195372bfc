//! The rows of the lists, narrowed and ordered as asked. Whatever shows, counts, selects, copies or
//! exports a row asks here, so that all mean the same one.

use rust_decimal::Decimal;

use super::filter::Choice;
use super::model::{Model, Tab, TargetsView};
use super::sort::{Column, Direction};
use crate::analysis::audit::Check;
use crate::analysis::matrix::{self, Cell};
use crate::analysis::pipeline::{self, ProjectRow};
use crate::analysis::scorecard::{Score, scorecard};
use crate::analysis::series;
use crate::analysis::verdict::Verdict;
use crate::dataset::{IndicatorId, Measure};
use crate::sheet;
use crate::text::pinyin::name_key;
use crate::wording::{self, finding};

/// The targets of the year.
#[must_use]
pub fn targets(model: &Model) -> Vec<Score<'_>> {
    let arrangement = &model.targets.arrangement;
    let mut scores = scores(model, &arrangement.filters);
    // Rates and quantities are never mixed: each group is ordered by itself.
    if let Some((Column::Name, direction)) = arrangement.sort {
        scores.sort_by_cached_key(|score| {
            let name = wording::promise(&model.dataset, score.target, model.lang);
            let name = name_key(&name, model.lang);
            (score.scale, Turned(Some(name), direction))
        });
    } else if let Some((column, direction)) = arrangement.sort {
        scores.sort_by(|a, b| {
            let by = compare_scores(column, direction, a, b);
            a.scale.cmp(&b.scale).then(by)
        });
    }
    scores
}

fn scores<'m>(model: &'m Model, filters: &[Choice]) -> Vec<Score<'m>> {
    let mut scores = scorecard(&model.dataset, model.area, model.year);
    scores.retain(|score| {
        filters.iter().all(|filter| match filter {
            Choice::Verdict(verdict) => score.verdict == *verdict,
            choice => is_of_topic(model, score.target.indicator, *choice),
        })
    });
    scores
}

fn is_of_topic(model: &Model, indicator: IndicatorId, choice: Choice) -> bool {
    let Choice::Topic(topic) = choice else {
        return true;
    };
    let of = model.dataset.indicator(indicator);
    of.is_some_and(|indicator| indicator.topic == topic)
}

fn compare_scores(
    column: Column,
    direction: Direction,
    a: &Score<'_>,
    b: &Score<'_>,
) -> std::cmp::Ordering {
    let by = |key: &dyn Fn(&Score<'_>) -> Option<Decimal>| direction.apply(key(a), key(b));
    match column {
        Column::Target => by(&|score| score.target.figure.base_value().ok()),
        Column::Result => by(&|score| {
            let value = score.actual.as_ref()?.value().ok()?;
            value.lo().or(value.hi())
        }),
        Column::Gap => by(&|score| {
            let gap = score.gap?;
            let value = gap.completion.unwrap_or(gap.difference);
            value.lo().or(value.hi())
        }),
        Column::Verdict => direction.apply(Some(a.verdict), Some(b.verdict)),
        _ => {
            let place = |score: &Score<'_>| {
                let cited = &score.target.citation;
                Some((cited.article, cited.line))
            };
            direction.apply(place(a), place(b))
        }
    }
}

/// The lines of the view over all years.
#[must_use]
pub fn lines(model: &Model) -> Vec<matrix::Line> {
    filtered_lines(model, &model.targets.arrangement.filters)
}

fn filtered_lines(model: &Model, filters: &[Choice]) -> Vec<matrix::Line> {
    let mut lines = matrix::lines(&model.dataset, model.area);
    lines.retain(|line| {
        filters.iter().all(|filter| match filter {
            Choice::Verdict(verdict) => has_verdict(model, *line, *verdict),
            choice => is_of_topic(model, line.indicator, *choice),
        })
    });
    lines
}

/// Whether some year's target of a line came to this.
fn has_verdict(model: &Model, line: matrix::Line, verdict: Verdict) -> bool {
    model.years().into_iter().any(|year| {
        matches!(
            matrix::cell(&model.dataset, model.area, line, year),
            Some(Cell::Promised(score)) if score.verdict == verdict
        )
    })
}

/// The projects.
#[must_use]
pub fn projects(model: &Model) -> Vec<ProjectRow<'_>> {
    let arrangement = &model.projects.arrangement;
    let mut rows = project_rows(model, &arrangement.filters);
    let Some((column, direction)) = arrangement.sort else {
        return rows;
    };
    if column == Column::Name {
        rows.sort_by_cached_key(|row| {
            let name = name_key(row.project.name.get(model.lang), model.lang);
            Turned(Some(name), direction)
        });
        return rows;
    }
    rows.sort_by(|a, b| match column {
        Column::Stage => direction.apply(a.stage, b.stage),
        Column::Batch => {
            let batch = |row: &ProjectRow<'_>| {
                let batch = model.dataset.batch(row.event?.batch?)?;
                Some((batch.programme, batch.order))
            };
            direction.apply(batch(a), batch(b))
        }
        Column::Investment => {
            let money = |row: &ProjectRow<'_>| {
                row.project
                    .investment()
                    .and_then(|stated| stated.figure.base_value().ok())
            };
            direction.apply(money(a), money(b))
        }
        _ => {
            let place = |row: &ProjectRow<'_>| {
                let cited = &row.event?.citation;
                Some((cited.article, cited.line))
            };
            direction.apply(place(a), place(b))
        }
    });
    rows
}

fn project_rows<'m>(model: &'m Model, filters: &[Choice]) -> Vec<ProjectRow<'m>> {
    let mut rows = pipeline::projects(&model.dataset);
    rows.retain(|row| {
        filters.iter().all(|filter| match filter {
            Choice::Stage(stage) => row.stage == Some(*stage),
            Choice::Batch(batch) => {
                let events = &row.project.events;
                events.iter().any(|event| event.batch == Some(*batch))
            }
            _ => true,
        })
    });
    rows
}

/// The indicators of the area, by topic unless ordered otherwise.
#[must_use]
pub fn indicators(model: &Model) -> Vec<IndicatorId> {
    let arrangement = &model.charts.arrangement;
    let mut ids = indicator_rows(model, &arrangement.filters);
    let Some((column, direction)) = arrangement.sort else {
        return ids;
    };
    match column {
        Column::Value => {
            ids.sort_by_cached_key(|id| Turned(newest_value(model, *id), direction));
        }
        _ => ids.sort_by_cached_key(|id| {
            let name = model.dataset.indicator(*id);
            let name = name.map(|of| name_key(of.name.get(model.lang), model.lang));
            Turned(name, direction)
        }),
    }
    ids
}

/// All indicators of which the area has something, by topic, whatever the charts are narrowed to.
#[must_use]
pub fn indicators_of_area(model: &Model) -> Vec<IndicatorId> {
    sheet::indicators::of_area(&model.dataset, model.area)
}

/// A key ordered one way or the other, worked out once for each row.
#[derive(PartialEq, Eq)]
struct Turned<K>(Option<K>, Direction);

impl<K: Ord> Ord for Turned<K> {
    fn cmp(&self, other: &Turned<K>) -> std::cmp::Ordering {
        self.1.apply(self.0.as_ref(), other.0.as_ref())
    }
}

impl<K: Ord> PartialOrd for Turned<K> {
    fn partial_cmp(&self, other: &Turned<K>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

fn indicator_rows(model: &Model, filters: &[Choice]) -> Vec<IndicatorId> {
    let mut ids = indicators_of_area(model);
    ids.retain(|id| {
        filters
            .iter()
            .all(|filter| is_of_topic(model, *id, *filter))
    });
    ids
}

/// The newest level of an indicator, in the base unit.
fn newest_value(model: &Model, id: IndicatorId) -> Option<Decimal> {
    let points = series::points(&model.dataset, model.area, id, Measure::Level);
    points.last()?.newest()?.figure.base_value().ok()
}

/// Which checks are shown, by position.
#[must_use]
pub fn checks(model: &Model) -> Vec<usize> {
    let arrangement = &model.audit_tab.arrangement;
    let checks = model.checks();
    let mut shown: Vec<usize> = checks
        .iter()
        .enumerate()
        .filter(|(_, check)| is_chosen(check, &arrangement.filters))
        .map(|(at, _)| at)
        .collect();
    let Some((column, direction)) = arrangement.sort else {
        return shown;
    };
    let check = |at: &usize| checks.get(*at);
    match column {
        Column::Name => {
            shown.sort_by_cached_key(|at| {
                let name = check(at).map(|check| {
                    let name = finding::name(&model.dataset, check, model.lang);
                    name_key(&name, model.lang)
                });
                Turned(name, direction)
            });
        }
        Column::Rule => {
            let rule = |at: &usize| check(at).map(|check| check.rule);
            shown.sort_by(|a, b| direction.apply(rule(a), rule(b)));
        }
        Column::Period => {
            let period = |at: &usize| finding::place(&model.dataset, check(at)?.stated).1;
            shown.sort_by(|a, b| direction.apply(period(a), period(b)));
        }
        _ => {
            let place = |at: &usize| {
                let stated = check(at)?.stated;
                let cited = crate::analysis::audit::statement::citation(&model.dataset, stated)?;
                Some((cited.article, cited.line))
            };
            shown.sort_by(|a, b| direction.apply(place(a), place(b)));
        }
    }
    shown
}

fn is_chosen(check: &Check, filters: &[Choice]) -> bool {
    filters.iter().all(|filter| match filter {
        Choice::Outcome(outcome) => check.finding.outcome() == *outcome,
        Choice::Rule(rule) => check.rule == *rule,
        _ => true,
    })
}

/// How many rows the list of the tab would have, narrowed to some choices.
#[must_use]
pub fn count(model: &Model, filters: &[Choice]) -> usize {
    match model.tab {
        Tab::Targets if model.targets.view == TargetsView::Year => scores(model, filters).len(),
        Tab::Targets => filtered_lines(model, filters).len(),
        Tab::Projects => project_rows(model, filters).len(),
        Tab::Charts => indicator_rows(model, filters).len(),
        Tab::Audit => {
            let checks = model.checks();
            let chosen = checks.iter().filter(|check| is_chosen(check, filters));
            chosen.count()
        }
        Tab::Overview | Tab::Sources => 0,
    }
}
