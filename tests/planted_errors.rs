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

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::thread;

use zoneboard::analysis::audit::{Audit, Outcome, Rule, Source, audit};
use zoneboard::dataset::{Dataset, Record, Sources, Subject, load};
use zoneboard::wording;

/// How firmly the audit binds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
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
    const ALL: [Bound; 4] = [Bound::BothSides, Bound::OneSide, Bound::Range, Bound::None];
}

/// A replacement of some bytes of a file.
#[derive(Debug, Clone)]
struct Edit {
    file: usize,
    range: Range<usize>,
    text: String,
}

/// The entry of a figure, and where its parts stand.
#[derive(Debug, Clone)]
struct Entry {
    file: usize,
    header: String,
    /// The whole entry, its heading included.
    block: Range<usize>,
    keys: BTreeMap<String, Range<usize>>,
    printed: Range<usize>,
    value: String,
    unit: String,
    record: Record,
    bound: Bound,
}

/// An error, planted.
struct Plant {
    kind: &'static str,
    bound: Bound,
    edits: Vec<Edit>,
    what: String,
}

/// The built-in files and what is known of them.
struct World {
    sources: Sources,
    dataset: Dataset,
    entries: Vec<Entry>,
    before: BTreeSet<String>,
}

impl World {
    fn new() -> World {
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

    fn text(&self, entry: &Entry, range: &Range<usize>) -> &str {
        &self.sources.files[entry.file].text[range.clone()]
    }

    fn key(&self, entry: &Entry, key: &str) -> Option<&str> {
        Some(self.text(entry, entry.keys.get(key)?))
    }

    /// The files with some bytes replaced.
    fn with(&self, edits: &[Edit]) -> Sources {
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
    fn news(&self, sources: &Sources) -> Vec<String> {
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
    fn revalued(&self, entry: &Entry, value: &str) -> Vec<Edit> {
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
fn entered(sources: &Sources) -> (Vec<String>, Option<Dataset>) {
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
fn open(dataset: &Dataset) -> Vec<String> {
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
fn entries(sources: &Sources, dataset: &Dataset, audited: &Audit) -> Vec<Entry> {
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

fn indicator(dataset: &Dataset, id: zoneboard::dataset::IndicatorId) -> &str {
    &dataset.indicator(id).unwrap().id
}

fn bound(audited: &Audit, record: Record) -> Bound {
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

/// The wrong numbers that a hurried hand makes of one.
fn slips(value: &str) -> Vec<(&'static str, String)> {
    let sign = if value.starts_with('-') { "-" } else { "" };
    let bare = value.trim_start_matches('-');
    let digits: Vec<char> = bare.chars().filter(char::is_ascii_digit).collect();
    let point = bare.find('.');
    let rebuild = |digits: &[char], point: Option<usize>| {
        let mut text: String = digits.iter().collect();
        if let Some(point) = point {
            text.insert(point, '.');
        }
        format!("{sign}{text}")
    };
    let other = |at: usize| {
        let mut changed = digits.clone();
        let digit = changed[at].to_digit(10).unwrap();
        let mut new = (digit + 4) % 10;
        if new == 0 && at == 0 {
            new = 9;
        }
        changed[at] = char::from_digit(new, 10).unwrap();
        rebuild(&changed, point)
    };
    let mut made = vec![("first digit wrong", other(0))];
    if digits.len() > 2 {
        made.push(("middle digit wrong", other(digits.len() / 2)));
    }
    if digits.len() > 1 {
        made.push(("last digit wrong", other(digits.len() - 1)));
        let swap = (0..digits.len() - 1)
            .find(|at| digits[*at] != digits[at + 1] && !(*at == 0 && digits[1] == '0'));
        if let Some(at) = swap {
            let mut swapped = digits.clone();
            swapped.swap(at, at + 1);
            made.push(("two digits transposed", rebuild(&swapped, point)));
        }
        let mut dropped = digits.clone();
        dropped.remove(1);
        let point_then = point.map(|point| if point > 1 { point - 1 } else { point });
        let point_then = point_then.filter(|point| *point < dropped.len());
        made.push(("a digit dropped", rebuild(&dropped, point_then)));
    }
    let mut doubled = digits.clone();
    doubled.insert(0, digits[0]);
    made.push((
        "a digit doubled",
        rebuild(&doubled, point.map(|point| point + 1)),
    ));
    let shifted = |places: i32| {
        let whole = i32::try_from(point.unwrap_or(digits.len())).unwrap() + places;
        let mut digits = digits.clone();
        while i32::try_from(digits.len()).unwrap() < whole {
            digits.push('0');
        }
        let mut whole = whole;
        while whole < 1 {
            digits.insert(0, '0');
            whole += 1;
        }
        while whole > 1 && digits[0] == '0' {
            digits.remove(0);
            whole -= 1;
        }
        let whole = usize::try_from(whole).unwrap();
        rebuild(&digits, Some(whole).filter(|whole| *whole < digits.len()))
    };
    made.push(("ten times too large", shifted(1)));
    made.push(("ten times too small", shifted(-1)));
    if let Some(point) = point {
        let decimals = i32::try_from(digits.len() - point).unwrap();
        // With one decimal that is ten times too large.
        if decimals > 1 {
            made.push(("the point lost", shifted(decimals)));
        }
    }
    made.retain(|(_, made)| made != value);
    made
}

const SINGLE: [&str; 10] = [
    "first digit wrong",
    "middle digit wrong",
    "last digit wrong",
    "two digits transposed",
    "a digit dropped",
    "a digit doubled",
    "ten times too large",
    "ten times too small",
    "the point lost",
    "a percentage over 100",
];
const OTHERS: [&str; 8] = [
    "level and growth exchanged",
    "neighbours exchanged",
    "printed again with another value",
    UNIT,
    SIGN,
    YEAR,
    AREA,
    MEASURE,
];
const UNIT: &str = "万 and 亿 mistaken";
const SIGN: &str = "the sign reversed";
const YEAR: &str = "another year";
const AREA: &str = "another area";
const MEASURE: &str = "level and change mistaken";

/// Every error that is planted.
fn plants(world: &World) -> Vec<Plant> {
    let mut plants = Vec::new();
    for (at, entry) in world.entries.iter().enumerate() {
        let mut add = |kind, edits: Vec<Edit>, what: &str| {
            plants.push(Plant {
                kind,
                bound: entry.bound,
                edits,
                what: format!(
                    "{} {}{} → {what}",
                    wording::record_id(
                        &world.dataset,
                        world.dataset.subject(entry.record).unwrap()
                    ),
                    entry.value,
                    entry.unit
                ),
            });
        };
        for (kind, value) in slips(&entry.value) {
            add(kind, world.revalued(entry, &value), &value);
        }
        let is_dated = matches!(&*entry.header, "observation" | "target");
        let measure = world.key(entry, "measure").unwrap_or("level");
        if entry.unit == "%" && measure != "growth" {
            let over = format!("1{:0>2}", entry.value);
            let over = if entry.value.split('.').next().unwrap().len() > 2 {
                format!("9{}", entry.value)
            } else {
                over
            };
            add("a percentage over 100", world.revalued(entry, &over), &over);
        }
        for unit in other_units(&entry.unit) {
            let printed = world
                .text(entry, &entry.printed)
                .replacen(&entry.unit, &unit, 1);
            let edit = |range: &Range<usize>, text: String| Edit {
                file: entry.file,
                range: range.clone(),
                text,
            };
            let edits = vec![
                edit(&entry.keys["unit"], unit.clone()),
                edit(&entry.printed, printed),
            ];
            add(UNIT, edits, &unit);
        }
        let negative = entry.value.strip_prefix('-');
        let reversed = negative.map_or(format!("-{}", entry.value), str::to_owned);
        let edit = Edit {
            file: entry.file,
            range: entry.keys["value"].clone(),
            text: reversed.clone(),
        };
        add(SIGN, vec![edit], &reversed);
        // A year back or a year on, by turns; the other way where there is no file of that year.
        let turn = if at % 2 == 0 { -1 } else { 1 };
        let years = [turn, -turn];
        if let Some((years, edits)) = years
            .into_iter()
            .find_map(|years| Some((years, moved(world, entry, years)?)))
        {
            add(YEAR, edits, &format!("{years:+} years"));
        }
        if is_dated {
            let other = match world.key(entry, "area") {
                None => "zhengzhou",
                Some(_) => "zzhtz",
            };
            let edit = match entry.keys.get("area") {
                Some(range) => Edit {
                    file: entry.file,
                    range: range.clone(),
                    text: other.to_owned(),
                },
                None => line_after_heading(world, entry, &format!("area = \"{other}\"")),
            };
            add(AREA, vec![edit], other);
            let edit = match (measure, entry.keys.get("measure")) {
                ("change", Some(range)) => Some(Edit {
                    file: entry.file,
                    range: range.clone(),
                    text: "level".to_owned(),
                }),
                ("level", None) if entry.unit != "%" && entry.unit != "个百分点" => {
                    Some(line_after_heading(world, entry, "measure = \"change\""))
                }
                _ => None,
            };
            if let Some(edit) = edit {
                add(MEASURE, vec![edit], "other measure");
            }
        }
        // The level with the number of the growth, and the other way round.
        let key = |of: &Entry| {
            ["indicator", "area", "period"].map(|key| world.key(of, key).map(str::to_owned))
        };
        if measure == "level" && entry.header == "observation" {
            let growth = world.entries.iter().find(|of| {
                of.file == entry.file
                    && of.header == "observation"
                    && key(of) == key(entry)
                    && world.key(of, "measure") == Some("growth")
            });
            if let Some(growth) = growth {
                let mut edits = world.revalued(entry, &growth.value);
                edits.extend(world.revalued(growth, &entry.value));
                add("level and growth exchanged", edits, "exchanged");
            }
        }
        // The next figure of the file that is printed in the same unit.
        let next = world.entries[at + 1..].iter().take(3).find(|next| {
            next.file == entry.file && next.unit == entry.unit && next.value != entry.value
        });
        if let Some(next) = next {
            let mut edits = world.revalued(entry, &next.value);
            edits.extend(world.revalued(next, &entry.value));
            let what = format!("exchanged with {}", next.value);
            add("neighbours exchanged", edits, &what);
        }
        if let Some(edits) = printed_again(world, entry, &slips(&entry.value)[0].1) {
            add("printed again with another value", edits, "again");
        }
    }
    plants
}

fn line_after_heading(world: &World, entry: &Entry, line: &str) -> Edit {
    let text = &world.sources.files[entry.file].text[entry.block.clone()];
    let at = entry.block.start + text.find('\n').unwrap() + 1;
    Edit {
        file: entry.file,
        range: at..at,
        text: format!("{line}\n"),
    }
}

/// The units that a scale word mistaken or forgotten makes of one.
fn other_units(unit: &str) -> Vec<String> {
    if let Some(base) = unit.strip_prefix('亿') {
        vec![format!("万{base}")]
    } else if let Some(base) = unit.strip_prefix('万') {
        vec![format!("亿{base}"), base.to_owned()]
    } else {
        Vec::new()
    }
}

/// The entry under another year: in the file of that year, its period moved along.
fn moved(world: &World, entry: &Entry, years: i32) -> Option<Vec<Edit>> {
    let year_of = |text: &str| text[..4].parse::<i32>().unwrap();
    let replaced = |range: &Range<usize>| {
        let text = world.text(entry, range);
        format!("{}{}", year_of(text) + years, &text[4..])
    };
    let period = entry.keys.get("period");
    if !matches!(&*entry.header, "observation" | "target") {
        let range = period?.clone();
        let text = replaced(&range);
        let edit = Edit {
            file: entry.file,
            range,
            text,
        };
        return Some(vec![edit]);
    }
    let name = &world.sources.files[entry.file].name;
    let year = year_of(name.strip_prefix("years/")?) + years;
    let file = format!("years/{year}.toml");
    let to = world.sources.files.iter().position(|of| of.name == file)?;
    let mut block = world.text(entry, &entry.block).to_owned();
    if let Some(range) = period {
        let inside = range.start - entry.block.start..range.end - entry.block.start;
        block.replace_range(inside, &replaced(range));
    }
    // A base stays where it was.
    let end = world.sources.files[to].text.len();
    Some(vec![
        Edit {
            file: entry.file,
            range: entry.block.clone(),
            text: String::new(),
        },
        Edit {
            file: to,
            range: end..end,
            text: format!("\n{block}\n"),
        },
    ])
}

/// The entry once more on a line far from others, with another value.
fn printed_again(world: &World, entry: &Entry, value: &str) -> Option<Vec<Edit>> {
    if entry.header != "observation" {
        return None;
    }
    let edits = world.revalued(entry, value);
    let mut block = world.text(entry, &entry.block).to_owned();
    let start = entry.block.start;
    for edit in edits.into_iter().rev() {
        let range = edit.range.start - start..edit.range.end - start;
        block.replace_range(range, &edit.text);
    }
    let line = world.dataset.subject(entry.record)?.citation().line;
    let block = block.replace(&format!("line = {line},"), &format!("line = {},", line + 1));
    let end = world.sources.files[entry.file].text.len();
    Some(vec![Edit {
        file: entry.file,
        range: end..end,
        text: format!("\n{block}\n"),
    }])
}

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

/// A change that is no error.
struct Harmless {
    kind: &'static str,
    edits: Vec<Edit>,
    /// A card added to the files.
    card: bool,
    what: String,
}

/// The card of a third article, published after all others.
const LATER: &str = "id = \"005\"\ntitle_zh = \"后来的文章\"\ntitle_en = \"A later article\"\n\
    newspaper_zh = \"某报\"\nnewspaper_en = \"Some paper\"\ndate = \"2024-03\"\nlines = 100000\n\
    sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";

/// The entry of an observation or a target once more, in the later article.
fn published_later(
    world: &World,
    entry: &Entry,
    line: usize,
    value: &str,
    hedge: &str,
) -> Vec<Edit> {
    let edits = world.revalued(entry, value);
    let mut block = world.text(entry, &entry.block).trim_end().to_owned();
    let start = entry.block.start;
    for edit in edits.into_iter().rev() {
        let range = edit.range.start - start..edit.range.end - start;
        block.replace_range(range, &edit.text);
    }
    let cite = block.find("article = \"").unwrap() + 11;
    block.replace_range(cite..cite + 3, "005");
    let at = block.find("line = ").unwrap() + 7;
    let end = at + block[at..].find(',').unwrap();
    block.replace_range(at..end, &line.to_string());
    if !hedge.is_empty() && !block.contains("qualifier") {
        let heading = block.find('\n').unwrap() + 1;
        block.insert_str(heading, &format!("qualifier = \"{hedge}\"\n"));
    }
    let end = world.sources.files[entry.file].text.len();
    let text = format!("\n{block}\n");
    vec![Edit {
        file: entry.file,
        range: end..end,
        text,
    }]
}

/// The figure of the year after all others, so many percent of the last, in the later article.
fn next_year(world: &World, entry: &Entry, percent: i64, line: usize) -> Option<Vec<Edit>> {
    let measure = world.key(entry, "measure").unwrap_or("level");
    let is_dated = matches!(&*entry.header, "observation" | "target");
    if !is_dated || entry.keys.contains_key("period") || entry.keys.contains_key("base") {
        return None;
    }
    let value: rust_decimal::Decimal = entry.value.parse().unwrap();
    let rate = measure == "growth" || entry.unit == "%" || entry.unit == "位";
    let decimals = entry
        .value
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    // As coarse as before; rates as they were.
    let more = if rate {
        value
    } else {
        value * rust_decimal::Decimal::new(percent, 2)
    };
    let more = rounded(&more.to_string(), u32::try_from(decimals).unwrap());
    let mut edits = published_later(world, entry, line, &more, "");
    let year = if entry.header == "target" {
        "2024"
    } else {
        "2023"
    };
    // What is told of 2015 says nothing of the years to come; figures of the last year cannot be
    // told apart from a new publication.
    let file = format!("years/{year}.toml");
    let own = &world.sources.files[entry.file].name;
    if *own == file || ["years/1991.toml", "years/2015.toml"].contains(&&**own) {
        return None;
    }
    let to = world.sources.files.iter().position(|of| of.name == file);
    let edit = edits.first_mut().unwrap();
    match to {
        Some(to) => {
            let end = world.sources.files[to].text.len();
            edit.file = to;
            edit.range = end..end;
        }
        // A new file.
        None => edit.file = usize::MAX,
    }
    Some(edits)
}

fn rounded(value: &str, decimals: u32) -> String {
    let value: rust_decimal::Decimal = value.parse().unwrap();
    zoneboard::text::numbers::rounded(value, decimals).to_string()
}

fn harmless(world: &World) -> Vec<Harmless> {
    let mut all = Vec::new();
    for (at, entry) in world.entries.iter().enumerate() {
        let mut add = |kind, edits, card, what: &str| {
            let id =
                wording::record_id(&world.dataset, world.dataset.subject(entry.record).unwrap());
            all.push(Harmless {
                kind,
                edits,
                card,
                what: format!("{id} {what}"),
            });
        };
        let decimals = entry
            .value
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        if decimals > 0 {
            let coarser = rounded(&entry.value, u32::try_from(decimals - 1).unwrap());
            add(
                "a decimal less",
                world.revalued(entry, &coarser),
                false,
                &coarser,
            );
        }
        // A little more or a little less, by turns.
        let percent = if at % 2 == 0 { 107 } else { 96 };
        if let Some(edits) = next_year(world, entry, percent, 20 * (at + 1)) {
            add("a plausible new year", edits, true, "next year");
        }
        if entry.header != "observation" {
            continue;
        }
        let line = 20 * (at + 1);
        let same = published_later(world, entry, line, &entry.value, "");
        add(
            "the same value published again",
            same.clone(),
            true,
            &entry.value,
        );
        if decimals > 0 {
            let coarser = rounded(&entry.value, u32::try_from(decimals - 1).unwrap());
            let later = published_later(world, entry, line, &coarser, "");
            add("published again with a decimal less", later, true, &coarser);
        }
        let whole = entry.value.split('.').next().unwrap().len();
        let exact = world.key(entry, "qualifier").is_none();
        if exact && whole > 2 && !entry.unit.ends_with(['%', '点']) {
            // "About 340" of 341.
            let number: rust_decimal::Decimal = entry.value.parse().unwrap();
            let ten = rust_decimal::Decimal::TEN;
            let round = (number / ten).round() * ten;
            let about =
                published_later(world, entry, line, &round.normalize().to_string(), "about");
            add("an approximate repetition", about, true, &round.to_string());
            let down = (number / ten).floor() * ten;
            let over = published_later(world, entry, line, &down.normalize().to_string(), "over");
            add(
                "an approximate repetition",
                over,
                true,
                &format!("over {down}"),
            );
        }
    }
    all
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
