//! Bars beside a column of counts.

use super::Table;
use crate::picture::Marks;
use crate::sheet::fit::{self, Extent};
use crate::sheet::{Cell, Column};

/// Columns of more than this priority may be left out for bars.
const BEFORE_BARS: u8 = 5;

/// Cells of bars, the widest first.
const BARS: [usize; 3] = [24, 16, 10];

/// Bars behind the numbers of one column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars {
    /// The position of the column.
    pub(super) column: usize,
    /// Cells of a bar.
    pub(super) cells: usize,
    /// The number at which a bar is full.
    pub(super) most: usize,
    pub(super) marks: Marks,
}

impl Table<'_> {
    /// The largest count of a column.
    pub(super) fn most(&self, name: &str) -> Option<usize> {
        let column = self.list.columns.iter().position(|of| of.id.name == name)?;
        let counts = self.list.ids.iter().filter_map(|id| {
            let row = self.sheet.row(self.cx, *id)?;
            count(row.cells.get(column)?)
        });
        counts.max()
    }

    /// Makes room for bars, at the cost of columns of low priority only.
    pub(super) fn bars(
        &self,
        widths: &mut Vec<Option<usize>>,
        extents: &[Extent],
        room: usize,
    ) -> Option<Bars> {
        let (name, marks) = self.bars?;
        let columns = &self.list.columns;
        let column = columns.iter().position(|of| of.id.name == name)?;
        let own = (*widths.get(column)?)?;
        let most = self.most(name).filter(|most| *most > 0)?;
        // Bars are tried first beside all columns, then in place of columns of low priority.
        let light = |column: &Column| column.priority.is_some_and(|of| of > BEFORE_BARS);
        let tries = [false, true].into_iter();
        let mut tries = tries.flat_map(|instead| BARS.into_iter().map(move |of| (instead, of)));
        tries.find_map(|(instead, cells)| {
            let mut wider = extents.to_vec();
            for (extent, column) in wider.iter_mut().zip(columns) {
                if instead && light(column) {
                    *extent = Extent::default();
                }
            }
            let extent = wider.get_mut(column)?;
            let extent_with = own.saturating_add(cells).saturating_add(1);
            extent.widest = extent_with;
            let fitted = fit::fit(columns, &wider, room);
            let mut all = columns
                .iter()
                .zip(fitted.iter().zip(widths.iter()))
                .enumerate();
            let same = all.all(|(at, (of, (with, without)))| match at == column {
                true => *with == Some(extent_with),
                false => (instead && light(of)) || with >= without,
            });
            same.then(|| {
                *widths = fitted;
                Bars {
                    column,
                    cells,
                    most,
                    marks,
                }
            })
        })
    }
}

/// The number in a cell that holds a count.
pub(super) fn count(cell: &Cell<'_>) -> Option<usize> {
    match cell {
        Cell::Count(count) => Some(*count),
        _ => None,
    }
}
