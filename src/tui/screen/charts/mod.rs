//! Indicators over time: all of them with the ratios of their levels, one of them in full, or several as
//! index numbers.

mod all;
mod compare;
mod figures;
mod list;
mod one;
mod pane;
mod panels;
mod plot;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Compares, Entered, Screen};
use crate::analysis::{series, span};
use crate::dataset::{AreaId, IndicatorId, Measure};
use crate::sheet::{Context, Evidence, Group, RowId, SheetId, evidence};
use crate::text::Lang;
use crate::tui::cache::Drawings;
use crate::tui::canvas::Canvas;
use crate::tui::opening::{About, Opening};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::{Listed, SheetState};
use crate::tui::widget::paint;
use crate::tui::widget::painted::Painted;
use all::{View, Window};
use panels::{Grid, GridRoom};

/// The most indicators that can be compared.
const MOST_COMPARED: usize = 8;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All indicators.
    #[default]
    All,
    /// The selected one.
    One,
}

#[derive(Debug, Clone)]
pub struct Charts {
    pub list: SheetState,
    pub shown: Shown,
    /// The measure that the user chose. Another one is shown if the indicator has no figures of it.
    pub measure: Option<Measure>,
    /// Indicators that are compared as index numbers.
    pub compared_indicators: Vec<IndicatorId>,
    /// The note about all of them, with its inputs.
    noted: Option<(Noted, String)>,
    opening: Opening,
    grid: Drawings<GridRoom, Option<Grid>>,
    /// The part of the view of all indicators that does not depend on the selected row.
    painted: Drawings<Window, Painted>,
}

/// The inputs of the years compared and of the note about them: the data, the area and the language.
type Noted = (u64, AreaId, Lang);

impl Default for Charts {
    fn default() -> Charts {
        Charts {
            list: SheetState::of(SheetId::Multiples(None)),
            shown: Shown::default(),
            measure: None,
            compared_indicators: Vec::new(),
            noted: None,
            opening: Opening::default(),
            grid: Drawings::default(),
            painted: Drawings::default(),
        }
    }
}

impl Charts {
    /// The selected indicator, and the measure that its chart shows.
    #[must_use]
    pub fn charted(&self, shared: &Shared) -> Option<(IndicatorId, Measure)> {
        let Some(RowId::Indicator(indicator)) = self.list.selected() else {
            return None;
        };
        let measures = series::measures(&shared.dataset, shared.area, indicator);
        let wanted = self.measure.filter(|measure| measures.contains(measure));
        Some((indicator, wanted.or_else(|| measures.first().copied())?))
    }

    /// Opens the chart of one indicator, which the list selects, in a measure if one is asked for.
    pub fn open(&mut self, measure: Option<Measure>) {
        self.shown = Shown::One;
        self.measure = measure;
    }

    /// Adds the selected indicator to those compared, or removes it. Returns why it cannot.
    pub fn toggle_compared(&mut self, shared: &Shared) -> Option<String> {
        let (id, _) = self.charted(shared)?;
        let levels = series::points(&shared.dataset, shared.area, id, Measure::Level).count();
        match self
            .compared_indicators
            .iter()
            .position(|other| *other == id)
        {
            Some(at) => {
                self.compared_indicators.remove(at);
            }
            None if levels == 0 => return Some(shared.lang.notice_no_levels().to_owned()),
            None if self.compared_indicators.len() < MOST_COMPARED => {
                self.compared_indicators.push(id)
            }
            None => return Some(shared.lang.notice_enough_beside(MOST_COMPARED)),
        }
        // The comparison is shown beside the list.
        self.shown = Shown::All;
        None
    }

    /// Finds the compared indicators in data that were read again.
    pub fn renew(&mut self, old: &Context<'_>, new: &Context<'_>) {
        let find = |id: &IndicatorId| {
            let of = old.dataset.indicator(*id)?;
            new.dataset.find_indicator(&of.id)
        };
        self.compared_indicators = self.compared_indicators.iter().filter_map(find).collect();
    }

    /// How many rows the ratio dot plot has: those of the first group, where it holds multiples.
    fn plotted(&self) -> usize {
        match self.list.list().groups.as_slice() {
            [(_, Group::Span(_)), rest @ ..] => {
                rest.first().map_or(self.list.ids().len(), |of| of.0)
            }
            _ => 0,
        }
    }

    /// The note about all indicators.
    fn note(&self) -> &str {
        self.noted.as_ref().map_or("", |(_, note)| note)
    }

    fn is_compared(&self, id: IndicatorId) -> bool {
        self.compared_indicators.contains(&id)
    }
}

/// Draws the first line of the body: the title sentence, or the indicators compared.
fn put_title(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
    if charts.shown == Shown::One || charts.compared_indicators.is_empty() {
        return charts.opening.put(shared, canvas, body);
    }
    let sheet = SheetId::Index(charts.compared_indicators.clone());
    let title = sheet.sheet().title(&shared.context());
    paint::put(canvas, body, 0, Span::styled(title, shared.styles().strong));
}

/// Cells that the place of the selected row takes in the last line.
const PLACE: u16 = 11;

/// Rows from which on a blank row stands under the title.
const AIRY: u16 = 18;

/// The body without the title and the last line.
fn inside(body: Rect) -> Rect {
    let last = body.height.saturating_sub(1);
    let above = if body.height >= AIRY { 2 } else { 1 };
    Rect {
        height: last.saturating_sub(above.min(last)),
        ..paint::below(body, above)
    }
}

/// Draws the title, and in the last line the legend or the filters and order of the list.
fn put_frame(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect, legend: &str) {
    let theme = shared.styles();
    put_title(charts, shared, canvas, body);
    let last = body.height.saturating_sub(1);
    let arranged = rows::arranged(shared, &charts.list);
    // The place of the selected row stands at the right end.
    let beside = Rect {
        width: body.width.saturating_sub(PLACE),
        ..body
    };
    let legend = rows::whole_signs(legend, usize::from(beside.width));
    let words = match arranged.is_empty() {
        true => Span::styled(legend, theme.quiet),
        false => Span::styled(arranged, theme.strong),
    };
    paint::put(canvas, beside, last, words);
}

/// Tells in the last line which of the rows is selected, and whether there are more below.
fn put_place(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect, more: bool) {
    let (at, all) = (charts.list.at().saturating_add(1), charts.list.ids().len());
    let more = if more { " ↓" } else { "" };
    let place = Span::styled(format!(" {at}/{all}{more}"), shared.styles().quiet);
    paint::put_right(canvas, body, body.height.saturating_sub(1), place);
}

impl Screen for Charts {
    fn list(&self) -> &SheetState {
        &self.list
    }

    fn list_mut(&mut self) -> &mut SheetState {
        &mut self.list
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.list]
    }

    fn refresh(&mut self, shared: &Shared) {
        let noted = (shared.generation, shared.area, shared.lang);
        if self.noted.as_ref().map(|(of, _)| of) != Some(&noted) {
            let span = span::span(&shared.dataset, shared.area);
            self.list.change_sheet(SheetId::Multiples(span));
            let notes = self.list.sheet().sheet().notes(&shared.context());
            self.noted = Some((noted, notes.into_iter().next().unwrap_or_default()));
        }
        self.list.refresh(&shared.context(), shared.generation);
        let about = match (self.charted(shared), self.shown) {
            (Some((indicator, measure)), Shown::One) => About::Indicator(indicator, measure),
            _ => About::Multiples,
        };
        self.opening.renew(about, shared);
        if self.shown == Shown::All && self.compared_indicators.is_empty() {
            let room = GridRoom::of(self, shared.size);
            let make = || Grid::of(shared, room);
            self.grid.get_or_insert_with(shared, room, make);
        }
    }

    fn prepare(&mut self, shared: &Shared, body: Rect) {
        let is_all = self.shown == Shown::All && self.compared_indicators.is_empty();
        if !is_all || self.list.ids().is_empty() {
            return;
        }
        let view = View::of(self, shared, body);
        let window = view.window();
        if self.painted.get(shared, &window).is_none() {
            let painted = view.painted();
            self.painted.insert(shared, window, painted);
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(charted) = self.charted(shared) else {
            return rows::put_why_empty(shared, &self.list, canvas, body);
        };
        match self.shown {
            Shown::One => one::draw(self, charted, shared, canvas, body),
            Shown::All if self.compared_indicators.is_empty() => {
                all::draw(self, shared, canvas, body);
            }
            Shown::All => compare::draw(self, shared, canvas, body),
        }
    }

    /// The chart shows one measure of the indicator.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        self.charted(shared).map_or_else(Evidence::default, |of| {
            evidence::of_measure(&shared.dataset, shared.area, of, shared.year)
        })
    }

    fn exported(&self, shared: &Shared) -> Listed {
        let sheet = match (self.charted(shared), self.shown) {
            (Some(charted), Shown::One) => SheetId::Series(Some(charted)),
            (Some(_), Shown::All) if !self.compared_indicators.is_empty() => {
                SheetId::Index(self.compared_indicators.clone())
            }
            _ => {
                return Listed {
                    sheet: SheetId::Indicators,
                    ids: self.list.ids().to_vec(),
                };
            }
        };
        Listed {
            ids: sheet.sheet().ids(&shared.context()),
            sheet,
        }
    }

    fn has_views(&self) -> bool {
        true
    }

    /// Opens the chart of the indicator, goes on through its measures, and after the last one back to
    /// all indicators.
    fn next_view(&mut self, shared: &Shared) {
        let Some((indicator, shown)) = self.charted(shared) else {
            return;
        };
        if self.shown == Shown::All {
            self.shown = Shown::One;
            return;
        }
        let measures = series::measures(&shared.dataset, shared.area, indicator);
        let mut left = measures.into_iter().skip_while(|measure| *measure != shown);
        self.measure = left.nth(1);
        if self.measure.is_none() {
            self.shown = Shown::All;
        }
    }

    fn compares(&self) -> Compares {
        Compares::Indicators
    }

    /// Opens the chart of the selected indicator; from there, it leads to what that stands on.
    fn enter(&mut self, _shared: &Shared) -> Entered {
        match self.shown {
            Shown::All => {
                self.shown = Shown::One;
                Entered::Done
            }
            Shown::One => Entered::Follow,
        }
    }

    fn enter_hint(&self, lang: Lang) -> Option<&'static str> {
        (self.shown == Shown::All).then(|| lang.hint_enlarge())
    }

    fn step_back(&mut self) -> bool {
        if self.shown == Shown::One {
            self.shown = Shown::All;
            return true;
        }
        let had = !self.compared_indicators.is_empty();
        self.compared_indicators.clear();
        had
    }
}
