//! What can be asked on a command line, described in the user's language.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;
use strum::VariantNames;

use super::PROGRAM;
use super::export::{self, Exported};
use super::help;
use super::init;
use super::manual;
use super::options::{GLYPHS, THEMES, area, choice, flag, names, option, year};
use super::picture::{self, Pictured};
use super::present::{self, Presented};
use crate::analysis::audit::Outcome;
use crate::figure::period::Year;
use crate::output::audit;
use crate::output::report::Format;
use crate::text::Lang;
use crate::tui::Tab;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::{PaletteName, ThemeName};

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What to do.
    pub request: Request,
    /// The folder of the dataset; the built-in one otherwise.
    pub data: Option<PathBuf>,
    /// The folder of the articles' texts.
    pub articles: Option<PathBuf>,
    /// The year.
    pub year: Option<Year>,
    /// The area's id.
    pub area: Option<String>,
    /// The tab to open.
    pub tab: Option<Tab>,
    /// The theme; `Some(None)` where it is to follow the terminal.
    pub theme: Option<Option<ThemeName>>,
    /// The colours of good and bad.
    pub palette: Option<PaletteName>,
    /// The glyphs; `Some(None)` where the terminal is to be asked.
    pub glyphs: Option<Option<Glyphs>>,
    /// Whether to tell everything line by line.
    pub accessible: bool,
    /// Whether to keep to the dataset: see [`is_restricted`].
    pub restricted: bool,
}

impl Asked {
    /// Whether notes may go from a presentation to a second terminal. What keeps the program to its
    /// dataset decides here, for both sides.
    pub(super) const fn notes_may_follow(&self) -> bool {
        !self.restricted
    }
}

/// What to do.
#[derive(Debug, Clone)]
pub enum Request {
    /// Open the dashboard.
    Dashboard,
    /// Print the scorecard of a year.
    Report {
        /// How.
        format: Format,
    },
    /// Write rows for other tools.
    Export(Exported),
    /// Draw a screen into a file.
    Picture(Pictured),
    /// Show the slides of a year without a terminal.
    Present(Presented),
    /// Recompute every relation between figures.
    Audit {
        /// How to tell it.
        format: audit::Format,
        /// The least grave finding that makes it fail.
        deny: Option<Outcome>,
    },
    /// Print the configuration, or one to begin with.
    Config {
        /// Whether one to begin with.
        template: bool,
    },
    /// Write the files of the built-in dataset into a folder.
    Init(PathBuf),
    /// Print the completion script of a shell.
    Completions(Shell),
    /// Print the manual page.
    Man,
    /// Hold the citations against the articles.
    Verify,
    /// Look for mistakes in data files.
    Check {
        /// The folder, instead of the one that is asked for elsewhere.
        folder: Option<PathBuf>,
        /// Whether what only looks like a mistake makes it fail.
        strict: bool,
    },
}

const DENIED: [(Outcome, &str); 2] = [
    (Outcome::Suspect, "suspect"),
    (Outcome::Conflict, "conflict"),
];

/// The languages.
pub static LANGUAGES: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

/// The command line, described in one language.
#[must_use]
pub fn command(lang: Lang) -> Command {
    help::localised(described(lang), lang)
}

fn described(lang: Lang) -> Command {
    Command::new(PROGRAM)
        // Else it is whatever the program was called by.
        .bin_name(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.cli_about())
        .after_help(lang.cli_after())
        .args(of_dashboard(lang))
        .subcommands([
            report(lang),
            export::command(lang),
            picture::command(lang),
            present::command(lang),
            audit(lang),
            init::command(lang),
            config(lang),
            manual::completions_command(lang),
            manual::man_command(lang),
            Command::new("verify").about(lang.cli_verify()),
            check(lang),
        ])
}

/// The options of the dashboard; some stand behind a command, too.
fn of_dashboard(lang: Lang) -> [Arg; 12] {
    [
        option("data", "DIR", lang.cli_data())
            .global(true)
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf)),
        option("articles", "DIR", lang.cli_articles())
            .global(true)
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf)),
        year(lang),
        area(lang),
        option("lang", "LANG", lang.cli_lang())
            .global(true)
            .value_parser(names(&LANGUAGES)),
        option("tab", "TAB", lang.cli_tab()).value_parser(names(&Tab::ALL)),
        option("theme", "THEME", lang.cli_theme()).value_parser(names(&THEMES)),
        option("palette", "PALETTE", lang.cli_palette()).value_parser(names(&PaletteName::ALL)),
        option("glyphs", "GLYPHS", lang.cli_glyphs())
            .conflicts_with("ascii")
            .value_parser(names(&GLYPHS)),
        flag("accessible", lang.cli_accessible()),
        flag(RESTRICTED, lang.cli_restricted()).global(true),
        flag("ascii", lang.cli_ascii()),
    ]
}

fn report(lang: Lang) -> Command {
    Command::new("report")
        .about(lang.cli_report())
        .arg(year(lang))
        .arg(area(lang))
        .arg(text_or(lang, Format::VARIANTS))
}

fn audit(lang: Lang) -> Command {
    Command::new("audit")
        .about(lang.cli_audit())
        .arg(text_or(lang, audit::Format::VARIANTS))
        .arg(option("deny", "FINDING", lang.cli_deny()).value_parser(names(&DENIED)))
}

fn config(lang: Lang) -> Command {
    Command::new("config")
        .about(lang.cli_config())
        .arg(flag("template", lang.cli_config_template()))
}

fn check(lang: Lang) -> Command {
    Command::new("check")
        .about(lang.cli_check())
        .arg(
            Arg::new("folder")
                .value_name("DIR")
                .help(lang.cli_check_folder())
                .value_hint(ValueHint::DirPath)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("strict", lang.cli_strict()))
}

/// `--format`, by default as text.
fn text_or(lang: Lang, formats: &'static [&'static str]) -> Arg {
    option("format", "FORMAT", lang.cli_format())
        .default_value("text")
        .value_parser(PossibleValuesParser::new(formats))
}

const RESTRICTED: &str = "restricted";

/// Whether the arguments hold `--restricted`, before anything else is understood: then no
/// configuration is read, no file is written, no other program is run, and no file is read but those
/// of the dataset that `--data` names.
#[must_use]
pub fn is_restricted(arguments: &[OsString]) -> bool {
    arguments.iter().any(|argument| {
        let name = argument.to_str().and_then(|text| text.strip_prefix("--"));
        name == Some(RESTRICTED)
    })
}

/// Refuses a command line that names two folders of data: `--data` is understood before a command and
/// behind it, so that clap cannot tell.
fn refuse_second_folder(asked: &Asked, lang: Lang) -> Result<(), clap::Error> {
    let (command, advice) = match &asked.request {
        _ if asked.data.is_none() => return Ok(()),
        Request::Check {
            folder: Some(_), ..
        } => ("check <DIR>", lang.advice_one_folder()),
        Request::Init(_) => ("init <DIR>", lang.advice_init_built_in()),
        _ => return Ok(()),
    };
    let mut error = conflict(command, "--data <DIR>", lang);
    let advice = StyledStr::from(advice);
    error.insert(
        ContextKind::Suggested,
        ContextValue::StyledStrs(vec![advice]),
    );
    Err(error)
}

/// The refusal of two things that cannot be asked for together.
fn conflict(one: &str, other: &str, lang: Lang) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::ArgumentConflict).with_cmd(&command(lang));
    let value = |text: &str| ContextValue::String(text.to_owned());
    error.insert(ContextKind::InvalidArg, value(one));
    error.insert(ContextKind::PriorArg, value(other));
    error
}

/// Refuses what a command line may not ask for with `--restricted`.
fn refuse_restricted(asked: &Asked, lang: Lang) -> Result<(), clap::Error> {
    let option = match &asked.request {
        _ if asked.articles.is_some() => "--articles <DIR>",
        Request::Check {
            folder: Some(_), ..
        } => "check <DIR>",
        Request::Init(_) => "init <DIR>",
        Request::Picture(pictured) if !pictured.is_printed() => "--output <FILE>",
        Request::Present(presented) if matches!(presented.asked, present::Asked::Export(..)) => {
            "--export <DIR>"
        }
        // None of these reads or writes a file that the command line names.
        Request::Check { folder: None, .. } | Request::Picture(_) | Request::Present(_) => {
            return Ok(());
        }
        Request::Dashboard
        | Request::Report { .. }
        | Request::Export(_)
        | Request::Audit { .. }
        | Request::Config { .. }
        | Request::Completions(_)
        | Request::Man
        | Request::Verify => return Ok(()),
    };
    Err(conflict(option, "--restricted", lang))
}

/// The language that `--lang` names, before anything else is understood.
#[must_use]
pub fn language(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments.iter().map(OsString::as_os_str);
    while let Some(argument) = arguments.next() {
        let text = argument.to_str().unwrap_or_default();
        let value = match text.strip_prefix("--lang") {
            Some("") => arguments.next().and_then(OsStr::to_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = value.and_then(|name| choice(&LANGUAGES, name)) {
            return Some(lang);
        }
    }
    None
}

/// Understands a command line.
///
/// # Errors
/// What clap has to say about it: a refusal, or the help or version that was asked for.
pub fn parse(arguments: &[OsString], lang: Lang) -> Result<Asked, clap::Error> {
    // Writing the help of all commands takes most of the time, so only what is refused, as a request for
    // help is, is read with it.
    let matches = help::without(described(lang))
        .try_get_matches_from(arguments)
        .or_else(|_| command(lang).try_get_matches_from(arguments))?;
    // These may stand before the command or behind it.
    let below = matches.subcommand().and_then(|(name, below)| {
        matches!(name, "report" | "export" | "picture" | "present").then_some(below)
    });
    let year = below
        .and_then(|of| of.get_one::<Year>("year"))
        .or(matches.get_one("year"))
        .copied();
    let area = below
        .and_then(|of| word(of, "area"))
        .or_else(|| word(&matches, "area"));
    // So may these before a presentation, which is drawn as the dashboard.
    let shown = matches.subcommand_matches("present");
    let word_for = |name: &str| {
        let below = shown.and_then(|of| word(of, name));
        below.or_else(|| word(&matches, name))
    };
    let request = request(&matches, (year.is_some(), area.is_some()), lang)?;
    let asked = Asked {
        request,
        data: matches.get_one::<PathBuf>("data").cloned(),
        articles: matches.get_one::<PathBuf>("articles").cloned(),
        year,
        area,
        tab: word(&matches, "tab").and_then(|name| choice(&Tab::ALL, &name)),
        theme: word_for("theme").and_then(|name| choice(&THEMES, &name)),
        palette: word_for("palette").and_then(|name| choice(&PaletteName::ALL, &name)),
        glyphs: if matches.get_flag("ascii") {
            Some(Some(Glyphs::Ascii))
        } else {
            word_for("glyphs").and_then(|name| choice(&GLYPHS, &name))
        },
        accessible: matches.get_flag("accessible"),
        restricted: is_restricted(arguments),
    };
    if asked.restricted {
        refuse_restricted(&asked, lang)?;
    }
    refuse_second_folder(&asked, lang)?;
    Ok(asked)
}

/// What a command line asks to do. A year and an area may also stand before the command.
fn request(
    matches: &ArgMatches,
    (asked_year, asked_area): (bool, bool),
    lang: Lang,
) -> Result<Request, clap::Error> {
    Ok(match matches.subcommand() {
        Some(("report", report)) => {
            let format = word(report, "format").and_then(|name| name.parse().ok());
            Request::Report {
                format: format.unwrap_or(Format::Text),
            }
        }
        Some(("export", export)) => {
            let exported = export::parse(export, asked_year, asked_area);
            let refused = |export::Refused(kind, option)| {
                let mut error = clap::Error::new(kind).with_cmd(&command(lang));
                let option = ContextValue::String(option.to_owned());
                error.insert(ContextKind::InvalidArg, option);
                error
            };
            Request::Export(exported.map_err(refused)?)
        }
        Some(("picture", matches)) => Request::Picture(picture::parse(matches)),
        Some(("present", matches)) => Request::Present(present::parse(matches)),
        Some(("audit", matches)) => {
            let format = word(matches, "format");
            let format = format.and_then(|name| name.parse().ok());
            Request::Audit {
                format: format.unwrap_or(audit::Format::Text),
                deny: word(matches, "deny").and_then(|name| choice(&DENIED, &name)),
            }
        }
        Some(("config", matches)) => Request::Config {
            template: matches.get_flag("template"),
        },
        Some(("init", matches)) => match matches.get_one::<PathBuf>("folder") {
            Some(folder) => Request::Init(folder.clone()),
            // clap has refused a command line without one.
            None => Request::Dashboard,
        },
        Some(("completions", matches)) => match matches.get_one::<Shell>("shell") {
            Some(shell) => Request::Completions(*shell),
            // clap has refused a command line without one.
            None => Request::Dashboard,
        },
        Some(("man", _)) => Request::Man,
        Some(("verify", _)) => Request::Verify,
        Some(("check", check)) => Request::Check {
            folder: check.get_one::<PathBuf>("folder").cloned(),
            strict: check.get_flag("strict"),
        },
        _ => Request::Dashboard,
    })
}

fn word(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_consistent_in_both_languages() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_year_may_stand_before_or_after_the_command() {
        for line in [
            "zoneboard --year 2021 report",
            "zoneboard report --year 2021",
        ] {
            assert_eq!(
                parse(&words(line), Lang::En).unwrap().year,
                Some(2021),
                "{line}"
            );
        }
    }

    #[test]
    fn a_language_is_found_however_it_is_written() {
        assert_eq!(language(&words("zoneboard --lang en")), Some(Lang::En));
        assert_eq!(
            language(&words("zoneboard report --lang=zh")),
            Some(Lang::Zh)
        );
        assert_eq!(language(&words("zoneboard --language en")), None);
        assert_eq!(language(&words("zoneboard --lang")), None);
    }

    #[test]
    fn help_is_written_in_the_language_whatever_command_it_is_asked_of() {
        for line in [
            "zoneboard --help",
            "zoneboard -h",
            "zoneboard export -h",
            "zoneboard --year 2021 present --help",
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let asked = parse(&words(line), lang).unwrap_err();
                let told = asked.render().to_string();
                assert!(told.contains(lang.cli_help()), "{line}: {told}");
            }
        }
        let version = parse(&words("zoneboard -V"), Lang::En).unwrap_err();
        assert_eq!(version.kind(), clap::error::ErrorKind::DisplayVersion);
    }

    #[test]
    fn what_cannot_be_understood_ends_with_two() {
        for line in [
            "zoneboard --yaer 2021",
            "zoneboard --year twenty",
            "zoneboard --theme pink",
            "zoneboard nothing",
            "zoneboard help",
            "zoneboard export figures --year 2021",
            "zoneboard export all-years --year 2021",
        ] {
            assert_eq!(
                parse(&words(line), Lang::En).unwrap_err().exit_code(),
                2,
                "{line}"
            );
        }
    }
}
