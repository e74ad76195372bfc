//! Draws lines of text into a buffer. Text outside of the area is cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::width;

/// Paints a line at a row of an area, counted from 0.
pub fn put<'a>(buffer: &mut Buffer, area: Rect, row: u16, line: impl Into<Line<'a>>) {
    put_at(buffer, area, 0, row, line);
}

/// Paints a line at a column and row of an area, counted from 0, cut at the area's right edge.
pub fn put_at<'a>(
    buffer: &mut Buffer,
    area: Rect,
    column: u16,
    row: u16,
    line: impl Into<Line<'a>>,
) {
    let area = area.intersection(buffer.area);
    if row >= area.height || column >= area.width {
        return;
    }
    let (x, y) = (area.x.saturating_add(column), area.y.saturating_add(row));
    buffer.set_line(x, y, &line.into(), area.width.saturating_sub(column));
}

/// Paints a line at the right end of a row.
pub fn put_right<'a>(buffer: &mut Buffer, area: Rect, row: u16, line: impl Into<Line<'a>>) {
    let line = line.into();
    let column = area.width.saturating_sub(line_width(&line));
    put_at(buffer, area, column, row, line);
}

/// Paints as many of the spans as fit, as part of a number would be another number.
pub fn put_whole<'a>(buffer: &mut Buffer, area: Rect, row: u16, spans: Vec<Span<'a>>) {
    let mut left = usize::from(area.width);
    let fitting = spans.into_iter().take_while(|span| {
        let cells = width(span.content.trim_end());
        let fits = cells <= left;
        left = left.saturating_sub(width(&span.content));
        fits
    });
    put(buffer, area, row, Line::from(fitting.collect::<Vec<_>>()));
}

/// Cells that a line takes.
#[must_use]
pub fn line_width(line: &Line<'_>) -> u16 {
    let cells: usize = line
        .spans
        .iter()
        .fold(0, |sum, span| sum.saturating_add(width(&span.content)));
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// A horizontal rule over a row.
pub fn rule(buffer: &mut Buffer, area: Rect, row: u16, style: Style) {
    put(
        buffer,
        area,
        row,
        Span::styled("─".repeat(usize::from(area.width)), style),
    );
}

/// Adds a style to a whole row.
pub fn highlight(buffer: &mut Buffer, area: Rect, row: u16, style: Style) {
    if row < area.height {
        let strip = Rect {
            y: area.y.saturating_add(row),
            height: 1,
            ..area
        };
        buffer.set_style(strip.intersection(buffer.area), style);
    }
}

/// The rows of an area from `from` on.
#[must_use]
pub fn below(area: Rect, from: u16) -> Rect {
    let from = from.min(area.height);
    Rect {
        y: area.y.saturating_add(from),
        height: area.height.saturating_sub(from),
        ..area
    }
}

/// A count as a number of rows or cells.
#[must_use]
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
