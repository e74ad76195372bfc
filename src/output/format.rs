//! Writes a sheet as plain text or Markdown for people, or as CSV or JSON for programs.
//!
//! People get the columns of the sheet and the texts of its cells. Programs get its fields, which do
//! not depend on the language.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, Serializer};
use strum::EnumCount;

use super::table::{write_markdown, write_text};
use crate::sheet::list::List;
use crate::sheet::{self, Column, Context, Field, Part, Row, Sheet};
use crate::text::Lang;

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount)]
pub enum Format {
    /// Aligned plain text under its title.
    Text,
    /// A Markdown table under its title.
    Markdown,
    /// Comma-separated values with a header.
    Csv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// The formats, with the names the command line uses.
    pub const ALL: [(Format, &'static str); Format::COUNT] = [
        (Format::Csv, "csv"),
        (Format::Json, "json"),
        (Format::Jsonl, "jsonl"),
        (Format::Text, "text"),
        (Format::Markdown, "markdown"),
    ];

    /// The extension of files in this format.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => ".txt",
            Format::Markdown => ".md",
            Format::Csv => ".csv",
            Format::Json => ".json",
            Format::Jsonl => ".jsonl",
        }
    }

    /// The extensions of all formats, listed for a sentence.
    #[must_use]
    pub fn endings(lang: Lang) -> String {
        let mut endings = Format::ALL.map(|(format, _)| format.ending()).to_vec();
        let last = endings.pop().unwrap_or_default();
        lang.or(endings.join(lang.comma()), last)
    }

    /// The format of a file, by its extension.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Format> {
        let (_, extension) = name.rsplit_once('.')?;
        let ending = match extension.to_ascii_lowercase().as_str() {
            "markdown" => Format::Markdown.ending().to_owned(),
            extension => format!(".{extension}"),
        };
        let mut formats = Format::ALL.iter().map(|(format, _)| *format);
        formats.find(|format| format.ending() == ending)
    }
}

/// Options of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CsvOptions {
    /// Whether the file begins with a byte order mark, from which spreadsheets recognise UTF-8.
    pub bom: bool,
    /// Whether texts are written so that a spreadsheet does not read them as formulas or times of
    /// day.
    pub spreadsheet: bool,
}

/// Writes the rows of a list.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    format: Format,
    options: CsvOptions,
) -> io::Result<()> {
    match format {
        Format::Text => write_text(out, sheet, cx, list, ""),
        Format::Markdown => write_markdown(out, sheet, cx, list, ""),
        Format::Csv => write_csv(out, sheet, cx, list, options),
        Format::Json => {
            let records = Records::of(sheet, cx);
            writeln!(out, "[")?;
            let mut first = true;
            for row in rows(sheet, cx, list) {
                if !first {
                    writeln!(out, ",")?;
                }
                first = false;
                let record = serde_json::to_string_pretty(&records.record(&row))?;
                write!(out, "  {}", record.replace('\n', "\n  "))?;
            }
            writeln!(out, "{}]", if first { "" } else { "\n" })
        }
        Format::Jsonl => {
            let records = Records::of(sheet, cx);
            for row in rows(sheet, cx, list) {
                serde_json::to_writer(&mut *out, &records.record(&row))?;
                writeln!(out)?;
            }
            Ok(())
        }
    }
}

/// Writes the rows of a list for people, with a sentence under its title. Programs get no sentence.
///
/// # Errors
/// Whatever writing fails with.
pub(super) fn write_under_sentence(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    format: Format,
    sentence: &str,
) -> io::Result<()> {
    match format {
        Format::Text => write_text(out, sheet, cx, list, sentence),
        Format::Markdown => write_markdown(out, sheet, cx, list, sentence),
        Format::Csv | Format::Json | Format::Jsonl => {
            write(out, sheet, cx, list, format, CsvOptions::default())
        }
    }
}

/// The records of a list, in order.
fn rows<'a, 'd: 'a>(
    sheet: &'a dyn Sheet,
    cx: &'a Context<'d>,
    list: &'a List,
) -> impl Iterator<Item = Row<'d>> + 'a {
    list.ids.iter().flat_map(|id| sheet.records(cx, *id))
}

/// The fields of a sheet, ready to read records.
pub struct Records<'c, 'd> {
    cx: &'c Context<'d>,
    fields: &'static [Field],
    columns: Vec<Column>,
}

impl<'c, 'd> Records<'c, 'd> {
    /// Those of a sheet.
    #[must_use]
    pub fn of(sheet: &dyn Sheet, cx: &'c Context<'d>) -> Records<'c, 'd> {
        Records {
            cx,
            fields: sheet.fields(),
            columns: sheet.record_columns(cx),
        }
    }

    /// The fields of one record, in the order of the header.
    pub fn texts(&self, row: &Row<'_>) -> impl Iterator<Item = (&'static Field, String)> {
        self.fields
            .iter()
            .map(|field| (field, sheet::field_text(self.cx, &self.columns, row, field)))
    }

    /// One record as an object of JSON.
    #[must_use]
    pub fn record(&self, row: &Row<'_>) -> Record {
        Record(self.texts(row).collect())
    }
}

/// An object of JSON with its fields in order. Numbers with decimals are texts, so that no reader
/// rounds them; whole numbers are numbers, and null where there is none.
pub struct Record(Vec<(&'static Field, String)>);

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, text) in &self.0 {
            serialize_field(&mut map, field, text)?;
        }
        map.end()
    }
}

/// One field of an object: whole numbers as numbers, everything else as text.
pub(super) fn serialize_field<M: SerializeMap>(
    map: &mut M,
    field: &Field,
    text: &str,
) -> Result<(), M::Error> {
    if field.part.is_whole_number() {
        map.serialize_entry(field.name, &text.parse::<i64>().ok())
    } else {
        map.serialize_entry(field.name, text)
    }
}

fn write_csv(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    options: CsvOptions,
) -> io::Result<()> {
    if options.bom {
        write!(out, "\u{feff}")?;
    }
    let records = Records::of(sheet, cx);
    let mut writer = csv::Writer::from_writer(out);
    writer
        .write_record(sheet.fields().iter().map(|field| field.name))
        .map_err(as_io)?;
    for row in rows(sheet, cx, list) {
        let cells = records.texts(&row).map(|(field, text)| {
            if options.spreadsheet {
                for_spreadsheet(field.part, text)
            } else {
                text
            }
        });
        writer.write_record(cells).map_err(as_io)?;
    }
    writer.flush()
}

/// A field for spreadsheets: text that would be a formula gets an apostrophe before it, and a citation
/// `003:33`, which could be a time of day, is written `003:L33`.
fn for_spreadsheet(part: Part, text: String) -> String {
    if part.is_number() || (part == Part::Text && is_negative_number(&text)) {
        return text;
    }
    let text = match part {
        Part::Places => text.replace(':', ":L"),
        _ => text,
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

/// What is stated of a check is a number or words as printed.
fn is_negative_number(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|rest| rest.parse::<Decimal>().is_ok() && !rest.starts_with(['+', '-']))
}

/// The error below a CSV error, so that a closed pipe is still seen to be one.
fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Part::Text, "=1+1", "'=1+1")]
    #[case(Part::Zh, "-7.8", "'-7.8")]
    #[case(Part::Text, "-7.8", "-7.8")]
    #[case(Part::Text, "-7.8%", "'-7.8%")]
    #[case(Part::Text, "--1", "'--1")]
    #[case(Part::Printed, "+3%", "'+3%")]
    #[case(Part::En, "@home", "'@home")]
    #[case(Part::Value, "-7.8", "-7.8")]
    #[case(Part::Places, "003:33 000:217", "003:L33 000:L217")]
    #[case(Part::Printed, "510亿元", "510亿元")]
    fn a_spreadsheet_takes_no_text_for_a_formula_and_no_citation_for_a_time(
        #[case] part: Part,
        #[case] text: &str,
        #[case] written: &str,
    ) {
        assert_eq!(for_spreadsheet(part, text.to_owned()), written);
    }

    #[test]
    fn the_end_of_a_name_says_the_format() {
        assert_eq!(Format::from_name("a.CSV"), Some(Format::Csv));
        assert_eq!(Format::from_name("a.b.md"), Some(Format::Markdown));
        assert_eq!(Format::from_name("a.txt"), Some(Format::Text));
        assert_eq!(Format::from_name("csv"), None);
        assert_eq!(Format::from_name("a.xlsx"), None);
    }
}
