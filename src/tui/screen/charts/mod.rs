//! Indicators over time: a list by topic beside a chart of the selected one, or beside several as
//! index numbers.

mod chart;
mod indexed;

use ratatui::layout::Rect;

use super::{Compares, Screen};
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure};
use crate::sheet::{Context, Evidence, RowId, SheetId, evidence};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::{Listed, SheetState};

/// The most indicators that can be compared.
const MOST_COMPARED: usize = 8;

#[derive(Debug, Clone)]
pub struct Charts {
    pub list: SheetState,
    /// The measure that the user asked for. Another is shown where the indicator has no figures of
    /// it.
    pub measure: Option<Measure>,
    /// Indicators that are compared as index numbers.
    pub compared_indicators: Vec<IndicatorId>,
}

impl Default for Charts {
    fn default() -> Charts {
        Charts {
            list: SheetState::of(SheetId::Indicators),
            measure: None,
            compared_indicators: Vec::new(),
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

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(charted) = self.charted(shared) else {
            return rows::empty(shared, canvas, body, &rows::why_empty(shared, &self.list));
        };
        let chart = chart::draw_list(&self.list, &self.compared_indicators, shared, canvas, body);
        if self.compared_indicators.is_empty() {
            chart::draw(charted, shared, canvas, chart);
        } else {
            indexed::draw(&self.compared_indicators, shared, canvas, chart);
        }
    }

    /// The chart shows one measure of the indicator.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        self.charted(shared).map_or_else(Evidence::default, |of| {
            evidence::of_measure(&shared.dataset, shared.area, of, shared.year)
        })
    }

    fn exported(&self, shared: &Shared) -> Listed {
        let sheet = match self.charted(shared) {
            _ if !self.compared_indicators.is_empty() => {
                SheetId::Index(self.compared_indicators.clone())
            }
            Some(charted) => SheetId::Series(Some(charted)),
            None => return self.list.listed(),
        };
        Listed {
            ids: sheet.sheet().ids(&shared.context()),
            sheet,
        }
    }

    fn has_views(&self) -> bool {
        true
    }

    /// Goes on to the next measure of the indicator.
    fn next_view(&mut self, shared: &Shared) {
        let Some((indicator, shown)) = self.charted(shared) else {
            return;
        };
        let measures = series::measures(&shared.dataset, shared.area, indicator);
        let at = measures.iter().position(|measure| *measure == shown);
        let next = at
            .unwrap_or(0)
            .saturating_add(1)
            .checked_rem(measures.len())
            .unwrap_or(0);
        self.measure = measures.get(next).copied();
    }

    fn compares(&self) -> Compares {
        Compares::Indicators
    }

    fn step_back(&mut self) -> bool {
        let had = !self.compared_indicators.is_empty();
        self.compared_indicators.clear();
        had
    }
}
