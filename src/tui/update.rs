//! What comes of a message. Pure: whatever has to be done outside is returned as an [`Effect`].

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};

use super::action::{self, Action};
use super::evidence;
use super::exported;
use super::find::Finder;
use super::input::Input;
use super::model::{
    Choosing, Commands, Detail, Exporting, Journey, Model, Origin, Overlay, Problems, ProjectsView,
    SourcesView, Tab, TargetsView,
};
use super::theme::Ground;
use super::view;
use super::{compare, mouse, prompt};
use crate::analysis::audit::Audit;
use crate::analysis::{series, verify};
use crate::dataset::{ArticleTexts, Dataset, IndicatorId, Place};
use crate::figure::period::Year;
use crate::sheet::list::ListOptions;
use crate::sheet::{Context, RowId};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// The terminal has so many columns and rows.
    Resize(u16, u16),
    /// The data files, and the articles' texts, were read again.
    Reloaded(Arc<Dataset>, Arc<ArticleTexts>),
    /// Every relation of this dataset was recomputed.
    Audited(Arc<Dataset>, Arc<Audit>),
    /// They were read again and have mistakes.
    ReloadFailed(Arc<Problems>),
    /// Text that was pasted.
    Paste(String),
    /// A click or a turn of the wheel.
    Mouse(MouseEvent),
    /// Something was copied to the clipboard, as far as the terminal lets us.
    Copied(String),
    /// The view was written to this file; or why not.
    Written(Result<String, WriteProblem>),
    /// Something to be told until the next key.
    Notice(String),
}

/// Why a view was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteProblem {
    /// There is such a file already.
    Exists,
    /// It cannot be written, for this reason.
    Failed(String),
}

/// Something to be done outside of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the data files again.
    Reload,
    /// Recompute the relations of the dataset.
    Audit,
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a view to a file.
    Write(Box<Exported>),
    /// Open the data file at an entry.
    Edit(DataEntry),
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Leave.
    Quit,
}

/// A view to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The path, as typed.
    pub path: String,
    /// What to write.
    pub content: Vec<u8>,
    /// Whether a file that is there may go.
    pub overwrite: bool,
}

/// An entry of the data files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataEntry {
    /// An observation or a target.
    At(Place),
    /// What has this id in the files of projects.
    Project(String),
}

/// Changes the model by a message. Whether the screen has to be drawn again is for the caller to
/// see: [`changes_screen`] tells it for messages that mean nothing.
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
            let effect = match model.overlay.take() {
                Some(overlay) => prompt::key(model, overlay, event),
                None => perform(model, model.keys.action_for(event)?),
            };
            check_citations(model);
            effect
        }
        Message::Resize(columns, rows) => {
            model.size = (columns, rows);
            None
        }
        Message::Reloaded(dataset, texts) => {
            replace(model, dataset, texts);
            model.notice = Some(model.lang.notice_reloaded().to_owned());
            Some(Effect::Audit)
        }
        Message::Audited(dataset, audit) => {
            // One that was begun before a reload is of another dataset.
            if Arc::ptr_eq(&dataset, &model.dataset) {
                model.set_audit(audit);
            }
            None
        }
        Message::ReloadFailed(problems) => {
            model.problems = Some(problems);
            model.notice = None;
            None
        }
        Message::Paste(text) => {
            prompt::paste(model, &text);
            None
        }
        Message::Mouse(event) => {
            model.notice = None;
            let effect = mouse::perform_event(model, event);
            check_citations(model);
            effect
        }
        Message::Copied(text) => {
            model.notice = Some(model.lang.notice_copied(text));
            None
        }
        Message::Written(Ok(path)) => {
            model.overlay = None;
            model.notice = Some(model.lang.notice_written(path));
            None
        }
        Message::Written(Err(problem)) => {
            if let Some(Overlay::Export(exporting)) = &mut model.overlay {
                exporting.overwrite = problem == WriteProblem::Exists;
                exporting.problem = Some(match problem {
                    WriteProblem::Exists => model.lang.export_exists().to_owned(),
                    WriteProblem::Failed(why) => model.lang.export_failed(why),
                });
            }
            None
        }
        Message::Notice(text) => {
            model.notice = Some(text);
            None
        }
    }
}

/// Holds the citations against the texts when someone first looks at the sources.
fn check_citations(model: &mut Model) {
    if model.tab == Tab::Sources && model.verified.is_empty() && !model.texts.is_empty() {
        model.verified = Arc::new(verify::verify(&model.dataset, &model.texts));
    }
}

/// Whether a message can change what is seen. Keys without a meaning only take a notice away.
#[must_use]
pub fn changes_screen(model: &Model, message: &Message) -> bool {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => false,
        Message::Key(event) => {
            model.overlay.is_some()
                || model.notice.is_some()
                || model.keys.action_for(*event).is_some()
        }
        Message::Paste(_) => model.overlay.is_some(),
        Message::Mouse(event) => model.mouse && mouse::means_something(event),
        // A resize even to the same size: a window made small and large again has lost what it showed.
        Message::Resize(..)
        | Message::Reloaded(..)
        | Message::ReloadFailed(..)
        | Message::Audited(..)
        | Message::Copied(_)
        | Message::Written(_)
        | Message::Notice(_) => true,
    }
}

/// No detail has more lines.
const LONGEST_DETAIL: usize = 100;

/// Opens a few choices.
fn choose(model: &mut Model, choosing: Choosing) -> Option<Effect> {
    let row = prompt::chosen_row(model, choosing);
    model.overlay = Some(Overlay::Choose(choosing.at(row)));
    None
}

/// Does what an action asks for, or tells why it cannot be done.
pub fn perform(model: &mut Model, action: Action) -> Option<Effect> {
    if let Some(why) = action::unavailable(action, model) {
        // What a key cannot do is told, unless it only moves.
        if !matches!(
            action,
            Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
                | Action::Top
                | Action::Bottom
        ) {
            model.notice = Some(why);
        }
        return None;
    }
    match action {
        Action::YearBack => step_year(model, -1),
        Action::YearForward => step_year(model, 1),
        Action::FirstYear => go_to_year(model, model.years().first().copied()),
        Action::LastYear => go_to_year(model, model.years().last().copied()),
        Action::Tab(tab) => go_to_tab(model, tab),
        Action::NextTab => go_to_tab(model, model.tab.step(1)),
        Action::PreviousTab => go_to_tab(model, model.tab.step(-1)),
        Action::Up => model.select(model.row().saturating_sub(1)),
        Action::Down => model.select(model.row().saturating_add(1)),
        Action::PageUp if view::has_popup(model) => {
            model.scroll = model.scroll.saturating_sub(page(model));
            return None;
        }
        Action::PageDown if view::has_popup(model) => {
            model.scroll = model.scroll.saturating_add(page(model)).min(LONGEST_DETAIL);
            return None;
        }
        Action::PageUp => model.select(model.row().saturating_sub(page(model))),
        Action::PageDown => model.select(model.row().saturating_add(page(model))),
        Action::Top => model.select(0),
        Action::Bottom => model.select(usize::MAX),
        Action::Detail => follow(model),
        Action::Back => back(model),
        Action::View => next_view(model),
        Action::Filter => return choose(model, Choosing::Filter { row: 0 }),
        Action::Sort => return choose(model, Choosing::Sort { row: 0 }),
        Action::Compare if model.tab == Tab::Charts => compare::toggle_beside(model),
        Action::Compare => return choose(model, Choosing::Year { row: 0 }),
        Action::Find => model.overlay = Some(Overlay::Find(Finder::default())),
        Action::FindNext => {
            prompt::find_on(model, 1);
            return None;
        }
        Action::FindPrevious => {
            prompt::find_on(model, -1);
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
            let input = Input::of(&prompt::export_name(model));
            model.overlay = Some(Overlay::Export(Exporting {
                input,
                ..Exporting::default()
            }));
        }
        Action::Edit => {
            let entry = evidence::entry(model);
            if entry.is_none() {
                model.notice = Some(model.lang.notice_no_entry().to_owned());
            }
            return entry.map(Effect::Edit);
        }
        Action::Problems => model.overlay = Some(Overlay::Problems { scroll: 0 }),
        Action::Mouse => {
            model.mouse = !model.mouse;
            let key = model.keys.told(Action::Mouse);
            model.notice = Some(if model.mouse {
                model.lang.notice_mouse_on(key)
            } else {
                model.lang.notice_mouse_off(key)
            });
            return Some(Effect::Mouse(model.mouse));
        }
        Action::Commands => {
            model.overlay = Some(Overlay::Commands(Commands {
                only_enabled: true,
                ..Commands::default()
            }));
        }
        Action::Area => next_area(model),
        Action::Language => model.lang = model.lang.other(),
        Action::Theme => {
            model.theme = model.theme.next();
            model.ground = Ground::Painted;
        }
        Action::Help => model.overlay = Some(Overlay::Commands(Commands::default())),
        Action::Reload => return Some(Effect::Reload),
        Action::Quit => return Some(Effect::Quit),
    }
    model.scroll = 0;
    None
}

fn copy(model: &mut Model, text: Option<String>) -> Option<Effect> {
    if text.is_none() {
        model.notice = Some(model.lang.notice_no_citation().to_owned());
    }
    text.map(Effect::Copy)
}

/// Whoever goes to another tab by name has ended the journey.
fn go_to_tab(model: &mut Model, tab: Tab) {
    model.tab = tab;
    model.sources.journey = None;
    model.audit_tab.from = None;
}

fn page(model: &Model) -> usize {
    usize::from(model.size.1)
        .saturating_sub(view::FRAME_ROWS)
        .saturating_sub(4)
        .max(1)
}

fn step_year(model: &mut Model, by: isize) {
    let years = model.years();
    let at = years.iter().position(|year| *year == model.year);
    let to = match at {
        Some(at) => at
            .checked_add_signed(by)
            .and_then(|to| years.get(to))
            .copied(),
        None => years.first().copied(),
    };
    go_to_year(model, to);
}

pub(super) fn go_to_year(model: &mut Model, year: Option<Year>) {
    if let Some(year) = year {
        model.year = year;
    }
}

/// Shows the detail of the selected row, with its citations; from there, goes to the line itself.
fn follow(model: &mut Model) {
    let travelling = model.tab == Tab::Sources && model.sources.journey.is_some();
    if model.tab == Tab::Sources && (travelling || !view::shows_detail(model)) {
        return follow_on(model);
    }
    if !view::shows_detail(model)
        && let Some(detail) = model.detail_mut()
    {
        *detail = Detail::Open;
        return;
    }
    let evidence = evidence::of_selection(model);
    if model.tab != Tab::Audit
        && let Some(check) = model.open_check(evidence.records.iter().copied())
    {
        let origin = Origin {
            tab: model.tab,
            places: evidence.places,
        };
        model.tab = Tab::Audit;
        model.audit_tab.detail = Detail::Open;
        model.show_check(check);
        model.audit_tab.from = Some(origin);
        return;
    }
    if model.tab == Tab::Sources {
        return follow_on(model);
    }
    let places = evidence.places;
    if places.is_empty() {
        model.notice = Some(model.lang.notice_no_citation().to_owned());
        return;
    }
    let from = model.tab;
    model.tab = Tab::Sources;
    model.sources.view = SourcesView::Figures;
    model.sources.detail = Detail::Open;
    model.sources.journey = Some(Journey {
        from,
        places,
        at: Some(0),
    });
    show_place(model);
}

/// Selects the figure of the place the journey is at.
fn show_place(model: &mut Model) {
    let place = model
        .sources
        .journey
        .as_ref()
        .and_then(|journey| journey.places.get(journey.at?));
    let row = place.and_then(|citation| model.dataset.record_position(citation));
    if let Some(record) = row.and_then(|row| model.dataset.records().get(row)) {
        let id = RowId::Figure(*record);
        model.show(id);
    }
}

/// In the sources: on to the next line that belongs to the figure one came from; from an article to
/// its figures; otherwise shows or hides the lines.
fn follow_on(model: &mut Model) {
    if model.sources.view == SourcesView::Articles {
        if let Some(RowId::Article(article)) = model.sources.articles.selected()
            && let Some(first) = model.dataset.records_of(article).first()
        {
            let id = RowId::Figure(*first);
            model.sources.view = SourcesView::Figures;
            model.show(id);
        }
        return;
    }
    if let Some(journey) = &mut model.sources.journey
        && let Some(at) = journey.at
        && journey.places.len() > 1
    {
        journey.at = at.saturating_add(1).checked_rem(journey.places.len());
        return show_place(model);
    }
    if model.sources.journey.is_some() {
        let back = model.keys.told(Action::Back);
        model.notice = Some(model.lang.notice_only_place(back));
        return;
    }
    let visible = view::shows_detail(model);
    model.sources.detail = if visible {
        Detail::Closed
    } else {
        Detail::Open
    };
}

/// Back to the tab a journey began in; otherwise closes the detail.
fn back(model: &mut Model) {
    if model.tab == Tab::Sources
        && let Some(journey) = model.sources.journey.take()
    {
        model.tab = journey.from;
        model.sources.detail = Detail::IfRoom;
        return;
    }
    if model.tab == Tab::Audit
        && let Some(from) = model.audit_tab.from.take()
    {
        model.tab = from.tab;
        model.audit_tab.detail = Detail::IfRoom;
        return;
    }
    let popup = view::has_popup(model);
    if !popup && !model.table().options().is_default() {
        model.arrange(|options| *options = ListOptions::default());
        return;
    }
    if !popup && model.tab == Tab::Charts && !model.charts.compared.is_empty() {
        model.charts.compared.clear();
        return;
    }
    if !popup && compare::is_possible(model) && compare::year(model).is_some() {
        model.compared = None;
        return;
    }
    let room = view::has_room_for_detail(model);
    if let Some(detail) = model.detail_mut() {
        *detail = if room { Detail::Closed } else { Detail::IfRoom };
    }
}

fn next_view(model: &mut Model) {
    let before = model.table().clone();
    other_view(model);
    if model.table().sheet() != before.sheet() {
        model.with_table(|table, cx, _| table.take_filters(&before, cx));
    }
}

fn other_view(model: &mut Model) {
    match model.tab {
        Tab::Overview | Tab::Audit => {}
        Tab::Targets => {
            model.targets.view = match model.targets.view {
                TargetsView::Year => TargetsView::AllYears,
                TargetsView::AllYears => TargetsView::Year,
            }
        }
        Tab::Projects => {
            model.projects.view = match model.projects.view {
                ProjectsView::List => ProjectsView::Board,
                ProjectsView::Board => ProjectsView::Batches,
                ProjectsView::Batches => ProjectsView::List,
            }
        }
        Tab::Sources => {
            model.sources.view = match model.sources.view {
                SourcesView::Figures => SourcesView::Articles,
                SourcesView::Articles => SourcesView::Figures,
            };
        }
        Tab::Charts => {
            if let Some((indicator, shown)) = model.charted() {
                let measures = series::measures(&model.dataset, model.area, indicator);
                let at = measures
                    .iter()
                    .position(|measure| *measure == shown)
                    .unwrap_or(0);
                let next = at
                    .saturating_add(1)
                    .checked_rem(measures.len())
                    .unwrap_or(0);
                model.charts.measure = measures.get(next).copied();
            }
        }
    }
}

fn next_area(model: &mut Model) {
    let areas = model.areas();
    let at = areas
        .iter()
        .position(|area| *area == model.area)
        .unwrap_or(0);
    let next = at.saturating_add(1).checked_rem(areas.len()).unwrap_or(0);
    let Some(area) = areas.get(next).copied() else {
        return;
    };
    model.change_area(area);
}

/// Takes over a dataset read again; what was selected stays so, as far as it still exists.
fn replace(model: &mut Model, dataset: Arc<Dataset>, texts: Arc<ArticleTexts>) {
    let (old_data, old_audit) = (Arc::clone(&model.dataset), model.audit.take());
    let (area, year, lang) = (model.area, model.year, model.lang);
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
    let find = |id: &IndicatorId| dataset.find_indicator(&old_data.indicator(*id)?.id);
    model.charts.compared = model.charts.compared.iter().filter_map(find).collect();
    model.area = new_area;
    model.dataset = Arc::clone(&dataset);
    model.generation = model.generation.saturating_add(1);
    model.texts = texts;
    model.verified = Arc::default();
    model.problems = None;
    model.index = None;
    model.found = None;
    model.sources.journey = None;
    model.audit_tab.from = None;
    model.settle();
    prompt::renew(model);
}
