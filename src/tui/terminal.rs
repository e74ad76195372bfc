//! Takes the terminal over, and restores it however the program ends.
//!
//! [`TAKEN`] owns the terminal's state from the first query until it is restored. However the program
//! ends, by the loop, a signal or a panic on any thread, the same function restores the terminal, and
//! nothing is written to a terminal that is not taken over.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use ratatui::crossterm::{cursor, queue};

use super::frames::Frames;
use super::platform::tty::{Settings, Tty};

/// The terminal while it is taken over.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// Whether the program is about to end and must not be delayed.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Panics that occurred while an editor had the terminal, reported once the editor has ended.
static UNREPORTED: Mutex<String> = Mutex::new(String::new());

/// Whether an editor has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

/// How long a program that is about to end waits for a terminal that accepts no output.
const LAST_WRITE: Duration = Duration::from_millis(40);

#[derive(Debug)]
struct Taken {
    tty: Arc<Tty>,
    before: Settings,
    /// Whether the dashboard's screen is open, too.
    screen: bool,
}

/// Writes to the terminal as long as it is taken over.
#[derive(Debug)]
pub(super) struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(taken) = lock(&TAKEN).as_ref() {
            taken.tty.write(bytes, || !is_ending())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Collects a frame and writes it in one piece, so that the terminal never shows a part of one.
#[derive(Debug)]
pub(super) struct FrameWriter<W: Write> {
    frame: Vec<u8>,
    out: W,
}

impl<W: Write> FrameWriter<W> {
    /// Writes whole frames to `out`.
    pub(super) fn new(out: W) -> FrameWriter<W> {
        FrameWriter {
            frame: Vec::with_capacity(64 * 1024),
            out,
        }
    }
}

impl<W: Write> Write for FrameWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() {
            // The frame is removed first, so that one that cannot be written is not tried again.
            let mut frame = std::mem::take(&mut self.frame);
            let written = self.out.write_all(&frame);
            frame.clear();
            self.frame = frame;
            written?;
        }
        self.out.flush()
    }
}

/// What the terminal is known to show before a frame is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The last frame. Only changed cells are written.
    LastFrame,
    /// Unknown, as after a new window size or an editor. The whole frame is written.
    Nothing,
}

/// The terminal, taken over. Dropping this restores it.
#[derive(Debug)]
pub(super) struct Guard {
    tty: Arc<Tty>,
    pub screen: Frames<FrameWriter<Output>>,
    /// The settings with which the terminal was lent to an editor.
    lent_with: Option<Settings>,
}

impl Guard {
    /// Takes the terminal over, so that it can be queried. The dashboard's screen is not open yet.
    ///
    /// # Errors
    /// If there is no terminal, or it refuses raw mode.
    pub(super) fn take() -> io::Result<Guard> {
        let tty = Arc::new(Tty::open()?);
        install_panic_hook();
        take(&tty)?;
        Ok(Guard {
            tty,
            screen: Frames::new(FrameWriter::new(Output)),
            lent_with: None,
        })
    }

    /// The terminal as a device.
    pub(super) fn tty(&self) -> &Arc<Tty> {
        &self.tty
    }

    /// The columns and rows that are drawn on.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        self.tty.size().map(capped)
    }

    /// Sends a query to the terminal.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn ask(&mut self, question: &[u8]) -> io::Result<()> {
        let out = self.screen.out();
        out.write_all(question)?;
        out.flush()
    }

    /// Opens the dashboard's screen, with the first frame.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn open(&mut self, mouse: bool) -> io::Result<()> {
        if let Some(taken) = lock(&TAKEN).as_mut() {
            taken.screen = true;
        }
        let out = self.screen.out();
        queue!(
            out,
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        queue_mouse(out, mouse)
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn draw(
        &mut self,
        trust: Trust,
        render: impl FnOnce(&mut Buffer),
    ) -> io::Result<()> {
        queue!(self.screen.out(), BeginSynchronizedUpdate)?;
        if trust == Trust::Nothing {
            let size = self.size()?;
            self.screen.clear(size)?;
        }
        self.screen.draw(render)?;
        queue!(self.screen.out(), EndSynchronizedUpdate)?;
        self.screen.out().flush()
    }

    /// Prepares to draw the first frame, in columns and rows.
    pub(super) fn make_room(&mut self, size: (u16, u16)) {
        self.screen.make_room(size);
    }

    /// Turns mouse events on or off.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn take_mouse(&mut self, ours: bool) -> io::Result<()> {
        queue_mouse(self.screen.out(), ours)?;
        self.screen.out().flush()
    }

    /// Restores the terminal for another program.
    pub(super) fn suspend(&mut self) {
        restore();
    }

    /// Restores the terminal for an editor, which has it until [`Guard::reclaim`].
    pub(super) fn lend(&mut self) {
        LENT.store(true, Ordering::SeqCst);
        self.lent_with = lock(&TAKEN).as_ref().map(|taken| taken.before.clone());
        restore();
    }

    /// Takes the terminal back from an editor that has ended, in whatever state it is.
    pub(super) fn reclaim(&mut self) {
        // If the program is in the background, the terminal belongs to the shell.
        if self.tty.is_ours() {
            let _ = self.tty.write(USUAL_MODES, || !is_ending());
        }
        LENT.store(false, Ordering::SeqCst);
        let tty = Arc::clone(&self.tty);
        *lock(&TAKEN) = self.lent_with.take().map(|before| Taken {
            tty,
            before,
            screen: true,
        });
    }

    /// Takes the terminal over again. The next frame has to be drawn whole.
    ///
    /// # Errors
    /// If the terminal refuses raw mode or cannot be written to.
    pub(super) fn resume(&mut self, mouse: bool) -> io::Result<()> {
        take(&self.tty)?;
        self.open(mouse)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// The largest window that is drawn on as a whole. A screen of 8K in the smallest legible letters
/// has 1280 × 540 cells; a terminal that claims 65535 × 65535 would take 400 GB.
const LARGEST: (u16, u16) = (1280, 540);

/// The part of a window that is drawn on.
fn capped((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Announces that the program is about to end, so that threads that wait for the terminal give up.
pub(super) fn end_is_near() {
    ENDING.store(true, Ordering::SeqCst);
}

/// Whether the program is about to end.
pub(super) fn is_ending() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// Tells what panicked while an editor had the terminal.
pub(super) fn report_late() {
    let report = std::mem::take(&mut *lock(&UNREPORTED));
    let _ = io::stderr().write_all(report.as_bytes());
}

/// Locks a mutex even after a panic, so that the terminal can still be restored.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|broken| broken.into_inner())
}

/// Takes the terminal over. The settings found the first time are the ones that are restored.
fn take(tty: &Arc<Tty>) -> io::Result<()> {
    let mut taken = lock(&TAKEN);
    let before = tty.make_raw()?;
    // After a stop that went unnoticed, the terminal is still taken over.
    if taken.is_none() {
        *taken = Some(Taken {
            tty: Arc::clone(tty),
            before,
            screen: false,
        });
    }
    Ok(())
}

/// Returns a terminal to the modes that programs expect of it. An editor that was killed leaves it in
/// modes of its own, in which neither the dashboard nor the shell after it could be read.
///
/// In this order: keys are sent in the usual form (kitty, xterm); the usual cursor; the whole window
/// scrolls; characters replace others, letters are letters, lines wrap; cursor keys and number pad send
/// what they usually do; reports of the pointer and the focus and their other forms are off; no colours.
/// The cursor stays where it was. What a console prints of the first three, if it does not know them,
/// is erased. Where the whole window scrolls, it does not matter from where rows are counted, and to
/// change that would move the cursor.
const USUAL_MODES: &[u8] = b"\x1b7\x1b[=0u\x1b[>4m\x1b[0 q\x1b8\x1b[m\x1b[K\x1b[r\x1b8\
    \x1b[4l\x1b(B\x0f\x1b[?7h\x1b[?1l\x1b>\
    \x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1005l\x1b[?1015l\x1b[m";

/// Turns on events for clicks and the wheel, but not for moves of the pointer, which would wake the
/// program needlessly.
fn queue_mouse(out: &mut impl Write, ours: bool) -> io::Result<()> {
    if cfg!(unix) {
        let end = if ours { 'h' } else { 'l' };
        write!(out, "\x1b[?1000{end}\x1b[?1006{end}")
    } else if ours {
        queue!(out, EnableMouseCapture)
    } else {
        queue!(out, DisableMouseCapture)
    }
}

/// Restores the terminal. Only the first call does anything. Each step is tried even if an earlier
/// one failed.
pub(super) fn restore() {
    let Some(taken) = take_out() else {
        return;
    };
    // If the program is in the background, the terminal belongs to the shell.
    if !taken.tty.is_ours() {
        return;
    }
    if taken.screen {
        let mut modes = Vec::new();
        let _ = queue_mouse(&mut modes, false);
        let _ = queue!(
            modes,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let began = Instant::now();
        let patient = || !is_ending() || began.elapsed() < LAST_WRITE;
        if taken.tty.write(&modes, patient).is_err() {
            // Output that the terminal has not accepted by now would delay the end.
            taken.tty.discard_output();
            let _ = taken.tty.write(&modes, || false);
        }
    }
    let _ = taken.tty.set(&taken.before);
}

/// Takes the state to restore. A thread that is writing a frame soon gives up once the program is about
/// to end; if it hangs nevertheless, it is not waited for.
fn take_out() -> Option<Taken> {
    let began = Instant::now();
    loop {
        match TAKEN.try_lock() {
            Ok(mut taken) => return taken.take(),
            Err(TryLockError::Poisoned(broken)) => return broken.into_inner().take(),
            Err(TryLockError::WouldBlock) if is_ending() && began.elapsed() > LAST_WRITE => {
                return None;
            }
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// Makes a panic restore the terminal before it is reported. The report would be lost with the
/// alternate screen.
fn install_panic_hook() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        end_is_near();
        restore();
        if LENT.load(Ordering::SeqCst) {
            lock(&UNREPORTED).push_str(&format!("{panic}\n"));
        } else {
            report(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts how often it is written to.
    #[derive(Default)]
    struct Counter {
        writes: usize,
        bytes: Vec<u8>,
    }

    impl Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes += 1;
            self.bytes.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_reaches_the_terminal_in_one_write() {
        let mut writer = FrameWriter::new(Counter::default());
        for part in ["begin", "frame", "end"] {
            writer.write_all(part.as_bytes()).unwrap();
        }
        assert_eq!(writer.out.writes, 0);
        writer.flush().unwrap();
        assert_eq!(
            (writer.out.writes, writer.out.bytes.as_slice()),
            (1, b"beginframeend".as_slice())
        );
    }

    #[test]
    fn a_window_that_claims_to_be_huge_is_drawn_on_in_part() {
        assert_eq!(capped((100, 30)), (100, 30));
        assert_eq!(capped((u16::MAX, u16::MAX)), LARGEST);
        assert_eq!(capped((u16::MAX, 3)), (LARGEST.0, 3));
    }
}
