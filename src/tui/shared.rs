//! What all screens are told: the data, what is shown of them, and how.

use std::sync::{Arc, OnceLock};

use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::theme::{Background, PaletteName, Theme, ThemeName};
use crate::analysis::audit::Audit;
use crate::analysis::verify::ArticleCheck;
use crate::dataset::{AreaId, ArticleTexts, Dataset};
use crate::figure::period::Year;
use crate::sheet::Context;
use crate::sheet::search::Index;
use crate::text::Lang;

/// Mistakes in the data files, found while the last good data are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    /// The first of them, in a line.
    pub first: String,
    /// How many there are.
    pub count: usize,
    /// All of them, as `check` prints them.
    pub all: String,
}

/// What no screen has for itself.
#[derive(Debug, Clone)]
pub struct Shared {
    /// What is known.
    pub dataset: Arc<Dataset>,
    /// Whether the dataset comes from files that can be read again.
    pub can_reload: bool,
    /// How often the data or their audit were replaced.
    pub generation: u64,
    /// All checks of the dataset, once they have been made.
    pub audit: Option<Arc<Audit>>,
    /// The articles' texts, as far as they are at hand.
    pub texts: Arc<ArticleTexts>,
    /// What checking the citations against them came to.
    pub verified: Arc<Vec<ArticleCheck>>,
    /// Everything that can be found, from the first search on; whoever replaces the data, the audit
    /// or the texts empties it.
    pub index: OnceLock<Index>,
    /// The mistakes in the data files, while the last good data are shown.
    pub problems: Option<Arc<Problems>>,
    /// The area shown.
    pub area: AreaId,
    /// The year shown.
    pub year: Year,
    /// The year that the user chose last, whether or not the area and the data have it now.
    wanted_year: Year,
    /// The year asked for beside the one shown.
    pub wanted_other_year: Option<Year>,
    /// The language.
    pub lang: Lang,
    /// Which key does what.
    pub keys: Arc<Keymap>,
    /// The theme.
    pub theme: ThemeName,
    /// What stands for good and bad.
    pub palette: PaletteName,
    /// Whether the theme paints the background.
    pub background: Background,
    /// The glyphs the terminal can be trusted with.
    pub glyphs: Glyphs,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Lines of a popup scrolled away.
    pub scroll: usize,
}

impl Shared {
    /// A dataset at an area and a year of it, as a terminal shows it that nothing is known about.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, lang: Lang, area: AreaId, year: Year) -> Shared {
        Shared {
            dataset,
            can_reload: false,
            generation: 0,
            audit: None,
            texts: Arc::default(),
            verified: Arc::default(),
            index: OnceLock::new(),
            problems: None,
            area,
            year,
            wanted_year: year,
            wanted_other_year: None,
            lang,
            keys: Arc::default(),
            theme: ThemeName::Dark,
            palette: PaletteName::default(),
            background: Background::Terminal,
            glyphs: Glyphs::Unicode,
            size: (80, 24),
            scroll: 0,
        }
    }

    /// Shows the year that the user chose.
    pub fn choose_year(&mut self, year: Year) {
        self.year = year;
        self.wanted_year = year;
    }

    /// Brings the year back to what the area has: the one that was chosen, or the nearest to it. A
    /// file that is read while it is being written may lack a year for a moment.
    pub fn settle_year(&mut self) {
        let wanted = self.wanted_year;
        let years = self.dataset.years(self.area);
        let nearest = years.min_by_key(|year| (year.abs_diff(wanted), *year));
        self.year = nearest.unwrap_or(wanted);
    }

    /// The styles in use.
    #[must_use]
    pub fn styles(&self) -> Theme {
        self.theme.theme(self.palette, self.background)
    }

    /// What sheets are told about.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            dataset: &self.dataset,
            audit: self.audit.as_deref(),
            verified: &self.verified,
            area: self.area,
            year: self.year,
            other_year: self.other_year(),
            lang: self.lang,
        }
    }

    /// The name of the area shown.
    #[must_use]
    pub fn area_name(&self) -> &str {
        let area = self.dataset.area(self.area);
        area.map_or("", |area| area.name.get(self.lang))
    }

    /// The years of the area.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        self.dataset.years(self.area).collect()
    }

    /// The areas about which something is known.
    #[must_use]
    pub fn areas(&self) -> Vec<AreaId> {
        let known = |area: &AreaId| self.dataset.years(*area).next().is_some();
        let all = self.dataset.areas().map(|(area, _)| area);
        all.filter(known).collect()
    }

    /// The years that can stand beside the one shown, the nearest before it first.
    #[must_use]
    pub fn other_years(&self) -> Vec<Year> {
        let mut years = self.years();
        years.retain(|year| *year != self.year);
        years.sort_by_key(|year| (*year > self.year, year.abs_diff(self.year)));
        years
    }

    /// The year beside the one shown, where it is another and the area has it.
    #[must_use]
    pub fn other_year(&self) -> Option<Year> {
        let year = self.wanted_other_year?;
        (year != self.year && self.dataset.years(self.area).any(|of| of == year)).then_some(year)
    }

    /// Everything that can be found.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::of(&self.context(), &self.texts))
    }
}
