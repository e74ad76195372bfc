//! Parts that lists share: marks, year headings, the visible rows and the message of an empty list.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::Action;
use super::canvas::Canvas;
use super::glyphs;
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::widget::table::{Drawn, Focus, Headings, Table};
use super::widget::{list, paint};
use crate::dataset::Record;
use crate::figure::period::Year;
use crate::text::{pad_start, truncate, width, wrap};

/// Separates two signs of a legend.
const SIGN_GAP: &str = "   ";

/// The mark of a figure that takes part in an open check; otherwise a blank.
#[must_use]
pub fn mark(shared: &Shared, records: impl IntoIterator<Item = Record>) -> Span<'static> {
    match shared.context().open_check(records) {
        Some(_) => Span::styled(glyphs::OPEN, shared.styles().strong),
        None => Span::raw(" "),
    }
}

/// The filters and the order of the list in words; empty if both are the default.
#[must_use]
pub(crate) fn arranged(shared: &Shared, table: &SheetState) -> String {
    let cx = shared.context();
    let filters = table.options().filters.iter();
    let names: Vec<String> = filters
        .flat_map(|(_, terms)| terms)
        .map(|term| term.words(&cx))
        .collect();
    let mut texts = Vec::new();
    if !names.is_empty() {
        texts.push(shared.lang.filter_shown(names.join(" · ")));
    }
    if let Some((id, direction)) = table.options().sort
        && let Some(column) = table.columns().iter().find(|column| column.id == id)
    {
        texts.push(shared.lang.sort_shown(&column.heading, direction.sign()));
    }
    texts.join("   ")
}

/// The filters and the order of the list, and the year compared with the one shown.
#[must_use]
fn arranged_and_compared(shared: &Shared, table: &SheetState) -> String {
    let year = shared.other_year();
    let compared = year.map(|year| shared.lang.compared_shown(year));
    let texts = [Some(arranged(shared, table)), compared]
        .into_iter()
        .flatten();
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("   ")
}

/// Draws it at the right end of a line.
pub(crate) fn put_arranged(
    shared: &Shared,
    table: &SheetState,
    buffer: &mut Canvas<'_>,
    area: Rect,
    row: u16,
) {
    let arranged = arranged(shared, table);
    if !arranged.is_empty() {
        let text = Span::styled(arranged, shared.styles().strong);
        paint::put_right(buffer, area, row, text);
    }
}

/// Why the list of the view has no rows.
#[must_use]
pub(crate) fn why_empty(shared: &Shared, table: &SheetState) -> String {
    let (sheet, cx) = (table.sheet().sheet(), shared.context());
    if table.options().filters.is_empty() {
        return sheet.empty(&cx);
    }
    let why = sheet.none_fits(&cx);
    let [filter, back] = [Action::Filter, Action::Back].map(|action| shared.key_hint(action));
    shared.lang.filter_keys(why, filter, back)
}

/// Why the projects tab is empty: programmes belong to the home area and not to the one shown.
#[must_use]
pub(crate) fn not_of_this_area(shared: &Shared) -> Option<String> {
    let home = shared.dataset.zone().home;
    let name = |id| {
        shared
            .dataset
            .area(id)
            .map_or("", |area| area.name.get(shared.lang))
    };
    (shared.area != home).then(|| {
        let why = shared
            .lang
            .projects_of_another_area(name(home), name(shared.area));
        shared.lang.area_key(why, shared.key_hint(Action::Area))
    })
}

/// Draws the message of an empty list in the middle of an area.
pub fn empty(shared: &Shared, buffer: &mut Canvas<'_>, area: Rect, message: &str) {
    let theme = shared.styles();
    let lines = wrap(message, usize::from(area.width.min(60)));
    let from = area.height.saturating_sub(paint::cells(lines.len())) / 3;
    for (row, line) in (from..).zip(lines) {
        let line = truncate(&line, usize::from(area.width)).into_owned();
        let column = area.width.saturating_sub(paint::cells(width(&line))) / 2;
        paint::put_at(buffer, area, column, row, Span::styled(line, theme.quiet));
    }
}

/// Draws in the middle of an area why a list is empty.
pub(crate) fn put_why_empty(
    shared: &Shared,
    table: &SheetState,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    empty(shared, canvas, area, &why_empty(shared, table));
}

/// Draws a list by the columns of its sheet, or the reason why it is empty. Returns the positions of
/// the visible rows.
pub(crate) fn put_list(
    shared: &Shared,
    table: &SheetState,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Range<usize> {
    if table.ids().is_empty() {
        put_why_empty(shared, table, canvas, area);
        return 0..0;
    }
    put_table(shared, table, Headings::Hidden, canvas, area).rows
}

/// Draws a list by the columns of its sheet, their heads first.
pub(crate) fn put_table(
    shared: &Shared,
    table: &SheetState,
    headings: Headings,
    buffer: &mut Canvas<'_>,
    area: Rect,
) -> Drawn {
    let drawn = Table {
        sheet: &*table.sheet().sheet(),
        cx: &shared.context(),
        list: table.list(),
        extents: &table.measured().extents,
        at: table.at(),
        headings,
        focus: Focus::Keys,
        bars: None,
        theme: &shared.styles(),
    };
    drawn.draw_again(shared.stamp(), table.sheet(), buffer, area)
}

/// Draws the last line of a list: the legend of its marks, its filters and order, and the position of
/// the selected row. The flag tells whether some rows are not visible.
pub(crate) fn put_status(
    shared: &Shared,
    table: &SheetState,
    (legend, is_cut): (&str, bool),
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let theme = shared.styles();
    let last = area.height.saturating_sub(1);
    let place = format!("{}/{}", table.at().saturating_add(1), table.ids().len());
    let more = if is_cut { " ↓" } else { "" };
    let place = format!("{place}{more}");
    let room = usize::from(area.width)
        .saturating_sub(width(&place))
        .saturating_sub(2);
    let arranged = arranged_and_compared(shared, table);
    let (text, style) = match arranged.is_empty() {
        true => (whole_signs(legend, room), theme.quiet),
        false => (truncate(&arranged, room).into_owned(), theme.strong),
    };
    paint::put(buffer, area, last, Span::styled(text, style));
    paint::put_right(buffer, area, last, Span::styled(place, theme.quiet));
}

/// A legend without the signs that nothing shown has; `has` tells it of each sign by its mark.
#[must_use]
pub fn signs_shown(legend: &str, has: impl Fn(char) -> bool) -> String {
    let signs = legend.split(SIGN_GAP);
    let shown = signs.filter(|sign| sign.chars().next().is_some_and(&has));
    shown.collect::<Vec<_>>().join(SIGN_GAP)
}

/// As many signs of a legend as fit together with their whole texts.
#[must_use]
pub(crate) fn whole_signs(legend: &str, room: usize) -> String {
    let mut text = String::new();
    for sign in legend.split(SIGN_GAP) {
        let gap = if text.is_empty() { "" } else { SIGN_GAP };
        let end = [text.as_str(), gap, sign].map(width);
        if end.into_iter().fold(0, usize::saturating_add) > room {
            break;
        }
        text.push_str(gap);
        text.push_str(sign);
    }
    text
}

/// The lines to show of a list with headings: as [`list::under_headings`], but without the heading of
/// rows that are all out of sight.
#[must_use]
pub fn under_their_headings(
    lines: usize,
    selected: usize,
    height: usize,
    is_heading: impl Fn(usize) -> bool,
    is_row: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let seen = list::under_headings(lines, selected, height, &is_heading);
    let headed = match *seen.as_slice() {
        [heading, next, ..] if next > heading.saturating_add(1) => {
            let rows = (next..lines).take_while(|line| !is_heading(*line));
            rows.take(seen.len().saturating_sub(1)).any(is_row)
        }
        _ => true,
    };
    match headed {
        true => seen,
        false => list::window(lines, selected, height).collect(),
    }
}

/// An area without its last line.
#[must_use]
pub(crate) fn above_last(area: Rect) -> Rect {
    Rect {
        height: area.height.saturating_sub(1),
        ..area
    }
}

/// Draws the last line of a screen: at the left, the legend of its marks, or the filters and order of
/// its list; at the right, the position of the selected row.
pub(crate) fn put_status_line(
    shared: &Shared,
    table: &SheetState,
    buffer: &mut Canvas<'_>,
    body: Rect,
    (legend, position): (&str, &str),
) {
    let theme = shared.styles();
    let row = body.height.saturating_sub(1);
    let arranged = arranged(shared, table);
    let taken = paint::cells(width(position)).saturating_add(2);
    let left = Rect {
        width: body.width.saturating_sub(taken),
        ..body
    };
    // A legend is shown whole or not at all.
    let has_room = width(legend) <= usize::from(left.width);
    let text = match arranged.is_empty() {
        true if has_room => Span::styled(legend.to_owned(), theme.quiet),
        true => Span::raw(""),
        false => Span::styled(arranged, theme.strong),
    };
    paint::put(buffer, left, row, text);
    let position = Span::styled(position.to_owned(), theme.quiet);
    paint::put_right(buffer, body, row, position);
}

/// The headings of a table with a column for each year, with the year shown highlighted.
#[must_use]
pub(crate) fn year_heads(
    shared: &Shared,
    lead: Span<'static>,
    years: &[Year],
    room: usize,
) -> Line<'static> {
    let theme = shared.styles();
    let heads = years.iter().map(|year| {
        let style = if *year == shared.year {
            theme.strong
        } else {
            theme.quiet
        };
        Span::styled(pad_start(&year.to_string(), room), style)
    });
    std::iter::once(lead).chain(heads).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_ends_behind_a_whole_sign() {
        let legend = "● result   ┃ target   ! open check";
        assert_eq!(whole_signs(legend, width(legend)), legend);
        assert_eq!(
            whole_signs(legend, width(legend) - 1),
            "● result   ┃ target"
        );
        assert_eq!(whole_signs(legend, 19), "● result   ┃ target");
        assert_eq!(whole_signs(legend, 18), "● result");
        assert_eq!(whole_signs(legend, 7), "");
    }
}
