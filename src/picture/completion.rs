//! How much of a target was completed: a bar from 0 to 160 % with a line at 100 %.
//!
//! ```text
//! ▄▄▄▄▄▄▄▖      ┃              53 %
//! ▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃▄▄▄▄          more than 100 %; the end of a range is drawn fainter
//! ```

use rust_decimal::Decimal;

use super::axis::half_up;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::Interval;

/// The percentage at the end of the picture.
pub(crate) const FULL: i64 = 160;

/// From fewer cells on, the heading names 0 and 100 only.
const NARROW: usize = 20;

/// A bar of completion in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The interval of its possible values.
    pub percent: Interval,
    /// What came of it.
    pub role: Role,
}

/// The cell of the line at 100 %.
#[must_use]
pub fn line(cells: usize) -> usize {
    half_up(cells_of(Decimal::ONE_HUNDRED, cells)).unwrap_or(0)
}

/// The numbers over the bars.
#[must_use]
pub fn heading(cells: usize) -> Strip {
    let percent = [0i64, 50, 100, 150];
    let shown = percent.into_iter();
    let shown = shown.filter(|of| cells >= NARROW || of.checked_rem(100) == Some(0));
    let mut row = Cells::blank(cells.saturating_add(2));
    for percent in shown {
        let text = percent.to_string();
        let at = half_up(cells_of(Decimal::from(percent), cells)).unwrap_or(0);
        let before = text.len().saturating_sub(1) / 2;
        row.write(at.saturating_sub(before), &text, Role::Quiet);
    }
    row.into_strip()
}

/// A row without a bar: the line alone.
#[must_use]
pub fn empty(cells: usize, marks: Marks) -> Strip {
    let mut row = Cells::blank(cells.saturating_add(1));
    row.set(line(cells), marks.pick('┃', '|'), Role::Strong);
    row.into_strip()
}

/// How many cells a percentage takes.
fn cells_of(percent: Decimal, cells: usize) -> Decimal {
    let cells = Decimal::from(cells);
    let of = percent.checked_mul(cells);
    of.and_then(|of| of.checked_div(Decimal::from(FULL)))
        .unwrap_or(cells)
}

impl Completion {
    /// The bar, so many cells wide, with one more cell for the sign of what goes beyond.
    #[must_use]
    pub fn strip(&self, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells.saturating_add(1));
        let low = self
            .percent
            .lo()
            .unwrap_or(Decimal::ZERO)
            .max(Decimal::ZERO);
        let high = self.percent.hi().unwrap_or(Decimal::from(FULL)).max(low);
        let line = line(cells);
        let (block, extension) = (marks.pick('▄', '#'), marks.pick('▄', '+'));
        // A quotient that does not end leaves a trace of a range, which nobody is told.
        let is_range = high.round_dp(1) > low.round_dp(1);
        // Half cells, as far as the terminal has them and nothing follows.
        let parts = match marks {
            Marks::Unicode if !is_range => 2,
            _ => 1,
        };
        let filled = bounded(low, cells, line, parts);
        let whole = filled.checked_div(parts).unwrap_or(0);
        let half = filled.checked_rem(parts).unwrap_or(0);
        // What can only be below 100 % does not reach the line, the fainter end included.
        let most = match high < Decimal::ONE_HUNDRED {
            true if is_range => line.saturating_sub(2),
            _ => whole,
        };
        let whole = whole.min(most);
        row.fill(0, whole, block, self.role);
        if half > 0 {
            row.set(whole, '▖', self.role);
        }
        if is_range {
            let end = bounded(high, cells, line, 1).max(whole.saturating_add(1));
            row.fill(whole, end.min(cells), extension, self.role.extension());
        }
        row.set(line, marks.pick('┃', '|'), Role::Strong);
        if high > Decimal::from(FULL) {
            row.set(cells, marks.pick('»', '>'), Role::Strong);
        }
        row.into_strip()
    }
}

/// Filled parts of cells: below 100 % they end before the line, above they go beyond it, and
/// something is always seen of what is more than nothing.
fn bounded(percent: Decimal, cells: usize, line: usize, parts: usize) -> usize {
    let all = cells.saturating_mul(parts);
    let exact = cells_of(percent, all);
    let filled = half_up(exact).unwrap_or(all).min(all);
    let before_line = line.saturating_mul(parts);
    match percent.cmp(&Decimal::ONE_HUNDRED) {
        std::cmp::Ordering::Less => {
            let least = usize::from(percent > Decimal::ZERO);
            filled.max(least).min(before_line.saturating_sub(1))
        }
        std::cmp::Ordering::Equal => before_line,
        std::cmp::Ordering::Greater => {
            let behind_line = line.saturating_add(1).saturating_mul(parts);
            filled.max(behind_line.saturating_add(1)).min(all)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn bar(percent: &str, cells: usize) -> String {
        let of = Completion {
            percent: Interval::exactly(d(percent)),
            role: Role::Bad,
        };
        of.strip(cells, Marks::Unicode).text()
    }

    #[test]
    fn a_bar_below_100_never_touches_the_line_and_one_above_crosses_it() {
        assert_eq!(bar("53", 24), "▄▄▄▄▄▄▄▄       ┃         ");
        assert_eq!(bar("99.9", 24), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▖┃         ");
        assert_eq!(bar("100", 24), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃         ");
        assert_eq!(bar("100.1", 24), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃▖        ");
        assert_eq!(bar("240", 24), "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄┃▄▄▄▄▄▄▄▄»");
        assert_eq!(bar("0.01", 24), "▖              ┃         ");
        assert_eq!(bar("0", 24), "               ┃         ");
    }

    #[test]
    fn the_end_of_a_range_is_fainter_and_at_least_a_cell() {
        let of = Completion {
            percent: Interval::between(d("124.6"), d("124.7")),
            role: Role::Good,
        };
        let strip = of.strip(24, Marks::Unicode);
        let last = strip
            .pieces()
            .iter()
            .find(|(_, role)| *role == Role::GoodExtension);
        assert_eq!(last.unwrap().0, "▄");
        assert_eq!(
            of.strip(24, Marks::Ascii).text(),
            "###############|###+     "
        );
    }

    #[test]
    fn a_quotient_that_does_not_end_is_no_range_and_never_looks_met() {
        let of = Completion {
            percent: Interval::between(d("96.69521410579"), d("96.69521410580")),
            role: Role::Strong,
        };
        let text = of.strip(14, Marks::Unicode).text();
        assert_eq!(text, "▄▄▄▄▄▄▄▄▖┃     ");
    }

    #[test]
    fn the_numbers_stand_over_their_cells() {
        assert_eq!(heading(32).text(), "0         50       100       150  ");
        assert_eq!(heading(16).text(), "0        100      ");
    }

    proptest! {
        #[test]
        fn a_range_below_100_never_touches_the_line(
            low in 0i64..999, more in 1i64..300, cells in 10usize..80,
        ) {
            let high = (low + more).min(999);
            let of = Completion {
                percent: Interval::between(Decimal::new(low, 1), Decimal::new(high, 1)),
                role: Role::Bad,
            };
            let text: Vec<char> = of.strip(cells, Marks::Unicode).text().chars().collect();
            prop_assert_ne!(text[line(cells) - 1], '▄');
        }

        #[test]
        fn a_bar_shows_its_value_to_half_a_part_of_a_cell(
            tenths in 0i64..1600, cells in 10usize..80,
        ) {
            let percent = Decimal::new(tenths, 1);
            let text = bar(&percent.to_string(), cells);
            let line = line(cells);
            let halves: usize = text.chars().enumerate().map(|(at, of)| match of {
                '▄' => 2,
                '▖' => 1,
                // What the line covers counts where the bar goes on behind it.
                '┃' if at == line && percent > Decimal::ONE_HUNDRED => 2,
                _ => 0,
            }).sum();
            let exact = cells_of(percent, cells * 2);
            let off = (Decimal::from(halves) - exact).abs();
            // Next to the line, a bar yields so that it is never taken for another verdict.
            let yields = (exact - Decimal::from(line * 2)).abs() <= Decimal::from(4);
            let is_small = exact < Decimal::ONE;
            prop_assert!(off <= Decimal::new(5, 1) || yields || is_small, "{} {}", halves, exact);
            let touches = text.chars().nth(line - 1).is_some_and(|of| of == '▄');
            prop_assert_eq!(touches, percent >= Decimal::ONE_HUNDRED);
            let crosses = text.chars().nth(line + 1).is_some_and(|of| of != ' ');
            prop_assert_eq!(crosses, percent > Decimal::ONE_HUNDRED);
        }
    }

    proptest! {
        #[test]
        fn in_ascii_too_what_fell_short_never_reaches_the_line_and_what_went_beyond_does(
            low in 0i64..2500, more in 0i64..400, cells in 10usize..120,
        ) {
            let (low, high) = (Decimal::new(low, 1), Decimal::new(low + more, 1));
            for marks in [Marks::Unicode, Marks::Ascii] {
                let of = Completion { percent: Interval::between(low, high), role: Role::Good };
                let text: Vec<char> = of.strip(cells, marks).text().chars().collect();
                let line = line(cells);
                let is_full = |at: usize| ['▄', '#', '+'].contains(&text[at]);
                if high < Decimal::ONE_HUNDRED {
                    prop_assert!(!is_full(line - 1), "{text:?}");
                }
                if low > Decimal::ONE_HUNDRED {
                    prop_assert!(is_full(line - 1) && text[line + 1] != ' ', "{text:?}");
                }
                let is_beyond = ['»', '>'].contains(&text[cells]);
                prop_assert_eq!(is_beyond, high > Decimal::from(FULL));
            }
        }

        #[test]
        fn of_two_bars_the_longer_is_of_the_greater_value(
            one in 0i64..1600, other in 0i64..1600, cells in 10usize..120,
        ) {
            let halves = |tenths: i64| {
                let text = bar(&Decimal::new(tenths, 1).to_string(), cells);
                2 * text.matches('▄').count() + text.matches('▖').count()
            };
            match one.cmp(&other) {
                std::cmp::Ordering::Less => prop_assert!(halves(one) <= halves(other)),
                std::cmp::Ordering::Equal => prop_assert_eq!(halves(one), halves(other)),
                std::cmp::Ordering::Greater => prop_assert!(halves(one) >= halves(other)),
            }
        }
    }
}
