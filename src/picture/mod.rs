//! How figures are drawn, without a terminal: which mark stands in which cell and what it means.
//!
//! A picture is a [`Strip`] of cells, or several one under another. Each piece has a [`Role`], which
//! a theme gives a colour. What a column, dot or bar shows differs from its figure by at most half
//! a cell, or half a part of a cell where cells are divided.
//!
//! - [`strip`]: pieces of text with their roles
//! - [`axis`]: values to cells, round ticks, the numbers of the heading
//! - [`bar`]: a count beside the greatest of its kind
//! - [`dumbbell`]: a result and its target on one axis; [`completion`]: a bar of what was completed
//! - [`promise`]: a target in percent of an earlier result; [`renewed`]: a target beside the one before
//! - [`units`]: one mark for one thing, in groups; [`phases`]: the same, row under row
//! - [`stages`]: money by stage
//! - [`ratio`]: how many times the earlier value, on a logarithmic axis
//! - [`levels`], [`braille`]: levels over the years; [`micro`]: the same in one row
//! - [`growth`]: rates of growth over the years; [`indexed`]: several series as index numbers
//! - [`intervals`]: two intervals on one number line
//! - [`digits`]: a number several rows high
//!
//! Nothing here imports ratatui, a sheet or a model: figures come in as decimals and intervals.

pub mod axis;
pub mod bar;
pub mod braille;
pub mod completion;
pub mod digits;
pub mod dumbbell;
pub mod growth;
pub mod indexed;
pub mod intervals;
pub mod levels;
pub mod micro;
pub mod phases;
pub mod promise;
pub mod ratio;
pub mod renewed;
pub mod stages;
pub mod strip;
pub mod units;

pub use axis::Axis;
pub use strip::{Marks, Role, Strip};
