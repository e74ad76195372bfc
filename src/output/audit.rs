//! An audit to hand to a colleague: a paragraph for each finding that is not consistent, the tally,
//! and what could not be tested and why. And as data.

use std::collections::HashMap;
use std::io::{self, Write};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use super::rows::{self, Format as Rows};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{self, Audit, Check, Outcome, Source};
use crate::dataset::Dataset;
use crate::figure::Interval;
use crate::text::{Lang, wrap};
use crate::wording::{self, finding};

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Paragraphs.
    Text,
    /// One JSON array, a check each.
    Json,
    /// Comma-separated values, a check each.
    Csv,
}

impl Format {
    /// The formats, with the names the command line uses.
    pub const ALL: [(Format, &'static str); 3] = [
        (Format::Text, "text"),
        (Format::Json, "json"),
        (Format::Csv, "csv"),
    ];
}

/// Columns of a paragraph.
const WIDTH: usize = 80;

/// Writes an audit.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    dataset: &Dataset,
    audit: &Audit,
    lang: Lang,
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Text => text(out, dataset, audit, lang),
        Format::Json => checks(out, dataset, audit, Rows::Json),
        Format::Csv => checks(out, dataset, audit, Rows::Csv),
    }
}

fn text(out: &mut dyn Write, dataset: &Dataset, audit: &Audit, lang: Lang) -> io::Result<()> {
    let title = dataset.zone().title.get(lang);
    writeln!(out, "{title} · {}", lang.audit_title())?;
    writeln!(out, "{}", tally(audit, lang))?;
    let told = |check: &&Check| {
        !matches!(
            check.finding.outcome(),
            Outcome::Consistent | Outcome::NotTestable
        )
    };
    for check in audit.checks().iter().filter(told) {
        paragraph(out, dataset, audit, check, lang)?;
    }
    let untested = audit.count(Outcome::NotTestable);
    if untested > 0 {
        writeln!(out, "\n{} {untested}", lang.audit_not_testable_title())?;
    }
    let open = |check: &&Check| check.finding.outcome() == Outcome::NotTestable;
    for check in audit.checks().iter().filter(open) {
        let place = finding::citation(dataset, check.stated);
        let what = heading(dataset, check, lang);
        let figure = finding::figure(dataset, check.stated, lang);
        let why = finding::explanation(dataset, check, lang);
        let needs = finding::need(dataset, check, lang);
        let mut line = format!("{place}  {what} {figure}{}{why}", lang.colon());
        if !needs.is_empty() {
            line.push_str(&format!("{}{needs}", lang.semicolon()));
        }
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// `矛盾 3  存疑 1  …`, with the number of checks before.
#[must_use]
pub fn tally(audit: &Audit, lang: Lang) -> String {
    let counts = audit.tally();
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(outcome, count)| format!("{} {count}", finding::outcome(outcome, lang)))
        .collect();
    let all = lang.audit_tally(audit.checks().len());
    format!("{all}{}{}", lang.colon(), counts.join("  "))
}

fn heading(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let name = finding::name(dataset, check, lang);
    let period = finding::period(dataset, check, lang);
    if period.is_empty() {
        name
    } else {
        format!("{name} · {period}")
    }
}

fn paragraph(
    out: &mut dyn Write,
    dataset: &Dataset,
    audit: &Audit,
    check: &Check,
    lang: Lang,
) -> io::Result<()> {
    let outcome = finding::outcome(check.finding.outcome(), lang);
    let rule = finding::rule(check.rule, lang);
    let what = heading(dataset, check, lang);
    writeln!(out, "\n{outcome}  {what}  [{rule}]")?;
    let told = finding::sentences(dataset, audit, check, lang).join(lang.semicolon());
    for line in wrap(
        &format!("{told}{}", lang.full_stop()),
        WIDTH.saturating_sub(2),
    ) {
        writeln!(out, "  {line}")?;
    }
    let note = statement::record(dataset, check.stated)
        .and_then(|record| dataset.subject(record))
        .and_then(|subject| subject.note())
        .filter(|_| check.finding.outcome().is_open());
    if let Some(note) = note {
        for line in wrap(&lang.noted(note.get(lang)), WIDTH.saturating_sub(2)) {
            writeln!(out, "  {line}")?;
        }
    }
    let mut places: Vec<String> = check
        .sources()
        .map(|source| finding::citation(dataset, source))
        .collect();
    let mut seen = Vec::new();
    places.retain(|place| {
        let new = !seen.contains(place);
        seen.push(place.clone());
        new
    });
    writeln!(out, "  {}{}", lang.places(), places.join(" "))
}

/// One check as a row. Numbers are texts, so that no reader rounds them; they are in `unit`.
#[derive(Debug, Serialize)]
struct Row<'d> {
    id: String,
    rule: &'static str,
    finding: &'static str,
    area: &'d str,
    indicator: String,
    period: String,
    stated: String,
    implied_low: String,
    implied_high: String,
    /// The reason: why explained, what would explain it, what is missing.
    explanation: &'static str,
    /// What is stated first, then what it is held against, then the evidence.
    citations: String,
    unit: String,
    /// What the numbers as printed give.
    point_low: String,
    point_high: String,
    /// `yes` where the verdict on a target hangs on it.
    decision: &'static str,
    evidence: String,
    arithmetic_zh: String,
    arithmetic_en: String,
    explanation_zh: String,
    explanation_en: String,
    hint_zh: String,
    hint_en: String,
}

/// Writes every check as a row.
///
/// # Errors
/// Whatever writing fails with.
pub fn checks(
    out: &mut dyn Write,
    dataset: &Dataset,
    audit: &Audit,
    format: Rows,
) -> io::Result<()> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let checks = audit.checks().iter().map(|check| {
        let mut row = row(dataset, audit, check);
        let times = seen.entry(row.id.clone()).or_default();
        *times = times.saturating_add(1);
        // One figure may be part of several wholes.
        if *times > 1 {
            row.id = format!("{}/{times}", row.id);
        }
        row
    });
    rows::write(out, checks, format)
}

/// A name for a check that stays the same between runs: the rule and the figure it is about.
fn id(dataset: &Dataset, check: &Check) -> String {
    let stated = match check.stated {
        Source::Record(record) => dataset
            .subject(record)
            .map(|subject| wording::record_id(dataset, subject))
            .unwrap_or_default(),
        Source::Restated(..) => finding::citation(dataset, check.stated),
    };
    format!("{}/{stated}", check.rule.id())
}

fn row<'d>(dataset: &'d Dataset, audit: &Audit, check: &Check) -> Row<'d> {
    let (area, period) = finding::place(dataset, check.stated);
    let area = area.unwrap_or(dataset.zone().home);
    let stated = Statement::read(dataset, check.stated);
    let power = stated.map_or(0, |stated| {
        0i32.saturating_sub(stated.unit.magnitude().power())
    });
    let bounds = |interval: Option<Interval>| {
        let interval = interval.and_then(|interval| interval.shift(power).ok());
        // Nobody's tools need more, and outward nothing is lost.
        let text = |bound: Option<Decimal>, strategy| {
            let told = |bound: Decimal| {
                let bound = bound.round_dp_with_strategy(8, strategy);
                bound.normalize().to_string()
            };
            bound.map_or_else(String::new, told)
        };
        match interval {
            Some(interval) => (
                text(interval.lo(), RoundingStrategy::ToNegativeInfinity),
                text(interval.hi(), RoundingStrategy::ToPositiveInfinity),
            ),
            None => (String::new(), String::new()),
        }
    };
    let (implied_low, implied_high) = bounds(check.implied.map(|implied| implied.possible));
    let (point_low, point_high) = bounds(check.implied.map(|implied| implied.point));
    let places = |sources: &mut dyn Iterator<Item = Source>| {
        let mut places: Vec<String> = Vec::new();
        for place in sources.map(|of| finding::citation(dataset, of)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.join(" ")
    };
    let hints = audit::hints(dataset, audit, check);
    let hint = |lang: Lang| {
        let told: Vec<String> = hints
            .iter()
            .map(|hint| finding::hint(dataset, hint, lang))
            .collect();
        told.join(lang.semicolon())
    };
    let explanation = |lang: Lang| {
        let parts = [
            finding::need(dataset, check, lang),
            finding::explanation(dataset, check, lang),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(lang.semicolon())
    };
    Row {
        id: id(dataset, check),
        rule: check.rule.id(),
        finding: check.finding.outcome().id(),
        area: dataset.area(area).map_or("", |area| &area.id),
        indicator: finding::indicator(dataset, check),
        period: period.map(|period| period.to_string()).unwrap_or_default(),
        stated: stated
            .and_then(|stated| stated.figure)
            .map(|figure| figure.value.to_string())
            .unwrap_or_else(|| finding::figure(dataset, check.stated, Lang::Zh)),
        implied_low,
        implied_high,
        explanation: check.finding.reason(),
        citations: places(&mut check.sources()),
        unit: stated
            .map(|stated| stated.unit.to_string())
            .unwrap_or_default(),
        point_low,
        point_high,
        decision: if audit::flips(dataset, check).is_some() {
            "yes"
        } else {
            ""
        },
        evidence: places(&mut check.evidence.iter().copied()),
        arithmetic_zh: finding::arithmetic(dataset, check, Lang::Zh),
        arithmetic_en: finding::arithmetic(dataset, check, Lang::En),
        explanation_zh: explanation(Lang::Zh),
        explanation_en: explanation(Lang::En),
        hint_zh: hint(Lang::Zh),
        hint_en: hint(Lang::En),
    }
}
