//! One box that searches everything by name.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Behind, Change, Frame, Popup, PopupOutcome, Spoken, note_row, step};
use crate::sheet::search::{Kind, Match, Matches};
use crate::text::{truncate, width, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::input::Input;
use crate::tui::keymap::{Typed, while_typing};
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::list::window;
use crate::tui::widget::paint::{below, highlight, put, put_right};
use crate::tui::widget::typed;

/// A query being typed, and what fits it.
#[derive(Debug, Default)]
pub(crate) struct SearchBox {
    input: Input,
    matches: Vec<Match>,
    /// The position of the selected match.
    row: usize,
}

/// A line of the list.
enum Entry {
    Heading(Kind),
    /// A match, by its position.
    Match(usize),
}

impl SearchBox {
    fn search(&mut self, shared: &Shared) {
        self.matches = shared.index().search(self.input.text(), shared.lang);
        self.row = 0;
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut kind = None;
        for (at, found) in self.matches.iter().enumerate() {
            if kind != Some(found.kind) {
                kind = Some(found.kind);
                entries.push(Entry::Heading(found.kind));
            }
            entries.push(Entry::Match(at));
        }
        entries
    }
}

impl Popup for SearchBox {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        match while_typing(&mut self.input, event) {
            Typed::Text => self.search(shared),
            Typed::Row(by) => self.row = step(self.row, by, self.matches.len()),
            Typed::Take if self.row < self.matches.len() => {
                let all = std::mem::take(&mut self.matches);
                let outcome = Outcome::GoTo(Matches { all, at: self.row });
                return PopupOutcome::Close(outcome);
            }
            Typed::Take => {
                let told = shared.lang.nothing_found().to_owned();
                return PopupOutcome::Close(Outcome::Tell(told));
            }
            Typed::Leave => return PopupOutcome::CLOSE,
            Typed::Quit => return PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Typed::Other => {}
        }
        PopupOutcome::STAY
    }

    fn paste(&mut self, text: &str, shared: &Shared) {
        self.input.insert(text);
        self.search(shared);
    }

    fn select(&mut self, row: usize) {
        self.row = row;
    }

    fn renew(&mut self, change: Change, behind: &Behind<'_>) -> PopupOutcome {
        if change == Change::Data {
            let row = self.row;
            self.search(behind.shared);
            self.row = step(row, 0, self.matches.len());
        }
        PopupOutcome::STAY
    }

    fn frame(&self, shared: &Shared) -> Frame {
        Frame {
            title: shared.lang.find_title().to_owned(),
            columns: 72,
            rows: 24,
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) {
        let (theme, lang) = (shared.styles(), shared.lang);
        let room = usize::from(inside.width);
        let line = typed::line("/ ", self.input.around_cursor(), room, &theme);
        put(canvas, inside, 0, line);
        let body = below(inside, 2);
        if self.matches.is_empty() {
            let text = if self.input.text().trim().is_empty() {
                lang.find_hint()
            } else {
                lang.nothing_found()
            };
            for (at, line) in (0u16..).zip(wrap(text, room)) {
                put(canvas, body, at, Line::styled(line, theme.quiet));
            }
            return;
        }
        let entries = self.entries();
        let is_selected = |entry: &Entry| matches!(entry, Entry::Match(at) if *at == self.row);
        let selected = entries.iter().position(is_selected).unwrap_or(0);
        let shown = window(entries.len(), selected, usize::from(body.height));
        for (at, entry) in (0u16..).zip(entries.get(shown).unwrap_or_default()) {
            let row = match entry {
                Entry::Heading(kind) => {
                    put(
                        canvas,
                        body,
                        at,
                        Line::styled(kind.name(lang), theme.strong),
                    );
                    continue;
                }
                Entry::Match(row) => *row,
            };
            let Some(found) = self.matches.get(row) else {
                continue;
            };
            let left = room.saturating_sub(width(&found.year)).saturating_sub(4);
            let name = truncate(&found.name, left);
            put(canvas, body, at, Span::raw(format!("  {name}")));
            put_right(canvas, body, at, Span::styled(&*found.year, theme.quiet));
            note_row(canvas, body, at, row);
            if row == self.row {
                highlight(canvas, body, at, theme.selected_in_popup);
            }
        }
    }

    fn spoken(&self, shared: &Shared) -> Spoken {
        let lang = shared.lang;
        if self.input.text().is_empty() {
            return Spoken::Told(lang.accessible_find().to_owned());
        }
        if self.matches.is_empty() {
            return Spoken::Told(lang.nothing_found().to_owned());
        }
        let rows = self.matches.iter().map(|found| {
            let (kind, colon) = (found.kind.name(lang), lang.colon());
            format!("{kind}{colon}{} {}", found.name, found.year)
        });
        Spoken::Choices {
            title: None,
            rows: rows.collect(),
        }
    }
}
