//! Lines that combine several lists, with the row that each part of a line selects.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::sheet::RowId;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::rows::under_their_headings;
use crate::tui::shared::Shared;
use crate::tui::theme::Theme;
use crate::tui::widget::paint::{self, cells, fade, put, select};

/// The lists of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The targets of the year.
    Targets,
    /// Figures of the year, and of the years before and after it.
    Figures,
    /// The figures stated about the stages of a programme.
    Stages,
    /// The checks; the first one of each outcome represents all of them.
    Checks,
}

/// A row that can be selected.
pub(super) type Item = (Part, RowId);

/// The cells of a line that belong to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// The first cell.
    pub from: usize,
    /// How many cells.
    pub cells: usize,
    /// The row.
    pub item: Item,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Row {
    line: Line<'static>,
    is_heading: bool,
    spots: Vec<Spot>,
}

/// Lines below each other, with the order in which keys move through their rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    order: Vec<Item>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that can be selected, in order.
    pub(super) fn order(&self) -> &[Item] {
        &self.order
    }

    /// A line that selects nothing.
    pub(super) fn text(&mut self, line: impl Into<Line<'static>>) {
        self.rows.push(Row {
            line: line.into(),
            ..Row::default()
        });
    }

    /// A blank line between two lists, if there is room for one and a list above.
    pub(super) fn gap(&mut self, is_airy: bool) {
        if is_airy && !self.is_empty() {
            self.blank();
        }
    }

    pub(super) fn blank(&mut self) {
        self.rows.push(Row::default());
    }

    /// Adds a heading, which stays visible while the lines below it are scrolled.
    pub(super) fn heading(&mut self, line: impl Into<Line<'static>>) {
        self.rows.push(Row {
            line: line.into(),
            is_heading: true,
            ..Row::default()
        });
    }

    /// Adds a line of one row, `cells` cells wide.
    pub(super) fn item(&mut self, line: Line<'static>, cells: usize, item: Item) {
        let spot = Spot {
            from: 0,
            cells,
            item,
        };
        self.items(line, vec![spot]);
    }

    /// A line of several rows.
    pub(super) fn items(&mut self, line: Line<'static>, spots: Vec<Spot>) {
        self.order.extend(spots.iter().map(|spot| spot.item));
        self.rows.push(Row {
            line,
            is_heading: false,
            spots,
        });
    }

    /// Adds lines below.
    pub(super) fn append(&mut self, below: Rows) {
        self.rows.extend(below.rows);
        self.order.extend(below.order);
    }

    /// Adds lines beside these, from a cell on. In the order of selection, their rows come last.
    pub(super) fn beside(mut self, at: usize, right: Rows) -> Rows {
        let count = self.rows.len().max(right.rows.len());
        self.rows.resize(count, Row::default());
        for (row, other) in self.rows.iter_mut().zip(right.rows) {
            let used = usize::from(paint::line_width(&row.line));
            if !other.line.spans.is_empty() {
                row.line.push_span(" ".repeat(at.saturating_sub(used)));
                row.line.extend(other.line.spans);
            }
            row.is_heading |= other.is_heading;
            row.spots.extend(other.spots.into_iter().map(|spot| Spot {
                from: spot.from.saturating_add(at),
                ..spot
            }));
        }
        self.order.extend(right.order);
        self
    }

    /// The lines as texts.
    #[cfg(test)]
    pub(super) fn texts(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.line.to_string()).collect()
    }

    /// The line of a row.
    pub(super) fn line_of(&self, item: Item) -> Option<usize> {
        let is_of = |row: &Row| row.spots.iter().any(|spot| spot.item == item);
        self.rows.iter().position(is_of)
    }

    /// The cells of the widest line.
    pub(super) fn wide(&self) -> usize {
        let wide = |row: &Row| {
            let spans = row.line.spans.iter();
            spans.fold(0usize, |sum, of| sum.saturating_add(width(&of.content)))
        };
        self.rows.iter().map(wide).max().unwrap_or(0)
    }

    /// Draws as many lines as there is room for, around the selected row. `position` tells where a
    /// row stands among all of the screen.
    pub(super) fn draw(
        &self,
        selected: Option<Item>,
        position: impl Fn(Item) -> Option<usize>,
        theme: &Theme,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> Hidden {
        let is_selected = |spot: &Spot| Some(spot.item) == selected;
        let at = selected.and_then(|item| self.line_of(item));
        let height = usize::from(area.height);
        let is_heading = |at: usize| self.rows.get(at).is_some_and(|row| row.is_heading);
        let is_row = |at: usize| self.rows.get(at).is_some_and(|row| !row.spots.is_empty());
        let chosen = at.unwrap_or(0);
        let mut seen = under_their_headings(self.rows.len(), chosen, height, is_heading, is_row);
        // A heading without rows would say nothing.
        while seen.len() > 1
            && let Some(end) = seen.last().copied()
            && end.saturating_add(1) < self.rows.len()
            && is_heading(end)
        {
            seen.pop();
        }
        let last = seen.last().copied().unwrap_or(0);
        let is_cut = last.saturating_add(1) < self.rows.len();
        // Where a list ends at the last line, nothing of it is hidden.
        let next = self.rows.get(last.saturating_add(1));
        let goes_on = next.is_some_and(|row| !row.line.spans.is_empty());
        for (line, at) in (0u16..).zip(&seen) {
            let Some(row) = self.rows.get(*at) else {
                continue;
            };
            put(canvas, area, line, row.line.clone());
            let chosen = row.spots.iter().find(|spot| is_selected(spot));
            if goes_on && *at == last && chosen.is_none() {
                fade(canvas, area, line, theme);
            }
            for spot in &row.spots {
                if let Some(position) = position(spot.item) {
                    let place = Rect {
                        y: area.y.saturating_add(line),
                        height: 1,
                        ..place(area, spot)
                    };
                    canvas.note(place, Hit::Row(position));
                }
            }
            if let Some(spot) = chosen {
                select(canvas, place(area, spot), line, theme);
            }
        }
        // A heading that stays in sight does not count as a line above the others.
        let has_gap = seen
            .iter()
            .zip(seen.iter().skip(1))
            .any(|(a, b)| a.saturating_add(1) < *b);
        Hidden {
            above: has_gap || seen.first().is_some_and(|first| *first > 0),
            below: is_cut,
            next: last.saturating_add(1),
        }
    }
}

/// Whether lines are not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hidden {
    pub above: bool,
    pub below: bool,
    /// The position of the line behind the last that is seen.
    pub next: usize,
}

impl Hidden {
    /// Those of two columns; where the lines of this one end counts.
    pub(super) fn or(self, other: Hidden) -> Hidden {
        Hidden {
            above: self.above || other.above,
            below: self.below || other.below,
            ..self
        }
    }
}

/// The cells of a row in all lines of an area.
fn place(area: Rect, spot: &Spot) -> Rect {
    let place = Rect {
        x: area.x.saturating_add(cells(spot.from)),
        width: cells(spot.cells),
        ..area
    };
    place.intersection(area)
}

/// A title with a less prominent remark.
pub(super) fn title(shared: &Shared, title: &str, said: &str) -> Line<'static> {
    let theme = shared.styles();
    Line::from(vec![
        Span::styled(title.to_owned(), theme.strong),
        Span::styled(format!("  {said}"), theme.quiet),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;

    fn item(at: u32) -> Item {
        (Part::Figures, RowId::Figure(Record::Observation(at)))
    }

    fn rows(from: u32, count: u32) -> Rows {
        let mut rows = Rows::default();
        for at in from..from + count {
            rows.item(Line::from(format!("row {at}")), 6, item(at));
        }
        rows
    }

    #[test]
    fn lists_beside_each_other_are_gone_through_one_after_the_other() {
        let both = rows(0, 3).beside(10, rows(3, 2));
        assert_eq!(both.len(), 3);
        let order: Vec<Item> = (0..5).map(item).collect();
        assert_eq!(both.order(), order);
        assert_eq!(both.wide(), 15);
        let spots: Vec<usize> = both.rows[1].spots.iter().map(|spot| spot.from).collect();
        assert_eq!(spots, [0, 10]);
        assert_eq!(both.rows[1].line.to_string(), "row 1     row 4");
    }
}
