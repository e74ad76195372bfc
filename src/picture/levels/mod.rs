//! Levels over the years: a small panel, or a large chart.
//!
//! ```text
//!                     548
//!                ≈510 ⢀●            each point under its label
//!                   ●⠒⠁
//! 219.5  ⠠  ⠁                       a dotted bridge over years that are not in the dataset
//!   ●  ⠁
//! ───────────────────────────
//!  15             20 21
//! ```

mod frame;

use rust_decimal::Decimal;

use super::braille::{ACROSS, Dots};
use super::strip::{Cells, Marks, Role, Strip};
use crate::figure::period::Year;
use crate::text::width;
use frame::{Frame, SIDES, WIDE_YEAR};

/// A published level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its year.
    pub year: Year,
    /// Its value, in the unit of the panel.
    pub value: Decimal,
    /// The text of the value, with its hedge.
    pub label: String,
    /// Whether another publication is preferred to it.
    pub vintage: Vintage,
}

/// Which publication of a value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vintage {
    /// The one that is shown elsewhere, too.
    Preferred,
    /// Another one, drawn hollow.
    Other,
}

/// A target, as a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its year.
    pub year: Year,
    /// Its value, in the unit of the panel.
    pub value: Decimal,
    /// The text of the value.
    pub label: String,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels {
    /// The levels, in the order of their years.
    pub points: Vec<Point>,
    /// Targets.
    pub goals: Vec<Goal>,
    /// The year that stands out.
    pub chosen: Option<Year>,
    /// The highest value of the scale, where several panels share one.
    pub most: Option<Decimal>,
    /// What is said of the years between two points, behind them, where there is room: `未收录`.
    pub gap: Option<String>,
}

impl Levels {
    /// The picture in so many columns and rows, the base line and the years among them; empty where
    /// there is no point or no room.
    #[must_use]
    pub fn rows(&self, columns: usize, rows: usize, marks: Marks) -> Vec<Strip> {
        let Some(frame) = Frame::of(self, columns, rows) else {
            return Vec::new();
        };
        let plot = frame.above.saturating_add(frame.below);
        let mut cells: Vec<Cells> = vec![Cells::blank(columns); plot];
        self.put_goals(&frame, &mut cells, marks);
        self.put_points(&frame, &mut cells, marks);
        self.put_labels(&frame, &mut cells);
        self.put_lines(&frame, &mut cells, marks);
        let mut rows: Vec<Strip> = cells.into_iter().map(Cells::into_strip).collect();
        rows.insert(frame.above.min(rows.len()), frame.base_line(marks));
        rows.push(self.years(&frame));
        rows
    }

    fn put_points(&self, frame: &Frame, cells: &mut [Cells], marks: Marks) {
        for point in &self.points {
            let (mark, role) = match point.vintage {
                Vintage::Preferred => (marks.pick('●', '*'), self.role_of(point.year)),
                Vintage::Other => (marks.pick('○', 'o'), Role::Quiet),
            };
            let (column, row) = frame.cell(point.year, point.value);
            // Years closer than their marks are a line, with marks at its ends.
            let is_end = [frame.first, frame.last].contains(&point.year);
            let is_labelled = is_end || self.chosen == Some(point.year);
            if frame.cells_of_year() < 2 && !is_labelled {
                continue;
            }
            if let Some(line) = cells.get_mut(row) {
                // Beside a mark that stands there already.
                let column = if line.is_blank(column) {
                    column
                } else {
                    column.saturating_add(1)
                };
                line.set(column, mark, role);
            }
        }
    }

    fn put_goals(&self, frame: &Frame, cells: &mut [Cells], marks: Marks) {
        let half = if frame.is_large() { 2 } else { 1 };
        for goal in &self.goals {
            let (column, row) = frame.cell(goal.year, goal.value);
            let from = column.saturating_sub(half);
            let to = column.saturating_add(half).saturating_add(1);
            if let Some(line) = cells.get_mut(row) {
                line.fill(from, to, marks.pick('━', '='), Role::Strong);
                if line.write_apart(to.saturating_add(1), &goal.label, Role::Text) {
                    continue;
                }
            }
            let above = row.checked_sub(1).and_then(|row| cells.get_mut(row));
            if let Some(line) = above {
                let at = to.saturating_sub(width(&goal.label));
                line.write_apart(at, &goal.label, Role::Text);
            }
        }
    }

    /// The first label starts at the left edge, inner ones end at their marks, the last starts one
    /// cell left of its own.
    fn put_labels(&self, frame: &Frame, cells: &mut [Cells]) {
        let mut order: Vec<&Point> = self.points.iter().collect();
        // The ends and the chosen year first: of a long series not all find room.
        let ends = [self.chosen, Some(frame.last), Some(frame.first)];
        order.sort_by_key(|point| {
            let at = ends.iter().position(|end| *end == Some(point.year));
            at.unwrap_or(ends.len())
        });
        for point in order {
            let (column, row) = frame.cell(point.year, point.value);
            let wide = width(&point.label);
            let end = column.saturating_add(1).saturating_sub(wide);
            let at = match point.year {
                year if year == frame.first => column.saturating_sub(SIDES.0),
                year if year == frame.last => column.saturating_sub(1),
                _ => end,
            };
            let role = match point.vintage {
                Vintage::Preferred => self.role_of_label(point.year),
                Vintage::Other => Role::Quiet,
            };
            // The mark of another publication may stand a cell beside its year.
            let behind = match point.vintage {
                Vintage::Preferred => column.saturating_add(2),
                Vintage::Other => column.saturating_add(3),
            };
            let before = column.saturating_sub(wide).saturating_sub(1);
            let places = match point.vintage {
                Vintage::Preferred => [
                    (row.checked_sub(1), at),
                    (row.checked_sub(2), at),
                    (Some(row), behind),
                    (Some(row), before),
                ],
                Vintage::Other => [
                    (Some(row), behind),
                    (row.checked_add(1), behind),
                    (row.checked_add(1), at),
                    (row.checked_sub(1), at),
                ],
            };
            for (row, at) in places {
                let line = row.and_then(|row| cells.get_mut(row));
                if line.is_some_and(|line| line.write_apart(at, &point.label, role)) {
                    break;
                }
            }
        }
    }

    /// A line between neighbouring years, a dotted one over years that are missing.
    fn put_lines(&self, frame: &Frame, cells: &mut [Cells], marks: Marks) {
        let shown = self
            .points
            .iter()
            .filter(|of| of.vintage == Vintage::Preferred);
        let shown: Vec<&Point> = shown.collect();
        let mut dots = Dots::blank(frame.columns, cells.len());
        for pair in shown.windows(2) {
            let [from, to] = pair else { continue };
            let (start, end) = (frame.dot(from), frame.dot(to));
            let is_next = from.year.checked_add(1) == Some(to.year);
            match marks {
                Marks::Unicode if is_next => dots.line(start, end, 1, Role::Fill2),
                Marks::Unicode => dots.line(start, end, 5, Role::Quiet),
                Marks::Ascii => {
                    dots.line(start, end, 2 * ACROSS, Role::Quiet);
                }
            }
            if !is_next {
                self.put_gap(frame, cells, from, to);
            }
        }
        for (row, line) in cells.iter_mut().enumerate() {
            match marks {
                Marks::Unicode => dots.draw(row, line),
                Marks::Ascii => dots.draw_as(row, line, '.'),
            }
        }
    }

    /// What is said of the years between two points, below their line.
    fn put_gap(&self, frame: &Frame, cells: &mut [Cells], from: &Point, to: &Point) {
        let (Some(gap), true) = (&self.gap, frame.is_large()) else {
            return;
        };
        let (first, last) = (from.year.saturating_add(1), to.year.saturating_sub(1));
        let gap = &match first == last {
            true => format!("{first} {gap}"),
            false => format!("{first}–{last} {gap}"),
        };
        let middle = frame
            .column(from.year)
            .saturating_add(frame.column(to.year))
            / 2;
        let at = middle.saturating_sub(width(gap) / 2);
        let row = frame.above.saturating_sub(2);
        if let Some(line) = cells.get_mut(row) {
            line.write(at.saturating_add(width(gap) / 3), gap, Role::Quiet);
        }
    }

    fn years(&self, frame: &Frame) -> Strip {
        let mut row = Cells::blank(frame.columns);
        let cells_of_year = frame.cells_of_year();
        let all = self.points.iter().map(|of| of.year);
        let mut years: Vec<Year> = all.chain(self.goals.iter().map(|of| of.year)).collect();
        if cells_of_year >= WIDE_YEAR {
            years = (frame.first..=frame.last).collect();
        }
        years.sort_unstable();
        years.dedup();
        // The ends and the chosen year first: of a long series not all find room.
        let ends = [Some(frame.last), Some(frame.first), self.chosen];
        years.sort_by_key(|year| {
            let at = ends.iter().position(|end| *end == Some(*year));
            at.unwrap_or(ends.len())
        });
        for year in years {
            let four = year.to_string();
            let column = frame.column(year);
            let role = self.role_of_label(year);
            if cells_of_year >= WIDE_YEAR {
                row.write_apart(column.saturating_sub(2), &four, role);
            } else {
                let two = four.get(four.len().saturating_sub(2)..).unwrap_or(&four);
                row.write_apart(column.saturating_sub(1), two, role);
            }
        }
        row.into_strip()
    }

    fn role_of(&self, year: Year) -> Role {
        if self.chosen == Some(year) {
            Role::Strong
        } else {
            Role::Text
        }
    }

    fn role_of_label(&self, year: Year) -> Role {
        if self.chosen == Some(year) {
            Role::Strong
        } else {
            Role::Quiet
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::picture::braille::DOWN;

    fn point(year: Year, value: &str) -> Point {
        Point {
            year,
            value: value.parse().unwrap(),
            label: value.to_owned(),
            vintage: Vintage::Preferred,
        }
    }

    fn gdp() -> Levels {
        Levels {
            points: vec![point(2015, "219.5"), point(2020, "510"), point(2021, "548")],
            chosen: Some(2021),
            ..Levels::default()
        }
    }

    fn text(of: &Levels, columns: usize, rows: usize) -> Vec<String> {
        let rows = of.rows(columns, rows, Marks::Unicode);
        rows.iter().map(Strip::text).collect()
    }

    #[test]
    fn a_panel_labels_its_points_and_bridges_what_is_missing_with_dots() {
        let rows = text(&gdp(), 27, 8);
        assert_eq!(rows.len(), 8);
        assert!(rows.iter().all(|row| width(row) == 27), "{rows:#?}");
        let has = |text: &str| rows.iter().any(|row| row.contains(text));
        assert!(has("219.5") && has("510") && has("548"), "{rows:#?}");
        assert_eq!(rows[6], "─".repeat(27));
        assert_eq!(rows[7].trim_end(), "  15             20 21");
        let marks: String = rows.concat().chars().filter(|of| *of == '●').collect();
        assert_eq!(marks, "●●●");
    }

    #[test]
    fn a_large_chart_writes_every_year_and_says_what_is_missing() {
        let levels = Levels {
            gap: Some("未收录".to_owned()),
            goals: vec![Goal {
                year: 2022,
                value: Decimal::from(700),
                label: "目标 +150".to_owned(),
            }],
            ..gdp()
        };
        let rows = text(&levels, 90, 20);
        assert!(rows.last().unwrap().contains("2018"), "{rows:#?}");
        assert!(
            rows.iter().any(|row| row.contains("2016–2019 未收录")),
            "{rows:#?}"
        );
        assert!(rows.iter().any(|row| row.contains("━━━━━")), "{rows:#?}");
        assert!(
            rows.iter().any(|row| row.contains("目标 +150")),
            "{rows:#?}"
        );
        assert!(rows.iter().all(|row| width(row) == 90), "{rows:#?}");
    }

    #[test]
    fn of_thirty_years_no_two_labels_and_no_two_years_read_as_one() {
        let points: Vec<Point> = (1991u16..2021)
            .map(|year| point(year, &format!("{}.{}", 100 + (year % 9) * 37, year % 7)))
            .collect();
        let texts: Vec<String> = points.iter().map(|of| of.label.clone()).collect();
        let levels = Levels {
            points,
            chosen: Some(2020),
            ..Levels::default()
        };
        for columns in [40, 60, 78, 118, 198] {
            let rows = text(&levels, columns, 14);
            let (years, plot) = rows.split_last().unwrap();
            let plain = |of: char| !of.is_ascii_digit() && of != '.';
            let numbers = plot.iter().flat_map(|row| row.split(plain));
            for number in numbers.filter(|number| !number.is_empty()) {
                assert!(texts.iter().any(|of| of == number), "{number} in {rows:#?}");
            }
            for year in years.split_whitespace() {
                assert!(year.len() == 2 || year.len() == 4, "{rows:#?}");
            }
            assert!(years.contains("20") && years.contains("91"), "{rows:#?}");
        }
    }

    #[test]
    fn what_is_negative_hangs_below_the_base_line() {
        let levels = Levels {
            points: vec![point(2020, "4"), point(2021, "-7.8"), point(2022, "6")],
            ..Levels::default()
        };
        let rows = text(&levels, 40, 12);
        let base = rows.iter().position(|row| row.starts_with("──")).unwrap();
        let at = |label: &str| rows.iter().position(|row| row.contains(label)).unwrap();
        assert!(at("-7.8") >= base && at("4") < base, "{rows:#?}");
    }

    #[test]
    fn without_braille_points_remain_with_dots_between() {
        let rows = gdp().rows(27, 8, Marks::Ascii);
        assert!(rows.iter().all(|row| row.text().is_ascii()));
        assert!(rows.iter().any(|row| row.text().contains('.')));
    }

    proptest! {
        #[test]
        fn a_value_drawn_is_the_value_read_to_half_a_dot_at_every_size(
            values in prop::collection::vec(1i64..9000, 1..8), columns in 26usize..200, rows in 5usize..60,
        ) {
            let points: Vec<Point> = (2010u16..).zip(&values)
                .map(|(year, of)| point(year, &Decimal::new(*of, 1).to_string()))
                .collect();
            let levels = Levels { points, ..Levels::default() };
            if let Some(frame) = Frame::of(&levels, columns, rows) {
                let plot = Decimal::from(frame.above * DOWN);
                for of in &levels.points {
                    let exact = of.value / frame.per_dot;
                    prop_assert!(exact <= plot);
                    let drawn = Decimal::from(frame.above * DOWN - frame.dot_row(of.value));
                    // A value other than zero is visible.
                    let is_least = drawn == Decimal::ONE && exact < Decimal::ONE;
                    prop_assert!((drawn - exact).abs() <= Decimal::new(5, 1) || is_least);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn higher_values_never_stand_lower(
            values in prop::collection::vec(-2000i64..9000, 2..8), rows in 5usize..30,
        ) {
            let points: Vec<Point> = (2010u16..).zip(&values)
                .map(|(year, of)| point(year, &Decimal::new(*of, 1).to_string()))
                .collect();
            let levels = Levels { points, ..Levels::default() };
            let drawn = levels.rows(60, rows, Marks::Unicode);
            if let Some(frame) = Frame::of(&levels, 60, rows) {
                prop_assert_eq!(drawn.len(), rows);
                let mut sorted: Vec<Decimal> = levels.points.iter().map(|of| of.value).collect();
                sorted.sort_unstable();
                let at: Vec<usize> = sorted.iter().map(|of| frame.dot_row(*of)).collect();
                prop_assert!(at.windows(2).all(|of| of[0] >= of[1]));
                for row in drawn {
                    prop_assert_eq!(row.width(), 60);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_decline_is_drawn_as_finely_as_a_rise(
            values in prop::collection::vec(-9000i64..9000, 1..8), rows in 7usize..60,
        ) {
            let points: Vec<Point> = (2010u16..).zip(&values)
                .map(|(year, of)| point(year, &Decimal::new(*of, 1).to_string()))
                .collect();
            let levels = Levels { points, ..Levels::default() };
            let Some(frame) = Frame::of(&levels, 60, rows) else { return Ok(()) };
            let base = frame.above * DOWN;
            for of in &levels.points {
                let at = frame.dot_row(of.value);
                // Dots of the base line's two sides are counted away from it.
                let away = if at < base { base - at } else { at - base + 1 };
                prop_assert_eq!(at >= base, of.value < Decimal::ZERO, "{}", of.value);
                let exact = of.value.abs() / frame.per_dot;
                let off = (Decimal::from(away) - exact).abs();
                let is_least = away == 1 && exact < Decimal::ONE;
                prop_assert!(off <= Decimal::new(5001, 4) || is_least, "{away} for {exact}");
            }
        }
    }
}
