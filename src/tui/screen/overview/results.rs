//! A year with results: beside or below its targets the levels, the projects, the audit and the sources.

use ratatui::text::Span;

use super::compared::{Compared, section_rows};
use super::multiples::{self, Series};
use super::rows::{Rows, title};
use super::{Overview, Page, Room, parts, places};
use crate::tui::sections;
use crate::tui::shared::Shared;

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

/// Cells between the targets and the column beside them.
const BETWEEN: usize = 3;

/// The height from which the projects and the audit have lists rather than a line.
const HIGH: usize = 34;

pub(super) fn page(screen: &Overview, shared: &Shared, compared: Compared, room: Room) -> Page {
    let Compared {
        head,
        judged,
        unjudged,
        columns,
        mut places,
        is_airy,
    } = compared;
    let heads = sections::heads(shared.lang);
    let mut left = section_rows(screen, shared, &judged, heads, columns, is_airy);
    let series = multiples::of_year(shared, None, PANELS);
    let mut shows_lists = false;
    let right = match room.columns.saturating_sub(columns) {
        cells @ 1.. => {
            let wide = cells.saturating_sub(BETWEEN);
            let below_message = room
                .rows
                .saturating_sub(2)
                .saturating_sub(usize::from(is_airy));
            let listed = series.get(..parts::LEVELS).unwrap_or(&series);
            places.extend(places::of_lists(shared, listed));
            Some((
                wide,
                beside(shared, &series, (wide, below_message), &places),
            ))
        }
        0 => {
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

/// Levels, projects, audit and sources below each other, in the given number of cells and rows. Panels
/// fill the rest of the rows.
fn beside(
    shared: &Shared,
    series: &[Series<'_>],
    (wide, high): (usize, usize),
    places: &[places::Kind],
) -> Rows {
    let [levels, stages, audit] = parts::all(shared, series, wide);
    let lists = vec![stages.clone(), audit.clone()];
    let lists = match parts::beside(lists, wide) {
        Some(beside) => beside,
        None => parts::below(vec![stages, audit], true),
    };
    let places = places::rows(shared, places, wide);
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
