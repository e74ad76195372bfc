//! How many times an earlier value a later one is, on a logarithmic axis.
//!
//! ```text
//!   310   ○───────────────────● 2077     ×1      ×2      ×4      ×8
//! ```

use rust_decimal::Decimal;

use super::axis::half_up;
use super::strip::{Cells, Marks, Role, Strip};
use crate::text::width;

/// Bits of a logarithm behind the point: far finer than any window.
const BITS: u32 = 24;

/// A logarithmic axis from ×½ or ×1 to a power of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatioAxis {
    /// The power of two at the left end: 0 for ×1, −1 for ×½.
    from: i32,
    /// The power of two at the right end.
    to: i32,
}

impl RatioAxis {
    /// The smallest axis that holds all ratios; each has to be positive.
    #[must_use]
    pub fn holding(ratios: &[Decimal]) -> RatioAxis {
        let logs = || ratios.iter().filter_map(|ratio| log2(*ratio));
        let low = logs().min().unwrap_or_default();
        let high = logs().max().unwrap_or(Decimal::ONE);
        let whole = |value: Decimal| i32::try_from(value).unwrap_or(0);
        RatioAxis {
            from: whole(low.floor()).min(0),
            to: whole(high.ceil()).max(1),
        }
    }

    /// The powers of two on it, with their cells among so many.
    pub fn ticks(self, cells: usize) -> impl Iterator<Item = (i32, usize)> {
        (self.from..=self.to)
            .map(move |power| (power, self.cell_of_log(Decimal::from(power), cells)))
    }

    /// The cell of a ratio among so many, rounded half up; the first for one that is not positive.
    #[must_use]
    pub fn cell(self, ratio: Decimal, cells: usize) -> usize {
        log2(ratio).map_or(0, |log| self.cell_of_log(log, cells))
    }

    fn cell_of_log(self, log: Decimal, cells: usize) -> usize {
        let last = cells.saturating_sub(1);
        let from = Decimal::from(self.from);
        let position = || {
            let length = Decimal::from(self.to).checked_sub(from)?;
            let share = log.checked_sub(from)?.checked_div(length)?;
            half_up(share.checked_mul(Decimal::from(last))?)
        };
        position().unwrap_or(0).min(last)
    }

    /// The numbers over the cells: `×1  ×2  ×4`.
    #[must_use]
    pub fn heading(self, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells.saturating_add(2));
        let times = marks.pick('×', 'x');
        for (power, at) in self.ticks(cells) {
            let number = match power {
                ..0 => format!("1/{}", 1i64 << power.unsigned_abs().min(40)),
                _ => (1i64 << power.unsigned_abs().min(40)).to_string(),
            };
            row.write(at, &format!("{times}{number}"), Role::Quiet);
        }
        row.into_strip()
    }
}

/// Two values of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio<'t> {
    /// The later over the earlier; positive.
    pub times: Decimal,
    /// Which of the two marks is full: that of the year chosen.
    pub chosen: End,
    /// The later value with its unit, written behind its mark where there is room.
    pub label: &'t str,
}

/// An end of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The earlier value.
    Earlier,
    /// The later value.
    Later,
}

impl Ratio<'_> {
    /// The row in so much room, of which the axis takes the first cells: the label may stand behind its
    /// end. A label that would be cut is left out.
    #[must_use]
    pub fn strip_in(&self, axis: RatioAxis, cells: usize, room: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(room.max(cells));
        let (base, end) = (axis.cell(Decimal::ONE, cells), axis.cell(self.times, cells));
        let (from, to) = (base.min(end), base.max(end));
        row.fill(from, to, marks.pick('─', '-'), Role::Fill3);
        let (full, hollow) = (marks.pick('●', '*'), marks.pick('○', 'o'));
        let mark = |of: End| {
            if self.chosen == of {
                (full, Role::Text)
            } else {
                (hollow, Role::Quiet)
            }
        };
        let (earlier, role) = mark(End::Earlier);
        row.set(base, earlier, role);
        let (later, role) = mark(End::Later);
        // Equal values: one mark beside the other.
        let end = if end == base {
            end.saturating_add(1)
        } else {
            end
        };
        row.set(end, later, role);
        let behind = base.max(end).saturating_add(2);
        let label_role = if self.chosen == End::Later {
            Role::Text
        } else {
            Role::Quiet
        };
        let text: String = self.label.chars().filter(|of| *of != '\n').collect();
        let label = match row.write(behind, &text, label_role) {
            // The blanks around it and between its words are part of it.
            true => behind.saturating_sub(1)..behind.saturating_add(width(&text)).saturating_add(1),
            false => 0..0,
        };
        for (power, at) in axis.ticks(cells) {
            // Nothing stands between a mark and its label.
            let is_between = at.checked_add(1) == Some(behind) && !row.is_blank(behind);
            if power != 0 && row.is_blank(at) && !label.contains(&at) && !is_between {
                row.set(at, marks.pick('┊', ':'), Role::Rule);
            }
        }
        row.into_strip()
    }
}

/// The logarithm to the base of two, to 24 bits behind the point; `None` for a value that is not
/// positive or too small or large by far.
#[must_use]
pub(crate) fn log2(value: Decimal) -> Option<Decimal> {
    if value <= Decimal::ZERO {
        return None;
    }
    let mut whole = 0i32;
    let mut rest = value;
    while rest >= Decimal::TWO {
        rest = rest.checked_div(Decimal::TWO)?;
        whole = whole.checked_add(1)?;
    }
    while rest < Decimal::ONE {
        rest = rest.checked_mul(Decimal::TWO)?;
        whole = whole.checked_sub(1)?;
        if whole < -90 {
            return None;
        }
    }
    let mut log = Decimal::from(whole);
    let mut bit = Decimal::ONE;
    for _ in 0..BITS {
        bit = bit.checked_div(Decimal::TWO)?;
        rest = rest.checked_mul(rest)?;
        if rest >= Decimal::TWO {
            rest = rest.checked_div(Decimal::TWO)?;
            log = log.checked_add(bit)?;
        }
    }
    Some(log)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn equal_factors_are_equally_far_apart() {
        let axis = RatioAxis::holding(&[d("6.7"), d("2.3")]);
        let at: Vec<usize> = axis.ticks(25).map(|(_, at)| at).collect();
        assert_eq!(at, [0, 8, 16, 24]);
        assert_eq!(
            axis.heading(25, Marks::Unicode).text(),
            "×1      ×2      ×4      ×8 "
        );
    }

    #[test]
    fn a_row_ends_at_its_ratio_with_its_value_behind() {
        let axis = RatioAxis::holding(&[d("6.7")]);
        let row = |times: &str, label| {
            Ratio {
                times: d(times),
                chosen: End::Later,
                label,
            }
            .strip_in(axis, 25, 25, Marks::Unicode)
            .text()
        };
        assert_eq!(row("2", "4.5"), "○───────● 4.5   ┊       ┊");
        // No room for its value, which stands in a column elsewhere.
        assert_eq!(row("6.7", "2077"), "○─────────────────────● ┊");
        assert_eq!(row("1", "5"), "○● 5    ┊       ┊       ┊");
    }

    #[test]
    fn a_label_may_stand_behind_the_axis_and_no_line_cuts_it() {
        let axis = RatioAxis::holding(&[d("6.7")]);
        let row = |times: &str, label| {
            let of = Ratio {
                times: d(times),
                chosen: End::Earlier,
                label,
            };
            let strip = of.strip_in(axis, 25, 40, Marks::Unicode);
            assert_eq!(strip.width(), 40);
            strip.text()
        };
        assert!(row("6.7", "2077 家").contains("○ 2077 家"));
        for times in ["1.2", "1.8", "3.4", "3.9", "6.1"] {
            assert!(row(times, "67.4 亿元").contains(" 67.4 亿元 "), "{times}");
        }
    }

    #[test]
    fn what_fell_is_drawn_left_of_where_it_began() {
        let axis = RatioAxis::holding(&[d("0.6"), d("4")]);
        let row = Ratio {
            times: d("0.6"),
            chosen: End::Later,
            label: "",
        };
        let text = row.strip_in(axis, 31, 31, Marks::Unicode).text();
        assert!(text.starts_with("┊  ●──────○ "), "{text}");
    }

    proptest! {
        #[test]
        fn logarithms_of_a_product_add_up(a in 1i64..1_000_000, b in 1i64..1_000_000) {
            let (a, b) = (Decimal::new(a, 3), Decimal::new(b, 3));
            let sum = log2(a).unwrap() + log2(b).unwrap();
            let off = (log2(a * b).unwrap() - sum).abs();
            prop_assert!(off <= Decimal::new(1, 6), "{off}");
            prop_assert_eq!(log2(Decimal::from(8)), Some(Decimal::from(3)));
        }
    }

    proptest! {
        #[test]
        fn a_mark_stands_at_its_ratio_to_half_a_cell_at_every_size(
            times in 1i64..40_000, others in prop::collection::vec(1i64..40_000, 0..5), cells in 4usize..250,
        ) {
            let times = Decimal::new(times, 3);
            let others = others.into_iter().map(|of| Decimal::new(of, 3));
            let all: Vec<Decimal> = others.chain([times]).collect();
            let axis = RatioAxis::holding(&all);
            let of = Ratio { times, chosen: End::Later, label: "" };
            let text: Vec<char> = of.strip_in(axis, cells, cells, Marks::Unicode).text().chars().collect();
            let last = Decimal::from(cells - 1);
            let length = Decimal::from(axis.to - axis.from);
            let exact = |of: Decimal| (log2(of).unwrap() - Decimal::from(axis.from)) / length * last;
            let half = Decimal::new(5001, 4);
            let off = |at: usize, of| (Decimal::from(at) - exact(of)).abs();
            let base = text.iter().position(|of| *of == '○').unwrap();
            prop_assert!(off(base, Decimal::ONE) <= half);
            // In one cell with the earlier value, the later one stands beside it.
            match text.iter().position(|of| *of == '●') {
                Some(at) => prop_assert!(off(at, times) <= half || at == base + 1),
                None => prop_assert_eq!(base, cells - 1),
            }
        }

        #[test]
        fn powers_of_two_are_evenly_spaced(low in 1i64..1000, high in 1000i64..900_000, cells in 4usize..250) {
            let axis = RatioAxis::holding(&[Decimal::new(low, 3), Decimal::new(high, 3)]);
            let at: Vec<usize> = axis.ticks(cells).map(|(_, at)| at).collect();
            let steps: Vec<usize> = at.windows(2).map(|of| of[1] - of[0]).collect();
            let (least, most) = (steps.iter().min().unwrap(), steps.iter().max().unwrap());
            prop_assert!(most - least <= 1, "{steps:?}");
        }
    }
}
