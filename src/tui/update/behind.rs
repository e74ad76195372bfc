//! Gives popups access to the model and notifies them of changes in it.

use crate::tui::available;
use crate::tui::model::Model;
use crate::tui::popup::{Behind, Change};

/// Calls a function with the sources of a popup's content.
pub(super) fn with_behind<T>(model: &Model, call: impl FnOnce(&Behind<'_>) -> T) -> T {
    call(&Behind {
        shared: &model.shared,
        list: model.table(),
        unavailable: &|action| available::unavailable(action, model),
        is_presenting: model.presenting.is_some(),
    })
}

/// Tells the popup what has changed behind it.
pub(super) fn renew_popup(model: &mut Model, change: Change) {
    let mut popup = std::mem::take(&mut model.popup);
    with_behind(model, |behind| popup.renew(change, behind));
    model.popup = popup;
}
