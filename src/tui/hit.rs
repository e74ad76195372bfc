//! Hit testing: maps cells to what was drawn there, so that a click acts on what the user sees.

use ratatui::layout::{Position, Rect};

use super::action::Action;
use crate::figure::period::Year;
use crate::sheet::ColumnId;

/// The target of a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The same as a key of this action.
    Action(Action),
    /// A year of the year bar.
    Year(Year),
    Row(usize),
    Column(ColumnId),
    Offer(usize),
    /// Any other place of a popup, where a click does nothing.
    Popup,
}

/// The hits of one frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    places: Vec<(Rect, Hit)>,
}

impl Hits {
    pub fn note(&mut self, area: Rect, hit: Hit) {
        self.places.push((area, hit));
    }

    pub fn extend(&mut self, others: &Hits) {
        self.places.extend_from_slice(&others.places);
    }

    /// The hit of a cell. Where areas overlap, the one drawn last counts.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let here = |(area, _): &&(Rect, Hit)| area.contains(Position::new(column, row));
        self.places.iter().rev().find(here).map(|(_, hit)| *hit)
    }
}
