//! Drawing that screens and popups share. Nothing here uses `Shared`, a screen or the model.
//!
//! - [`paint`]: draws lines of text, never outside of their area
//! - [`list`]: which part of a long list is shown
//! - [`table`]: a list by the columns of its sheet
//! - [`painted`]: a part of the screen that was painted once, to be copied
//! - [`popup`]: a box over the screen, which may cut wide glyphs
//! - [`scale`]: maps values to cells, and finds round steps for an axis
//! - [`bars`]: bars of gaps and completion rates, and trends of a few cells
//! - [`row_name`]: the name at the start of a row
//! - [`section`]: results and targets under one axis; [`years`]: those of several years
//! - [`sectioned`]: a scrolling list of rows under headings; [`laid`]: tables as they were painted
//! - [`typed`]: a line being typed, with its cursor
//! - [`page`]: a row in full, from the blocks of its detail; [`excerpt`]: the lines of an article

pub mod bars;
pub mod excerpt;
pub mod laid;
pub mod list;
pub mod page;
pub mod paint;
pub mod painted;
pub mod popup;
pub mod row_name;
pub mod scale;
pub mod section;
pub mod sectioned;
pub mod table;
pub mod typed;
pub mod years;
