//! The visible part of a long list.

use std::ops::Range;

/// The `height` rows to show of `rows`: around the selected one, which is in the middle unless the
/// list begins or ends there.
#[must_use]
pub fn window(rows: usize, selected: usize, height: usize) -> Range<usize> {
    let last_start = rows.saturating_sub(height);
    let start = selected.saturating_sub(height / 2).min(last_start);
    start..start.saturating_add(height).min(rows)
}

/// The position of the selected row, with arrows towards rows that are out of sight: `2/128 ↓`.
#[must_use]
pub fn position(at: usize, rows: usize, shown: &Range<usize>) -> String {
    let place = at.saturating_add(1).min(rows);
    let place = format!("{place}/{rows} {}", arrows(rows, shown));
    place.trim_end().to_owned()
}

/// Arrows towards rows of a list that are out of sight.
#[must_use]
pub fn arrows(rows: usize, shown: &Range<usize>) -> &'static str {
    match (shown.start > 0, shown.end < rows) {
        (false, false) => "",
        (true, false) => "↑",
        (false, true) => "↓",
        (true, true) => "↑↓",
    }
}

/// The lines to show of a list with headings: as [`window`], with the heading of the first row on
/// top even if it has been scrolled away. `is_heading` tells which lines are headings.
#[must_use]
pub fn under_headings(
    lines: usize,
    selected: usize,
    height: usize,
    is_heading: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let all = window(lines, selected, height);
    let of = |line: usize| (0..=line).rev().find(|line| is_heading(*line));
    let scrolled_away = |first: usize| of(first).filter(|heading| *heading < first);
    if height < 2 || scrolled_away(all.start).is_none() {
        return all.collect();
    }
    let rest = window(lines, selected, height.saturating_sub(1));
    scrolled_away(rest.start).into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_heading_of_what_is_shown_is_shown(
            lines in 1usize..200, at in 0usize..200, height in 2usize..40, every in 2usize..30,
        ) {
            let is_heading = |line: usize| line.is_multiple_of(every);
            let selected = at.min(lines - 1);
            let shown = under_headings(lines, selected, height, is_heading);
            prop_assert!(shown.contains(&selected));
            prop_assert!(shown.len() <= height);
            prop_assert!(is_heading(shown[0]));
            prop_assert!(shown.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn the_selected_row_is_always_shown(rows in 1usize..500, at in 0usize..500, height in 1usize..60) {
            let selected = at.min(rows - 1);
            let window = window(rows, selected, height);
            prop_assert!(window.contains(&selected));
            prop_assert_eq!(window.len(), height.min(rows));
        }
    }
}
