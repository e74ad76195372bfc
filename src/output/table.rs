//! A table as a file: CSV, Markdown or JSON.

use std::io::{self, Write};

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A Markdown table under its title.
    Markdown,
    /// An array of objects.
    Json,
}

impl Format {
    /// The format that the end of a file's name asks for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Some(Format::Csv),
            "md" | "markdown" => Some(Format::Markdown),
            "json" => Some(Format::Json),
            _ => None,
        }
    }
}

/// Writes a table.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    title: &str,
    headers: &[String],
    rows: &[Vec<String>],
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(out);
            writer.write_record(headers)?;
            for row in rows {
                writer.write_record(row)?;
            }
            writer.flush()
        }
        Format::Markdown => {
            let line = |cells: &[String]| {
                let cells: Vec<String> =
                    cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
                format!("| {} |", cells.join(" | "))
            };
            writeln!(out, "# {title}\n\n{}", line(headers))?;
            writeln!(out, "|{}", "---|".repeat(headers.len()))?;
            for row in rows {
                writeln!(out, "{}", line(row))?;
            }
            Ok(())
        }
        Format::Json => {
            let objects: Vec<serde_json::Map<String, serde_json::Value>> = rows
                .iter()
                .map(|row| {
                    let cells = headers.iter().cloned().zip(row.iter().cloned());
                    cells.map(|(head, cell)| (head, cell.into())).collect()
                })
                .collect();
            serde_json::to_writer_pretty(&mut *out, &objects)?;
            writeln!(out)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Format::Csv, "指标,值\n\"a,b\",1|2\n")]
    #[case(
        Format::Markdown,
        "# 表\n\n| 指标 | 值 |\n|---|---|\n| a,b | 1\\|2 |\n"
    )]
    #[case(
        Format::Json,
        "[\n  {\n    \"值\": \"1|2\",\n    \"指标\": \"a,b\"\n  }\n]\n"
    )]
    fn cells_survive_whatever_they_hold(#[case] format: Format, #[case] expected: &str) {
        let headers = ["指标".to_owned(), "值".to_owned()];
        let rows = [vec!["a,b".to_owned(), "1|2".to_owned()]];
        let mut out = Vec::new();
        write(&mut out, "表", &headers, &rows, format).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
