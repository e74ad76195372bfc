//! Where a figure of a relation was printed.

use crate::dataset::{ArticleId, Record};

/// A printed figure, wherever it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// A cited figure.
    Record(Record),
    /// A figure printed again: this omission of the article's card.
    Restated(ArticleId, u32),
}
