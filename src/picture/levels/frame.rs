//! Where the years, the values and the base line of levels stand.

use rust_decimal::Decimal;

use super::{Levels, Point};
use crate::figure::period::Year;
use crate::picture::axis::half_up;
use crate::picture::braille::{ACROSS, DOWN};
use crate::picture::strip::{Cells, Marks, Role, Strip};

/// The space above the highest value, in percent of the height below it.
const HEADROOM: i64 = 116;

/// Cells before the first year and behind the last, for labels.
pub(super) const SIDES: (usize, usize) = (3, 6);

/// Cells of a year from which on it is written with four digits.
pub(super) const WIDE_YEAR: usize = 8;

/// Where things stand in a picture.
pub(super) struct Frame {
    pub(super) columns: usize,
    /// Rows above and below the base line.
    pub(super) above: usize,
    pub(super) below: usize,
    pub(super) first: Year,
    pub(super) last: Year,
    /// What a dot stands for, above the base line and below it.
    pub(super) per_dot: Decimal,
}

impl Frame {
    pub(super) fn of(of: &Levels, columns: usize, rows: usize) -> Option<Frame> {
        let years = || {
            let goals = of.goals.iter().map(|goal| goal.year);
            of.points.iter().map(|point| point.year).chain(goals)
        };
        let (first, last) = (years().min()?, years().max()?);
        let values = || {
            let goals = of.goals.iter().map(|goal| goal.value);
            of.points.iter().map(|point| point.value).chain(goals)
        };
        let stretch = |value: Decimal| {
            let more = value.checked_mul(Decimal::from(HEADROOM))?;
            more.checked_div(Decimal::ONE_HUNDRED)
        };
        let most = values().max()?.max(of.most.unwrap_or(Decimal::ZERO));
        let high = stretch(most.max(Decimal::ZERO))?;
        let low = stretch(values().min()?.min(Decimal::ZERO))?;
        let plot = rows.checked_sub(2)?;
        let length = high.checked_sub(low)?;
        if plot == 0
            || columns < SIDES.0.saturating_add(SIDES.1).saturating_add(2)
            || length.is_zero()
        {
            return None;
        }
        let above = high.checked_div(length)?.checked_mul(Decimal::from(plot))?;
        let above = half_up(above)?.min(plot);
        // Positive and negative values have the same scale; each has a row at least.
        let above = above.max(usize::from(high > Decimal::ZERO));
        let below = plot.saturating_sub(above);
        let (above, below) = match (low < Decimal::ZERO, below) {
            (true, 0) => (above.saturating_sub(1), 1),
            (true, below) => (above, below),
            (false, _) => (plot, 0),
        };
        // As much for a dot above the base line as below it, and room for both ends.
        let per_dot = |end: Decimal, rows: usize| {
            let dots = Decimal::from(rows.saturating_mul(DOWN));
            end.abs().checked_div(dots).unwrap_or_default()
        };
        Some(Frame {
            columns,
            above,
            below,
            first,
            last,
            per_dot: per_dot(high, above).max(per_dot(low, below)),
        })
    }

    pub(super) fn is_large(&self) -> bool {
        self.cells_of_year() >= WIDE_YEAR
    }

    pub(super) fn cells_of_year(&self) -> usize {
        let years = usize::from(self.last.abs_diff(self.first)).max(1);
        self.length().checked_div(years).unwrap_or(0)
    }

    pub(super) fn length(&self) -> usize {
        self.columns.saturating_sub(SIDES.0).saturating_sub(SIDES.1)
    }

    /// The column of a year.
    pub(super) fn column(&self, year: Year) -> usize {
        let years = usize::from(self.last.abs_diff(self.first));
        let way = usize::from(year.abs_diff(self.first)).saturating_mul(self.length());
        let twice = way.saturating_mul(2).saturating_add(years);
        let way = twice.checked_div(years.saturating_mul(2)).unwrap_or(0);
        SIDES.0.saturating_add(way)
    }

    /// The row of dots of a value, from the top; the rows above and below the base line have one
    /// scale.
    pub(super) fn dot_row(&self, value: Decimal) -> usize {
        let dots = |rows: usize| rows.saturating_mul(DOWN);
        let way = value.abs().checked_div(self.per_dot).and_then(half_up);
        let way = way.unwrap_or(0);
        if value < Decimal::ZERO {
            let way = way.clamp(1, dots(self.below).max(1));
            dots(self.above).saturating_add(way).saturating_sub(1)
        } else {
            let way = way.min(dots(self.above));
            dots(self.above).saturating_sub(way.max(1))
        }
    }

    pub(super) fn cell(&self, year: Year, value: Decimal) -> (usize, usize) {
        (self.column(year), self.dot_row(value) / DOWN)
    }

    pub(super) fn dot(&self, point: &Point) -> (usize, usize) {
        (
            self.column(point.year).saturating_mul(ACROSS),
            self.dot_row(point.value),
        )
    }

    pub(super) fn base_line(&self, marks: Marks) -> Strip {
        let mut row = Cells::blank(self.columns);
        row.fill(0, self.columns, marks.pick('─', '-'), Role::Rule);
        if self.is_large() {
            for year in self.first..=self.last {
                row.set(self.column(year), marks.pick('┴', '+'), Role::Rule);
            }
        }
        row.into_strip()
    }
}
