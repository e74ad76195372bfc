//! Where the figures of a deck stand: the articles, and how many figures cite each.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::number;
use crate::dataset::{ArticleId, Citation};
use crate::picture::{Role, Strip, bar};
use crate::sheet::Context;
use crate::sheet::summary::{Message, Sources};
use crate::text::{pad_start, truncate, width};

/// Articles that are told a row each at most.
const MOST: usize = 4;

/// Cells of the bar of the article that is cited most.
const BAR: usize = 14;

/// The articles.
pub(super) struct SourcesSlide {
    sources: Sources,
    /// The articles that the deck cites, with the figures of each, most first.
    articles: Vec<(ArticleId, usize)>,
}

impl SourcesSlide {
    /// The articles of some lines.
    pub(super) fn of(cx: &Context<'_>, cited: &[Citation]) -> Option<SourcesSlide> {
        let mut ids: Vec<ArticleId> = cited.iter().map(|of| of.article).collect();
        ids.sort_unstable();
        ids.dedup();
        let count = |id: ArticleId| (id, cx.dataset.records_of(id).len());
        let mut articles: Vec<(ArticleId, usize)> = ids.into_iter().map(count).collect();
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
        let shown = self.articles.get(..MOST).unwrap_or(&self.articles);
        let pitch = if board.is_airy() { 3usize } else { 2 };
        let rows = shown.len().saturating_mul(pitch);
        let first = board.frame.bottom.saturating_sub(rows);
        let facts = [Fact::new(lang.slide_figures_with_line(), Role::Text)];
        let figure = number::count(self.sources.figures, "");
        let above = first.saturating_sub(1);
        board.figure((board.frame.top, above), &[(figure, Role::Strong)], &facts);
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
            // A title is told to its end where it stands in a list; here its first words do.
            let title = board.plain(article.title.get(lang));
            let title = truncate(&title, room).into_owned();
            let title = board.plain(&title);
            board.label(row, name, &title, Role::Text);
            let at = columns.saturating_sub(behind).saturating_add(2);
            let drawn = bar::bar(
                (*count).into(),
                most.into(),
                BAR,
                board.marks(),
                Role::Fill2,
            );
            board.strip(row, at, &drawn);
            let number = Strip::of(pad_start(&count.to_string(), numbers), Role::Strong);
            board.strip(row, columns.saturating_sub(numbers), &number);
        }
    }

    fn sources(&self, cx: &Context<'_>, _step: usize) -> Vec<Source> {
        let _ = cx;
        Vec::new()
    }
}
