//! Search over everything in a dataset: indicators, targets, projects, checks and articles, by
//! their Chinese or English names, or by pinyin or its initials (`gaoxin`, `gxjs`); and lines of
//! the articles by what they say, where the texts are at hand.

mod entries;
mod keys;

pub use keys::{Keys, fold};

use super::context::Context;
use super::key::RowId;
use super::term::Term;
use crate::dataset::{ArticleId, ArticleTexts, Dataset, Record};
use crate::text::Lang;
use entries::{Entries, Entry};

/// No more matches of a kind than this are listed; another letter narrows them.
const MOST: usize = 40;

/// What a match leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A row of a sheet.
    Row(RowId),
    /// A line of an article, counted from 1.
    Line(ArticleId, u32),
}

/// The kinds of matches, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Indicators.
    Indicators,
    /// Targets.
    Targets,
    /// Other figures.
    Figures,
    /// Projects and their batches.
    Projects,
    /// Checks.
    Checks,
    /// Articles.
    Articles,
    /// Lines of the articles.
    Lines,
}

impl Kind {
    /// The word for a match of this kind.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Kind::Indicators => lang.kind_indicator(),
            Kind::Targets => lang.kind_target(),
            Kind::Figures => lang.column_figure(),
            Kind::Projects => lang.kind_project(),
            Kind::Checks => lang.kind_check(),
            Kind::Articles => lang.kind_article(),
            Kind::Lines => lang.kind_line(),
        }
    }
}

impl Destination {
    fn kind(self) -> Kind {
        match self {
            Destination::Row(RowId::Indicator(_) | RowId::Line(..)) => Kind::Indicators,
            Destination::Row(RowId::Figure(Record::Target(_))) => Kind::Targets,
            Destination::Row(RowId::Figure(_)) => Kind::Figures,
            Destination::Row(RowId::Project(_) | RowId::Batch(_) | RowId::NoBatch(_)) => {
                Kind::Projects
            }
            Destination::Row(RowId::Check(_) | RowId::Checks(_)) => Kind::Checks,
            Destination::Row(RowId::Article(_)) => Kind::Articles,
            Destination::Line(..) => Kind::Lines,
        }
    }
}

/// Everything that can be found in a dataset.
#[derive(Debug, Clone, Default)]
pub struct Index {
    entries: Vec<Entry>,
    lines: Vec<TextLine>,
}

/// A line of an article.
#[derive(Debug, Clone)]
struct TextLine {
    article: ArticleId,
    /// Counted from 1.
    line: u32,
    /// `article:line`.
    cited: String,
    folded: String,
    text: String,
}

/// Every line of the articles.
fn lines(dataset: &Dataset, texts: &ArticleTexts) -> Vec<TextLine> {
    let lines = dataset.articles().flat_map(|(id, article)| {
        let of_article = texts.get(id).map_or(&[][..], |text| &text.lines);
        (1u32..).zip(of_article).map(move |(line, text)| TextLine {
            article: id,
            line,
            cited: format!("{}:{line}", article.id),
            folded: fold(text),
            text: text.trim().to_owned(),
        })
    });
    lines.collect()
}

impl Index {
    /// Collects everything of the dataset, whatever its area or year, and the lines of these texts.
    #[must_use]
    pub fn of(cx: &Context<'_>, texts: &ArticleTexts) -> Index {
        Index {
            entries: Entries::of(cx),
            lines: lines(cx.dataset, texts),
        }
    }

    /// What fits all words of a query: by kind, the best of each kind first.
    #[must_use]
    pub fn search(&self, query: &str, lang: Lang) -> Vec<Match> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut ranked: Vec<(Kind, u8, usize, &Entry, String)> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if let Some((worst, year)) = entry.fit(&words) {
                let kind = Destination::Row(entry.row).kind();
                ranked.push((kind, worst, at, entry, year));
            }
        }
        // Of names that fit equally, the shorter is more of what was typed.
        let length = |entry: &Entry| entry.keys.words.first().map_or(0, String::len);
        ranked.sort_by_key(|(kind, rank, at, entry, _)| (*kind, *rank, length(entry), *at));
        let mut found = Vec::new();
        for of_kind in ranked.chunk_by(|a, b| a.0 == b.0) {
            let best = of_kind.iter().take(MOST);
            found.extend(best.map(|(kind, _, _, entry, year)| Match {
                destination: Destination::Row(entry.row),
                kind: *kind,
                name: entry.name.get(lang).to_owned(),
                year: year.clone(),
            }));
        }
        found.extend(self.search_lines(&words));
        found
    }

    /// The lines of the articles that hold all words. A single letter is not searched for: most
    /// lines have it.
    fn search_lines<'i>(&'i self, words: &'i [&str]) -> impl Iterator<Item = Match> + 'i {
        let letters = words.iter().map(|word| word.chars().count()).sum::<usize>();
        let lines = self.lines.iter().filter(move |_| letters > 1);
        let fits = |line: &&TextLine| words.iter().all(|word| line.folded.contains(word));
        lines.filter(fits).take(MOST).map(|line| Match {
            destination: Destination::Line(line.article, line.line),
            kind: Kind::Lines,
            name: line.text.clone(),
            year: line.cited.clone(),
        })
    }
}

/// The figures that a line of an article printed, where a query names it as lists do: `003:33`. A line
/// that is not written to its end finds those that begin so; an article with a colon, all of its own.
#[must_use]
pub fn cited(cx: &Context<'_>, query: &str) -> Vec<Match> {
    let query = fold(query);
    let Some((article, line)) = query.trim().split_once(':') else {
        return Vec::new();
    };
    if !line.chars().all(|of| of.is_ascii_digit()) {
        return Vec::new();
    }
    let dataset = cx.dataset;
    let mut articles = dataset.articles();
    let Some((id, _)) = articles.find(|(_, of)| fold(&of.id) == article) else {
        return Vec::new();
    };
    let line_of = |record: Record| Some(dataset.subject(record)?.citation().line.to_string());
    let records = dataset.records_of(id).iter();
    let records = records.filter_map(|record| Some((*record, line_of(*record)?)));
    let mut records: Vec<(Record, String)> =
        records.filter(|(_, of)| of.starts_with(line)).collect();
    records.sort_by_key(|(_, of)| of != line);
    let matches = records.into_iter().take(MOST).map(|(record, _)| {
        let destination = Destination::Row(RowId::Figure(record));
        Match {
            destination,
            kind: destination.kind(),
            name: Term::Record(record).words(cx),
            year: String::new(),
        }
    });
    matches.collect()
}

/// Something that fits a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What it leads to.
    pub destination: Destination,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its name; of a line of an article, the line.
    pub name: String,
    /// The year of a target or a check, of an indicator the year that was asked for, the place of a
    /// line; empty elsewhere.
    pub year: String,
}

/// All that fitted the last query, and which of it was gone to last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// In the order in which they were listed.
    pub all: Vec<Match>,
    /// The position of the one gone to last.
    pub at: usize,
}

impl Matches {
    /// The match gone to last.
    #[must_use]
    pub fn current(&self) -> Option<&Match> {
        self.all.get(self.at)
    }

    /// Goes on by so many matches, from the last on to the first.
    pub fn step(&mut self, by: isize) {
        let count = isize::try_from(self.all.len()).unwrap_or(1).max(1);
        let at = isize::try_from(self.at).unwrap_or(0);
        let next = at.saturating_add(by).rem_euclid(count);
        self.at = usize::try_from(next).unwrap_or(0);
    }
}
