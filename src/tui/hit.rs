//! What stands where on the screen: a click means just what is seen.

use ratatui::layout::{Position, Rect};

use super::action::Action;
use crate::figure::period::Year;
use crate::sheet::ColumnId;

/// What a place on the screen stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// What a key does.
    Action(Action),
    /// A year of the bar.
    Year(Year),
    /// A row of the list.
    Row(usize),
    /// The head of a column.
    Column(ColumnId),
    /// A row of a popup.
    Offer(usize),
    /// The rest of a popup.
    Popup,
}

/// The places of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    places: Vec<(Rect, Hit)>,
}

impl Hits {
    /// Notes what an area stands for.
    pub fn note(&mut self, area: Rect, hit: Hit) {
        self.places.push((area, hit));
    }

    /// What stands at a place; of several things, the last drawn.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let here = |(area, _): &&(Rect, Hit)| area.contains(Position::new(column, row));
        self.places.iter().rev().find(here).map(|(_, hit)| *hit)
    }
}
