//! Columns for people and fields for programs.

use super::context::Context;
use super::order::Direction;
use super::promised_years::YearsGroup;
pub use super::score::ScoreGroup;
use super::term::Term;
use crate::analysis::span::Span;
use crate::analysis::verdict::Scale;
use crate::dataset::{ProgrammeId, TopicId};
use crate::figure::period::Year;

/// A column, by name; one of a set of columns that differ by year has the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ColumnId {
    /// Its name, unique within the sheet.
    pub name: &'static str,
    /// The year it shows, where the sheet has a column a year.
    pub year: Option<Year>,
}

impl From<&'static str> for ColumnId {
    fn from(name: &'static str) -> ColumnId {
        ColumnId { name, year: None }
    }
}

/// How the cells of a column stand under its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the start: words.
    Start,
    /// At the end: counts.
    End,
    /// With the decimal points under each other: values.
    Decimal,
    /// Sentences: too long for a column of plain text, where they stand under their row.
    Prose,
}

/// Who reads a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Read by people only: what it says stands in other columns for programs.
    People,
    /// Read by programs only, through the sheet's fields.
    Programs,
    /// Read by both.
    Both,
}

/// A part of a list under a heading of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Targets that are read together.
    Targets(ScoreGroup),
    /// Lines of all years by the years of their targets.
    Years(YearsGroup),
    /// Indicators with levels in both of two years.
    Span(Span),
    /// Indicators of one topic.
    Topic(TopicId),
    /// Batches of one programme.
    Programme(ProgrammeId),
    /// Projects of no programme.
    NoProgramme,
}

impl Group {
    /// Its heading.
    #[must_use]
    pub fn words(self, cx: &Context<'_>) -> String {
        match self {
            Group::Targets(ScoreGroup::Rate) => cx.lang.group_rates().to_owned(),
            Group::Targets(ScoreGroup::Share) => cx.lang.group_shares().to_owned(),
            Group::Targets(ScoreGroup::Quantity) => cx.lang.group_quantities().to_owned(),
            Group::Years(YearsGroup::Several(group)) => Group::Targets(group).words(cx),
            Group::Years(YearsGroup::OneYear) => cx.lang.group_one_year().to_owned(),
            Group::Years(YearsGroup::NoTarget) => cx.lang.group_no_target().to_owned(),
            Group::Span(span) => cx.lang.group_multiples(span.first, span.last),
            Group::Topic(id) => Term::Topic(id).words(cx),
            Group::Programme(id) => Term::Programme(id).words(cx),
            Group::NoProgramme => cx.lang.projects_of_no_programme().to_owned(),
        }
    }
}

/// How words are shortened that do not fit their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlong {
    /// They are cut in the middle.
    #[default]
    Cut,
    /// They are left out, because they contain a number, and a number that is cut is another number.
    LeftOut,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which it is.
    pub id: ColumnId,
    /// Its heading, with the unit where all its cells share one.
    pub heading: String,
    /// How its cells stand.
    pub align: Align,
    /// Which columns a narrow screen leaves out first: the highest number; 1 is never left out.
    /// `None` for a column that no screen shows.
    pub priority: Option<u8>,
    /// The least number of cells to which its words can be cut; `None` if they are never cut.
    pub least: Option<usize>,
    /// How words are shortened that are longer.
    pub overlong: Overlong,
    /// Whom it is for.
    pub audience: Audience,
    /// The only group to which it applies; a list in groups leaves it out of the others.
    pub only: Option<Scale>,
    /// The direction in which the list is ordered by it first; `None` if it cannot be ordered by it.
    pub sort: Option<Direction>,
    /// Whether the list can be narrowed to some of its terms.
    pub filter: bool,
}

impl Column {
    /// A column of words for people and programs that no screen shows.
    #[must_use]
    pub fn new(id: impl Into<ColumnId>, heading: impl Into<String>) -> Column {
        Column {
            id: id.into(),
            heading: heading.into(),
            align: Align::Start,
            priority: None,
            least: None,
            overlong: Overlong::default(),
            audience: Audience::Both,
            only: None,
            sort: None,
            filter: false,
        }
    }

    /// A column that only programs read.
    #[must_use]
    pub(super) fn for_programs(id: &'static str) -> Column {
        Column {
            audience: Audience::Programs,
            ..Column::new(id, "")
        }
    }

    /// The same, read by people only.
    #[must_use]
    pub(super) fn for_people(self) -> Column {
        Column {
            audience: Audience::People,
            ..self
        }
    }

    /// The same with this alignment.
    #[must_use]
    pub fn align(self, align: Align) -> Column {
        Column { align, ..self }
    }

    /// The same, holding sentences.
    #[must_use]
    pub fn prose(self) -> Column {
        self.align(Align::Prose)
    }

    /// The same, shown on screens with this priority.
    #[must_use]
    pub(super) fn on_screen(self, priority: u8) -> Column {
        Column {
            priority: Some(priority),
            ..self
        }
    }

    /// The same, whose words can be cut to so many cells.
    #[must_use]
    pub(super) fn cut_to(self, cells: usize) -> Column {
        Column {
            least: Some(cells),
            ..self
        }
    }

    /// The same with at least this width; words that are longer than the column are left out.
    #[must_use]
    pub(super) fn whole_from(self, cells: usize) -> Column {
        Column {
            least: Some(cells),
            overlong: Overlong::LeftOut,
            ..self
        }
    }

    /// The same, in one group only.
    #[must_use]
    pub(super) fn only_in(self, scale: Scale) -> Column {
        Column {
            only: Some(scale),
            ..self
        }
    }

    /// The same, which the list can be ordered by, this way first.
    #[must_use]
    pub fn sorted(self, first: Direction) -> Column {
        Column {
            sort: Some(first),
            ..self
        }
    }

    /// The same, which the list can be narrowed by.
    #[must_use]
    pub fn filtered(self) -> Column {
        Column {
            filter: true,
            ..self
        }
    }

    /// Whether it applies to this group.
    #[must_use]
    pub fn is_in(&self, group: Option<Group>) -> bool {
        let scale = match group {
            Some(Group::Targets(group)) => Some(group.scale()),
            _ => None,
        };
        self.only.is_none_or(|only| Some(only) == scale)
    }

    /// Whether people read it.
    #[must_use]
    pub fn is_for_people(&self) -> bool {
        self.audience != Audience::Programs
    }
}

/// One entry of the machine header: a name, and the part of a cell that stands there.
///
/// The header of a sheet is a contract with other people's scripts: fields are added at the end;
/// none is renamed, moved or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the header.
    pub name: &'static str,
    /// The column whose cell it is a part of.
    pub column: &'static str,
    /// Which part.
    pub part: Part,
}

/// A part of a cell, as programs read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The id of a term or period; several are separated by blanks.
    Id,
    /// The words in Chinese.
    Zh,
    /// The words in English.
    En,
    /// The number in the printed unit, where it is one.
    Value,
    /// The least it can be, in the printed unit.
    Low,
    /// The most it can be, in the printed unit.
    High,
    /// The unit without its scale: 元 of 亿元.
    Unit,
    /// The unit as printed: 亿元.
    UnitPrinted,
    /// The power of ten of the unit: 8 of 亿元.
    Scale,
    /// How the number bounds the value: `about`, `over`, `strive+at_least`.
    Qualifier,
    /// `stated` or `derived`.
    Kind,
    /// Every citation, `003:21 003:19`.
    Places,
    /// The article of the first citation.
    Article,
    /// The line of the first citation.
    Line,
    /// The first figure as printed.
    Printed,
    /// A number of things, or how many are named.
    Count,
    /// How many are stated.
    Stated,
    /// A text that is the same in both languages, or both with a slash between.
    Text,
}

impl Part {
    /// Whether it is a whole number wherever it is filled, and a number in JSON.
    #[must_use]
    pub fn is_whole_number(self) -> bool {
        matches!(self, Part::Line | Part::Scale | Part::Count)
    }

    /// Whether it is a decimal number wherever it is filled.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.is_whole_number() || matches!(self, Part::Value | Part::Low | Part::High)
    }
}

/// A field; shortens the tables of the sheets.
#[must_use]
pub const fn field(name: &'static str, column: &'static str, part: Part) -> Field {
    Field { name, column, part }
}
