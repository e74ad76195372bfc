//! What a key can do: one list that drives input, footer, help and the README.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::model::{Model, Tab};
use crate::text::Lang;

/// Something a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The year before.
    YearBack,
    /// The next year.
    YearForward,
    /// The first year.
    FirstYear,
    /// The last year.
    LastYear,
    /// A tab, counted from 1.
    Tab(Tab),
    /// The next tab.
    NextTab,
    /// The tab before.
    PreviousTab,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
    /// Show or hide the detail of the selected row.
    Detail,
    /// Close what is open.
    Back,
    /// Another view of this tab.
    View,
    /// Narrow the list.
    Filter,
    /// Another area.
    Area,
    /// The other language.
    Language,
    /// The next theme.
    Theme,
    /// Read the data files again.
    Reload,
    /// The list of keys.
    Help,
    /// Leave.
    Quit,
}

/// Where an action belongs in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving through the years.
    Years,
    /// Moving between the tabs.
    Tabs,
    /// Moving through rows.
    Rows,
    /// What is shown.
    Show,
    /// The program.
    Program,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Group; 5] = [
        Group::Years,
        Group::Tabs,
        Group::Rows,
        Group::Show,
        Group::Program,
    ];

    /// Its heading.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Group::Years => lang.group_years(),
            Group::Tabs => lang.group_tabs(),
            Group::Rows => lang.group_rows(),
            Group::Show => lang.group_show(),
            Group::Program => lang.group_program(),
        }
    }
}

/// A key, as written in this list: shift is part of the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    control: bool,
}

const fn key(code: KeyCode) -> Key {
    Key {
        code,
        control: false,
    }
}

const fn ch(character: char) -> Key {
    key(KeyCode::Char(character))
}

impl Key {
    /// Whether this key was pressed.
    fn matches(self, event: KeyEvent) -> bool {
        // Terminals differ in whether they report Shift beside a capital letter.
        event.code == self.code
            && event.modifiers.contains(KeyModifiers::CONTROL) == self.control
            && !event
                .modifiers
                .intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META)
    }

    /// Its name, as printed on a keyboard.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(character) if self.control => character.to_ascii_uppercase().to_string(),
            KeyCode::Char(character) => character.to_string(),
            other => other.to_string(),
        };
        if self.control {
            format!("Ctrl-{name}")
        } else {
            name
        }
    }
}

/// One row of the list.
#[derive(Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys that do it.
    pub keys: &'static [Key],
    /// Where it stands in the help.
    pub group: Group,
    /// What it does, in a few words.
    pub describe: fn(Lang) -> &'static str,
    /// What it does, in one word for the footer; empty keeps it out of the footer.
    pub hint: fn(Lang) -> &'static str,
}

const CTRL_C: Key = Key {
    code: KeyCode::Char('c'),
    control: true,
};
const CTRL_D: Key = Key {
    code: KeyCode::Char('d'),
    control: true,
};
const CTRL_U: Key = Key {
    code: KeyCode::Char('u'),
    control: true,
};

fn none(_: Lang) -> &'static str {
    ""
}

macro_rules! bindings {
    ($($action:expr, [$($key:expr),+], $group:ident, $describe:ident, $hint:expr;)*) => {
        /// Every action, in the order of help and footer.
        pub static BINDINGS: &[Binding] = &[$(Binding {
            action: $action,
            keys: &[$($key),+],
            group: Group::$group,
            describe: Lang::$describe,
            hint: $hint,
        },)*];
    };
}

bindings! {
    Action::YearBack, [key(KeyCode::Left), ch('h')], Years, key_year_back, Lang::hint_year;
    Action::YearForward, [key(KeyCode::Right), ch('l')], Years, key_year_forward, none;
    Action::FirstYear, [key(KeyCode::Home)], Years, key_first_year, none;
    Action::LastYear, [key(KeyCode::End)], Years, key_last_year, none;
    Action::Tab(Tab::Overview), [ch('1')], Tabs, tab_overview, none;
    Action::Tab(Tab::Targets), [ch('2')], Tabs, tab_targets, none;
    Action::Tab(Tab::Projects), [ch('3')], Tabs, tab_projects, none;
    Action::Tab(Tab::Charts), [ch('4')], Tabs, tab_charts, none;
    Action::Tab(Tab::Audit), [ch('5')], Tabs, tab_audit, none;
    Action::Tab(Tab::Sources), [ch('6')], Tabs, tab_sources, none;
    Action::NextTab, [key(KeyCode::Tab)], Tabs, key_next_tab, Lang::hint_tab;
    Action::PreviousTab, [key(KeyCode::BackTab)], Tabs, key_previous_tab, none;
    Action::Up, [key(KeyCode::Up), ch('k')], Rows, key_up, Lang::hint_row;
    Action::Down, [key(KeyCode::Down), ch('j')], Rows, key_down, none;
    Action::PageUp, [key(KeyCode::PageUp), CTRL_U], Rows, key_page_up, none;
    Action::PageDown, [key(KeyCode::PageDown), CTRL_D], Rows, key_page_down, none;
    Action::Top, [ch('g')], Rows, key_top, none;
    Action::Bottom, [ch('G')], Rows, key_bottom, none;
    Action::Detail, [key(KeyCode::Enter), ch(' ')], Show, key_detail, Lang::hint_detail;
    Action::Back, [key(KeyCode::Esc)], Show, key_back, none;
    Action::View, [ch('v')], Show, key_view, Lang::hint_view;
    Action::Filter, [ch('f')], Show, key_filter, Lang::hint_filter;
    Action::Area, [ch('a')], Show, key_area, Lang::hint_area;
    Action::Language, [ch('L')], Program, key_language, none;
    Action::Theme, [ch('t')], Program, key_theme, none;
    Action::Reload, [ch('r')], Program, key_reload, none;
    Action::Help, [ch('?')], Program, key_help, Lang::hint_help;
    Action::Quit, [ch('q'), CTRL_C], Program, key_quit, Lang::hint_quit;
}

/// What a key means.
#[must_use]
pub fn action_for(event: KeyEvent) -> Option<Action> {
    BINDINGS
        .iter()
        .find(|binding| binding.keys.iter().any(|key| key.matches(event)))
        .map(|binding| binding.action)
}

/// Whether an action does something at this moment.
#[must_use]
pub fn is_enabled(action: Action, model: &Model) -> bool {
    match action {
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::Top
        | Action::Bottom => model.rows() > 0,
        Action::View => !matches!(model.tab, Tab::Overview | Tab::Audit),
        Action::Filter => model.tab == Tab::Audit && model.audit.is_some(),
        Action::Area => model.areas().len() > 1,
        Action::Reload => model.can_reload,
        _ => true,
    }
}

/// The list of keys as a Markdown table, as the README prints it.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut table = String::new();
    for group in Group::ALL {
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let keys: Vec<String> = binding
                .keys
                .iter()
                .map(|key| format!("`{}`", key.name()))
                .collect();
            table.push_str(&format!(
                "| {} | {} |\n",
                keys.join(" "),
                (binding.describe)(lang)
            ));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
        action_for(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn no_key_means_two_things() {
        let mut seen: Vec<(String, Action)> = Vec::new();
        for binding in BINDINGS {
            for key in binding.keys {
                if let Some((_, other)) = seen.iter().find(|(name, _)| *name == key.name()) {
                    panic!("{} means {other:?} and {:?}", key.name(), binding.action);
                }
                seen.push((key.name(), binding.action));
            }
        }
    }

    #[test]
    fn capitals_work_with_and_without_a_reported_shift() {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            assert_eq!(press(KeyCode::Char('L'), modifiers), Some(Action::Language));
            assert_eq!(press(KeyCode::Char('?'), modifiers), Some(Action::Help));
        }
        assert_eq!(
            press(KeyCode::Char('l'), KeyModifiers::NONE),
            Some(Action::YearForward)
        );
    }

    #[test]
    fn control_and_alt_are_no_plain_keys() {
        assert_eq!(
            press(KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Action::Quit)
        );
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::ALT), None);
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::CONTROL), None);
    }
}
