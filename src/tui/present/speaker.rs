//! The notes for the presenter, as lines.

use serde::{Deserialize, Serialize};

use super::state::Presenting;
use crate::text::{Lang, wrap};
use crate::tui::shared::Shared;

/// The notes of the slide shown, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::tui) struct Notes {
    /// `3/11`; empty outside the count.
    pub position: String,
    pub title: String,
    /// Which step of how many.
    pub step: String,
    /// The parts with their headings.
    pub parts: Vec<(String, Vec<String>)>,
    /// What comes next.
    pub next: String,
    /// In seconds.
    pub elapsed: u64,
    /// Whether the notes are in Chinese.
    pub is_chinese: bool,
}

/// What a line of the notes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Kind {
    Heading,
    Text,
    Quiet,
}

impl Notes {
    /// Those of the slide that is presented.
    pub(in crate::tui) fn of(presenting: &Presenting, shared: &Shared) -> Option<Notes> {
        let lang = shared.lang;
        let step = presenting.place().step.saturating_add(1);
        let next = presenting.following();
        presenting.with_slide(shared, |cx, slide| {
            let notes = slide.notes(cx);
            let says = Some(notes.says).filter(|of| !of.is_empty());
            let parts = [
                (lang.notes_says(), says.into_iter().collect()),
                (lang.notes_printed(), notes.printed),
                (lang.notes_judged(), notes.judged),
                (lang.notes_questions(), notes.questions),
            ];
            let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
            let next = next.and_then(|id| presenting.deck().slide(cx, id));
            Notes {
                position: slide
                    .position
                    .map_or_else(String::new, |(at, all)| format!("{at}/{all}")),
                title: format!("{} {}", slide.title(cx), slide.year),
                step: lang.notes_step(step, slide.steps()),
                parts: parts.map(|(name, of)| (name.to_owned(), of)).collect(),
                next: next.map_or_else(
                    || lang.notes_last().to_owned(),
                    |slide| lang.notes_next(slide.title(cx)),
                ),
                elapsed: presenting.elapsed.as_secs(),
                is_chinese: lang == Lang::Zh,
            }
        })
    }

    /// The notes as lines of at most `room` cells; `elapsed` in seconds.
    pub(in crate::tui) fn lines(&self, room: usize, elapsed: u64) -> Vec<(Kind, String)> {
        let lang = if self.is_chinese { Lang::Zh } else { Lang::En };
        let mut lines = Vec::new();
        let mut say = |kind: Kind, text: &str, indent: &str| {
            let cells = room.saturating_sub(indent.len());
            for line in wrap(text, cells.max(1)) {
                lines.push((kind, format!("{indent}{line}")));
            }
        };
        let head = format!("{}  {}", self.position, self.title);
        say(Kind::Heading, head.trim(), "");
        let time = format!("{}   {}", self.step, lang.notes_elapsed(clock(elapsed)));
        say(Kind::Quiet, &time, "");
        say(Kind::Quiet, &self.next, "");
        for (name, texts) in &self.parts {
            say(Kind::Text, "", "");
            say(Kind::Heading, name, "");
            for text in texts {
                say(Kind::Text, text, "  ");
            }
        }
        lines
    }
}

/// `1:05`, `1:02:03`.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn time_is_told_as_on_a_clock() {
        assert_eq!(["0:00", "1:05", "1:02:03"], [0, 65, 3723].map(clock));
    }
}
