//! A long visit by someone who presses anything, clicks anywhere and drags the window about, while
//! data files change underneath. Nothing may panic, and what is drawn has to be drawable.
//!
//! `ZONEBOARD_WALK_STEPS` makes the visit longer; `ZONEBOARD_WALK_SEED` makes it another one. A
//! failure tells the seed and what was done last.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]
#![allow(clippy::print_stderr, reason = "what a tester has to know")]

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;
use rstest::rstest;
use zoneboard::analysis::audit::{Audit, audit};
use zoneboard::dataset::{ArticleTexts, Dataset, Sources, load};
use zoneboard::text::{Lang, width};
use zoneboard::tui::action::BINDINGS;
use zoneboard::tui::effect::WriteProblem;
use zoneboard::tui::glyphs::Glyphs;
use zoneboard::tui::hit::Hits;
use zoneboard::tui::shared::Problems;
use zoneboard::tui::theme::ThemeName;
use zoneboard::tui::view::{draw, prepare};
use zoneboard::tui::{Effect, Message, Model, changes_screen, update};

/// Steps in each language.
const STEPS: usize = 10_000;

/// How many steps a failure tells.
const TOLD: usize = 60;

/// Keys that no action has, or not everywhere.
const OTHER_KEYS: [KeyCode; 10] = [
    KeyCode::Esc,
    KeyCode::Enter,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::Null,
    KeyCode::F(1),
    KeyCode::F(12),
];

/// What is typed into a line of text.
const TYPED: [char; 24] = [
    'g', 'd', 'p', ' ', '高', '新', '区', '产', '值', '2', '0', '1', '投', 'z', 'q', '%', '/',
    '\\', '.', '"', 'é', '\u{301}', '🏭', '\u{200d}',
];

/// A number from the environment.
fn asked(name: &str, otherwise: usize) -> usize {
    let asked = std::env::var(name).ok();
    asked.map_or(otherwise, |asked| asked.parse().expect("a number"))
}

/// Numbers that are the same for the same seed on every machine (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u16) -> u16 {
        (self.next() % u64::from(end.max(1))) as u16
    }

    /// Whether something happens that happens once in so many times.
    fn once_in(&mut self, times: u16) -> bool {
        self.below(times) == 0
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::from(self.below(of.len() as u16))].clone()
    }
}

/// Data that may be read again, each with what comes with it.
struct Version {
    dataset: Arc<Dataset>,
    audit: Arc<Audit>,
    texts: Arc<ArticleTexts>,
}

impl Version {
    fn read(sources: &Sources, lines: usize) -> Version {
        let dataset = Arc::new(load(sources).unwrap().dataset);
        let folder = tempfile::tempdir().unwrap();
        let text = "全区生产总值增长7%\n".repeat(lines);
        std::fs::write(folder.path().join("003.txt"), text).unwrap();
        Version {
            audit: Arc::new(audit(&dataset)),
            texts: Arc::new(ArticleTexts::read(folder.path(), &dataset).unwrap()),
            dataset,
        }
    }

    /// The built-in data, those the screens are tested with, and a dataset with next to nothing.
    fn all() -> Vec<Version> {
        let folder = |name| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
            Sources::read(&folder.join(name))
        };
        vec![
            Version::read(&Sources::embedded(), 300),
            Version::read(&folder("screens/data"), 1008),
            Version::read(&folder("good"), 0),
        ]
    }
}

struct Walk {
    chance: Chance,
    versions: Vec<Version>,
    model: Model,
    keys: Vec<KeyEvent>,
    hits: Hits,
    /// The last frame.
    picture: Buffer,
    /// Whether something has changed since.
    due: bool,
    /// The version whose audit is running.
    audited: Option<usize>,
    /// What was done last, the newest at the end.
    told: VecDeque<String>,
    seed: u64,
    step: usize,
}

impl Drop for Walk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("ZONEBOARD_WALK_SEED={} step {}", self.seed, self.step);
            for told in &self.told {
                eprintln!("  {told}");
            }
        }
    }
}

impl Walk {
    fn begin(lang: Lang) -> Walk {
        let seed = asked("ZONEBOARD_WALK_SEED", 2021) as u64;
        let versions = Version::all();
        let mut model = Model::new(Arc::clone(&versions[0].dataset), lang);
        model.set_audit(Arc::clone(&versions[0].audit));
        model.shared.texts = Arc::clone(&versions[0].texts);
        model.shared.can_reload = true;
        model.shared.size = (60, 16);
        let bound = BINDINGS.iter().flat_map(|binding| binding.keys);
        let mut keys: Vec<KeyEvent> = bound.map(|key| key.event()).collect();
        keys.extend(OTHER_KEYS.map(KeyEvent::from));
        Walk {
            chance: Chance(seed),
            versions,
            model,
            keys,
            hits: Hits::default(),
            picture: Buffer::default(),
            due: false,
            audited: None,
            told: VecDeque::new(),
            seed,
            step: 0,
        }
    }

    fn go(&mut self, steps: usize) {
        self.draw();
        for step in 0..steps {
            self.step = step;
            let message = self.message();
            self.take(message);
            if step % 500 == 499 {
                self.get_out();
            }
        }
    }

    /// What happens next.
    fn message(&mut self) -> Message {
        match self.chance.below(200) {
            0..=9 => self.resize(),
            10..=29 => self.mouse(),
            30..=32 => Message::Paste(self.pasted()),
            33 => Message::Notice(self.pasted()),
            34 => {
                let version = &self.versions[usize::from(self.chance.below(3))];
                Message::Reloaded(Arc::clone(&version.dataset), Arc::clone(&version.texts))
            }
            35 => self.mistakes(),
            36..=38 => match self.audited.take() {
                Some(version) => {
                    let version = &self.versions[version];
                    Message::Audited(Arc::clone(&version.dataset), Arc::clone(&version.audit))
                }
                None => self.key(),
            },
            39 => {
                self.appearance();
                self.key()
            }
            _ => self.key(),
        }
    }

    fn key(&mut self) -> Message {
        let mut event = match self.chance.below(10) {
            // Mostly to stay, and to go on from there.
            0 | 1 => {
                let stays = [KeyCode::Down, KeyCode::Up, KeyCode::Enter];
                self.chance.one_of(&stays).into()
            }
            2 => KeyCode::Char(self.chance.one_of(&TYPED)).into(),
            _ => self.chance.one_of(&self.keys),
        };
        event.modifiers |= match self.chance.below(20) {
            0 => KeyModifiers::CONTROL,
            1 => KeyModifiers::SHIFT,
            2 => KeyModifiers::ALT,
            3 => KeyModifiers::all(),
            _ => KeyModifiers::NONE,
        };
        event.kind = match self.chance.below(40) {
            0 => KeyEventKind::Release,
            1 => KeyEventKind::Repeat,
            _ => KeyEventKind::Press,
        };
        Message::Key(event)
    }

    /// Small windows mostly, where least fits and drawing is quick.
    fn resize(&mut self) -> Message {
        let chance = &mut self.chance;
        let (columns, rows) = match chance.below(40) {
            0 => (chance.below(3), chance.below(3)),
            1 => (chance.below(400), chance.below(4)),
            2 => (chance.below(4), chance.below(200)),
            3 => (24 + chance.below(140), 6 + chance.below(40)),
            4..=6 => (80, 24),
            _ => (20 + chance.below(60), 4 + chance.below(16)),
        };
        Message::Resize(columns, rows)
    }

    /// On the screen, and now and then where the screen was before the window shrank.
    fn mouse(&mut self) -> Message {
        let chance = &mut self.chance;
        let (mut columns, mut rows) = self.model.shared.size;
        if chance.once_in(20) {
            (columns, rows) = (u16::MAX, u16::MAX);
        }
        let left = MouseButton::Left;
        let kind = match chance.below(12) {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::Up(left),
            3 => MouseEventKind::Down(MouseButton::Right),
            4 => MouseEventKind::Drag(left),
            _ => MouseEventKind::Down(left),
        };
        let event = MouseEvent {
            kind,
            column: chance.below(columns),
            row: chance.below(rows),
            modifiers: KeyModifiers::NONE,
        };
        Message::Mouse(event, self.hits.at(event.column, event.row))
    }

    fn pasted(&mut self) -> String {
        let parts = [
            "高新区",
            "\u{1b}[31m",
            "\n",
            "gdp",
            "\u{202e}",
            "é",
            "🏭👨‍👩‍👧",
            "\u{0}",
        ];
        let count = self.chance.below(60);
        (0..count).map(|_| self.chance.one_of(&parts)).collect()
    }

    fn mistakes(&mut self) -> Message {
        let count = usize::from(1 + self.chance.below(90));
        Message::ReloadFailed(Arc::new(Problems {
            first: "years/2021.toml:3 数字写错了".to_owned(),
            count,
            all: "error: 数字写错了\n  --> years/2021.toml:3\n".repeat(count),
        }))
    }

    fn appearance(&mut self) {
        let chance = &mut self.chance;
        let shared = &mut self.model.shared;
        shared.glyphs = chance.one_of(&[Glyphs::Unicode, Glyphs::Braille, Glyphs::Ascii]);
        shared.theme = chance.one_of(&[
            ThemeName::Dark,
            ThemeName::Light,
            ThemeName::HighContrast,
            ThemeName::Mono,
        ]);
        // It comes with a whole frame.
        self.draw();
    }

    fn take(&mut self, message: Message) {
        self.tell(&message);
        let leaves = matches!(message, Message::Key(event)
            if event.code == KeyCode::Char('c')
                && event.modifiers == KeyModifiers::CONTROL
                && event.kind == KeyEventKind::Press);
        let changes = changes_screen(&self.model, &message);
        let mut effect = update(&mut self.model, message);
        assert!(!leaves || effect == Some(Effect::Quit), "Ctrl-C leaves");
        self.due |= changes || effect.is_some();
        while let Some(asked) = effect.take() {
            let Some(answer) = self.answer(asked) else {
                continue;
            };
            self.tell(&answer);
            effect = update(&mut self.model, answer);
        }
        // Inputs that come together are drawn together.
        if self.due && self.chance.once_in(2) {
            self.draw();
        } else if !self.due && self.chance.once_in(4) {
            let before = self.picture.clone();
            self.draw();
            let same = self.picture == before;
            assert!(same, "it changed the screen and was not drawn");
        }
    }

    /// What comes of an effect.
    fn answer(&mut self, effect: Effect) -> Option<Message> {
        let chance = &mut self.chance;
        match effect {
            Effect::Quit | Effect::Mouse(_) => None,
            Effect::Audit => {
                let mut of = self.versions.iter();
                let shown = &self.model.shared.dataset;
                let running = of.position(|version| Arc::ptr_eq(&version.dataset, shown));
                // Now and then the audit of the one before comes late.
                if !chance.once_in(5) {
                    self.audited = running;
                }
                None
            }
            Effect::Reload | Effect::Edit(_) => Some(if chance.once_in(3) {
                self.mistakes()
            } else {
                let version = &self.versions[usize::from(chance.below(3))];
                Message::Reloaded(Arc::clone(&version.dataset), Arc::clone(&version.texts))
            }),
            Effect::Copy(text) => Some(Message::Copied(text)),
            Effect::Write(exported) => Some(Message::Written(match chance.below(3) {
                0 => Err(WriteProblem::Exists),
                1 => Err(WriteProblem::Failed("设备上没有空间".to_owned())),
                _ => Ok(exported.path),
            })),
        }
    }

    fn tell(&mut self, message: &Message) {
        let told = match message {
            Message::Reloaded(..) => "Reloaded".to_owned(),
            Message::Audited(..) => "Audited".to_owned(),
            Message::ReloadFailed(problems) => format!("ReloadFailed ({})", problems.count),
            Message::Key(event) => {
                format!("{:?} {:?} {:?}", event.code, event.modifiers, event.kind)
            }
            other => format!("{other:?}"),
        };
        self.told
            .push_back(format!("{:?} {told}", self.model.shared.size));
        if self.told.len() > TOLD {
            self.told.pop_front();
        }
    }

    /// Draws, and looks whether a terminal can show it.
    fn draw(&mut self) {
        let (columns, rows) = self.model.shared.size;
        let area = Rect::new(0, 0, columns, rows);
        self.picture.resize(area);
        self.picture.reset();
        self.due = false;
        prepare(&mut self.model, area);
        self.hits = draw(&self.model, &mut self.picture, area);
        for (index, cell) in self.picture.content.iter().enumerate() {
            let symbol = cell.symbol();
            if symbol.len() == 1 && symbol >= " " {
                continue;
            }
            let column = index % usize::from(columns);
            let place = format!("{symbol:?} in column {column} of {columns}");
            assert!(!symbol.chars().any(char::is_control), "{place}");
            assert!(width(symbol) <= usize::from(columns) - column, "{place}");
        }
    }

    /// From anywhere, a few times Esc leads back to a screen.
    fn get_out(&mut self) {
        for _ in 0..10 {
            self.take(Message::Key(KeyCode::Esc.into()));
        }
        assert!(!self.model.popup.is_open(), "no way out");
    }
}

#[rstest]
fn whatever_is_pressed_clicked_pasted_or_resized_the_dashboard_goes_on(
    #[values(Lang::Zh, Lang::En)] lang: Lang,
) {
    Walk::begin(lang).go(asked("ZONEBOARD_WALK_STEPS", STEPS));
}
