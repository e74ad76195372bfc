//! The sources of the figures in a relation.

use crate::dataset::{ArticleId, Record};

/// A printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// A cited figure.
    Record(Record),
    /// A repetition of a cited figure.
    Restated {
        /// The article that repeats it.
        article: ArticleId,
        /// The position among the omissions of the article's card.
        at: u32,
        /// What it repeats: see [`repeated`](super::statement::repeated).
        of: Record,
    },
}

impl Source {
    /// The cited figure, or the one that is repeated.
    #[must_use]
    pub fn record(self) -> Record {
        match self {
            Source::Record(record) => record,
            Source::Restated { of, .. } => of,
        }
    }
}
