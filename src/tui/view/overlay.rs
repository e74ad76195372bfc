//! What lies over the screen: the list of actions, the search, choices, a path, mistakes.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::output::format::Format;
use crate::sheet::order::Direction;
use crate::text::{pad_end, truncate, width, wrap};
use crate::tui::action::{Action, BINDINGS, Group};
use crate::tui::canvas::Canvas;
use crate::tui::find::{Finder, Kind};
use crate::tui::hit::Hit;
use crate::tui::input::Input;
use crate::tui::model::{Choosing, Commands, Exporting, Model, Overlay};
use crate::tui::widget::paint::{below, cells, highlight, put, put_right};
use crate::tui::widget::{list, popup, typed};
use crate::tui::{available, glyphs, prompt};

/// Draws it.
pub fn draw(model: &Model, overlay: &Overlay, buffer: &mut Canvas<'_>, screen: Rect) {
    match overlay {
        Overlay::Commands(commands) => draw_commands(model, commands, buffer, screen),
        Overlay::Find(finder) => draw_find(model, finder, buffer, screen),
        Overlay::Choose(choosing) => draw_choice(model, *choosing, buffer, screen),
        Overlay::Export(exporting) => draw_export(model, exporting, buffer, screen),
        Overlay::Problems { scroll } => draw_problems(model, *scroll, buffer, screen),
    }
}

/// The line being typed, as wide as the box it stands in.
fn typing(model: &Model, buffer: &mut Canvas<'_>, inner: Rect, at: u16, lead: &str, input: &Input) {
    let room = usize::from(inner.width);
    let line = typed::line(lead, input.around_cursor(), room, &model.shared.styles());
    put(buffer, inner, at, line);
}

/// A popup wide and high enough for a list, and its inside.
fn open(
    model: &Model,
    buffer: &mut Canvas<'_>,
    screen: Rect,
    title: &str,
    size: (u16, u16),
) -> Rect {
    let rows = size
        .1
        .saturating_add(2)
        .min(screen.height.saturating_sub(2));
    let area = popup::centred(screen, size.0.saturating_add(4), rows);
    buffer.note(area, Hit::Popup);
    popup::open(buffer, area, title, &model.shared.styles())
}

/// Notes a row of a popup for clicks.
fn offer(buffer: &mut Canvas<'_>, inner: Rect, at: u16, row: usize) {
    let line = below(inner, at);
    buffer.note(Rect { height: 1, ..line }, Hit::Offer(row));
}

/// A row of a list of entries and headings.
enum Entry<'a> {
    Heading(&'a str),
    Row(usize),
    Told(Line<'a>, usize),
}

fn draw_commands(model: &Model, commands: &Commands, buffer: &mut Canvas<'_>, screen: Rect) {
    let (theme, lang) = (model.shared.styles(), model.shared.lang);
    let actions = prompt::matching(model, commands);
    let group = |of: Action| {
        let binding = BINDINGS.iter().find(|binding| binding.action == of);
        binding.map(|binding| binding.group)
    };
    let mut entries = Vec::new();
    if commands.input.text().is_empty() {
        for of in Group::ALL {
            let rows = actions.iter().enumerate();
            let own: Vec<usize> = rows
                .filter(|(_, action)| group(**action) == Some(of))
                .map(|(at, _)| at)
                .collect();
            if !own.is_empty() {
                entries.push(Entry::Heading(of.name(lang)));
            }
            entries.extend(own.into_iter().map(Entry::Row));
        }
    } else {
        entries.extend((0..actions.len()).map(Entry::Row));
    }
    let told = (actions.len()..).zip(prompt::legend(model, commands));
    entries.extend(told.map(|(row, line)| Entry::Told(line, row)));
    let title = if commands.only_enabled {
        lang.commands_title().to_owned()
    } else {
        lang.help_title(model.tab.name(lang))
    };
    let inner = open(
        model,
        buffer,
        screen,
        &title,
        (
            prompt::COMMANDS_WIDE,
            cells(entries.len()).saturating_add(4),
        ),
    );
    typing(model, buffer, inner, 0, "> ", &commands.input);
    let body = below(inner, 1);
    let foot = u16::from(!commands.only_enabled && commands.input.text().is_empty());
    let height = usize::from(body.height.saturating_sub(foot));
    let is_selected = |entry: &Entry<'_>| match entry {
        Entry::Heading(_) => false,
        Entry::Row(row) | Entry::Told(_, row) => *row == commands.row,
    };
    let selected = entries.iter().position(is_selected).unwrap_or(0);
    let window = list::window(entries.len(), selected, height);
    let is_more = window.end < entries.len();
    for (at, entry) in (0u16..).zip(entries.get(window).unwrap_or_default()) {
        match entry {
            Entry::Heading(name) => put(buffer, body, at, Line::styled(*name, theme.heading)),
            Entry::Row(index) => {
                let Some(action) = actions.get(*index) else {
                    continue;
                };
                command_line(model, *action, buffer, body, at);
                offer(buffer, body, at, *index);
            }
            Entry::Told(line, _) => put(buffer, body, at, line.clone()),
        }
        if is_selected(entry) {
            highlight(buffer, body, at, theme.selected);
        }
    }
    if foot > 0 && is_more {
        let last = body.height.saturating_sub(1);
        put(
            buffer,
            body,
            last,
            Line::styled(lang.help_below(), theme.quiet),
        );
    }
}

fn command_line(model: &Model, action: Action, buffer: &mut Canvas<'_>, body: Rect, at: u16) {
    let theme = model.shared.styles();
    let Some(binding) = BINDINGS.iter().find(|binding| binding.action == action) else {
        return;
    };
    let keys = model.shared.keys.pressed_for(action);
    let keys: Vec<String> = keys.iter().map(|key| key.name()).collect();
    let keys = keys.join("  ");
    let why = available::unavailable(action, model);
    let (key, text) = match why {
        None => (theme.accent, Style::new()),
        Some(_) => (theme.quiet, theme.quiet),
    };
    let line = vec![
        Span::styled(format!("  {}", pad_end(&keys, 18.max(width(&keys)))), key),
        Span::styled((binding.describe)(model.shared.lang), text),
    ];
    put(buffer, body, at, line);
    if let Some(why) = why {
        let used = width((binding.describe)(model.shared.lang)).saturating_add(22);
        let room = usize::from(body.width).saturating_sub(used);
        let why = truncate(&why, room).into_owned();
        put_right(buffer, body, at, Span::styled(why, theme.quiet));
    }
}

fn draw_find(model: &Model, finder: &Finder, buffer: &mut Canvas<'_>, screen: Rect) {
    let (theme, lang) = (model.shared.styles(), model.shared.lang);
    let inner = open(model, buffer, screen, lang.find_title(), (72, 24));
    let room = usize::from(inner.width);
    typing(model, buffer, inner, 0, "/ ", &finder.input);
    let body = below(inner, 2);
    if finder.hits.is_empty() {
        let text = if finder.input.text().trim().is_empty() {
            lang.find_hint()
        } else {
            lang.nothing_found()
        };
        for (at, line) in (0u16..).zip(wrap(text, room)) {
            put(buffer, body, at, Line::styled(line, theme.quiet));
        }
        return;
    }
    let mut entries = Vec::new();
    let mut kind: Option<Kind> = None;
    for (at, hit) in finder.hits.iter().enumerate() {
        if kind != Some(hit.kind) {
            kind = Some(hit.kind);
            entries.push(Entry::Heading(hit.kind.name(lang)));
        }
        entries.push(Entry::Row(at));
    }
    let selected = entries
        .iter()
        .position(|entry| matches!(entry, Entry::Row(at) if *at == finder.row))
        .unwrap_or(0);
    let window = list::window(entries.len(), selected, usize::from(body.height));
    for (at, entry) in (0u16..).zip(entries.get(window).unwrap_or_default()) {
        match entry {
            Entry::Told(..) => {}
            Entry::Heading(name) => put(buffer, body, at, Line::styled(*name, theme.heading)),
            Entry::Row(index) => {
                let Some(hit) = finder.hits.get(*index) else {
                    continue;
                };
                let left = room.saturating_sub(width(&hit.year)).saturating_sub(4);
                let name = truncate(&hit.name, left).into_owned();
                put(buffer, body, at, Span::raw(format!("  {name}")));
                let year = Span::styled(hit.year.clone(), theme.quiet);
                put_right(buffer, body, at, year);
                offer(buffer, body, at, *index);
                if *index == finder.row {
                    highlight(buffer, body, at, theme.selected);
                }
            }
        }
    }
}

/// What is offered: a mark, a name, what stands at the right.
pub fn offers(model: &Model, choosing: Choosing) -> (&'static str, Vec<(bool, String, String)>) {
    let lang = model.shared.lang;
    match choosing {
        Choosing::Filter { .. } => {
            let table = model.table();
            let is_whole = table.options().filters.is_empty();
            let cx = model.shared.context();
            let whole = table.sheet().sheet().ids(&cx).len();
            let all = (is_whole, lang.filter_all().to_owned(), whole.to_string());
            let offers = prompt::offers(model).into_iter().map(|offer| {
                let count = offer.count.to_string();
                (offer.chosen, offer.term.words(&cx), count)
            });
            (
                lang.filter_title(),
                std::iter::once(all).chain(offers).collect(),
            )
        }
        Choosing::Sort { .. } => {
            let by = model.table().options().sort;
            let own = (by.is_none(), lang.sort_default().to_owned(), String::new());
            let columns = model.table().sortable().map(|column| {
                let direction = by.filter(|(of, _)| *of == column.id).map(|(_, way)| way);
                let sign = direction.map_or("", Direction::sign);
                let name = column.heading.to_string();
                (direction.is_some(), name, sign.to_owned())
            });
            (
                lang.sort_title(),
                std::iter::once(own).chain(columns).collect(),
            )
        }
        Choosing::Year { .. } => {
            let chosen = model.shared.other_year();
            let none = (
                chosen.is_none(),
                lang.compare_none().to_owned(),
                String::new(),
            );
            let years = model.shared.other_years().into_iter();
            let years = years.map(|year| (chosen == Some(year), year.to_string(), String::new()));
            (
                lang.compare_title(),
                std::iter::once(none).chain(years).collect(),
            )
        }
    }
}

fn draw_choice(model: &Model, choosing: Choosing, buffer: &mut Canvas<'_>, screen: Rect) {
    let theme = model.shared.styles();
    let (title, offers) = offers(model, choosing);
    let widest = offers
        .iter()
        .map(|(_, name, right)| width(name).saturating_add(width(right)).saturating_add(6));
    let columns = cells(
        widest
            .max()
            .unwrap_or(0)
            .max(width(title).saturating_add(6)),
    );
    let inner = open(model, buffer, screen, title, (columns, cells(offers.len())));
    let window = list::window(offers.len(), choosing.row(), usize::from(inner.height));
    for (at, index) in (0u16..).zip(window) {
        let Some((chosen, name, right)) = offers.get(index) else {
            continue;
        };
        let mark = if *chosen { glyphs::CHOSEN } else { " " };
        let line = vec![
            Span::styled(mark, theme.accent),
            Span::raw(format!(" {name}")),
        ];
        put(buffer, inner, at, line);
        put_right(buffer, inner, at, Span::styled(right.clone(), theme.quiet));
        offer(buffer, inner, at, index);
        if index == choosing.row() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
}

fn draw_export(model: &Model, exporting: &Exporting, buffer: &mut Canvas<'_>, screen: Rect) {
    let (theme, lang) = (model.shared.styles(), model.shared.lang);
    let inner = open(model, buffer, screen, lang.export_title(), (64, 4));
    let room = usize::from(inner.width);
    put(
        buffer,
        inner,
        0,
        Line::styled(lang.export_path(Format::endings(lang)), theme.quiet),
    );
    typing(model, buffer, inner, 1, "> ", &exporting.input);
    let told = exporting.problem.as_deref().unwrap_or(lang.export_hint());
    let style = match exporting.problem {
        Some(_) => theme.warning,
        None => theme.quiet,
    };
    for (at, line) in (2u16..).zip(wrap(told, room)) {
        put(buffer, inner, at, Line::styled(line, style));
    }
}

fn draw_problems(model: &Model, scroll: usize, buffer: &mut Canvas<'_>, screen: Rect) {
    let lines = prompt::problem_lines(model);
    let size = (screen.width.saturating_sub(4), cells(lines.len()));
    let inner = open(
        model,
        buffer,
        screen,
        model.shared.lang.problems_title(),
        size,
    );
    let room = usize::from(inner.width);
    for (at, line) in (0..inner.height).zip(lines.into_iter().skip(scroll)) {
        put(
            buffer,
            inner,
            at,
            Span::raw(truncate(line, room).into_owned()),
        );
    }
}
