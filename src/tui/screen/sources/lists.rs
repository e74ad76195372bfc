//! The two lists of the sources, drawn alone or one above the other.
//!
//! ```text
//! message
//!     article  newspaper  date   cited              omitted
//! 003 …        …          …      326 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄      98
//!
//!     printed at  printed as  figure                 │ the figure with its line
//! 003:118         1493 家     高新技术企业            │ 118  …
//! ```

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::dataset::{ArticleId, Citation};
use crate::sheet::list::{List, of_ids};
use crate::sheet::{RowId, Sheet};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{cells, put};
use crate::tui::widget::table::{Focus, Headings, Table};

/// Draws the figures of one article, while keys move in the list of articles. Says how many more
/// there are than have room.
pub(super) fn figures_of(
    article: ArticleId,
    table: &SheetState,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let (sheet, cx) = (table.sheet().sheet(), shared.context());
    let is_own = |id: &RowId| match id {
        RowId::Figure(record) => {
            let subject = shared.dataset.subject(*record);
            subject.is_some_and(|of| of.citation().article == article)
        }
        _ => false,
    };
    let own: Vec<RowId> = table.ids().iter().copied().filter(is_own).collect();
    let all = own.len();
    let room = usize::from(area.height.saturating_sub(1));
    let shown = if all > room {
        room.saturating_sub(1)
    } else {
        all
    };
    let own = own.into_iter().take(shown).collect();
    let list = of_ids(&*sheet, &cx, own);
    beside(&*sheet, table, &list, usize::MAX, shared, canvas, area);
    if shown < all {
        let more = shared.lang.also_more(all.saturating_sub(shown));
        let row = cells(shown).saturating_add(1);
        let more = Span::styled(format!("  {more}"), shared.styles().quiet);
        put(canvas, area, row, more);
    }
    canvas.note(area, Hit::Action(Action::View));
}

/// Draws a list in which no key moves.
fn beside(
    sheet: &dyn Sheet,
    table: &SheetState,
    list: &List,
    at: usize,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let drawn = Table {
        sheet,
        cx: &shared.context(),
        list,
        extents: &table.measured().extents,
        at,
        headings: Headings::Hidden,
        focus: Focus::Beside,
        bars: bars(shared),
        theme: &shared.styles(),
    };
    drawn.draw_again(shared.stamp(), table.sheet(), canvas, area);
}

/// The figures of each article as bars.
fn bars(shared: &Shared) -> Option<(&'static str, crate::picture::Marks)> {
    Some(("figures", shared.marks()))
}

/// Draws the articles. Returns which of them are seen.
pub(super) fn articles(
    table: &SheetState,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Range<usize> {
    if table.ids().is_empty() {
        rows::put_why_empty(shared, table, canvas, area);
        return 0..0;
    }
    let drawn = Table {
        sheet: &*table.sheet().sheet(),
        cx: &shared.context(),
        list: table.list(),
        extents: &table.measured().extents,
        at: table.at(),
        headings: Headings::Hidden,
        focus: Focus::Keys,
        bars: bars(shared),
        theme: &shared.styles(),
    };
    let drawn = drawn.draw_again(shared.stamp(), table.sheet(), canvas, area);
    drawn.rows
}

/// Draws the articles while keys move in the figures; that of the selected figure stands out.
pub(super) fn articles_beside(
    table: &SheetState,
    of: Option<&Citation>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let own = of.map(|of| RowId::Article(of.article));
    let at = table.ids().iter().position(|id| Some(*id) == own);
    let at = at.unwrap_or(usize::MAX);
    let sheet = table.sheet().sheet();
    beside(&*sheet, table, table.list(), at, shared, canvas, area);
    canvas.note(area, Hit::Action(Action::View));
}

/// Draws the article of a figure in one row.
pub(super) fn article_line(
    of: Option<&Citation>,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: u16,
) {
    let found = of.and_then(|of| Some((of.article, shared.dataset.article(of.article)?)));
    if let Some((id, article)) = found {
        let title = article.title.get(shared.lang);
        let cited = shared.dataset.records_of(id).len();
        let cited = shared.lang.count_figures(cited);
        let line = format!("{} · {title} · {cited}", article.id);
        put(canvas, area, row, Span::styled(line, shared.styles().quiet));
    }
}
