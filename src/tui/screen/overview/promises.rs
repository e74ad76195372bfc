//! A year with targets and without results: its targets beside earlier results. There are no verdicts
//! yet, and therefore no hues.

use super::listed::{self, Entry};
use super::published::{published, row_of};
use super::rows::{Item, Part, Rows, title};
use super::{Overview, Page, Room, compared, head};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::picture::Role;
use crate::picture::units::Group;
use crate::sheet::scorecard::score_of;
use crate::sheet::{Cell, ColumnId, Context, RowId, SheetId};
use crate::text::Name;
use crate::tui::promises;
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::wording;

/// The width from which the other figures of the year are shown beside its targets.
const WIDE: usize = 150;

/// What the targets have beside them, and what they keep where the names of the figures are long.
const PICTURES: usize = 106;
const LEAST_PICTURES: usize = 90;

/// The height from which lists are separated by blank rows.
const AIRY: usize = 28;

pub(super) fn page(screen: &Overview, shared: &Shared, scores: &[Score<'_>], room: Room) -> Page {
    let lang = shared.lang;
    let promises = promises::of_list(shared, &screen.targets);
    let heads = promises.heads();
    let (placed, alone) = apart(&promises.sections);
    let promised: usize = placed.iter().map(|of| of.at.len()).sum();
    let group = |count: usize, mark: char, role: Role, label: &str| Group {
        count,
        mark,
        role,
        label: format!("{label} {count}"),
        short_label: format!("{label} {count}"),
        label_role: Role::Quiet,
    };
    // Two kinds without a verdict: filled and hollow tell them apart without a hue.
    let groups = [
        group(promised, '■', Role::Fill, &lang.beside_result(heads.result)),
        group(alone.len(), '□', Role::Quiet, lang.strip_target_only()),
    ];
    let number = [(scores.len().to_string(), Role::Strong)];
    let said = [
        lang.targets_for(shared.year),
        lang.results_not_here().to_owned(),
    ];
    let is_airy = room.rows >= AIRY;
    let others = of_figures(shared, |_| true);
    let (columns, beside) = match room.columns {
        WIDE.. => {
            let both = room.columns.saturating_sub(3);
            let left = both.saturating_sub(listed::widest(&others));
            let left = left.clamp(LEAST_PICTURES, PICTURES);
            (left, both.saturating_sub(left))
        }
        columns => (columns, columns),
    };
    let head = head::rows(shared, &number, said, &groups, Room { columns, ..room });
    let mut left = compared::section_rows(screen, shared, &placed, heads, columns, is_airy);
    let list = |name: &str, why: &str, entries: &[Entry], columns: usize| {
        let mut rows = Rows::default();
        if !entries.is_empty() {
            rows.heading(title(shared, &format!("{name} {}", entries.len()), why));
            rows.append(listed::rows(shared, entries, columns));
        }
        rows
    };
    let alone = entries(screen, shared, &alone);
    let alone = list(lang.target_only(), lang.target_alone_why(), &alone, columns);
    let others = list(lang.other_figures(), "", &others, beside);
    if !alone.is_empty() {
        left.gap(true);
        left.append(alone);
    }
    let right = match (room.columns, others.is_empty()) {
        (_, true) => None,
        (WIDE.., false) => Some((beside, others)),
        (_, false) => {
            left.gap(true);
            left.append(others);
            None
        }
    };
    let legend = sections::legend(&placed, lang.legend_of_promises());
    Page {
        head,
        left,
        right,
        legend,
        further: Vec::new(),
        is_airy,
    }
}

/// The sections of the targets with an earlier result, and the positions of those without one.
fn apart(sections: &[Placed]) -> (Vec<Placed>, Vec<usize>) {
    let mut alone = Vec::new();
    let mut placed = sections.to_vec();
    for of in &mut placed {
        let rows = std::mem::take(&mut of.section.rows);
        let at = std::mem::take(&mut of.at);
        for (row, at) in rows.into_iter().zip(at) {
            if row.result.is_empty() {
                alone.push(at);
            } else {
                of.section.rows.push(row);
                of.at.push(at);
            }
        }
    }
    placed.retain(|of| !of.at.is_empty());
    (placed, alone)
}

/// A cell of the scorecard as a text; empty where it is blank.
fn cell_text(cx: &Context<'_>, id: Option<RowId>, name: &'static str) -> String {
    let sheet = SheetId::Scorecard.sheet();
    let columns = sheet.columns(cx);
    let row = id.and_then(|id| sheet.row(cx, id));
    let cell = row.as_ref();
    let cell = cell.and_then(|row| crate::sheet::cell(&columns, row, ColumnId::from(name)));
    cell.map_or_else(String::new, |cell| match cell {
        Cell::Value(value) => value.with_unit(cx.lang),
        cell => cell.in_column(cx),
    })
}

fn entries(screen: &Overview, shared: &Shared, alone: &[usize]) -> Vec<Entry> {
    let cx = shared.context();
    let ids = alone.iter().filter_map(|at| screen.targets.ids().get(*at));
    let scored = ids.filter_map(|id| Some((id, score_of(&shared.dataset, *id)?)));
    let entry = |(id, score): (&RowId, Score<'_>)| Entry {
        sign: wording::sign(Verdict::NoResult),
        name: wording::promise_name(&shared.dataset, score.target, shared.lang),
        value: cell_text(&cx, Some(*id), "target"),
        item: (Part::Targets, *id),
    };
    scored.map(entry).collect()
}

/// What was published for the year and is wanted.
pub(super) fn of_figures(shared: &Shared, is_wanted: impl Fn(Item) -> bool) -> Vec<Entry> {
    let cx = shared.context();
    let sheet = SheetId::Series(None).sheet();
    let columns = sheet.columns(&cx);
    let figures = published(shared).into_iter();
    let items = figures.filter_map(|of| row_of(&shared.dataset, of));
    items
        .filter(|item| is_wanted(*item))
        .filter_map(|item| {
            let row = sheet.row(&cx, item.1)?;
            let cell = |name: &'static str| crate::sheet::cell(&columns, &row, name.into());
            Some(Entry {
                sign: "",
                name: cell("name").map_or_else(Name::default, |cell| cell.name(&cx)),
                value: cell("value").map_or_else(String::new, |cell| cell.text(&cx)),
                item,
            })
        })
        .collect()
}
