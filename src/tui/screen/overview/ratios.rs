//! The ratios of the next year's levels to those of a year, with growth and its check beside them.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::published::row_of;
use super::rows::{Item, Rows};
use crate::analysis::audit::{Outcome, Rule, Source};
use crate::analysis::series;
use crate::dataset::{Citation, GrowthBasis, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::{Hedge, Period};
use crate::picture::ratio::{End, Ratio, RatioAxis};
use crate::sheet::{Form, Value, compare};
use crate::text::{DecimalRoom, Name, names_apart, numbers, pad_end, pad_start, width, wrap};
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{line_of, line_width};
use crate::wording::{self, finding};

/// The least and the most cells of the axis.
const AXIS: (usize, usize) = (16, 120);

/// Names are not cut below this.
const LEAST_NAME: usize = 14;

/// A level, the level of the next year with data, and their ratio.
pub(super) struct Times<'d> {
    pub(super) item: Item,
    name: Name,
    now: &'d Observation,
    later: &'d Observation,
    pub(super) next: Year,
    texts: [String; 2],
    unit: String,
    times: Value,
    ratio: Decimal,
    growth: Option<&'d Observation>,
}

impl Times<'_> {
    /// The later level with its unit.
    fn label(&self) -> String {
        let [_, is] = &self.texts;
        match self.unit.is_empty() {
            true => is.clone(),
            false => format!("{is} {}", self.unit),
        }
    }

    pub(super) fn citations(&self) -> impl Iterator<Item = &Citation> {
        let all = [Some(self.now), Some(self.later), self.growth];
        all.into_iter().flatten().map(|of| &of.citation)
    }
}

pub(super) fn ratios<'s>(shared: &'s Shared, all: &[&'s Observation]) -> Vec<Times<'s>> {
    let years = shared.years();
    let later = years.iter().copied().filter(|year| *year > shared.year);
    // The next year in which something has a level again.
    for next in later {
        let mut found: Vec<Times<'_>> = all
            .iter()
            .filter_map(|now| times(shared, now, next))
            .collect();
        if !found.is_empty() {
            found.sort_by_key(|of| std::cmp::Reverse(of.ratio));
            return found;
        }
    }
    Vec::new()
}

fn times<'s>(shared: &'s Shared, now: &'s Observation, next: Year) -> Option<Times<'s>> {
    let dataset = &shared.dataset;
    let indicator = dataset.indicator(now.indicator)?;
    let is_level = now.measure == Measure::Level && now.period == Period::Year(shared.year);
    if !is_level || indicator.unit.is_rate() {
        return None;
    }
    let first = dataset.published(now.area, now.indicator, now.measure, now.period);
    let is_first = first
        .map(|(_, of)| of)
        .next()
        .is_some_and(|of| of.place == now.place);
    let mut points = series::points(dataset, shared.area, now.indicator, Measure::Level);
    let point = points.find(|point| point.period == Period::Year(next))?;
    // Both from one article, if it printed both.
    let mut vintages = point.vintages.iter();
    let same = vintages.find(|of| of.citation.article == now.citation.article);
    let later = same.or_else(|| point.newest())?;
    let is_plain =
        |of: &Observation| matches!(of.figure.qualifier.hedge, Hedge::Exact | Hedge::About);
    if !is_first || !is_plain(now) || !is_plain(later) {
        return None;
    }
    let value = |of: &Observation| {
        Value::printed(of.figure, Form::of(Measure::Level)).under(indicator.unit)
    };
    let (was, is) = (value(now), value(later));
    let times = compare::times(&is, &was)?;
    let ratio = is.number()?.checked_div(was.number()?)?;
    if ratio <= Decimal::ZERO {
        return None;
    }
    let base = Some(Period::Year(shared.year));
    let growth = |measure| dataset.series(shared.area, now.indicator, measure).iter();
    let of_next = |of: &&Observation| of.period == Period::Year(next);
    let growth = match shared.year.checked_add(1) == Some(next) {
        true => growth(Measure::YEAR_ON_YEAR).find(of_next),
        false => growth(Measure::Growth { base }).find(of_next),
    };
    let lang = shared.lang;
    let mut name =
        wording::indicator_name(dataset, shared.area, now.indicator, Measure::Level, lang);
    if indicator.growth_basis == Some(GrowthBasis::ConstantPrices) {
        for name in std::iter::once(&mut name.long).chain(&mut name.short) {
            name.push(' ');
            name.push_str(lang.nominal());
        }
    }
    Some(Times {
        item: row_of(dataset, now)?,
        name,
        now,
        later,
        next,
        texts: [was.text(lang), is.text(lang)],
        unit: numbers::Style::of(indicator.unit, lang).heading(),
        times,
        ratio,
        growth,
    })
}

/// The most serious outcome of the audit of a published growth rate.
fn checked(shared: &Shared, growth: &Observation) -> Option<Outcome> {
    let record = shared.dataset.record_of_observation(growth)?;
    let checks = shared.audit.as_deref()?.checks_of(record);
    let of_levels = checks.filter(|(_, check)| {
        let is_of_growth = matches!(check.rule, Rule::GrowthLevel | Rule::GrowthSpan);
        check.stated == Source::Record(record) && is_of_growth
    });
    of_levels.map(|(_, check)| check.finding.outcome()).next()
}

/// The columns of the rows of ratios.
struct Columns {
    name: usize,
    base: DecimalRoom,
    axis: usize,
    /// The cells of the axis and of the labels behind its end.
    picture: usize,
    /// Times, growth and check, as far as there is room.
    behind: [usize; 3],
}

pub(super) fn ratio_rows(shared: &Shared, all: &[Times<'_>], next: Year, room: usize) -> Rows {
    let (theme, lang) = (shared.styles(), shared.lang);
    let texts: Vec<[String; 3]> = all.iter().map(|of| behind(shared, of)).collect();
    let heads = [
        lang.column_times(),
        lang.column_published_growth(),
        lang.tab_audit(),
    ];
    let mut wide = heads.map(width);
    for texts in &texts {
        for (cells, text) in wide.iter_mut().zip(texts) {
            *cells = (*cells).max(width(text));
        }
    }
    if texts.iter().all(|[_, growth, _]| growth.is_empty()) {
        let [times, ..] = wide;
        wide = [times, 0, 0];
    }
    let title_text = lang.times_the_year(next, shared.year);
    let name = all.iter().map(|of| of.name.width()).max().unwrap_or(0);
    let mut base = DecimalRoom::default();
    for of in all {
        let [was, _] = &of.texts;
        base.widen(was);
    }
    let label = all.iter().map(|of| width(&of.label())).max().unwrap_or(0);
    // Short names leave room for the years over them.
    let years = format!("{next} / {}", shared.year);
    let before_axis = base.total().saturating_add(3);
    let name = name.max(width(&years).saturating_add(1).saturating_sub(before_axis));
    let columns = Columns::fit((name, label), base, wide, room);
    let ratios: Vec<Decimal> = all.iter().map(|of| of.ratio).collect();
    let axis = RatioAxis::holding(&ratios);
    let mut rows = Rows::default();
    let lead = columns.lead();
    let title_text = match width(&title_text) >= lead {
        true => years,
        false => title_text,
    };
    let mut head = Line::from(Span::styled(pad_end(&title_text, lead), theme.strong));
    head.extend(line_of(&axis.heading(columns.axis, shared.marks()), &theme).spans);
    let heads = heads.map(str::to_owned);
    put_behind(&mut head, &columns, &heads, lead, [theme.quiet; 3]);
    rows.heading(head);
    let names: Vec<(&Name, usize)> = all.iter().map(|of| (&of.name, columns.name)).collect();
    for ((of, name), texts) in all.iter().zip(names_apart(&names)).zip(&texts) {
        let line = ratio_line(shared, of, &name, axis, &columns, texts, &theme);
        rows.item(line, room, of.item);
    }
    let printed_again: Vec<String> = all.iter().filter_map(|of| again(shared, of)).collect();
    if !printed_again.is_empty() {
        let note = lang.later_of_same_article(next, printed_again.join(lang.comma()));
        for line in wrap(&note, room) {
            rows.text(Span::styled(line, theme.quiet));
        }
    }
    rows
}

/// Another level that was printed for the next year.
fn again(shared: &Shared, of: &Times<'_>) -> Option<String> {
    let later = of.later;
    let mut published =
        shared
            .dataset
            .published(later.area, later.indicator, later.measure, later.period);
    let (_, other) = published.find(|(_, other)| other.figure.value != later.figure.value)?;
    let style = numbers::Style::of(other.figure.unit, shared.lang);
    Some(format!(
        "{} {}",
        of.name.long,
        numbers::bare(other.figure, &style, shared.lang)
    ))
}

fn behind(shared: &Shared, of: &Times<'_>) -> [String; 3] {
    let lang = shared.lang;
    let growth = of.growth.map(|growth| numbers::growth(growth.figure, lang));
    let check = of.growth.and_then(|growth| checked(shared, growth));
    let check = check.map(|outcome| {
        let sign = glyphs::outcome(outcome);
        format!("{sign} {}", finding::outcome(outcome, lang))
    });
    [
        of.times.text(lang),
        growth.unwrap_or_default(),
        check.unwrap_or_default(),
    ]
}

impl Columns {
    /// With decreasing room, it drops in this order: the check, the growth, the ends of names.
    fn fit(
        (name, label): (usize, usize),
        base: DecimalRoom,
        behind: [usize; 3],
        room: usize,
    ) -> Columns {
        let [times, growth, check] = behind;
        let tries = [[times, growth, check], [times, growth, 0], [times, 0, 0]];
        let left = |behind: &[usize; 3], name: usize| {
            let gaps = behind.iter().filter(|cells| **cells > 0);
            let behind = gaps.fold(0usize, |sum, cells| {
                sum.saturating_add(*cells).saturating_add(2)
            });
            let used = name.saturating_add(base.total()).saturating_add(3);
            room.saturating_sub(used.saturating_add(behind))
        };
        // The values behind the marks want room of their own.
        let label = label.saturating_add(2);
        let least = AXIS.0.saturating_add(label);
        let fits = |behind: &&[usize; 3]| left(behind, name) >= least;
        let behind = *tries.iter().find(fits).unwrap_or(&[times, 0, 0]);
        let over = least.saturating_sub(left(&behind, name));
        let name = name.saturating_sub(over).max(LEAST_NAME.min(name));
        let picture = left(&behind, name).min(AXIS.1);
        Columns {
            name,
            base,
            axis: picture.saturating_sub(label),
            picture,
            behind,
        }
    }

    /// The cells before the axis.
    fn lead(&self) -> usize {
        self.name
            .saturating_add(self.base.total())
            .saturating_add(3)
    }
}

fn put_behind(
    line: &mut Line<'static>,
    columns: &Columns,
    texts: &[String; 3],
    lead: usize,
    styles: [ratatui::style::Style; 3],
) {
    let used = usize::from(line_width(line));
    let end = lead.saturating_add(columns.picture);
    line.push_span(" ".repeat(end.saturating_sub(used)));
    let over = used.saturating_sub(end);
    let columns = columns.behind.iter().zip(texts).zip(styles);
    for (at, ((cells, text), style)) in columns.enumerate() {
        if *cells == 0 {
            continue;
        }
        let first = if at == 0 { over.min(2) } else { 0 };
        let gap = " ".repeat(2usize.saturating_sub(first));
        let text = match at {
            2 => pad_end(text, *cells),
            _ => pad_start(text, *cells),
        };
        line.push_span(Span::styled(format!("{gap}{text}"), style));
    }
}

fn ratio_line(
    shared: &Shared,
    of: &Times<'_>,
    name: &str,
    axis: RatioAxis,
    columns: &Columns,
    texts: &[String; 3],
    theme: &Theme,
) -> Line<'static> {
    let [was, _] = &of.texts;
    let label = of.label();
    let ratio = Ratio {
        times: of.ratio,
        chosen: End::Earlier,
        label: &label,
    };
    let mut line = Line::from(vec![
        Span::raw(pad_end(name, columns.name.saturating_add(2))),
        Span::styled(format!("{} ", columns.base.align(was)), theme.strong),
    ]);
    let strip = ratio.strip_in(axis, columns.axis, columns.picture, shared.marks());
    line.extend(line_of(&strip, theme).spans);
    let check = of.growth.and_then(|growth| checked(shared, growth));
    let check = check.map_or(theme.quiet, |outcome| theme.outcome(outcome));
    let growth = of.growth.map(|growth| theme.change(growth.figure.value));
    let growth = theme.quiet.patch(growth.unwrap_or_default());
    put_behind(
        &mut line,
        columns,
        texts,
        columns.lead(),
        [theme.strong, growth, check],
    );
    line
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;
    use crate::tui::screen::overview::published::published;

    #[test]
    fn the_years_over_the_axis_stand_whole_before_it_beside_names_of_any_length() {
        let dataset = Arc::new(frozen());
        let area = dataset.zone().home;
        for lang in [Lang::Zh, Lang::En] {
            let shared = Shared::new(Arc::clone(&dataset), lang, area, 2015);
            let all = published(&shared);
            let mut ratios = ratios(&shared, &all);
            let long = lang.times_the_year(2020, 2015);
            let mut seen = Vec::new();
            for name in [
                "短",
                "Start-up and innovation carriers",
                "双创载体与孵化器之总数",
            ] {
                ratios.truncate(1);
                ratios[0].name = name.to_owned().into();
                for room in [58, 78, 118] {
                    let heading = ratio_rows(&shared, &ratios, 2020, room).texts().remove(0);
                    let (years, _) = heading.split_once('×').unwrap();
                    assert!(years.ends_with(' '), "{heading}");
                    let years = years.trim_end().to_owned();
                    assert!(years == long || years == "2020 / 2015", "{heading}");
                    seen.push(years);
                }
            }
            assert!(seen.contains(&long) && seen.contains(&"2020 / 2015".to_owned()));
        }
    }
}
