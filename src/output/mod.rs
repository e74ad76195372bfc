//! Text for a pipe, a file or a colleague. Writes to any [`std::io::Write`] and knows no terminal.
//!
//! - [`mod@audit`]: an audit to hand to a colleague, and as data
//! - [`mod@format`]: any sheet in a format, for people and for programs; `table`: for people
//! - [`diagnostics`]: mistakes in data files, each with its line underlined
//! - [`mod@file`]: a file written whole or not at all
//! - [`verification`]: what checking the citations came to
//! - [`report`]: the scorecard of a year, as a plain table, Markdown, a page of HTML or JSON; `page`:
//!   the page
//! - [`slides`]: the slides of a year, as text, as one HTML file, and what a presenter says to them

pub mod audit;
pub mod diagnostics;
pub mod file;
pub mod format;
mod page;
pub mod report;
pub mod slides;
mod table;
pub mod verification;
