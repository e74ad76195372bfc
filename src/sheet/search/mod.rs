//! Search over everything in a dataset: indicators, targets, projects, checks and articles, by
//! their Chinese or English names, or by pinyin or its initials (`gaoxin`, `gxjs`); and lines of
//! the articles by what they say, where the texts are at hand.

mod keys;

pub use keys::{Keys, fold};

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::key::RowId;
use super::term::Term;
use crate::analysis::audit::Audit;
use crate::dataset::{ArticleId, ArticleTexts, Dataset, IndicatorId, Record};
use crate::figure::period::Year;
use crate::text::{Bilingual, Lang, Text};
use crate::wording::{self, finding};

/// No more matches of a kind than this are listed; another letter narrows them.
const MOST: usize = 40;

/// Where a dataset has more checks than this, only conflicts and suspects can be found.
const ALL_CHECKS: usize = 5000;

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

/// Something that can be found.
#[derive(Debug, Clone)]
struct Entry {
    row: RowId,
    name: Bilingual,
    /// The year of a target or a check, by which several of one name are told apart.
    year: String,
    /// The years of which an indicator has a figure or a target, in any area, in order.
    years: Box<[Year]>,
    keys: Keys,
}

impl Entry {
    /// The year that a word of a query names: of an indicator, the newest that begins so.
    fn year_of(&self, word: &str) -> Option<String> {
        if !self.year.is_empty() {
            return self.year.starts_with(word).then(|| self.year.clone());
        }
        let mut years = self.years.iter().rev().map(ToString::to_string);
        years.find(|year| year.starts_with(word))
    }

    /// How well all words fit, and the year to tell. A year alone finds no indicators: too many have
    /// a figure of it.
    fn fit(&self, words: &[&str]) -> Option<(u8, String)> {
        let (mut worst, mut year, mut is_named) = (0, self.year.clone(), false);
        for word in words {
            if let Some(rank) = self.keys.rank(word) {
                worst = rank.max(worst);
                is_named = true;
            } else {
                year = self.year_of(word)?;
                worst = worst.max(2);
            }
        }
        (is_named || self.years.is_empty()).then_some((worst, year))
    }
}

/// A name in both languages.
pub fn in_both(name: impl Fn(Lang) -> Text) -> Bilingual {
    Bilingual {
        zh: name(Lang::Zh),
        en: name(Lang::En),
    }
}

/// The years of which each indicator has a figure or a target, whatever its area.
fn years_of_indicators(dataset: &Dataset) -> BTreeMap<IndicatorId, BTreeSet<Year>> {
    let mut years: BTreeMap<IndicatorId, BTreeSet<Year>> = BTreeMap::new();
    let observed = dataset.observations().iter();
    let observed = observed.filter(|of| of.period.is_dated());
    let observed = observed.map(|of| (of.indicator, of.period));
    let promised = dataset.targets().iter().map(|of| (of.indicator, of.period));
    for (indicator, period) in observed.chain(promised) {
        years.entry(indicator).or_default().insert(period.year());
    }
    years
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

impl Index {
    /// Collects everything of the dataset, whatever its area or year, and the lines of these texts.
    #[must_use]
    pub fn of(cx: &Context<'_>, texts: &ArticleTexts) -> Index {
        let dataset = cx.dataset;
        let mut entries = Vec::new();
        let years = years_of_indicators(dataset);
        let mut add = |row, name: Bilingual, year: String, others: &[&str]| {
            let keys = Keys::of(&name, others);
            let years = match row {
                RowId::Indicator(id) => years.get(&id).cloned().unwrap_or_default(),
                _ => BTreeSet::new(),
            };
            entries.push(Entry {
                row,
                name,
                year,
                years: years.into_iter().collect(),
                keys,
            });
        };
        for (id, indicator) in dataset.indicators() {
            let aliases = indicator.aliases.iter().map(|alias| &**alias);
            let others: Vec<&str> = std::iter::once(&*indicator.id).chain(aliases).collect();
            add(
                RowId::Indicator(id),
                indicator.name.clone(),
                String::new(),
                &others,
            );
        }
        for (at, target) in (0u32..).zip(dataset.targets()) {
            let area = dataset.area(target.area);
            let name = |lang| {
                let name = wording::promise(dataset, target, lang);
                match area.filter(|_| target.area != dataset.zone().home) {
                    Some(area) => format!("{name} · {}", area.name.get(lang)).into(),
                    None => name.into(),
                }
            };
            let indicator = dataset.indicator(target.indicator);
            let aliases = indicator.map_or(&[][..], |of| &of.aliases);
            let aliases: Vec<&str> = aliases.iter().map(|alias| &**alias).collect();
            add(
                RowId::Figure(Record::Target(at)),
                in_both(name),
                target.period.to_string(),
                &aliases,
            );
        }
        for (id, project) in dataset.projects() {
            let others: &[&str] = &[&project.id];
            add(
                RowId::Project(id),
                project.name.clone(),
                String::new(),
                others,
            );
        }
        for (id, batch) in dataset.batches() {
            let name = in_both(|lang| wording::batch(dataset, id, lang).into());
            let date = batch.date.map_or_else(String::new, |date| date.to_string());
            let others: &[&str] = &[&batch.id];
            add(RowId::Batch(id), name, date, others);
        }
        let checks = cx.audit.map_or(&[][..], Audit::checks);
        for (at, check) in (0u32..).zip(checks) {
            if checks.len() > ALL_CHECKS && !check.finding.outcome().is_open() {
                continue;
            }
            let name = in_both(|lang| finding::name(dataset, check, lang).into());
            let (_, period) = finding::place(dataset, check.stated);
            let period = period.map(|period| period.to_string());
            let rule = |lang| finding::rule(check.rule, lang);
            let others: &[&str] = &[rule(Lang::Zh), rule(Lang::En)];
            add(RowId::Check(at), name, period.unwrap_or_default(), others);
        }
        for (id, article) in dataset.articles() {
            let others: &[&str] = &[&article.id, &article.newspaper.zh, &article.newspaper.en];
            add(
                RowId::Article(id),
                article.title.clone(),
                String::new(),
                others,
            );
        }
        let mut lines = Vec::new();
        for (id, article) in dataset.articles() {
            let text = texts.get(id);
            let of_article = text.map_or(&[][..], |text| &text.lines);
            lines.extend((1u32..).zip(of_article).map(|(line, text)| TextLine {
                article: id,
                line,
                cited: format!("{}:{line}", article.id),
                folded: fold(text),
                text: text.trim().to_owned(),
            }));
        }
        Index { entries, lines }
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
