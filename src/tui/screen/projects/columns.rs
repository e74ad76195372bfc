//! The columns of the board: the projects of a list by the stage they have reached.

use crate::analysis::pipeline::{self, ProjectRow};
use crate::dataset::Stage;
use crate::sheet::RowId;
use crate::tui::screen::Towards;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;

/// The projects of one stage.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub stage: Stage,
    /// Their positions in the list, in its order.
    pub at: Vec<usize>,
}

/// The projects of a list by stage, the first stage first.
pub(super) fn columns(table: &SheetState, shared: &Shared) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, id) in table.ids().iter().enumerate() {
        let Some(stage) = row_of(shared, *id).and_then(|row| row.stage) else {
            continue;
        };
        match columns.iter_mut().find(|of| of.stage == stage) {
            Some(column) => column.at.push(at),
            None => columns.push(Column {
                stage,
                at: vec![at],
            }),
        }
    }
    columns.sort_by_key(|of| of.stage);
    columns
}

/// The position beside the selected project: the one above or below it in its column, or the one at
/// the same height of the next column.
pub(super) fn step(columns: &[Column], table: &SheetState, towards: Towards) -> Option<usize> {
    let found = columns.iter().enumerate().find_map(|(column, of)| {
        let row = of.at.binary_search(&table.at()).ok()?;
        Some((column, row))
    });
    let (column, row) = found?;
    let (column, row) = match towards {
        Towards::Up => (Some(column), row.saturating_sub(1)),
        Towards::Down => (Some(column), row.saturating_add(1)),
        Towards::Left => (column.checked_sub(1), row),
        Towards::Right => (column.checked_add(1), row),
    };
    let column = column.and_then(|at| columns.get(at));
    let to = column.and_then(|of| of.at.get(row).or(of.at.last()));
    Some(to.copied().unwrap_or(table.at()))
}

/// The project that a row of the list or a card of the board is about.
pub(super) fn row_of(shared: &Shared, id: RowId) -> Option<ProjectRow<'_>> {
    let RowId::Project(id) = id else {
        return None;
    };
    let project = shared.dataset.project(id)?;
    Some(pipeline::project_row(id, project))
}
