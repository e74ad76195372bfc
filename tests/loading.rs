//! Nothing of the files is lost on the way into a dataset: an entry is there under its own id and
//! name, or there is no dataset and a mistake is told.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod folder;
    pub(crate) mod tables;
}

use std::collections::BTreeSet;

use assert_cmd::Command;
use common::folder::Folder;
use common::tables::{Place, Step, parsed, places, table_at, with};
use proptest::prelude::*;
use toml::{Table, Value};
use zoneboard::dataset::source::SourceFile;
use zoneboard::dataset::{Citation, Dataset, Diagnostic, Problem, Sources, load};
use zoneboard::text::{Bilingual, sanitize};

/// The keys that each kind of entry has to have: the files, where in them it stands, the keys.
const REQUIRED: &[(&str, &str, &[&str])] = &[
    (
        "zone.toml",
        "",
        &[
            "schema",
            "title_zh",
            "title_en",
            "default_area",
            "tolerance",
        ],
    ),
    ("zone.toml", "tolerance", &["quantity", "rate"]),
    ("zone.toml", "area", &["id", "name_zh", "name_en", "kind"]),
    ("indicators.toml", "topic", &["id", "name_zh", "name_en"]),
    (
        "indicators.toml",
        "indicator",
        &[
            "id", "topic", "name_zh", "name_en", "unit", "kind", "better",
        ],
    ),
    ("indicators.toml", "indicator.note", &["zh", "en"]),
    (
        "seeds/",
        "",
        &[
            "id",
            "title_zh",
            "title_en",
            "newspaper_zh",
            "newspaper_en",
            "date",
            "lines",
            "sha256",
        ],
    ),
    ("seeds/", "date_note", &["zh", "en"]),
    ("seeds/", "omitted", &["line", "printed", "reason"]),
    (
        "years/",
        "observation",
        &["indicator", "value", "unit", "cite"],
    ),
    (
        "years/",
        "observation.cite",
        &["article", "line", "printed"],
    ),
    ("years/", "observation.note", &["zh", "en"]),
    ("years/", "target", &["indicator", "value", "unit", "cite"]),
    ("years/", "target.cite", &["article", "line", "printed"]),
    ("years/", "target.note", &["zh", "en"]),
    ("years/", "target.not_comparable", &["why"]),
    ("years/", "target.not_comparable.why", &["zh", "en"]),
    ("years/", "observation.word", &["zh", "en"]),
    ("years/", "target.readings", &["indicator", "why"]),
    ("years/", "target.readings.why", &["zh", "en"]),
    ("projects.toml", "programme", &["id", "name_zh", "name_en"]),
    (
        "projects.toml",
        "programme.figure",
        &["about", "value", "unit", "cite"],
    ),
    (
        "projects.toml",
        "programme.figure.cite",
        &["article", "line", "printed"],
    ),
    (
        "projects.toml",
        "batch",
        &["id", "programme", "order", "name_zh", "name_en"],
    ),
    (
        "projects.toml",
        "batch.figure",
        &["about", "value", "unit", "cite"],
    ),
    (
        "projects.toml",
        "batch.figure.cite",
        &["article", "line", "printed"],
    ),
    ("projects.toml", "project", &["id", "name_zh", "name_en"]),
    ("projects.toml", "project.event", &["stage", "cite"]),
    ("projects.toml", "project.event.cite", &["article", "line"]),
    (
        "projects.toml",
        "project.figure",
        &["about", "value", "unit", "cite"],
    ),
    (
        "projects.toml",
        "project.figure.cite",
        &["article", "line", "printed"],
    ),
    ("relations.toml", "sum", &["whole", "parts"]),
    ("relations.toml", "ratio", &["ratio", "part", "whole"]),
    ("relations.toml", "rate", &["rate", "of", "per"]),
    ("relations.toml", "share_change", &["change", "share"]),
    ("relations.toml", "list", &["count", "names", "cite"]),
    ("relations.toml", "list.cite", &["article", "line"]),
];

/// A kind of relation that the built-in data can do without.
const RATIO: &str = "
[[ratio]]
ratio = { indicator = \"no_application_policies\", measure = \"share\", of = \"policy_package_items\" }
part = { indicator = \"no_application_policies\" }
whole = { indicator = \"policy_package_items\" }
";

/// The first, the last and one in between of each kind of entry of each file, with the required keys.
fn samples() -> Vec<(SourceFile, Place, &'static [&'static str])> {
    let mut samples = Vec::new();
    let mut seen = BTreeSet::new();
    for mut file in Sources::embedded().files {
        if file.name == "relations.toml" {
            file.text = format!("{}{RATIO}", file.text).into();
        }
        let places = places(&parsed(&file));
        for (of, kind, required) in REQUIRED {
            if !file.name.starts_with(of) {
                continue;
            }
            let entries: Vec<&Place> = places.iter().filter(|place| place.kind == *kind).collect();
            if let Some(last) = entries.len().checked_sub(1) {
                seen.insert((*of, *kind));
                for at in BTreeSet::from([0, last / 2, last]) {
                    samples.push((file.clone(), entries[at].clone(), *required));
                }
            }
        }
    }
    let known: BTreeSet<_> = REQUIRED.iter().map(|(of, kind, _)| (*of, *kind)).collect();
    let unseen: Vec<_> = known.difference(&seen).collect();
    assert!(unseen.is_empty(), "nowhere in the files: {unseen:?}");
    samples
}

/// The mistakes of what has to be refused.
fn refused(sources: &Sources, what: &str) -> Vec<Diagnostic> {
    match load(sources) {
        Ok(_) => panic!("accepted: {what}"),
        Err(error) => {
            assert!(error.diagnostics.iter().any(Diagnostic::is_error), "{what}");
            error.diagnostics
        }
    }
}

#[test]
fn a_required_key_that_is_left_out_is_named_in_every_kind_of_entry() {
    for (file, place, required) in samples() {
        for key in required {
            let what = format!("{} {:?} without {key}", file.name, place.steps);
            let mut table = parsed(&file);
            let removed = table_at(&mut table, &place.steps).remove(*key);
            assert!(removed.is_some(), "has no such key: {what}");
            let mistakes = refused(&with(&file.name, &table), &what);
            let named = mistakes
                .iter()
                .any(|m| *m.file == *file.name && m.problem == Problem::MissingKey(key));
            assert!(named, "{what}: {mistakes:#?}");
        }
    }
}

#[test]
fn a_required_key_that_is_mistyped_is_told_once_and_with_what_was_meant() {
    for (file, place, required) in samples() {
        for key in required {
            let what = format!("{} {:?} with {key} mistyped", file.name, place.steps);
            let mut table = parsed(&file);
            let entry = table_at(&mut table, &place.steps);
            let value = entry.remove(*key).unwrap();
            entry.insert(format!("{key}x"), value);
            let mistakes = refused(&with(&file.name, &table), &what);
            let told = |mistake: &&Diagnostic| {
                *mistake.file == *file.name
                    && match &mistake.problem {
                        Problem::UnknownKey { meant, .. } => *meant == Some(*key),
                        Problem::MissingKey(missing) => missing == key,
                        _ => false,
                    }
            };
            let told = mistakes.iter().filter(told).count();
            assert_eq!(told, 1, "{what}: {mistakes:#?}");
        }
    }
}

#[test]
fn one_strange_key_excuses_one_missing_key() {
    let mut table: Table = parsed(&file_of(&Sources::embedded(), "indicators.toml"));
    let steps = [Step::Key("indicator".into()), Step::At(0)];
    let gdp = table_at(&mut table, &steps);
    let name = gdp.remove("name_zh").unwrap();
    gdp.remove("name_en");
    gdp.insert("name_xx".into(), name);
    let problems: Vec<Problem> = refused(&with("indicators.toml", &table), "two names left out")
        .into_iter()
        .map(|mistake| mistake.problem)
        .collect();
    let [
        Problem::MissingKey("name_zh"),
        Problem::UnknownKey {
            meant: Some("name_en"),
            ..
        },
    ] = problems[..]
    else {
        panic!("{problems:#?}");
    };
}

#[test]
fn the_program_refuses_what_has_a_key_too_few() {
    let mut seen = BTreeSet::new();
    for (file, place, required) in samples() {
        // One of each kind is enough here.
        if !seen.insert((place.kind.clone(), required)) {
            continue;
        }
        let folder = Folder::copy();
        for key in required {
            let what = format!("{} {:?} without {key}", file.name, place.steps);
            let mut table = parsed(&file);
            table_at(&mut table, &place.steps).remove(*key);
            folder.write_source(&file.name, &toml::to_string(&table).unwrap());
            let run = |arguments: &[&str]| {
                let output = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
                    .args(["--lang", "en", "--data"])
                    .arg(folder.data())
                    .args(arguments)
                    .output()
                    .unwrap();
                let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
                assert_eq!(output.status.code(), Some(1), "{what}: {told}");
                assert!(
                    told.contains(&format!("`{key}` is missing")),
                    "{what}: {told}"
                );
            };
            run(&["check"]);
            if *key == required[0] {
                run(&["report"]);
            }
        }
        folder.write_source(&file.name, &file.text);
    }
}

fn file_of(sources: &Sources, name: &str) -> SourceFile {
    let mut files = sources.files.iter();
    files.find(|file| file.name == name).unwrap().clone()
}

// What holds whenever there is a dataset.

/// The tables of `[[key]]` in the files whose names begin so, in the order of the files.
fn entries(sources: &Sources, files: &str, key: &str) -> Vec<Table> {
    let ours = sources
        .files
        .iter()
        .filter(|file| file.name.starts_with(files) && file.name.ends_with(".toml"));
    ours.flat_map(|file| listed(&parsed(file), key)).collect()
}

fn listed(table: &Table, key: &str) -> Vec<Table> {
    let items = table.get(key).and_then(Value::as_array).into_iter();
    items
        .flatten()
        .map(|item| item.as_table().unwrap().clone())
        .collect()
}

fn text(table: &Table, key: &str) -> String {
    sanitize(table[key].as_str().unwrap()).into_owned()
}

/// An id and both names.
type Named = (String, String, String);

fn written(entries: &[Table], name: &str) -> Vec<Named> {
    let named = |entry: &Table| {
        let name = |lang: &str| text(entry, &format!("{name}_{lang}"));
        (text(entry, "id"), name("zh"), name("en"))
    };
    entries.iter().map(named).collect()
}

fn known(id: &str, name: &Bilingual) -> Named {
    (id.to_owned(), name.zh.to_string(), name.en.to_string())
}

/// Every entry of the files is in the dataset, under its own id and name, and nothing else is.
fn assert_complete(sources: &Sources, dataset: &Dataset) {
    let cards = sources.files.iter();
    let cards: Vec<Table> = cards
        .filter(|file| file.name.starts_with("seeds/"))
        .map(parsed)
        .collect();
    let zone = parsed(&file_of(sources, "zone.toml"));
    let areas = listed(&zone, "area");
    let topics = entries(sources, "indicators.toml", "topic");
    let indicators = entries(sources, "indicators.toml", "indicator");
    let programmes = entries(sources, "projects", "programme");
    let batches = entries(sources, "projects", "batch");
    let projects = entries(sources, "projects", "project");

    let all: Vec<Named> = dataset
        .areas()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&areas, "name"));
    let all: Vec<Named> = dataset
        .topics()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&topics, "name"));
    let all: Vec<Named> = dataset
        .indicators()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&indicators, "name"));
    let all: Vec<Named> = dataset
        .articles()
        .map(|(_, e)| known(&e.id, &e.title))
        .collect();
    assert_eq!(all, written(&cards, "title"));
    let all: Vec<Named> = dataset
        .programmes()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&programmes, "name"));
    let all: Vec<Named> = dataset
        .batches()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&batches, "name"));
    let all: Vec<Named> = dataset
        .projects()
        .map(|(_, e)| known(&e.id, &e.name))
        .collect();
    assert_eq!(all, written(&projects, "name"));

    // The number of an id leads to the entry that has it.
    for (id, zh, _) in written(&indicators, "name") {
        let number = dataset.find_indicator(&id).unwrap();
        assert_eq!(*dataset.indicator(number).unwrap().name.zh, *zh, "{id}");
    }
    for (id, zh, _) in written(&areas, "name") {
        let number = dataset.find_area(&id).unwrap();
        assert_eq!(*dataset.area(number).unwrap().name.zh, *zh, "{id}");
    }

    // What figures are about: indicator, area, article, what is printed.
    let written_figures = |key: &str| {
        let figure = |entry: &Table| {
            let cite = entry["cite"].as_table().unwrap();
            let area = if entry.contains_key("area") {
                text(entry, "area")
            } else {
                text(&zone, "default_area")
            };
            [
                text(entry, "indicator"),
                area,
                text(cite, "article"),
                cite["line"].to_string(),
                text(cite, "printed"),
            ]
        };
        let mut figures: Vec<_> = entries(sources, "years/", key).iter().map(figure).collect();
        figures.sort();
        figures
    };
    let figure = |area, indicator, citation: &Citation| {
        [
            dataset.indicator(indicator).unwrap().id.to_string(),
            dataset.area(area).unwrap().id.to_string(),
            dataset.article(citation.article).unwrap().id.to_string(),
            citation.line.to_string(),
            citation.printed.to_string(),
        ]
    };
    let observations = dataset.observations().iter();
    let observations = observations.map(|of| figure(of.area, of.indicator, &of.citation));
    let mut observations: Vec<_> = observations.collect();
    observations.sort();
    assert_eq!(observations, written_figures("observation"));
    let targets = dataset.targets().iter();
    let targets = targets.map(|of| figure(of.area, of.indicator, &of.citation));
    let mut targets: Vec<_> = targets.collect();
    targets.sort();
    assert_eq!(targets, written_figures("target"));

    // How many belong to each entry.
    let counts = |entries: &[Table], key: &str| -> Vec<usize> {
        entries
            .iter()
            .map(|entry| listed(entry, key).len())
            .collect()
    };
    let known: Vec<usize> = dataset.articles().map(|(_, a)| a.omitted.len()).collect();
    assert_eq!(known, counts(&cards, "omitted"));
    let known: Vec<usize> = dataset.programmes().map(|(_, p)| p.figures.len()).collect();
    assert_eq!(known, counts(&programmes, "figure"));
    let known: Vec<usize> = dataset.batches().map(|(_, b)| b.figures.len()).collect();
    assert_eq!(known, counts(&batches, "figure"));
    let known: Vec<usize> = dataset.projects().map(|(_, p)| p.figures.len()).collect();
    assert_eq!(known, counts(&projects, "figure"));
    let known: Vec<usize> = dataset.projects().map(|(_, p)| p.events.len()).collect();
    assert_eq!(known, counts(&projects, "event"));
    let kinds = "sum ratio rate share_change range per_project list";
    let relations = kinds.split(" ");
    let relations = relations.map(|key| entries(sources, "relations.toml", key).len());
    assert_eq!(dataset.relations().len(), relations.sum::<usize>());
    let headlines = zone.get("headlines").and_then(Value::as_array);
    assert_eq!(
        dataset.zone().headlines.len(),
        headlines.map_or(0, Vec::len)
    );
}

/// What every set of files comes to: a complete dataset, or a mistake.
fn assert_complete_or_told(sources: &Sources) {
    match load(sources) {
        Ok(loaded) => assert_complete(sources, &loaded.dataset),
        Err(error) => assert!(error.diagnostics.iter().any(Diagnostic::is_error)),
    }
}

#[test]
fn the_built_in_dataset_is_complete() {
    let sources = Sources::embedded();
    assert_complete(&sources, &load(&sources).unwrap().dataset);
}

#[test]
fn whatever_key_is_left_out_the_rest_is_there_under_its_own_name() {
    for file in Sources::embedded().files {
        let mut seen = BTreeSet::new();
        for place in places(&parsed(&file)) {
            for key in &place.keys {
                // One of each kind in each file.
                if seen.insert((place.kind.clone(), key.clone())) {
                    let mut table = parsed(&file);
                    table_at(&mut table, &place.steps).remove(key);
                    assert_complete_or_told(&with(&file.name, &table));
                }
            }
        }
    }
}

#[test]
fn a_file_that_is_gone_leaves_a_complete_dataset_or_a_mistake() {
    for file in Sources::embedded().files {
        let mut sources = Sources::embedded();
        sources.files.retain(|other| other.name != file.name);
        match load(&sources) {
            Ok(loaded) => {
                assert!(!["zone.toml", "indicators.toml"].contains(&file.name.as_str()));
                assert_complete(&sources, &loaded.dataset);
            }
            Err(error) => assert!(error.diagnostics.iter().any(Diagnostic::is_error)),
        }
    }
    let nothing = Sources::default();
    assert_eq!(refused(&nothing, "no file at all").len(), 2);
}

// What entries mean once they are read.

/// The good dataset with other files.
fn good(files: &[(&str, String)]) -> Dataset {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good");
    let mut sources = Sources::read(std::path::Path::new(folder));
    for (name, text) in files {
        sources.files.retain(|file| file.name != *name);
        sources.files.push(SourceFile {
            name: (*name).to_owned(),
            text: text.clone().into(),
        });
    }
    sources.files.sort_by(|a, b| a.name.cmp(&b.name));
    let loaded = load(&sources).map_err(|error| error.diagnostics);
    loaded.unwrap().dataset
}

/// A file of the good dataset with a text replaced.
fn good_with(name: &str, from: &str, to: &str) -> (&'static str, String) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good");
    let sources = Sources::read(std::path::Path::new(folder));
    let text = sources.text_of(name).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    (name.to_owned().leak(), text.replacen(from, to, 1))
}

#[test]
fn growth_over_the_year_before_is_growth_whether_or_not_it_says_so() {
    let measures = ["", "base = \"2020\"", "base = \"2019\""].map(|base| {
        let to = format!("measure = \"growth\"\n{base}");
        let dataset = good(&[good_with("years/2021.toml", "measure = \"growth\"", &to)]);
        dataset.targets()[0].measure
    });
    assert_eq!(measures[0], measures[1]);
    assert_ne!(measures[0], measures[2]);
}

#[test]
fn what_was_published_instead_is_in_the_measure_of_the_target_unless_it_says_otherwise() {
    use zoneboard::dataset::Measure;
    for (measure, expected) in [
        ("", Measure::YEAR_ON_YEAR),
        ("measure = \"level\", ", Measure::Level),
    ] {
        let instead = format!(
            "measure = \"growth\"\nnot_comparable = {{ indicator = \"firms\", {measure}why = {{ zh = \
             \"口径\", en = \"scope\" }} }}"
        );
        let dataset = good(&[good_with(
            "years/2021.toml",
            "measure = \"growth\"",
            &instead,
        )]);
        let reason = dataset.targets()[0].not_comparable.as_ref().unwrap();
        let firms = dataset.find_indicator("firms").unwrap();
        assert_eq!(reason.instead, Some((firms, expected)));
    }
}

#[test]
fn a_tolerance_is_as_wide_below_as_above() {
    let plain = good(&[]).zone().tolerance;
    let negative = good_with("zone.toml", "quantity = \"5\"", "quantity = \"-5\"");
    assert_eq!(good(&[negative]).zone().tolerance.quantity, plain.quantity);
}

#[test]
fn omissions_and_stages_are_in_order_however_they_are_written() {
    let omitted =
        |line| format!("[[omitted]]\nline = {line}\nprinted = \"1\"\nreason = \"date\"\n");
    let lines = [7, 2, 5].map(omitted).concat();
    let card = good_with(
        "seeds/a.toml",
        "sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"",
        &format!(
            "sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n{lines}"
        ),
    );
    let event = |stage| {
        format!("[[project.event]]\nstage = \"{stage}\"\ncite = {{ article = \"a\", line = 6 }}\n")
    };
    let events = format!(
        "name_en = \"Park\"\n{}{}",
        event("in_production"),
        event("signed")
    );
    let projects = good_with("projects.toml", "name_en = \"Park\"\n", &events);
    let dataset = good(&[card, projects]);
    let (_, article) = dataset.articles().next().unwrap();
    let lines: Vec<u32> = article.omitted.iter().map(|of| of.line).collect();
    assert_eq!(lines, [2, 5, 7]);
    let (_, park) = dataset.projects().next().unwrap();
    let stages: Vec<&str> = park.events.iter().map(|event| event.stage.id()).collect();
    assert_eq!(stages, ["signed", "started", "in_production"]);
}

#[test]
fn what_is_printed_is_kept_without_what_a_terminal_would_obey() {
    let from = "printed = \"61.6亿元\"";
    let spoilt = good_with("years/2021.toml", from, "printed = \"61.6\\u001b[2J亿元\"");
    let dataset = good(&[spoilt]);
    let printed = &dataset.observations()[0].citation.printed;
    assert!(!printed.chars().any(char::is_control), "{printed:?}");
    assert!(printed.starts_with("61.6"), "{printed:?}");
}

#[test]
fn notes_and_dates_are_read_where_they_stand() {
    let note = "note = { zh = \"注\", en = \"Noted\" }";
    let noted = good_with(
        "years/2021.toml",
        "value = \"61.6\"",
        &format!("{note}\nvalue = \"61.6\""),
    );
    let dated = good_with(
        "projects.toml",
        "stage = \"started\"",
        &format!("stage = \"started\"\ndate = \"2021-05\"\n{note}"),
    );
    let card = good_with(
        "seeds/a.toml",
        "lines = 9",
        &format!("lines = 9\ndate_{note}"),
    );
    let dataset = good(&[noted, dated, card]);
    assert_eq!(
        &*dataset.observations()[0].note.as_ref().unwrap().en,
        "Noted"
    );
    assert!(dataset.observations()[1].note.is_none());
    let (_, park) = dataset.projects().next().unwrap();
    assert_eq!(park.events[0].date.unwrap().to_string(), "2021-05");
    assert_eq!(&*park.events[0].note.as_ref().unwrap().en, "Noted");
    assert_eq!(&*park.events[0].citation.printed, "");
    let cite = "article = \"a\", line = 6";
    let printed = good_with(
        "projects.toml",
        cite,
        &format!("{cite}, printed = \"开工\""),
    );
    let of_event = good(&[printed]);
    let (_, printed) = of_event.projects().next().unwrap();
    assert_eq!(&*printed.events[0].citation.printed, "开工");
    let (_, article) = dataset.articles().next().unwrap();
    assert_eq!(&*article.date_note.as_ref().unwrap().en, "Noted");
}

#[test]
fn what_one_article_prints_twice_is_in_the_order_of_its_lines() {
    let again = "[[observation]]\nindicator = \"gdp\"\nvalue = \"61.7\"\nunit = \"亿元\"\ncite = { article = \
                 \"a\", line = 2, printed = \"61.7亿元\" }\n\n[[target]]";
    let dataset = good(&[good_with("years/2021.toml", "[[target]]", again)]);
    let lines = dataset.observations().iter().map(|of| of.citation.line);
    assert_eq!(lines.take(2).collect::<Vec<u32>>(), [2, 3]);
}

#[test]
fn a_relation_says_whether_it_is_of_a_target_and_whether_all_parts_are_there() {
    use zoneboard::dataset::relation::{Reference, RelationKind};
    let sum = |target: &str, partial: &str| {
        let text = format!(
            "[[sum]]\n{partial}whole = {{ indicator = \"gdp\", measure = \"growth\"{target} }}\nparts = \
             [{{ indicator = \"gdp\", measure = \"growth\", period = \"2021\" }}]\n"
        );
        let dataset = good(&[("relations.toml", text)]);
        let RelationKind::Sum {
            whole, complete, ..
        } = dataset.relations()[0].kind.clone()
        else {
            panic!("no sum");
        };
        let Reference::Key { promised, .. } = whole else {
            panic!("no key");
        };
        (promised, complete)
    };
    assert_eq!(sum("", ""), (false, true));
    assert_eq!(sum(", target = true", ""), (true, true));
    assert_eq!(sum("", "partial = true\n"), (false, false));
}

/// One thing done to a table of a file.
#[derive(Debug, Clone, Copy)]
enum Change {
    Remove,
    Rename,
    Empty,
    Number,
    List,
    Nothing,
    /// The value of another key of the same table.
    Swap,
}

fn changed(
    sources: &mut Sources,
    which: &prop::sample::Index,
    at: [prop::sample::Index; 2],
    change: Change,
) {
    let file = which.get(&sources.files).clone();
    let mut table = parsed(&file);
    let places = places(&table);
    let place = at[0].get(&places);
    if place.keys.is_empty() {
        return;
    }
    let key = at[1].get(&place.keys).clone();
    let other = at[0].get(&place.keys).clone();
    let entry = table_at(&mut table, &place.steps);
    match change {
        Change::Remove => drop(entry.remove(&key)),
        Change::Rename => {
            let value = entry.remove(&key).unwrap();
            entry.insert(format!("{key}_"), value);
        }
        Change::Empty => drop(entry.insert(key, "".into())),
        Change::Number => drop(entry.insert(key, Value::Integer(3))),
        Change::List => drop(entry.insert(key, Value::Array(Vec::new()))),
        Change::Nothing => drop(entry.insert(key, Value::Table(Table::new()))),
        Change::Swap => {
            let value = entry[&other].clone();
            entry.insert(key, value);
        }
    }
    let file = sources
        .files
        .iter_mut()
        .find(|other| other.name == file.name);
    file.unwrap().text = toml::to_string(&table).unwrap().into();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn files_changed_anywhere_come_to_a_complete_dataset_or_a_mistake(
        changes in prop::collection::vec(
            (
                any::<prop::sample::Index>(),
                any::<[prop::sample::Index; 2]>(),
                prop::sample::select(vec![
                    Change::Remove,
                    Change::Rename,
                    Change::Empty,
                    Change::Number,
                    Change::List,
                    Change::Nothing,
                    Change::Swap,
                ]),
            ),
            1..4,
        ),
    ) {
        let mut sources = Sources::embedded();
        for (which, at, change) in changes {
            changed(&mut sources, &which, at, change);
        }
        assert_complete_or_told(&sources);
    }

    #[test]
    fn files_without_some_of_their_lines_come_to_a_complete_dataset_or_a_mistake(
        which in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), count in 1usize..12,
    ) {
        let mut sources = Sources::embedded();
        let which = which.index(sources.files.len());
        let file = &mut sources.files[which];
        let lines: Vec<&str> = file.text.lines().collect();
        let from = from.index(lines.len());
        let to = (from + count).min(lines.len());
        let left = [&lines[..from], &lines[to..]].concat().join("\n");
        file.text = left.into();
        assert_complete_or_told(&sources);
    }
}
