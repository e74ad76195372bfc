//! What stands in a cell: a typed value, never a formatted text.
//!
//! `text` makes of it what people read, `field` what programs read.

mod field;
mod text;

use std::borrow::Cow;

use super::context::Context;
use super::order::Order;
use super::sentence::Sentence;
use super::term::Term;
use super::value::Value;
use crate::analysis::scorecard::Score;
use crate::dataset::{ArticleId, Citation, Dataset, Stage, StatedFigure};
use crate::figure::{Figure, Period, Unit};
use crate::text::{Bilingual, pinyin};

/// A cell.
#[derive(Debug, Clone, Default)]
pub enum Cell<'d> {
    /// Nothing; the column does not apply to the row.
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
    /// Text that is not translated: as printed, an id, a digest.
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
            printed: Cow::Owned(citation.printed.to_string()),
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
    pub(super) fn value_or(value: Option<Value>, otherwise: Cell<'d>) -> Cell<'d> {
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

    /// The cell of some places, in this order and without repetitions.
    #[must_use]
    pub fn places(places: impl IntoIterator<Item = Place<'d>>) -> Cell<'d> {
        let mut distinct: Vec<Place<'d>> = Vec::new();
        for place in places {
            let is_same =
                |other: &Place<'_>| (other.article, other.line) == (place.article, place.line);
            if !distinct.iter().any(is_same) {
                distinct.push(place);
            }
        }
        Cell::Places(distinct)
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
                (!text.is_empty()).then(|| Order::Name(pinyin::name_key(&text, cx.lang)))
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

    /// Whether the cell is blank.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Part;
    use crate::sheet::batches::Batches;
    use crate::sheet::testing::{made_up, row_texts};
    use crate::text::Lang;

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
            let text = row_texts(&Batches, &cx, "starts/first");
            assert_eq!([text("listed"), text("published")], ["1", expected]);
        }
    }
}
