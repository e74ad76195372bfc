//! Targets and results of all years in sections: what had targets in several years, rates and
//! quantities apart, then what had one in a single year, then what never had any.

use super::sections::{self, axis_of};
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::theme::role_of_verdict;
use super::widget::row_name::RowName;
use super::widget::section::picture::{Picture, Scale};
use super::widget::years::{Row, Section};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{self, Verdict};
use crate::dataset::Measure;
use crate::figure::period::Year;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::renewed::Renewed;
use crate::picture::{Axis, Role};
use crate::sheet::column::{Group, ScoreGroup};
use crate::sheet::promised_years::{PromisedYears, YearsGroup};
use crate::sheet::{Cell, ColumnId, RowId, all_years, score};
use crate::wording;

/// A section with the positions of its rows in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub section: Section,
    /// What a click on each head of its numbers orders by.
    pub orders: Vec<ColumnId>,
    pub at: Vec<usize>,
}

/// The heads of the columns of numbers, each with the column by which a click on it orders.
fn heads(shared: &Shared, years: &PromisedYears) -> Vec<(String, ColumnId)> {
    let lang = shared.lang;
    let of = |year: Year| ColumnId {
        name: "year",
        year: Some(year),
    };
    let judged = of(years.judged);
    let next = years.next.unwrap_or(years.judged);
    let mut heads = vec![
        (lang.column_result_of(years.judged), judged),
        (lang.column_target().to_owned(), judged),
        (lang.column_target_of(next), of(next)),
        (
            lang.change_since(years.judged),
            ColumnId::from("target_change"),
        ),
    ];
    let further = years.further.iter();
    heads.extend(further.map(|year| (lang.column_target_of(*year), of(*year))));
    heads
}

/// The rows of the list by section, in its order.
#[must_use]
pub fn of_list(shared: &Shared, list: &SheetState, years: &PromisedYears) -> Vec<Placed> {
    let sheet = list.sheet().sheet();
    let mut sections: Vec<(Option<Group>, Placed)> = Vec::new();
    for (at, id) in list.ids().iter().enumerate() {
        let group = sheet.group(&shared.context(), *id);
        let Some(row) = row(shared, list, *id, group, years) else {
            continue;
        };
        match sections.last_mut() {
            Some((last, placed)) if *last == group => {
                placed.section.rows.push(row);
                placed.at.push(at);
            }
            _ => {
                let placed = Placed {
                    section: empty(shared, group, row),
                    orders: Vec::new(),
                    at: vec![at],
                };
                sections.push((group, placed));
            }
        }
    }
    share_column(shared, years, sections.iter_mut().map(|(_, placed)| placed));
    for (group, placed) in &mut sections {
        if *group == Some(Group::Years(YearsGroup::Several(ScoreGroup::Rate))) {
            let rows = placed.section.rows.iter();
            let axis = Some(Scale::Axis(axis_of(rows.flat_map(|row| &row.pictures))));
            placed.section.scale = axis;
            placed.section.next_scale = axis;
        }
    }
    sections.into_iter().map(|(_, placed)| placed).collect()
}

/// Puts the change of rates and the first further target into one column if no row has both.
fn share_column<'p>(
    shared: &Shared,
    years: &PromisedYears,
    sections: impl Iterator<Item = &'p mut Placed>,
) {
    let mut sections: Vec<&mut Placed> = sections.collect();
    let is_empty = |row: &Row, at: usize| row.numbers.get(at).is_none_or(String::is_empty);
    let rows = || sections.iter().flat_map(|of| &of.section.rows);
    let has_further = !years.further.is_empty();
    let is_shared =
        has_further && rows().all(|row| is_empty(row, CHANGE) || is_empty(row, FURTHER));
    for placed in &mut sections {
        let mut heads = heads(shared, years);
        let rows = &mut placed.section.rows;
        if is_shared {
            let has_change = rows.iter().any(|row| !is_empty(row, CHANGE));
            heads.remove(if has_change { FURTHER } else { CHANGE });
            for row in rows {
                let other = if is_empty(row, CHANGE) {
                    CHANGE
                } else {
                    FURTHER
                };
                row.numbers.remove(other);
            }
        }
        let (texts, orders): (Vec<String>, Vec<ColumnId>) = heads.into_iter().unzip();
        placed.section.heads = texts;
        placed.orders = orders;
    }
}

/// Where the change of a target and the first further target stand among the numbers.
const CHANGE: usize = 3;
const FURTHER: usize = 4;

fn empty(shared: &Shared, group: Option<Group>, row: Row) -> Section {
    let shares = Scale::Axis(Axis::of_shares());
    let (scale, next_scale) = match group {
        Some(Group::Years(YearsGroup::Several(ScoreGroup::Quantity) | YearsGroup::OneYear)) => {
            (Some(Scale::Completion), None)
        }
        Some(Group::Years(YearsGroup::NoTarget)) | None => (None, None),
        _ => (Some(shares), Some(shares)),
    };
    let lang = shared.lang;
    let title = match group {
        Some(Group::Years(YearsGroup::Several(ScoreGroup::Rate))) => {
            lang.section_rates().to_owned()
        }
        Some(Group::Years(YearsGroup::Several(ScoreGroup::Share))) => {
            lang.section_shares().to_owned()
        }
        Some(Group::Years(YearsGroup::Several(ScoreGroup::Quantity))) => {
            lang.section_quantities().to_owned()
        }
        Some(group) => group.words(&shared.context()),
        None => String::new(),
    };
    Section {
        title,
        heads: Vec::new(),
        scale,
        next_scale,
        rows: vec![row],
    }
}

fn row(
    shared: &Shared,
    list: &SheetState,
    id: RowId,
    group: Option<Group>,
    years: &PromisedYears,
) -> Option<Row> {
    let (cx, lang) = (shared.context(), shared.lang);
    let line = all_years::line_of(id)?;
    let row = list.sheet().sheet().row(&cx, id)?;
    let of = |column: ColumnId| crate::sheet::cell(list.columns(), &row, column);
    let of_year = |year: Year| {
        of(ColumnId {
            name: "year",
            year: Some(year),
        })
    };
    let text = |cell: Option<&Cell<'_>>| cell.map_or_else(String::new, |cell| cell.text(&cx));
    let close = |text: String| text.replace("= ", "=");
    let judged = of_year(years.judged);
    let next = years.next.and_then(of_year);
    // The heading says that rates are growth rates.
    let is_rate = group == Some(Group::Years(YearsGroup::Several(ScoreGroup::Rate)));
    let is_share = group == Some(Group::Years(YearsGroup::Several(ScoreGroup::Share)));
    let measure = match line.measure {
        Measure::YEAR_ON_YEAR if is_rate => Measure::Level,
        measure => measure,
    };
    let name = wording::indicator_name(&shared.dataset, shared.area, line.indicator, measure, lang);
    let unit = match is_rate || is_share {
        true => String::new(),
        false => name.unit_beside(&text(of("unit".into()))).to_owned(),
    };
    let (result, target) = match judged {
        Some(Cell::Score { score, unit }) => {
            let result = match score.verdict {
                Verdict::NoResult => String::new(),
                // Each of the readings, as the view of one year has them.
                Verdict::Open => sections::result(score, lang),
                _ => score::actual(score).map_or_else(String::new, |of| of.under(*unit).text(lang)),
            };
            let target = score::target(score.target).under(*unit).text(lang);
            (result, target)
        }
        cell => (text(cell), String::new()),
    };
    let change = match next {
        Some(Cell::Score { .. }) if is_rate || is_share => text(of("target_change".into())),
        _ => String::new(),
    };
    let mut numbers = vec![close(result), target, promised(shared, next), change];
    let further = years.further.iter();
    numbers.extend(further.map(|year| promised(shared, of_year(*year))));
    let verdict = match judged {
        Some(Cell::Score { score, .. }) => Some(score.verdict),
        _ => None,
    };
    let instead = match group {
        Some(Group::Years(YearsGroup::NoTarget)) | None => shared
            .years()
            .into_iter()
            .filter(|year| of_year(*year).is_some_and(|cell| !cell.is_blank()))
            .map(|year| format!("{year} {}", text(of_year(year))))
            .collect(),
        _ => Vec::new(),
    };
    Some(Row {
        name: RowName {
            sign: verdict.map_or((" ", Role::Text), |verdict| {
                (wording::sign(verdict), role_of_verdict(verdict))
            }),
            text: name,
            unit,
            is_open: matches!(of("open_check".into()), Some(Cell::Term(_))),
        },
        pictures: [
            first_picture(shared, judged, is_rate || is_share),
            second_picture(judged, next, is_rate || is_share),
        ],
        numbers,
        instead,
    })
}

/// The target for a year, with its result if that is known.
fn promised(shared: &Shared, cell: Option<&Cell<'_>>) -> String {
    match cell {
        Some(Cell::Score { score, unit }) if score.verdict == Verdict::NoResult => {
            let target = score::target(score.target).under(*unit);
            target.text(shared.lang)
        }
        Some(cell @ Cell::Score { .. }) => cell.text(&shared.context()),
        _ => String::new(),
    }
}

fn first_picture(shared: &Shared, judged: Option<&Cell<'_>>, is_rate: bool) -> Picture {
    let lang = shared.lang;
    let nothing = || Picture::Words([String::new(), String::new()]);
    match judged {
        Some(Cell::Score { score, .. }) => {
            let group = ScoreGroup::of(score.target);
            let is_drawn = is_rate || group.scale() == verdict::Scale::Quantity;
            match score.verdict {
                Verdict::NotComparable
                | Verdict::NoResult
                | Verdict::Open
                | Verdict::NotPublished => sections::picture(score, group, lang),
                _ if is_drawn => sections::picture(score, group, lang),
                _ => gap(score, shared),
            }
        }
        Some(Cell::Value(value)) if is_rate => Picture::Dumbbell(Dumbbell {
            result: value.bounds(),
            target: None,
            ends: Ends::Outcome(Role::Fill),
        }),
        Some(Cell::Value(_)) => {
            Picture::Words([lang.card_no_target(), lang.card_no_target()].map(str::to_owned))
        }
        _ => nothing(),
    }
}

/// The distance of a rate among quantities, in words.
fn gap(score: &Score<'_>, shared: &Shared) -> Picture {
    let words = score::gap_in_words(score, shared.lang);
    Picture::Words([words.clone(), words])
}

fn second_picture(judged: Option<&Cell<'_>>, next: Option<&Cell<'_>>, is_rate: bool) -> Picture {
    let target = |cell: Option<&Cell<'_>>| match cell {
        Some(Cell::Score { score, .. }) => Some(score.target.figure.value),
        _ => None,
    };
    match (next, target(next)) {
        (Some(Cell::Score { score, .. }), Some(_)) if is_rate && score.actual.is_some() => {
            Picture::Dumbbell(Dumbbell {
                result: score.actual.as_ref().map(sections::value),
                target: target(next),
                ends: Ends::Outcome(role_of_verdict(score.verdict)),
            })
        }
        (_, Some(of)) if is_rate => Picture::Renewed(Renewed {
            target: of,
            before: target(judged),
        }),
        _ => Picture::Words([String::new(), String::new()]),
    }
}
