//! The title sentence of a screen. Making it takes a pass over the data, which would be too slow for
//! every frame. It is therefore kept until its inputs change.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::cache::Drawings;
use super::canvas::Canvas;
use super::shared::Shared;
use super::widget::paint::put;
use crate::dataset::{IndicatorId, Measure, ProgrammeId};
use crate::sheet::SheetId;
use crate::sheet::summary::{self, Message};
use crate::wording;

/// The subject of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// The year: the largest miss and the targets met; without results, the targets; without targets,
    /// the levels.
    Year,
    /// The targets of the year by verdict.
    Verdicts,
    /// The targets of all years.
    AllYears,
    /// A programme of projects.
    Programme(ProgrammeId),
    /// Levels as multiples of earlier ones.
    Multiples,
    /// One indicator in a measure.
    Indicator(IndicatorId, Measure),
    /// The open checks of the audit.
    Audit,
    /// The articles.
    Sources,
}

/// Sentences that are kept: those of a few years, between which one goes back and forth.
const SENTENCES: usize = 3;

/// A sentence in all its forms, and those before it.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    kept: Drawings<About, Vec<String>>,
}

impl Default for Opening {
    fn default() -> Opening {
        Opening {
            kept: Drawings::with_capacity(SENTENCES),
        }
    }
}

impl Opening {
    /// Makes the sentence, unless it is the one already made.
    pub(super) fn renew(&mut self, about: About, shared: &Shared) {
        let stamp = match about {
            About::Year => shared.stamp_of_dataset(),
            _ => shared.stamp(),
        };
        self.kept
            .get_or_insert_for(stamp, about, || forms(about, shared));
    }

    /// The longest form that fits the given number of columns; empty if none fits.
    #[must_use]
    pub(super) fn text(&self, columns: u16) -> &str {
        let forms = self.kept.latest().map_or(&[][..], Vec::as_slice);
        summary::fitting(forms, usize::from(columns))
    }

    /// Draws it in the first row of an area.
    pub(super) fn put(&self, shared: &Shared, canvas: &mut Canvas<'_>, area: Rect) {
        let text = self.text(area.width).to_owned();
        put(canvas, area, 0, Span::styled(text, shared.styles().strong));
    }
}

/// The forms of a sentence, the longest first. If none fits or there are none, lists show their titles.
fn forms(about: About, shared: &Shared) -> Vec<String> {
    let cx = &shared.context();
    let or = |mut forms: Vec<String>, title: String| {
        forms.push(title);
        forms
    };
    let of_year = || cx.lang.targets_title(cx.year);
    match about {
        About::Year => or(summary::overview(cx).forms(cx), of_year()),
        About::Verdicts => or(summary::Tally::of(cx).forms(cx), of_year()),
        About::AllYears => {
            let title = cx.lang.matrix_title().to_owned();
            or(summary::AllYears::of(cx).forms(cx), title)
        }
        About::Programme(id) => {
            let texts = summary::Projects::of(cx, Some(id));
            texts.map_or_else(Vec::new, |of| of.forms(cx))
        }
        About::Multiples => {
            let texts = summary::Multiples::of(cx);
            let forms = texts.map_or_else(Vec::new, |of| of.forms(cx));
            or(forms, SheetId::Indicators.sheet().title(cx))
        }
        About::Indicator(id, measure) => {
            let forms = summary::OneIndicator::of(cx, id, Some(measure)).forms(cx);
            let title = SheetId::Series(Some((id, measure))).sheet().title(cx);
            let name = wording::indicator(cx.dataset, cx.area, id, measure, cx.lang);
            or(or(forms, title), name)
        }
        About::Audit => summary::AuditMessage::of(cx).forms(cx),
        About::Sources => summary::Sources::of(cx).forms(cx),
    }
}
