//! The event loop: draw, wait for input, change the model.
//!
//! It blocks on one channel without polling, so that an idle dashboard uses no CPU. Only animations
//! and automatic steps of a presentation wake it by a timeout. All pending input is processed before
//! the next frame, so that five hundred keys cost one or two frames.

mod asking;
mod editing;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::Action;
use super::decode::{Decoded, Decoder};
use super::effect::{DataEntry, Effect};
use super::hit::Hits;
use super::inputs::{self, Input, Inputs, Recomputing, Sender};
use super::model::Model;
use super::platform::signals::{self, Heard, Signals};
use super::platform::{clipboard, file, watch};
use super::present::stage::Stage;
use super::probe::Questions;
use super::terminal::{self, Guard, Trust};
use super::update::{Message, changes_screen, update};
use super::view;
use super::widget::laid::Tables;
use crate::text::{Lang, Safe};

/// How the dashboard ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Quit,
    /// The system ended the program with this signal.
    Signal(i32),
    /// A thread has panicked, which has been reported.
    Panicked,
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

/// Runs the dashboard until the user leaves. Queries the terminal first; its answers decide on the
/// theme and the glyphs.
///
/// # Errors
/// If the terminal cannot be taken over or written to.
pub fn run(model: &mut Model, host: &dyn Host, questions: Questions) -> io::Result<Exit> {
    let (sender, others) = inputs::channel()?;
    // A presentation needs its audit from the first slide on.
    let audited = match model.shared.audit {
        Some(_) => None,
        None => Some(Recomputing::begin(model, &sender)?),
    };
    let signals = Arc::new(Signals::default());
    // This has to come before the terminal is changed. From here on, every signal that ends the
    // program first restores the terminal.
    inputs::listen(sender.clone(), &signals)?;
    let guard = Guard::take()?;
    let inputs = others.with_terminal(guard.tty(), &sender)?;
    let mut running = Running {
        model,
        host,
        inputs,
        kept: VecDeque::new(),
        sender,
        decoder: Decoder::default(),
        guard,
        hits: Hits::default(),
        tables: Tables::default(),
        signals,
        stage: Stage::default(),
    };
    let exit = match running.open(questions, audited) {
        Ok(Flow::Goes(watch)) => {
            let exit = running.follow();
            drop(watch);
            exit
        }
        Ok(Flow::Ends(exit)) => Ok(exit),
        Err(error) => Err(error),
    };
    let exit = running.why(exit);
    drop(running);
    terminal::report_late();
    exit
}

/// Whether the loop continues.
enum Flow<T = ()> {
    Goes(T),
    Ends(Exit),
}

/// Unwraps [`Flow`] as `?` does: continues with the value, or returns the reason why the loop ends.
macro_rules! goes {
    ($flow:expr) => {
        match $flow {
            Flow::Goes(with) => with,
            Flow::Ends(exit) => return Ok(Flow::Ends(exit)),
        }
    };
}

struct Running<'r> {
    model: &'r mut Model,
    host: &'r dyn Host,
    inputs: Inputs,
    /// Inputs that arrived while only others were handled.
    kept: VecDeque<Input>,
    sender: Sender,
    decoder: Decoder,
    guard: Guard,
    /// The hits of the last frame.
    hits: Hits,
    /// The tables of the last frame.
    tables: Tables,
    signals: Arc<Signals>,
    /// The timers of a presentation.
    stage: Stage,
}

impl Running<'_> {
    /// Queries the terminal, draws the first frame and starts to watch the files.
    fn open(
        &mut self,
        questions: Questions,
        audited: Option<Recomputing>,
    ) -> io::Result<Flow<Option<watch::Watching>>> {
        let asked = self.ask(questions)?;
        self.model.shared.size = self.guard.size()?;
        // While the other thread audits.
        self.guard.make_room(self.model.shared.size);
        if let Some(audited) = audited {
            self.model.begin();
            audited.take(self.model);
        }
        // What depends on the audit is made only now, because a new one would discard it, and before the
        // answers are awaited, so that the terminal and the program work at the same time. Answers seldom
        // change rows; where they do, the frame makes them again.
        self.model.refresh();
        let typed = goes!(self.take_answers(asked)?);
        self.guard.open(self.model.mouse)?;
        self.draw(Trust::Nothing)?;
        let watch = watch::files(
            &self.host.folders(),
            {
                let sender = self.sender.clone();
                move || sender.send(Input::FilesChanged).is_ok()
            },
            inputs::end_after_panic(&self.sender),
        );
        let watch = watch.unwrap_or_else(|error| {
            // Without watching, the user can still reload the files with a key.
            let shared = &self.model.shared;
            let reload = shared.key_hint(Action::Reload);
            let notice = shared.lang.notice_not_watched(Safe::shown(&error), reload);
            self.kept.push_back(Input::Message(Message::Notice(notice)));
            None
        });
        let mut trust = None;
        for event in typed {
            goes!(self.event(event, &mut trust)?);
        }
        self.finish(trust)?;
        Ok(Flow::Goes(watch))
    }

    fn follow(&mut self) -> io::Result<Exit> {
        loop {
            let mut trust = None;
            let mut next = self.wait();
            self.stage.wake(self.model);
            loop {
                let flow = match next {
                    Ok(input) => self.heed(input, &mut trust)?,
                    Err(RecvTimeoutError::Timeout) => match self.stage.due() {
                        Some(message) => self.take_in(message, &mut trust)?,
                        None => {
                            let decoded = self.decoder.give_up();
                            self.decoded(decoded, &mut trust)?
                        }
                    },
                    Err(RecvTimeoutError::Disconnected) => Flow::Ends(Exit::Disconnected),
                };
                if let Flow::Ends(exit) = flow {
                    return Ok(exit);
                }
                let kept = self.kept.pop_front();
                match kept.or_else(|| self.inputs.sent()) {
                    Some(input) => next = Ok(input),
                    None => break,
                }
            }
            self.finish(trust)?;
        }
    }

    /// The next input. Times out if the rest of an escape sequence does not arrive, or when a
    /// presentation has something to do.
    fn wait(&mut self) -> Result<Input, RecvTimeoutError> {
        if let Some(kept) = self.kept.pop_front() {
            return Ok(kept);
        }
        let timeout = [self.decoder.timeout(), self.stage.timeout()];
        let timeout = timeout.into_iter().flatten().min();
        self.inputs.next(timeout, &self.signals)
    }

    /// Draws the changes. All input that has arrived meanwhile is processed together afterwards.
    fn finish(&mut self, trust: Option<Trust>) -> io::Result<()> {
        if let Some(trust) = trust {
            self.draw(trust)?;
        }
        self.stage.follow(self.model);
        Ok(())
    }

    fn draw(&mut self, trust: Trust) -> io::Result<()> {
        let (model, hits, tables) = (&mut *self.model, &mut self.hits, &mut self.tables);
        self.guard.draw(trust, |cells| {
            view::prepare(model, cells.area);
            *hits = view::draw_after(tables, model, cells, cells.area);
        })
    }

    fn heed(&mut self, input: Input, trust: &mut Option<Trust>) -> io::Result<Flow> {
        match input {
            #[cfg(unix)]
            Input::Bytes(bytes) => {
                let decoded = self.decoder.take(&bytes);
                self.decoded(decoded, trust)
            }
            #[cfg(not(unix))]
            Input::Events(events) => {
                let decoded = events.into_iter().map(Decoded::Event).collect();
                self.decoded(decoded, trust)
            }
            Input::Message(message) => self.take_in(message, trust),
            Input::FilesChanged => self.take_in(Message::FilesChanged, trust),
            Input::Signal(Heard::Resized) => {
                self.resize(trust)?;
                Ok(Flow::Goes(()))
            }
            Input::Signal(Heard::Stop) => {
                self.stop(false, trust)?;
                Ok(Flow::Goes(()))
            }
            Input::Signal(Heard::Continued) => {
                // The signal that stopped the program may have gone unnoticed, and other programs may
                // have used the terminal since.
                self.take_again(trust)?;
                Ok(Flow::Goes(()))
            }
            Input::Signal(Heard::Child) => Ok(Flow::Goes(())),
            Input::Signal(Heard::End(signal)) => Ok(Flow::Ends(Exit::Signal(signal))),
            Input::Panicked => Ok(Flow::Ends(Exit::Panicked)),
            Input::Disconnected => Ok(Flow::Ends(Exit::Disconnected)),
        }
    }

    fn decoded(&mut self, decoded: Vec<Decoded>, trust: &mut Option<Trust>) -> io::Result<Flow> {
        for decoded in decoded {
            // Answers to queries that arrive after the first frame are ignored.
            if let Decoded::Event(event) = decoded {
                goes!(self.event(event, trust)?);
            }
        }
        Ok(Flow::Goes(()))
    }

    fn event(&mut self, event: Event, trust: &mut Option<Trust>) -> io::Result<Flow> {
        match event {
            Event::Key(key) if self.stops(key) => {
                self.stop(true, trust)?;
                Ok(Flow::Goes(()))
            }
            event => match message_of(event, &self.hits) {
                Some(message) => self.take_in(message, trust),
                None => Ok(Flow::Goes(())),
            },
        }
    }

    /// Whether a key suspends the program: Ctrl-Z, unless the configuration binds it to an action.
    fn stops(&self, key: KeyEvent) -> bool {
        key.code == KeyCode::Char('z')
            && key.modifiers == KeyModifiers::CONTROL
            && key.kind == KeyEventKind::Press
            && self.model.shared.keys.action_for(key).is_none()
    }

    /// Restores the terminal and suspends the program, if `all` together with its process group. Takes
    /// the terminal over again when a shell continues it.
    fn stop(&mut self, all: bool, trust: &mut Option<Trust>) -> io::Result<()> {
        if !signals::can_stop() {
            if all {
                let notice = self.model.shared.lang.notice_no_shell().to_owned();
                self.take_in(Message::Notice(notice), trust)?;
            }
            return Ok(());
        }
        self.guard.suspend();
        let tty = self.guard.tty();
        self.signals.stop(all, || tty.is_ours());
        self.take_again(trust)
    }

    fn take_again(&mut self, trust: &mut Option<Trust>) -> io::Result<()> {
        // A program in the background is stopped when it uses the terminal, and could not end.
        if self.signals.has_to_end() {
            return Ok(());
        }
        self.guard.resume(self.model.mouse)?;
        self.resize(trust)
    }

    fn resize(&mut self, trust: &mut Option<Trust>) -> io::Result<()> {
        let (columns, rows) = self.guard.size()?;
        update(self.model, Message::Resize(columns, rows));
        *trust = Some(Trust::Nothing);
        Ok(())
    }

    /// Changes the model by a message and carries out the effects. Sets `trust` if the screen has to be
    /// drawn.
    fn take_in(&mut self, message: Message, trust: &mut Option<Trust>) -> io::Result<Flow> {
        if changes_screen(self.model, &message) {
            trust.get_or_insert(Trust::LastFrame);
        }
        let mut effect = update(self.model, message);
        // The result of an effect is a message, which may lead to another effect.
        while let Some(asked) = effect.take() {
            let answer = match asked {
                Effect::Quit => return Ok(Flow::Ends(Exit::Quit)),
                Effect::Audit => {
                    Recomputing::begin(self.model, &self.sender)?.take(self.model);
                    None
                }
                Effect::Reload => Some(self.host.reload(self.model.shared.lang)),
                Effect::Copy(text) => {
                    clipboard::copy(self.guard.screen.out(), &text)?;
                    Some(Message::Copied(text))
                }
                Effect::Write(exported) => Some(Message::Written(file::write(&exported))),
                Effect::Mouse(ours) => {
                    self.guard.take_mouse(ours)?;
                    None
                }
                Effect::Edit(entry) => Some(goes!(self.edit(&entry, trust)?)),
            };
            if let Some(message) = answer {
                trust.get_or_insert(Trust::LastFrame);
                effect = update(self.model, message);
            }
        }
        Ok(Flow::Goes(()))
    }

    /// The reason why the loop has ended. If writing failed because the program has to end, the input
    /// with the reason is still in the channel.
    fn why(&mut self, exit: io::Result<Exit>) -> io::Result<Exit> {
        if exit.is_ok() || !terminal::is_ending() {
            return exit;
        }
        while let Ok(input) = self.inputs.next_sent(ENDING) {
            match input {
                Input::Signal(Heard::End(signal)) => return Ok(Exit::Signal(signal)),
                Input::Panicked => return Ok(Exit::Panicked),
                _ => {}
            }
        }
        exit
    }
}

/// How long to wait for the input that ends the program.
const ENDING: Duration = Duration::from_millis(50);

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
