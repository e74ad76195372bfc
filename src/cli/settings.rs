//! What the surroundings, the configuration and the command line ask for, and which of them decides.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::args::{self, Asked, LANGUAGES};
use super::config::{self, Config};
use super::options::{GLYPHS, THEMES};
use crate::text::{Lang, sanitize};
use crate::tui::glyphs::Glyphs;
use crate::tui::probe::Questions;
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
    /// The colours of good and bad.
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
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb") || !is_terminal_named();
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

    /// The theme, as far as it is known without asking the terminal. One asked for by name paints
    /// its own background, for it has to be readable on any terminal.
    #[must_use]
    pub fn theme(&self) -> (ThemeName, Background) {
        match self.theme.value {
            Some(name) => (name, Background::Painted),
            None if !wants_colour() => (ThemeName::Mono, Background::Terminal),
            None => match named_background() {
                Some(true) => (ThemeName::Light, Background::Terminal),
                Some(false) | None => (ThemeName::Dark, Background::Terminal),
            },
        }
    }

    /// The glyphs, as far as they are known without asking the terminal.
    #[must_use]
    pub fn glyphs(&self) -> Glyphs {
        self.glyphs.value.unwrap_or(Glyphs::Unicode)
    }

    /// What only the terminal can tell.
    #[must_use]
    pub fn questions(&self) -> Questions {
        let follows = self.theme.value.is_none() && wants_colour() && named_background().is_none();
        Questions {
            background: follows && self.can_ask() && knows_its_colours(),
            glyph_widths: self.glyphs.value.is_none() && self.can_ask(),
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
        let path = |path: &PathBuf| sanitize(&path.display().to_string()).into_owned();
        let place = config::place().as_ref().map(path).unwrap_or_default();
        let file = match &self.config.path {
            Some(_) => lang.config_file(&place),
            None => lang.config_no_file(&place),
        };
        writeln!(out, "# {file}")?;
        let quoted = |word: &str| toml::Value::from(word).to_string();
        let folder = |folder: &Option<PathBuf>| {
            let folder = folder.as_ref();
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
pub(super) fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether `TERM` says what the terminal understands. Where it does not, as in a job of a scheduler,
/// nothing can be drawn. Elsewhere than on Unix there is no such variable.
#[must_use]
pub(super) fn is_terminal_named() -> bool {
    !cfg!(unix) || env::var_os("TERM").is_some_and(|term| !term.is_empty())
}

/// The character set of the locale, where it names one that is not UTF-8; in ASCII.
#[must_use]
pub(super) fn foreign_charset() -> Option<String> {
    charset(|name| env::var(name).ok())
}

fn charset(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let (_, charset) = locale.split_once('.')?;
    let charset = charset.split('@').next().unwrap_or_default();
    let plain = charset.replace('-', "").to_ascii_lowercase();
    (!plain.is_empty() && plain != "utf8").then(|| charset.escape_default().to_string())
}

/// Whether the standard output was closed by who called the program (`>&-`). The system's library
/// then opens `/dev/null` in its place, for reading and writing, and whatever is written succeeds.
/// Who wants nothing to be seen opens it for writing; or, as a daemon does, for both, but then the
/// standard error with it. A stream that is open for reading only (`1<FILE`) is as good as closed: the
/// library takes what it refuses for written.
#[must_use]
pub(super) fn is_output_closed() -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{FileType, OFlags, fcntl_getfl, fstat, stat};
        let is_null = |of: rustix::fd::BorrowedFd<'_>| {
            let (Ok(status), Ok(null)) = (fstat(of), stat("/dev/null")) else {
                return false;
            };
            FileType::from_raw_mode(status.st_mode) == FileType::CharacterDevice
                && status.st_rdev == null.st_rdev
                && fcntl_getfl(of).is_ok_and(|flags| flags.contains(OFlags::RDWR))
        };
        use std::os::fd::AsFd;
        let is_read_only = |of: rustix::fd::BorrowedFd<'_>| {
            let flags = fcntl_getfl(of).unwrap_or(OFlags::RDWR);
            !flags.intersects(OFlags::WRONLY | OFlags::RDWR)
        };
        if is_read_only(io::stdout().as_fd()) {
            return true;
        }
        is_null(io::stdout().as_fd()) && !is_null(io::stderr().as_fd())
    }
    #[cfg(not(unix))]
    {
        false
    }
}

/// Whether the environment names a light background; `None` where it names none.
fn named_background() -> Option<bool> {
    let named = env::var("COLORFGBG").ok().filter(|value| !value.is_empty());
    named.map(|value| is_light(&value))
}

/// Whether the terminal answers questions about colours in turn. Screen hands them on to the
/// terminal around it and answers others first; Eterm answers none.
fn knows_its_colours() -> bool {
    let term = env::var("TERM").unwrap_or_default();
    term != "screen" && !term.starts_with("screen.") && term != "Eterm"
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
    fn a_character_set_is_foreign_only_where_one_is_named() {
        let of = |values: [&'static str; 3]| {
            let names = ["LC_ALL", "LC_CTYPE", "LANG"];
            charset(|name| {
                let at = names.iter().position(|of| *of == name)?;
                Some(values[at].to_owned())
            })
        };
        assert_eq!(of(["", "", "zh_CN.GB18030"]), Some("GB18030".to_owned()));
        assert_eq!(of(["", "zh_CN.gbk", "zh_CN.UTF-8"]), Some("gbk".to_owned()));
        assert_eq!(
            of(["", "", "de.\u{1b}[2J@euro"]),
            Some("\\u{1b}[2J".to_owned())
        );
        for values in [
            ["", "", ""],
            ["", "", "C"],
            ["", "", "zh_CN"],
            ["", "", "zh_CN.utf8"],
            ["C.UTF-8", "", "zh_CN.GB18030"],
            ["", "", "de_DE.UTF-8@euro"],
            ["", "", "a."],
        ] {
            assert_eq!(of(values), None, "{values:?}");
        }
    }

    #[test]
    fn colorfgbg_names_the_background_last() {
        assert!(is_light("0;15") && is_light("0;default;7"));
        assert!(!is_light("15;0") && !is_light("15;default;0"));
    }
}
