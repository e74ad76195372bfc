//! How near to each other figures were printed, in lines and in time.

use super::source::Source;
use super::statement;
use crate::dataset::{Dataset, Origin};
use crate::figure::Period;

/// Figures of one article at most so many lines apart stand in one passage: articles are broken
/// into short lines with blank ones between, and a sentence may run over five of them.
const PASSAGE: u32 = 12;

/// How near to each other figures were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// In one passage of an article.
    Passage,
    /// In one article, and therefore at the same time and by the same author.
    Article,
    /// In several articles.
    Apart,
}

impl Nearness {
    pub(super) fn of(dataset: &Dataset, sources: impl Iterator<Item = Source>) -> Nearness {
        let mut places = sources.filter_map(|source| statement::place(dataset, source));
        let Some(Origin { article, line }) = places.next() else {
            return Nearness::Apart;
        };
        let (mut first, mut last) = (line, line);
        for other in places {
            if other.article != article {
                return Nearness::Apart;
            }
            first = first.min(other.line);
            last = last.max(other.line);
        }
        if last.saturating_sub(first) <= PASSAGE {
            Nearness::Passage
        } else {
            Nearness::Article
        }
    }
}

/// When a figure was published.
pub(super) fn published_on(dataset: &Dataset, source: Source) -> Option<Period> {
    let place = statement::place(dataset, source)?;
    dataset.article(place.article).map(|article| article.date)
}
