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
use ratatui::text::Line;

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
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{below, cells};
use crate::tui::widget::section::{self, Columns, Fitted, Heads, Places};
use crate::tui::widget::sectioned::{self, PaintedLines};
use crate::tui::widget::table::Headings;

/// The height from which a blank row follows the title.
const ROOM_BELOW_MESSAGE: u16 = 14;

/// The targets of a list by sections.
#[derive(Debug, Clone)]
pub(super) enum Sections {
    /// Beside their results.
    Outcomes(Vec<Placed>),
    /// Beside the latest earlier results, in a year without results.
    Promises(Promises),
}

impl Sections {
    pub(super) fn of(table: &SheetState, shared: &Shared) -> Sections {
        match has_results(shared) {
            true => Sections::Outcomes(sections::of_list(shared, table, |_| true)),
            false => Sections::Promises(promises::of_list(shared, table)),
        }
    }

    /// Each section, and the heads of the columns.
    fn with_heads(&self, shared: &Shared) -> (&[Placed], Heads<'_>) {
        match self {
            Sections::Outcomes(placed) => (placed, sections::heads(shared.lang)),
            Sections::Promises(promises) => (&promises.sections, promises.heads()),
        }
    }
}

/// The sections of a list in columns of the screen, and those of their lines that are painted.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    columns: Columns,
    fitted: Vec<Fitted>,
    painted: PaintedLines,
}

impl Laid {
    /// Fits sections into the given number of columns of the screen.
    pub(super) fn of(sections: &Sections, shared: &Shared, columns: u16) -> Laid {
        let (placed, heads) = sections.with_heads(shared);
        let all = placed.iter().map(|of| &of.section);
        let columns = Columns::fit(all.clone(), heads, Places::Shown, usize::from(columns));
        Laid {
            fitted: all.map(|of| of.fitted(&columns)).collect(),
            columns,
            painted: PaintedLines::default(),
        }
    }

    /// Paints the lines that come into view.
    pub(super) fn paint(
        &mut self,
        sections: &Sections,
        table: &SheetState,
        shared: &Shared,
        area: Rect,
    ) {
        let mut painted = std::mem::take(&mut self.painted);
        let lines = Lines::of(sections, self, shared);
        painted.renew(&lines, table.at(), &lines.theme, list_in(area));
        self.painted = painted;
    }
}

/// What the lines of a list are made from.
struct Lines<'l> {
    placed: &'l [Placed],
    heads: Heads<'l>,
    laid: &'l Laid,
    shared: &'l Shared,
    theme: Theme,
}

impl<'l> Lines<'l> {
    fn of(sections: &'l Sections, laid: &'l Laid, shared: &'l Shared) -> Lines<'l> {
        let (placed, heads) = sections.with_heads(shared);
        Lines {
            placed,
            heads,
            laid,
            shared,
            theme: shared.styles(),
        }
    }
}

impl sectioned::Sections for Lines<'_> {
    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.placed.iter().map(|of| of.at.as_slice())
    }

    fn heading(&self, section: usize) -> Line<'static> {
        let placed = self.placed.get(section);
        placed.map_or_else(Line::default, |of| {
            let number = section::tick(self.shared.lang);
            let columns = &self.laid.columns;
            of.section.heading(columns, self.heads, &self.theme, number)
        })
    }

    fn row(&self, section: usize, row: usize) -> Line<'static> {
        let placed = self.placed.get(section).zip(self.laid.fitted.get(section));
        placed.map_or_else(Line::default, |(of, fitted)| {
            let columns = (&self.laid.columns, fitted);
            let marks = self.shared.marks();
            of.section.line(row, columns, &self.theme, marks)
        })
    }

    fn note_heads(&self, canvas: &mut Canvas<'_>, area: Rect, row: u16, section: usize) {
        if let Some(placed) = self.placed.get(section) {
            note_heads(canvas, area, row, &self.laid.columns, placed.group);
        }
    }
}

/// The room of the list below the message.
fn list_in(area: Rect) -> Rect {
    let top = if area.height >= ROOM_BELOW_MESSAGE {
        2
    } else {
        1
    };
    rows::above_last(below(area, top))
}

/// Draws the view below its message. `kept` are the sections of the list, and how they are laid out
/// in this width; they are made anew without them.
pub(super) fn draw(
    table: &SheetState,
    kept: Option<(&Sections, Option<&Laid>)>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let list = list_in(area);
    if table.ids().is_empty() {
        return rows::empty(shared, buffer, list, &why_empty(shared, table));
    }
    let has_results = has_results(shared);
    let legend = match has_results {
        true => shared.lang.legend_of_targets(),
        false => shared.lang.legend_of_promises(),
    };
    let (legend, is_cut) = if is_table(table, shared) {
        let is_cut = rows::put_table(shared, table, Headings::Shown, buffer, list).is_cut;
        (legend.to_owned(), is_cut)
    } else {
        let made;
        let (sections, laid) = match kept {
            Some(kept) => kept,
            None => {
                made = Sections::of(table, shared);
                (&made, None)
            }
        };
        let made;
        let laid = match laid {
            Some(laid) => laid,
            None => {
                made = Laid::of(sections, shared, area.width);
                &made
            }
        };
        let lines = Lines::of(sections, laid, shared);
        let (at, theme) = (table.at(), &lines.theme);
        let is_cut = sectioned::draw(&lines, &laid.painted, at, theme, buffer, list);
        (sections::legend(lines.placed, legend), is_cut)
    };
    rows::put_status(shared, table, (&legend, is_cut), buffer, area);
}

/// Whether the list is drawn as a table, because another year is compared or there are too many rows.
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

/// Adds the hits of the heads, by which a click orders the list.
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
