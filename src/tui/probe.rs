//! What the terminal is asked before the screen opens: whether it is light or dark, and whether it
//! draws lines one cell wide. Never longer than a moment, and never where nobody would answer.

use std::time::Duration;

use super::theme::ThemeName;

/// How long the terminal may take to name its colours.
const COLOURS: Duration = Duration::from_millis(200);

/// The theme that fits the terminal's background; `None` where it does not say.
#[must_use]
pub fn theme() -> Option<ThemeName> {
    use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};
    let mut options = QueryOptions::default();
    options.timeout = COLOURS;
    match theme_mode(options).ok()? {
        ThemeMode::Dark => Some(ThemeName::Dark),
        ThemeMode::Light => Some(ThemeName::Light),
    }
}

/// What asking for the width of a line came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Width {
    /// Cells of `─`; `None` where the terminal does not say.
    pub cells: Option<u16>,
    /// What was typed meanwhile.
    pub typed: Vec<u8>,
}

/// Draws a `─` at the left edge, asks where the cursor is, and wipes it away.
#[cfg(unix)]
#[must_use]
pub fn line_width() -> Width {
    use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    if enable_raw_mode().is_err() {
        return Width::default();
    }
    let width = ask().unwrap_or_default();
    let _ = disable_raw_mode();
    width
}

/// Elsewhere terminals draw lines one cell wide, or are asked by nobody yet.
#[cfg(not(unix))]
#[must_use]
pub fn line_width() -> Width {
    Width::default()
}

/// How long the terminal may take to say where its cursor is.
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
        .write_all("\r─\u{1b}[6n\r\u{1b}[K".as_bytes())
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

/// The column in an answer `ESC [ row ; column R`, and whatever else was received.
#[cfg(unix)]
fn answer(received: &[u8]) -> Option<Width> {
    let start = received.windows(2).position(|two| two == b"\x1b[")?;
    let report = received.get(start.saturating_add(2)..)?;
    let end = report.iter().position(|byte| *byte == b'R')?;
    let text = std::str::from_utf8(report.get(..end)?).ok()?;
    let (_, column) = text.split_once(';')?;
    let column: u16 = column.parse().ok()?;
    let behind = report.get(end.saturating_add(1)..)?;
    let typed = [received.get(..start)?, behind].concat();
    Some(Width {
        cells: column.checked_sub(1),
        typed,
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
        assert_eq!(answer(b"\x1b[7;"), None);
    }
}
