//! What the selected row stands on: where Enter leads.

use super::model::{Model, Tab};
use super::update::DataEntry;
use crate::dataset::Citation;
use crate::sheet::{Entry, Evidence, evidence};

/// The figures, the lines and the entry of the selected row.
#[must_use]
pub fn of_selection(model: &Model) -> Evidence<'_> {
    let cx = model.context();
    let table = model.table();
    let Some(id) = table.selected() else {
        return Evidence::default();
    };
    let mut found = match (model.tab, model.charted()) {
        // The chart shows one measure of the indicator.
        (Tab::Charts, Some(charted)) => {
            evidence::of_measure(cx.dataset, model.area, charted, model.year)
        }
        _ => table.sheet().sheet().evidence(&cx, id),
    };
    match model.tab {
        // What led to a check from another tab comes after what the check was made from.
        Tab::Audit => {
            let led = model.audit_tab.from.iter().flat_map(|from| &from.places);
            found.places.extend(led.cloned());
        }
        // The line of the figure is shown already.
        Tab::Sources => found.places.clear(),
        _ => {}
    }
    let mut seen: Vec<Citation> = Vec::new();
    found.places.retain(|citation| {
        let is_new = !seen.contains(citation);
        seen.extend(is_new.then(|| citation.clone()));
        is_new
    });
    found
}

/// The entry of the data files that is selected.
#[must_use]
pub fn entry(model: &Model) -> Option<DataEntry> {
    Some(match of_selection(model).entry? {
        Entry::At(place) => DataEntry::At(place),
        Entry::Project(id) => DataEntry::Project(id.to_owned()),
    })
}
