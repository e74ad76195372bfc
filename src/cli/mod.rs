//! The command line: what can be asked, and the commands that answer.
//!
//! - [`args`]: what can be asked; `options`: what several commands take
//! - `commands`: what each command does; `opened`: the dataset, area and year it is about
//! - [`help`]: how commands are described and refused, in the user's language
//! - [`export`]: what can be exported, and how; [`picture`]: a screen as a file; [`present`]: slides
//! - [`mod@config`]: what a user wants every time; [`settings`]: who decides
//! - `dashboard`: on the terminal or spoken; [`accessible`]: the dashboard for those who hear it; [`spoken`]: a row in full, told line by line

pub mod accessible;
pub mod args;
mod commands;
pub mod config;
mod dashboard;
pub mod export;
pub mod help;
mod opened;
mod options;
pub mod picture;
pub mod present;
pub mod settings;
pub mod spoken;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::output::report;
use crate::text::{Lang, sanitize};
use args::{Asked, Request};
use commands::{
    check, check_citations, draw_picture, present_slides, print_audit, print_export, print_report,
};
use config::Config;
use opened::{open, write_diagnostics};
use settings::Settings;

/// Reads the command line, does what it asks, and tells how it went: 0 if well, 1 if not, 2 for a
/// command line that cannot be understood, 128 and the signal for a program that was stopped.
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
            // Help and version are "errors" too; clap knows where each belongs.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            let printed = if error.use_stderr() {
                writeln!(io::stderr(), "{}", help::refusal(&error, lang.value))
            } else {
                error.print()
            };
            return match printed {
                Err(failure) if failure.kind() != io::ErrorKind::BrokenPipe => {
                    tell(&anyhow::Error::from(failure));
                    ExitCode::FAILURE
                }
                _ => ExitCode::from(code),
            };
        }
    };
    // A configuration that is not understood is never ignored; but help may be asked for, and a
    // new one to begin with.
    let template = matches!(asked.request, Request::Config { template: true });
    if let Some(error) = refused.filter(|_| !template) {
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
        Err(error) => {
            tell(&error);
            ExitCode::FAILURE
        }
    }
}

/// Tells on the standard error what went wrong.
fn tell(error: &anyhow::Error) {
    let message = sanitize(&format!("{error:#}")).into_owned();
    let _ = writeln!(io::stderr(), "zoneboard: {message}");
}

/// Ignores that a reader has closed the pipe, so that what was found decides the exit code, whether or
/// not all of it was read.
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

fn perform(asked: &Asked, settings: &Settings) -> Result<ExitCode> {
    // Of the other commands, the exit code alone may be wanted.
    let is_for_output = match &asked.request {
        Request::Report { .. } | Request::Export(_) | Request::Config { .. } => true,
        Request::Picture(pictured) => pictured.is_printed(),
        Request::Dashboard => !settings.accessible.value && !settings.is_interactive,
        _ => false,
    };
    if is_for_output && settings::is_output_closed() {
        bail!(settings.lang.value.output_closed());
    }
    if let Some(charset) = settings::foreign_charset().filter(|_| io::stdout().is_terminal()) {
        // A message on such a terminal has to be ASCII.
        let lang = match io::stderr().is_terminal() {
            true => Lang::En,
            false => settings.lang.value,
        };
        bail!(lang.not_utf8_terminal(charset));
    }
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
                if io::stdout().is_terminal() && !settings::is_terminal_named() {
                    writeln!(io::stderr(), "zoneboard: {}", lang.terminal_unnamed())?;
                }
                print_report(asked, lang, &dataset, report::Format::Text)
            }
            None => Ok(ExitCode::FAILURE),
        },
    }
}
