//! Caches of the last few values, by what they were made from. Moving the selection, or going back and
//! forth between two years, makes nothing again that is still the same.

use super::shared::Shared;
use super::stamp::Stamp;

/// A cache of a few values. The one whose last use is the longest ago is dropped first.
#[derive(Debug, Clone)]
pub(super) struct Cache<K, V> {
    latest: Option<(K, V)>,
    /// Those used before, the most recent first.
    earlier: Vec<(K, V)>,
    most_earlier: usize,
}

impl<K, V> Cache<K, V> {
    /// A cache of up to `capacity` values, at least one.
    pub(super) fn with_capacity(capacity: usize) -> Cache<K, V> {
        Cache {
            latest: None,
            earlier: Vec::new(),
            most_earlier: capacity.saturating_sub(1),
        }
    }
}

impl<K: PartialEq, V> Cache<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<&V> {
        let mut all = self.latest.iter().chain(&self.earlier);
        all.find(|(of, _)| of == key).map(|(_, value)| value)
    }

    /// Adds a value whose key is not in the cache.
    pub(super) fn insert(&mut self, key: K, value: V) -> &mut V {
        self.earlier.splice(..0, self.latest.take());
        self.earlier.truncate(self.most_earlier);
        let (_, value) = self.latest.insert((key, value));
        value
    }

    pub(super) fn remove(&mut self, key: &K) -> Option<V> {
        let latest = self.latest.take_if(|(of, _)| of == key);
        let removed = latest.or_else(|| {
            let at = self.earlier.iter().position(|(of, _)| of == key)?;
            Some(self.earlier.remove(at))
        });
        removed.map(|(_, value)| value)
    }

    /// Drops the values whose keys do not satisfy `is_wanted`.
    pub(super) fn retain(&mut self, is_wanted: impl Fn(&K) -> bool) {
        drop(self.latest.take_if(|(key, _)| !is_wanted(key)));
        self.earlier.retain(|(key, _)| is_wanted(key));
    }

    pub(super) fn clear(&mut self) {
        self.latest = None;
        self.earlier.clear();
    }
}

/// A cache of drawings and of what they are made from. In addition to its own key, such as its size, a
/// drawing depends on the data and the look of the dashboard.
#[derive(Debug, Clone)]
pub(super) struct Drawings<K, V>(Cache<(Stamp, K), V>);

impl<K, V> Default for Drawings<K, V> {
    fn default() -> Drawings<K, V> {
        Drawings::with_capacity(1)
    }
}

impl<K, V> Drawings<K, V> {
    /// A cache of up to `capacity` drawings, at least one.
    pub(super) fn with_capacity(capacity: usize) -> Drawings<K, V> {
        Drawings(Cache::with_capacity(capacity))
    }

    /// The drawing that was made or used last.
    pub(super) fn latest(&self) -> Option<&V> {
        self.0.latest.as_ref().map(|(_, value)| value)
    }
}

impl<K: Clone + PartialEq, V> Drawings<K, V> {
    /// The drawing with this key; `None` if it is not in the cache or something else that it depends on
    /// has changed since it was made.
    pub(super) fn get(&self, shared: &Shared, key: &K) -> Option<&V> {
        self.0.get(&(shared.stamp(), key.clone()))
    }

    /// Adds a drawing that [`Self::get`] has not found.
    pub(super) fn insert(&mut self, shared: &Shared, key: K, value: V) {
        self.insert_for(shared.stamp(), key, value);
    }

    /// The drawing with this key, which is made if [`Self::get`] does not find it.
    pub(super) fn get_or_insert_with(
        &mut self,
        shared: &Shared,
        key: K,
        make: impl FnOnce() -> V,
    ) -> &mut V {
        self.get_or_insert_for(shared.stamp(), key, make)
    }

    /// The same for a drawing that depends on less than others do.
    pub(super) fn get_or_insert_for(
        &mut self,
        stamp: Stamp,
        key: K,
        make: impl FnOnce() -> V,
    ) -> &mut V {
        let key = (stamp, key);
        let value = self.0.remove(&key).unwrap_or_else(make);
        self.insert_for(key.0, key.1, value)
    }

    /// Adds a drawing and drops those of data that have changed since.
    fn insert_for(&mut self, stamp: Stamp, key: K, value: V) -> &mut V {
        self.0.retain(|(of, _)| of.generation == stamp.generation);
        self.0.insert((stamp, key), value)
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
        let mut drawings = Drawings::default();
        drawings.insert(&shared, 80, "drawn");
        assert_eq!(drawings.get(&shared, &80), Some(&"drawn"));
        assert_eq!(drawings.get(&shared, &120), None);
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
            drawings.insert(&shared, 80, "drawn");
            change(&mut shared);
            assert_eq!(drawings.get(&shared, &80), None);
        }
    }

    #[test]
    fn drawings_of_earlier_data_take_no_room() {
        let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
        let home = dataset.zone().home;
        let mut shared = Shared::new(dataset, Lang::Zh, home, 2021);
        let drawn = Arc::new("drawn");
        let mut drawings = Drawings::with_capacity(3);
        drawings.insert(&shared, 80, Arc::clone(&drawn));
        drawings.insert(&shared, 120, Arc::clone(&drawn));
        shared.generation += 1;
        drawings.get_or_insert_with(&shared, 80, || Arc::new("again"));
        assert_eq!(Arc::strong_count(&drawn), 1);
    }

    #[test]
    fn of_the_last_few_none_is_made_twice_and_older_ones_are_forgotten() {
        let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
        let home = dataset.zone().home;
        let mut shared = Shared::new(dataset, Lang::Zh, home, 2021);
        let mut drawings: Drawings<u16, u16> = Drawings::with_capacity(2);
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
            let drawing = *drawings.get_or_insert_with(&shared, room, made);
            assert_eq!(drawing, year + room);
            assert_eq!(drawings.get(&shared, &room), Some(&drawing));
        }
        assert_eq!(made, [(2021, 80), (2022, 80), (2021, 120), (2022, 80)]);
    }
}
