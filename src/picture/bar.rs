//! A bar of half the height of its row, so that rows do not merge.
//!
//! ```text
//! ▄▄▄▄▄▄▄▄▄▄▄▄
//! ▄▄▄▖
//! ```

use rust_decimal::Decimal;

use super::axis::half_up;
use super::strip::{Cells, Marks, Role, Strip};

/// A value of zero or more as a bar; the greatest of all values fills the cells, and any value above
/// zero has a visible bar.
#[must_use]
pub fn bar(value: Decimal, most: Decimal, cells: usize, marks: Marks, role: Role) -> Strip {
    let mut row = Cells::blank(cells);
    let parts = match marks {
        Marks::Unicode => 2usize,
        Marks::Ascii => 1,
    };
    let all = cells.saturating_mul(parts);
    let share = value.checked_div(most).unwrap_or_default();
    let exact = share.checked_mul(Decimal::from(all)).unwrap_or_default();
    let least = usize::from(value > Decimal::ZERO);
    let filled = half_up(exact).unwrap_or(0).max(least).min(all);
    let whole = filled.checked_div(parts).unwrap_or(0);
    row.fill(0, whole, marks.pick('▄', '#'), role);
    if filled.checked_rem(parts).unwrap_or(0) > 0 {
        row.set(whole, '▖', role);
    }
    row.into_strip()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_bar_shows_its_value_to_half_a_part_of_a_cell(
            most in 1u32..1000, share in 0u32..=100, cells in 1usize..60,
        ) {
            let value = most * share / 100;
            let of = |marks| bar(value.into(), most.into(), cells, marks, Role::Fill).text();
            let text = of(Marks::Unicode);
            prop_assert_eq!(text.chars().count(), cells);
            let halves = 2 * text.matches('▄').count() + text.matches('▖').count();
            let (filled, exact) = (halves as u64 * u64::from(most), 2 * cells as u64 * u64::from(value));
            prop_assert!(filled.abs_diff(exact) * 2 <= u64::from(most) || halves == 1);
            prop_assert_eq!(halves == 0, value == 0);
            prop_assert!(of(Marks::Ascii).chars().all(|of| of == '#' || of == ' '));
        }
    }
}
