//! Entries with ids, while they are being read.

use crate::dataset::diagnostic::{Kind, Problem, nearest};
use crate::dataset::id::{Id, Interner};
use crate::dataset::limits;
use crate::dataset::reader::{Noted, Table, Word};
use crate::text::Safe;

/// Entries by id. An entry with a mistake keeps its place, so that what refers to it is not reported
/// as a mistake too; but with one of them there are no entries to be had at all, so that no other can
/// ever be taken for it.
pub(super) struct Register<I, T> {
    kind: Kind,
    ids: Interner<I>,
    entries: Vec<Result<T, Noted>>,
}

/// The id of an entry; its own mistakes are noted.
pub(super) fn read_id<'t>(table: &mut Table<'t, '_, '_, '_>) -> Result<Word<'t>, Noted> {
    let word = table.text("id")?;
    table.no_longer(&word, limits::NAME)?;
    let fits = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
    };
    if !word.text.bytes().all(fits) {
        table.note(word.span.clone(), Problem::BadId(Safe::of(word.text)));
    }
    Ok(word)
}

impl<I: Id, T> Register<I, T> {
    pub(super) fn of(kind: Kind) -> Register<I, T> {
        Register {
            kind,
            ids: Interner::default(),
            entries: Vec::new(),
        }
    }

    /// Takes in an entry under its id, and tells its number; or notes that another has the id.
    pub(super) fn add(
        &mut self,
        table: &mut Table<'_, '_, '_, '_>,
        id: Result<Word<'_>, Noted>,
        entry: impl FnOnce(Box<str>) -> Result<T, Noted>,
    ) -> Result<I, Noted> {
        let word = id?;
        let Some(number) = self.ids.insert(word.text) else {
            let id = Safe::of(word.text);
            let kind = self.kind;
            return Err(table.note(word.span, Problem::DuplicateId { kind, id }));
        };
        self.entries.push(entry(word.text.into()));
        Ok(number)
    }

    /// The number behind an id, or a note that nothing has it.
    pub(super) fn resolve(
        &self,
        table: &mut Table<'_, '_, '_, '_>,
        word: &Word<'_>,
    ) -> Result<I, Noted> {
        self.ids.get(word.text).ok_or_else(|| {
            let nearest = nearest(word.text, self.ids.names()).map(Safe::of);
            let id = Safe::of(word.text);
            table.note(
                word.span.clone(),
                Problem::UnknownId {
                    kind: self.kind,
                    id,
                    nearest,
                },
            )
        })
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
        self.entries.get(id.index())?.as_ref().ok()
    }

    /// An entry without mistakes, to be changed.
    pub(super) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.entries.get_mut(id.index())?.as_mut().ok()
    }

    /// The entries without mistakes so far.
    pub(super) fn entries(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().filter_map(|entry| entry.as_ref().ok())
    }

    /// How many have been taken in.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries, each where its number says.
    pub(super) fn into_entries(self) -> Result<Vec<T>, Noted> {
        self.entries.into_iter().collect()
    }
}
