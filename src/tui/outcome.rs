//! The outcome of a key or a click, which `update` carries out.

use super::action::Action;
use super::effect::Effect;
use super::file_kind::FileKind;
use crate::deck::SlideId;
use crate::figure::period::Year;
use crate::sheet::search::Matches;
use crate::sheet::{ColumnId, Term};

/// What remains to be done after a key or a click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Done,
    /// An effect outside of the model.
    Effect(Effect),
    /// Perform an action.
    Perform(Action),
    /// Show a message until the next key.
    Tell(String),
    /// Toggle a filter of the list of the view; `None` removes all filters.
    Filter(Option<(ColumnId, Term)>),
    /// Order the list of the view by a column; `None` restores the order of the data files.
    Sort(Option<ColumnId>),
    /// Show another year beside the one shown; `None` shows none.
    OtherYear(Option<Year>),
    /// Go to a match of a search.
    GoTo(Matches),
    /// Go to a slide of those that are presented.
    Slide(SlideId),
    /// Write the view to a file.
    Export {
        /// The path, as typed.
        path: String,
        /// The kind of file.
        kind: FileKind,
        /// Whether a file that exists may be replaced.
        overwrite: bool,
    },
}
