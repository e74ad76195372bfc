//! Loads the files of a dataset into a [`Dataset`], or reports all their mistakes at once.
//!
//! - `catalogue`: `zone.toml`, `indicators.toml` and the articles' cards, to which the rest refers
//! - `figure`: a value with its unit, qualifier and citation, in any kind of entry
//! - `measure`: the measure of an entry, with its additional keys
//! - `word`: a number, a unit, a period or a choice from a single text
//! - `register`: entries with ids
//! - `year`: `years/YYYY.toml`; years do not depend on each other and are read in parallel
//! - `project`: `projects.toml`, `projects/*.toml`
//! - `relation`: `relations.toml`
//! - `notice`, `jump`: entries that are valid but look like mistakes

mod catalogue;
mod figure;
mod jump;
mod measure;
mod notice;
mod project;
mod register;
mod relation;
mod word;
mod year;

use std::fmt;
use std::num::NonZeroUsize;
use std::thread;

use catalogue::Catalogue;
use year::YearEntries;

use super::diagnostic::{Diagnostic, Problem};
use super::observation::{Observation, Place, Target};
use super::reader::Noted;
use super::source::{CARDS, SourceFile, Sources};
use super::store::Dataset;
use crate::text::Safe;

/// Bytes of year files below which one thread is faster than two.
const WORTH_A_THREAD: usize = 512 * 1024;

/// Number of duplicates shown; the rest are only counted.
const SHOWN_DUPLICATES: usize = 100;

/// A dataset, with the warnings about its files.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub dataset: Dataset,
    /// Diagnostics that do not prevent its use.
    pub warnings: Vec<Diagnostic>,
}

/// The files hold no usable dataset.
#[derive(Debug)]
pub struct LoadError {
    /// Every mistake in them, file by file; at least one.
    pub diagnostics: Vec<Diagnostic>,
}

impl LoadError {
    /// Adds a diagnostic if there is none, so that a failure always has a message.
    fn new(mut diagnostics: Vec<Diagnostic>) -> LoadError {
        if !diagnostics.iter().any(Diagnostic::is_error) {
            diagnostics.push(Diagnostic::of_file("zone.toml", Problem::Inconsistent));
        }
        LoadError { diagnostics }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} mistakes in the data files", self.diagnostics.len())
    }
}

impl std::error::Error for LoadError {}

/// Loads a dataset.
///
/// # Errors
/// [`LoadError`] with every mistake of every file.
pub fn load(sources: &Sources) -> Result<Loaded, LoadError> {
    let mut diagnostics = sources.problems.clone();
    let catalogue = catalogue::read(&sources.files, &mut diagnostics);
    let mut observations = Vec::new();
    let mut targets = Vec::new();
    let mut left_out = None;
    let mut cites = false;
    for entries in read_years(sources, &catalogue) {
        cites |= !entries.observations.is_empty() || !entries.targets.is_empty();
        keep(entries.observations, &mut observations, &mut left_out);
        keep(entries.targets, &mut targets, &mut left_out);
        diagnostics.extend(entries.diagnostics);
    }
    let defined = project::read(&sources.files, &catalogue, &mut diagnostics);
    let relations = relation::read(&sources.files, &catalogue, &defined, &mut diagnostics);
    let has_cards = sources.files.iter().any(SourceFile::is_card);
    let is_told = |mistake: &Diagnostic| mistake.file.starts_with(CARDS);
    if !has_cards && (cites || !defined.is_empty()) && !diagnostics.iter().any(is_told) {
        diagnostics.push(catalogue::no_cards());
    }
    for file in &sources.files {
        if !is_read(&file.name) {
            diagnostics.push(Diagnostic::of_file(&file.name, Problem::UnreadFile));
        }
    }

    let newest_first = |observation: &Observation| {
        let article = catalogue.articles.get(observation.citation.article);
        std::cmp::Reverse(article.map(|article| article.date))
    };
    observations.sort_by_cached_key(|o| {
        (
            o.area,
            o.indicator,
            o.measure,
            o.period,
            newest_first(o),
            o.citation.article,
            o.citation.line,
            o.place,
        )
    });
    targets.sort_by_key(|t| (t.area, t.indicator, t.measure, t.period, t.place));
    note_duplicates(sources, &observations, &targets, &mut diagnostics);

    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    if left_out.is_some() || diagnostics.iter().any(Diagnostic::is_error) {
        return Err(LoadError::new(diagnostics));
    }
    let built = || -> Result<Dataset, Noted> {
        Ok(Dataset::new(
            catalogue.zone?,
            catalogue.areas.into_entries()?,
            catalogue.topics.into_entries()?,
            catalogue.indicators.into_entries()?,
            catalogue.articles.into_entries()?,
            observations,
            targets,
            defined.into_pipeline()?,
            relations?,
        ))
    };
    match built() {
        Ok(dataset) => {
            let notices = notice::notices(&dataset).into_iter();
            diagnostics.extend(
                notices.map(|(place, notice)| at_entry(sources, place, Problem::Notice(notice))),
            );
            diagnostics.sort_by(|a, b| a.file.cmp(&b.file));
            Ok(Loaded {
                dataset,
                warnings: diagnostics,
            })
        }
        Err(_) => Err(LoadError::new(diagnostics)),
    }
}

/// Keeps the entries that could be read; of the others, one is enough to refuse the dataset.
fn keep<T>(read: Vec<Result<T, Noted>>, kept: &mut Vec<T>, left_out: &mut Option<Noted>) {
    for entry in read {
        match entry {
            Ok(entry) => kept.push(entry),
            Err(noted) => *left_out = Some(noted),
        }
    }
}

/// The order of diagnostics: what could not be read comes first, because other mistakes may follow from
/// it; then file by file.
fn order(mistake: &Diagnostic) -> (bool, &str) {
    let is_unread = match mistake.problem {
        Problem::TooManyMore(_) => false,
        Problem::Syntax(_) | Problem::FullWidth { .. } => true,
        _ => mistake.span.is_none() && mistake.is_error(),
    };
    (!is_unread, &mistake.file)
}

/// The diagnostic of an entry, placed at its value.
#[must_use]
pub fn at_entry(sources: &Sources, place: Place, problem: Problem) -> Diagnostic {
    let file = sources.files.get(place.file as usize);
    let (name, text) = file.map_or(("", ""), |file| (file.name.as_str(), file.text.as_ref()));
    let start = place.offset as usize;
    let entry = text.get(start..).unwrap_or_default();
    let value = entry.find("value").map_or(0, |at| at);
    let line = entry.get(value..).unwrap_or_default().lines().next();
    let from = start.saturating_add(value);
    let to = from.saturating_add(line.map_or(1, str::len));
    Diagnostic::new(name, from..to, problem)
}

/// Whether the loader reads files of this name.
fn is_read(name: &str) -> bool {
    matches!(
        name,
        "zone.toml" | "indicators.toml" | "projects.toml" | "relations.toml"
    ) || ["years/", "projects/", "seeds/"]
        .iter()
        .any(|folder| name.starts_with(folder))
}

fn read_years(sources: &Sources, catalogue: &Catalogue) -> Vec<YearEntries> {
    let files: Vec<(u32, &SourceFile)> = (0u32..)
        .zip(&sources.files)
        .filter(|(_, file)| file.name.starts_with("years/"))
        .collect();
    let read = |(index, file): &(u32, &SourceFile)| year::read(*index, file, catalogue);

    let bytes: usize = files
        .iter()
        .fold(0, |sum, (_, file)| sum.saturating_add(file.text.len()));
    // A closure, because the number of cores is read from files of the system.
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let cores = if bytes < WORTH_A_THREAD { 1 } else { cores() };
    if cores == 1 {
        return files.iter().map(read).collect();
    }
    // Each thread takes every n-th file. The files grow over the years, so that neighbours are of
    // similar size and the threads get similar amounts of work.
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|worker| {
                let share: Vec<_> = files.iter().skip(worker).step_by(cores).copied().collect();
                scope.spawn(move || share.iter().map(read).collect::<Vec<_>>())
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

fn note_duplicates(
    sources: &Sources,
    observations: &[Observation],
    targets: &[Target],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let place = |place: Place| {
        let file = sources.files.get(place.file as usize);
        let (name, text) = file.map_or(("", ""), |file| (file.name.as_str(), file.text.as_ref()));
        let offset = place.offset as usize;
        let line = text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count()
            .saturating_add(1);
        (name, line)
    };
    let mut noted = 0usize;
    let mut note = |first: Place, second: Place, problem: fn(Safe, usize) -> Problem| {
        noted = noted.saturating_add(1);
        // The line number of a duplicate costs a pass over its file.
        if noted <= SHOWN_DUPLICATES {
            let ((file, line), (here, _)) = (place(first), place(second));
            let start = second.offset as usize;
            let span = start..start.saturating_add(1);
            diagnostics.push(Diagnostic::new(here, span, problem(Safe::of(file), line)));
        }
    };
    for pair in targets.windows(2) {
        if let [a, b] = pair
            && (a.area, a.indicator, a.measure, a.period)
                == (b.area, b.indicator, b.measure, b.period)
        {
            note(a.place, b.place, |file, line| Problem::DuplicateTarget {
                file,
                line,
            });
        }
    }
    for pair in observations.windows(2) {
        if let [a, b] = pair
            && (a.area, a.indicator, a.measure, a.period)
                == (b.area, b.indicator, b.measure, b.period)
            && a.citation == b.citation
        {
            note(a.place, b.place, |file, line| {
                Problem::DuplicateObservation { file, line }
            });
        }
    }
    if let Some(hidden) = noted
        .checked_sub(SHOWN_DUPLICATES)
        .filter(|hidden| *hidden > 0)
    {
        let name = targets.last().map_or("", |target| place(target.place).0);
        diagnostics.push(Diagnostic::of_file(name, Problem::TooManyMore(hidden)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_without_a_mistake_is_told_as_the_programs_own() {
        let warning = Diagnostic::of_file("notes.toml", Problem::UnreadFile);
        for diagnostics in [Vec::new(), vec![warning]] {
            let error = LoadError::new(diagnostics);
            let last = error.diagnostics.last().map(|mistake| &mistake.problem);
            assert_eq!(last, Some(&Problem::Inconsistent));
        }
        let mistake = Diagnostic::of_file("zone.toml", Problem::MissingFile);
        assert_eq!(LoadError::new(vec![mistake]).diagnostics.len(), 1);
    }
}
