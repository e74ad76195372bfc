//! A slide as it is drawn: rows of cells, and what has to be known of them.

use crate::picture::strip::Cells;
use crate::picture::{Role, Strip};

/// The size of a slide, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Room {
    /// From left to right.
    pub columns: usize,
    /// From top to bottom.
    pub rows: usize,
}

/// Some cells of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub column: usize,
    /// The first row.
    pub row: usize,
    /// How many columns.
    pub columns: usize,
    /// How many rows.
    pub rows: usize,
}

/// A slide drawn for one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// As many as the room has, each as wide as the room.
    pub rows: Vec<Strip>,
    /// The words on it, those of picture, sources and number apart; two Chinese characters are one.
    pub words: usize,
    /// The rows with such words, that of the title apart.
    pub content: usize,
    /// The large figure.
    pub figure: Option<Area>,
    /// The highest of everything else that is drawn larger than a row of text.
    pub next_highest: usize,
    /// What had no room, as it should have been told; empty where everything had.
    pub cut: Vec<String>,
    /// The rows of a list that were left out for the number of rows a slide may have.
    pub left_out: usize,
    /// The one thing that moves when this step is reached.
    pub motion: Option<Motion>,
}

/// Rows with words below the title at most.
pub const CONTENT: usize = 7;

/// Words of a slide at most.
pub const WORDS: usize = 35;

impl Page {
    /// Whether all had room, and a room full of people can read it before the next one comes.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.cut.is_empty() && self.words <= WORDS && self.content <= CONTENT
    }

    /// The text of its rows, without blanks at their ends.
    #[must_use]
    pub fn text(&self) -> String {
        let rows = self
            .rows
            .iter()
            .map(|row| format!("{}\n", row.text().trim_end()));
        rows.collect()
    }
}

/// The result slides from its target to where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// The row of the page that it changes.
    pub row: usize,
    /// The column of the target's mark, which stays.
    pub from: usize,
    /// The column of the result's mark at the end.
    pub to: usize,
    /// The row before the result is shown, and at the end.
    pub(super) ends: [Vec<(char, Role)>; 2],
}

impl Motion {
    /// The row after so many of some frames: frame 0 is the row without a result, the last one the
    /// row of the page.
    #[must_use]
    pub fn strip(&self, frame: usize, frames: usize) -> Strip {
        let [before, after] = &self.ends;
        let frame = frame.min(frames);
        let way = self.from.abs_diff(self.to);
        let gone = way.saturating_mul(frame).checked_div(frames).unwrap_or(way);
        let dot = match self.to < self.from {
            true => self.from.saturating_sub(gone),
            false => self.from.saturating_add(gone),
        };
        if dot == self.to {
            return strip(after);
        }
        let mut row = before.clone();
        let (first, last) = (self.from.min(dot), self.from.max(dot));
        for at in first..=last {
            if at != self.from
                && let (Some(cell), Some(drawn)) = (row.get_mut(at), after.get(at))
            {
                *cell = *drawn;
            }
        }
        if dot != self.from
            && let (Some(cell), Some(drawn)) = (row.get_mut(dot), after.get(self.to))
        {
            *cell = *drawn;
        }
        strip(&row)
    }
}

fn strip(cells: &[(char, Role)]) -> Strip {
    let mut row = Cells::blank(cells.len());
    for (at, (mark, role)) in cells.iter().enumerate() {
        row.set(at, *mark, *role);
    }
    row.into_strip()
}
