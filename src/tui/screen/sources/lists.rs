//! The sources: every cited figure in the order of the articles, and the line that printed it.
//!
//! ```text
//! 003 · title · newspaper · date        what the card of the article says
//! 184 figures, 124 numerals omitted …
//!
//! 003:118  1493 家   高新技术企业  2021   │  118  主体快速增长。园区高新技术企业达到 [1493]
//! 003:119  32.9%     …                     │  119  [家]，同比增长 32.9%，占郑州市的 36.3%、河南省
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::analysis::verify::ArticleCheck;
use crate::dataset::{ArticleId, Citation};
use crate::sheet::RowId;
use crate::sheet::detail::figure;
use crate::text::{Lang, numbers, pad_end, pad_start, truncate};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::page::Page;
use crate::tui::widget::paint::{below, highlight, put};
use crate::wording;

/// Draws the cited figures under the head of an article, that of a citation.
pub(super) fn figures(
    table: &SheetState,
    citation: Option<&Citation>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let Some(citation) = citation else {
        rows::put_arranged(shared, table, buffer, area, 0);
        rows::empty(
            shared,
            buffer,
            below(area, 2),
            &rows::why_empty(shared, table),
        );
        return;
    };
    let room = usize::from(area.width);
    // A low window has room for rows only.
    let roomy = area.height >= 12;
    if roomy {
        let (theme, cx) = (&theme, &shared.context());
        let page = Page {
            cx,
            texts: &shared.texts,
            leads: "",
            theme,
            width: usize::MAX,
            rows: usize::MAX,
        };
        let head = figure::article(cx, citation.article);
        for (row, line) in (0u16..).zip(page.lines(&head)) {
            let style = line.spans.first().map_or(Style::new(), |span| span.style);
            let text = truncate(&line.to_string(), room).into_owned();
            put(buffer, area, row, Span::styled(text, style));
        }
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
    let window = list::window(table.ids().len(), table.at(), height);
    for (at, index) in (0u16..).zip(window.clone()) {
        let Some(RowId::Figure(record)) = table.ids().get(index).copied() else {
            continue;
        };
        let Some(subject) = shared.dataset.subject(record) else {
            continue;
        };
        let cited = subject.citation();
        let name = wording::record(&shared.dataset, subject, lang);
        let spans = vec![
            Span::styled(
                pad_end(
                    &wording::citation(&shared.dataset, cited),
                    place_room.saturating_sub(1),
                ),
                theme.quiet,
            ),
            rows::mark(shared, [record]),
            Span::raw(pad_end(&cited.printed, printed_room)),
            Span::raw(format!(
                "  {} ",
                pad_end(&name, name_room.saturating_sub(1))
            )),
            Span::styled(
                pad_end(&wording::period(subject, lang), period_room),
                theme.quiet,
            ),
        ];
        put(buffer, inner, at, Line::from(spans));
        buffer.note_row(inner, at, index);
        if index == table.at() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    let last = rows::put_range(shared, buffer, inner, &window, table.ids().len());
    rows::put_arranged(shared, table, buffer, inner, last);
}

fn check_of(shared: &Shared, id: ArticleId) -> Option<&ArticleCheck> {
    shared.verified.iter().find(|check| check.article == id)
}

/// Draws the articles.
pub(super) fn articles(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
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
    rows::put_arranged(shared, table, buffer, area, 0);
    let inner = below(area, 3);
    let ids = table.ids();
    if ids.is_empty() {
        rows::empty(shared, buffer, inner, &rows::why_empty(shared, table));
        return;
    }
    let window = list::window(ids.len(), table.at(), usize::from(inner.height));
    for (at, index) in (0u16..).zip(window) {
        let Some(RowId::Article(id)) = ids.get(index).copied() else {
            continue;
        };
        let Some(article) = shared.dataset.article(id) else {
            continue;
        };
        let narrow = room < 100;
        let state = match check_of(shared, id).and_then(|check| check.findings.as_ref()) {
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
            &shared.dataset.records_of(id).len().to_string(),
            &article.omitted.len().to_string(),
            &article.lines.to_string(),
            &state,
        ];
        put(buffer, inner, at, row(cells, Style::new()));
        buffer.note_row(inner, at, index);
        if index == table.at() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
}
