//! Rows for other people's tools: CSV, JSON, or JSON lines.

use std::io::{self, Write};

use serde::Serialize;

/// How to write rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values with a header.
    Csv,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// The formats, with the names the command line uses.
    pub const ALL: [(Format, &'static str); 3] = [
        (Format::Csv, "csv"),
        (Format::Json, "json"),
        (Format::Jsonl, "jsonl"),
    ];
}

/// Writes rows.
///
/// # Errors
/// Whatever writing fails with.
pub fn write<R: Serialize>(
    out: &mut dyn Write,
    rows: impl Iterator<Item = R>,
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(out);
            for row in rows {
                writer.serialize(row).map_err(as_io)?;
            }
            writer.flush()
        }
        Format::Json => {
            let rows: Vec<R> = rows.collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)
        }
        Format::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut *out, &row)?;
                writeln!(out)?;
            }
            Ok(())
        }
    }
}

/// The error below a CSV error, so that a closed pipe is still seen to be one.
fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
