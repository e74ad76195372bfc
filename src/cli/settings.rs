//! What the surroundings ask for.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use super::args;
use crate::text::Lang;
use crate::tui::theme::{Ground, ThemeName};

/// What is known before the command line is understood.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The language: `--lang`, or else the locale's.
    pub lang: Lang,
    /// Whether there is a terminal to draw on.
    pub is_interactive: bool,
    ground_is_light: bool,
}

impl Settings {
    /// Reads the environment; `--lang` is looked for here already, for even a refusal of the
    /// command line is told in the user's language.
    #[must_use]
    pub fn from_environment(arguments: &[OsString]) -> Settings {
        let variable = |name: &str| env::var(name).ok();
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        Settings {
            lang: args::language(arguments).unwrap_or_else(|| Lang::from_locale(variable)),
            is_interactive: io::stdout().is_terminal() && !dumb,
            ground_is_light: variable("COLORFGBG").as_deref().is_some_and(is_light),
        }
    }

    /// The theme asked for, or the one that fits the terminal. One asked for by name paints its
    /// own ground, for it has to be readable on any terminal.
    #[must_use]
    pub fn theme(&self, asked: Option<ThemeName>) -> (ThemeName, Ground) {
        match asked {
            Some(name) => (name, Ground::Painted),
            None if !wants_colour() => (ThemeName::Mono, Ground::Terminal),
            None if self.ground_is_light => (ThemeName::Light, Ground::Terminal),
            None => (ThemeName::Dark, Ground::Terminal),
        }
    }
}

/// Whether `NO_COLOR` lets us use colour: it does not if it is there and not empty.
#[must_use]
pub fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether a `COLORFGBG` of a terminal ("0;15", "15;default;0") names a light background.
fn is_light(value: &str) -> bool {
    matches!(
        value.rsplit(';').next(),
        Some("7" | "9" | "10" | "11" | "12" | "13" | "14" | "15")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_the_last_number_the_terminal_names() {
        assert!(is_light("0;15"));
        assert!(is_light("0;default;15"));
        assert!(!is_light("15;0"));
        assert!(!is_light("default"));
    }
}
