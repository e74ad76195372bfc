//! The phases: the main programme as a bar of its stages, and one row for each phase with a mark for
//! each project by the stage it has reached.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::drawing::{Drawing, View};
use super::phase::PhaseRow;
use super::stages::Notes;
use super::table::{Dates, GAP, Heads, Plan, plan};
use super::{message, stages, status};
use crate::analysis::pipeline::Funnel;
use crate::picture::phases::Pitch;
use crate::sheet::{self, ColumnId};
use crate::text::{width, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, cells, put, put_at};
use crate::tui::widget::painted::Painted;

/// The most columns of the table; further ones go to the detail beside it.
const TABLE: u16 = 119;

/// The columns of the projects of the selected phase.
pub(super) fn pane(body: Rect) -> u16 {
    body.width
        .saturating_sub(3)
        .saturating_sub(TABLE)
        .clamp(36, 90)
}

/// The height below which no marks are drawn, because the footnotes about overlaps do not fit.
const ROWS_FOR_MARKS: u16 = 8;

/// The height below which the bar of the stages is left out.
const ROWS_FOR_BAR: u16 = 12;

/// The bar of the stages, painted once.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    painted: Painted,
    /// The rows that it takes, with a blank one below it where there is room.
    rows: u16,
}

impl Bar {
    /// The bar of a programme in an area; `None` where it has no room.
    pub(super) fn of(funnel: &Funnel<'_>, shared: &Shared, area: Rect) -> Option<Bar> {
        let notes = match area.height {
            ..ROWS_FOR_BAR => return None,
            18.. => Notes::Reached,
            _ => Notes::Few,
        };
        let below = below(area, message::rows(area));
        let taken = Rect {
            height: below.height.min(stages::ROWS),
            ..below
        };
        let mut rows = 0;
        let painted = Painted::of(taken, &shared.styles(), |canvas| {
            rows = stages::put_bar(shared, funnel, notes, canvas, taken);
        });
        let air = u16::from(rows > 0 && area.height >= message::ROOM_FOR_AIR);
        let rows = rows.saturating_add(air);
        Some(Bar { painted, rows })
    }
}

/// Where the parts of the view are.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    place: Place,
    footnotes: Vec<String>,
}

/// Everything that the picture of the rows depends on, apart from their list and its look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the list.
    revision: u64,
    /// The heads and the rows.
    area: Rect,
    marks: Marked,
    view: View,
}

/// Whether projects have marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    Yes,
    No,
}

impl Layout {
    pub(super) fn of(
        table: &SheetState,
        rows: &[PhaseRow],
        bar: Option<&Bar>,
        shared: &Shared,
        area: Rect,
    ) -> Layout {
        let bar = bar.map_or(0, |bar| bar.rows);
        let used = message::rows(area).saturating_add(bar);
        // The rows of the list with its headings and the last line, where all are seen.
        let elsewhere = usize::from(rows.iter().any(|row| !row.is_main));
        let wanted = usize::from(used).saturating_add(rows.len().saturating_add(elsewhere));
        let spare = usize::from(area.height).saturating_sub(wanted.saturating_add(2));
        let footnotes = footnotes(rows, table.at(), shared, area, spare);
        let footnotes = footnotes.filter(|_| area.height >= ROWS_FOR_MARKS);
        let marks = match footnotes {
            Some(_) => Marked::Yes,
            None => Marked::No,
        };
        let footnotes = footnotes.unwrap_or_default();
        let below_rows = cells(footnotes.len()).saturating_add(1);
        let inside = below(area, used);
        let inside = Rect {
            height: inside.height.saturating_sub(below_rows),
            ..inside
        };
        let room = below(inside, 1).height;
        let place = Place {
            revision: table.revision(),
            area: inside,
            marks,
            view: View::of(rows, table.at(), room.into()),
        };
        Layout { place, footnotes }
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }
}

/// The heads and the rows, painted without a mark of the selected one.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    painted: Painted,
    /// The marks that are drawn.
    signs: Vec<status::Sign>,
}

impl Picture {
    pub(super) fn of(
        table: &SheetState,
        rows: &[PhaseRow],
        shared: &Shared,
        place: &Place,
    ) -> Picture {
        let area = place.area;
        let heads = heads(table, shared);
        let [name, date, listed, published, money] = &heads;
        let heads = Heads {
            name,
            date,
            listed,
            published,
            money,
        };
        let mut plan = plan(rows, &heads, usize::from(area.width));
        if place.marks == Marked::No {
            plan.pitch = None;
        }
        let drawing = Drawing { rows, plan, shared };
        let painted = Painted::of(area, &shared.styles(), |canvas| {
            put_heads(&heads, plan, shared, canvas, area);
            drawing.put_rows(&place.view, canvas, below(area, 1));
        });
        Picture {
            painted,
            signs: drawing.signs(),
        }
    }
}

/// Draws the view below its message, with what was kept of it.
pub(super) fn draw(
    table: &SheetState,
    (layout, bar, picture): (&Layout, Option<&Bar>, &Picture),
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    if table.ids().is_empty() {
        rows::put_arranged(shared, table, canvas, area, area.height.saturating_sub(1));
        return rows::put_why_empty(shared, table, canvas, area);
    }
    let theme = shared.styles();
    if let Some(bar) = bar {
        bar.painted.put(canvas);
    }
    picture.painted.put(canvas);
    let Place {
        area: inside, view, ..
    } = &layout.place;
    let lines = below(*inside, 1);
    view.mark(table.at(), &theme, canvas, lines);
    // Footnotes follow the rows; in a high window they do not stand far below.
    let air = lines.height.saturating_sub(view.lines()).min(1);
    let under = below(lines, view.lines().saturating_add(air));
    let under = Rect {
        height: area.bottom().saturating_sub(1).saturating_sub(under.y),
        ..under
    };
    for (row, line) in (0u16..).zip(&layout.footnotes) {
        put(canvas, under, row, Span::styled(line.as_str(), theme.quiet));
    }
    status::put_line(shared, table, &picture.signs, view.hidden, canvas, area);
}

/// The footnotes about overlapping marks: a line for each row, or a single line if these would hide rows
/// of the list. `None` if even that does not fit.
fn footnotes(
    rows: &[PhaseRow],
    selected: usize,
    shared: &Shared,
    area: Rect,
    spare: usize,
) -> Option<Vec<String>> {
    let (columns, most) = (usize::from(area.width), usize::from(area.height / 4));
    let footnotes = rows.iter().filter_map(|row| row.footnote.as_deref());
    let lines: Vec<String> = footnotes.flat_map(|text| wrap(text, columns)).collect();
    if lines.len() <= most.min(spare.max(1)) {
        return Some(lines);
    }
    let own = rows.get(selected).and_then(|row| row.footnote.as_deref());
    if let Some(own) = own.filter(|footnote| width(footnote) <= columns) {
        return Some(vec![own.to_owned()]);
    }
    let general = wrap(shared.lang.several_rows(), columns);
    (general.len() <= most).then_some(general)
}

/// The headings of the columns, in their order.
fn heads(table: &SheetState, shared: &Shared) -> [String; 5] {
    let heading = |id: &'static str| {
        let mut columns = table.columns().iter();
        let column = columns.find(|column| column.id == id.into());
        column.map_or_else(String::new, |column| column.heading.clone())
    };
    [
        heading("name"),
        heading("date"),
        heading("listed"),
        heading("published"),
        shared
            .lang
            .column_sum_and_published(sheet::projects::money_heading(shared.lang)),
    ]
}

fn put_heads(heads: &Heads<'_>, plan: Plan, shared: &Shared, canvas: &mut Canvas<'_>, area: Rect) {
    if area.height == 0 {
        return;
    }
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut head = |at: usize, text: &str, style: Style, column: Option<ColumnId>| {
        let at = cells(at);
        put_at(canvas, area, at, 0, Span::styled(text.to_owned(), style));
        if let Some(column) = column {
            let place = Rect {
                x: area.x.saturating_add(at),
                width: cells(width(text)),
                height: 1,
                ..area
            };
            canvas.note(place.intersection(area), Hit::Column(column));
        }
    };
    let ending = |end: usize, text: &str| end.saturating_sub(width(text));
    head(0, heads.name, theme.strong, Some("name".into()));
    if plan.dates != Dates::None {
        head(plan.date, heads.date, theme.quiet, Some("date".into()));
    }
    let listed = ending(plan.listed, heads.listed);
    if let Some(pitch) = plan.pitch {
        let words = match pitch {
            Pitch::Wide | Pitch::Dense => lang.one_mark_one_project(),
            Pitch::Counted => lang.column_projects_by_stage(),
        };
        let start = plan.marks.0;
        let end = start.saturating_add(width(words)).saturating_add(GAP);
        if end <= listed {
            head(start, words, theme.quiet, None);
        }
    }
    head(listed, heads.listed, theme.quiet, Some("listed".into()));
    let published = ending(plan.published, heads.published);
    head(
        published,
        heads.published,
        theme.quiet,
        Some("published".into()),
    );
    if let Some(money) = plan.money {
        head(
            money,
            heads.money,
            theme.quiet,
            Some("stated_investment".into()),
        );
    }
}
