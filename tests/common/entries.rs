//! The entries of the built-in dataset, to be changed one by one, and what someone is told of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use zoneboard::analysis::audit::{Audit, Outcome, Rule, Source, audit};
use zoneboard::dataset::{Dataset, IndicatorId, Record, Sources, Subject, load};
use zoneboard::wording;

/// How firmly the audit binds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bound {
    /// It takes part in an equation.
    BothSides,
    /// Something published says that it is at most, or at least, something else.
    OneSide,
    /// The curator says what it usually lies within.
    Range,
    /// Nothing is held against it.
    None,
}

impl Bound {
    pub(crate) const ALL: [Bound; 4] =
        [Bound::BothSides, Bound::OneSide, Bound::Range, Bound::None];
}

/// A replacement of some bytes of a file.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) file: usize,
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// The entry of a figure, and where its parts stand.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) file: usize,
    pub(crate) header: String,
    /// The whole entry, its heading included.
    pub(crate) block: Range<usize>,
    pub(crate) keys: BTreeMap<String, Range<usize>>,
    pub(crate) printed: Range<usize>,
    pub(crate) value: String,
    pub(crate) unit: String,
    pub(crate) record: Record,
    pub(crate) bound: Bound,
}

/// The built-in files and what is known of them.
pub(crate) struct World {
    pub(crate) sources: Sources,
    pub(crate) dataset: Dataset,
    pub(crate) entries: Vec<Entry>,
    pub(crate) before: BTreeSet<String>,
}

impl World {
    pub(crate) fn new() -> World {
        let sources = Sources::embedded();
        let dataset = load(&sources).unwrap().dataset;
        let audited = audit(&dataset);
        let entries = entries(&sources, &dataset, &audited);
        let (mut before, _) = entered(&sources);
        before.extend(open(&dataset));
        let before = before.into_iter().collect();
        World {
            sources,
            dataset,
            entries,
            before,
        }
    }

    pub(crate) fn text(&self, entry: &Entry, range: &Range<usize>) -> &str {
        &self.sources.files[entry.file].text[range.clone()]
    }

    pub(crate) fn key(&self, entry: &Entry, key: &str) -> Option<&str> {
        Some(self.text(entry, entry.keys.get(key)?))
    }

    /// The files with some bytes replaced.
    pub(crate) fn with(&self, edits: &[Edit]) -> Sources {
        let mut sources = self.sources.clone();
        let mut edits = edits.to_vec();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
        for edit in edits {
            let file = &mut sources.files[edit.file];
            let mut text = file.text.to_string();
            text.replace_range(edit.range, &edit.text);
            file.text = Cow::Owned(text);
        }
        sources
    }

    /// What is told of files and was not told before; of a mistake or a notice that, and else what the
    /// audit says.
    pub(crate) fn news(&self, sources: &Sources) -> Vec<String> {
        let new = |told: Vec<String>| -> Vec<String> {
            let new = told.into_iter().filter(|told| !self.before.contains(told));
            new.collect()
        };
        let (told, dataset) = entered(sources);
        let told = new(told);
        match dataset {
            Some(dataset) if told.is_empty() => new(open(&dataset)),
            _ => told,
        }
    }

    /// Another value, printed so as well.
    pub(crate) fn revalued(&self, entry: &Entry, value: &str) -> Vec<Edit> {
        let printed = self.text(entry, &entry.printed);
        let magnitude = |value: &str| value.trim_start_matches('-').to_owned();
        let (old, new) = (magnitude(&entry.value), magnitude(value));
        let printed = if printed.contains(&old) {
            printed.replacen(&old, &new, 1)
        } else {
            format!("{new}{}", entry.unit)
        };
        vec![
            Edit {
                file: entry.file,
                range: entry.keys["value"].clone(),
                text: value.to_owned(),
            },
            Edit {
                file: entry.file,
                range: entry.printed.clone(),
                text: printed,
            },
        ]
    }
}

/// Mistakes and notices of files, and what they hold if it can be used.
pub(crate) fn entered(sources: &Sources) -> (Vec<String>, Option<Dataset>) {
    match load(sources) {
        Err(error) => {
            let told = error.diagnostics.iter();
            let told = told.map(|d| format!("refused {:?}", d.problem));
            (told.collect(), None)
        }
        Ok(loaded) => {
            let told = loaded.warnings.iter();
            let told = told.map(|d| format!("notice {} {:?}", d.file, d.problem));
            (told.collect(), Some(loaded.dataset))
        }
    }
}

/// The checks that someone should look at.
pub(crate) fn open(dataset: &Dataset) -> Vec<String> {
    let audited = audit(dataset);
    let checks = audited.checks().iter();
    let open = checks.filter(|check| check.finding.outcome().is_open());
    let named = open.map(|check| {
        let name = match check.stated {
            Source::Record(record) => wording::record_id(dataset, dataset.subject(record).unwrap()),
            again => wording::finding::citation(dataset, again),
        };
        format!("{} {name}", check.rule.id())
    });
    named.collect()
}

/// Every entry of a figure in the files, with the record it became.
pub(crate) fn entries(sources: &Sources, dataset: &Dataset, audited: &Audit) -> Vec<Entry> {
    let mut records: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in dataset.records() {
        let subject = dataset.subject(*record).unwrap();
        let cited = subject.citation();
        let article = &dataset.article(cited.article).unwrap().id;
        let figure = subject.figure();
        let (header, what) = match subject {
            Subject::Observation(o) => ("observation", indicator(dataset, o.indicator)),
            Subject::Target(t) => ("target", indicator(dataset, t.indicator)),
            Subject::Programme(_, of) => ("programme.figure", of.about.id()),
            Subject::Batch(_, of) => ("batch.figure", of.about.id()),
            Subject::Project(_, of) => ("project.figure", of.about.id()),
        };
        let (value, unit) = (figure.value, figure.unit);
        let key = format!(
            "{header} {what} {article} {} {} {value} {unit}",
            cited.line, cited.printed
        );
        records.entry(key).or_default().push(*record);
    }
    let mut entries = Vec::new();
    for (at, file) in sources.files.iter().enumerate() {
        let mut starts: Vec<usize> = file
            .text
            .match_indices("\n[[")
            .map(|(at, _)| at + 1)
            .collect();
        if file.text.starts_with("[[") {
            starts.insert(0, 0);
        }
        for (n, start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(file.text.len());
            let block = &file.text[*start..end];
            let header = block[2..].split("]]").next().unwrap().to_owned();
            let mut keys = BTreeMap::new();
            let mut offset = *start;
            for line in block.split_inclusive('\n') {
                if let Some((key, value)) = line.split_once(" = \"")
                    && let Some(end) = value.find('"')
                {
                    let from = offset + key.len() + 4;
                    keys.insert(key.to_owned(), from..from + end);
                }
                offset += line.len();
            }
            let (Some(value), Some(unit)) = (keys.get("value"), keys.get("unit")) else {
                continue;
            };
            let cite = start + block.find("cite = ").unwrap();
            let inside = |from: &str| {
                let from = cite + file.text[cite..].find(from).unwrap() + from.len();
                from..from + file.text[from..].find(['"', ',']).unwrap()
            };
            let printed = inside("printed = \"");
            let what = keys.get("indicator").or(keys.get("about")).unwrap();
            let text = |range: &Range<usize>| file.text[range.clone()].to_owned();
            let key = format!(
                "{header} {} {} {} {} {} {}",
                text(what),
                text(&inside("article = \"")),
                text(&inside("line = ")),
                text(&printed),
                text(value),
                text(unit)
            );
            let record = records
                .get_mut(&key)
                .unwrap_or_else(|| panic!("{key}"))
                .remove(0);
            entries.push(Entry {
                file: at,
                header,
                block: *start..end,
                value: text(value),
                unit: text(unit),
                printed,
                keys,
                record,
                bound: bound(audited, record),
            });
        }
    }
    assert_eq!(entries.len(), dataset.records().len());
    entries
}

pub(crate) fn indicator(dataset: &Dataset, id: IndicatorId) -> &str {
    &dataset.indicator(id).unwrap().id
}

pub(crate) fn bound(audited: &Audit, record: Record) -> Bound {
    let tested = audited.checks_of(record).filter(|(_, check)| {
        let outcome = check.finding.outcome();
        let takes_part = check.stated == Source::Record(record)
            || check.operands.contains(&Source::Record(record));
        takes_part && outcome != Outcome::NotTestable && !outcome.is_open()
    });
    let firmest = tested.map(|(_, check)| {
        if matches!(check.rule, Rule::Range | Rule::Plausibility) {
            Bound::Range
        } else if check.formula.is_bound() {
            Bound::OneSide
        } else {
            Bound::BothSides
        }
    });
    firmest.min().unwrap_or(Bound::None)
}
