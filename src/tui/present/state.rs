//! The state of a presentation: the slide shown and its step.

use std::time::Duration;

use super::drawn::{Drawn, Stamp};
use crate::dataset::{Record, Subject};
use crate::deck::{Deck, Page, Slide, SlideId};
use crate::figure::period::Year;
use crate::picture::Strip;
use crate::sheet::{Context, RowId};
use crate::text::Lang;
use crate::tui::shared::Shared;

pub(in crate::tui) use super::drawn::Place;
pub(in crate::tui) use crate::deck::Way;

/// The options of presentations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Show {
    /// Whether the result is animated.
    pub moves: bool,
    /// How long a step is shown before the next one; `None` waits for a key.
    pub autoplay: Option<Duration>,
    /// Whether a second terminal may show the notes.
    pub offers_notes: bool,
}

impl Default for Show {
    fn default() -> Show {
        Show {
            moves: true,
            autoplay: None,
            offers_notes: true,
        }
    }
}

/// The largest number that is that of a slide rather than of a year. Decks are smaller.
const LAST_SLIDE: usize = 999;

/// Frames from the target to the result.
pub(in crate::tui) const FRAMES: usize = 6;

/// The slide to which the slides of individual targets return.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Above {
    place: Place,
    /// The slides of the individual targets on it, in its order.
    below: Vec<SlideId>,
    /// Whether the user came from it rather than from a row of a list.
    is_way_back: bool,
}

/// The slides of a year, and the one shown.
#[derive(Debug)]
pub struct Presenting {
    year: Year,
    deck: Deck,
    place: Place,
    above: Option<Above>,
    /// The digits of a slide number typed so far.
    pub(in crate::tui) typed: Option<usize>,
    pub(in crate::tui) is_blank: bool,
    /// The frame of the animation; `None` when it has ended.
    frame: Option<usize>,
    drawn: Option<Drawn>,
    pub(in crate::tui) show: Show,
    /// Whether data files have changed meanwhile.
    pub(in crate::tui) has_newer_files: bool,
    /// The time since the presentation began.
    pub(in crate::tui) elapsed: Duration,
}

impl Presenting {
    /// Begins at the slide that presents a row, or at the first; `None` where the year has none.
    pub(in crate::tui) fn start(
        shared: &Shared,
        show: Show,
        row: Option<RowId>,
    ) -> Option<Presenting> {
        let year = row.and_then(|row| year_of(shared, row));
        let year = year.unwrap_or(shared.year);
        let cx = context(shared, year);
        let deck = Deck::of(&cx);
        let first = *deck.slides.first()?;
        let id = row.and_then(|row| deck.presents(&cx, row));
        let mut presenting = Presenting {
            year,
            place: Place { id: first, step: 0 },
            deck,
            above: None,
            typed: None,
            is_blank: false,
            frame: None,
            drawn: None,
            show,
            has_newer_files: false,
            elapsed: Duration::ZERO,
        };
        presenting.go(id.unwrap_or(first), shared);
        presenting.refresh(shared);
        Some(presenting)
    }

    pub(in crate::tui) fn year(&self) -> Year {
        self.year
    }

    pub(in crate::tui) fn place(&self) -> Place {
        self.place
    }

    pub(in crate::tui) fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The page of the slide, and its row that moves, as it stands in this frame.
    pub(in crate::tui) fn page(&self) -> Option<(&Page, Option<(usize, Strip)>)> {
        let page = &self.drawn.as_ref()?.page;
        let moving = self.frame.zip(page.motion.as_ref());
        let row = moving.map(|(frame, motion)| (motion.row, motion.strip(frame, FRAMES)));
        Some((page, row))
    }

    /// The slide as text, if the window is too small for its page.
    pub(in crate::tui) fn text(&self) -> Option<&[String]> {
        self.drawn.as_ref()?.text.as_deref()
    }

    pub(in crate::tui) fn is_moving(&self) -> bool {
        self.frame.is_some()
    }

    /// Draws the next frame of a motion.
    pub(in crate::tui) fn advance(&mut self) {
        let next = self.frame.map(|frame| frame.saturating_add(1));
        self.frame = next.filter(|frame| *frame < FRAMES);
    }

    /// Ends the animation.
    pub(in crate::tui) fn arrive(&mut self) {
        self.frame = None;
    }

    /// Makes the page again, and the deck, if anything they depend on has changed.
    pub(in crate::tui) fn refresh(&mut self, shared: &Shared) {
        let stamp = self.stamp(shared);
        let before = self.drawn.as_ref().map(|of| of.stamp);
        if before == Some(stamp) {
            return;
        }
        let cx = context(shared, self.year);
        if before.is_some_and(|of| of.generation != stamp.generation) {
            self.deck = Deck::of(&cx);
        }
        if !self.draw(&cx, stamp)
            && let Some(first) = self.deck.slides.first()
        {
            // The new deck does not have the slide.
            self.place = Place {
                id: *first,
                step: 0,
            };
            self.above = None;
            let stamp = self.stamp(shared);
            self.draw(&cx, stamp);
        }
    }

    /// Makes the page. Returns whether there is such a slide.
    fn draw(&mut self, cx: &Context<'_>, stamp: Stamp) -> bool {
        let Some(slide) = self.deck.slide(cx, stamp.place.id) else {
            return false;
        };
        self.drawn = Some(Drawn::of(cx, &slide, stamp));
        true
    }

    fn stamp(&self, shared: &Shared) -> Stamp {
        Stamp {
            generation: shared.generation,
            year: self.year,
            place: self.place,
            size: shared.size,
            lang: shared.lang,
            marks: shared.marks(),
        }
    }

    /// Goes to the next step of the slide, or from the last one to the next slide. Returns why there is
    /// none.
    pub(in crate::tui) fn next(&mut self, shared: &Shared) -> Option<String> {
        let on = self.place.step.saturating_add(1);
        if on < self.steps() {
            self.place.step = on;
            self.refresh(shared);
            let drawn = self.drawn.as_ref();
            let moves = drawn.is_some_and(|of| of.text.is_none() && of.page.motion.is_some());
            self.frame = (moves && self.show.moves).then_some(0);
            return None;
        }
        if let Some(above) = &self.above {
            match beside(&above.below, self.place.id, 1) {
                Some(id) => self.place = Place { id, step: 0 },
                None => self.up(),
            }
            return None;
        }
        match beside(&self.deck.slides, self.place.id, 1) {
            Some(id) => {
                self.place = Place { id, step: 0 };
                None
            }
            None => Some(shared.lang.slides_at_end().to_owned()),
        }
    }

    /// A step back. Returns why there is none.
    pub(in crate::tui) fn back(&mut self, shared: &Shared) -> Option<String> {
        if let Some(step) = self.place.step.checked_sub(1) {
            self.place.step = step;
            return None;
        }
        let among = match &self.above {
            Some(above) => &above.below,
            None => &self.deck.slides,
        };
        match beside(among, self.place.id, -1) {
            Some(id) => {
                let cx = context(shared, self.year);
                let steps = self.deck.slide(&cx, id).map_or(1, |of| of.steps());
                let step = steps.saturating_sub(1);
                self.place = Place { id, step };
            }
            None if self.above.is_some() => self.up(),
            None => return Some(shared.lang.slides_at_start().to_owned()),
        }
        None
    }

    pub(in crate::tui) fn first(&mut self) {
        if let Some(id) = self.deck.slides.first() {
            self.place = Place { id: *id, step: 0 };
            self.above = None;
        }
    }

    pub(in crate::tui) fn last(&mut self) {
        if let Some(id) = self.deck.slides.last() {
            self.place = Place { id: *id, step: 0 };
            self.above = None;
        }
    }

    /// Goes to a slide by its number, from 1. Returns why not.
    pub(in crate::tui) fn jump(&mut self, number: usize, lang: Lang) -> Option<String> {
        let slides = &self.deck.slides;
        match number.checked_sub(1).and_then(|at| slides.get(at)) {
            Some(id) => {
                self.place = Place { id: *id, step: 0 };
                self.above = None;
                None
            }
            None => Some(lang.slides_only_so_many(slides.len())),
        }
    }

    /// Goes to a slide by its number, or to the same slide of a year, and where that has none to its
    /// first. Returns why not.
    pub(in crate::tui) fn jump_to_typed(
        &mut self,
        number: usize,
        shared: &Shared,
    ) -> Option<String> {
        let year = Year::try_from(number).ok();
        let mut years = shared.dataset.years(shared.area);
        match year.filter(|year| years.any(|of| of == *year)) {
            Some(year) => self.go_to_year(year, shared),
            None if number > LAST_SLIDE => Some(shared.lang.slides_none(number)),
            None => self.jump(number, shared.lang),
        }
    }

    fn go_to_year(&mut self, year: Year, shared: &Shared) -> Option<String> {
        let deck = Deck::of(&context(shared, year));
        let Some(first) = deck.slides.first().copied() else {
            return Some(shared.lang.slides_none(year));
        };
        let same = deck.all().find(|id| *id == self.place.id);
        self.year = year;
        self.deck = deck;
        self.go(same.unwrap_or(first), shared);
        None
    }

    /// Goes to a slide, in or outside the count.
    pub(in crate::tui) fn go(&mut self, id: SlideId, shared: &Shared) {
        self.place = Place { id, step: 0 };
        self.above = match self.deck.position(id) {
            Some(_) => None,
            None => self.mention(&context(shared, self.year), id),
        };
    }

    /// The first slide that shows a target, to return to.
    fn mention(&self, cx: &Context<'_>, id: SlideId) -> Option<Above> {
        let slides = self.deck.slides.iter();
        let mentions = slides.filter_map(|of| Some((*of, self.deck.slide(cx, *of)?.leads_to())));
        let mut mentions = mentions.filter(|(_, below)| below.contains(&id));
        let (of, below) = mentions.next()?;
        Some(Above {
            place: Place { id: of, step: 0 },
            below,
            is_way_back: false,
        })
    }

    /// Goes to the same slide of another year. Returns why not.
    pub(in crate::tui) fn change_year(&mut self, way: Way, shared: &Shared) -> Option<String> {
        let id = self.place.id;
        let Some(year) = Deck::same_slide(&context(shared, self.year), id, way) else {
            let why = match way {
                Way::Earlier => shared.lang.slides_no_earlier_year(),
                Way::Later => shared.lang.slides_no_later_year(),
            };
            return Some(why.to_owned());
        };
        self.year = year;
        self.deck = Deck::of(&context(shared, year));
        self.go(id, shared);
        None
    }

    /// Goes to the slide of the first individual target on this slide, or from there to the next one.
    /// Returns why not.
    pub(in crate::tui) fn down(&mut self, shared: &Shared) -> Option<String> {
        if let Some(above) = &self.above {
            match beside(&above.below, self.place.id, 1) {
                Some(id) => self.place = Place { id, step: 0 },
                None => self.up(),
            }
            return None;
        }
        let cx = context(shared, self.year);
        let below = self.deck.slide(&cx, self.place.id);
        let below = below.map_or_else(Vec::new, |slide| slide.leads_to());
        let Some(first) = below.first().copied() else {
            return Some(shared.lang.slides_no_targets().to_owned());
        };
        self.above = Some(Above {
            place: self.place,
            below,
            is_way_back: true,
        });
        self.place = Place { id: first, step: 0 };
        None
    }

    /// Returns from the slide of an individual target.
    pub(in crate::tui) fn up(&mut self) {
        if let Some(above) = self.above.take() {
            self.place = above.place;
        }
    }

    /// Whether the user came here from another slide, so that leaving first returns to that.
    pub(in crate::tui) fn came_down(&self) -> bool {
        self.above.as_ref().is_some_and(|above| above.is_way_back)
    }

    /// Whether nothing follows.
    pub(in crate::tui) fn is_at_end(&self) -> bool {
        self.above.is_none()
            && self.place.step.saturating_add(1) >= self.steps()
            && self.deck.slides.last() == Some(&self.place.id)
    }

    /// How many steps the slide shown has.
    fn steps(&self) -> usize {
        self.drawn.as_ref().map_or(1, |of| of.steps)
    }

    /// Calls a function with the slide and its context.
    pub(in crate::tui) fn with_slide<T>(
        &self,
        shared: &Shared,
        take: impl FnOnce(&Context<'_>, &Slide<'_>) -> T,
    ) -> Option<T> {
        let cx = context(shared, self.year);
        let slide = self.deck.slide(&cx, self.place.id)?;
        Some(take(&cx, &slide))
    }

    /// The slide that comes next.
    pub(in crate::tui) fn following(&self) -> Option<SlideId> {
        match &self.above {
            Some(above) => {
                let next = beside(&above.below, self.place.id, 1);
                Some(next.unwrap_or(above.place.id))
            }
            None => beside(&self.deck.slides, self.place.id, 1),
        }
    }
}

/// What a slide of a year is about.
pub(in crate::tui) fn context(shared: &Shared, year: Year) -> Context<'_> {
    Context {
        year,
        other_year: None,
        ..shared.context()
    }
}

/// The slide `by` places further.
fn beside(slides: &[SlideId], id: SlideId, by: isize) -> Option<SlideId> {
    let at = slides.iter().position(|of| *of == id)?;
    slides.get(at.checked_add_signed(by)?).copied()
}

/// The year of a row that is of one year, whichever year is shown.
fn year_of(shared: &Shared, row: RowId) -> Option<Year> {
    match row {
        RowId::Figure(record @ Record::Target(_)) => match shared.dataset.subject(record)? {
            Subject::Target(target) if target.area == shared.area => Some(target.period.year()),
            _ => None,
        },
        _ => None,
    }
}
