//! A list as one page of HTML for a browser, to be read, printed or sent: tables under a sentence, each
//! citation with a link to its article below. It needs no other file and no script, and prints on A4
//! paper with the heads of its tables repeated.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::table::{Section, opening, sections};
use crate::dataset::ArticleId;
use crate::sheet::list::List;
use crate::sheet::{Align, Cell, Column, Context, Sheet};
use crate::text::markup::escaped;
use crate::text::{Lang, numbers};

/// Writes the list under its title and a sentence.
///
/// # Errors
/// Whatever writing fails with.
pub(super) fn write(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
    sentence: &str,
) -> io::Result<()> {
    let title = escaped(&sheet.title(cx));
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>",
        tag(cx.lang)
    )?;
    for text in opening(sheet, cx, list, sentence) {
        writeln!(out, "<p>{}</p>", escaped(&text))?;
    }
    for section in sections(sheet, cx, list) {
        write_section(out, cx, &section)?;
    }
    write_articles(out, sheet, cx, list)?;
    writeln!(out, "</body>\n</html>")
}

/// A table; sentences stand under their row.
fn write_section(out: &mut dyn Write, cx: &Context<'_>, section: &Section<'_>) -> io::Result<()> {
    if let Some(heading) = &section.heading {
        writeln!(out, "<h2>{}</h2>", escaped(heading))?;
    }
    let is_prose = |column: &Column| column.align == Align::Prose;
    let columns = section.columns.iter().filter(|column| !is_prose(column));
    writeln!(out, "<table>\n<thead><tr>")?;
    for column in columns.clone() {
        let heading = escaped(&column.heading);
        writeln!(out, "<th scope=\"col\"{}>{heading}</th>", class(column))?;
    }
    writeln!(out, "</tr></thead>")?;
    let count = columns.count();
    for row in &section.rows {
        writeln!(out, "<tbody><tr>")?;
        let cells = section.columns.iter().zip(row);
        for (column, cell) in cells.filter(|(column, _)| !is_prose(column)) {
            let content = content(cx, cell);
            writeln!(out, "<td{}>{content}</td>", class(column))?;
        }
        writeln!(out, "</tr>")?;
        for (heading, words) in section.sentences_of(row, cx) {
            let (heading, colon, words) = (escaped(heading), cx.lang.colon(), escaped(&words));
            writeln!(
                out,
                "<tr class=\"said\"><td colspan=\"{count}\">{heading}{colon}{words}</td></tr>"
            )?;
        }
        writeln!(out, "</tbody>")?;
    }
    writeln!(out, "</table>")
}

/// The articles that the rows cite, where the links of their citations lead.
fn write_articles(
    out: &mut dyn Write,
    sheet: &dyn Sheet,
    cx: &Context<'_>,
    list: &List,
) -> io::Result<()> {
    let places = list
        .ids
        .iter()
        .flat_map(|id| sheet.evidence(cx, *id).places);
    let cited: BTreeSet<ArticleId> = places.map(|place| place.article).collect();
    if cited.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{}</h2>\n<ul>", escaped(cx.lang.tab_sources()))?;
    for article in cited.iter().filter_map(|id| cx.dataset.article(*id)) {
        let (title, newspaper) = (article.title.get(cx.lang), article.newspaper.get(cx.lang));
        let date = numbers::period(article.date, cx.lang);
        let id = escaped(&article.id);
        writeln!(
            out,
            "<li id=\"article-{id}\">{id} · {} · {} · {}</li>",
            escaped(title),
            escaped(newspaper),
            escaped(&date)
        )?;
    }
    writeln!(out, "</ul>")
}

/// The text of a cell; each line that it cites is a link to its article.
fn content(cx: &Context<'_>, cell: &Cell<'_>) -> String {
    let Cell::Places(places) = cell else {
        return escaped(&cell.text(cx));
    };
    let links = places.iter().map(|place| {
        let text = escaped(&place.text(cx.dataset));
        match cx.dataset.article(place.article) {
            Some(article) => format!("<a href=\"#article-{}\">{text}</a>", escaped(&article.id)),
            None => text,
        }
    });
    links.collect::<Vec<_>>().join(" ")
}

fn class(column: &Column) -> &'static str {
    match column.align {
        Align::Start | Align::Prose => "",
        Align::End | Align::Decimal => " class=\"number\"",
    }
}

/// The language of a page, as HTML names it.
pub(super) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-Hans",
        Lang::En => "en",
    }
}

const STYLE: &str = "\
body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;\
color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}
h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{padding:.3rem .6rem;text-align:left;vertical-align:top}
th{border-bottom:2px solid;font-weight:600}
tbody{border-bottom:1px solid #bbb}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.said td{padding-top:0;font-size:.9em;opacity:.8}
a{color:inherit}
@media screen and (prefers-color-scheme:dark){body{color:#ddd;background:#1e1e1e}}
@page{size:A4 landscape;margin:15mm}
@media print{body{margin:0;max-width:none;font-size:10pt}thead{display:table-header-group}\
tbody,h2{break-inside:avoid;break-after:auto}h2{break-after:avoid}}
";
