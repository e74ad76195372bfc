//! Which rows of a long list are shown.

use std::ops::Range;

/// The rows to show of `rows` in all, so that the selected one is among `height`, in the middle
/// where the list allows it.
#[must_use]
pub fn window(rows: usize, selected: usize, height: usize) -> Range<usize> {
    let last_start = rows.saturating_sub(height);
    let start = selected.saturating_sub(height / 2).min(last_start);
    start..start.saturating_add(height).min(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_selected_row_is_always_shown(rows in 1usize..500, at in 0usize..500, height in 1usize..60) {
            let selected = at.min(rows - 1);
            let window = window(rows, selected, height);
            prop_assert!(window.contains(&selected));
            prop_assert_eq!(window.len(), height.min(rows));
        }
    }
}
