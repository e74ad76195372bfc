//! The cards of a column of the board: names over as many lines as there is room for, with batch and
//! money beside them where these have room.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::shares::{INDENT, Wish, broken, least};
use super::{list as projects, status};
use crate::dataset::Record;
use crate::sheet::{self, Cell};
use crate::text::{pad_end, shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{put, put_right, select};

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

/// The texts of a card: name, batch and investment.
struct Card {
    at: usize,
    /// What it stands on, for the mark of an open check.
    records: Vec<Record>,
    name: String,
    batch: String,
    money: String,
}

fn card(table: &SheetState, shared: &Shared, at: usize) -> Option<Card> {
    let cx = shared.context();
    let id = *table.ids().get(at)?;
    let row = table.sheet().sheet().row(&cx, id)?;
    let cell = |name: &'static str| sheet::cell(table.columns(), &row, name.into());
    let project = projects::row_of(shared, id)?;
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

/// A column with its cards, before it has a place.
pub(super) struct Filled {
    /// Those by which it is measured.
    cards: Vec<Card>,
    /// Those of them that are seen.
    seen: Range<usize>,
    /// The rows that there are.
    rows: usize,
    hidden: status::Hidden,
    /// How many are out of sight.
    left_out: usize,
}

impl Filled {
    /// The cards of a column with the given number of rows.
    pub(super) fn of(table: &SheetState, shared: &Shared, at: &[usize], rows: usize) -> Filled {
        let selected = at.iter().position(|at| *at == table.at());
        let all = at.len();
        // Where some are out of sight, the last line tells how many.
        let height = if all > rows {
            rows.saturating_sub(1)
        } else {
            rows
        };
        let window = list::window(all, selected.unwrap_or(0), height);
        // Widths measured over all cards do not change while the column is scrolled.
        let (measured, seen) = match all {
            0..=MEASURED => (0..all, window.clone()),
            _ => (window.clone(), 0..window.len()),
        };
        let measured = at.get(measured).unwrap_or_default();
        let cards = measured.iter();
        Filled {
            cards: cards.filter_map(|at| card(table, shared, *at)).collect(),
            seen,
            rows,
            hidden: status::Hidden {
                above: window.start > 0,
                below: window.end < all,
            },
            left_out: all.saturating_sub(window.len()),
        }
    }

    /// The cells it wants.
    pub(super) fn wish(&self) -> Wish {
        let names = self.cards.iter();
        let names = names.map(|card| (card.name.as_str(), before(width(&card.money))));
        let names: Vec<(&str, usize)> = names.collect();
        let natural = least(&names, 0).saturating_add(MARK);
        let least = match self.left_out {
            0 => least(&names, self.rows).saturating_add(MARK),
            _ => natural,
        };
        Wish { least, natural }
    }

    pub(super) fn drop_money(&mut self) {
        self.cards.iter_mut().for_each(|card| card.money.clear());
    }

    /// Drops the investment if names would otherwise be cut too short.
    pub(super) fn drop_money_before_names(&mut self, columns: usize) {
        let most = self.cards.iter().map(|card| before(width(&card.money)));
        let room = columns.saturating_sub(MARK);
        if room.saturating_sub(most.max().unwrap_or(0)) < LEAST_NAME {
            self.drop_money();
        }
    }

    /// Draws the cards that are seen.
    pub(super) fn draw(
        &self,
        table: &SheetState,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> status::Hidden {
        let theme = shared.styles();
        let room = usize::from(area.width).saturating_sub(MARK);
        let cards = self.cards.get(self.seen.clone()).unwrap_or_default();
        let widest = |text: fn(&Card) -> &str| {
            let widths = cards.iter().map(|card| width(text(card)));
            widths.max().unwrap_or(0)
        };
        let (names, money) = (widest(|card| &card.name), widest(|card| &card.money));
        // A column that is wide enough has batches beside the names.
        let batches = widest(|card| &card.batch).min(WIDEST_BATCH);
        let batches = Some(batches).filter(|batches| *batches > 0 && room >= ROOM_FOR_BATCHES);
        let name_room = |card: &Card| match batches {
            Some(batches) => {
                let beside = before(batches).saturating_add(before(money));
                room.saturating_sub(beside).min(names)
            }
            None => room.saturating_sub(before(width(&card.money))),
        };
        let rooms: Vec<usize> = cards.iter().map(name_room).collect();
        let long = cards.iter().zip(&rooms);
        let long: Vec<(&str, usize)> = long.map(|(card, room)| (&*card.name, *room)).collect();
        let short = shorten_apart(&long).into_iter();
        let of_batches = cards.iter();
        let of_batches = of_batches.map(|card| (card.batch.as_str(), batches.unwrap_or(0)));
        let short = short.zip(shorten_apart(&of_batches.collect::<Vec<_>>()));
        let broken: Vec<Option<Vec<String>>> = cards
            .iter()
            .zip(&rooms)
            .map(|(card, room)| broken(&card.name, *room))
            .collect();
        // As many of the names as there are rows for; where some are out of sight, none.
        let mut spare = match self.left_out {
            0 => self.rows.saturating_sub(cards.len()),
            _ => 0,
        };
        let mut row = 0u16;
        let cards = cards.iter().zip(short).zip(rooms).zip(broken);
        for (((card, (name, batch)), room), broken) in cards {
            let broken = broken.filter(|lines| lines.len().saturating_sub(1) <= spare);
            let broken = broken.unwrap_or_else(|| vec![name]);
            spare = spare.saturating_sub(broken.len().saturating_sub(1));
            let mark = rows::mark(shared, card.records.iter().copied());
            for (at, name) in broken.iter().enumerate() {
                let line = match at {
                    0 => {
                        let name = Span::raw(pad_end(name, room));
                        let mut line = Line::from(vec![mark.clone(), name]);
                        if batches.is_some() {
                            line.push_span(Span::styled(format!("  {batch}"), theme.quiet));
                        }
                        let money = Span::styled(card.money.clone(), Style::new());
                        put_right(canvas, area, row, money);
                        line
                    }
                    _ => Line::from(format!("{}{name}", " ".repeat(MARK.saturating_add(INDENT)))),
                };
                put(canvas, area, row, line);
                canvas.note_row(area, row, card.at);
                if card.at == table.at() {
                    select(canvas, area, row, &theme);
                }
                row = row.saturating_add(1);
            }
        }
        if self.left_out > 0 {
            let last = area.height.saturating_sub(1);
            let told = shared.lang.more_rows(self.left_out);
            put(canvas, area, last, Span::styled(told, theme.quiet));
        }
        self.hidden
    }
}

/// The cells of a text with the blanks before it; none where there is no text.
fn before(cells: usize) -> usize {
    match cells {
        0 => 0,
        cells => cells.saturating_add(2),
    }
}
