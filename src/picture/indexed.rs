//! Several series as index numbers on one logarithmic axis: the same growth is the same slope,
//! however large a series is.
//!
//! ```text
//!  800                                     ⢀● 科技型中小企业 799
//!  400                              ⣀⠤⠒⠉
//!  200               ⣀⠤⠒⠉       ⣀⣀⠤⠤⠒⠒⠊⠉⠉● 地区生产总值 249.7
//!  100 ●⠒⠉⠉
//!       2015                       2020 2021
//! ```

use rust_decimal::Decimal;

use super::axis::{half_up, multiples, round_step};
use super::braille::{ACROSS, DOWN, Dots};
use super::ratio::log2;
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::period::Year;
use crate::text::{truncate, width};

/// The most series in one picture.
pub const MOST: usize = 4;

/// The fewest cells of the plot beside the numbers of the axis and the labels.
const LEAST_PLOT: usize = 12;

/// Ticks of the axis at most, on a stretch that holds less than two powers of two.
const TICKS: u32 = 4;

/// A series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is and what it came to, told at its right end.
    pub label: String,
    /// Its index numbers, each positive, in the order of their years.
    pub points: Vec<(Year, Decimal)>,
    /// How it is drawn: its label and its marks.
    pub role: Role,
}

/// Where things stand.
struct Frame {
    first: Year,
    last: Year,
    /// The first cell of the plot, and how many there are.
    lead: usize,
    plot: usize,
    rows: usize,
    /// The ends of the axis, as powers of two.
    low: Decimal,
    high: Decimal,
}

/// The picture of at most [`MOST`] series in so many columns and rows, the years in the last of
/// them; empty where there is nothing to draw or no room.
#[must_use]
pub fn rows(lines: &[Line], base: Year, columns: usize, rows: usize, marks: Marks) -> Vec<Strip> {
    let lines = lines.get(..lines.len().min(MOST)).unwrap_or_default();
    let Some(frame) = Frame::of(lines, columns, rows) else {
        return Vec::new();
    };
    let mut cells = vec![Cells::blank(columns); frame.rows];
    frame.put_axis(&mut cells, lines, marks);
    for line in lines {
        for (year, value) in &line.points {
            let row = frame.dot_row(*value) / DOWN;
            if let Some(row) = cells.get_mut(row) {
                row.set(frame.column(*year), marks.pick('●', '*'), line.role);
            }
        }
    }
    frame.put_labels(&mut cells, lines);
    frame.put_lines(&mut cells, lines, marks);
    frame.put_base(&mut cells, marks);
    let mut drawn: Vec<Strip> = cells.into_iter().map(Cells::into_strip).collect();
    drawn.push(frame.years(lines, base, columns));
    drawn
}

impl Frame {
    fn of(lines: &[Line], columns: usize, rows: usize) -> Option<Frame> {
        let points = || lines.iter().flat_map(|line| line.points.iter());
        let (first, last) = (
            points().map(|(year, _)| *year).min()?,
            points().map(|(year, _)| *year).max()?,
        );
        let logs = || points().filter_map(|(_, value)| log2(*value));
        let air = Decimal::new(8, 2);
        let low = logs().min()?.saturating_sub(air);
        let high = logs().max()?.saturating_add(air);
        let ticks = ticks(low, high);
        let write = |tick: &Decimal| width(&tick.to_string());
        let lead = ticks.iter().map(write).max().unwrap_or(3).saturating_add(3);
        let label = lines.iter().map(|line| width(&line.label)).max()?;
        let label = label.min(columns / 2).saturating_add(3);
        let plot = columns.checked_sub(lead)?.checked_sub(label)?;
        let rows = rows.checked_sub(1)?;
        (plot >= LEAST_PLOT && rows >= 3).then_some(Frame {
            first,
            last,
            lead,
            plot,
            rows,
            low,
            high,
        })
    }

    fn column(&self, year: Year) -> usize {
        let years = usize::from(self.last.abs_diff(self.first)).max(1);
        let last = self.plot.saturating_sub(1);
        let way = usize::from(year.abs_diff(self.first)).saturating_mul(last);
        let twice = way.saturating_mul(2).saturating_add(years);
        let way = twice.checked_div(years.saturating_mul(2)).unwrap_or(0);
        self.lead.saturating_add(way)
    }

    /// The row of dots of a value, from the top: at most half a dot off.
    fn dot_row(&self, value: Decimal) -> usize {
        let last = self.rows.saturating_mul(DOWN).saturating_sub(1);
        let way = || {
            let length = self.high.checked_sub(self.low)?;
            let share = self.high.checked_sub(log2(value)?)?.checked_div(length)?;
            half_up(share.max(Decimal::ZERO).checked_mul(Decimal::from(last))?)
        };
        way().unwrap_or(last).min(last)
    }

    fn put_axis(&self, cells: &mut [Cells], lines: &[Line], marks: Marks) {
        let hundred = Decimal::ONE_HUNDRED;
        let mut ticks = ticks(self.low, self.high);
        // The base is told before any other number.
        ticks.sort_by_key(|tick| *tick != hundred);
        let mut taken = Vec::new();
        for tick in ticks {
            let row = self.dot_row(tick) / DOWN;
            if taken.contains(&row) {
                continue;
            }
            taken.push(row);
            let text = tick.to_string();
            let at = self.lead.saturating_sub(width(&text)).saturating_sub(2);
            if let Some(line) = cells.get_mut(row) {
                line.write(at, &text, Role::Quiet);
                // In ASCII they would look like the dots of a series.
                if tick != hundred && lines.len() > 1 && marks == Marks::Unicode {
                    let end = self.lead.saturating_add(self.plot);
                    for at in (self.lead..end).step_by(4) {
                        line.set(at, '┈', Role::Rule);
                    }
                }
            }
        }
    }

    /// The line of 100, where nothing else stands.
    fn put_base(&self, cells: &mut [Cells], marks: Marks) {
        let row = self.dot_row(Decimal::ONE_HUNDRED) / DOWN;
        if let Some(line) = cells.get_mut(row) {
            for at in self.lead..self.lead.saturating_add(self.plot) {
                if line.is_blank(at) {
                    line.set(at, marks.pick('─', '-'), Role::Rule);
                }
            }
        }
    }

    /// Each label behind the last point of its series, or as near to it as there is room.
    fn put_labels(&self, cells: &mut [Cells], lines: &[Line]) {
        let columns = cells.first().map_or(0, Cells::len);
        let mut order: Vec<&Line> = lines
            .iter()
            .filter(|line| !line.points.is_empty())
            .collect();
        order.sort_by_key(|line| line.points.last().map(|(_, value)| self.dot_row(*value)));
        for line in order {
            let Some((year, value)) = line.points.last() else {
                continue;
            };
            let at = self.column(*year).saturating_add(2);
            let text = truncate(&line.label, columns.saturating_sub(at));
            let own = self.dot_row(*value) / DOWN;
            let mut places: Vec<usize> = (0..cells.len()).collect();
            places.sort_by_key(|row| (row.abs_diff(own), *row < own));
            for row in places {
                let line_of = cells.get_mut(row);
                if line_of.is_some_and(|cells| cells.write(at, &text, line.role)) {
                    break;
                }
            }
        }
    }

    fn put_lines(&self, cells: &mut [Cells], lines: &[Line], marks: Marks) {
        let columns = cells.first().map_or(0, Cells::len);
        for line in lines {
            let mut dots = Dots::blank(columns, cells.len());
            for pair in line.points.windows(2) {
                let [from, to] = pair else { continue };
                let is_next = from.0.checked_add(1) == Some(to.0);
                let every = match (is_next, marks) {
                    (_, Marks::Ascii) => 2 * ACROSS,
                    (true, Marks::Unicode) => 1,
                    (false, Marks::Unicode) => 5,
                };
                let dot = |(year, value): &(Year, Decimal)| {
                    let x = self.column(*year).saturating_mul(ACROSS);
                    (x, self.dot_row(*value))
                };
                dots.line(dot(from), dot(to), every, Role::Fill2);
            }
            for (row, cells) in cells.iter_mut().enumerate() {
                match marks {
                    Marks::Unicode => dots.draw(row, cells),
                    Marks::Ascii => dots.draw_as(row, cells, '.'),
                }
            }
        }
    }

    fn years(&self, lines: &[Line], base: Year, columns: usize) -> Strip {
        let mut row = Cells::blank(columns);
        let points = lines.iter().flat_map(|line| line.points.iter());
        let mut years: Vec<Year> = points.map(|(year, _)| *year).collect();
        years.sort_unstable();
        years.dedup();
        let ends = [base, self.last, self.first];
        years.sort_by_key(|year| ends.iter().position(|of| of == year).unwrap_or(ends.len()));
        for year in years {
            let role = if year == base {
                Role::Strong
            } else {
                Role::Quiet
            };
            let four = year.to_string();
            let column = self.column(year);
            if !row.write_apart(column.saturating_sub(1), &four, role) {
                let two = four.get(four.len().saturating_sub(2)..).unwrap_or(&four);
                row.write_apart(column, two, role);
            }
        }
        row.into_strip()
    }
}

/// The round index numbers between two powers of two.
fn ticks(low: Decimal, high: Decimal) -> Vec<Decimal> {
    let holds = |value: &Decimal| log2(*value).is_some_and(|log| log >= low && log <= high);
    let mut doubled: Vec<Decimal> = Vec::new();
    let mut tick = Decimal::new(3125, 3);
    // From 3.125 to more than a hundred thousand times the base.
    for _ in 0..22 {
        doubled.push(tick.normalize());
        tick = tick.saturating_mul(Decimal::TWO);
    }
    doubled.retain(holds);
    if doubled.len() > 2 {
        return doubled;
    }
    // Less than two doublings: round steps between the ends.
    let end = |log: Decimal| {
        let mut value = Decimal::ONE;
        let mut rest = log;
        while rest >= Decimal::ONE && value < Decimal::from(1_000_000) {
            value = value.saturating_mul(Decimal::TWO);
            rest = rest.saturating_sub(Decimal::ONE);
        }
        // Between two powers of two, a straight line is near enough for a step.
        value.saturating_mul(Decimal::ONE.saturating_add(rest))
    };
    let (from, to) = (end(low), end(high));
    let step = round_step(to.saturating_sub(from), TICKS);
    let mut ticks = multiples(from, to, step);
    if !ticks.contains(&Decimal::ONE_HUNDRED) {
        ticks.push(Decimal::ONE_HUNDRED);
    }
    ticks.retain(holds);
    ticks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(label: &str, points: &[(Year, &str)]) -> Line {
        Line {
            label: label.to_owned(),
            points: points
                .iter()
                .map(|(year, of)| (*year, of.parse().unwrap()))
                .collect(),
            role: Role::Text,
        }
    }

    fn four() -> Vec<Line> {
        vec![
            line(
                "地区生产总值 249.7",
                &[(2015, "100"), (2020, "232.3"), (2021, "249.7")],
            ),
            line(
                "科技型中小企业 799",
                &[(2015, "100"), (2020, "670"), (2021, "799")],
            ),
            line(
                "高新技术企业 617",
                &[(2015, "100"), (2020, "464"), (2021, "617")],
            ),
            line("企业数 375", &[(2015, "100"), (2020, "375")]),
        ]
    }

    #[test]
    fn every_series_is_labelled_at_its_right_end() {
        for (columns, rows) in [(60, 8), (78, 12), (118, 24), (198, 40)] {
            let drawn = super::rows(&four(), 2015, columns, rows, Marks::Unicode);
            let texts: Vec<String> = drawn.iter().map(Strip::text).collect();
            assert!(texts.iter().all(|row| width(row) == columns), "{texts:#?}");
            for line in four() {
                assert!(
                    texts.iter().any(|row| row.contains(&line.label)),
                    "{texts:#?}"
                );
            }
            let axis = |text: &str| texts.iter().any(|row| row.trim_start().starts_with(text));
            assert!(axis("100 ") && axis("400 "), "{texts:#?}");
        }
    }

    #[test]
    fn a_small_change_has_an_axis_of_its_own() {
        let near = [line("企业", &[(2020, "100"), (2021, "107.5")])];
        let texts: Vec<String> = super::rows(&near, 2020, 60, 12, Marks::Unicode)
            .iter()
            .map(Strip::text)
            .collect();
        let axis = |text: &str| texts.iter().any(|row| row.trim_start().starts_with(text));
        assert!(axis("100 ") && (axis("105 ") || axis("102 ")), "{texts:#?}");
    }

    #[test]
    fn in_ascii_nothing_is_beyond_it() {
        let rows = super::rows(
            &[line("GDP 249.7", &[(2015, "100"), (2021, "249.7")])],
            2015,
            60,
            10,
            Marks::Ascii,
        );
        assert!(!rows.is_empty() && rows.iter().all(|row| row.text().is_ascii()));
    }

    proptest! {
        #[test]
        fn a_point_is_off_by_half_a_dot_at_most(
            values in prop::collection::vec(1i64..100_000, 2..6), rows in 5usize..40,
        ) {
            let points: Vec<(Year, Decimal)> = (2010u16..).zip(values.iter().map(|of| Decimal::new(*of, 1))).collect();
            let lines = [Line { label: "企业".to_owned(), points: points.clone(), role: Role::Text }];
            let frame = Frame::of(&lines, 80, rows).unwrap();
            let last = Decimal::from(frame.rows * DOWN - 1);
            for (_, value) in points {
                let exact = (frame.high - log2(value).unwrap()) / (frame.high - frame.low) * last;
                let off = (Decimal::from(frame.dot_row(value)) - exact).abs();
                prop_assert!(off <= Decimal::new(5001, 4), "{off}");
            }
            for row in super::rows(&lines, 2010, 80, rows, Marks::Unicode) {
                prop_assert_eq!(row.width(), 80);
            }
        }
    }
}
