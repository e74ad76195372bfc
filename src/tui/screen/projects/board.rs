//! The board: projects in columns by the stage they have reached; in a narrow window one column at a
//! time.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::cards::{Filled, Money};
use super::columns::{Column, columns};
use super::shares::{Wish, shares};
use super::{Main, message, status};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{self, below, cells, select};
use crate::tui::widget::painted::Painted;
use crate::wording;

/// Blank cells between two columns.
const GAP: u16 = 3;

/// The width from which columns are shown side by side, if names fit into each of them.
const SIDE_BY_SIDE: u16 = 98;
const NARROWEST: u16 = 18;

/// Rows of the heads and the rule below them.
const HEAD: u16 = 2;

/// The board of a list, with its columns as they were painted last. A column that looks the same as in
/// the last frame is neither filled nor painted again.
#[derive(Debug, Clone)]
pub(super) struct Board {
    columns: Vec<Column>,
    /// The cards of each column.
    filled: Vec<Filled>,
    area: Rect,
    painted: Vec<PaintedColumn>,
}

/// A column that was painted without a mark of the selected project.
#[derive(Debug, Clone)]
struct PaintedColumn {
    place: Place,
    painted: Painted,
    /// The lines of the cards, with the positions of their projects in the list.
    cards: Vec<(usize, Rect)>,
}

/// Everything that the picture of a column depends on, apart from the list and its look.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    column: usize,
    area: Rect,
    money: Money,
    /// The positions in the column of the cards that are seen.
    window: Range<usize>,
}

impl Board {
    pub(super) fn of(table: &SheetState, shared: &Shared) -> Board {
        Board {
            columns: columns(table, shared),
            filled: Vec::new(),
            area: Rect::default(),
            painted: Vec::new(),
        }
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Paints what has changed since the last frame.
    pub(super) fn renew(&mut self, table: &SheetState, shared: &Shared, area: Rect) {
        self.area = area;
        let inside = inside(area);
        let rows = card_rows(inside);
        let mut before = std::mem::take(&mut self.filled).into_iter();
        let filled = self.columns.iter();
        let filled = filled.map(|of| Filled::of(table, shared, (&of.at, rows), before.next()));
        self.filled = filled.collect();
        let places = match self.room_beside(area.width) {
            Some(room) => self.beside(room, shared, inside),
            None => self.alone(table, inside).into_iter().collect(),
        };
        let mut before = std::mem::take(&mut self.painted);
        let painted = places.into_iter().filter_map(|place| {
            let same = before.iter().position(|of| of.place == place);
            match same {
                Some(same) => Some(before.swap_remove(same)),
                None => self.paint(place, shared),
            }
        });
        self.painted = painted.collect();
    }

    /// Whether it is painted for this area and the selected project.
    fn is_of(&self, table: &SheetState, area: Rect) -> bool {
        let inside = inside(area);
        let rows = card_rows(inside);
        let mut columns = self.columns.iter().zip(&self.filled);
        let is_shown = || match self.room_beside(area.width) {
            Some(_) => true,
            None => self.painted.first().map(|of| &of.place) == self.alone(table, inside).as_ref(),
        };
        self.area == area
            && self.filled.len() == self.columns.len()
            && columns.all(|(of, filled)| filled.is_of(table, &of.at, rows))
            && is_shown()
    }

    /// The cells of all columns beside each other; `None` where they have no room.
    fn room_beside(&self, cells: u16) -> Option<u16> {
        let count = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let room = cells.saturating_sub(GAP.saturating_mul(count.saturating_sub(1)));
        let has_room = cells >= SIDE_BY_SIDE && room >= NARROWEST.saturating_mul(count);
        has_room.then_some(room)
    }

    /// The places of all columns beside each other.
    fn beside(&self, room: u16, shared: &Shared, inside: Rect) -> Vec<Place> {
        let room = usize::from(room);
        let wishes = |money| -> Vec<Wish> {
            let filled = self.filled.iter();
            filled.map(|filled| filled.wish(money)).collect()
        };
        // Investment is dropped before names are cut.
        let mut money = Money::Shown;
        let mut wanted = wishes(money);
        let needed = wanted.iter().map(|of| of.least);
        if needed.fold(0, usize::saturating_add) > room {
            money = Money::Dropped;
            wanted = wishes(money);
        }
        for (wish, column) in wanted.iter_mut().zip(&self.columns) {
            let head = width(&head(column, true, shared).content);
            wish.least = wish.least.max(head);
            wish.natural = wish.natural.max(head);
        }
        let mut left = inside.x;
        let columns = shares(&wanted, room).into_iter().enumerate();
        let places = columns.zip(&self.filled).map(|((column, share), filled)| {
            let area = Rect {
                x: left,
                width: cells(share),
                ..inside
            };
            left = left.saturating_add(area.width).saturating_add(GAP);
            Place {
                column,
                area,
                money,
                window: filled.window().clone(),
            }
        });
        places.collect()
    }

    /// The place of the column of the selected project, alone.
    fn alone(&self, table: &SheetState, inside: Rect) -> Option<Place> {
        let is_shown = |of: &Column| of.at.binary_search(&table.at()).is_ok();
        let column = self.columns.iter().position(is_shown).unwrap_or(0);
        let filled = self.filled.get(column)?;
        Some(Place {
            column,
            area: inside,
            money: filled.money_in(inside.width.into()),
            window: filled.window().clone(),
        })
    }

    fn paint(&self, place: Place, shared: &Shared) -> Option<PaintedColumn> {
        let filled = self.filled.get(place.column)?;
        // A column alone has the heads of the others beside its own.
        let heads = match self.room_beside(self.area.width) {
            Some(_) => {
                let column = self.columns.get(place.column)?;
                vec![head(column, true, shared)]
            }
            None => {
                let heads = self.columns.iter().enumerate();
                let heads = heads.map(|(at, of)| head(of, at == place.column, shared));
                heads.collect()
            }
        };
        let mut cards = Vec::new();
        let painted = Painted::of(place.area, &shared.styles(), |canvas| {
            put_heads(heads, place.column, shared, canvas, place.area);
            cards = filled.draw(place.money, shared, canvas, below(place.area, HEAD));
        });
        Some(PaintedColumn {
            place,
            painted,
            cards,
        })
    }

    /// Puts the columns where they were painted, and marks the selected project. Returns which cards
    /// are out of sight.
    fn put(&self, table: &SheetState, shared: &Shared, canvas: &mut Canvas<'_>) -> status::Hidden {
        let mut hidden = status::Hidden::default();
        for column in &self.painted {
            column.painted.put(canvas);
            let mut cards = column.cards.iter();
            if let Some((_, lines)) = cards.find(|(at, _)| *at == table.at()) {
                for line in 0..lines.height {
                    select(canvas, *lines, line, &shared.styles());
                }
            }
            if let Some(filled) = self.filled.get(column.place.column) {
                hidden.above |= filled.hidden().above;
                hidden.below |= filled.hidden().below;
            }
        }
        hidden
    }
}

/// The area of the columns, below the message and above the last line.
fn inside(area: Rect) -> Rect {
    rows::above_last(below(area, message::rows(area)))
}

fn card_rows(inside: Rect) -> usize {
    below(inside, HEAD).height.into()
}

/// Draws the view, with the columns of a board that was kept for this list.
pub(super) fn draw(
    kept: Option<&Board>,
    table: &SheetState,
    main: &Main<'_>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    message::put(shared, main, canvas, area);
    let kept = kept.filter(|board| board.is_of(table, area));
    let made = kept.is_none().then(|| {
        let mut board = Board::of(table, shared);
        board.renew(table, shared, area);
        board
    });
    let Some(board) = kept.or(made.as_ref()).filter(|of| !of.columns.is_empty()) else {
        rows::put_arranged(shared, table, canvas, area, area.height.saturating_sub(1));
        return rows::put_why_empty(shared, table, canvas, area);
    };
    let hidden = board.put(table, shared, canvas);
    status::put_line(shared, table, &[], hidden, canvas, area);
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
