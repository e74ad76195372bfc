//! What comes of a message. Pure: whatever has to be done outside is returned as an [`Effect`].

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};

use super::action::{self, Action};
use super::citations;
use super::filter;
use super::model::{Detail, Journey, Model, Overlay, ProjectsView, SourcesView, Tab, TargetsView};
use super::theme::Ground;
use super::view;
use crate::analysis::audit::Audit;
use crate::analysis::{series, verify};
use crate::dataset::{ArticleTexts, Dataset};
use crate::figure::period::Year;

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
    /// They were read again and have mistakes: the first of them, and how many.
    ReloadFailed(String, usize),
}

/// Something to be done outside of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Read the data files again.
    Reload,
    /// Recompute the relations of the dataset.
    Audit,
    /// Leave.
    Quit,
}

/// Changes the model by a message. Whether the screen has to be drawn again is for the caller to
/// see: [`changes_screen`] tells it for messages that mean nothing.
pub fn update(model: &mut Model, message: Message) -> Option<Effect> {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => None,
        Message::Key(event) => {
            model.notice = None;
            let action = action::action_for(event)?;
            let effect = perform(model, action);
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
        Message::ReloadFailed(first, mistakes) => {
            model.notice = Some(model.lang.notice_reload_failed(first, mistakes));
            None
        }
    }
}

/// Holds the citations against the texts when someone first looks at the sources.
fn check_citations(model: &mut Model) {
    if model.tab == Tab::Sources && model.checks.is_empty() && !model.texts.is_empty() {
        model.checks = Arc::new(verify::verify(&model.dataset, &model.texts));
    }
}

/// Whether a message can change what is seen. Keys without a meaning only take a notice away.
#[must_use]
pub fn changes_screen(model: &Model, message: &Message) -> bool {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => false,
        Message::Key(event) => action::action_for(*event).is_some() || model.notice.is_some(),
        // A resize even to the same size: a window made small and large again has lost what it showed.
        Message::Resize(..)
        | Message::Reloaded(..)
        | Message::ReloadFailed(..)
        | Message::Audited(..) => true,
    }
}

/// No detail has more lines.
const LONGEST_DETAIL: usize = 100;

fn perform(model: &mut Model, action: Action) -> Option<Effect> {
    if let Some(Overlay::Help { scroll }) = model.overlay {
        return in_help(model, action, scroll);
    }
    if let Some(Overlay::Filter { row }) = model.overlay {
        return in_filter(model, action, row);
    }
    if !action::is_enabled(action, model) {
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
        Action::Filter => model.overlay = Some(Overlay::Filter { row: 0 }),
        Action::Area => next_area(model),
        Action::Language => model.lang = model.lang.other(),
        Action::Theme => {
            model.theme = model.theme.next();
            model.ground = Ground::Painted;
        }
        Action::Help => model.overlay = Some(Overlay::Help { scroll: 0 }),
        Action::Reload => return Some(Effect::Reload),
        Action::Quit => return Some(Effect::Quit),
    }
    model.scroll = 0;
    None
}

/// Keys while the help is open: it scrolls, and every other key closes it or acts as usual.
fn in_help(model: &mut Model, action: Action, scroll: usize) -> Option<Effect> {
    let last = view::help::last_scroll(model);
    let page = usize::from(model.size.1).saturating_sub(6).max(1);
    let to = match action {
        Action::Up => scroll.saturating_sub(1),
        Action::Down => scroll.saturating_add(1),
        Action::PageUp => scroll.saturating_sub(page),
        Action::PageDown => scroll.saturating_add(page),
        Action::Top => 0,
        Action::Bottom => last,
        Action::Help | Action::Back | Action::Detail => {
            model.overlay = None;
            return None;
        }
        Action::Language | Action::Theme | Action::Quit => {
            model.overlay = None;
            let effect = perform(model, action);
            model.overlay = Some(Overlay::Help { scroll });
            return effect;
        }
        other => {
            model.overlay = None;
            return perform(model, other);
        }
    };
    model.overlay = Some(Overlay::Help {
        scroll: to.min(last),
    });
    None
}

/// Whoever goes to another tab by name has ended the journey.
fn go_to_tab(model: &mut Model, tab: Tab) {
    model.tab = tab;
    model.sources.journey = None;
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

fn go_to_year(model: &mut Model, year: Option<Year>) {
    let Some(year) = year else { return };
    // Remembered through years that have no such target.
    let selected = model.selected_target().or(model.targets.wanted);
    model.year = year;
    model.targets.wanted = selected;
    model.select_target(selected);
}

/// Keys while the choices of a filter are open.
fn in_filter(model: &mut Model, action: Action, row: usize) -> Option<Effect> {
    let offers = filter::offers(model);
    let last = offers.len().saturating_sub(1);
    let to = match action {
        Action::Up => row.saturating_sub(1),
        Action::Down => row.saturating_add(1).min(last),
        Action::PageUp | Action::Top => 0,
        Action::PageDown | Action::Bottom => last,
        Action::Detail => {
            if let Some(offer) = offers.get(row) {
                filter::choose(model, offer.choice);
            }
            model.overlay = None;
            return None;
        }
        Action::Quit => return Some(Effect::Quit),
        _ => {
            model.overlay = None;
            return None;
        }
    };
    model.overlay = Some(Overlay::Filter { row: to });
    None
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
    if model.tab != Tab::Audit
        && let Some(check) = model.open_check(citations::records(model))
    {
        model.audit_tab.from = Some(model.tab);
        model.tab = Tab::Audit;
        model.audit_tab.detail = Detail::Open;
        model.select_check(check);
        return;
    }
    if model.tab == Tab::Sources {
        return follow_on(model);
    }
    let places = citations::of_selection(model);
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
    if let Some(row) = place.and_then(|citation| model.dataset.record_position(citation)) {
        model.sources.row = row;
    }
}

/// In the sources: on to the next line that belongs to the figure one came from; from an article to
/// its figures; otherwise shows or hides the lines.
fn follow_on(model: &mut Model) {
    if model.sources.view == SourcesView::Articles {
        let article = model
            .dataset
            .articles()
            .nth(model.sources.article)
            .map(|(id, _)| id);
        let first = |article| {
            let before = model.dataset.articles().take_while(|(id, _)| *id < article);
            before.fold(0usize, |sum, (id, _)| {
                sum.saturating_add(model.dataset.records_of(id).len())
            })
        };
        let row = article.map(first);
        model.sources.view = SourcesView::Figures;
        model.select(row.unwrap_or(0));
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
        model.notice = Some(model.lang.notice_only_place().to_owned());
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
        model.tab = from;
        model.audit_tab.detail = Detail::IfRoom;
        return;
    }
    let room = view::has_room_for_detail(model);
    if let Some(detail) = model.detail_mut() {
        *detail = if room { Detail::Closed } else { Detail::IfRoom };
    }
}

fn next_view(model: &mut Model) {
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
    let charted = model.charted();
    model.area = area;
    settle(model);
    if let Some(row) =
        charted.and_then(|(id, _)| model.indicators().iter().position(|other| *other == id))
    {
        model.charts.row = row;
    }
}

/// Takes over a dataset read again. Area, year and the selected project stay as far as they still
/// exist; other rows keep their number.
fn replace(model: &mut Model, dataset: Arc<Dataset>, texts: Arc<ArticleTexts>) {
    let area = model.dataset.area(model.area).map(|area| area.id.clone());
    let project = model.selected_project().map(|row| row.project.id.clone());
    let home = dataset.zone().home;
    model.dataset = dataset;
    model.sources.journey = None;
    model.texts = texts;
    model.checks = Arc::default();
    model.audit = None;
    model.audit_tab.from = None;
    model.narrow();
    model.area = area
        .and_then(|id| model.dataset.find_area(&id))
        .unwrap_or(home);
    settle(model);
    let rows = crate::analysis::pipeline::projects(&model.dataset);
    if let Some(row) = rows
        .iter()
        .position(|row| Some(&row.project.id) == project.as_ref())
    {
        model.projects.row = row;
    }
}

/// Brings year and rows back to what exists.
fn settle(model: &mut Model) {
    let years = model.years();
    if !years.contains(&model.year) {
        let nearest = years.iter().min_by_key(|year| year.abs_diff(model.year));
        model.year = nearest.copied().unwrap_or(model.year);
    }
    let tab = model.tab;
    for (each, _) in Tab::ALL {
        model.tab = each;
        model.select(model.row());
    }
    model.tab = tab;
}
