//! The loop: draw, wait for input, change the model.
//!
//! It blocks on one channel, without ticks and without polling, so that an idle dashboard uses no
//! CPU; only what moves on a slide, or slides that go on by themselves, wake it in time. All input that
//! is waiting is processed before the next frame: five hundred keys cost one or two frames.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::action::Action;
use super::decode::{Decoded, Decoder};
use super::effect::{DataEntry, Effect};
use super::hit::Hits;
use super::inputs::{self, Input, Inputs, Recomputing, Sender};
use super::model::Model;
use super::platform::editor::{self, Editor, State};
use super::platform::signals::{self, Heard, Signals};
use super::platform::{clipboard, file, watch};
use super::present::stage::Stage;
use super::probe::{self, Answers, Questions};
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

/// Runs the dashboard until the user leaves. The terminal is asked first, and what it answers
/// decides about theme and glyphs.
///
/// # Errors
/// If the terminal cannot be taken over or written to.
pub fn run(model: &mut Model, host: &dyn Host, questions: Questions) -> io::Result<Exit> {
    let (sender, others) = inputs::channel()?;
    let signals = Arc::new(Signals::default());
    // Before anything of the terminal is changed. From here on no signal ends the program but by
    // way of the function that restores the terminal.
    inputs::listen(sender.clone(), &signals)?;
    // A presentation comes with its audit.
    let audited = match model.shared.audit {
        Some(_) => None,
        None => Some(Recomputing::begin(model, &sender)?),
    };
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

/// Whether the loop goes on.
enum Flow<T = ()> {
    Goes(T),
    Ends(Exit),
}

/// Goes on with what is there, or returns why the loop ends.
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
    /// Inputs that came while only others were heeded.
    kept: VecDeque<Input>,
    sender: Sender,
    decoder: Decoder,
    guard: Guard,
    /// What was drawn where in the last frame.
    hits: Hits,
    /// The tables of the last frame.
    tables: Tables,
    signals: Arc<Signals>,
    /// What is to be done in time while slides are presented.
    stage: Stage,
}

impl Running<'_> {
    /// Asks the terminal, draws the first frame, and starts to watch the files.
    fn open(
        &mut self,
        questions: Questions,
        audited: Option<Recomputing>,
    ) -> io::Result<Flow<Option<watch::Watching>>> {
        let typed = goes!(self.ask(questions)?);
        self.model.shared.size = self.guard.size()?;
        if let Some(audited) = audited {
            audited.take(self.model);
        }
        // Not before, for all of it would be made again with the audit.
        self.model.refresh();
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
            // The user can still read the files again with a key.
            let (keys, lang) = (&self.model.shared.keys, self.model.shared.lang);
            let told = lang.notice_not_watched(Safe::shown(&error), keys.told(Action::Reload));
            self.kept.push_back(Input::Message(Message::Notice(told)));
            None
        });
        let mut trust = None;
        for event in typed {
            goes!(self.event(event, &mut trust)?);
        }
        self.finish(trust)?;
        Ok(Flow::Goes(watch))
    }

    /// Asks the terminal, and takes over what it answers. Returns what was typed meanwhile.
    fn ask(&mut self, questions: Questions) -> io::Result<Flow<Vec<Event>>> {
        let mut typed = Vec::new();
        let mut answers = Answers::default();
        let asked = Instant::now();
        if !answers.are_complete(questions) {
            self.guard.ask(&questions.sequence())?;
        }
        while !answers.are_complete(questions) {
            let left = probe::PATIENCE.saturating_sub(asked.elapsed());
            match self.inputs.next(Some(left), &self.signals) {
                #[cfg(unix)]
                Ok(Input::Bytes(bytes)) => {
                    for decoded in self.decoder.take(&bytes) {
                        match decoded {
                            Decoded::Answer(answer) => answers.take(answer),
                            Decoded::Event(event) => typed.push(typed_ahead(event)),
                        }
                    }
                }
                Ok(Input::Signal(Heard::End(signal))) => {
                    // Else the shell would take the answers for what is typed.
                    self.guard.tty().discard_input();
                    return Ok(Flow::Ends(Exit::Signal(signal)));
                }
                Ok(Input::Panicked) => return Ok(Flow::Ends(Exit::Panicked)),
                Ok(Input::Disconnected) => return Ok(Flow::Ends(Exit::Disconnected)),
                Ok(other) => self.kept.push_back(other),
                Err(_) => break,
            }
        }
        let shared = &mut self.model.shared;
        shared.theme = answers.theme().unwrap_or(shared.theme);
        shared.glyphs = answers.glyphs().unwrap_or(shared.glyphs);
        Ok(Flow::Goes(typed))
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

    /// The next input; a timeout where the rest of a sequence is missing for too long, or the slides
    /// have something to do.
    fn wait(&mut self) -> Result<Input, RecvTimeoutError> {
        if let Some(kept) = self.kept.pop_front() {
            return Ok(kept);
        }
        let patience = [self.decoder.patience(), self.stage.patience()];
        let patience = patience.into_iter().flatten().min();
        self.inputs.next(patience, &self.signals)
    }

    /// Draws what inputs have changed. Everything typed meanwhile is read at once behind that.
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
                // What stopped it may not have been heard, and others have used the terminal.
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
            // An answer that comes after the first frame comes too late.
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

    /// Whether a key asks to stop the program: Ctrl-Z, unless the configuration has it for something
    /// else.
    fn stops(&self, key: KeyEvent) -> bool {
        key.code == KeyCode::Char('z')
            && key.modifiers == KeyModifiers::CONTROL
            && key.kind == KeyEventKind::Press
            && self.model.shared.keys.action_for(key).is_none()
    }

    /// Gives the terminal back and stops, and if `all`, with the programs that were started together
    /// with this one. Takes the terminal again once a shell continues it.
    fn stop(&mut self, all: bool, trust: &mut Option<Trust>) -> io::Result<()> {
        if !signals::can_stop() {
            if all {
                let told = self.model.shared.lang.notice_no_shell().to_owned();
                self.take_in(Message::Notice(told), trust)?;
            }
            return Ok(());
        }
        self.guard.suspend();
        let tty = self.guard.tty();
        self.signals.stop(all, || tty.is_ours());
        self.take_again(trust)
    }

    fn take_again(&mut self, trust: &mut Option<Trust>) -> io::Result<()> {
        // In the background, using the terminal would stop the program, and it would not end.
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

    /// Changes the model by a message and does the effects that follow. `trust` notes whether to
    /// draw, and how much.
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
                    clipboard::copy(self.guard.screen.backend_mut(), &text)?;
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

    /// Runs an editor in the terminal, and then reads the files again.
    fn edit(&mut self, entry: &DataEntry, trust: &mut Option<Trust>) -> io::Result<Flow<Message>> {
        let lang = self.model.shared.lang;
        let Some((path, line)) = self.host.locate(entry) else {
            return Ok(Flow::Goes(Message::Notice(
                lang.notice_no_entry().to_owned(),
            )));
        };
        let Some(command) = editor::command(&path, line) else {
            return Ok(Flow::Goes(Message::Notice(
                lang.notice_no_editor().to_owned(),
            )));
        };
        self.signals.lend();
        self.guard.lend();
        let ran = Editor::start(command).and_then(|editor| self.follow_editor(editor));
        self.guard.reclaim();
        let message = match ran {
            Ok(Flow::Goes(status)) if status.success() => None,
            Ok(Flow::Goes(status)) => Some(lang.notice_editor_failed(status)),
            Ok(Flow::Ends(exit)) => return Ok(Flow::Ends(exit)),
            Err(error) => Some(lang.notice_editor_failed(error)),
        };
        self.take_again(trust)?;
        self.signals.take_back();
        Ok(Flow::Goes(match message {
            Some(message) => Message::Notice(message),
            None => self.host.reload(lang),
        }))
    }

    /// Waits for an editor to end. What ends this program ends the editor first.
    fn follow_editor(&mut self, mut editor: Editor) -> io::Result<Flow<ExitStatus>> {
        let mut look = EDITOR;
        loop {
            let input = self.inputs.next_sent(look);
            let waited_for_stop = look == BOTH_STOP;
            look = EDITOR;
            match input {
                Ok(Input::Signal(Heard::End(signal))) => {
                    editor.end();
                    return Ok(Flow::Ends(Exit::Signal(signal)));
                }
                Ok(Input::Panicked) => {
                    editor.end();
                    return Ok(Flow::Ends(Exit::Panicked));
                }
                Ok(Input::Signal(Heard::Stop)) => self.stop_with(&editor),
                Ok(Input::Signal(Heard::Continued)) => editor.resume(),
                Err(_) if waited_for_stop => self.stop_with(&editor),
                Ok(Input::Signal(Heard::Child | Heard::Resized)) | Err(_) => {
                    match editor.state()? {
                        State::Runs => {}
                        State::Stopped => look = BOTH_STOP,
                        State::Ended(status) => return Ok(Flow::Goes(status)),
                    }
                }
                Ok(other) => self.kept.push_back(other),
            }
        }
    }

    /// Stops with an editor, and continues it.
    fn stop_with(&self, editor: &Editor) {
        if signals::can_stop() {
            // It restores the terminal first, where it can. One that was continued just before would
            // go on to read what is typed for the shell.
            std::thread::sleep(BOTH_STOP);
            editor.stop();
            let tty = self.guard.tty();
            self.signals.stop(false, || tty.is_ours());
        }
        editor.resume();
    }

    /// Why the loop has ended. Where writing has failed because the program has to end, the input
    /// that says so has not been heeded yet.
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

/// How often to look after an editor whose signals were missed. Where the system sends none, it is
/// looked after more often.
const EDITOR: Duration = Duration::from_millis(if cfg!(unix) { 1000 } else { 50 });

/// How long this program and its editor wait for each other to stop: Ctrl-Z stops both.
const BOTH_STOP: Duration = Duration::from_millis(50);

/// How long the input that ends the program may be on its way.
const ENDING: Duration = Duration::from_millis(50);

/// What was typed before the terminal was taken over. It had turned Enter into a line feed by then.
fn typed_ahead(event: Event) -> Event {
    match event {
        Event::Key(key)
            if key.code == KeyCode::Char('j') && key.modifiers == KeyModifiers::CONTROL =>
        {
            Event::Key(KeyCode::Enter.into())
        }
        other => other,
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
