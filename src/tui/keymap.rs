//! Which key does what: the list of actions, with whatever the configuration changed of it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, BINDINGS, Binding, Key};

/// The keys of every action.
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

/// What the keys mean that every list and popup needs.
fn basic(event: KeyEvent) -> Option<Action> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Char('c') if control => Some(Action::Quit),
        KeyCode::Enter => Some(Action::Detail),
        KeyCode::Esc => Some(Action::Back),
        KeyCode::Up => Some(Action::Up),
        KeyCode::Down => Some(Action::Down),
        _ => None,
    }
}

/// What a key means inside a popup: there these keys keep their meaning whatever claims them.
#[must_use]
pub fn in_popup(keys: &Keymap, event: KeyEvent) -> Option<Action> {
    let paging = match event.code {
        KeyCode::PageUp => Some(Action::PageUp),
        KeyCode::PageDown => Some(Action::PageDown),
        KeyCode::Home => Some(Action::Top),
        KeyCode::End => Some(Action::Bottom),
        _ => None,
    };
    basic(event).or(paging).or_else(|| keys.action_for(event))
}

/// A key that two actions claim.
#[derive(Debug, Clone, Copy)]
pub struct Clash {
    /// The key.
    pub key: Key,
    /// The action that has it.
    pub first: &'static Binding,
    /// The action that wants it too.
    pub second: &'static Binding,
}

impl Keymap {
    /// Gives an action other keys, in place of those it has; none takes it off the keyboard.
    pub fn rebind(&mut self, action: Action, keys: Vec<Key>) {
        if let Some((_, own)) = self.keys.iter_mut().find(|(of, _)| of.action == action) {
            *own = keys;
        }
    }

    /// Keys that two actions claim, in the order of the list.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let mut seen: Vec<(Key, &'static Binding)> = Vec::new();
        let mut clashes = Vec::new();
        for (binding, keys) in &self.keys {
            for key in keys {
                match seen.iter().find(|(of, _)| of == key) {
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

    /// What a key means. Enter, Esc, the arrows and Ctrl-C keep their meaning unless another action
    /// claims them, so that no configuration locks its user in.
    #[must_use]
    pub fn action_for(&self, event: KeyEvent) -> Option<Action> {
        let claims =
            |(_, keys): &&(&'static Binding, Vec<Key>)| keys.iter().any(|key| key.matches(event));
        let claimed = self.keys.iter().find(claims);
        claimed
            .map(|(binding, _)| binding.action)
            .or_else(|| basic(event))
    }

    /// The keys of an action.
    #[must_use]
    pub fn keys_of(&self, action: Action) -> &[Key] {
        self.keys
            .iter()
            .find(|(binding, _)| binding.action == action)
            .map_or(&[], |(_, keys)| keys)
    }

    /// The name of the first key of an action; empty where it has none.
    #[must_use]
    pub fn first_name(&self, action: Action) -> String {
        let key = self.keys_of(action).first();
        key.map(|key| key.name()).unwrap_or_default()
    }

    /// Every action with its keys, in the order of help and footer.
    pub fn bindings(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        self.keys
            .iter()
            .map(|(binding, keys)| (*binding, keys.as_slice()))
    }
}
