//! The articles' own text, where the reader has it. It never becomes part of a dataset.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::file::{self, FileProblem};
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

/// The texts at hand.
#[derive(Debug, Clone, Default)]
pub struct ArticleTexts {
    texts: BTreeMap<ArticleId, ArticleText>,
    /// Files that belong to an article and cannot be used.
    pub problems: Vec<(ArticleId, PathBuf, FileProblem)>,
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
            match file::read_bytes(&path, LARGEST_TEXT).and_then(ArticleText::of) {
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

impl ArticleText {
    /// Takes the content of a file.
    ///
    /// # Errors
    /// [`FileProblem`], if it is not UTF-8 text.
    pub fn of(content: Vec<u8>) -> Result<ArticleText, FileProblem> {
        if content.contains(&0) {
            return Err(FileProblem::Binary);
        }
        let sha256 = Sha256::digest(&content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let text = file::decode(content)?;
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
