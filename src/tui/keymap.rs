//! The keymap: the list of actions, with the changes of the configuration.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, BASIC, BASIC_OF_SLIDES, BINDINGS, Binding};
use super::input::Input;
use super::key::Key;

/// How keys are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// As printed on a keyboard: `↓`.
    Signs,
    /// In ASCII: `Down`.
    Words,
}

impl Naming {
    /// The name of a key.
    #[must_use]
    pub fn name(self, key: Key) -> String {
        let name = key.name();
        match self {
            Naming::Words if !name.is_ascii() => key.id(),
            _ => name,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Keymap {
    keys: Vec<(&'static Binding, Vec<Key>)>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        let keys = BINDINGS
            .iter()
            .map(|binding| (binding, binding.keys.to_vec()));
        Keymap {
            keys: keys.collect(),
        }
    }
}

/// The action of a key of `BASIC`.
fn basic(event: KeyEvent) -> Option<Action> {
    let pressed = BASIC.iter().find(|(key, _)| key.is_in(event));
    pressed.map(|(_, action)| *action)
}

/// The action of a key in a popup. There, the keys of `BASIC` and the page keys keep their meaning even
/// if another action claims them.
#[must_use]
pub(crate) fn in_popup(keys: &Keymap, event: KeyEvent) -> Option<Action> {
    let paging = match event.code {
        KeyCode::PageUp => Some(Action::PageUp),
        KeyCode::PageDown => Some(Action::PageDown),
        KeyCode::Home => Some(Action::Top),
        KeyCode::End => Some(Action::Bottom),
        _ => None,
    };
    basic(event).or(paging).or_else(|| keys.action_for(event))
}

/// Rows of a popup that a page key moves the selection by.
pub(super) const PAGE: isize = 10;

/// The meaning of a key while a line of text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// The text has changed.
    Text,
    /// The selection moves by this number of rows.
    Row(isize),
    /// The selected row is taken.
    Take,
    /// The box is closed without taking a row.
    Leave,
    /// The program ends.
    Quit,
    /// At most the cursor has moved.
    Other,
}

/// Edits a line of text with a key, or says what else the key means.
pub(super) fn while_typing(input: &mut Input, event: KeyEvent) -> Typed {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Char('c') if control => Typed::Quit,
        KeyCode::Char('p') if control => Typed::Row(-1),
        KeyCode::Char('n') if control => Typed::Row(1),
        KeyCode::Up => Typed::Row(-1),
        KeyCode::Down | KeyCode::Tab => Typed::Row(1),
        KeyCode::PageUp => Typed::Row(PAGE.saturating_neg()),
        KeyCode::PageDown => Typed::Row(PAGE),
        KeyCode::Enter => Typed::Take,
        KeyCode::Esc => Typed::Leave,
        _ if input.key(event) => Typed::Text,
        _ => Typed::Other,
    }
}

/// A key that the configuration gives to two actions.
#[derive(Debug, Clone, Copy)]
pub struct Clash {
    pub key: Key,
    pub first: &'static Binding,
    pub second: &'static Binding,
}

impl Keymap {
    /// Replaces the keys of an action. Without any, only the palette runs it.
    pub fn rebind(&mut self, action: Action, keys: Vec<Key>) {
        if let Some((_, own)) = self.keys.iter_mut().find(|(of, _)| of.action == action) {
            *own = keys;
        }
    }

    /// In the order of the list of actions.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let mut seen: Vec<(Key, &'static Binding)> = Vec::new();
        let mut clashes = Vec::new();
        for (binding, keys) in &self.keys {
            for key in keys {
                let mut taken = seen.iter();
                match taken.find(|(of, other)| of == key && other.meets(binding)) {
                    Some((_, first)) if first.action != binding.action => clashes.push(Clash {
                        key: *key,
                        first,
                        second: binding,
                    }),
                    Some(_) => {}
                    None => seen.push((*key, binding)),
                }
            }
        }
        clashes
    }

    /// The action of a key. Keys of `BASIC` keep their meaning unless another action claims them.
    #[must_use]
    pub(crate) fn action_for(&self, event: KeyEvent) -> Option<Action> {
        self.claimed(event, Binding::is_of_lists)
            .or_else(|| basic(event))
    }

    /// The same while slides are presented, with `BASIC_OF_SLIDES`.
    #[must_use]
    pub(crate) fn slide_action_for(&self, event: KeyEvent) -> Option<Action> {
        let basic = || {
            let pressed = BASIC_OF_SLIDES.iter().find(|(key, _)| key.is_in(event));
            pressed.map(|(_, action)| *action)
        };
        self.claimed(event, Binding::is_of_slides).or_else(basic)
    }

    /// The action that claims a key, among some.
    fn claimed(&self, event: KeyEvent, is_among: impl Fn(&Binding) -> bool) -> Option<Action> {
        let claims = |(binding, keys): &&(&'static Binding, Vec<Key>)| {
            is_among(binding) && keys.iter().any(|key| key.matches(event))
        };
        let claimed = self.keys.iter().find(claims);
        claimed.map(|(binding, _)| binding.action)
    }

    #[must_use]
    pub fn keys_of(&self, action: Action) -> &[Key] {
        self.keys
            .iter()
            .find(|(binding, _)| binding.action == action)
            .map_or(&[], |(_, keys)| keys)
    }

    /// The keys that run an action: its own, or else those of `BASIC` that no action claims.
    pub(crate) fn pressed_for(&self, action: Action) -> impl Iterator<Item = Key> {
        let own = self.keys_of(action);
        let basic = BASIC.iter().filter(move |(_, of)| *of == action);
        let basic = basic.filter(move |(key, _)| own.is_empty() && !self.is_claimed(*key));
        own.iter().copied().chain(basic.map(|(key, _)| *key))
    }

    /// Whether a key of `BASIC` has another meaning in lists.
    fn is_claimed(&self, key: Key) -> bool {
        let mut lists = self.keys.iter().filter(|(of, _)| of.is_of_lists());
        lists.any(|(_, keys)| keys.contains(&key))
    }

    /// The name of the first key that runs an action; empty where there is none. In words, the first
    /// key without an arrow, if there is one: `v` in place of `↓` would read as another key.
    #[must_use]
    pub(crate) fn first_name(&self, action: Action, naming: Naming) -> String {
        let mut keys = self.pressed_for(action);
        let first = match naming {
            Naming::Signs => keys.next(),
            Naming::Words => {
                let plain = self.pressed_for(action).find(|key| key.name().is_ascii());
                plain.or_else(|| keys.next())
            }
        };
        first.map(|key| naming.name(key)).unwrap_or_default()
    }

    /// The first keys of several related actions: arrows as `←→`, others as `b/→`, because `b→` would
    /// read as "from b to …".
    #[must_use]
    pub(crate) fn first_names(&self, actions: &[Action], naming: Naming) -> String {
        let names = actions
            .iter()
            .map(|action| self.first_name(*action, naming));
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        let is_arrow = |name: &String| matches!(name.as_str(), "←" | "→" | "↑" | "↓");
        let between = match names.iter().all(is_arrow) {
            true => "",
            false if names.iter().any(|name| name.contains('/')) => " ",
            false => "/",
        };
        names.join(between)
    }

    /// How to run an action, as part of a sentence: its key, or how to run it from the palette.
    #[must_use]
    pub fn hint(&self, action: Action, naming: Naming) -> String {
        let name = self.first_name(action, naming);
        if !name.is_empty() {
            return name;
        }
        let binding = BINDINGS.iter().find(|binding| binding.action == action);
        let id = binding.map_or("", |binding| binding.id);
        format!("{}{id}", self.first_name(Action::Commands, naming))
    }

    /// Every action with its keys, in the order of help and footer.
    pub fn bindings(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        self.keys
            .iter()
            .map(|(binding, keys)| (*binding, keys.as_slice()))
    }
}
