//! The canvas of screens: a buffer of cells that also records what a click on it hits.

use std::ops::{Deref, DerefMut};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::hit::{Hit, Hits};
use super::widget::laid::Tables;
use super::widget::paint;
use crate::sheet::ColumnId;
use crate::text;

/// A buffer of cells with the hits of the areas drawn on it.
#[derive(Debug)]
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    hits: Hits,
    /// What was laid out for the frame before.
    pub tables: Tables,
}

impl<'b> Canvas<'b> {
    pub fn new(buffer: &'b mut Buffer) -> Canvas<'b> {
        Canvas::after(Tables::default(), buffer)
    }

    /// The same, after a frame in which these tables were drawn.
    pub fn after(tables: Tables, buffer: &'b mut Buffer) -> Canvas<'b> {
        Canvas {
            buffer,
            hits: Hits::default(),
            tables: tables.for_next_frame(),
        }
    }

    /// What was drawn where, and the tables for the next frame.
    #[must_use]
    pub(crate) fn into_parts(self) -> (Hits, Tables) {
        (self.hits, self.tables)
    }

    pub fn note(&mut self, area: Rect, hit: Hit) {
        self.hits.note(area, hit);
    }

    /// Adds the hits of another canvas.
    pub(crate) fn note_all(&mut self, hits: &Hits) {
        self.hits.extend(hits);
    }

    /// Notes line `at` of an area as a row of a list, with the column before the area, where the
    /// selected row is marked.
    pub(crate) fn note_row(&mut self, area: Rect, at: u16, row: usize) {
        if at < area.height {
            let gutter = u16::from(area.x > 0);
            let line = Rect {
                x: area.x.saturating_sub(gutter),
                y: area.y.saturating_add(at),
                width: area.width.saturating_add(gutter),
                height: 1,
            };
            self.note(line, Hit::Row(row));
        }
    }

    /// Notes the parts of line `at` of an area as the heads of columns, from left to right.
    pub(crate) fn note_heads(
        &mut self,
        area: Rect,
        at: u16,
        parts: &[(Span<'_>, Option<ColumnId>)],
    ) {
        let mut x = area.x;
        for (part, column) in parts {
            let cells = paint::cells(text::width(&part.content));
            let place = Rect {
                x,
                y: area.y.saturating_add(at),
                width: cells,
                height: 1,
            };
            if let Some(column) = column {
                self.note(place.intersection(area), Hit::Column(*column));
            }
            x = x.saturating_add(cells);
        }
    }
}

impl Deref for Canvas<'_> {
    type Target = Buffer;

    fn deref(&self) -> &Buffer {
        self.buffer
    }
}

impl DerefMut for Canvas<'_> {
    fn deref_mut(&mut self) -> &mut Buffer {
        self.buffer
    }
}
