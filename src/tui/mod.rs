//! The dashboard: Model / Message / update / view. Only this floor knows ratatui.
//!
//! - [`model`]: what is on the screen, as data
//! - [`action`]: what a key can do; [`mod@update`]: what comes of it, without doing any I/O
//! - [`filter`]: what lists can be narrowed to
//! - [`citations`]: the lines behind what is selected
//! - [`view`]: draws a model, one file for each screen; [`widget`]: the pieces screens share
//! - [`theme`]: every colour; [`glyphs`]: every sign beyond ASCII
//! - [`run`]: the loop around it; [`terminal`]: taking the terminal over and giving it back

pub mod action;
pub mod citations;
pub mod filter;
pub mod glyphs;
pub mod model;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod widget;

pub use action::Action;
pub use model::{Model, Tab};
pub use update::{Effect, Message, update};
