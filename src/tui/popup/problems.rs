//! The mistakes in the data files.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, leaving, selecting};
use crate::text::truncate;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap;
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::list::position;
use crate::tui::widget::paint::{cells, put};
use crate::tui::widget::popup;

/// The report of the mistakes, scrolled.
#[derive(Debug, Default)]
pub(in crate::tui) struct ProblemReport {
    /// Lines scrolled away.
    scroll: usize,
}

fn lines(shared: &Shared) -> Vec<&str> {
    let problems = shared.problems.as_deref();
    problems.map_or_else(Vec::new, |problems| problems.all.lines().collect())
}

impl Popup for ProblemReport {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        let height = usize::from(popup::rows_inside(shared.size));
        let last = lines(shared).len().saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        let to = match keymap::in_popup(&shared.keys, event) {
            Some(Action::Up) => self.scroll.saturating_sub(1),
            Some(Action::Down) => self.scroll.saturating_add(1),
            Some(Action::PageUp) => self.scroll.saturating_sub(page),
            Some(Action::PageDown) => self.scroll.saturating_add(page),
            Some(Action::Top) => 0,
            Some(Action::Bottom) => last,
            Some(Action::Quit) => return PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Some(_) => return PopupOutcome::CLOSE,
            None => self.scroll,
        };
        self.scroll = to.min(last);
        PopupOutcome::STAY
    }

    /// Once the mistakes are corrected, nothing is left to show.
    fn renew(&mut self, _change: Change, behind: &Behind<'_>) -> PopupOutcome {
        match behind.shared.problems {
            Some(_) => PopupOutcome::STAY,
            None => PopupOutcome::CLOSE,
        }
    }

    fn frame(&self, shared: &Shared) -> Frame {
        Frame {
            title: shared.lang.problems_title().to_owned(),
            columns: u16::MAX,
            rows: cells(lines(shared).len()),
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        let (keys, _) = selecting(shared);
        vec![(keys, shared.lang.popup_scroll()), leaving(shared)]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let room = usize::from(inside.width);
        let lines = lines(shared);
        let height = usize::from(inside.height);
        let first = self.scroll.min(lines.len().saturating_sub(height));
        let shown = first..first.saturating_add(height).min(lines.len());
        for (at, line) in (0..inside.height).zip(lines.iter().skip(first)) {
            put(canvas, inside, at, Span::raw(truncate(line, room)));
        }
        let last = shown.end.saturating_sub(1);
        Edges::at(position(last, lines.len(), &shown))
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        Spoken::Nothing
    }
}
