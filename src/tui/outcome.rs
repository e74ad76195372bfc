//! What a key or a click in a popup, or a click on the screen, comes to.

use super::action::Action;
use super::effect::Effect;

/// What is left to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: the model has been changed already.
    Done,
    /// Something outside of the model.
    Effect(Effect),
    /// What an action does.
    Perform(Action),
}
