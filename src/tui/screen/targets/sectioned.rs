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

    /// The legend of the sections.
    fn legend(&self, shared: &Shared) -> String;

    /// The legend of the table that is drawn in their place.
    fn legend_of_table(shared: &Shared) -> &'static str;

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

/// What is made of a list.
#[derive(Debug, Clone)]
struct Made<S> {
    /// Its sections and their legend. `None` if it is drawn as a table: another year is compared, there
    /// are too many rows, or the rows have no sections.
    sections: Option<(S, String)>,
    legend_of_table: &'static str,
}

impl<S: Sections> Made<S> {
    fn of(table: &SheetState, shared: &Shared) -> Made<S> {
        let is_short = table.ids().len() <= sectioned::MOST_ROWS;
        let has_sections = is_short && shared.other_year().is_none();
        let sections = has_sections.then(|| S::of(table, shared)).flatten();
        Made {
            sections: sections.map(|of| {
                let legend = of.legend(shared);
                (of, legend)
            }),
            legend_of_table: S::legend_of_table(shared),
        }
    }
}

/// What is made of a list, by its revision, and the layouts of its sections, by the width, too.
#[derive(Debug, Clone)]
pub(super) struct Sectioned<S: Sections> {
    made: Drawings<u64, Made<S>>,
    layouts: Drawings<(u64, u16), (S::Layout, PaintedLines)>,
}

impl<S: Sections> Default for Sectioned<S> {
    fn default() -> Sectioned<S> {
        Sectioned {
            made: Drawings::with_capacity(YEARS),
            layouts: Drawings::with_capacity(YEARS),
        }
    }
}

impl<S: Sections> Sectioned<S> {
    /// Makes the sections if the list has changed.
    pub(super) fn refresh(&mut self, table: &SheetState, shared: &Shared) {
        let make = || Made::of(table, shared);
        let made = &mut self.made;
        made.get_or_insert_with(shared, table.revision(), make);
    }

    /// Paints the lines that come into view.
    pub(super) fn prepare(&mut self, table: &SheetState, shared: &Shared, area: Rect) {
        let (revision, width) = (table.revision(), area.width);
        let made = self.made.get(shared, &revision);
        let sections = made.and_then(|made| made.sections.as_ref());
        let Some((sections, _)) = sections.filter(|_| S::fit(width)) else {
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
        let for_this_frame;
        let made = match self.made.get(shared, &revision) {
            Some(made) => made,
            None => {
                for_this_frame = Made::of(table, shared);
                &for_this_frame
            }
        };
        let sections = made.sections.as_ref().filter(|_| S::fit(width));
        let (is_cut, legend) = match sections {
            Some((sections, legend)) => {
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
                let is_cut = sectioned::draw(&laid, painted, table.at(), &theme, canvas, list);
                (is_cut, legend.as_str())
            }
            None => {
                let drawn = rows::put_table(shared, table, S::HEADINGS, canvas, list);
                (drawn.is_cut, made.legend_of_table)
            }
        };
        rows::put_status(shared, table, (legend, is_cut), canvas, area);
    }
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
