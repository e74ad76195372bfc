//! The rank of a figure in a superlative, and whether it is certain.

use rust_decimal::Decimal;

use crate::figure::Interval;

/// The rank of the first of several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// The number of values compared.
    pub among: usize,
    /// The number of values that may be the first; 1 if it is certain.
    pub first: usize,
}

/// The position of the largest of several values, and its rank: how many of the others are as large
/// or may be, for all that is known of them. Of equal ones the first. `None` where nothing is known
/// of any; no rank where there is nothing to be larger than.
#[must_use]
pub fn largest(values: &[Interval]) -> Option<(usize, Option<Rank>)> {
    let least = |of: &Interval| of.lo().or(of.hi());
    let mut first: Option<(usize, Decimal)> = None;
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = least(value)
            && first.is_none_or(|(_, most)| value > most)
        {
            first = Some((at, value));
        }
    }
    let (at, _) = first?;
    let among = values.len();
    let first = match values.get(at)?.lo() {
        Some(least) => {
            let may_be = |of: &&Interval| of.hi().is_none_or(|hi| hi >= least);
            values.iter().filter(may_be).count()
        }
        // Known from above only, it may be smaller than any other.
        None => among,
    };
    Some((at, (among > 1).then_some(Rank { among, first })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(lo: i64, hi: i64) -> Interval {
        Interval::between(Decimal::from(lo), Decimal::from(hi))
    }

    #[test]
    fn what_may_be_as_large_shares_the_first_place() {
        let rank = |values: &[(i64, i64)]| {
            let values: Vec<Interval> = values.iter().map(|(lo, hi)| between(*lo, *hi)).collect();
            largest(&values).map(|(at, rank)| (at, rank.map(|rank| rank.first)))
        };
        assert_eq!(rank(&[(1, 1), (3, 4), (2, 2)]), Some((1, Some(1))));
        assert_eq!(rank(&[(3, 3), (3, 3), (2, 2)]), Some((0, Some(2))));
        // The second may be larger.
        assert_eq!(rank(&[(3, 3), (1, 5)]), Some((0, Some(2))));
        assert_eq!(rank(&[(3, 3)]), Some((0, None)));
        assert_eq!(rank(&[]), None);
        // Known from above only.
        let at_most = Interval::at_most(Decimal::from(9));
        let rank = largest(&[between(3, 3), at_most]).unwrap();
        assert_eq!((rank.0, rank.1.unwrap().first), (1, 2));
    }
}
