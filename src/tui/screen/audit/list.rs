//! The list of checks. Folded checks are represented by one row, which names the key that shows them.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::sheet::{RowId, checks};
use crate::text::{pad_end, truncate, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, put, select};

/// Draws the list. Returns the positions of the rows that are seen.
pub(super) fn draw(
    table: &SheetState,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Range<usize> {
    let seen = rows::put_list(shared, table, canvas, area);
    let inner = below(area, 1);
    for (row, at) in (0u16..).zip(seen.clone()) {
        if let Some(id @ RowId::Checks(_)) = table.ids().get(at).copied() {
            put_folded(table, id, shared, canvas, inner, row);
            if at == table.at() {
                select(canvas, inner, row, &shared.styles());
            }
        }
    }
    seen
}

/// A row that represents several checks: their outcome, their number, and the key that shows them.
fn put_folded(
    table: &SheetState,
    id: RowId,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: u16,
) {
    let RowId::Checks(outcome) = id else { return };
    let (theme, lang) = (shared.styles(), shared.lang);
    let key = shared.key_hint(Action::Detail);
    let fold = match table.is_opened(id) {
        true => lang.fold(key),
        false => lang.unfold(key),
    };
    let room = usize::from(area.width).saturating_sub(width(&fold).saturating_add(1));
    let name = checks::counted(&shared.context(), outcome);
    let name = format!("{} {name}", glyphs::outcome(outcome));
    let line = vec![
        Span::styled(pad_end(&truncate(&name, room), room), theme.quiet),
        Span::raw(" "),
        Span::styled(fold, theme.quiet),
    ];
    put(canvas, area, row, Line::from(line));
}

/// The position of the selected check among all checks, or the positions of those folded into the
/// selected row; with arrows towards rows that are out of sight.
pub(super) fn position(
    place: Range<usize>,
    all: usize,
    rows: usize,
    shown: &Range<usize>,
) -> String {
    let arrows = list::arrows(rows, shown);
    let from = place.start.saturating_add(1).min(all);
    let place = match place.len() {
        0 | 1 => format!("{from}/{all}"),
        _ => format!("{from}–{}/{all}", place.end),
    };
    format!("{place} {arrows}").trim_end().to_owned()
}
