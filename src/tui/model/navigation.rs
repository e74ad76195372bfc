//! Navigation to tabs, rows and lines: by key, from a row to its evidence, and by search.

use std::sync::Arc;

use super::Model;
use crate::dataset::{AreaId, Citation, Record};
use crate::sheet::RowId;
use crate::sheet::search::Destination;
use crate::tui::screen::Visit;
use crate::tui::screen::projects::ProjectsView;
use crate::tui::screen::targets::TargetsView;
use crate::tui::tab::Tab;

impl Model {
    /// Goes to a tab that the user asked for by key. This ends the trail of visits.
    pub(crate) fn go_to_tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.screens.sources.visit = None;
        self.screens.audit.visit = None;
    }

    /// Goes to a check that a figure takes part in.
    pub(crate) fn follow_to_check(&mut self, check: u32, visit: Visit) {
        self.tab = Tab::Audit;
        let audit = &mut self.screens.audit;
        audit.show(check, Some(visit), &self.shared);
    }

    /// Goes to the lines that printed a figure.
    pub(crate) fn follow_to_lines(&mut self, visit: Visit) {
        self.tab = Tab::Sources;
        self.screens.sources.show_visit(visit, &self.shared);
    }

    /// Goes to a match of a search, in the area and year it belongs to.
    pub(crate) fn go_to(&mut self, destination: Destination) {
        match destination {
            Destination::Row(row) => self.go_to_row(row),
            Destination::Line(article, line) => {
                let place = Citation {
                    article,
                    line,
                    printed: "".into(),
                };
                self.follow_to_lines(Visit {
                    from: self.tab,
                    places: vec![place],
                    at: Some(0),
                });
            }
        }
    }

    fn go_to_row(&mut self, row: RowId) {
        let dataset = Arc::clone(&self.shared.dataset);
        match row {
            RowId::Indicator(id) | RowId::Line(id, _) => {
                self.tab = Tab::Charts;
                let measure = match row {
                    RowId::Line(_, measure) => Some(measure),
                    _ => None,
                };
                self.screens.charts.open(measure);
                let has = |area: AreaId| {
                    !dataset.observations_of(area, id).is_empty()
                        || !dataset.targets_of(area, id).is_empty()
                };
                let mut areas = self.shared.areas().into_iter();
                if !has(self.shared.area)
                    && let Some(area) = areas.find(|area| has(*area))
                {
                    self.change_area(area);
                }
                self.show(RowId::Indicator(id));
            }
            RowId::Figure(Record::Target(at)) => {
                let position = usize::try_from(at).ok();
                let Some(target) = position.and_then(|at| dataset.targets().get(at)) else {
                    return;
                };
                self.tab = Tab::Targets;
                self.screens.targets.view = TargetsView::Year;
                self.change_area(target.area);
                self.shared.choose_year(target.period.year());
                self.show(row);
            }
            RowId::Figure(_) => {
                self.tab = Tab::Sources;
                self.screens.sources.show_figure(row, &self.shared);
            }
            RowId::Project(_) | RowId::Batch(_) | RowId::NoBatch(_) => {
                self.tab = Tab::Projects;
                self.screens.projects.view = match row {
                    RowId::Project(_) => ProjectsView::List,
                    _ => ProjectsView::Phases,
                };
                self.change_area(dataset.zone().home);
                self.show(row);
            }
            RowId::Check(at) => {
                self.tab = Tab::Audit;
                self.screens.audit.show(at, None, &self.shared);
            }
            RowId::Checks(_) => {
                self.tab = Tab::Audit;
                self.show(row);
            }
            RowId::Article(id) => {
                self.tab = Tab::Sources;
                if let Some(first) = dataset.records_of(id).first() {
                    let id = RowId::Figure(*first);
                    self.screens.sources.show_figure(id, &self.shared);
                }
            }
        }
    }

    /// Goes to another match of the last search. Returns its name, its place counted from 1, and
    /// how many there are.
    pub(crate) fn step_match(&mut self, by: isize) -> Option<(String, usize, usize)> {
        let matches = self.matches.as_mut()?;
        matches.step(by);
        let found = matches.current()?.clone();
        let text = (found.name, matches.at.saturating_add(1), matches.all.len());
        self.go_to(found.destination);
        Some(text)
    }

    /// Selects a row of the view. A filter that hides it is removed.
    fn show(&mut self, id: RowId) {
        let (screen, shared) = self.screen_mut();
        let list = screen.list_mut();
        list.show(id, &shared.context(), shared.generation);
    }
}
