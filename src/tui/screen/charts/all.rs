//! All indicators: how many times their levels of one year those of an earlier one are, some of
//! them as small multiples, and the rest by topic.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::list::Parts;
use super::panels::{Grid, GridRoom};
use super::plot::{Plot, multiples_of};
use super::{Charts, frame, list, put_place};
use crate::sheet::Group;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::list::under_headings;
use crate::tui::widget::paint::{self, put};

/// A line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Blank,
    Rule,
    Heading(Group),
    /// A row of the ratio dot plot.
    Multiple(usize),
    /// What is said below the plot.
    Note,
    /// A line of the small multiples.
    Panels(u16),
    Row(usize),
}

pub(super) fn draw(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
    let multiples = multiples_of(charts);
    let legend = multiples.0.map_or_else(String::new, |span| {
        let (full, hollow) = (shared.marks().pick('●', '*'), shared.marks().pick('○', 'o'));
        let (first, last) = match span.first == shared.year {
            true => (full, hollow),
            false => (hollow, full),
        };
        let told =
            [(first, span.first), (last, span.last)].map(|(mark, year)| format!("{mark} {year}"));
        shared.lang.legend_multiples(told.join("   "))
    });
    let area = frame(charts, shared, canvas, body, &legend);
    let plotted = charts.plotted();
    // In one line or not at all.
    let note = charts.note();
    let has_note = !note.is_empty() && width(note) <= usize::from(body.width);
    let room = GridRoom {
        columns: body.width,
        rows: body.height,
        plotted,
    };
    let drawn;
    let grid = match charts.grid.get(shared, &room) {
        Some(kept) => kept.as_ref(),
        // As a picture of another size.
        None => {
            drawn = Grid::of(shared, room);
            drawn.as_ref()
        }
    };
    let grid = grid.filter(|_| charts.list.options().is_default());
    let entries = entries(charts, plotted, has_note, grid);
    let selected = entries.iter().position(
        |entry| matches!(entry, Entry::Multiple(at) | Entry::Row(at) if *at == charts.list.at()),
    );
    let is_heading = |line: usize| matches!(entries.get(line), Some(Entry::Heading(_)));
    let seen = under_headings(
        entries.len(),
        selected.unwrap_or(0),
        usize::from(area.height),
        is_heading,
    );
    let is_more = seen
        .last()
        .is_some_and(|last| last.saturating_add(1) < entries.len());
    let in_view: Vec<usize> = seen
        .iter()
        .filter_map(|at| match entries.get(*at) {
            Some(Entry::Multiple(at)) => Some(*at),
            _ => None,
        })
        .collect();
    let plot = Plot::of(charts, shared, (&in_view, plotted), usize::from(area.width));
    let mut rows = Vec::new();
    for (line, entry) in (0u16..).zip(seen.iter().filter_map(|at| entries.get(*at))) {
        match entry {
            Entry::Blank => {}
            Entry::Rule => paint::rule(canvas, area, line, shared.styles().rule),
            Entry::Heading(group) => {
                let mut words = group.words(&shared.context());
                if let Group::Span(span) = group
                    && width(&words) >= plot.picture_at()
                {
                    words = format!("{} / {}", span.last, span.first);
                }
                let words = Span::styled(words, shared.styles().strong);
                put(canvas, area, line, words);
                if matches!(group, Group::Span(_)) {
                    plot.put_heads(shared, canvas, area, line);
                }
            }
            Entry::Multiple(at) => plot.put_row(charts, shared, *at, canvas, area, line),
            Entry::Note => {
                let note = Span::styled(note.to_owned(), shared.styles().quiet);
                put(canvas, area, line, note);
            }
            Entry::Panels(of) => {
                if let Some(grid) = grid {
                    grid.put_line(charts, shared, *of, canvas, area, line);
                }
            }
            Entry::Row(at) => rows.push((line, *at)),
        }
    }
    list::draw(charts, shared, (&rows, Parts::All), canvas, area);
    fade_last(charts, shared, &entries, &seen, canvas, area);
    put_place(charts, shared, canvas, body, is_more);
}

fn entries(charts: &Charts, plotted: usize, has_note: bool, grid: Option<&Grid>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut groups = charts.list.list().groups.iter().peekable();
    let put_grid = |entries: &mut Vec<Entry>| {
        if let Some(grid) = grid {
            if !entries.is_empty() {
                entries.push(Entry::Rule);
            }
            entries.extend((0..grid.lines()).map(Entry::Panels));
        }
    };
    if plotted == 0 {
        put_grid(&mut entries);
    }
    for at in 0..charts.list.ids().len() {
        if let Some((_, group)) = groups.next_if(|(start, _)| *start == at) {
            if !entries.is_empty() {
                entries.push(Entry::Blank);
            }
            entries.push(Entry::Heading(*group));
        }
        entries.push(match at < plotted {
            true => Entry::Multiple(at),
            false => Entry::Row(at),
        });
        if at.saturating_add(1) == plotted {
            if has_note {
                entries.push(Entry::Note);
            }
            put_grid(&mut entries);
        }
    }
    entries
}

/// Draws the last line dim where others follow out of sight.
fn fade_last(
    charts: &Charts,
    shared: &Shared,
    entries: &[Entry],
    seen: &[usize],
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let Some(last) = seen.last() else { return };
    let hides_more = last.saturating_add(1) < entries.len();
    if let Some(Entry::Row(at) | Entry::Multiple(at)) = entries.get(*last)
        && hides_more
        && *at != charts.list.at()
    {
        let line = paint::cells(seen.len().saturating_sub(1));
        paint::fade(canvas, area, line, &shared.styles());
    }
}
