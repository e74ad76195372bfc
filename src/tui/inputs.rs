//! What the loop waits for, and the threads that bring it: keys, signals, and the audit.

#[cfg(unix)]
use std::fs::File;
use std::io;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::thread;
use std::time::Duration;

use super::model::Model;
use super::platform::signals::{Heard, Signals};
use super::platform::worker;
use super::terminal;
use super::update::{Message, update};
use crate::analysis::audit::audit;

/// What the loop waits for.
#[derive(Debug)]
pub(super) enum Input {
    /// What the terminal has sent.
    #[cfg(unix)]
    Bytes(Vec<u8>),
    #[cfg(not(unix))]
    Events(Vec<ratatui::crossterm::event::Event>),
    Message(Message),
    FilesChanged,
    Signal(Heard),
    /// Another thread has panicked.
    Panicked,
    Disconnected,
}

/// The exit code of a program that has panicked.
const PANICKED: i32 = 101;

/// How long the loop may take to end before the program ends without it: while the data files are
/// read, the loop hears nothing.
const GRACE: Duration = Duration::from_millis(150);

/// The same while an editor has to end, too.
const GRACE_WITH_EDITOR: Duration = Duration::from_millis(1000);

/// Starts a thread whose panic ends the program.
pub(super) fn spawn(
    name: &str,
    sender: &Sender<Input>,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    worker::spawn(name, work, end_after_panic(sender))
}

/// Ends the program after a panic, even if the loop does not hear of it.
pub(super) fn end_after_panic(sender: &Sender<Input>) -> impl FnOnce() + Send + 'static {
    let sender = sender.clone();
    move || {
        let _ = sender.send(Input::Panicked);
        thread::sleep(GRACE_WITH_EDITOR);
        process::exit(PANICKED);
    }
}

/// Sends signals as inputs. One that ends the program does so even if the loop does not hear it.
///
/// # Errors
/// If the system refuses a handler or a thread.
pub(super) fn listen(sender: Sender<Input>, signals: &Arc<Signals>) -> io::Result<()> {
    let lent = Arc::clone(signals);
    signals.listen(move |heard| {
        let Heard::End(signal) = heard else {
            return sender.send(Input::Signal(heard)).is_ok();
        };
        let grace = match lent.is_lent() {
            true => GRACE_WITH_EDITOR,
            false => GRACE,
        };
        terminal::end_is_near();
        let _ = sender.send(Input::Signal(heard));
        thread::sleep(grace);
        terminal::restore();
        process::exit(signal.saturating_add(128));
    })
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
pub(super) fn read(mut input: File, sender: Sender<Input>) -> io::Result<Sender<()>> {
    use std::io::Read;
    let (go_on, told) = mpsc::channel();
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
            if sender.send(Input::Bytes(read.to_vec())).is_err() || told.recv().is_err() {
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
pub(super) fn read(sender: Sender<Input>) -> io::Result<Sender<()>> {
    use ratatui::crossterm::event::{self, Event};
    let (go_on, told) = mpsc::channel();
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
            if resized && sender.send(Input::Signal(Heard::Resized)).is_err() {
                break;
            }
            if sender.send(Input::Events(events)).is_err() || told.recv().is_err() {
                break;
            }
        }
    })?;
    Ok(go_on)
}

/// A delay before the first frame that nobody notices.
const BLINK: Duration = Duration::from_millis(25);

/// An audit that is running on its own thread.
pub(super) struct Recomputing {
    done: Receiver<Message>,
}

impl Recomputing {
    /// Starts an audit. A result that is not taken within a [`BLINK`] comes through the channel.
    ///
    /// # Errors
    /// If the system has no threads left.
    pub(super) fn begin(model: &Model, sender: &Sender<Input>) -> io::Result<Recomputing> {
        let (dataset, later) = (Arc::clone(&model.shared.dataset), sender.clone());
        // Without a buffer, the message is either received or returned to be sent through the
        // channel.
        let (hand_over, done) = mpsc::sync_channel(0);
        spawn("audit", sender, move || {
            let audit = Arc::new(audit(&dataset));
            let message = Message::Audited(dataset, audit);
            if let Err(SendError(message)) = hand_over.send(message) {
                // This fails if the program has ended meanwhile.
                let _ = later.send(Input::Message(message));
            }
        })?;
        Ok(Recomputing { done })
    }

    /// Takes the result if it comes within a [`BLINK`], so that the first frame does not change
    /// right after it is drawn. For a large dataset it comes later.
    pub(super) fn take(self, model: &mut Model) {
        if let Ok(message) = self.done.recv_timeout(BLINK) {
            update(model, message);
        }
    }
}
