//! The dashboard over the frozen data, as somebody uses it who only has a keyboard and eyes.

use std::path::Path;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::{Lang, width};
use zoneboard::tui::view::draw;
use zoneboard::tui::{Message, Model, update};

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
    pub(crate) fn new(lang: Lang, size: (u16, u16)) -> Visit {
        Visit::of(&frozen(), lang, size)
    }

    pub(crate) fn of(sources: &Sources, lang: Lang, size: (u16, u16)) -> Visit {
        let dataset = load(sources).unwrap().dataset;
        let audit = Arc::new(audit(&dataset));
        let mut model = Model::new(Arc::new(dataset), lang);
        model.set_audit(audit);
        model.shared.size = size;
        Visit { model }
    }

    /// Presses keys, separated by blanks; `Down*3` is three times the same.
    pub(crate) fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let (name, times) = key.split_once('*').unwrap_or((key, "1"));
            let code = match name {
                "Left" => KeyCode::Left,
                "Right" => KeyCode::Right,
                "Up" => KeyCode::Up,
                "Down" => KeyCode::Down,
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                one if one.chars().count() == 1 => KeyCode::Char(one.chars().next().unwrap()),
                other => panic!("no such key: {other}"),
            };
            for _ in 0..times.parse().unwrap() {
                update(&mut self.model, Message::Key(KeyEvent::from(code)));
            }
        }
    }

    /// Opens a list of choices by its key and takes the choice that is called so.
    pub(crate) fn choose(&mut self, key: &str, choice: &str) {
        self.keys(key);
        for _ in 0..40 {
            if self.is_chosen_in_popup(choice) {
                return self.keys("Enter");
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
    pub(crate) fn selected(&self) -> String {
        let rows = self.rows();
        let found = rows.iter().find_map(|row| row.strip_prefix('▌'));
        found.map(str::to_owned).unwrap_or_default()
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let (columns, rows) = self.model.shared.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        draw(&self.model, &mut buffer, area);
        buffer
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

    /// The cell in which a text begins.
    pub(crate) fn cell(&self, text: &str) -> Cell {
        let rows = self.rows();
        let found = rows.iter().enumerate().find_map(|(y, row)| {
            let at = row.find(text)?;
            Some((width(&row[..at]) as u16, y as u16))
        });
        let place = found.unwrap_or_else(|| panic!("no {text:?} in\n{}", rows.join("\n")));
        self.buffer()[place].clone()
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
