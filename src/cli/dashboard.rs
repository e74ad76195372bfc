//! Opens the dashboard, on the terminal or line by line for screen readers.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use super::accessible;
use super::args::Asked;
use super::opened::{area, sources, texts, year};
use super::present::Presentation;
use super::settings::Settings;
use crate::analysis::audit::audit as recompute;
use crate::dataset::load::Loaded;
use crate::dataset::{Dataset, Sources, load};
use crate::output::diagnostics;
use crate::text::Lang;
use crate::tui::effect::DataEntry;
use crate::tui::present::{acts, state::Show};
use crate::tui::run::{self, Exit, Host};
use crate::tui::shared::Problems;
use crate::tui::{Message, Model};

/// The model for the arguments. Its first refresh makes its rows.
fn model(asked: &Asked, settings: &Settings, dataset: Dataset) -> Result<Model> {
    let lang = settings.lang.value;
    let area = area(asked, lang, &dataset)?;
    let year = year(asked, lang, &dataset, area)?;
    let mut model = Model::unfilled(Arc::new(dataset), lang, area, year);
    let folder = asked.data.as_deref();
    let shared = &mut model.shared;
    shared.texts = Arc::new(texts(asked, folder, lang, &shared.dataset)?);
    shared.can_reload = asked.data.is_some();
    shared.is_restricted = asked.restricted;
    shared.keys = Arc::new(settings.config.keys.clone());
    if let Some(tab) = asked.tab {
        model.begin_with(tab);
    }
    Ok(model)
}

/// Runs the dashboard for screen readers.
pub(super) fn speak(asked: &Asked, settings: &Settings, dataset: Dataset) -> Result<ExitCode> {
    let mut model = model(asked, settings, dataset)?;
    model.set_audit(Arc::new(recompute(&model.shared.dataset)));
    accessible::run(
        &mut model,
        &Files { asked },
        &mut io::stdin().lock(),
        &mut io::stdout().lock(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Runs the dashboard on the terminal, with a presentation if one is given.
pub(super) fn open(
    asked: &Asked,
    settings: &Settings,
    dataset: Dataset,
    presentation: Option<Presentation>,
) -> Result<ExitCode> {
    let lang = settings.lang.value;
    let mut model = model(asked, settings, dataset)?;
    (model.shared.theme, model.shared.background) = settings.theme();
    model.shared.palette = settings.palette.value;
    model.shared.glyphs = settings.glyphs();
    model.mouse = settings.mouse.value;
    model.show = Show {
        moves: settings.motion.value,
        autoplay: None,
        offers_notes: asked.notes_may_follow(),
    };
    if let Some(presentation) = presentation {
        let show = Show {
            moves: model.show.moves && !presentation.still,
            autoplay: presentation.autoplay,
            ..model.show
        };
        // The number of the first slide counts those of the audit.
        model.set_audit(Arc::new(recompute(&model.shared.dataset)));
        acts::start_at(&mut model, show, presentation.from).map_err(|why| anyhow!(why))?;
    }
    let files = Files { asked };
    let exit = run::run(&mut model, &files, settings.questions())
        .with_context(|| lang.no_terminal().to_owned())?;
    Ok(match exit {
        Exit::Quit => ExitCode::SUCCESS,
        Exit::Disconnected => ExitCode::FAILURE,
        // The exit code of a Rust program whose main thread has panicked.
        Exit::Panicked => ExitCode::from(101),
        Exit::Signal(signal) => {
            ExitCode::from(u8::try_from(signal.saturating_add(128)).unwrap_or(1))
        }
    })
}

/// The data files behind a dashboard.
struct Files<'a> {
    asked: &'a Asked,
}

impl Host for Files<'_> {
    fn reload(&self, lang: Lang) -> Message {
        let sources = sources(self.asked.data.as_deref());
        match load(&sources) {
            Ok(Loaded { dataset, .. }) => {
                let texts = texts(self.asked, self.asked.data.as_deref(), lang, &dataset)
                    .unwrap_or_default();
                Message::Reloaded(Arc::new(dataset), Arc::new(texts))
            }
            Err(error) => {
                let mistakes = &error.diagnostics;
                let first = mistakes.first();
                let first = first.map(|mistake| diagnostics::in_a_line(&sources, mistake, lang));
                let mut all = Vec::new();
                // Writing to memory does not fail.
                let _ = diagnostics::write(&mut all, &sources, mistakes, lang, false);
                Message::ReloadFailed(Arc::new(Problems {
                    first: first.unwrap_or_default(),
                    count: mistakes.len(),
                    all: String::from_utf8_lossy(&all).into_owned(),
                }))
            }
        }
    }

    fn locate(&self, entry: &DataEntry) -> Option<(PathBuf, usize)> {
        let sources = sources(self.asked.data.as_deref());
        let line = |text: &str, offset: usize| {
            let before = text.bytes().take(offset);
            before
                .filter(|byte| *byte == b'\n')
                .count()
                .saturating_add(1)
        };
        match entry {
            DataEntry::At(place) => {
                let file = sources.files.get(place.file as usize)?;
                let line = line(&file.text, place.offset as usize);
                Some((sources.path_of(&file.name), line))
            }
            DataEntry::Project(id) => {
                let wanted = format!("id = \"{id}\"");
                let mut files = sources.files.iter();
                let ours = |name: &str| name == "projects.toml" || name.starts_with("projects/");
                files.find_map(|file| {
                    let at = file.text.find(&wanted).filter(|_| ours(&file.name))?;
                    Some((sources.path_of(&file.name), line(&file.text, at)))
                })
            }
        }
    }

    fn folders(&self) -> Vec<PathBuf> {
        let Some(data) = &self.asked.data else {
            return Vec::new();
        };
        let cards = Sources::read(data).cards_folder();
        let articles = self.asked.articles.clone();
        // `data/../seeds` begins with `data` and is not inside it.
        let inside = data.canonicalize().unwrap_or_else(|_| data.clone());
        let is_outside = |folder: &PathBuf| {
            folder
                .canonicalize()
                .is_ok_and(|of| !of.starts_with(&inside))
        };
        let outside = cards.into_iter().chain(articles).filter(is_outside);
        std::iter::once(data.clone()).chain(outside).collect()
    }
}
