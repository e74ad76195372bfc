//! What figures, targets, findings and projects are called, in both languages.
//!
//! Everything that shows, writes or speaks a name takes it from here. Nothing here knows a list, a
//! format or a terminal.
//!
//! - [`subject`]: indicators in their measures, cited figures, stages, quantities, citations
//! - [`score`]: verdicts, targets, results and the gap between them
//! - [`finding`]: what the checks of an audit are called, and their arithmetic as a sentence

pub mod finding;
pub mod score;
pub mod subject;

pub use score::{
    actual, derived_step, formula, formulas, gap, gap_in_words, sign, target, term, verdict,
};
pub use subject::{
    batch, better, citation, growth_basis, indicator, indicator_kind, measure, period, promise,
    quantity, record, record_id, stage,
};
