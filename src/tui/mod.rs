//! The dashboard: Model / Message / update / view. Only this floor knows ratatui.
//!
//! - [`screen`]: the screens, each with its lists, what it does and how it is drawn; [`shared`]: what
//!   all of them are told; [`tab`]: which there are
//! - [`popup`]: what lies over a screen, one file each
//! - [`model`]: the screens and the popup over them, as data; [`view`]: draws it
//! - [`action`]: what a key can do; [`available`]: what it can do now; [`mod@update`]: what comes of
//!   it, without doing any I/O; [`effect`]: what is left to be done outside
//! - [`keymap`]: which key does what; [`outcome`]: what a key or a click comes to
//! - [`sheet_state`]: what every list has: its sheet, its options, the row selected by id
//! - [`pane`]: the selected row in full; [`rows`]: what lists have in common; [`trend`]: a small
//!   picture of the years
//! - [`compare`]: another year beside the one shown
//! - [`exported`]: the view as a sheet, to be copied, exported and spoken
//! - [`evidence`]: what the selected row stands on
//! - [`widget`]: pieces that know neither screens nor the model; [`canvas`]: what they are drawn on
//! - [`probe`]: what the terminal is asked before the screen opens
//! - [`theme`]: every colour; [`glyphs`]: every sign beyond ASCII; [`legend`]: what the signs mean
//! - [`mouse`]: what a click means; [`hit`]: what stands where
//! - [`platform`]: what effects do outside; [`run`]: the loop around it; [`terminal`]: taking the terminal over and giving it back

pub mod action;
mod available;
mod canvas;
pub mod compare;
pub mod effect;
pub(crate) mod evidence;
pub mod exported;
pub mod glyphs;
pub mod hit;
mod input;
pub mod keymap;
mod legend;
pub(crate) mod model;
mod mouse;
pub(crate) mod outcome;
pub mod pane;
pub(crate) mod platform;
pub(crate) mod popup;
pub(crate) mod probe;
pub mod rows;
pub mod run;
pub mod screen;
pub mod shared;
pub mod sheet_state;
pub(crate) mod tab;
mod terminal;
pub mod theme;
pub mod trend;
pub(crate) mod update;
pub mod view;
pub mod widget;

pub use action::Action;
pub use effect::Effect;
pub use model::Model;
pub use tab::Tab;
pub use update::{Message, update};
