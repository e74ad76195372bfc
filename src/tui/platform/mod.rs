//! What effects do outside of the program.
//!
//! - [`clipboard`]: a text to the clipboard, through the terminal
//! - [`editor`]: the user's editor, at a line of a file
//! - [`mod@file`]: a view to a file
//! - [`watch`]: whether data files change

pub(super) mod clipboard;
pub(super) mod editor;
pub(crate) mod file;
pub(super) mod watch;
