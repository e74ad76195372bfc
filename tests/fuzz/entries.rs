//! One function for each part of the program that reads what others wrote. It takes any bytes, and
//! panics where something does not hold. The fuzz targets and `tests/properties.rs` both call them.

pub mod drawn;
mod made;

use std::path::Path;
use std::sync::{Arc, Mutex};

use ratatui::crossterm::event::KeyCode;
use zoneboard::analysis::audit::audit;
use zoneboard::analysis::headline::newest_year_with_results;
use zoneboard::analysis::verify::{FaultKind, verify};
use zoneboard::analysis::{as_printed, notices};
use zoneboard::cli::config;
use zoneboard::dataset::article_text::ArticleText;
use zoneboard::dataset::load::at_entry;
use zoneboard::dataset::{ArticleTexts, Dataset, Diagnostic, Problem, Sources, load};
use zoneboard::figure::number;
use zoneboard::figure::period::Period;
use zoneboard::figure::printed::Figure;
use zoneboard::figure::qualifier::{Hedge, Qualifier};
use zoneboard::figure::unit::Unit;
use zoneboard::output::{diagnostics, report, verification};
use zoneboard::sheet::Context;
use zoneboard::text::laid::{lay_out, reading};
use zoneboard::text::numeral::Normalised;
use zoneboard::text::wrap::wrap;
use zoneboard::text::{Lang, sanitize, width};
use zoneboard::tui::{Message, Model, Tab, update};

use drawn::draw;

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

/// The files of a small dataset, by name.
const FILES: [(&str, &str); 6] = [
    (
        "indicators.toml",
        include_str!("../fixtures/good/indicators.toml"),
    ),
    (
        "projects.toml",
        include_str!("../fixtures/good/projects.toml"),
    ),
    (
        "seeds/a.toml",
        include_str!("../fixtures/good/seeds/a.toml"),
    ),
    (
        "years/2021.toml",
        include_str!("../fixtures/good/years/2021.toml"),
    ),
    ("zone.toml", include_str!("../fixtures/good/zone.toml")),
    ("relations.toml", made::RELATIONS),
];

/// Reads a small dataset with one of its files changed: the first byte names the file, the
/// second whether all of it is replaced or a part, which the next four bytes give as a start and a
/// length. What follows is put there.
///
/// Either there is a dataset, and a report of it can be printed, or there are mistakes; both are
/// told without a control character.
pub fn loader(bytes: &[u8]) {
    let [file, how, rest @ ..] = bytes else {
        return;
    };
    let mut sources = Sources::default();
    sources.files = FILES.map(|(name, text)| made::file(name, text)).into();
    let file = &mut sources.files[usize::from(*file) % FILES.len()];
    file.text = match (how % 2, rest) {
        (1, [a, b, c, d, new @ ..]) => {
            let old = file.text.as_bytes();
            let start = usize::from(u16::from_le_bytes([*a, *b])) % old.len();
            let end = (start + usize::from(u16::from_le_bytes([*c, *d]))).min(old.len());
            let spliced = [&old[..start], new, &old[end..]].concat();
            String::from_utf8_lossy(&spliced).into_owned().into()
        }
        _ => String::from_utf8_lossy(rest).into_owned().into(),
    };
    match load(&sources) {
        Ok(loaded) => {
            assert_told(&sources, &loaded.warnings);
            let dataset = &loaded.dataset;
            assert_laid_out(dataset);
            assert_told(&sources, &as_printed::warnings(dataset, &sources));
            let home = dataset.zone().home;
            let audited = audit(dataset);
            for lang in LANGUAGES {
                let year = newest_year_with_results(dataset, home).unwrap_or_default();
                let cx = Context {
                    audit: Some(&audited),
                    ..Context::new(dataset, home, year, lang)
                };
                let mut out = Vec::new();
                report::write(&mut out, &cx, report::Format::Text).expect("a report");
                assert_shown(&out);
            }
        }
        Err(error) => {
            assert!(error.diagnostics.iter().any(Diagnostic::is_error));
            assert_told(&sources, &error.diagnostics);
        }
    }
}

/// An article: a line that a figure cites, a line that is left out, and the text they should stand in.
///
/// What is found stands where it is said to, every numeral is accounted for or told, and all of it is
/// told without a control character.
pub fn article(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(3, '\n');
    let mut part = || parts.next().unwrap_or_default();
    let (printed, omitted, text) = (part(), part(), part());
    let Ok(read) = ArticleText::of(text.as_bytes().to_vec()) else {
        return;
    };
    for line in &read.lines {
        assert_eq!(sanitize(line), *line);
    }
    let wanted = Normalised::of([printed]);
    for line in (1u32..).take(read.lines.len()) {
        for found in read.normalised.find_at(line, &wanted) {
            assert_eq!(read.normalised.text(found), wanted.all());
            let spot = read.normalised.spot(found.start).expect("a place");
            assert_eq!(spot.line, line);
        }
    }
    let sources = made::cited(&FILES, printed, omitted, &read);
    let loaded = match load(&sources) {
        Ok(loaded) => loaded,
        Err(error) => return assert_told(&sources, &error.diagnostics),
    };
    let dataset = Arc::new(loaded.dataset);
    let (article, _) = dataset.articles().next().expect("an article");
    let texts = ArticleTexts::from_iter([(article, read)]);
    let checks = verify(&dataset, &texts);
    for found in checks.iter().filter_map(|check| check.findings.as_ref()) {
        let faults = found.faults.iter();
        let open = faults.filter(|of| matches!(of.kind, FaultKind::Unaccounted { .. }));
        assert_eq!(found.cited + found.omitted + open.count(), found.numerals);
    }
    let told = notices::in_texts(&dataset, &texts).into_iter();
    let told = told.map(|(place, notice)| at_entry(&sources, place, Problem::Notice(notice)));
    let mut warnings: Vec<Diagnostic> = told.collect();
    warnings.extend(as_printed::warnings(&dataset, &sources));
    assert_told(&sources, &warnings);
    let texts = Arc::new(texts);
    for lang in LANGUAGES {
        let mut out = Vec::new();
        verification::write(&mut out, &dataset, &texts, &checks, lang).expect("told");
        assert_shown(&out);
        let mut model = Model::new(Arc::clone(&dataset), lang);
        model.shared.size = (100, 30);
        model.shared.texts = Arc::clone(&texts);
        model.shared.verified = Arc::new(checks.clone());
        model.open(Tab::Sources);
        for _ in 0..2 {
            draw(&mut model);
            update(&mut model, Message::Key(KeyCode::Enter.into()));
        }
    }
}

/// A number, a unit and a period, each on a line of its own. A number is printed as it was read, and
/// the values it leaves possible hold it.
pub fn figure(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (printed, unit, period) = (line(), line(), line());
    if let Ok(period) = period.parse::<Period>() {
        let again: Period = period.to_string().parse().expect("a period of a period");
        assert_eq!(again, period);
        assert!(period.year_before() < period);
    }
    let Ok(value) = number::parse(printed) else {
        return;
    };
    let digits = |text: &str| text.trim_start_matches(['-', '0']).to_owned();
    let again = value.to_string();
    assert_eq!(digits(&again), digits(printed), "{printed}");
    let unit = Unit::parse(unit).unwrap_or_else(|_| Unit::parse("亿元").expect("a unit"));
    for hedge in [
        Hedge::Exact,
        Hedge::About,
        Hedge::Nearly,
        Hedge::Over,
        Hedge::AtLeast,
        Hedge::UpTo,
    ] {
        let qualifier = Qualifier {
            hedge,
            strive: false,
        };
        let figure = Figure {
            value,
            unit,
            qualifier,
        };
        let base = figure.base_value().expect("a value");
        for interval in [figure.interval(), figure.reach(), figure.point()] {
            assert!(interval.expect("an interval").contains(base), "{figure:?}");
        }
        for lang in LANGUAGES {
            let shown = zoneboard::text::numbers::full(figure, lang);
            assert_eq!(sanitize(&shown), shown);
        }
    }
}

/// A configuration file. It is understood, or its mistakes are told.
pub fn configuration(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    match config::parse(Path::new("config.toml"), text) {
        Ok(config) => assert!(config.keys.clashes().is_empty()),
        Err(error) => {
            assert!(!error.mistakes.is_empty());
            assert_told(&error.sources, &error.mistakes);
        }
    }
}

/// Lines of an article. Numerals stand in order, each inside the text, and every Arabic digit is
/// part of one.
pub fn numerals(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let normalised = Normalised::of(text.lines());
    let all: Vec<char> = normalised.all().chars().collect();
    let mut behind = 0;
    for numeral in normalised.numerals() {
        let stretch = numeral.stretch;
        assert!(behind <= stretch.start && stretch.start < stretch.end);
        assert!(stretch.end <= all.len() && stretch.end <= numeral.unit_at);
        let between = &all[behind..stretch.start];
        assert!(!between.iter().any(char::is_ascii_digit), "{between:?}");
        behind = stretch.end;
    }
    assert!(!all[behind..].iter().any(char::is_ascii_digit));
}

/// A width, and text. No line is wider, and nothing but spaces is lost where every glyph has room.
pub fn wrapping(bytes: &[u8]) {
    let [cells, text @ ..] = bytes else {
        return;
    };
    let cells = usize::from(*cells);
    let text = String::from_utf8_lossy(text);
    let lines = wrap(&text, cells);
    assert!(!lines.is_empty());
    for line in &lines {
        assert!(width(line) <= cells, "{line:?}");
    }
    let of_text = |text: &str| {
        let kept = |c: &char| !matches!(c, ' ' | '\u{3000}' | '\n');
        text.chars().filter(kept).collect::<String>()
    };
    let joined = lines.concat();
    if cells > 2 && !joined.contains('…') {
        assert_eq!(of_text(&joined), of_text(&text));
    }
    let cut = zoneboard::text::width::truncate(&text, cells);
    assert!(width(&cut) <= cells);
    let padded = zoneboard::text::width::pad_start(&text, cells);
    assert_eq!(width(&padded), cells);
}

/// The texts of datasets that were laid out, kept so that they do not count as leaks.
static TEXTS: Mutex<Vec<&str>> = Mutex::new(Vec::new());

/// The same dataset is read from what the build script would put into the program.
fn assert_laid_out(dataset: &Dataset) {
    let (bytes, texts) = lay_out(|| postcard::to_allocvec(dataset).expect("bytes"));
    let texts: &str = texts.leak();
    TEXTS.lock().expect("unpoisoned").push(texts);
    let again: Dataset = reading(texts, || postcard::from_bytes(&bytes)).expect("a dataset");
    assert_eq!(format!("{again:?}"), format!("{dataset:?}"));
}

fn assert_told(sources: &Sources, mistakes: &[Diagnostic]) {
    for lang in LANGUAGES {
        let mut out = Vec::new();
        diagnostics::write(&mut out, sources, mistakes, lang, false).expect("told");
        assert_shown(&out);
    }
}

/// Every character is as [`sanitize`] would have it. Not every line: of one that is shown in pieces, a
/// piece may begin with an accent.
fn assert_shown(out: &[u8]) {
    let text = std::str::from_utf8(out).expect("UTF-8");
    let mut alone = [0; 4];
    for character in text.chars() {
        if !character.is_ascii_graphic() && !matches!(character, ' ' | '\n' | '\u{200d}') {
            let character = character.encode_utf8(&mut alone);
            assert_eq!(sanitize(character), *character, "{text:?}");
        }
    }
}
