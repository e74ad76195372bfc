//! Entries with ids, while they are being read.

use crate::dataset::diagnostic::{Kind, Problem, nearest};
use crate::dataset::id::{Id, Interner};
use crate::dataset::limits;
use crate::dataset::reader::{Noted, Table, Word};
use crate::text::{Safe, Text};

/// Entries by id. An entry with a mistake keeps its number, so that references to it are not reported
/// as mistakes, too. [`Register::into_entries`] fails if there is such an entry.
pub(super) struct Register<I, T> {
    kind: Kind,
    /// Why some of the entries could not be read.
    unread: Option<Noted>,
    ids: Interner<I>,
    entries: Vec<Result<T, Noted>>,
}

/// Reads the id of an entry; notes an id that is malformed.
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
            unread: None,
            ids: Interner::default(),
            entries: Vec::new(),
        }
    }

    /// Notes that a file with entries could not be read. Ids that no entry has are then no longer
    /// reported, because they may be those of that file.
    pub(super) fn lacks(&mut self, noted: Noted) {
        self.unread = Some(noted);
    }

    /// Why some of the entries could not be read.
    pub(super) fn unread(&self) -> Option<Noted> {
        self.unread
    }

    /// Adds an entry under its id and returns its number; notes an id that another entry has.
    pub(super) fn add(
        &mut self,
        table: &mut Table<'_, '_, '_, '_>,
        id: Result<Word<'_>, Noted>,
        entry: impl FnOnce(Text) -> Result<T, Noted>,
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

    /// The number of an id; notes an id that no entry has.
    pub(super) fn resolve(
        &self,
        table: &mut Table<'_, '_, '_, '_>,
        word: &Word<'_>,
    ) -> Result<I, Noted> {
        self.ids.get(word.text).ok_or_else(|| {
            if let Some(noted) = self.unread {
                return noted;
            }
            let nearest = self.nearest(word.text).map(Safe::of);
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

    /// The id that was probably meant. Numbers, such as those of articles, are not similar to each
    /// other in this sense: 006 is as far from 000 as from 005.
    fn nearest(&self, id: &str) -> Option<&str> {
        let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
        match is_number {
            true => None,
            false => nearest(id, self.ids.names()),
        }
    }

    /// The number of an id, if an entry has it.
    pub(super) fn find(&self, id: &str) -> Option<I> {
        self.ids.get(id)
    }

    /// All ids.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.ids.names()
    }

    /// An entry, if it has no mistakes.
    pub(super) fn get(&self, id: I) -> Option<&T> {
        self.entries.get(id.index())?.as_ref().ok()
    }

    /// An entry, if it has no mistakes, for changes.
    pub(super) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.entries.get_mut(id.index())?.as_mut().ok()
    }

    /// The entries added so far that have no mistakes.
    pub(super) fn entries(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().filter_map(|entry| entry.as_ref().ok())
    }

    /// The number of entries, including those with mistakes.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries in the order of their numbers.
    pub(super) fn into_entries(self) -> Result<Vec<T>, Noted> {
        self.entries.into_iter().collect()
    }
}
