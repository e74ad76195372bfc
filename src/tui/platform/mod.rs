//! What effects do to the machine: clipboard, editor, files. Nothing here uses the model.
//!
//! - `clipboard`: copies a text through the terminal
//! - `editor`: opens the user's editor at a line of a file
//! - `file`: writes a view to a file
//! - `watch`: notices changes of data files

pub(super) mod clipboard;
pub(super) mod editor;
pub(crate) mod file;
pub(super) mod watch;
