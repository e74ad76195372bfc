//! A target beside that of an earlier year, without results.
//!
//! ```text
//!          │     ┊          ┃         raised
//!          │    ┃┊                    lowered
//! ```

use rust_decimal::Decimal;

use super::axis::Axis;
use super::strip::{Cells, Marks, Role, Strip};

/// A target, and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// The target.
    pub target: Decimal,
    /// The target of the earlier year; `None` where none was set.
    pub before: Option<Decimal>,
}

impl Renewed {
    /// The row, so many cells wide. In one cell with the earlier target, the earlier one yields to
    /// the side on which it lies; equal ones share the cell.
    #[must_use]
    pub fn strip(&self, axis: Axis, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells);
        if let Some(zero) = axis.zero(cells) {
            row.set(zero, marks.pick('│', '.'), Role::Rule);
        }
        let target = axis.cell(self.target, cells);
        if let Some(before) = self.before {
            let at = axis.cell(before, cells);
            let at = match before.cmp(&self.target) {
                std::cmp::Ordering::Less if at == target => at.checked_sub(1),
                std::cmp::Ordering::Greater if at == target => Some(at.saturating_add(1)),
                _ => Some(at),
            };
            if let Some(at) = at {
                row.set(at, marks.pick('┊', ':'), Role::Quiet);
            }
        }
        row.set(target, marks.pick('┃', '|'), Role::Strong);
        row.into_strip()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(target: i64, before: Option<i64>) -> String {
        let axis = Axis::between(Decimal::from(-10), Decimal::from(20), Decimal::from(5));
        let of = Renewed {
            target: Decimal::from(target),
            before: before.map(Decimal::from),
        };
        of.strip(axis, 16, Marks::Unicode).text()
    }

    #[test]
    fn the_earlier_target_stands_on_the_side_on_which_it_lies() {
        assert_eq!(text(20, Some(7)), "     │   ┊     ┃");
        assert_eq!(text(5, Some(7)), "     │  ┃┊      ");
        assert_eq!(text(10, Some(10)), "     │    ┃     ");
        assert_eq!(text(20, None), "     │         ┃");
    }

    proptest! {
        #[test]
        fn what_was_raised_never_looks_lowered(
            target in -100i64..200, before in -100i64..200, cells in 8usize..80,
        ) {
            let axis = Axis::between(Decimal::from(-10), Decimal::from(20), Decimal::from(5));
            let of = Renewed {
                target: Decimal::new(target, 1),
                before: Some(Decimal::new(before, 1)),
            };
            let text: Vec<char> = of.strip(axis, cells, Marks::Unicode).text().chars().collect();
            prop_assert_eq!(text.len(), cells);
            let at = |mark| text.iter().position(|of| *of == mark);
            let mark = at('┃').unwrap();
            if let Some(earlier) = at('┊') {
                prop_assert_eq!(earlier < mark, before < target);
            } else {
                // At the ends of the axis there may be no cell for it.
                prop_assert!(before == target || mark == 0 || mark == cells - 1);
            }
        }
    }
}
