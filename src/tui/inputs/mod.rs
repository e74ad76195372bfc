//! What the loop waits for, and the threads that bring it: keys, signals, and the audit.
//!
//! - `polled`: waits for the terminal and the threads at once
//! - `threaded`: has another thread read the terminal, where the system cannot do that

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
    sender: &Sender,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    worker::spawn(name, work, end_after_panic(sender))
}

/// Ends the program after a panic, even if the loop does not hear of it.
pub(super) fn end_after_panic(sender: &Sender) -> impl FnOnce() + Send + 'static {
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
    pub(super) fn begin(model: &Model, sender: &Sender) -> io::Result<Recomputing> {
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
