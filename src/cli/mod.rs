//! The command line and its commands.
//!
//! - [`args`]: the arguments; `options`: those that several commands share
//! - `manual`: completion scripts and the manual page
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
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::output::report;
use crate::text::{Lang, sanitize};
use args::{Asked, Request};
use commands::{
    check, check_citations, draw_picture, present_slides, print_audit, print_export, print_report,
};
use config::Config;
use opened::{no_articles, open, write_diagnostics};
use settings::{Origin, Setting, Settings};

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
            let printed = output_open(lang.value).and_then(|()| Ok(or_closed(error.print())?));
            return match printed {
                Ok(()) => ExitCode::from(code),
                Err(failure) => fail(failure, lang.value),
            };
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
    match perform(&asked, &settings) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => fail(error, settings.lang.value),
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
    let _ = writeln!(io::stderr(), "zoneboard: {message}");
}

/// Turns a closed pipe into a success, so that the exit code does not depend on whether the reader
/// has read everything.
fn or_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Whether the reader of the output has closed the pipe, which is not an error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes a text to the standard output.
fn print(text: &[u8]) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    or_closed(out.write_all(text).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

fn perform(asked: &Asked, settings: &Settings) -> Result<ExitCode> {
    // The other commands are also run for their exit code alone.
    let is_for_output = match &asked.request {
        Request::Report { .. } | Request::Export(_) | Request::Config { .. } => true,
        Request::Completions(_) | Request::Man => true,
        Request::Picture(pictured) => pictured.is_printed(),
        Request::Present(presented) => presented.asked.is_printed(),
        Request::Dashboard => settings.accessible.value || !settings.is_interactive,
        Request::Audit { .. } | Request::Check { .. } | Request::Verify => false,
    };
    if is_for_output {
        output_open(settings.lang.value)?;
    }
    if let Some(charset) = settings::foreign_charset().filter(|_| io::stdout().is_terminal()) {
        // Such a terminal shows only ASCII.
        let lang = match io::stderr().is_terminal() {
            true => Lang::En,
            false => settings.lang.value,
        };
        bail!(lang.not_utf8_terminal(charset));
    }
    articles_exist(settings)?;
    match &asked.request {
        Request::Check { folder, strict } => {
            let folder = folder.as_deref().or(asked.data.as_deref());
            check(asked, folder, *strict, settings.lang.value)
        }
        Request::Report { format } => match open(asked, settings.lang.value)? {
            Some(dataset) => print_report(asked, settings.lang.value, &dataset, *format),
            None => Ok(ExitCode::FAILURE),
        },
        Request::Export(exported) => match open(asked, settings.lang.value)? {
            Some(dataset) => print_export(asked, settings.lang.value, &dataset, exported),
            None => Ok(ExitCode::FAILURE),
        },
        Request::Picture(pictured) => match open(asked, settings.lang.value)? {
            Some(dataset) => draw_picture(asked, settings.lang.value, dataset, pictured),
            None => Ok(ExitCode::FAILURE),
        },
        Request::Present(presented) => present_slides(asked, settings, presented),
        Request::Audit { format, deny } => match open(asked, settings.lang.value)? {
            Some(dataset) => print_audit(settings.lang.value, &dataset, *format, *deny),
            None => Ok(ExitCode::FAILURE),
        },
        Request::Verify => match open(asked, settings.lang.value)? {
            Some(dataset) => check_citations(asked, settings.lang.value, &dataset),
            None => Ok(ExitCode::FAILURE),
        },
        Request::Completions(shell) => {
            let command = args::command(settings.lang.value);
            print(&manual::completions(command, *shell)?)
        }
        Request::Man => {
            let lang = settings.lang.value;
            print(&manual::man(args::command(lang), lang)?)
        }
        Request::Config { template } => {
            let mut out = io::stdout().lock();
            if *template {
                write!(out, "{}", config::template(settings.lang.value))?;
            } else {
                settings.write(&mut out)?;
            }
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Request::Dashboard if settings.accessible.value => {
            match open(asked, settings.lang.value)? {
                Some(dataset) => dashboard::speak(asked, settings, dataset),
                None => Ok(ExitCode::FAILURE),
            }
        }
        Request::Dashboard => match open(asked, settings.lang.value)? {
            Some(dataset) if settings.is_interactive => {
                dashboard::open(asked, settings, dataset, None)
            }
            Some(dataset) => {
                let lang = settings.lang.value;
                if io::stdout().is_terminal() {
                    let why = match settings::is_terminal_named() {
                        true => lang.terminal_dumb(),
                        false => lang.terminal_unnamed(),
                    };
                    writeln!(io::stderr(), "zoneboard: {why}")?;
                }
                print_report(asked, lang, &dataset, report::Format::Text)
            }
            None => Ok(ExitCode::FAILURE),
        },
    }
}
