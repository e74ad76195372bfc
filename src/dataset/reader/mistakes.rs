//! The mistakes of one file.

use std::ops::Range;

use crate::dataset::diagnostic::{Diagnostic, Problem};

/// Proof that a mistake was noted. It is the error type of all reading functions and can only be made
/// by noting a mistake, so that no entry is dropped without a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted(());

impl Noted {
    /// The proof for a mistake that has already been reported.
    #[must_use]
    pub fn by(_: &Diagnostic) -> Noted {
        Noted(())
    }
}

/// The mistakes of one file.
#[derive(Debug)]
pub struct Mistakes<'f> {
    file: &'f str,
    found: Vec<Diagnostic>,
    /// The number of mistakes beyond [`KEPT`].
    beyond: usize,
}

/// Number of mistakes shown for a file; the rest are only counted.
const SHOWN: usize = 100;
/// Number of mistakes kept for a file, from which the first are shown.
const KEPT: usize = 10_000;

impl<'f> Mistakes<'f> {
    /// An empty list for `file`.
    #[must_use]
    pub(crate) fn in_file(file: &'f str) -> Mistakes<'f> {
        Mistakes {
            file,
            found: Vec::new(),
            beyond: 0,
        }
    }

    /// Notes a mistake at some bytes of the file.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) -> Noted {
        self.keep(Diagnostic::new(self.file, span, problem))
    }

    /// Notes a mistake that concerns the whole file.
    pub(crate) fn note_file(&mut self, problem: Problem) -> Noted {
        self.keep(Diagnostic::of_file(self.file, problem))
    }

    fn keep(&mut self, mistake: Diagnostic) -> Noted {
        if self.found.len() < KEPT {
            self.found.push(mistake);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
        Noted(())
    }

    /// The mistakes in the order of the file: the first hundred and the number of the rest.
    #[must_use]
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|mistake| mistake.span.as_ref().map(|span| (span.start, span.end)));
        self.found.dedup();
        let kept = self.found.len().saturating_sub(SHOWN);
        let more = kept.saturating_add(self.beyond);
        if more > 0 {
            self.found.truncate(SHOWN);
            self.note_file(Problem::TooManyMore(more));
        }
        self.found
    }
}
