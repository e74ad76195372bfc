//! What a curator wrote wrong: what, where, and what to write instead.

use std::ops::Range;

use super::catalogue::IndicatorKind;
use super::file::FileProblem;
use super::notice::Notice;
use crate::figure::number::NumberError;
use crate::figure::period::Year;
use crate::text::Safe;

/// How serious a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset can be used, but part of it is not read.
    Warning,
    /// The dataset cannot be used.
    Error,
}

/// One mistake, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as named inside the dataset.
    pub file: Safe,
    /// The bytes of the file that are wrong, unless it is the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub problem: Problem,
    /// How serious that is.
    severity: Severity,
}

impl Diagnostic {
    /// A mistake at some bytes of a file.
    #[must_use]
    pub fn new(file: &str, span: Range<usize>, problem: Problem) -> Diagnostic {
        Diagnostic {
            file: Safe::of(file),
            span: Some(span),
            severity: problem.severity(),
            problem,
        }
    }

    /// Something wrong with a file as a whole.
    #[must_use]
    pub fn of_file(file: &str, problem: Problem) -> Diagnostic {
        Diagnostic {
            file: Safe::of(file),
            span: None,
            severity: problem.severity(),
            problem,
        }
    }

    /// Whether it keeps the dataset from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The same, as a mistake that counts.
    #[must_use]
    pub fn strictly(self) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            ..self
        }
    }

    /// Whether the dataset can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

/// The kinds of things that ids name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An area.
    Area,
    /// A topic.
    Topic,
    /// An indicator.
    Indicator,
    /// An article.
    Article,
    /// A programme.
    Programme,
    /// A batch.
    Batch,
    /// A project.
    Project,
    /// What a share is of: an area or an indicator.
    Whole,
}

/// What is wrong. Whatever text of a file or of the system is part of it is [`Safe`], so that a
/// message can be printed without another thought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The folder holds no data file.
    NoData,
    /// A file every dataset needs is not there.
    MissingFile,
    /// The file cannot be used at all.
    File(FileProblem),
    /// A TOML file at a place where none is looked for.
    UnreadFile,
    /// A year file whose name is not a year.
    BadFileName,
    /// Not TOML; the message is the parser's.
    Syntax(Safe),
    /// A key that means nothing here.
    UnknownKey {
        /// As written.
        key: Safe,
        /// The key that was probably meant: the nearest of those that are not there.
        meant: Option<&'static str>,
        /// The keys that mean something.
        known: &'static [&'static str],
    },
    /// A key that has to be there.
    MissingKey(&'static str),
    /// A value of the wrong TOML type.
    WrongType {
        /// What belongs there.
        expected: Shape,
        /// What is there.
        found: &'static str,
    },
    /// Nothing between the quotes.
    EmptyText,
    /// A text of more characters than are read.
    TooLong {
        /// Its characters.
        characters: usize,
        /// What is read at most: [`limits::NAME`](super::limits::NAME) or [`limits::TEXT`](super::limits::TEXT).
        longest: usize,
    },
    /// A list of more entries than [`limits::ENTRIES`](super::limits::ENTRIES).
    TooManyEntries(usize),
    /// A folder of more data files than [`limits::FILES`](super::limits::FILES).
    TooManyFiles,
    /// The files before this one, and it, have more bytes than [`limits::DATASET`](super::limits::DATASET).
    DatasetTooLarge,
    /// A file where a folder of the dataset belongs.
    NotAFolder,
    /// An id with other characters than `a–z 0–9 - _`.
    BadId(Safe),
    /// An id that nothing has.
    UnknownId {
        /// What it should name.
        kind: Kind,
        /// As written.
        id: Safe,
        /// The nearest that exists.
        nearest: Option<Safe>,
    },
    /// An id that two things have.
    DuplicateId {
        /// What it names.
        kind: Kind,
        /// As written.
        id: Safe,
    },
    /// A second target for what already has one.
    DuplicateTarget {
        /// The file of the first.
        file: Safe,
        /// Its line, counted from 1.
        line: usize,
    },
    /// The same figure of the same line, entered twice.
    DuplicateObservation {
        /// The file of the first.
        file: Safe,
        /// Its line, counted from 1.
        line: usize,
    },
    /// Not a number as printed: there is none.
    NoNumber,
    /// Not a number as printed: this character has no place in one.
    NumberCharacter(Safe),
    /// Not a number as printed: more digits than anyone prints.
    NumberTooLong,
    /// Not a period.
    BadPeriod,
    /// A period outside the year whose file this is.
    PeriodOutsideYear(Year),
    /// A word that is not one of a few.
    BadChoice {
        /// As written.
        word: Safe,
        /// The words that are known.
        known: Vec<&'static str>,
    },
    /// A unit the program does not know.
    UnknownUnit {
        /// As written.
        unit: Safe,
        /// The nearest that exists.
        nearest: Option<&'static str>,
    },
    /// A unit in which this is not measured.
    WrongUnit {
        /// As written.
        unit: Safe,
        /// The indicator; none for a project's figure.
        indicator: Option<Safe>,
        /// What it is measured in.
        expected: Safe,
    },
    /// A line number the article does not have.
    LineOutsideArticle {
        /// Lines of the article.
        lines: u32,
    },
    /// A key that has no meaning beside this measure.
    KeyNeedsMeasure {
        /// The key.
        key: &'static str,
        /// The measure it belongs to.
        measure: &'static str,
    },
    /// Something repeated, named by an omission that is no repetition.
    OriginNeedsRepetition,
    /// A measure that figures of such an indicator do not have.
    WrongMeasure {
        /// The measure.
        measure: &'static str,
        /// The indicator.
        indicator: Safe,
        /// What kind of figure it is.
        kind: IndicatorKind,
    },
    /// A period was inferred, and the note does not say why.
    InferredWithoutNote,
    /// A name by which another indicator is found.
    AliasTaken {
        /// As written.
        alias: Safe,
        /// The other indicator.
        by: Safe,
    },
    /// Not a key of the keyboard.
    BadKey(Safe),
    /// A key that two actions claim.
    KeyClash {
        /// The key.
        key: Safe,
        /// The action that has it.
        first: &'static str,
        /// The action that wants it too.
        second: &'static str,
    },
    /// A base that is not earlier than the period.
    BaseNotBefore,
    /// A whole that is its own part.
    OwnPart,
    /// Not wrong by itself, but it looks like a mistake.
    Notice(Notice),
    /// An area that lies in itself.
    CircularParent(Safe),
    /// The files were made for another version of the schema.
    SchemaVersion(i64),
    /// More mistakes in this file than are worth showing.
    TooManyMore(usize),
    /// There is no dataset although no mistake was found: the mistake is the program's.
    Inconsistent,
}

/// What belongs at a place, in the curator's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotes.
    Text,
    /// A number in quotes, its digits as printed.
    NumberInQuotes,
    /// A whole number from 1.
    WholeNumber,
    /// `true` or `false`.
    Flag,
    /// `{ … }`.
    Table,
    /// `[[ … ]]`.
    Tables,
    /// `[ "…", "…" ]`.
    Texts,
}

impl From<NumberError> for Problem {
    fn from(error: NumberError) -> Problem {
        match error {
            NumberError::Empty => Problem::NoNumber,
            NumberError::Unexpected { character, .. } => {
                Problem::NumberCharacter(Safe::shown(&character))
            }
            NumberError::TooLong => Problem::NumberTooLong,
        }
    }
}

impl Problem {
    fn severity(&self) -> Severity {
        match self {
            Problem::UnreadFile | Problem::Notice(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// The candidate that `word` was probably meant to be: at most a third of it mistyped.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        // What shares no character with it is no slip of the fingers.
        .filter(|(distance, _)| *distance <= limit && *distance < length)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_recognised_and_a_stranger_is_not() {
        let known = ["gdp", "retail", "fixed_investment"];
        assert_eq!(nearest("gpd", known.into_iter()), Some("gdp"));
        assert_eq!(
            nearest("fixed_investmnet", known.into_iter()),
            Some("fixed_investment")
        );
        assert_eq!(nearest("population", known.into_iter()), None);
    }
}
