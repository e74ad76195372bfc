//! Everything that all drawings depend on. Their size and the selection are not part of it.

use super::glyphs::Glyphs;
use super::theme::{Background, PaletteName, ThemeName};
use crate::dataset::AreaId;
use crate::figure::period::Year;
use crate::text::Lang;

/// The data and the look of a drawing.
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
