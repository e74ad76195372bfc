//! The pane beside the chart of an indicator: its growth, its shares, and its figures in the areas that
//! contain the one shown.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::figures;
use crate::analysis::audit::Source;
use crate::analysis::series;
use crate::dataset::{AreaId, IndicatorId, Measure, Observation, Record, Whole};
use crate::figure::{Interval, Period};
use crate::picture::Role;
use crate::picture::axis::{Axis, half_up};
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::sheet::{Form, Value};
use crate::text::{numbers, pad_end, pad_start, truncate, width, wrap};
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::line_of;
use crate::wording;

/// The least cells into which words are wrapped.
const LEAST_WORDS: usize = 8;

/// The lines of the pane, in `room` cells.
pub(super) fn lines(shared: &Shared, id: IndicatorId, room: usize) -> Vec<Line<'static>> {
    let parts = [
        growth(shared, id, room),
        shares(shared, id, room),
        around(shared, id, room),
    ];
    let mut lines: Vec<Line<'static>> = Vec::new();
    for part in parts.into_iter().filter(|part| part.len() > 1) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    lines
}

/// Words at the left, over as many lines as they take, and a number at the right of the last.
fn row(
    shared: &Shared,
    words: &str,
    number: Span<'static>,
    end: Span<'static>,
    room: usize,
) -> Vec<Line<'static>> {
    let quiet = shared.styles().quiet;
    let used = width(&number.content).saturating_add(width(&end.content));
    let left = room.saturating_sub(used).saturating_sub(1);
    let mut lines = wrap(words, left.max(LEAST_WORDS));
    let last = lines.pop().unwrap_or_default();
    let last = truncate(&last, left).into_owned();
    let blanks = room.saturating_sub(width(&last)).saturating_sub(used);
    let lines = lines.into_iter();
    let lines = lines.map(|line| Line::from(Span::styled(line, quiet)));
    let last = Line::from(vec![
        Span::styled(last, quiet),
        Span::raw(" ".repeat(blanks)),
        number,
        end,
    ]);
    lines.chain([last]).collect()
}

fn heading(shared: &Shared, words: &str) -> Line<'static> {
    Line::from(Span::styled(words.to_owned(), shared.styles().strong))
}

/// The published growth with the outcome of its audit, and the average growth between levels.
fn growth(shared: &Shared, id: IndicatorId, room: usize) -> Vec<Line<'static>> {
    let theme = shared.styles();
    let title = shared.lang.measure_growth();
    let check = pad_start(shared.lang.tab_audit(), room.saturating_sub(width(title)));
    let mut lines = vec![Line::from(vec![
        Span::styled(title.to_owned(), theme.strong),
        Span::styled(check, theme.quiet),
    ])];
    let measures = series::measures(&shared.dataset, shared.area, id).into_iter();
    for measure in measures.filter(|of| matches!(of, Measure::Growth { .. })) {
        let Measure::Growth { base } = measure else {
            continue;
        };
        for point in series::points(&shared.dataset, shared.area, id, measure) {
            let Some(of) = point.newest() else { continue };
            let when = match base {
                Some(base) => format!("{base}→{}", point.period),
                None => point.period.to_string(),
            };
            let number = Value::printed(of.figure, Form::Growth).with_unit(shared.lang);
            let number = Span::styled(number, theme.strong);
            lines.extend(row(shared, &when, number, finding(shared, of), room));
        }
    }
    let levels: Vec<_> = series::points(&shared.dataset, shared.area, id, Measure::Level)
        .filter(|point| matches!(point.period, Period::Year(_)))
        .filter_map(|point| point.newest())
        .collect();
    if let (Some(from), Some(to)) = (levels.first(), levels.last()) {
        let years = to.period.year().saturating_sub(from.period.year());
        let span = (years >= 2).then(|| figures::average(shared, id, (from, to), years));
        if let Some(span) = span.flatten() {
            let line = format!("{}→{}  {}", span.base, span.last, span.label);
            let wrapped = wrap(&line, room).into_iter();
            lines.extend(wrapped.map(|line| Line::from(Span::styled(line, theme.quiet))));
        }
    }
    lines
}

/// The sign of the most serious outcome of the audit of a figure.
fn finding(shared: &Shared, of: &Observation) -> Span<'static> {
    let record = shared.dataset.record_of_observation(of);
    let stated = |record: Record| {
        let audit = shared.audit.as_ref()?;
        let mut own = audit
            .checks_of(record)
            .filter(|(_, check)| check.stated == Source::Record(record));
        own.next().map(|(_, check)| check.finding.outcome())
    };
    match record.and_then(stated) {
        Some(outcome) => Span::styled(
            format!("   {}", glyphs::outcome(outcome)),
            shared.styles().outcome(outcome),
        ),
        None => Span::raw("    "),
    }
}

/// The shares in larger areas, each above a bar of 100 percent.
fn shares(shared: &Shared, id: IndicatorId, room: usize) -> Vec<Line<'static>> {
    let theme = shared.styles();
    let mut lines = vec![heading(shared, shared.lang.shares())];
    let mut add = |words: String, share: String, value: Decimal| {
        let number = Span::styled(share, theme.strong);
        lines.extend(row(shared, &words, number, Span::raw(""), room));
        lines.push(bar(shared, value, room));
    };
    let measures = series::measures(&shared.dataset, shared.area, id).into_iter();
    for measure in measures.filter(|of| matches!(of, Measure::Share { .. })) {
        let point = series::points(&shared.dataset, shared.area, id, measure).last();
        let Some((of, point)) = point.and_then(|point| Some((point.newest()?, point))) else {
            continue;
        };
        let words = wording::measure(&shared.dataset, measure, shared.lang);
        let words = format!("{} {words}", point.period);
        let share = Value::printed(of.figure, Form::Share).with_unit(shared.lang);
        add(words, share, of.figure.value);
    }
    for (words, share, value) in computed_shares(shared, id) {
        add(words, share, value);
    }
    lines
}

/// Shares that were not printed but follow from two published levels.
fn computed_shares(shared: &Shared, id: IndicatorId) -> Vec<(String, String, Decimal)> {
    let (lang, dataset) = (shared.lang, &shared.dataset);
    let shares = parents(shared).into_iter().filter_map(|area| {
        let measure = Measure::Share {
            of: Whole::Area(area),
        };
        if !dataset.series(shared.area, id, measure).is_empty() {
            return None;
        }
        let own = series::points(dataset, shared.area, id, Measure::Level);
        let found = own.filter_map(|point| {
            let mut whole = dataset.published(area, id, Measure::Level, point.period);
            Some((point.period, point.newest()?, whole.next()?.1))
        });
        let (period, part, whole) = found.last()?;
        let part = part.figure.interval().ok()?;
        let share = part.share_of(whole.figure.interval().ok()?).ok()?;
        let number = numbers::computed(share, 1, lang, |value| numbers::number(value, lang));
        let words = format!("{period} {}", wording::measure(dataset, measure, lang));
        let text = format!("={}", numbers::percent(&number));
        Some((words, text, share.middle()?))
    });
    shares.collect()
}

/// A bar in the lower half of its row, whose whole length means 100 percent.
fn bar(shared: &Shared, share: Decimal, room: usize) -> Line<'static> {
    let theme = shared.styles();
    let cells = || {
        let share = share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let cells = share.checked_mul(Decimal::from(room))?;
        half_up(cells.checked_div(Decimal::ONE_HUNDRED)?)
    };
    let filled = cells().unwrap_or(0).clamp(1, room.max(1));
    let rest = room.saturating_sub(filled);
    Line::from(vec![
        Span::styled("▄".repeat(filled), theme.fill2),
        Span::styled("▁".repeat(rest), theme.rule),
    ])
}

/// The areas around the one shown, the nearest first.
fn parents(shared: &Shared) -> Vec<AreaId> {
    let parent = |area: &AreaId| shared.dataset.area(*area).and_then(|of| of.parent);
    std::iter::successors(parent(&shared.area), parent).collect()
}

/// The area shown and one around it on one axis, where both have a figure of the same time.
fn beside(
    shared: &Shared,
    (id, measure): (IndicatorId, Measure),
    other: &Observation,
    room: usize,
) -> Vec<Line<'static>> {
    let theme = shared.styles();
    let mut published = shared
        .dataset
        .published(shared.area, id, measure, other.period);
    let Some((_, own)) = published.next() else {
        return Vec::new();
    };
    let unit = own.figure.unit;
    let values = [own, other].map(|of| series::value_in(of.figure, unit));
    let [Some(here), Some(there)] = values else {
        return Vec::new();
    };
    if !other.figure.unit.comparable(unit) {
        return Vec::new();
    }
    let axis = Axis::between(
        here.min(there).min(Decimal::ZERO),
        here.max(there).max(Decimal::ZERO),
        Decimal::ONE,
    );
    let name = |area| {
        shared
            .dataset
            .area(area)
            .map_or("", |of| of.name.get(shared.lang))
    };
    let figures = [own, other].map(|of| {
        let value = Value::printed(of.figure, Form::of(measure));
        (name(of.area), value.with_unit(shared.lang))
    });
    let name_room = figures
        .iter()
        .map(|(name, _)| width(name))
        .max()
        .unwrap_or(0);
    let name_room = name_room.min(room.saturating_mul(2) / 5);
    let value_room = figures
        .iter()
        .map(|(_, text)| width(text))
        .max()
        .unwrap_or(0);
    let cells = room
        .saturating_sub(name_room)
        .saturating_sub(value_room)
        .saturating_sub(2);
    let ends = [Ends::Outcome(Role::Fill), Ends::Promise];
    let rows = figures.into_iter().zip([here, there]).zip(ends);
    let rows = rows.map(|(((name, text), value), ends)| {
        let mark = Dumbbell {
            result: Some(Interval::exactly(value)),
            target: None,
            ends,
        };
        let style = match ends {
            Ends::Outcome(_) => theme.strong,
            Ends::Promise => theme.text,
        };
        let mut line = Line::from(Span::styled(
            pad_end(&truncate(name, name_room), name_room.saturating_add(1)),
            theme.quiet,
        ));
        line.extend(line_of(&mark.strip(axis, cells, shared.marks()), &theme));
        let text = pad_start(&text, value_room.saturating_add(1));
        line.push_span(Span::styled(text, style));
        line
    });
    rows.collect()
}

/// The figures of the indicator in the areas that contain the one shown.
fn around(shared: &Shared, id: IndicatorId, room: usize) -> Vec<Line<'static>> {
    let (theme, lang, dataset) = (shared.styles(), shared.lang, &shared.dataset);
    let mut lines = Vec::new();
    for area in parents(shared) {
        let mut own = Vec::new();
        for measure in series::measures(dataset, area, id) {
            let words = wording::measure_of(dataset, shared.area, id, measure, lang);
            for point in series::points(dataset, area, id, measure) {
                let Some(of) = point.newest() else { continue };
                let value = Value::printed(of.figure, Form::of(measure)).with_unit(lang);
                let when = format!("{} {words}", point.period);
                let beside = beside(shared, (id, measure), of, room);
                if beside.is_empty() {
                    let value = Span::styled(value, theme.strong);
                    own.extend(row(shared, &when, value, Span::raw(""), room));
                } else {
                    own.push(Line::from(Span::styled(when, theme.quiet)));
                    own.extend(beside);
                }
            }
            for target in series::targets(dataset, area, id, measure) {
                let value = Value::printed(target.figure, Form::of(measure)).with_unit(lang);
                let words = format!("{} {}", target.period, lang.label_target(&words));
                own.extend(row(
                    shared,
                    &words,
                    Span::styled(value, theme.quiet),
                    Span::raw(""),
                    room,
                ));
            }
        }
        if !own.is_empty() {
            let name = dataset.area(area).map_or("", |of| of.name.get(lang));
            lines.push(heading(shared, name));
            lines.extend(own);
        }
    }
    lines
}
