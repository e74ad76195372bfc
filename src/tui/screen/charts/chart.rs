//! Indicators over time: a list by topic, and the chosen one over a true time axis.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::analysis::{growth, series};
use crate::dataset::{GrowthBasis, IndicatorId, Measure, Observation, TopicId, Whole};
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::sheet::{RowId, evidence, indicators};
use crate::text::{numbers, pad_end, pad_start, shorten_apart, truncate, width};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::trend;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, cells, put, put_right, select};
use crate::tui::widget::plot::{Item, Plot, Styles};
use crate::wording;

/// Draws the list; returns what it leaves to the chart.
pub(super) fn draw_list(
    table: &SheetState,
    compared: &[IndicatorId],
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    body: Rect,
) -> Rect {
    let left = (body.width / 3).clamp(24, 46).min(body.width);
    let list = Rect {
        width: left,
        ..body
    };
    let arranged = rows::arranged(shared, table);
    let list = if arranged.is_empty() {
        list
    } else {
        let told = Span::styled(arranged, shared.styles().strong);
        put(buffer, list, 0, told);
        below(list, 1)
    };
    draw_rows(table, compared, shared, buffer, list);
    let chart = Rect {
        x: body.x.saturating_add(left).saturating_add(3),
        width: body.width.saturating_sub(left).saturating_sub(3),
        ..body
    };
    if chart.width < LEAST_CHART {
        return Rect { width: 0, ..chart };
    }
    let rule = Rect {
        x: chart.x.saturating_sub(2),
        width: 1,
        ..body
    };
    for row in 0..body.height {
        put(buffer, rule, row, Span::styled("│", shared.styles().rule));
    }
    chart
}

/// A narrower chart shows nothing.
const LEAST_CHART: u16 = 16;

/// What the list consists of.
enum Entry {
    Topic(TopicId),
    Indicator(usize, IndicatorId),
}

fn draw_rows(
    table: &SheetState,
    compared: &[IndicatorId],
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut entries = Vec::new();
    let mut topic = None;
    for (index, id) in table.ids().iter().enumerate() {
        let RowId::Indicator(id) = id else { continue };
        let of = shared
            .dataset
            .indicator(*id)
            .map(|indicator| indicator.topic);
        // Ordered otherwise, topics are scattered.
        let by_topic = table.options().sort.is_none();
        if let Some(of) = of.filter(|of| by_topic && topic != Some(*of)) {
            topic = Some(of);
            entries.push(Entry::Topic(of));
        }
        entries.push(Entry::Indicator(index, *id));
    }
    let selected = entries
        .iter()
        .position(|entry| matches!(entry, Entry::Indicator(index, _) if *index == table.at()));
    let is_cut = entries.len() > usize::from(area.height);
    // The last line tells the place in a list that is cut.
    let last = area.height.saturating_sub(u16::from(is_cut));
    rows::put_place(shared, table, is_cut, buffer, area, last);
    let is_heading = |line: usize| matches!(entries.get(line), Some(Entry::Topic(_)));
    let seen = list::under_headings(
        entries.len(),
        selected.unwrap_or(0),
        usize::from(last),
        is_heading,
    );
    let seen: Vec<&Entry> = seen
        .into_iter()
        .filter_map(|line| entries.get(line))
        .collect();
    let room = usize::from(area.width);
    let told: Vec<Told> = seen
        .iter()
        .filter_map(|entry| match entry {
            Entry::Topic(_) => None,
            Entry::Indicator(_, id) => Some(Told::of(shared, *id, room)),
        })
        .collect();
    let names: Vec<(&str, usize)> = told.iter().map(|of| (&*of.name, of.name_room)).collect();
    let mut told = told.iter().zip(shorten_apart(&names));
    for (row, entry) in (0u16..).zip(seen) {
        match entry {
            Entry::Topic(id) => {
                let name = shared
                    .dataset
                    .topic(*id)
                    .map_or("", |topic| topic.name.get(lang));
                put(
                    buffer,
                    area,
                    row,
                    Span::styled(name.to_owned(), theme.strong),
                );
            }
            Entry::Indicator(index, id) => {
                let Some((of, name)) = told.next() else {
                    continue;
                };
                let measures = series::measures(&shared.dataset, shared.area, *id);
                let records = measures.into_iter().flat_map(|measure| {
                    evidence::reached(&shared.dataset, shared.area, *id, measure)
                });
                let beside = compared.contains(id);
                let spans = vec![
                    Span::styled(if beside { "•" } else { " " }, theme.strong),
                    rows::mark(shared, records),
                    Span::raw(name),
                ];
                put(buffer, area, row, spans);
                put_right(
                    buffer,
                    area,
                    row,
                    Line::from(vec![
                        Span::styled(pad_end(&of.trend, of.trend_room), theme.fill),
                        Span::styled(pad_start(&of.value, of.value_room), theme.quiet),
                    ]),
                );
                buffer.note_row(area, row, *index);
                if *index == table.at() {
                    select(buffer, area, row, &theme);
                }
            }
        }
    }
}

/// What a row of the list tells of an indicator, and the room for each part.
struct Told {
    name: String,
    name_room: usize,
    value: String,
    value_room: usize,
    trend: String,
    trend_room: usize,
}

impl Told {
    fn of(shared: &Shared, id: IndicatorId, room: usize) -> Told {
        let (value, trend) = latest(shared, id, room);
        // A trend is at most ten cells wide; values end at the right edge.
        let trend_room = if trend.is_empty() { 0 } else { 11 };
        let value_room = width(&value).max(if room >= 34 { 8 } else { 0 });
        let used = value_room.saturating_add(trend_room).saturating_add(3);
        Told {
            name: indicators::name_beside_its_figure(&shared.context(), id),
            name_room: room.saturating_sub(used),
            value,
            value_room,
            trend,
            trend_room,
        }
    }
}

/// The newest observation of the first measure an indicator has any of.
#[must_use]
pub(super) fn newest(shared: &Shared, id: IndicatorId) -> Option<&Observation> {
    indicators::newest(&shared.dataset, shared.area, id)
}

/// The newest figure of an indicator (its level if there is one) and a small trend of it.
fn latest(shared: &Shared, id: IndicatorId, room: usize) -> (String, String) {
    match newest(shared, id).map(|newest| (newest.measure, newest.figure)) {
        Some((measure, figure)) => {
            let value = match measure {
                Measure::Growth { .. } => numbers::growth(figure, shared.lang),
                Measure::Change => {
                    let plus = if figure.value.is_sign_positive() {
                        "+"
                    } else {
                        ""
                    };
                    format!(
                        "{plus}{}",
                        numbers::Style::of(figure.unit, shared.lang)
                            .number(figure.value, shared.lang)
                    )
                }
                Measure::Share { .. } => numbers::short(figure, shared.lang),
                Measure::ShareChange { .. } | Measure::ShareLead { .. } => {
                    numbers::growth(figure, shared.lang)
                }

                _ => numbers::bare(
                    figure,
                    &numbers::Style::of(figure.unit, shared.lang),
                    shared.lang,
                ),
            };
            let trend = trend::of(shared, id, measure);
            let trend = if room >= 34 { trend } else { String::new() };
            (value, trend)
        }
        // Only promised so far.
        None => {
            let target = shared.dataset.targets_of(shared.area, id).last();
            let value = target.map_or_else(String::new, |target| {
                shared
                    .lang
                    .mark_target(numbers::short(target.figure, shared.lang))
            });
            (value, String::new())
        }
    }
}

/// Draws the chart of an indicator in a measure.
pub(super) fn draw(
    (id, measure): (IndicatorId, Measure),
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    if area.width == 0 {
        return;
    }
    let (theme, lang) = (shared.styles(), shared.lang);
    let Some(indicator) = shared.dataset.indicator(id) else {
        return;
    };
    let room = usize::from(area.width);
    let figures = || {
        let observed = shared
            .dataset
            .series(shared.area, id, measure)
            .iter()
            .map(|o| o.figure);
        let promised = series::targets(&shared.dataset, shared.area, id, measure).map(|t| t.figure);
        observed.chain(promised)
    };
    let Some(unit) = series::unit(&shared.dataset, id, &mut figures(), measure) else {
        return;
    };
    let style = numbers::Style::of(unit, lang);

    let name = truncate(indicator.name.get(lang), room).into_owned();
    put(
        buffer,
        area,
        0,
        Line::from(vec![
            Span::styled(name, theme.strong),
            Span::styled(format!("   {}", style.heading()), theme.quiet),
        ]),
    );
    put(buffer, area, 1, measures_line(shared, id, measure));

    let item = |period: Period, figure: Figure, look: Style| {
        let value = series::value_in(figure, unit)?;
        let number = style.number(value, lang);
        let label = format!(
            "{}{number}",
            numbers::hedge_sign(figure.qualifier.hedge, lang)
        );
        Some(Item {
            period,
            value,
            label,
            style: look,
        })
    };
    let columns: Vec<Item> = series::points(&shared.dataset, shared.area, id, measure)
        .filter_map(|point| {
            let newest = point.newest()?;
            let look = if point.period.year() == shared.year {
                theme.fill
            } else {
                theme.quiet
            };
            item(point.period, newest.figure, look)
        })
        .collect();
    let marks: Vec<Item> = series::targets(&shared.dataset, shared.area, id, measure)
        .filter_map(|target| {
            let mut mark = item(target.period, target.figure, theme.strong)?;
            mark.label = lang.mark_target(mark.label);
            Some(mark)
        })
        .collect();
    let table = table(shared, id, measure, room);
    let Some(years) = axis_years(&columns, &marks) else {
        // What no article dates has no place along the years, but is told.
        let under = below(area, 3);
        for (row, line) in (0..under.height).zip(table) {
            put(buffer, under, row, line);
        }
        return;
    };
    let wanted = cells(table.len()).min(area.height / 2);
    let plot_area = Rect {
        height: area.height.saturating_sub(wanted).saturating_sub(4),
        ..below(area, 3)
    };
    let plot = Plot {
        columns,
        marks,
        years,
        year: shared.year,
        gap: lang.no_published_figures(),
    };
    let styles = Styles {
        axis: theme.rule,
        label: theme.quiet,
        year: theme.strong,
    };
    plot.draw(buffer, plot_area, styles, &|value| {
        style.number(value, lang)
    });

    let bottom = below(area, area.height.saturating_sub(wanted));
    for (row, line) in (0..bottom.height).zip(table) {
        put(buffer, bottom, row, line);
    }
}

/// The years of the axis: all from the first with a figure to the last, and five at least, so that
/// one figure does not fill the plot.
fn axis_years(columns: &[Item], marks: &[Item]) -> Option<(Year, Year)> {
    let years = || columns.iter().chain(marks).map(|item| item.period.year());
    let (first, last) = (years().min()?, years().max()?);
    Some((first.min(last.saturating_sub(4)), last))
}

/// The measures in which the indicator is known, the one shown pointed out.
fn measures_line(shared: &Shared, id: IndicatorId, shown: Measure) -> Line<'static> {
    let theme = shared.styles();
    let mut spans = Vec::new();
    for measure in series::measures(&shared.dataset, shared.area, id) {
        let text = wording::measure_of(&shared.dataset, shared.area, id, measure, shared.lang);
        let style = if measure == shown {
            theme.strong
        } else {
            theme.quiet
        };
        let mark = if measure == shown { "▸ " } else { "  " };
        spans.push(Span::styled(format!("{mark}{text}  "), style));
    }
    Line::from(spans)
}

/// What was computed and what was printed: the sum of it, then every publication with its line.
fn table(shared: &Shared, id: IndicatorId, measure: Measure, room: usize) -> Vec<Line<'static>> {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut lines = Vec::new();
    if measure == Measure::Level
        && let Some(line) = compound_line(shared, id)
    {
        lines.push(Line::styled(line, Style::new()));
    }
    lines.extend(share_lines(shared, id).into_iter().map(Line::from));
    let row = |observation: &Observation, said: &str| {
        let figure = numbers::full(observation.figure, lang);
        let place = wording::citation(&shared.dataset, &observation.citation);
        let period = numbers::period(observation.period, lang);
        Line::from(vec![
            Span::styled(pad_end(&period, width(&period).max(12)), theme.quiet),
            Span::raw(format!(" {}", pad_start(&figure, 20.min(room / 2)))),
            Span::styled(format!("   {place}   {said}"), theme.quiet),
        ])
    };
    for point in series::points(&shared.dataset, shared.area, id, measure) {
        for (index, observation) in point.vintages.iter().enumerate() {
            let again = if index > 0 { lang.also_published() } else { "" };
            lines.push(row(observation, again));
        }
    }
    // What has no place in the chart is told below it.
    for observation in series::undated(&shared.dataset, shared.area, id, measure) {
        lines.push(row(observation, lang.undated()));
    }
    for target in series::targets(&shared.dataset, shared.area, id, measure) {
        let figure = numbers::full(target.figure, lang);
        let place = wording::citation(&shared.dataset, &target.citation);
        lines.push(Line::from(vec![
            Span::styled(
                pad_end(&numbers::period(target.period, lang), 12),
                theme.quiet,
            ),
            Span::styled(
                format!(" {}", pad_start(&figure, 20.min(room / 2))),
                theme.strong,
            ),
            Span::styled(
                format!("   {place}   {}", lang.column_target()),
                theme.quiet,
            ),
        ]));
    }
    lines
}

/// What share of the areas around it the area has: as stated, or else of two published levels.
fn share_lines(shared: &Shared, id: IndicatorId) -> Vec<String> {
    let (lang, dataset) = (shared.lang, &shared.dataset);
    let mut lines = Vec::new();
    let mut above = dataset.area(shared.area).and_then(|area| area.parent);
    while let Some(area) = above {
        let name = dataset.area(area).map_or("", |area| area.name.get(lang));
        let of = Whole::Area(area);
        let stated = dataset
            .series(shared.area, id, Measure::Share { of })
            .last();
        let computed = || {
            let level = |of, period| dataset.published(of, id, Measure::Level, period).next();
            let own = series::points(dataset, shared.area, id, Measure::Level).last()?;
            let (_, whole) = level(area, own.period)?;
            let part = own.newest()?.figure.interval().ok()?;
            let share = part.share_of(whole.figure.interval().ok()?).ok()?;
            let share = numbers::computed(share, 1, |value| numbers::number(value, lang));
            Some((format!("= {share}%"), own.period))
        };
        let told = match stated {
            Some(o) => Some((numbers::short(o.figure, lang), o.period)),
            None => computed(),
        };
        if let Some((share, period)) = told {
            lines.push(lang.share_of_area(name, share, numbers::period(period, lang)));
        }
        above = dataset.area(area).and_then(|area| area.parent);
    }
    lines
}

/// Growth over the longest stretch of years with a level at both ends, as far as rounding leaves it
/// certain. Levels at current prices give nominal growth, which is said where growth is usually real.
fn compound_line(shared: &Shared, id: IndicatorId) -> Option<String> {
    let points: Vec<_> = series::points(&shared.dataset, shared.area, id, Measure::Level)
        .filter(|point| matches!(point.period, Period::Year(_)))
        .collect();
    let (first, last) = (points.first()?.newest()?, points.last()?.newest()?);
    let (from, to) = (first.period.year(), last.period.year());
    let years = to.checked_sub(from).filter(|years| *years >= 2)?;
    let indicator = shared.dataset.indicator(id)?;
    // A rate has no rate of growth worth telling.
    let rate = (!indicator.unit.is_rate()).then(|| growth::compound(first, last, years))??;
    let rate = numbers::range(rate, 1, |value| numbers::signed(value, shared.lang));
    Some(match indicator.growth_basis {
        Some(GrowthBasis::ConstantPrices) => shared.lang.compound_growth_nominal(from, to, rate),
        _ => shared.lang.compound_growth(from, to, rate),
    })
}
