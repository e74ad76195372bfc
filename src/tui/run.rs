//! The loop: draw, wait for input, change the model.
//!
//! It blocks on one channel, without ticks and without polling, so that an idle dashboard uses no
//! CPU; only what moves on a slide, or slides that go on by themselves, wake it in time. All input that is waiting is processed before the next frame: five hundred keys cost one or
//! two frames.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SendError, Sender};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEvent, KeyEventKind};

use super::action::Action;
use super::effect::{DataEntry, Effect};
use super::hit::Hits;
use super::model::Model;
use super::platform::{clipboard, editor, file, watch};
use super::present::stage::Stage;
use super::terminal::{Guard, Trust};
use super::update::{Message, changes_screen, update};
use super::view;
use crate::analysis::audit::audit;
use crate::text::{Lang, Safe};

/// How the dashboard ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Quit,
    /// The system ended the program with this signal.
    Signal(i32),
    /// The terminal is gone, as when a connection breaks.
    Disconnected,
}

/// What the loop needs from the program that runs it: the data files.
pub trait Host {
    /// Reads the data files again. Mistakes are described in this language.
    fn reload(&self, lang: Lang) -> Message;
    /// The file and line, counted from 1, of an entry of the data files.
    fn locate(&self, entry: &DataEntry) -> Option<(PathBuf, usize)>;
    /// The folders whose files are read; none for the built-in dataset.
    fn folders(&self) -> Vec<PathBuf>;
}

/// What the loop waits for.
enum Input {
    Events(Vec<Event>),
    Message(Message),
    Resized,
    FilesChanged,
    Signal(i32),
    Disconnected,
}

/// Runs the dashboard until the user leaves. `typed` are keys that were pressed before it opened.
///
/// # Errors
/// If the terminal cannot be taken over or written to.
pub fn run(model: &mut Model, host: &dyn Host, typed: Vec<KeyEvent>) -> io::Result<Exit> {
    let (sender, inputs) = mpsc::channel();
    let interrupts = Arc::new(Interrupts::default());
    watch_signals(sender.clone(), Arc::clone(&interrupts))?;
    for key in typed {
        // It cannot fail: the receiver lives in this function.
        let _ = sender.send(Input::Message(Message::Key(key)));
    }
    let audited = Recomputing::begin(model, &sender);
    let mut guard = Guard::take(model.mouse)?;
    let size = guard.screen.size()?;
    model.shared.size = (size.width, size.height);
    audited.take(model);
    model.refresh();
    let mut hits = Hits::default();
    guard.draw(Trust::LastFrame, |frame| hits = view::view(model, frame))?;
    let reader = read_events(sender.clone());
    let watch = watch::files(&host.folders(), {
        let sender = sender.clone();
        move || sender.send(Input::FilesChanged).is_ok()
    });
    let watch = watch.unwrap_or_else(|error| {
        // The user can still read the files again with a key.
        let reload = model.shared.keys.told(Action::Reload);
        let told = model
            .shared
            .lang
            .notice_not_watched(Safe::shown(&error), reload);
        let _ = sender.send(Input::Message(Message::Notice(told)));
        None
    });
    let mut running = Running {
        model,
        host,
        sender,
        reader,
        guard: &mut guard,
        hits,
        interrupts,
        stage: Stage::default(),
    };
    running.stage.follow(running.model);
    let exit = running.follow(&inputs);
    drop(watch);
    drop(guard);
    exit
}

struct Running<'r> {
    model: &'r mut Model,
    host: &'r dyn Host,
    sender: Sender<Input>,
    /// Tells the thread that reads events to go on.
    reader: Sender<()>,
    guard: &'r mut Guard,
    /// What was drawn where in the last frame.
    hits: Hits,
    interrupts: Arc<Interrupts>,
    /// What is to be done in time while slides are presented.
    stage: Stage,
}

impl Running<'_> {
    fn follow(&mut self, inputs: &Receiver<Input>) -> io::Result<Exit> {
        loop {
            let first = match self.stage.patience() {
                None => inputs.recv().map_err(RecvTimeoutError::from),
                Some(patience) => inputs.recv_timeout(patience),
            };
            self.stage.wake(self.model);
            let mut trust = None;
            let mut reader_waits = false;
            let first = match first {
                Ok(first) => Some(first),
                Err(RecvTimeoutError::Timeout) => self.stage.due().map(Input::Message),
                Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Disconnected),
            };
            for input in first.into_iter().chain(inputs.try_iter()) {
                match input {
                    Input::Events(events) => {
                        for event in events {
                            let Some(message) = message_of(event, &self.hits) else {
                                continue;
                            };
                            if self.take_in(message, &mut trust)? {
                                return Ok(Exit::Quit);
                            }
                        }
                        reader_waits = true;
                    }
                    Input::Message(message) => {
                        if self.take_in(message, &mut trust)? {
                            return Ok(Exit::Quit);
                        }
                    }
                    Input::FilesChanged => {
                        self.take_in(Message::FilesChanged, &mut trust)?;
                    }
                    Input::Resized => {
                        let size = self.guard.screen.size()?;
                        let message = Message::Resize(size.width, size.height);
                        self.take_in(message, &mut trust)?;
                        trust = Some(Trust::Nothing);
                    }
                    Input::Signal(signal) => return Ok(Exit::Signal(signal)),
                    Input::Disconnected => return Ok(Exit::Disconnected),
                }
            }
            if let Some(trust) = trust {
                let model = &*self.model;
                let hits = &mut self.hits;
                self.guard
                    .draw(trust, |frame| *hits = view::view(model, frame))?;
            }
            self.stage.follow(self.model);
            if reader_waits {
                // The reader waits until the frame is drawn, and then reads everything typed
                // meanwhile at once.
                let _ = self.reader.send(());
            }
        }
    }

    /// Changes the model by a message and does the effects that follow. Returns whether to leave.
    /// `trust` notes whether to draw, and how much.
    fn take_in(&mut self, message: Message, trust: &mut Option<Trust>) -> io::Result<bool> {
        if changes_screen(self.model, &message) {
            trust.get_or_insert(Trust::LastFrame);
        }
        let mut effect = update(self.model, message);
        // The result of an effect is a message, which may lead to another effect.
        while let Some(asked) = effect.take() {
            let answer = match asked {
                Effect::Quit => return Ok(true),
                Effect::Audit => {
                    Recomputing::begin(self.model, &self.sender).take(self.model);
                    None
                }
                Effect::Reload => Some(self.host.reload(self.model.shared.lang)),
                Effect::Copy(text) => {
                    clipboard::copy(self.guard.screen.backend_mut(), &text)?;
                    Some(Message::Copied(text))
                }
                Effect::Write(exported) => Some(Message::Written(file::write(&exported))),
                Effect::Mouse(ours) => {
                    self.guard.take_mouse(ours)?;
                    None
                }
                Effect::Edit(entry) => {
                    *trust = Some(Trust::Nothing);
                    Some(self.edit(&entry)?)
                }
            };
            if let Some(message) = answer {
                trust.get_or_insert(Trust::LastFrame);
                effect = update(self.model, message);
            }
        }
        Ok(false)
    }

    /// Runs an editor in the terminal, and then reads the files again.
    fn edit(&mut self, entry: &DataEntry) -> io::Result<Message> {
        let lang = self.model.shared.lang;
        let Some((path, line)) = self.host.locate(entry) else {
            return Ok(Message::Notice(lang.notice_no_entry().to_owned()));
        };
        let Some(mut command) = editor::command(&path, line) else {
            return Ok(Message::Notice(lang.notice_no_editor().to_owned()));
        };
        self.interrupts.lend();
        self.guard.suspend();
        let ran = command.status();
        self.guard.resume(self.model.mouse)?;
        self.interrupts.take_back();
        let size = self.guard.screen.size()?;
        update(self.model, Message::Resize(size.width, size.height));
        Ok(match ran {
            Ok(status) if status.success() => self.host.reload(lang),
            Ok(status) => Message::Notice(lang.notice_editor_failed(status)),
            Err(error) => Message::Notice(lang.notice_editor_failed(error)),
        })
    }
}

/// The message for an event of the terminal; `None` for events without a meaning.
fn message_of(event: Event, hits: &Hits) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Mouse(mouse) => {
            let hit = hits.at(mouse.column, mouse.row);
            Some(Message::Mouse(mouse, hit))
        }
        _ => None,
    }
}

/// A delay before the first frame that nobody notices.
const BLINK: Duration = Duration::from_millis(25);

/// An audit that is running on its own thread.
struct Recomputing {
    done: Receiver<Message>,
}

impl Recomputing {
    /// Starts an audit. A result that is not taken within a [`BLINK`] comes through the channel.
    fn begin(model: &Model, sender: &Sender<Input>) -> Recomputing {
        let (dataset, sender) = (Arc::clone(&model.shared.dataset), sender.clone());
        // Without a buffer, the message is either received or returned to be sent through the
        // channel.
        let (hand_over, done) = mpsc::sync_channel(0);
        thread::spawn(move || {
            let audit = Arc::new(audit(&dataset));
            let message = Message::Audited(dataset, audit);
            if let Err(SendError(message)) = hand_over.send(message) {
                // This fails if the program has ended meanwhile.
                let _ = sender.send(Input::Message(message));
            }
        });
        Recomputing { done }
    }

    /// Takes the result if it comes within a [`BLINK`], so that the first frame does not change
    /// right after it is drawn. For a large dataset it comes later.
    fn take(self, model: &mut Model) {
        if let Ok(message) = self.done.recv_timeout(BLINK) {
            update(model, message);
        }
    }
}

/// How long to wait for further events. With zero, the library does not even look for them.
const MOMENT: Duration = Duration::from_micros(50);

/// The most events that are read at once.
const BATCH: usize = 4096;

/// Starts a thread that reads events of the terminal. It reads all there are, sends them, and waits
/// to be told to go on, so that it does not take keys from an editor. It ends with the program.
fn read_events(sender: Sender<Input>) -> Sender<()> {
    let (go_on, told) = mpsc::channel();
    thread::spawn(move || {
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
            // On Unix a signal tells of a new size, from before the first frame on.
            let resized = events
                .iter()
                .any(|event| matches!(event, Event::Resize(..)));
            if cfg!(not(unix)) && resized && sender.send(Input::Resized).is_err() {
                break;
            }
            if sender.send(Input::Events(events)).is_err() || told.recv().is_err() {
                break;
            }
        }
    });
    go_on
}

/// Which program Ctrl-C is meant for: while an editor runs, it is meant for the editor.
#[derive(Debug, Default)]
struct Interrupts {
    lent: AtomicBool,
    /// Set by the signal handler. The thread that handles the signal may be scheduled only after
    /// the editor has ended.
    arrived: Arc<AtomicBool>,
}

impl Interrupts {
    /// An editor starts.
    fn lend(&self) {
        self.lent.store(true, Ordering::SeqCst);
    }

    /// The editor has ended. Interrupts that have arrived by now were meant for it.
    fn take_back(&self) {
        self.arrived.store(false, Ordering::SeqCst);
        self.lent.store(false, Ordering::SeqCst);
    }

    /// Whether an interrupt is meant for this program.
    #[cfg(unix)]
    fn is_ours(&self) -> bool {
        !self.lent.load(Ordering::SeqCst) && self.arrived.swap(false, Ordering::SeqCst)
    }
}

/// Turns signals into inputs: those that end a program, so that the terminal is restored first, and
/// the one for a new window size, which the thread that reads events would miss before it starts.
#[cfg(unix)]
fn watch_signals(sender: Sender<Input>, interrupts: Arc<Interrupts>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    let from_keyboard = [SIGINT, SIGQUIT];
    // Handlers run in the order in which they are registered: the flag has to be set before the
    // thread wakes.
    for signal in from_keyboard {
        signal_hook::flag::register(signal, Arc::clone(&interrupts.arrived))?;
    }
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if from_keyboard.contains(&signal) && !interrupts.is_ours() {
                continue;
            }
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

/// On other systems, the system restores the terminal.
#[cfg(not(unix))]
fn watch_signals(_: Sender<Input>, _: Arc<Interrupts>) -> io::Result<()> {
    Ok(())
}
