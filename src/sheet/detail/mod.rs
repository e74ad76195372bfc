//! One row in full, as blocks without a terminal: what the pane beside a list shows, and what is
//! told or written where there is no pane.
//!
//! A block says what something is, never how it looks: signs, colours, indents and the width of
//! lines belong to the face that shows it.
//!
//! - [`target`]: a target and what became of it; [`mod@line`]: one year of a line of all years
//! - [`project`], [`batch`]: what was stated of them, and the projects a batch names
//! - [`check`]: a relation between figures, with both intervals
//! - [`figure`]: a cited figure with its line, and an article

pub mod batch;
pub mod check;
pub mod figure;
pub mod line;
pub mod project;
pub mod target;

pub use figure::{cited, place};

use rust_decimal::Decimal;

use super::cell::Place;
use super::context::Context;
use super::key::RowId;
use crate::analysis::audit::Outcome;
use crate::analysis::matrix::Line;
use crate::analysis::scorecard;
use crate::analysis::verdict::Verdict;
use crate::dataset::{Record, Stage, Subject};
use crate::figure::{Interval, Unit};
use crate::text::{Bilingual, Lang, numbers};
use crate::wording::{arithmetic::arithmetic, finding};

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<'d> {
    /// What the page is about.
    Title(String),
    /// The heading of a part.
    Section(&'static str),
    /// The outcome of a check, and what was checked.
    Found(Outcome, String),
    /// A text under a label; without a label if it continues the entry above.
    Entry(&'static str, String, Tone),
    /// Where something was printed, under a label as an entry: what it is, part by part.
    Source(&'static str, Vec<String>, Place<'d>),
    /// The end of the part about the row itself.
    Divider,
    /// A sentence, or a few words.
    Say(String, Tone),
    /// The verdict on a target, with the distance in words if both figures can be compared.
    Judged(Verdict, Option<String>),
    /// How a computed figure follows from others.
    Formula(String),
    /// Where something was printed, and as what; with the article and its date.
    Cited(Place<'d>),
    /// One line with its place but without the article's title: what it is, part by part.
    Brief(Vec<String>, Place<'d>),
    /// Intervals over one axis.
    NumberLine(NumberLine),
    /// A row of another list that tells more.
    Leads(RowId),
    /// The lines of the article around a citation.
    Excerpt(Place<'d>),
}

/// What a sentence means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What the page is for.
    Plain,
    /// What may be overlooked.
    Quiet,
    /// What someone should know before relying on the figure.
    Warning,
    /// Where the reader is among several places.
    Here,
    /// What was computed.
    Computed,
    /// The outcome of a check.
    Outcome(Outcome),
    /// The stage something has reached.
    Stage(Stage),
    /// One of the stages it has passed.
    Event(Stage),
}

/// Intervals over one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberLine {
    /// The unit of the axis.
    pub unit: Unit,
    /// The intervals: what is implied, and what was published.
    pub marks: Vec<Mark>,
    /// Whether they overlap, if that means something.
    pub between: Option<Between>,
    /// What it means that they are apart.
    pub outcome: Outcome,
}

/// Whether two intervals overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// They have values in common.
    Meets,
    /// They have none. How far apart their nearest ends are, with the unit; empty where that cannot
    /// be said.
    Apart(String),
}

impl Between {
    /// In words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Between::Meets => lang.intervals_meet().to_owned(),
            Between::Apart(distance) => lang.intervals_apart(distance).trim_end().to_owned(),
        }
    }
}

/// One interval of a number line, in the unit of its axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is called.
    pub label: &'static str,
    /// All that is possible, without its unit.
    pub value: String,
    /// All that is possible.
    pub possible: Interval,
    /// The value in it, where it is one.
    pub point: Option<Decimal>,
    /// What it means.
    pub tone: Tone,
    /// All of it in a sentence, for those who do not see the picture.
    pub sentence: String,
}

impl NumberLine {
    /// A value on the axis, as people read it.
    #[must_use]
    pub fn number(&self, value: Decimal, lang: Lang) -> String {
        numbers::Style::of(self.unit, lang).number(value, lang)
    }
}

/// A row in full; empty where there is no such row. An indicator has no page: its card and its
/// chart show all there is. A target is told with its result; as a figure that was printed somewhere
/// it is told by [`cited`].
#[must_use]
pub fn detail<'d>(cx: &Context<'d>, id: RowId) -> Vec<Block<'d>> {
    match id {
        RowId::Indicator(_) => Vec::new(),
        RowId::Line(indicator, measure) => line::blocks(cx, Line { indicator, measure }),
        RowId::Project(id) => project::blocks(cx, id),
        RowId::Batch(id) => batch::blocks(cx, id),
        RowId::NoBatch(programme) => batch::without_batch(cx, programme),
        RowId::Check(at) => check::blocks(cx, at),
        RowId::Checks(outcome) => check::folded(cx, outcome),
        RowId::Figure(record) => match cx.dataset.subject(record) {
            Some(Subject::Target(target)) => {
                target::blocks(cx, &scorecard::score(cx.dataset, target))
            }
            _ => cited(cx, record),
        },
        RowId::Article(id) => figure::article(cx, id),
    }
}

impl Place<'_> {
    /// `at 003:21, printed as “3%”`.
    #[must_use]
    pub fn cited(&self, cx: &Context<'_>) -> String {
        let place = self.text(cx.dataset);
        if self.printed.is_empty() {
            cx.lang.cited(place)
        } else {
            cx.lang.cited_as(place, &self.printed)
        }
    }

    /// The title and the date of the article.
    #[must_use]
    pub fn published(&self, cx: &Context<'_>) -> Option<[String; 2]> {
        let article = cx.dataset.article(self.article)?;
        let title = article.title.get(cx.lang).to_owned();
        Some([title, numbers::period(article.date, cx.lang)])
    }
}

/// Blocks being put together.
struct Page<'d> {
    cx: Context<'d>,
    blocks: Vec<Block<'d>>,
}

impl<'d> Page<'d> {
    fn new(cx: &Context<'d>, title: String) -> Page<'d> {
        Page {
            cx: *cx,
            blocks: vec![Block::Title(title)],
        }
    }

    fn section(&mut self, title: &'static str) {
        self.blocks.push(Block::Section(title));
    }

    /// Something under a label, where there is something to say.
    fn entry(&mut self, label: &'static str, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Entry(label, text, Tone::Plain));
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.tell(text, Tone::Plain);
    }

    fn quiet(&mut self, text: impl Into<String>) {
        self.tell(text, Tone::Quiet);
    }

    fn tell(&mut self, text: impl Into<String>, tone: Tone) {
        self.blocks.push(Block::Say(text.into(), tone));
    }

    fn cited(&mut self, place: impl Into<Place<'d>>) {
        self.blocks.push(Block::Cited(place.into()));
    }

    /// A curator's note, if there is one.
    fn note(&mut self, note: Option<&Bilingual>) {
        if let Some(note) = note {
            let lang = self.cx.lang;
            self.quiet(lang.noted(lang.set(note.get(lang))));
        }
    }

    /// What the audit found of figures, if someone should look at it.
    fn open_check(&mut self, records: impl IntoIterator<Item = Record>) {
        let Some(audit) = self.cx.audit else { return };
        let Some(at) = self.cx.open_check(records) else {
            return;
        };
        let Some(check) = audit.checks().get(at as usize) else {
            return;
        };
        let (dataset, lang) = (self.cx.dataset, self.cx.lang);
        self.section(lang.tab_audit());
        let outcome = check.finding.outcome();
        let words = finding::outcome(outcome, lang);
        let name = finding::name(dataset, check, lang);
        self.tell(format!("{words} · {name}"), Tone::Outcome(outcome));
        self.say(arithmetic(dataset, check, lang));
        self.blocks.push(Block::Leads(RowId::Check(at)));
    }
}
