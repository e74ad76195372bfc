//! The board: projects in columns by the stage they have reached; in a narrow window one column at a
//! time.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::cards::Filled;
use super::shares::{Wish, shares};
use super::{list as projects, message, status};
use crate::analysis::pipeline::Funnel;
use crate::dataset::{ProgrammeId, Stage};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::screen::Towards;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{self, below, cells};
use crate::wording;

/// Blank cells between two columns.
const GAP: u16 = 3;

/// The width from which columns are shown side by side, if names fit into each of them.
const SIDE_BY_SIDE: u16 = 98;
const NARROWEST: u16 = 18;

/// Rows of the heads and the rule below them.
const HEAD: u16 = 2;

/// The positions of the projects of one stage.
struct Column {
    stage: Stage,
    at: Vec<usize>,
}

/// The projects by stage, in the order of the list.
fn columns(table: &SheetState, shared: &Shared) -> Vec<Column> {
    let mut columns: Vec<Column> = projects::stages(table, shared)
        .into_iter()
        .map(|stage| Column {
            stage,
            at: Vec::new(),
        })
        .collect();
    for (at, id) in table.ids().iter().enumerate() {
        let stage = projects::row_of(shared, *id).and_then(|row| row.stage);
        if let Some(column) = columns.iter_mut().find(|of| Some(of.stage) == stage) {
            column.at.push(at);
        }
    }
    columns
}

/// The position beside the selected project: the one above or below it in its column, or the one at
/// the same height of the next column.
pub(super) fn step(table: &SheetState, shared: &Shared, towards: Towards) -> Option<usize> {
    let columns = columns(table, shared);
    let found = columns.iter().enumerate().find_map(|(column, of)| {
        let row = of.at.iter().position(|at| *at == table.at())?;
        Some((column, row))
    });
    let (column, row) = found?;
    let (column, row) = match towards {
        Towards::Up => (Some(column), row.saturating_sub(1)),
        Towards::Down => (Some(column), row.saturating_add(1)),
        Towards::Left => (column.checked_sub(1), row),
        Towards::Right => (column.checked_add(1), row),
    };
    let column = column.and_then(|at| columns.get(at));
    let to = column.and_then(|of| of.at.get(row).or(of.at.last()));
    Some(to.copied().unwrap_or(table.at()))
}

/// Draws the view.
pub(super) fn draw(
    table: &SheetState,
    main: Option<&(ProgrammeId, Funnel<'_>)>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    message::put(shared, main, canvas, area);
    let used = message::rows(area);
    let columns = columns(table, shared);
    if columns.is_empty() {
        rows::put_arranged(shared, table, canvas, area, area.height.saturating_sub(1));
        return rows::empty(shared, canvas, area, &rows::why_empty(shared, table));
    }
    let inside = rows::above_last(below(area, used));
    let rows = usize::from(below(inside, HEAD).height);
    let count = u16::try_from(columns.len()).unwrap_or(u16::MAX).max(1);
    let room = area
        .width
        .saturating_sub(GAP.saturating_mul(count.saturating_sub(1)));
    let are_beside = area.width >= SIDE_BY_SIDE && room >= NARROWEST.saturating_mul(count);
    let hidden = if are_beside {
        let mut filled: Vec<Filled> = columns
            .iter()
            .map(|of| Filled::of(table, shared, &of.at, rows))
            .collect();
        let room = usize::from(room);
        let wishes = |filled: &[Filled]| filled.iter().map(Filled::wish).collect::<Vec<_>>();
        // Investment is dropped before names are cut.
        let needed = wishes(&filled)
            .iter()
            .map(|of| of.least)
            .fold(0, usize::saturating_add);
        if needed > room {
            filled.iter_mut().for_each(Filled::drop_money);
        }
        let heads = columns.iter().map(|of| head(of, true, shared));
        let heads: Vec<Span<'static>> = heads.collect();
        let wishes = wishes(&filled).into_iter().zip(&heads).map(|(of, head)| {
            let head = width(&head.content);
            Wish {
                least: of.least.max(head),
                natural: of.natural.max(head),
            }
        });
        let shares = shares(&wishes.collect::<Vec<_>>(), room);
        let mut hidden = status::Hidden::default();
        let mut left = area.x;
        for ((filled, head), share) in filled.iter().zip(heads).zip(shares) {
            let place = Rect {
                x: left,
                width: cells(share),
                ..inside
            };
            left = left.saturating_add(place.width).saturating_add(GAP);
            put_heads(vec![head], 0, shared, canvas, place);
            let cut = filled.draw(table, shared, canvas, below(place, HEAD));
            hidden.above |= cut.above;
            hidden.below |= cut.below;
        }
        hidden
    } else {
        let shown = columns.iter().position(|of| of.at.contains(&table.at()));
        let shown = shown.unwrap_or(0);
        let heads = columns.iter().enumerate();
        let heads = heads.map(|(at, column)| head(column, at == shown, shared));
        put_heads(heads.collect(), shown, shared, canvas, inside);
        columns.get(shown).map_or_else(Default::default, |column| {
            let mut filled = Filled::of(table, shared, &column.at, rows);
            let place = below(inside, HEAD);
            filled.drop_money_before_names(usize::from(place.width));
            filled.draw(table, shared, canvas, place)
        })
    };
    status::put_line(shared, table, Vec::new(), hidden, canvas, area);
}

/// The head of a column: its stage, and how many projects it has.
fn head(column: &Column, is_shown: bool, shared: &Shared) -> Span<'static> {
    let theme = shared.styles();
    let words = wording::stage(column.stage, shared.lang);
    let text = format!(
        "{} {words} {}",
        glyphs::stage(column.stage),
        column.at.len()
    );
    let style = if is_shown { theme.strong } else { theme.quiet };
    Span::styled(text, style)
}

/// Heads beside each other, with a rule below that points out the shown one.
fn put_heads(
    heads: Vec<Span<'static>>,
    shown: usize,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let theme = shared.styles();
    paint::rule(canvas, area, 1, theme.rule);
    let several = heads.len() > 1;
    let mut at = 0u16;
    for (index, head) in heads.into_iter().enumerate() {
        let wide = cells(width(&head.content));
        paint::put_at(canvas, area, at, 0, head);
        if several && index == shown {
            let line = "━".repeat(usize::from(wide));
            paint::put_at(canvas, area, at, 1, Span::styled(line, theme.strong));
        }
        at = at.saturating_add(wide).saturating_add(GAP);
    }
}
