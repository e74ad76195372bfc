//! Lines finer than a cell: dots of braille, two by four to a cell.

use super::strip::{Cells, Role};

/// Dots to a cell, from left to right.
pub(crate) const ACROSS: usize = 2;

/// Dots to a cell, from top to bottom.
pub const DOWN: usize = 4;

/// The bit of each dot of a cell, row by row.
const BITS: [[u32; ACROSS]; DOWN] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Dots over some rows of cells.
#[derive(Debug, Clone)]
pub struct Dots {
    columns: usize,
    cells: Vec<(u32, Role)>,
}

/// A dot: columns and rows of dots, from the upper left corner.
pub type Dot = (usize, usize);

impl Dots {
    /// No dots on so many cells.
    #[must_use]
    pub fn blank(columns: usize, rows: usize) -> Dots {
        Dots {
            columns,
            cells: vec![(0, Role::Text); columns.saturating_mul(rows)],
        }
    }

    /// Sets a dot; outside, nothing happens.
    pub fn set(&mut self, (x, y): Dot, role: Role) {
        let column = x / ACROSS;
        let at = (y / DOWN)
            .saturating_mul(self.columns)
            .saturating_add(column);
        let row = BITS.get(y.checked_rem(DOWN).unwrap_or(0));
        let bit = row.and_then(|row| row.get(x.checked_rem(ACROSS).unwrap_or(0)));
        if column < self.columns
            && let (Some(cell), Some(bit)) = (self.cells.get_mut(at), bit)
        {
            *cell = (cell.0 | bit, role);
        }
    }

    /// A line from one dot to another, of every dot or every so many.
    pub fn line(&mut self, from: Dot, to: Dot, every: usize, role: Role) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1));
        for step in (0..=steps).step_by(every.max(1)) {
            let part = |from: usize, to: usize| {
                let way = from.abs_diff(to).saturating_mul(step);
                // Rounded half up.
                let way = way.saturating_mul(2).saturating_add(steps);
                let way = way.checked_div(steps.saturating_mul(2)).unwrap_or(0);
                if to < from {
                    from.saturating_sub(way)
                } else {
                    from.saturating_add(way)
                }
            };
            self.set((part(from.0, to.0), part(from.1, to.1)), role);
        }
    }

    /// Draws one row of cells where nothing else stands.
    pub fn draw(&self, row: usize, cells: &mut Cells) {
        self.put(row, cells, |bits| {
            char::from_u32(0x2800u32.saturating_add(bits)).unwrap_or('·')
        });
    }

    /// The same with one mark for every cell that has a dot.
    pub(crate) fn draw_as(&self, row: usize, cells: &mut Cells, mark: char) {
        self.put(row, cells, |_| mark);
    }

    fn put(&self, row: usize, cells: &mut Cells, mark: impl Fn(u32) -> char) {
        let from = row.saturating_mul(self.columns);
        for column in 0..self.columns {
            let Some((bits, role)) = self.cells.get(from.saturating_add(column)) else {
                continue;
            };
            if *bits != 0 && cells.is_blank(column) {
                cells.set(column, mark(*bits), *role);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(dots: &Dots, at: usize, columns: usize) -> String {
        let mut cells = Cells::blank(columns);
        dots.draw(at, &mut cells);
        cells.into_strip().text()
    }

    #[test]
    fn a_line_goes_through_every_column_of_dots() {
        let mut dots = Dots::blank(4, 1);
        dots.line((0, 3), (7, 0), 1, Role::Fill2);
        assert_eq!(row(&dots, 0, 4), "⣀⠤⠒⠉");
    }

    #[test]
    fn a_dotted_line_has_every_fifth_dot() {
        let mut dots = Dots::blank(10, 1);
        dots.line((0, 0), (19, 0), 5, Role::Quiet);
        assert_eq!(row(&dots, 0, 10), "⠁ ⠈  ⠁ ⠈  ");
    }
}
