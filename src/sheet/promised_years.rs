//! Which years of an area had targets, and how the lines of all years are grouped by them.

use super::context::Context;
use super::score::ScoreGroup;
use crate::analysis::matrix::{self, Cell, Line};
use crate::analysis::scorecard::{self, Score};
use crate::dataset::{AreaId, Dataset};
use crate::figure::period::Year;

/// How the lines of all years are grouped for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum YearsGroup {
    /// With a target in one year and a target or a result in another.
    Several(ScoreGroup),
    /// With figures of one year only, among them a target.
    OneYear,
    /// Without a target.
    NoTarget,
}

/// The years that had targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromisedYears {
    /// The one whose results stand beside its targets: the year shown if it has any, else the newest
    /// that has.
    pub judged: Year,
    /// The next one after it.
    pub next: Option<Year>,
    /// The others, the newest last.
    pub further: Vec<Year>,
}

impl PromisedYears {
    /// The years of the area shown; `None` without any target.
    #[must_use]
    pub fn of(cx: &Context<'_>) -> Option<PromisedYears> {
        let years = cx.dataset.years(cx.area);
        let has_targets = |year: &Year| cx.dataset.targets_in(cx.area, *year).next().is_some();
        let years: Vec<Year> = years.filter(has_targets).collect();
        let has_results = |year: &&Year| scorecard::has_results(cx.dataset, cx.area, **year);
        let shown = years.iter().filter(|year| **year == cx.year);
        let judged = shown.chain(years.iter().rev()).find(has_results);
        let judged = *judged.or(years.first())?;
        let next = years.iter().copied().find(|year| *year > judged);
        let further = years.into_iter();
        let further = further.filter(|year| *year != judged && Some(*year) != next);
        Some(PromisedYears {
            judged,
            next,
            further: further.collect(),
        })
    }
}

/// What is known of a line, year by year.
fn cells(dataset: &Dataset, area: AreaId, line: Line) -> impl Iterator<Item = (Year, Cell<'_>)> {
    let years = dataset.years(area);
    years.filter_map(move |year| Some((year, matrix::cell(dataset, area, line, year)?)))
}

/// The group of a line.
#[must_use]
pub fn group(dataset: &Dataset, area: AreaId, line: Line) -> YearsGroup {
    let (mut targets, mut others) = (Vec::new(), 0usize);
    for (_, cell) in cells(dataset, area, line) {
        match cell {
            Cell::Promised(score) => targets.push(score),
            Cell::Reached(_) => others = others.saturating_add(1),
        }
    }
    match targets.first() {
        None => YearsGroup::NoTarget,
        Some(first) if targets.len().saturating_add(others) > 1 => {
            YearsGroup::Several(ScoreGroup::of(first.target))
        }
        Some(_) => YearsGroup::OneYear,
    }
}

/// What lines are ordered by within their group: the year of the target, how it was judged, and how
/// short it fell.
#[must_use]
pub fn order<'d>(
    dataset: &'d Dataset,
    area: AreaId,
    line: Line,
    years: &PromisedYears,
) -> impl Ord + use<'d> {
    let score = |year| match matrix::cell(dataset, area, line, year) {
        Some(Cell::Promised(score)) => Some(score),
        _ => None,
    };
    let judged: Option<Score<'_>> = score(years.judged);
    let short = judged.as_ref().map(scorecard::shortfall);
    let groups = judged.as_ref().map(|score| ScoreGroup::of(score.target));
    let first = cells(dataset, area, line).find(|(_, cell)| matches!(cell, Cell::Promised(_)));
    (judged.is_none(), first.map(|(year, _)| year), groups, short)
}
