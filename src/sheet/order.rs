//! Keys that rows are ordered by, and which way.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::dataset::ArticleId;
use crate::figure::Period;

/// Which way rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The least first.
    Up,
    /// The most first.
    Down,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn other(self) -> Direction {
        match self {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }

    /// Its sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Direction::Up => "↑",
            Direction::Down => "↓",
        }
    }

    /// Compares two keys this way. What has no key comes last either way.
    #[must_use]
    pub fn apply<T: Ord>(self, a: Option<T>, b: Option<T>) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if self == Direction::Up => a.cmp(&b),
            (Some(a), Some(b)) => b.cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

/// What a cell is ordered by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// A position among things that have an order of their own: verdicts, stages, topics.
    Rank(u32, u32),
    /// A value in its base unit.
    Number(Decimal),
    /// A time.
    Period(Period),
    /// A line of an article.
    Place(ArticleId, u32),
    /// A name by its letters, Chinese by its sounds.
    Name(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_value_comes_last_either_way() {
        for direction in [Direction::Up, Direction::Down] {
            assert_eq!(direction.apply(Some(1), None), Ordering::Less);
        }
        assert_eq!(Direction::Down.apply(Some(1), Some(2)), Ordering::Greater);
    }
}
