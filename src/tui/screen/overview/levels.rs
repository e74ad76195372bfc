//! A year without targets: how many times its levels the next year's are, its other figures, and the
//! levels from then on.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::rows::{Item, Part, Rows};
use super::{
    Page, Room, gap, head, listed, multiples, promises, published, results, row_of, title,
};
use crate::analysis::audit::{Rule, Source};
use crate::analysis::series;
use crate::dataset::{GrowthBasis, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::{Hedge, Period};
use crate::picture::Role;
use crate::picture::digits::Size;
use crate::picture::ratio::{End, Ratio, RatioAxis};
use crate::sheet::summary::{self, Message};
use crate::sheet::{Form, RowId, Value, compare};
use crate::text::{DecimalRoom, Name, names_apart, numbers, pad_end, pad_start, width, wrap};
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::line_of;
use crate::wording::{self, finding};

/// From so many rows on, blank ones set the lists apart.
const AIRY: usize = 26;

/// The rows of a small panel, its title not among them.
const PANEL: usize = 9;

/// The least and the most cells of the axis.
const AXIS: (usize, usize) = (16, 120);

/// Names are not cut below this.
const LEAST_NAME: usize = 14;

/// Panels at most.
const PANELS: usize = 6;

pub(super) fn page(shared: &Shared, room: Room) -> Page {
    let lang = shared.lang;
    let all = published(shared);
    if let [only] = &*all {
        return single(shared, only, room);
    }
    let is_airy = room.rows >= AIRY;
    let ratios = ratios(shared, &all);
    let mut left = Rows::default();
    let next = ratios.first().map(|of| of.next);
    if let Some(next) = next {
        left.append(ratio_rows(shared, &ratios, next, room.columns));
    }
    let shown: Vec<Item> = ratios.iter().map(|of| of.item).collect();
    let others = promises::of_figures(shared, |item| !shown.contains(&item));
    let has_others = !others.is_empty();
    if has_others {
        gap(&mut left, true);
        let name = match shown.is_empty() {
            true => lang.figures_of_year(),
            false => lang.other_figures(),
        };
        left.heading(title(shared, &format!("{name} {}", others.len()), ""));
        left.append(listed::rows(shared, &others, room.columns));
    }
    let said = said(shared, &all, &ratios);
    let mut panels = multiples::of_year(shared, Some(shared.year), PANELS);
    // What has a row above is selected there.
    panels.iter_mut().for_each(|of| of.unlist(&shown));
    let abreast = multiples::abreast(room.columns);
    // The message and the last line, the rule and the heading, and what is said below.
    let around = said.len().saturating_add(8);
    // Panels only where all before them is seen.
    let used = left.len().saturating_add(around).saturating_add(PANEL);
    if !panels.is_empty() && abreast > 1 && used <= room.rows {
        let left_rows = room.rows.saturating_sub(used);
        let bands = left_rows.checked_div(PANEL.saturating_add(2)).unwrap_or(0);
        let most = abreast.saturating_mul(bands.saturating_add(1));
        let panels = panels.get(..most.min(panels.len())).unwrap_or(&panels);
        gap(&mut left, true);
        let line = "─".repeat(room.columns);
        left.text(Span::styled(line, shared.styles().rule));
        let years = multiples::years(shared, panels);
        left.heading(title(shared, lang.from_then_on(), &years));
        let abreast = abreast.min(panels.len());
        left.append(multiples::panels(
            shared,
            panels,
            (room.columns, abreast),
            PANEL,
        ));
    }
    let said = results::named(shared, &said, room.columns);
    if left.len().saturating_add(said.len()).saturating_add(4) <= room.rows {
        gap(&mut left, true);
        left.append(said);
    }
    let legend = match next {
        Some(next) => lang.legend_of_ratios(shared.year, next),
        None => String::new(),
    };
    Page {
        head: Rows::default(),
        left,
        right: None,
        legend,
        further: Vec::new(),
        is_airy,
    }
}

/// What is not known of the year, and where the rest was printed.
fn said(shared: &Shared, all: &[&Observation], ratios: &[Times<'_>]) -> Vec<(String, Vec<String>)> {
    let lang = shared.lang;
    let citations = all.iter().map(|of| &of.citation);
    let citations = citations.chain(ratios.iter().flat_map(Times::citations));
    let places = results::told(shared, citations);
    vec![
        (lang.not_in_dataset().to_owned(), vec![absent(shared, all)]),
        (lang.section_sources().to_owned(), places),
    ]
}

/// What the year has no figures of, of what other years have.
fn absent(shared: &Shared, all: &[&Observation]) -> String {
    let lang = shared.lang;
    let has_growth = all
        .iter()
        .any(|of| matches!(of.measure, Measure::Growth { .. }));
    let kinds = [
        (!has_growth).then(|| lang.measure_growth()),
        Some(lang.targets_of_year()),
    ];
    let kinds: Vec<&str> = kinds.into_iter().flatten().collect();
    lang.absent_of_year(shared.year, kinds.join(lang.comma()))
}

/// A level, that of the next year with data, and how many times the one the other is.
struct Times<'d> {
    item: Item,
    name: Name,
    now: &'d Observation,
    later: &'d Observation,
    next: Year,
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

    fn citations(&self) -> impl Iterator<Item = &crate::dataset::Citation> {
        let all = [Some(self.now), Some(self.later), self.growth];
        all.into_iter().flatten().map(|of| &of.citation)
    }
}

fn ratios<'s>(shared: &'s Shared, all: &[&'s Observation]) -> Vec<Times<'s>> {
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

/// What the audit made of a published growth, gravest first.
fn checked(shared: &Shared, growth: &Observation) -> Option<crate::analysis::audit::Outcome> {
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

fn ratio_rows(shared: &Shared, all: &[Times<'_>], next: Year, room: usize) -> Rows {
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
        let told = lang.later_of_same_article(next, printed_again.join(lang.comma()));
        for line in wrap(&told, room) {
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
    /// What goes first, as there is less room: the check, the growth, the ends of names.
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
    let used = usize::from(crate::tui::widget::paint::line_width(line));
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

/// The only figure of a year: large, with its name, unit and source, and the next year.
fn single(shared: &Shared, only: &Observation, room: Room) -> Page {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut left = Rows::default();
    let value = Value::printed(only.figure, Form::of(only.measure));
    let style = numbers::Style::of(only.figure.unit, lang);
    let bare = numbers::bare(only.figure, &style, lang);
    let name = wording::indicator(
        &shared.dataset,
        shared.area,
        only.indicator,
        only.measure,
        lang,
    );
    let place = wording::citation(&shared.dataset, &only.citation);
    let size = Size::fitting(
        &bare,
        room.columns.saturating_sub(16),
        room.rows.saturating_sub(10),
    );
    let size = size.map(|size| size.min(Size::Seven));
    let large = size.and_then(|size| head::large(shared, &[(bare, Role::Strong)], size));
    let is_large = large.is_some();
    if let Some(lines) = large {
        let wide = lines
            .iter()
            .map(crate::picture::Strip::width)
            .max()
            .unwrap_or(0);
        let last = lines.len().saturating_sub(1);
        for (at, strip) in lines.iter().enumerate() {
            let mut line = line_of(strip, &theme);
            if at == last {
                let used = strip.width();
                let blanks = " ".repeat(wide.saturating_sub(used).saturating_add(2));
                line.push_span(blanks);
                let unit = style.with_unit("").trim().to_owned();
                line.push_span(Span::styled(unit, theme.strong));
            }
            left.text(line);
        }
        left.blank();
    }
    // A number that is not drawn large stands beside its name.
    let number = match is_large {
        true => String::new(),
        false => format!("  {}", value.with_unit(lang)),
    };
    let line = Line::from(vec![
        Span::styled(name, theme.strong),
        Span::raw(number),
        Span::styled(format!("  {place}"), theme.quiet),
    ]);
    if let Some(record) = shared.dataset.record_of_observation(only) {
        let item = (Part::Figures, RowId::Figure(record));
        left.item(line, room.columns, item);
    }
    let next = shared.years().into_iter().find(|year| *year > shared.year);
    // Where the sentence above has room, it says so already.
    let cx = shared.context();
    let told = summary::overview(&cx).text(&cx, room.columns);
    let next = next.filter(|next| !told.contains(&lang.next_year_is(next)));
    if let Some(next) = next {
        left.blank();
        left.text(Span::styled(lang.next_year_with_data(next), theme.quiet));
    }
    Page {
        head: Rows::default(),
        left,
        right: None,
        legend: String::new(),
        further: Vec::new(),
        is_airy: room.rows >= 8,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

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
                    let (told, _) = heading.split_once('×').unwrap();
                    assert!(told.ends_with(' '), "{heading}");
                    let told = told.trim_end().to_owned();
                    assert!(told == long || told == "2020 / 2015", "{heading}");
                    seen.push(told);
                }
            }
            assert!(seen.contains(&long) && seen.contains(&"2020 / 2015".to_owned()));
        }
    }
}
