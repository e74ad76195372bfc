//! What each kind of slide answers.

use super::board::Board;
use super::id::SlideId;
use crate::dataset::Citation;
use crate::sheet::Context;

/// Lines that figures of a slide stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What they are lines of: the target, the result.
    pub label: String,
    /// The lines, in the order of the articles.
    pub citations: Vec<Citation>,
}

impl Source {
    pub(super) fn new<'c>(
        label: impl Into<String>,
        citations: impl IntoIterator<Item = &'c Citation>,
    ) -> Source {
        let mut citations: Vec<Citation> = citations.into_iter().cloned().collect();
        citations.sort_by_key(|of| (of.article, of.line));
        citations.dedup();
        Source {
            label: label.into(),
            citations,
        }
    }
}

/// What a kind of slide knows and how it is drawn. Steps count from 0; the last shows everything.
pub(super) trait Face {
    /// How many steps there are; 1 or more.
    fn steps(&self) -> usize;
    /// The title in several lengths, the fullest first.
    fn titles(&self, cx: &Context<'_>) -> Vec<String>;
    /// The sentence of a step, the fullest form first; none before what it states is shown.
    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String>;
    /// Draws figure and picture.
    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board);
    /// What the figures of a step stand on.
    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source>;

    /// The check that someone should look at, among those the figures take part in.
    fn check(&self, _cx: &Context<'_>) -> Option<u32> {
        None
    }

    /// The slides that tell more.
    fn leads_to(&self) -> Vec<SlideId> {
        Vec::new()
    }

    /// How it was judged or computed, in sentences.
    fn judged(&self, _cx: &Context<'_>) -> Vec<String> {
        Vec::new()
    }
}
