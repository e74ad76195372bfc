//! How many targets have each verdict, in words as far as there is room.

use crate::analysis::scorecard::{Score, tally};
use crate::analysis::verdict::Verdict;
use crate::text::{Lang, width};
use crate::tui::glyphs;
use crate::wording;

/// One verdict of the tally.
pub struct Part {
    pub verdict: Verdict,
    /// At least 1.
    pub count: usize,
    /// Verdict and count, with blanks behind.
    pub text: String,
}

/// The tally in words or, where these have no room, in signs.
#[must_use]
pub fn verdicts(lang: Lang, scores: &[Score<'_>], room: usize) -> Vec<Part> {
    let parts = |write: &dyn Fn(Verdict, usize) -> String| -> Vec<Part> {
        tally(scores)
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(verdict, count)| Part {
                verdict,
                count,
                text: write(verdict, count),
            })
            .collect()
    };
    let words = |gap: &str| {
        let gap = gap.to_owned();
        move |verdict, count| {
            let word = wording::verdict(verdict, lang);
            format!("{} {word} {count}{gap}", glyphs::verdict(verdict))
        }
    };
    let signs = |verdict, count| format!("{}{count}  ", glyphs::verdict(verdict));
    let cells = |parts: &[Part]| {
        parts.iter().fold(0usize, |sum, part| {
            sum.saturating_add(width(part.text.as_str()))
        })
    };
    let fitting = ["   ", "  ", " "]
        .iter()
        .map(|gap| parts(&words(gap)))
        .find(|parts| cells(parts) <= room);
    fitting.unwrap_or_else(|| parts(&signs))
}
