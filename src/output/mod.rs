//! How it is told: text for a pipe, a file or a colleague. Writes to any [`std::io::Write`] and
//! knows no terminal.
//!
//! - [`diagnostics`]: mistakes in data files, each with its line underlined
//! - [`export`]: every cited figure as a row, for other people's scripts
//! - [`verification`]: what checking the citations came to
//! - [`report`]: the scorecard of a year, as a plain table, Markdown or JSON
//! - [`wording`]: what targets, results and gaps are called, on paper as on the screen

pub mod diagnostics;
pub mod export;
pub mod report;
pub mod verification;
pub mod wording;
