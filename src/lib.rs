//! zoneboard: a terminal dashboard of a development zone's economic indicators.
//!
//! ```text
//!             cli ── tui              who asks          (tui: Model / Message / update / view; only it knows ratatui)
//!               \    / \
//!               output  │             how it is told    (plain text and diagnostics: write to impl Write, know no terminal)
//!                  \    │
//!                  wording            what it is called (names of figures, verdicts and findings, in two languages)
//!                     │
//!                  analysis           what follows      (scorecard, series, growth, pipeline, audit: pure functions of a Dataset)
//!                     │
//!                  dataset            what is known     (schema, load, diagnostics, citations)
//!                     │
//!                  figure             what a number is  (Figure, Interval, Unit, Period)          + text: two languages, widths
//! ```
//!
//! Arrows point downward only. A figure keeps the digits it was printed with and the line that
//! printed it; whatever is computed from figures is exact, or an interval that holds the truth.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::string_slice,
        reason = "a test fails by panicking"
    )
)]

pub mod analysis;
pub mod cli;
pub mod dataset;
pub mod figure;
pub mod output;
pub mod sheet;
pub mod text;
pub mod tui;
pub mod wording;
