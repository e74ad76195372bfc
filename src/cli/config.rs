//! The configuration file: what a user wants every time.

use std::borrow::Cow;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use etcetera::{BaseStrategy, choose_base_strategy};

use super::args::LANGUAGES;
use super::options::{GLYPHS, THEMES};
use crate::dataset::diagnostic::{Diagnostic, Problem};
use crate::dataset::reader::{Parsed, Table, read_file};
use crate::dataset::source::SourceFile;
use crate::dataset::{Sources, file, limits};
use crate::text::{Lang, Safe, sanitize};
use crate::tui::action::{BINDINGS, Binding};
use crate::tui::glyphs::Glyphs;
use crate::tui::key::Key;
use crate::tui::keymap::Keymap;
use crate::tui::platform::file::expanded;
use crate::tui::theme::{PaletteName, ThemeName};

/// What the file says; nothing where it does not.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file, where there is one.
    pub path: Option<PathBuf>,
    /// The language.
    pub lang: Option<Lang>,
    /// The theme; `Some(None)` where it is to follow the terminal.
    pub theme: Option<Option<ThemeName>>,
    /// The colours of good and bad.
    pub palette: Option<PaletteName>,
    /// The glyphs; `Some(None)` where the terminal is to be asked.
    pub glyphs: Option<Option<Glyphs>>,
    /// Whether the mouse is ours.
    pub mouse: Option<bool>,
    /// Whether anything may move on a slide.
    pub motion: Option<bool>,
    /// Whether to tell everything line by line.
    pub accessible: Option<bool>,
    /// The folder of the dataset.
    pub data: Option<PathBuf>,
    /// The folder of the articles' texts.
    pub articles: Option<PathBuf>,
    /// Which key does what.
    pub keys: Keymap,
}

/// The mistakes of a configuration, and the file for showing them.
#[derive(Debug)]
pub struct ConfigError {
    /// The file.
    pub sources: Sources,
    /// What is wrong with it.
    pub mistakes: Vec<Diagnostic>,
}

const KEYS: &[&str] = &[
    "lang",
    "theme",
    "palette",
    "glyphs",
    "mouse",
    "motion",
    "accessible",
    "data",
    "articles",
    "keys",
];

/// The names of all actions.
static ACTIONS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| BINDINGS.iter().map(|binding| binding.id).collect());

/// Where the configuration is looked for: `ZONEBOARD_CONFIG`, or the place for such files.
#[must_use]
pub fn place() -> Option<PathBuf> {
    named().or_else(|| {
        let base = choose_base_strategy().ok()?;
        Some(base.config_dir().join("zoneboard").join("config.toml"))
    })
}

/// The file that `ZONEBOARD_CONFIG` names.
fn named() -> Option<PathBuf> {
    let path = env::var_os("ZONEBOARD_CONFIG").filter(|path| !path.is_empty())?;
    Some(PathBuf::from(path))
}

/// Reads the configuration; none is as good as an empty one, unless it was named.
///
/// # Errors
/// [`ConfigError`], with every mistake in it.
pub fn read() -> Result<Config, Box<ConfigError>> {
    let Some(path) = place() else {
        return Ok(Config::default());
    };
    let missing = fs::metadata(&path).is_err_and(|error| {
        use io::ErrorKind::{NotADirectory, NotFound};
        matches!(error.kind(), NotFound | NotADirectory)
    });
    if missing && named().is_none() {
        return Ok(Config::default());
    }
    let name = sanitize(&path.display().to_string()).into_owned();
    let text = match file::read_bytes(&path, limits::CONFIGURATION).and_then(file::decode) {
        Ok(text) => text,
        Err(problem) => {
            let mistakes = vec![Diagnostic::of_file(&name, Problem::File(problem))];
            let sources = Sources::default();
            return Err(Box::new(ConfigError { sources, mistakes }));
        }
    };
    parse(&path, text)
}

/// Understands the text of a configuration file. Folders in it are meant from where the file lies.
///
/// # Errors
/// [`ConfigError`], with every mistake in it.
pub fn parse(path: &Path, text: String) -> Result<Config, Box<ConfigError>> {
    let name = sanitize(&path.display().to_string()).into_owned();
    let mut config = Config {
        path: Some(path.to_owned()),
        ..Config::default()
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut mistakes = Vec::new();
    let _ = read_file(&name, &Parsed::of(&text), KEYS, &mut mistakes, |table| {
        read_settings(&mut config, table, folder);
        if let Some(mut keys) = table.table_if("keys", &ACTIONS) {
            read_keys(&mut config.keys, &mut keys);
        }
    });
    if mistakes.is_empty() {
        return Ok(config);
    }
    let mut sources = Sources::default();
    let text = Cow::Owned(text);
    sources.files.push(SourceFile { name, text });
    Err(Box::new(ConfigError { sources, mistakes }))
}

fn read_settings(config: &mut Config, table: &mut Table<'_, '_, '_, '_>, folder: &Path) {
    config.lang = table
        .text_if("lang")
        .and_then(|word| table.choice(&word, &LANGUAGES).ok());
    config.theme = table
        .text_if("theme")
        .and_then(|word| table.choice(&word, &THEMES).ok());
    config.palette = table
        .text_if("palette")
        .and_then(|word| table.choice(&word, &PaletteName::ALL).ok());
    config.glyphs = table
        .text_if("glyphs")
        .and_then(|word| table.choice(&word, &GLYPHS).ok());
    config.mouse = table.has("mouse").then(|| table.flag("mouse"));
    config.motion = table.has("motion").then(|| table.flag("motion"));
    config.accessible = table.has("accessible").then(|| table.flag("accessible"));
    // Folders are meant from where the file lies.
    let path = |text: &str| folder.join(expanded(text));
    config.data = table.text_if("data").map(|word| path(word.text));
    config.articles = table.text_if("articles").map(|word| path(word.text));
}

fn read_keys(keymap: &mut Keymap, table: &mut Table<'_, '_, '_, '_>) {
    let mut places = Vec::new();
    for binding in BINDINGS.iter() {
        if !table.has(binding.id) {
            continue;
        }
        let mut keys = Vec::new();
        for word in table.texts(binding.id) {
            places.push((binding, word.span.clone()));
            let shown = Safe::of(word.text);
            // What cannot be shown as it is has no name to be told by.
            match Key::parse(word.text).filter(|_| *shown == *word.text) {
                Some(key) => keys.push(key),
                None => {
                    table.note(word.span, Problem::BadKey(shown));
                }
            }
        }
        keymap.rebind(binding.action, keys);
    }
    for clash in keymap.clashes() {
        // At the entry that took the key, whichever of the two it is.
        let is = |binding: &Binding| {
            binding.action == clash.first.action || binding.action == clash.second.action
        };
        let place = places.iter().rev().find(|(binding, _)| is(binding));
        let problem = Problem::KeyClash {
            key: Safe::shown(&clash.key.name()),
            first: clash.first.id,
            second: clash.second.id,
        };
        let span = place.map_or_else(|| table.span(), |(_, span)| span.clone());
        table.note(span, problem);
    }
}

/// `zh | en`.
fn choices<T>(known: &[(T, &'static str)]) -> String {
    let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
    names.join(" | ")
}

/// A configuration to begin with: every key with what holds without it, commented out.
#[must_use]
pub fn template(lang: Lang) -> String {
    let mut text = format!("# {}\n", lang.config_template());
    let settings = [
        ("lang", "\"zh\"", choices(&LANGUAGES)),
        ("theme", "\"auto\"", choices(&THEMES)),
        ("palette", "\"colour-blind\"", choices(&PaletteName::ALL)),
        ("glyphs", "\"auto\"", choices(&GLYPHS)),
        ("mouse", "true", "true | false".to_owned()),
        ("motion", "true", "true | false".to_owned()),
        ("accessible", "false", "true | false".to_owned()),
        ("data", "\"~/zone/data\"", String::new()),
        ("articles", "\"~/zone/articles\"", String::new()),
    ];
    for (key, value, choices) in settings {
        let choices = if choices.is_empty() {
            String::new()
        } else {
            format!("   # {choices}")
        };
        text.push_str(&format!("# {key} = {value}{choices}\n"));
    }
    text.push_str("\n# [keys]\n");
    for binding in BINDINGS.iter() {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|key| format!("{:?}", key.id()))
            .collect();
        let describe = (binding.describe)(lang);
        text.push_str(&format!(
            "# {} = [{}]   # {describe}\n",
            binding.id,
            keys.join(", ")
        ));
    }
    text
}
