//! Lends the terminal to the user's editor and waits for the editor to end.

use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use super::{Exit, Flow, Running};
use crate::tui::effect::DataEntry;
use crate::tui::inputs::Input;
use crate::tui::platform::editor::{self, Editor, State};
use crate::tui::platform::signals::{self, Heard};
use crate::tui::terminal::Trust;
use crate::tui::update::Message;

/// How often to check whether an editor has ended, in case its signal was missed. Systems without such
/// signals need shorter intervals.
const EDITOR: Duration = Duration::from_millis(if cfg!(unix) { 1000 } else { 50 });

/// How long this program waits for its editor to stop, because Ctrl-Z stops both.
const BOTH_STOP: Duration = Duration::from_millis(50);

impl Running<'_> {
    /// Runs an editor in the terminal, then reloads the files.
    pub(super) fn edit(
        &mut self,
        entry: &DataEntry,
        trust: &mut Option<Trust>,
    ) -> io::Result<Flow<Message>> {
        let lang = self.model.shared.lang;
        let Some((path, line)) = self.host.locate(entry) else {
            return Ok(Flow::Goes(Message::Notice(
                lang.notice_no_entry().to_owned(),
            )));
        };
        let Some(editor) = editor::chosen(&path, line) else {
            return Ok(Flow::Goes(Message::Notice(
                lang.notice_no_editor().to_owned(),
            )));
        };
        self.signals.lend();
        self.guard.lend();
        let ran = Editor::start(editor.command).and_then(|editor| self.follow_editor(editor));
        self.guard.reclaim();
        let message = match ran {
            Ok(Flow::Goes(status)) => editor::complaint(status, editor.variable, lang),
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

    /// Waits for an editor to end. If this program has to end, ends the editor first.
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

    /// Suspends the program together with an editor, and continues both.
    fn stop_with(&self, editor: &Editor) {
        if signals::can_stop() {
            // The editor needs time to restore the terminal. If it were continued just before, it
            // would read what is typed for the shell.
            std::thread::sleep(BOTH_STOP);
            editor.stop();
            let tty = self.guard.tty();
            self.signals.stop(false, || tty.is_ours());
        }
        editor.resume();
    }
}
