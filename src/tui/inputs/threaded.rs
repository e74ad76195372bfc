//! Has a thread of its own read the terminal, where the system cannot wait for a terminal and for
//! other threads at once.

#[cfg(unix)]
use std::fs::File;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Input, spawn};
use crate::tui::platform::signals::Signals;
use crate::tui::platform::tty::Tty;

/// Sends inputs to the loop.
pub(in crate::tui) type Sender = mpsc::Sender<Input>;

/// What other threads send.
#[derive(Debug)]
pub(in crate::tui) struct Others {
    sent: Receiver<Input>,
}

#[allow(clippy::unnecessary_wraps, reason = "as where it needs the system")]
pub(in crate::tui) fn channel() -> io::Result<(Sender, Others)> {
    let (to, sent) = mpsc::channel();
    Ok((to, Others { sent }))
}

impl Others {
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

/// All that the loop waits for.
#[derive(Debug)]
pub(in crate::tui) struct Inputs {
    sent: Receiver<Input>,
    /// Tells the thread that reads the terminal to go on.
    go_on: mpsc::Sender<()>,
    reader_waits: bool,
}

impl Inputs {
    /// The next input, of the terminal or of another thread.
    ///
    /// # Errors
    /// If none comes for so long.
    pub(in crate::tui) fn next(
        &mut self,
        patience: Option<Duration>,
        signals: &Signals,
    ) -> Result<Input, RecvTimeoutError> {
        // What is typed once the program has to end is meant for a shell.
        if self.reader_waits && !signals.has_to_end() {
            self.reader_waits = false;
            let _ = self.go_on.send(());
        }
        let input = match patience {
            Some(patience) => self.sent.recv_timeout(patience)?,
            None => self.sent.recv()?,
        };
        Ok(self.noted(input))
    }

    /// What another thread has sent already.
    pub(in crate::tui) fn sent(&mut self) -> Option<Input> {
        let input = self.sent.try_recv().ok()?;
        Some(self.noted(input))
    }

    /// The next input while the terminal is not read: keys are meant for another program.
    ///
    /// # Errors
    /// If none comes for so long.
    pub(in crate::tui) fn next_sent(
        &mut self,
        patience: Duration,
    ) -> Result<Input, RecvTimeoutError> {
        let input = self.sent.recv_timeout(patience)?;
        Ok(self.noted(input))
    }

    /// Notes whether the reader waits. It does until the frame is drawn, and then reads everything
    /// typed meanwhile at once.
    fn noted(&mut self, input: Input) -> Input {
        #[cfg(unix)]
        let is_read = matches!(input, Input::Bytes(_));
        #[cfg(not(unix))]
        let is_read = matches!(input, Input::Events(_));
        self.reader_waits |= is_read;
        input
    }
}

/// The most bytes that are read at once.
#[cfg(unix)]
const BATCH: usize = 16 * 1024;

/// Starts a thread that reads what the terminal sends. It sends what it has read, and waits to be
/// told to go on, so that it does not take keys from an editor. It ends with the program.
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
                // Whoever started this program has told the terminal not to wait.
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

/// The most events that are read at once.
#[cfg(not(unix))]
const BATCH: usize = 4096;

/// How long to wait for further events. With zero, the library does not even look for them.
#[cfg(not(unix))]
const MOMENT: Duration = Duration::from_micros(50);

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
            while events.len() < BATCH && event::poll(MOMENT).unwrap_or(false) {
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
