//! Targets and results of one year in three sections: rates, shares and quantities, the one that fell
//! shortest first.
//!
//! ```text
//! 2021 年 30 项目标：达标 6，接近 1，未达 5 …
//!
//! 增速与比率 %               −10       −5         0          5      结果     目标  差距（百分点）
//! ▼ 固定资产投资                  ●━━━━━━━━━━━━━━━━━━━┃             −7.8      ≥7         −14.8
//!
//! 数量  完成率 %              0              50             100
//! ✗ 安置房新开工面积 万㎡     ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄             ┃         81.05    153        53.0
//! ```

use ratatui::text::Line;

use super::sectioned::{Laid, Sections};
use crate::analysis::scorecard;
use crate::sheet::ColumnId;
use crate::sheet::column::ScoreGroup;
use crate::tui::action::Action;
use crate::tui::promises::{self, Promises};
use crate::tui::rows;
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::section::Heads;
use crate::tui::widget::section::columns::{Columns, Places};
use crate::tui::widget::section::lines::{self, Fitted};
use crate::tui::widget::table::Headings;

/// The targets of a year.
#[derive(Debug, Clone)]
pub(super) enum Year {
    /// Beside their results.
    Outcomes(Vec<Placed>),
    /// Beside the latest earlier results, in a year without results.
    Promises(Promises),
}

impl Year {
    fn placed(&self) -> &[Placed] {
        match self {
            Year::Outcomes(placed) => placed,
            Year::Promises(promises) => &promises.sections,
        }
    }

    /// Each section, and the heads of the columns.
    fn with_heads(&self, shared: &Shared) -> (&[Placed], Heads<'_>) {
        let heads = match self {
            Year::Outcomes(_) => sections::heads(shared.lang),
            Year::Promises(promises) => promises.heads(),
        };
        (self.placed(), heads)
    }
}

impl Sections for Year {
    type Layout = (Columns, Vec<Fitted>);

    const HEADINGS: Headings = Headings::Shown;

    fn of(table: &SheetState, shared: &Shared) -> Option<Year> {
        Some(match has_results(shared) {
            true => Year::Outcomes(sections::of_list(shared, table, |_| true)),
            false => Year::Promises(promises::of_list(shared, table)),
        })
    }

    fn fit(_width: u16) -> bool {
        true
    }

    fn layout(&self, shared: &Shared, width: u16) -> (Columns, Vec<Fitted>) {
        let (placed, heads) = self.with_heads(shared);
        let all = placed.iter().map(|of| &of.section);
        let columns = Columns::fit(all.clone(), heads, Places::Shown, usize::from(width));
        let fitted = all.map(|of| of.fitted(&columns)).collect();
        (columns, fitted)
    }

    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.placed().iter().map(|of| of.at.as_slice())
    }

    fn heading(laid: &Laid<'_, Year>, section: usize) -> Line<'static> {
        let (placed, heads) = laid.sections.with_heads(laid.shared);
        let (columns, _) = laid.layout;
        placed.get(section).map_or_else(Line::default, |of| {
            let number = lines::tick(laid.shared.lang);
            of.section.heading(columns, heads, laid.theme, number)
        })
    }

    fn row(laid: &Laid<'_, Year>, section: usize, row: usize) -> Line<'static> {
        let (columns, fitted) = laid.layout;
        let placed = laid.sections.placed().get(section);
        let placed = placed.zip(fitted.get(section));
        placed.map_or_else(Line::default, |(of, fitted)| {
            let marks = laid.shared.marks();
            of.section.line(row, (columns, fitted), laid.theme, marks)
        })
    }

    fn heads(
        laid: &Laid<'_, Year>,
        section: usize,
    ) -> impl Iterator<Item = ((usize, usize), ColumnId)> {
        let (columns, _) = laid.layout;
        let placed = laid.sections.placed().get(section).into_iter();
        placed.flat_map(|placed| {
            let distance = match placed.group {
                ScoreGroup::Rate | ScoreGroup::Share => "gap",
                ScoreGroup::Quantity => "attainment",
            };
            let ids = ["name", "actual", "target", distance].map(ColumnId::from);
            columns.places().into_iter().zip(ids)
        })
    }

    fn legend(&self, shared: &Shared) -> String {
        let legend = match self {
            Year::Outcomes(_) => shared.lang.legend_of_targets(),
            Year::Promises(_) => shared.lang.legend_of_promises(),
        };
        sections::legend(self.placed(), legend)
    }

    fn legend_of_table(shared: &Shared) -> &'static str {
        match has_results(shared) {
            true => shared.lang.legend_of_targets(),
            false => shared.lang.legend_of_promises(),
        }
    }

    fn why_empty(table: &SheetState, shared: &Shared) -> String {
        if !table.options().filters.is_empty() {
            return rows::why_empty(shared, table);
        }
        let years = [Action::YearBack, Action::YearForward];
        let keys = shared.key_names(&years);
        shared.lang.no_targets_in_year(shared.year, keys)
    }
}

fn has_results(shared: &Shared) -> bool {
    scorecard::has_results(&shared.dataset, shared.area, shared.year)
}
