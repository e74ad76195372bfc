//! The sheet of the view with its rows in the order of the screen. Copies, exports and the accessible
//! mode use it, so that they contain what the screen shows.

use super::model::Model;
use super::sheet_state::Listed;
use crate::dataset::{Record, Subject};
use crate::output::format::{self, CsvOptions, Format};
use crate::sheet::list;
use crate::sheet::{Context, RowId, SheetId, copy};

/// The list; in the charts, the series of the selected indicator.
#[must_use]
pub fn view(model: &Model) -> Listed {
    model.screen().exported(&model.shared)
}

/// The list, without what is drawn beside it.
#[must_use]
pub fn listed(model: &Model) -> Listed {
    model.table().listed()
}

/// The row that is copied: of a series, that of the year shown.
fn selected(model: &Model, view: &Listed) -> Option<RowId> {
    match view.sheet {
        SheetId::Series(Some(_)) => of_year(&model.shared.context(), &view.ids),
        _ => {
            let selected = model.screen().selected();
            selected.filter(|id| view.ids.contains(id))
        }
    }
}

/// The result of a series in the year shown, or else the newest.
fn of_year(cx: &Context<'_>, ids: &[RowId]) -> Option<RowId> {
    let period = |id: &RowId| match *id {
        RowId::Figure(record @ Record::Observation(_)) => match cx.dataset.subject(record)? {
            Subject::Observation(of) => Some(of.period),
            _ => None,
        },
        _ => None,
    };
    let of_year = ids
        .iter()
        .find(|id| period(id).is_some_and(|period| period.year() == cx.year));
    let newest = || ids.iter().rfind(|id| period(id).is_some());
    of_year.or_else(newest).copied()
}

/// The selected figure with its unit.
#[must_use]
pub fn figure(model: &Model) -> Option<String> {
    if let Some(text) = model.screen().copied(&model.shared) {
        return Some(text);
    }
    let view = view(model);
    let selected = selected(model, &view)?;
    copy::figure(&*view.sheet.sheet(), &model.shared.context(), selected)
}

/// The cells of the selected row with their headings.
#[must_use]
pub fn row(model: &Model) -> Option<String> {
    if let Some(text) = model.screen().copied(&model.shared) {
        return Some(text);
    }
    let view = view(model);
    let selected = selected(model, &view)?;
    copy::row(&*view.sheet.sheet(), &model.shared.context(), selected)
}

/// The view in a format. CSV begins with a byte order mark, without which spreadsheets misread
/// Chinese, and cells that look like formulas are made text.
#[must_use]
pub fn content(model: &Model, format: Format) -> Vec<u8> {
    let (cx, view) = (model.shared.context(), view(model));
    let sheet = view.sheet.sheet();
    let rows = list::of_ids(&*sheet, &cx, view.ids);
    let csv = CsvOptions {
        bom: true,
        spreadsheet: true,
    };
    let mut content = Vec::new();
    // Writing to memory does not fail.
    let _ = format::write(&mut content, &*sheet, &cx, &rows, format, csv);
    content
}
