//! What each kind of slide answers.

use super::board::Board;
use super::id::SlideId;
use crate::dataset::{Citation, Subject};
use crate::figure::Period;
use crate::sheet::Context;
use crate::sheet::cell::Place;
use crate::wording;

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

    /// Each line in words, with the words of the article. Where there are several, each begins with
    /// the name of its figure, since the slide does not tell which is which.
    pub fn told<'s>(&'s self, cx: &'s Context<'_>) -> impl Iterator<Item = String> + 's {
        let are_several = self.citations.len() > 1;
        self.citations.iter().map(move |cited| {
            let place = Place::from(cited).cited(cx);
            match name(cx, cited).filter(|_| are_several) {
                Some(name) => cx.lang.slides_figure_at(name, place),
                None => place,
            }
        })
    }
}

/// What the figure on a line is called, with its period unless that is the year presented; `None` for
/// a line that no figure cites so.
fn name(cx: &Context<'_>, cited: &Citation) -> Option<String> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let record = dataset.records().get(dataset.record_position(cited)?)?;
    let subject = dataset.subject(*record)?;
    if subject.citation() != cited {
        return None;
    }
    let name = match subject {
        Subject::Target(target) => wording::promise(dataset, target, lang),
        _ => wording::record(dataset, subject, lang),
    };
    let is_told = match subject {
        Subject::Observation(of) => of.period == Period::Year(cx.year),
        Subject::Target(of) => of.period == Period::Year(cx.year),
        _ => true,
    };
    Some(match is_told {
        true => name,
        false => lang.slides_figure_of(name, wording::period(subject, lang)),
    })
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
