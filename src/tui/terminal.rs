//! Taking the terminal over, and giving it back whatever happens.

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

/// Whether the terminal is ours, and so has to be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Collects a frame and writes it in one go: a terminal that gets half a frame shows half a frame.
#[derive(Debug)]
pub(super) struct FrameWriter<W: Write> {
    frame: Vec<u8>,
    out: W,
    phase: Rc<Cell<Phase>>,
}

/// What flushing means at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    /// Whatever is there is written.
    #[default]
    Direct,
    /// A frame is being put together, and waits for its end.
    Frame,
    /// The terminal has been given back, and may even be gone: nothing more is written. The library
    /// would report a failure to do so on the same terminal, and panic.
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
            // Taken out first, so that a frame that cannot be written is not tried for ever.
            let mut frame = std::mem::take(&mut self.frame);
            let written = self.out.write_all(&frame);
            frame.clear();
            self.frame = frame;
            written?;
        }
        self.out.flush()
    }
}

/// What the terminal is trusted to show before a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The last frame: only what changed is written.
    LastFrame,
    /// Nothing: the window has had another size in between, and the frame is drawn as a whole.
    Nothing,
}

/// The terminal as the program draws on it.
pub(super) type Screen = Terminal<CrosstermBackend<FrameWriter<File>>>;

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Guard {
    /// What to draw on.
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

    /// Draws one frame, which the terminal shows all at once.
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

    /// Takes the mouse, or gives it back to the terminal.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(super) fn take_mouse(&mut self, ours: bool) -> io::Result<()> {
        queue_mouse(self.screen.backend_mut(), ours)?;
        Write::flush(self.screen.backend_mut())
    }

    /// Gives the terminal to another program for a while.
    pub(super) fn suspend(&mut self) {
        self.phase.set(Phase::Over);
        restore();
    }

    /// Takes it over again.
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
            // Not `clear`, which asks the terminal for its cursor and waits for the answer.
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

/// The standard output without the line buffer the library puts before it.
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

/// Asks for clicks and the wheel, but not for every move: nothing on the screen follows a pointer,
/// and a still screen is to cost nothing.
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

/// Gives the terminal back, once; later calls do nothing. Each step is tried even if one before
/// it failed.
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

/// A panic gives the terminal back before it is reported, or the report would be lost with the
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
