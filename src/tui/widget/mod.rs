//! The pieces that screens share.
//!
//! - [`paint`]: lines of text into a buffer, never outside of their area
//! - [`list`]: which rows of a long list are shown
//! - [`table`]: a list by the columns of its sheet
//! - [`popup`]: a box over the screen, safe over Chinese text
//! - [`scale`]: values to cells, and round steps for an axis
//! - [`bars`]: bars of variances and completion, and small trends
//! - [`plot`]: columns over a true time axis; [`number_line`]: intervals over one axis
//! - [`typed`]: a line being typed, with its cursor
//! - [`page`]: a row in full, from the blocks of its detail; [`excerpt`]: the lines of an article

pub mod bars;
pub mod excerpt;
pub mod list;
pub mod number_line;
pub mod page;
pub mod paint;
pub mod plot;
pub mod popup;
pub mod scale;
pub mod table;
pub mod tally;
pub mod typed;
