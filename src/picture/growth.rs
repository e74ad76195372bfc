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

use rust_decimal::Decimal;

use super::axis::half_up;
use super::braille::{ACROSS, DOWN, Dots};
use super::levels::Goal;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::period::Year;
use crate::text::width;

/// From so many rates on they are drawn as a line.
const LINE: usize = 12;

/// The fewest cells of a year whose bar can be told from the next.
const LEAST_YEAR: usize = 4;

/// The most cells of a year.
const WIDEST_YEAR: usize = 24;

/// The fewest cells of a year written with four digits.
const FOUR_DIGITS: usize = 6;

/// Half cells to a cell.
const HALVES: usize = 2;

/// The rate of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The year.
    pub year: Year,
    /// Its growth over the year before, in percent.
    pub value: Decimal,
    /// How it is told, with its hedge.
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
    /// How it is told.
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

/// Where things stand.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// Cells before the first year.
    lead: usize,
    /// Cells of a year.
    year: usize,
    first: Year,
    last: Year,
    /// Rows above and below the zero line, those of labels among them.
    above: usize,
    below: usize,
    /// What half a cell stands for.
    half: Decimal,
}

/// A row of the plot, counted from the zero line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
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
                let is_told = self.label_goal(&frame, &mut cells, goal);
                unlabelled = unlabelled.saturating_add(usize::from(!is_told));
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

    fn role_of_label(&self, year: Year) -> Role {
        if self.chosen == Some(year) {
            Role::Strong
        } else {
            Role::Text
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

    /// Labels a target beside its mark, or in the row beyond it; whether there was room.
    fn label_goal(&self, frame: &Frame, cells: &mut [Cells], goal: &Goal) -> bool {
        let (Some(row), _) = self.place_of(frame, goal) else {
            return false;
        };
        let (_, to) = frame.bar(goal.year);
        let middle = frame.middle(goal.year);
        let over = middle.saturating_sub(width(&goal.label) / 2);
        let places = [
            (Some(row), to.saturating_add(2)),
            (row.checked_sub(1), over),
            (row.checked_add(1), over),
        ];
        places.into_iter().any(|(row, at)| {
            let line = row.and_then(|row| cells.get_mut(row));
            line.is_some_and(|line| line.write_apart(at, &goal.label, Role::Text))
        })
    }

    fn put_labels(&self, frame: &Frame, cells: &mut [Cells], is_line: bool) {
        let by_value = |a: &&Rate, b: &&Rate| a.value.cmp(&b.value);
        let rates = || self.rates.iter();
        let outer = [
            rates().next_back(),
            rates().next(),
            rates().max_by(by_value),
            rates().min_by(by_value),
        ];
        let outer = outer.map(|of| of.map(|rate| rate.year));
        let first: Vec<Option<Year>> = std::iter::once(self.chosen).chain(outer).collect();
        let mut order: Vec<&Rate> = self.rates.iter().collect();
        // The chosen year and the ends first, as not all find room in a long series.
        order.sort_by_key(|rate| {
            first
                .iter()
                .position(|of| *of == Some(rate.year))
                .unwrap_or(first.len())
        });
        for rate in order {
            let side = frame.side(rate.value);
            let beyond = match is_line {
                false => frame.cells_of(rate.value),
                true => frame.mark(rate.value).1.saturating_add(1),
            };
            let at = frame
                .middle(rate.year)
                .saturating_sub(width(&rate.label) / 2);
            // Beyond the end of the bar, or beyond its target's mark.
            for row in beyond..beyond.saturating_add(3) {
                let line = frame.row(side, row).and_then(|row| cells.get_mut(row));
                if line.is_some_and(|line| {
                    line.write_apart(at, &rate.label, self.role_of_label(rate.year))
                }) {
                    break;
                }
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

    fn years(&self, frame: &Frame, columns: usize) -> Strip {
        let mut row = Cells::blank(columns);
        let mut years: Vec<Year> = (frame.first..=frame.last).collect();
        let ends = [self.chosen, Some(frame.last), Some(frame.first)];
        years.sort_by_key(|year| {
            ends.iter()
                .position(|end| *end == Some(*year))
                .unwrap_or(ends.len())
        });
        for year in years {
            let four = year.to_string();
            let text = match frame.year {
                FOUR_DIGITS.. => four.as_str(),
                _ => four.get(four.len().saturating_sub(2)..).unwrap_or(&four),
            };
            let at = frame.middle(year).saturating_sub(width(text) / 2);
            let role = if self.chosen == Some(year) {
                Role::Strong
            } else {
                Role::Quiet
            };
            row.write_apart(at, text, role);
        }
        row.into_strip()
    }

    fn goals_under_years(&self, frame: &Frame, columns: usize) -> Strip {
        let mut row = Cells::blank(columns);
        for goal in &self.goals {
            let wide = width(&goal.label);
            let at = frame.middle(goal.year).saturating_sub(wide / 2);
            let at = at.min(columns.saturating_sub(wide));
            row.write_apart(at, &goal.label, Role::Text);
        }
        row.into_strip()
    }
}

/// Where the labels of targets stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    InPlot,
    UnderYears,
}

impl Frame {
    fn of(of: &Growth, columns: usize, rows: usize) -> Option<Frame> {
        let years = || {
            let rates = of.rates.iter().map(|rate| rate.year);
            let goals = of.goals.iter().map(|goal| goal.year);
            let spans = of.spans.iter();
            let spans = spans.flat_map(|span| [span.base.saturating_add(1), span.last]);
            rates.chain(goals).chain(spans)
        };
        let (first, last) = (years().min()?, years().max()?);
        let count = usize::from(last.abs_diff(first)).saturating_add(1);
        let year = columns.checked_div(count).filter(|cells| *cells > 0)?;
        let year = year.min(WIDEST_YEAR);
        let lead = columns.saturating_sub(year.saturating_mul(count)) / 2;
        let values = || {
            let rates = of.rates.iter().map(|rate| rate.value);
            let goals = of.goals.iter().map(|goal| goal.value);
            rates
                .chain(goals)
                .chain(of.spans.iter().map(|span| span.value))
        };
        let high = values().max()?.max(Decimal::ZERO);
        let low = values().min()?.min(Decimal::ZERO);
        let depth = Decimal::ZERO.checked_sub(low)?;
        let length = high.checked_add(depth)?;
        let plot = rows.checked_sub(2)?;
        // A row for labels beyond each end.
        let pads = |side: Decimal| if side.is_zero() { 0 } else { 2usize };
        let (pad_above, pad_below) = (pads(high).max(usize::from(low.is_zero())), pads(depth));
        let bars = plot.checked_sub(pad_above)?.checked_sub(pad_below)?;
        let least = usize::from(!high.is_zero()).saturating_add(usize::from(!depth.is_zero()));
        if bars < least.max(1) {
            return None;
        }
        let above = match length.is_zero() {
            true => bars,
            false => half_up(high.checked_div(length)?.checked_mul(Decimal::from(bars))?)?,
        };
        let above = above.clamp(
            usize::from(!high.is_zero()),
            bars.saturating_sub(usize::from(!depth.is_zero())),
        );
        let below = bars.saturating_sub(above);
        let per_half = |side: Decimal, rows: usize| match rows.saturating_mul(HALVES) {
            0 => Some(Decimal::ZERO),
            halves => side.checked_div(Decimal::from(halves)),
        };
        let half = per_half(high, above)?.max(per_half(depth, below)?);
        Some(Frame {
            lead,
            year,
            first,
            last,
            above: above.saturating_add(pad_above),
            below: below.saturating_add(pad_below),
            half,
        })
    }

    fn side(&self, value: Decimal) -> Side {
        if value < Decimal::ZERO {
            Side::Below
        } else {
            Side::Above
        }
    }

    /// The row of the plot that is the so-manieth from the zero line.
    fn row(&self, side: Side, away: usize) -> Option<usize> {
        match side {
            Side::Above => self.above.checked_sub(away.saturating_add(1)),
            Side::Below => {
                let row = self.above.saturating_add(away);
                (away < self.below).then_some(row)
            }
        }
    }

    /// Half cells of a bar: what it shows differs from its value by half of one at most, but one
    /// that is not zero is seen.
    fn halves(&self, value: Decimal) -> usize {
        let halves = value.abs().checked_div(self.half).and_then(half_up);
        halves.unwrap_or(0).max(usize::from(!value.is_zero()))
    }

    /// Cells that a bar has a part in.
    fn cells_of(&self, value: Decimal) -> usize {
        self.halves(value).div_ceil(HALVES)
    }

    /// The cell whose middle lies nearest to a value, counted from the zero line.
    fn mark(&self, value: Decimal) -> (Side, usize) {
        let cell = || {
            let halves = value.abs().checked_div(self.half)?;
            let from_middle = halves.checked_sub(Decimal::ONE)?.max(Decimal::ZERO);
            half_up(from_middle.checked_div(Decimal::TWO)?)
        };
        (self.side(value), cell().unwrap_or(0))
    }

    /// The cells of a year's bar: half of the year, in its middle.
    fn bar(&self, year: Year) -> (usize, usize) {
        let wide = (self.year / 2).max(1);
        let from = self
            .start(year)
            .saturating_add(self.year.saturating_sub(wide) / 2);
        (from, from.saturating_add(wide))
    }

    fn start(&self, year: Year) -> usize {
        let years = usize::from(year.abs_diff(self.first));
        self.lead.saturating_add(years.saturating_mul(self.year))
    }

    fn middle(&self, year: Year) -> usize {
        let (from, to) = self.bar(year);
        from.saturating_add(to.saturating_sub(1)) / 2
    }

    fn dot(&self, rate: &Rate) -> (usize, usize) {
        let (side, cell) = self.mark(rate.value);
        let row = self.row(side, cell).unwrap_or(0);
        let x = self.middle(rate.year).saturating_mul(ACROSS);
        (x, row.saturating_mul(DOWN).saturating_add(1))
    }

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
                let told: Vec<String> = drawn.iter().map(Strip::text).collect();
                assert!(
                    told.concat().contains(&format!("目标 {promised}")),
                    "{told:#?}"
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
                for row in &told {
                    let left: String = row.chars().take(half).collect();
                    let bar = left.contains(['█', '▄', '▀']);
                    assert!(!(bar && left.contains('━')), "{told:#?}");
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
            let told: Vec<&str> = growth.rates.iter().map(|of| of.label.as_str()).collect();
            let plain = |of: char| !of.is_ascii_digit() && of != '.';
            for number in rows[..rows.len() - 1]
                .iter()
                .flat_map(|row| row.split(plain))
            {
                assert!(
                    number.is_empty() || told.contains(&number),
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
