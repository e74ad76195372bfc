//! What the screen shows of a year, by what was published for it.

use super::compared::Compared;
use super::page::{Page, Room};
use super::rows::{Item, Part};
use super::{Overview, levels, promises, results};
use crate::analysis::scorecard::{Score, scorecard};
use crate::dataset::ArticleId;
use crate::tui::shared::Shared;

/// The screen of a year.
#[derive(Debug, Clone)]
pub(super) struct YearPage {
    pub(super) page: Page,
    pub(super) items: Vec<Item>,
    pub(super) articles: Vec<ArticleId>,
}

impl YearPage {
    /// The page, and what is on it. `compared` are its targets, if they were made before the audit.
    pub(super) fn of(
        screen: &Overview,
        shared: &Shared,
        compared: Option<Compared>,
        room: Room,
    ) -> YearPage {
        let page = match compared {
            Some(compared) => results::page(screen, shared, compared.audited(screen, shared), room),
            None => page(screen, shared, room),
        };
        let right = page.right.iter().flat_map(|(_, rows)| rows.order());
        let mut items = Vec::new();
        for item in page.left.order().iter().chain(right) {
            if !items.contains(item) {
                items.push(*item);
            }
        }
        YearPage {
            articles: articles_of(screen, shared, &items),
            items,
            page,
        }
    }
}

/// The layout, by whether the year has targets and results.
pub(super) fn page(screen: &Overview, shared: &Shared, room: Room) -> Page {
    let scores = scorecard(&shared.dataset, shared.area, shared.year);
    if let Some(compared) = compared(screen, shared, &scores, room) {
        results::page(screen, shared, compared, room)
    } else if scores.is_empty() {
        levels::page(shared, room)
    } else {
        promises::page(screen, shared, &scores, room)
    }
}

/// What can be made of a page before the audit; `None` if the year has no results.
pub(super) fn begun(screen: &Overview, shared: &Shared, room: Room) -> Option<Compared> {
    let scores = scorecard(&shared.dataset, shared.area, shared.year);
    compared(screen, shared, &scores, room)
}

fn compared(
    screen: &Overview,
    shared: &Shared,
    scores: &[Score<'_>],
    room: Room,
) -> Option<Compared> {
    let has_results = scores.iter().any(|score| score.actual.is_some());
    has_results.then(|| Compared::of(screen, shared, scores, room))
}

/// The articles that printed the rows of the screen, those with the most figures first.
fn articles_of(screen: &Overview, shared: &Shared, items: &[Item]) -> Vec<ArticleId> {
    let mut counts: Vec<(ArticleId, usize)> = Vec::new();
    let shown = items.iter().filter(|(part, _)| *part != Part::Checks);
    for (part, id) in shown {
        let sheet = screen.part(*part).sheet().sheet();
        let evidence = sheet.evidence(&shared.context(), *id);
        let mut seen: Vec<ArticleId> = Vec::new();
        for place in evidence.places {
            if seen.contains(&place.article) {
                continue;
            }
            seen.push(place.article);
            match counts.iter_mut().find(|(of, _)| *of == place.article) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => counts.push((place.article, 1)),
            }
        }
    }
    counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    counts.into_iter().map(|(id, _)| id).collect()
}
