//! The files of a dataset, either built into the program or read from a folder.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use super::diagnostic::{Diagnostic, Problem};
use super::file::{self, FileProblem};
use super::limits;
use crate::text::{Safe, sanitize};

/// The folder of the articles' cards.
pub const CARDS: &str = "seeds";

/// A file of a dataset.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path inside the dataset, with forward slashes: `years/2021.toml`.
    pub name: String,
    /// Its content.
    pub text: Cow<'static, str>,
}

impl SourceFile {
    /// Whether it is the card of an article.
    #[must_use]
    pub fn is_card(&self) -> bool {
        let inside = self.name.strip_prefix(CARDS);
        inside.is_some_and(|name| name.starts_with('/'))
    }
}

/// The files of one dataset, sorted by name.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The folder from which they were read; `None` for the built-in dataset.
    pub folder: Option<PathBuf>,
    /// The folder of the articles' cards, if it is not inside `folder`.
    cards: Option<PathBuf>,
    /// The files that could be read.
    pub files: Vec<SourceFile>,
    /// Why other files could not be read.
    pub problems: Vec<Diagnostic>,
    /// The bytes read so far.
    bytes: u64,
}

/// The name of a file that was probably meant to be a data file and will not be read because of how its
/// name ends: `2024.toml.txt`, as an editor of Windows saves it, `2024.TOML`, `years/2024.txt`.
fn almost_data(path: &Path, prefix: &str) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let lower = name.to_lowercase();
    let ends = |end: &str| lower.ends_with(end);
    // The articles' texts are beside their cards.
    let has_texts = prefix.is_empty() || prefix.starts_with(CARDS);
    let is_almost = ends(".toml") || ends(".toml.txt") || (ends(".txt") && !has_texts);
    (is_almost && !name.starts_with('.')).then(|| name.to_owned())
}

/// How messages name the folder of the dataset itself.
fn shown(folder: &Path) -> String {
    sanitize(&folder.display().to_string()).into_owned()
}

impl Sources {
    /// Makes sources of files in memory, which it sorts by name.
    #[must_use]
    pub fn at_hand(files: Vec<SourceFile>) -> Sources {
        Sources {
            files,
            ..Sources::default()
        }
    }

    /// Reads a folder that holds `zone.toml`, `indicators.toml`, `years/` and so on. The articles'
    /// cards are read from `seeds/` inside it or, if there is none, beside it.
    #[must_use]
    pub fn read(folder: &Path) -> Sources {
        let mut sources = Sources {
            folder: Some(folder.to_owned()),
            ..Sources::default()
        };
        sources.read_folder(folder, "");
        for inner in ["years", "projects"] {
            if sources.has_folder(folder, inner) {
                sources.read_folder(&folder.join(inner), &format!("{inner}/"));
            }
        }
        let (inside, beside) = (folder.join(CARDS), folder.join("..").join(CARDS));
        if sources.has_folder(folder, CARDS) {
            sources.read_folder(&inside, "seeds/");
        } else if beside.is_dir() {
            sources.read_folder(&beside, "seeds/");
            sources.cards = Some(beside);
        }
        let has_data = sources.files.iter().any(|file| !file.is_card());
        if !has_data && sources.problems.is_empty() {
            let inside = folder.join("data").join("zone.toml");
            sources.problems.push(match inside.is_file() {
                true => Diagnostic::of_file("data/zone.toml", Problem::DataInside),
                false => Diagnostic::of_file("zone.toml", Problem::NoData),
            });
        }
        sources.files.sort_by(|a, b| a.name.cmp(&b.name));
        sources
    }

    /// The path of a file of the dataset.
    #[must_use]
    pub fn path_of(&self, name: &str) -> PathBuf {
        let card = name.strip_prefix(CARDS).map(|of| of.strip_prefix('/'));
        match (&self.cards, &self.folder) {
            (Some(cards), _) if name == CARDS => cards.clone(),
            (Some(cards), _) if let Some(Some(card)) = card => cards.join(card),
            (_, Some(folder)) if name == shown(folder) => folder.clone(),
            (_, Some(folder)) => folder.join(name),
            (_, None) => PathBuf::from(name),
        }
    }

    /// The folder of the articles' cards, where their texts may be, too; `None` for the built-in
    /// dataset.
    #[must_use]
    pub fn cards_folder(&self) -> Option<PathBuf> {
        let inside = self.folder.as_ref().map(|folder| folder.join(CARDS));
        self.cards.clone().or(inside)
    }

    /// The text of a file, found by its name or by the sanitised name in a [`Diagnostic`].
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|file| file.name == name || sanitize(&file.name) == name)
            .map(|file| file.text.as_ref())
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) {
        let name = match prefix.trim_end_matches('/') {
            "" => shown(folder),
            inner => inner.to_owned(),
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.problems.push(Diagnostic::of_file(
                    &name,
                    Problem::File(FileProblem::Unreadable(Safe::shown(&error))),
                ));
                return;
            }
        };
        let is_data = |path: &PathBuf| {
            let hidden = path
                .file_name()
                .is_none_or(|name| name.to_string_lossy().starts_with('.'));
            !hidden
                && path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if is_data(&path) {
                paths.push(path);
            } else if let Some(file) = almost_data(&path, prefix) {
                let name = format!("{prefix}{file}");
                self.problems
                    .push(Diagnostic::of_file(&name, Problem::UnreadFile));
            }
            if paths.len() > limits::FILES {
                break;
            }
        }
        if paths.len() > limits::FILES {
            self.problems
                .push(Diagnostic::of_file(&name, Problem::TooManyFiles));
            return;
        }
        paths.sort();
        for path in paths {
            let base = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let name = format!("{prefix}{base}");
            match self.read_text(&path) {
                Ok(text) => self.files.push(SourceFile {
                    name,
                    text: Cow::Owned(text),
                }),
                Err(problem) => self.problems.push(Diagnostic::of_file(&name, problem)),
            }
        }
    }

    /// Whether a folder of the dataset exists. A file with its name is reported, because otherwise the
    /// data would be missing without a message.
    fn has_folder(&mut self, folder: &Path, inner: &str) -> bool {
        let path = folder.join(inner);
        if path.is_dir() {
            return true;
        }
        if path.symlink_metadata().is_ok() {
            self.problems
                .push(Diagnostic::of_file(inner, Problem::NotAFolder));
        }
        false
    }

    fn read_text(&mut self, path: &Path) -> Result<String, Problem> {
        if self.bytes > limits::DATASET {
            return Err(Problem::DatasetTooLarge);
        }
        let bytes = file::read_bytes(path, limits::FILE).map_err(Problem::File)?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(read);
        if self.bytes > limits::DATASET {
            return Err(Problem::DatasetTooLarge);
        }
        file::decode(bytes).map_err(Problem::File)
    }
}
