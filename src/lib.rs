//! zoneboard: a terminal dashboard of a development zone's economic indicators.
//!
//! ```text
//!             cli ────────────► tui            takes commands; draws the dashboard (only tui knows ratatui)
//!              │  ╲              │ │
//!              │    ╲            │ │
//!              │      ► output ◄─┘ │           writes to files and pipes: text, Markdown, CSV, JSON
//!              │          │        │
//!              │         deck ◄────┤           the slides of a year, without a terminal
//!              │          │        │
//!              │       picture ◄───┤           which mark stands in which cell, without a terminal
//!              │          │        │
//!              └───────► sheet ◄───┘           what each list shows: columns, rows, cells, details
//!                          │
//!                       wording                names of figures, verdicts and findings in two languages
//!                          │
//!                       analysis               what follows from the data: scorecard, series, projects, audit
//!                          │
//!                       dataset                the data files, their mistakes, the citations
//!                          │
//!                       figure                 numbers as printed, units, periods, intervals
//! ```
//!
//! A module may use any module below it, and none above: `tests/shape.rs` reads the sources and says
//! where one does. `text` (messages in two languages, widths, wrapping) uses only `figure`, and all
//! modules above `figure` use it.
//!
//! A figure keeps the digits it was printed with and a citation of the line that printed it. Values
//! computed from figures are exact decimals, or intervals that contain the exact value.

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
pub mod deck;
pub mod figure;
pub mod output;
pub mod picture;
pub mod sheet;
pub mod text;
pub mod tui;
pub mod wording;
