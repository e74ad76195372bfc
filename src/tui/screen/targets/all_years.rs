//! Targets and results of all years. Indicators with targets in several years have a picture of the year
//! with results and of the following targets.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::sectioned::{Sections, note_heads};
use crate::sheet::promised_years::PromisedYears;
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::theme::Theme;
use crate::tui::widget::sectioned;
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

    fn lines<'l>(
        &'l self,
        layout: &'l (Columns, Vec<Fitted>),
        shared: &'l Shared,
        theme: &'l Theme,
        width: u16,
    ) -> impl sectioned::Sections {
        let (columns, fitted) = layout;
        Lines {
            placed: &self.0,
            columns,
            fitted,
            shared,
            theme,
            room: usize::from(width),
        }
    }

    fn legend(sections: Option<&AllYears>, shared: &Shared) -> String {
        let legend = match sections {
            Some(_) => shared.lang.legend_of_all_years(),
            None => shared.lang.matrix_legend(),
        };
        legend.to_owned()
    }
}

struct Lines<'l> {
    placed: &'l [Placed],
    columns: &'l Columns,
    fitted: &'l [Fitted],
    shared: &'l Shared,
    theme: &'l Theme,
    room: usize,
}

impl sectioned::Sections for Lines<'_> {
    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        self.placed.iter().map(|of| of.at.as_slice())
    }

    fn heading(&self, section: usize) -> Line<'static> {
        let placed = self.placed.get(section);
        placed.map_or_else(Line::default, |of| {
            let lang = self.shared.lang;
            of.section.heading(self.columns, self.theme, lang)
        })
    }

    fn row(&self, section: usize, row: usize) -> Line<'static> {
        let placed = self.placed.get(section).zip(self.fitted.get(section));
        placed.map_or_else(Line::default, |(of, fitted)| {
            let marks = self.shared.marks();
            of.section.line(row, fitted, self.theme, marks, self.room)
        })
    }

    fn note_heads(&self, canvas: &mut Canvas<'_>, area: Rect, row: u16, section: usize) {
        let orders = self.placed.get(section).map_or(&[][..], |of| &of.orders);
        let ids = std::iter::once("name".into()).chain(orders.iter().copied());
        note_heads(
            canvas,
            area,
            row,
            self.columns.places().into_iter().zip(ids),
        );
    }
}
