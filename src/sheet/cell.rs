//! What stands in a cell: a typed value, never a formatted text.

use std::borrow::Cow;

use rust_decimal::RoundingStrategy;

use super::column::Part;
use super::context::Context;
use super::order::Order;
use super::sentence::Sentence;
use super::term::{Flag, Term};
use super::value::{Value, bound};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::{ArticleId, Citation, Dataset, Stage, StatedFigure};
use crate::figure::{Figure, Period, Unit};
use crate::text::{Bilingual, Lang, Name, numbers};
use crate::wording;

/// A cell.
#[derive(Debug, Clone, Default)]
pub enum Cell<'d> {
    /// Nothing, and why.
    #[default]
    Blank,
    /// See [`Absent`].
    Absent(Absent),
    /// One thing.
    Term(Term),
    /// Several, the most important first.
    Terms(Vec<Term>),
    /// A number with its unit.
    Value(Value),
    /// Several numbers, each with its unit and, if it needs one, a name.
    Values(Vec<(Option<Term>, Value)>),
    /// One thing, with how many there are of what it is about.
    Counted(Term, usize),
    /// A unit alone.
    Unit(Unit),
    /// How many.
    Count(usize),
    /// How many are named, and how many are said to be.
    Named {
        /// How many the articles name.
        named: usize,
        /// How many they say there are.
        stated: Option<&'d StatedFigure>,
    },
    /// Projects by the stage they have reached, and how many more are published than listed.
    Reached {
        /// How many have reached each stage, in the order of the stages.
        stages: Vec<(Stage, usize)>,
        /// How many are published beyond those that are listed.
        unlisted: usize,
    },
    /// Published numbers of projects: of all, or of one stage after the other.
    Stated(Vec<&'d StatedFigure>),
    /// When.
    Period(Period),
    /// Text that is not ours: as printed, an id, a digest.
    Text(Cow<'d, str>),
    /// A name or a note in both languages.
    Bilingual(&'d Bilingual),
    /// Several notes.
    Notes(Vec<&'d Bilingual>),
    /// A sentence made when it is read.
    Sentence(Sentence<'d>),
    /// Where it was printed: as a place, and as printed.
    Places(Vec<Place<'d>>),
    /// A target beside its result, both in this unit, which a column tells.
    Score {
        /// The two.
        score: Box<Score<'d>>,
        /// Their unit.
        unit: Unit,
    },
    /// A series, one figure a period.
    Trend(Vec<(Period, Figure)>),
}

/// Why a cell is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Absent {
    /// The dataset has nothing: 未收录.
    NotInDataset,
    /// It is known that nothing was published: 未公布.
    NotPublished,
    /// The article leaves the date out: 未注明日期.
    Undated,
}

/// A line of an article, with what it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'d> {
    /// The article.
    pub article: ArticleId,
    /// The line, counted from 1.
    pub line: u32,
    /// The figure as printed; empty where an event is cited.
    pub printed: Cow<'d, str>,
}

impl<'d> From<&'d Citation> for Place<'d> {
    fn from(citation: &'d Citation) -> Place<'d> {
        Place {
            article: citation.article,
            line: citation.line,
            printed: Cow::Borrowed(&citation.printed),
        }
    }
}

impl From<Citation> for Place<'_> {
    fn from(citation: Citation) -> Self {
        Place {
            article: citation.article,
            line: citation.line,
            printed: Cow::Owned(citation.printed.into()),
        }
    }
}

impl Place<'_> {
    /// `003:21`.
    #[must_use]
    pub fn text(&self, dataset: &Dataset) -> String {
        let article = dataset.article(self.article);
        format!("{}:{}", article.map_or("", |of| &of.id), self.line)
    }
}

impl<'d> Cell<'d> {
    /// The cell of a value that may not be there.
    #[must_use]
    pub fn value_or(value: Option<Value>, otherwise: Cell<'d>) -> Cell<'d> {
        value.map_or(otherwise, Cell::Value)
    }

    /// The cell of a term that may not be there; blank where it is not.
    #[must_use]
    pub fn term(term: Option<Term>) -> Cell<'d> {
        term.map_or(Cell::Blank, Cell::Term)
    }

    /// The cell of a note that may not be there.
    #[must_use]
    pub fn note(note: Option<&'d Bilingual>) -> Cell<'d> {
        note.map_or(Cell::Blank, Cell::Bilingual)
    }

    /// The cell of a date that an article may leave out.
    #[must_use]
    pub fn date(date: Option<Period>) -> Cell<'d> {
        date.map_or(Cell::Absent(Absent::Undated), Cell::Period)
    }

    /// The cell of some places, each told once and in this order.
    #[must_use]
    pub fn places(places: impl IntoIterator<Item = Place<'d>>) -> Cell<'d> {
        let mut told: Vec<Place<'d>> = Vec::new();
        for place in places {
            let is_told =
                |other: &Place<'_>| (other.article, other.line) == (place.article, place.line);
            if !told.iter().any(is_told) {
                told.push(place);
            }
        }
        Cell::Places(told)
    }

    /// The cell as people read it, in the context's language; empty where it does not apply.
    #[must_use]
    pub fn text(&self, cx: &Context<'_>) -> String {
        let lang = cx.lang;
        match self {
            Cell::Blank => String::new(),
            Cell::Absent(Absent::NotInDataset) => lang.not_in_dataset().to_owned(),
            Cell::Absent(Absent::NotPublished) => lang.verdict_not_published().to_owned(),
            Cell::Absent(Absent::Undated) => lang.undated().to_owned(),
            Cell::Term(term) => term.words(cx),
            Cell::Terms(terms) => join(terms.iter().map(|term| term.words(cx)), lang.comma()),
            Cell::Value(value) => value.text(lang),
            Cell::Values(values) => {
                let told = values.iter().map(|(name, value)| match name {
                    Some(name) => format!("{} {}", name.words(cx), value.text(lang)),
                    None => value.text(lang),
                });
                join(told, lang.comma())
            }
            Cell::Counted(term, count) => term.counted(cx, *count),
            Cell::Unit(unit) => numbers::Style::of(*unit, lang).heading(),
            Cell::Count(count) => count.to_string(),
            Cell::Named { named, stated } => named_text(*named, *stated, lang),
            Cell::Reached { stages, unlisted } => {
                let stages = stages.iter();
                let told = stages
                    .map(|(stage, count)| format!("{} {count}", wording::stage(*stage, lang)));
                let more = (*unlisted > 0).then(|| lang.unlisted(*unlisted));
                join(told.chain(more), lang.comma())
            }
            Cell::Stated(numbers) => join(numbers.iter().map(|of| stated_text(of, lang)), "+"),
            Cell::Period(period) => numbers::period(*period, lang),
            Cell::Text(text) => text.to_string(),
            Cell::Bilingual(text) => text.get(lang).to_owned(),
            Cell::Notes(notes) => notes_text(notes, lang),
            Cell::Sentence(sentence) => sentence.text(cx, lang),
            Cell::Places(places) => join(places.iter().map(|of| of.text(cx.dataset)), " "),
            Cell::Score { score, unit } => score_text(score, *unit, lang),
            Cell::Trend(points) => trend_text(points, lang),
        }
    }

    /// The cell as a name: its text, with a shorter one where there is one.
    #[must_use]
    pub fn name(&self, cx: &Context<'_>) -> Name {
        let short = match self {
            Cell::Term(term) => term.words_in_short(cx),
            Cell::Terms(terms) if !terms.is_empty() => {
                let words = terms.iter();
                let words = words.map(|term| {
                    let short = term.words_in_short(cx);
                    short.unwrap_or_else(|| term.words(cx))
                });
                Some(join(words, cx.lang.comma()))
            }
            _ => None,
        };
        Name {
            long: self.text(cx),
            short,
        }
    }

    /// The cell as a column of a screen shows it: what is not in the dataset is a dot, as the
    /// legend says, for a word in every row would hide the numbers.
    #[must_use]
    pub fn in_column(&self, cx: &Context<'_>) -> String {
        match self {
            Cell::Absent(Absent::NotInDataset) => wording::sign(Verdict::NoResult).to_owned(),
            cell => cell.text(cx),
        }
    }

    /// A part of the cell as programs read it; it never depends on the language. Empty where the
    /// cell has no such part.
    #[must_use]
    pub fn field(&self, cx: &Context<'_>, part: Part) -> String {
        let within = |lang| Context { lang, ..*cx };
        match (self, part) {
            (Cell::Term(term) | Cell::Counted(term, _), Part::Id) => term.id(cx),
            (Cell::Terms(terms), Part::Id) => join(terms.iter().map(|term| term.id(cx)), " "),
            (Cell::Period(period), Part::Id) => period.to_string(),
            (_, Part::Zh) => self.text(&within(Lang::Zh)),
            (_, Part::En) => self.text(&within(Lang::En)),
            (Cell::Sentence(Sentence::DecidedBy(target)), Part::Id) => {
                let check = super::sentence::decided_by(cx, target);
                check.map_or_else(String::new, |at| Term::Check(at).id(cx))
            }
            (Cell::Sentence(Sentence::Decision(check)), Part::Id) => {
                let target = crate::analysis::audit::flips(cx.dataset, check);
                target.map_or_else(String::new, |_| Term::Flag(Flag::Decides).id(cx))
            }
            // Numbers without separators and one mark between formulas, whichever language is read.
            (Cell::Sentence(Sentence::Formula(score, derivation)), Part::Text) => {
                wording::formulas(score, derivation, Lang::Zh).join("; ")
            }
            (Cell::Bilingual(text), Part::Text) => format!("{} / {}", text.zh, text.en),
            (Cell::Notes(notes), Part::Text) if !notes.is_empty() => {
                let told = |lang| notes_text(notes, lang);
                format!("{} / {}", told(Lang::Zh), told(Lang::En))
            }
            (Cell::Text(text), Part::Id | Part::Text) => text.to_string(),
            (Cell::Value(value), part) => value_field(value, part),
            (Cell::Values(values), part) => match values.as_slice() {
                [(_, value)] => value_field(value, part),
                _ => String::new(),
            },
            (Cell::Unit(unit), Part::Unit) => unit.base_name().to_owned(),
            (Cell::Unit(unit), Part::UnitPrinted) => unit.to_string(),
            (Cell::Unit(unit), Part::Scale) => unit.magnitude().power().to_string(),
            (Cell::Count(count) | Cell::Counted(_, count), Part::Count) => count.to_string(),
            (Cell::Named { named, .. }, Part::Count) => named.to_string(),
            (Cell::Named { stated, .. }, Part::Stated) => stated
                .map(|stated| stated.figure.value.to_string())
                .unwrap_or_default(),
            (Cell::Places(places), Part::Places) => {
                join(places.iter().map(|of| of.text(cx.dataset)), " ")
            }
            (Cell::Places(places), Part::Article) => {
                places.first().map_or_else(String::new, |of| {
                    let article = cx.dataset.article(of.article);
                    article.map_or_else(String::new, |article| article.id.to_string())
                })
            }
            (Cell::Places(places), Part::Line) => places
                .first()
                .map_or_else(String::new, |of| of.line.to_string()),
            (Cell::Places(places), Part::Printed) => places
                .first()
                .map_or_else(String::new, |of| of.printed.to_string()),
            _ => String::new(),
        }
    }

    /// What rows are ordered by in this column; `None` where it has nothing to order by.
    #[must_use]
    pub fn order(&self, cx: &Context<'_>) -> Option<Order> {
        match self {
            Cell::Blank | Cell::Absent(_) | Cell::Trend(_) | Cell::Unit(_) => None,
            Cell::Reached { .. } => None,
            Cell::Stated(numbers) => {
                let values = numbers.iter().map(|stated| stated.figure.value);
                let sum = values.reduce(|sum, value| sum.saturating_add(value));
                sum.map(Order::Number)
            }
            Cell::Term(term) | Cell::Counted(term, _) => Some(term.order(cx)),
            Cell::Terms(terms) => terms.first().map(|term| term.order(cx)),
            Cell::Value(value) => value.order().map(Order::Number),
            Cell::Values(values) => values.first()?.1.order().map(Order::Number),
            Cell::Count(count) | Cell::Named { named: count, .. } => {
                Some(Order::Number((*count).into()))
            }
            Cell::Period(period) => Some(Order::Period(*period)),
            Cell::Text(_) | Cell::Bilingual(_) | Cell::Notes(_) | Cell::Sentence(_) => {
                let text = self.text(cx);
                (!text.is_empty())
                    .then(|| Order::Name(crate::text::pinyin::name_key(&text, cx.lang)))
            }
            Cell::Places(places) => places.first().map(|of| Order::Place(of.article, of.line)),
            Cell::Score { score, .. } => Some(Term::Verdict(score.verdict).order(cx)),
        }
    }

    /// The things it names, for narrowing a list to them.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        match self {
            Cell::Term(term) | Cell::Counted(term, _) => std::slice::from_ref(term),
            Cell::Terms(terms) => terms,
            _ => &[],
        }
    }

    /// Whether nothing is told.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Blank => true,
            Cell::Terms(terms) => terms.is_empty(),
            Cell::Values(values) => values.is_empty(),
            Cell::Notes(notes) => notes.is_empty(),
            Cell::Places(places) => places.is_empty(),
            Cell::Trend(points) => points.is_empty(),
            Cell::Stated(numbers) => numbers.is_empty(),
            Cell::Reached { stages, unlisted } => stages.is_empty() && *unlisted == 0,
            _ => false,
        }
    }
}

fn value_field(value: &Value, part: Part) -> String {
    let end = |bounds: Option<crate::figure::Interval>, part| match part {
        Part::Low => bound(
            bounds.and_then(|of| of.lo()),
            RoundingStrategy::ToNegativeInfinity,
        ),
        _ => bound(
            bounds.and_then(|of| of.hi()),
            RoundingStrategy::ToPositiveInfinity,
        ),
    };
    match part {
        Part::Value => match value.amount {
            // With the digits as printed.
            super::value::Amount::Printed(_) => {
                value.number().map_or_else(String::new, |of| of.to_string())
            }
            super::value::Amount::Computed { .. } => {
                bound(value.number(), RoundingStrategy::MidpointAwayFromZero)
            }
        },
        Part::Low | Part::High => end(value.bounds(), part),
        Part::Unit => value.unit.base_name().to_owned(),
        Part::UnitPrinted => value.unit.to_string(),
        Part::Scale => value.unit.magnitude().power().to_string(),
        Part::Qualifier => value.qualifier(),
        Part::Kind => if value.is_derived() {
            "derived"
        } else {
            "stated"
        }
        .to_owned(),
        _ => String::new(),
    }
}

/// `3/9`: named of stated; one number where only one is known or both agree.
fn named_text(named: usize, stated: Option<&StatedFigure>, lang: Lang) -> String {
    let named = named.to_string();
    let Some(stated) = stated else { return named };
    let stated = stated_text(stated, lang);
    if stated == named {
        stated
    } else {
        format!("{named}/{stated}")
    }
}

/// A published number of projects with its hedge, without a unit.
fn stated_text(stated: &StatedFigure, lang: Lang) -> String {
    let hedge = numbers::hedge_sign(stated.figure.qualifier.hedge, lang);
    format!("{hedge}{}", numbers::number(stated.figure.value, lang))
}

/// Notes are sentences: Chinese ones follow each other without a blank.
fn notes_text(notes: &[&Bilingual], lang: Lang) -> String {
    let between = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    join(notes.iter().map(|note| note.get(lang).to_owned()), between)
}

/// `✗ 3 / ≈10`: the sign of the verdict, the result, the target.
fn score_text(score: &Score<'_>, unit: Unit, lang: Lang) -> String {
    let sign = wording::sign(score.verdict);
    let target = super::score::target(score.target).under(unit).text(lang);
    let told = super::score::told(score).into_iter();
    let told = join(told.map(|value| value.under(unit).text(lang)), lang.comma());
    match told.as_str() {
        "" => format!("{sign} / {target}"),
        told => format!("{sign} {told} / {target}"),
    }
}

/// `219.5 亿元 (2015) → ≈510 亿元 (2020)`: each with its unit, which may be another every time.
fn trend_text(points: &[(Period, Figure)], lang: Lang) -> String {
    let told = points.iter().map(|(period, figure)| {
        lang.of_period(
            numbers::short(*figure, lang),
            numbers::period(*period, lang),
        )
    });
    join(told, " → ")
}

fn join(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<String>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::batches::Batches;
    use crate::sheet::testing::{made_up, told};

    #[test]
    fn lines_of_two_articles_are_two_places_even_with_one_number() {
        let dataset = crate::sheet::testing::frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let place = |article: &str, line| Place {
            article: dataset
                .articles()
                .find(|(_, of)| &*of.id == article)
                .unwrap()
                .0,
            line,
            printed: Cow::Borrowed(""),
        };
        let cell = Cell::places([
            place("003", 21),
            place("002", 21),
            place("003", 21),
            place("003", 9),
        ]);
        assert_eq!(cell.text(&cx), "003:21 002:21 003:9");
        assert_eq!(cell.field(&cx, Part::Places), "003:21 002:21 003:9");
        assert_eq!(cell.field(&cx, Part::Line), "21");
        let first = place("003", 21);
        assert_eq!(cell.order(&cx), Some(Order::Place(first.article, 21)));
    }

    #[test]
    fn a_number_of_projects_that_is_stated_as_a_bound_keeps_its_hedge() {
        let projects = |value: &str, qualifier: &str| {
            format!(
                "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \"Starts\"\n[[batch]]\n\
                 id = \"first\"\nprogramme = \"starts\"\norder = 1\nname_zh = \"第一批\"\nname_en = \
                 \"First\"\n[[batch.figure]]\nabout = \"projects\"\nvalue = \"{value}\"\nunit = \
                 \"个\"\n{qualifier}cite = {{ article = \"a\", line = 6, printed = \"{value}个\" }}\n\
                 [[project]]\nid = \"park\"\nname_zh = \"园\"\nname_en = \"Park\"\n[[project.event]]\n\
                 stage = \"started\"\nbatch = \"first\"\ncite = {{ article = \"a\", line = 6 }}\n"
            )
        };
        for (value, qualifier, expected) in [
            ("9", "qualifier = \"over\"\n", ">9"),
            ("9", "", "9"),
            ("1", "", "1"),
            ("1", "qualifier = \"over\"\n", ">1"),
        ] {
            let dataset = made_up(&[("projects.toml", &projects(value, qualifier))]);
            let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
            let text = told(&Batches, &cx, "starts/first");
            assert_eq!([text("listed"), text("published")], ["1", expected]);
        }
    }
}
