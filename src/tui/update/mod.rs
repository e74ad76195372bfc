//! Changes the model by a message. It does no I/O: what has to be done outside is returned as an
//! [`Effect`].

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};

use super::action::Action;
use super::available;
use super::effect::{Effect, Exported, WriteProblem};
use super::file_kind::FileKind;
use super::hit::Hit;
use super::model::Model;
use super::outcome::Outcome;
use super::pane;
use super::popup::choose::Choose;
use super::popup::export::ExportPath;
use super::popup::palette::Palette;
use super::popup::problems::ProblemReport;
use super::popup::search::SearchBox;
use super::popup::{Behind, Change};
use super::present::acts;
use super::screen::{Compares, Entered, Towards, Visit};
use super::shared::Problems;
use super::theme::Background;
use super::{evidence, exported, mouse, still};
use crate::analysis::audit::Audit;
use crate::dataset::{ArticleTexts, Dataset};
use crate::figure::period::Year;
use crate::sheet::Context;
use crate::sheet::list::ListOptions;

/// An input, or the result of an effect.
#[derive(Debug, Clone)]
pub enum Message {
    Key(KeyEvent),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The data files have changed.
    FilesChanged,
    /// It is time for the next frame of what moves on a slide.
    Frame,
    /// It is time for the next step of the slides.
    Autoplay,
    /// The data files and the articles' texts were read again.
    Reloaded(Arc<Dataset>, Arc<ArticleTexts>),
    /// The audit of this dataset is done.
    Audited(Arc<Dataset>, Arc<Audit>),
    /// The data files were read again and have mistakes.
    ReloadFailed(Arc<Problems>),
    Paste(String),
    /// A click or a turn of the wheel.
    Mouse(MouseEvent, Option<Hit>),
    /// A text was sent to the clipboard, as far as the terminal supports it.
    Copied(String),
    /// The view was written to the file of this path, or why not.
    Written(Result<String, WriteProblem>),
    /// A message to be shown until the next key.
    Notice(String),
}

/// Changes the model by a message. `changes_screen` tells beforehand whether the screen has to be
/// drawn again.
pub fn update(model: &mut Model, message: Message) -> Option<Effect> {
    let effect = take(model, message);
    model.refresh();
    effect
}

fn take(model: &mut Model, message: Message) -> Option<Effect> {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => None,
        Message::Key(event) => {
            model.notice = None;
            let effect = if model.popup.is_open() {
                let outcome = model.popup.key(event, &model.shared);
                carry_out(model, outcome)
            } else if model.presenting.is_some() {
                let action = acts::key(model, event)?;
                perform(model, action)
            } else {
                perform(model, model.shared.keys.action_for(event)?)
            };
            model.verify_citations();
            effect
        }
        Message::Resize(columns, rows) => {
            model.shared.size = (columns, rows);
            None
        }
        // What is on the wall does not change while someone talks about it.
        Message::FilesChanged => match &mut model.presenting {
            Some(presenting) => {
                presenting.has_newer_files = true;
                None
            }
            None => Some(Effect::Reload),
        },
        Message::Frame => {
            if let Some(presenting) = &mut model.presenting {
                presenting.advance();
            }
            None
        }
        Message::Autoplay => {
            acts::go_on(model);
            None
        }
        Message::Reloaded(dataset, texts) => {
            replace(model, dataset, texts);
            model.verify_citations();
            model.notice = Some(model.shared.lang.notice_reloaded().to_owned());
            Some(Effect::Audit)
        }
        Message::Audited(dataset, audit) => {
            // An audit that was started before a reload is of another dataset.
            if Arc::ptr_eq(&dataset, &model.shared.dataset) {
                model.set_audit(audit);
                renew_popup(model, Change::Audit);
            }
            None
        }
        Message::ReloadFailed(problems) => {
            model.shared.problems = Some(problems);
            model.notice = None;
            renew_popup(model, Change::Problems);
            None
        }
        Message::Paste(text) => {
            model.popup.paste(&text, &model.shared);
            None
        }
        Message::Mouse(event, _) if !(model.mouse && mouse::means_something(&event)) => None,
        Message::Mouse(event, hit) => {
            model.notice = None;
            let outcome = mouse::perform_event(model, event, hit);
            let effect = carry_out(model, outcome);
            model.verify_citations();
            effect
        }
        Message::Copied(text) => {
            model.notice = Some(model.shared.lang.notice_copied(text));
            None
        }
        Message::Written(Ok(path)) => {
            model.popup.close();
            model.notice = Some(model.shared.lang.notice_written(path));
            None
        }
        Message::Written(Err(problem)) => {
            model.popup.not_written(problem, &model.shared);
            None
        }
        Message::Notice(text) => {
            model.notice = Some(text);
            None
        }
    }
}

/// Carries out what a key or a click came to.
pub(crate) fn carry_out(model: &mut Model, outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Done => {}
        Outcome::Effect(effect) => return Some(effect),
        Outcome::Perform(action) => return perform(model, action),
        Outcome::Tell(text) => model.notice = Some(text),
        Outcome::Filter(Some((column, term))) => {
            model.change_options(|options| options.toggle(column, term));
        }
        Outcome::Filter(None) => model.change_options(|options| options.filters.clear()),
        Outcome::Sort(column) => model.sort_by(column),
        Outcome::OtherYear(year) => model.shared.wanted_other_year = year,
        Outcome::GoTo(matches) => {
            let destination = matches.current().map(|found| found.destination);
            model.matches = Some(matches);
            if let Some(destination) = destination {
                model.go_to(destination);
            }
        }
        Outcome::Slide(id) => acts::go(model, id),
        Outcome::Export {
            path,
            kind,
            overwrite,
        } => {
            let content = match kind {
                FileKind::List(format) => exported::content(model, format),
                FileKind::Screen(of) => still::content(model, of).into_bytes(),
            };
            return Some(Effect::Write(Box::new(Exported {
                path,
                content,
                overwrite,
            })));
        }
    }
    None
}

/// Calls a function with what a popup can take its content from.
fn with_behind<T>(model: &Model, call: impl FnOnce(&Behind<'_>) -> T) -> T {
    call(&Behind {
        shared: &model.shared,
        list: model.table(),
        unavailable: &|action| available::unavailable(action, model),
        is_presenting: model.presenting.is_some(),
    })
}

/// Tells the popup what has changed behind it.
fn renew_popup(model: &mut Model, change: Change) {
    let mut popup = std::mem::take(&mut model.popup);
    with_behind(model, |behind| popup.renew(change, behind));
    model.popup = popup;
}

/// Whether a message can change the screen. A key without a meaning only removes a notice.
#[must_use]
pub fn changes_screen(model: &Model, message: &Message) -> bool {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => false,
        Message::Key(event) => {
            model.popup.is_open()
                || model.presenting.is_some()
                || model.notice.is_some()
                || model.shared.keys.action_for(*event).is_some()
        }
        Message::Paste(_) => model.popup.is_open(),
        Message::Mouse(event, _) => model.mouse && mouse::means_something(event),
        Message::FilesChanged => false,
        // A resize even to the same size, as a window that was small for a moment has lost its
        // content.
        Message::Resize(..)
        | Message::Frame
        | Message::Autoplay
        | Message::Reloaded(..)
        | Message::ReloadFailed(..)
        | Message::Audited(..)
        | Message::Copied(_)
        | Message::Written(_)
        | Message::Notice(_) => true,
    }
}

/// More lines than any detail has.
const LONGEST_DETAIL: usize = 100;

/// Does an action, or shows why it does nothing.
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
            model.shared.scroll = model.shared.scroll.saturating_sub(page(model));
            return None;
        }
        Action::PageDown if model.detail_covers_list() => {
            model.shared.scroll = model
                .shared
                .scroll
                .saturating_add(page(model))
                .min(LONGEST_DETAIL);
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
        Action::FindNext | Action::FindPrevious => {
            let by = if action == Action::FindNext { 1 } else { -1 };
            let found = model.step_match(by);
            let lang = model.shared.lang;
            model.notice = found.map(|(name, at, all)| lang.found_at(name, at, all));
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
            model
                .popup
                .open(ExportPath::of_sheet(&sheet, &model.shared));
        }
        Action::Edit => {
            let entry = evidence::entry(model);
            if entry.is_none() {
                model.notice = Some(model.shared.lang.notice_no_entry().to_owned());
            }
            return entry.map(Effect::Edit);
        }
        Action::Problems => model.popup.open(ProblemReport::default()),
        Action::Mouse => {
            model.mouse = !model.mouse;
            let key = model.shared.keys.told(Action::Mouse);
            model.notice = Some(if model.mouse {
                model.shared.lang.notice_mouse_on(key)
            } else {
                model.shared.lang.notice_mouse_off(key)
            });
            return Some(Effect::Mouse(model.mouse));
        }
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
        Action::Help => {
            let lang = model.shared.lang;
            let title = match model.presenting {
                Some(_) => lang.slides_keys().to_owned(),
                None => lang.help_title(model.tab.name(lang)),
            };
            let popup = with_behind(model, |behind| Palette::help(title, behind));
            model.popup.open(popup);
        }
        Action::Reload => return Some(Effect::Reload),
        Action::Quit => return Some(Effect::Quit),
    }
    model.shared.scroll = 0;
    None
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
        Entered::Told(notice) => {
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

/// Goes back to the tab that the user came from with a figure. Otherwise removes the filters and
/// the order, then what the screen and the comparison add, and at last closes the detail, one with
/// each press.
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

/// Takes over a dataset that was read again. Selected rows stay selected where they still exist.
fn replace(model: &mut Model, dataset: Arc<Dataset>, texts: Arc<ArticleTexts>) {
    let (old_data, old_audit) = (Arc::clone(&model.shared.dataset), model.shared.audit.take());
    let (area, year, lang) = (model.shared.area, model.shared.year, model.shared.lang);
    let old = Context {
        audit: old_audit.as_deref(),
        ..Context::new(&old_data, area, year, lang)
    };
    let home = dataset.zone().home;
    let area_id = old_data.area(area).map(|of| &*of.id);
    let new_area = area_id.and_then(|id| dataset.find_area(id)).unwrap_or(home);
    let new = Context::new(&dataset, new_area, year, lang);
    for table in model.tables_mut() {
        table.note_selected(&old);
        table.renew_filters(&old, &new);
    }
    model.screens.charts.renew(&old, &new);
    model.shared.area = new_area;
    model.shared.dataset = Arc::clone(&dataset);
    model.shared.generation = model.shared.generation.saturating_add(1);
    model.shared.texts = texts;
    model.shared.verified = Arc::default();
    model.shared.problems = None;
    model.shared.index.take();
    model.matches = None;
    model.screens.sources.visit = None;
    model.screens.audit.visit = None;
    model.settle();
    renew_popup(model, Change::Data);
}
