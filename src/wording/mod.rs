//! What figures, targets, findings and projects are called, in both languages.
//!
//! Everything that shows, writes or speaks a name takes it from here. Nothing here knows a list, a
//! format or a terminal.
//!
//! - [`subject`]: indicators in their measures, cited figures, stages, quantities, citations
//! - [`score`]: verdicts, and how derived results follow from published figures
//! - [`finding`]: what the checks of an audit are called and why they came to that
//! - [`mistake`]: mistakes in data files, and what to do about them
//! - [`mod@arithmetic`]: their arithmetic as a sentence
//! - [`mod@check`]: everything that is said of one
//! - [`mod@request`]: what to ask about them, and whom

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
    indicator_name, measure, measure_of, period, promise, promise_name, quantity, reached, record,
    record_id, stage,
};
