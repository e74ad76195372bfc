//! The dashboard: Model / Message / update / view. Only this floor knows ratatui.
//!
//! - [`model`]: what is on the screen, as data
//! - [`action`]: what a key can do; [`mod@update`]: what comes of it, without doing any I/O
//! - [`keymap`]: which key does what; [`prompt`]: keys while something lies over the screen
//! - [`sheet_state`]: what every list has: its sheet, its options, the row selected by id
//! - [`find`]: one box over everything; [`compare`]: years and indicators beside each other
//! - [`exported`]: the view as a sheet, to be copied, exported and spoken
//! - [`evidence`]: what the selected row stands on; [`detail`]: the selected row in full
//! - [`view`]: draws a model, one file for each screen; [`widget`]: the pieces screens share
//! - [`probe`]: what the terminal is asked before the screen opens
//! - [`theme`]: every colour; [`glyphs`]: every sign beyond ASCII; [`legend`]: what the signs mean
//! - [`mouse`]: what a click means; [`spots`]: what stands where
//! - [`world`]: what effects do outside; [`run`]: the loop around it; [`terminal`]: taking the terminal over and giving it back

pub mod action;
pub mod compare;
pub mod detail;
pub mod evidence;
pub mod exported;
pub mod find;
pub mod glyphs;
pub mod input;
pub mod keymap;
pub mod legend;
pub mod model;
pub mod mouse;
pub mod probe;
pub mod prompt;
pub mod run;
pub mod sheet_state;
pub mod spots;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod widget;
pub mod world;

pub use action::Action;
pub use model::{Model, Tab};
pub use update::{Effect, Message, update};
