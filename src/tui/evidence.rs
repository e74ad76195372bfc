//! The evidence of the selected row, to which `Enter` leads.

use super::effect::DataEntry;
use super::model::Model;
use crate::dataset::Citation;
use crate::sheet::{Entry, Evidence};

/// The figures, the lines and the entry of the selected row. A line that printed several of its
/// figures is named once.
#[must_use]
pub(crate) fn of_selection(model: &Model) -> Evidence<'_> {
    let mut found = model.screen().evidence(&model.shared);
    let mut seen: Vec<Citation> = Vec::new();
    found.places.retain(|citation| {
        let is_new = !seen.contains(citation);
        seen.extend(is_new.then(|| citation.clone()));
        is_new
    });
    found
}

/// The entry of the data files that states the selected row.
#[must_use]
pub(super) fn entry(model: &Model) -> Option<DataEntry> {
    Some(match of_selection(model).entry? {
        Entry::At(place) => DataEntry::At(place),
        Entry::Project(id) => DataEntry::Project(id.to_owned()),
    })
}
