//! Decodes complete control sequences: keys, the mouse, and answers in the form of control sequences.
//! Unknown sequences and reports that the program has not requested are ignored.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::Decoded;
use super::report::Answer;

fn pressed(code: KeyCode) -> Option<Decoded> {
    Some(Decoded::Event(Event::Key(code.into())))
}

/// A function key of the Linux console: `ESC [ [` and this byte.
pub(super) fn console(last: u8) -> Option<Decoded> {
    match last {
        b'A'..=b'E' => pressed(KeyCode::F(last.saturating_sub(b'A' - 1))),
        _ => None,
    }
}

/// A key in the application mode: `ESC O` and a letter. The number pad has letters of its own.
pub(super) fn single(last: u8) -> Option<Decoded> {
    match last {
        b'M' => pressed(KeyCode::Enter),
        b'j'..=b'y' => pressed(KeyCode::Char(char::from(last.saturating_sub(b'j' - b'*')))),
        b'R' => pressed(KeyCode::F(3)),
        _ => pressed(letter(last)?),
    }
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// `ESC [`, parameters and a final byte.
pub(super) fn control(parameters: &[u8], last: u8) -> Option<Decoded> {
    let parameters = std::str::from_utf8(parameters).ok()?;
    if let Some(parameters) = parameters.strip_prefix('<') {
        return mouse_with_end(parameters, last);
    }
    if let Some(parameters) = parameters.strip_prefix('?') {
        let attributes = last == b'c' && !parameters.contains('$');
        return attributes.then_some(Decoded::Answer(Answer::Attributes));
    }
    let mut numbers = parameters.split(';');
    let first = numbers.next().unwrap_or_default();
    let second = numbers.next().unwrap_or_default();
    let third = numbers.next().unwrap_or_default();
    let key = |code| {
        let (modifiers, kind) = modifiers(second)?;
        let event = KeyEvent::new_with_kind(code, modifiers, kind);
        Some(Decoded::Event(Event::Key(event)))
    };
    match last {
        b'Z' => Some(Decoded::Event(Event::Key(KeyEvent::new(
            KeyCode::BackTab,
            KeyModifiers::SHIFT,
        )))),
        b'~' if first == "27" => key(character(third)?),
        b'~' => key(numbered(first.parse().ok()?)?),
        b'u' => key(character(first)?),
        // F3 with a modifier looks the same, but no action is bound to that.
        b'R' if !second.is_empty() => {
            first.parse::<u16>().ok()?;
            Some(Decoded::Answer(Answer::Column(second.parse().ok()?)))
        }
        b'R' => pressed(KeyCode::F(3)),
        b'M' => {
            let buttons = first.parse::<u8>().ok()?.checked_sub(32)?;
            mouse_at(buttons, second.parse().ok()?, third.parse().ok()?)
        }
        _ if first.is_empty() || first == "1" => key(letter(last)?),
        _ => None,
    }
}

/// The key of `ESC [ number ~`.
fn numbered(number: u8) -> Option<KeyCode> {
    let function = |from: u8| KeyCode::F(number.saturating_sub(from));
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => return None,
    })
}

/// The key of a Unicode number, which some terminals send for keys with modifiers.
fn character(number: &str) -> Option<KeyCode> {
    let number: u32 = number.split(':').next()?.parse().ok()?;
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number).filter(|one| !one.is_control())?),
    })
}

/// The modifiers, encoded as a sum of bits plus one, and whether the key is pressed, repeated or
/// released.
fn modifiers(parameter: &str) -> Option<(KeyModifiers, KeyEventKind)> {
    if parameter.is_empty() {
        return Some((KeyModifiers::NONE, KeyEventKind::Press));
    }
    let (held, kind) = parameter.split_once(':').unwrap_or((parameter, "1"));
    let held = held.parse::<u8>().ok()?.saturating_sub(1);
    let known = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ];
    let held = known.into_iter().filter(|(bit, _)| held & bit != 0);
    let kind = match kind {
        "2" => KeyEventKind::Repeat,
        "3" => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Some((held.map(|(_, modifier)| modifier).collect(), kind))
}

/// A mouse event of three bytes, each with an offset of 32.
pub(super) fn mouse(buttons: u8, column: u8, row: u8) -> Option<Decoded> {
    let less = |byte: u8| byte.checked_sub(32);
    mouse_at(less(buttons)?, less(column)?.into(), less(row)?.into())
}

/// A mouse event in the mode for large windows (SGR 1006), whose final byte says whether a button is
/// pressed or released.
fn mouse_with_end(parameters: &str, last: u8) -> Option<Decoded> {
    let mut numbers = parameters.split(';');
    let buttons = numbers.next()?.parse().ok()?;
    let (column, row) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    let mut decoded = mouse_at(buttons, column, row)?;
    match (last, &mut decoded) {
        (b'M', _) => {}
        (b'm', Decoded::Event(Event::Mouse(event))) => {
            if let MouseEventKind::Down(button) = event.kind {
                event.kind = MouseEventKind::Up(button);
            }
        }
        _ => return None,
    }
    Some(decoded)
}

/// A mouse event at a column and row counted from 1.
fn mouse_at(buttons: u8, column: u16, row: u16) -> Option<Decoded> {
    let moves = buttons & 0x20 != 0;
    let button = match buttons & 0xc3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (buttons & 0xc3, button) {
        (_, Some(button)) if moves => MouseEventKind::Drag(button),
        (_, Some(button)) => MouseEventKind::Down(button),
        (3, _) if moves => MouseEventKind::Moved,
        // The sequence does not say which button.
        (3, _) => MouseEventKind::Up(MouseButton::Left),
        (0x40, _) => MouseEventKind::ScrollUp,
        (0x41, _) => MouseEventKind::ScrollDown,
        (0x42, _) => MouseEventKind::ScrollLeft,
        (0x43, _) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let known = [
        (4, KeyModifiers::SHIFT),
        (8, KeyModifiers::ALT),
        (16, KeyModifiers::CONTROL),
    ];
    let held = known.into_iter().filter(|(bit, _)| buttons & bit != 0);
    Some(Decoded::Event(Event::Mouse(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        modifiers: held.map(|(_, modifier)| modifier).collect(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("<0;11;2", b'M', Some((MouseEventKind::Down(MouseButton::Left), 10, 1)))]
    #[case("<0;11;2", b'm', Some((MouseEventKind::Up(MouseButton::Left), 10, 1)))]
    #[case("<64;300;2", b'M', Some((MouseEventKind::ScrollUp, 299, 1)))]
    #[case("<65;1;1", b'M', Some((MouseEventKind::ScrollDown, 0, 0)))]
    #[case("32;11;2", b'M', Some((MouseEventKind::Down(MouseButton::Left), 10, 1)))]
    #[case("<0;0;2", b'M', None)]
    #[case("<0;5", b'M', None)]
    #[case("<0;99999;2", b'M', None)]
    fn clicks_and_the_wheel_are_where_the_pointer_was(
        #[case] parameters: &str,
        #[case] last: u8,
        #[case] expected: Option<(MouseEventKind, u16, u16)>,
    ) {
        let event = match control(parameters.as_bytes(), last) {
            Some(Decoded::Event(Event::Mouse(event))) => {
                Some((event.kind, event.column, event.row))
            }
            None => None,
            other => panic!("{other:?}"),
        };
        assert_eq!(event, expected);
    }

    #[test]
    fn a_mouse_that_speaks_in_bytes_is_understood() {
        let event = mouse(32, 43, 34);
        assert_eq!(event, control(b"<0;11;2", b'M'));
        assert_eq!(mouse(31, 43, 34), None);
    }
}
