//! The sources: every cited figure with the line that printed it, or the articles.

mod lists;
mod trail;

use ratatui::layout::Rect;

use super::{Entered, Scope, Screen, Visit};
use crate::sheet::detail::{self, Block};
use crate::sheet::{Evidence, RowId, SheetId};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::pane::{self, Detail};
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::tab::Tab;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum SourcesView {
    /// All cited figures in the order of the articles.
    #[default]
    Figures,
    /// One row for each article.
    Articles,
}

#[derive(Debug, Clone)]
pub struct Sources {
    view: SourcesView,
    pub figures: SheetState,
    pub articles: SheetState,
    /// How the user came here with a figure of another tab.
    pub visit: Option<Visit>,
    detail: Detail,
}

impl Default for Sources {
    fn default() -> Sources {
        Sources {
            view: SourcesView::default(),
            figures: SheetState::of(SheetId::Figures(None)),
            articles: SheetState::of(SheetId::Articles),
            visit: None,
            detail: Detail::default(),
        }
    }
}

impl Sources {
    /// Shows the first of the lines that belong to a figure of another tab.
    pub fn show_visit(&mut self, visit: Visit, shared: &Shared) {
        self.view = SourcesView::Figures;
        self.detail = Detail::Open;
        self.visit = Some(visit);
        self.show_place(shared);
    }

    /// Selects a figure that no other tab led to.
    pub fn show_figure(&mut self, id: RowId, shared: &Shared) {
        self.view = SourcesView::Figures;
        self.visit = None;
        self.detail = Detail::IfRoom;
        self.figures.show(id, &shared.context(), shared.generation);
    }

    /// Selects the figure of the line that the visit has reached.
    fn show_place(&mut self, shared: &Shared) {
        let visit = self.visit.as_ref();
        let place = visit.and_then(|visit| visit.places.get(visit.at?));
        let row = place.and_then(|citation| shared.dataset.record_position(citation));
        if let Some(record) = row.and_then(|row| shared.dataset.records().get(row)) {
            let id = RowId::Figure(*record);
            self.figures.show(id, &shared.context(), shared.generation);
        }
    }

    /// Goes to the next line of the figure that the user came from, or from an article to its
    /// figures. Otherwise shows or hides the detail.
    fn go_on(&mut self, shared: &Shared) -> Entered {
        if self.view == SourcesView::Articles {
            if let Some(RowId::Article(article)) = self.articles.selected()
                && let Some(first) = shared.dataset.records_of(article).first()
            {
                self.view = SourcesView::Figures;
                let id = RowId::Figure(*first);
                self.figures.show(id, &shared.context(), shared.generation);
            }
            return Entered::Done;
        }
        match &mut self.visit {
            Some(visit) if visit.at.is_some() && visit.places.len() > 1 => {
                let next = visit.at.unwrap_or(0).saturating_add(1);
                visit.at = next.checked_rem(visit.places.len());
                self.show_place(shared);
            }
            Some(_) => {
                let back = shared.keys.told(Action::Back);
                return Entered::Told(shared.lang.notice_only_place(back));
            }
            None if self.detail.is_shown(shared) => self.detail = Detail::Closed,
            None => self.detail = Detail::Open,
        }
        Entered::Done
    }
}

impl Screen for Sources {
    fn list(&self) -> &SheetState {
        match self.view {
            SourcesView::Figures => &self.figures,
            SourcesView::Articles => &self.articles,
        }
    }

    fn list_mut(&mut self) -> &mut SheetState {
        match self.view {
            SourcesView::Figures => &mut self.figures,
            SourcesView::Articles => &mut self.articles,
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.figures, &mut self.articles]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        if self.view == SourcesView::Articles {
            // An article has no detail.
            return lists::articles(&self.articles, shared, canvas, body);
        }
        let blocks = self.shown_blocks(shared);
        // The detail quotes lines of an article, which are long.
        let columns = body.width.saturating_sub(58).min(96);
        let detail = (&*blocks, columns);
        let (visit, selected) = (self.visit.as_ref(), self.figures.selected());
        let cited = trail::citation(visit, selected, shared);
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            lists::figures(&self.figures, cited.as_ref(), shared, canvas, area);
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    fn blocks<'s>(&'s self, shared: &'s Shared) -> Vec<Block<'s>> {
        if self.view == SourcesView::Figures {
            return trail::blocks(self.visit.as_ref(), self.figures.selected(), shared);
        }
        let selected = self.articles.selected();
        selected.map_or_else(Vec::new, |id| detail::detail(&shared.context(), id))
    }

    /// Without places: the line is shown already.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        let mut evidence = self.list().evidence(&shared.context());
        evidence.places.clear();
        evidence
    }

    fn has_views(&self) -> bool {
        true
    }

    fn next_view(&mut self, _shared: &Shared) {
        self.view = match self.view {
            SourcesView::Figures => SourcesView::Articles,
            SourcesView::Articles => SourcesView::Figures,
        };
    }

    fn scope(&self) -> Scope {
        Scope::Dataset
    }

    fn enter(&mut self, shared: &Shared) -> Entered {
        let is_figure = self.view == SourcesView::Figures && self.visit.is_none();
        if is_figure && self.detail.is_shown(shared) {
            let cx = shared.context();
            let records = self.list().evidence(&cx).records;
            if cx.open_check(records).is_some() {
                return Entered::Follow;
            }
        }
        self.go_on(shared)
    }

    fn leave(&mut self) -> Option<Tab> {
        let from = self.visit.take()?.from;
        self.detail = Detail::IfRoom;
        Some(from)
    }

    fn moved(&mut self) {
        if self.view == SourcesView::Figures
            && let Some(visit) = &mut self.visit
        {
            visit.at = None;
        }
    }
}
