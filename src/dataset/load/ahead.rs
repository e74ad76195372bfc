//! Entries parsed on a second thread while the catalogue, which they refer to, is read. What a start
//! waits for is mostly parsing.

use std::ops::Deref;
use std::thread::{Scope, ScopedJoinHandle};

use crate::dataset::reader::Parsed;
use crate::dataset::source::SourceFile;

/// Fewer bytes than this are parsed before a thread has begun.
const LEAST: usize = 32 * 1024;

/// Of larger datasets the trees of all files are not held at once.
const MOST: usize = 4 * 1024 * 1024;

/// Trees by the position of their file.
#[derive(Default)]
pub(super) struct Ahead<'f> {
    trees: Vec<Option<Parsed<'f>>>,
}

/// The thread that parses.
pub(super) struct Parsing<'s, 'f> {
    thread: Option<ScopedJoinHandle<'s, Ahead<'f>>>,
}

impl<'f> Ahead<'f> {
    /// Starts to parse the files of entries, where that is worth a thread.
    pub(super) fn begin<'s>(scope: &'s Scope<'s, '_>, files: &'f [SourceFile]) -> Parsing<'s, 'f>
    where
        'f: 's,
    {
        let sizes = files.iter().map(|file| file.text.len());
        let bytes = sizes.fold(0, usize::saturating_add);
        let is_worth_it = (LEAST..=MOST).contains(&bytes);
        let parse = |file: &'f SourceFile| has_entries(&file.name).then(|| Parsed::of(&file.text));
        let work = move || Ahead {
            trees: files.iter().map(parse).collect(),
        };
        Parsing {
            thread: is_worth_it.then(|| scope.spawn(work)),
        }
    }

    /// The tree of a file, parsed now if it has not been.
    pub(super) fn tree(&self, position: usize, file: &'f SourceFile) -> Tree<'_, 'f> {
        match self.trees.get(position) {
            Some(Some(parsed)) => Tree::Ahead(parsed),
            _ => Tree::Now(Parsed::of(&file.text)),
        }
    }
}

/// A tree, whenever it was parsed.
pub(super) enum Tree<'a, 'f> {
    Ahead(&'a Parsed<'f>),
    Now(Parsed<'f>),
}

impl<'f> Deref for Tree<'_, 'f> {
    type Target = Parsed<'f>;

    fn deref(&self) -> &Parsed<'f> {
        match self {
            Tree::Ahead(parsed) => parsed,
            Tree::Now(parsed) => parsed,
        }
    }
}

impl<'f> Parsing<'_, 'f> {
    /// Waits for the trees.
    pub(super) fn wait(self) -> Ahead<'f> {
        let trees = self.thread.map(ScopedJoinHandle::join);
        trees.map_or_else(Ahead::default, |joined| {
            joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }
}

/// Whether a file holds entries rather than what they refer to.
fn has_entries(name: &str) -> bool {
    let of_one = matches!(name, "projects.toml" | "relations.toml");
    of_one || name.starts_with("years/") || name.starts_with("projects/")
}
