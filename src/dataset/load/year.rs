//! `years/YYYY.toml`: what was reached and what was promised in one year.

use super::catalogue::Catalogue;
use super::figure::{self, Printed};
use super::word;
use crate::dataset::diagnostic::{Diagnostic, Kind, Problem, nearest};
use crate::dataset::id::{AreaId, IndicatorId};
use crate::dataset::notice::Confirmed;
use crate::dataset::observation::{
    Addition, Basis, Citation, Dating, Measure, NotComparable, Observation, Place, Reading, Target,
    Whole,
};
use crate::dataset::reader::{Noted, Parsed, Table, Word, read_file};
use crate::dataset::source::SourceFile;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Figure, Period};
use crate::text::{Bilingual, Safe};

/// The entries of one year's file, each there or told.
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

/// The measures, by the word that names them; what they need beside it is read after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Level,
    Growth,
    Change,
    Share,
    ShareChange,
    ShareLead,
    Rank,
}

const FORM: &[(Form, &str)] = &[
    (Form::Level, "level"),
    (Form::Growth, "growth"),
    (Form::Change, "change"),
    (Form::Share, "share"),
    (Form::ShareChange, "share_change"),
    (Form::ShareLead, "share_lead"),
    (Form::Rank, "rank"),
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
    let place = |table: &Table<'_, '_, '_, '_>| Place {
        file: index,
        offset: u32::try_from(table.span().start).unwrap_or(u32::MAX),
    };
    let YearEntries {
        observations,
        targets,
        diagnostics,
    } = &mut entries;
    let known = &["observation", "target"];
    // A file that is no TOML is told, and there is nothing to keep of it.
    let parsed = Parsed::of(&file.text);
    let _ = read_file(&file.name, &parsed, known, diagnostics, |table| {
        table.each("observation", OBSERVATION, |mut table| {
            let place = place(&table);
            observations.push(read_observation(&mut table, catalogue, year, place));
        });
        table.each("target", TARGET, |mut table| {
            let place = place(&table);
            targets.push(read_target(&mut table, catalogue, year, place));
        });
    });
    entries
}

/// What observations and targets have in common.
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
    let measure = read_measure_of(table, catalogue, period.ok());
    Ok(Key {
        area: area?,
        indicator: indicator?,
        measure: measure?,
        period: period?,
    })
}

/// `measure`, with what it needs beside it; a level where it is left out.
pub(super) fn read_measure_of(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    period: Option<Period>,
) -> Result<Measure, Noted> {
    let form = word::choice_if(table, "measure", FORM)?;
    read_measure(table, catalogue, form.unwrap_or(Form::Level), period)
}

fn read_measure(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    form: Form,
    period: Option<Period>,
) -> Result<Measure, Noted> {
    let shares = [Form::Share, Form::ShareChange, Form::ShareLead];
    for (key, owners, measure) in [
        ("base", &[Form::Growth][..], "growth"),
        ("of", &shares, "share"),
        ("over", &[Form::ShareLead], "share_lead"),
    ] {
        if !owners.contains(&form)
            && let Some(word) = table.text_if(key)
        {
            table.note(word.span, Problem::KeyNeedsMeasure { key, measure });
        }
    }
    match form {
        Form::Level => Ok(Measure::Level),
        Form::Change => Ok(Measure::Change),
        Form::Rank => Ok(Measure::Rank),
        Form::Growth => {
            let base = word::period_if(table, "base")?;
            if let (Some(base), Some(own)) = (&base, period)
                && *base >= own
            {
                table.note(table.span(), Problem::BaseNotBefore);
            }
            // A base that is the year before is what growth means anyway.
            let base = base.filter(|base| period.map(Period::year_before) != Some(*base));
            Ok(Measure::Growth { base })
        }
        Form::Share => read_whole(table, catalogue).map(|of| Measure::Share { of }),
        Form::ShareChange => read_whole(table, catalogue).map(|of| Measure::ShareChange { of }),
        Form::ShareLead => {
            let of = read_whole(table, catalogue);
            let over = table
                .text("over")
                .and_then(|word| catalogue.areas.resolve(table, &word));
            Ok(Measure::ShareLead {
                of: of?,
                over: over?,
            })
        }
    }
}

/// What a share is of: an area or an indicator.
fn read_whole(table: &mut Table<'_, '_, '_, '_>, catalogue: &Catalogue) -> Result<Whole, Noted> {
    let word = table.text("of")?;
    let area = catalogue.areas.find(word.text).map(Whole::Area);
    let indicator = || catalogue.indicators.find(word.text).map(Whole::Indicator);
    if let Some(of) = area.or_else(indicator) {
        return Ok(of);
    }
    let names = catalogue.areas.names().chain(catalogue.indicators.names());
    let nearest = nearest(word.text, names).map(Safe::of);
    let id = Safe::of(word.text);
    let kind = Kind::Whole;
    let problem = Problem::UnknownId { kind, id, nearest };
    Err(table.note(word.span, problem))
}

/// Notes a measure that figures of the indicator's kind do not have.
pub(super) fn check_measure(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    indicator: IndicatorId,
    measure: Measure,
) {
    let Some(indicator) = catalogue.indicators.get(indicator) else {
        return;
    };
    if indicator.kind.takes(measure) {
        return;
    }
    // A measure that is left out is a level.
    let span = table
        .text_if("measure")
        .map_or_else(|| table.span(), |word| word.span);
    let problem = Problem::WrongMeasure {
        measure: measure.id(),
        indicator: Safe::of(&indicator.id),
        kind: indicator.kind,
    };
    table.note(span, problem);
}

/// `word` and `counted`: how something was added, or that a level is the sum of all years.
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

/// What an inferred period may be taken from.
const INFERRED: &[(Dating, &str)] = &[(Dating::Context, "context"), (Dating::Relation, "relation")];

/// `inferred_period`, whose reasons the note tells.
fn read_dating(table: &mut Table<'_, '_, '_, '_>) -> Result<Dating, Noted> {
    let Some(word) = table.text_if("inferred_period") else {
        return Ok(Dating::Printed);
    };
    if !table.has("note") {
        table.note(word.span.clone(), Problem::InferredWithoutNote);
    }
    table.choice(&word, INFERRED)
}

/// Notes a unit in which the measure of the indicator is not counted.
fn check_unit(
    table: &mut Table<'_, '_, '_, '_>,
    catalogue: &Catalogue,
    key: &Key,
    figure: &Figure,
    word: &Word<'_>,
) {
    let Some(indicator) = catalogue.indicators.get(key.indicator) else {
        return;
    };
    let (fits, expected) = match key.measure {
        Measure::Growth { .. } | Measure::Share { .. } => {
            (figure.unit.dimension() == Dimension::Percent, Safe::of("%"))
        }
        Measure::Rank => (figure.unit.dimension() == Dimension::Rank, Safe::of("位")),
        Measure::ShareChange { .. } | Measure::ShareLead { .. } => (
            figure.unit.dimension() == Dimension::Points,
            Safe::of("个百分点"),
        ),
        Measure::Change if indicator.unit.is_rate() => (
            figure.unit.dimension() == Dimension::Points,
            Safe::of("个百分点"),
        ),
        Measure::Level | Measure::Change => (
            figure.unit.comparable(indicator.unit),
            Safe::shown(&indicator.unit),
        ),
    };
    if !fits {
        let problem = Problem::WrongUnit {
            unit: Safe::shown(&figure.unit),
            indicator: Some(Safe::of(&indicator.id)),
            expected,
        };
        table.note(word.span.clone(), problem);
    }
}

/// What observations and targets have in common, once it is known to be without mistakes.
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
    check_measure(table, catalogue, key.indicator, key.measure);
    check_unit(table, catalogue, &key, &figure, &unit);
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
    let Entry {
        key,
        figure,
        citation,
        addition,
        note,
        confirmed,
    } = entry?;
    let Key {
        area,
        indicator,
        measure,
        period,
    } = key;
    Ok(Observation {
        area,
        indicator,
        measure,
        period,
        figure,
        basis: basis?,
        citation,
        addition,
        dating: dating?,
        note,
        confirmed,
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
    // Read even beside mistakes, so that its own are told with them.
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
    let Entry {
        key,
        figure,
        citation,
        addition,
        note,
        confirmed,
    } = entry?;
    let Key {
        area,
        indicator,
        measure,
        period,
    } = key;
    Ok(Target {
        area,
        indicator,
        measure,
        period,
        figure,
        citation,
        addition,
        not_comparable: not_comparable?.map(Box::new),
        readings: readings?,
        not_published: not_published?.map(Box::new),
        note,
        confirmed,
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
    let measure = read_measure_of(table, catalogue, None);
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
    let measure = match word::choice_if(table, "measure", FORM) {
        Ok(Some(form)) => read_measure(table, catalogue, form, None),
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
