//! Keys while something lies over the screen: lists that are narrowed by typing, choices, a path.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Line;

use super::action::{Action, Binding};
use super::available;
use super::effect::{Effect, Exported};
use super::find::{self, Finder, Found, Index};
use super::input::Input;
use super::legend as signs;
use super::model::{Choosing, Commands, Exporting, Model, Overlay};
use super::outcome::Outcome;
use super::{exported, keymap};
use crate::output::format::Format;
use crate::sheet::SheetId;
use crate::sheet::list::{self, Offer};

/// What a key means to whoever types text.
enum Typed {
    /// The text has changed.
    Text,
    /// Another row.
    Row(isize),
    /// The selected row is taken.
    Take,
    /// Nothing is taken.
    Leave,
    /// The program is left.
    Quit,
    /// Nothing, or only that the cursor moves.
    Other,
}

/// Cells of a popup that lists actions.
pub(super) const COMMANDS_WIDE: u16 = 72;

/// A screenful of a popup's rows.
const PAGE: isize = 10;

/// Takes a key into a line of text, or says what else it means.
fn type_into(input: &mut Input, event: KeyEvent) -> Typed {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Char('c') if control => Typed::Quit,
        KeyCode::Char('p') if control => Typed::Row(-1),
        KeyCode::Char('n') if control => Typed::Row(1),
        KeyCode::Up => Typed::Row(-1),
        KeyCode::Down | KeyCode::Tab => Typed::Row(1),
        KeyCode::PageUp => Typed::Row(PAGE.saturating_neg()),
        KeyCode::PageDown => Typed::Row(PAGE),
        KeyCode::Enter => Typed::Take,
        KeyCode::Esc => Typed::Leave,
        _ if input.key(event) => Typed::Text,
        _ => Typed::Other,
    }
}

fn step(row: usize, by: isize, rows: usize) -> usize {
    row.saturating_add_signed(by).min(rows.saturating_sub(1))
}

/// A key, while `overlay` lies over the screen.
pub(super) fn key(model: &mut Model, overlay: Overlay, event: KeyEvent) -> Outcome {
    match overlay {
        Overlay::Commands(commands) => in_commands(model, commands, event),
        Overlay::Find(finder) => in_find(model, finder, event),
        Overlay::Choose(choosing) => in_choice(model, choosing, event),
        Overlay::Export(exporting) => in_export(model, exporting, event),
        Overlay::Problems { scroll } => in_problems(model, scroll, event),
    }
}

/// What was pasted goes into whatever is being typed; elsewhere it means nothing.
pub(super) fn paste(model: &mut Model, text: &str) {
    match model.overlay.take() {
        Some(Overlay::Commands(mut commands)) => {
            commands.input.insert(text);
            commands.row = 0;
            model.overlay = Some(Overlay::Commands(commands));
        }
        Some(Overlay::Find(mut finder)) => {
            finder.input.insert(text);
            search(model, &mut finder);
            model.overlay = Some(Overlay::Find(finder));
        }
        Some(Overlay::Export(mut exporting)) => {
            exporting.input.insert(text);
            exporting.overwrite = false;
            exporting.problem = None;
            model.overlay = Some(Overlay::Export(exporting));
        }
        other => model.overlay = other,
    }
}

/// The actions a query leaves, the best first; of those that fit equally, in the order of the help.
#[must_use]
pub fn matching(model: &Model, commands: &Commands) -> Vec<Action> {
    let typed = commands.input.text().trim();
    let query = find::fold(typed);
    let words: Vec<&str> = query.split_whitespace().collect();
    let rank = |binding: &Binding| {
        let keys = model.shared.keys.keys_of(binding.action);
        let is_key = |fits: &dyn Fn(&str) -> bool| keys.iter().any(|key| fits(&key.name()));
        if is_key(&|key| key == typed) {
            return Some(0);
        }
        if is_key(&|key| key.to_lowercase() == query) {
            return Some(1);
        }
        let name = find::in_both(|lang| (binding.describe)(lang).into());
        let names = find::Keys::of(&name, &[binding.id]);
        let ranks: Option<Vec<u8>> = words.iter().map(|word| names.rank(word)).collect();
        ranks.map(|ranks| ranks.into_iter().max().unwrap_or_default())
    };
    let mut ranked: Vec<(u8, Action)> = model
        .shared
        .keys
        .bindings()
        .map(|(binding, _)| binding)
        .filter(|binding| !commands.only_enabled || available::is_enabled(binding.action, model))
        .filter_map(|binding| Some((rank(binding)?, binding.action)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, action)| action).collect()
}

/// What the help tells below the keys, as long as nothing is typed: its lines are gone through like
/// the rows above them.
#[must_use]
pub fn legend(model: &Model, commands: &Commands) -> Vec<Line<'static>> {
    if commands.only_enabled || !commands.input.text().is_empty() {
        return Vec::new();
    }
    let room = COMMANDS_WIDE.min(model.shared.size.0.saturating_sub(4));
    signs::lines(&model.shared, usize::from(room))
}

fn in_commands(model: &mut Model, mut commands: Commands, event: KeyEvent) -> Outcome {
    // The key that opened the help closes it, as long as nothing has been typed.
    let empty = commands.input.text().is_empty();
    if empty && model.shared.keys.action_for(event) == Some(Action::Help) {
        return Outcome::Done;
    }
    match type_into(&mut commands.input, event) {
        Typed::Text => commands.row = 0,
        Typed::Row(by) => {
            let told = legend(model, &commands).len();
            let rows = matching(model, &commands).len().saturating_add(told);
            commands.row = step(commands.row, by, rows);
        }
        Typed::Take => {
            let Some(action) = matching(model, &commands).get(commands.row).copied() else {
                model.overlay = Some(Overlay::Commands(commands));
                return Outcome::Done;
            };
            if let Some(why) = available::unavailable(action, model) {
                model.notice = Some(why);
                return Outcome::Done;
            }
            return Outcome::Perform(action);
        }
        Typed::Leave => return Outcome::Done,
        Typed::Quit => return Outcome::Effect(Effect::Quit),
        Typed::Other => {}
    }
    model.overlay = Some(Overlay::Commands(commands));
    Outcome::Done
}

/// Selects a row of what lies over the screen and takes it, as a click does.
pub fn take_row(model: &mut Model, row: usize) -> Outcome {
    let Some(overlay) = model.overlay.take() else {
        return Outcome::Done;
    };
    let overlay = match overlay {
        Overlay::Commands(commands) => Overlay::Commands(Commands { row, ..commands }),
        Overlay::Find(finder) => Overlay::Find(Finder { row, ..finder }),
        Overlay::Choose(choosing) => Overlay::Choose(choosing.at(row)),
        other => other,
    };
    key(model, overlay, KeyEvent::from(KeyCode::Enter))
}

/// What lies over the screen after the data were read again: what it offered may be gone.
pub(super) fn renew(model: &mut Model) {
    match model.overlay.take() {
        Some(Overlay::Find(mut finder)) => {
            let row = finder.row;
            search(model, &mut finder);
            finder.row = row.min(finder.hits.len().saturating_sub(1));
            model.overlay = Some(Overlay::Find(finder));
        }
        Some(Overlay::Choose(_)) => {}
        other => model.overlay = other,
    }
}

/// The row of a choice that is taken already.
#[must_use]
pub fn chosen_row(model: &Model, choosing: Choosing) -> usize {
    let behind_none = |at: Option<usize>| at.map_or(0, |at| at.saturating_add(1));
    match choosing {
        Choosing::Filter { .. } => behind_none(offers(model).iter().position(|offer| offer.chosen)),
        Choosing::Sort { .. } => {
            let by = model.table().options().sort.map(|(column, _)| column);
            let mut columns = model.table().sortable();
            behind_none(columns.position(|column| Some(column.id) == by))
        }
        Choosing::Year { .. } => {
            let chosen = model.shared.other_year();
            let mut years = model.shared.other_years().into_iter();
            // The year before is what most want: it is taken by pressing Enter at once.
            let at = years.position(|year| Some(year) == chosen).or(Some(0));
            behind_none(at).min(model.shared.other_years().len())
        }
    }
}

/// What the list of the view can be narrowed to.
#[must_use]
pub fn offers(model: &Model) -> Vec<Offer> {
    let table = model.table();
    list::offers(
        &*table.sheet().sheet(),
        &model.shared.context(),
        table.options(),
    )
}

/// Looks for what was typed, in an index that is made when first needed.
fn search(model: &mut Model, finder: &mut Finder) {
    if model.index.is_none() {
        model.index = Some(Arc::new(Index::of(&model.shared)));
    }
    if let Some(index) = &model.index {
        finder.hits = index.search(finder.input.text(), model.shared.lang);
    }
    finder.row = 0;
}

fn in_find(model: &mut Model, mut finder: Finder, event: KeyEvent) -> Outcome {
    match type_into(&mut finder.input, event) {
        Typed::Text => search(model, &mut finder),
        Typed::Row(by) => finder.row = step(finder.row, by, finder.hits.len()),
        Typed::Take => {
            let place = finder.hits.get(finder.row).map(|hit| hit.place);
            match place {
                Some(place) => {
                    model.found = Some(Found {
                        hits: finder.hits,
                        at: finder.row,
                    });
                    model.go_to(place);
                }
                None => model.notice = Some(model.shared.lang.nothing_found().to_owned()),
            }
            return Outcome::Done;
        }
        Typed::Leave => return Outcome::Done,
        Typed::Quit => return Outcome::Effect(Effect::Quit),
        Typed::Other => {}
    }
    model.overlay = Some(Overlay::Find(finder));
    Outcome::Done
}

/// Goes on to another thing found.
pub(super) fn find_on(model: &mut Model, by: isize) {
    let Some(found) = &mut model.found else {
        return;
    };
    let count = isize::try_from(found.hits.len()).unwrap_or(1).max(1);
    let at = isize::try_from(found.at).unwrap_or(0);
    let next = at.saturating_add(by).rem_euclid(count);
    found.at = usize::try_from(next).unwrap_or(0);
    let (at, all) = (found.at.saturating_add(1), found.hits.len());
    let Some(hit) = found.hits.get(found.at).cloned() else {
        return;
    };
    model.go_to(hit.place);
    model.notice = Some(model.shared.lang.found_at(hit.name, at, all));
}

/// How many rows a choice has.
#[must_use]
pub fn choices(model: &Model, choosing: Choosing) -> usize {
    match choosing {
        Choosing::Filter { .. } => offers(model).len().saturating_add(1),
        Choosing::Sort { .. } => model.table().sortable().count().saturating_add(1),
        Choosing::Year { .. } => model.shared.other_years().len().saturating_add(1),
    }
}

fn in_choice(model: &mut Model, choosing: Choosing, event: KeyEvent) -> Outcome {
    let rows = choices(model, choosing);
    let row = choosing.row();
    let to = match keymap::in_popup(&model.shared.keys, event) {
        Some(Action::Up) => step(row, -1, rows),
        Some(Action::Down) => step(row, 1, rows),
        Some(Action::PageUp) => step(row, PAGE.saturating_neg(), rows),
        Some(Action::PageDown) => step(row, PAGE, rows),
        Some(Action::Top) => 0,
        Some(Action::Bottom) => rows.saturating_sub(1),
        Some(Action::Detail) => {
            take(model, choosing);
            return Outcome::Done;
        }
        Some(Action::Quit) => return Outcome::Effect(Effect::Quit),
        Some(_) => return Outcome::Done,
        None => row,
    };
    model.overlay = Some(Overlay::Choose(choosing.at(to)));
    Outcome::Done
}

/// Takes the selected choice.
pub(super) fn take(model: &mut Model, choosing: Choosing) {
    match choosing {
        // The first row takes all choices away.
        Choosing::Filter { row } => {
            let offers = offers(model);
            let offer = row.checked_sub(1).and_then(|at| offers.get(at));
            model.arrange(|options| match offer {
                Some(offer) => options.toggle(offer.column, offer.term),
                None => options.filters.clear(),
            });
        }
        // The first row is the order the curator chose.
        Choosing::Sort { row } => {
            let column = row.checked_sub(1).and_then(|at| {
                let mut columns = model.table().sortable();
                columns.nth(at).map(|column| column.id)
            });
            model.sort_by(column);
        }
        Choosing::Year { row } => {
            let years = model.shared.other_years();
            model.shared.compared = row.checked_sub(1).and_then(|at| years.get(at).copied());
        }
    }
}

fn in_export(model: &mut Model, mut exporting: Exporting, event: KeyEvent) -> Outcome {
    match type_into(&mut exporting.input, event) {
        Typed::Text => {
            exporting.overwrite = false;
            exporting.problem = None;
        }
        Typed::Take => {
            let path = exporting.input.text().trim().to_owned();
            let Some(format) = Format::of_name(&path) else {
                let endings = Format::endings(model.shared.lang);
                exporting.problem = Some(model.shared.lang.export_which_format(endings));
                model.overlay = Some(Overlay::Export(exporting));
                return Outcome::Done;
            };
            let overwrite = exporting.overwrite;
            model.overlay = Some(Overlay::Export(exporting));
            return Outcome::Effect(Effect::Write(Box::new(Exported {
                path,
                content: exported::content(model, format),
                overwrite,
            })));
        }
        Typed::Leave => return Outcome::Done,
        Typed::Quit => return Outcome::Effect(Effect::Quit),
        // What is said about the path holds as long as the path does.
        Typed::Row(_) | Typed::Other => {}
    }
    model.overlay = Some(Overlay::Export(exporting));
    Outcome::Done
}

/// A name to begin with, of its own for each list: what it is, and the area and year where it is of
/// one.
#[must_use]
pub fn export_name(model: &Model) -> String {
    let (dataset, year) = (&model.shared.dataset, model.shared.year);
    let sheet = exported::view(model).sheet;
    let what = match &sheet {
        SheetId::Headlines => format!("overview-{year}"),
        SheetId::Scorecard => format!("targets-{year}"),
        SheetId::AllYears => "targets-all-years".to_owned(),
        SheetId::Projects => format!("projects-{year}"),
        SheetId::Batches => "batches".to_owned(),
        SheetId::Indicators | SheetId::Series(None) => "indicators".to_owned(),
        SheetId::Series(Some((indicator, measure))) => {
            let id = dataset.indicator(*indicator).map_or("", |of| &of.id);
            format!("{id}-{}", measure.id())
        }
        SheetId::Index(_) => format!("index-{year}"),
        SheetId::Checks => "audit".to_owned(),
        SheetId::Figures(_) => "figures".to_owned(),
        SheetId::Articles => "articles".to_owned(),
    };
    let is_of_area = sheet.sheet().inputs().area && model.shared.area != dataset.zone().home;
    let area = dataset.area(model.shared.area).filter(|_| is_of_area);
    let area = area.map_or_else(String::new, |area| format!("{}-", area.id));
    format!("zoneboard-{area}{what}{}", Format::Csv.ending())
}

/// The mistakes in the data files, a line each.
#[must_use]
pub fn problem_lines(model: &Model) -> Vec<&str> {
    let problems = model.problems.as_deref();
    problems.map_or_else(Vec::new, |problems| problems.all.lines().collect())
}

/// How far the mistakes can be scrolled down.
#[must_use]
fn last_problem_line(model: &Model) -> usize {
    let room = usize::from(model.shared.size.1).saturating_sub(4);
    problem_lines(model).len().saturating_sub(room)
}

fn in_problems(model: &mut Model, scroll: usize, event: KeyEvent) -> Outcome {
    let last = last_problem_line(model);
    let page = usize::from(model.shared.size.1).saturating_sub(6).max(1);
    let to = match keymap::in_popup(&model.shared.keys, event) {
        Some(Action::Up) => scroll.saturating_sub(1),
        Some(Action::Down) => scroll.saturating_add(1),
        Some(Action::PageUp) => scroll.saturating_sub(page),
        Some(Action::PageDown) => scroll.saturating_add(page),
        Some(Action::Top) => 0,
        Some(Action::Bottom) => last,
        Some(Action::Quit) => return Outcome::Effect(Effect::Quit),
        Some(_) => return Outcome::Done,
        None => scroll,
    };
    model.overlay = Some(Overlay::Problems {
        scroll: to.min(last),
    });
    Outcome::Done
}
