//! The operating system: clipboard, editor, files, signals, threads, and the terminal device. Nothing
//! here uses the model.
//!
//! - `clipboard`: copies a text through the terminal
//! - `editor`: opens the user's editor at a line of a file
//! - `file`: writes a view to a file
//! - `signals`: receives signals, and stops the program as a shell's job
//! - `tty`: the terminal's settings, size and output
//! - `watch`: notices changes of data files
//! - `worker`: threads whose panic ends the program

pub(super) mod clipboard;
pub(super) mod editor;
pub(crate) mod file;
pub(super) mod signals;
pub(super) mod tty;
pub(super) mod watch;
pub(super) mod worker;
