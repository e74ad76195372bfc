//! Keys and actions while slides are presented.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::state::{Presenting, Show, Way};
use crate::deck::SlideId;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::popup::beside::{Beside, What};
use crate::tui::popup::slides::SlideList;

/// The largest number that can be typed: that of a slide or of a year.
const MOST: usize = 9999;

/// Begins to present the year shown, at the slide of the selected row or at the first.
pub(in crate::tui) fn start(model: &mut Model) {
    let row = model.screen().at().and_then(|_| model.screen().selected());
    let started = Presenting::start(&model.shared, model.show, row);
    if started.is_none() {
        let year = model.shared.year;
        model.notice = Some(model.shared.lang.slides_none(year));
    }
    model.presenting = started;
}

/// Begins at a slide by its number, counted from 1, with the options of this presentation.
///
/// # Errors
/// Why there is no such slide.
pub(crate) fn start_at(model: &mut Model, show: Show, from: usize) -> Result<(), String> {
    model.show = show;
    let lang = model.shared.lang;
    let started = Presenting::start(&model.shared, show, None);
    let mut started = started.ok_or_else(|| lang.slides_none(model.shared.year))?;
    if let Some(why) = started.jump(from, lang) {
        return Err(why);
    }
    started.refresh(&model.shared);
    model.presenting = Some(started);
    Ok(())
}

/// The action of a key; `None` where it has none, or only types a number.
pub(in crate::tui) fn key(model: &mut Model, event: KeyEvent) -> Option<Action> {
    let action = model.shared.keys.slide_action_for(event);
    let presenting = model.presenting.as_mut()?;
    presenting.arrive();
    let digit = match event.code {
        KeyCode::Char(digit) if event.modifiers.difference(KeyModifiers::SHIFT).is_empty() => digit
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok()),
        _ => None,
    };
    if let (Some(digit), None) = (digit, action) {
        let typed = presenting.typed.unwrap_or(0);
        let number = typed.saturating_mul(10).saturating_add(digit);
        presenting.typed = (number <= MOST).then_some(number);
        return None;
    }
    let typed = presenting.typed.take();
    match (typed, event.code) {
        (Some(number), KeyCode::Enter) => {
            presenting.is_blank = false;
            model.notice = presenting.jump_to_typed(number, &model.shared);
            None
        }
        // The key discards the number typed.
        (Some(_), KeyCode::Esc | KeyCode::Backspace) => None,
        _ => action,
    }
}

/// Does what an action asks of the slides.
pub(in crate::tui) fn perform(model: &mut Model, action: Action) -> Option<Effect> {
    let presenting = model.presenting.as_mut()?;
    presenting.arrive();
    let shared = &model.shared;
    let was_blank = std::mem::take(&mut presenting.is_blank);
    match action {
        Action::LeaveSlides if presenting.came_down() => presenting.up(),
        Action::LeaveSlides => return leave(model),
        Action::Blank => presenting.is_blank = !was_blank,
        // Any key ends the blank screen and does nothing else, so that the presenter sees the same
        // slide again.
        _ if was_blank => {}
        Action::SlideNext => model.notice = presenting.next(shared),
        Action::SlideBack => model.notice = presenting.back(shared),
        Action::FirstSlide => presenting.first(),
        Action::LastSlide => presenting.last(),
        Action::SlideYearBack => model.notice = presenting.change_year(Way::Earlier, shared),
        Action::SlideYearForward => model.notice = presenting.change_year(Way::Later, shared),
        Action::SlideDown => model.notice = presenting.down(shared),
        Action::SlideUp => presenting.up(),
        Action::Slides => {
            let list = SlideList::of(shared, presenting);
            model.popup.open(list);
        }
        Action::SlideSource => beside(model, What::Source),
        Action::SlideAudit => beside(model, What::Audit),
        Action::Notes => beside(model, What::Notes),
        _ => {}
    }
    None
}

/// Shows something of the slide over it, or says why there is nothing.
fn beside(model: &mut Model, what: What) {
    let Some(presenting) = &model.presenting else {
        return;
    };
    match Beside::of(what, presenting, &model.shared) {
        Ok(popup) => model.popup.open(popup),
        Err(why) => model.notice = Some(why),
    }
}

/// Goes to a slide that was chosen among all.
pub(in crate::tui) fn go(model: &mut Model, id: SlideId) {
    if let Some(presenting) = &mut model.presenting {
        presenting.go(id, &model.shared);
    }
}

/// Takes an automatic step.
pub(in crate::tui) fn go_on(model: &mut Model) {
    if let Some(presenting) = &mut model.presenting
        && !model.popup.is_open()
        && !presenting.is_blank
    {
        presenting.arrive();
        presenting.next(&model.shared);
    }
}

/// Leaves the slides. Data files that have changed meanwhile are read now.
fn leave(model: &mut Model) -> Option<Effect> {
    let left = model.presenting.take()?;
    left.has_newer_files.then_some(Effect::Reload)
}
