//! Small multiples: the levels of several indicators side by side.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::{Charts, figures};
use crate::dataset::{IndicatorId, Measure};
use crate::figure::period::Year;
use crate::figure::unit::Unit;
use crate::picture::Strip;
use crate::picture::levels::{Levels, Vintage};
use crate::sheet::multiples::{is_at_current_prices, unit};
use crate::sheet::{RowId, indicators};
use crate::text::{Name, names_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::hit::Hit;
use crate::tui::pane::FRAME_ROWS;
use crate::tui::shared::Shared;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{self, line_of, put, put_at};
use crate::wording;

/// Columns from which on there are any.
pub(super) const LEAST_COLUMNS: u16 = 108;

/// The least size of a panel, without its title.
const LEAST: (u16, u16) = (26, 8);

/// Rows of a panel at most, without its title.
const MOST_ROWS: u16 = 12;

/// Blank cells between two panels.
const BETWEEN: u16 = 3;

/// The inputs that decide on the number of panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridRoom {
    /// Columns and rows of the screen's body.
    pub columns: u16,
    pub rows: u16,
    /// Rows of the plot above.
    pub plotted: usize,
}

impl GridRoom {
    /// The room in a terminal of the given columns and rows.
    pub(super) fn of(charts: &Charts, (columns, rows): (u16, u16)) -> GridRoom {
        GridRoom {
            columns: columns.saturating_sub(2),
            rows: rows.saturating_sub(FRAME_ROWS),
            plotted: charts.plotted(),
        }
    }
}

/// Panels over several lines of the screen.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    panels: Vec<Panel>,
    /// Panels beside each other, and their size without their titles.
    across: usize,
    columns: u16,
    rows: u16,
}

#[derive(Debug, Clone)]
struct Panel {
    id: IndicatorId,
    name: Name,
    unit: String,
    rows: Vec<Strip>,
}

impl Grid {
    /// As many panels as there is room for; `None` where there is room for none.
    pub(super) fn of(shared: &Shared, room: GridRoom) -> Option<Grid> {
        let GridRoom {
            columns,
            rows: body,
            plotted,
        } = room;
        if columns < LEAST_COLUMNS {
            return None;
        }
        let wanted = match (columns, body) {
            (190.., 44..) => 10,
            (150.., 38..) => 8,
            _ => 6,
        };
        // Title, status, the plot with its heading and note, and the rule between.
        let above = paint::cells(plotted).saturating_add(if plotted > 0 { 3 } else { 0 });
        let left = body.saturating_sub(3).saturating_sub(above);
        let all = chosen(shared, wanted);
        let least = LEAST.1.saturating_add(1);
        let down = usize::from(
            left.saturating_add(1)
                .checked_div(least.saturating_add(1))?,
        )
        .min(2);
        if all.is_empty() || down == 0 {
            return None;
        }
        let fit = columns
            .saturating_add(BETWEEN)
            .checked_div(LEAST.0.saturating_add(BETWEEN))?;
        let across = all.len().min(wanted).div_ceil(down);
        let across = match down {
            // One line of panels holds what fits beside each other.
            1 => usize::from(fit).min(across).min(4),
            _ => across.min(usize::from(fit)),
        };
        let across = across.max(1);
        let beside = paint::cells(across);
        let gaps = BETWEEN.saturating_mul(beside.saturating_sub(1));
        let wide = columns.saturating_sub(gaps).checked_div(beside)?;
        let down_rows = paint::cells(down);
        let high = left
            .saturating_sub(down_rows.saturating_sub(1))
            .checked_div(down_rows)?
            .saturating_sub(1)
            .min(MOST_ROWS);
        let shown = across.saturating_mul(down).min(all.len());
        let all: Vec<(IndicatorId, Levels, Unit)> = all.into_iter().take(shown).collect();
        let panels = panels(shared, all, (wide, high));
        Some(Grid {
            panels,
            across,
            columns: wide,
            rows: high,
        })
    }

    /// Lines of the screen that it takes.
    pub(super) fn lines(&self) -> u16 {
        let down = paint::cells(self.panels.len().div_ceil(self.across.max(1)));
        let high = self.rows.saturating_add(2);
        down.saturating_mul(high).saturating_sub(1)
    }

    /// Lines of one row of panels, with the blank one below it.
    pub(super) fn lines_of_a_row(&self) -> u16 {
        self.rows.saturating_add(2)
    }

    /// The panels of one of its lines, each with its place there, and the row of them: 0 is the title.
    fn panels_in(&self, of: u16, area: Rect) -> (impl Iterator<Item = (&Panel, Rect)>, u16) {
        let high = self.rows.saturating_add(2);
        let down = usize::from(of.checked_div(high).unwrap_or(0));
        let within = of.checked_rem(high).unwrap_or(0);
        let first = down.saturating_mul(self.across);
        let panels = self.panels.iter().skip(first).take(self.across);
        let panels = (0u16..).zip(panels).map(move |(beside, panel)| {
            let x = beside.saturating_mul(self.columns.saturating_add(BETWEEN));
            let place = Rect {
                x: area.x.saturating_add(x),
                width: self.columns,
                ..area
            };
            (panel, place)
        });
        (panels, within)
    }

    /// Draws one of its lines.
    pub(super) fn put_line(
        &self,
        charts: &Charts,
        shared: &Shared,
        of: u16,
        canvas: &mut Canvas<'_>,
        area: Rect,
        line: u16,
    ) {
        let theme = shared.styles();
        let (panels, within) = self.panels_in(of, area);
        for (panel, place) in panels {
            match within.checked_sub(1) {
                None => {
                    let title = panel.title(shared, usize::from(self.columns));
                    put(canvas, place, line, title);
                }
                Some(at) => {
                    if let Some(strip) = panel.rows.get(usize::from(at)) {
                        put_at(canvas, place, 0, line, line_of(strip, &theme));
                    }
                }
            }
            let mut ids = charts.list.ids().iter();
            if let Some(row) = ids.position(|id| *id == RowId::Indicator(panel.id)) {
                let spot = Rect {
                    y: area.y.saturating_add(line),
                    height: 1,
                    ..place
                };
                canvas.note(spot, Hit::Row(row));
            }
        }
    }

    /// Points out the panel of the selected row in one of its lines.
    pub(super) fn select(
        &self,
        charts: &Charts,
        theme: &Theme,
        of: u16,
        canvas: &mut Canvas<'_>,
        area: Rect,
        line: u16,
    ) {
        let (mut panels, within) = self.panels_in(of, area);
        let selected = charts.list.selected();
        let found = panels.find(|(panel, _)| selected == Some(RowId::Indicator(panel.id)));
        if let Some((_, place)) = found.filter(|_| within == 0) {
            put_gutter(canvas, place, line, theme);
        }
    }
}

/// Highlights the panel of the selected row, which itself is shown elsewhere.
fn put_gutter(canvas: &mut Canvas<'_>, place: Rect, line: u16, theme: &Theme) {
    if let Some(x) = place.x.checked_sub(1) {
        let gutter = Rect {
            x,
            width: 1,
            ..place
        };
        put(
            canvas,
            gutter,
            line,
            Span::styled(glyphs::SELECTED, theme.strong),
        );
    }
}

impl Panel {
    fn title(&self, shared: &Shared, room: usize) -> Line<'static> {
        let theme = shared.styles();
        let left = room.saturating_sub(width(&self.unit)).saturating_sub(2);
        Line::from(vec![
            Span::styled(names_apart(&[(&self.name, left)]).concat(), theme.strong),
            Span::styled(format!("  {}", self.unit), theme.quiet),
        ])
    }
}

/// The indicators with levels in several years, those with the most first.
fn chosen(shared: &Shared, most: usize) -> Vec<(IndicatorId, Levels, Unit)> {
    let ids = indicators::of_area(&shared.dataset, shared.area);
    let mut all: Vec<(usize, IndicatorId)> = ids
        .into_iter()
        .filter(|id| {
            shared
                .dataset
                .series(shared.area, *id, Measure::Level)
                .len()
                > 1
        })
        .map(|id| (years(shared, id).len(), id))
        .filter(|(count, _)| *count > 1)
        .collect();
    all.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let panel = |(_, id): (usize, IndicatorId)| {
        let of = (id, Measure::Level);
        let unit = figures::unit(shared, of)?;
        let mut levels = figures::levels(shared, of, unit);
        // Targets and other publications need labels, for which panels have no room.
        levels.goals.clear();
        levels.points.retain(|of| of.vintage == Vintage::Preferred);
        levels.gap = None;
        Some((id, levels, unit))
    };
    all.into_iter().filter_map(panel).take(most).collect()
}

fn years(shared: &Shared, id: IndicatorId) -> Vec<(Year, Decimal)> {
    figures::yearly(shared, (id, Measure::Level))
}

/// Draws them; those of one unit share a scale unless one would be a line at the bottom.
fn panels(
    shared: &Shared,
    all: Vec<(IndicatorId, Levels, Unit)>,
    (columns, rows): (u16, u16),
) -> Vec<Panel> {
    let cx = shared.context();
    let highest = |levels: &Levels| levels.points.iter().map(|of| of.value).max();
    let most: Vec<(Unit, Decimal)> = all
        .iter()
        .filter_map(|(_, levels, unit)| Some((*unit, highest(levels)?)))
        .collect();
    let panel = |(id, mut levels, of): (IndicatorId, Levels, Unit)| {
        let own = highest(&levels).unwrap_or_default();
        let near = |other: &Decimal| *other <= own.saturating_mul(Decimal::TWO);
        let same = most.iter().filter(|(unit, _)| *unit == of);
        levels.most = same.map(|(_, most)| *most).filter(near).max();
        let mut unit = unit(&cx, id);
        if is_at_current_prices(&cx, id) {
            unit = format!("{unit} {}", shared.lang.nominal());
        }
        let (dataset, area) = (&shared.dataset, shared.area);
        Panel {
            id,
            name: wording::indicator_name(dataset, area, id, Measure::Level, shared.lang),
            unit,
            rows: levels.rows(usize::from(columns), usize::from(rows), shared.marks()),
        }
    };
    all.into_iter().map(panel).collect()
}
