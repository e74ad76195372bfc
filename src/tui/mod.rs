//! The dashboard. `update` changes the model by a message and returns an effect, which `run` carries
//! out; `view` draws the model. No other module of the crate uses ratatui.
//!
//! - `screen`: one screen for each tab, with its lists, its keys and its drawing; `shared`: the state
//!   that all screens share; `tab`: the tabs
//! - `popup`: the boxes over a screen, one file each
//! - `model`: the screens and the popup over them; `view`: draws it
//! - `action`: the actions of the user; `available`: which of them are available at the moment;
//!   `update`: changes the model, without I/O; `effect`: the I/O that it asks for
//! - `key`: keys of the keyboard; `keymap`: their actions; `outcome`: the result of a key or a click
//! - `sheet_state`: a list: its sheet, its options and its selection
//! - `pane`: the detail of the selected row; `rows`: parts that lists share
//! - `sections`: the scorecard of a year by sections; `promises`: the targets of a year without
//!   results; `years`: the targets of all years
//! - `exported`: the view as a sheet, for copies, exports and the accessible mode; `still`: a picture of
//!   the screen; `svg`: a screen as SVG; `file_kind`: the kinds of files written
//! - `opening`: the title sentence of a screen; `cache`: caches of lists and drawings;
//!   `stamp`: what drawings depend on
//! - `evidence`: the figures and lines on which the selected row is based
//! - `widget`: drawing that needs neither screens nor the model; `canvas`: the buffer it draws on
//! - `present`: the slides of a year
//! - `probe`: queries of the terminal before the first frame; `decode`: its input as events
//! - `theme`: all colours; `glyphs`: all signs beyond ASCII; `legend`: the meaning of the signs
//! - `mouse`: clicks and the wheel; `hit`: hit testing
//! - `platform`: clipboard, editor, files, signals; `run`: the event loop; `inputs`: its input threads;
//!   `terminal`: takes the terminal over and restores it; `frames`: writes frames; `shown`: which of
//!   their cells differ; `pen`: as which bytes
//!
//! The layers from top to bottom are `run`, `update`, `model`, `screen`, `popup`, `sheet_state`,
//! `shared`, `widget`. Each may use only the layers below it. Screens must not use each other, nor may
//! popups.

#![allow(
    missing_docs,
    reason = "names say what most items are; comments say what names cannot"
)]

pub mod action;
mod available;
mod cache;
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
pub mod key;
pub mod keymap;
mod legend;
pub(crate) mod model;
mod mouse;
mod opening;
pub(crate) mod outcome;
pub mod pane;
mod pen;
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
mod shown;
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
