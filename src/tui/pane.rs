//! The detail of the selected row: beside its list if there is room, otherwise over it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::Action;
use super::canvas::Canvas;
use super::hit::Hit;
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::widget::page::Page;
use super::widget::paint;
use crate::sheet::detail::Block;

/// Rows of the header and the footer.
pub(crate) const FRAME_ROWS: u16 = 4;

/// The number of columns from which the detail is shown beside the list.
const BESIDE: u16 = 110;
/// The number of columns from which it is shown there even if the list needs much room.
const BESIDE_WIDE: u16 = 160;
/// Columns of the detail beside the list.
const PANE: u16 = 38;
/// Columns between the list and the detail, with the rule.
const BETWEEN: u16 = 3;
/// Columns of the rule with the blank behind it.
const RULE: u16 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// Only where there is room beside the list.
    #[default]
    IfRoom,
    /// Only in wide windows.
    IfWide,
    /// Beside the list, or over it where there is no room.
    Open,
    Closed,
}

impl Detail {
    /// Whether it is shown in this window.
    #[must_use]
    pub fn is_shown(self, shared: &Shared) -> bool {
        self.is_shown_where(shared, has_room(shared))
    }

    /// Whether it is shown where there is room beside the list, or where there is none.
    #[must_use]
    pub(crate) fn is_shown_where(self, shared: &Shared, has_room: bool) -> bool {
        match self {
            Detail::Open => true,
            Detail::IfRoom => has_room,
            Detail::IfWide => shared.size.0 >= BESIDE_WIDE,
            Detail::Closed => false,
        }
    }
}

/// Whether the window is wide enough for a detail beside the list.
#[must_use]
pub(crate) fn has_room(shared: &Shared) -> bool {
    shared.size.0 >= BESIDE
}

/// Columns of a pane of sentences.
#[must_use]
pub(crate) fn width_for_words(body: Rect) -> u16 {
    if body.width >= 170 {
        PANE.saturating_add(18)
    } else {
        PANE
    }
}

/// Columns of a detail beside a list: the rest of the body, within limits.
#[must_use]
pub(crate) fn width_beside(list: &SheetState, body: Rect, (least, most): (u16, u16)) -> u16 {
    let wanted = paint::cells(list.measured().width(list.columns()));
    let left = body.width.saturating_sub(wanted).saturating_sub(BETWEEN);
    left.max(least).min(most)
}

/// Draws a list with the detail of its selected row: in the given number of columns beside the list,
/// over the list if there is no room, or not at all if there are no blocks.
pub fn draw(
    shared: &Shared,
    detail: (&[Block<'_>], u16),
    canvas: &mut Canvas<'_>,
    body: Rect,
    draw_list: impl FnOnce(&mut Canvas<'_>, Rect),
) {
    draw_where(has_room(shared), shared, detail, canvas, body, draw_list);
}

/// The same, with the decision between beside and over made by the caller.
pub(crate) fn draw_where(
    has_room: bool,
    shared: &Shared,
    (blocks, columns): (&[Block<'_>], u16),
    canvas: &mut Canvas<'_>,
    body: Rect,
    draw_list: impl FnOnce(&mut Canvas<'_>, Rect),
) {
    if blocks.is_empty() {
        return draw_list(canvas, body);
    }
    if has_room {
        let lines = lines(shared, blocks, columns, body.height);
        return draw_beside(shared, (lines, columns), canvas, body, draw_list);
    }
    // The detail hides the list, which must not receive clicks.
    canvas.note(body, Hit::Popup);
    let [back, page] = [Action::Back, Action::PageDown].map(|action| shared.key_hint(action));
    let title = shared.lang.detail_title(back);
    paint::put(canvas, body, 0, Span::styled(title, shared.styles().strong));
    let inside = paint::below(body, 1);
    let lines = lines(shared, blocks, inside.width, inside.height);
    let more = |lines| shared.lang.more_lines_page(lines, page.clone());
    draw_lines(shared, lines, canvas, inside, more);
}

/// Draws a list with the lines of a detail in the given number of columns beside it.
pub(crate) fn draw_beside(
    shared: &Shared,
    (lines, columns): (Vec<Line<'static>>, u16),
    canvas: &mut Canvas<'_>,
    body: Rect,
    draw_list: impl FnOnce(&mut Canvas<'_>, Rect),
) {
    draw_list(canvas, list_beside(columns, body));
    put_beside(shared, lines, canvas, detail_beside(columns, body));
}

/// Draws the lines of a detail with a rule before them.
pub fn put_beside(shared: &Shared, lines: Vec<Line<'static>>, canvas: &mut Canvas<'_>, area: Rect) {
    let rule = Rect { width: 1, ..area };
    let beside = Rect {
        x: area.x.saturating_add(RULE),
        width: area.width.saturating_sub(RULE),
        ..area
    };
    let rule_style = shared.styles().rule;
    for place in rule.intersection(canvas.area).positions() {
        if let Some(cell) = canvas.cell_mut(place) {
            cell.set_symbol("│").set_style(rule_style);
        }
    }
    draw_lines(shared, lines, canvas, beside, |lines| {
        shared.lang.more_lines(lines)
    });
}

/// The part of the body that a detail of the given number of columns leaves to the list.
#[must_use]
pub(crate) fn list_beside(columns: u16, body: Rect) -> Rect {
    Rect {
        width: body.width.saturating_sub(columns).saturating_sub(BETWEEN),
        ..body
    }
}

/// The part of the body that a detail of the given number of columns takes, with the rule before it.
#[must_use]
pub fn detail_beside(columns: u16, body: Rect) -> Rect {
    let list = list_beside(columns, body);
    let blank = BETWEEN.saturating_sub(RULE);
    Rect {
        x: list.right().saturating_add(blank),
        width: columns.saturating_add(RULE),
        ..body
    }
}

/// A detail as lines of the given number of columns. Only an excerpt is cut to the number of rows.
#[must_use]
pub fn lines(shared: &Shared, blocks: &[Block<'_>], columns: u16, rows: u16) -> Vec<Line<'static>> {
    let theme = shared.styles();
    let page = Page {
        cx: &shared.context(),
        texts: &shared.texts,
        leads: &shared.key_hint(Action::Detail),
        theme: &theme,
        marks: shared.marks(),
        width: usize::from(columns),
        rows: usize::from(rows),
    };
    page.lines(blocks)
}

/// Draws as many lines as fit. `more` makes the text for the number of lines left out.
fn draw_lines(
    shared: &Shared,
    lines: Vec<Line<'static>>,
    canvas: &mut Canvas<'_>,
    area: Rect,
    more: impl Fn(usize) -> String,
) {
    let hidden = lines.len().saturating_sub(usize::from(area.height));
    let scroll = shared.scroll.min(hidden);
    for (row, line) in (0..area.height).zip(lines.into_iter().skip(scroll)) {
        paint::put(canvas, area, row, line);
    }
    let below = hidden.saturating_sub(scroll);
    if below > 0 {
        let last = area.height.saturating_sub(1);
        let blank = " ".repeat(usize::from(area.width));
        paint::put(canvas, area, last, Span::raw(blank));
        let text = more(below.saturating_add(1));
        paint::put(
            canvas,
            area,
            last,
            Span::styled(text, shared.styles().quiet),
        );
    }
}
