//! What is kept between frames: it is made again when something that a drawing depends on has changed,
//! so that moving a selection costs the rows that change and no more.

use super::shared::Shared;
use super::stamp::Stamp;

/// Something made from the data, and from `K`: the room it is made for, or what else a screen knows.
#[derive(Debug, Clone)]
pub(super) struct Kept<K, T> {
    made: Option<(Stamp, K, T)>,
}

impl<K, T> Default for Kept<K, T> {
    fn default() -> Kept<K, T> {
        Kept { made: None }
    }
}

impl<K: PartialEq, T> Kept<K, T> {
    /// What was made for this; `None` if something has changed since.
    pub(super) fn get(&self, shared: &Shared, key: &K) -> Option<&T> {
        let made = self.made.as_ref();
        let (.., thing) = made.filter(|(of, with, _)| with == key && *of == shared.stamp())?;
        Some(thing)
    }

    /// Keeps what was made for this.
    pub(super) fn keep(&mut self, shared: &Shared, key: K, thing: T) -> &T {
        let (.., thing) = self.made.insert((shared.stamp(), key, thing));
        thing
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
}
