//! Shows the notes in a second terminal, which only the presenter sees.
//!
//! It does not take the terminal over but only clears it, so that Ctrl-C ends it like any program.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use ratatui::crossterm::terminal;

use super::socket;
use super::speaker::{Kind, Notes};
use crate::text::{Lang, sanitize};

/// How often the time is updated, and how often a presentation is looked for.
const SECOND: Duration = Duration::from_secs(1);

/// Longer lines are not from a presentation.
const LONGEST: u64 = 256 * 1024;

/// The width assumed if the terminal does not report one, in columns.
const COLUMNS: u16 = 80;

/// Follows the presentation that has begun last, and the next one when another begins or this one has
/// ended, until the program is interrupted. If the output is not a terminal, it ends with the
/// presentation.
///
/// # Errors
/// If the output cannot be written to, or if there is no place for this user's socket.
pub(crate) fn follow(lang: Lang) -> io::Result<()> {
    let is_terminal = io::stdout().is_terminal();
    let mut out = io::stdout().lock();
    let path = socket::place()
        .map_err(|error| io::Error::new(error.kind(), lang.notes_no_folder(error)))?;
    let mut is_reported = false;
    loop {
        // A pipe stays with the presentation that it has.
        let own = socket::identity(&path).filter(|_| is_terminal);
        match UnixStream::connect(&path) {
            Ok(stream) => {
                let is_replaced = || {
                    let both = own.zip(socket::identity(&path));
                    both.is_some_and(|(own, now)| own != now)
                };
                read(stream, is_terminal, is_replaced, &mut out)?;
                if !is_terminal {
                    return Ok(());
                }
                is_reported = false;
            }
            Err(_) if !is_reported => {
                is_reported = true;
                clear(is_terminal, &mut out)?;
                writeln!(out, "{}", lang.notes_waiting())?;
                out.flush()?;
            }
            Err(_) => {}
        }
        std::thread::sleep(SECOND);
    }
}

/// Shows notes until the connection ends or another presentation has taken its place.
fn read(
    stream: UnixStream,
    is_terminal: bool,
    is_replaced: impl Fn() -> bool,
    out: &mut impl Write,
) -> io::Result<()> {
    stream.set_read_timeout(Some(SECOND))?;
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    let mut notes: Option<(Notes, Instant)> = None;
    while !is_replaced() {
        let left = LONGEST.saturating_sub(u64::try_from(line.len()).unwrap_or(LONGEST));
        match (&mut lines).take(left).read_until(b'\n', &mut line) {
            Ok(_) if line.last() == Some(&b'\n') => {
                // Anything else does not come from a presentation of this version.
                let Ok(new) = serde_json::from_slice(&line) else {
                    return Ok(());
                };
                line.clear();
                notes = Some((new, Instant::now()));
            }
            Ok(_) => return Ok(()),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
                ) =>
            {
                // A pipe gets each step only once.
                if !is_terminal {
                    continue;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return Ok(()),
        }
        if let Some((notes, since)) = &notes {
            let elapsed = notes.elapsed.saturating_add(since.elapsed().as_secs());
            show(notes, elapsed, is_terminal, out)?;
        }
    }
    Ok(())
}

fn clear(is_terminal: bool, out: &mut impl Write) -> io::Result<()> {
    match is_terminal {
        true => out.write_all(b"\x1b[2J\x1b[H"),
        false => Ok(()),
    }
}

/// Shows the notes. On a terminal, they replace the previous ones and are cut to the window.
fn show(notes: &Notes, elapsed: u64, is_terminal: bool, out: &mut impl Write) -> io::Result<()> {
    let (columns, rows) = match is_terminal {
        true => terminal::size().unwrap_or((COLUMNS, u16::MAX)),
        false => (COLUMNS, u16::MAX),
    };
    let mut picture = Vec::new();
    clear(is_terminal, &mut picture)?;
    let lines = notes.lines(usize::from(columns.max(1)), elapsed);
    for (at, (kind, line)) in (0..rows).zip(lines) {
        if at > 0 {
            picture.write_all(b"\n")?;
        }
        let line = sanitize(&line);
        match (kind, is_terminal) {
            (Kind::Heading, true) => write!(picture, "\x1b[1m{line}\x1b[m")?,
            _ => write!(picture, "{line}")?,
        }
    }
    if !is_terminal {
        picture.write_all(b"\n\n")?;
    }
    out.write_all(&picture)?;
    out.flush()
}
