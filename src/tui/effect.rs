//! What has to be done outside of the model.

use crate::dataset::Place;

/// Something to be done outside of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the data files again.
    Reload,
    /// Recompute the relations of the dataset.
    Audit,
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a view to a file.
    Write(Box<Exported>),
    /// Open the data file at an entry.
    Edit(DataEntry),
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Leave.
    Quit,
}

/// A view to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The path, as typed.
    pub path: String,
    /// What to write.
    pub content: Vec<u8>,
    /// Whether a file that is there may go.
    pub overwrite: bool,
}

/// Why a view was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteProblem {
    /// There is such a file already.
    Exists,
    /// It cannot be written, for this reason.
    Failed(String),
}

/// An entry of the data files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataEntry {
    /// An observation or a target.
    At(Place),
    /// What has this id in the files of projects.
    Project(String),
}
