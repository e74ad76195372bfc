//! The dashboard for those who hear it: one fact a line, choices by number, nothing drawn over.
//!
//! It tells the same model as the screen does, so that whatever a screen shows can be reached.

use std::io::{self, BufRead, Write};

use crate::output::wording;
use crate::text::{Lang, numbers};
use crate::tui::model::{Detail, Model, Tab};
use crate::tui::update::do_action;
use crate::tui::{Action, citations, listing, table};

/// Rows told before it asks whether to go on.
const PAGE: usize = 20;

/// Talks until there is no more input, or the user leaves.
///
/// # Errors
/// Whatever reading or writing fails with.
pub fn run(model: &mut Model, input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<()> {
    // Nothing is hidden for want of room.
    model.size = (u16::MAX, u16::MAX);
    model.charts.measure = None;
    writeln!(out, "{}", model.lang.accessible_welcome())?;
    let mut from = 0usize;
    tell(model, from, out)?;
    let mut line = String::new();
    loop {
        write!(out, "> ")?;
        out.flush()?;
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return writeln!(out);
        }
        let word = line.trim();
        from = match word {
            "q" => return Ok(()),
            "?" => {
                menu(model, out)?;
                continue;
            }
            "" => from.saturating_add(PAGE),
            "v" => {
                do_action(model, Action::View);
                0
            }
            "a" => {
                do_action(model, Action::Area);
                0
            }
            "L" => {
                model.lang = model.lang.other();
                0
            }
            "<" => {
                do_action(model, Action::YearBack);
                0
            }
            ">" => {
                do_action(model, Action::YearForward);
                0
            }
            word => {
                let named = word
                    .strip_prefix('t')
                    .and_then(|tab| tab.parse::<usize>().ok());
                let tab = named.and_then(|tab| Tab::ALL.get(tab.checked_sub(1)?));
                let row = word
                    .parse::<usize>()
                    .ok()
                    .and_then(|row| row.checked_sub(1));
                match (tab, row) {
                    (Some((tab, _)), _) => {
                        model.tab = *tab;
                        0
                    }
                    (None, Some(row)) if row < rows(model) => {
                        detail(model, row, out)?;
                        continue;
                    }
                    _ => {
                        writeln!(out, "{}", model.lang.accessible_unknown())?;
                        continue;
                    }
                }
            }
        };
        tell(model, from, out)?;
    }
}

fn menu(model: &Model, out: &mut dyn Write) -> io::Result<()> {
    for (number, (tab, _)) in (1..).zip(Tab::ALL) {
        writeln!(out, "t{number}: {}", tab.name(model.lang))?;
    }
    writeln!(out, "{}", model.lang.accessible_menu())
}

/// How many rows can be chosen: in charts those of the list, not the years of one.
fn rows(model: &Model) -> usize {
    match model.tab {
        Tab::Charts => listing::indicators(model).len(),
        _ => table::of_view(model).rows.len(),
    }
}

/// A page of the rows of the tab, a line each.
fn tell(model: &Model, from: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = model.lang;
    let place = model.dataset.area(model.area);
    let place = place.map_or("", |area| area.name.get(lang));
    let tab = model.tab.name(lang);
    writeln!(
        out,
        "{tab}. {place}. {}. {}",
        model.year,
        lang.accessible_rows(rows(model))
    )?;
    let mut told = 0usize;
    if model.tab == Tab::Charts {
        let ids = listing::indicators(model);
        for (number, id) in (1..).zip(&ids).skip(from).take(PAGE) {
            let name = model
                .dataset
                .indicator(*id)
                .map_or("", |of| of.name.get(lang));
            writeln!(out, "{number}. {name}.")?;
            told = told.saturating_add(1);
        }
    } else {
        let view = table::of_view(model);
        for (number, row) in (1..).zip(&view.rows).skip(from).take(PAGE) {
            writeln!(out, "{number}. {}.", sentence(lang, &view.headers, row))?;
            told = told.saturating_add(1);
        }
    }
    if from.saturating_add(told) < rows(model) {
        writeln!(out, "{}", lang.accessible_more())?;
    }
    Ok(())
}

/// The cells of a row, each with the head of its column.
fn sentence(lang: Lang, headers: &[String], row: &[String]) -> String {
    let names = [
        lang.column_figure(),
        lang.column_project(),
        lang.column_verdict(),
        lang.column_finding(),
        lang.column_stage(),
    ];
    let cells = headers
        .iter()
        .zip(row)
        .filter(|(_, cell)| !cell.is_empty() && *cell != "·");
    let cells: Vec<String> = cells
        .map(|(head, cell)| {
            // Names need no head.
            if head.is_empty() || names.contains(&head.as_str()) {
                cell.clone()
            } else {
                format!("{head} {cell}")
            }
        })
        .collect();
    cells.join(", ")
}

/// A row in full: its facts, then each line that printed one of them.
fn detail(model: &mut Model, row: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = model.lang;
    model.select(row);
    if let Some(detail) = model.detail_mut() {
        *detail = Detail::Open;
    }
    if model.tab == Tab::Charts {
        let view = table::of_view(model);
        writeln!(out, "{}.", view.title)?;
        for row in &view.rows {
            writeln!(out, "{}.", sentence(lang, &view.headers, row))?;
        }
    } else if let Some(told) = table::selected_row(model) {
        writeln!(out, "{told}.")?;
    }
    let places = match model.tab {
        Tab::Sources => Vec::new(),
        _ => citations::of_selection(model),
    };
    for cited in places {
        let place = wording::citation(&model.dataset, &cited);
        let line = match cited.printed.is_empty() {
            true => lang.cited(&place),
            false => lang.cited_as(&place, &cited.printed),
        };
        let article = model.dataset.article(cited.article);
        let article = article.map_or_else(String::new, |article| {
            let date = numbers::period(article.date, lang);
            format!(". {}, {date}", article.title.get(lang))
        });
        writeln!(out, "{line}{article}.")?;
        let text = model.texts.get(cited.article);
        let printed = text.and_then(|text| {
            let at = usize::try_from(cited.line).ok()?.checked_sub(1)?;
            text.lines.get(at)
        });
        if let Some(printed) = printed {
            writeln!(out, "{}", lang.accessible_line(printed.trim()))?;
        }
    }
    Ok(())
}
