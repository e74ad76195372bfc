//! The cards of a column of the board: names over as many lines as there is room for, with batch and
//! money beside them where these have room.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::shares::{INDENT, Wish, broken, least};
use super::{columns, status};
use crate::dataset::Record;
use crate::sheet::{self, Cell};
use crate::text::{pad_end, shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{cells, put, put_right};

/// The width of a column of cards from which batches are shown, too.
const ROOM_FOR_BATCHES: usize = 54;

/// The most cells of the name of a batch.
const WIDEST_BATCH: usize = 22;

/// The least cells of a name beside money.
const LEAST_NAME: usize = 16;

/// Cells before a name, for the mark of an open check.
const MARK: usize = 1;

/// The number of cards up to which all of them determine the widths of a column.
const MEASURED: usize = 64;

/// Whether investment is shown beside names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    Shown,
    Dropped,
}

/// The texts of a card: name, batch and investment.
#[derive(Debug, Clone)]
struct Card {
    at: usize,
    /// What it stands on, for the mark of an open check.
    records: Vec<Record>,
    name: String,
    batch: String,
    money: String,
}

impl Card {
    fn of(table: &SheetState, shared: &Shared, at: usize) -> Option<Card> {
        let cx = shared.context();
        let id = *table.ids().get(at)?;
        let row = table.sheet().sheet().row(&cx, id)?;
        let cell = |name: &'static str| sheet::cell(table.columns(), &row, name.into());
        let project = columns::row_of(shared, id)?;
        let money = match cell("investment") {
            Some(Cell::Value(value)) => value.with_unit(shared.lang),
            _ => String::new(),
        };
        Some(Card {
            at,
            records: sheet::projects::records(project.id, project.project),
            name: cell("name").map_or_else(String::new, |cell| cell.text(&cx)),
            batch: cell("batch").map_or_else(String::new, |cell| cell.text(&cx)),
            money,
        })
    }

    fn money(&self, money: Money) -> &str {
        match money {
            Money::Shown => &self.money,
            Money::Dropped => "",
        }
    }
}

/// A column with its cards, before it has a place.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    /// The positions in the column of the cards that are seen.
    window: Range<usize>,
    /// The rows that there are.
    rows: usize,
    /// The cards by which it is measured.
    cards: Vec<Card>,
    /// Those of them that are seen.
    seen: Range<usize>,
    hidden: status::Hidden,
    /// How many are out of sight.
    left_out: usize,
}

impl Filled {
    /// The cards of a column with the given number of rows. Those of a column that was filled before
    /// from the same list are not made again.
    pub(super) fn of(
        table: &SheetState,
        shared: &Shared,
        (at, rows): (&[usize], usize),
        before: Option<Filled>,
    ) -> Filled {
        let window = window(table, at, rows);
        let mut before = match before {
            Some(before) if (&before.window, before.rows) == (&window, rows) => return before,
            before => before.map_or_else(Vec::new, |before| before.cards),
        };
        let all = at.len();
        // Widths measured over all cards do not change while the column is scrolled.
        let (measured, seen) = match all {
            0..=MEASURED => (0..all, window.clone()),
            _ => (window.clone(), 0..window.len()),
        };
        let measured = at.get(measured).unwrap_or_default().iter();
        let cards = measured.filter_map(|at| {
            let made = before.iter().position(|card| card.at == *at);
            match made {
                Some(made) => Some(before.swap_remove(made)),
                None => Card::of(table, shared, *at),
            }
        });
        Filled {
            cards: cards.collect(),
            seen,
            rows,
            hidden: status::Hidden {
                above: window.start > 0,
                below: window.end < all,
            },
            left_out: all.saturating_sub(window.len()),
            window,
        }
    }

    /// Whether it is filled for the selected project and a number of rows.
    pub(super) fn is_of(&self, table: &SheetState, at: &[usize], rows: usize) -> bool {
        self.rows == rows && self.window == window(table, at, rows)
    }

    /// The positions in the column of the cards that are seen.
    pub(super) fn window(&self) -> &Range<usize> {
        &self.window
    }

    pub(super) fn hidden(&self) -> status::Hidden {
        self.hidden
    }

    /// The cells it wants.
    pub(super) fn wish(&self, money: Money) -> Wish {
        let names = self.cards.iter();
        let names = names.map(|card| (card.name.as_str(), before(width(card.money(money)))));
        let names: Vec<(&str, usize)> = names.collect();
        let natural = least(&names, 0).saturating_add(MARK);
        let least = match self.left_out {
            0 => least(&names, self.rows).saturating_add(MARK),
            _ => natural,
        };
        Wish { least, natural }
    }

    /// Investment is dropped where names would otherwise be cut too short.
    pub(super) fn money_in(&self, columns: usize) -> Money {
        let most = self.cards.iter().map(|card| before(width(&card.money)));
        let room = columns.saturating_sub(MARK);
        match room.saturating_sub(most.max().unwrap_or(0)) < LEAST_NAME {
            true => Money::Dropped,
            false => Money::Shown,
        }
    }

    /// Draws the cards that are seen. Returns the lines of each, with the position of its project in
    /// the list.
    pub(super) fn draw(
        &self,
        money: Money,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> Vec<(usize, Rect)> {
        let theme = shared.styles();
        let room = usize::from(area.width).saturating_sub(MARK);
        let cards = self.cards.get(self.seen.clone()).unwrap_or_default();
        let names = cards.iter().map(|card| width(&card.name)).max();
        let sums = cards.iter().map(|card| width(card.money(money))).max();
        let (names, sums) = (names.unwrap_or(0), sums.unwrap_or(0));
        // A column that is wide enough has batches beside the names.
        let batches = cards.iter().map(|card| width(&card.batch)).max();
        let batches = batches.unwrap_or(0).min(WIDEST_BATCH);
        let batches = Some(batches).filter(|batches| *batches > 0 && room >= ROOM_FOR_BATCHES);
        let name_room = |card: &Card| match batches {
            Some(batches) => {
                let beside = before(batches).saturating_add(before(sums));
                room.saturating_sub(beside).min(names)
            }
            None => room.saturating_sub(before(width(card.money(money)))),
        };
        let rooms: Vec<usize> = cards.iter().map(name_room).collect();
        let long = cards.iter().zip(&rooms);
        let long: Vec<(&str, usize)> = long.map(|(card, room)| (&*card.name, *room)).collect();
        let short = shorten_apart(&long).into_iter();
        let of_batches = cards.iter();
        let of_batches = of_batches.map(|card| (card.batch.as_str(), batches.unwrap_or(0)));
        let short = short.zip(shorten_apart(&of_batches.collect::<Vec<_>>()));
        // As many of the names as there are rows for are broken; where some are out of sight, none.
        let mut spare = match self.left_out {
            0 => self.rows.saturating_sub(cards.len()),
            _ => 0,
        };
        let mut places = Vec::with_capacity(cards.len());
        let mut row = 0u16;
        for ((card, (name, batch)), room) in cards.iter().zip(short).zip(rooms) {
            let fits = |lines: &Vec<String>| lines.len().saturating_sub(1) <= spare;
            let broken = (spare > 0).then(|| broken(&card.name, room)).flatten();
            let broken = broken.filter(fits).unwrap_or_else(|| vec![name]);
            spare = spare.saturating_sub(broken.len().saturating_sub(1));
            let place = Rect {
                y: area.y.saturating_add(row),
                height: cells(broken.len()).min(area.height.saturating_sub(row)),
                ..area
            };
            let mark = rows::mark(shared, card.records.iter().copied());
            for (at, name) in (0u16..).zip(broken) {
                let line = match at {
                    0 => {
                        let name = Span::raw(pad_end(&name, room));
                        let mut line = Line::from(vec![mark.clone(), name]);
                        if batches.is_some() {
                            line.push_span(Span::styled(format!("  {batch}"), theme.quiet));
                        }
                        let money = Span::styled(card.money(money), Style::new());
                        put_right(canvas, place, 0, money);
                        line
                    }
                    _ => Line::from(format!("{}{name}", " ".repeat(MARK.saturating_add(INDENT)))),
                };
                put(canvas, place, at, line);
                canvas.note_row(place, at, card.at);
            }
            row = row.saturating_add(place.height);
            places.push((card.at, place));
        }
        if self.left_out > 0 {
            let last = area.height.saturating_sub(1);
            let more = shared.lang.more_rows(self.left_out);
            put(canvas, area, last, Span::styled(more, theme.quiet));
        }
        places
    }
}

/// The positions in a column of the cards that are seen, the selected one among them.
fn window(table: &SheetState, at: &[usize], rows: usize) -> Range<usize> {
    let selected = at.binary_search(&table.at()).unwrap_or(0);
    let all = at.len();
    // Where some are out of sight, the last line tells how many.
    let height = if all > rows {
        rows.saturating_sub(1)
    } else {
        rows
    };
    list::window(all, selected, height)
}

/// The cells of a text with the blanks before it; none where there is no text.
fn before(cells: usize) -> usize {
    match cells {
        0 => 0,
        cells => cells.saturating_add(2),
    }
}
