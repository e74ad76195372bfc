//! The names of figures, targets, findings and projects, in both languages.
//!
//! All output takes its names from here. Nothing here uses lists, formats or the terminal.
//!
//! - [`subject`]: indicators in their measures, cited figures, stages, quantities, citations
//! - [`score`]: verdicts, and how derived results follow from published figures
//! - [`finding`]: the checks of the audit and the reasons for their findings
//! - [`mistake`]: mistakes in data files, and how to correct them
//! - [`mod@arithmetic`]: the arithmetic of a check as a sentence
//! - [`mod@check`]: all sentences about a check
//! - [`mod@request`]: questions about checks, and whom to ask

pub mod arithmetic;
pub mod check;
pub mod finding;
pub mod mistake;
pub mod request;
pub mod score;
pub mod subject;

pub use score::{formula, formulas, sign, term, verdict};
pub use subject::{
    batch, better, citation, growth_basis, indicator, indicator_in_short, indicator_kind,
    indicator_name, measure, measure_id, measure_of, period, promise, promise_name, quantity,
    reached, record, record_id, record_in_short, stage,
};
