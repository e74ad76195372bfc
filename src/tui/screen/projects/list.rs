//! All projects, one row each.

use ratatui::layout::Rect;

use super::{message, status};
use crate::analysis::pipeline::{self, Funnel, ProjectRow};
use crate::dataset::{ProgrammeId, Stage};
use crate::sheet::RowId;
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::below;
use crate::tui::widget::table::Headings;

/// Draws the view.
pub(super) fn draw(
    table: &SheetState,
    main: Option<&(ProgrammeId, Funnel<'_>)>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    message::put(shared, main, canvas, area);
    let used = message::rows(area);
    if table.ids().is_empty() {
        rows::put_arranged(shared, table, canvas, area, area.height.saturating_sub(1));
        return rows::empty(shared, canvas, area, &rows::why_empty(shared, table));
    }
    let inside = rows::above_last(below(area, used));
    let drawn = rows::put_table(shared, table, Headings::Hidden, canvas, inside);
    let hidden = status::Hidden {
        above: drawn.rows.start > 0,
        below: drawn.rows.end < table.ids().len(),
    };
    let signs = status::stages(shared, stages(table, shared));
    status::put_line(shared, table, signs, hidden, canvas, area);
}

/// The stages that the projects of a list have reached, in order.
pub(super) fn stages(table: &SheetState, shared: &Shared) -> Vec<Stage> {
    let rows = table.ids().iter().filter_map(|id| row_of(shared, *id));
    let mut stages: Vec<Stage> = rows.filter_map(|row| row.stage).collect();
    stages.sort();
    stages.dedup();
    stages
}

/// The project that a row of the list or a card of the board is about.
#[must_use]
pub(super) fn row_of(shared: &Shared, id: RowId) -> Option<ProjectRow<'_>> {
    let RowId::Project(id) = id else {
        return None;
    };
    let project = shared.dataset.project(id)?;
    Some(pipeline::project_row(id, project))
}
