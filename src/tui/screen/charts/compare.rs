//! Compares several indicators as index numbers, with the year shown as 100.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::list::Parts;
use super::{Charts, inside, list, put_frame, put_place};
use crate::figure::period::Year;
use crate::picture::Role;
use crate::picture::indexed::{self, MOST};
use crate::sheet::{Cell, Context, RowId, Sheet, SheetId};
use crate::text::{pad_end, pad_start, shorten_apart, width, wrap};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::widget::list::window;
use crate::tui::widget::paint::{below, cells, line_of, put, put_at, select};

/// Cells of one year.
const YEAR: usize = 9;

/// Columns from which on the list stands at the left of the chart, and columns of it.
const BESIDE: u16 = 108;
const LIST: u16 = 36;

/// Rows of the list below the chart.
const BELOW: u16 = 6;

/// An indicator as index numbers.
struct Series<'d> {
    id: RowId,
    name: String,
    /// Of each year of the area.
    cells: Vec<Cell<'d>>,
}

pub(super) fn draw(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
    let lang = shared.lang;
    let years = [Action::YearBack, Action::YearForward];
    let hint = lang.index_hint(
        shared.key_hint(Action::Compare),
        shared.key_names(&years),
        shared.key_hint(Action::Back),
    );
    put_frame(charts, shared, canvas, body, &hint);
    let area = inside(body);
    let is_beside = area.width >= BESIDE;
    let (chart, rest) = match is_beside {
        true => {
            let chart = Rect {
                x: area.x.saturating_add(LIST).saturating_add(3),
                width: area.width.saturating_sub(LIST).saturating_sub(3),
                ..area
            };
            for row in 0..area.height {
                let rule = Span::styled("│", shared.styles().rule);
                put_at(canvas, area, LIST.saturating_add(1), row, rule);
            }
            (
                chart,
                Rect {
                    width: LIST,
                    ..area
                },
            )
        }
        false => {
            let list = BELOW.min(area.height / 3);
            let upper = area.height.saturating_sub(list).saturating_sub(1);
            (
                Rect {
                    height: upper,
                    ..area
                },
                below(area, upper.saturating_add(1)),
            )
        }
    };
    let seen = window(
        charts.list.ids().len(),
        charts.list.at(),
        usize::from(rest.height),
    );
    let is_more = seen.end < charts.list.ids().len();
    let lines: Vec<(u16, usize)> = (0u16..).zip(seen).collect();
    let parts = if is_beside { Parts::Name } else { Parts::All };
    list::draw(charts, shared, (&lines, parts), canvas, rest);
    let selected = lines.iter().find(|(_, at)| *at == charts.list.at());
    if let Some((line, _)) = selected {
        select(canvas, rest, *line, &shared.styles());
    }
    put_chart(charts, shared, canvas, chart, is_beside);
    put_place(charts, shared, canvas, body, is_more);
}

fn put_chart(
    charts: &Charts,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
    has_table: bool,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let cx = shared.context();
    let sheet = SheetId::Index(charts.compared_indicators.clone()).sheet();
    let all = series(&*sheet, &cx);
    let years = shared.years();
    let (with_base, without): (Vec<&Series<'_>>, Vec<&Series<'_>>) = all.iter().partition(|of| {
        of.points(&years)
            .iter()
            .any(|(year, _)| *year == shared.year)
    });
    let mut notes: Vec<String> = Vec::new();
    if with_base.len() > MOST {
        notes.push(lang.index_not_drawn(with_base.len().saturating_sub(MOST)));
    }
    if !without.is_empty() {
        let names: Vec<&str> = without.iter().map(|of| of.name.as_str()).collect();
        notes.push(lang.index_without_base(names.join(lang.comma())));
    }
    let notes = notes
        .iter()
        .flat_map(|text| wrap(text, usize::from(area.width)));
    let notes: Vec<String> = notes.collect();
    let table = if has_table {
        all.len().saturating_add(2)
    } else {
        0
    };
    let foot = cells(notes.len().saturating_add(table)).min(area.height / 2);
    let upper = area.height.saturating_sub(foot);
    let lines: Vec<indexed::Line> = with_base
        .iter()
        .map(|of| of.line(&years, &cx, charts.list.selected()))
        .collect();
    let strips = indexed::rows(
        &lines,
        shared.year,
        usize::from(area.width),
        usize::from(upper),
        shared.marks(),
    );
    for (row, strip) in (0..upper).zip(&strips) {
        put(canvas, area, row, line_of(strip, &theme));
    }
    let lower = below(area, upper);
    for (row, text) in (0..lower.height).zip(&notes) {
        put(canvas, lower, row, Span::styled(text.clone(), theme.quiet));
    }
    if has_table {
        put_numbers(
            &all,
            shared,
            canvas,
            below(lower, cells(notes.len().saturating_add(1))),
        );
    }
}

/// The index numbers, a row a series and a column a year.
fn put_numbers(all: &[Series<'_>], shared: &Shared, canvas: &mut Canvas<'_>, area: Rect) {
    let theme = shared.styles();
    let years = shared.years();
    let room = usize::from(area.width);
    let widest = all.iter().map(|of| width(&of.name)).max().unwrap_or(0);
    // Names stand whole where all years do, too.
    let beside = room.saturating_sub(years.len().saturating_mul(YEAR));
    let most = beside.max((room / 3).clamp(12, 30));
    let name_room = widest.saturating_add(1).clamp(12, most);
    let fit = room
        .saturating_sub(name_room)
        .checked_div(YEAR)
        .unwrap_or(1);
    let at = years.iter().position(|year| *year == shared.year);
    let seen = window(years.len(), at.unwrap_or(0), fit.max(1));
    let shown: Vec<Year> = years.get(seen.clone()).unwrap_or_default().to_vec();
    let names: Vec<(&str, usize)> = all
        .iter()
        .map(|of| (of.name.as_str(), name_room.saturating_sub(1)))
        .collect();
    let lead = Span::raw(" ".repeat(name_room));
    put(
        canvas,
        area,
        0,
        rows::year_heads(shared, lead, &shown, YEAR),
    );
    let lines = (1..area.height).zip(all).zip(shorten_apart(&names));
    for ((row, of), name) in lines {
        let mut spans = vec![Span::raw(pad_end(&name, name_room))];
        for cell in of.cells.get(seen.clone()).unwrap_or_default() {
            let (text, style) = match cell {
                Cell::Value(value) => (value.text(shared.lang), theme.text),
                _ => (crate::tui::glyphs::NONE.to_owned(), theme.rule),
            };
            spans.push(Span::styled(pad_start(&text, YEAR), style));
        }
        put(canvas, area, row, Line::from(spans));
    }
}

impl Series<'_> {
    /// Its index numbers, as shown.
    fn points(&self, years: &[Year]) -> Vec<(Year, Decimal)> {
        let cells = years.iter().zip(&self.cells);
        let point = |(year, cell): (&Year, &Cell<'_>)| match cell {
            Cell::Value(value) => Some((*year, value.order()?)),
            _ => None,
        };
        let points = cells.filter_map(point);
        points.filter(|(_, value)| *value > Decimal::ZERO).collect()
    }

    fn line(&self, years: &[Year], cx: &Context<'_>, selected: Option<RowId>) -> indexed::Line {
        let last = self
            .cells
            .iter()
            .rev()
            .find(|cell| matches!(cell, Cell::Value(_)));
        let last = last.map_or_else(String::new, |cell| cell.text(cx));
        indexed::Line {
            label: format!("{} {last}", self.name),
            points: self.points(years),
            role: match selected == Some(self.id) {
                true => Role::Strong,
                false => Role::Text,
            },
        }
    }
}

/// Each indicator with its cells, one a year.
fn series<'d>(sheet: &dyn Sheet, cx: &Context<'d>) -> Vec<Series<'d>> {
    let columns = sheet.columns(cx);
    let series_of = |id| {
        let row = sheet.row(cx, id)?;
        let name = crate::sheet::cell(&columns, &row, "name".into())?.text(cx);
        let cells = columns.iter().zip(row.cells);
        let of_years = cells.filter(|(column, _)| column.id.year.is_some());
        Some(Series {
            id,
            name,
            cells: of_years.map(|(_, cell)| cell).collect(),
        })
    };
    sheet.ids(cx).into_iter().filter_map(series_of).collect()
}
