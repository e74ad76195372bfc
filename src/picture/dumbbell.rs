//! A result and its target on one axis.
//!
//! ```text
//!     ●━━━━━━━━━━━━━━━━━━━━━━━━┃          the result lies below its target
//!              │                 ┃━●      above it
//!     ○┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┃          a target beside the last result known
//! ```

use rust_decimal::Decimal;

use super::axis::Axis;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::Interval;

/// What a row compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// A result and its target; the role says what came of it.
    Outcome(Role),
    /// A target and an earlier result, which decides nothing.
    Promise,
}

/// A row on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dumbbell {
    /// The interval of the result's possible values; `None` without a result.
    pub result: Option<Interval>,
    /// The number of the target; `None` where nothing was promised.
    pub target: Option<Decimal>,
    /// What they are to each other.
    pub ends: Ends,
}

impl Dumbbell {
    /// The row, so many cells wide.
    #[must_use]
    pub fn strip(&self, axis: Axis, cells: usize, marks: Marks) -> Strip {
        let mut row = Cells::blank(cells);
        if let Some(zero) = axis.zero(cells) {
            row.set(zero, marks.pick('│', '.'), Role::Rule);
        }
        let target = self.target.map(|of| axis.cell(of, cells));
        match (self.nearest(), target) {
            (Some((near, far)), Some(target)) => {
                self.joined(&mut row, axis, marks, (near, far), target);
            }
            (Some((near, far)), None) => {
                self.stretch(&mut row, axis, marks, near, far);
                let at = axis.cell(near, cells);
                row.set(at, self.dot(axis, near, marks), self.role_of_result());
            }
            (None, Some(target)) => row.set(target, marks.pick('┃', '|'), Role::Strong),
            (None, None) => {}
        }
        row.into_strip()
    }

    /// The end of the result that lies nearest to the target, and the other.
    fn nearest(&self) -> Option<(Decimal, Decimal)> {
        let result = self.result?;
        let (low, high) = match (result.lo(), result.hi()) {
            (Some(low), Some(high)) => (low, high),
            (Some(end), None) | (None, Some(end)) => (end, end),
            (None, None) => return None,
        };
        let is_above = self.target.is_some_and(|target| target > low);
        Some(if is_above { (high, low) } else { (low, high) })
    }

    fn role_of_result(&self) -> Role {
        match (self.ends, self.target) {
            (Ends::Outcome(_), None) => Role::Fill,
            (Ends::Outcome(role), Some(_)) => role,
            (Ends::Promise, _) => Role::Quiet,
        }
    }

    /// The mark of a result; an arrow where it lies beyond the end of the axis.
    fn dot(&self, axis: Axis, value: Decimal, marks: Marks) -> char {
        if value < axis.low() {
            return marks.pick('◂', '<');
        }
        if value > axis.high() {
            return marks.pick('▸', '>');
        }
        match self.ends {
            Ends::Outcome(_) => marks.pick('●', '*'),
            Ends::Promise => marks.pick('○', 'o'),
        }
    }

    /// What of the result is uncertain: from its nearer end to the other.
    fn stretch(&self, row: &mut Cells, axis: Axis, marks: Marks, near: Decimal, far: Decimal) {
        let cells = row.len();
        let (near, far) = (axis.cell(near, cells), axis.cell(far, cells));
        let (from, to) = (near.min(far), near.max(far));
        if from < to {
            let role = self.role_of_result().extension();
            row.fill(from, to.saturating_add(1), marks.pick('━', '='), role);
        }
    }

    fn joined(
        &self,
        row: &mut Cells,
        axis: Axis,
        marks: Marks,
        (near, far): (Decimal, Decimal),
        target: usize,
    ) {
        let cells = row.len();
        let result = axis.cell(near, cells);
        let (result, target) = self.apart(near, result, target, cells);
        self.stretch(row, axis, marks, near, far);
        let (from, to) = (result.min(target), result.max(target));
        let (line, role) = match self.ends {
            Ends::Outcome(role) => (marks.pick('━', '='), role),
            Ends::Promise => (marks.pick('┄', ':'), Role::Fill2),
        };
        row.fill(from.saturating_add(1), to, line, role);
        row.set(target, marks.pick('┃', '|'), Role::Strong);
        row.set(result, self.dot(axis, near, marks), self.role_of_result());
    }

    /// The cells of result and target. In one cell, the result keeps it and the target yields to
    /// the side on which it lies.
    fn apart(&self, near: Decimal, result: usize, target: usize, cells: usize) -> (usize, usize) {
        if result != target {
            return (result, target);
        }
        let is_left = self.target.is_some_and(|of| of < near);
        let last = cells.saturating_sub(1);
        match (is_left, result) {
            (true, 0) => (1.min(last), 0),
            (true, at) => (at, at.saturating_sub(1)),
            (false, at) if at == last => (last.saturating_sub(1), last),
            (false, at) => (at, at.saturating_add(1)),
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

    fn axis() -> Axis {
        Axis::between(d("-10"), d("15"), d("5"))
    }

    fn outcome(result: &str, target: &str, role: Role) -> Dumbbell {
        Dumbbell {
            result: Some(Interval::exactly(d(result))),
            target: Some(d(target)),
            ends: Ends::Outcome(role),
        }
    }

    fn text(of: Dumbbell) -> String {
        of.strip(axis(), 26, Marks::Unicode).text()
    }

    #[test]
    fn a_decline_crosses_the_zero_line_and_a_win_lies_behind_its_target() {
        let missed = outcome("-7.8", "7", Role::Bad);
        assert_eq!(text(missed), "  ●━━━━━━━━━━━━━━┃        ");
        assert_eq!(
            text(outcome("3", "10", Role::Bad)),
            "          │  ●━━━━━━┃     "
        );
        assert_eq!(
            text(outcome("13", "10", Role::Good)),
            "          │         ┃━━●  "
        );
    }

    #[test]
    fn in_one_cell_the_target_yields_to_the_side_on_which_it_lies() {
        assert_eq!(
            text(outcome("9.8", "10", Role::Bad)),
            "          │         ●┃    "
        );
        assert_eq!(
            text(outcome("10.2", "10", Role::Good)),
            "          │        ┃●     "
        );
        assert_eq!(
            text(outcome("10", "10", Role::Good)),
            "          │         ●┃    "
        );
        assert_eq!(
            text(outcome("15", "15", Role::Good)),
            "          │             ●┃"
        );
    }

    #[test]
    fn what_is_uncertain_of_a_result_is_drawn_beyond_its_nearer_end() {
        let row = Dumbbell {
            result: Some(Interval::between(d("2"), d("5"))),
            target: Some(d("10")),
            ends: Ends::Outcome(Role::Bad),
        };
        let strip = row.strip(axis(), 26, Marks::Unicode);
        assert_eq!(strip.text(), "          │ ━━━●━━━━┃     ");
        let role = strip.pieces().iter().find(|(text, _)| text == "━━━");
        assert_eq!(role.unwrap().1, Role::BadExtension);
    }

    #[test]
    fn what_lies_off_the_axis_points_there() {
        assert!(text(outcome("240", "10", Role::Good)).ends_with("━▸"));
        assert!(text(outcome("-40", "10", Role::Bad)).starts_with("◂━"));
    }

    #[test]
    fn an_earlier_result_is_hollow_and_decides_nothing() {
        let row = Dumbbell {
            ends: Ends::Promise,
            ..outcome("3", "10", Role::Bad)
        };
        let strip = row.strip(axis(), 26, Marks::Unicode);
        assert_eq!(strip.text(), "          │  ○┄┄┄┄┄┄┃     ");
        let hues = [Role::Good, Role::Bad];
        assert!(strip.pieces().iter().all(|(_, role)| !hues.contains(role)));
        assert_eq!(
            row.strip(axis(), 26, Marks::Ascii).text(),
            "          .  o::::::|     "
        );
    }

    #[test]
    fn in_ascii_a_stroke_is_a_target_and_nothing_else() {
        let row = outcome("3", "10", Role::Bad).strip(axis(), 26, Marks::Ascii);
        assert_eq!(row.text().matches('|').count(), 1, "{}", row.text());
    }

    proptest! {
        #[test]
        fn a_missed_target_stands_right_of_its_result_and_a_met_one_never_does(
            result in -100i64..150, target in -100i64..150, cells in 2usize..80,
        ) {
            let row = outcome(&Decimal::new(result, 1).to_string(),
                              &Decimal::new(target, 1).to_string(), Role::Good);
            let strip = row.strip(axis(), cells, Marks::Unicode);
            let text: Vec<char> = strip.text().chars().collect();
            prop_assert_eq!(text.len(), cells);
            let at = |mark| text.iter().position(|of| *of == mark).unwrap();
            let (dot, mark) = (at('●'), at('┃'));
            prop_assert_eq!(dot < mark, result <= target);
        }
    }

    proptest! {
        #[test]
        fn marks_stand_at_their_values_to_half_a_cell_at_every_size(
            result in -100i64..=150, target in -100i64..=150, cells in 2usize..250,
        ) {
            let (result, target) = (Decimal::new(result, 1), Decimal::new(target, 1));
            let row = outcome(&result.to_string(), &target.to_string(), Role::Bad);
            let text: Vec<char> = row.strip(axis(), cells, Marks::Unicode).text().chars().collect();
            let place = |mark| text.iter().position(|of| *of == mark).unwrap();
            let exact = |of: Decimal| (of + Decimal::TEN) / Decimal::from(25) * Decimal::from(cells - 1);
            let off = |mark, of| (Decimal::from(place(mark)) - exact(of)).abs();
            let half = Decimal::new(5, 1) + Decimal::new(1, 20);
            let shares_a_cell = axis().cell(result, cells) == axis().cell(target, cells);
            // Of two marks in one cell, one yields; at the ends of the axis it is the result.
            let is_at_an_end = [0, cells - 1].contains(&axis().cell(result, cells));
            prop_assert!(off('●', result) <= half || (shares_a_cell && is_at_an_end));
            prop_assert!(off('┃', target) <= half || shares_a_cell);
            prop_assert!(off('●', result) <= half + Decimal::ONE && off('┃', target) <= half + Decimal::ONE);
            // Between them, and nowhere else, runs the gap.
            let (from, to) = (place('●').min(place('┃')), place('●').max(place('┃')));
            for (at, of) in text.iter().enumerate() {
                prop_assert_eq!(*of == '━', from < at && at < to);
            }
        }

        #[test]
        fn what_may_be_more_or_less_reaches_from_end_to_end(
            low in -100i64..=150, more in 0i64..100, target in -100i64..=150, cells in 2usize..250,
        ) {
            let (low, high) = (Decimal::new(low, 1), Decimal::new((low + more).min(150), 1));
            let row = Dumbbell {
                result: Some(Interval::between(low, high)),
                target: None,
                ends: Ends::Outcome(Role::Bad),
            };
            let text: Vec<char> = row.strip(axis(), cells, Marks::Unicode).text().chars().collect();
            let (from, to) = (axis().cell(low, cells), axis().cell(high, cells));
            prop_assert_eq!(text[from], '●');
            for (at, of) in text.iter().enumerate() {
                prop_assert_eq!(*of == '━', from < at && at <= to, "{:?}", text);
            }
            // With a target, the dot stands at the end next to it.
            let target = Decimal::new(target, 1);
            let row = Dumbbell { target: Some(target), ..row };
            let text: Vec<char> = row.strip(axis(), cells, Marks::Unicode).text().chars().collect();
            let nearer = if target > low { high } else { low };
            let dot = text.iter().position(|of| *of == '●').unwrap();
            prop_assert!(dot.abs_diff(axis().cell(nearer, cells)) <= 1);
        }
    }
}
