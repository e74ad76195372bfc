//! What is on the screen, as data.

use std::sync::Arc;

use super::find::{Finder, Found, Index};
use super::glyphs::Glyphs;
use super::input::Input;
use super::keymap::Keymap;
use super::sheet_state::SheetState;
use super::theme::{Ground, PaletteName, Theme, ThemeName};
use crate::analysis::audit::{Audit, Check};
use crate::analysis::series;
use crate::analysis::verify::ArticleCheck;
use crate::dataset::{AreaId, ArticleTexts, Citation, Dataset, IndicatorId, Measure, Record};
use crate::figure::period::Year;
use crate::sheet::list::ListOptions;
use crate::sheet::{ColumnId, Context, RowId, SheetId};
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
#[derive(Debug, Clone)]
pub struct SourcesTab {
    /// Which view.
    pub view: SourcesView,
    /// The cited figures.
    pub figures: SheetState,
    /// The articles.
    pub articles: SheetState,
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
#[derive(Debug, Clone)]
pub struct TargetsTab {
    /// Which view.
    pub view: TargetsView,
    /// The scorecard of the year.
    pub year: SheetState,
    /// All years side by side.
    pub all_years: SheetState,
    /// The detail of the row.
    pub detail: Detail,
}

/// The projects tab.
#[derive(Debug, Clone)]
pub struct ProjectsTab {
    /// Which view.
    pub view: ProjectsView,
    /// The projects, as a list and as a board.
    pub list: SheetState,
    /// The batches.
    pub batches: SheetState,
    /// The detail of the row.
    pub detail: Detail,
}

/// The charts tab.
#[derive(Debug, Clone)]
pub struct ChartsTab {
    /// The indicators.
    pub list: SheetState,
    /// The measure asked for; another is shown where the indicator has none of it.
    pub measure: Option<Measure>,
    /// Indicators beside each other, as index numbers.
    pub compared: Vec<IndicatorId>,
}

/// The audit tab.
#[derive(Debug, Clone)]
pub struct AuditTab {
    /// The checks.
    pub checks: SheetState,
    /// The detail of the row.
    pub detail: Detail,
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
    /// The headlines of the overview.
    pub headlines: SheetState,
    /// The year that stands beside the one shown.
    pub compared: Option<Year>,
    /// Which key does what.
    pub keys: Arc<Keymap>,
    /// How often the data or their audit were replaced.
    pub generation: u64,
    /// Everything that can be found, once somebody has searched.
    pub index: Option<Arc<Index>>,
    /// What was found last.
    pub found: Option<Found>,
    /// The mistakes in the data files, while the last good data are shown.
    pub problems: Option<Arc<Problems>>,
    /// Whether the mouse is ours, rather than the terminal's own.
    pub mouse: bool,
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
        let mut model = Model {
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
            targets: TargetsTab {
                view: TargetsView::default(),
                year: SheetState::of(SheetId::Scorecard),
                all_years: SheetState::of(SheetId::AllYears),
                detail: Detail::default(),
            },
            projects: ProjectsTab {
                view: ProjectsView::default(),
                list: SheetState::of(SheetId::Projects),
                batches: SheetState::of(SheetId::Batches),
                detail: Detail::default(),
            },
            charts: ChartsTab {
                list: SheetState::of(SheetId::Indicators),
                measure: None,
                compared: Vec::new(),
            },
            sources: SourcesTab {
                view: SourcesView::default(),
                figures: SheetState::of(SheetId::Figures(None)),
                articles: SheetState::of(SheetId::Articles),
                detail: Detail::default(),
                journey: None,
            },
            audit_tab: AuditTab {
                checks: SheetState::of(SheetId::Checks),
                detail: Detail::default(),
                from: None,
            },
            audit: None,
            headlines: SheetState::of(SheetId::Headlines),
            compared: None,
            keys: Arc::default(),
            generation: 0,
            index: None,
            found: None,
            problems: None,
            mouse: true,
            texts: Arc::default(),
            verified: Arc::default(),
            scroll: 0,
            overlay: None,
            notice: None,
            size: (80, 24),
        };
        model.refresh();
        model
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

    /// The list of the tab's view.
    #[must_use]
    pub fn table(&self) -> &SheetState {
        match self.tab {
            Tab::Overview => &self.headlines,
            Tab::Targets => match self.targets.view {
                TargetsView::Year => &self.targets.year,
                TargetsView::AllYears => &self.targets.all_years,
            },
            Tab::Projects => match self.projects.view {
                ProjectsView::List | ProjectsView::Board => &self.projects.list,
                ProjectsView::Batches => &self.projects.batches,
            },
            Tab::Charts => &self.charts.list,
            Tab::Audit => &self.audit_tab.checks,
            Tab::Sources => match self.sources.view {
                SourcesView::Figures => &self.sources.figures,
                SourcesView::Articles => &self.sources.articles,
            },
        }
    }

    /// The list of the tab's view, to be changed.
    pub fn table_mut(&mut self) -> &mut SheetState {
        match self.tab {
            Tab::Overview => &mut self.headlines,
            Tab::Targets => match self.targets.view {
                TargetsView::Year => &mut self.targets.year,
                TargetsView::AllYears => &mut self.targets.all_years,
            },
            Tab::Projects => match self.projects.view {
                ProjectsView::List | ProjectsView::Board => &mut self.projects.list,
                ProjectsView::Batches => &mut self.projects.batches,
            },
            Tab::Charts => &mut self.charts.list,
            Tab::Audit => &mut self.audit_tab.checks,
            Tab::Sources => match self.sources.view {
                SourcesView::Figures => &mut self.sources.figures,
                SourcesView::Articles => &mut self.sources.articles,
            },
        }
    }

    /// The lists of all views.
    pub fn tables_mut(&mut self) -> [&mut SheetState; 9] {
        [
            &mut self.headlines,
            &mut self.targets.year,
            &mut self.targets.all_years,
            &mut self.projects.list,
            &mut self.projects.batches,
            &mut self.charts.list,
            &mut self.audit_tab.checks,
            &mut self.sources.figures,
            &mut self.sources.articles,
        ]
    }

    /// Does something with the list of the view and what it is told about.
    pub(super) fn with_table<R>(
        &mut self,
        act: impl FnOnce(&mut SheetState, &Context<'_>, u64) -> R,
    ) -> R {
        // The context may not borrow the model while its list is changed.
        let (dataset, verified) = (Arc::clone(&self.dataset), Arc::clone(&self.verified));
        let audit = self.audit.clone();
        let cx = Context {
            dataset: &dataset,
            audit: audit.as_deref(),
            verified: &verified,
            ..self.context_of_year(&dataset)
        };
        let generation = self.generation;
        act(self.table_mut(), &cx, generation)
    }

    fn context_of_year<'d>(&self, dataset: &'d Dataset) -> Context<'d> {
        Context {
            other_year: super::compare::year(self),
            ..Context::new(dataset, self.area, self.year, self.lang)
        }
    }

    /// Works out the rows of the view again, if anything they depend on has changed.
    pub fn refresh(&mut self) {
        self.with_table(|table, cx, generation| table.refresh(cx, generation));
    }

    /// Selects a row of the view wherever it stands; what hides it is taken away.
    pub fn show(&mut self, id: RowId) {
        self.with_table(|table, cx, generation| table.show(id, cx, generation));
    }

    /// The indicator selected in the charts tab, and the measure shown of it.
    #[must_use]
    pub fn charted(&self) -> Option<(IndicatorId, Measure)> {
        let Some(RowId::Indicator(indicator)) = self.charts.list.selected() else {
            return None;
        };
        let measures = series::measures(&self.dataset, self.area, indicator);
        let wanted = self
            .charts
            .measure
            .filter(|measure| measures.contains(measure));
        Some((indicator, wanted.or_else(|| measures.first().copied())?))
    }

    /// How many rows the list of the view has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.table().ids().len()
    }

    /// Where the selected row of the view stands.
    #[must_use]
    pub fn row(&self) -> usize {
        self.table().at()
    }

    /// Selects a row of the view, or the last.
    pub fn select(&mut self, row: usize) {
        let before = self.table().selected();
        self.table_mut().select(row);
        let is_other = self.table().selected() != before;
        match self.tab {
            // Another check has nothing to do with the figure one came from.
            Tab::Audit if is_other => self.audit_tab.from = None,
            Tab::Sources if self.sources.view == SourcesView::Figures => {
                if let Some(journey) = &mut self.sources.journey {
                    journey.at = None;
                }
            }
            _ => {}
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

    /// Takes over the checks of the dataset.
    pub fn set_audit(&mut self, audit: Arc<Audit>) {
        self.audit = Some(audit);
        self.generation = self.generation.saturating_add(1);
        // The checks can be found now.
        self.index = None;
        self.refresh();
    }

    /// The checks of the audit; none before it is done.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        self.audit.as_deref().map_or(&[][..], Audit::checks)
    }

    /// Selects a check of the audit by its position.
    pub fn show_check(&mut self, at: usize) {
        if let Ok(at) = u32::try_from(at) {
            self.show(RowId::Check(at));
        }
    }

    /// Narrows or orders the list of the view; what was selected stays so, if it is still there.
    pub fn arrange(&mut self, change: impl FnOnce(&mut ListOptions)) {
        let mut options = self.table().options().clone();
        change(&mut options);
        self.table_mut().set_options(options);
        self.refresh();
    }

    /// Orders the list of the view by a column, or by the same again the other way round; by none as
    /// the curator did.
    pub fn sort_by(&mut self, column: Option<ColumnId>) {
        let columns = self.table().columns();
        let column = column.and_then(|id| columns.iter().find(|of| of.id == id).cloned());
        self.arrange(|options| options.sort_by(column.as_ref()));
    }

    /// Shows another area, and brings the year back to what it has.
    pub fn change_area(&mut self, area: AreaId) {
        if area != self.area {
            self.area = area;
            self.settle();
        }
    }

    /// Brings the year back to what exists.
    pub fn settle(&mut self) {
        let years = self.years();
        if !years.contains(&self.year) {
            let nearest = years.iter().min_by_key(|year| year.abs_diff(self.year));
            self.year = nearest.copied().unwrap_or(self.year);
        }
        self.refresh();
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
}
