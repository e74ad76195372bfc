//! Targets and results of all years: what had targets in several years, each with a picture of the
//! year with results and of the targets that followed.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::sheet::promised_years::PromisedYears;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, cells};
use crate::tui::widget::sectioned::{self, Entry};
use crate::tui::widget::table::Headings;
use crate::tui::widget::years::Columns;
use crate::tui::years::{self, Placed};

/// Narrower windows show a column a year without pictures.
const ROOM_FOR_PICTURES: u16 = 110;

/// From so many rows on, a blank one stands below the message.
const ROOM_BELOW_MESSAGE: u16 = 14;

/// From so many rows on, a blank one stands between sections.
const ROOM_BETWEEN_SECTIONS: u16 = 24;

/// The rows of a list by sections, with pictures of these years.
pub(super) type Sections = Vec<Placed>;

/// The sections of the list; `None` where it is drawn as a table: no two years can be held against
/// each other, another year stands beside, or there are thousands of rows.
pub(super) fn sections(table: &SheetState, shared: &Shared) -> Option<Sections> {
    let is_short = table.ids().len() <= sectioned::MOST_ROWS;
    if shared.other_year().is_some() || !is_short {
        return None;
    }
    let years = PromisedYears::of(&shared.context())?;
    Some(years::of_list(shared, table, &years))
}

/// Draws the view below its message. `kept` are the [`sections`] of the list, made anew without them.
pub(super) fn draw(
    table: &SheetState,
    kept: Option<&Option<Sections>>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let top = if area.height >= ROOM_BELOW_MESSAGE {
        2
    } else {
        1
    };
    let list = rows::above_last(below(area, top));
    if table.ids().is_empty() {
        let why = rows::why_empty(shared, table);
        return rows::empty(shared, buffer, list, &why);
    }
    let made;
    let sections = match kept {
        _ if area.width < ROOM_FOR_PICTURES => None,
        Some(kept) => kept.as_ref(),
        None => {
            made = sections(table, shared);
            made.as_ref()
        }
    };
    let (legend, is_cut) = match sections {
        Some(placed) => (
            shared.lang.legend_of_all_years(),
            draw_sections(table, shared, placed, buffer, list),
        ),
        None => {
            let drawn = rows::put_table(shared, table, Headings::Hidden, buffer, list);
            (shared.lang.matrix_legend(), drawn.is_cut)
        }
    };
    rows::put_status(shared, table, (legend, is_cut), buffer, area);
}

/// Draws the sections; returns whether some of their rows are not seen.
fn draw_sections(
    table: &SheetState,
    shared: &Shared,
    placed: &[Placed],
    buffer: &mut Canvas<'_>,
    area: Rect,
) -> bool {
    let theme = shared.styles();
    let sections: Vec<_> = placed.iter().map(|of| of.section.clone()).collect();
    let room = usize::from(area.width);
    let columns = Columns::fit(&sections, room);
    let mut entries: Vec<Entry> = Vec::new();
    for (index, of) in placed.iter().enumerate() {
        if index > 0 && area.height >= ROOM_BETWEEN_SECTIONS {
            entries.push(Entry::Blank);
        }
        let heading = of.section.heading(&columns, &theme, shared.lang);
        entries.push(Entry::Heading(index, heading));
        let lines: Vec<Line<'static>> = of.section.lines(&columns, &theme, shared.marks(), room);
        let rows = of.at.iter().copied().zip(lines);
        entries.extend(rows.map(|(at, line)| Entry::Row(at, line)));
    }
    let note_heads = |buffer: &mut Canvas<'_>, row: u16, section: usize| {
        let orders = placed.get(section).map_or(&[][..], |of| &of.orders);
        let names = std::iter::once("name".into()).chain(orders.iter().copied());
        for ((start, wide), id) in columns.places().into_iter().zip(names) {
            let place = Rect {
                x: area.x.saturating_add(cells(start)),
                y: area.y.saturating_add(row),
                width: cells(wide),
                height: 1,
            };
            buffer.note(place.intersection(area), Hit::Column(id));
        }
    };
    sectioned::draw(&entries, table.at(), &theme, buffer, area, note_heads)
}
