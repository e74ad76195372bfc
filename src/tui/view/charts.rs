//! Indicators over time: a list by topic, and the chosen one over a true time axis.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{empty, indexed, overview};
use crate::analysis::{growth, series};
use crate::dataset::{GrowthBasis, IndicatorId, Measure, Observation, TopicId, Whole};
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::sheet::{RowId, evidence, indicators};
use crate::text::{numbers, pad_end, pad_start, truncate, width};
use crate::tui::canvas::Canvas;
use crate::tui::model::Model;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, cells, highlight, put, put_right};
use crate::tui::widget::plot::{Item, Plot, Styles};
use crate::wording;

/// Draws the tab.
pub fn draw(model: &Model, buffer: &mut Canvas<'_>, body: Rect) {
    let of = |id: &RowId| match *id {
        RowId::Indicator(id) => Some(id),
        _ => None,
    };
    let ids = model.charts.list.ids().iter();
    let indicators: Vec<IndicatorId> = ids.filter_map(of).collect();
    let Some((indicator, measure)) = model.charted() else {
        empty(model, buffer, body, model.lang.no_figures());
        return;
    };
    let left = (body.width / 3).clamp(24, 46).min(body.width);
    let listing = Rect {
        width: left,
        ..body
    };
    let arranged = super::arranged(model);
    let listing = if arranged.is_empty() {
        listing
    } else {
        put(
            buffer,
            listing,
            0,
            Span::styled(arranged, model.styles().accent),
        );
        below(listing, 1)
    };
    draw_list(model, &indicators, buffer, listing);
    let chart = Rect {
        x: body.x.saturating_add(left).saturating_add(3),
        width: body.width.saturating_sub(left).saturating_sub(3),
        ..body
    };
    if chart.width >= 16 {
        let theme = model.styles();
        for row in 0..body.height {
            put(
                buffer,
                Rect {
                    x: chart.x.saturating_sub(2),
                    width: 1,
                    ..body
                },
                row,
                Span::styled("│", theme.rule),
            );
        }
        if model.charts.compared.is_empty() {
            draw_chart(model, indicator, measure, buffer, chart);
        } else {
            indexed::draw(model, buffer, chart);
        }
    }
}

/// What the list consists of.
enum Entry {
    Topic(TopicId),
    Indicator(usize, IndicatorId),
}

fn draw_list(model: &Model, indicators: &[IndicatorId], buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let mut entries = Vec::new();
    let mut topic = None;
    for (index, id) in indicators.iter().enumerate() {
        let of = model
            .dataset
            .indicator(*id)
            .map(|indicator| indicator.topic);
        // Ordered otherwise, topics are scattered.
        let by_topic = model.charts.list.options().sort.is_none();
        if let Some(of) = of.filter(|of| by_topic && topic != Some(*of)) {
            topic = Some(of);
            entries.push(Entry::Topic(of));
        }
        entries.push(Entry::Indicator(index, *id));
    }
    let selected = entries.iter().position(
        |entry| matches!(entry, Entry::Indicator(index, _) if *index == model.charts.list.at()),
    );
    let window = list::window(
        entries.len(),
        selected.unwrap_or(0),
        usize::from(area.height),
    );
    for (row, entry) in (0u16..).zip(entries.get(window).unwrap_or_default()) {
        match entry {
            Entry::Topic(id) => {
                let name = model
                    .dataset
                    .topic(*id)
                    .map_or("", |topic| topic.name.get(lang));
                put(
                    buffer,
                    area,
                    row,
                    Span::styled(name.to_owned(), theme.heading),
                );
            }
            Entry::Indicator(index, id) => {
                let room = usize::from(area.width);
                let (value, trend) = latest(model, *id, room);
                // A trend is at most ten cells wide; values end at the right edge.
                let trend_room = if trend.is_empty() { 0 } else { 11 };
                let value_room = width(&value).max(if room >= 34 { 8 } else { 0 });
                let used = value_room.saturating_add(trend_room).saturating_add(3);
                let name = model
                    .dataset
                    .indicator(*id)
                    .map_or("", |i| i.name.get(lang));
                let name = truncate(name, room.saturating_sub(used)).into_owned();
                let measures = series::measures(&model.dataset, model.area, *id);
                let records = measures.into_iter().flat_map(|measure| {
                    evidence::reached(&model.dataset, model.area, *id, measure)
                });
                let beside = model.charts.compared.contains(id);
                let spans = vec![
                    Span::styled(if beside { "•" } else { " " }, theme.accent),
                    super::mark(model, records),
                    Span::raw(name),
                ];
                put(buffer, area, row, spans);
                put_right(
                    buffer,
                    area,
                    row,
                    Line::from(vec![
                        Span::styled(pad_end(&trend, trend_room), theme.bar),
                        Span::styled(pad_start(&value, value_room), theme.quiet),
                    ]),
                );
                buffer.note_row(area, row, *index);
                if *index == model.charts.list.at() {
                    highlight(buffer, area, row, theme.selected);
                }
            }
        }
    }
}

/// The newest observation of the first measure an indicator has any of.
#[must_use]
pub fn newest(model: &Model, id: IndicatorId) -> Option<&Observation> {
    indicators::newest(&model.dataset, model.area, id)
}

/// The newest figure of an indicator (its level if there is one) and a small trend of it.
fn latest(model: &Model, id: IndicatorId, room: usize) -> (String, String) {
    match newest(model, id).map(|newest| (newest.measure, newest.figure)) {
        Some((measure, figure)) => {
            let value = match measure {
                Measure::Growth { .. } => numbers::growth(figure, model.lang),
                Measure::Change => {
                    let plus = if figure.value.is_sign_positive() {
                        "+"
                    } else {
                        ""
                    };
                    format!(
                        "{plus}{}",
                        numbers::Style::of(figure.unit, model.lang)
                            .number(figure.value, model.lang)
                    )
                }
                Measure::Share { .. } => numbers::short(figure, model.lang),

                _ => numbers::bare(
                    figure,
                    &numbers::Style::of(figure.unit, model.lang),
                    model.lang,
                ),
            };
            let trend = overview::trend_of(model, id, measure);
            let trend = if room >= 34 { trend } else { String::new() };
            (value, trend)
        }
        // Only promised so far.
        None => {
            let target = model.dataset.targets_of(model.area, id).last();
            let value = target.map_or_else(String::new, |target| {
                model
                    .lang
                    .mark_target(numbers::short(target.figure, model.lang))
            });
            (value, String::new())
        }
    }
}

fn draw_chart(
    model: &Model,
    id: IndicatorId,
    measure: Measure,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (model.styles(), model.lang);
    let Some(indicator) = model.dataset.indicator(id) else {
        return;
    };
    let room = usize::from(area.width);
    let figures = || {
        let observed = model
            .dataset
            .series(model.area, id, measure)
            .iter()
            .map(|o| o.figure);
        let promised = series::targets(&model.dataset, model.area, id, measure).map(|t| t.figure);
        observed.chain(promised)
    };
    let Some(unit) = series::unit(&model.dataset, id, &mut figures(), measure) else {
        return;
    };
    let style = numbers::Style::of(unit, lang);

    let name = truncate(indicator.name.get(lang), room).into_owned();
    put(
        buffer,
        area,
        0,
        Line::from(vec![
            Span::styled(name, theme.heading),
            Span::styled(format!("   {}", style.heading()), theme.quiet),
        ]),
    );
    put(buffer, area, 1, measures_line(model, id, measure));

    let item = |period: Period, figure: Figure, look: Style| {
        let value = series::value_in(figure, unit)?;
        let number = style.number(value, lang);
        let label = format!("{}{number}", numbers::hedge_sign(figure.qualifier.hedge));
        Some(Item {
            period,
            value,
            label,
            style: look,
        })
    };
    let columns: Vec<Item> = series::points(&model.dataset, model.area, id, measure)
        .filter_map(|point| {
            let newest = point.newest()?;
            let look = if point.period.year() == model.year {
                theme.bar
            } else {
                theme.quiet
            };
            item(point.period, newest.figure, look)
        })
        .collect();
    let marks: Vec<Item> = series::targets(&model.dataset, model.area, id, measure)
        .filter_map(|target| {
            let mut mark = item(target.period, target.figure, theme.mark)?;
            mark.label = lang.mark_target(mark.label);
            Some(mark)
        })
        .collect();
    let Some(years) = axis_years(&columns, &marks) else {
        return;
    };
    let table = table(model, id, measure, room);
    let wanted = cells(table.len()).min(area.height / 2);
    let plot_area = Rect {
        height: area.height.saturating_sub(wanted).saturating_sub(4),
        ..below(area, 3)
    };
    let plot = Plot {
        columns,
        marks,
        years,
        year: model.year,
        gap: lang.no_published_figures(),
    };
    let styles = Styles {
        axis: theme.rule,
        label: theme.quiet,
        year: theme.accent,
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
fn measures_line(model: &Model, id: IndicatorId, shown: Measure) -> Line<'static> {
    let theme = model.styles();
    let mut spans = Vec::new();
    for measure in series::measures(&model.dataset, model.area, id) {
        let text = wording::measure(&model.dataset, measure, model.lang);
        let style = if measure == shown {
            theme.accent
        } else {
            theme.quiet
        };
        let mark = if measure == shown { "▸ " } else { "  " };
        spans.push(Span::styled(format!("{mark}{text}  "), style));
    }
    Line::from(spans)
}

/// What was computed and what was printed: the sum of it, then every publication with its line.
fn table(model: &Model, id: IndicatorId, measure: Measure, room: usize) -> Vec<Line<'static>> {
    let (theme, lang) = (model.styles(), model.lang);
    let mut lines = Vec::new();
    if measure == Measure::Level
        && let Some(line) = compound_line(model, id)
    {
        lines.push(Line::styled(line, Style::new()));
    }
    lines.extend(share_lines(model, id).into_iter().map(Line::from));
    for point in series::points(&model.dataset, model.area, id, measure) {
        for (index, observation) in point.vintages.iter().enumerate() {
            let figure = numbers::full(observation.figure, lang);
            let place = wording::citation(&model.dataset, &observation.citation);
            let period = numbers::period(observation.period, lang);
            let again = if index > 0 { lang.also_published() } else { "" };
            lines.push(Line::from(vec![
                Span::styled(pad_end(&period, 12), theme.quiet),
                Span::raw(format!(" {}", pad_start(&figure, 20.min(room / 2)))),
                Span::styled(format!("   {place}   {again}"), theme.quiet),
            ]));
        }
    }
    for target in series::targets(&model.dataset, model.area, id, measure) {
        let figure = numbers::full(target.figure, lang);
        let place = wording::citation(&model.dataset, &target.citation);
        lines.push(Line::from(vec![
            Span::styled(
                pad_end(&numbers::period(target.period, lang), 12),
                theme.quiet,
            ),
            Span::styled(
                format!(" {}", pad_start(&figure, 20.min(room / 2))),
                theme.mark,
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
fn share_lines(model: &Model, id: IndicatorId) -> Vec<String> {
    let (lang, dataset) = (model.lang, &model.dataset);
    let mut lines = Vec::new();
    let mut above = dataset.area(model.area).and_then(|area| area.parent);
    while let Some(area) = above {
        let name = dataset.area(area).map_or("", |area| area.name.get(lang));
        let of = Whole::Area(area);
        let stated = dataset.series(model.area, id, Measure::Share { of }).last();
        let computed = || {
            let level = |of, period| dataset.published(of, id, Measure::Level, period).next();
            let own = series::points(dataset, model.area, id, Measure::Level).last()?;
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
fn compound_line(model: &Model, id: IndicatorId) -> Option<String> {
    let points: Vec<_> = series::points(&model.dataset, model.area, id, Measure::Level)
        .filter(|point| matches!(point.period, Period::Year(_)))
        .collect();
    let (first, last) = (points.first()?.newest()?, points.last()?.newest()?);
    let (from, to) = (first.period.year(), last.period.year());
    let years = to.checked_sub(from).filter(|years| *years >= 2)?;
    let indicator = model.dataset.indicator(id)?;
    // A rate has no rate of growth worth telling.
    let rate = (!indicator.unit.is_rate()).then(|| growth::compound(first, last, years))??;
    let rate = numbers::range(rate, 1, |value| numbers::signed(value, model.lang));
    Some(match indicator.growth_basis {
        Some(GrowthBasis::ConstantPrices) => model.lang.compound_growth_nominal(from, to, rate),
        _ => model.lang.compound_growth(from, to, rate),
    })
}
