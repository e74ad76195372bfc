//! Words for a decline and for a rise, as they stand before a number.

const DOWN: [&str; 7] = ["下降", "减少", "降低", "回落", "下滑", "缩减", "负增长"];
const UP: [&str; 5] = ["增长", "上升", "提高", "增加", "提升"];

/// Whether the words say that something declined by the number.
#[must_use]
pub fn says_decline(printed: &str) -> bool {
    DOWN.iter().any(|word| says(printed, word))
}

/// Whether the words say that something rose by the number.
#[must_use]
pub fn says_rise(printed: &str) -> bool {
    !printed.contains("负增长") && UP.iter().any(|word| says(printed, word))
}

/// Whether a word speaks of a change by the number behind it: a rate that "fell back to 5 %" is a rise
/// of 5 %.
fn says(printed: &str, word: &str) -> bool {
    let behind = printed
        .split_once(word)
        .map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|behind| !behind.starts_with(['至', '到', '为']))
}
