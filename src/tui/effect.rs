//! The effects that `update` returns: everything that needs the terminal, files or other programs.

use crate::dataset::Place;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Reload,
    /// Recompute the relations of the dataset.
    Audit,
    Copy(String),
    Write(Box<Exported>),
    /// Open the data file at an entry.
    Edit(DataEntry),
    /// Take mouse events from the terminal, or leave them to it.
    Mouse(bool),
    Quit,
}

/// A view to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub path: String,
    pub content: Vec<u8>,
    /// Whether a file of this name may be replaced.
    pub overwrite: bool,
}

/// Why a view was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteProblem {
    Exists,
    /// A pipe, a device or a folder has that name.
    NotAFile,
    /// The reason, as the system tells it.
    Failed(String),
}

/// An entry of the data files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataEntry {
    /// An observation or a target.
    At(Place),
    /// A project, batch or programme, by its id.
    Project(String),
}
