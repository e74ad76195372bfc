//! Tables as they were painted, kept from frame to frame: a key that moves the selection changes no
//! row of a table but its ground.

use ratatui::buffer::Cell;
use ratatui::text::Span;

use crate::picture::Marks;
use crate::sheet::fit::Extent;
use crate::sheet::{ColumnId, Group, RowId, SheetId};
use crate::tui::stamp::Stamp;

/// A line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Blank,
    Heading(Group),
    Row(usize),
}

/// A head of a column, or the blanks before one, with the column that a click on it orders by.
pub type Head = (Span<'static>, Option<ColumnId>);

/// A table that was painted.
#[derive(Debug, Clone)]
pub struct Laid {
    /// The parts of the line of heads.
    pub heads: Vec<Head>,
    /// The cells of that line, and of a line for each entry.
    pub rows: Vec<Vec<Cell>>,
}

/// Everything that a painted table depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub stamp: Stamp,
    pub sheet: SheetId,
    /// The lines in view, and the rows among them.
    pub entries: Vec<Entry>,
    pub ids: Vec<RowId>,
    pub extents: Vec<Extent>,
    /// The largest count of the whole list, where bars are drawn.
    pub bars: Option<(&'static str, Marks, Option<usize>)>,
    pub width: u16,
}

/// The tables of the frame before, and of the one that is drawn.
#[derive(Debug, Default)]
pub struct Tables {
    before: Vec<(Basis, Laid)>,
    now: Vec<(Basis, Laid)>,
}

impl Tables {
    /// Those to begin another frame with. What the last one has not drawn is forgotten.
    #[must_use]
    pub fn for_next_frame(self) -> Tables {
        Tables {
            before: self.now,
            now: Vec::new(),
        }
    }

    /// The table of the frame before, if it stands on the same.
    pub fn take(&mut self, basis: &Basis) -> Option<Laid> {
        let at = self.before.iter().position(|(of, _)| of == basis)?;
        Some(self.before.swap_remove(at).1)
    }

    /// Keeps a table for the next frame.
    pub fn keep(&mut self, basis: Basis, laid: Laid) {
        self.now.push((basis, laid));
    }
}
