//! Entries that draw what they are given.

use std::sync::{Arc, LazyLock};

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use zoneboard::analysis::audit::audit as audited;
use zoneboard::dataset::{Dataset, Sources, load};
use zoneboard::deck::check::{self, Fault};
use zoneboard::output::format::{self, CsvOptions, Format};
use zoneboard::output::{audit, report};
use zoneboard::sheet::list::{ListOptions, list};
use zoneboard::sheet::{Context, SheetId};
use zoneboard::text::{Lang, width};
use zoneboard::tui::glyphs::Glyphs;
use zoneboard::tui::key::Key;
use zoneboard::tui::{Effect, Message, Model, Tab, update, view};

use super::{FILES, LANGUAGES, assert_laid_out, assert_shown, assert_told, made};

/// The built-in dataset, read once.
static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    let loaded = load(&Sources::embedded()).expect("the dataset");
    Arc::new(loaded.dataset)
});

/// How a dataset is looked at, in six bytes, and its figures, each in six. Whatever the figures are, a
/// list, the report and the audit are written, the views of a tab are drawn, and every row of a slide
/// is as wide as its room.
pub fn dashboard(bytes: &[u8]) {
    let [columns, rows, tab, sheet, look, year, figures @ ..] = bytes else {
        return;
    };
    let sources = made::sources(&FILES, figures);
    let loaded = match load(&sources) {
        Ok(loaded) => loaded,
        Err(error) => return assert_told(&sources, &error.diagnostics),
    };
    let dataset = Arc::new(loaded.dataset);
    assert_laid_out(&dataset);
    let audit = Arc::new(audited(&dataset));
    let lang = LANGUAGES[usize::from(look % 2)];
    let home = dataset.zone().home;
    let years: Vec<_> = dataset.years(home).collect();
    let year = match years.len() {
        0 => 0,
        count => years[usize::from(*year) % count],
    };
    let cx = Context {
        audit: Some(&audit),
        other_year: years.first().copied().filter(|first| *first != year),
        ..Context::new(&dataset, home, year, lang)
    };
    written(&cx, *sheet, look / 2);
    if look / 64 == 0 {
        let room = check::LEAST;
        let checked = check::check(&cx, room, |page| assert_eq!(page.rows.len(), room.rows));
        for misfit in checked.misfits {
            let is_wrong = matches!(misfit.fault, Fault::Width(_) | Fault::NotAscii(_));
            assert!(!is_wrong, "{misfit:?}");
        }
    }
    let mut model = Model::at(Arc::clone(&dataset), lang, home, year);
    model.set_audit(audit);
    model.shared.size = (u16::from(*columns), u16::from(*rows) / 3);
    model.shared.glyphs =
        [Glyphs::Unicode, Glyphs::Braille, Glyphs::Ascii][usize::from(look / 2) % 3];
    let (tab, _) = Tab::ALL[usize::from(*tab) % Tab::ALL.len()];
    model.open(tab);
    for _ in 0..4 {
        draw(&mut model);
        for code in [KeyCode::End, KeyCode::Enter] {
            update(&mut model, Message::Key(code.into()));
            draw(&mut model);
        }
        update(&mut model, Message::Key(KeyCode::Esc.into()));
        let (screen, shared) = model.screen_mut();
        screen.next_view(shared);
        model.refresh();
    }
}

/// A list in one of the formats, and the report and the audit of the same.
fn written(cx: &Context<'_>, sheet: u8, how: u8) {
    let indexed = cx.dataset.indicators().map(|(id, _)| id).collect();
    let sheets = [
        SheetId::Headlines,
        SheetId::Scorecard,
        SheetId::AllYears,
        SheetId::Indicators,
        SheetId::Series(None),
        SheetId::Index(indexed),
        SheetId::Projects,
        SheetId::Batches,
        SheetId::Checks,
        SheetId::Figures(None),
        SheetId::Articles,
    ];
    let sheet = sheets[usize::from(sheet) % sheets.len()].sheet();
    let (format, _) = Format::ALL[usize::from(how) % Format::ALL.len()];
    let rows = list(&*sheet, cx, &ListOptions::default());
    let mut out = Vec::new();
    format::write(&mut out, &*sheet, cx, &rows, format, CsvOptions::default()).expect("a list");
    report::write(&mut out, cx, report::Format::Html).expect("a report");
    audit::write(&mut out, cx, audit::Format::Text).expect("an audit");
    assert_shown(&out);
}

/// Names of keys as a configuration has them, and keys pressed: each pair of bytes is a key, after
/// which the screen is drawn. A name that is understood is understood again as it is written back.
pub fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for name in text.split(' ') {
        if let Some(key) = Key::parse(name) {
            assert_eq!(Key::parse(&key.id()), Some(key), "{name:?}");
        }
    }
    let mut model = Model::new(Arc::clone(&DATASET), Lang::En);
    model.shared.size = (80, 24);
    for pair in bytes.chunks_exact(2).take(40) {
        let message = match pressed(pair[0], pair[1]) {
            Some(key) => Message::Key(key),
            None => Message::Resize(u16::from(pair[1]), u16::from(pair[1] / 3)),
        };
        if let Some(effect) = update(&mut model, message) {
            match effect {
                Effect::Quit => return,
                Effect::Copy(text) => {
                    update(&mut model, Message::Copied(text));
                }
                Effect::Write(exported) => {
                    update(&mut model, Message::Written(Ok(exported.path)));
                }
                _ => {}
            }
        }
    }
    draw(&mut model);
}

/// Draws the screen in the model's own size. No symbol is wider than what is left of its row.
pub fn draw(model: &mut Model) {
    let (columns, rows) = model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    view::prepare(model, area);
    view::draw(model, &mut buffer, area);
    for (at, cell) in buffer.content().iter().enumerate() {
        let symbol = cell.symbol();
        assert!(!symbol.chars().any(char::is_control), "{symbol:?}");
        let left = usize::from(columns) - at % usize::from(columns);
        assert!(width(symbol) <= left, "{symbol:?}");
    }
}

/// The key of two bytes; `None` for a new size.
fn pressed(kind: u8, of: u8) -> Option<KeyEvent> {
    let named = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    let of_range = |first: u32, count: u32| {
        char::from_u32(first + u32::from(of) % count).map_or(KeyCode::Esc, KeyCode::Char)
    };
    let code = match kind % 8 {
        0 => return None,
        1..=3 => named[usize::from(of) % named.len()],
        4 | 5 => of_range(0x20, 0x5f),
        6 => of_range(0x4e00, 0x100),
        _ => of_range(0x300, 0x100),
    };
    let modifiers = match kind / 64 {
        0 => KeyModifiers::CONTROL,
        1 => KeyModifiers::SHIFT,
        _ => KeyModifiers::NONE,
    };
    Some(KeyEvent::new(code, modifiers))
}
