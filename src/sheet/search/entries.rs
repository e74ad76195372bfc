//! What a search can find in a dataset, each thing with its names and years.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::Keys;
use crate::analysis::audit::{Audit, Check};
use crate::dataset::{Dataset, IndicatorId, Record};
use crate::figure::period::Year;
use crate::sheet::context::Context;
use crate::sheet::key::RowId;
use crate::text::{Bilingual, Lang};
use crate::wording::{self, finding};

/// Where a dataset has more checks than this, only conflicts and suspects can be found.
const ALL_CHECKS: usize = 5000;

/// Something that can be found.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) row: RowId,
    pub(super) name: Bilingual,
    /// The year of a target or a check, by which several of one name are told apart.
    year: String,
    /// The years of which an indicator has a figure or a target, in any area, in order.
    years: Box<[Year]>,
    pub(super) keys: Keys,
}

impl Entry {
    /// A row of no year, with further names or ids by which it is found.
    fn new(row: RowId, name: Bilingual, others: &[&str]) -> Entry {
        Entry {
            row,
            keys: Keys::of(&name, others),
            name,
            year: String::new(),
            years: Box::default(),
        }
    }

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
    pub(super) fn fit(&self, words: &[&str]) -> Option<(u8, String)> {
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

/// The entries of a dataset while they are collected.
pub(super) struct Entries<'d> {
    dataset: &'d Dataset,
    entries: Vec<Entry>,
}

impl<'d> Entries<'d> {
    /// Everything of the dataset, whatever its area or year. Entries that fit a query equally are listed
    /// in this order.
    pub(super) fn of(cx: &Context<'d>) -> Vec<Entry> {
        let mut all = Entries {
            dataset: cx.dataset,
            entries: Vec::new(),
        };
        all.add_indicators();
        all.add_targets();
        all.add_projects();
        all.add_batches();
        all.add_checks(cx.audit.map_or(&[][..], Audit::checks));
        all.add_articles();
        all.entries
    }

    fn add_indicators(&mut self) {
        let mut years = years_of_indicators(self.dataset);
        for (id, indicator) in self.dataset.indicators() {
            let aliases = indicator.aliases.iter().map(|alias| &**alias);
            let others: Vec<&str> = std::iter::once(&*indicator.id).chain(aliases).collect();
            self.entries.push(Entry {
                years: years.remove(&id).unwrap_or_default().into_iter().collect(),
                ..Entry::new(RowId::Indicator(id), indicator.name.clone(), &others)
            });
        }
    }

    fn add_targets(&mut self) {
        let dataset = self.dataset;
        for (at, target) in (0u32..).zip(dataset.targets()) {
            let area = dataset.area(target.area);
            let name = |lang| {
                let name = wording::promise(dataset, target, lang);
                match area.filter(|_| target.area != dataset.zone().home) {
                    Some(area) => format!("{name} · {}", area.name.get(lang)),
                    None => name,
                }
            };
            let indicator = dataset.indicator(target.indicator);
            let aliases = indicator.map_or(&[][..], |of| &of.aliases);
            let aliases: Vec<&str> = aliases.iter().map(|alias| &**alias).collect();
            let row = RowId::Figure(Record::Target(at));
            self.entries.push(Entry {
                year: target.period.to_string(),
                ..Entry::new(row, Bilingual::from_fn(name), &aliases)
            });
        }
    }

    fn add_projects(&mut self) {
        for (id, project) in self.dataset.projects() {
            let name = project.name.clone();
            let entry = Entry::new(RowId::Project(id), name, &[&project.id]);
            self.entries.push(entry);
        }
    }

    fn add_batches(&mut self) {
        let dataset = self.dataset;
        for (id, batch) in dataset.batches() {
            let name = Bilingual::from_fn(|lang| wording::batch(dataset, id, lang));
            self.entries.push(Entry {
                year: batch.date.map_or_else(String::new, |date| date.to_string()),
                ..Entry::new(RowId::Batch(id), name, &[&batch.id])
            });
        }
    }

    fn add_checks(&mut self, checks: &[Check]) {
        let dataset = self.dataset;
        for (at, check) in (0u32..).zip(checks) {
            if checks.len() > ALL_CHECKS && !check.finding.outcome().is_open() {
                continue;
            }
            let name = Bilingual::from_fn(|lang| finding::name(dataset, check, lang));
            let (_, period) = finding::place(dataset, check.stated);
            let rules = [Lang::Zh, Lang::En].map(|lang| finding::rule(check.rule, lang));
            self.entries.push(Entry {
                year: period.map_or_else(String::new, |period| period.to_string()),
                ..Entry::new(RowId::Check(at), name, &rules)
            });
        }
    }

    fn add_articles(&mut self) {
        for (id, article) in self.dataset.articles() {
            let newspaper = &article.newspaper;
            let others: &[&str] = &[&article.id, &newspaper.zh, &newspaper.en];
            let entry = Entry::new(RowId::Article(id), article.title.clone(), others);
            self.entries.push(entry);
        }
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
