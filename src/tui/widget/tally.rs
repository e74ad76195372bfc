//! How many targets have each verdict, and how many checks each outcome, in words as far as there
//! is room.

use ratatui::text::{Line, Span};

use crate::analysis::audit::Audit;
use crate::analysis::scorecard::{Score, tally};
use crate::analysis::verdict::Verdict;
use crate::text::{Lang, width};
use crate::tui::glyphs;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::line_width;
use crate::wording::{self, finding};

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

/// How many checks have each outcome, in words as far as there is room.
#[must_use]
pub fn checks(audit: &Audit, theme: &Theme, lang: Lang, room: u16) -> Line<'static> {
    let counts = || audit.tally().into_iter().filter(|(_, count)| *count > 0);
    let parts = |words: bool, gap: usize| -> Vec<Span<'static>> {
        counts()
            .map(|(outcome, count)| {
                let word = if words {
                    format!(" {}", finding::outcome(outcome, lang))
                } else {
                    String::new()
                };
                let gap = " ".repeat(gap);
                let text = format!("{}{word} {count}{gap}", glyphs::outcome(outcome));
                Span::styled(text, theme.outcome(outcome))
            })
            .collect()
    };
    let title = Span::styled(
        format!("{}   ", lang.audit_tally(audit.checks().len())),
        theme.strong,
    );
    let line = |parts: Vec<Span<'static>>, title: Option<&Span<'static>>| {
        Line::from(title.cloned().into_iter().chain(parts).collect::<Vec<_>>())
    };
    let candidates = [
        line(parts(true, 3), Some(&title)),
        line(parts(true, 3), None),
        line(parts(true, 2), None),
        line(parts(true, 1), None),
        line(parts(false, 3), Some(&title)),
    ];
    // The blanks behind the last part may be cut.
    let fits = |line: &&Line<'_>| line_width(line) <= room.saturating_add(1);
    let fitting = candidates.iter().find(fits).cloned();
    fitting.unwrap_or_else(|| line(parts(false, 2), None))
}
