//! A line of text being typed. The cursor stays at its end: what is typed is short.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::sanitize;

/// Nobody searches for more.
const LONGEST: usize = 200;

/// A line of text being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
}

impl Input {
    /// A line that begins with a text.
    #[must_use]
    pub fn of(text: &str) -> Input {
        Input {
            text: text.to_owned(),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds what was typed or pasted: one line, without control characters.
    pub fn insert(&mut self, text: &str) {
        let line = text.lines().next().unwrap_or_default();
        if self.text.len().saturating_add(line.len()) <= LONGEST {
            self.text.push_str(&sanitize(line));
        }
    }

    /// Takes the last character away, however many code points it has.
    pub fn backspace(&mut self) {
        let keep = self.text.grapheme_indices(true).next_back();
        self.text.truncate(keep.map_or(0, |(at, _)| at));
    }

    /// Takes the last word away.
    pub fn backspace_word(&mut self) {
        let trimmed = self.text.trim_end();
        let keep = trimmed.rfind(' ').map_or(0, |at| at.saturating_add(1));
        self.text.truncate(keep);
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_a_whole_character_however_wide_or_composed() {
        let mut input = Input::of("高新e\u{301}👩‍🔬");
        for left in ["高新e\u{301}", "高新", "高", "", ""] {
            input.backspace();
            assert_eq!(input.text(), left);
        }
    }

    #[test]
    fn what_is_pasted_is_one_line_that_no_terminal_obeys() {
        let mut input = Input::default();
        input.insert("高新\u{1b}[2J\n第二行");
        assert!(!input.text().contains('\u{1b}') && !input.text().contains("第二行"));
        input.backspace_word();
        assert_eq!(input.text(), "");
    }
}
