//! Index of an array that is sorted by area and indicator.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::id::{AreaId, Id, IndicatorId};

/// The position of the first entry of every pair of an area and an indicator. A lookup takes constant
/// time. The index takes four bytes per pair: 70 kB for a nation's 178 zones with 100 indicators each.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Starts {
    indicators: usize,
    /// The first position of each pair, by area and indicator; the last element is the number of
    /// entries.
    firsts: Vec<u32>,
}

impl Starts {
    /// Indexes an array whose entries have these keys, in order.
    pub fn of(
        keys: impl Iterator<Item = (AreaId, IndicatorId)>,
        areas: usize,
        indicators: usize,
    ) -> Starts {
        let pairs = areas.saturating_mul(indicators);
        let mut firsts = Vec::with_capacity(pairs.saturating_add(1));
        firsts.push(0);
        let mut seen = 0u32;
        for key in keys {
            let pair = pair(key, indicators);
            if firsts.len() <= pair {
                firsts.resize(pair.saturating_add(1), seen);
            }
            seen = seen.saturating_add(1);
        }
        firsts.resize(pairs.saturating_add(1), seen);
        Starts { indicators, firsts }
    }

    /// The positions of the entries of a pair.
    #[must_use]
    pub fn range(&self, area: AreaId, indicator: IndicatorId) -> Range<usize> {
        let pair = pair((area, indicator), self.indicators);
        let first = |pair: usize| self.firsts.get(pair).map_or(0, |first| *first as usize);
        first(pair)..first(pair.saturating_add(1))
    }
}

fn pair((area, indicator): (AreaId, IndicatorId), indicators: usize) -> usize {
    let before = area.index().saturating_mul(indicators);
    before.saturating_add(indicator.index())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_pairs_entries_are_those_with_its_key(
            mut keys in proptest::collection::vec((0usize..4, 0usize..5), 0..40),
        ) {
            keys.sort_unstable();
            let ids = |(area, indicator): (usize, usize)| {
                (AreaId::from_index(area).unwrap(), IndicatorId::from_index(indicator).unwrap())
            };
            let starts = Starts::of(keys.iter().copied().map(ids), 4, 5);
            for area in 0..4 {
                for indicator in 0..5 {
                    let (a, i) = ids((area, indicator));
                    let found = keys.get(starts.range(a, i)).unwrap();
                    let same = keys.iter().filter(|key| **key == (area, indicator));
                    prop_assert!(found.iter().eq(same));
                }
            }
        }
    }
}
