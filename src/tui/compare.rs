//! A second year beside the one shown.

use super::shared::Shared;
use super::sheet_state::SheetState;
use crate::sheet::cell::Cell;
use crate::sheet::value::{UnitPlace, Value};
use crate::sheet::{RowId, cell};
use crate::text::Lang;

/// The cells of a sheet that compare a figure with that of another year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The other year's figure, in the unit of this year's.
    pub other: String,
    /// This year's figure less the other's.
    pub difference: String,
    /// The difference in percent of the other's; empty for rates, which are compared in points.
    pub percent: String,
}

/// The comparison in a row of a list; empty where no other year is shown.
#[must_use]
pub fn of_row(shared: &Shared, table: &SheetState, id: RowId) -> Compared {
    let (cx, lang) = (shared.context(), shared.lang);
    let row = table.sheet().sheet().row(&cx, id);
    let Some(row) = row.filter(|_| cx.other_year.is_some()) else {
        return Compared::default();
    };
    let cells = ["other", "difference", "percent"];
    let cells = cells.map(|name| cell(table.columns(), &row, name.into()));
    told(cells, lang)
}

fn told([other, difference, percent]: [Option<&Cell<'_>>; 3], lang: Lang) -> Compared {
    // The row has the unit already.
    let number = |cell: Option<&Cell<'_>>| match cell {
        Some(Cell::Value(value)) => Value {
            unit_place: UnitPlace::Column,
            ..*value
        }
        .text(lang),
        Some(Cell::Absent(_)) => "·".to_owned(),
        _ => String::new(),
    };
    Compared {
        other: number(other),
        difference: number(difference),
        percent: match percent {
            Some(Cell::Value(value)) => value.with_unit(lang),
            _ => String::new(),
        },
    }
}
