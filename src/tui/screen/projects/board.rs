//! The board: projects in columns by the stage they have reached; in a narrow window one column at a
//! time.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{list as projects, message, status};
use crate::analysis::pipeline::Funnel;
use crate::dataset::{ProgrammeId, Stage};
use crate::sheet::{self, Cell};
use crate::text::{pad_end, shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::screen::Towards;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{self, below, cells, put, put_right, select};
use crate::wording;

/// Blank cells between two columns.
const GAP: u16 = 3;

/// In so many cells columns stand side by side, if each has enough of them for its names.
const SIDE_BY_SIDE: u16 = 98;
const NARROWEST: u16 = 18;

/// A column of cards is so wide before it tells of batches too.
const ROOM_FOR_BATCHES: usize = 54;

/// The name of a batch is cut to so many cells.
const WIDEST_BATCH: usize = 22;

/// The least cells of a name beside money.
const LEAST_NAME: usize = 16;

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
    let count = u16::try_from(columns.len()).unwrap_or(u16::MAX).max(1);
    let gaps = GAP.saturating_mul(count.saturating_sub(1));
    let wide = area
        .width
        .saturating_sub(gaps)
        .checked_div(count)
        .unwrap_or(0);
    let hidden = if area.width >= SIDE_BY_SIDE && wide >= NARROWEST {
        let mut hidden = status::Hidden::default();
        for (index, column) in (0u16..).zip(&columns) {
            let left = index.saturating_mul(wide.saturating_add(GAP));
            let place = Rect {
                x: area.x.saturating_add(left),
                width: wide,
                ..inside
            };
            let heads = vec![head(column, true, shared)];
            put_heads(heads, 0, shared, canvas, place);
            let cut = cards(table, shared, column, canvas, below(place, 2));
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
            cards(table, shared, column, canvas, below(inside, 2))
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

/// What a card says: name, batch and money.
struct Card {
    at: usize,
    mark: Span<'static>,
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
        mark: rows::mark(
            shared,
            sheet::projects::records(project.id, project.project),
        ),
        name: cell("name").map_or_else(String::new, |cell| cell.text(&cx)),
        batch: cell("batch").map_or_else(String::new, |cell| cell.text(&cx)),
        money,
    })
}

/// Draws the projects of a column, as many as there is room for.
fn cards(
    table: &SheetState,
    shared: &Shared,
    column: &Column,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> status::Hidden {
    let theme = shared.styles();
    let selected = column.at.iter().position(|at| *at == table.at());
    let height = usize::from(area.height);
    let all = column.at.len();
    // Where some are out of sight, the last line tells how many.
    let height = if all > height {
        height.saturating_sub(1)
    } else {
        height
    };
    let window = list::window(all, selected.unwrap_or(0), height);
    let hidden = status::Hidden {
        above: window.start > 0,
        below: window.end < all,
    };
    let left_out = all.saturating_sub(window.len());
    let seen = column.at.get(window).unwrap_or_default();
    let mut cards: Vec<Card> = seen
        .iter()
        .filter_map(|at| card(table, shared, *at))
        .collect();
    let room = usize::from(area.width).saturating_sub(1);
    // Money goes before names that say nothing any more.
    let most = cards.iter().map(|card| before(width(&card.money))).max();
    if room.saturating_sub(most.unwrap_or(0)) < LEAST_NAME {
        cards.iter_mut().for_each(|card| card.money.clear());
    }
    let widest = |text: fn(&Card) -> &str| {
        let widths = cards.iter().map(|card| width(text(card)));
        widths.max().unwrap_or(0)
    };
    let (names, money) = (widest(|card| &card.name), widest(|card| &card.money));
    // Batches stand beside them in a column that is wide enough for both.
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
    let long: Vec<(&str, usize)> = cards
        .iter()
        .zip(&rooms)
        .map(|(card, room)| (card.name.as_str(), *room))
        .collect();
    let short = shorten_apart(&long).into_iter();
    let of_batches = cards.iter();
    let of_batches = of_batches.map(|card| (card.batch.as_str(), batches.unwrap_or(0)));
    let short = short.zip(shorten_apart(&of_batches.collect::<Vec<_>>()));
    for (row, ((card, (name, batch)), room)) in (0u16..).zip(cards.iter().zip(short).zip(rooms)) {
        let mut line = Line::from(vec![card.mark.clone(), Span::raw(pad_end(&name, room))]);
        if batches.is_some() {
            line.push_span(Span::styled(format!("  {batch}"), theme.quiet));
        }
        put(canvas, area, row, line);
        put_right(
            canvas,
            area,
            row,
            Span::styled(card.money.clone(), Style::new()),
        );
        canvas.note_row(area, row, card.at);
        if card.at == table.at() {
            select(canvas, area, row, &theme);
        }
    }
    if left_out > 0 {
        let last = area.height.saturating_sub(1);
        let told = shared.lang.more_rows(left_out);
        put(canvas, area, last, Span::styled(told, theme.quiet));
    }
    hidden
}

/// The cells of a text with the blanks before it; none where there is no text.
fn before(cells: usize) -> usize {
    match cells {
        0 => 0,
        cells => cells.saturating_add(2),
    }
}
