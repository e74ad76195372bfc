//! The selected row in full: what its pane shows, and what is told where there is none.

use super::action::Action;
use super::model::{Model, SourcesView, Tab};
use crate::dataset::{Citation, Record};
use crate::sheet::detail::{self, Block, Tone};
use crate::sheet::{Context, Place, RowId};

/// The selected row in full; empty where nothing is selected, or all there is stands in its row.
#[must_use]
pub fn of_selection(model: &Model) -> Vec<Block<'_>> {
    if model.tab == Tab::Sources && model.sources.view == SourcesView::Figures {
        return figure(model);
    }
    model
        .table()
        .selected()
        .map_or_else(Vec::new, |id| detail::detail(&model.context(), id))
}

/// The citation shown in the sources: that of the journey, or of the selected figure.
#[must_use]
pub fn citation(model: &Model) -> Option<Citation> {
    let journey = model.sources.journey.as_ref();
    let place = journey
        .and_then(|journey| journey.places.get(journey.at?))
        .cloned();
    place.or_else(|| {
        let subject = model.dataset.subject(record(model)?)?;
        Some(subject.citation().clone())
    })
}

fn record(model: &Model) -> Option<Record> {
    match model.sources.figures.selected()? {
        RowId::Figure(record) => Some(record),
        _ => None,
    }
}

/// A figure with its line, and how far one has come on the way along several of them.
fn figure(model: &Model) -> Vec<Block<'_>> {
    let Some(citation) = citation(model) else {
        return Vec::new();
    };
    let journey = model.sources.journey.as_ref();
    let own = record(model).filter(|record| {
        let subject = model.dataset.subject(*record);
        subject.is_some_and(|subject| *subject.citation() == citation)
    });
    let mut blocks = match own {
        Some(record) => {
            let cx = model.context();
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
        let [next, back] = [Action::Detail, Action::Back].map(|action| model.keys.told(action));
        let told = model.lang.journey(at, all, next, back);
        let is_excerpt = |block: &Block<'_>| matches!(block, Block::Excerpt(_));
        let before = blocks.iter().position(is_excerpt).unwrap_or(blocks.len());
        blocks.insert(before, Block::Say(told, Tone::Here));
    }
    blocks
}
