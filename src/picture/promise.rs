//! A target beside an earlier result, which is the bar of 100 %.
//!
//! ```text
//! ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃▄▄▄▄▄▄▄▄▄▄▄ 65%          less than the earlier result
//! ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄       ┃━┃ 125–134%     a derived one leaves a range
//! ```

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::axis::half_up;
use super::completion::FULL;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::Interval;
use crate::text::width;

/// A target in percent of an earlier result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The interval of its possible values.
    pub percent: Interval,
    /// The percentage as it is told.
    pub label: String,
}

/// Cells of the bar of 100 %, among so many for the picture without its labels.
fn base(cells: usize) -> usize {
    half_up(cells_of(Decimal::ONE_HUNDRED, cells)).unwrap_or(0)
}

fn cells_of(percent: Decimal, cells: usize) -> Decimal {
    let cells = Decimal::from(cells);
    let of = percent.checked_mul(cells);
    of.and_then(|of| of.checked_div(Decimal::from(FULL)))
        .unwrap_or(cells)
}

/// The cell of the mark of a percentage. Below 100 % some of the bar goes on behind it, from 100 %
/// on it stands behind the bar; `None` beyond the picture.
fn mark(percent: Decimal, cells: usize) -> Option<usize> {
    let base = base(cells);
    if percent > Decimal::from(FULL) {
        return None;
    }
    let at = half_up(cells_of(percent.max(Decimal::ZERO), cells))?;
    Some(match percent.cmp(&Decimal::ONE_HUNDRED) {
        Ordering::Less => at.min(base.saturating_sub(2)),
        Ordering::Equal | Ordering::Greater => at.max(base),
    })
}

impl Promise {
    /// The row, so many cells wide, the last `labels` of which are kept for the labels of all rows;
    /// a label that would be cut is left out.
    #[must_use]
    pub fn strip(&self, cells: usize, labels: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells);
        let scale = cells.saturating_sub(labels);
        row.fill(0, base(scale), marks.pick('▄', '#'), Role::Fill3);
        let ends = [self.percent.lo(), self.percent.hi()].map(|end| mark(end?, scale));
        let beyond = scale.saturating_sub(1);
        let (target, range) = (marks.pick('┃', '|'), marks.pick('━', '='));
        let last = match ends {
            [Some(low), high] => {
                let high = high.unwrap_or(beyond);
                row.fill(low.saturating_add(1), high, range, Role::Strong);
                row.set(low, target, Role::Strong);
                row.set(high, target, Role::Strong);
                high
            }
            [None, _] => beyond,
        };
        if ends.contains(&None) {
            row.set(beyond, marks.pick('»', '>'), Role::Strong);
        }
        let behind = last.max(base(scale).saturating_sub(1)).saturating_add(2);
        if behind.saturating_add(width(&self.label)) <= cells {
            row.put(behind, &self.label, Role::Text);
        }
        row.into_strip()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn row(low: &str, high: &str, label: &str) -> String {
        let of = Promise {
            percent: Interval::between(d(low), d(high)),
            label: label.to_owned(),
        };
        let text = of.strip(32, 10, Marks::Unicode).text();
        text.trim_end().to_owned()
    }

    #[test]
    fn the_bar_goes_on_behind_a_target_below_the_earlier_result() {
        assert_eq!(row("64.5", "64.5", "65%"), "▄▄▄▄▄▄▄▄▄┃▄▄▄▄ 65%");
        assert_eq!(row("99.9", "99.9", "99.9%"), "▄▄▄▄▄▄▄▄▄▄▄▄┃▄ 99.9%");
        assert_eq!(row("100", "100", "100%"), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃ 100%");
        assert_eq!(row("147", "147", "≈147%"), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄      ┃ ≈147%");
    }

    #[test]
    fn a_range_has_two_marks_and_what_lies_beyond_the_picture_says_so() {
        assert_eq!(
            row("125", "145", "125–145%"),
            "▄▄▄▄▄▄▄▄▄▄▄▄▄▄   ┃━━┃ 125–145%"
        );
        assert_eq!(
            row("125", "240", "125–240%"),
            "▄▄▄▄▄▄▄▄▄▄▄▄▄▄   ┃━━━» 125–240%"
        );
        assert_eq!(row("240", "240", "240%"), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄       » 240%");
        let of = Promise {
            percent: Interval::between(d("125"), d("145")),
            label: "125-145%".to_owned(),
        };
        assert_eq!(
            of.strip(32, 10, Marks::Ascii).text().trim_end(),
            "##############   |==| 125-145%"
        );
    }

    proptest! {
        #[test]
        fn a_target_below_the_earlier_result_never_looks_like_one_above_it(
            tenths in 0i64..1600, cells in 12usize..90,
        ) {
            let percent = Decimal::new(tenths, 1);
            let of = Promise { percent: Interval::exactly(percent), label: String::new() };
            let text: Vec<char> = of.strip(cells, 0, Marks::Unicode).text().chars().collect();
            prop_assert_eq!(text.len(), cells);
            let at = text.iter().position(|of| *of == '┃');
            // The last cells may be too few for the mark of the end of the scale.
            let Some(at) = at else { return Ok(()) };
            let goes_on = text.get(at + 1) == Some(&'▄');
            prop_assert_eq!(goes_on, percent < Decimal::ONE_HUNDRED);
            let exact = cells_of(percent, cells);
            let near_base = (exact - Decimal::from(base(cells))).abs() <= Decimal::new(25, 1);
            let off = (Decimal::from(at) - exact).abs();
            prop_assert!(off <= Decimal::new(5, 1) || near_base, "{} {}", at, exact);
        }
    }
}
