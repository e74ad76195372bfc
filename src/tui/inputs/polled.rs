//! Polls the terminal and a channel together, so that a key wakes only the thread that draws.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SendError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Input;
use crate::tui::platform::signals::Signals;
use crate::tui::platform::tty::Tty;

/// The maximum number of bytes that are read at once.
const BATCH: usize = 16 * 1024;

/// Sends inputs to the event loop, and wakes it.
#[derive(Debug, Clone)]
pub(in crate::tui) struct Sender {
    to: mpsc::Sender<Input>,
    waker: Arc<UnixStream>,
}

impl Sender {
    /// # Errors
    /// If the loop has ended.
    pub(in crate::tui) fn send(&self, input: Input) -> Result<(), SendError<Input>> {
        self.to.send(input)?;
        // If the socket is full, the bytes in it wake the loop anyway.
        let _ = (&*self.waker).write(&[0]);
        Ok(())
    }
}

/// The receiving end of the channel for other threads.
#[derive(Debug)]
pub(in crate::tui) struct Others {
    sent: Receiver<Input>,
    woken: UnixStream,
}

/// A channel to the event loop.
///
/// # Errors
/// If the system has no file descriptors left.
pub(in crate::tui) fn channel() -> io::Result<(Sender, Others)> {
    let (to, sent) = mpsc::channel();
    let (waker, woken) = UnixStream::pair()?;
    waker.set_nonblocking(true)?;
    woken.set_nonblocking(true)?;
    let waker = Arc::new(waker);
    Ok((Sender { to, waker }, Others { sent, woken }))
}

impl Others {
    /// Adds the input of a terminal.
    ///
    /// # Errors
    /// If the system has no file descriptors left.
    pub(in crate::tui) fn with_terminal(self, tty: &Tty, _: &Sender) -> io::Result<Inputs> {
        Ok(Inputs {
            others: self,
            terminal: tty.input()?,
            bytes: vec![0; BATCH],
        })
    }
}

/// All inputs of the event loop.
#[derive(Debug)]
pub(in crate::tui) struct Inputs {
    others: Others,
    terminal: File,
    bytes: Vec<u8>,
}

/// Which input is ready.
enum Ready {
    /// The channel. It may be empty if its message has already been received.
    Sent,
    /// The terminal.
    Typed,
}

impl Inputs {
    /// The next input, from another thread or from the terminal.
    ///
    /// # Errors
    /// If none comes within the timeout, or polling fails.
    pub(in crate::tui) fn next(
        &mut self,
        timeout: Option<Duration>,
        signals: &Signals,
    ) -> Result<Input, RecvTimeoutError> {
        let until = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        loop {
            if let Some(sent) = self.sent() {
                return Ok(sent);
            }
            match self.wait(until)? {
                Ready::Sent => {
                    let _ = self.others.woken.read(&mut [0; 64]);
                }
                // The user types the next keys for the shell.
                Ready::Typed if signals.has_to_end() => return Ok(self.others.sent.recv()?),
                Ready::Typed => {
                    if let Some(read) = self.read() {
                        return Ok(read);
                    }
                }
            }
        }
    }

    /// An input that another thread has sent, without waiting.
    pub(in crate::tui) fn sent(&mut self) -> Option<Input> {
        self.others.sent.try_recv().ok()
    }

    /// The next input from another thread, while another program reads the terminal.
    ///
    /// # Errors
    /// If none comes within the timeout.
    pub(in crate::tui) fn next_sent(
        &mut self,
        timeout: Duration,
    ) -> Result<Input, RecvTimeoutError> {
        self.others.sent.recv_timeout(timeout)
    }

    fn wait(&self, until: Option<Instant>) -> Result<Ready, RecvTimeoutError> {
        let mut waited = [
            PollFd::new(&self.others.woken, PollFlags::IN),
            PollFd::new(&self.terminal, PollFlags::IN),
        ];
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut waited, left.as_ref()) {
            Ok(0) => Err(RecvTimeoutError::Timeout),
            Ok(_) => {
                let [woken, _] = waited;
                match woken.revents().is_empty() {
                    true => Ok(Ready::Typed),
                    false => Ok(Ready::Sent),
                }
            }
            Err(rustix::io::Errno::INTR) => Ok(Ready::Sent),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        }
    }

    /// The bytes that the terminal has sent; `None` if another process has read them.
    fn read(&mut self) -> Option<Input> {
        let read = match self.terminal.read(&mut self.bytes) {
            Ok(length) => length,
            Err(error) => match error.kind() {
                io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock => return None,
                _ => 0,
            },
        };
        let read = self.bytes.get(..read).filter(|read| !read.is_empty());
        Some(read.map_or(Input::Disconnected, |read| Input::Bytes(read.to_vec())))
    }
}
