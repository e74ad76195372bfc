//! The full texts of the articles, where the user has them. A dataset never contains them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::file::{self, FileProblem};
use super::id::ArticleId;
use super::limits;
use super::store::Dataset;
use crate::text::numeral::{Normalised, Stretch};
use crate::text::sanitize;

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

/// The texts that were found.
#[derive(Debug, Clone, Default)]
pub struct ArticleTexts {
    texts: BTreeMap<ArticleId, ArticleText>,
    /// The files that belong to an article but cannot be used, each with the reason.
    pub problems: Vec<(ArticleId, PathBuf, FileProblem)>,
}

impl ArticleTexts {
    /// Looks in a folder for the texts of a dataset's articles. The text of article `000` is
    /// `000.txt` or any name that begins with `000_`.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn read(folder: &Path, dataset: &Dataset) -> std::io::Result<ArticleTexts> {
        let mut texts = ArticleTexts::default();
        let mut of_articles: BTreeMap<ArticleId, PathBuf> = BTreeMap::new();
        for path in fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())) {
            let Some(article) = article_of(&path, dataset) else {
                continue;
            };
            // Where several files match, the last by name is used.
            let kept = of_articles.entry(article).or_insert_with(|| path.clone());
            if path > *kept {
                *kept = path;
            }
        }
        let mut left = limits::ARTICLES;
        for (article, path) in of_articles {
            let read = file::read_bytes(&path, limits::ARTICLE.min(left)).and_then(|content| {
                let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
                left = left.saturating_sub(bytes);
                ArticleText::of(content)
            });
            match read {
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

    /// Whether no text was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// Texts that are at hand without a folder.
impl FromIterator<(ArticleId, ArticleText)> for ArticleTexts {
    fn from_iter<T: IntoIterator<Item = (ArticleId, ArticleText)>>(texts: T) -> ArticleTexts {
        ArticleTexts {
            texts: texts.into_iter().collect(),
            problems: Vec::new(),
        }
    }
}

/// The article whose text a file holds, judged by the file's name.
fn article_of(path: &Path, dataset: &Dataset) -> Option<ArticleId> {
    let stem = path.file_stem().and_then(|stem| stem.to_str())?;
    if path.extension().is_none_or(|extension| extension != "txt") {
        return None;
    }
    let belongs = |id: &str| {
        stem.strip_prefix(id)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
    };
    let mut articles = dataset.articles();
    let found = articles.find(|(_, article)| belongs(&article.id));
    found.map(|(article, _)| article)
}

impl ArticleText {
    /// Makes a text from the content of a file.
    ///
    /// # Errors
    /// [`FileProblem`] if the content is not UTF-8 text.
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

    /// The place of the figure that is cited as `printed` at `line`; the first, if the line has it
    /// more than once.
    #[must_use]
    pub fn find(&self, line: u32, printed: &str) -> Option<Stretch> {
        self.normalised
            .find_at(line, &Normalised::of([printed]))
            .into_iter()
            .next()
    }
}
