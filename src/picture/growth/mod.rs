//! Rates of growth over the years: bars from a zero line, half a year wide.
//!
//! ```text
//!  ┌─────────────────────────┐
//!  │        年均 18.5        │      12.1
//!  │                         │     ▄▄▄▄▄
//!  │                         │   ━━━━━━━━━ 目标 ≈11
//!  │                         │     █████
//! ───────────────────────────────────────────────
//!   2016  2017 … 2020               2021
//! ```
//!
//! Bars grow in half cells, upwards and downwards alike. A rate over several years is one outlined
//! span, never a bar for each of them. From twelve rates on they are a line.

mod frame;
mod labels;

use rust_decimal::Decimal;

use super::braille::{ACROSS, Dots};
use super::levels::Goal;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::period::Year;
use crate::text::width;
use frame::{Frame, HALVES, Side};

/// The fewest rates that are drawn as a line instead of bars.
const LINE: usize = 12;

/// The fewest cells of a year at which bars can be told apart.
const LEAST_YEAR: usize = 4;

/// The rate of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The year.
    pub year: Year,
    /// Its growth over the year before, in percent.
    pub value: Decimal,
    /// The text of the value, with its hedge.
    pub label: String,
}

/// A rate over several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The year it starts from, which is not part of it.
    pub base: Year,
    /// Its last year.
    pub last: Year,
    /// The rate, in percent.
    pub value: Decimal,
    /// The text of the value.
    pub label: String,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Growth {
    /// Rates of single years, in their order.
    pub rates: Vec<Rate>,
    /// Rates over several years.
    pub spans: Vec<Span>,
    /// Targets of single years.
    pub goals: Vec<Goal>,
    /// The year that stands out.
    pub chosen: Option<Year>,
}

impl Growth {
    /// The picture in so many columns and rows, the zero line and the years among them; empty where
    /// there is nothing to draw or no room.
    #[must_use]
    pub fn rows(&self, columns: usize, rows: usize, marks: Marks) -> Vec<Strip> {
        let plain = self.layout(columns, rows, marks, Labels::InPlot);
        match plain {
            Some((rows, 0)) => rows,
            // Targets that found no room for their numbers have them under the years.
            Some(_) => self
                .layout(columns, rows, marks, Labels::UnderYears)
                .map_or_else(Vec::new, |(rows, _)| rows),
            None => Vec::new(),
        }
    }

    /// The rows, and how many targets are without their label.
    fn layout(
        &self,
        columns: usize,
        rows: usize,
        marks: Marks,
        labels: Labels,
    ) -> Option<(Vec<Strip>, usize)> {
        let extra = usize::from(labels == Labels::UnderYears);
        let frame = Frame::of(self, columns, rows.checked_sub(extra)?)?;
        let plot = frame.above.saturating_add(frame.below);
        let mut cells = vec![Cells::blank(columns); plot];
        let is_line = self.is_line(&frame);
        for span in &self.spans {
            frame.put_span(&mut cells, span, marks);
        }
        if !is_line {
            for rate in &self.rates {
                frame.put_bar(&mut cells, rate, self.role_of(rate.year), marks);
            }
        }
        for goal in &self.goals {
            self.put_goal(&frame, &mut cells, goal, marks);
        }
        if is_line {
            self.put_marks(&frame, &mut cells, marks);
        }
        self.put_labels(&frame, &mut cells, is_line);
        let mut unlabelled = 0usize;
        if labels == Labels::InPlot {
            for goal in &self.goals {
                let is_labelled = self.label_goal(&frame, &mut cells, goal);
                unlabelled = unlabelled.saturating_add(usize::from(!is_labelled));
            }
        }
        if is_line {
            self.put_line(&frame, &mut cells, marks);
        }
        let mut drawn: Vec<Strip> = cells.into_iter().map(Cells::into_strip).collect();
        drawn.insert(
            frame.above.min(drawn.len()),
            frame.zero_line(columns, marks),
        );
        drawn.push(self.years(&frame, columns));
        if labels == Labels::UnderYears {
            drawn.push(self.goals_under_years(&frame, columns));
        }
        Some((drawn, unlabelled))
    }

    fn is_line(&self, frame: &Frame) -> bool {
        self.rates.len() >= LINE || frame.year < LEAST_YEAR
    }

    fn role_of(&self, year: Year) -> Role {
        if self.chosen == Some(year) {
            Role::Fill
        } else {
            Role::Fill2
        }
    }

    /// The row of a target's mark, and whether it is drawn beside its bar alone. A target that was
    /// missed never touches its bar, and one that was met never covers the end of it.
    fn place_of(&self, frame: &Frame, goal: &Goal) -> (Option<usize>, bool) {
        let (side, row) = frame.mark(goal.value);
        let rate = self.rates.iter().find(|rate| rate.year == goal.year);
        let rate = rate.filter(|rate| frame.side(rate.value) == side && !self.is_line(frame));
        let Some(rate) = rate else {
            return (frame.row(side, row), false);
        };
        let bar = frame.cells_of(rate.value);
        let is_beyond = goal.value.abs() > rate.value.abs();
        if is_beyond {
            return (frame.row(side, row.max(bar)), false);
        }
        let last = bar.saturating_sub(1);
        (frame.row(side, row.min(last)), row >= last)
    }

    /// The mark of a target, in the same role whatever stands behind it.
    fn put_goal(&self, frame: &Frame, cells: &mut [Cells], goal: &Goal, marks: Marks) {
        let (row, is_beside) = self.place_of(frame, goal);
        let Some(line) = row.and_then(|row| cells.get_mut(row)) else {
            return;
        };
        let (from, to) = frame.bar(goal.year);
        let wing = usize::from(frame.year >= LEAST_YEAR);
        for at in from.saturating_sub(wing)..to.saturating_add(wing) {
            let is_bar = at >= from && at < to;
            if !(is_beside && is_bar) {
                line.set(at, marks.pick('━', '='), Role::Strong);
            }
        }
    }

    fn put_marks(&self, frame: &Frame, cells: &mut [Cells], marks: Marks) {
        let ends = [self.rates.first(), self.rates.last()];
        for rate in &self.rates {
            let is_end = ends.iter().flatten().any(|end| end.year == rate.year);
            if frame.year < 3 && !is_end && self.chosen != Some(rate.year) {
                continue;
            }
            let (side, row) = frame.mark(rate.value);
            if let Some(line) = frame.row(side, row).and_then(|row| cells.get_mut(row)) {
                line.set(
                    frame.middle(rate.year),
                    marks.pick('●', '*'),
                    self.role_of_label(rate.year),
                );
            }
        }
    }

    fn put_line(&self, frame: &Frame, cells: &mut [Cells], marks: Marks) {
        let columns = cells.first().map_or(0, Cells::len);
        let mut dots = Dots::blank(columns, cells.len());
        for pair in self.rates.windows(2) {
            let [from, to] = pair else { continue };
            let is_next = from.year.checked_add(1) == Some(to.year);
            let every = match (is_next, marks) {
                (_, Marks::Ascii) => 2 * ACROSS,
                (true, Marks::Unicode) => 1,
                (false, Marks::Unicode) => 5,
            };
            dots.line(frame.dot(from), frame.dot(to), every, Role::Fill2);
        }
        for (row, line) in cells.iter_mut().enumerate() {
            match marks {
                Marks::Unicode => dots.draw(row, line),
                Marks::Ascii => dots.draw_as(row, line, '.'),
            }
        }
    }
}

/// Where the labels of targets stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    InPlot,
    UnderYears,
}

impl Frame {
    fn put_bar(&self, cells: &mut [Cells], rate: &Rate, role: Role, marks: Marks) {
        let side = self.side(rate.value);
        let halves = self.halves(rate.value);
        let (from, to) = self.bar(rate.year);
        for away in 0..halves.div_ceil(HALVES) {
            let is_full = away.saturating_add(1).saturating_mul(HALVES) <= halves;
            let block = match (marks, is_full, side) {
                (Marks::Ascii, ..) => '#',
                (_, true, _) => '█',
                (_, false, Side::Above) => '▄',
                (_, false, Side::Below) => '▀',
            };
            if let Some(line) = self.row(side, away).and_then(|row| cells.get_mut(row)) {
                line.fill(from, to, block, role);
            }
        }
    }

    /// An outline from the zero line, with its label inside.
    fn put_span(&self, cells: &mut [Cells], span: &Span, marks: Marks) {
        let side = self.side(span.value);
        let (_, edge) = self.mark(span.value);
        let from = self.start(span.base.saturating_add(1));
        let to = self
            .start(span.last)
            .saturating_add(self.year)
            .saturating_sub(1);
        for away in 0..=edge {
            let Some(line) = self.row(side, away).and_then(|row| cells.get_mut(row)) else {
                continue;
            };
            let (left, right) = match (away == edge, side) {
                (false, _) => ('│', '│'),
                (true, Side::Above) => ('┌', '┐'),
                (true, Side::Below) => ('└', '┘'),
            };
            if away == edge {
                line.fill(from, to, marks.pick('─', '-'), Role::Fill2);
            }
            line.set(from, marks.pick(left, '+'), Role::Fill2);
            line.set(to, marks.pick(right, '+'), Role::Fill2);
        }
        let wide = width(&span.label);
        let middle = from.saturating_add(to) / 2;
        let at = middle.saturating_sub(wide / 2);
        let inside = edge.checked_sub(1);
        for row in [inside, edge.checked_add(1)].into_iter().flatten() {
            let line = self.row(side, row).and_then(|row| cells.get_mut(row));
            if line.is_some_and(|line| line.write_apart(at, &span.label, Role::Text)) {
                break;
            }
        }
    }

    fn zero_line(&self, columns: usize, marks: Marks) -> Strip {
        Strip::of(marks.pick('─', '-').to_string().repeat(columns), Role::Rule)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rate(year: Year, value: &str) -> Rate {
        Rate {
            year,
            value: value.parse().unwrap(),
            label: value.replace('-', "−"),
        }
    }

    fn goal(year: Year, value: &str) -> Goal {
        Goal {
            year,
            value: value.parse().unwrap(),
            label: format!("目标 {value}"),
        }
    }

    fn text(of: &Growth, columns: usize, rows: usize) -> Vec<String> {
        let rows = of.rows(columns, rows, Marks::Unicode);
        rows.iter().map(Strip::text).collect()
    }

    #[test]
    fn a_decline_hangs_below_the_zero_line_in_half_cells_like_any_other() {
        let growth = Growth {
            rates: vec![rate(2020, "5"), rate(2021, "-5")],
            ..Growth::default()
        };
        for rows in 8..30 {
            let rows = text(&growth, 40, rows);
            let zero = rows.iter().position(|row| row.starts_with("──")).unwrap();
            let of = |rows: &[String]| {
                let of: String = rows.concat();
                let count = |mark| of.chars().filter(|of| *of == mark).count();
                (count('█'), count('▄').max(count('▀')))
            };
            assert_eq!(of(&rows[..zero]), of(&rows[zero..]), "{rows:#?}");
        }
    }

    #[test]
    fn a_target_that_was_missed_stands_apart_from_its_bar_with_its_number() {
        for (value, promised) in [("3", "10"), ("9.9", "10"), ("-7.8", "7"), ("3.68", "7")] {
            let growth = Growth {
                rates: vec![rate(2021, value)],
                goals: vec![goal(2021, promised), goal(2022, "10.5")],
                chosen: Some(2021),
                ..Growth::default()
            };
            for (columns, rows) in [(24, 10), (40, 12), (78, 12), (90, 30)] {
                let drawn = growth.rows(columns, rows, Marks::Unicode);
                let texts: Vec<String> = drawn.iter().map(Strip::text).collect();
                assert!(
                    texts.concat().contains(&format!("目标 {promised}")),
                    "{texts:#?}"
                );
                let marks: Vec<Role> = drawn
                    .iter()
                    .flat_map(Strip::pieces)
                    .filter(|(text, _)| text.contains('━'))
                    .map(|(_, role)| *role)
                    .collect();
                assert!(!marks.is_empty() && marks.iter().all(|of| *of == Role::Strong));
                // No row has both a part of the bar and the mark of the year.
                let half = columns / 2;
                for row in &texts {
                    let left: String = row.chars().take(half).collect();
                    let bar = left.contains(['█', '▄', '▀']);
                    assert!(!(bar && left.contains('━')), "{texts:#?}");
                }
            }
        }
    }

    #[test]
    fn growth_over_several_years_is_one_outline() {
        let growth = Growth {
            rates: vec![rate(2021, "12.1")],
            spans: vec![Span {
                base: 2015,
                last: 2020,
                value: Decimal::from(18),
                label: "年均 18.0".to_owned(),
            }],
            ..Growth::default()
        };
        let rows = text(&growth, 77, 16);
        let all = rows.concat();
        assert_eq!(all.matches('┌').count(), 1, "{rows:#?}");
        assert!(all.contains("年均 18.0") && all.contains("12.1"));
        // It covers five years of seven.
        let top = rows.iter().find(|row| row.contains('┌')).unwrap();
        let wide = top.chars().filter(|of| "┌─┐".contains(*of)).count();
        assert!(wide >= 60, "{rows:#?}");
    }

    #[test]
    fn thirty_years_are_a_line_whose_labels_and_years_stand_apart() {
        let growth = Growth {
            rates: (1991u16..2021)
                .map(|year| rate(year, &format!("{}.{}", 10 + year % 9, year % 7)))
                .collect(),
            chosen: Some(2020),
            ..Growth::default()
        };
        for columns in [40, 60, 78, 118, 200] {
            let rows = text(&growth, columns, 14);
            assert!(rows.iter().all(|row| width(row) == columns), "{rows:#?}");
            assert!(!rows.concat().contains('█'));
            let texts: Vec<&str> = growth.rates.iter().map(|of| of.label.as_str()).collect();
            let plain = |of: char| !of.is_ascii_digit() && of != '.';
            for number in rows[..rows.len() - 1]
                .iter()
                .flat_map(|row| row.split(plain))
            {
                assert!(
                    number.is_empty() || texts.contains(&number),
                    "{number} in {rows:#?}"
                );
            }
            for year in rows.last().unwrap().split_whitespace() {
                assert!(year.len() == 2 || year.len() == 4, "{rows:#?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_bar_is_off_by_half_of_half_a_cell_at_most(
            values in prop::collection::vec(-400i64..900, 1..8), rows in 7usize..40,
        ) {
            let rates: Vec<Rate> = (2010u16..).zip(&values)
                .map(|(year, of)| rate(year, &Decimal::new(*of, 1).to_string()))
                .collect();
            let growth = Growth { rates, ..Growth::default() };
            if let Some(frame) = Frame::of(&growth, 64, rows) {
                for rate in &growth.rates {
                    let exact = if frame.half.is_zero() { Decimal::ZERO } else { rate.value.abs() / frame.half };
                    let drawn = Decimal::from(frame.halves(rate.value));
                    let is_least = drawn == Decimal::ONE && exact < Decimal::ONE;
                    prop_assert!((drawn - exact).abs() <= Decimal::new(5, 1) || is_least);
                    let room = if rate.value < Decimal::ZERO { frame.below } else { frame.above };
                    prop_assert!(frame.cells_of(rate.value) <= room);
                }
                let drawn = growth.rows(64, rows, Marks::Unicode);
                prop_assert_eq!(drawn.len(), rows);
                for row in drawn {
                    prop_assert_eq!(row.width(), 64);
                }
            }
        }
    }
}
