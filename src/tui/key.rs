//! Keys of the keyboard: their notation in the configuration, their events from the terminal, and
//! their names on the keyboard.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key. Shift is part of the character: `L`, not Shift and `l`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    control: bool,
}

pub(super) const fn key(code: KeyCode) -> Key {
    Key {
        code,
        control: false,
    }
}

pub(super) const fn ch(character: char) -> Key {
    key(KeyCode::Char(character))
}

pub(super) const fn control(character: char) -> Key {
    Key {
        code: KeyCode::Char(character),
        control: true,
    }
}

/// Keys with names, as the configuration writes them.
const NAMED: [(&str, KeyCode); 28] = [
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Backspace", KeyCode::Backspace),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
];

impl Key {
    /// The event of pressing it.
    #[must_use]
    pub fn event(self) -> KeyEvent {
        let control = match self.control {
            true => KeyModifiers::CONTROL,
            false => KeyModifiers::NONE,
        };
        KeyEvent::new(self.code, control)
    }

    /// Whether this key was pressed, with or without other modifiers.
    pub(super) fn is_in(self, event: KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        event.code == self.code && (control || !self.control)
    }

    /// Whether this key was pressed.
    pub(super) fn matches(self, event: KeyEvent) -> bool {
        // Terminals differ in whether they report Shift beside a capital letter.
        event.code == self.code
            && event.modifiers.contains(KeyModifiers::CONTROL) == self.control
            && !event
                .modifiers
                .intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META)
    }

    /// Reads a key as the configuration writes it: a character, or a name like `Left`, `Enter` or
    /// `Ctrl-d`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Key> {
        let (control, name) = match text.get(..5) {
            Some(prefix) if prefix.eq_ignore_ascii_case("ctrl-") => (true, text.get(5..)?),
            _ => (false, text),
        };
        let mut characters = name.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(one), None) if control => KeyCode::Char(one.to_ascii_lowercase()),
            (Some(one), None) => KeyCode::Char(one),
            _ => {
                let named = NAMED
                    .iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(name));
                named.map(|(_, code)| *code)?
            }
        };
        // Terminals send the same byte for these and for Backspace, Tab, Enter and Esc.
        let aliased = |character: char| control && "hijm[".contains(character);
        let arrives = match code {
            KeyCode::Char(character) => !character.is_control() && !aliased(character),
            _ => true,
        };
        arrives.then_some(Key { code, control })
    }

    /// The name that the configuration uses and [`Key::parse`] reads.
    #[must_use]
    pub fn id(self) -> String {
        let named = NAMED.iter().find(|(_, code)| *code == self.code);
        let name = match (named, self.code) {
            (Some((name, _)), _) => (*name).to_owned(),
            (None, KeyCode::Char(character)) => character.to_string(),
            (None, other) => other.to_string(),
        };
        if self.control {
            format!("Ctrl-{name}")
        } else {
            name
        }
    }

    /// The name printed on a keyboard.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Backspace => "Backspace".to_owned(),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(character) if self.control => character.to_ascii_uppercase().to_string(),
            KeyCode::Char(character) => character.to_string(),
            other => other.to_string(),
        };
        if self.control {
            format!("Ctrl-{name}")
        } else {
            name
        }
    }
}
