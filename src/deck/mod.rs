//! The slides of a year, made from the data: what each says, step by step, and how it is drawn,
//! without a terminal.
//!
//! ```text
//! Deck::of(context) ─► ids ─► deck.slide(context, id) ─► slide.page(context, step, room, marks)
//! ```
//!
//! A [`Deck`] is a list of [`SlideId`]s and borrows nothing: it can be kept while a context comes and
//! goes. A [`Slide`] is made from a context when it is shown, and drawn as a [`Page`] for one room.
//! Sentences and counts are those of the overview: they come from the same functions.
//!
//! Steps count from 0, [`Slide::steps`] says how many there are; the last shows everything. A page is
//! rows of cells with roles, each as wide as the room; [`Motion`] is the one thing that may move when
//! a step is reached. [`Slide::leads_to`] names the slides of single targets below a slide,
//! [`Deck::presents`] the slide of a row of a list, and [`Deck::same_slide`] the next year that has the
//! same one.
//!
//! - [`id`]: what names a slide; [`slide`]: what it says and stands on; [`notes`]: beside it; `face`:
//!   what each kind of slide answers
//! - [`page`]: a slide as rows of cells; `board`: what it is drawn on; `number`, `line`: parts of it
//! - [`mod@check`]: whether every slide can be read in a room
//! - one file a kind of slide: `question`, `squares`, `target`, `misses`, `two_prices`, `multiples`,
//!   `levels`, `projects`, `finding`, `promises`, `one_figure`, `sources`; `list`, `reading`: what those
//!   with rows share
//!
//! Nothing here knows ratatui, a model or a format.

mod board;
pub mod check;
mod face;
mod finding;
pub mod id;
mod levels;
mod line;
mod list;
mod misses;
mod multiples;
pub mod notes;
mod number;
mod one_figure;
pub mod page;
mod projects;
mod promises;
mod question;
mod reading;
pub mod slide;
mod sources;
mod squares;
mod target;
mod two_prices;

pub use face::Source;
pub use id::SlideId;
pub use notes::Notes;
pub use page::{Area, Motion, Page, Room};
pub use slide::Slide;

use crate::analysis::scorecard::{Score, scorecard};
use crate::analysis::verdict::Scale;
use crate::dataset::{IndicatorId, Measure, Record, Subject, Target};
use crate::figure::period::Year;
use crate::sheet::summary::results::{Fact, largest_win};
use crate::sheet::summary::{Promises, Results};
use crate::sheet::{Context, RowId};
use face::Face;
use finding::FindingSlide;
use levels::LevelsSlide;
use misses::Misses;
use multiples::MultiplesSlide;
use one_figure::OneFigure;
use projects::ProjectsSlide;
use promises::Promised;
use question::{Asked, Question};
use sources::SourcesSlide;
use squares::Squares;
use target::TargetSlide;
use two_prices::TwoPrices;

/// What a year has to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Targets, with results held against them.
    Scorecard,
    /// Targets alone.
    Promises,
    /// Figures without targets.
    LookBack,
    /// Nothing.
    Empty,
}

/// The slides of a year and area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    /// What the year has to show.
    pub kind: Kind,
    /// The year.
    pub year: Year,
    /// The slides in their order; those with nothing to show are left out.
    pub slides: Vec<SlideId>,
    /// The slides of single targets, outside the count, in the order of the scorecard.
    pub targets: Vec<SlideId>,
}

impl Deck {
    /// Makes it for the year and area shown.
    #[must_use]
    pub fn of(cx: &Context<'_>) -> Deck {
        let scores = scorecard(cx.dataset, cx.area, cx.year);
        let kind = kind(cx, &scores);
        let has = |id: &SlideId| face(cx, kind, &scores, *id).is_some();
        Deck {
            kind,
            year: cx.year,
            slides: order(kind).iter().copied().filter(has).collect(),
            targets: scores.iter().map(|of| target_id(cx, of.target)).collect(),
        }
    }

    /// A slide with its facts; `None` where the year has no such slide.
    #[must_use]
    pub fn slide<'d>(&self, cx: &Context<'d>, id: SlideId) -> Option<Slide<'d>> {
        let scores = scorecard(cx.dataset, cx.area, cx.year);
        Some(Slide {
            id,
            year: self.year,
            position: self.position(id).map(|at| (at, self.slides.len())),
            face: face(cx, self.kind, &scores, id)?,
        })
    }

    /// All slides, those of single targets last.
    pub fn all(&self) -> impl Iterator<Item = SlideId> {
        self.slides.iter().chain(&self.targets).copied()
    }

    /// Where a slide stands, from 1; `None` outside the count.
    #[must_use]
    pub fn position(&self, id: SlideId) -> Option<usize> {
        let at = self.slides.iter().position(|of| *of == id)?;
        at.checked_add(1)
    }

    /// The slide that presents a row of a list, if the deck has one.
    #[must_use]
    pub fn presents(&self, cx: &Context<'_>, row: RowId) -> Option<SlideId> {
        let find = |indicator: IndicatorId, measure: Option<Measure>| {
            let is_it = |of: &SlideId| match of {
                SlideId::Target {
                    indicator: own,
                    measure: form,
                    ..
                } => *own == indicator && measure.is_none_or(|of| of == *form),
                _ => false,
            };
            self.targets.iter().copied().find(is_it)
        };
        let counted = |id: SlideId| self.slides.contains(&id).then_some(id);
        match row {
            RowId::Figure(record) => match (cx.dataset.subject(record)?, record) {
                (Subject::Target(target), _) => {
                    Some(target_id(cx, target)).filter(|id| self.targets.contains(id))
                }
                (Subject::Observation(of), _) => find(of.indicator, Some(of.measure)),
                (_, Record::Programme(..) | Record::Batch(..) | Record::Project(..)) => {
                    counted(SlideId::Projects)
                }
                _ => None,
            },
            RowId::Line(indicator, measure) => find(indicator, Some(measure)),
            RowId::Indicator(indicator) => find(indicator, None),
            RowId::Project(_) | RowId::Batch(_) | RowId::NoBatch(_) => counted(SlideId::Projects),
            RowId::Check(_) | RowId::Checks(_) => counted(SlideId::Finding),
            RowId::Article(_) => counted(SlideId::Sources),
        }
    }

    /// The next year, later or earlier, whose deck has the same slide.
    #[must_use]
    pub fn same_slide(cx: &Context<'_>, id: SlideId, way: Way) -> Option<Year> {
        let years: Vec<Year> = cx.dataset.years(cx.area).collect();
        let has = |year: &Year| {
            let cx = Context { year: *year, ..*cx };
            let deck = Deck::of(&cx);
            deck.all().any(|of| of == id)
        };
        match way {
            Way::Later => years.into_iter().filter(|of| *of > cx.year).find(has),
            Way::Earlier => years.into_iter().rev().filter(|of| *of < cx.year).find(has),
        }
    }
}

/// To which year one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A later one.
    Later,
    /// An earlier one.
    Earlier,
}

fn kind(cx: &Context<'_>, scores: &[Score<'_>]) -> Kind {
    let has_figures = || {
        let observed = cx.dataset.observations().iter();
        let mut of_year = observed.filter(|of| of.area == cx.area);
        of_year.any(|of| of.period.year() == cx.year)
    };
    match scores {
        [] if has_figures() => Kind::LookBack,
        [] => Kind::Empty,
        scores if scores.iter().any(|of| of.verdict.is_judged()) => Kind::Scorecard,
        _ => Kind::Promises,
    }
}

/// The slides that a year may have.
fn order(kind: Kind) -> &'static [SlideId] {
    match kind {
        Kind::Scorecard => &[
            SlideId::Question,
            SlideId::Squares,
            SlideId::LargestMiss,
            SlideId::OtherMisses,
            SlideId::TwoPrices,
            SlideId::LargestWin,
            SlideId::Multiples,
            SlideId::Projects,
            SlideId::Finding,
            SlideId::NextRates,
            SlideId::Sources,
        ],
        Kind::Promises => &[
            SlideId::Question,
            SlideId::Rates,
            SlideId::Quantities,
            SlideId::Turn,
            SlideId::Sources,
        ],
        Kind::LookBack => &[
            SlideId::OneFigure,
            SlideId::Multiples,
            SlideId::Levels,
            SlideId::Sources,
        ],
        Kind::Empty => &[],
    }
}

/// The slide of a target alone.
pub(crate) fn target_id(cx: &Context<'_>, target: &Target) -> SlideId {
    let same = cx.dataset.targets_of(target.area, target.indicator).iter();
    let before = same.filter(|of| {
        of.measure == target.measure
            && of.period.year() == target.period.year()
            && of.period < target.period
    });
    SlideId::Target {
        indicator: target.indicator,
        measure: target.measure,
        nth: u8::try_from(before.count()).unwrap_or(u8::MAX),
    }
}

/// What a slide shows; `None` where the year has nothing for it.
fn face<'d>(
    cx: &Context<'d>,
    kind: Kind,
    scores: &[Score<'d>],
    id: SlideId,
) -> Option<Box<dyn Face + 'd>> {
    let id_of = |score: &Score<'_>| target_id(cx, score.target);
    Some(match id {
        SlideId::Question => {
            let asked = match kind {
                Kind::Scorecard => Asked::Outcome,
                _ => Asked::Promise,
            };
            Box::new(Question::of(cx.year, scores, asked)?)
        }
        SlideId::Squares => Box::new(Squares::of(scores, id_of)?),
        SlideId::LargestMiss => {
            let fact = Results::of(cx, scores).first;
            let score = missed(&fact)?.clone();
            let id = id_of(&score);
            Box::new(TargetSlide::saying(cx, &score, fact, id))
        }
        SlideId::OtherMisses => {
            let fact = Results::of(cx, scores).first;
            Box::new(Misses::of(scores, missed(&fact)?, id_of)?)
        }
        SlideId::TwoPrices => Box::new(TwoPrices::of(cx, scores, id_of)?),
        SlideId::Multiples => Box::new(MultiplesSlide::of(cx, kind)?),
        SlideId::Levels => Box::new(LevelsSlide::of(cx)?),
        SlideId::Projects => Box::new(ProjectsSlide::of(cx)?),
        SlideId::Finding => Box::new(FindingSlide::of(cx)?),
        SlideId::OneFigure => Box::new(OneFigure::of(cx)?),
        SlideId::Rates => Box::new(Promised::of(cx, scores, Scale::Rate, id_of)?),
        SlideId::Quantities => Box::new(Promised::of(cx, scores, Scale::Quantity, id_of)?),
        SlideId::NextRates => {
            let mut later = cx.dataset.years(cx.area).filter(|year| *year > cx.year);
            let next = later.find_map(|year| {
                let cx = Context { year, ..*cx };
                let scores = scorecard(cx.dataset, cx.area, year);
                (!scores.is_empty()).then_some((cx, scores))
            });
            let (cx, scores) = next?;
            Box::new(Promised::next_year(&cx, &scores)?)
        }
        SlideId::LargestWin => {
            let fact = largest_win(cx.dataset, scores)?;
            let Fact::Win(score) = &fact else {
                return None;
            };
            let (score, id) = (score.clone(), target_id(cx, score.target));
            Box::new(TargetSlide::saying(cx, &score, fact, id))
        }
        SlideId::Turn => {
            let turn = Promises::of(cx, scores).compared?.turn?;
            let place = turn.score.target.place;
            let score = scores.iter().find(|of| of.target.place == place)?;
            let id = target_id(cx, score.target);
            Box::new(TargetSlide::saying(cx, score, turn, id))
        }
        SlideId::Sources => Box::new(SourcesSlide::of(cx)?),
        SlideId::Target { .. } => {
            let mut all = scores.iter();
            let score = all.find(|of| target_id(cx, of.target) == id)?;
            Box::new(TargetSlide::alone(cx, score))
        }
    })
}

/// The target that a year's first fact says was missed.
fn missed<'f, 'd>(fact: &'f Fact<'d>) -> Option<&'f Score<'d>> {
    match fact {
        Fact::Reversed { score, .. }
        | Fact::Gap { score, .. }
        | Fact::Completion { score, .. }
        | Fact::Missed(score) => Some(score),
        _ => None,
    }
}
