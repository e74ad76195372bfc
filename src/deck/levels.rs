//! The levels of a year and of the years around it, in panels; the first is told as a large figure.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::number;
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure, Observation};
use crate::figure::Period;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::picture::levels::{Levels, Point, Vintage};
use crate::picture::{Role, Strip};
use crate::sheet::summary::{self, Message};
use crate::sheet::value::{Form, Value};
use crate::sheet::{Context, indicators};
use crate::text::numbers;
use crate::wording;

/// The least cells of a panel, and the least rows, its title among them.
const LEAST: (usize, usize) = (30, 8);

/// Panels at most.
const MOST: usize = 6;

/// The levels of one indicator.
struct Panel<'d> {
    id: IndicatorId,
    /// By year, the newest publication of each.
    points: Vec<(Year, &'d Observation)>,
}

/// The levels of several indicators.
pub(super) struct LevelsSlide<'d> {
    panels: Vec<Panel<'d>>,
    shown: &'d Observation,
    says: summary::Levels<'d>,
}

impl<'d> LevelsSlide<'d> {
    pub(super) fn of(cx: &Context<'d>) -> Option<LevelsSlide<'d>> {
        let headlines = cx.dataset.zone().headlines.iter().copied();
        let mut ids: Vec<IndicatorId> = Vec::new();
        for id in headlines.chain(indicators::of_area(cx.dataset, cx.area)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let panels = ids.into_iter().filter_map(|id| panel(cx, id));
        let panels: Vec<Panel<'d>> = panels.take(MOST).collect();
        let first = panels.first()?;
        let (_, shown) = first.points.iter().find(|(year, _)| *year == cx.year)?;
        Some(LevelsSlide {
            shown,
            says: summary::Levels::of(cx),
            panels,
        })
    }
}

/// Levels in the year shown and in another one.
fn panel<'d>(cx: &Context<'d>, id: IndicatorId) -> Option<Panel<'d>> {
    let indicator = cx.dataset.indicator(id)?;
    if indicator.unit.is_rate() || indicator.unit.dimension() == Dimension::Rank {
        return None;
    }
    let points = series::points(cx.dataset, cx.area, id, Measure::Level);
    let points = points.filter_map(|point| match point.period {
        Period::Year(year) => Some((year, point.newest()?)),
        _ => None,
    });
    let points: Vec<(Year, &Observation)> = points.collect();
    let has_year = points.iter().any(|(year, _)| *year == cx.year);
    (has_year && points.len() > 1).then_some(Panel { id, points })
}

impl Panel<'_> {
    fn names(&self, cx: &Context<'_>) -> Vec<String> {
        let (dataset, lang) = (cx.dataset, cx.lang);
        let level = Measure::Level;
        let full = wording::indicator(dataset, cx.area, self.id, level, lang);
        let short = wording::indicator_in_short(dataset, cx.area, self.id, level, lang);
        std::iter::once(full).chain(short).collect()
    }

    fn unit(&self, cx: &Context<'_>) -> String {
        let unit = cx.dataset.indicator(self.id).map(|of| of.unit);
        let unit = unit.map(|of| numbers::Style::of(of, cx.lang).heading());
        unit.unwrap_or_default()
    }

    /// Writes its name and its unit in so many cells.
    fn title(
        &self,
        cx: &Context<'_>,
        (row, column): (usize, usize),
        cells: usize,
        board: &mut Board,
    ) {
        let (names, unit) = (self.names(cx), self.unit(cx));
        let names = board.among(&names);
        let behind = board.wide(&unit).saturating_add(1);
        let mut fitting = names.iter();
        let fitting = fitting.find(|name| board.wide(name).saturating_add(behind) <= cells);
        match fitting {
            Some(name) => {
                let at = column.saturating_add(board.wide(name)).saturating_add(1);
                board.say(row, column, name, Role::Strong);
                board.label(row, at, &unit, Role::Quiet);
            }
            None => board.lack(names.last().map_or("", String::as_str)),
        }
    }

    fn rows(&self, cx: &Context<'_>, (columns, rows): (usize, usize), board: &Board) -> Vec<Strip> {
        let lang = cx.lang;
        let Some(unit) = cx.dataset.indicator(self.id).map(|of| of.unit) else {
            return Vec::new();
        };
        let style = numbers::Style::of(unit, lang);
        let points = self.points.iter().filter_map(|(year, of)| {
            let value = series::value_in(of.figure, unit)?;
            let hedge = numbers::hedge_sign(of.figure.qualifier.hedge, lang);
            let label = format!("{hedge}{}", style.number(value, lang));
            Some(Point {
                year: *year,
                value,
                label: board.plain(&label),
                vintage: Vintage::Preferred,
            })
        });
        let levels = Levels {
            points: points.collect(),
            chosen: Some(cx.year),
            ..Levels::default()
        };
        levels.rows(columns, rows, board.marks())
    }
}

impl Face for LevelsSlide<'_> {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.lang.slide_levels().to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, _step: usize) -> Vec<String> {
        self.says.forms(cx)
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let columns = board.columns();
        const GAP: usize = 4;
        let room = board.frame.bottom.saturating_sub(board.frame.top);
        let across = columns.saturating_add(GAP);
        let across = across.checked_div(LEAST.0.saturating_add(GAP)).unwrap_or(1);
        let across = across.clamp(1, 3);
        // A figure five rows high and a blank row below it.
        let for_panels = room.saturating_sub(6);
        let down = for_panels.saturating_add(1);
        let down = down.checked_div(LEAST.1.saturating_add(1)).unwrap_or(1);
        let down = match board.is_terse() {
            true => 1,
            false => down.clamp(1, 2),
        };
        let most = across.saturating_mul(down).min(self.panels.len());
        let down = most.div_ceil(across.max(1)).max(1);
        let wide = columns.saturating_sub(GAP.saturating_mul(across.saturating_sub(1)));
        let wide = wide.checked_div(across.max(1)).unwrap_or(wide);
        let gaps = down.saturating_sub(1);
        let high = for_panels.saturating_sub(gaps).checked_div(down);
        let high = high.unwrap_or(LEAST.1).clamp(1, 16);
        let taken = high.saturating_mul(down).saturating_add(gaps);
        let first = board.frame.bottom.saturating_sub(taken);
        for (at, panel) in self.panels.iter().take(most).enumerate() {
            let down = at.checked_div(across).unwrap_or(0);
            let over = at.checked_rem(across).unwrap_or(0);
            let row = first.saturating_add(down.saturating_mul(high.saturating_add(1)));
            let column = over.saturating_mul(wide.saturating_add(GAP));
            panel.title(cx, (row, column), wide, board);
            let rows = panel.rows(cx, (wide, high.saturating_sub(1)), board);
            for (at, strip) in rows.iter().enumerate() {
                board.strip(row.saturating_add(at).saturating_add(1), column, strip);
            }
        }
        let value = Value::printed(self.shown.figure, Form::of(self.shown.measure));
        let name = wording::reached(cx.dataset, self.shown, lang);
        let text = lang.name_and_period(name, numbers::period(self.shown.period, lang));
        let figure = number::figure(&value, lang);
        let above = (board.frame.top, first.saturating_sub(1));
        board.figure(
            above,
            &[(figure, Role::Strong)],
            &[Fact::new(text, Role::Text)],
        );
    }

    fn sources(&self, cx: &Context<'_>, _step: usize) -> Vec<Source> {
        let points = self.panels.iter().flat_map(|panel| &panel.points);
        let cited = points.map(|(_, of)| &of.citation);
        vec![Source::new(cx.lang.places_of_levels(), cited)]
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        let points = self.panels.iter().flat_map(|panel| &panel.points);
        let records = points.filter_map(|(_, of)| cx.dataset.record_of_observation(of));
        cx.open_check(records)
    }
}
