//! The last line: hints of keys, a message, or the first mistake in the data files.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::available;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::model::Model;
use crate::tui::widget::paint::{self, put};

pub(in crate::tui) fn draw(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    if let Some(notice) = &model.notice {
        put(
            buffer,
            area,
            0,
            Span::styled(format!(" {notice}"), theme.warning),
        );
        return;
    }
    if let Some(problems) = &model.shared.problems {
        let key = model.shared.keys.told(Action::Problems);
        let told = model
            .shared
            .lang
            .problems_banner(&problems.first, problems.count, key);
        let told = truncate(&format!(" {told}"), usize::from(area.width)).into_owned();
        put(buffer, area, 0, Span::styled(told, theme.warning));
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1usize;
    let help = width(&model.shared.keys.first_name(Action::Help))
        .saturating_add(width(model.shared.lang.hint_help()))
        .saturating_add(4);
    let mut help_done = false;
    for (binding, _) in model.shared.keys.bindings() {
        let hint = (binding.hint)(model.shared.lang);
        if hint.is_empty() || !available::is_enabled(binding.action, model) {
            continue;
        }
        let keys = keys_of(model, binding.action);
        // The configuration may have left the action without a key.
        if keys.is_empty() {
            continue;
        }
        let cells = width(&keys).saturating_add(width(hint)).saturating_add(4);
        // The hint of the help stands even where no other has room.
        let reserved = if binding.action == Action::Help || help_done {
            0
        } else {
            help
        };
        if used.saturating_add(cells).saturating_add(reserved) > usize::from(area.width) {
            continue;
        }
        help_done |= binding.action == Action::Help;
        let place = Rect {
            x: area.x.saturating_add(paint::cells(used)),
            width: paint::cells(cells).saturating_sub(3),
            height: 1,
            ..area
        };
        buffer.note(place, Hit::Action(binding.action));
        used = used.saturating_add(cells);
        spans.push(Span::styled(keys, theme.accent));
        spans.push(Span::styled(format!(" {hint}   "), theme.quiet));
    }
    put(buffer, area, 0, spans);
}

/// The key of an action, with that of the opposite action where there is one.
fn keys_of(model: &Model, action: Action) -> String {
    let other = match action {
        Action::YearBack => Some(Action::YearForward),
        Action::Up => Some(Action::Down),
        _ => None,
    };
    let both: Vec<Action> = std::iter::once(action).chain(other).collect();
    model.shared.keys.first_names(&both)
}
