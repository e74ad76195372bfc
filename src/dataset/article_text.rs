//! The articles' own text, where the reader has it. It never becomes part of a dataset.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::id::ArticleId;
use super::store::Dataset;
use crate::text::numeral::{Normalised, Stretch};
use crate::text::sanitize;

/// A newspaper page is thousands of times smaller; what is larger is no article.
pub const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// The text of an article.
#[derive(Debug, Clone)]
pub struct ArticleText {
    /// Its lines, made safe for a terminal.
    pub lines: Vec<String>,
    /// The text without white space and markup.
    pub normalised: Normalised,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
}

/// Why a file is not used as the text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// The system does not let it be read.
    Unreadable(String),
    /// It is larger than any article.
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// It is not text.
    Binary,
    /// It is in another encoding.
    NotUtf8 {
        /// The first byte that cannot be read.
        byte: u8,
        /// Where it stands, counted from 0.
        offset: usize,
        /// On which line, counted from 1.
        line: usize,
    },
}

/// The texts at hand.
#[derive(Debug, Clone, Default)]
pub struct ArticleTexts {
    texts: BTreeMap<ArticleId, ArticleText>,
    /// Files that belong to an article and cannot be used.
    pub problems: Vec<(ArticleId, PathBuf, TextProblem)>,
}

impl ArticleTexts {
    /// Looks in a folder for the texts of a dataset's articles: `000.txt`, or `000_` and anything.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn read(folder: &Path, dataset: &Dataset) -> std::io::Result<ArticleTexts> {
        let mut texts = ArticleTexts::default();
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        for path in paths {
            let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
                continue;
            };
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let belongs = |id: &str| {
                stem.strip_prefix(id)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
            };
            let article = dataset.articles().find(|(_, article)| belongs(&article.id));
            let Some((article, _)) = article else {
                continue;
            };
            match read_text(&path) {
                Ok(text) => drop(texts.texts.insert(article, text)),
                Err(problem) => texts.problems.push((article, path, problem)),
            }
        }
        Ok(texts)
    }

    /// The text of an article.
    #[must_use]
    pub fn get(&self, article: ArticleId) -> Option<&ArticleText> {
        self.texts.get(&article)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

fn read_text(path: &Path) -> Result<ArticleText, TextProblem> {
    let unreadable = |error: std::io::Error| TextProblem::Unreadable(error.to_string());
    let file = fs::File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    if bytes > LARGEST_TEXT {
        return Err(TextProblem::TooLarge { bytes });
    }
    let mut content = Vec::new();
    file.take(LARGEST_TEXT)
        .read_to_end(&mut content)
        .map_err(unreadable)?;
    ArticleText::of(content)
}

impl ArticleText {
    /// Takes the content of a file.
    ///
    /// # Errors
    /// [`TextProblem`], if it is not UTF-8 text.
    pub fn of(content: Vec<u8>) -> Result<ArticleText, TextProblem> {
        if content.contains(&0) {
            return Err(TextProblem::Binary);
        }
        let sha256 = Sha256::digest(&content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let text = String::from_utf8(content).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let before = bytes.get(..offset).unwrap_or_default();
            let line = before
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                .saturating_add(1);
            TextProblem::NotUtf8 {
                byte: bytes.get(offset).copied().unwrap_or_default(),
                offset,
                line,
            }
        })?;
        let lines: Vec<String> = text
            .lines()
            .map(|line| sanitize(line).into_owned())
            .collect();
        Ok(ArticleText {
            normalised: Normalised::of(text.lines()),
            lines,
            sha256,
        })
    }

    /// Where a figure stands that is cited at a line; the first place, if there are several.
    #[must_use]
    pub fn find(&self, line: u32, printed: &str) -> Option<Stretch> {
        self.normalised
            .find_at(line, &Normalised::of([printed]))
            .into_iter()
            .next()
    }
}
