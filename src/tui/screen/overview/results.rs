//! A year with results.

use ratatui::text::Span;

use super::multiples::{self, Series};
use super::rows::{Part, Rows, title};
use super::{Overview, Page, Room, head, parts, places, unjudged};
use crate::analysis::scorecard::Score;
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::tui::widget::section::columns::{Columns, Places};
use crate::tui::widget::section::{Heads, lines};

/// The width from which levels and audit have a column of their own.
const WIDE: usize = 150;

/// The least cells of the pictures beside that column.
const PICTURES: usize = 115;

/// Panels below each other before there is room for the places.
const MOST_BEFORE_PLACES: usize = 2;

/// The rows that a panel takes beside its picture: its title, and a blank one below.
const AROUND_PANEL: usize = 2;

/// The rows of a panel's picture.
const PANEL: (usize, usize) = (8, 16);

/// Panels at most.
const PANELS: usize = 12;

/// The cells that the place of the selected row takes in the last line.
const PLACE: usize = 10;

/// The height from which the projects and the audit have lists rather than a line.
const HIGH: usize = 34;

pub(super) fn page(screen: &Overview, shared: &Shared, scores: &[Score<'_>], room: Room) -> Page {
    let columns = match room.columns {
        WIDE.. => PICTURES,
        columns => columns,
    };
    let left_room = Room { columns, ..room };
    let head = head::of_results(shared, scores, left_room);
    let judged = sections::of_list(shared, &screen.targets, |score| score.verdict.is_judged());
    let heads = sections::heads(shared.lang);
    // The rows that are compared, with a heading each section.
    let compared: usize = judged.iter().map(|of| of.at.len().saturating_add(1)).sum();
    let fixed = head.len().saturating_add(2).saturating_add(compared);
    let air = judged.len().saturating_add(1);
    let is_airy = fixed.saturating_add(air) <= room.rows;
    let mut left = section_rows(screen, shared, &judged, heads, columns, is_airy);
    let unjudged = unjudged::lists(screen, shared, scores, columns);
    let series = multiples::of_year(shared, None, PANELS);
    let mut shows_lists = false;
    let right = match room.columns {
        WIDE.. => {
            let wide = room.columns.saturating_sub(PICTURES).saturating_sub(3);
            let below_message = room
                .rows
                .saturating_sub(2)
                .saturating_sub(usize::from(is_airy));
            let listed = series.get(..parts::LEVELS).unwrap_or(&series);
            let places = places::of_results(shared, scores, listed);
            Some((wide, beside(shared, &series, (wide, below_message), places)))
        }
        _ => {
            let lists = parts::all(shared, &series, columns);
            let [levels, stages, audit] = lists.clone();
            let abreast =
                parts::beside(vec![levels, stages, audit], columns).filter(|_| room.rows >= HIGH);
            match abreast {
                Some(abreast) => {
                    left.text(rule(shared, columns));
                    left.append(abreast);
                }
                None => {
                    left.gap(is_airy);
                    left.append(parts::below(lists.into(), is_airy));
                    // The message, what follows it, and the last line.
                    let used = head.len().saturating_add(left.len()).saturating_add(4);
                    shows_lists = used <= room.rows;
                }
            }
            None
        }
    };
    let mut further = Vec::new();
    for (rows, name) in unjudged {
        if !rows.is_empty() {
            left.gap(is_airy);
            further.push((left.len(), name));
            left.append(rows);
        }
    }
    let legend = match room.rows < HIGH && right.is_none() && !shows_lists {
        true => {
            further.clear();
            parts::in_a_line(shared, room.columns.saturating_sub(PLACE))
        }
        false => sections::legend(&judged, shared.lang.legend_of_overview()),
    };
    Page {
        head,
        left,
        right,
        legend,
        further,
        is_airy,
    }
}

fn rule(shared: &Shared, columns: usize) -> Span<'static> {
    Span::styled("─".repeat(columns), shared.styles().rule)
}

/// Sections below each other.
pub(super) fn section_rows(
    screen: &Overview,
    shared: &Shared,
    placed: &[Placed],
    heads: Heads<'_>,
    columns: usize,
    is_airy: bool,
) -> Rows {
    let theme = shared.styles();
    let all: Vec<_> = placed.iter().map(|of| of.section.clone()).collect();
    let fitted = Columns::fit(all.iter(), heads, Places::Hidden, columns);
    let mut rows = Rows::default();
    for of in placed {
        rows.gap(is_airy);
        let tick = lines::tick(shared.lang);
        rows.heading(of.section.heading(&fitted, heads, &theme, tick));
        let lines = of.section.lines(&fitted, &theme, shared.marks());
        for (line, at) in lines.into_iter().zip(&of.at) {
            match screen.targets.ids().get(*at) {
                Some(id) => rows.item(line, columns, (Part::Targets, *id)),
                None => rows.text(line),
            }
        }
    }
    rows
}

/// Levels, projects, audit and sources below each other, in the given number of cells and rows. Panels
/// fill the rest of the rows.
fn beside(
    shared: &Shared,
    series: &[Series<'_>],
    (wide, high): (usize, usize),
    places: Vec<(String, Vec<String>)>,
) -> Rows {
    let [levels, stages, audit] = parts::all(shared, series, wide);
    let lists = vec![stages.clone(), audit.clone()];
    let lists = match parts::beside(lists, wide) {
        Some(beside) => beside,
        None => parts::below(vec![stages, audit], true),
    };
    let places = places::rows(shared, &places, wide);
    let mut below = Rows::default();
    let with_places = lists.len().saturating_add(places.len()).saturating_add(1);
    let abreast = multiples::abreast(wide);
    let least = PANEL.0.saturating_add(AROUND_PANEL);
    let bands_in = |taken: usize| {
        let left = high.saturating_sub(taken).saturating_sub(1);
        left.checked_div(least).unwrap_or(0)
    };
    let wanted = series.len().div_ceil(abreast).max(1);
    below.append(lists);
    // Places only where they take no panels away.
    let least = wanted.min(MOST_BEFORE_PLACES).min(bands_in(below.len()));
    if bands_in(with_places.saturating_add(1)) >= least {
        below.text(rule(shared, wide));
        below.append(places);
    }
    let bands = bands_in(below.len()).min(wanted);
    let mut rows = Rows::default();
    match bands {
        0 => rows.append(levels),
        bands => {
            let shown = series
                .get(..bands.saturating_mul(abreast))
                .unwrap_or(series);
            let lang = shared.lang;
            rows.heading(title(
                shared,
                lang.section_levels(),
                &multiples::years(shared, shown),
            ));
            let left = high.saturating_sub(below.len()).saturating_sub(2);
            let each = left.checked_div(bands).unwrap_or(0);
            let panel = each.saturating_sub(AROUND_PANEL).clamp(PANEL.0, PANEL.1);
            rows.append(multiples::panels(shared, shown, (wide, abreast), panel));
        }
    }
    rows.text(rule(shared, wide));
    rows.append(below);
    rows
}
