//! Who asks from a command line.
//!
//! - [`args`]: what can be asked; `options`: what several commands take
//! - [`help`]: how commands are described and refused, in the user's language
//! - [`export`]: what can be exported, and how; [`picture`]: a screen as a file; [`present`]: slides
//! - [`mod@config`]: what a user wants every time; [`settings`]: who decides
//! - `dashboard`: on the terminal or spoken; [`accessible`]: the dashboard for those who hear it; [`spoken`]: a row in full, told line by line

pub mod accessible;
pub mod args;
pub mod config;
mod dashboard;
pub mod export;
pub mod help;
mod options;
pub mod picture;
pub mod present;
pub mod settings;
pub mod spoken;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};

use crate::analysis::audit::{Outcome, audit as recompute};
use crate::analysis::headline::newest_year_with_results;
use crate::analysis::{notices, verify};
use crate::dataset::load::{Loaded, noticed};
use crate::dataset::{AreaId, ArticleTexts, Dataset, Diagnostic, Sources, load, load_embedded};
use crate::figure::period::Year;
use crate::output::{audit, diagnostics, report, verification};
use crate::sheet;
use crate::text::{Lang, sanitize};
use crate::tui::Model;
#[cfg(unix)]
use crate::tui::present::follow;
use args::{Asked, Request};
use config::Config;
use export::Exported;
use picture::Pictured;
use present::Presented;
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

/// Goes on after a reader has closed the pipe: what was found decides the exit code, whether or not
/// all of it was read.
fn or_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A reader that has seen enough is no fault of ours.
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
        // What is told on such a terminal has to be told in ASCII.
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

fn sources(folder: Option<&Path>) -> Sources {
    folder.map_or_else(Sources::embedded, Sources::read)
}

/// Writes mistakes, in colour where the stream is a terminal and colour is wanted.
fn write_diagnostics(
    out: &mut dyn Write,
    is_terminal: bool,
    sources: &Sources,
    mistakes: &[Diagnostic],
    lang: Lang,
) -> io::Result<()> {
    diagnostics::write(
        out,
        sources,
        mistakes,
        lang,
        is_terminal && settings::wants_colour(),
    )
}

/// The dataset, or `None` after its mistakes have been told.
fn open(asked: &Asked, lang: Lang) -> Result<Option<Dataset>> {
    let folder = asked.data.as_deref();
    let loaded = folder.map_or_else(load_embedded, |folder| load(&Sources::read(folder)));
    match loaded {
        Ok(Loaded { dataset, .. }) => Ok(Some(dataset)),
        Err(error) => {
            let stderr = io::stderr();
            let is_terminal = stderr.is_terminal();
            write_diagnostics(
                &mut stderr.lock(),
                is_terminal,
                &sources(folder),
                &error.diagnostics,
                lang,
            )?;
            Ok(None)
        }
    }
}

/// The articles' texts: those asked for, or those beside the cards of the data folder.
fn texts(
    asked: &Asked,
    data: Option<&Path>,
    lang: Lang,
    dataset: &Dataset,
) -> Result<ArticleTexts> {
    let beside = || data.and_then(|folder| Sources::read(folder).cards_folder());
    match &asked.articles {
        Some(folder) => ArticleTexts::read(folder, dataset)
            .with_context(|| lang.no_articles(sanitize(&folder.display().to_string()))),
        None => Ok(beside()
            .and_then(|folder| ArticleTexts::read(&folder, dataset).ok())
            .unwrap_or_default()),
    }
}

fn check_citations(asked: &Asked, lang: Lang, dataset: &Dataset) -> Result<ExitCode> {
    let texts = texts(asked, asked.data.as_deref(), lang, dataset)?;
    let checks = verify::verify(dataset, &texts);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = verification::write(&mut out, dataset, &texts, &checks, lang);
    or_closed(written.and_then(|()| out.flush()))?;
    let outcome = verification::outcome(&texts, &checks);
    Ok(match outcome {
        verification::Outcome::Holds => ExitCode::SUCCESS,
        verification::Outcome::Fails => ExitCode::FAILURE,
    })
}

fn check(asked: &Asked, folder: Option<&Path>, strict: bool, lang: Lang) -> Result<ExitCode> {
    let sources = sources(folder);
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let mut out = stdout.lock();
    match load(&sources) {
        Ok(Loaded {
            dataset,
            mut warnings,
        }) => {
            let texts = texts(asked, folder, lang, &dataset)?;
            let said = notices::in_texts(&dataset, &texts).into_iter();
            warnings.extend(said.map(|(place, notice)| noticed(&sources, place, notice)));
            if strict {
                warnings = warnings.into_iter().map(Diagnostic::strictly).collect();
            }
            or_closed(write_diagnostics(
                &mut out,
                is_terminal,
                &sources,
                &warnings,
                lang,
            ))?;
            if warnings.iter().any(Diagnostic::is_error) {
                return Ok(ExitCode::FAILURE);
            }
            let (observations, targets) = (dataset.observations().len(), dataset.targets().len());
            let projects = dataset.projects().count();
            writeln!(out, "{}", lang.check_clean(observations, targets, projects))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let mistakes = &error.diagnostics;
            or_closed(write_diagnostics(
                &mut out,
                is_terminal,
                &sources,
                mistakes,
                lang,
            ))?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The area asked for, or the dataset's own.
fn area(asked: &Asked, lang: Lang, dataset: &Dataset) -> Result<AreaId> {
    let Some(id) = &asked.area else {
        return Ok(dataset.zone().home);
    };
    dataset.find_area(id).ok_or_else(|| {
        let known: Vec<&str> = dataset.areas().map(|(_, area)| &*area.id).collect();
        anyhow!(lang.no_such_area(id, known.join(", ")))
    })
}

/// The year asked for, or the newest with results, or the newest.
fn year(asked: &Asked, lang: Lang, dataset: &Dataset, area: AreaId) -> Result<Year> {
    let years: Vec<Year> = dataset.years(area).collect();
    if let Some(year) = asked.year {
        if !years.contains(&year) {
            let known: Vec<String> = years.iter().map(Year::to_string).collect();
            bail!(lang.no_such_year(year, known.join(", ")));
        }
        return Ok(year);
    }
    newest_year_with_results(dataset, area)
        .or(years.last().copied())
        .ok_or_else(|| anyhow!(lang.no_figures()))
}

fn print_audit(
    lang: Lang,
    dataset: &Dataset,
    format: audit::Format,
    deny: Option<Outcome>,
) -> Result<ExitCode> {
    let audited = recompute(dataset);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let home = dataset.zone().home;
    let year = newest_year_with_results(dataset, home).unwrap_or_default();
    let cx = sheet::Context {
        audit: Some(&audited),
        ..sheet::Context::new(dataset, home, year, lang)
    };
    let written = audit::write(&mut out, &cx, format);
    or_closed(written.and_then(|()| out.flush()))?;
    // Outcomes are ordered worst first.
    let denied =
        |(outcome, count): (Outcome, usize)| count > 0 && deny.is_some_and(|deny| outcome <= deny);
    Ok(if audited.tally().into_iter().any(denied) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The rows of a list, for other tools.
fn print_export(
    asked: &Asked,
    lang: Lang,
    dataset: &Dataset,
    exported: &Exported,
) -> Result<ExitCode> {
    let area = area(asked, lang, dataset)?;
    // Most lists are of no year, and stand even where there is none.
    let shown = match asked.year {
        Some(_) => year(asked, lang, dataset, area)?,
        None => year(asked, lang, dataset, area).unwrap_or_default(),
    };
    let audited = recompute(dataset);
    // Only the articles tell whether their texts fit.
    let verified = match exported.what {
        export::What::Sources => verify::verify(
            dataset,
            &texts(asked, asked.data.as_deref(), lang, dataset)?,
        ),
        _ => Vec::new(),
    };
    let cx = sheet::Context {
        audit: Some(&audited),
        verified: &verified,
        ..sheet::Context::new(dataset, area, shown, lang)
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    export::run(&mut out, &cx, exported)?;
    Ok(ExitCode::SUCCESS)
}

fn print_report(
    asked: &Asked,
    lang: Lang,
    dataset: &Dataset,
    format: report::Format,
) -> Result<ExitCode> {
    print_year(asked, lang, dataset, |out, cx| {
        Ok(report::write(out, cx, format)?)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Writes what is to be said of the year asked for to the standard output.
fn print_year<T>(
    asked: &Asked,
    lang: Lang,
    dataset: &Dataset,
    print: impl FnOnce(&mut dyn Write, &sheet::Context<'_>) -> Result<T>,
) -> Result<T> {
    let area = area(asked, lang, dataset)?;
    let year = year(asked, lang, dataset, area)?;
    let audited = recompute(dataset);
    let cx = sheet::Context {
        audit: Some(&audited),
        ..sheet::Context::new(dataset, area, year, lang)
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = print(&mut out, &cx)?;
    out.flush()?;
    Ok(printed)
}

/// A screen of the dashboard as a file.
fn draw_picture(
    asked: &Asked,
    lang: Lang,
    dataset: Dataset,
    pictured: &Pictured,
) -> Result<ExitCode> {
    let area = area(asked, lang, &dataset)?;
    let year = year(asked, lang, &dataset, area)?;
    let mut model = Model::at(Arc::new(dataset), lang, area, year);
    let folder = asked.data.as_deref();
    model.shared.texts = Arc::new(texts(asked, folder, lang, &model.shared.dataset)?);
    model.set_audit(Arc::new(recompute(&model.shared.dataset)));
    picture::run(&mut model, pictured)?;
    Ok(ExitCode::SUCCESS)
}

/// The slides of a year, or the notes to those presented elsewhere.
fn present_slides(asked: &Asked, settings: &Settings, presented: &Presented) -> Result<ExitCode> {
    let lang = settings.lang.value;
    let show = match presented.asked {
        present::Asked::Follow if !notes_may_follow(asked) => bail!(lang.notes_restricted()),
        present::Asked::Follow => return follow_notes(lang),
        present::Asked::Show(_) if settings.accessible.value => bail!(lang.present_not_spoken()),
        present::Asked::Show(_) if !settings.is_interactive => {
            bail!(lang.present_needs_terminal())
        }
        present::Asked::Show(show) => Some(show),
        _ => None,
    };
    match (open(asked, lang)?, show) {
        (None, _) => Ok(ExitCode::FAILURE),
        (Some(dataset), Some(show)) => dashboard::open(asked, settings, dataset, Some(show)),
        (Some(dataset), None) => present_year(asked, lang, &dataset, presented),
    }
}

/// Whether notes may go from a presentation to a second terminal. What keeps the program to its
/// dataset decides here, for both sides.
const fn notes_may_follow(asked: &Asked) -> bool {
    !asked.restricted
}

/// The notes of the presentation in another terminal.
#[cfg(unix)]
fn follow_notes(lang: Lang) -> Result<ExitCode> {
    or_closed(follow::follow(lang))?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(unix))]
fn follow_notes(lang: Lang) -> Result<ExitCode> {
    bail!(lang.notes_no_sockets())
}

/// The slides of a year, without a terminal.
fn present_year(
    asked: &Asked,
    lang: Lang,
    dataset: &Dataset,
    presented: &Presented,
) -> Result<ExitCode> {
    let is_well = print_year(asked, lang, dataset, |out, cx| {
        present::run(out, cx, presented)
    })?;
    Ok(if is_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
