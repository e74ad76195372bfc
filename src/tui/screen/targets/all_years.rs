//! Targets and results of all years. Indicators with targets in several years have a picture of the year
//! with results and of the following targets.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::sheet::promised_years::PromisedYears;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{below, cells};
use crate::tui::widget::sectioned::{self, PaintedLines};
use crate::tui::widget::table::Headings;
use crate::tui::widget::years::{Columns, Fitted};
use crate::tui::years::{self, Placed};

/// Narrower windows show a column a year without pictures.
const ROOM_FOR_PICTURES: u16 = 110;

/// The height from which a blank row follows the title.
const ROOM_BELOW_MESSAGE: u16 = 14;

/// The rows of a list by sections, with pictures of these years.
pub(super) type Sections = Vec<Placed>;

/// The sections of the list. `None` if it is drawn as a table: no two years can be compared, the user
/// compares another year, or there are too many rows.
pub(super) fn sections(table: &SheetState, shared: &Shared) -> Option<Sections> {
    let is_short = table.ids().len() <= sectioned::MOST_ROWS;
    if shared.other_year().is_some() || !is_short {
        return None;
    }
    let years = PromisedYears::of(&shared.context())?;
    Some(years::of_list(shared, table, &years))
}

/// The sections of a list in columns of the screen, and those of their lines that are painted.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    columns: Columns,
    fitted: Vec<Fitted>,
    painted: PaintedLines,
}

impl Laid {
    /// Fits sections into the given number of columns of the screen.
    pub(super) fn of(placed: &[Placed], columns: u16) -> Laid {
        let room = usize::from(columns);
        let all = placed.iter().map(|of| &of.section);
        let columns = Columns::fit(all.clone(), room);
        Laid {
            fitted: all.map(|of| of.fitted(&columns, room)).collect(),
            columns,
            painted: PaintedLines::default(),
        }
    }

    /// Paints the lines that come into view.
    pub(super) fn paint(
        &mut self,
        placed: &[Placed],
        table: &SheetState,
        shared: &Shared,
        area: Rect,
    ) {
        let mut painted = std::mem::take(&mut self.painted);
        let lines = Lines::of(placed, self, shared, area.width);
        painted.renew(&lines, table.at(), &lines.theme, list_in(area));
        self.painted = painted;
    }
}

/// What the lines of a list are made from.
struct Lines<'l> {
    placed: &'l [Placed],
    laid: &'l Laid,
    shared: &'l Shared,
    theme: Theme,
    room: usize,
}

impl<'l> Lines<'l> {
    fn of(placed: &'l [Placed], laid: &'l Laid, shared: &'l Shared, columns: u16) -> Lines<'l> {
        Lines {
            placed,
            laid,
            shared,
            theme: shared.styles(),
            room: usize::from(columns),
        }
    }
}

impl sectioned::Sections for Lines<'_> {
    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.placed.iter().map(|of| of.at.as_slice())
    }

    fn heading(&self, section: usize) -> Line<'static> {
        let placed = self.placed.get(section);
        placed.map_or_else(Line::default, |of| {
            let lang = self.shared.lang;
            of.section.heading(&self.laid.columns, &self.theme, lang)
        })
    }

    fn row(&self, section: usize, row: usize) -> Line<'static> {
        let placed = self.placed.get(section).zip(self.laid.fitted.get(section));
        placed.map_or_else(Line::default, |(of, fitted)| {
            let marks = self.shared.marks();
            of.section.line(row, fitted, &self.theme, marks, self.room)
        })
    }

    fn note_heads(&self, canvas: &mut Canvas<'_>, area: Rect, row: u16, section: usize) {
        let orders = self.placed.get(section).map_or(&[][..], |of| &of.orders);
        let names = std::iter::once("name".into()).chain(orders.iter().copied());
        for ((start, wide), id) in self.laid.columns.places().into_iter().zip(names) {
            let place = Rect {
                x: area.x.saturating_add(cells(start)),
                y: area.y.saturating_add(row),
                width: cells(wide),
                height: 1,
            };
            canvas.note(place.intersection(area), Hit::Column(id));
        }
    }
}

/// Whether the area is wide enough for sections with pictures.
pub(super) fn has_pictures(area: Rect) -> bool {
    area.width >= ROOM_FOR_PICTURES
}

/// The room of the list below the message.
fn list_in(area: Rect) -> Rect {
    let top = if area.height >= ROOM_BELOW_MESSAGE {
        2
    } else {
        1
    };
    rows::above_last(below(area, top))
}

/// Draws the view below its message. `kept` are the [`sections`] of the list, and how they are laid
/// out in this width; they are made anew without them.
pub(super) fn draw(
    table: &SheetState,
    kept: Option<(&Option<Sections>, Option<&Laid>)>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let list = list_in(area);
    if table.ids().is_empty() {
        let why = rows::why_empty(shared, table);
        return rows::empty(shared, buffer, list, &why);
    }
    let made;
    let (sections, laid) = match kept {
        _ if !has_pictures(area) => (None, None),
        Some((sections, laid)) => (sections.as_ref(), laid),
        None => {
            made = sections(table, shared);
            (made.as_ref(), None)
        }
    };
    let (legend, is_cut) = match sections {
        Some(placed) => {
            let made;
            let laid = match laid {
                Some(laid) => laid,
                None => {
                    made = Laid::of(placed, area.width);
                    &made
                }
            };
            let lines = Lines::of(placed, laid, shared, area.width);
            let (at, theme) = (table.at(), &lines.theme);
            let is_cut = sectioned::draw(&lines, &laid.painted, at, theme, buffer, list);
            (shared.lang.legend_of_all_years(), is_cut)
        }
        None => {
            let drawn = rows::put_table(shared, table, Headings::Hidden, buffer, list);
            (shared.lang.matrix_legend(), drawn.is_cut)
        }
    };
    rows::put_status(shared, table, (legend, is_cut), buffer, area);
}
