//! Targets and results of one year in three sections: rates, shares and quantities, the one that fell
//! shortest first.
//!
//! ```text
//! 2021 年 30 项目标：达标 6，接近 1，未达 5 …
//!
//! 增速与比率 %               −10       −5         0          5      结果     目标  差距（百分点）
//! ▼ 固定资产投资                  ●━━━━━━━━━━━━━━━━━━━┃             −7.8      ≥7         −14.8
//!
//! 数量  完成率 %              0              50             100
//! ✗ 安置房新开工面积 万㎡     ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄             ┃         81.05    153        53.0
//! ```

use ratatui::layout::Rect;

use crate::analysis::scorecard;
use crate::sheet::ColumnId;
use crate::sheet::column::ScoreGroup;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::promises::{self, Promises};
use crate::tui::rows;
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, cells};
use crate::tui::widget::section::{self, Columns, Heads, Places};
use crate::tui::widget::sectioned::{self, Entry};
use crate::tui::widget::table::Headings;

/// From so many rows on, a blank one stands below the message.
const ROOM_BELOW_MESSAGE: u16 = 14;

/// From so many rows on, a blank one stands between sections.
const ROOM_BETWEEN_SECTIONS: u16 = 24;

/// The targets of a list by sections.
#[derive(Debug, Clone)]
pub(super) enum Sections {
    /// Beside their results.
    Outcomes(Vec<Placed>),
    /// Beside the last results before them, in a year that has none of its own.
    Promises(Promises),
}

impl Sections {
    pub(super) fn of(table: &SheetState, shared: &Shared) -> Sections {
        match has_results(shared) {
            true => Sections::Outcomes(sections::of_list(shared, table, |_| true)),
            false => Sections::Promises(promises::of_list(shared, table)),
        }
    }
}

/// Draws the view below its message. `kept` are the sections of the list, made anew without them.
pub(super) fn draw(
    table: &SheetState,
    kept: Option<&Sections>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let top = if area.height >= ROOM_BELOW_MESSAGE {
        2
    } else {
        1
    };
    let list = rows::above_last(below(area, top));
    if table.ids().is_empty() {
        return rows::empty(shared, buffer, list, &why_empty(shared, table));
    }
    let (has_results, is_cut) = if is_table(table, shared) {
        let is_cut = rows::put_table(shared, table, Headings::Shown, buffer, list).is_cut;
        (has_results(shared), is_cut)
    } else {
        let made;
        let sections = match kept {
            Some(kept) => kept,
            None => {
                made = Sections::of(table, shared);
                &made
            }
        };
        let is_cut = draw_sections(sections, table, shared, buffer, list);
        (matches!(sections, Sections::Outcomes(_)), is_cut)
    };
    let legend = match has_results {
        true => shared.lang.legend_of_targets(),
        false => shared.lang.legend_of_promises(),
    };
    rows::put_status(shared, table, (legend, is_cut), buffer, area);
}

/// Whether the list is drawn as a table: pictures hold one year, and not thousands of rows.
pub(super) fn is_table(table: &SheetState, shared: &Shared) -> bool {
    shared.other_year().is_some() || table.ids().len() > sectioned::MOST_ROWS
}

fn has_results(shared: &Shared) -> bool {
    scorecard::has_results(&shared.dataset, shared.area, shared.year)
}

fn why_empty(shared: &Shared, table: &SheetState) -> String {
    if !table.options().filters.is_empty() {
        return rows::why_empty(shared, table);
    }
    let years = [Action::YearBack, Action::YearForward];
    let keys = shared.keys.first_names(&years);
    shared.lang.no_targets_in_year(shared.year, keys)
}

/// Draws the sections; returns whether some of their rows are not seen.
fn draw_sections(
    sections: &Sections,
    table: &SheetState,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) -> bool {
    let theme = shared.styles();
    let (placed, heads) = match sections {
        Sections::Outcomes(placed) => (placed, sections::heads(shared.lang)),
        Sections::Promises(promises) => (&promises.sections, promises.heads()),
    };
    let all: Vec<_> = placed.iter().map(|of| of.section.clone()).collect();
    let columns = Columns::fit(&all, heads, Places::Shown, usize::from(area.width));
    let is_roomy = area.height >= ROOM_BETWEEN_SECTIONS;
    let entries = entries(placed, &columns, heads, is_roomy, shared);
    let note_heads = |buffer: &mut Canvas<'_>, row: u16, section: usize| {
        if let Some(placed) = placed.get(section) {
            note_heads(buffer, area, row, &columns, placed.group);
        }
    };
    sectioned::draw(&entries, table.at(), &theme, buffer, area, note_heads)
}

fn entries(
    placed: &[Placed],
    columns: &Columns,
    heads: Heads<'_>,
    is_roomy: bool,
    shared: &Shared,
) -> Vec<Entry> {
    let theme = shared.styles();
    let mut entries = Vec::new();
    for (index, of) in placed.iter().enumerate() {
        if index > 0 && is_roomy {
            entries.push(Entry::Blank);
        }
        let number = section::tick(shared.lang);
        let heading = of.section.heading(columns, heads, &theme, number);
        entries.push(Entry::Heading(index, heading));
        let lines = of.section.lines(columns, &theme, shared.marks());
        let rows = of.at.iter().copied().zip(lines);
        entries.extend(rows.map(|(at, line)| Entry::Row(at, line)));
    }
    entries
}

/// Notes what a click on a head orders by.
fn note_heads(buffer: &mut Canvas<'_>, area: Rect, row: u16, columns: &Columns, group: ScoreGroup) {
    let distance = match group {
        ScoreGroup::Rate | ScoreGroup::Share => "gap",
        ScoreGroup::Quantity => "attainment",
    };
    let names = ["name", "actual", "target", distance];
    for ((start, wide), name) in columns.places().into_iter().zip(names) {
        let place = Rect {
            x: area.x.saturating_add(cells(start)),
            y: area.y.saturating_add(row),
            width: cells(wide),
            height: 1,
        };
        buffer.note(place.intersection(area), Hit::Column(ColumnId::from(name)));
    }
}
