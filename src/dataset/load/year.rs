//! `years/YYYY.toml`: the observations and targets of one year.

use super::catalogue::Catalogue;
use super::figure::{self, Printed};
use super::{measure, word};
use crate::dataset::diagnostic::{Diagnostic, Problem};
use crate::dataset::id::{AreaId, IndicatorId};
use crate::dataset::notice::Confirmed;
use crate::dataset::observation::{
    Addition, Basis, Citation, Dating, Measure, NotComparable, Observation, Place, Reading, Target,
};
use crate::dataset::reader::{Noted, Parsed, Table, Word, read_file};
use crate::dataset::source::SourceFile;
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::text::Bilingual;

/// The entries of one year's file, each read or noted.
#[derive(Default)]
pub(super) struct YearEntries {
    pub(super) observations: Vec<Result<Observation, Noted>>,
    pub(super) targets: Vec<Result<Target, Noted>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

const OBSERVATION: &[&str] = &[
    "indicator",
    "area",
    "measure",
    "base",
    "of",
    "over",
    "word",
    "counted",
    "period",
    "inferred_period",
    "value",
    "unit",
    "qualifier",
    "basis",
    "cite",
    "note",
    "confirmed",
];

const TARGET: &[&str] = &[
    "indicator",
    "area",
    "measure",
    "base",
    "of",
    "over",
    "word",
    "counted",
    "period",
    "value",
    "unit",
    "bound",
    "strive",
    "cite",
    "not_comparable",
    "readings",
    "not_published",
    "note",
    "confirmed",
];

pub(super) fn read(index: u32, file: &SourceFile, catalogue: &Catalogue) -> YearEntries {
    let mut entries = YearEntries::default();
    let stem = file
        .name
        .strip_prefix("years/")
        .and_then(|name| name.strip_suffix(".toml"));
    let Some(Ok(Period::Year(year))) = stem.map(str::parse) else {
        entries
            .diagnostics
            .push(Diagnostic::of_file(&file.name, Problem::BadFileName));
        return entries;
    };
    let YearEntries {
        observations,
        targets,
        diagnostics,
    } = &mut entries;
    let known = &["observation", "target"];
    // An error in the TOML has been noted, and such a file has no entries.
    let parsed = Parsed::of(&file.text);
    let _ = read_file(&file.name, &parsed, known, diagnostics, |table| {
        table.each("observation", OBSERVATION, |mut table| {
            let place = figure::place(index, &table);
            observations.push(read_observation(&mut table, catalogue, year, place));
        });
        table.each("target", TARGET, |mut table| {
            let place = figure::place(index, &table);
            targets.push(read_target(&mut table, catalogue, year, place));
        });
    });
    entries
}

/// The key of an observation or a target.
struct Key {
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
}

fn read_key(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    year: Year,
) -> Result<Key, Noted> {
    let indicator = table
        .text("indicator")
        .and_then(|word| catalogue.indicators.resolve(table, &word));
    let area = match table.text_if("area") {
        Some(word) => catalogue.areas.resolve(table, &word),
        None => catalogue.home,
    };
    let period = match table.text_if("period") {
        Some(word) => word::period(table, &word).inspect(|period| {
            if period.year() != year {
                table.note(word.span.clone(), Problem::PeriodOutsideYear(year));
            }
        }),
        None => Ok(Period::Year(year)),
    };
    let measure = measure::read(table, catalogue, period.ok());
    Ok(Key {
        area: area?,
        indicator: indicator?,
        measure: measure?,
        period: period?,
    })
}

/// `word` and `counted`: how the article describes a change or a cumulated level.
fn read_addition(
    table: &mut Table<'_, '_, '_, '_>,
    measure: Option<Measure>,
) -> Result<Option<Box<Addition>>, Noted> {
    let span = table.span();
    let word = table.bilingual_if("word");
    let counted = word::variant_if(table, "counted")?;
    if word.is_none() && counted.is_none() {
        return Ok(None);
    }
    let misplaced = match measure {
        None | Some(Measure::Change) => None,
        Some(Measure::Level) => counted.map(|_| "counted"),
        Some(_) if word.is_some() => Some("word"),
        Some(_) => Some("counted"),
    };
    if let Some(key) = misplaced {
        let measure = "change";
        return Err(table.note(span, Problem::KeyNeedsMeasure { key, measure }));
    }
    Ok(Some(Box::new(Addition { word, counted })))
}

/// The words of `inferred_period`.
const INFERRED: &[(Dating, &str)] = &[(Dating::Context, "context"), (Dating::Relation, "relation")];

/// `inferred_period`, which requires a note with the reasons.
fn read_dating(table: &mut Table<'_, '_, '_, '_>) -> Result<Dating, Noted> {
    let Some(word) = table.text_if("inferred_period") else {
        return Ok(Dating::Printed);
    };
    if !table.has("note") {
        table.note(word.span.clone(), Problem::InferredWithoutNote);
    }
    table.choice(&word, INFERRED)
}

/// What observations and targets have in common.
struct Entry {
    key: Key,
    figure: Figure,
    citation: Citation,
    addition: Option<Box<Addition>>,
    note: Option<Box<Bilingual>>,
    confirmed: Vec<Confirmed>,
}

fn read_entry<'t>(
    table: &mut Table<'t, '_, '_, '_>,
    catalogue: &Catalogue,
    year: Year,
    read_figure: impl FnOnce(&mut Table<'t, '_, '_, '_>) -> Result<(Figure, Word<'t>), Noted>,
) -> Result<Entry, Noted> {
    let key = read_key(table, catalogue, year);
    let figure = read_figure(table);
    let citation = figure::citation(table, catalogue, Printed::Required);
    let measure = key.as_ref().ok().map(|key| key.measure);
    let addition = read_addition(table, measure);
    let note = table.bilingual_if("note").map(Box::new);
    let confirmed = figure::confirmed(table);
    let (key, (figure, unit)) = (key?, figure?);
    measure::check(table, catalogue, key.indicator, key.measure);
    measure::check_unit(table, catalogue, key.indicator, key.measure, &figure, &unit);
    Ok(Entry {
        key,
        figure,
        citation: citation?,
        addition: addition?,
        note,
        confirmed,
    })
}

fn read_observation(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    year: Year,
    place: Place,
) -> Result<Observation, Noted> {
    let dating = read_dating(table);
    let entry = read_entry(table, catalogue, year, figure::figure);
    let basis = word::choice_if(table, "basis", &Basis::ALL);
    let is_growth = |entry: &Entry| matches!(entry.key.measure, Measure::Growth { .. });
    if matches!(basis, Ok(Some(_))) && entry.as_ref().is_ok_and(|entry| !is_growth(entry)) {
        let (key, measure) = ("basis", "growth");
        table.note(table.span(), Problem::KeyNeedsMeasure { key, measure });
    }
    let entry = entry?;
    Ok(Observation {
        area: entry.key.area,
        indicator: entry.key.indicator,
        measure: entry.key.measure,
        period: entry.key.period,
        figure: entry.figure,
        basis: basis?,
        citation: entry.citation,
        addition: entry.addition,
        dating: dating?,
        note: entry.note,
        confirmed: entry.confirmed,
        place,
    })
}

fn read_target(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    year: Year,
    place: Place,
) -> Result<Target, Noted> {
    let entry = read_entry(table, catalogue, year, figure::promise);
    // These are read even if the entry has mistakes, so that theirs are reported, too.
    let measure = entry.as_ref().map(|entry| entry.key.measure);
    let not_comparable = table
        .table_if("not_comparable", &["indicator", "measure", "why"])
        .map(|mut table| read_not_comparable(&mut table, catalogue, measure.map_err(|n| *n)))
        .transpose();
    let mut readings: Vec<Result<Reading, Noted>> = Vec::new();
    table.each("readings", READING, |mut table| {
        readings.push(read_reading(&mut table, catalogue));
    });
    let readings: Result<Box<[Reading]>, Noted> = readings.into_iter().collect();
    let not_published = table
        .table_if("not_published", &["cite"])
        .map(|mut table| figure::citation(&mut table, catalogue, Printed::Optional))
        .transpose();
    let entry = entry?;
    Ok(Target {
        area: entry.key.area,
        indicator: entry.key.indicator,
        measure: entry.key.measure,
        period: entry.key.period,
        figure: entry.figure,
        citation: entry.citation,
        addition: entry.addition,
        not_comparable: not_comparable?.map(Box::new),
        readings: readings?,
        not_published: not_published?.map(Box::new),
        note: entry.note,
        confirmed: entry.confirmed,
        place,
    })
}

const READING: &[&str] = &["indicator", "measure", "base", "of", "over", "why"];

fn read_reading(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
) -> Result<Reading, Noted> {
    let indicator = table
        .text("indicator")
        .and_then(|word| catalogue.indicators.resolve(table, &word));
    let measure = measure::read(table, catalogue, None);
    let why = table
        .table("why", &["zh", "en"])
        .and_then(|mut why| why.said());
    Ok(Reading {
        indicator: indicator?,
        measure: measure?,
        why: why?,
    })
}

fn read_not_comparable(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    promised: Result<Measure, Noted>,
) -> Result<NotComparable, Noted> {
    let indicator = table
        .text_if("indicator")
        .map(|word| catalogue.indicators.resolve(table, &word))
        .transpose();
    let measure = match measure::read_if(table, catalogue, None) {
        Ok(Some(measure)) => Ok(measure),
        Ok(None) => promised,
        Err(noted) => Err(noted),
    };
    let why = table
        .table("why", &["zh", "en"])
        .and_then(|mut why| why.said());
    let (indicator, measure) = (indicator?, measure?);
    Ok(NotComparable {
        instead: indicator.map(|indicator| (indicator, measure)),
        why: why?,
    })
}
