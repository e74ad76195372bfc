//! Records: the addresses of cited figures of all kinds.

use serde::{Deserialize, Serialize};

use super::id::{BatchId, ProgrammeId, ProjectId};
use super::notice::NoticeKind;
use super::observation::{Citation, Observation, Place, Target};
use super::project::{Batch, Programme, Project, StatedFigure};
use crate::figure::Figure;
use crate::text::Bilingual;

/// The address of a cited figure in the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Record {
    /// The observation at this position.
    Observation(u32),
    /// The target at this position.
    Target(u32),
    /// This figure of a programme.
    Programme(ProgrammeId, u32),
    /// This figure of a batch.
    Batch(BatchId, u32),
    /// This figure of a project.
    Project(ProjectId, u32),
}

/// The entry that a record addresses.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'d> {
    /// A result.
    Observation(&'d Observation),
    /// A target.
    Target(&'d Target),
    /// A figure about a programme as a whole.
    Programme(&'d Programme, &'d StatedFigure),
    /// A figure about a batch as a whole.
    Batch(&'d Batch, &'d StatedFigure),
    /// A figure about a project.
    Project(&'d Project, &'d StatedFigure),
}

impl<'d> Subject<'d> {
    /// The line that printed it.
    #[must_use]
    pub fn citation(self) -> &'d Citation {
        match self {
            Subject::Observation(observation) => &observation.citation,
            Subject::Target(target) => &target.citation,
            Subject::Programme(_, stated)
            | Subject::Batch(_, stated)
            | Subject::Project(_, stated) => &stated.citation,
        }
    }

    /// The figure.
    #[must_use]
    pub fn figure(self) -> Figure {
        match self {
            Subject::Observation(observation) => observation.figure,
            Subject::Target(target) => target.figure,
            Subject::Programme(_, stated)
            | Subject::Batch(_, stated)
            | Subject::Project(_, stated) => stated.figure,
        }
    }

    /// Whether the curator has confirmed a notice of this kind about the entry.
    #[must_use]
    pub fn is_confirmed(self, kind: NoticeKind) -> bool {
        let confirmed = match self {
            Subject::Observation(observation) => &observation.confirmed,
            Subject::Target(target) => &target.confirmed,
            Subject::Programme(_, stated)
            | Subject::Batch(_, stated)
            | Subject::Project(_, stated) => &stated.confirmed,
        };
        confirmed.iter().any(|of| of.kind == kind)
    }

    /// The place of the entry in the data files.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Subject::Observation(observation) => observation.place,
            Subject::Target(target) => target.place,
            Subject::Programme(_, stated)
            | Subject::Batch(_, stated)
            | Subject::Project(_, stated) => stated.place,
        }
    }

    /// The curator's note.
    #[must_use]
    pub fn note(self) -> Option<&'d Bilingual> {
        match self {
            Subject::Observation(observation) => observation.note.as_deref(),
            Subject::Target(target) => target.note.as_deref(),
            Subject::Programme(_, stated)
            | Subject::Batch(_, stated)
            | Subject::Project(_, stated) => stated.note.as_ref(),
        }
    }
}
