//! Words for a decline and for a rise, as they stand before a number.

use Direction::{Down, Up};

const VERBS: [(&str, Direction); 12] = [
    ("下降", Down),
    ("减少", Down),
    ("降低", Down),
    ("回落", Down),
    ("下滑", Down),
    ("缩减", Down),
    ("负增长", Down),
    ("增长", Up),
    ("上升", Up),
    ("提高", Up),
    ("增加", Up),
    ("提升", Up),
];

/// Which way something moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It rose.
    Up,
    /// It declined.
    Down,
}

/// Whether the words say that something declined by the number.
#[must_use]
pub fn says_decline(printed: &str) -> bool {
    last_said(printed) == Some(Direction::Down)
}

/// Which way the words say that something moved by the number behind them: the last of several. A
/// rate that "fell back to 5 %" is a rise of 5 %, and says nothing here.
#[must_use]
pub fn last_said(words: &str) -> Option<Direction> {
    // Where each verb was last seen. The words are few, so that searching for every verb by itself would
    // take longer.
    let mut last = VERBS.map(|_| None);
    for (at, _) in words.char_indices().filter(|(_, of)| !of.is_ascii()) {
        let rest = words.get(at..).unwrap_or_default();
        for (place, (verb, _)) in last.iter_mut().zip(VERBS) {
            if rest.starts_with(verb) {
                *place = Some(at);
            }
        }
    }
    let found = last.into_iter().zip(VERBS).filter_map(|(at, (verb, way))| {
        let end = at?.saturating_add(verb.len());
        let behind = words.get(end..)?.trim_start();
        // 负增长 ends where 增长 does, and is the longer.
        (!behind.starts_with(['至', '到', '为'])).then_some((end, verb.len(), way))
    });
    found
        .max_by_key(|(end, length, _)| (*end, *length))
        .map(|(_, _, way)| way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("增长", Some(Direction::Up))]
    #[case("负增长", Some(Direction::Down))]
    #[case("由上年的下降转为增长", Some(Direction::Up))]
    #[case("增幅回落至", None)]
    #[case("下降7.8%", Some(Direction::Down))]
    fn the_last_verb_before_a_number_says_which_way(
        #[case] words: &str,
        #[case] said: Option<Direction>,
    ) {
        assert_eq!(last_said(words), said);
    }
}
