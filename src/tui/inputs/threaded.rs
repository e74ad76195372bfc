//! Reads the terminal on a thread, on systems that cannot poll a terminal and a channel together.

#[cfg(unix)]
use std::fs::File;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Input, spawn};
use crate::tui::platform::signals::Signals;
use crate::tui::platform::tty::Tty;

/// Sends inputs to the event loop.
pub(in crate::tui) type Sender = mpsc::Sender<Input>;

/// The receiving end of the channel for other threads.
#[derive(Debug)]
pub(in crate::tui) struct Others {
    sent: Receiver<Input>,
}

/// A channel to the event loop.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the same signature as in `polled`"
)]
pub(in crate::tui) fn channel() -> io::Result<(Sender, Others)> {
    let (to, sent) = mpsc::channel();
    Ok((to, Others { sent }))
}

impl Others {
    /// Adds the input of a terminal.
    ///
    /// # Errors
    /// If the system has no threads or file descriptors left.
    pub(in crate::tui) fn with_terminal(self, tty: &Tty, sender: &Sender) -> io::Result<Inputs> {
        #[cfg(unix)]
        let go_on = read(tty.input()?, sender.clone())?;
        #[cfg(not(unix))]
        let go_on = {
            let _ = tty;
            read(sender.clone())?
        };
        Ok(Inputs {
            sent: self.sent,
            go_on,
            reader_waits: false,
        })
    }
}

/// All inputs of the event loop.
#[derive(Debug)]
pub(in crate::tui) struct Inputs {
    sent: Receiver<Input>,
    /// Lets the thread that reads the terminal continue.
    go_on: mpsc::Sender<()>,
    reader_waits: bool,
}

impl Inputs {
    /// The next input, from another thread or from the terminal.
    ///
    /// # Errors
    /// If none comes within the timeout.
    pub(in crate::tui) fn next(
        &mut self,
        timeout: Option<Duration>,
        signals: &Signals,
    ) -> Result<Input, RecvTimeoutError> {
        // Once the program has to end, the user types the next keys for the shell.
        if self.reader_waits && !signals.has_to_end() {
            self.reader_waits = false;
            let _ = self.go_on.send(());
        }
        let input = match timeout {
            Some(timeout) => self.sent.recv_timeout(timeout)?,
            None => self.sent.recv()?,
        };
        Ok(self.noted(input))
    }

    /// An input that another thread has sent, without waiting.
    pub(in crate::tui) fn sent(&mut self) -> Option<Input> {
        let input = self.sent.try_recv().ok()?;
        Some(self.noted(input))
    }

    /// The next input from another thread, while another program reads the terminal.
    ///
    /// # Errors
    /// If none comes within the timeout.
    pub(in crate::tui) fn next_sent(
        &mut self,
        timeout: Duration,
    ) -> Result<Input, RecvTimeoutError> {
        let input = self.sent.recv_timeout(timeout)?;
        Ok(self.noted(input))
    }

    /// Notes that the reader waits if the input comes from the terminal. It waits until the frame has
    /// been drawn, and then reads everything typed in the meantime at once.
    fn noted(&mut self, input: Input) -> Input {
        #[cfg(unix)]
        let is_read = matches!(input, Input::Bytes(_));
        #[cfg(not(unix))]
        let is_read = matches!(input, Input::Events(_));
        self.reader_waits |= is_read;
        input
    }
}

/// The maximum number of bytes that are read at once.
#[cfg(unix)]
const BATCH: usize = 16 * 1024;

/// Starts a thread that reads the terminal until the program ends. After each read, it waits for a
/// message of the returned sender, so that it does not take keys from an editor.
///
/// # Errors
/// If the system has no threads left.
#[cfg(unix)]
fn read(mut input: File, sender: Sender) -> io::Result<mpsc::Sender<()>> {
    use std::io::Read;
    let (go_on, resume) = mpsc::channel();
    let panicked = sender.clone();
    spawn("reader", &panicked, move || {
        let mut bytes = vec![0; BATCH];
        loop {
            let read = match input.read(&mut bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // The process that started this program has made the terminal non-blocking.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    use rustix::event::{PollFd, PollFlags, poll};
                    let _ = poll(&mut [PollFd::new(&input, PollFlags::IN)], None);
                    continue;
                }
                Err(_) => 0,
                Ok(length) => length,
            };
            let Some(read) = bytes.get(..read).filter(|read| !read.is_empty()) else {
                let _ = sender.send(Input::Disconnected);
                break;
            };
            if sender.send(Input::Bytes(read.to_vec())).is_err() || resume.recv().is_err() {
                break;
            }
        }
    })?;
    Ok(go_on)
}

/// The maximum number of events that are read at once.
#[cfg(not(unix))]
const BATCH: usize = 4096;

/// How long to wait for further events. With a timeout of zero, crossterm does not check for them at
/// all.
#[cfg(not(unix))]
const POLL_TIMEOUT: Duration = Duration::from_micros(50);

#[cfg(not(unix))]
fn read(sender: Sender) -> io::Result<mpsc::Sender<()>> {
    use ratatui::crossterm::event::{self, Event};
    let (go_on, resume) = mpsc::channel();
    let panicked = sender.clone();
    spawn("reader", &panicked, move || {
        loop {
            let Ok(first) = event::read() else {
                let _ = sender.send(Input::Disconnected);
                break;
            };
            let mut events = vec![first];
            while events.len() < BATCH && event::poll(POLL_TIMEOUT).unwrap_or(false) {
                match event::read() {
                    Ok(event) => events.push(event),
                    Err(_) => break,
                }
            }
            let resized = events.iter().any(|one| matches!(one, Event::Resize(..)));
            if resized && sender.send(Input::Signal(super::Heard::Resized)).is_err() {
                break;
            }
            if sender.send(Input::Events(events)).is_err() || resume.recv().is_err() {
                break;
            }
        }
    })?;
    Ok(go_on)
}
