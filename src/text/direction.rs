//! Words for a decline and for a rise, as they stand before a number.

const DOWN: [&str; 7] = ["下降", "减少", "降低", "回落", "下滑", "缩减", "负增长"];
const UP: [&str; 5] = ["增长", "上升", "提高", "增加", "提升"];

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
    let down = DOWN.iter().map(|word| (*word, Direction::Down));
    let up = UP.iter().map(|word| (*word, Direction::Up));
    let found = down.chain(up).filter_map(|(word, direction)| {
        let at = words.rfind(word)?;
        let behind = words.get(at.saturating_add(word.len())..)?.trim_start();
        // 负增长 ends where 增长 does, and is the longer.
        let end = at.saturating_add(word.len());
        (!behind.starts_with(['至', '到', '为'])).then_some((end, word.len(), direction))
    });
    found
        .max_by_key(|(end, length, _)| (*end, *length))
        .map(|(_, _, direction)| direction)
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
