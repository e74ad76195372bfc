//! What a key or a click comes to. `update` carries it out.

use super::action::Action;
use super::effect::Effect;
use super::file_kind::FileKind;
use crate::deck::SlideId;
use crate::figure::period::Year;
use crate::sheet::search::Matches;
use crate::sheet::{ColumnId, Term};

/// What is left to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Done,
    /// Something outside of the model.
    Effect(Effect),
    /// What an action does.
    Perform(Action),
    /// Show a message until the next key.
    Tell(String),
    /// Narrow the list of the view by a term of a column, or no longer by it where it is chosen
    /// already; `None` takes all filters away.
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
        /// What its name asks for.
        kind: FileKind,
        /// Whether a file that exists may be replaced.
        overwrite: bool,
    },
}
