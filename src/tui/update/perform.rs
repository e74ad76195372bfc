//! Does an action of the user.

use super::behind::with_behind;
use crate::figure::period::Year;
use crate::sheet::list::ListOptions;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::popup::choose::Choose;
use crate::tui::popup::export::ExportPath;
use crate::tui::popup::palette::Palette;
use crate::tui::popup::problems::ProblemReport;
use crate::tui::popup::search::SearchBox;
use crate::tui::present::acts;
use crate::tui::screen::{Compares, Entered, Towards, Visit};
use crate::tui::theme::Background;
use crate::tui::{available, evidence, exported, pane};

/// An upper limit of the lines of a detail.
const LONGEST_DETAIL: usize = 100;

/// Does an action, or shows why it does nothing. A detail keeps its scroll position only after the
/// actions that return from within.
pub(crate) fn perform(model: &mut Model, action: Action) -> Option<Effect> {
    if let Some(why) = available::unavailable(action, model) {
        // A key that only moves does nothing without a message.
        if !action.moves() {
            model.notice = Some(why);
        }
        return None;
    }
    match action {
        Action::YearBack if model.screen().has_columns() => model.step(Towards::Left),
        Action::YearForward if model.screen().has_columns() => model.step(Towards::Right),
        Action::YearBack => step_year(model, -1),
        Action::YearForward => step_year(model, 1),
        Action::FirstYear => go_to_year(model, model.shared.years().first().copied()),
        Action::LastYear => go_to_year(model, model.shared.years().last().copied()),
        Action::Tab(tab) => model.go_to_tab(tab),
        Action::NextTab => model.go_to_tab(model.tab.step(1)),
        Action::PreviousTab => model.go_to_tab(model.tab.step(-1)),
        Action::Up => model.step(Towards::Up),
        Action::Down => model.step(Towards::Down),
        Action::PageUp if model.detail_covers_list() => {
            let scroll = model.shared.scroll.saturating_sub(page(model));
            model.shared.scroll = scroll;
            return None;
        }
        Action::PageDown if model.detail_covers_list() => {
            let scroll = model.shared.scroll.saturating_add(page(model));
            model.shared.scroll = scroll.min(LONGEST_DETAIL);
            return None;
        }
        Action::PageUp => model.select(model.row().saturating_sub(page(model))),
        Action::PageDown => model.select_below(page(model)),
        Action::Top => model.select(0),
        Action::Bottom => model.select(usize::MAX),
        Action::Detail => follow(model),
        Action::Back => back(model),
        Action::View => {
            let (screen, shared) = model.screen_mut();
            screen.next_view(shared);
        }
        Action::Filter => {
            let popup = Choose::filter(&model.shared, model.table());
            model.popup.open(popup);
            return None;
        }
        Action::Sort => {
            let popup = Choose::order(&model.shared, model.table());
            model.popup.open(popup);
            return None;
        }
        Action::Compare if model.screen().compares() == Compares::Indicators => {
            model.notice = model.screens.charts.toggle_compared(&model.shared);
        }
        Action::Compare => {
            let popup = Choose::year(&model.shared, model.table());
            model.popup.open(popup);
            return None;
        }
        Action::Find => model.popup.open(SearchBox::default()),
        Action::FindNext => {
            go_to_match(model, 1);
            return None;
        }
        Action::FindPrevious => {
            go_to_match(model, -1);
            return None;
        }
        Action::Copy => {
            let figure = exported::figure(model);
            return copy(model, figure);
        }
        Action::CopyRow => {
            let row = exported::row(model);
            return copy(model, row);
        }
        Action::Export => {
            let sheet = exported::view(model).sheet;
            let popup = ExportPath::of_sheet(&sheet, &model.shared);
            model.popup.open(popup);
        }
        Action::Edit => return edit(model),
        Action::Problems => model.popup.open(ProblemReport::default()),
        Action::Mouse => return Some(switch_mouse(model)),
        Action::Present => acts::start(model),
        Action::SlideNext
        | Action::SlideBack
        | Action::FirstSlide
        | Action::LastSlide
        | Action::SlideYearBack
        | Action::SlideYearForward
        | Action::SlideDown
        | Action::SlideUp
        | Action::Slides
        | Action::Blank
        | Action::SlideSource
        | Action::SlideAudit
        | Action::Notes
        | Action::LeaveSlides => return acts::perform(model, action),
        Action::Commands => {
            let popup = with_behind(model, Palette::run);
            model.popup.open(popup);
        }
        Action::Area => next_area(model),
        Action::Language => model.shared.lang = model.shared.lang.other(),
        Action::Theme => {
            model.shared.theme = model.shared.theme.next();
            model.shared.background = Background::Painted;
        }
        Action::Help => open_help(model),
        Action::Reload => return Some(Effect::Reload),
        Action::Quit => return Some(Effect::Quit),
    }
    model.shared.scroll = 0;
    None
}

/// Goes on by so many matches of the last search.
fn go_to_match(model: &mut Model, by: isize) {
    let found = model.step_match(by);
    let lang = model.shared.lang;
    model.notice = found.map(|(name, at, all)| lang.found_at(name, at, all));
}

fn edit(model: &mut Model) -> Option<Effect> {
    let entry = evidence::entry(model);
    if entry.is_none() {
        model.notice = Some(model.shared.lang.notice_no_entry().to_owned());
    }
    entry.map(Effect::Edit)
}

fn switch_mouse(model: &mut Model) -> Effect {
    model.mouse = !model.mouse;
    let key = model.shared.key_hint(Action::Mouse);
    model.notice = Some(match model.mouse {
        true => model.shared.lang.notice_mouse_on(key),
        false => model.shared.lang.notice_mouse_off(key),
    });
    Effect::Mouse(model.mouse)
}

fn open_help(model: &mut Model) {
    let lang = model.shared.lang;
    let title = match model.presenting {
        Some(_) => lang.slides_keys().to_owned(),
        None => lang.help_title(model.tab.name(lang)),
    };
    let popup = with_behind(model, |behind| Palette::help(title, behind));
    model.popup.open(popup);
}

fn copy(model: &mut Model, text: Option<String>) -> Option<Effect> {
    if text.is_none() {
        model.notice = Some(model.shared.lang.notice_no_citation().to_owned());
    }
    text.map(Effect::Copy)
}

fn page(model: &Model) -> usize {
    usize::from(model.shared.size.1)
        .saturating_sub(usize::from(pane::FRAME_ROWS))
        .saturating_sub(4)
        .max(1)
}

fn step_year(model: &mut Model, by: isize) {
    let years = model.shared.years();
    let at = years.iter().position(|year| *year == model.shared.year);
    let to = match at {
        Some(at) => at
            .checked_add_signed(by)
            .and_then(|to| years.get(to))
            .copied(),
        None => years.first().copied(),
    };
    go_to_year(model, to);
}

fn go_to_year(model: &mut Model, year: Option<Year>) {
    if let Some(year) = year {
        model.shared.choose_year(year);
    }
}

/// Shows the detail of the selected row. If it is shown already, goes to the check that the row
/// takes part in, or else to the lines that printed it.
fn follow(model: &mut Model) {
    let (screen, shared) = model.screen_mut();
    match screen.enter(shared) {
        Entered::Follow => {}
        Entered::Done => return,
        Entered::Refused(notice) => {
            model.notice = Some(notice);
            return;
        }
        Entered::Check(check) => {
            let visit = Visit {
                from: model.tab,
                places: evidence::of_selection(model).places,
                at: Some(0),
            };
            model.follow_to_check(check, visit);
            return;
        }
    }
    if model.open_detail() {
        return;
    }
    let from = model.tab;
    let evidence = evidence::of_selection(model);
    let (records, places) = (evidence.records, evidence.places);
    let check = model.shared.context().open_check(records);
    let visit = Visit {
        from,
        places,
        at: Some(0),
    };
    if let Some(check) = check {
        model.follow_to_check(check, visit);
    } else if visit.places.is_empty() {
        model.notice = Some(model.shared.lang.notice_no_citation().to_owned());
    } else {
        model.follow_to_lines(visit);
    }
}

/// Goes back to the tab from which the user came with a figure. Otherwise each press undoes one thing:
/// first the filters and the order, then the screen's own state and the comparison, then the detail.
fn back(model: &mut Model) {
    let (screen, _) = model.screen_mut();
    if let Some(from) = screen.leave() {
        model.tab = from;
        return;
    }
    if !model.detail_covers_list() {
        if !model.table().options().is_default() {
            model.change_options(|options| *options = ListOptions::default());
            return;
        }
        let (screen, shared) = model.screen_mut();
        if screen.step_back() {
            return;
        }
        if screen.compares() == Compares::Years && shared.other_year().is_some() {
            model.shared.wanted_other_year = None;
            return;
        }
    }
    model.close_detail();
}

fn next_area(model: &mut Model) {
    let areas = model.shared.areas();
    let at = areas
        .iter()
        .position(|area| *area == model.shared.area)
        .unwrap_or(0);
    let next = at.saturating_add(1).checked_rem(areas.len()).unwrap_or(0);
    let Some(area) = areas.get(next).copied() else {
        return;
    };
    model.change_area(area);
}
