//! How many errors in the data files someone would be told of. Errors are planted in copies of the
//! built-in dataset, one at a time and in every figure: wrong digits, slips of the point and the
//! unit, values exchanged, a figure entered under another year, area or measure. One is found if
//! the loader refuses it or gives notice of it, or if the audit has a new conflict or suspect check.
//! What is printed is changed along with a value or a unit, so that nothing is gained by comparing
//! the two. Changes that are no errors have to be let pass.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by panicking, and one of them prints what it counted"
)]

mod common {
    pub(crate) mod entries;
    pub(crate) mod harmless;
    pub(crate) mod plants;
}

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::thread;

use common::entries::{Bound, Edit, World};
use common::harmless::{LATER, harmless};
use common::plants::{AREA, OTHERS, Plant, SIGN, SINGLE, UNIT, YEAR, plants};
use zoneboard::dataset::Sources;

/// Which of the plants are found.
fn found(world: &World, plants: &[Plant]) -> Vec<Vec<String>> {
    let half = plants.len() / 2;
    let find = |plants: &[Plant]| -> Vec<Vec<String>> {
        let news = |plant: &Plant| world.news(&world.with(&plant.edits));
        plants.iter().map(news).collect()
    };
    thread::scope(|scope| {
        let second = scope.spawn(|| find(&plants[half..]));
        let mut all = find(&plants[..half]);
        all.extend(second.join().unwrap());
        all
    })
}

#[derive(Default, Clone, Copy)]
struct Score {
    found: usize,
    planted: usize,
}

impl Score {
    fn add(&mut self, found: bool) {
        self.found += usize::from(found);
        self.planted += 1;
    }

    fn percent(self) -> usize {
        (self.found * 100).checked_div(self.planted).unwrap_or(0)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.planted == 0 {
            f.write_str("–")
        } else {
            write!(
                f,
                "{} of {} ({} %)",
                self.found,
                self.planted,
                self.percent()
            )
        }
    }
}

#[test]
fn planted_errors_are_found_and_the_readme_says_how_many() {
    let world = World::new();
    let plants = plants(&world);
    let found = found(&world, &plants);
    let mut scores: BTreeMap<(&str, Bound), Score> = BTreeMap::new();
    for (plant, news) in plants.iter().zip(&found) {
        let score = scores.entry((plant.kind, plant.bound)).or_default();
        score.add(!news.is_empty());
    }
    // PLANTED=1 tells which are found, and by what.
    if std::env::var_os("PLANTED").is_some() {
        for (plant, news) in plants.iter().zip(&found) {
            let news = news.join(" | ");
            println!("{:?}\t{}\t{}\t{news}", plant.bound, plant.kind, plant.what);
        }
    }
    let sum = |kinds: &[&str], bounds: &[Bound]| {
        let mut sum = Score::default();
        for ((kind, bound), score) in &scores {
            if kinds.contains(kind) && bounds.contains(bound) {
                sum.found += score.found;
                sum.planted += score.planted;
            }
        }
        sum
    };
    let of = |bound| world.entries.iter().filter(|e| e.bound == bound).count();
    let mut told = format!(
        "| planted | in an equation ({}) | within a limit ({}) | within a range ({}) | neither ({}) | all ({}) |\n\
         |---|---|---|---|---|---|\n",
        of(Bound::BothSides),
        of(Bound::OneSide),
        of(Bound::Range),
        of(Bound::None),
        world.entries.len()
    );
    let mut tell = |name: &str, kinds: &[&str]| {
        let each = Bound::ALL.map(|bound| sum(kinds, &[bound]).to_string());
        let all = sum(kinds, &Bound::ALL);
        told.push_str(&format!("| {name} | {} | {all} |\n", each.join(" | ")));
    };
    for kind in SINGLE {
        tell(kind, &[kind]);
    }
    tell("**one value wrong**", &SINGLE);
    for kind in OTHERS {
        tell(kind, &[kind]);
    }
    println!("{told}");
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    assert!(
        readme.contains(&told),
        "README.md should have these lines:\n{told}"
    );
    // What the table has to show, whatever the data.
    let at_least = |kinds: &[&str], bounds: &[Bound], percent: usize| {
        let score = sum(kinds, bounds);
        assert!(score.percent() >= percent, "{kinds:?} {bounds:?}: {score}");
    };
    at_least(&SINGLE, &[Bound::BothSides], 95);
    at_least(&SINGLE, &[Bound::OneSide, Bound::Range], 60);
    at_least(&SINGLE, &Bound::ALL, 45);
    at_least(&[UNIT], &Bound::ALL, 88);
    at_least(&[SIGN], &Bound::ALL, 100);
    at_least(&[YEAR, AREA], &Bound::ALL, 55);
}

#[test]
fn changes_that_are_no_errors_raise_nothing() {
    let world = World::new();
    let harmless = harmless(&world);
    let alarms: Vec<String> = harmless
        .iter()
        .filter_map(|change| {
            let known: Vec<Edit> = change
                .edits
                .iter()
                .filter(|e| e.file != usize::MAX)
                .cloned()
                .collect();
            let mut sources = world.with(&known);
            for edit in change.edits.iter().filter(|e| e.file == usize::MAX) {
                let mut file = sources.files[0].clone();
                file.name = "years/2024.toml".to_owned();
                file.text = Cow::Owned(edit.text.clone());
                sources.files.push(file);
            }
            if change.card {
                add_card(&mut sources, LATER);
            }
            let news = world.news(&sources);
            (!news.is_empty()).then(|| format!("{}: {}: {news:?}", change.kind, change.what))
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in &harmless {
        *counts.entry(change.kind).or_default() += 1;
    }
    println!("{counts:?}");
    assert!(harmless.len() >= 700, "{}", harmless.len());
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let words = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = format!(
        "{} changes that are no errors raise nothing",
        harmless.len()
    );
    assert!(words.contains(&told), "README.md should say: {told}");
    assert!(
        alarms.is_empty(),
        "{} alarms:\n{}",
        alarms.len(),
        alarms.join("\n")
    );
}

fn add_card(sources: &mut Sources, card: &str) {
    let mut file = sources.files[0].clone();
    file.name = "seeds/005.toml".to_owned();
    file.text = Cow::Owned(card.to_owned());
    sources.files.push(file);
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
}
