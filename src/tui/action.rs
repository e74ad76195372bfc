//! The actions of the user. One list of them drives the keyboard, the footer, the help and the README.

use std::sync::LazyLock;

use ratatui::crossterm::event::KeyCode;
use strum::EnumCount;

use super::key::{Key, ch, control, key};
use super::tab::{self, Tab};
use crate::text::Lang;

/// An action that a user can run with a key, with a click or from the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    YearBack,
    YearForward,
    FirstYear,
    LastYear,
    Tab(Tab),
    NextTab,
    PreviousTab,
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    /// Show the detail of the selected row; from the detail, go to its evidence.
    Detail,
    /// Go back to the tab the user came from, undo a choice, or close the detail.
    Back,
    View,
    Filter,
    Sort,
    /// Show another year beside the one shown; in charts, another indicator.
    Compare,
    Area,
    /// Search everything by name.
    Find,
    FindNext,
    FindPrevious,
    Copy,
    /// Copy the row with its citation.
    CopyRow,
    Export,
    /// Open the data file at the entry of what is selected.
    Edit,
    Problems,
    /// Present the year shown, from the slide of the selected row on.
    Present,
    /// Show the next step of the presentation.
    SlideNext,
    /// Show the previous step.
    SlideBack,
    FirstSlide,
    LastSlide,
    /// Show the same slide of the nearest earlier year that has it.
    SlideYearBack,
    /// Show the same slide of the nearest later year that has it.
    SlideYearForward,
    /// Go from a slide to the slides of the individual targets on it.
    SlideDown,
    /// Go back from the slide of an individual target.
    SlideUp,
    /// Choose a slide from the list of titles.
    Slides,
    /// Blank the screen until the next key.
    Blank,
    /// Show where the figures of the slide were printed.
    SlideSource,
    /// Show how the audit recomputes the figures of the slide.
    SlideAudit,
    /// Show the notes for the presenter.
    Notes,
    LeaveSlides,
    /// Turn mouse events on or off. While they are off, the terminal can select text.
    Mouse,
    /// Offer the actions that can be run at this moment.
    Commands,
    Language,
    Theme,
    Reload,
    /// Show every action with its keys.
    Help,
    Quit,
}

impl Action {
    /// Whether it moves between rows and does nothing else.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(
            self,
            Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
                | Action::Top
                | Action::Bottom
        )
    }
}

/// Where an action belongs in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount)]
pub enum Group {
    Years,
    Tabs,
    Rows,
    Show,
    Use,
    Program,
    /// Actions that are available only while slides are presented.
    Slides,
}

impl Group {
    /// In the order of the help.
    pub const ALL: [Group; Group::COUNT] = [
        Group::Years,
        Group::Tabs,
        Group::Rows,
        Group::Show,
        Group::Use,
        Group::Program,
        Group::Slides,
    ];

    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Group::Years => lang.group_years(),
            Group::Tabs => lang.group_tabs(),
            Group::Rows => lang.group_rows(),
            Group::Show => lang.group_show(),
            Group::Use => lang.group_use(),
            Group::Slides => lang.group_slides(),
            Group::Program => lang.group_program(),
        }
    }
}

/// The keys that keep their meaning in every list and popup unless another action claims them, so
/// that no configuration locks its user in.
pub(super) const BASIC: [(Key, Action); 5] = [
    (control('c'), Action::Quit),
    (key(KeyCode::Enter), Action::Detail),
    (key(KeyCode::Esc), Action::Back),
    (key(KeyCode::Up), Action::Up),
    (key(KeyCode::Down), Action::Down),
];

/// The same while slides are presented.
pub(super) const BASIC_OF_SLIDES: [(Key, Action); 3] = [
    (control('c'), Action::Quit),
    (key(KeyCode::Esc), Action::LeaveSlides),
    (key(KeyCode::Enter), Action::SlideNext),
];

/// An action with its keys and descriptions.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub action: Action,
    /// The name in the configuration.
    pub id: &'static str,
    /// The keys, unless the configuration names others.
    pub keys: &'static [Key],
    pub group: Group,
    /// A few words for the help.
    pub describe: fn(Lang) -> &'static str,
    /// One word for the footer; empty keeps the action out of the footer.
    pub hint: fn(Lang) -> &'static str,
}

impl Binding {
    /// Whether its keys do something while lists are shown.
    #[must_use]
    pub fn is_of_lists(&self) -> bool {
        self.group != Group::Slides
    }

    /// Whether its keys do something while slides are presented. Actions that write are excluded.
    #[must_use]
    pub(crate) fn is_of_slides(&self) -> bool {
        self.group == Group::Slides
            || matches!(
                self.action,
                Action::Language | Action::Theme | Action::Help | Action::Quit
            )
    }

    /// Whether the two actions can be active at the same time, so that they must not share a key.
    pub(super) fn meets(&self, other: &Binding) -> bool {
        (self.is_of_lists() && other.is_of_lists()) || (self.is_of_slides() && other.is_of_slides())
    }
}

fn none(_: Lang) -> &'static str {
    ""
}

macro_rules! bindings {
    ($name:ident: $($action:expr, $id:literal, [$($key:expr),+], $group:ident, $describe:ident, $hint:expr;)*) => {
        static $name: &[Binding] = &[$(Binding {
            action: $action,
            id: $id,
            keys: &[$($key),+],
            group: Group::$group,
            describe: Lang::$describe,
            hint: $hint,
        },)*];
    };
}

bindings! { OF_YEARS:
    Action::YearBack, "year-back", [key(KeyCode::Left), ch('h')], Years, key_year_back, Lang::hint_year;
    Action::YearForward, "year-forward", [key(KeyCode::Right), ch('l')], Years, key_year_forward, none;
    Action::FirstYear, "first-year", [key(KeyCode::Home)], Years, key_first_year, none;
    Action::LastYear, "last-year", [key(KeyCode::End)], Years, key_last_year, none;
}

bindings! { OTHERS:
    Action::NextTab, "next-tab", [key(KeyCode::Tab)], Tabs, key_next_tab, Lang::hint_tab;
    Action::PreviousTab, "previous-tab", [key(KeyCode::BackTab)], Tabs, key_previous_tab, none;
    Action::Up, "up", [key(KeyCode::Up), ch('k')], Rows, key_up, Lang::hint_row;
    Action::Down, "down", [key(KeyCode::Down), ch('j')], Rows, key_down, none;
    Action::PageUp, "page-up", [key(KeyCode::PageUp), control('u')], Rows, key_page_up, none;
    Action::PageDown, "page-down", [key(KeyCode::PageDown), control('d')], Rows, key_page_down, none;
    Action::Top, "top", [ch('g')], Rows, key_top, none;
    Action::Bottom, "bottom", [ch('G')], Rows, key_bottom, none;
    Action::Find, "find", [ch('/')], Rows, key_find, Lang::hint_find;
    Action::FindNext, "find-next", [ch('n')], Rows, key_find_next, none;
    Action::FindPrevious, "find-previous", [ch('N')], Rows, key_find_previous, none;
    Action::Detail, "detail", [key(KeyCode::Enter), ch(' ')], Show, key_detail, Lang::hint_detail;
    Action::Back, "back", [key(KeyCode::Esc)], Show, key_back, none;
    Action::View, "view", [ch('v')], Show, key_view, Lang::hint_view;
    Action::Filter, "filter", [ch('f')], Show, key_filter, Lang::hint_filter;
    Action::Sort, "sort", [ch('s')], Show, key_sort, Lang::hint_sort;
    Action::Compare, "compare", [ch('c')], Show, key_compare, Lang::hint_compare;
    Action::Area, "area", [ch('a')], Show, key_area, Lang::hint_area;
    Action::Copy, "copy", [ch('y')], Use, key_copy, none;
    Action::CopyRow, "copy-row", [ch('Y')], Use, key_copy_row, none;
    Action::Export, "export", [ch('e')], Use, key_export, none;
    Action::Edit, "edit", [ch('E')], Use, key_edit, none;
    Action::Reload, "reload", [ch('r')], Use, key_reload, none;
    Action::Problems, "problems", [ch('!')], Use, key_problems, none;
    Action::Present, "present", [ch('p'), key(KeyCode::F(5))], Use, key_present, Lang::hint_present;
    Action::Language, "language", [ch('L')], Program, key_language, Lang::name_of_other_language;
    Action::Theme, "theme", [ch('t')], Program, key_theme, none;
    Action::Mouse, "mouse", [ch('m')], Program, key_mouse, none;
    Action::Commands, "commands", [ch(':')], Program, key_commands, none;
    Action::Help, "help", [ch('?')], Program, key_help, Lang::hint_help;
    Action::Quit, "quit", [ch('q'), control('c')], Program, key_quit, Lang::hint_quit;
    Action::SlideNext, "slide-next", [key(KeyCode::Right), ch(' '), key(KeyCode::PageDown), key(KeyCode::Enter)], Slides, key_slide_next, none;
    Action::SlideBack, "slide-back", [key(KeyCode::Left), key(KeyCode::PageUp), key(KeyCode::Backspace)], Slides, key_slide_back, none;
    Action::FirstSlide, "first-slide", [key(KeyCode::Home)], Slides, key_first_slide, none;
    Action::LastSlide, "last-slide", [key(KeyCode::End)], Slides, key_last_slide, none;
    Action::SlideYearBack, "slide-year-back", [key(KeyCode::Up)], Slides, key_slide_year_back, none;
    Action::SlideYearForward, "slide-year-forward", [key(KeyCode::Down)], Slides, key_slide_year_forward, none;
    Action::SlideDown, "slide-down", [ch('d')], Slides, key_slide_down, none;
    Action::SlideUp, "slide-up", [ch('u')], Slides, key_slide_up, none;
    Action::Slides, "slides", [ch('o')], Slides, key_slides, none;
    Action::Blank, "blank", [ch('b'), ch('.')], Slides, key_blank, none;
    Action::SlideSource, "slide-source", [ch('s')], Slides, key_slide_source, none;
    Action::SlideAudit, "slide-audit", [ch('!')], Slides, key_slide_audit, none;
    Action::Notes, "notes", [ch('N')], Slides, key_notes, none;
    Action::LeaveSlides, "leave-slides", [key(KeyCode::Esc), key(KeyCode::F(5))], Slides, key_leave_slides, none;
}

/// In the order of help and footer.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let of_years = OF_YEARS.iter().copied();
    of_years
        .chain(of_tabs())
        .chain(OTHERS.iter().copied())
        .collect()
});

fn of_tabs() -> impl Iterator<Item = Binding> {
    tab::ENTRIES.into_iter().map(|entry| Binding {
        action: Action::Tab(entry.tab),
        id: entry.id,
        keys: entry.keys,
        group: Group::Tabs,
        describe: entry.name,
        hint: none,
    })
}

/// The rows of the README's table of keys, in Markdown.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut table = String::new();
    for group in Group::ALL {
        if group == Group::Slides {
            // A heading, because these keys have other meanings in the groups above.
            table.push_str(&format!("| | **{}** |\n", group.name(lang)));
        }
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
    use crate::tui::keymap::Keymap;
    use ratatui::crossterm::event::{KeyEvent, KeyModifiers};

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
        Keymap::default().action_for(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn no_key_means_two_things() {
        assert!(Keymap::default().clashes().is_empty());
        let mut keys = Keymap::default();
        keys.rebind(Action::Sort, vec![Key::parse("/").unwrap()]);
        let clashes = keys.clashes();
        assert_eq!(clashes.len(), 1);
        assert_eq!(
            (clashes[0].first.id, clashes[0].second.id),
            ("find", "sort")
        );
    }

    #[test]
    fn a_key_of_slides_may_mean_something_else_in_lists_but_not_what_works_in_both() {
        let mut keys = Keymap::default();
        keys.rebind(Action::SlideNext, vec![Key::parse("f").unwrap()]);
        assert!(keys.clashes().is_empty());
        keys.rebind(Action::SlideNext, vec![Key::parse("L").unwrap()]);
        let clashes = keys.clashes();
        let named = (clashes[0].first.id, clashes[0].second.id);
        assert_eq!(named, ("language", "slide-next"));
        // Without any key of its own, Esc still leads out.
        keys.rebind(Action::LeaveSlides, Vec::new());
        let esc = KeyEvent::from(KeyCode::Esc);
        assert_eq!(keys.slide_action_for(esc), Some(Action::LeaveSlides));
        assert_eq!(keys.action_for(esc), Some(Action::Back));
    }

    #[test]
    fn every_key_is_read_back_from_its_name() {
        for key in BINDINGS.iter().flat_map(|binding| binding.keys) {
            assert_eq!(Key::parse(&key.id()), Some(*key), "{}", key.id());
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
