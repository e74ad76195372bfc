//! What the surroundings, the configuration and the command line ask for, and which of them decides.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::args::{self, Asked, LANGUAGES};
use super::config::{self, Config};
use super::options::{GLYPHS, THEMES};
use crate::text::{Lang, sanitize};
use crate::tui::glyphs::Glyphs;
use crate::tui::probe;
use crate::tui::theme::{Background, PaletteName, ThemeName};

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody asked for anything else.
    Default,
    /// The environment.
    Environment,
    /// The configuration file.
    File,
    /// The command line.
    Option,
}

impl Origin {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Origin::Default => lang.config_from_default(),
            Origin::Environment => lang.config_from_environment(),
            Origin::File => lang.config_from_file(),
            Origin::Option => lang.config_from_option(),
        }
    }
}

/// A value, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// The first that is there: command line, file, otherwise what `default` says.
fn first<T>(option: Option<T>, file: Option<T>, default: (T, Origin)) -> Setting<T> {
    let (value, origin) = match (option, file) {
        (Some(value), _) => (value, Origin::Option),
        (None, Some(value)) => (value, Origin::File),
        (None, None) => default,
    };
    Setting { value, origin }
}

/// All settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language.
    pub lang: Setting<Lang>,
    /// The theme; `None` follows the terminal.
    pub theme: Setting<Option<ThemeName>>,
    /// What stands for good and bad.
    pub palette: Setting<PaletteName>,
    /// The glyphs; `None` asks the terminal.
    pub glyphs: Setting<Option<Glyphs>>,
    /// Whether the mouse is ours.
    pub mouse: Setting<bool>,
    /// Whether anything may move on a slide.
    pub motion: Setting<bool>,
    /// Whether to tell everything line by line.
    pub accessible: Setting<bool>,
    /// The folder of the dataset.
    pub data: Setting<Option<PathBuf>>,
    /// The folder of the articles' texts.
    pub articles: Setting<Option<PathBuf>>,
    /// The configuration file and its keys.
    pub config: Config,
    /// Whether there is a terminal to draw on.
    pub is_interactive: bool,
}

/// The language in which even a refusal of the command line is told: that of `--lang` among the
/// arguments, the configuration's, the locale's.
#[must_use]
pub fn language(arguments: &[std::ffi::OsString], config: &Config) -> Setting<Lang> {
    let locale = Lang::from_locale(|name| env::var(name).ok());
    let default = (locale, Origin::Environment);
    first(args::language(arguments), config.lang, default)
}

impl Settings {
    /// Brings them together.
    #[must_use]
    pub fn of(lang: Setting<Lang>, asked: &Asked, config: Config) -> Settings {
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let spoken = env::var_os("ZONEBOARD_ACCESSIBLE").is_some_and(|value| !value.is_empty());
        let accessible = if spoken {
            (true, Origin::Environment)
        } else {
            (false, Origin::Default)
        };
        let some = |path: &Option<PathBuf>| path.clone().map(Some);
        Settings {
            lang,
            theme: first(asked.theme, config.theme, (None, Origin::Default)),
            palette: first(
                asked.palette,
                config.palette,
                (PaletteName::default(), Origin::Default),
            ),
            glyphs: first(asked.glyphs, config.glyphs, (None, Origin::Default)),
            mouse: first(None, config.mouse, (true, Origin::Default)),
            motion: first(None, config.motion, (true, Origin::Default)),
            accessible: first(
                asked.accessible.then_some(true),
                config.accessible,
                accessible,
            ),
            data: first(
                some(&asked.data),
                some(&config.data),
                (None, Origin::Default),
            ),
            articles: first(
                some(&asked.articles),
                some(&config.articles),
                (None, Origin::Default),
            ),
            config,
            is_interactive: io::stdout().is_terminal() && !dumb,
        }
    }

    /// The theme, asking the terminal where it is to follow it. One asked for by name paints its own
    /// background, for it has to be readable on any terminal.
    #[must_use]
    pub fn theme(&self) -> (ThemeName, Background) {
        match self.theme.value {
            Some(name) => (name, Background::Painted),
            None if !wants_colour() => (ThemeName::Mono, Background::Terminal),
            None => {
                let named = env::var("COLORFGBG").ok().filter(|value| !value.is_empty());
                let known = named.map(|value| is_light(&value));
                let name = match known {
                    Some(true) => Some(ThemeName::Light),
                    Some(false) => Some(ThemeName::Dark),
                    None if self.can_ask() => probe::theme(),
                    None => None,
                };
                (name.unwrap_or(ThemeName::Dark), Background::Terminal)
            }
        }
    }

    /// The glyphs, asking the terminal where that is wanted; and what was typed meanwhile.
    #[must_use]
    pub fn glyphs(&self) -> (Glyphs, Vec<u8>) {
        match self.glyphs.value {
            Some(glyphs) => (glyphs, Vec::new()),
            None if !self.can_ask() => (Glyphs::Unicode, Vec::new()),
            None => {
                let width = probe::line_width();
                // On many Chinese consoles lines are two cells wide.
                let glyphs = match width.cells {
                    Some(cells) if cells > 1 => Glyphs::Ascii,
                    _ => Glyphs::Unicode,
                };
                (glyphs, width.typed)
            }
        }
    }

    /// Whether the terminal would answer: not the Linux console, and only where keys come from it too.
    fn can_ask(&self) -> bool {
        let silent = env::var_os("TERM").is_none_or(|term| term == "linux" || term.is_empty());
        self.is_interactive && !silent && io::stdin().is_terminal()
    }

    /// Prints them, each with where it comes from, in the form of a configuration.
    ///
    /// # Errors
    /// Whatever writing fails with.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang.value;
        let path = |path: PathBuf| sanitize(&path.display().to_string()).into_owned();
        let place = config::place().map(path).unwrap_or_default();
        let file = match &self.config.path {
            Some(_) => lang.config_file(&place),
            None => lang.config_no_file(&place),
        };
        writeln!(out, "# {file}")?;
        let quoted = |word: &str| toml::Value::from(word).to_string();
        let folder = |folder: &Option<PathBuf>| {
            let folder = folder.clone();
            folder.map_or_else(String::new, |folder| quoted(&path(folder)))
        };
        let rows = [
            (
                "lang",
                quoted(name_of(&LANGUAGES, &self.lang.value)),
                self.lang.origin,
            ),
            (
                "theme",
                quoted(name_of(&THEMES, &self.theme.value)),
                self.theme.origin,
            ),
            (
                "palette",
                quoted(name_of(&PaletteName::ALL, &self.palette.value)),
                self.palette.origin,
            ),
            (
                "glyphs",
                quoted(name_of(&GLYPHS, &self.glyphs.value)),
                self.glyphs.origin,
            ),
            ("mouse", self.mouse.value.to_string(), self.mouse.origin),
            ("motion", self.motion.value.to_string(), self.motion.origin),
            (
                "accessible",
                self.accessible.value.to_string(),
                self.accessible.origin,
            ),
            ("data", folder(&self.data.value), self.data.origin),
            (
                "articles",
                folder(&self.articles.value),
                self.articles.origin,
            ),
        ];
        for (key, value, origin) in rows {
            // A folder that is not set has no value to write.
            let key = match value.is_empty() {
                true => format!("# {key}"),
                false => key.to_owned(),
            };
            writeln!(out, "{key} = {value}   # {}", origin.name(lang))?;
        }
        writeln!(out, "\n[keys]")?;
        for (binding, keys) in self.config.keys.bindings() {
            let origin = if keys == binding.keys {
                Origin::Default
            } else {
                Origin::File
            };
            let keys: Vec<String> = keys.iter().map(|key| quoted(&key.id())).collect();
            let keys = keys.join(", ");
            writeln!(out, "{} = [{keys}]   # {}", binding.id, origin.name(lang))?;
        }
        Ok(())
    }
}

fn name_of<T: PartialEq>(known: &[(T, &'static str)], value: &T) -> &'static str {
    known
        .iter()
        .find(|(of, _)| of == value)
        .map_or("", |(_, name)| name)
}

/// Whether `NO_COLOR` lets us use colour: it does not if it is there and not empty.
#[must_use]
pub fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether a `COLORFGBG` of a terminal ("0;15", "15;default;0") names a light background.
fn is_light(value: &str) -> bool {
    matches!(
        value.rsplit(';').next(),
        Some("7" | "9" | "10" | "11" | "12" | "13" | "14" | "15")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_decides_before_the_file_and_the_file_before_the_rest() {
        let default = || (0, Origin::Default);
        let setting = |value, origin| Setting { value, origin };
        assert_eq!(
            first(Some(2), Some(1), default()),
            setting(2, Origin::Option)
        );
        assert_eq!(first(None, Some(1), default()), setting(1, Origin::File));
        assert_eq!(first(None, None, default()), setting(0, Origin::Default));
    }

    #[test]
    fn colorfgbg_names_the_background_last() {
        assert!(is_light("0;15") && is_light("0;default;7"));
        assert!(!is_light("15;0") && !is_light("15;default;0"));
    }
}
