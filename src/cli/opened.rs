//! What a command is about: the dataset, its articles' texts, the area and the year.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use super::args::Asked;
use super::options::known_year;
use super::settings;
use crate::analysis::headline::newest_year_with_results;
use crate::dataset::load::Loaded;
use crate::dataset::{AreaId, ArticleTexts, Dataset, Diagnostic, Sources, load, load_embedded};
use crate::figure::period::Year;
use crate::output::diagnostics;
use crate::text::{Lang, sanitize};

pub(super) fn sources(folder: Option<&Path>) -> Sources {
    folder.map_or_else(Sources::embedded, Sources::read)
}

/// Writes mistakes, in colour where the stream is a terminal and colour is wanted.
pub(super) fn write_diagnostics(
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
pub(super) fn open(asked: &Asked, lang: Lang) -> Result<Option<Dataset>> {
    let sources = sources(asked.data.as_deref());
    let loaded = match asked.data {
        Some(_) => load(&sources),
        None => load_embedded(),
    };
    match loaded {
        Ok(Loaded { dataset, .. }) => Ok(Some(dataset)),
        Err(error) => {
            let stderr = io::stderr();
            let is_terminal = stderr.is_terminal();
            write_diagnostics(
                &mut stderr.lock(),
                is_terminal,
                &sources,
                &error.diagnostics,
                lang,
            )?;
            Ok(None)
        }
    }
}

/// The articles' texts: those asked for, or those beside the cards of the data folder.
pub(super) fn texts(
    asked: &Asked,
    data: Option<&Path>,
    lang: Lang,
    dataset: &Dataset,
) -> Result<ArticleTexts> {
    let beside = || data.and_then(|folder| Sources::read(folder).cards_folder());
    match &asked.articles {
        Some(folder) => {
            ArticleTexts::read(folder, dataset).with_context(|| no_articles(folder, lang))
        }
        None => Ok(beside()
            .and_then(|folder| ArticleTexts::read(&folder, dataset).ok())
            .unwrap_or_default()),
    }
}

/// That a folder of articles cannot be opened.
pub(super) fn no_articles(folder: &Path, lang: Lang) -> String {
    lang.no_articles(sanitize(&folder.display().to_string()))
}

/// The area asked for, or the dataset's own.
pub(super) fn area(asked: &Asked, lang: Lang, dataset: &Dataset) -> Result<AreaId> {
    let Some(id) = &asked.area else {
        return Ok(dataset.zone().home);
    };
    dataset.find_area(id).ok_or_else(|| {
        let known: Vec<&str> = dataset.areas().map(|(_, area)| &*area.id).collect();
        anyhow!(lang.no_such_area(id, known.join(", ")))
    })
}

/// The year asked for, or the newest with results, or the newest.
pub(super) fn year(asked: &Asked, lang: Lang, dataset: &Dataset, area: AreaId) -> Result<Year> {
    if let Some(year) = asked.year {
        return known_year(dataset, area, year, lang);
    }
    newest_year_with_results(dataset, area)
        .or_else(|| dataset.years(area).next_back())
        .ok_or_else(|| anyhow!(lang.no_figures()))
}
