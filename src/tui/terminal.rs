//! Takes the terminal over, and restores it however the program ends.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue};
use ratatui::layout::Rect;

/// Whether the terminal has been taken over and has to be restored.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Collects a frame and writes it at once, so that the terminal never shows part of one.
#[derive(Debug)]
pub(super) struct FrameWriter<W: Write> {
    frame: Vec<u8>,
    out: W,
    phase: Rc<Cell<Phase>>,
}

/// What flushing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    /// It writes what is there.
    #[default]
    Direct,
    /// It does nothing until the frame is complete.
    Frame,
    /// It writes nothing more, as the terminal has been restored and may be gone. The library would
    /// report a failed write to the same terminal, and panic.
    Over,
}

impl<W: Write> FrameWriter<W> {
    /// Writes whole frames to `out`.
    pub(super) fn new(out: W) -> FrameWriter<W> {
        FrameWriter {
            frame: Vec::with_capacity(64 * 1024),
            out,
            phase: Rc::default(),
        }
    }
}

impl<W: Write> Write for FrameWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.phase.get() {
            Phase::Direct => {}
            Phase::Frame => return Ok(()),
            Phase::Over => {
                self.frame.clear();
                return Ok(());
            }
        }
        if !self.frame.is_empty() {
            // Removed first, so that a frame that cannot be written is not tried again.
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

/// The terminal as the program draws on it.
pub(super) type Screen = Terminal<CrosstermBackend<FrameWriter<File>>>;

/// The terminal, taken over. Dropping this restores it.
#[derive(Debug)]
pub(super) struct Guard {
    pub screen: Screen,
    phase: Rc<Cell<Phase>>,
}

impl Guard {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If the terminal refuses raw mode or cannot be written to.
    pub(super) fn take(mouse: bool) -> io::Result<Guard> {
        let out = stdout_file()?;
        install_panic_hook();
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let mut writer = FrameWriter::new(out);
        queue!(
            writer,
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        queue_mouse(&mut writer, mouse)?;
        let phase = Rc::clone(&writer.phase);
        let screen = Terminal::new(CrosstermBackend::new(writer)).inspect_err(|_| restore())?;
        Ok(Guard { screen, phase })
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn draw(
        &mut self,
        trust: Trust,
        render: impl FnOnce(&mut ratatui::Frame<'_>),
    ) -> io::Result<()> {
        self.phase.set(Phase::Frame);
        let drawn = self.draw_frame(trust, render);
        self.phase.set(Phase::Direct);
        drawn.and_then(|()| Write::flush(self.screen.backend_mut()))
    }

    /// Turns mouse events on or off.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn take_mouse(&mut self, ours: bool) -> io::Result<()> {
        queue_mouse(self.screen.backend_mut(), ours)?;
        Write::flush(self.screen.backend_mut())
    }

    /// Restores the terminal for another program.
    pub(super) fn suspend(&mut self) {
        self.phase.set(Phase::Over);
        restore();
    }

    /// Takes the terminal over again.
    ///
    /// # Errors
    /// If the terminal refuses raw mode or cannot be written to.
    pub(super) fn resume(&mut self, mouse: bool) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        self.phase.set(Phase::Direct);
        let backend = self.screen.backend_mut();
        queue!(
            backend,
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        queue_mouse(backend, mouse)
    }

    fn draw_frame(
        &mut self,
        trust: Trust,
        render: impl FnOnce(&mut ratatui::Frame<'_>),
    ) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        if trust == Trust::Nothing {
            // `clear` would ask the terminal for its cursor and wait for the answer.
            let size = self.screen.size()?;
            self.screen
                .resize(Rect::new(0, 0, size.width, size.height))?;
        }
        self.screen.draw(render)?;
        queue!(self.screen.backend_mut(), EndSynchronizedUpdate)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.phase.set(Phase::Over);
        restore();
    }
}

/// The standard output without the line buffer of the standard library.
fn stdout_file() -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::AsHandle;
        Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
    }
}

/// Asks for clicks and the wheel, but not for moves of the pointer, which would wake the program
/// for nothing.
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
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = queue_mouse(&mut out, false);
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}

/// Makes a panic restore the terminal before it is reported. The report would be lost with the
/// alternate screen.
fn install_panic_hook() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        report(panic);
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
        writer.phase.set(Phase::Frame);
        for part in ["begin", "frame", "end"] {
            writer.write_all(part.as_bytes()).unwrap();
            writer.flush().unwrap();
        }
        assert_eq!(writer.out.writes, 0);
        writer.phase.set(Phase::Direct);
        writer.flush().unwrap();
        assert_eq!(
            (writer.out.writes, writer.out.bytes.as_slice()),
            (1, b"beginframeend".as_slice())
        );
    }
}
