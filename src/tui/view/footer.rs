//! The last line: hints of keys, and the articles that printed what is shown. Above it, a message or
//! the first mistake in the data files.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad_end, truncate, width};
use crate::tui::action::{Action, Binding};
use crate::tui::available;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::model::Model;
use crate::tui::widget::paint::{self, put, put_right};

/// Articles named at most.
const ARTICLES: usize = 4;

/// The text after the hint of the slides.
const LAST: [Action; 3] = [Action::Language, Action::Help, Action::Quit];

/// The width from which the articles are named beside the hints.
const ROOM_FOR_ARTICLES: u16 = 60;

/// Draws the last line, and a message in the one above it.
pub(super) fn draw(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    if let Some(message) = message(model) {
        put_message(model, &message, buffer, area);
    }
    let line = Rect {
        width: area.width.saturating_sub(1),
        ..paint::below(area, 1)
    };
    let articles = articles(model);
    let wide = paint::cells(width(&articles));
    if area.width < ROOM_FOR_ARTICLES || wide == 0 {
        return hints(model, buffer, line);
    }
    put_right(buffer, line, 0, Span::styled(articles, theme.quiet));
    let left = Rect {
        width: line.width.saturating_sub(wide),
        ..line
    };
    hints(model, buffer, left);
}

/// Draws the message about the last key or paste over an open popup, which would hide it.
pub(super) fn draw_notice(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    if let Some(notice) = &model.notice {
        put_message(model, notice, buffer, area);
    }
}

fn put_message(model: &Model, message: &str, buffer: &mut Canvas<'_>, area: Rect) {
    let room = usize::from(area.width);
    let message = pad_end(&truncate(&format!(" {message}"), room), room);
    put(
        buffer,
        area,
        0,
        Span::styled(message, model.shared.styles().strong),
    );
}

/// The same for a picture, which has no keys but always its sources.
pub(super) fn draw_still(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    if area.width >= ROOM_FOR_ARTICLES {
        return draw(model, buffer, area);
    }
    let articles = Span::styled(articles(model), model.shared.styles().quiet);
    let line = Rect {
        width: area.width.saturating_sub(1),
        ..paint::below(area, 1)
    };
    put_right(buffer, line, 0, articles);
}

/// The message that is shown until the next key, or until the data have no mistakes.
fn message(model: &Model) -> Option<String> {
    if let Some(notice) = &model.notice {
        return Some(notice.to_string());
    }
    let problems = model.shared.problems.as_ref()?;
    let key = model.shared.key_hint(Action::Problems);
    let lang = model.shared.lang;
    Some(lang.problems_banner(&problems.first, problems.count, key))
}

/// The articles that printed what is shown, those with the most figures first.
fn articles(model: &Model) -> String {
    let all = model.screen().articles();
    let numbers = all.iter().take(ARTICLES);
    let numbers = numbers.filter_map(|id| model.shared.dataset.article(*id));
    let numbers: Vec<&str> = numbers.map(|article| &*article.id).collect();
    if numbers.is_empty() {
        return String::new();
    }
    let numbers = numbers.join(" ");
    let lang = model.shared.lang;
    match all.len().saturating_sub(ARTICLES) {
        0 => lang.footer_articles(numbers),
        more => lang.footer_more_articles(numbers, more, all.len()),
    }
}

/// What a key does here.
struct Hint {
    action: Action,
    keys: String,
    words: &'static str,
    /// Its cells, with the blanks behind it.
    cells: usize,
}

/// What keys do here. The configuration may have left an action without a key.
fn all_hints(model: &Model) -> Vec<Hint> {
    let bindings = model.shared.keys.bindings().map(|(binding, _)| binding);
    let hints = bindings.filter_map(|binding| {
        let (action, words) = (binding.action, hint(model, binding));
        if words.is_empty() || !available::is_enabled(action, model) {
            return None;
        }
        let keys = keys_of(model, action);
        let cells = width(&keys).saturating_add(width(words)).saturating_add(4);
        (!keys.is_empty()).then_some(Hint {
            action,
            keys,
            words,
            cells,
        })
    });
    hints.collect()
}

/// Draws as many hints as there is room for.
fn hints(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1usize;
    let hints = all_hints(model);
    let cells_of = |actions: &[Action]| {
        let of = hints.iter().filter(|hint| actions.contains(&hint.action));
        of.map(|hint| hint.cells).fold(0, usize::saturating_add)
    };
    let (help, others) = (cells_of(&[Action::Help]), cells_of(&LAST));
    let mut help_done = false;
    for Hint {
        action,
        keys,
        words,
        cells,
    } in hints
    {
        // The hint of the help stands even where no other has room, and that of the slides only where
        // all others have.
        let reserved = match action {
            Action::Help => 0,
            Action::Present => others,
            _ if help_done => 0,
            _ => help,
        };
        if used.saturating_add(cells).saturating_add(reserved) > usize::from(area.width) {
            continue;
        }
        help_done |= action == Action::Help;
        let place = Rect {
            x: area.x.saturating_add(paint::cells(used)),
            width: paint::cells(cells).saturating_sub(3),
            height: 1,
            ..area
        };
        buffer.note(place, Hit::Action(action));
        used = used.saturating_add(cells);
        spans.push(Span::raw(keys));
        spans.push(Span::styled(format!(" {words}   "), theme.quiet));
    }
    put(buffer, area, 0, spans);
}

/// What a key does here, in a word; empty where it has no hint.
fn hint(model: &Model, binding: &Binding) -> &'static str {
    let lang = model.shared.lang;
    match binding.action {
        Action::YearBack if model.screen().has_columns() => lang.hint_column(),
        Action::Detail => model
            .screen()
            .enter_hint(lang)
            .unwrap_or_else(|| (binding.hint)(lang)),
        _ => (binding.hint)(lang),
    }
}

/// The key of an action, with that of the opposite action where there is one.
fn keys_of(model: &Model, action: Action) -> String {
    let other = match action {
        Action::YearBack => Some(Action::YearForward),
        Action::Up => Some(Action::Down),
        _ => None,
    };
    let both: Vec<Action> = std::iter::once(action).chain(other).collect();
    model.shared.key_names(&both)
}
