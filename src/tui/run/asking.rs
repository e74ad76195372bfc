//! Queries the terminal before the first frame.

use std::io;
use std::time::Instant;

use ratatui::crossterm::event::{Event, KeyCode, KeyModifiers};

use super::{Exit, Flow, Running};
#[cfg(unix)]
use crate::tui::decode::Decoded;
use crate::tui::inputs::Input;
use crate::tui::platform::signals::Heard;
use crate::tui::probe::{self, Answers, Questions};

/// Questions that the terminal has been asked.
pub(super) struct Asked {
    questions: Questions,
    at: Instant,
}

impl Running<'_> {
    /// Queries the terminal. The answers are to be taken with [`Self::take_answers`].
    pub(super) fn ask(&mut self, questions: Questions) -> io::Result<Asked> {
        let at = Instant::now();
        if !Answers::default().are_complete(questions) {
            self.guard.ask(&questions.sequence())?;
        }
        Ok(Asked { questions, at })
    }

    /// Waits for the terminal's answers and applies them. Returns the keys typed meanwhile.
    pub(super) fn take_answers(&mut self, asked: Asked) -> io::Result<Flow<Vec<Event>>> {
        let Asked { questions, at } = asked;
        let mut typed = Vec::new();
        let mut answers = Answers::default();
        while !answers.are_complete(questions) {
            let left = probe::PATIENCE.saturating_sub(at.elapsed());
            match self.inputs.next(Some(left), &self.signals) {
                #[cfg(unix)]
                Ok(Input::Bytes(bytes)) => {
                    for decoded in self.decoder.take(&bytes) {
                        match decoded {
                            Decoded::Answer(answer) => answers.take(answer),
                            Decoded::Event(event) => typed.push(typed_ahead(event)),
                        }
                    }
                }
                Ok(Input::Signal(Heard::End(signal))) => {
                    // Otherwise the shell would read the late answers as typed text.
                    self.guard.tty().discard_input();
                    return Ok(Flow::Ends(Exit::Signal(signal)));
                }
                Ok(Input::Panicked) => return Ok(Flow::Ends(Exit::Panicked)),
                Ok(Input::Disconnected) => return Ok(Flow::Ends(Exit::Disconnected)),
                Ok(other) => self.kept.push_back(other),
                Err(_) => break,
            }
        }
        let shared = &mut self.model.shared;
        shared.theme = answers.theme().unwrap_or(shared.theme);
        shared.glyphs = answers.glyphs().unwrap_or(shared.glyphs);
        Ok(Flow::Goes(typed))
    }
}

/// A key that was typed before the terminal was taken over. Outside of raw mode, the terminal has turned
/// Enter into a line feed.
fn typed_ahead(event: Event) -> Event {
    match event {
        Event::Key(key)
            if key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL =>
        {
            Event::Key(KeyCode::Enter.into())
        }
        other => other,
    }
}
