//! The dashboard over the frozen data, as somebody uses it who only has a keyboard and eyes.

use std::path::Path;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::{Lang, width};
use zoneboard::tui::hit::Hits;
use zoneboard::tui::view::draw;
use zoneboard::tui::{Effect, Message, Model, update};

/// The data the screens are shown with: a copy that corrections of the data leave alone.
pub(crate) fn frozen() -> Sources {
    Sources::read(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/screens/data"
    )))
}

/// A visit: a model, and what is seen of it.
pub(crate) struct Visit {
    pub(crate) model: Model,
}

impl Visit {
    pub(crate) fn new(lang: Lang, columns: u16, rows: u16) -> Visit {
        Visit::of(&frozen(), lang, columns, rows)
    }

    pub(crate) fn of(sources: &Sources, lang: Lang, columns: u16, rows: u16) -> Visit {
        let dataset = load(sources).unwrap().dataset;
        let audit = Arc::new(audit(&dataset));
        let mut model = Model::new(Arc::new(dataset), lang);
        model.shared.size = (columns, rows);
        model.set_audit(audit);
        Visit { model }
    }

    /// Presses keys, named as in the help and separated by blanks; `Down*3` three times, `Ctrl-w`
    /// and `Alt-Left` with another key held. What is left to be done of the last.
    pub(crate) fn keys(&mut self, keys: &str) -> Option<Effect> {
        let mut effect = None;
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            let (name, times) = key.split_once('*').unwrap_or((key, "1"));
            let (name, held) = match name.split_once('-') {
                Some(("Ctrl", name)) => (name, KeyModifiers::CONTROL),
                Some(("Alt", name)) => (name, KeyModifiers::ALT),
                _ => (name, KeyModifiers::NONE),
            };
            let event = KeyEvent::new(code(name), held);
            for _ in 0..times.parse().unwrap() {
                effect = update(&mut self.model, Message::Key(event));
            }
        }
        effect
    }

    /// Opens a list of choices by its key and takes the choice that is called so.
    pub(crate) fn choose(&mut self, key: &str, choice: &str) {
        self.keys(key);
        for _ in 0..40 {
            if self.is_chosen_in_popup(choice) {
                self.keys("Enter");
                return;
            }
            self.keys("Down");
        }
        panic!("no {choice:?} in\n{}", self.picture());
    }

    fn is_chosen_in_popup(&self, choice: &str) -> bool {
        let (buffer, rows) = (self.buffer(), self.rows());
        let background = self.model.shared.styles().selected_in_popup.bg;
        rows.iter().enumerate().any(|(y, row)| {
            let mut places = row.match_indices(choice);
            places.any(|(at, _)| {
                let cell = &buffer[(width(&row[..at]) as u16, y as u16)];
                Some(cell.bg) == background
            })
        })
    }

    /// The selected row of the list.
    pub(crate) fn selected_row(&self) -> String {
        let rows = self.rows();
        let found = rows.iter().find_map(|row| row.strip_prefix('▌'));
        found.map(str::to_owned).unwrap_or_default()
    }

    /// The screen, and what was drawn where.
    pub(crate) fn drawn(&self) -> (Buffer, Hits) {
        let (columns, rows) = self.model.shared.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let hits = draw(&self.model, &mut buffer, area);
        (buffer, hits)
    }

    pub(crate) fn buffer(&self) -> Buffer {
        self.drawn().0
    }

    pub(crate) fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let (columns, rows) = self.model.shared.size;
        let row = |y| {
            let mut row = String::new();
            let mut x = 0;
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += width(symbol).max(1) as u16;
            }
            row.trim_end().to_owned()
        };
        (0..rows).map(row).collect()
    }

    pub(crate) fn picture(&self) -> String {
        self.rows().join("\n")
    }

    /// The first row with a text.
    pub(crate) fn row(&self, text: &str) -> String {
        let rows = self.rows();
        let found = rows.iter().find(|row| row.contains(text));
        found
            .unwrap_or_else(|| panic!("no {text:?} in\n{}", rows.join("\n")))
            .clone()
    }

    /// Where a text first stands; one with a line break behind it, where a row ends with it.
    pub(crate) fn place(&self, text: &str) -> (u16, u16) {
        let (text, at_end) = text
            .strip_suffix('\n')
            .map_or((text, false), |text| (text, true));
        let rows = self.rows();
        let found = rows.iter().enumerate().find_map(|(y, row)| {
            let at = match at_end {
                true => row.ends_with(text).then(|| row.len() - text.len()),
                false => row.find(text),
            }?;
            Some((width(&row[..at]) as u16, y as u16))
        });
        found.unwrap_or_else(|| panic!("no {text:?} in\n{}", rows.join("\n")))
    }

    /// The cell in which a text begins.
    pub(crate) fn cell(&self, text: &str) -> Cell {
        self.buffer()[self.place(text)].clone()
    }

    pub(crate) fn shows(&self, text: &str) {
        let picture = self.picture();
        assert!(picture.contains(text), "no {text:?} in\n{picture}");
    }

    pub(crate) fn hides(&self, text: &str) {
        let picture = self.picture();
        assert!(!picture.contains(text), "{text:?} in\n{picture}");
    }
}

/// The key of a name.
fn code(name: &str) -> KeyCode {
    match name {
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "F5" => KeyCode::F(5),
        one if one.chars().count() == 1 => KeyCode::Char(one.chars().next().unwrap()),
        other => panic!("no such key: {other}"),
    }
}
