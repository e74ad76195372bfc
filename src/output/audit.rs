//! An audit to hand to a colleague: a paragraph for each finding that is not consistent, the tally,
//! and what could not be tested and why. And as data.

use std::io::{self, Write};

use strum::{EnumString, VariantNames};

use super::format::{self, CsvOptions};
use crate::analysis::audit::statement;
use crate::analysis::audit::{Audit, Check, Outcome};
use crate::dataset::Dataset;
use crate::sheet::Context;
use crate::sheet::checks::{Checks, tally_text};
use crate::sheet::list::{ListOptions, list};
use crate::text::{Lang, wrap};
use crate::wording::finding;

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Paragraphs.
    Text,
    /// One JSON array, a check each.
    Json,
    /// Comma-separated values, a check each.
    Csv,
}

/// Columns of a paragraph.
const WIDTH: usize = 80;

/// Writes the audit of a context, which has to have one.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(out: &mut dyn Write, cx: &Context<'_>, format: Format) -> io::Result<()> {
    match format {
        Format::Text => match cx.audit {
            Some(audit) => text(out, cx.dataset, audit, cx.lang),
            None => Ok(()),
        },
        Format::Json => records(out, cx, format::Format::Json),
        Format::Csv => records(out, cx, format::Format::Csv),
    }
}

fn records(out: &mut dyn Write, cx: &Context<'_>, format: format::Format) -> io::Result<()> {
    let checks = list(&Checks, cx, &ListOptions::default());
    format::write(out, &Checks, cx, &checks, format, CsvOptions::default())
}

fn text(out: &mut dyn Write, dataset: &Dataset, audit: &Audit, lang: Lang) -> io::Result<()> {
    let title = dataset.zone().title.get(lang);
    writeln!(out, "{title} · {}", lang.audit_title())?;
    writeln!(out, "{}", tally_text(audit, lang))?;
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
