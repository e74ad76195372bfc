//! The line of the selected figure, or of the way along several.

use crate::dataset::{Citation, Record};
use crate::sheet::detail::{self, Block, Tone};
use crate::sheet::{Context, Place, RowId};
use crate::tui::action::Action;
use crate::tui::shared::Shared;
use crate::tui::tab::Tab;

/// A way from a figure to the lines that printed it, and back.
#[derive(Debug, Clone)]
pub struct Journey {
    /// The tab the user came from.
    pub from: Tab,
    /// The lines that belong to the figure, its own first.
    pub places: Vec<Citation>,
    /// Which of them is shown; none after the user has selected another figure.
    pub at: Option<usize>,
}

/// The citation shown in the sources: that of the journey, or of the selected figure.
#[must_use]
pub fn citation(
    journey: Option<&Journey>,
    selected: Option<RowId>,
    shared: &Shared,
) -> Option<Citation> {
    let place = journey
        .and_then(|journey| journey.places.get(journey.at?))
        .cloned();
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

/// A figure with its line, and how far one has come on the way along several of them.
#[must_use]
pub fn blocks<'s>(
    journey: Option<&Journey>,
    selected: Option<RowId>,
    shared: &'s Shared,
) -> Vec<Block<'s>> {
    let Some(citation) = citation(journey, selected, shared) else {
        return Vec::new();
    };
    let own = record(selected).filter(|record| {
        let subject = shared.dataset.subject(*record);
        subject.is_some_and(|subject| *subject.citation() == citation)
    });
    let mut blocks = match own {
        Some(record) => {
            let cx = shared.context();
            // The row one came from has told what the audit found, and Enter leads on to the next
            // line, not to the audit.
            let audit = cx.audit.filter(|_| journey.is_none());
            detail::cited(&Context { audit, ..cx }, record)
        }
        None => detail::place(Place::from(citation)),
    };
    if let Some(journey) = journey
        && let Some(at) = journey.at
    {
        let (at, all) = (at.saturating_add(1), journey.places.len());
        let [next, back] = [Action::Detail, Action::Back].map(|action| shared.keys.told(action));
        let told = shared.lang.journey(at, all, next, back);
        let is_excerpt = |block: &Block<'_>| matches!(block, Block::Excerpt(_));
        let before = blocks.iter().position(is_excerpt).unwrap_or(blocks.len());
        blocks.insert(before, Block::Say(told, Tone::Here));
    }
    blocks
}
