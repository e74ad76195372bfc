//! The last line: the legend of the marks and the position of the selected row.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::dataset::Stage;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{line_width, put, put_right};
use crate::wording;

/// Rows out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hidden {
    pub above: bool,
    pub below: bool,
}

/// A mark with its meaning.
pub(super) type Sign = (Span<'static>, String);

/// The marks of these stages.
pub(super) fn stages(shared: &Shared, stages: impl IntoIterator<Item = Stage>) -> Vec<Sign> {
    let theme = shared.styles();
    let sign = |stage| {
        let mark = Span::styled(glyphs::stage(stage), theme.stage(stage));
        (mark, wording::stage(stage, shared.lang).to_owned())
    };
    stages.into_iter().map(sign).collect()
}

/// Draws the line. At the left it has the filters and order of the list, or else the marks that fit.
pub(super) fn put_line(
    shared: &Shared,
    table: &SheetState,
    signs: &[Sign],
    hidden: Hidden,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let theme = shared.styles();
    let row = area.height.saturating_sub(1);
    let place = Line::from(Span::styled(place(table, hidden), theme.quiet));
    let room = area
        .width
        .saturating_sub(line_width(&place))
        .saturating_sub(2);
    let left = Rect {
        width: room,
        ..area
    };
    put_right(canvas, area, row, place);
    let arranged = rows::arranged(shared, table);
    if !arranged.is_empty() {
        let arranged = crate::text::truncate(&arranged, usize::from(room)).into_owned();
        return put(canvas, left, row, Span::styled(arranged, theme.strong));
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0usize;
    for (mark, words) in signs {
        let between = if spans.is_empty() { "" } else { "  " };
        let words = format!(" {words}");
        let cells = width(between)
            .saturating_add(width(&mark.content))
            .saturating_add(width(&words));
        if used.saturating_add(cells) > usize::from(room) {
            break;
        }
        used = used.saturating_add(cells);
        let mark = mark.clone();
        spans.extend([Span::raw(between), mark, Span::styled(words, theme.quiet)]);
    }
    put(canvas, left, row, spans);
}

/// `3/16 ↓`: the selected row, and whether others are out of sight.
fn place(table: &SheetState, hidden: Hidden) -> String {
    let mut place = format!("{}/{}", table.at().saturating_add(1), table.ids().len());
    if hidden.above || hidden.below {
        place.push(' ');
    }
    for (is_there, sign) in [(hidden.above, '↑'), (hidden.below, '↓')] {
        if is_there {
            place.push(sign);
        }
    }
    place
}
