//! A line of text being typed, edited with the keys of a shell. Control characters are replaced, so
//! that pasted text cannot command the terminal.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::to_input_request;
use tui_input::{InputRequest, StateChanged};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Lang, sanitize};

/// Characters of a line. Longer text was probably pasted by mistake.
const LONGEST: usize = 200;

/// What has become of a text that was to be inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// The line has changed.
    Yes,
    /// There was nothing to insert.
    Nothing,
    /// The line would be too long, so it is as it was.
    TooLong,
}

impl Inserted {
    /// The message about a text that was not inserted.
    #[must_use]
    pub(super) fn refusal(self, lang: Lang) -> Option<String> {
        (self == Inserted::TooLong).then(|| lang.notice_paste_too_long(LONGEST))
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct Input {
    line: tui_input::Input,
}

impl Input {
    /// A line that begins with a text, the cursor at its end.
    #[must_use]
    pub(super) fn of(text: &str) -> Input {
        Input { line: text.into() }
    }

    #[must_use]
    pub(super) fn text(&self) -> &str {
        self.line.value()
    }

    /// The text before the cursor, the character under it, and the text behind that. At the end, no
    /// character is under the cursor.
    #[must_use]
    pub(super) fn around_cursor(&self) -> (&str, &str, &str) {
        let text = self.text();
        let at = text.char_indices().nth(self.line.cursor());
        let (before, from) = text.split_at(at.map_or(text.len(), |(at, _)| at));
        let under = from.graphemes(true).next().unwrap_or_default();
        let (under, behind) = from.split_at(under.len());
        (before, under, behind)
    }

    /// Inserts the first line of a text at the cursor; nothing where the whole would be too long.
    pub(super) fn insert(&mut self, text: &str) -> Inserted {
        let line = text.lines().next().unwrap_or_default();
        if line.is_empty() {
            return Inserted::Nothing;
        }
        let line = sanitize(line);
        let [before, added] = [self.text(), &line].map(|text| text.chars().count());
        if before.saturating_add(added) > LONGEST {
            return Inserted::TooLong;
        }
        for character in line.chars() {
            self.line.handle(InputRequest::InsertChar(character));
        }
        Inserted::Yes
    }

    /// Edits the line or moves the cursor. Returns whether the text has changed.
    pub(super) fn key(&mut self, event: KeyEvent) -> bool {
        match request(event) {
            None => false,
            Some(InputRequest::InsertChar(character)) => {
                self.insert(character.encode_utf8(&mut [0; 4])) == Inserted::Yes
            }
            Some(request) => {
                let changed = self.line.handle(request);
                changed.is_some_and(|StateChanged { value, .. }| value)
            }
        }
    }
}

/// The edit that a key requests: the keys of tui-input, and Alt with arrows for whole words, which
/// some terminals send for Ctrl with arrows.
fn request(event: KeyEvent) -> Option<InputRequest> {
    let held = event.modifiers.difference(KeyModifiers::SHIFT);
    let (control, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
    match event.code {
        KeyCode::Left | KeyCode::Char('b') if held == alt => Some(InputRequest::GoToPrevWord),
        KeyCode::Right | KeyCode::Char('f') if held == alt => Some(InputRequest::GoToNextWord),
        KeyCode::Delete | KeyCode::Char('d') if held == alt => Some(InputRequest::DeleteNextWord),
        KeyCode::Backspace if held == control => Some(InputRequest::DeletePrevWord),
        // Some keyboards reach Backspace only with Shift still held.
        KeyCode::Backspace if held.is_empty() => Some(InputRequest::DeletePrevChar),
        KeyCode::Char('d') if held == control => Some(InputRequest::DeleteNextChar),
        // As in a shell, the text behind the cursor stays; tui-input deletes the whole line.
        KeyCode::Char('u') if held == control => Some(InputRequest::DeleteFromStart),
        // Pasting what was deleted could exceed the limit.
        KeyCode::Char('y') if held == control => None,
        _ => to_input_request(&Event::Key(event)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn press(input: &mut Input, code: KeyCode, held: KeyModifiers) {
        input.key(KeyEvent::new(code, held));
    }

    #[test]
    fn backspace_takes_a_whole_character_however_wide_or_composed() {
        let mut input = Input::of("高新e\u{301}👩‍🔬");
        for left in ["高新e\u{301}", "高新", "高", "", ""] {
            press(&mut input, KeyCode::Backspace, KeyModifiers::NONE);
            assert_eq!(input.text(), left);
        }
    }

    #[test]
    fn what_is_pasted_is_one_line_that_no_terminal_obeys() {
        let mut input = Input::of("前后");
        press(&mut input, KeyCode::Left, KeyModifiers::NONE);
        input.insert("高新\u{1b}[2J\n第二行");
        assert_eq!(input.text(), "前高新␛[2J后");
        assert_eq!(input.around_cursor(), ("前高新␛[2J", "后", ""));
        let told = input.insert(&"长".repeat(LONGEST));
        assert_eq!(told, Inserted::TooLong);
        assert_eq!(input.text(), "前高新␛[2J后", "too long to be meant");
    }

    #[test]
    fn a_full_line_takes_no_more_and_says_that_nothing_changed() {
        let mut input = Input::of(&"字".repeat(LONGEST));
        let typed = KeyEvent::new(KeyCode::Char('y'), KeyModifiers::NONE);
        assert!(!input.key(typed));
        assert_eq!(input.insert("pasted"), Inserted::TooLong);
        press(&mut input, KeyCode::Backspace, KeyModifiers::NONE);
        assert!(input.key(typed));
        assert_eq!(input.text().chars().count(), LONGEST);
    }

    #[rstest]
    #[case(KeyCode::Home, KeyModifiers::NONE, "|高新 area.csv")]
    #[case(KeyCode::Char('a'), KeyModifiers::CONTROL, "|高新 area.csv")]
    #[case(KeyCode::End, KeyModifiers::NONE, "高新 area.csv|")]
    #[case(KeyCode::Char('e'), KeyModifiers::CONTROL, "高新 area.csv|")]
    #[case(KeyCode::Left, KeyModifiers::NONE, "高新 are|a.csv")]
    #[case(KeyCode::Right, KeyModifiers::NONE, "高新 area.|csv")]
    #[case(KeyCode::Left, KeyModifiers::CONTROL, "高新 |area.csv")]
    #[case(KeyCode::Left, KeyModifiers::ALT, "高新 |area.csv")]
    #[case(KeyCode::Char('b'), KeyModifiers::ALT, "高新 |area.csv")]
    #[case(KeyCode::Right, KeyModifiers::CONTROL, "高新 area.csv|")]
    #[case(KeyCode::Right, KeyModifiers::ALT, "高新 area.csv|")]
    #[case(KeyCode::Delete, KeyModifiers::NONE, "高新 area|csv")]
    #[case(KeyCode::Char('d'), KeyModifiers::CONTROL, "高新 area|csv")]
    #[case(KeyCode::Char('w'), KeyModifiers::CONTROL, "高新 |.csv")]
    #[case(KeyCode::Backspace, KeyModifiers::ALT, "高新 |.csv")]
    #[case(KeyCode::Char('u'), KeyModifiers::CONTROL, "|.csv")]
    #[case(KeyCode::Char('k'), KeyModifiers::CONTROL, "高新 area|")]
    #[case(KeyCode::Char('x'), KeyModifiers::NONE, "高新 areax|.csv")]
    #[case(KeyCode::Char('X'), KeyModifiers::SHIFT, "高新 areaX|.csv")]
    fn keys_edit_the_line_as_in_a_shell(
        #[case] code: KeyCode,
        #[case] held: KeyModifiers,
        #[case] after: &str,
    ) {
        let mut input = Input::of("高新 area.csv");
        for _ in 0..4 {
            press(&mut input, KeyCode::Left, KeyModifiers::NONE);
        }
        press(&mut input, code, held);
        let (before, under, behind) = input.around_cursor();
        assert_eq!(format!("{before}|{under}{behind}"), after);
    }
}
