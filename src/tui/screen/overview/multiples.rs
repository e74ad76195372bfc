//! Levels over the years: small panels beside and below each other, or a row each.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::published::row_of;
use super::rows::{Item, Rows, title};
use crate::analysis::series;
use crate::dataset::{Citation, GrowthBasis, IndicatorId, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Period, Unit};
use crate::picture::levels::{Levels, Point, Vintage};
use crate::picture::micro::micro;
use crate::picture::{Marks, Strip};
use crate::sheet::{Form, Value, indicators};
use crate::text::numbers;
use crate::text::{Name, names_apart, pad_end, pad_start, width};
use crate::tui::shared::Shared;
use crate::tui::widget::paint::line_of;
use crate::wording;

/// Cells between two panels.
const BETWEEN: usize = 3;

/// The least cells of a panel.
const LEAST: usize = 26;

/// Years that a row reaches back at most.
const MOST_YEARS: Year = 20;

/// Names of rows are not cut below this.
const LEAST_NAME: usize = 18;

/// The levels of an indicator, of whole years.
#[derive(Debug, Clone)]
pub(super) struct Series<'d> {
    name: Name,
    unit: Unit,
    unit_text: String,
    /// A remark that levels are at current prices; empty if growth is, too.
    prices: &'static str,
    /// By year, the newest publication of each.
    points: Vec<(Year, &'d Observation)>,
    /// Other publications.
    others: Vec<(Year, &'d Observation)>,
    /// The row of the year shown.
    item: Option<Item>,
}

/// The levels of the area's indicators that have one in the year shown and in another year, those of
/// the headlines first; from a year on, if one is given.
#[must_use]
pub(super) fn of_year(shared: &Shared, from: Option<Year>, most: usize) -> Vec<Series<'_>> {
    let dataset = &shared.dataset;
    let headlines = dataset.zone().headlines.iter().copied();
    let mut ids: Vec<IndicatorId> = Vec::new();
    for id in headlines.chain(indicators::of_area(dataset, shared.area)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let all = ids.into_iter().filter_map(|id| series(shared, id, from));
    all.take(most).collect()
}

fn series(shared: &Shared, id: IndicatorId, from: Option<Year>) -> Option<Series<'_>> {
    let dataset = &shared.dataset;
    let indicator = dataset.indicator(id)?;
    if indicator.unit.is_rate() {
        return None;
    }
    let (mut points, mut others) = (Vec::new(), Vec::new());
    for point in series::points(dataset, shared.area, id, Measure::Level) {
        let Period::Year(year) = point.period else {
            continue;
        };
        if from.is_some_and(|from| year < from) {
            continue;
        }
        let mut vintages = point.vintages.iter();
        points.extend(vintages.next().map(|of| (year, of)));
        others.extend(vintages.map(|of| (year, of)));
    }
    let (_, shown) = points.iter().find(|(year, _)| *year == shared.year)?;
    let item = row_of(dataset, shown);
    if points.len() < 2 {
        return None;
    }
    let lang = shared.lang;
    let prices = match indicator.growth_basis {
        // Growth is stated at constant prices, but levels never are.
        Some(GrowthBasis::ConstantPrices) => lang.nominal(),
        _ => "",
    };
    Some(Series {
        name: wording::indicator_name(dataset, shared.area, id, Measure::Level, lang),
        unit: indicator.unit,
        unit_text: numbers::Style::of(indicator.unit, lang).heading(),
        prices,
        points,
        others,
        item,
    })
}

impl<'d> Series<'d> {
    /// Where its levels were printed.
    pub(super) fn citations(&self) -> impl Iterator<Item = &'d Citation> {
        let all = self.points.iter().chain(&self.others);
        all.map(|(_, of)| &of.citation)
    }

    /// Selects nothing where another row does.
    pub(super) fn unlist(&mut self, listed: &[Item]) {
        self.item = self.item.filter(|item| !listed.contains(item));
    }

    fn value(&self, of: &Observation) -> Value {
        Value::printed(of.figure, Form::of(Measure::Level)).under(self.unit)
    }

    /// The panel in the given number of cells and rows, without its title.
    fn panel(&self, shared: &Shared, columns: usize, rows: usize) -> Vec<Strip> {
        let all = self.points.iter().map(|point| (point, Vintage::Preferred));
        let others = self.others.iter().map(|point| (point, Vintage::Other));
        let points = all.chain(others).filter_map(|((year, of), vintage)| {
            let value = self.value(of);
            Some(Point {
                year: *year,
                value: value.number()?,
                label: value.text(shared.lang),
                vintage,
            })
        });
        let levels = Levels {
            points: points.collect(),
            chosen: Some(shared.year),
            ..Levels::default()
        };
        levels.rows(columns, rows, shared.marks())
    }

    /// Years and numbers of the row: not too far back.
    fn recent(&self, shared: &Shared) -> Vec<(Year, &Observation)> {
        let last = self.points.last().map_or(shared.year, |(year, _)| *year);
        let first = last.saturating_sub(MOST_YEARS).min(shared.year);
        let points = self.points.iter().copied();
        points.filter(|(year, _)| *year >= first).collect()
    }
}

/// The years with levels, as the marks of a row join them: `2015 ┄ 2020 ─ 2021`.
#[must_use]
pub(super) fn years(shared: &Shared, all: &[Series<'_>]) -> String {
    let mut years: Vec<Year> = all
        .iter()
        .flat_map(|of| of.recent(shared))
        .map(|(year, _)| year)
        .collect();
    years.sort_unstable();
    years.dedup();
    let mut text = String::new();
    let mut before: Option<Year> = None;
    for year in years {
        let joined = match before.and_then(|of| of.checked_add(1)) {
            None => "",
            Some(next) if next == year => " ─ ",
            Some(_) => " ┄ ",
        };
        text.push_str(joined);
        text.push_str(&year.to_string());
        before = Some(year);
    }
    text
}

/// How many panels fit beside each other.
#[must_use]
pub(super) fn abreast(room: usize) -> usize {
    let with_gap = LEAST.saturating_add(BETWEEN);
    room.saturating_add(BETWEEN)
        .checked_div(with_gap)
        .unwrap_or(1)
        .max(1)
}

/// Panels in the given number of columns and height, each with its title above and a blank line below.
#[must_use]
pub(super) fn panels(
    shared: &Shared,
    all: &[Series<'_>],
    (room, abreast): (usize, usize),
    rows: usize,
) -> Rows {
    let gaps = abreast.saturating_sub(1).saturating_mul(BETWEEN);
    let wide = room.saturating_sub(gaps);
    let wide = wide.checked_div(abreast.max(1)).unwrap_or(room);
    let mut below = Rows::default();
    for (at, band) in all.chunks(abreast.max(1)).enumerate() {
        if at > 0 {
            below.blank();
        }
        let mut band_rows = Rows::default();
        for (at, series) in band.iter().enumerate() {
            let panel = panel(shared, series, wide, rows);
            let from = at.saturating_mul(wide.saturating_add(BETWEEN));
            band_rows = band_rows.beside(from, panel);
        }
        below.append(band_rows);
    }
    below
}

fn panel(shared: &Shared, series: &Series<'_>, wide: usize, rows: usize) -> Rows {
    let theme = shared.styles();
    let said = [&*series.unit_text, series.prices];
    let said = said.into_iter().filter(|word| !word.is_empty());
    let said = said.collect::<Vec<_>>().join(" ");
    let room = wide.saturating_sub(width(&said)).saturating_sub(2);
    let name = names_apart(&[(&series.name, room)]).concat();
    let head = title(shared, &name, &said);
    let mut panel = Rows::default();
    match series.item {
        Some(item) => panel.item(head, wide, item),
        None => panel.text(head),
    }
    for strip in series.panel(shared, wide, rows) {
        panel.text(line_of(&strip, &theme));
    }
    panel
}

/// Levels a row each: the first number, a mark for each year, the last few numbers, the unit. Names
/// that are cut keep enough to be known by, even where the row is then wider than its room.
#[must_use]
pub(super) fn micro_rows(shared: &Shared, all: &[Series<'_>], room: usize, last: usize) -> Rows {
    let theme = shared.styles();
    let lang = shared.lang;
    let marks = shared.marks();
    let mut head = Rows::default();
    let mut is_money = all.iter().map(|of| of.unit.dimension() == Dimension::Money);
    let prices = match is_money.any(|is_money| is_money) {
        true => format!("  {}", lang.money_at_current_prices()),
        false => String::new(),
    };
    let said = format!("{}{prices}", years(shared, all));
    head.heading(title(shared, lang.section_levels(), &said));
    let years = || all.iter().flat_map(|of| of.recent(shared));
    let first = years().map(|(year, _)| year).min().unwrap_or(shared.year);
    let mut columns: Vec<Year> = years().map(|(year, _)| year).collect();
    columns.sort_unstable();
    columns.dedup();
    // The first number, and the last few.
    let last = columns.len().saturating_sub(last).max(1);
    let number = |series: &Series<'_>, year: Year| {
        let points = series.points.iter();
        let point = points.clone().find(|(of, _)| *of == year);
        point.map_or_else(String::new, |(_, of)| series.value(of).text(lang))
    };
    let with_numbers = |year: Year| {
        let numbers: Vec<String> = all.iter().map(|of| number(of, year)).collect();
        let cells = numbers.iter().map(|of| width(of)).max().unwrap_or(0);
        (year, numbers, cells)
    };
    let (_, first_numbers, first_cells) = with_numbers(first);
    let behind = columns.get(last..).unwrap_or_default().iter();
    let behind: Vec<(Year, Vec<String>, usize)> = behind.map(|year| with_numbers(*year)).collect();
    let strips: Vec<Strip> = all
        .iter()
        .map(|of| strip(shared, of, first, marks))
        .collect();
    let strip_cells = strips.iter().map(Strip::width).max().unwrap_or(0);
    let is_drawn = marks == Marks::Unicode;
    let numbers = behind.iter().fold(0usize, |sum, (_, _, cells)| {
        sum.saturating_add(*cells).saturating_add(2)
    });
    let numbers = match is_drawn {
        true => numbers.saturating_add(first_cells).saturating_add(2),
        false => 0,
    };
    let said = all.iter().map(|of| width(&of.unit_text)).max().unwrap_or(0);
    let used = strip_cells
        .saturating_add(numbers)
        .saturating_add(said)
        .saturating_add(3);
    let wanted = all.iter().map(|of| of.name.width()).max().unwrap_or(0);
    let name = wanted.min(room.saturating_sub(used).max(LEAST_NAME));
    let names: Vec<(&Name, usize)> = all.iter().map(|of| (&of.name, name)).collect();
    let number_of = |numbers: &[String], row: usize, cells: usize| {
        pad_start(numbers.get(row).map_or("", String::as_str), cells)
    };
    let named = all.iter().zip(names_apart(&names));
    for (row, ((series, name_of), strip)) in named.zip(strips).enumerate() {
        let mut line = Line::from(pad_end(&name_of, name.saturating_add(2)));
        if is_drawn {
            let of_first = number_of(&first_numbers, row, first_cells);
            line.push_span(Span::styled(format!("{of_first} "), theme.quiet));
        }
        let mut strip = strip;
        strip.pad_to(strip_cells);
        line.extend(line_of(&strip, &theme).spans);
        if is_drawn {
            for (year, numbers, cells) in &behind {
                let text = number_of(numbers, row, cells.saturating_add(2));
                let style = match *year == shared.year {
                    true => theme.strong,
                    false => Style::new(),
                };
                line.push_span(Span::styled(text, style));
            }
        }
        line.push_span(Span::styled(format!(" {}", series.unit_text), theme.quiet));
        let wide = name.saturating_add(used);
        match series.item {
            Some(item) => head.item(line, wide.min(room), item),
            None => head.text(line),
        }
    }
    head
}

fn strip(shared: &Shared, series: &Series<'_>, first: Year, marks: Marks) -> Strip {
    let recent = series.recent(shared);
    let points: Vec<_> = recent
        .iter()
        .filter_map(|(year, of)| Some((*year, series.value(of).number()?)))
        .collect();
    let mut strip = Strip::default();
    if let (Marks::Unicode, Some((begins, _))) = (marks, points.first()) {
        strip.pad_to(usize::from(begins.saturating_sub(first)));
    }
    let write = |value| {
        let is_it = |of: &&Observation| series.value(of).number() == Some(value);
        let mut all = recent.iter().map(|(_, of)| *of);
        let found = all.find(is_it);
        found.map_or_else(String::new, |of| series.value(of).text(shared.lang))
    };
    for (text, role) in micro(&points, shared.year, marks, write).pieces() {
        strip.push(text.as_str(), *role);
    }
    strip
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn the_year_shown_is_told_however_far_back_it_lies() {
        let dataset = Arc::new(frozen());
        let area = dataset.zone().home;
        let mut shared = Shared::new(dataset, Lang::Zh, area, 2021);
        let expect_from = |shared: &Shared, earliest: Year| {
            let mut all = of_year(shared, None, 1);
            let (_, first) = all[0].points[0];
            all[0].points.insert(0, (1991, first));
            let text = years(shared, &all);
            assert!(text.ends_with("2020 ─ 2021"), "{text}");
            assert!(text.starts_with(&earliest.to_string()), "{text}");
        };
        // Thirty years back, the other years would stand too far apart.
        expect_from(&shared, 2015);
        shared.year = 2015;
        expect_from(&shared, 2015);
        let dataset = Arc::clone(&shared.dataset);
        let mut all = of_year(&shared, None, 1);
        let first = all[0].points[0].1;
        all[0].points.insert(0, (1991, first));
        let old = Shared::new(dataset, Lang::Zh, area, 1991);
        assert!(years(&old, &all).starts_with("1991 ┄ 2015"));
    }
}
