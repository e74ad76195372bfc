//! The scorecard in sections: rates, shares and quantities, each under its axis.

use super::rows;
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::theme::role_of_verdict;
use super::widget::row_name::RowName;
use super::widget::section::picture::{Picture, Scale};
use super::widget::section::{Heads, Row, Section};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{self, Verdict};
use crate::dataset::Measure;
use crate::figure::Interval;
use crate::picture::Axis;
use crate::picture::completion::Completion;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::sheet::column::ScoreGroup;
use crate::sheet::{Cell, ColumnId, RowId, score as reads, scorecard};
use crate::text::Lang;
use crate::wording;

/// A section with the positions of its rows in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub group: ScoreGroup,
    pub section: Section,
    /// Positions in the list, in the order of the rows.
    pub at: Vec<usize>,
}

/// The heads of the columns.
#[must_use]
pub fn heads(lang: Lang) -> Heads<'static> {
    Heads {
        result: lang.column_actual(),
        target: lang.column_target(),
    }
}

/// A legend without the signs that no row of the sections has.
#[must_use]
pub fn legend(placed: &[Placed], legend: &str) -> String {
    let rows = || placed.iter().flat_map(|of| &of.section.rows);
    let any = |is: fn(&Picture) -> bool| rows().any(|row| is(&row.picture));
    rows::signs_shown(legend, |mark| match mark {
        '!' => rows().any(|row| row.name.is_open),
        '=' => rows().any(|row| row.result.contains('=')),
        '●' | '○' | '━' => any(|of| matches!(of, Picture::Dumbbell(_))),
        '▄' => any(|of| matches!(of, Picture::Completion(_))),
        '┃' => any(Picture::is_drawn),
        _ => true,
    })
}

/// The rows of a scorecard that satisfy `is_wanted`, by section, in the order of the list.
#[must_use]
pub fn of_list(
    shared: &Shared,
    list: &SheetState,
    is_wanted: impl Fn(&Score<'_>) -> bool,
) -> Vec<Placed> {
    let mut sections: Vec<Placed> = Vec::new();
    for (at, id) in list.ids().iter().enumerate() {
        let Some(score) = scorecard::score_of(&shared.dataset, *id).filter(&is_wanted) else {
            continue;
        };
        let group = ScoreGroup::of(score.target);
        let Some(row) = row(shared, list, *id, &score) else {
            continue;
        };
        match sections.last_mut() {
            Some(section) if section.group == group => {
                section.section.rows.push(row);
                section.at.push(at);
            }
            _ => sections.push(Placed {
                group,
                section: empty(shared.lang, group, row),
                at: vec![at],
            }),
        }
    }
    for placed in &mut sections {
        if placed.group == ScoreGroup::Rate {
            placed.section.scale = Scale::Axis(axis(&placed.section.rows));
        }
    }
    sections
}

/// Marks the rows with an open check, after the audit has come.
pub(super) fn mark_open(shared: &Shared, list: &SheetState, sections: &mut [Placed]) {
    let (cx, sheet) = (shared.context(), list.sheet().sheet());
    for placed in sections {
        for (row, at) in placed.section.rows.iter_mut().zip(&placed.at) {
            let evidence = list.ids().get(*at).map(|id| sheet.evidence(&cx, *id));
            row.name.is_open = evidence.is_some_and(|of| of.open_check(&cx).is_some());
        }
    }
}

fn empty(lang: Lang, group: ScoreGroup, row: Row) -> Section {
    let (title, scale) = match group {
        ScoreGroup::Rate => (lang.section_rates(), Scale::Axis(Axis::of_shares())),
        ScoreGroup::Share => (lang.section_shares(), Scale::Axis(Axis::of_shares())),
        ScoreGroup::Quantity => (lang.section_quantities(), Scale::Completion),
    };
    let gap = match group.scale() {
        verdict::Scale::Rate => [lang.column_gap(), lang.column_points()],
        verdict::Scale::Quantity => [lang.column_completion_percent(), lang.column_completion()],
    };
    Section {
        title: title.to_owned(),
        scale,
        gap: gap.map(str::to_owned),
        rows: vec![row],
    }
}

/// An axis for all results and targets of some rows.
#[must_use]
pub fn axis(rows: &[Row]) -> Axis {
    axis_of(rows.iter().map(|row| &row.picture))
}

/// An axis for all results and targets in some pictures.
#[must_use]
pub(crate) fn axis_of<'p>(pictures: impl Iterator<Item = &'p Picture>) -> Axis {
    let mut values = Vec::new();
    for picture in pictures {
        match picture {
            Picture::Dumbbell(of) => {
                let result = of.result.into_iter().flat_map(|of| [of.lo(), of.hi()]);
                values.extend(result.flatten().chain(of.target));
            }
            Picture::Renewed(of) => values.extend(of.before.into_iter().chain([of.target])),
            Picture::Completion(_) | Picture::Promise(_) | Picture::Words(_) => {}
        }
    }
    Axis::holding(&values)
}

fn row(shared: &Shared, list: &SheetState, id: RowId, score: &Score<'_>) -> Option<Row> {
    let (cx, lang) = (shared.context(), shared.lang);
    let row = list.sheet().sheet().row(&cx, id)?;
    let cell = |name: &'static str| crate::sheet::cell(list.columns(), &row, ColumnId::from(name));
    let text = |name| cell(name).map_or_else(String::new, |cell| cell.in_column(&cx));
    let target = score.target;
    let group = ScoreGroup::of(target);
    let (dataset, indicator) = (&shared.dataset, target.indicator);
    let name = match target.measure {
        // The heading says that rates are growth rates.
        Measure::YEAR_ON_YEAR if !score.verdict.is_without_result() => {
            wording::indicator_name(dataset, target.area, indicator, Measure::Level, lang)
        }
        _ => wording::promise_name(dataset, target, lang),
    };
    let unit = match group {
        ScoreGroup::Quantity => name.unit_beside(&text("unit")).to_owned(),
        ScoreGroup::Rate | ScoreGroup::Share => String::new(),
    };
    let place = |name| match cell(name) {
        Some(Cell::Places(places)) => places.first().map(|of| of.text(cx.dataset)),
        _ => None,
    };
    Some(Row {
        name: RowName {
            sign: (wording::sign(score.verdict), role_of_verdict(score.verdict)),
            text: name,
            unit,
            is_open: matches!(cell("open_check"), Some(Cell::Term(_))),
        },
        picture: picture(score, group, lang),
        result: result(score, lang),
        target: text("target"),
        gap: match group.scale() {
            verdict::Scale::Rate => text("gap"),
            verdict::Scale::Quantity => text("attainment").replace('%', ""),
        },
        place: place("actual_place")
            .or_else(|| place("target_place"))
            .unwrap_or_default(),
    })
}

/// The result, or the results of several readings. The mark of a derived number comes directly before
/// it.
pub(super) fn result(score: &Score<'_>, lang: Lang) -> String {
    let values = reads::results(score).into_iter();
    let texts = values.map(|value| {
        let text = value.text(lang);
        match text.strip_prefix(lang.mark_net()) {
            Some(number) => format!("{}{number}", lang.mark_net_narrow()),
            None => text.replace("= ", "="),
        }
    });
    texts.collect::<Vec<_>>().join("/")
}

/// The picture of a result and its target.
#[must_use]
pub fn picture(score: &Score<'_>, group: ScoreGroup, lang: Lang) -> Picture {
    let role = role_of_verdict(score.verdict);
    match score.verdict {
        Verdict::NotComparable => return words([lang.not_compared(), lang.scope_differs()]),
        Verdict::NoResult => return words([lang.no_result_here(), lang.no_result()]),
        Verdict::Open | Verdict::NotPublished => {
            let word = wording::verdict(score.verdict, lang);
            return words([word, word]);
        }
        _ => {}
    }
    match group {
        ScoreGroup::Rate | ScoreGroup::Share => Picture::Dumbbell(Dumbbell {
            result: score.actual.as_ref().map(value),
            target: Some(score.target.figure.value),
            ends: Ends::Outcome(role),
        }),
        ScoreGroup::Quantity => match score.gap.and_then(|gap| gap.completion) {
            Some(percent) => Picture::Completion(Completion { percent, role }),
            None => words(["", ""]),
        },
    }
}

fn words(long_and_short: [&str; 2]) -> Picture {
    Picture::Words(long_and_short.map(str::to_owned))
}

/// The interval of a result in percent, as published or computed.
#[must_use]
pub fn value(actual: &Actual<'_>) -> Interval {
    match actual {
        Actual::Stated(observation) => Interval::exactly(observation.figure.value),
        Actual::Derived(derivation) => derivation.value,
    }
}
