//! Targets and results of one year: rates with bars of their variance, quantities with bars of
//! their completion.
//!
//! ```text
//! 2021 年目标与结果   ✓ 达标 6  ≈ 接近 1 …
//!
//! 增速与比率 (%)         目标    结果     差   −15  −10  −5   0      依据
//! ✗ 地区生产总值增速      ≈10       3     −7        ▐██████│      003:21
//! 规模                                完成率   0%   50%  100%
//! ✓ 新签约项目 (亿元)    >300   334.5  111.5%  ████████████┃██   003:388
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::analysis::result::Actual;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Scale;
use crate::dataset::{Measure, Target};
use crate::figure::period::Year;
use crate::sheet::{ColumnId, RowId, scorecard};
use crate::text::{Lang, align_decimal, numbers, pad_end, pad_start, shorten_apart, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::compare::{self, Compared};
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{below, cells, line_width, put, put_at, put_right, select};
use crate::tui::widget::scale::{self, round_step, ticks};
use crate::tui::widget::{bars, list, tally};
use crate::wording;

/// Completion bars end here; more is cut with a sign.
const FULL: Decimal = Decimal::from_parts(150, 0, 0, false, 0);

/// Draws the tab.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let of = |id: &RowId| scorecard::score_of(&shared.dataset, *id);
    let scores: Vec<Score<'_>> = table.ids().iter().filter_map(of).collect();
    put(buffer, area, 0, title(shared, &scores, area.width));
    put(
        buffer,
        area,
        1,
        Span::styled(
            rows::arranged_and_compared(shared, table),
            shared.styles().strong,
        ),
    );
    if scores.is_empty() {
        let message = match table.options().filters.is_empty() {
            true => {
                let years = [Action::YearBack, Action::YearForward];
                let keys = shared.keys.first_names(&years);
                shared.lang.no_targets_in_year(shared.year, keys)
            }
            false => rows::why_empty(shared, table),
        };
        rows::empty(shared, buffer, below(area, 2), &message);
        return;
    }
    let rows = texts(table, shared, &scores);
    let columns = Columns::fit(&rows, area.width, shared.lang, shared.other_year());
    let names: Vec<(&str, usize)> = rows
        .iter()
        .map(|row| (&*row.name, columns.name.saturating_sub(unit_width(row))))
        .collect();
    let names = shorten_apart(&names);
    let lines = with_headings(&rows);
    let selected = lines
        .iter()
        .position(|line| matches!(line, Entry::Row(row) if *row == table.at()))
        .unwrap_or(0);
    let inner = below(area, 2);
    let height = usize::from(inner.height);
    let is_heading = |line: usize| matches!(lines.get(line), Some(Entry::Heading(_)));
    let seen = list::under_headings(lines.len(), selected, height, is_heading);
    let is_cut = seen.len() < lines.len();
    rows::put_place(shared, table, is_cut, buffer, area, 1);
    let seen = seen.into_iter().filter_map(|line| lines.get(line));
    for (at, entry) in (0u16..).zip(seen) {
        match entry {
            Entry::Blank => {}
            Entry::Heading(scale) => {
                rows::put_heads(buffer, inner, at, heading(shared, &columns, *scale));
            }
            Entry::Row(index) => {
                let chosen = *index == table.at();
                buffer.note_row(inner, at, *index);
                if let (Some(row), Some(name)) = (rows.get(*index), names.get(*index)) {
                    row_line(shared, &columns, (row, name), buffer, inner, at);
                }
                if chosen {
                    select(buffer, inner, at, &shared.styles());
                }
            }
        }
    }
}

/// What the list consists of.
enum Entry {
    Blank,
    Heading(Scale),
    Row(usize),
}

fn with_headings(rows: &[Row<'_, '_>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut scale = None;
    for (index, row) in rows.iter().enumerate() {
        if scale != Some(row.score.scale) {
            if scale.is_some() {
                entries.push(Entry::Blank);
            }
            scale = Some(row.score.scale);
            entries.push(Entry::Heading(row.score.scale));
        }
        entries.push(Entry::Row(index));
    }
    entries
}

fn title(shared: &Shared, scores: &[Score<'_>], room: u16) -> Line<'static> {
    let theme = shared.styles();
    let mut line = Line::from(Span::styled(
        shared.lang.targets_title(shared.year),
        theme.strong,
    ));
    line.push_span(Span::raw("   "));
    let left = usize::from(room.saturating_sub(line_width(&line)));
    for part in tally::verdicts(shared.lang, scores, left) {
        line.push_span(Span::styled(part.text, theme.verdict(part.verdict)));
    }
    line
}

/// One score with its texts.
struct Row<'s, 'd> {
    score: &'s Score<'d>,
    name: String,
    unit: String,
    target: String,
    /// What stands in the gap before the result, at most two cells wide.
    mark: &'static str,
    actual: String,
    gap: String,
    citation: String,
    compared: Compared,
}

/// A result and the mark before it: one that is derived was computed, not published.
fn result(shared: &Shared, score: &Score<'_>) -> (&'static str, String) {
    let lang = shared.lang;
    let values = scorecard::told(score).into_iter();
    let told: Vec<String> = values.map(|value| value.text(lang)).collect();
    let Some(first) = told.first() else {
        return ("", glyphs::NONE.to_owned());
    };
    let (net, narrow) = (lang.mark_net(), lang.mark_net_narrow());
    if let Some(number) = first.strip_prefix(net) {
        return (narrow, number.to_owned());
    }
    let mark = match first.starts_with("= ") {
        true => glyphs::DERIVED,
        false => "",
    };
    let numbers = told.iter().map(|text| text.trim_start_matches("= "));
    (mark, numbers.collect::<Vec<_>>().join("/"))
}

fn texts<'s, 'd>(table: &SheetState, shared: &Shared, scores: &'s [Score<'d>]) -> Vec<Row<'s, 'd>> {
    let mut rows: Vec<Row<'_, '_>> = scores
        .iter()
        .zip(table.ids())
        .map(|(score, id)| {
            let compared = compare::of_row(shared, table, *id);
            let target = score.target;
            let unit = match score.scale {
                Scale::Rate => String::new(),
                Scale::Quantity => numbers::Style::of(target.figure.unit, shared.lang).heading(),
            };
            let cited = match &score.actual {
                Some(Actual::Stated(observation)) => &observation.citation,
                Some(Actual::Derived(derivation)) => derivation
                    .steps
                    .first()
                    .map_or(&target.citation, |step| &step.left.citation),
                None => &target.citation,
            };
            let (mark, actual) = result(shared, score);
            Row {
                score,
                name: name(shared, target),
                unit,
                target: scorecard::target(target).text(shared.lang),
                mark,
                actual,
                gap: scorecard::distance(score)
                    .map_or_else(String::new, |gap| gap.text(shared.lang)),
                citation: wording::citation(&shared.dataset, cited),
                compared,
            }
        })
        .collect();
    // Each group has its own decimal point: rates and quantities are never compared.
    for scale in [Scale::Rate, Scale::Quantity] {
        let mut group: Vec<&mut Row<'_, '_>> = rows
            .iter_mut()
            .filter(|row| row.score.scale == scale)
            .collect();
        align(&mut group, |row| &mut row.target);
        align(&mut group, |row| &mut row.actual);
        align(&mut group, |row| &mut row.gap);
        align(&mut group, |row| &mut row.compared.other);
        align(&mut group, |row| &mut row.compared.difference);
        align(&mut group, |row| &mut row.compared.percent);
    }
    rows
}

/// What a row is called: its group says already that rates are growth rates, unless of what.
fn name(shared: &Shared, target: &Target) -> String {
    let (dataset, lang) = (&shared.dataset, shared.lang);
    match target.measure {
        Measure::YEAR_ON_YEAR => {
            wording::indicator(dataset, target.area, target.indicator, Measure::Level, lang)
        }
        _ => wording::promise(dataset, target, lang),
    }
}

fn align(
    rows: &mut [&mut Row<'_, '_>],
    text: impl for<'r> Fn(&'r mut Row<'_, '_>) -> &'r mut String,
) {
    let texts: Vec<String> = rows
        .iter_mut()
        .map(|row| std::mem::take(text(row)))
        .collect();
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    for (row, aligned) in rows.iter_mut().zip(align_decimal(&borrowed)) {
        *text(row) = aligned;
    }
}

/// Widths of the columns. The bar takes what the rest leaves, and goes first where there is little.
struct Columns {
    name: usize,
    target: usize,
    actual: usize,
    gap: usize,
    bar: usize,
    citation: usize,
    /// The ends of the scale of variances.
    variances: (Decimal, Decimal),
    /// The year that stands in the place of the bars, and its columns.
    other_year: Option<Year>,
    compared: [usize; 3],
}

impl Columns {
    fn fit(rows: &[Row<'_, '_>], room: u16, lang: Lang, other_year: Option<Year>) -> Columns {
        let room = usize::from(room);
        let compared = match other_year {
            Some(_) => {
                let widest = |text: fn(&Compared) -> usize, least: usize| {
                    let rows = rows.iter().map(|row| text(&row.compared));
                    rows.max().unwrap_or(0).max(least)
                };
                [
                    widest(|of| width(&of.other), 7),
                    widest(|of| width(&of.difference), 1),
                    widest(|of| width(&of.percent), 2),
                ]
            }
            None => [0; 3],
        };
        let beside = compared
            .iter()
            .fold(0usize, |sum, of| sum.saturating_add(*of).saturating_add(2));
        let widest = |text: for<'r> fn(&'r Row<'_, '_>) -> &'r String, heading: &str| {
            rows.iter()
                .map(|row| width(text(row)))
                .max()
                .unwrap_or(0)
                .max(width(heading))
        };
        let target = widest(|row| &row.target, lang.column_target());
        let actual = widest(|row| &row.actual, lang.column_actual());
        let gap = widest(|row| &row.gap, lang.column_completion()).max(width(lang.column_points()));
        let name = rows
            .iter()
            .map(|row| width(&row.name).saturating_add(unit_width(row)))
            .max()
            .unwrap_or(0);
        // In a narrow window the distance goes before the names do; the sign of the verdict stays.
        let gap = if room < 50 { 0 } else { gap };
        // Two cells between columns, two for the verdict.
        let fixed = target
            .saturating_add(actual)
            .saturating_add(gap)
            .saturating_add(8);
        let beside = if other_year.is_some() { beside } else { 0 };
        let citation = if room >= 64 { 8 } else { 0 };
        // Two years leave little room: the place goes before names do, and is told in the detail.
        let needed = fixed.saturating_add(beside).saturating_add(name.min(40));
        let is_tight = other_year.is_some() && needed.saturating_add(citation) > room;
        let citation = if is_tight { 0 } else { citation };
        let free = room
            .saturating_sub(fixed)
            .saturating_sub(citation)
            .saturating_sub(beside);
        // Names come first, but leave a bar that can be read.
        let bars = if other_year.is_some() { 0 } else { 16 };
        let name = name
            .min(free.saturating_sub(bars).max(24))
            .min(free)
            .min(40);
        let bar = free.saturating_sub(name).saturating_sub(2);
        let bar = if bar < 6 { 0 } else { bar.min(60) };
        Columns {
            name,
            target,
            actual,
            gap,
            bar,
            citation,
            variances: variance_scale(rows),
            other_year,
            compared,
        }
    }
}

fn unit_width(row: &Row<'_, '_>) -> usize {
    if row.unit.is_empty() {
        0
    } else {
        width(&row.unit).saturating_add(3)
    }
}

/// The scale of the variance bars: all of the group's gaps, and zero.
fn variance_scale(rows: &[Row<'_, '_>]) -> (Decimal, Decimal) {
    let gaps = rows
        .iter()
        .filter(|row| row.score.scale == Scale::Rate)
        .filter_map(|row| row.score.gap);
    let ends = || {
        gaps.clone()
            .flat_map(|gap| [gap.difference.lo(), gap.difference.hi()])
            .flatten()
    };
    let low = ends().min().unwrap_or_default().min(Decimal::ZERO);
    let high = ends().max().unwrap_or_default().max(Decimal::ZERO);
    let step = round_step(high.saturating_sub(low), 4);
    let out = |value: Decimal, round: fn(&Decimal) -> Decimal| {
        value
            .checked_div(step)
            .map_or(value, |n| round(&n).saturating_mul(step))
    };
    (out(low, Decimal::floor), out(high, Decimal::ceil))
}

fn heading(
    shared: &Shared,
    columns: &Columns,
    scale: Scale,
) -> Vec<(Span<'static>, Option<ColumnId>)> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let (name, gap, distance) = match scale {
        Scale::Rate => (lang.group_rates(), lang.column_points(), "gap"),
        Scale::Quantity => (
            lang.group_quantities(),
            lang.column_completion(),
            "attainment",
        ),
    };
    let cell =
        |text: &str, room: usize| Span::styled(format!("  {}", pad_start(text, room)), theme.quiet);
    let mut heads = vec![
        (
            Span::styled(pad_end(name, columns.name.saturating_add(2)), theme.strong),
            Some("name".into()),
        ),
        (
            cell(lang.column_target(), columns.target),
            Some("target".into()),
        ),
        (
            cell(lang.column_actual(), columns.actual),
            Some("actual".into()),
        ),
        (cell(gap, columns.gap), Some(distance.into())),
    ];
    if let Some(year) = columns.other_year {
        let [other, difference, percent] = columns.compared;
        let year = lang.column_of_year(year);
        heads.push((cell(&year, other), None));
        heads.push((cell("Δ", difference), None));
        if scale == Scale::Quantity {
            heads.push((cell("Δ%", percent), None));
        }
    } else if columns.bar > 0 {
        let axis = match scale {
            Scale::Rate => {
                let (low, high) = columns.variances;
                let step = round_step(high.saturating_sub(low), 4);
                axis(
                    &by_importance(ticks(low, high, step), Decimal::ZERO),
                    low,
                    high,
                    columns.bar,
                    &|tick| numbers::signed(tick, lang),
                )
            }
            Scale::Quantity => {
                let ticks = by_importance(
                    ticks(Decimal::ZERO, FULL, Decimal::new(50, 0)),
                    Decimal::ONE_HUNDRED,
                );
                axis(&ticks, Decimal::ZERO, FULL, columns.bar, &|tick| {
                    format!("{}%", numbers::number(tick, lang))
                })
            }
        };
        heads.push((Span::styled(format!("  {axis}"), theme.quiet), None));
    }
    heads
}

/// The labels of an axis, each centred over its step. The most important come first in `ticks`;
/// one that would touch another is left out.
fn axis(
    ticks: &[Decimal],
    low: Decimal,
    high: Decimal,
    room: usize,
    write: &dyn Fn(Decimal) -> String,
) -> String {
    let steps = u32::try_from(room).unwrap_or(0).saturating_sub(1);
    let scale = scale::Scale::new(low, high, steps);
    let mut placed: Vec<(usize, String)> = Vec::new();
    for tick in ticks {
        let text = write(*tick);
        let at = usize::try_from(scale.step(*tick))
            .unwrap_or(0)
            .saturating_sub(width(&text) / 2);
        let at = at.min(room.saturating_sub(width(&text)));
        let end = at.saturating_add(width(&text));
        let touches = |(from, other): &(usize, String)| {
            *from <= end && at <= from.saturating_add(width(other))
        };
        if !placed.iter().any(touches) {
            placed.push((at, text));
        }
    }
    placed.sort();
    let mut line = String::new();
    for (at, text) in placed {
        line.push_str(&" ".repeat(at.saturating_sub(width(&line))));
        line.push_str(&text);
    }
    pad_end(&line, room)
}

/// Ticks with one of them first and the ends next.
fn by_importance(mut ticks: Vec<Decimal>, first: Decimal) -> Vec<Decimal> {
    let (least, most) = (ticks.first().copied(), ticks.last().copied());
    ticks.sort_by_key(|tick| (*tick != first, Some(*tick) != least && Some(*tick) != most));
    ticks
}

fn row_line(
    shared: &Shared,
    columns: &Columns,
    (row, name): (&Row<'_, '_>, &str),
    buffer: &mut Canvas<'_>,
    area: Rect,
    at: u16,
) {
    let theme = shared.styles();
    let verdict = row.score.verdict;
    let style = theme.verdict(verdict);
    let rest = columns.name.saturating_sub(width(name));
    let unit = if row.unit.is_empty() {
        String::new()
    } else {
        format!(" ({})", row.unit)
    };
    let result = if row.score.actual.is_some() {
        Style::new()
    } else {
        theme.quiet
    };
    let mut spans = vec![
        Span::styled(glyphs::verdict(verdict), style),
        rows::mark(shared, scorecard::records(&shared.dataset, row.score)),
        Span::raw(name.to_owned()),
        Span::styled(pad_end(&unit, rest), theme.quiet),
        Span::styled(
            format!("  {}", pad_start(&row.target, columns.target)),
            theme.quiet,
        ),
        Span::styled(
            format!("  {}", pad_start(&row.actual, columns.actual)),
            result,
        ),
        Span::styled(format!("  {}", pad_start(&row.gap, columns.gap)), style),
    ];
    if columns.other_year.is_some() {
        let [other, difference, percent] = columns.compared;
        let of = &row.compared;
        spans.push(Span::raw(format!("  {}", pad_start(&of.other, other))));
        spans.push(Span::raw(format!(
            "  {}",
            pad_start(&of.difference, difference)
        )));
        spans.push(Span::styled(
            format!("  {}", pad_start(&of.percent, percent)),
            theme.quiet,
        ));
    } else if columns.bar > 0 {
        spans.push(Span::raw("  "));
        spans.extend(bar(row.score, columns, &theme, style));
    }
    put(buffer, area, at, spans);
    if columns.citation > 0 {
        put_right(
            buffer,
            area,
            at,
            Span::styled(row.citation.clone(), theme.quiet),
        );
    }
    if !row.mark.is_empty() {
        let column = columns
            .name
            .saturating_add(columns.target)
            .saturating_add(4);
        let spare = columns
            .actual
            .saturating_sub(width(row.actual.trim_start()));
        if spare > 0 || columns.target > 0 {
            let column = column.saturating_add(spare);
            put_at(
                buffer,
                area,
                cells(column),
                at,
                Span::styled(row.mark, theme.quiet),
            );
        }
    }
}

fn bar(score: &Score<'_>, columns: &Columns, theme: &Theme, style: Style) -> Vec<Span<'static>> {
    let (low, high) = columns.variances;
    match (score.gap, score.scale) {
        // A range is drawn to its near end: no bar claims more than is certain.
        (Some(gap), Scale::Quantity) => {
            let percent = gap.completion.and_then(|completion| completion.lo());
            bars::completion(percent, FULL, columns.bar, style, theme.strong)
        }
        (Some(gap), Scale::Rate) => {
            let points = match (gap.difference.lo(), gap.difference.hi()) {
                (_, Some(hi)) if hi < Decimal::ZERO => hi,
                (Some(lo), _) => lo,
                (None, hi) => hi.unwrap_or_default(),
            };
            bars::variance(points, low, high, columns.bar, style, theme.rule)
        }
        (None, Scale::Rate) => bars::zero_line(low, high, columns.bar, theme.rule),
        (None, Scale::Quantity) => bars::completion(None, FULL, columns.bar, style, theme.rule),
    }
}
