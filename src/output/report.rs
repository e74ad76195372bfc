//! The scorecard of a year under a sentence made from it: complete, linear, without boxes. For pipes,
//! and for readers whom a screen full of columns does not serve.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use strum::{EnumString, VariantNames};

use super::format::{self, Records};
use super::page;
use crate::figure::period::Year;
use crate::sheet::list::{ListOptions, list};
use crate::sheet::scorecard::Scorecard;
use crate::sheet::summary::{self, Message};
use crate::sheet::{Cell, Column, Context, Field, Row, Sheet, cell};

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// An aligned plain table.
    Text,
    /// A Markdown table.
    Markdown,
    /// A page for a browser.
    Html,
    /// One JSON object.
    Json,
    /// The fields of the scorecard as comma-separated values.
    Csv,
}

/// Writes the scorecard of the area and year of a context.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(out: &mut dyn Write, cx: &Context<'_>, format: Format) -> io::Result<()> {
    let rows = list(&Scorecard, cx, &ListOptions::default());
    let sheet = &Scorecard;
    let summary = summary::overview(cx).text(cx, usize::MAX);
    let in_format =
        |out: &mut dyn Write, of| format::write_under_sentence(out, sheet, cx, &rows, of, &summary);
    match format {
        Format::Text => in_format(out, format::Format::Text),
        Format::Markdown => in_format(out, format::Format::Markdown),
        Format::Html => page::write(out, sheet, cx, &rows, &summary),
        Format::Csv => in_format(out, format::Format::Csv),
        Format::Json => {
            let records = Records::of(sheet, cx);
            let columns = sheet.columns(cx);
            let ids = rows.ids.iter();
            let targets = ids
                .filter_map(|id| sheet.row(cx, *id))
                .map(|row| Target::of(cx, &columns, &records, &row))
                .collect();
            let report = Report {
                area: cx.dataset.area(cx.area).map_or("", |area| &area.id),
                year: cx.year,
                targets,
                summary,
            };
            serde_json::to_writer_pretty(&mut *out, &report)?;
            writeln!(out)
        }
    }
}

/// A report as data.
#[derive(serde::Serialize)]
struct Report<'d> {
    area: &'d str,
    year: Year,
    targets: Vec<Target>,
    /// The year in a sentence, in the language asked for; empty where nothing is known of it.
    summary: String,
}

/// One target. The keys of earlier versions stand first; the fields of the scorecard follow.
struct Target {
    name: String,
    /// Of the target as printed: 亿元.
    unit: String,
    fields: Vec<(&'static Field, String)>,
}

impl Target {
    fn of(
        cx: &Context<'_>,
        columns: &[Column],
        records: &Records<'_, '_>,
        row: &Row<'_>,
    ) -> Target {
        let text = |name: &'static str| {
            let cell = cell(columns, row, name.into());
            cell.map_or_else(String::new, |cell| cell.text(cx))
        };
        let unit = cell(columns, row, "unit".into());
        Target {
            name: text("name"),
            unit: unit.map_or_else(String::new, |cell| match cell {
                Cell::Unit(unit) => unit.to_string(),
                _ => String::new(),
            }),
            fields: records.texts(row).collect(),
        }
    }

    fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(of, _)| of.name == name);
        found.map_or("", |(_, text)| text)
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = |text: &'static str| Some(self.field(text)).filter(|text| !text.is_empty());
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", self.field("indicator"))?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("measure", self.field("measure"))?;
        map.serialize_entry("target", self.field("target"))?;
        map.serialize_entry("unit", &self.unit)?;
        map.serialize_entry("qualifier", self.field("bound"))?;
        map.serialize_entry("verdict", self.field("verdict"))?;
        map.serialize_entry("result_is", &known("actual_kind"))?;
        map.serialize_entry("result_low", &known("actual_low"))?;
        map.serialize_entry("result_high", &known("actual_high"))?;
        map.serialize_entry("target_source", self.field("target_citation"))?;
        let sources = self.field("actual_citation").split_whitespace();
        map.serialize_entry("result_sources", &sources.collect::<Vec<_>>())?;
        let first = ["indicator", "measure", "target", "verdict"];
        for (field, text) in &self.fields {
            if !first.contains(&field.name) {
                format::serialize_field(&mut map, field, text)?;
            }
        }
        map.end()
    }
}
