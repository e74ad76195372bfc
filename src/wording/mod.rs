//! The names of figures, targets, findings and projects, in both languages.
//!
//! All output takes its names from here. Nothing here uses lists, formats or the terminal.
//!
//! - [`indicators`]: indicators in their measures; [`subject`]: cited figures, stages, quantities,
//!   citations
//! - [`score`]: verdicts, and how derived results follow from published figures
//! - [`finding`]: the checks of the audit and the reasons for their findings
//! - [`mistake`]: mistakes in data files, and how to correct them
//! - [`mod@arithmetic`]: the arithmetic of a check as a sentence
//! - [`mod@check`]: all sentences about a check
//! - [`mod@request`]: questions about checks, and whom to ask

pub mod arithmetic;
pub mod check;
pub mod finding;
pub mod indicators;
pub mod mistake;
pub mod request;
pub mod score;
pub mod subject;

pub use indicators::{
    better, growth_basis, indicator, indicator_in_short, indicator_kind, indicator_name, measure,
    measure_id, measure_of, promise, promise_name, reached,
};
pub use score::{formula, formulas, sign, term, verdict};
pub use subject::{batch, citation, period, quantity, record, record_id, record_in_short, stage};
