//! Draws a model.
//!
//! ```text
//! header    title · years · area, language, help
//!           tabs
//! ──────────────────────────────────────────────
//! body      overview | targets, matrix | projects, board, batches | charts | audit | sources
//!           a detail pane beside the list, or a popup over it
//! footer    what keys do here
//! ```

pub mod audit;
pub mod batches;
pub mod board;
pub mod charts;
pub mod footer;
pub mod header;
pub mod indexed;

pub mod matrix;
pub mod overlay;
pub mod overview;
pub mod projects;
pub mod sources;
pub mod targets;
pub mod verdicts;

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::Action;
use super::detail;
use super::glyphs::{self, Glyphs};
use super::model::{Detail, Model, ProjectsView, Tab, TargetsView};
use super::spots::Spot;
use super::widget::page::Page;
use super::widget::{paint, popup};
use crate::dataset::Record;
use crate::figure::period::Year;
use crate::sheet::ColumnId;
use crate::text::{pad_start, truncate, wrap};

/// Rows of header and footer around the body.
pub const FRAME_ROWS: usize = 4;

/// From this many columns on, the detail stands beside the list.
const BESIDE: u16 = 110;
/// Columns of the detail beside the list.
const PANE: u16 = 38;
/// Fewer columns or rows than this show nothing useful.
const LEAST: (u16, u16) = (24, 6);

/// Draws the whole screen.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    draw(model, buffer, area);
}

/// Draws the whole screen into a buffer.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect) {
    let theme = model.styles();
    model.spots.clear();
    buffer.set_style(area, theme.text);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(model, buffer, area);
    } else {
        screen(model, buffer, area);
    }
    match model.glyphs {
        Glyphs::Unicode => {}
        Glyphs::Braille => glyphs::to_braille(buffer),
        Glyphs::Ascii => glyphs::to_ascii(buffer),
    }
}

fn screen(model: &Model, buffer: &mut Buffer, area: Rect) {
    let theme = model.styles();
    let body_rows = area.height.saturating_sub(4);
    header::draw(model, buffer, Rect { height: 2, ..area });
    paint::rule(buffer, area, 2, theme.rule);
    let body = Rect {
        height: body_rows,
        ..paint::below(area, 3)
    };
    match model.tab {
        Tab::Overview => overview::draw(model, buffer, margin(body)),
        Tab::Targets => match model.targets.view {
            TargetsView::Year => targets::draw(model, buffer, margin(body)),
            TargetsView::AllYears => matrix::draw(model, buffer, margin(body)),
        },
        Tab::Projects => match model.projects.view {
            ProjectsView::List => projects::draw(model, buffer, margin(body)),
            ProjectsView::Board => board::draw(model, buffer, margin(body)),
            ProjectsView::Batches => batches::draw(model, buffer, margin(body)),
        },
        Tab::Charts => charts::draw(model, buffer, margin(body)),
        Tab::Audit => audit::draw(model, buffer, margin(body)),
        Tab::Sources => sources::draw(model, buffer, margin(body)),
    }
    footer::draw(
        model,
        buffer,
        paint::below(area, area.height.saturating_sub(1)),
    );
    if let Some(overlay) = &model.overlay {
        overlay::draw(model, overlay, buffer, area);
    }
}

/// A column of air on either side.
fn margin(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn too_small(model: &Model, buffer: &mut Buffer, area: Rect) {
    let (columns, rows) = LEAST;
    let message = model.lang.window_too_small(columns, rows);
    for (row, line) in (0..).zip(wrap(&message, usize::from(area.width))) {
        paint::put(buffer, area, row, line);
    }
}

/// Whether the window is wide enough for a detail beside the list.
#[must_use]
pub fn has_room_for_detail(model: &Model) -> bool {
    model.size.0 >= BESIDE
}

/// Whether the detail of the tab is shown.
#[must_use]
pub fn shows_detail(model: &Model) -> bool {
    let detail = match model.tab {
        Tab::Targets => model.targets.detail,
        Tab::Projects => model.projects.detail,
        Tab::Sources => model.sources.detail,
        Tab::Audit => model.audit_tab.detail,
        // These show all they have at once.
        Tab::Overview | Tab::Charts => Detail::Open,
    };
    match detail {
        Detail::Open => true,
        Detail::IfRoom => has_room_for_detail(model),
        Detail::Closed => false,
    }
}

/// Whether a detail lies over its list.
#[must_use]
pub fn has_popup(model: &Model) -> bool {
    let beside = matches!(model.tab, Tab::Overview | Tab::Charts) || has_room_for_detail(model);
    shows_detail(model) && !beside
}

/// Splits the body between a list and the detail of its selected row. The detail's part is empty
/// where it is not shown, and lies over the list where there is no room beside it.
struct Split {
    list: Rect,
    beside: Option<Rect>,
    over: Option<Rect>,
}

fn split(model: &Model, body: Rect) -> Split {
    if !shows_detail(model) {
        return Split {
            list: body,
            beside: None,
            over: None,
        };
    }
    if !has_room_for_detail(model) {
        let over = body;
        return Split {
            list: body,
            beside: None,
            over: Some(over),
        };
    }
    let pane = match model.tab {
        // Lines of an article want to be read as lines.
        Tab::Sources => body.width.saturating_sub(58).min(96),
        // A number line wants width.
        Tab::Audit => body.width.saturating_sub(72).min(72),
        _ if body.width >= 170 => PANE.saturating_add(18),
        _ => PANE,
    };
    let list = Rect {
        width: body.width.saturating_sub(pane).saturating_sub(3),
        ..body
    };
    let beside = Rect {
        x: list.right().saturating_add(3),
        width: pane,
        ..body
    };
    Split {
        list,
        beside: Some(beside),
        over: None,
    }
}

/// Draws the detail of the selected row beside or over its list.
fn draw_detail(model: &Model, buffer: &mut Buffer, split: &Split) {
    if split.beside.or(split.over).is_none() {
        return;
    }
    let blocks = detail::of_selection(model);
    if blocks.is_empty() {
        return;
    }
    let theme = model.styles();
    let area = match (split.beside, split.over) {
        (Some(area), _) => {
            for row in 0..area.height {
                let rule = Rect {
                    x: area.x.saturating_sub(2),
                    width: 1,
                    ..area
                };
                paint::put(buffer, rule, row, Span::styled("│", theme.rule));
            }
            area
        }
        (None, Some(area)) => {
            // A click on it is not one on the row below.
            model.spots.note(area, Spot::Popup);
            let title = model.lang.detail_title(model.keys.told(Action::Back));
            popup::open(buffer, area, &title, &theme)
        }
        (None, None) => return,
    };
    let height = usize::from(area.height);
    let page = Page {
        cx: &model.context(),
        texts: &model.texts,
        leads: &model.keys.told(Action::Detail),
        theme: &theme,
        width: usize::from(area.width),
        rows: height,
    };
    let lines = page.lines(&blocks);
    let hidden = lines.len().saturating_sub(height);
    let scroll = model.scroll.min(hidden);
    for (row, line) in (0..area.height).zip(lines.into_iter().skip(scroll)) {
        paint::put(buffer, area, row, line);
    }
    let below = hidden.saturating_sub(scroll);
    if below > 0 {
        let count = below.saturating_add(1);
        let more = match has_popup(model) {
            true => {
                let page = model.keys.told(Action::PageDown);
                model.lang.more_lines_page(count, page)
            }
            false => model.lang.more_lines(count),
        };
        let last = area.height.saturating_sub(1);
        paint::put(
            buffer,
            area,
            last,
            Span::raw(" ".repeat(usize::from(area.width))),
        );
        paint::put(buffer, area, last, Span::styled(more, theme.quiet));
    }
}

/// The mark of a figure that takes part in a relation someone should look at; a blank otherwise.
fn mark(model: &Model, records: impl IntoIterator<Item = Record>) -> Span<'static> {
    match model.open_check(records) {
        Some(_) => Span::styled(glyphs::OPEN, model.styles().warning),
        None => Span::raw(" "),
    }
}

/// How the list is narrowed and ordered, in words; empty where it is as it is by itself.
fn arranged(model: &Model) -> String {
    let (table, cx) = (model.table(), model.context());
    let filters = table.options().filters.iter();
    let names: Vec<String> = filters
        .flat_map(|(_, terms)| terms)
        .map(|term| term.words(&cx))
        .collect();
    let mut told = Vec::new();
    if !names.is_empty() {
        told.push(model.lang.filter_shown(names.join(" · ")));
    }
    if let Some((id, direction)) = table.options().sort
        && let Some(column) = table.columns().iter().find(|column| column.id == id)
    {
        told.push(model.lang.sort_shown(&column.heading, direction.sign()));
    }
    told.join("   ")
}

/// Draws it at the right end of a line.
fn put_arranged(model: &Model, buffer: &mut Buffer, area: Rect, row: u16) {
    let arranged = arranged(model);
    if !arranged.is_empty() {
        let told = Span::styled(arranged, model.styles().accent);
        paint::put_right(buffer, area, row, told);
    }
}

/// Why the list of the view has no rows.
fn why_empty(model: &Model) -> String {
    let table = model.table();
    let narrowed = !table.options().filters.is_empty();
    let why = table.sheet().sheet().empty(&model.context(), narrowed);
    if !narrowed {
        return why;
    }
    let [filter, back] = [Action::Filter, Action::Back].map(|action| model.keys.told(action));
    model.lang.filter_keys(why, filter, back)
}

/// Programmes are the home area's; why the projects tab shows nothing for another.
fn not_of_this_area(model: &Model) -> Option<String> {
    let home = model.dataset.zone().home;
    let name = |id| {
        model
            .dataset
            .area(id)
            .map_or("", |area| area.name.get(model.lang))
    };
    (model.area != home).then(|| {
        let why = model
            .lang
            .projects_of_another_area(name(home), name(model.area));
        model.lang.area_key(why, model.keys.told(Action::Area))
    })
}

/// Says in the middle of an area that there is nothing, and why.
fn empty(model: &Model, buffer: &mut Buffer, area: Rect, message: &str) {
    let theme = model.styles();
    let lines = wrap(message, usize::from(area.width.min(60)));
    let from = area.height.saturating_sub(paint::cells(lines.len())) / 3;
    for (row, line) in (from..).zip(lines) {
        let line = truncate(&line, usize::from(area.width)).into_owned();
        let column = area
            .width
            .saturating_sub(paint::cells(crate::text::width(&line)))
            / 2;
        paint::put_at(buffer, area, column, row, Span::styled(line, theme.quiet));
    }
}

/// Draws the heads of columns; a click on one orders by it.
fn put_heads(
    model: &Model,
    buffer: &mut Buffer,
    area: Rect,
    at: u16,
    heads: Vec<(Span<'static>, Option<ColumnId>)>,
) {
    if at < area.height {
        model.spots.heads(area, at, &heads);
        let spans: Vec<Span<'static>> = heads.into_iter().map(|(span, _)| span).collect();
        paint::put(buffer, area, at, Line::from(spans));
    }
}

/// Tells in the last line of a list which of its rows are shown, counted from 1; returns the line.
fn put_range(
    model: &Model,
    buffer: &mut Buffer,
    list: Rect,
    shown: &Range<usize>,
    all: usize,
) -> u16 {
    let last = list.height.saturating_sub(1);
    let told = model
        .lang
        .rows_shown(shown.start.saturating_add(1), shown.end, all);
    let told = Span::styled(told, model.styles().quiet);
    paint::put(buffer, list, last, told);
    last
}

/// The heads of a table with a column for each year, the year shown pointed out.
fn year_heads(model: &Model, lead: Span<'static>, years: &[Year], room: usize) -> Line<'static> {
    let theme = model.styles();
    let heads = years.iter().map(|year| {
        let style = if *year == model.year {
            theme.accent
        } else {
            theme.quiet
        };
        Span::styled(pad_start(&year.to_string(), room), style)
    });
    std::iter::once(lead).chain(heads).collect()
}
