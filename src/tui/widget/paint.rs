//! Draws lines of text into a buffer. Text outside of the area is cut.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::picture::Strip;
use crate::text::width;
use crate::text::width::{graphemes, plain_cells, plain_width};
use crate::tui::glyphs;
use crate::tui::theme::Theme;

/// Paints a line at a row of an area, counted from 0.
pub fn put<'a>(buffer: &mut Buffer, area: Rect, row: u16, line: impl Into<Line<'a>>) {
    put_at(buffer, area, 0, row, line);
}

/// Paints a line at a column and row of an area, counted from 0. Text that has no room up to the
/// area's right edge ends with an ellipsis.
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
    let room = area.width.saturating_sub(column);
    let line = line.into();
    if fits(&line, room.into()) {
        set_line(buffer, (x, y), &line, room, |_| true);
    } else {
        let line = cut(line, room.into());
        let is_plain = |text: &str| plain_width(text).is_some();
        set_line(buffer, (x, y), &line, room, is_plain);
    }
}

/// Whether a line is of [`plain_cells`] only and not wider than `room` cells.
fn fits(line: &Line<'_>, room: usize) -> bool {
    let mut widths = line.spans.iter().map(|span| plain_width(&span.content));
    let whole = widths.try_fold(0usize, |sum, of| Some(sum.saturating_add(of?)));
    whole.is_some_and(|whole| whole <= room)
}

/// As [`Buffer::set_line`], but faster: it splits text into graphemes only where that is needed.
/// `is_plain` tells whether a text is of [`plain_cells`] only.
fn set_line(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    line: &Line<'_>,
    room: u16,
    is_plain: impl Fn(&str) -> bool,
) {
    let end = x.saturating_add(room).min(buffer.area.right());
    let mut x = x;
    for span in &line.spans {
        let left = end.saturating_sub(x);
        if left == 0 {
            break;
        }
        let style = line.style.patch(span.style);
        x = if is_plain(&span.content) {
            let start = buffer.index_of(x, y);
            let to = start.saturating_add(left.into());
            let row = buffer.content.get_mut(start..to).unwrap_or_default();
            x.saturating_add(set_plain(row, &span.content, style))
        } else {
            let text = &span.content;
            buffer.set_stringn(x, y, text, left.into(), style).0
        };
    }
}

/// Paints text of [`plain_cells`] as far as it fits. Returns how many cells it takes.
fn set_plain(row: &mut [Cell], text: &str, style: Style) -> u16 {
    let mut used = 0u16;
    let mut left = row.iter_mut();
    for character in text.chars() {
        let wide = plain_cells(character).unwrap_or(1);
        if wide > left.len() {
            break;
        }
        if let Some(cell) = left.next() {
            cell.set_char(character).set_style(style);
        }
        // The symbols of cells covered by a wide character must be removed.
        for covered in left.by_ref().take(wide.saturating_sub(1)) {
            covered.reset();
        }
        used = used.saturating_add(cells(wide));
    }
    used
}

/// A line cut to `room` cells, with an ellipsis for the text left out. Blanks and pieces of rules or
/// bars at its end are left out without an ellipsis.
pub fn cut(line: Line<'_>, room: usize) -> Line<'_> {
    if fits(&line, room) {
        return line;
    }
    let spans = line.spans.iter().enumerate();
    let pieces = spans.flat_map(|(span, of)| {
        graphemes(&of.content).map(move |(at, grapheme)| (span, at, grapheme))
    });
    let mut used = 0usize;
    let mut last = (0usize, 0usize);
    let mut overflows = false;
    for (span, at, grapheme) in pieces {
        let end = used.saturating_add(width(grapheme));
        // The last place at which an ellipsis still has room.
        if used < room {
            last = (span, at);
        }
        if end > room && !grapheme.chars().all(is_silent) {
            overflows = true;
            break;
        }
        used = end;
    }
    if !overflows {
        return line;
    }
    let (span, at) = last;
    let mut line = line;
    line.spans.truncate(span.saturating_add(1));
    if let Some(of) = line.spans.last_mut() {
        let kept = of.content.get(..at).unwrap_or_default().trim_end();
        of.content = format!("{kept}…").into();
    }
    line
}

/// Whether a character can be left out without an ellipsis.
fn is_silent(character: char) -> bool {
    character == ' ' || ('\u{2500}'..='\u{259F}').contains(&character)
}

/// Paints a line at the right end of a row.
pub fn put_right<'a>(buffer: &mut Buffer, area: Rect, row: u16, line: impl Into<Line<'a>>) {
    let line = line.into();
    let column = area.width.saturating_sub(line_width(&line));
    put_at(buffer, area, column, row, line);
}

/// Paints as many of the spans as fit as a whole, because part of a number would be another number.
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

/// A cell of the screen before anything is painted.
#[must_use]
pub fn blank(theme: &Theme) -> Cell {
    let mut blank = Cell::EMPTY;
    blank.set_style(theme.text);
    blank
}

/// The cells of each row of an area, without the blank ones at its end.
#[must_use]
pub fn rows(buffer: &Buffer, area: Rect, theme: &Theme) -> Vec<Vec<Cell>> {
    let blank = blank(theme);
    let area = area.intersection(buffer.area);
    let rows = area.rows().map(|row| {
        let start = buffer.index_of(row.x, row.y);
        let end = start.saturating_add(row.width.into());
        let cells = buffer.content.get(start..end).unwrap_or_default();
        let last = cells.iter().rposition(|cell| *cell != blank);
        let end = last.map_or(0, |last| last.saturating_add(1));
        cells.get(..end).unwrap_or_default().to_vec()
    });
    rows.collect()
}

/// Copies rows of cells to a place, as far as there is room.
pub fn copy(buffer: &mut Buffer, to: Position, rows: &[Vec<Cell>]) {
    for (y, row) in (to.y..buffer.area.bottom()).zip(rows) {
        if !buffer.area.contains(Position { y, ..to }) {
            continue;
        }
        let start = buffer.index_of(to.x, y);
        let room = usize::from(buffer.area.right().saturating_sub(to.x)).min(row.len());
        let cells = buffer.content.get_mut(start..start.saturating_add(room));
        for (cell, painted) in cells.unwrap_or_default().iter_mut().zip(row) {
            cell.clone_from(painted);
        }
    }
}

/// Marks the selected row of an area: its background, and a bar in the column before the area.
pub fn select(buffer: &mut Buffer, area: Rect, row: u16, theme: &Theme) {
    highlight(buffer, area, row, theme.selected);
    let y = area.y.saturating_add(row);
    let gutter = area.x.checked_sub(1).filter(|_| row < area.height);
    if let Some(cell) = gutter.and_then(|x| buffer.cell_mut((x, y))) {
        cell.set_symbol(glyphs::SELECTED);
        cell.set_style(theme.strong);
        cell.set_style(theme.selected);
    }
}

/// Draws a row dim and without a hue, as a sign that the list continues out of sight.
pub fn fade(buffer: &mut Buffer, area: Rect, row: u16, theme: &Theme) {
    highlight(buffer, area, row, faded(theme));
}

/// A style that removes hue and weight.
fn faded(theme: &Theme) -> Style {
    theme.dim.remove_modifier(Modifier::BOLD)
}

/// Draws a whole area dim and without a hue, as it stands under a popup.
pub fn dim(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let background = theme.text.bg;
    let style = Style {
        bg: background,
        ..faded(theme)
    };
    let style = style.remove_modifier(Modifier::REVERSED | Modifier::UNDERLINED);
    buffer.set_style(area.intersection(buffer.area), style);
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

/// A piece of a picture as a line.
#[must_use]
pub fn line_of(strip: &Strip, theme: &Theme) -> Line<'static> {
    let pieces = strip.pieces().iter();
    let spans = pieces.map(|(text, role)| Span::styled(text.clone(), theme.role(*role)));
    Line::from(spans.collect::<Vec<_>>())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Cell;

    use super::*;

    proptest! {
        #[test]
        fn text_without_room_ends_with_an_ellipsis_and_text_with_room_stays(
            pieces in prop::collection::vec("[a-c一-丈 ]{0,6}", 1..5), room in 1usize..30,
        ) {
            let line = Line::from(pieces.iter().map(|of| Span::raw(of.clone())).collect::<Vec<_>>());
            let whole = line.to_string();
            let shown = cut(line, room).to_string();
            if width(whole.trim_end()) <= room {
                prop_assert_eq!(shown, whole);
            } else {
                prop_assert!(shown.ends_with('…') && width(&shown) <= room, "{shown:?}");
                prop_assert!(whole.starts_with(shown.trim_end_matches('…')));
            }
        }

        #[test]
        fn lines_are_painted_as_the_library_paints_them(
            pieces in prop::collection::vec("[a-c一-丈●┃−“… e\u{301}👨\u{200d}é]{0,6}", 1..5),
            column in 0u16..8,
            room in 0u16..20,
        ) {
            let colours = [Style::new().red(), Style::new().on_blue(), Style::new().bold()];
            let spans = pieces.iter().zip(colours.iter().cycle());
            let spans = spans.map(|(of, style)| Span::styled(of.clone(), *style));
            let line = Line::from(spans.collect::<Vec<_>>());
            let mut ours = Buffer::filled(Rect::new(0, 0, 20, 1), Cell::new("国"));
            let mut theirs = ours.clone();
            let is_plain = |text: &str| plain_width(text).is_some();
            set_line(&mut ours, (column, 0), &line, room, is_plain);
            theirs.set_line(column, 0, &line, room);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn a_rule_is_cut_without_an_ellipsis() {
        assert_eq!(cut(Line::from("────"), 2).to_string(), "────");
    }
}
