//! A list of targets in sections with pictures, or as a table where these are not possible. The sections,
//! their columns and the painted lines are kept between frames.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::sheet::ColumnId;
use crate::tui::cache::Drawings;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{below, cells};
use crate::tui::widget::sectioned::{self, PaintedLines};
use crate::tui::widget::table::Headings;

/// Years whose sections are kept: the one shown, and those that were shown last.
const YEARS: usize = 3;

/// The height from which a blank row follows the title.
const ROOM_BELOW_MESSAGE: u16 = 14;

/// The rows of a list by sections. `laid` is the sections in a layout.
pub(super) trait Sections: Sized {
    /// The columns of a width.
    type Layout;

    /// Whether a table has headings for its groups.
    const HEADINGS: Headings;

    /// `None` if the rows have no sections.
    fn of(table: &SheetState, shared: &Shared) -> Option<Self>;

    /// Whether pictures fit a width. Otherwise the list is drawn as a table.
    fn fit(width: u16) -> bool;

    fn layout(&self, shared: &Shared, width: u16) -> Self::Layout;

    /// The positions in the list of the rows of each section.
    fn rows(&self) -> impl Iterator<Item = &[usize]>;

    fn heading(laid: &Laid<'_, Self>, section: usize) -> Line<'static>;

    fn row(laid: &Laid<'_, Self>, section: usize, row: usize) -> Line<'static>;

    /// The first cell and the width of each head of a section, and the column that a click on it orders
    /// by.
    fn heads(
        laid: &Laid<'_, Self>,
        section: usize,
    ) -> impl Iterator<Item = ((usize, usize), ColumnId)>;

    /// The legend of these sections, or of the table.
    fn legend(sections: Option<&Self>, shared: &Shared) -> String;

    fn why_empty(table: &SheetState, shared: &Shared) -> String {
        rows::why_empty(shared, table)
    }
}

/// Sections in the layout of a width.
pub(super) struct Laid<'l, S: Sections> {
    pub(super) sections: &'l S,
    pub(super) layout: &'l S::Layout,
    pub(super) shared: &'l Shared,
    pub(super) theme: &'l Theme,
    pub(super) width: u16,
}

impl<S: Sections> sectioned::Sections for Laid<'_, S> {
    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.sections.rows()
    }

    fn heading(&self, section: usize) -> Line<'static> {
        S::heading(self, section)
    }

    fn row(&self, section: usize, row: usize) -> Line<'static> {
        S::row(self, section, row)
    }

    fn note_heads(&self, canvas: &mut Canvas<'_>, area: Rect, row: u16, section: usize) {
        for ((start, wide), id) in S::heads(self, section) {
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

/// The sections of a list, by its revision, and their layouts, by the width, too.
#[derive(Debug, Clone)]
pub(super) struct Sectioned<S: Sections> {
    sections: Drawings<u64, Option<S>>,
    layouts: Drawings<(u64, u16), (S::Layout, PaintedLines)>,
}

impl<S: Sections> Default for Sectioned<S> {
    fn default() -> Sectioned<S> {
        Sectioned {
            sections: Drawings::with_capacity(YEARS),
            layouts: Drawings::with_capacity(YEARS),
        }
    }
}

impl<S: Sections> Sectioned<S> {
    /// Makes the sections if the list has changed.
    pub(super) fn refresh(&mut self, table: &SheetState, shared: &Shared) {
        let make = || sections(table, shared);
        let sections = &mut self.sections;
        sections.get_or_insert_with(shared, table.revision(), make);
    }

    /// Paints the lines that come into view.
    pub(super) fn prepare(&mut self, table: &SheetState, shared: &Shared, area: Rect) {
        let (revision, width) = (table.revision(), area.width);
        let sections = self.sections.get(shared, &revision);
        let sections = sections.and_then(Option::as_ref);
        let Some(sections) = sections.filter(|_| S::fit(width)) else {
            return;
        };
        let make = || (sections.layout(shared, width), PaintedLines::default());
        let layouts = &mut self.layouts;
        let (layout, painted) = layouts.get_or_insert_with(shared, (revision, width), make);
        let theme = shared.styles();
        let laid = Laid {
            sections,
            layout,
            shared,
            theme: &theme,
            width,
        };
        painted.renew(&laid, table.at(), &theme, list_in(area));
    }

    /// Draws the list below its message. What [`Self::prepare`] has not made for this width is made for
    /// this frame alone.
    pub(super) fn draw(
        &self,
        table: &SheetState,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) {
        let list = list_in(area);
        if table.ids().is_empty() {
            return rows::empty(shared, canvas, list, &S::why_empty(table, shared));
        }
        let (revision, width) = (table.revision(), area.width);
        let made;
        let sections = match self.sections.get(shared, &revision) {
            _ if !S::fit(width) => None,
            Some(sections) => sections.as_ref(),
            None => {
                made = sections(table, shared);
                made.as_ref()
            }
        };
        let is_cut = match sections {
            Some(sections) => {
                let made;
                let (layout, painted) = match self.layouts.get(shared, &(revision, width)) {
                    Some(layout) => layout,
                    None => {
                        made = (sections.layout(shared, width), PaintedLines::default());
                        &made
                    }
                };
                let theme = shared.styles();
                let laid = Laid {
                    sections,
                    layout,
                    shared,
                    theme: &theme,
                    width,
                };
                sectioned::draw(&laid, painted, table.at(), &theme, canvas, list)
            }
            None => rows::put_table(shared, table, S::HEADINGS, canvas, list).is_cut,
        };
        let legend = S::legend(sections, shared);
        rows::put_status(shared, table, (&legend, is_cut), canvas, area);
    }
}

/// The sections of a list. `None` if it is drawn as a table: another year is compared, there are too many
/// rows, or the rows have no sections.
fn sections<S: Sections>(table: &SheetState, shared: &Shared) -> Option<S> {
    let is_short = table.ids().len() <= sectioned::MOST_ROWS;
    let has_sections = is_short && shared.other_year().is_none();
    has_sections.then(|| S::of(table, shared))?
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
