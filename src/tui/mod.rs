//! The dashboard. A message changes the model in `update`, which answers with an effect for the
//! world outside; a view draws the model. No other module of the crate uses ratatui.
//!
//! - `screen`: one screen a tab, with its lists, what keys do to it and how it is drawn;
//!   `shared`: what all screens know; `tab`: the tabs
//! - `popup`: the boxes over a screen, one file each
//! - `model`: the screens and the popup over them, as data; `view`: draws it
//! - `action`: what keys can do; `available`: what they can do at this moment; `update`:
//!   changes the model, without I/O; `effect`: what is left to be done outside
//! - `key`: a key of the keyboard; `keymap`: which key does what; `outcome`: what a key or a click comes to
//! - `sheet_state`: a list: its sheet, its options, the row selected by id
//! - `pane`: the selected row in full; `rows`: what lists have in common
//! - `sections`: the scorecard of a year by sections; `promises`: the targets of a year without
//!   results; `years`: the targets of all years
//! - `exported`: the view as a sheet, to be copied, exported and spoken; `still`: the screen to be taken
//!   along; `svg`: a screen as SVG; `file_kind`: which of them a file holds
//! - `opening`: the sentence that a screen opens with; `kept`: what is made once for many frames;
//!   `stamp`: what that depends on
//! - `evidence`: what the selected row stands on
//! - `widget`: drawing that needs neither screens nor the model; `canvas`: what it draws on
//! - `present`: the slides of a year over everything else
//! - `probe`: what the terminal is asked before the screen opens; `decode`: what it sends, as events
//! - `theme`: every colour; `glyphs`: every sign beyond ASCII; `legend`: what the signs mean
//! - `mouse`: what a click means; `hit`: what was drawn where
//! - `platform`: clipboard, editor, files, signals; `run`: the loop; `inputs`: what it waits for;
//!   `terminal`: takes the terminal over and restores it; `frames`: writes what has changed on it
//!
//! From the top down: `run`, `update`, `model`, `screen`, `popup`, `sheet_state`, `shared`, `widget`.
//! Each may use those behind it and never those before it, nor a screen or popup another.

#![allow(
    missing_docs,
    reason = "names say what most items are; comments say what names cannot"
)]

pub mod action;
mod available;
mod canvas;
mod decode;
pub mod effect;
pub(crate) mod evidence;
pub mod exported;
pub mod file_kind;
mod frames;
pub mod glyphs;
pub mod hit;
mod input;
mod inputs;
mod kept;
pub mod key;
pub mod keymap;
mod legend;
pub(crate) mod model;
mod mouse;
mod opening;
pub(crate) mod outcome;
pub mod pane;
pub(crate) mod platform;
pub(crate) mod popup;
pub(crate) mod present;
pub(crate) mod probe;
pub mod promises;
pub mod rows;
pub mod run;
pub mod screen;
pub mod sections;
pub mod shared;
pub mod sheet_state;
pub mod slides;
mod stamp;
pub mod still;
pub mod svg;
pub(crate) mod tab;
mod terminal;
pub mod theme;
pub(crate) mod update;
pub mod view;
pub mod widget;
pub mod years;

pub use action::Action;
pub use effect::Effect;
pub use model::Model;
pub use tab::Tab;
pub use update::{Message, changes_screen, update};
