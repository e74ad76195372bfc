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
    let sheet = charts.list.sheet().sheet();
    let columns = charts.list.columns();
    let rows: Vec<_> = lines
        .iter()
        .filter_map(|(line, at)| {
            let id = *charts.list.ids().get(*at)?;
            Some((*line, *at, id, sheet.row(&cx, id)?))
        })
        .collect();
    let at_name = columns.iter().position(|of| of.id.name == "name");
    let names: Vec<Name> = rows
        .iter()
        .map(|(.., row)| {
            let cell = at_name.and_then(|at| row.cells.get(at));
            cell.map_or_else(Name::default, |cell| cell.name(&cx))
        })
        .collect();
    let mut extents = charts.list.measured().extents.clone();
    extents.resize(columns.len(), Extent::default());
    let room = usize::from(area.width).saturating_sub(FLAGS);
    let mut shown: Vec<Column> = columns
        .iter()
        .map(
            |column| match parts == Parts::All || column.id.name == "name" {
                true => column.clone(),
                false => Column {
                    priority: None,
                    ..column.clone()
                },
            },
        )
        .collect();
    for (column, extent) in columns.iter().zip(&mut extents) {
        if column.id.name == "period" {
            extent.widest = PERIOD;
        }
    }
    let mut widths = fit::fit(&shown, &extents, room);
    if is_cut(columns, &widths, &names, &rows, &cx) {
        // The widest texts of the list may be far out of sight: the rows in sight need less.
        for (at, (column, extent)) in columns.iter().zip(&mut extents).enumerate() {
            let is_words = matches!(column.id.name, "measure" | "value");
            if is_words && column.priority.is_some() {
                *extent = Extent::default();
                for (.., row) in &rows {
                    if let Some(cell) = row.cells.get(at) {
                        extent.widen(&cell.in_column(&cx), column.align);
                    }
                }
            }
        }
        widths = fit::fit(&shown, &extents, room);
    }
    if is_cut(columns, &widths, &names, &rows, &cx) {
        // Names come before decimal points that stand under each other.
        for ((column, cells), extent) in shown.iter_mut().zip(&widths).zip(&mut extents) {
            extent.decimal = DecimalRoom::default();
            column.priority = column.priority.filter(|_| cells.is_some());
        }
        widths = fit::fit(&shown, &extents, room);
    }
    let room_of_name = at_name.and_then(|at| widths.get(at).copied().flatten());
    let names: Vec<(&Name, usize)> = names
        .iter()
        .map(|name| (name, room_of_name.unwrap_or(0)))
        .collect();
    for ((line, at, id, row), name) in rows.iter().zip(names_apart(&names)) {
        let RowId::Indicator(indicator) = *id else {
            continue;
        };
        let mut x = 0u16;
        let cells = columns.iter().zip(&widths).zip(&extents).zip(&row.cells);
        for (((column, wide), extent), cell) in cells {
            let Some(wide) = *wide else { continue };
            let gap = if column.id.name == "name" { FLAGS } else { GAP };
            match column.id.name {
                "name" => {
                    let flags = flags(charts, shared, indicator);
                    let spans = std::iter::once(Span::raw(name.clone())).chain(flags);
                    put_at(canvas, area, x, *line, spans.collect::<Line<'_>>());
                }
                "trend" => {
                    let strip = line_of(&trend(shared, indicator, wide), &shared.styles());
                    put_at(canvas, area, x, *line, strip);
                }
                name => {
                    let text = match cell {
                        Cell::Period(period) => time(*period, shared.lang),
                        cell => cell.in_column(&cx),
                    };
                    let text = match column.align {
                        Align::Decimal => pad_start(&extent.decimal.align(&text), wide),
                        Align::End => pad_start(&text, wide),
                        Align::Start | Align::Prose => pad_end(&truncate(&text, wide), wide),
                    };
                    let style = match (name, cell) {
                        ("value", Cell::Value(_)) => shared.styles().strong,
                        _ => shared.styles().quiet,
                    };
                    put_at(canvas, area, x, *line, Span::styled(text, style));
                }
            }
            x = x.saturating_add(paint::cells(wide.saturating_add(gap)));
        }
        canvas.note_row(area, *line, *at);
    }
}

/// Whether a name in sight, even in its shorter form, or a measure has less room than it needs.
fn is_cut(
    columns: &[Column],
    widths: &[Option<usize>],
    names: &[Name],
    rows: &[(u16, usize, RowId, Row<'_>)],
    cx: &Context<'_>,
) -> bool {
    let mut all = columns.iter().zip(widths).enumerate();
    all.any(|(at, (column, cells))| match (column.id.name, cells) {
        ("name", Some(cells)) => names.iter().any(|name| name.width_in_short() > *cells),
        ("measure", Some(cells)) => rows.iter().any(|(.., row)| {
            let cell = row.cells.get(at);
            cell.is_some_and(|cell| width(&cell.in_column(cx)) > *cells)
        }),
        _ => false,
    })
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
