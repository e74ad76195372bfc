//! What each command does, and the exit code it ends with.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};

use super::args::Asked;
use super::dashboard;
use super::export::{self, Exported};
use super::opened::{area, open, sources, texts, write_diagnostics, year};
use super::picture::{self, Pictured};
use super::present::{self, Presented};
use super::settings::{Settings, is_terminal_named};
use crate::analysis::audit::{Outcome, audit as recompute};
use crate::analysis::headline::newest_year_with_results;
use crate::analysis::{as_printed, notices, verify};
use crate::dataset::load::{Loaded, at_entry};
use crate::dataset::{Dataset, Diagnostic, Problem, load};
use crate::output::{audit, report, verification};
use crate::sheet;
use crate::text::Lang;
use crate::tui::Model;
#[cfg(unix)]
use crate::tui::present::follow;

/// Turns a closed pipe into a success, so that an exit code that tells of the data does not depend on
/// whether the reader has read everything.
fn or_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

pub(super) fn check_citations(asked: &Asked, lang: Lang, dataset: &Dataset) -> Result<ExitCode> {
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

pub(super) fn check(
    asked: &Asked,
    folder: Option<&Path>,
    strict: bool,
    lang: Lang,
) -> Result<ExitCode> {
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
            warnings.extend(as_printed::warnings(&dataset, &sources));
            let said = said.map(|(place, notice)| (place, Problem::Notice(notice)));
            warnings.extend(said.map(|(place, problem)| at_entry(&sources, place, problem)));
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

pub(super) fn print_audit(
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
pub(super) fn print_export(
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

pub(super) fn print_report(
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

/// A screen of the dashboard as a file.
pub(super) fn draw_picture(
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

/// Why slides cannot be shown here.
fn why_no_slides(lang: Lang) -> &'static str {
    match (io::stdout().is_terminal(), is_terminal_named()) {
        (false, _) => lang.present_needs_terminal(),
        (true, true) => lang.present_terminal_dumb(),
        (true, false) => lang.present_terminal_unnamed(),
    }
}

/// The slides of a year, or the notes to those presented elsewhere.
pub(super) fn present_slides(
    asked: &Asked,
    settings: &Settings,
    presented: &Presented,
) -> Result<ExitCode> {
    let lang = settings.lang.value;
    let show = match presented.asked {
        present::Asked::Follow if !asked.notes_may_follow() => bail!(lang.notes_restricted()),
        present::Asked::Follow => return follow_notes(lang),
        present::Asked::Show(_) if settings.accessible.value => bail!(lang.present_not_spoken()),
        present::Asked::Show(_) if !settings.is_interactive => {
            bail!(why_no_slides(lang))
        }
        present::Asked::Show(show) => Some(show),
        present::Asked::List
        | present::Asked::Check(_)
        | present::Asked::Export(..)
        | present::Asked::Notes => None,
    };
    match (open(asked, lang)?, show) {
        (None, _) => Ok(ExitCode::FAILURE),
        (Some(dataset), Some(show)) => dashboard::open(asked, settings, dataset, Some(show)),
        (Some(dataset), None) => present_year(asked, lang, &dataset, presented),
    }
}

/// The notes of the presentation in another terminal.
#[cfg(unix)]
fn follow_notes(lang: Lang) -> Result<ExitCode> {
    follow::follow(lang)?;
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
