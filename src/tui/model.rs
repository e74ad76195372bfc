//! What is on the screen, as data.

use std::sync::Arc;

use super::anchor::Anchor;
use super::arrangement::Arrangement;
use super::find::{Finder, Found, Index};
use super::glyphs::Glyphs;
use super::input::Input;
use super::keymap::Keymap;
use super::listing;
use super::spots::Spots;
use super::theme::{Ground, PaletteName, Theme, ThemeName};
use crate::analysis::audit::{Audit, Check};
use crate::analysis::verify::ArticleCheck;
use crate::analysis::{pipeline, scorecard, series};
use crate::dataset::{AreaId, ArticleTexts, Citation, Dataset, IndicatorId, Measure, Record};
use crate::figure::period::Year;
use crate::sheet::Context;
use crate::text::Lang;

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The year at a glance.
    Overview,
    /// Targets and results.
    Targets,
    /// The project pipeline.
    Projects,
    /// Indicators over time.
    Charts,
    /// Whether the figures hold together.
    Audit,
    /// The articles, and the lines that printed the figures.
    Sources,
}

impl Tab {
    /// The tabs, with the names the command line uses.
    pub const ALL: [(Tab, &'static str); 6] = [
        (Tab::Overview, "overview"),
        (Tab::Targets, "targets"),
        (Tab::Projects, "projects"),
        (Tab::Charts, "charts"),
        (Tab::Audit, "audit"),
        (Tab::Sources, "sources"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Tab::Overview => lang.tab_overview(),
            Tab::Targets => lang.tab_targets(),
            Tab::Projects => lang.tab_projects(),
            Tab::Charts => lang.tab_charts(),
            Tab::Audit => lang.tab_audit(),
            Tab::Sources => lang.tab_sources(),
        }
    }

    /// The tab `by` places further, going round.
    #[must_use]
    pub fn step(self, by: isize) -> Tab {
        let at = Tab::ALL
            .iter()
            .position(|(tab, _)| *tab == self)
            .unwrap_or(0);
        let count = isize::try_from(Tab::ALL.len()).unwrap_or(1);
        let to = isize::try_from(at)
            .unwrap_or(0)
            .saturating_add(by)
            .rem_euclid(count);
        Tab::ALL
            .get(usize::try_from(to).unwrap_or(0))
            .map_or(self, |(tab, _)| *tab)
    }
}

/// Whether the detail of the selected row is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// Where there is room beside the list.
    #[default]
    IfRoom,
    /// Over the list, if need be.
    Open,
    /// Not even where there is room.
    Closed,
}

/// The views of the targets tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetsView {
    /// One year, with bars.
    #[default]
    Year,
    /// All years side by side.
    AllYears,
}

/// The views of the projects tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectsView {
    /// Funnel and list.
    #[default]
    List,
    /// Columns by stage.
    Board,
    /// One row for each batch.
    Batches,
}

/// The views of the sources tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SourcesView {
    /// All cited figures in the order of the articles.
    #[default]
    Figures,
    /// One row for each article.
    Articles,
}

/// The sources tab.
#[derive(Debug, Clone, Default)]
pub struct SourcesTab {
    /// Which view.
    pub view: SourcesView,
    /// The selected figure, among all that are cited.
    pub row: usize,
    /// The selected article.
    pub article: usize,
    /// The detail of the figure.
    pub detail: Detail,
    /// How one came here from another tab.
    pub journey: Option<Journey>,
}

/// A way from a figure to the lines that printed it, and back.
#[derive(Debug, Clone)]
pub struct Journey {
    /// The tab one came from.
    pub from: Tab,
    /// The lines that belong to the figure, its own first.
    pub places: Vec<Citation>,
    /// Which of them is shown; none after the user has gone elsewhere.
    pub at: Option<usize>,
}

/// The targets tab.
#[derive(Debug, Clone, Default)]
pub struct TargetsTab {
    /// Which view.
    pub view: TargetsView,
    /// The selected row of the year's scorecard.
    pub row: usize,
    /// The selected row of the view over all years.
    pub line: usize,
    /// The detail of the row.
    pub detail: Detail,
    /// How the list is narrowed and ordered.
    pub arrangement: Arrangement,
    /// What was selected last, while years without it go by.
    pub wanted: Option<(IndicatorId, Measure)>,
}

/// The projects tab.
#[derive(Debug, Clone, Default)]
pub struct ProjectsTab {
    /// Which view.
    pub view: ProjectsView,
    /// The selected project, among all by stage.
    pub row: usize,
    /// The selected batch.
    pub batch: usize,
    /// How the list is narrowed and ordered.
    pub arrangement: Arrangement,
    /// The detail of the row.
    pub detail: Detail,
}

/// The charts tab.
#[derive(Debug, Clone, Default)]
pub struct ChartsTab {
    /// The selected indicator, among those of the area.
    pub row: usize,
    /// The measure asked for; another is shown where the indicator has none of it.
    pub measure: Option<Measure>,
    /// How the list is narrowed and ordered.
    pub arrangement: Arrangement,
    /// Indicators beside each other, as index numbers.
    pub beside: Vec<IndicatorId>,
}

/// The audit tab.
#[derive(Debug, Clone, Default)]
pub struct AuditTab {
    /// The selected row of those shown.
    pub row: usize,
    /// The detail of the row.
    pub detail: Detail,
    /// How the list is narrowed and ordered.
    pub arrangement: Arrangement,
    /// The checks that are shown, by position.
    pub shown: Vec<usize>,
    /// Where one came from with a figure.
    pub from: Option<Origin>,
}

/// The figure that led to a check.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Its tab.
    pub tab: Tab,
    /// The lines that belong to it.
    pub places: Vec<Citation>,
}

/// What lies over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The actions, by name: as help, or to be run.
    Commands(Commands),
    /// The search for anything.
    Find(Finder),
    /// A few choices.
    Choose(Choosing),
    /// Where to write the view to.
    Export(Exporting),
    /// The mistakes in the data files.
    Problems {
        /// Lines scrolled away.
        scroll: usize,
    },
}

/// The list of actions.
#[derive(Debug, Clone, Default)]
pub struct Commands {
    /// What was typed to narrow it.
    pub input: Input,
    /// The selected action.
    pub row: usize,
    /// Whether only actions that do something here are listed.
    pub only_enabled: bool,
}

/// What is being chosen, and the selected row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// What the list is narrowed to.
    Filter {
        /// The selected row.
        row: usize,
    },
    /// By what it is ordered.
    Sort {
        /// The selected row.
        row: usize,
    },
    /// Which year stands beside the one shown.
    Year {
        /// The selected row.
        row: usize,
    },
}

impl Choosing {
    /// The selected row.
    #[must_use]
    pub fn row(self) -> usize {
        match self {
            Choosing::Filter { row } | Choosing::Sort { row } | Choosing::Year { row } => row,
        }
    }

    /// The same, with another row selected.
    #[must_use]
    pub fn at(self, row: usize) -> Choosing {
        match self {
            Choosing::Filter { .. } => Choosing::Filter { row },
            Choosing::Sort { .. } => Choosing::Sort { row },
            Choosing::Year { .. } => Choosing::Year { row },
        }
    }
}

/// A view about to be written to a file.
#[derive(Debug, Clone, Default)]
pub struct Exporting {
    /// The path.
    pub input: Input,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Whether the user has been asked about the file that is there.
    pub overwrite: bool,
}

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

/// All of it.
#[derive(Debug, Clone)]
pub struct Model {
    /// What is known.
    pub dataset: Arc<Dataset>,
    /// Whether the dataset comes from files that can be read again.
    pub can_reload: bool,
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: ThemeName,
    /// What stands for good and bad.
    pub palette: PaletteName,
    /// Whether the theme paints the background.
    pub ground: Ground,
    /// The glyphs the terminal can be trusted with.
    pub glyphs: Glyphs,
    /// The area shown.
    pub area: AreaId,
    /// The year shown.
    pub year: Year,
    /// The tab shown.
    pub tab: Tab,
    /// The targets tab.
    pub targets: TargetsTab,
    /// The projects tab.
    pub projects: ProjectsTab,
    /// The charts tab.
    pub charts: ChartsTab,
    /// The sources tab.
    pub sources: SourcesTab,
    /// The audit tab.
    pub audit_tab: AuditTab,
    /// All checks of the dataset, once they have been made.
    pub audit: Option<Arc<Audit>>,
    /// The selected card of the overview.
    pub card: usize,
    /// The year that stands beside the one shown.
    pub compared: Option<Year>,
    /// Which key does what.
    pub keys: Arc<Keymap>,
    /// What was selected before the data files were read again, until the checks are made again.
    pub anchor: Option<Anchor>,
    /// Everything that can be found, once somebody has searched.
    pub index: Option<Arc<Index>>,
    /// What was found last.
    pub found: Option<Found>,
    /// The mistakes in the data files, while the last good data are shown.
    pub problems: Option<Arc<Problems>>,
    /// Whether the mouse is ours, rather than the terminal's own.
    pub mouse: bool,
    /// What stands where on the screen.
    pub spots: Spots,
    /// The articles' texts, as far as they are at hand.
    pub texts: Arc<ArticleTexts>,
    /// What checking the citations against them came to.
    pub verified: Arc<Vec<ArticleCheck>>,
    /// Lines of a popup scrolled away.
    pub scroll: usize,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// A message until the next key.
    pub notice: Option<String>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl Model {
    /// Opens a dataset at its own area and the newest year that has results.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, lang: Lang) -> Model {
        let area = dataset.zone().home;
        let newest = crate::analysis::headline::newest_year_with_results(&dataset, area);
        let year = newest
            .or_else(|| dataset.years(area).next_back())
            .unwrap_or(0);
        Model::at(dataset, lang, area, year)
    }

    /// Opens a dataset at an area and a year of it.
    #[must_use]
    pub fn at(dataset: Arc<Dataset>, lang: Lang, area: AreaId, year: Year) -> Model {
        Model {
            dataset,
            can_reload: false,
            lang,
            theme: ThemeName::Dark,
            palette: PaletteName::default(),
            ground: Ground::Terminal,
            glyphs: Glyphs::Unicode,
            area,
            year,
            tab: Tab::Overview,
            targets: TargetsTab::default(),
            projects: ProjectsTab::default(),
            charts: ChartsTab::default(),
            sources: SourcesTab::default(),
            audit_tab: AuditTab::default(),
            audit: None,
            card: 0,
            compared: None,
            keys: Arc::default(),
            anchor: None,
            index: None,
            found: None,
            problems: None,
            mouse: true,
            spots: Spots::default(),
            texts: Arc::default(),
            verified: Arc::default(),
            scroll: 0,
            overlay: None,
            notice: None,
            size: (80, 24),
        }
    }

    /// The styles in use.
    #[must_use]
    pub fn styles(&self) -> Theme {
        self.theme.theme(self.palette, self.ground)
    }

    /// What sheets are told about: the data, and what is shown of them.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            dataset: &self.dataset,
            audit: self.audit.as_deref(),
            verified: &self.verified,
            area: self.area,
            year: self.year,
            other_year: super::compare::year(self),
            lang: self.lang,
        }
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
        self.dataset
            .areas()
            .map(|(id, _)| id)
            .filter(known)
            .collect()
    }

    /// The indicator selected in the charts tab, and the measure shown of it.
    #[must_use]
    pub fn charted(&self) -> Option<(IndicatorId, Measure)> {
        let indicator = *listing::indicators(self).get(self.charts.row)?;
        let measures = series::measures(&self.dataset, self.area, indicator);
        let wanted = self
            .charts
            .measure
            .filter(|measure| measures.contains(measure));
        Some((indicator, wanted.or_else(|| measures.first().copied())?))
    }

    /// How many rows the list of the tab has.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self.tab {
            Tab::Overview => self.dataset.zone().headlines.len(),
            Tab::Targets => match self.targets.view {
                TargetsView::Year => listing::targets(self).len(),
                TargetsView::AllYears => listing::lines(self).len(),
            },
            Tab::Projects => match self.projects.view {
                ProjectsView::List | ProjectsView::Board => listing::projects(self).len(),
                ProjectsView::Batches => self.dataset.batches().count(),
            },
            Tab::Charts => listing::indicators(self).len(),
            Tab::Audit => self.audit_tab.shown.len(),
            Tab::Sources => match self.sources.view {
                SourcesView::Figures => self.dataset.records().len(),
                SourcesView::Articles => self.dataset.articles().count(),
            },
        }
    }

    /// The selected row of the tab's list.
    #[must_use]
    pub fn row(&self) -> usize {
        match self.tab {
            Tab::Overview => self.card,
            Tab::Targets => match self.targets.view {
                TargetsView::Year => self.targets.row,
                TargetsView::AllYears => self.targets.line,
            },
            Tab::Projects => match self.projects.view {
                ProjectsView::List | ProjectsView::Board => self.projects.row,
                ProjectsView::Batches => self.projects.batch,
            },
            Tab::Charts => self.charts.row,
            Tab::Audit => self.audit_tab.row,
            Tab::Sources => match self.sources.view {
                SourcesView::Figures => self.sources.row,
                SourcesView::Articles => self.sources.article,
            },
        }
    }

    /// Selects a row of the tab's list, or the nearest there is.
    pub fn select(&mut self, row: usize) {
        let row = row.min(self.rows().saturating_sub(1));
        match self.tab {
            Tab::Overview => self.card = row,
            Tab::Targets => match self.targets.view {
                TargetsView::Year => self.targets.row = row,
                TargetsView::AllYears => self.targets.line = row,
            },
            Tab::Projects => match self.projects.view {
                ProjectsView::List | ProjectsView::Board => self.projects.row = row,
                ProjectsView::Batches => self.projects.batch = row,
            },
            Tab::Charts => self.charts.row = row,
            Tab::Audit => {
                // Another check has nothing to do with the figure one came from.
                if self.audit_tab.row != row {
                    self.audit_tab.from = None;
                }
                self.audit_tab.row = row;
            }
            Tab::Sources => match self.sources.view {
                SourcesView::Figures => {
                    self.sources.row = row;
                    if let Some(journey) = &mut self.sources.journey {
                        journey.at = None;
                    }
                }
                SourcesView::Articles => self.sources.article = row,
            },
        }
    }

    /// The detail of the tab, if it has one.
    pub fn detail_mut(&mut self) -> Option<&mut Detail> {
        match self.tab {
            Tab::Targets => Some(&mut self.targets.detail),
            Tab::Projects => Some(&mut self.projects.detail),
            Tab::Sources => Some(&mut self.sources.detail),
            Tab::Audit => Some(&mut self.audit_tab.detail),
            Tab::Overview | Tab::Charts => None,
        }
    }

    /// What is selected in the targets of the year: indicator and measure.
    #[must_use]
    pub fn selected_target(&self) -> Option<(IndicatorId, Measure)> {
        let scores = listing::targets(self);
        scores
            .get(self.targets.row)
            .map(|score| (score.target.indicator, score.target.measure))
    }

    /// Selects the target for the same thing in the year now shown, or else for the same indicator.
    pub fn select_target(&mut self, wanted: Option<(IndicatorId, Measure)>) {
        let scores = listing::targets(self);
        let found = wanted.and_then(|(indicator, measure)| {
            let same = |score: &scorecard::Score<'_>| score.target.indicator == indicator;
            scores
                .iter()
                .position(|score| same(score) && score.target.measure == measure)
                .or_else(|| scores.iter().position(same))
        });
        let row = found
            .unwrap_or(self.targets.row)
            .min(scores.len().saturating_sub(1));
        self.targets.row = row;
    }

    /// Takes over the checks of the dataset.
    pub fn set_audit(&mut self, audit: Arc<Audit>) {
        self.audit = Some(audit);
        // The checks can be found now.
        self.index = None;
        self.narrow();
    }

    /// Works out which checks are shown, and keeps the selected one if it still is.
    pub fn narrow(&mut self) {
        let selected = self.audit_tab.shown.get(self.audit_tab.row).copied();
        self.audit_tab.shown = listing::checks(self);
        self.audit_tab.row = selected.and_then(|at| self.row_of_check(at)).unwrap_or(0);
    }

    /// The checks of the audit; none before it is done.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        self.audit.as_deref().map_or(&[][..], Audit::checks)
    }

    /// The check selected in the audit tab.
    #[must_use]
    pub fn selected_check(&self) -> Option<&Check> {
        let at = self.audit_tab.shown.get(self.audit_tab.row)?;
        self.audit.as_deref()?.checks().get(*at)
    }

    /// Selects a check by position, taking away what hides it.
    pub fn select_check(&mut self, at: usize) {
        if self.row_of_check(at).is_none() {
            self.audit_tab.arrangement = Arrangement::default();
            self.narrow();
        }
        self.audit_tab.row = self.row_of_check(at).unwrap_or(0);
    }

    fn row_of_check(&self, at: usize) -> Option<usize> {
        self.audit_tab.shown.iter().position(|shown| *shown == at)
    }

    /// How the list of the tab is narrowed and ordered.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        static PLAIN: Arrangement = Arrangement {
            filters: Vec::new(),
            sort: None,
        };
        match self.tab {
            Tab::Targets => &self.targets.arrangement,
            Tab::Projects => &self.projects.arrangement,
            Tab::Charts => &self.charts.arrangement,
            Tab::Audit => &self.audit_tab.arrangement,
            Tab::Overview | Tab::Sources => &PLAIN,
        }
    }

    /// Narrows or orders the list of the tab; what was selected stays so, if it is still there.
    pub fn arrange(&mut self, change: impl FnOnce(&mut Arrangement)) {
        match self.tab {
            Tab::Targets => {
                let target = self.selected_target();
                change(&mut self.targets.arrangement);
                self.select_target(target);
                self.select(self.row());
            }
            Tab::Projects => {
                let project = self.selected_project().map(|row| row.id);
                change(&mut self.projects.arrangement);
                let rows = listing::projects(self);
                let kept = rows.iter().position(|row| Some(row.id) == project);
                self.projects.row = kept.unwrap_or(0);
            }
            Tab::Charts => {
                let charted = self.charted().map(|(id, _)| id);
                change(&mut self.charts.arrangement);
                let ids = listing::indicators(self);
                let kept = ids.iter().position(|id| Some(*id) == charted);
                self.charts.row = kept.unwrap_or(0);
            }
            Tab::Audit => {
                change(&mut self.audit_tab.arrangement);
                self.narrow();
            }
            Tab::Overview | Tab::Sources => {}
        }
    }

    /// Shows another area, and brings year and rows back to what it has.
    pub fn change_area(&mut self, area: AreaId) {
        if area != self.area {
            self.area = area;
            self.settle();
        }
    }

    /// Brings year and rows back to what exists.
    pub fn settle(&mut self) {
        let years = self.years();
        if !years.contains(&self.year) {
            let nearest = years.iter().min_by_key(|year| year.abs_diff(self.year));
            self.year = nearest.copied().unwrap_or(self.year);
        }
        let tab = self.tab;
        for (each, _) in Tab::ALL {
            self.tab = each;
            self.select(self.row());
        }
        self.tab = tab;
    }

    /// The gravest check that someone should look at among those of some figures.
    #[must_use]
    pub fn open_check(&self, records: impl IntoIterator<Item = Record>) -> Option<usize> {
        let audit = self.audit.as_deref()?;
        records
            .into_iter()
            .filter_map(|record| audit.open_check(record))
            .min()
    }

    /// The project selected in the projects tab.
    #[must_use]
    pub fn selected_project(&self) -> Option<pipeline::ProjectRow<'_>> {
        listing::projects(self).into_iter().nth(self.projects.row)
    }
}
