//! Results and targets of one kind under one axis: a heading with the numbers of the axis, and a row
//! for each with its picture and its numbers.
//!
//! ```text
//! 增速与比率 %               −10       −5         0          5     结果     目标  差距（百分点）
//! ▼ 固定资产投资                  ●━━━━━━━━━━━━━━━━━━━┃            −7.8      ≥7         −14.8   003:33
//! ```
//!
//! This file says what a section holds. [`columns`] fits the columns of sections into a width, [`lines`]
//! paints the heading and the rows in them, and [`picture`] is the picture of a row.

pub mod columns;
pub mod lines;
pub mod picture;

use super::row_name::RowName;
use crate::text::width;
use crate::text::width::DecimalRoom;
use picture::{Picture, Scale};

/// Cells between columns.
pub(super) const GAP: usize = 2;

/// The least cells of a picture.
pub(super) const LEAST_PICTURE: usize = 12;

/// Names are cut to this number of cells before a column of numbers is dropped.
pub(super) const FAIR_NAME: usize = 26;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: RowName,
    /// Its picture.
    pub picture: Picture,
    /// The result, the target, how far apart they are, and where the result was printed.
    pub result: String,
    pub target: String,
    pub gap: String,
    pub place: String,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are, with the unit where all share it.
    pub title: String,
    /// The axis.
    pub scale: Scale,
    /// The head of the column of distances, in full and short.
    pub gap: [String; 2],
    /// The rows.
    pub rows: Vec<Row>,
}

/// The heads of the columns that all sections share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads<'t> {
    /// Of results.
    pub result: &'t str,
    /// Of targets.
    pub target: &'t str,
}

impl Section {
    /// Its title without the unit, which the head of a column has too.
    fn short_title(&self) -> &str {
        let parts = [", ", "  "].map(|between| self.title.split(between).next());
        let shortest = parts.into_iter().flatten().min_by_key(|part| part.len());
        shortest.unwrap_or(&self.title)
    }

    /// The room of the numbers of one of its columns.
    fn number_room(&self, text: fn(&Row) -> &str) -> DecimalRoom {
        let mut room = DecimalRoom::default();
        for row in &self.rows {
            room.widen(text(row));
        }
        room
    }

    /// Cells that the labels of the pictures want, with a blank before them.
    fn label_room(&self) -> usize {
        let labels = self.rows.iter().filter_map(|row| match &row.picture {
            Picture::Promise(promise) => Some(width(&promise.label)),
            _ => None,
        });
        labels.max().map_or(0, |cells| cells.saturating_add(1))
    }
}
