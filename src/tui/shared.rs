//! The state that all screens share: the data, the area and year shown, and the settings.

use std::sync::{Arc, OnceLock};

use super::action::Action;
use super::glyphs::Glyphs;
use super::keymap::{Keymap, Naming};
use super::stamp::Stamp;
use super::theme::{Background, PaletteName, Theme, ThemeName};
use crate::analysis::audit::Audit;
use crate::analysis::verify::ArticleCheck;
use crate::dataset::{AreaId, ArticleTexts, Dataset};
use crate::figure::period::Year;
use crate::picture::Marks;
use crate::sheet::Context;
use crate::sheet::search::Index;
use crate::text::Lang;

/// Mistakes in the data files, found while the last good data are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    /// The first mistake, in one line.
    pub first: String,
    pub count: usize,
    /// All mistakes, as `check` prints them.
    pub all: String,
}

/// The data and all settings that do not belong to one screen.
#[derive(Debug, Clone)]
pub struct Shared {
    pub dataset: Arc<Dataset>,
    /// Whether the dataset comes from files that can be read again.
    pub can_reload: bool,
    /// Whether no file may be written and no other program run.
    pub is_restricted: bool,
    /// How often the data, their audit or the result of checking the citations were replaced. Lists
    /// recompute their rows when it changes.
    pub generation: u64,
    /// The generation in which the data were replaced. What needs no audit depends on it alone.
    pub dataset_generation: u64,
    /// `None` while the audit of the dataset is running.
    pub audit: Option<Arc<Audit>>,
    /// The texts of those articles whose files were found.
    pub texts: Arc<ArticleTexts>,
    /// The result of checking the citations against the texts; empty before the sources are first
    /// shown.
    pub verified: Arc<Vec<ArticleCheck>>,
    /// The search index, made by the first search. It must be emptied when the data, the audit or the
    /// texts are replaced.
    pub index: OnceLock<Index>,
    /// The mistakes in the data files, while the last good data are shown.
    pub problems: Option<Arc<Problems>>,
    pub area: AreaId,
    pub year: Year,
    /// The year that the user chose last. The area, or the data after a reload, may lack it.
    wanted_year: Year,
    /// The year that the user asked for beside the one shown. The area may lack it.
    pub wanted_other_year: Option<Year>,
    pub lang: Lang,
    pub keys: Arc<Keymap>,
    pub theme: ThemeName,
    /// The colours of good and bad.
    pub palette: PaletteName,
    /// Whether the theme paints the background.
    pub background: Background,
    /// The glyphs that the terminal draws one cell wide.
    pub glyphs: Glyphs,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Lines by which a detail over its list is scrolled.
    pub scroll: usize,
}

impl Shared {
    /// A dataset at an area and a year of it, for a terminal of 80 × 24 with a dark background.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, lang: Lang, area: AreaId, year: Year) -> Shared {
        Shared {
            dataset,
            can_reload: false,
            is_restricted: false,
            generation: 0,
            dataset_generation: 0,
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

    /// Shows a year that the user chose.
    pub(crate) fn choose_year(&mut self, year: Year) {
        self.year = year;
        self.wanted_year = year;
    }

    /// Shows the chosen year, or the nearest one that the area has. The choice is kept, because a file
    /// that is read while it is being written may lack a year for a moment.
    pub(crate) fn settle_year(&mut self) {
        let wanted = self.wanted_year;
        let years = self.dataset.years(self.area);
        let nearest = years.min_by_key(|year| (year.abs_diff(wanted), *year));
        self.year = nearest.unwrap_or(wanted);
    }

    /// What a drawing of the data depends on.
    #[must_use]
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp {
            generation: self.generation,
            area: self.area,
            year: self.year,
            other_year: self.other_year(),
            lang: self.lang,
            theme: self.theme,
            palette: self.palette,
            background: self.background,
            glyphs: self.glyphs,
        }
    }

    /// What a drawing depends on that needs no audit.
    #[must_use]
    pub(crate) fn stamp_of_dataset(&self) -> Stamp {
        Stamp {
            generation: self.dataset_generation,
            ..self.stamp()
        }
    }

    #[must_use]
    pub fn styles(&self) -> Theme {
        self.theme.theme(self.palette, self.background)
    }

    /// How keys are called on this terminal.
    #[must_use]
    pub(crate) fn naming(&self) -> Naming {
        match self.glyphs {
            Glyphs::Ascii => Naming::Words,
            Glyphs::Unicode | Glyphs::Braille => Naming::Signs,
        }
    }

    /// How to run an action, as part of a sentence.
    #[must_use]
    pub(crate) fn key_hint(&self, action: Action) -> String {
        self.keys.hint(action, self.naming())
    }

    /// The first keys of several related actions.
    #[must_use]
    pub(crate) fn key_names(&self, actions: &[Action]) -> String {
        self.keys.first_names(actions, self.naming())
    }

    /// The characters that pictures are drawn with.
    #[must_use]
    pub fn marks(&self) -> Marks {
        match self.glyphs {
            Glyphs::Ascii => Marks::Ascii,
            Glyphs::Unicode | Glyphs::Braille => Marks::Unicode,
        }
    }

    /// The context of sheets.
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

    #[must_use]
    pub fn area_name(&self) -> &str {
        let area = self.dataset.area(self.area);
        area.map_or("", |area| area.name.get(self.lang))
    }

    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        self.dataset.years(self.area).collect()
    }

    /// The areas that have data.
    #[must_use]
    pub fn areas(&self) -> Vec<AreaId> {
        let known = |area: &AreaId| self.dataset.years(*area).next().is_some();
        let all = self.dataset.areas().map(|(area, _)| area);
        all.filter(known).collect()
    }

    /// The years that can stand beside the one shown: those before it, the nearest first, then
    /// those after it.
    #[must_use]
    pub(crate) fn other_years(&self) -> Vec<Year> {
        let mut years = self.years();
        years.retain(|year| *year != self.year);
        years.sort_by_key(|year| (*year > self.year, year.abs_diff(self.year)));
        years
    }

    /// The year beside the one shown: the one asked for, unless it is the one shown or the area
    /// lacks it.
    #[must_use]
    pub fn other_year(&self) -> Option<Year> {
        let year = self.wanted_other_year?;
        (year != self.year && self.dataset.years(self.area).any(|of| of == year)).then_some(year)
    }

    #[must_use]
    pub fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::of(&self.context(), &self.texts))
    }
}
