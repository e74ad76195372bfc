//! A list as people read it, by its groups: aligned plain text, or tables of Markdown.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::sheet::list::List;
use crate::sheet::{Align, Cell, Column, Context, Group, Row, RowId, Sheet};
use crate::text::{align_decimal, pad_end, pad_start, width};

/// A part of a list as people read it: what all of its rows leave blank is left out.
pub(super) struct Section<'d> {
    pub(super) heading: Option<String>,
    pub(super) columns: Vec<Column>,
    /// The cells of each row, as many as there are columns.
    pub(super) rows: Vec<Vec<Cell<'d>>>,
}

impl Section<'_> {
    /// The sentences that stand under a row, each with the heading of its column. That nothing is in the
    /// dataset stands in the row already.
    pub(super) fn sentences_of<'s>(
        &'s self,
        row: &'s [Cell<'_>],
        cx: &'s Context<'_>,
    ) -> impl Iterator<Item = (&'s str, String)> {
        let absent = cx.lang.not_in_dataset();
        let columns = self.columns.iter().zip(row);
        columns
            .filter(|(column, _)| column.align == Align::Prose)
            .map(|(column, cell)| (column.heading.as_str(), cell.text(cx)))
            .filter(move |(_, words)| !words.is_empty() && *words != absent)
    }
}

/// What stands between the title of a list and its rows: a sentence about it and its notes. That it is
/// empty is said unless the sentence says so already.
pub(super) fn opening(
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    sentence: &str,
) -> impl Iterator<Item = String> {
    let is_said = !sentence.is_empty();
    let empty = (list.ids.is_empty() && !is_said).then(|| sheet.empty(cx));
    let sentence = is_said.then(|| sentence.to_owned());
    sentence.into_iter().chain(sheet.notes(cx)).chain(empty)
}

/// The list in its groups; nothing if it has no rows.
pub(super) fn sections<'d>(sheet: &dyn Sheet, cx: &Context<'d>, list: &List) -> Vec<Section<'d>> {
    let mut starts: Vec<(usize, Option<Group>)> = list
        .groups
        .iter()
        .map(|(at, group)| (*at, Some(*group)))
        .collect();
    if starts.first().is_none_or(|(at, _)| *at > 0) {
        starts.insert(0, (0, None));
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at);
    let ends: Vec<usize> = ends.chain([list.ids.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .filter_map(|((start, group), end)| {
            let ids = list.ids.get(start..end).unwrap_or_default();
            (!ids.is_empty()).then(|| section(sheet, cx, &list.columns, group, ids))
        })
        .collect()
}

fn section<'d>(
    sheet: &dyn Sheet,
    cx: &Context<'d>,
    columns: &[Column],
    group: Option<Group>,
    ids: &[RowId],
) -> Section<'d> {
    let rows: Vec<Row<'d>> = ids.iter().filter_map(|id| sheet.row(cx, *id)).collect();
    let has_text = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
        cells.any(|cell| !cell.is_blank() && !cell.text(cx).is_empty())
    };
    let shown: BTreeSet<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is_for_people())
        .filter(|(_, column)| column.is_in(group))
        .map(|(at, _)| at)
        .filter(|at| has_text(*at))
        .collect();
    let shown_cells = |row: &Row<'d>| {
        let cells = shown.iter().map(|at| row.cells.get(*at).cloned());
        cells.map(Option::unwrap_or_default).collect()
    };
    Section {
        heading: group.map(|group| group.words(cx)),
        rows: rows.iter().map(shown_cells).collect(),
        columns: shown
            .iter()
            .filter_map(|at| columns.get(*at).cloned())
            .collect(),
    }
}

/// Writes the list as aligned plain text under its title and a sentence.
///
/// # Errors
/// Whatever writing fails with.
pub(super) fn write_text(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    sentence: &str,
) -> io::Result<()> {
    writeln!(out, "{}", sheet.title(cx))?;
    for text in opening(sheet, cx, list, sentence) {
        writeln!(out, "{text}")?;
    }
    for section in sections(sheet, cx, list) {
        writeln!(out)?;
        if let Some(heading) = &section.heading {
            writeln!(out, "{heading}")?;
        }
        for line in text_lines(&section, cx) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The head and the rows of a section with their columns aligned; sentences stand under their row.
fn text_lines(section: &Section<'_>, cx: &Context<'_>) -> Vec<String> {
    let columns = section.columns.iter().enumerate();
    let table: Vec<(&Column, Vec<String>)> = columns
        .filter(|(_, column)| column.align != Align::Prose)
        .map(|(at, column)| {
            let cells = section.rows.iter().map(|row| row.get(at));
            let text = |cell: Option<&Cell<'_>>| cell.map_or_else(String::new, |of| of.text(cx));
            let texts: Vec<String> = cells.map(text).collect();
            let texts = match column.align {
                Align::Decimal => {
                    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                    align_decimal(&texts)
                }
                _ => texts,
            };
            (column, texts)
        })
        .collect();
    let widths: Vec<usize> = table
        .iter()
        .map(|(column, texts)| {
            let texts = texts.iter().map(|text| width(text));
            texts.max().unwrap_or(0).max(width(&column.heading))
        })
        .collect();
    let line = |texts: &mut dyn Iterator<Item = &str>| {
        let cells = table.iter().zip(&widths).zip(texts);
        let cells = cells.map(|(((column, _), room), text)| match column.align {
            Align::Start | Align::Prose => pad_end(text, *room),
            Align::End | Align::Decimal => pad_start(text, *room),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        format!(" {}", line.trim_end())
    };
    let headings = &mut table.iter().map(|(column, _)| column.heading.as_str());
    let mut lines = vec![line(headings)];
    for (index, row) in section.rows.iter().enumerate() {
        let texts = table.iter().map(|(_, texts)| texts.get(index));
        let texts = &mut texts.map(|text| text.map_or("", String::as_str));
        lines.push(line(texts));
        let colon = cx.lang.colon();
        let sentences = section.sentences_of(row, cx);
        lines.extend(sentences.map(|(heading, words)| format!("     {heading}{colon}{words}")));
    }
    lines
}

/// Writes the list as Markdown tables under its title and a sentence.
///
/// # Errors
/// Whatever writing fails with.
pub(super) fn write_markdown(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    sentence: &str,
) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&sheet.title(cx)))?;
    for text in opening(sheet, cx, list, sentence) {
        writeln!(out, "\n{}", escaped(&text))?;
    }
    for section in sections(sheet, cx, list) {
        if let Some(heading) = &section.heading {
            writeln!(out, "\n## {}", escaped(heading))?;
        }
        let line = |texts: &mut dyn Iterator<Item = String>| {
            let texts: Vec<String> = texts.map(|text| escaped(&text)).collect();
            format!("| {} |", texts.join(" | "))
        };
        let heads = &mut section.columns.iter().map(|column| column.heading.clone());
        writeln!(out, "\n{}", line(heads))?;
        let rule = section.columns.iter().map(|column| match column.align {
            Align::Start | Align::Prose => "---",
            Align::End | Align::Decimal => "---:",
        });
        writeln!(out, "| {} |", rule.collect::<Vec<_>>().join(" | "))?;
        for row in &section.rows {
            writeln!(out, "{}", line(&mut row.iter().map(|cell| cell.text(cx))))?;
        }
    }
    Ok(())
}

/// Text that Markdown takes for text.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}
