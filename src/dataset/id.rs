//! Interned ids: an entry carries a small number instead of the text that curators write.

use std::collections::HashMap;
use std::hash::Hash;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize,
        )]
        pub struct $name(u32);

        impl Id for $name {
            fn from_index(index: usize) -> Option<Self> {
                u32::try_from(index).ok().map($name)
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

/// A number that stands for an id; numbers follow the order in which the ids were written.
pub trait Id: Copy + Eq + Hash + Ord {
    /// The id of the entry at `index`; `None` from 2^32.
    fn from_index(index: usize) -> Option<Self>;
    /// The index of its entry, counted from 0.
    fn index(self) -> usize;
}

ids! {
    /// An [`Area`](super::Area).
    AreaId,
    /// A [`Topic`](super::Topic).
    TopicId,
    /// An [`Indicator`](super::Indicator).
    IndicatorId,
    /// An [`Article`](super::Article).
    ArticleId,
    /// A [`Programme`](super::Programme).
    ProgrammeId,
    /// A [`Batch`](super::Batch).
    BatchId,
    /// A [`Project`](super::Project).
    ProjectId,
}

/// The texts of ids and the numbers that stand for them.
#[derive(Debug, Clone)]
pub struct Interner<I> {
    numbers: HashMap<Box<str>, usize>,
    kind: PhantomData<I>,
}

impl<I> Default for Interner<I> {
    fn default() -> Self {
        Interner {
            numbers: HashMap::new(),
            kind: PhantomData,
        }
    }
}

impl<I: Id> Interner<I> {
    /// Gives `name` the next number; `None` if it already has one.
    pub fn insert(&mut self, name: &str) -> Option<I> {
        let next = self.numbers.len();
        if self.numbers.contains_key(name) {
            return None;
        }
        self.numbers.insert(name.into(), next);
        I::from_index(next)
    }

    /// The number of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<I> {
        self.numbers.get(name).copied().and_then(I::from_index)
    }

    /// All names, in no particular order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(AsRef::as_ref)
    }
}
