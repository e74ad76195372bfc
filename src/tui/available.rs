//! Which actions do something at this moment, and why the others do not.

use super::action::{Action, BINDINGS};
use super::model::Model;
use super::screen::Compares;

/// Why an action does nothing at this moment; `None` if it does something.
#[must_use]
pub(super) fn unavailable(action: Action, model: &Model) -> Option<String> {
    let lang = model.shared.lang;
    let key_of = |key: Action| model.shared.key_hint(key);
    let is_of_slides = BINDINGS
        .iter()
        .any(|of| of.action == action && !of.is_of_lists());
    let why = match action {
        // Checked first, because the other reasons are temporary.
        Action::Edit | Action::Export if model.shared.is_restricted => {
            Some(lang.not_when_restricted())
        }
        _ if is_of_slides && model.presenting.is_none() => Some(lang.slides_not_now()),
        _ if action.moves() && model.rows() == 0 => Some(lang.not_without_rows()),
        Action::View if !model.screen().has_views() => Some(lang.not_in_this_tab()),
        Action::Filter | Action::Sort | Action::Compare if !model.screen().is_arranged() => {
            return Some(lang.not_arranged_here(lang.tab_targets()));
        }
        Action::Copy | Action::CopyRow | Action::Edit if model.screen().at().is_none() => {
            return Some(lang.nothing_selected(key_of(Action::Down)));
        }
        Action::Filter if !model.table().can_be_narrowed() => {
            return Some(lang.not_in_this_view(key_of(Action::View)));
        }
        Action::Sort if !model.table().can_be_sorted() => {
            return Some(lang.not_in_this_view(key_of(Action::View)));
        }
        Action::Compare => match model.screen().compares() {
            Compares::Nothing => return Some(lang.not_compared_here(lang.tab_targets())),
            Compares::Years if model.shared.years().len() < 2 => Some(lang.not_with_one_year()),
            Compares::Indicators if model.rows() == 0 => Some(lang.not_without_rows()),
            Compares::Years | Compares::Indicators => None,
        },
        Action::Detail if model.rows() == 0 => Some(lang.not_without_rows()),
        Action::YearBack | Action::YearForward if model.screen().has_columns() => {
            (model.rows() == 0).then(|| lang.not_without_rows())
        }
        Action::YearBack | Action::YearForward | Action::FirstYear | Action::LastYear
            if !model.is_of_one_year() =>
        {
            Some(lang.not_of_one_year())
        }
        Action::Area if !model.is_of_one_area() => Some(lang.not_for_all_areas()),
        Action::Area if model.shared.areas().len() < 2 => Some(lang.not_with_one_area()),
        Action::FindNext | Action::FindPrevious if model.matches.is_none() => {
            return Some(lang.not_before_finding(key_of(Action::Find)));
        }
        Action::Copy | Action::CopyRow | Action::Export if model.rows() == 0 => {
            Some(lang.not_without_rows())
        }
        Action::Edit | Action::Reload if !model.shared.can_reload => Some(lang.not_without_data()),
        Action::Problems if model.shared.problems.is_none() => Some(lang.not_without_problems()),
        _ => None,
    };
    why.map(str::to_owned)
}

#[must_use]
pub(super) fn is_enabled(action: Action, model: &Model) -> bool {
    unavailable(action, model).is_none()
}
