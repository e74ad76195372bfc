//! The list of keys, from the one list there is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::{pad_end, width};
use crate::tui::action::{self, BINDINGS, Group};
use crate::tui::model::Model;
use crate::tui::widget::paint::{cells, line_width, put, put_right};
use crate::tui::widget::popup;

/// Draws it over the screen, scrolled down by so many lines.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, scroll: usize) {
    let theme = model.styles();
    let lines = lines(model);
    let rows = cells(lines.len())
        .saturating_add(2)
        .min(area.height.saturating_sub(2));
    let title = model.lang.help_title(model.tab.name(model.lang));
    let widest = lines.iter().map(line_width).max().unwrap_or(0);
    let place = popup::centred(area, widest.saturating_add(5), rows);
    let inner = popup::open(buffer, place, &title, &theme);
    let hidden = lines.len().saturating_sub(usize::from(inner.height));
    for (row, line) in (0..inner.height).zip(lines.into_iter().skip(scroll.min(hidden))) {
        put(buffer, inner, row, line);
    }
    if hidden > 0 {
        let position = format!(" {}/{} ", scroll.min(hidden), hidden);
        let place = Rect {
            width: place.width.saturating_sub(2),
            ..place
        };
        put_right(
            buffer,
            place,
            place.height.saturating_sub(1),
            Span::styled(position, theme.quiet),
        );
    }
}

/// How far the help can be scrolled down.
#[must_use]
pub fn last_scroll(model: &Model) -> usize {
    let room = usize::from(model.size.1).saturating_sub(4);
    lines(model).len().saturating_sub(room)
}

fn lines(model: &Model) -> Vec<Line<'static>> {
    let theme = model.styles();
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::styled(group.name(model.lang), theme.heading));
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let keys: Vec<String> = binding.keys.iter().map(|key| key.name()).collect();
            let keys = keys.join("  ");
            let enabled = action::is_enabled(binding.action, model);
            let (key, text) = if enabled {
                (theme.accent, theme.text)
            } else {
                (theme.quiet, theme.quiet)
            };
            let mut spans = vec![
                Span::styled(format!("  {}", pad_end(&keys, 18.max(width(&keys)))), key),
                Span::styled((binding.describe)(model.lang), text),
            ];
            if !enabled {
                spans.push(Span::styled(
                    format!("  {}", model.lang.help_not_here()),
                    theme.quiet,
                ));
            }
            lines.push(Line::from(spans));
        }
    }
    lines.push(Line::default());
    lines.push(Line::styled(model.lang.help_mark(), theme.quiet));
    lines
}
