//! Changes the model by a message, without I/O. Anything that needs I/O is returned as an [`Effect`].

mod behind;
mod perform;
mod reload;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};

use super::effect::{Effect, Exported, WriteProblem};
use super::file_kind::FileKind;
use super::hit::Hit;
use super::model::Model;
use super::outcome::Outcome;
use super::popup::Change;
use super::present::acts;
use super::shared::Problems;
use super::{exported, mouse, still};
use crate::analysis::audit::Audit;
use crate::dataset::{ArticleTexts, Dataset};
use behind::renew_popup;
use reload::replace;

pub(crate) use perform::perform;

/// An input, or the result of an effect.
#[derive(Debug, Clone)]
pub enum Message {
    Key(KeyEvent),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The data files have changed.
    FilesChanged,
    /// It is time for the next frame of what moves on a slide.
    Frame,
    /// It is time for the next step of the slides.
    Autoplay,
    /// The data files and the articles' texts were read again.
    Reloaded(Arc<Dataset>, Arc<ArticleTexts>),
    /// The audit of this dataset is done.
    Audited(Arc<Dataset>, Arc<Audit>),
    /// The data files were read again and have mistakes.
    ReloadFailed(Arc<Problems>),
    Paste(String),
    /// A click or a turn of the wheel.
    Mouse(MouseEvent, Option<Hit>),
    /// A text was sent to the clipboard, as far as the terminal supports it.
    Copied(String),
    /// The view was written to the file of this path, or why not.
    Written(Result<String, WriteProblem>),
    /// A message to be shown until the next key.
    Notice(String),
}

/// Changes the model by a message. [`changes_screen`] tells beforehand whether the screen has to be
/// drawn again.
pub fn update(model: &mut Model, message: Message) -> Option<Effect> {
    let effect = take(model, message);
    model.refresh();
    effect
}

fn take(model: &mut Model, message: Message) -> Option<Effect> {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => None,
        Message::Key(event) => {
            model.notice = None;
            let effect = if model.popup.is_open() {
                let outcome = model.popup.key(event, &model.shared);
                carry_out(model, outcome)
            } else if model.presenting.is_some() {
                let action = acts::key(model, event)?;
                perform(model, action)
            } else {
                perform(model, model.shared.keys.action_for(event)?)
            };
            model.verify_citations();
            effect
        }
        Message::Resize(columns, rows) => {
            model.shared.size = (columns, rows);
            None
        }
        // The slides must not change while someone is talking about them.
        Message::FilesChanged => match &mut model.presenting {
            Some(presenting) => {
                presenting.has_newer_files = true;
                None
            }
            None => Some(Effect::Reload),
        },
        Message::Frame => {
            if let Some(presenting) = &mut model.presenting {
                presenting.advance();
            }
            None
        }
        Message::Autoplay => {
            acts::go_on(model);
            None
        }
        Message::Reloaded(dataset, texts) => {
            replace(model, dataset, texts);
            model.verify_citations();
            model.notice = Some(model.shared.lang.notice_reloaded().to_owned());
            Some(Effect::Audit)
        }
        Message::Audited(dataset, audit) => {
            // An audit that was started before a reload is of another dataset.
            if Arc::ptr_eq(&dataset, &model.shared.dataset) {
                model.set_audit(audit);
                renew_popup(model, Change::Audit);
            }
            None
        }
        Message::ReloadFailed(problems) => {
            model.shared.problems = Some(problems);
            model.notice = None;
            renew_popup(model, Change::Problems);
            None
        }
        Message::Paste(text) => {
            if model.popup.is_open() {
                model.notice = None;
            }
            let outcome = model.popup.paste(&text, &model.shared);
            carry_out(model, outcome)
        }
        Message::Mouse(event, _) if !(model.mouse && mouse::means_something(&event)) => None,
        Message::Mouse(event, hit) => {
            model.notice = None;
            let outcome = mouse::perform_event(model, event, hit);
            let effect = carry_out(model, outcome);
            model.verify_citations();
            effect
        }
        Message::Copied(text) => {
            model.notice = Some(model.shared.lang.notice_copied(text));
            None
        }
        Message::Written(Ok(path)) => {
            model.popup.close();
            model.notice = Some(model.shared.lang.notice_written(path));
            None
        }
        Message::Written(Err(problem)) => {
            model.popup.not_written(problem, &model.shared);
            None
        }
        Message::Notice(text) => {
            model.notice = Some(text);
            None
        }
    }
}

/// Carries out the outcome of a key or a click.
pub(crate) fn carry_out(model: &mut Model, outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Done => {}
        Outcome::Effect(effect) => return Some(effect),
        Outcome::Perform(action) => return perform(model, action),
        Outcome::Tell(text) => model.notice = Some(text),
        Outcome::Filter(Some((column, term))) => {
            model.change_options(|options| options.toggle(column, term));
        }
        Outcome::Filter(None) => model.change_options(|options| options.filters.clear()),
        Outcome::Sort(column) => model.sort_by(column),
        Outcome::OtherYear(year) => model.shared.wanted_other_year = year,
        Outcome::GoTo(matches) => {
            let destination = matches.current().map(|found| found.destination);
            model.matches = Some(matches);
            if let Some(destination) = destination {
                model.go_to(destination);
            }
        }
        Outcome::Slide(id) => acts::go(model, id),
        Outcome::Export {
            path,
            kind,
            overwrite,
        } => {
            let content = match kind {
                FileKind::List(format) => exported::content(model, format),
                FileKind::Screen(of) => still::content(model, of).into_bytes(),
            };
            return Some(Effect::Write(Box::new(Exported {
                path,
                content,
                overwrite,
            })));
        }
    }
    None
}

/// Whether a message can change the screen. A key without a meaning only removes a notice.
#[must_use]
pub fn changes_screen(model: &Model, message: &Message) -> bool {
    match message {
        Message::Key(event) if event.kind == KeyEventKind::Release => false,
        Message::Key(event) => {
            model.popup.is_open()
                || model.presenting.is_some()
                || model.notice.is_some()
                || model.shared.keys.action_for(*event).is_some()
        }
        Message::Paste(_) => model.popup.is_open(),
        Message::Mouse(event, _) => model.mouse && mouse::means_something(event),
        Message::FilesChanged => false,
        // Even a resize to the same size counts, because a window that was small for a moment has lost
        // its content.
        Message::Resize(..)
        | Message::Frame
        | Message::Autoplay
        | Message::Reloaded(..)
        | Message::ReloadFailed(..)
        | Message::Audited(..)
        | Message::Copied(_)
        | Message::Written(_)
        | Message::Notice(_) => true,
    }
}
