//! The scorecard of a year: complete, linear, without boxes. For pipes, and for readers whom a
//! screen full of columns does not serve.

use std::io::{self, Write};

use comfy_table::{CellAlignment, Table, TableStyle, presets};
use serde::Serialize;

use crate::analysis::result::Actual;
use crate::analysis::scorecard::{Score, scorecard, tally};
use crate::analysis::verdict::Scale;
use crate::dataset::{AreaId, Citation, Dataset};
use crate::figure::period::Year;
use crate::text::{Lang, align_decimal, numbers};
use crate::wording;

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An aligned plain table.
    Text,
    /// A Markdown table.
    Markdown,
    /// One JSON object.
    Json,
}

impl Format {
    /// The formats, with the names the command line uses.
    pub const ALL: [(Format, &'static str); 3] = [
        (Format::Text, "text"),
        (Format::Markdown, "markdown"),
        (Format::Json, "json"),
    ];
}

/// Writes the scorecard of an area for a year.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    dataset: &Dataset,
    area: AreaId,
    year: Year,
    lang: Lang,
    format: Format,
) -> io::Result<()> {
    let scores = scorecard(dataset, area, year);
    let place = dataset.area(area).map_or("", |area| area.name.get(lang));
    match format {
        Format::Text => {
            writeln!(out, "{place} · {}", lang.targets_title(year))?;
            writeln!(out, "{}", tally_line(&scores, lang))?;
            if scores.is_empty() {
                return writeln!(out, "{}", lang.sentence_no_targets(year));
            }
            for scale in [Scale::Rate, Scale::Quantity] {
                let rows = rows(dataset, &scores, scale, lang);
                if !rows.is_empty() {
                    let name = group_name(scale, lang);
                    writeln!(
                        out,
                        "\n{}",
                        trimmed(&table(name, rows, scale, lang, presets::NOTHING))
                    )?;
                }
            }
            Ok(())
        }
        Format::Markdown => {
            writeln!(out, "# {place} · {}\n", lang.targets_title(year))?;
            writeln!(out, "{}", tally_line(&scores, lang))?;
            for scale in [Scale::Rate, Scale::Quantity] {
                let rows = rows(dataset, &scores, scale, lang);
                if !rows.is_empty() {
                    let name = group_name(scale, lang);
                    let preset = presets::ASCII_MARKDOWN;
                    writeln!(
                        out,
                        "\n## {name}\n\n{}",
                        table(name, rows, scale, lang, preset)
                    )?;
                }
            }
            Ok(())
        }
        Format::Json => {
            let report = Report {
                area: dataset.area(area).map_or("", |area| &area.id),
                year,
                targets: scores
                    .iter()
                    .map(|score| Entry::of(dataset, score, lang))
                    .collect(),
            };
            serde_json::to_writer_pretty(&mut *out, &report)?;
            writeln!(out)
        }
    }
}

fn group_name(scale: Scale, lang: Lang) -> &'static str {
    match scale {
        Scale::Rate => lang.group_rates(),
        Scale::Quantity => lang.group_quantities(),
    }
}

/// How many targets came to which verdict.
#[must_use]
pub fn tally_line(scores: &[Score<'_>], lang: Lang) -> String {
    let counts: Vec<String> = tally(scores)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{} {count}", wording::verdict(verdict, lang)))
        .collect();
    counts.join("  ")
}

/// Verdict, name, target, result, gap, citations.
type Row = [String; 7];

fn rows(dataset: &Dataset, scores: &[Score<'_>], scale: Scale, lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = scores
        .iter()
        .filter(|score| score.scale == scale)
        .map(|score| {
            let target = score.target;
            let unit = numbers::Style::of(target.figure.unit, lang).heading();
            let name = wording::promise(dataset, target, lang);
            let name = if unit.is_empty() || unit == "%" {
                name
            } else {
                format!("{name} ({unit})")
            };
            [
                wording::verdict(score.verdict, lang).to_owned(),
                name,
                wording::target(target, lang),
                // Computed, not published, as on the screen.
                match &score.actual {
                    Some(Actual::Derived(_)) => format!("= {}", wording::actual(score, lang)),
                    _ => wording::actual(score, lang),
                },
                wording::gap(score, lang),
                wording::citation(dataset, &target.citation),
                result_citations(dataset, score).join(" "),
            ]
        })
        .collect();
    for column in 2..5 {
        let texts: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(String::as_str)
            .collect();
        let aligned = align_decimal(&texts);
        for (row, text) in rows.iter_mut().zip(aligned) {
            if let Some(cell) = row.get_mut(column) {
                *cell = text;
            }
        }
    }
    rows
}

fn table(name: &str, rows: Vec<Row>, scale: Scale, lang: Lang, preset: TableStyle) -> String {
    let gap = match scale {
        Scale::Rate => lang.column_points(),
        Scale::Quantity => lang.column_completion(),
    };
    let mut table = Table::new();
    table.load_style(preset);
    table.set_header([
        lang.column_verdict(),
        name,
        lang.column_target(),
        lang.column_actual(),
        gap,
        lang.column_target_source(),
        lang.column_actual_source(),
    ]);
    table.add_rows(rows);
    for column in 2..5 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// Without blanks at the ends of lines.
fn trimmed(table: &str) -> String {
    table
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The lines a result stands on: its own, or those of the figures it follows from.
#[must_use]
pub fn result_citations(dataset: &Dataset, score: &Score<'_>) -> Vec<String> {
    let cited: Vec<&Citation> = match &score.actual {
        None => Vec::new(),
        Some(Actual::Stated(observation)) => vec![&observation.citation],
        Some(Actual::Derived(derivation)) => derivation
            .steps
            .iter()
            .flat_map(|s| [&s.left.citation, &s.right.citation])
            .collect(),
    };
    let mut places: Vec<String> = cited
        .into_iter()
        .map(|citation| wording::citation(dataset, citation))
        .collect();
    places.sort();
    places.dedup();
    places
}

/// A report as data. Numbers are texts, so that no reader of JSON rounds them.
#[derive(Serialize)]
struct Report<'d> {
    area: &'d str,
    year: Year,
    targets: Vec<Entry<'d>>,
}

#[derive(Serialize)]
struct Entry<'d> {
    indicator: &'d str,
    name: String,
    measure: &'static str,
    target: String,
    unit: String,
    qualifier: String,
    verdict: &'static str,
    /// `stated` or `derived`; nothing without a result.
    result_is: Option<&'static str>,
    result_low: Option<String>,
    result_high: Option<String>,
    target_source: String,
    result_sources: Vec<String>,
}

impl<'d> Entry<'d> {
    fn of(dataset: &'d Dataset, score: &Score<'_>, lang: Lang) -> Entry<'d> {
        let target = score.target;
        let power = 0i32.saturating_sub(target.figure.unit.magnitude().power());
        let value = score
            .actual
            .as_ref()
            .and_then(|actual| actual.value().ok()?.shift(power).ok());
        let text = |bound: Option<rust_decimal::Decimal>| bound.map(|bound| bound.to_string());
        Entry {
            indicator: dataset
                .indicator(target.indicator)
                .map_or("", |indicator| &indicator.id),
            name: wording::promise(dataset, target, lang),
            measure: target.measure.id(),
            target: target.figure.value.to_string(),
            unit: target.figure.unit.to_string(),
            qualifier: target.figure.qualifier.to_string(),
            verdict: score.verdict.id(),
            result_is: score.actual.as_ref().map(|actual| match actual {
                Actual::Stated(_) => "stated",
                Actual::Derived(_) => "derived",
            }),
            result_low: text(value.and_then(|value| value.lo())),
            result_high: text(value.and_then(|value| value.hi())),
            target_source: wording::citation(dataset, &target.citation),
            result_sources: result_citations(dataset, score),
        }
    }
}
