//! The command line and its commands.
//!
//! - [`args`]: the arguments; `options`: those that several commands share
//! - `manual`: completion scripts and the manual page; `init`: a dataset to begin with
//! - `commands`: the commands; `opened`: the dataset, area and year they use
//! - [`help`]: help and error messages, in the user's language
//! - [`export`]: exports of lists; [`picture`]: a screen as a file; [`present`]: slides
//! - [`mod@config`]: the configuration file; [`settings`]: the settings, and where each comes from
//! - `dashboard`: opens the dashboard; [`accessible`]: the dashboard for screen readers; [`spoken`]: the
//!   details of a row, line by line

pub mod accessible;
pub mod args;
mod commands;
pub mod config;
mod dashboard;
pub mod export;
pub mod help;
mod init;
mod manual;
mod opened;
mod options;
pub mod picture;
pub mod present;
pub mod settings;
pub mod spoken;

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::dataset::Dataset;
use crate::output::report;
use crate::text::{Lang, sanitize};
use args::{Asked, Request};
use commands::{
    check, check_citations, draw_picture, present_slides, print_audit, print_export, print_report,
};
use config::Config;
use opened::{no_articles, open, write_diagnostics};
use settings::{Origin, Setting, Settings};

/// The name of the program, which help, scripts and messages call it by, whatever it was run as.
const PROGRAM: &str = "zoneboard";

/// Runs the command of the command line. The exit code is 0 for success, 1 for failure, 2 for an
/// invalid command line, and 128 plus the number of the signal if a signal has ended the program.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let (config, refused) = if args::is_restricted(&arguments) {
        (Config::default(), None)
    } else {
        match config::read() {
            Ok(config) => (config, None),
            Err(error) => (Config::default(), Some(error)),
        }
    };
    let lang = settings::language(&arguments, &config);
    let asked = match args::parse(&arguments, lang.value) {
        Ok(asked) => asked,
        Err(error) => {
            // Help and version are errors of clap, too, which prints each to the right stream.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            if error.use_stderr() {
                let _ = writeln!(io::stderr(), "{}", help::refusal(&error, lang.value));
                return ExitCode::from(code);
            }
            let printed = output_open(lang.value).and_then(|()| Ok(error.print()?));
            return ended(printed.map(|()| ExitCode::from(code)), lang.value);
        }
    };
    // An invalid configuration is an error of all commands, except for help, what is made of it, and
    // printing a new configuration.
    let needs_none = matches!(
        asked.request,
        Request::Config { template: true } | Request::Completions(_) | Request::Man
    );
    if let Some(error) = refused.filter(|_| !needs_none) {
        let stderr = io::stderr();
        let is_terminal = stderr.is_terminal();
        let mistakes = &error.mistakes;
        let out = &mut stderr.lock();
        let _ = write_diagnostics(out, is_terminal, &error.sources, mistakes, lang.value);
        return ExitCode::FAILURE;
    }
    let settings = Settings::of(lang, &asked, config);
    let asked = Asked {
        data: settings.data.value.clone(),
        articles: settings.articles.value.clone(),
        ..asked
    };
    ended(perform(&asked, &settings), settings.lang.value)
}

/// The exit code of a command, whose error is printed.
fn ended(performed: Result<ExitCode>, lang: Lang) -> ExitCode {
    match performed {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => fail(error, lang),
    }
}

/// Prints an error and ends. Whatever else is read or written is named where that fails, so that an
/// error of the system with nothing before it is of the standard output.
fn fail(error: anyhow::Error, lang: Lang) -> ExitCode {
    let is_bare =
        |of: &io::Error| of.raw_os_error().is_some() && of.to_string() == error.to_string();
    match error.downcast_ref::<io::Error>().is_some_and(is_bare) {
        true => tell(&error.context(lang.cannot_print())),
        false => tell(&error),
    }
    ExitCode::FAILURE
}

/// Fails if the standard output is closed, so that what was asked for would reach nobody.
fn output_open(lang: Lang) -> Result<()> {
    if settings::is_output_closed() {
        bail!(lang.output_closed());
    }
    Ok(())
}

/// Refuses a folder of articles that the command line names and that cannot be opened, whether the
/// command reads articles or not: it is a mistake in either case.
fn articles_exist(settings: &Settings) -> Result<()> {
    match &settings.articles {
        Setting {
            value: Some(folder),
            origin: Origin::Option,
        } => fs::read_dir(folder)
            .map(drop)
            .with_context(|| no_articles(folder, settings.lang.value)),
        _ => Ok(()),
    }
}

/// Prints an error to the standard error.
fn tell(error: &anyhow::Error) {
    let message = sanitize(&format!("{error:#}")).into_owned();
    let _ = writeln!(io::stderr(), "{PROGRAM}: {message}");
}

/// Whether the reader of the output has closed the pipe, which is not an error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// That a file or a folder cannot be written.
fn cannot_write(path: &Path, lang: Lang) -> String {
    lang.cannot_write(sanitize(&path.display().to_string()))
}

/// Writes a text to the standard output.
fn print(text: &[u8]) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a command is run for what it prints; the others also for their exit code alone.
fn is_for_output(request: &Request, settings: &Settings) -> bool {
    match request {
        Request::Report { .. } | Request::Export(_) | Request::Config { .. } => true,
        Request::Completions(_) | Request::Man => true,
        Request::Picture(pictured) => pictured.is_printed(),
        Request::Present(presented) => presented.asked.is_printed(),
        Request::Dashboard => settings.accessible.value || !settings.is_interactive,
        Request::Audit { .. } | Request::Check { .. } | Request::Verify => false,
        Request::Init(_) => false,
    }
}

fn perform(asked: &Asked, settings: &Settings) -> Result<ExitCode> {
    let lang = settings.lang.value;
    if is_for_output(&asked.request, settings) {
        output_open(lang)?;
    }
    if let Some(charset) = settings::foreign_charset().filter(|_| io::stdout().is_terminal()) {
        // Such a terminal shows only ASCII.
        let lang = match io::stderr().is_terminal() {
            true => Lang::En,
            false => lang,
        };
        bail!(lang.not_utf8_terminal(charset));
    }
    articles_exist(settings)?;
    // Where the dataset has mistakes, they have been told.
    let with_dataset = |act: &dyn Fn(Dataset) -> Result<ExitCode>| match open(asked, lang)? {
        Some(dataset) => act(dataset),
        None => Ok(ExitCode::FAILURE),
    };
    match &asked.request {
        Request::Check { folder, strict } => {
            let folder = folder.as_deref().or(asked.data.as_deref());
            check(asked, folder, *strict, lang)
        }
        Request::Report { format } => {
            with_dataset(&|dataset| print_report(asked, lang, &dataset, *format))
        }
        Request::Export(exported) => {
            with_dataset(&|dataset| print_export(asked, lang, &dataset, exported))
        }
        Request::Picture(pictured) => {
            with_dataset(&|dataset| draw_picture(asked, lang, dataset, pictured))
        }
        Request::Present(presented) => present_slides(asked, settings, presented),
        Request::Audit { format, deny } => {
            with_dataset(&|dataset| print_audit(lang, &dataset, *format, *deny))
        }
        Request::Verify => with_dataset(&|dataset| check_citations(asked, lang, &dataset)),
        Request::Init(folder) => init::run(folder, lang),
        Request::Completions(shell) => print(&manual::completions(args::command(lang), *shell)?),
        Request::Man => print(&manual::man(args::command(lang), lang)?),
        Request::Config { template: true } => print(config::template(lang).as_bytes()),
        Request::Config { template: false } => {
            let mut out = io::stdout().lock();
            settings.write(&mut out)?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Request::Dashboard if settings.accessible.value => {
            with_dataset(&|dataset| dashboard::speak(asked, settings, dataset))
        }
        Request::Dashboard if settings.is_interactive => {
            with_dataset(&|dataset| dashboard::open(asked, settings, dataset, None))
        }
        Request::Dashboard => with_dataset(&|dataset| {
            say_why_not_drawn(lang)?;
            print_report(asked, lang, &dataset, report::Format::Text)
        }),
    }
}

/// Says why a report is printed on a terminal where a dashboard was asked for.
fn say_why_not_drawn(lang: Lang) -> io::Result<()> {
    if !io::stdout().is_terminal() {
        return Ok(());
    }
    let why = match settings::is_terminal_named() {
        true => lang.terminal_dumb(),
        false => lang.terminal_unnamed(),
    };
    writeln!(io::stderr(), "{PROGRAM}: {why}")
}
