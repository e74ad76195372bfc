//! The timers of a presentation: the frames of the animation, automatic steps, and the notes for a
//! second terminal. Without any of them the event loop waits without a timeout.

use std::time::{Duration, Instant};

#[cfg(unix)]
use super::socket::Publisher;
use super::state::{FRAMES, Place};
use crate::figure::period::Year;
use crate::text::Lang;
use crate::tui::model::Model;
use crate::tui::update::Message;

/// The duration of the animation that moves the result from the target to its place.
const MOTION: Duration = Duration::from_millis(300);

/// What is due at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Frame,
    Autoplay,
}

/// The parts of the last state shown that decide what is due next.
type Shown = (Place, Year, Lang, u64);

/// The loop's side of a presentation.
#[derive(Debug, Default)]
pub(in crate::tui) struct Stage {
    began: Option<Instant>,
    shown: Option<Shown>,
    /// Since when it is shown.
    since: Option<Instant>,
    due: Option<(Instant, Due)>,
    #[cfg(unix)]
    publisher: Publisher,
}

impl Stage {
    /// How long to wait for input before [`Stage::due`] returns something; `None` for no limit.
    pub(in crate::tui) fn timeout(&self) -> Option<Duration> {
        let (at, _) = self.due?;
        Some(at.saturating_duration_since(Instant::now()))
    }

    /// What has become due, if anything has.
    pub(in crate::tui) fn due(&mut self) -> Option<Message> {
        let (_, due) = self.due.filter(|(at, _)| *at <= Instant::now())?;
        if due == Due::Autoplay {
            self.due = None;
        }
        Some(match due {
            Due::Frame => Message::Frame,
            Due::Autoplay => Message::Autoplay,
        })
    }

    /// Updates the elapsed time, which a key may show.
    pub(in crate::tui) fn wake(&self, model: &mut Model) {
        if let (Some(presenting), Some(began)) = (&mut model.presenting, self.began) {
            presenting.elapsed = began.elapsed();
        }
    }

    /// Sets the timers by the state of the model after a frame.
    pub(in crate::tui) fn follow(&mut self, model: &mut Model) {
        let now = Instant::now();
        let Some(presenting) = &mut model.presenting else {
            if self.began.is_some() {
                *self = Stage::default();
            }
            return;
        };
        let began = *self.began.get_or_insert(now);
        presenting.elapsed = now.saturating_duration_since(began);
        let shared = &model.shared;
        let shown = (
            presenting.place(),
            presenting.year(),
            shared.lang,
            shared.generation,
        );
        if self.shown != Some(shown) {
            self.shown = Some(shown);
            self.since = Some(now);
            self.due = None;
            #[cfg(unix)]
            if presenting.show.offers_notes {
                self.publisher.publish(presenting, shared);
            }
        }
        let frames = u32::try_from(FRAMES).unwrap_or(1);
        let frame = MOTION.checked_div(frames).unwrap_or(MOTION);
        self.due = match (self.due, presenting.is_moving(), presenting.show.autoplay) {
            // Counted from the time at which the last frame was due, so that a slow terminal does not
            // slow the animation down.
            (Some((at, Due::Frame)), true, _) if at <= now => {
                Some((at.checked_add(frame).unwrap_or(now), Due::Frame))
            }
            (Some((at, Due::Frame)), true, _) => Some((at, Due::Frame)),
            (_, true, _) => now.checked_add(frame).map(|at| (at, Due::Frame)),
            (_, false, Some(pause)) if !presenting.is_at_end() => {
                let since = self.since.unwrap_or(now);
                let at = since.checked_add(pause).unwrap_or(now);
                // A popup may cover the slide. The step is then tried again later.
                let at = if at <= now {
                    now.checked_add(pause).unwrap_or(now)
                } else {
                    at
                };
                Some((at, Due::Autoplay))
            }
            _ => None,
        };
    }
}
