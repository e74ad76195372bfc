//! Presentations: the slides of a year on the whole screen, one step for each key.
//!
//! - `state`: the slide shown and its step; `drawn`: its page; `draw`: draws it
//! - `acts`: keys and actions while slides are presented
//! - `speaker`: the notes for the presenter, as lines
//! - `stage`: the timers: the animation, automatic steps, and the notes
//! - `socket`: sends the notes to a second terminal, where `follow` shows them
//!
//! A presentation has its own year, so that leaving it returns to the screen and row where it began.

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
