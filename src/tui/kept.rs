//! What is kept between frames: it is made again when something that a drawing depends on has changed,
//! so that moving a selection costs the rows that change and no more.

use super::glyphs::Glyphs;
use super::shared::Shared;
use super::theme::{Background, PaletteName, ThemeName};
use crate::dataset::AreaId;
use crate::figure::period::Year;
use crate::text::Lang;

/// All that a drawing depends on, apart from the selection and what a screen adds of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    generation: u64,
    area: AreaId,
    year: Year,
    other_year: Option<Year>,
    lang: Lang,
    theme: ThemeName,
    palette: PaletteName,
    background: Background,
    glyphs: Glyphs,
}

impl Stamp {
    fn of(shared: &Shared) -> Stamp {
        Stamp {
            generation: shared.generation,
            area: shared.area,
            year: shared.year,
            other_year: shared.other_year(),
            lang: shared.lang,
            theme: shared.theme,
            palette: shared.palette,
            background: shared.background,
            glyphs: shared.glyphs,
        }
    }
}

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
        let (.., thing) = made.filter(|(of, with, _)| with == key && *of == Stamp::of(shared))?;
        Some(thing)
    }

    /// What was made for this; makes it if something has changed since.
    pub(super) fn get_or_make(
        &mut self,
        shared: &Shared,
        key: K,
        make: impl FnOnce() -> T,
    ) -> &mut T {
        let stamp = Stamp::of(shared);
        let made = self.made.take();
        let made = made.filter(|(of, with, _)| *with == key && *of == stamp);
        let made = made.unwrap_or_else(|| (stamp, key, make()));
        let (.., thing) = self.made.insert(made);
        thing
    }

    /// Keeps what was made for this.
    pub(super) fn keep(&mut self, shared: &Shared, key: K, thing: T) -> &T {
        let (.., thing) = self.made.insert((Stamp::of(shared), key, thing));
        thing
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::{Sources, load};

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
