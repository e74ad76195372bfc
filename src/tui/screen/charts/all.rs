//! All indicators: the ratios of their levels in one year to those in an earlier one, some of them as
//! small multiples, and the rest by topic.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::list::Parts;
use super::panels::{Grid, GridRoom};
use super::plot::{Plot, multiples_of};
use super::{Charts, inside, list, put_frame, put_place};
use crate::sheet::Group;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::rows::under_their_headings;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{self, put};
use crate::tui::widget::painted::Painted;

/// The last lines of a row of panels: the axis, its years and a blank one.
const AXIS_LINES: u16 = 3;

/// A line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Blank,
    Rule,
    Heading(Group),
    /// A row of the ratio dot plot.
    Multiple(usize),
    /// The note below the plot.
    Note,
    /// A line of the small multiples.
    Panels(u16),
    Row(usize),
}

impl Entry {
    /// The position in the list of the row that it is.
    fn row(&self) -> Option<usize> {
        match self {
            Entry::Multiple(at) | Entry::Row(at) => Some(*at),
            _ => None,
        }
    }
}

/// The lines in view, with their data.
pub(super) struct View<'c> {
    charts: &'c Charts,
    shared: &'c Shared,
    /// Where the lines stand.
    area: Rect,
    /// Rows of the plot.
    plotted: usize,
    grid: Option<Cow<'c, Grid>>,
    entries: Vec<Entry>,
    /// Those of the entries that are in view.
    seen: Vec<usize>,
}

/// What the lines in view depend on, together with the list as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    area: Rect,
    seen: Vec<usize>,
    revision: u64,
}

impl<'c> View<'c> {
    pub(super) fn of(charts: &'c Charts, shared: &'c Shared, body: Rect) -> View<'c> {
        let plotted = charts.plotted();
        let area = inside(body);
        // In one line or not at all.
        let note = charts.note();
        let has_note = !note.is_empty() && width(note) <= usize::from(body.width);
        let room = GridRoom {
            columns: body.width,
            rows: body.height,
            plotted,
        };
        let grid = match charts.list.options().is_default() {
            false => None,
            true => match charts.grid.get(shared, &room) {
                Some(kept) => kept.as_ref().map(Cow::Borrowed),
                // As a picture of another size.
                None => Grid::of(shared, room).map(Cow::Owned),
            },
        };
        let entries = entries(charts, plotted, has_note, grid.as_deref());
        let is_selected = |entry: &Entry| entry.row() == Some(charts.list.at());
        let selected = entries.iter().position(is_selected).unwrap_or(0);
        // The titles of a row of panels stay above them as a heading does.
        let lines = grid.as_ref().map_or(0, |grid| grid.lines_of_a_row());
        let is_heading = |line: usize| match entries.get(line) {
            Some(Entry::Heading(_) | Entry::Rule) => true,
            Some(Entry::Panels(of)) => of.checked_rem(lines) == Some(0),
            _ => false,
        };
        let is_row = |line: usize| match entries.get(line) {
            // Of a panel, the axis with its years and the blank line below say nothing alone.
            Some(Entry::Panels(of)) => {
                let within = of.checked_rem(lines).unwrap_or(0);
                within.saturating_add(AXIS_LINES) < lines
            }
            Some(entry) => entry.row().is_some(),
            None => false,
        };
        let height = usize::from(area.height);
        let seen = under_their_headings(entries.len(), selected, height, is_heading, is_row);
        View {
            charts,
            shared,
            area,
            plotted,
            grid,
            entries,
            seen,
        }
    }

    pub(super) fn window(&self) -> Window {
        Window {
            area: self.area,
            seen: self.seen.clone(),
            revision: self.charts.list.revision(),
        }
    }

    /// The part of the picture that does not depend on the selected row. No indicators are compared while
    /// all are shown.
    pub(super) fn painted(&self) -> Painted {
        Painted::of(self.area, &self.shared.styles(), |canvas| {
            self.paint(canvas)
        })
    }

    fn lines(&self) -> impl Iterator<Item = (u16, &Entry)> {
        let seen = self.seen.iter().filter_map(|at| self.entries.get(*at));
        (0u16..).zip(seen)
    }

    fn hides_more(&self) -> bool {
        let last = self.seen.last();
        last.is_some_and(|last| last.saturating_add(1) < self.entries.len())
    }

    fn paint(&self, canvas: &mut Canvas<'_>) {
        let (charts, shared, area) = (self.charts, self.shared, self.area);
        let in_view = self.lines().filter_map(|(_, entry)| match entry {
            Entry::Multiple(at) => Some(*at),
            _ => None,
        });
        let in_view: Vec<usize> = in_view.collect();
        let room = usize::from(area.width);
        let plot = Plot::of(charts, shared, (&in_view, self.plotted), room);
        let mut rows = Vec::new();
        for (line, entry) in self.lines() {
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
                    let note = Span::styled(charts.note().to_owned(), shared.styles().quiet);
                    put(canvas, area, line, note);
                }
                Entry::Panels(of) => {
                    if let Some(grid) = &self.grid {
                        grid.put_line(charts, shared, *of, canvas, area, line);
                    }
                }
                Entry::Row(at) => rows.push((line, *at)),
            }
        }
        list::draw(charts, shared, (&rows, Parts::All), canvas, area);
    }

    /// Points out the selected row and its panel.
    fn select(&self, canvas: &mut Canvas<'_>) {
        let theme = self.shared.styles();
        for (line, entry) in self.lines() {
            if entry.row() == Some(self.charts.list.at()) {
                paint::select(canvas, self.area, line, &theme);
            }
            if let (Entry::Panels(of), Some(grid)) = (entry, &self.grid) {
                grid.select(self.charts, &theme, *of, canvas, self.area, line);
            }
        }
    }

    /// Draws the last line dim where others follow out of sight.
    fn fade_last(&self, canvas: &mut Canvas<'_>) {
        if let Some((line, entry)) = self.lines().last()
            && self.hides_more()
            && entry.row().is_some_and(|at| at != self.charts.list.at())
        {
            paint::fade(canvas, self.area, line, &self.shared.styles());
        }
    }
}

pub(super) fn draw(charts: &Charts, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
    let multiples = multiples_of(charts);
    let legend = multiples.0.map_or_else(String::new, |span| {
        let (full, hollow) = (shared.marks().pick('●', '*'), shared.marks().pick('○', 'o'));
        let (first, last) = match span.first == shared.year {
            true => (full, hollow),
            false => (hollow, full),
        };
        let marks =
            [(first, span.first), (last, span.last)].map(|(mark, year)| format!("{mark} {year}"));
        shared.lang.legend_multiples(marks.join("   "))
    });
    put_frame(charts, shared, canvas, body, &legend);
    let view = View::of(charts, shared, body);
    match charts.painted.get(shared, &view.window()) {
        Some(painted) => painted.put(canvas),
        None => view.paint(canvas),
    }
    view.select(canvas);
    view.fade_last(canvas);
    put_place(charts, shared, canvas, body, view.hides_more());
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
