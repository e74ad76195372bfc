//! A year without targets: the ratios of the next year's levels to its own, its other figures, and the
//! levels of the following years.

use ratatui::text::{Line, Span};

use super::published::published;
use super::ratios::{Times, ratio_rows, ratios};
use super::rows::{Item, Part, Rows, title};
use super::{Page, Room, head, listed, multiples, places, promises};
use crate::dataset::{Measure, Observation};
use crate::picture::digits::Size;
use crate::picture::{Role, Strip};
use crate::sheet::summary::{self, Message};
use crate::sheet::{Form, RowId, Value};
use crate::text::numbers;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::line_of;
use crate::wording;

/// The height from which lists are separated by blank rows.
const AIRY: usize = 26;

/// The rows of a small panel, its title not among them.
const PANEL: usize = 9;

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
        left.gap(true);
        let name = match shown.is_empty() {
            true => lang.figures_of_year(),
            false => lang.other_figures(),
        };
        left.heading(title(shared, &format!("{name} {}", others.len()), ""));
        left.append(listed::rows(shared, &others, room.columns));
    }
    let said = said(shared, &all, &ratios);
    let mut panels = multiples::of_year(shared, Some(shared.year), PANELS);
    // An indicator with a row above is selected there.
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
        left.gap(true);
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
    let said = places::named(shared, &said, room.columns);
    if left.len().saturating_add(said.len()).saturating_add(4) <= room.rows {
        left.gap(true);
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

/// The figures that the year lacks, and the places where the others were printed.
fn said(shared: &Shared, all: &[&Observation], ratios: &[Times<'_>]) -> Vec<(String, Vec<String>)> {
    let lang = shared.lang;
    let citations = all.iter().map(|of| &of.citation);
    let citations = citations.chain(ratios.iter().flat_map(Times::citations));
    let places = places::lines(shared, citations);
    vec![
        (lang.not_in_dataset().to_owned(), vec![absent(shared, all)]),
        (lang.section_sources().to_owned(), places),
    ]
}

/// The indicators of which other years have figures but this one has none.
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
        let wide = lines.iter().map(Strip::width).max().unwrap_or(0);
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
    // A number that is not drawn large is put beside its name.
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
    // If the title sentence fits, it already says this.
    let cx = shared.context();
    let message = summary::overview(&cx).text(&cx, room.columns);
    let next = next.filter(|next| !message.contains(&lang.next_year_is(next)));
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
