//! The layout of the screen: lists at the left, one column at the right, and the last line.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Overview;
use super::rows::{Hidden, Item, Rows};
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::pane::FRAME_ROWS;
use crate::tui::rows::whole_signs;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{below, cells, put, put_right};

/// The largest part of a window that is used, in columns and rows.
const MOST: (usize, usize) = (320, 120);

/// The least lines of a list, including its heading; with fewer, it is not begun.
const LEAST_SEEN: usize = 4;

/// The contents of the screen.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Below the message, never scrolled.
    pub(super) head: Rows,
    pub(super) left: Rows,
    /// The column at the right, with its width.
    pub(super) right: Option<(usize, Rows)>,
    /// The text of the last line.
    pub(super) legend: String,
    /// The lists that the last line names instead while they are entirely below the visible part: the
    /// positions of their headings at the left, and their names.
    pub(super) further: Vec<(usize, String)>,
    /// Whether blank lines set the message and the head apart.
    pub(super) is_airy: bool,
}

/// The room of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Room {
    pub(super) fn within(body: Rect) -> Room {
        Room {
            columns: usize::from(body.width).min(MOST.0),
            rows: usize::from(body.height).min(MOST.1),
        }
    }

    /// The room in a terminal of the given columns and rows.
    pub(super) fn of((columns, rows): (u16, u16)) -> Room {
        Room {
            columns: usize::from(columns).saturating_sub(2).min(MOST.0),
            rows: usize::from(rows.saturating_sub(FRAME_ROWS)).min(MOST.1),
        }
    }
}

impl Page {
    /// The lists from a line at the left on, and the key that leads there; `None` where there are
    /// none.
    fn further(&self, shared: &Shared, next: usize) -> Option<String> {
        let lang = shared.lang;
        let names = self.further.iter().filter(|(at, _)| *at >= next);
        let names: Vec<&str> = names.map(|(_, name)| name.as_str()).collect();
        let down = shared.key_hint(Action::Down);
        (!names.is_empty()).then(|| lang.listed_below(names.join(lang.comma()), down))
    }

    /// The number of lines at the left that are drawn. A list of which only the first rows would fit is
    /// named in the last line instead, until one of its rows is selected.
    fn whole_lists(&self, selected: Option<Item>, height: usize) -> usize {
        let ends = self.further.iter().skip(1).map(|(at, _)| *at);
        let ends = ends.chain([self.left.len()]);
        let mut lists = self.further.iter().map(|(at, _)| *at).zip(ends);
        let cut = lists.find(|(start, end)| *start < height && height < *end);
        let chosen = selected.and_then(|item| self.left.line_of(item));
        match cut {
            Some((start, _))
                if height.saturating_sub(start) < LEAST_SEEN
                    && chosen.is_none_or(|at| at < start) =>
            {
                start
            }
            _ => height,
        }
    }

    pub(super) fn draw(
        &self,
        screen: &Overview,
        shared: &Shared,
        canvas: &mut Canvas<'_>,
        body: Rect,
    ) {
        let theme = shared.styles();
        let air = u16::from(self.is_airy);
        screen.opening.put(shared, canvas, body);
        let main = Rect {
            height: body.height.saturating_sub(1),
            ..body
        };
        let main = below(main, air.saturating_add(1));
        let selected = screen.item();
        let position = |item| screen.position(item);
        let mut hidden = Hidden::default();
        let mut left = main;
        if let Some((columns, rows)) = &self.right {
            let wide = cells(*columns);
            left.width = main.width.saturating_sub(wide).saturating_sub(3);
            let right = Rect {
                x: left.right().saturating_add(3),
                width: wide,
                ..main
            };
            for row in 0..main.height {
                let rule = Rect {
                    x: left.right().saturating_add(1),
                    width: 1,
                    ..main
                };
                put(canvas, rule, row, Span::styled("│", theme.rule));
            }
            hidden = rows.draw(selected, position, &theme, canvas, right);
        }
        self.head.draw(None, |_| None, &theme, canvas, left);
        let used = match self.head.len() {
            0 => 0,
            rows => cells(rows).saturating_add(air),
        };
        let mut list = below(left, used);
        list.height = cells(self.whole_lists(selected, usize::from(list.height)));
        let left_hidden = self.left.draw(selected, position, &theme, canvas, list);
        let further = self.further(shared, left_hidden.next);
        hidden = left_hidden.or(hidden);

        let last = body.height.saturating_sub(1);
        let place = selected.and_then(position).map_or_else(String::new, |at| {
            format!("{}/{}", at.saturating_add(1), screen.items.len())
        });
        let more = [(hidden.above, " ↑"), (hidden.below, " ↓")];
        let more = more.into_iter().filter(|(is_hidden, _)| *is_hidden);
        let more: String = more.map(|(_, sign)| sign).collect();
        let place = format!("{place}{more}");
        let room = usize::from(body.width)
            .saturating_sub(width(&place))
            .saturating_sub(2);
        let legend = match further {
            Some(further) => truncate(&further, room).into_owned(),
            None => whole_signs(&self.legend, room),
        };
        put(canvas, body, last, Span::styled(legend, theme.quiet));
        put_right(canvas, body, last, Span::styled(place, theme.quiet));
    }
}
