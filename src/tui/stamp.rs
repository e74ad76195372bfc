//! All that a drawing depends on, apart from the selection and what a screen adds of its own.

use super::glyphs::Glyphs;
use super::theme::{Background, PaletteName, ThemeName};
use crate::dataset::AreaId;
use crate::figure::period::Year;
use crate::text::Lang;

/// Two drawings with the same stamp are of the same data in the same look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub generation: u64,
    pub area: AreaId,
    pub year: Year,
    pub other_year: Option<Year>,
    pub lang: Lang,
    pub theme: ThemeName,
    pub palette: PaletteName,
    pub background: Background,
    pub glyphs: Glyphs,
}
