//! Asks the terminal before the dashboard opens whether its background is light or dark, and
//! whether it draws lines and marks one cell wide. A terminal that does not answer costs a fraction of a
//! second.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::glyphs::AMBIGUOUS;
use super::theme::ThemeName;

/// How long to wait for the terminal's colours.
const COLOURS: Duration = Duration::from_millis(200);

/// The theme that fits the terminal's background; `None` without an answer.
#[must_use]
pub(crate) fn theme() -> Option<ThemeName> {
    use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};
    let mut options = QueryOptions::default();
    options.timeout = COLOURS;
    match theme_mode(options).ok()? {
        ThemeMode::Dark => Some(ThemeName::Dark),
        ThemeMode::Light => Some(ThemeName::Light),
    }
}

/// The answer about the width of glyphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Width {
    /// Cells that [`AMBIGUOUS`] takes; `None` without an answer.
    pub cells: Option<u16>,
    /// Bytes that the user typed meanwhile.
    pub typed: Vec<u8>,
}

/// Draws the glyphs at the left edge, asks for the position of the cursor, and erases the line.
#[cfg(unix)]
#[must_use]
pub(crate) fn line_width() -> Width {
    use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    if enable_raw_mode().is_err() {
        return Width::default();
    }
    let width = ask().unwrap_or_default();
    let _ = disable_raw_mode();
    width
}

/// Other systems are not asked.
#[cfg(not(unix))]
#[must_use]
pub fn line_width() -> Width {
    Width::default()
}

/// How long to wait for the position of the cursor.
#[cfg(unix)]
const CURSOR: Duration = Duration::from_millis(100);

#[cfg(unix)]
fn ask() -> Option<Width> {
    use std::fs::OpenOptions;
    use std::io::{Read, Write};
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let mut terminal = OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .ok()?;
    terminal
        .write_all(format!("\r{AMBIGUOUS}\u{1b}[6n\r\u{1b}[K").as_bytes())
        .ok()?;
    terminal.flush().ok()?;
    let deadline = Instant::now().checked_add(CURSOR)?;
    let mut received = Vec::new();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec {
            tv_sec: 0,
            tv_nsec: i64::from(left.subsec_nanos()),
        };
        let mut waiting = [PollFd::new(&terminal, PollFlags::IN)];
        if left.is_zero() || poll(&mut waiting, Some(&timeout)).ok()? == 0 {
            return Some(Width {
                cells: None,
                typed: received,
            });
        }
        let mut bytes = [0u8; 256];
        let count = terminal.read(&mut bytes).ok()?;
        received.extend_from_slice(bytes.get(..count)?);
        if let Some(width) = answer(&received) {
            return Some(width);
        }
    }
}

/// The column of an answer `ESC [ row ; column R`, and all other bytes that were received.
#[cfg(unix)]
fn answer(received: &[u8]) -> Option<Width> {
    let is_start = |at: &usize| received.get(*at..).is_some_and(|r| r.starts_with(b"\x1b["));
    (0..received.len()).filter(is_start).find_map(|start| {
        let report = received.get(start.saturating_add(2)..)?;
        let end = report.iter().position(|byte| *byte == b'R')?;
        let text = std::str::from_utf8(report.get(..end)?).ok()?;
        let (row, column) = text.split_once(';')?;
        row.parse::<u16>().ok()?;
        let column: u16 = column.parse().ok()?;
        let behind = report.get(end.saturating_add(1)..)?;
        let typed = [received.get(..start)?, behind].concat();
        Some(Width {
            cells: column.checked_sub(1),
            typed,
        })
    })
}

/// The keys that a terminal encodes in bytes. Unknown sequences are left out.
#[must_use]
pub(crate) fn keys(typed: &[u8]) -> Vec<KeyEvent> {
    let text = String::from_utf8_lossy(typed);
    let mut rest = text.chars().peekable();
    let mut keys = Vec::new();
    while let Some(character) = rest.next() {
        let code = match character {
            '\u{1b}' => match rest.next_if(|next| ['[', 'O'].contains(next)) {
                None => Some(KeyCode::Esc),
                Some(_) => {
                    let mut sequence = String::new();
                    for next in rest.by_ref() {
                        sequence.push(next);
                        if ('@'..='~').contains(&next) {
                            break;
                        }
                    }
                    key_of(&sequence)
                }
            },
            '\r' | '\n' => Some(KeyCode::Enter),
            '\t' => Some(KeyCode::Tab),
            '\u{7f}' => Some(KeyCode::Backspace),
            '\u{3}' => {
                keys.push(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
                None
            }
            other => (!other.is_control() && other != '\u{fffd}').then_some(KeyCode::Char(other)),
        };
        keys.extend(code.map(KeyEvent::from));
    }
    keys
}

fn key_of(sequence: &str) -> Option<KeyCode> {
    Some(match sequence {
        "A" => KeyCode::Up,
        "B" => KeyCode::Down,
        "C" => KeyCode::Right,
        "D" => KeyCode::Left,
        "H" | "1~" => KeyCode::Home,
        "F" | "4~" => KeyCode::End,
        "Z" => KeyCode::BackTab,
        "5~" => KeyCode::PageUp,
        "6~" => KeyCode::PageDown,
        _ => return None,
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_column_tells_the_width_and_keys_typed_meanwhile_are_kept() {
        let width = |cells, typed: &[u8]| Width {
            cells,
            typed: typed.to_vec(),
        };
        assert_eq!(answer(b"\x1b[7;2R"), Some(width(Some(1), b"")));
        assert_eq!(answer(b"2\x1b[7;3Rq"), Some(width(Some(2), b"2q")));
        assert_eq!(
            answer(b"\x1b[A\x1b[7;2R\x1b[6~"),
            Some(width(Some(1), b"\x1b[A\x1b[6~"))
        );
        assert_eq!(answer(b"\x1b[7;"), None);
    }

    #[test]
    fn what_was_typed_meanwhile_means_the_keys_it_was_typed_with() {
        let codes: Vec<KeyCode> = keys("2\u{1b}[B\u{1b}[6~\u{1b}[200~\r高\u{1b}".as_bytes())
            .into_iter()
            .map(|key| key.code)
            .collect();
        let expected = [
            KeyCode::Char('2'),
            KeyCode::Down,
            KeyCode::PageDown,
            KeyCode::Enter,
            KeyCode::Char('高'),
            KeyCode::Esc,
        ];
        assert_eq!(codes, expected);
    }
}
