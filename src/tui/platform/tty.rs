//! The terminal device: its settings, its size, and output that does not block.

use std::fs::File;
use std::io;
#[cfg(unix)]
use std::time::Duration;

/// The terminal's input and output.
#[derive(Debug)]
pub(in crate::tui) struct Tty {
    #[cfg(unix)]
    input: File,
    output: File,
}

/// How long to wait for a terminal that accepts no output before asking again whether to keep
/// waiting.
#[cfg(unix)]
const WAIT_FOR_ROOM: Duration = Duration::from_millis(10);

#[cfg(unix)]
impl Tty {
    /// Opens the terminal of the standard streams.
    ///
    /// # Errors
    /// If the program has no terminal.
    pub(in crate::tui) fn open() -> io::Result<Tty> {
        use std::os::fd::AsFd;
        let (stdin, stdout) = (io::stdin(), io::stdout());
        let input = if rustix::termios::isatty(&stdin) {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            File::options().read(true).write(true).open("/dev/tty")?
        };
        let output = match controlling(&stdout) {
            Some(output) => output,
            None => File::from(stdout.as_fd().try_clone_to_owned()?),
        };
        Ok(Tty { input, output })
    }

    /// A second handle of the input, for the event loop or a thread that reads.
    ///
    /// # Errors
    /// If the system has no file descriptors left.
    pub(in crate::tui) fn input(&self) -> io::Result<File> {
        self.input.try_clone()
    }

    /// Switches to raw mode: each key is delivered as it is pressed, without echo and without
    /// signals. Returns the previous settings.
    ///
    /// # Errors
    /// If the terminal rejects the settings.
    pub(in crate::tui) fn make_raw(&self) -> io::Result<Settings> {
        let before = rustix::termios::tcgetattr(&self.input)?;
        let mut raw = before.clone();
        raw.make_raw();
        self.set(&Settings(raw))?;
        Ok(Settings(before))
    }

    /// Restores settings that [`Self::make_raw`] has returned.
    ///
    /// # Errors
    /// If the terminal rejects the settings.
    pub(in crate::tui) fn set(&self, settings: &Settings) -> io::Result<()> {
        let now = rustix::termios::OptionalActions::Now;
        loop {
            match rustix::termios::tcsetattr(&self.input, now, &settings.0) {
                Err(rustix::io::Errno::INTR) => {}
                other => return Ok(other?),
            }
        }
    }

    /// The number of columns and rows; 80 and 24 if the terminal does not know them.
    ///
    /// # Errors
    /// If the terminal has been closed.
    pub(in crate::tui) fn size(&self) -> io::Result<(u16, u16)> {
        let size = rustix::termios::tcgetwinsize(&self.output)?;
        Ok(match (size.ws_col, size.ws_row) {
            (0, _) | (_, 0) => (80, 24),
            size => size,
        })
    }

    /// Whether this program is in the foreground, so that it gets the keys. A shell can move it to
    /// the background.
    pub(in crate::tui) fn is_ours(&self) -> bool {
        match rustix::termios::tcgetpgrp(&self.input) {
            Ok(foreground) => foreground == rustix::process::getpgrp(),
            Err(_) => true,
        }
    }

    /// Writes all bytes. As long as the terminal accepts none, `goes_on` is called every
    /// [`WAIT_FOR_ROOM`] and decides whether to keep waiting.
    ///
    /// # Errors
    /// If the terminal has been closed, or `goes_on` has returned `false`.
    pub(in crate::tui) fn write(
        &self,
        mut bytes: &[u8],
        mut goes_on: impl FnMut() -> bool,
    ) -> io::Result<()> {
        use std::io::Write;
        while !bytes.is_empty() {
            match (&self.output).write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if !goes_on() {
                        return Err(io::ErrorKind::TimedOut.into());
                    }
                    self.wait_for_room();
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Discards output that the terminal has not accepted yet.
    pub(in crate::tui) fn discard_output(&self) {
        let _ = rustix::termios::tcflush(&self.output, rustix::termios::QueueSelector::OFlush);
    }

    /// Discards keys that have not been read yet.
    pub(in crate::tui) fn discard_input(&self) {
        let _ = rustix::termios::tcflush(&self.input, rustix::termios::QueueSelector::IFlush);
    }

    fn wait_for_room(&self) {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let wait = Timespec {
            tv_sec: 0,
            tv_nsec: i64::from(WAIT_FOR_ROOM.subsec_nanos()),
        };
        let mut waiting = [PollFd::new(&self.output, PollFlags::OUT)];
        let waited = poll(&mut waiting, Some(&wait));
        let has_room = waiting
            .iter()
            .any(|fd| fd.revents().contains(PollFlags::OUT));
        // Some systems cannot poll terminals. There, a short pause keeps the loop from spinning.
        if !has_room && waited != Ok(0) {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// The terminal of this session, opened again for non-blocking output; `None` if the stream is
/// another terminal or none. The shell shares the open file of the stream, and would get non-blocking
/// output, too, if the flag were set there.
#[cfg(unix)]
fn controlling(stream: &impl std::os::fd::AsFd) -> Option<File> {
    use std::os::unix::fs::OpenOptionsExt;
    rustix::termios::tcgetsid(stream).ok()?;
    let nonblocking = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    File::options()
        .write(true)
        .custom_flags(i32::try_from(nonblocking.bits()).ok()?)
        .open("/dev/tty")
        .ok()
}

/// The settings of a terminal, such as whether it echoes keys.
#[cfg(unix)]
#[derive(Debug, Clone)]
pub(in crate::tui) struct Settings(rustix::termios::Termios);

#[cfg(not(unix))]
#[derive(Debug, Clone)]
pub(in crate::tui) struct Settings;

#[cfg(not(unix))]
#[allow(
    clippy::unused_self,
    clippy::unnecessary_wraps,
    reason = "the same signatures as on Unix"
)]
impl Tty {
    pub(in crate::tui) fn open() -> io::Result<Tty> {
        use std::os::windows::io::AsHandle;
        let output = File::from(io::stdout().as_handle().try_clone_to_owned()?);
        Ok(Tty { output })
    }

    pub(in crate::tui) fn make_raw(&self) -> io::Result<Settings> {
        ratatui::crossterm::terminal::enable_raw_mode()?;
        Ok(Settings)
    }

    pub(in crate::tui) fn set(&self, _: &Settings) -> io::Result<()> {
        ratatui::crossterm::terminal::disable_raw_mode()
    }

    pub(in crate::tui) fn size(&self) -> io::Result<(u16, u16)> {
        ratatui::crossterm::terminal::size()
    }

    pub(in crate::tui) fn is_ours(&self) -> bool {
        true
    }

    pub(in crate::tui) fn write(&self, bytes: &[u8], _: impl FnMut() -> bool) -> io::Result<()> {
        use std::io::Write;
        (&self.output).write_all(bytes)
    }

    pub(in crate::tui) fn discard_output(&self) {}

    pub(in crate::tui) fn discard_input(&self) {}
}
