//! The sources: every cited figure in the order of the articles, and the line that printed it.
//!
//! ```text
//! 003 · title · newspaper · date        what the card of the article says
//! 184 figures, 124 numerals omitted …
//!
//! 003:118  1493 家   高新技术企业  2021   │  118  主体快速增长。园区高新技术企业达到 [1493]
//! 003:119  32.9%     …                     │  119  [家]，同比增长 32.9%，占郑州市的 36.3%、河南省
//! ```

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::detail::Page;
use super::{draw_detail, empty, put_range, split};
use crate::analysis::verify::ArticleCheck;
use crate::dataset::article_text::ArticleText;
use crate::dataset::{Article, ArticleId, Citation, Subject};
use crate::text::numeral::{Spot, Stretch};
use crate::text::{Lang, numbers, pad_end, pad_start, truncate, width};
use crate::tui::citations;
use crate::tui::model::{Model, SourcesView};
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, highlight, put};
use crate::wording;

/// Draws the tab.
pub fn draw(model: &Model, buffer: &mut Buffer, body: Rect) {
    match model.sources.view {
        SourcesView::Figures => figures(model, buffer, body),
        SourcesView::Articles => articles(model, buffer, body),
    }
}

/// The citation shown: that of the journey, or of the selected figure.
fn shown(model: &Model) -> Option<Citation> {
    let journey = model.sources.journey.as_ref();
    let place = journey
        .and_then(|journey| journey.places.get(journey.at?))
        .cloned();
    place.or_else(|| selected(model).map(|subject| subject.citation().clone()))
}

fn selected(model: &Model) -> Option<Subject<'_>> {
    let record = model.dataset.records().get(model.sources.row)?;
    model.dataset.subject(*record)
}

fn figures(model: &Model, buffer: &mut Buffer, body: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let records = model.dataset.records();
    let Some(citation) = shown(model) else {
        empty(model, buffer, body, lang.no_figures());
        return;
    };
    let split = split(model, body);
    let area = split.list;
    let room = usize::from(area.width);
    // A low window has room for rows only.
    let roomy = area.height >= 12;
    if let Some(article) = model.dataset.article(citation.article).filter(|_| roomy) {
        let head = format!("{} · {}", article.id, article.title.get(lang));
        put(
            buffer,
            area,
            0,
            Span::styled(truncate(&head, room).into_owned(), theme.heading),
        );
        let date = numbers::period(article.date, lang);
        let printed = format!("{} · {date}", article.newspaper.get(lang));
        put(
            buffer,
            area,
            1,
            Span::styled(truncate(&printed, room).into_owned(), theme.quiet),
        );
        let counts = counts(model, citation.article, article);
        put(
            buffer,
            area,
            2,
            Span::styled(truncate(&counts, room).into_owned(), theme.quiet),
        );
    }
    let place_room = 9;
    let printed_room = (room / 4).clamp(10, 22);
    let period_room = if room >= 60 { 13 } else { 0 };
    let name_room = room
        .saturating_sub(place_room)
        .saturating_sub(printed_room)
        .saturating_sub(period_room)
        .saturating_sub(2);
    let heading = Line::from(vec![
        Span::styled(pad_end(lang.column_article(), place_room), theme.quiet),
        Span::styled(pad_end(lang.column_printed(), printed_room), theme.quiet),
        Span::styled(
            format!("  {}", pad_end(lang.column_figure(), name_room)),
            theme.quiet,
        ),
        Span::styled(pad_end(lang.column_period(), period_room), theme.quiet),
    ]);
    let top = if roomy { 4 } else { 0 };
    put(buffer, area, top, heading);
    let inner = below(area, top.saturating_add(1));
    let height = usize::from(inner.height).saturating_sub(1);
    let window = list::window(records.len(), model.sources.row, height);
    for (at, index) in (0u16..).zip(window.clone()) {
        let subject = records
            .get(index)
            .and_then(|record| model.dataset.subject(*record));
        let Some(subject) = subject else { continue };
        let cited = subject.citation();
        let name = wording::record(&model.dataset, subject, lang);
        let spans = vec![
            Span::styled(
                pad_end(
                    &wording::citation(&model.dataset, cited),
                    place_room.saturating_sub(1),
                ),
                theme.quiet,
            ),
            super::mark(model, records.get(index).copied()),
            Span::raw(pad_end(&cited.printed, printed_room)),
            Span::raw(format!(
                "  {} ",
                pad_end(&name, name_room.saturating_sub(1))
            )),
            Span::styled(pad_end(&period(subject, lang), period_room), theme.quiet),
        ];
        put(buffer, inner, at, Line::from(spans));
        model.spots.row(inner, at, index);
        if index == model.sources.row {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    put_range(model, buffer, inner, &window, records.len());
    // The frame of a popup takes two rows.
    let over = split.over.map(|area| area.height.saturating_sub(2));
    let rows = usize::from(split.beside.map(|area| area.height).or(over).unwrap_or(0));
    draw_detail(model, buffer, &split, |width| {
        evidence(model, &citation, width, rows)
    });
}

/// When a cited figure held, in words; empty where no article says so.
#[must_use]
pub fn period(subject: Subject<'_>, lang: Lang) -> String {
    let period = match subject {
        Subject::Observation(observation) => Some(observation.period),
        Subject::Target(target) => Some(target.period),
        Subject::Programme(_, stated) | Subject::Project(_, stated) => stated.period,
        Subject::Batch(batch, stated) => stated.period.or(batch.date),
    };
    period
        .map(|period| numbers::period(period, lang))
        .unwrap_or_default()
}

fn check_of(model: &Model, id: ArticleId) -> Option<&ArticleCheck> {
    model.verified.iter().find(|check| check.article == id)
}

/// What the card counts, and what was found in the text where it is at hand.
fn counts(model: &Model, id: ArticleId, article: &Article) -> String {
    let lang = model.lang;
    let cited = model.dataset.records_of(id).len();
    let counts = lang.card_counts(cited, article.omitted.len(), article.lines);
    match check_of(model, id).and_then(|check| check.findings.as_ref()) {
        Some(found) if found.faults.is_empty() => {
            format!("{counts} · {}", lang.text_checked(found.numerals))
        }
        Some(found) => format!("{counts} · {}", lang.text_faults(found.faults.len())),
        None => counts,
    }
}

/// A figure with its line: what it is, then the lines around it, as many as there is room for.
fn evidence(
    model: &Model,
    citation: &Citation,
    width_of: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let lang = model.lang;
    let mut page = Page::new(model, width_of);
    if let Some(subject) = selected(model).filter(|subject| subject.citation() == citation) {
        page.text(
            &wording::record(&model.dataset, subject, lang),
            page.theme.heading,
        );
        let period = period(subject, lang);
        let figure = numbers::full(subject.figure(), lang);
        let figure = if period.is_empty() {
            figure
        } else {
            format!("{period} · {figure}")
        };
        page.text(&figure, Style::new());
        page.citation(citation);
        page.note(subject.note());
        if model.sources.journey.is_none() {
            page.audit(model, citations::records(model));
        }
    } else {
        page.citation(citation);
    }
    if let Some(journey) = &model.sources.journey
        && let Some(at) = journey.at
    {
        page.text(
            &lang.journey(at.saturating_add(1), journey.places.len()),
            page.theme.accent,
        );
    }
    page.lines.push(Line::default());
    match model.texts.get(citation.article) {
        None => page.quiet(lang.text_not_at_hand()),
        Some(text) => {
            let left = rows.saturating_sub(page.lines.len()).max(3);
            page.lines
                .extend(excerpt(model, text, citation, width_of, left));
        }
    }
    page.lines
}

/// The lines around a citation, the cited figure pointed out and the other figures marked.
fn excerpt(
    model: &Model,
    text: &ArticleText,
    citation: &Citation,
    width_of: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let theme = model.styles();
    let own = places(text, citation);
    let reach = u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(2);
    let (from, to) = (
        citation.line.saturating_sub(reach),
        citation.line.saturating_add(reach),
    );
    let mut others = BTreeSet::new();
    for subject in model.dataset.subjects_between(citation.article, from, to) {
        others.extend(places(text, subject.citation()));
    }
    let style_of = |spot: Spot| {
        if own.contains(&spot) {
            theme.chosen
        } else if others.contains(&spot) {
            theme.accent
        } else {
            Style::new()
        }
    };
    let gutter = width(&text.lines.len().to_string()).saturating_add(1);
    let room = width_of.saturating_sub(gutter.saturating_add(1)).max(2);
    let mut lines: Vec<(u32, Line<'static>)> = Vec::new();
    for (number, content) in (1u32..).zip(&text.lines) {
        // Pages leave every second line blank; a screen has no room for that.
        if number < from || number > to || content.trim().is_empty() {
            continue;
        }
        let mut spans = vec![
            Span::styled(pad_start(&number.to_string(), gutter), theme.quiet),
            Span::raw(" "),
        ];
        let mut used = 0usize;
        for word in words(content) {
            let cells = word.iter().fold(0usize, |sum, (_, c)| {
                sum.saturating_add(width(&c.to_string()))
            });
            let fits = used.saturating_add(cells) <= room;
            // A word that no line can hold is broken like any other text.
            let whole = cells <= room;
            if !fits && whole {
                lines.push((number, Line::from(std::mem::take(&mut spans))));
                spans.push(Span::raw(" ".repeat(gutter.saturating_add(1))));
                used = 0;
            }
            for (column, character) in word {
                let symbol = character.to_string();
                if used.saturating_add(width(&symbol)) > room {
                    lines.push((number, Line::from(std::mem::take(&mut spans))));
                    spans.push(Span::raw(" ".repeat(gutter.saturating_add(1))));
                    used = 0;
                }
                used = used.saturating_add(width(&symbol));
                spans.push(Span::styled(
                    symbol,
                    style_of(Spot {
                        line: number,
                        column,
                    }),
                ));
            }
        }
        lines.push((number, Line::from(spans)));
    }
    let at = lines
        .iter()
        .position(|(number, _)| *number >= citation.line)
        .unwrap_or(0);
    let window = list::window(lines.len(), at, rows);
    lines
        .into_iter()
        .skip(window.start)
        .take(window.len())
        .map(|(_, line)| line)
        .collect()
}

/// The words of a line, each character with its column: Latin letters and digits stay together.
fn words(line: &str) -> Vec<Vec<(u32, char)>> {
    let characters: Vec<(u32, char)> = (0u32..).zip(line.chars()).collect();
    let joined =
        |a: &(u32, char), b: &(u32, char)| a.1.is_ascii_graphic() && b.1.is_ascii_graphic();
    characters.chunk_by(joined).map(<[_]>::to_vec).collect()
}

/// The characters of the text in which a figure is printed.
fn places(text: &ArticleText, citation: &Citation) -> BTreeSet<Spot> {
    let Some(Stretch { start, end }) = text.find(citation.line, &citation.printed) else {
        return BTreeSet::new();
    };
    (start..end)
        .filter_map(|at| text.normalised.spot(at))
        .collect()
}

fn articles(model: &Model, buffer: &mut Buffer, area: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    put(
        buffer,
        area,
        0,
        Span::styled(lang.articles_title(), theme.heading),
    );
    let room = usize::from(area.width);
    let state_room = if room >= 100 { 24 } else { 12 };
    let paper_room = if room >= 100 { 20 } else { 0 };
    let date_room = if lang == Lang::Zh { 17 } else { 12 };
    let fixed = 6usize
        .saturating_add(date_room)
        .saturating_add(paper_room)
        .saturating_add(28)
        .saturating_add(state_room);
    let title_room = room.saturating_sub(fixed).max(8);
    let row = |cells: [&str; 8], style: Style| {
        let [id, title, paper, date, cited, omitted, lines, state] = cells;
        Line::styled(
            format!(
                "{}{} {} {}{}{}{}   {}",
                pad_end(id, 5),
                pad_end(title, title_room),
                pad_end(paper, paper_room),
                pad_end(date, date_room),
                pad_start(cited, 7),
                pad_start(omitted, 9),
                pad_start(lines, 7),
                pad_end(state, state_room)
            ),
            style,
        )
    };
    let heading = [
        "",
        lang.column_article(),
        lang.column_newspaper(),
        lang.column_date(),
        lang.column_cited(),
        lang.column_omitted(),
        lang.column_lines(),
        lang.column_text(),
    ];
    put(buffer, area, 2, row(heading, theme.quiet));
    let all: Vec<(ArticleId, &Article)> = model.dataset.articles().collect();
    let inner = below(area, 3);
    let window = list::window(all.len(), model.sources.article, usize::from(inner.height));
    for (at, index) in (0u16..).zip(window) {
        let Some((id, article)) = all.get(index) else {
            continue;
        };
        let narrow = room < 100;
        let state = match check_of(model, *id).and_then(|check| check.findings.as_ref()) {
            None => lang.text_missing().to_owned(),
            Some(found) if found.faults.is_empty() && narrow => format!("✓ {}", found.numerals),
            Some(found) if narrow => format!("✗ {}", found.faults.len()),
            Some(found) if found.faults.is_empty() => lang.text_fits(found.numerals),
            Some(found) => lang.text_faults(found.faults.len()),
        };
        let cells = [
            &*article.id,
            article.title.get(lang),
            article.newspaper.get(lang),
            &numbers::period(article.date, lang),
            &model.dataset.records_of(*id).len().to_string(),
            &article.omitted.len().to_string(),
            &article.lines.to_string(),
            &state,
        ];
        put(buffer, inner, at, row(cells, Style::new()));
        model.spots.row(inner, at, index);
        if index == model.sources.article {
            highlight(buffer, inner, at, theme.selected);
        }
    }
}
