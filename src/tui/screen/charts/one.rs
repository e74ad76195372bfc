//! One indicator: a large chart of one measure, what belongs to it at the right, and all its
//! publications below.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::figures::{self, Picture};
use super::{Charts, inside, list, pane, put_frame, put_place};
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure};
use crate::picture::Strip;
use crate::sheet::fit::Measured;
use crate::sheet::list::{List, ListOptions};
use crate::sheet::multiples::is_at_current_prices;
use crate::sheet::{Direction, SheetId};
use crate::text::{names_apart, numbers, width};
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{self, below, cells, line_of, line_width, put, put_at, put_right};
use crate::tui::widget::table::{Focus, Headings, Table};
use crate::wording;

/// Columns from which on growth and shares stand at the right of the chart.
const BESIDE: u16 = 108;

/// Columns of the pane there: narrow, and wide enough for English words.
const PANE: u16 = 28;
const WIDE_PANE: u16 = 36;

/// The width of the chart from which the pane beside it may be wide.
const WIDE: u16 = 140;

/// The least size of the chart.
const LEAST: (u16, u16) = (40, 10);

pub(super) fn draw(
    charts: &Charts,
    charted: (IndicatorId, Measure),
    shared: &Shared,
    canvas: &mut Canvas<'_>,
    body: Rect,
) {
    put_frame(charts, shared, canvas, body, &legend(shared, charted));
    let area = inside(body);
    put_place(charts, shared, canvas, body, false);
    let table = publications(shared, charted);
    let rows = cells(table.ids.len()).saturating_add(1);
    let left = area.height.saturating_sub(LEAST.1).saturating_sub(1);
    // A rule above the table, where there is room for both.
    let rule = u16::from(left > 4);
    let wanted = rows
        .min(left.saturating_sub(rule).max(3))
        .min(area.height / 2);
    let has_chart =
        area.width >= LEAST.0 && area.height.saturating_sub(wanted).saturating_sub(rule) > LEAST.1;
    let (chart, table_area) = match has_chart {
        true => {
            let upper = area.height.saturating_sub(wanted).saturating_sub(rule);
            if rule > 0 {
                paint::rule(canvas, area, upper, shared.styles().rule);
            }
            let chart = Rect {
                height: upper,
                ..area
            };
            (chart, below(area, upper.saturating_add(rule)))
        }
        false => (Rect { height: 2, ..area }, below(area, 2)),
    };
    put_heading(shared, charted, canvas, chart);
    if has_chart {
        let columns = if chart.width >= WIDE { WIDE_PANE } else { PANE };
        let pane = pane::lines(shared, charted.0, usize::from(columns));
        let has_pane = chart.width >= BESIDE && !pane.is_empty();
        let room = match has_pane {
            true => chart.width.saturating_sub(columns).saturating_sub(3),
            false => chart.width,
        };
        let place = Rect {
            width: room,
            ..below(chart, 1)
        };
        put_picture(shared, charted, canvas, place);
        if has_pane {
            put_pane(shared, (pane, columns), canvas, chart);
        }
    } else {
        let strip = list::trend(shared, charted.0, usize::from(chart.width));
        put(canvas, chart, 1, line_of(&strip, &shared.styles()));
    }
    put_table(shared, charted, &table, canvas, table_area);
}

/// Name, unit and prices; at the right the measures there are, the one shown pointed out.
fn put_heading(
    shared: &Shared,
    (id, measure): (IndicatorId, Measure),
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let unit = figures::unit(shared, (id, measure));
    let mut about = unit.map_or_else(String::new, |unit| numbers::Style::of(unit, lang).heading());
    if measure == Measure::Level && is_at_current_prices(&shared.context(), id) {
        about = format!("{about} {}", lang.nominal());
    }
    let room = usize::from(area.width).saturating_sub(width(&about));
    let name = wording::indicator_name(
        &shared.dataset,
        shared.area,
        id,
        Measure::Level,
        shared.lang,
    );
    // All measures only where the name stands whole beside them.
    let for_measures = room.saturating_sub(name.width_in_short()).saturating_sub(4);
    let measures = measures_line(shared, (id, measure), for_measures);
    let left = room
        .saturating_sub(usize::from(line_width(&measures)))
        .saturating_sub(4);
    // The name stands in the message already.
    let name = match left >= name.width_in_short().min(12) {
        true => format!("{}  ", names_apart(&[(&name, left)]).concat()),
        false => String::new(),
    };
    put(
        canvas,
        area,
        0,
        Line::from(vec![
            Span::styled(name, theme.strong),
            Span::styled(about, theme.quiet),
        ]),
    );
    put_right(canvas, area, 0, measures);
}

/// The measures in which the indicator is known, the one shown pointed out.
fn measures_line(
    shared: &Shared,
    (id, shown): (IndicatorId, Measure),
    room: usize,
) -> Line<'static> {
    let theme = shared.styles();
    let mut spans = Vec::new();
    let all = series::measures(&shared.dataset, shared.area, id);
    for measure in &all {
        let text = wording::measure_of(&shared.dataset, shared.area, id, *measure, shared.lang);
        let (mark, style) = match *measure == shown {
            true => (crate::tui::glyphs::SHOWN, theme.strong),
            false => (" ", theme.quiet),
        };
        spans.push(Span::styled(format!("  {mark} {text}"), style));
    }
    let line = Line::from(spans);
    if usize::from(line_width(&line)) <= room {
        return line;
    }
    // Which of how many, where not all have room.
    let at = all.iter().position(|measure| *measure == shown);
    let text = wording::measure_of(&shared.dataset, shared.area, id, shown, shared.lang);
    let text = format!(" {} {text}", crate::tui::glyphs::SHOWN);
    let place = format!(" {}/{}", at.unwrap_or(0).saturating_add(1), all.len());
    Line::from(vec![
        Span::styled(text, theme.strong),
        Span::styled(place, theme.quiet),
    ])
}

fn put_picture(
    shared: &Shared,
    charted: (IndicatorId, Measure),
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    let strips: Vec<Strip> = match figures::picture(shared, charted) {
        Some((Picture::Levels(levels), _)) => levels.rows(columns, rows, shared.marks()),
        Some((Picture::Growth(growth), _)) => growth.rows(columns, rows, shared.marks()),
        None => Vec::new(),
    };
    for (row, strip) in (0..area.height).zip(&strips) {
        put(canvas, area, row, line_of(strip, &shared.styles()));
    }
}

fn put_pane(
    shared: &Shared,
    (lines, columns): (Vec<Line<'static>>, u16),
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let at = area.width.saturating_sub(columns);
    let rule = Span::styled("│", shared.styles().rule);
    for row in 1..area.height {
        put_at(canvas, area, at.saturating_sub(2), row, rule.clone());
    }
    let place = below(area, 1);
    for (row, line) in (0..place.height).zip(lines) {
        put_at(canvas, place, at, row, line);
    }
}

/// The publications of a measure, the newest year first.
fn publications(shared: &Shared, charted: (IndicatorId, Measure)) -> List {
    let options = ListOptions {
        sort: Some(("period".into(), Direction::Down)),
        ..ListOptions::default()
    };
    let sheet = SheetId::Series(Some(charted)).sheet();
    crate::sheet::list::list(&*sheet, &shared.context(), &options)
}

fn put_table(
    shared: &Shared,
    charted: (IndicatorId, Measure),
    list: &List,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let cx = shared.context();
    let sheet = SheetId::Series(Some(charted)).sheet();
    let measured = Measured::of(&*sheet, &cx, &list.columns, &list.ids);
    let rows = usize::from(area.height).saturating_sub(1);
    let seen = crate::tui::widget::list::window(list.ids.len(), 0, rows);
    let is_cut = seen.end < list.ids.len();
    let list = List {
        columns: list.columns.clone(),
        ids: list.ids.get(seen).unwrap_or_default().to_vec(),
        groups: Vec::new(),
    };
    let table = Table {
        sheet: &*sheet,
        cx: &cx,
        list: &list,
        extents: &measured.extents,
        at: usize::MAX,
        headings: Headings::Hidden,
        focus: Focus::Beside,
        bars: None,
        theme: &shared.styles(),
    };
    // The signs of rows have no place here, so that the table begins under the chart.
    let area = Rect {
        x: area.x.saturating_sub(1),
        width: area.width.saturating_add(1),
        ..area
    };
    table.draw_plain(canvas, area);
    if is_cut {
        paint::fade(
            canvas,
            area,
            area.height.saturating_sub(1),
            &shared.styles(),
        );
    }
}

/// What the marks of the picture mean.
fn legend(shared: &Shared, charted: (IndicatorId, Measure)) -> String {
    use crate::picture::levels::Vintage;
    let lang = shared.lang;
    let marks = shared.marks();
    let Some((picture, _)) = figures::picture(shared, charted) else {
        return String::new();
    };
    let goal = format!("{} {}", marks.pick('━', '='), lang.column_target());
    let mut signs = Vec::new();
    match picture {
        Picture::Levels(levels) => {
            if !levels.points.is_empty() {
                signs.push(format!("{} {}", marks.pick('●', '*'), lang.column_actual()));
            }
            if !levels.goals.is_empty() {
                signs.push(goal);
            }
            if levels.points.iter().any(|of| of.vintage == Vintage::Other) {
                let mark = marks.pick('○', 'o');
                signs.push(format!("{mark} {}", lang.also_published()));
            }
        }
        Picture::Growth(growth) => {
            if !growth.rates.is_empty() {
                signs.push(format!("{} {}", marks.pick('█', '#'), lang.column_actual()));
            }
            if !growth.goals.is_empty() {
                signs.push(goal);
            }
            if !growth.spans.is_empty() {
                let mark = marks.pick('┌', '+');
                let other = marks.pick('┐', '+');
                signs.push(format!("{mark}{other} {}", lang.legend_span()));
            }
        }
    }
    signs.join("   ")
}
