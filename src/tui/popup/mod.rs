//! Popups over a screen. Each is one file with its state, its keys and its drawing.
//!
//! Popups must not use the model, screens or each other. They return a [`PopupOutcome`], which `update`
//! carries out.

pub(in crate::tui) mod beside;
pub(super) mod choose;
pub(crate) mod export;
pub(super) mod palette;
pub(super) mod problems;
pub(crate) mod search;
pub(in crate::tui) mod slides;

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::Action;
use super::canvas::Canvas;
use super::effect::WriteProblem;
use super::hit::Hit;
use super::input::Inserted;
use super::keymap::{Naming, PAGE};
use super::outcome::Outcome;
use super::shared::Shared;
use super::sheet_state::SheetState;
use super::widget::paint::{self, below, put, put_right};
use super::widget::popup::{self, Parts};
use crate::text::width;

/// Whether a popup stays open after a key, and what remains to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PopupOutcome {
    /// It stays open.
    Stay(Outcome),
    /// It closes.
    Close(Outcome),
}

impl PopupOutcome {
    /// It stays open, and nothing else is to be done.
    pub const STAY: PopupOutcome = PopupOutcome::Stay(Outcome::Done);
    /// It closes, and nothing else is to be done.
    pub const CLOSE: PopupOutcome = PopupOutcome::Close(Outcome::Done);
}

/// The title and the size that a popup asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its title or its question.
    pub title: String,
    /// Columns inside. A smaller screen limits them.
    pub columns: u16,
    /// Rows inside. A smaller screen limits them.
    pub rows: u16,
}

/// The texts at the edges of a popup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edges {
    /// Which row is selected and whether more follow, at the right end of its head.
    pub position: String,
    /// The text beside the keys.
    pub aside: String,
}

impl Edges {
    /// A position and nothing else.
    fn at(position: String) -> Edges {
        Edges {
            position,
            aside: String::new(),
        }
    }
}

/// A popup in the accessible mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// Choices, one of which is expected by its number. It stays open.
    Choices {
        /// A line before them.
        title: Option<String>,
        /// A line for each, without its number.
        rows: Vec<String>,
    },
    /// A question that `Enter` answers. It stays open.
    Question(String),
    /// Something to be read. It closes.
    Told(String),
    /// The actions, of which the accessible mode has a list of its own. It closes.
    Actions,
    /// Nothing, because its content has been spoken already. It closes.
    Nothing,
}

/// The sources of a popup's content, when it opens and when they have changed.
pub struct Behind<'m> {
    /// The shared state.
    pub shared: &'m Shared,
    /// The list of the view.
    pub list: &'m SheetState,
    /// Why an action does nothing at this moment; `None` if it does something.
    pub unavailable: &'m dyn Fn(Action) -> Option<String>,
    /// Whether slides are presented, so that other keys do something.
    pub is_presenting: bool,
}

/// What has changed behind an open popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The data were read again.
    Data,
    /// The audit of the data is done.
    Audit,
    /// The data files were read again and have mistakes.
    Problems,
}

/// Rows inside of a popup at least: with fewer, it would have no blank rows at its edges.
const LEAST_ROWS: u16 = 6;

/// One popup.
pub trait Popup: fmt::Debug {
    /// What a key does.
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome;

    /// Inserts pasted text, where text is typed.
    fn paste(&mut self, _text: &str, _shared: &Shared) -> Inserted {
        Inserted::Nothing
    }

    /// Selects a row, as a click does before it takes it.
    fn select(&mut self, _row: usize) {}

    /// Takes over what has changed.
    fn renew(&mut self, _change: Change, _behind: &Behind<'_>) -> PopupOutcome {
        PopupOutcome::STAY
    }

    /// Takes over why the file it asked for was not written.
    fn not_written(&mut self, _problem: WriteProblem, _shared: &Shared) {}

    /// What it wants to be drawn in.
    fn frame(&self, shared: &Shared) -> Frame;

    /// Its first row, in `_room` cells.
    fn head(&self, shared: &Shared, _room: usize) -> Line<'_> {
        Line::styled(self.frame(shared).title, shared.styles().strong)
    }

    /// What keys do in it, each with a word; the one that leaves it last.
    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)>;

    /// Draws the part below its head. Returns the texts of its edges.
    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges;

    /// Its form in the accessible mode.
    fn spoken(&self, shared: &Shared) -> Spoken;
}

/// The place of the one popup that may be open.
#[derive(Debug, Default)]
pub struct Slot {
    open: Option<Box<dyn Popup>>,
}

impl Slot {
    /// Opens a popup in place of the one that is open.
    pub fn open(&mut self, popup: impl Popup + 'static) {
        self.open = Some(Box::new(popup));
    }

    /// Closes the popup.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Whether a popup is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The popup in the accessible mode.
    #[must_use]
    pub fn spoken(&self, shared: &Shared) -> Option<Spoken> {
        self.open.as_ref().map(|popup| popup.spoken(shared))
    }

    /// Lets the popup act.
    fn act(&mut self, act: impl FnOnce(&mut dyn Popup) -> PopupOutcome) -> Outcome {
        let Some(popup) = self.open.as_deref_mut() else {
            return Outcome::Done;
        };
        match act(popup) {
            PopupOutcome::Stay(outcome) => outcome,
            PopupOutcome::Close(outcome) => {
                self.open = None;
                outcome
            }
        }
    }

    /// A key, which goes to the popup.
    pub fn key(&mut self, event: KeyEvent, shared: &Shared) -> Outcome {
        self.act(|popup| popup.key(event, shared))
    }

    /// Selects a row of the popup and takes it.
    pub fn take_row(&mut self, row: usize, shared: &Shared) -> Outcome {
        self.act(|popup| {
            popup.select(row);
            popup.key(KeyCode::Enter.into(), shared)
        })
    }

    /// A click on something that was drawn. One beside the popup closes it.
    pub fn click(&mut self, hit: Option<Hit>, shared: &Shared) -> Outcome {
        match hit {
            Some(Hit::Offer(row)) => return self.take_row(row, shared),
            Some(Hit::Popup) => {}
            _ => self.close(),
        }
        Outcome::Done
    }

    /// A turn of the wheel.
    pub fn turn(&mut self, up: bool, shared: &Shared) -> Outcome {
        let code = if up { KeyCode::Up } else { KeyCode::Down };
        self.key(code.into(), shared)
    }

    /// Pasted text, which goes into what is being typed; it means nothing elsewhere.
    pub fn paste(&mut self, text: &str, shared: &Shared) -> Outcome {
        let popup = self.open.as_deref_mut();
        let inserted = popup.map(|popup| popup.paste(text, shared));
        let refusal = inserted.and_then(|inserted| inserted.refusal(shared.lang));
        refusal.map_or(Outcome::Done, Outcome::Tell)
    }

    /// Tells the popup what has changed behind it.
    pub fn renew(&mut self, change: Change, behind: &Behind<'_>) {
        self.act(|popup| popup.renew(change, behind));
    }

    /// Tells the popup why the file it asked for was not written.
    pub fn not_written(&mut self, problem: WriteProblem, shared: &Shared) {
        if let Some(popup) = &mut self.open {
            popup.not_written(problem, shared);
        }
    }

    /// Draws the popup over the screen.
    pub fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, screen: Rect) {
        let Some(popup) = &self.open else {
            return;
        };
        let frame = popup.frame(shared);
        let area = popup::place(screen, frame.columns, frame.rows.max(LEAST_ROWS));
        canvas.note(area, Hit::Popup);
        let parts = popup::open(canvas, area, &shared.styles());
        let edges = popup.draw(shared, canvas, parts.inside);
        put_edges(&**popup, &edges, shared, canvas, parts);
    }
}

/// Draws the first and the last row of a popup.
fn put_edges(
    popup: &dyn Popup,
    edges: &Edges,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    parts: Parts,
) {
    let theme = shared.styles();
    let taken = match width(&edges.position) {
        0 => 0,
        cells => cells.saturating_add(2),
    };
    let room = usize::from(parts.head.width).saturating_sub(taken);
    let head = Rect {
        width: paint::cells(room),
        ..parts.head
    };
    put(canvas, head, 0, popup.head(shared, room));
    let position = Line::styled(edges.position.clone(), theme.quiet);
    put_right(canvas, parts.head, 0, position);
    let mut spans = Vec::new();
    let mut used = 0usize;
    let keys = popup.keys(shared);
    let cells_of = |(key, word): &(String, &str)| {
        let cells = width(key).saturating_add(width(word));
        cells.saturating_add(1)
    };
    let last = keys.len().saturating_sub(1);
    let leaves = keys.last().map_or(0, cells_of);
    for (at, (key, word)) in keys.into_iter().enumerate() {
        let cells = width(&key).saturating_add(width(word)).saturating_add(1);
        // The key that leaves the popup is shown even if there is no room for any other.
        let reserved = if at == last {
            0
        } else {
            leaves.saturating_add(3)
        };
        let end = used.saturating_add(cells).saturating_add(reserved);
        if end > usize::from(parts.keys.width) {
            continue;
        }
        used = used.saturating_add(cells).saturating_add(3);
        spans.push(Span::raw(key));
        spans.push(Span::styled(format!(" {word}   "), theme.quiet));
    }
    put(canvas, parts.keys, 0, Line::from(spans));
    if used.saturating_add(width(&edges.aside)) <= usize::from(parts.keys.width) {
        let aside = Line::styled(edges.aside.clone(), theme.quiet);
        put_right(canvas, parts.keys, 0, aside);
    }
}

/// The key that leaves a popup in which letters are typed or chosen, with its word.
fn leaving(shared: &Shared) -> (String, &'static str) {
    ("Esc".to_owned(), shared.lang.popup_close())
}

/// The keys that select a row of a popup, with their word.
fn selecting(shared: &Shared) -> (String, &'static str) {
    // Letters may be typed or chosen here, so that only these keys are sure to select.
    let arrows = match shared.naming() {
        Naming::Signs => "↑↓",
        Naming::Words => "Up/Down",
    };
    (arrows.to_owned(), shared.lang.hint_row())
}

/// The key that takes a row of a popup, with a word for what it does.
fn taking(word: &'static str) -> (String, &'static str) {
    ("Enter".to_owned(), word)
}

/// The keys of a popup with rows to choose from, with a word for what taking one does.
fn keys_of_list(word: &'static str, shared: &Shared) -> Vec<(String, &'static str)> {
    vec![taking(word), selecting(shared), leaving(shared)]
}

/// Notes a line of a popup as the row that a click on it takes.
fn note_row(canvas: &mut Canvas<'_>, inside: Rect, line: u16, row: usize) {
    let line = below(inside, line);
    canvas.note(Rect { height: 1, ..line }, Hit::Offer(row));
}

/// The row to which an action moves in a list of so many rows; `None` for an action that moves nothing.
fn row_after(action: Action, row: usize, rows: usize) -> Option<usize> {
    Some(match action {
        Action::Up => step(row, -1, rows),
        Action::Down => step(row, 1, rows),
        Action::PageUp => step(row, PAGE.saturating_neg(), rows),
        Action::PageDown => step(row, PAGE, rows),
        Action::Top => 0,
        Action::Bottom => rows.saturating_sub(1),
        _ => return None,
    })
}

/// The row `by` rows further, limited to the first and the last.
fn step(row: usize, by: isize, rows: usize) -> usize {
    row.saturating_add_signed(by).min(rows.saturating_sub(1))
}
