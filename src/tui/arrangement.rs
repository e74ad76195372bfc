//! How a list is narrowed and ordered; each tab keeps its own.

use super::filter::Choice;
use super::sort::{Column, Direction};

/// How a list is narrowed and ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What the list is narrowed to, one choice of a kind.
    pub filters: Vec<Choice>,
    /// By what it is ordered, unless as the curator did.
    pub sort: Option<(Column, Direction)>,
}

impl Arrangement {
    /// Whether the list is as it is by itself.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.filters.is_empty() && self.sort.is_none()
    }

    /// Takes a choice, in place of another of its kind; or takes it back, where it was taken.
    pub fn choose(&mut self, choice: Choice) {
        let taken = self.filters.contains(&choice);
        self.filters.retain(|other| !other.is_of_kind(choice));
        if choice == Choice::All {
            self.filters.clear();
        } else if !taken {
            self.filters.push(choice);
        }
    }

    /// Orders by a column; by the same again, the other way round.
    pub fn order(&mut self, column: Option<Column>) {
        self.sort = column.map(|column| match self.sort {
            Some((of, direction)) if of == column => (column, direction.other()),
            _ => (column, column.first_direction()),
        });
    }
}
