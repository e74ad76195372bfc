//! The targets of a year without results, each beside the last result known before it.

use super::sections::{Placed, axis};
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::widget::row_name::RowName;
use super::widget::section::picture::{Picture, Scale};
use super::widget::section::{Heads, Row, Section};
use crate::analysis::matrix::Line;
use crate::analysis::scorecard::Score;
use crate::dataset::Measure;
use crate::figure::Period;
use crate::figure::period::Year;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::promise::Promise;
use crate::picture::{Axis, Role};
use crate::sheet::column::ScoreGroup;
use crate::sheet::{Cell, ColumnId, RowId, Value, all_years, scorecard};
use crate::wording;

/// The targets by section, and the heads of their columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    pub sections: Vec<Placed>,
    earlier: String,
    target: String,
}

impl Promises {
    /// The heads of the columns.
    #[must_use]
    pub fn heads(&self) -> Heads<'_> {
        Heads {
            result: &self.earlier,
            target: &self.target,
        }
    }
}

/// A target with the earlier result in its row of the sheet.
struct Pending {
    at: usize,
    group: ScoreGroup,
    /// The year of the earlier result.
    earlier: Option<Year>,
    row: Row,
}

/// The rows of a scorecard without results, in the order of the list.
#[must_use]
pub fn of_list(shared: &Shared, list: &SheetState) -> Promises {
    let lang = shared.lang;
    let ids = list.ids().iter().enumerate();
    let mut rows: Vec<Pending> = ids
        .filter_map(|(at, id)| Pending::of(shared, list, at, *id))
        .collect();
    let years: Vec<Year> = rows.iter().filter_map(|of| of.earlier).collect();
    let year = years.first().copied();
    let year = year.filter(|first| years.iter().all(|year| year == first));
    if year.is_none() {
        for of in &mut rows {
            if let Some(year) = of.earlier {
                of.row.result = lang.number_of_year(&of.row.result, year);
            }
        }
    }
    // In the order of the sheet, rows without an earlier result come last and get their own section.
    let is_apart = list.options().sort.is_none();
    let mut sections: Vec<Placed> = Vec::new();
    let mut last = None;
    for of in rows {
        let is_alone = is_apart && of.group == ScoreGroup::Quantity && of.earlier.is_none();
        if last != Some((of.group, is_alone)) {
            last = Some((of.group, is_alone));
            sections.push(Placed {
                group: of.group,
                section: empty(shared, of.group, year, is_alone),
                at: Vec::new(),
            });
        }
        if let Some(section) = sections.last_mut() {
            section.at.push(of.at);
            section.section.rows.push(of.row);
        }
    }
    for Placed { group, section, .. } in &mut sections {
        if *group == ScoreGroup::Rate {
            section.scale = Scale::Axis(axis(&section.rows));
        }
        if section.title.is_empty() {
            section.title = lang.section_targets_only(section.rows.len());
        }
    }
    Promises {
        sections,
        earlier: year.map_or_else(
            || lang.column_earlier().to_owned(),
            |year| lang.column_result_of(year),
        ),
        target: lang.column_target_of(shared.year),
    }
}

/// A section without rows. The title of a section of targets alone is set once they are counted.
fn empty(shared: &Shared, group: ScoreGroup, year: Option<Year>, is_alone: bool) -> Section {
    let lang = shared.lang;
    let (title, scale) = match group {
        ScoreGroup::Rate => (
            lang.section_rates().to_owned(),
            Scale::Axis(Axis::of_shares()),
        ),
        ScoreGroup::Share => (
            lang.section_shares().to_owned(),
            Scale::Axis(Axis::of_shares()),
        ),
        ScoreGroup::Quantity if is_alone => (String::new(), Scale::Promise),
        ScoreGroup::Quantity => (
            year.map_or_else(
                || lang.section_quantities_of_last().to_owned(),
                |year| lang.section_quantities_of(year),
            ),
            Scale::Promise,
        ),
    };
    Section {
        title,
        scale,
        gap: [String::new(), String::new()],
        rows: Vec::new(),
    }
}

impl Pending {
    fn of(shared: &Shared, list: &SheetState, at: usize, id: RowId) -> Option<Pending> {
        let (cx, lang) = (shared.context(), shared.lang);
        let score = scorecard::score_of(&shared.dataset, id)?;
        let row = list.sheet().sheet().row(&cx, id)?;
        let cell =
            |name: &'static str| crate::sheet::cell(list.columns(), &row, ColumnId::from(name));
        let text = |name| cell(name).map_or_else(String::new, |cell| cell.in_column(&cx));
        let value = |name| match cell(name) {
            Some(Cell::Value(value)) => Some(*value),
            _ => None,
        };
        let year = match cell("earlier_year") {
            Some(Cell::Period(Period::Year(year))) => Some(*year),
            _ => None,
        };
        let (target, group) = (score.target, ScoreGroup::of(score.target));
        // The heading says that rates are growth rates.
        let measure = match target.measure {
            Measure::YEAR_ON_YEAR => Measure::Level,
            measure => measure,
        };
        let name = wording::indicator_name(
            &shared.dataset,
            target.area,
            target.indicator,
            measure,
            lang,
        );
        let unit = match group {
            ScoreGroup::Quantity => name.unit_beside(&text("unit")).to_owned(),
            ScoreGroup::Rate | ScoreGroup::Share => String::new(),
        };
        let place = match cell("target_place") {
            Some(Cell::Places(places)) => places.first().map(|of| of.text(cx.dataset)),
            _ => None,
        };
        let (earlier, percent) = (value("earlier"), value("of_earlier"));
        // The earlier result is shown too.
        let line = Line {
            indicator: target.indicator,
            measure: target.measure,
        };
        let is_open = year.is_some_and(|year| {
            let evidence = all_years::evidence(cx.dataset, cx.area, line, year);
            evidence.open_check(&cx).is_some()
        });
        let row = Row {
            name: RowName {
                sign: (" ", Role::Text),
                text: name,
                unit,
                is_open: is_open || matches!(cell("open_check"), Some(Cell::Term(_))),
            },
            picture: picture(&score, group, earlier, percent, text("of_earlier")),
            result: text("earlier").replace("= ", "="),
            target: text("target"),
            gap: String::new(),
            place: place.unwrap_or_default(),
        };
        Some(Pending {
            at,
            group,
            earlier: year,
            row,
        })
    }
}

fn picture(
    score: &Score<'_>,
    group: ScoreGroup,
    earlier: Option<Value>,
    percent: Option<Value>,
    label: String,
) -> Picture {
    let bar = || {
        Some(Picture::Promise(Promise {
            percent: percent?.bounds()?,
            label,
        }))
    };
    match group {
        ScoreGroup::Rate | ScoreGroup::Share => Picture::Dumbbell(Dumbbell {
            result: earlier.and_then(|of| of.bounds()),
            target: Some(score.target.figure.value),
            ends: Ends::Promise,
        }),
        ScoreGroup::Quantity => {
            bar().unwrap_or_else(|| Picture::Words([String::new(), String::new()]))
        }
    }
}
