//! The loop: draw, wait for something to happen, change the model.
//!
//! It blocks on one channel. Nothing happens on a still screen: no tick, no poll. What has piled
//! up is taken in before the next frame, so five hundred keys cost one or two frames.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::model::Model;
use super::terminal::{Guard, Trust};
use super::update::{Effect, Message, changes_screen, update};
use super::view;
use crate::analysis::audit::audit;

/// How the dashboard ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The user left.
    Quit,
    /// The system asked the program to end, by this signal.
    Signal(i32),
    /// The terminal is gone.
    Lost,
}

/// What comes through the channel.
enum Input {
    Message(Message),
    Resized,
    Signal(i32),
    Lost,
}

/// Runs the dashboard until the user leaves. `reload` reads the data files again.
///
/// # Errors
/// If the terminal cannot be taken over or written to.
pub fn run(model: &mut Model, reload: &dyn Fn() -> Message) -> io::Result<Ending> {
    let (sender, inputs) = mpsc::channel();
    watch_signals(sender.clone())?;
    let audited = Recomputing::begin(model, &sender);
    let mut guard = Guard::take()?;
    let size = guard.screen.size()?;
    model.size = (size.width, size.height);
    audited.take(model);
    guard.draw(Trust::LastFrame, |frame| view::view(model, frame))?;
    read_keys(sender.clone());
    let ending = follow(model, reload, &inputs, &sender, &mut guard);
    drop(guard);
    ending
}

fn follow(
    model: &mut Model,
    reload: &dyn Fn() -> Message,
    inputs: &Receiver<Input>,
    sender: &Sender<Input>,
    guard: &mut Guard,
) -> io::Result<Ending> {
    loop {
        let Ok(first) = inputs.recv() else {
            return Ok(Ending::Lost);
        };
        let mut changed = false;
        let mut resized = false;
        for input in std::iter::once(first).chain(inputs.try_iter()) {
            let message = match input {
                Input::Message(message) => message,
                Input::Resized => {
                    let size = guard.screen.size()?;
                    Message::Resize(size.width, size.height)
                }
                Input::Signal(signal) => return Ok(Ending::Signal(signal)),
                Input::Lost => return Ok(Ending::Lost),
            };
            changed |= changes_screen(model, &message);
            resized |= matches!(message, Message::Resize(..));
            let mut effect = update(model, message);
            if effect == Some(Effect::Reload) {
                effect = update(model, reload());
            }
            match effect {
                None | Some(Effect::Reload) => {}
                Some(Effect::Quit) => return Ok(Ending::Quit),
                Some(Effect::Audit) => Recomputing::begin(model, sender).take(model),
            }
        }
        if changed {
            let trust = if resized {
                Trust::Nothing
            } else {
                Trust::LastFrame
            };
            guard.draw(trust, |frame| view::view(model, frame))?;
        }
    }
}

/// No one sees a picture that is so much later.
const BLINK: Duration = Duration::from_millis(25);

/// The relations of a dataset, being recomputed on a thread of their own.
struct Recomputing {
    done: Receiver<Message>,
}

impl Recomputing {
    /// Begins. What is not taken within a [`BLINK`] comes through the channel of all inputs.
    fn begin(model: &Model, sender: &Sender<Input>) -> Recomputing {
        let (dataset, sender) = (Arc::clone(&model.dataset), sender.clone());
        // Without a buffer, so that nothing is left behind in it: a message is taken or given back.
        let (hand_over, done) = mpsc::sync_channel(0);
        thread::spawn(move || {
            let audit = Arc::new(audit(&dataset));
            let message = Message::Audited(dataset, audit);
            if let Err(SendError(message)) = hand_over.send(message) {
                // Nobody is listening where the program has ended meanwhile.
                let _ = sender.send(Input::Message(message));
            }
        });
        Recomputing { done }
    }

    /// Takes the result, if it is there in no time: so the picture does not change right after it
    /// is drawn. That of a large dataset comes later.
    fn take(self, model: &mut Model) {
        if let Ok(message) = self.done.recv_timeout(BLINK) {
            update(model, message);
        }
    }
}

/// A thread that waits for keys and changes of size. It ends with the program.
fn read_keys(sender: Sender<Input>) {
    thread::spawn(move || {
        loop {
            let input = match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    Input::Message(Message::Key(key))
                }
                // Elsewhere a signal says so, from before the first frame on.
                Ok(Event::Resize(..)) if cfg!(not(unix)) => Input::Resized,
                Ok(_) => continue,
                Err(_) => Input::Lost,
            };
            let over = matches!(input, Input::Lost);
            if sender.send(input).is_err() || over {
                break;
            }
        }
    });
}

/// Turns signals into messages: those that end a program, so that the terminal is given back first,
/// and the one that says the window has another size, which the reader of keys would only hear once
/// it has started.
#[cfg(unix)]
fn watch_signals(sender: Sender<Input>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let input = if signal == SIGWINCH {
                Input::Resized
            } else {
                Input::Signal(signal)
            };
            if sender.send(input).is_err() {
                break;
            }
        }
    });
    Ok(())
}

/// Elsewhere the terminal is given back by the system.
#[cfg(not(unix))]
fn watch_signals(_: Sender<Input>) -> io::Result<()> {
    Ok(())
}
