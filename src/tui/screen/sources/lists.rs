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
use ratatui::text::Span;

use crate::dataset::Citation;
use crate::sheet::detail::figure;
use crate::text::truncate;
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::page::Page;
use crate::tui::widget::paint::{below, put};
use crate::tui::widget::table::Headings;

/// Draws the cited figures under the head of an article, that of a citation.
pub(super) fn figures(
    table: &SheetState,
    citation: Option<&Citation>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, _lang) = (shared.styles(), shared.lang);
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
    let list = below(area, if roomy { 4 } else { 0 });
    let headings = Headings::Hidden;
    let drawn = rows::put_table(shared, table, headings, buffer, rows::above_last(list));
    let last = rows::put_range(shared, buffer, list, &drawn.rows, table.ids().len());
    rows::put_arranged(shared, table, buffer, list, last);
}

/// Draws the articles.
pub(super) fn articles(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let title = Span::styled(shared.lang.articles_title(), shared.styles().strong);
    put(buffer, area, 0, title);
    rows::put_arranged(shared, table, buffer, area, 0);
    let list = below(area, 2);
    if table.ids().is_empty() {
        let why = rows::why_empty(shared, table);
        rows::empty(shared, buffer, below(list, 1), &why);
        return;
    }
    rows::put_table(shared, table, Headings::Hidden, buffer, list);
    let found = shared.verified.iter().filter_map(|of| of.findings.as_ref());
    let faults = found.fold(0usize, |sum, of| sum.saturating_add(of.faults.len()));
    if faults > 0 {
        let told = shared.lang.text_faults(faults);
        let told = Span::styled(told, shared.styles().strong);
        put(buffer, list, list.height.saturating_sub(1), told);
    }
}
