//! The inputs of the event loop, and the threads that send them: keys, signals, and results of the
//! audit.
//!
//! - `polled`: polls the terminal and the channel of the threads together
//! - `threaded`: reads the terminal on a thread, on systems that cannot poll terminals

#[cfg(all(unix, not(target_vendor = "apple")))]
mod polled;
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
mod threaded;

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SendError};
use std::thread;
use std::time::Duration;

#[cfg(all(unix, not(target_vendor = "apple")))]
pub(super) use polled::{Inputs, Sender, channel};
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
pub(super) use threaded::{Inputs, Sender, channel};

use super::model::Model;
use super::platform::signals::{Heard, Signals};
use super::platform::worker;
use super::terminal;
use super::update::{Message, update};
use crate::analysis::audit::audit;

/// An input of the event loop.
#[derive(Debug)]
pub(super) enum Input {
    /// Bytes from the terminal.
    #[cfg(unix)]
    Bytes(Vec<u8>),
    #[cfg(not(unix))]
    Events(Vec<ratatui::crossterm::event::Event>),
    Message(Message),
    FilesChanged,
    Signal(Heard),
    /// Another thread has panicked.
    Panicked,
    /// The terminal has been closed.
    Disconnected,
}

/// The exit code of a Rust program that has panicked.
const PANICKED: i32 = 101;

/// How long the loop may take to end the program after a signal, before it is ended without the loop.
/// The loop takes no inputs while it reads the data files.
const GRACE: Duration = Duration::from_millis(150);

/// The same if the loop has to end an editor first.
const GRACE_WITH_EDITOR: Duration = Duration::from_millis(1000);

/// Starts a thread whose panic ends the program.
pub(super) fn spawn(
    name: &str,
    sender: &Sender,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    worker::spawn(name, work, end_after_panic(sender))
}

/// Asks the loop to end the program after a panic, and ends it after a while if the loop does not.
pub(super) fn end_after_panic(sender: &Sender) -> impl FnOnce() + Send + 'static {
    let sender = sender.clone();
    move || {
        let _ = sender.send(Input::Panicked);
        thread::sleep(GRACE_WITH_EDITOR);
        process::exit(PANICKED);
    }
}

/// Sends signals to the loop as inputs. If the loop does not react to a signal that ends the program,
/// the program is ended here.
///
/// # Errors
/// If the system provides no signal handler or no thread.
pub(super) fn listen(sender: Sender, signals: &Arc<Signals>) -> io::Result<()> {
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

/// A delay before the first frame that is too short to be noticed.
const FIRST_FRAME_DELAY: Duration = Duration::from_millis(25);

/// An audit that runs on another thread.
pub(super) struct Recomputing {
    done: Receiver<Message>,
}

impl Recomputing {
    /// Starts an audit. If [`Self::take`] does not get the result, it comes through the channel.
    ///
    /// # Errors
    /// If the system has no threads left.
    pub(super) fn begin(model: &Model, sender: &Sender) -> io::Result<Recomputing> {
        let (dataset, later) = (Arc::clone(&model.shared.dataset), sender.clone());
        // Without a buffer, sending fails unless the message is received, and returns the message.
        let (hand_over, done) = mpsc::sync_channel(0);
        spawn("audit", sender, move || {
            let audit = Arc::new(audit(&dataset));
            let message = Message::Audited(dataset, audit);
            if let Err(SendError(message)) = hand_over.send(message) {
                // This fails if the loop has ended in the meantime.
                let _ = later.send(Input::Message(message));
            }
        })?;
        Ok(Recomputing { done })
    }

    /// Takes the result if it comes within [`FIRST_FRAME_DELAY`], so that the first frame does not
    /// change right after it is drawn. The audit of a large dataset takes longer.
    pub(super) fn take(self, model: &mut Model) {
        if let Ok(message) = self.done.recv_timeout(FIRST_FRAME_DELAY) {
            update(model, message);
        }
    }
}
