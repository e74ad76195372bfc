//! How it is told: text for a pipe, a file or a colleague. Writes to any [`std::io::Write`] and
//! knows no terminal.
//!
//! - [`mod@audit`]: an audit to hand to a colleague, and as data
//! - [`mod@format`]: any sheet in a format, for people and for programs; `table`: for people
//! - [`diagnostics`]: mistakes in data files, each with its line underlined
//! - [`verification`]: what checking the citations came to
//! - [`report`]: the scorecard of a year, as a plain table, Markdown or JSON

pub mod audit;
pub mod diagnostics;
pub mod format;
pub mod report;
mod table;
pub mod verification;
