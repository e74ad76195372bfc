//! All slides by title, over the one shown.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{
    Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, keys_of_list, note_row, row_after,
};
use crate::deck::{Deck, SlideId};
use crate::figure::period::Year;
use crate::text::{pad_start, truncate};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::glyphs;
use crate::tui::keymap;
use crate::tui::outcome::Outcome;
use crate::tui::present::state::{self, Presenting};
use crate::tui::shared::Shared;
use crate::tui::widget::list::{position, window};
use crate::tui::widget::paint::{cells, put};
use crate::tui::widget::popup;

/// Columns inside of the box.
const COLUMNS: u16 = 60;

/// Cells before a title: the mark of the slide shown, and its number.
const NUMBER: usize = 5;

/// The slides of the deck, those of single targets last.
#[derive(Debug)]
pub(in crate::tui) struct SlideList {
    year: Year,
    deck: Deck,
    slides: Vec<SlideId>,
    shown: SlideId,
    row: usize,
}

impl SlideList {
    #[must_use]
    pub(in crate::tui) fn of(shared: &Shared, presenting: &Presenting) -> SlideList {
        let year = presenting.year();
        let deck = Deck::of(&state::context(shared, year));
        let slides: Vec<SlideId> = deck.all().collect();
        let shown = presenting.place().id;
        let row = slides.iter().position(|of| *of == shown).unwrap_or(0);
        SlideList {
            year,
            deck,
            slides,
            shown,
            row,
        }
    }

    /// The texts of a row: the number of a slide, blank outside the count, and its title.
    fn row_texts(&self, shared: &Shared, id: SlideId) -> (String, String) {
        let cx = state::context(shared, self.year);
        let title = self.deck.slide(&cx, id).map(|slide| slide.title(&cx));
        let number = self.deck.position(id).map(|at| at.to_string());
        (number.unwrap_or_default(), title.unwrap_or_default())
    }
}

impl Popup for SlideList {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        let Some(action) = keymap::in_popup(&shared.keys, event) else {
            return match shared.keys.slide_action_for(event) {
                Some(_) => PopupOutcome::CLOSE,
                None => PopupOutcome::STAY,
            };
        };
        if let Some(row) = row_after(action, self.row, self.slides.len()) {
            self.row = row;
            return PopupOutcome::STAY;
        }
        match action {
            Action::Detail => {
                let taken = self.slides.get(self.row).copied();
                PopupOutcome::Close(taken.map_or(Outcome::Done, Outcome::Slide))
            }
            Action::Quit => PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Action::Language | Action::Theme => PopupOutcome::Stay(Outcome::Perform(action)),
            _ => PopupOutcome::CLOSE,
        }
    }

    fn select(&mut self, row: usize) {
        self.row = row;
    }

    /// Closes, because the deck may have changed.
    fn renew(&mut self, _change: Change, _behind: &Behind<'_>) -> PopupOutcome {
        PopupOutcome::CLOSE
    }

    fn frame(&self, shared: &Shared) -> Frame {
        Frame {
            title: shared.lang.slides_title(self.year),
            columns: COLUMNS,
            rows: cells(self.slides.len()),
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        keys_of_list(shared.lang.popup_go(), shared)
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let theme = shared.styles();
        let room = usize::from(inside.width).saturating_sub(NUMBER.saturating_add(1));
        let shown = window(self.slides.len(), self.row, usize::from(inside.height));
        for (line, row) in (0u16..).zip(shown.clone()) {
            let Some(id) = self.slides.get(row) else {
                continue;
            };
            let (number, title) = self.row_texts(shared, *id);
            let mark = match *id == self.shown {
                true => glyphs::CHOSEN,
                false => " ",
            };
            let number = pad_start(&number, NUMBER.saturating_sub(2));
            let spans = vec![
                Span::styled(mark, theme.strong),
                Span::styled(format!("{number}  "), theme.quiet),
                Span::raw(truncate(&title, room).into_owned()),
            ];
            put(canvas, inside, line, spans);
            note_row(canvas, inside, line, row);
            if row == self.row {
                popup::select(canvas, inside, line, &theme);
            }
        }
        Edges::at(position(self.row, self.slides.len(), &shown))
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        Spoken::Nothing
    }
}
