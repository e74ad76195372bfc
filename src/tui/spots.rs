//! What stands where on the screen, noted while it is drawn: so that a click means just what is seen.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::action::Action;
use super::widget::paint;
use crate::figure::period::Year;
use crate::sheet::ColumnId;
use crate::text;

/// What a place on the screen stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// What a key does.
    Action(Action),
    /// A year of the bar.
    Year(Year),
    /// A row of the list.
    Row(usize),
    /// The head of a column.
    Column(ColumnId),
    /// A row of what lies over the screen.
    Offer(usize),
    /// The rest of it.
    Popup,
}

/// The places of one picture.
#[derive(Debug, Clone, Default)]
pub struct Spots {
    places: RefCell<Vec<(Rect, Spot)>>,
}

impl Spots {
    /// Forgets the last picture.
    pub fn clear(&self) {
        if let Ok(mut places) = self.places.try_borrow_mut() {
            places.clear();
        }
    }

    /// Notes what an area stands for.
    pub fn note(&self, area: Rect, spot: Spot) {
        if let Ok(mut places) = self.places.try_borrow_mut() {
            places.push((area, spot));
        }
    }

    /// Notes a row of a list: line `at` of an area.
    pub fn row(&self, area: Rect, at: u16, row: usize) {
        if at < area.height {
            let line = Rect {
                y: area.y.saturating_add(at),
                height: 1,
                ..area
            };
            self.note(line, Spot::Row(row));
        }
    }

    /// Notes the heads of columns: parts of line `at` of an area, one after the other.
    pub fn heads(&self, area: Rect, at: u16, parts: &[(Span<'_>, Option<ColumnId>)]) {
        let mut x = area.x;
        for (part, column) in parts {
            let cells = paint::cells(text::width(&part.content));
            let place = Rect {
                x,
                y: area.y.saturating_add(at),
                width: cells,
                height: 1,
            };
            if let Some(column) = column {
                self.note(place.intersection(area), Spot::Column(*column));
            }
            x = x.saturating_add(cells);
        }
    }

    /// What stands at a place; of several things, the last drawn.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Spot> {
        let places = self.places.try_borrow().ok()?;
        let here = |(area, _): &&(Rect, Spot)| area.contains(Position::new(column, row));
        places.iter().rev().find(here).map(|(_, spot)| *spot)
    }
}
