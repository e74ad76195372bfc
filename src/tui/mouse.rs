//! What a click or a turn of the wheel means: what stands where is asked of the views.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::model::{Model, Overlay};
use super::spots::Spot;
use super::update::{Effect, perform};

/// Rows a turn of the wheel moves.
const TURN: usize = 3;

/// Whether an event can change the screen.
#[must_use]
pub fn means_something(event: &MouseEvent) -> bool {
    matches!(
        event.kind,
        MouseEventKind::Down(MouseButton::Left)
            | MouseEventKind::ScrollUp
            | MouseEventKind::ScrollDown
    )
}

/// What comes of an event.
pub(super) fn perform_event(model: &mut Model, event: MouseEvent) -> Option<Effect> {
    if !model.mouse {
        return None;
    }
    let (column, row) = (event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => {
            let up = event.kind == MouseEventKind::ScrollUp;
            turn(model, up);
            None
        }
        MouseEventKind::Down(MouseButton::Left) => {
            // A click beside what lies over the screen takes it away.
            if model.overlay.is_some() {
                model.overlay = None;
                return None;
            }
            match model.spots.at(column, row)? {
                Spot::Action(action) => perform(model, action),
                Spot::Year(year) => {
                    super::update::go_to_year(model, Some(year));
                    None
                }
                Spot::Row(at) if at == model.row() => perform(model, Action::Detail),
                Spot::Row(at) => {
                    model.select(at);
                    None
                }
                Spot::Column(column) => {
                    model.arrange(|arrangement| arrangement.order(Some(column)));
                    None
                }
            }
        }
        _ => None,
    }
}

fn turn(model: &mut Model, up: bool) {
    let by = if up { -1 } else { 1 };
    match &mut model.overlay {
        None => {
            let row = model.row();
            let to = if up {
                row.saturating_sub(TURN)
            } else {
                row.saturating_add(TURN)
            };
            if model.rows() > 0 {
                model.select(to);
            }
        }
        Some(Overlay::Problems { scroll }) => *scroll = scroll.saturating_add_signed(by),
        Some(Overlay::Commands(commands)) => {
            commands.row = commands.row.saturating_add_signed(by);
        }
        Some(Overlay::Find(finder)) => {
            let last = finder.hits.len().saturating_sub(1);
            finder.row = finder.row.saturating_add_signed(by).min(last);
        }
        Some(Overlay::Choose(_) | Overlay::Export(_)) => {}
    }
}
