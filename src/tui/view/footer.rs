//! The last line: what keys do here, or a message until the next key.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::width;
use crate::tui::action::{self, Action, BINDINGS, Key};
use crate::tui::model::Model;
use crate::tui::widget::paint::put;

/// Draws it.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect) {
    let theme = model.styles();
    if let Some(notice) = &model.notice {
        put(
            buffer,
            area,
            0,
            Span::styled(format!(" {notice}"), theme.warning),
        );
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1usize;
    for binding in BINDINGS {
        let hint = (binding.hint)(model.lang);
        if hint.is_empty() || !action::is_enabled(binding.action, model) {
            continue;
        }
        let keys = keys_of(binding.action, binding.keys);
        let cells = width(&keys).saturating_add(width(hint)).saturating_add(4);
        if used.saturating_add(cells) > usize::from(area.width) {
            continue;
        }
        used = used.saturating_add(cells);
        spans.push(Span::styled(keys, theme.accent));
        spans.push(Span::styled(format!(" {hint}   "), theme.quiet));
    }
    put(buffer, area, 0, spans);
}

/// The key of an action; of a pair that belongs together, both.
fn keys_of(action: Action, keys: &[Key]) -> String {
    let other = match action {
        Action::YearBack => Some(Action::YearForward),
        Action::Up => Some(Action::Down),
        _ => None,
    };
    let first = |keys: &[Key]| keys.first().map(|key| key.name()).unwrap_or_default();
    let other = BINDINGS
        .iter()
        .find(|binding| Some(binding.action) == other);
    format!(
        "{}{}",
        first(keys),
        other.map(|binding| first(binding.keys)).unwrap_or_default()
    )
}
