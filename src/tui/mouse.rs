//! Clicks and turns of the wheel.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::hit::Hit;
use super::model::Model;
use super::outcome::Outcome;

/// Rows by which a turn of the wheel moves the selection.
const TURN: usize = 3;

/// Whether an event can change the screen.
#[must_use]
pub(super) fn means_something(event: &MouseEvent) -> bool {
    matches!(
        event.kind,
        MouseEventKind::Down(MouseButton::Left)
            | MouseEventKind::ScrollUp
            | MouseEventKind::ScrollDown
    )
}

/// Handles an event. `hit` is what was drawn under the pointer.
pub(super) fn perform_event(model: &mut Model, event: MouseEvent, hit: Option<Hit>) -> Outcome {
    if !model.mouse {
        return Outcome::Done;
    }
    match event.kind {
        MouseEventKind::Down(MouseButton::Left)
            if model.presenting.is_some() && !model.popup.is_open() =>
        {
            Outcome::Perform(Action::SlideNext)
        }
        MouseEventKind::ScrollUp | MouseEventKind::ScrollDown
            if model.presenting.is_some() && !model.popup.is_open() =>
        {
            Outcome::Done
        }
        MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => {
            let up = event.kind == MouseEventKind::ScrollUp;
            turn(model, up)
        }
        MouseEventKind::Down(MouseButton::Left) => {
            if model.popup.is_open() {
                return model.popup.click(hit, &model.shared);
            }
            let Some(hit) = hit else {
                return Outcome::Done;
            };
            match hit {
                Hit::Action(action) => Outcome::Perform(action),
                Hit::Year(year) => {
                    model.shared.choose_year(year);
                    Outcome::Done
                }
                Hit::Row(at) if Some(at) == model.screen().at() => {
                    model.open_detail();
                    Outcome::Done
                }
                Hit::Offer(_) | Hit::Popup => Outcome::Done,
                Hit::Row(at) => {
                    model.select(at);
                    Outcome::Done
                }
                Hit::Column(column) => {
                    model.sort_by(Some(column));
                    Outcome::Done
                }
            }
        }
        _ => Outcome::Done,
    }
}

fn turn(model: &mut Model, up: bool) -> Outcome {
    if model.popup.is_open() {
        return model.popup.turn(up, &model.shared);
    }
    if model.detail_covers_list() {
        let page = if up { Action::PageUp } else { Action::PageDown };
        return Outcome::Perform(page);
    }
    let row = model.row();
    let to = if up {
        row.saturating_sub(TURN)
    } else {
        row.saturating_add(TURN)
    };
    if model.rows() > 0 {
        model.select(to);
    }
    Outcome::Done
}
