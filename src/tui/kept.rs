//! A cache of drawings between frames. A drawing is made again only when something it depends on has
//! changed, so that moving the selection costs no more than drawing the rows that change.

use super::shared::Shared;
use super::stamp::Stamp;

/// The last values, or the last few, that were made from the data and from a key `K`, which holds the
/// size or other inputs of a screen.
#[derive(Debug, Clone)]
pub(super) struct Kept<K, T> {
    last: Option<Made<K, T>>,
    /// Values made or requested earlier, the most recent first.
    earlier: Vec<Made<K, T>>,
    most_earlier: usize,
}

type Made<K, T> = (Stamp, K, T);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Kept<K, T> {
        Kept::of_last(1)
    }
}

impl<K, T> Kept<K, T> {
    /// Keeps the last `most` values, at least one.
    pub(super) fn of_last(most: usize) -> Kept<K, T> {
        Kept {
            last: None,
            earlier: Vec::new(),
            most_earlier: most.saturating_sub(1),
        }
    }
}

impl<K: PartialEq, T> Kept<K, T> {
    /// The value made for this key; `None` if something it depends on has changed since.
    pub(super) fn get(&self, shared: &Shared, key: &K) -> Option<&T> {
        let stamp = shared.stamp();
        let mut all = self.last.iter().chain(&self.earlier);
        let (.., thing) = all.find(|(of, with, _)| with == key && *of == stamp)?;
        Some(thing)
    }

    /// The value made or asked for last.
    pub(super) fn last(&self) -> Option<&T> {
        self.last.as_ref().map(|(.., thing)| thing)
    }

    /// The value made for this key; makes it again if something it depends on has changed since.
    pub(super) fn get_or_make(
        &mut self,
        shared: &Shared,
        key: K,
        make: impl FnOnce() -> T,
    ) -> &mut T {
        let stamp = shared.stamp();
        if let Some(last) = self.last.take() {
            self.earlier.insert(0, last);
        }
        let is_this = |(of, with, _): &Made<K, T>| *with == key && *of == stamp;
        let made = match self.earlier.iter().position(is_this) {
            Some(at) => self.earlier.remove(at),
            None => (stamp, key, make()),
        };
        self.earlier.truncate(self.most_earlier);
        let (.., thing) = self.last.insert(made);
        thing
    }

    /// Keeps a value for this key, where [`Self::get`] has found none.
    pub(super) fn keep(&mut self, shared: &Shared, key: K, thing: T) -> &T {
        self.get_or_make(shared, key, || thing)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::{Sources, load};
    use crate::text::Lang;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    #[test]
    fn what_a_drawing_depends_on_decides_whether_it_is_made_again() {
        let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
        let home = dataset.zone().home;
        let mut shared = Shared::new(dataset, Lang::Zh, home, 2021);
        let mut kept = Kept::default();
        kept.keep(&shared, 80, "drawn");
        assert_eq!(kept.get(&shared, &80), Some(&"drawn"));
        assert_eq!(kept.get(&shared, &120), None);
        for change in [
            (|of| of.generation += 1) as fn(&mut Shared),
            |of| of.choose_year(2022),
            |of| of.lang = Lang::En,
            |of| of.theme = ThemeName::Light,
            |of| of.glyphs = Glyphs::Ascii,
            |of| of.wanted_other_year = Some(2020),
            |of| of.background = Background::Painted,
            |of| of.palette = PaletteName::RedUp,
        ] {
            kept.keep(&shared, 80, "drawn");
            change(&mut shared);
            assert_eq!(kept.get(&shared, &80), None);
        }
    }

    #[test]
    fn of_the_last_few_none_is_made_twice_and_older_ones_are_forgotten() {
        let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
        let home = dataset.zone().home;
        let mut shared = Shared::new(dataset, Lang::Zh, home, 2021);
        let mut kept: Kept<u16, u16> = Kept::of_last(2);
        let mut made = Vec::new();
        for (year, room) in [
            (2021, 80),
            (2022, 80),
            (2021, 80),
            (2021, 120),
            (2021, 80),
            (2022, 80),
        ] {
            shared.choose_year(year);
            let made = || {
                made.push((year, room));
                year + room
            };
            assert_eq!(*kept.get_or_make(&shared, room, made), year + room);
            assert_eq!(kept.get(&shared, &room), Some(&(year + room)));
        }
        assert_eq!(made, [(2021, 80), (2022, 80), (2021, 120), (2022, 80)]);
    }
}
