//! Entries with ids, while they are being read.

use crate::dataset::diagnostic::{Kind, Problem, nearest};
use crate::dataset::id::{Id, Interner};
use crate::dataset::reader::{Table, Word};
use crate::text::sanitize;

/// Entries by id. An entry with a mistake keeps its place, so that what refers to it is not reported
/// as a mistake too, and what comes after it keeps its number.
pub(super) struct Register<I, T> {
    kind: Kind,
    ids: Interner<I>,
    entries: Vec<Option<T>>,
}

impl<I: Id, T> Register<I, T> {
    pub(super) fn of(kind: Kind) -> Register<I, T> {
        Register {
            kind,
            ids: Interner::default(),
            entries: Vec::new(),
        }
    }

    /// Gives an entry its id, or notes why it cannot have one; `fill` it afterwards.
    pub(super) fn define(&mut self, table: &mut Table<'_, '_, '_, '_>) -> Option<Box<str>> {
        let word = table.text("id")?;
        let fits = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
        };
        let id = || sanitize(word.text).into_owned();
        if !word.text.bytes().all(fits) {
            table.note(word.span.clone(), Problem::BadId(id()));
        }
        if self.ids.insert(word.text).is_none() {
            table.note(
                word.span.clone(),
                Problem::DuplicateId {
                    kind: self.kind,
                    id: id(),
                },
            );
            return None;
        }
        self.entries.push(None);
        Some(word.text.into())
    }

    /// Puts an entry in the place that was defined last.
    pub(super) fn fill(&mut self, entry: Option<T>) {
        if let (Some(place), Some(_)) = (self.entries.last_mut(), &entry) {
            *place = entry;
        }
    }

    /// The number behind an id, or a note that nothing has it.
    pub(super) fn resolve(&self, table: &mut Table<'_, '_, '_, '_>, word: &Word<'_>) -> Option<I> {
        let found = self.ids.get(word.text);
        if found.is_none() {
            let nearest = nearest(word.text, self.ids.names()).map(str::to_owned);
            let id = sanitize(word.text).into_owned();
            table.note(
                word.span.clone(),
                Problem::UnknownId {
                    kind: self.kind,
                    id,
                    nearest,
                },
            );
        }
        found
    }

    /// The number behind an id, if something has it.
    pub(super) fn find(&self, id: &str) -> Option<I> {
        self.ids.get(id)
    }

    /// All ids.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.ids.names()
    }

    /// An entry without mistakes.
    pub(super) fn get(&self, id: I) -> Option<&T> {
        self.entries.get(id.index())?.as_ref()
    }

    /// An entry without mistakes, to be changed.
    pub(super) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.entries.get_mut(id.index())?.as_mut()
    }

    /// How many have been defined.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries; all there are, where none has a mistake.
    pub(super) fn into_entries(self) -> Vec<T> {
        self.entries.into_iter().flatten().collect()
    }
}
