//! By what lists can be ordered.

use super::model::{Model, ProjectsView, Tab, TargetsView};
pub use crate::sheet::Direction;
use crate::text::Lang;

/// A column to order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// By name: Chinese names by their sounds.
    Name,
    /// By what was promised.
    Target,
    /// By what was reached.
    Result,
    /// By how far it is from the target.
    Gap,
    /// By the verdict.
    Verdict,
    /// By the stage reached.
    Stage,
    /// By the batch.
    Batch,
    /// By the investment.
    Investment,
    /// By the newest value.
    Value,
    /// By the rule of a check.
    Rule,
    /// By the period.
    Period,
    /// By where it was printed.
    Place,
}

impl Column {
    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Column::Name => lang.sort_name(),
            Column::Target => lang.column_target(),
            Column::Result => lang.column_actual(),
            Column::Gap => lang.sort_gap(),
            Column::Verdict => lang.column_verdict(),
            Column::Stage => lang.column_stage(),
            Column::Batch => lang.column_batch(),
            Column::Investment => lang.quantity_investment(),
            Column::Value => lang.sort_value(),
            Column::Rule => lang.column_rule(),
            Column::Period => lang.column_period(),
            Column::Place => lang.sort_place(),
        }
    }

    /// Money and values are wanted from the top, everything else from the bottom.
    #[must_use]
    pub fn first_direction(self) -> Direction {
        match self {
            Column::Target | Column::Result | Column::Investment | Column::Value => Direction::Down,
            _ => Direction::Up,
        }
    }
}

/// The columns by which the list of the tab can be ordered.
#[must_use]
pub fn columns(model: &Model) -> &'static [Column] {
    match model.tab {
        Tab::Targets if model.targets.view == TargetsView::Year => &[
            Column::Name,
            Column::Target,
            Column::Result,
            Column::Gap,
            Column::Verdict,
            Column::Place,
        ],
        Tab::Projects if model.projects.view != ProjectsView::Batches => &[
            Column::Name,
            Column::Stage,
            Column::Batch,
            Column::Investment,
            Column::Place,
        ],
        Tab::Charts => &[Column::Name, Column::Value],
        Tab::Audit => &[Column::Name, Column::Period, Column::Rule, Column::Place],
        _ => &[],
    }
}
