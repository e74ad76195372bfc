//! What was published and what follows from other figures, on one number line.
//!
//! ```text
//!              ◆ 30.95
//!                ┄┄┄┄┄┄┄ 相差 3.7 点 ┄┄┄┄┄┄┄
//!                                          ◆ 34.65–34.75
//!       ┴───────┴───────┴───────┴───────┴───────┴───────┴
//!      30      31      32      33      34      35      36
//! ```

use rust_decimal::Decimal;

use super::axis::{Axis, multiples, round_step};
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::Interval;
use crate::text::width;

/// Steps of the axis at most.
const STEPS: u32 = 6;

/// A value on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The interval of its possible values.
    pub possible: Interval,
    /// The text of the value.
    pub label: String,
}

/// Two values, and what lies between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberLine {
    /// What follows from other figures: the upper row.
    pub implied: Stretch,
    /// What was published: the row above the axis.
    pub published: Stretch,
    /// How far apart they are, or that they meet.
    pub between: String,
    /// What that means.
    pub role: Role,
}

impl NumberLine {
    /// The rows, so many cells wide: implied, between, published, axis, numbers. Empty where no end
    /// of either is known, or where there are fewer than 20 cells.
    #[must_use]
    pub fn rows(
        &self,
        cells: usize,
        marks: Marks,
        write: impl Fn(Decimal) -> String,
    ) -> Vec<Strip> {
        let Some(axis) = self.axis().filter(|_| cells >= 20) else {
            return Vec::new();
        };
        let mut rows = vec![self.stretch(&self.implied, axis, cells, marks)];
        rows.push(self.distance(axis, cells, marks));
        rows.push(self.stretch(&self.published, axis, cells, marks));
        let mut line = Cells::blank(cells);
        let mut numbers = Cells::blank(cells.saturating_add(2));
        line.fill(0, cells, marks.pick('─', '-'), Role::Rule);
        let mut free = 0usize;
        for tick in axis.ticks(cells) {
            let at = axis.cell(tick, cells);
            line.set(at, marks.pick('┴', '+'), Role::Rule);
            let text = write(tick);
            let from = at.saturating_sub(width(&text).saturating_sub(1) / 2);
            if from >= free && numbers.write(from, &text, Role::Quiet) {
                free = from.saturating_add(width(&text)).saturating_add(1);
            }
        }
        rows.push(line.into_strip());
        rows.push(numbers.into_strip());
        rows
    }

    /// Round ends around all that is known, with air on both sides.
    fn axis(&self) -> Option<Axis> {
        let both = [self.implied.possible, self.published.possible];
        let ends = || both.iter().flat_map(|of| [of.lo(), of.hi()]).flatten();
        let (low, high) = (ends().min()?, ends().max()?);
        let length = high.checked_sub(low)?;
        let length = if length.is_zero() {
            high.abs()
                .max(Decimal::ONE)
                .checked_div(Decimal::from(50))?
        } else {
            length
        };
        let step = round_step(length, STEPS.saturating_sub(2));
        let low = low.checked_div(step)?.floor().checked_mul(step)?;
        let high = high.checked_div(step)?.ceil().checked_mul(step)?;
        let is_tight = multiples(low, high, step).len() < 4;
        let (low, high) = if is_tight {
            (low.checked_sub(step)?, high.checked_add(step)?)
        } else {
            (low, high)
        };
        Some(Axis::between(low, high, step))
    }

    fn ends(of: &Stretch, axis: Axis, cells: usize) -> (usize, usize) {
        let last = cells.saturating_sub(1);
        let from = of.possible.lo().map_or(0, |end| axis.cell(end, cells));
        let to = of.possible.hi().map_or(last, |end| axis.cell(end, cells));
        (from, to)
    }

    fn stretch(&self, of: &Stretch, axis: Axis, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells);
        let (from, to) = NumberLine::ends(of, axis, cells);
        // No wider than a mark: the mark alone.
        if to.saturating_sub(from) > 1 {
            row.fill(from, to, marks.pick('─', '-'), Role::Text);
            let end = |known: bool, closed: char, open: char| if known { closed } else { open };
            let left = end(
                of.possible.lo().is_some(),
                marks.pick('├', '|'),
                marks.pick('←', '<'),
            );
            let right = end(
                of.possible.hi().is_some(),
                marks.pick('┤', '|'),
                marks.pick('→', '>'),
            );
            row.set(from, left, Role::Text);
            row.set(to, right, Role::Text);
        }
        let is_bounded = of.possible.lo().is_some() && of.possible.hi().is_some();
        if is_bounded {
            row.set(from.midpoint(to), marks.pick('◆', '#'), Role::Text);
        }
        let behind = to.saturating_add(2);
        if !row.write(behind, &of.label, Role::Text) {
            let before = from.saturating_sub(width(&of.label).saturating_add(1));
            row.write(before, &of.label, Role::Text);
        }
        row.into_strip()
    }

    /// Dots between the nearest ends, with what is said of them.
    fn distance(&self, axis: Axis, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells);
        let (a, b) = (
            NumberLine::ends(&self.implied, axis, cells),
            NumberLine::ends(&self.published, axis, cells),
        );
        let (from, to) = if a.1 < b.0 {
            (a.1, b.0)
        } else {
            (b.1.min(a.0), a.0.max(b.1))
        };
        let wide = width(&self.between);
        let text = format!(" {} ", self.between);
        let meets = self.implied.possible.meets(self.published.possible);
        if meets {
            let middle = a.0.max(b.0).midpoint(a.1.min(b.1));
            let at = middle
                .saturating_sub(wide / 2)
                .min(cells.saturating_sub(wide));
            row.put(at, &self.between, self.role);
            return row.into_strip();
        }
        let from = from.saturating_add(1);
        row.fill(from, to, marks.pick('┄', ':'), self.role);
        let room = to.saturating_sub(from);
        if room >= wide.saturating_add(4) {
            let at = from.saturating_add(room.saturating_sub(wide.saturating_add(2)) / 2);
            row.put(at, &text, self.role);
        } else {
            // Behind what is too short to hold it, or before it at the right end.
            let behind = to.saturating_add(1);
            let at = if behind.saturating_add(wide) <= cells {
                behind
            } else {
                from.saturating_sub(wide.saturating_add(2))
            };
            row.put(at, &self.between, self.role);
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

    fn line(implied: Interval, published: Interval) -> Vec<String> {
        let of = NumberLine {
            implied: Stretch {
                possible: implied,
                label: "a".to_owned(),
            },
            published: Stretch {
                possible: published,
                label: "b".to_owned(),
            },
            between: "x".to_owned(),
            role: Role::Bad,
        };
        let rows = of.rows(57, Marks::Unicode, |of| of.normalize().to_string());
        rows.iter().map(Strip::text).collect()
    }

    #[test]
    fn what_does_not_meet_is_parted_by_dots_and_ticks_are_round() {
        let rows = line(
            Interval::exactly(d("30.952")),
            Interval::between(d("34.65"), d("34.75")),
        );
        assert!(rows[0].contains("◆ a"), "{rows:#?}");
        assert!(rows[1].contains("┄ x ┄"), "{rows:#?}");
        assert_eq!(
            rows[4].split_whitespace().collect::<Vec<_>>(),
            ["30", "31", "32", "33", "34", "35"]
        );
        let at = |row: usize, mark| rows[row].chars().position(|of| of == mark).unwrap();
        assert!(at(0, '◆') < at(2, '◆'), "{rows:#?}");
    }

    #[test]
    fn what_meets_has_no_gap_and_an_open_end_an_arrow() {
        let rows = line(
            Interval::at_least(d("100")),
            Interval::between(d("137"), d("139")),
        );
        assert!(!rows[1].contains('┄'), "{rows:#?}");
        assert!(rows[0].contains("→"), "{rows:#?}");
    }

    proptest! {
        #[test]
        fn rows_have_the_width_asked_for_and_hold_every_end(
            a in -500i64..500, b in 0i64..50, c in -500i64..500, e in 0i64..50, cells in 20usize..120,
        ) {
            let of = NumberLine {
                implied: Stretch { possible: Interval::between(Decimal::new(a, 1), Decimal::new(a + b, 1)), label: "1.5".to_owned() },
                published: Stretch { possible: Interval::between(Decimal::new(c, 1), Decimal::new(c + e, 1)), label: "2.5".to_owned() },
                between: "12".to_owned(),
                role: Role::Bad,
            };
            let rows = of.rows(cells, Marks::Unicode, |of| of.normalize().to_string());
            prop_assert_eq!(rows.len(), 5);
            for row in rows.iter().take(4) {
                prop_assert_eq!(row.width(), cells);
            }
            prop_assert!(rows[0].text().contains('◆') && rows[2].text().contains('◆'));
        }
    }

    proptest! {
        #[test]
        fn both_stretches_stand_at_their_values_to_half_a_cell_and_only_a_gap_has_dots(
            a in -500i64..500, b in 0i64..200, c in -500i64..500, e in 0i64..200, cells in 20usize..250,
        ) {
            let stretch = |low: i64, length: i64| Stretch {
                possible: Interval::between(Decimal::new(low, 1), Decimal::new(low + length, 1)),
                label: String::new(),
            };
            let of = NumberLine {
                implied: stretch(a, b),
                published: stretch(c, e),
                between: String::new(),
                role: Role::Bad,
            };
            let rows = of.rows(cells, Marks::Unicode, |of| of.normalize().to_string());
            let axis = of.axis().unwrap();
            let exact = |tenths: i64| {
                let share = (Decimal::new(tenths, 1) - axis.low()) / (axis.high() - axis.low());
                share * Decimal::from(cells - 1)
            };
            let half = Decimal::new(5001, 4);
            for (row, low, length) in [(0, a, b), (2, c, e)] {
                let text: Vec<char> = rows[row].text().chars().collect();
                let filled = |of: &char| *of != ' ';
                let from = text.iter().position(filled).unwrap();
                let to = text.iter().rposition(filled).unwrap();
                let is_mark_alone = from == to;
                let off = |at: usize, tenths| (Decimal::from(at) - exact(tenths)).abs();
                let most = if is_mark_alone { half + Decimal::ONE } else { half };
                prop_assert!(off(from, low) <= most && off(to, low + length) <= most, "{text:?}");
            }
            let dots = rows[1].text().contains('┄');
            prop_assert!(!dots || !of.implied.possible.meets(of.published.possible));
            // Ticks on the axis are evenly spaced.
            let line: Vec<char> = rows[3].text().chars().collect();
            let at: Vec<usize> = (0..cells).filter(|at| line[*at] == '┴').collect();
            let steps: Vec<usize> = at.windows(2).map(|of| of[1] - of[0]).collect();
            let (least, most) = (steps.iter().min().unwrap(), steps.iter().max().unwrap());
            prop_assert!(most - least <= 1, "{steps:?}");
        }
    }
}
