//! Rows of the list of indicators: name, measure, newest figure with its unit and time, and its
//! levels in a row of blocks.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Charts, figures};
use crate::dataset::{IndicatorId, Measure};
use crate::figure::Period;
use crate::picture::{Strip, micro};
use crate::sheet::fit::{self, Extent, GAP, TREND_YEARS};
use crate::sheet::{Align, Cell, Column, Context, Row, RowId};
use crate::text::{
    DecimalRoom, Lang, Name, names_apart, numbers, pad_end, pad_start, truncate, width,
};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{self, line_of, put_at};

/// Cells of a time: `2021-09-06`, `to 2022-04`.
const PERIOD: usize = 10;

/// Cells behind a name for what marks it.
pub(super) const FLAGS: usize = 4;

/// The contents of an indicator's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// All columns that fit.
    All,
    /// Only its name, because a picture beside it shows the rest.
    Name,
}

/// A row in sight.
struct Seen<'d> {
    /// Its line in the area.
    line: u16,
    /// Its position in the list.
    at: usize,
    indicator: IndicatorId,
    row: Row<'d>,
    name: Name,
}

/// Draws rows of the list at lines of an area, given as pairs of a line and a position in the list. None
/// of them is highlighted.
pub(super) fn draw(
    charts: &Charts,
    shared: &Shared,
    (lines, parts): (&[(u16, usize)], Parts),
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let cx = shared.context();
    let columns = charts.list.columns();
    let seen = seen(charts, &cx, lines);
    let extents = extents(charts);
    let room = usize::from(area.width).saturating_sub(FLAGS);
    let widths = Widths::fit(columns, extents, (&seen, parts), &cx, room);
    let room_of_name = widths.of("name", columns).unwrap_or(0);
    let names: Vec<(&Name, usize)> = seen.iter().map(|of| (&of.name, room_of_name)).collect();
    for (of, name) in seen.iter().zip(names_apart(&names)) {
        let mut x = 0u16;
        let cells = columns.iter().zip(&widths.cells).zip(&widths.extents);
        for (((column, wide), extent), cell) in cells.zip(&of.row.cells) {
            let Some(wide) = *wide else { continue };
            let (line, gap) = match column.id.name {
                "name" => {
                    let flags = flags(charts, shared, of.indicator);
                    let name = std::iter::once(Span::raw(name.clone()));
                    (name.chain(flags).collect(), FLAGS)
                }
                "trend" => {
                    let strip = trend(shared, of.indicator, wide);
                    (line_of(&strip, &shared.styles()), GAP)
                }
                _ => (words(shared, column, extent, cell, wide), GAP),
            };
            put_at(canvas, area, x, of.line, line);
            x = x.saturating_add(paint::cells(wide.saturating_add(gap)));
        }
        canvas.note_row(area, of.line, of.at);
    }
}

/// The rows in sight with their names.
fn seen<'d>(charts: &Charts, cx: &Context<'d>, lines: &[(u16, usize)]) -> Vec<Seen<'d>> {
    let sheet = charts.list.sheet().sheet();
    let columns = charts.list.columns();
    let rows = lines.iter().filter_map(|(line, at)| {
        let id = *charts.list.ids().get(*at)?;
        let RowId::Indicator(indicator) = id else {
            return None;
        };
        let row = sheet.row(cx, id)?;
        let name = crate::sheet::cell(columns, &row, "name".into());
        Some(Seen {
            line: *line,
            at: *at,
            indicator,
            name: name.map_or_else(Name::default, |cell| cell.name(cx)),
            row,
        })
    });
    rows.collect()
}

/// The room that the columns want, as the whole list measures it.
fn extents(charts: &Charts) -> Vec<Extent> {
    let columns = charts.list.columns();
    let mut extents = charts.list.measured().extents.clone();
    extents.resize(columns.len(), Extent::default());
    for (column, extent) in columns.iter().zip(&mut extents) {
        if column.id.name == "period" {
            extent.widest = PERIOD;
        }
    }
    extents
}

/// The widths of the columns, with the room that their texts are aligned in.
struct Widths {
    /// `None` for a column that is not shown.
    cells: Vec<Option<usize>>,
    extents: Vec<Extent>,
}

impl Widths {
    /// Fits the columns into the given number of cells. If a name or a measure in sight is cut, their
    /// room is measured anew by the rows in sight, and after that without aligned decimal points.
    fn fit(
        columns: &[Column],
        extents: Vec<Extent>,
        (seen, parts): (&[Seen<'_>], Parts),
        cx: &Context<'_>,
        room: usize,
    ) -> Widths {
        let mut shown: Vec<Column> = columns.to_vec();
        for column in &mut shown {
            if parts == Parts::Name && column.id.name != "name" {
                column.priority = None;
            }
        }
        let mut widths = Widths {
            cells: fit::fit(&shown, &extents, room),
            extents,
        };
        if widths.is_cut(columns, seen, cx) {
            // The widest texts of the list may be far out of sight.
            for (at, (column, extent)) in columns.iter().zip(&mut widths.extents).enumerate() {
                let is_words = matches!(column.id.name, "measure" | "value");
                if is_words && column.priority.is_some() {
                    *extent = Extent::default();
                    for cell in seen.iter().filter_map(|of| of.row.cells.get(at)) {
                        extent.widen(&cell.in_column(cx), column.align);
                    }
                }
            }
            widths.cells = fit::fit(&shown, &widths.extents, room);
        }
        if widths.is_cut(columns, seen, cx) {
            // Names come before decimal points that stand under each other.
            let all = shown.iter_mut().zip(&widths.cells);
            for ((column, cells), extent) in all.zip(&mut widths.extents) {
                extent.decimal = DecimalRoom::default();
                column.priority = column.priority.filter(|_| cells.is_some());
            }
            widths.cells = fit::fit(&shown, &widths.extents, room);
        }
        widths
    }

    /// The width of a column.
    fn of(&self, name: &str, columns: &[Column]) -> Option<usize> {
        let at = columns.iter().position(|of| of.id.name == name)?;
        self.cells.get(at).copied().flatten()
    }

    /// Whether a name in sight, even in its shorter form, or a measure has less room than it needs.
    fn is_cut(&self, columns: &[Column], seen: &[Seen<'_>], cx: &Context<'_>) -> bool {
        let mut all = columns.iter().zip(&self.cells).enumerate();
        all.any(|(at, (column, cells))| match (column.id.name, cells) {
            ("name", Some(cells)) => seen.iter().any(|of| of.name.width_in_short() > *cells),
            ("measure", Some(cells)) => seen.iter().any(|of| {
                let cell = of.row.cells.get(at);
                cell.is_some_and(|cell| width(&cell.in_column(cx)) > *cells)
            }),
            _ => false,
        })
    }
}

/// A cell of words or of a number.
fn words(
    shared: &Shared,
    column: &Column,
    extent: &Extent,
    cell: &Cell<'_>,
    wide: usize,
) -> Line<'static> {
    let text = match cell {
        Cell::Period(period) => time(*period, shared.lang),
        cell => cell.in_column(&shared.context()),
    };
    let text = match column.align {
        Align::Decimal => pad_start(&extent.decimal.align(&text), wide),
        Align::End => pad_start(&text, wide),
        Align::Start | Align::Prose => pad_end(&truncate(&text, wide), wide),
    };
    let style = match (column.id.name, cell) {
        ("value", Cell::Value(_)) => shared.styles().strong,
        _ => shared.styles().quiet,
    };
    Line::from(Span::styled(text, style))
}

/// A time as digits: `2021-09-06`, `to 2022-04`.
fn time(period: Period, lang: Lang) -> String {
    let digits = period.to_string();
    match digits.strip_prefix("../") {
        Some(until) => lang.until(until),
        None => digits,
    }
}

/// What marks a name: that the audit has an open finding on it, and that it is compared.
pub(super) fn flags(charts: &Charts, shared: &Shared, id: IndicatorId) -> Vec<Span<'static>> {
    let sheet = charts.list.sheet().sheet();
    let cx = shared.context();
    let records = sheet.evidence(&cx, RowId::Indicator(id)).records;
    let open = rows::mark(shared, records);
    let is_open = open.content != " ";
    let beside = charts.is_compared(id).then_some(glyphs::BESIDE);
    let open = is_open.then(|| Span::styled(format!(" {}", open.content), open.style));
    let beside = beside.map(|mark| Span::styled(format!(" {mark}"), shared.styles().strong));
    open.into_iter().chain(beside).collect()
}

/// The levels of an indicator in one row of so many cells; empty where there are not two, or where
/// they have no room.
pub(super) fn trend(shared: &Shared, id: IndicatorId, room: usize) -> Strip {
    let points = figures::yearly(shared, (id, Measure::Level));
    let last = points.last().map_or(0, |(year, _)| *year);
    let from = last.saturating_sub(TREND_YEARS.saturating_sub(1));
    let points: Vec<_> = points
        .into_iter()
        .filter(|(year, _)| *year >= from)
        .collect();
    if points.len() < 2 {
        return Strip::default();
    }
    let write = |value| numbers::number(value, shared.lang);
    let strip = micro::micro(&points, shared.year, shared.marks(), write);
    // Numbers in place of blocks stand whole or not at all.
    match width(&strip.text()) <= room {
        true => strip,
        false => Strip::default(),
    }
}
