//! How it is told: text for a pipe, a file or a colleague. Writes to any [`std::io::Write`] and
//! knows no terminal.
//!
//! - [`diagnostics`]: mistakes in data files, each with its line underlined

pub mod diagnostics;
