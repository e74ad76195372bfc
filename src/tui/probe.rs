//! Queries of the terminal before the dashboard opens: whether its background is light or dark, and
//! whether it draws lines and marks one cell wide. All queries are sent together, so that a terminal
//! that does not answer delays the start by a fraction of a second only.

use std::time::Duration;

use super::decode::report::{Answer, Colour};
use super::glyphs::{AMBIGUOUS, Glyphs};
use super::theme::ThemeName;

/// How long to wait for answers. A connection halfway round the world takes about that long.
pub(super) const PATIENCE: Duration = Duration::from_millis(200);

/// What to ask.
#[derive(Debug, Clone, Copy, Default)]
pub struct Questions {
    /// The colours of text and background.
    pub background: bool,
    /// How many cells lines and marks take.
    pub glyph_widths: bool,
}

impl Questions {
    /// The bytes to write. Every terminal answers the last query, so that no other answers can follow
    /// that one.
    pub(super) fn sequence(self) -> Vec<u8> {
        let mut sequence = String::new();
        if self.background {
            sequence.push_str("\x1b]10;?\x07\x1b]11;?\x07");
        }
        if self.glyph_widths {
            // Draws them at the left edge, asks where the cursor is, and erases them.
            sequence.push_str(&format!("\r{AMBIGUOUS}\x1b[6n\r\x1b[K"));
        }
        if self.background {
            sequence.push_str("\x1b[c");
        }
        sequence.into_bytes()
    }
}

/// The answers so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answers {
    text: Option<Colour>,
    background: Option<Colour>,
    column: Option<u16>,
    attributes: bool,
}

impl Answers {
    /// Notes an answer.
    pub(super) fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Foreground(colour) => self.text = Some(colour),
            Answer::Background(colour) => self.background = Some(colour),
            Answer::Column(column) => self.column = Some(column),
            Answer::Attributes => self.attributes = true,
        }
    }

    /// Whether no more answers are to be expected.
    pub(super) fn are_complete(&self, asked: Questions) -> bool {
        let background = !asked.background || self.background.is_some();
        let glyph_widths = !asked.glyph_widths || self.column.is_some();
        self.attributes || (background && glyph_widths)
    }

    /// The theme that fits the background; `None` without an answer.
    pub(super) fn theme(&self) -> Option<ThemeName> {
        Some(match self.background?.is_light_behind(self.text) {
            true => ThemeName::Light,
            false => ThemeName::Dark,
        })
    }

    /// The glyphs that the terminal can draw; `None` without an answer.
    pub(super) fn glyphs(&self) -> Option<Glyphs> {
        // The first column is 1.
        let cells = self.column?.checked_sub(1)?;
        Some(Glyphs::on_terminal(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_more_is_waited_for_than_was_asked() {
        let both = Questions {
            background: true,
            glyph_widths: true,
        };
        let mut answers = Answers::default();
        assert!(!answers.are_complete(both) && answers.are_complete(Questions::default()));
        answers.take(Answer::Background(Colour([0; 3])));
        assert!(!answers.are_complete(both));
        let behind = AMBIGUOUS.chars().count() + 1;
        answers.take(Answer::Column(u16::try_from(behind).unwrap()));
        assert!(answers.are_complete(both));
        assert_eq!(answers.theme(), Some(ThemeName::Dark));
        assert_eq!(answers.glyphs(), Some(Glyphs::Unicode));
    }

    #[test]
    fn a_terminal_that_answers_only_the_last_question_is_not_waited_for() {
        let both = Questions {
            background: true,
            glyph_widths: true,
        };
        let mut answers = Answers::default();
        answers.take(Answer::Attributes);
        assert!(answers.are_complete(both));
        assert_eq!((answers.theme(), answers.glyphs()), (None, None));
    }
}
