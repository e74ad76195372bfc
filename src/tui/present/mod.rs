//! Presenting: the slides of a year on the whole screen, a step a key.
//!
//! - `state`: which slide is shown, and how far; `drawn`: its page; `draw`: draws it
//! - `acts`: what keys do while slides are presented
//! - `speaker`: what the presenter may want to know of a slide, as lines
//! - `stage`: what the loop has to do in time: the one motion, going on by itself, the notes
//! - `socket`: hands the notes to a second terminal, which `follow` shows
//!
//! The year presented is not the one shown behind it, so that leaving leads back to the row one came
//! from.

pub(crate) mod acts;
pub(in crate::tui) mod draw;
mod drawn;
#[cfg(unix)]
pub(crate) mod follow;
#[cfg(unix)]
mod socket;
pub(in crate::tui) mod speaker;
pub(in crate::tui) mod stage;
pub(crate) mod state;
