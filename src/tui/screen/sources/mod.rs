//! The sources: the articles, and below them all cited figures in the order of their lines, with the
//! line that printed the selected one. Keys move in one of the two lists; a low window shows only that
//! one.

mod lists;
mod trail;

use ratatui::layout::Rect;

use super::{Entered, Scope, Screen, Visit};
use crate::sheet::detail::{self, Block};
use crate::sheet::{Evidence, RowId, SheetId};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::opening::{About, Opening};
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::tab::Tab;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, cells};

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
    opening: Opening,
    detail: Detail,
}

impl Default for Sources {
    fn default() -> Sources {
        Sources {
            view: SourcesView::default(),
            figures: SheetState::of(SheetId::Figures(None)),
            articles: SheetState::of(SheetId::Articles),
            visit: None,
            opening: Opening::default(),
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

    /// The area of the articles above the figures, if both fit; and the area of the other list, or of the
    /// only one.
    fn areas(&self, shared: &Shared, body: Rect) -> (Option<Rect>, Rect) {
        let lists = rows::above_last(below(body, 2));
        let all = cells(self.articles.ids().len()).saturating_add(1);
        // All articles leave room in a low window, too.
        let is_low = shared.size.1 < BOTH;
        let has_room =
            self.view == SourcesView::Articles && all.saturating_add(LEAST_BELOW) <= lists.height;
        if is_low && !has_room {
            let from = if body.height < ROOMY { 1 } else { 2 };
            return (None, rows::above_last(below(body, from)));
        }
        // The heads, and so few articles that the figures get most of the room.
        let most = if is_low { all } else { lists.height / 3 };
        let rows = all.min(most);
        let above = Rect {
            height: rows,
            ..lists
        };
        (Some(above), below(lists, rows.saturating_add(1)))
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
                let back = shared.key_hint(Action::Back);
                return Entered::Refused(shared.lang.notice_only_place(back));
            }
            None if self.detail.is_shown(shared) => self.detail = Detail::Closed,
            None => self.detail = Detail::Open,
        }
        Entered::Done
    }
}

/// Columns of the list of figures beside the detail, with the rule between them.
const LIST: u16 = 66;

/// The same where no texts of articles are at hand that the detail could quote.
const LIST_ALONE: u16 = 78;

/// Columns of the detail, where the list needs more than its own, and at most.
const DETAIL: (u16, u16) = (60, 96);

/// The height of the window from which both lists are shown.
const BOTH: u16 = 30;

/// Rows of the other list at least, with a blank one before it, where it is shown in a lower window.
const LEAST_BELOW: u16 = 5;

/// In lower bodies the list begins right below the message.
const ROOMY: u16 = 12;

/// The number of citations that do not match the articles' texts, or the legend of the marks.
fn legend(shared: &Shared) -> String {
    let found = shared.verified.iter().filter_map(|of| of.findings.as_ref());
    let faults = found.fold(0usize, |sum, of| sum.saturating_add(of.faults.len()));
    if faults > 0 {
        return shared.lang.text_faults(faults);
    }
    let meaning = shared.lang.help_mark(shared.key_hint(Action::Detail));
    format!("{} {meaning}", glyphs::OPEN)
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

    /// Both lists may be on the screen.
    fn refresh(&mut self, shared: &Shared) {
        for list in self.lists_mut() {
            list.refresh(&shared.context(), shared.generation);
        }
        self.opening.renew(About::Sources, shared);
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let blocks = match self.view {
            // The row of an article already shows everything about it.
            SourcesView::Articles => Vec::new(),
            SourcesView::Figures => self.shown_blocks(shared),
        };
        if !blocks.is_empty() && !pane::has_room(shared) {
            return pane::draw(shared, (&blocks, 0), canvas, body, |_, _| {});
        }
        self.opening.put(shared, canvas, body);
        let cited = trail::citation(self.visit.as_ref(), self.figures.selected(), shared);
        let (above, below) = self.areas(shared, body);
        let mut shown = 0..0;
        if let Some(area) = above {
            match self.view {
                SourcesView::Articles => {
                    shown = lists::articles(&self.articles, shared, canvas, area);
                }
                SourcesView::Figures => {
                    lists::articles_beside(&self.articles, cited.as_ref(), shared, canvas, area);
                }
            }
        } else if self.view == SourcesView::Figures && below.y > body.y.saturating_add(1) {
            lists::article_line(cited.as_ref(), shared, canvas, body, 1);
        }
        // The detail quotes lines of an article, which are long.
        let (least, most) = DETAIL;
        let list = match shared.texts.is_empty() {
            false => LIST,
            // Without them, the names of the list have the room.
            true => LIST_ALONE,
        };
        let most = body.width.saturating_sub(list).min(most);
        let columns = pane::width_beside(&self.figures, body, (least, most));
        pane::draw(
            shared,
            (&blocks, columns),
            canvas,
            below,
            |canvas, area| match (self.view, self.articles.selected()) {
                (SourcesView::Figures, _) => {
                    shown = rows::put_list(shared, &self.figures, canvas, area);
                }
                (SourcesView::Articles, Some(RowId::Article(of))) if above.is_some() => {
                    lists::figures_of(of, &self.figures, shared, canvas, area);
                }
                (SourcesView::Articles, _) if above.is_none() => {
                    shown = lists::articles(&self.articles, shared, canvas, area);
                }
                (SourcesView::Articles, _) => {}
            },
        );
        let position = list::position(self.list().at(), self.list().ids().len(), &shown);
        let status = (&*legend(shared), &*position);
        rows::put_status_line(shared, self.list(), canvas, body, status);
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
