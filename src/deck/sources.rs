//! Where the figures of the dataset stand: the articles, and how many figures cite each.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::{number, reading};
use crate::dataset::ArticleId;
use crate::picture::{Role, Strip, bar};
use crate::sheet::Context;
use crate::sheet::summary::{Message, Sources};
use crate::text::{pad_start, width, wrap};

/// Cells of the bar of the article that is cited most.
const BAR: usize = 12;

/// Rows of a figure with a blank row below it.
const FIGURE: usize = 6;

/// The articles.
pub(super) struct SourcesSlide {
    sources: Sources,
    /// The articles that are cited, with the figures of each, most first.
    articles: Vec<(ArticleId, usize)>,
}

impl SourcesSlide {
    /// Those of the data.
    pub(super) fn of(cx: &Context<'_>) -> Option<SourcesSlide> {
        let articles = cx.dataset.articles();
        let counted = articles.map(|(id, _)| (id, cx.dataset.records_of(id).len()));
        let mut articles: Vec<(ArticleId, usize)> =
            counted.filter(|(_, count)| *count > 0).collect();
        articles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        (!articles.is_empty()).then(|| SourcesSlide {
            sources: Sources::of(cx),
            articles,
        })
    }
}

impl Face for SourcesSlide {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.lang.tab_sources().to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, _step: usize) -> Vec<String> {
        self.sources.forms(cx)
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let pitch = if board.is_airy() { 3usize } else { 2 };
        let room = board.frame.bottom.saturating_sub(board.frame.top);
        let most = room.saturating_sub(FIGURE).checked_div(pitch).unwrap_or(1);
        let all = self.articles.len();
        let shown = self.articles.get(..most).unwrap_or(&self.articles);
        let rows = shown.len().saturating_mul(pitch);
        let first = board.frame.bottom.saturating_sub(rows);
        let mut facts = vec![Fact::new(lang.slide_figures_with_line(), Role::Text)];
        if shown.len() < all {
            let text = reading::titled(lang, lang.articles_title(), shown.len(), all);
            facts.push(Fact::new(text, Role::Quiet));
        }
        let figure = number::count(self.sources.figures, "");
        let above = first.saturating_sub(1);
        board.figure((board.frame.top, above), &[(figure, Role::Strong)], &facts);
        self.list(cx, shown, (first, pitch), board);
    }

    fn sources(&self, _cx: &Context<'_>, _step: usize) -> Vec<Source> {
        Vec::new()
    }
}

impl SourcesSlide {
    /// A row for each article: its id, its title, which may take two, and its bar.
    fn list(
        &self,
        cx: &Context<'_>,
        shown: &[(ArticleId, usize)],
        (first, pitch): (usize, usize),
        board: &mut Board,
    ) {
        let most = shown.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let ids = shown.iter().filter_map(|(id, _)| cx.dataset.article(*id));
        let wide = ids.map(|of| width(&of.id)).max().unwrap_or(0);
        let numbers = most.to_string().len();
        let columns = board.columns();
        let behind = BAR.saturating_add(numbers).saturating_add(4);
        let name = wide.saturating_add(2);
        let room = columns.saturating_sub(name.saturating_add(behind));
        for (at, (id, count)) in shown.iter().enumerate() {
            let Some(article) = cx.dataset.article(*id) else {
                continue;
            };
            let row = first.saturating_add(at.saturating_mul(pitch));
            board.label(row, 0, &article.id, Role::Strong);
            let title = wrap(&board.plain(article.title.get(cx.lang)), room);
            for (row, line) in (row..).zip(title.iter().take(pitch)) {
                board.label(row, name, line, Role::Text);
            }
            if let Some(line) = title.get(pitch) {
                board.lack(line);
            }
            let at = columns.saturating_sub(behind).saturating_add(2);
            let marks = board.marks();
            let drawn = bar::bar((*count).into(), most.into(), BAR, marks, Role::Fill2);
            board.strip(row, at, &drawn);
            let number = Strip::of(pad_start(&count.to_string(), numbers), Role::Strong);
            board.strip(row, columns.saturating_sub(numbers), &number);
        }
    }
}
