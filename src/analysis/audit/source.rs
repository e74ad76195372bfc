//! The sources of the figures in a relation.

use crate::dataset::{ArticleId, Record};

/// A printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// A cited figure.
    Record(Record),
    /// A repetition of a cited figure: the omission at this position of the article's card.
    Restated(ArticleId, u32),
}
