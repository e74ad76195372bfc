//! Targets and results of all years. Indicators with targets in several years have a picture of the year
//! with results and of the following targets.

use ratatui::text::Line;

use super::sectioned::{Laid, Sections};
use crate::sheet::ColumnId;
use crate::sheet::promised_years::PromisedYears;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::table::Headings;
use crate::tui::widget::years::{Columns, Fitted};
use crate::tui::years::{self, Placed};

/// Narrower windows show a column a year without pictures.
const ROOM_FOR_PICTURES: u16 = 110;

/// The targets of all years. They have no sections if no two years can be compared.
#[derive(Debug, Clone)]
pub(super) struct AllYears(Vec<Placed>);

impl Sections for AllYears {
    type Layout = (Columns, Vec<Fitted>);

    const HEADINGS: Headings = Headings::Hidden;

    fn of(table: &SheetState, shared: &Shared) -> Option<AllYears> {
        let years = PromisedYears::of(&shared.context())?;
        Some(AllYears(years::of_list(shared, table, &years)))
    }

    fn fit(width: u16) -> bool {
        width >= ROOM_FOR_PICTURES
    }

    fn layout(&self, _shared: &Shared, width: u16) -> (Columns, Vec<Fitted>) {
        let room = usize::from(width);
        let all = self.0.iter().map(|of| &of.section);
        let columns = Columns::fit(all.clone(), room);
        let fitted = all.map(|of| of.fitted(&columns, room)).collect();
        (columns, fitted)
    }

    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.0.iter().map(|of| of.at.as_slice())
    }

    fn heading(laid: &Laid<'_, AllYears>, section: usize) -> Line<'static> {
        let (columns, _) = laid.layout;
        let placed = laid.sections.0.get(section);
        placed.map_or_else(Line::default, |of| {
            of.section.heading(columns, laid.theme, laid.shared.lang)
        })
    }

    fn row(laid: &Laid<'_, AllYears>, section: usize, row: usize) -> Line<'static> {
        let (_, fitted) = laid.layout;
        let placed = laid.sections.0.get(section).zip(fitted.get(section));
        placed.map_or_else(Line::default, |(of, fitted)| {
            let (marks, room) = (laid.shared.marks(), usize::from(laid.width));
            of.section.line(row, fitted, laid.theme, marks, room)
        })
    }

    fn heads(
        laid: &Laid<'_, AllYears>,
        section: usize,
    ) -> impl Iterator<Item = ((usize, usize), ColumnId)> {
        let (columns, _) = laid.layout;
        let placed = laid.sections.0.get(section).into_iter();
        let orders = placed.flat_map(|of| of.orders.iter().copied());
        let ids = std::iter::once("name".into()).chain(orders);
        columns.places().into_iter().zip(ids)
    }

    fn legend(&self, shared: &Shared) -> String {
        shared.lang.legend_of_all_years().to_owned()
    }

    fn legend_of_table(shared: &Shared) -> &'static str {
        shared.lang.matrix_legend()
    }
}
