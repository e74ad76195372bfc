//! The line that is shown: that of the selected figure, or one of the lines of a figure from another
//! tab.

use crate::dataset::{Citation, Record};
use crate::sheet::detail::{self, Block, Tone};
use crate::sheet::{Context, Place, RowId};
use crate::tui::action::Action;
use crate::tui::screen::Visit;
use crate::tui::shared::Shared;

/// The citation of the line that is shown.
pub(super) fn citation(
    visit: Option<&Visit>,
    selected: Option<RowId>,
    shared: &Shared,
) -> Option<Citation> {
    let place = visit.and_then(|visit| visit.places.get(visit.at?)).cloned();
    place.or_else(|| {
        let subject = shared.dataset.subject(record(selected)?)?;
        Some(subject.citation().clone())
    })
}

fn record(selected: Option<RowId>) -> Option<Record> {
    match selected? {
        RowId::Figure(record) => Some(record),
        _ => None,
    }
}

/// A figure with its line, and which of several lines it is.
pub(super) fn blocks<'s>(
    visit: Option<&Visit>,
    selected: Option<RowId>,
    shared: &'s Shared,
) -> Vec<Block<'s>> {
    let Some(citation) = citation(visit, selected, shared) else {
        return Vec::new();
    };
    let own = record(selected).filter(|record| {
        let subject = shared.dataset.subject(*record);
        subject.is_some_and(|subject| *subject.citation() == citation)
    });
    let mut blocks = match own {
        Some(record) => {
            let cx = shared.context();
            // The row the user came from has shown what the audit found, and Enter leads to the
            // next line, not to the audit.
            let audit = cx.audit.filter(|_| visit.is_none());
            detail::cited(&Context { audit, ..cx }, record)
        }
        None => detail::place(Place::from(citation)),
    };
    if let Some(visit) = visit
        && let Some(at) = visit.at
    {
        let (at, all) = (at.saturating_add(1), visit.places.len());
        let [next, back] = [Action::Detail, Action::Back].map(|action| shared.key_hint(action));
        let position = match all {
            ..=1 => shared.lang.notice_only_place(back),
            _ => shared.lang.trail(at, all, next, back),
        };
        let is_excerpt = |block: &Block<'_>| matches!(block, Block::Excerpt(_));
        let before = blocks.iter().position(is_excerpt).unwrap_or(blocks.len());
        blocks.insert(before, Block::Say(position, Tone::Here));
    }
    blocks
}
