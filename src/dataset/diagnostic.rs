//! Diagnostics about data files: what is wrong, where, and what to write instead.

use std::ops::Range;

use super::catalogue::IndicatorKind;
use super::file::FileProblem;
use super::notice::Notice;
use crate::figure::number::NumberError;
use crate::figure::period::Year;
use crate::text::Safe;

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset can be used, but a file was not read or an entry looks like a mistake.
    Warning,
    /// The dataset cannot be used.
    Error,
}

/// One problem of a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as named inside the dataset.
    pub file: Safe,
    /// The wrong bytes of the file; `None` if the problem concerns the whole file.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub problem: Problem,
    severity: Severity,
}

impl Diagnostic {
    /// A problem at some bytes of a file.
    #[must_use]
    pub fn new(file: &str, span: Range<usize>, problem: Problem) -> Diagnostic {
        Diagnostic {
            file: Safe::of(file),
            span: Some(span),
            severity: problem.severity(),
            problem,
        }
    }

    /// A problem of a whole file.
    #[must_use]
    pub fn of_file(file: &str, problem: Problem) -> Diagnostic {
        Diagnostic {
            file: Safe::of(file),
            span: None,
            severity: problem.severity(),
            problem,
        }
    }

    /// Whether the dataset cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The same diagnostic as an error.
    #[must_use]
    pub fn strictly(self) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            ..self
        }
    }

    /// How serious it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

/// The kinds of entries that ids refer to.
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

/// What is wrong. Any text in it that comes from a file or the system is [`Safe`], so that a message
/// can be printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The folder holds no data file.
    NoData,
    /// The folder holds no data file, but a folder `data` in it does.
    DataInside,
    /// A required file is missing.
    MissingFile,
    /// Figures cite articles, and there are no cards of articles.
    NoCards,
    /// The file cannot be used at all.
    File(FileProblem),
    /// A TOML file whose name the loader does not read.
    UnreadFile,
    /// A year file whose name is not a year.
    BadFileName,
    /// Not valid TOML; with the parser's message.
    Syntax(Safe),
    /// Not valid TOML because of a full-width character.
    FullWidth {
        /// As written.
        found: char,
        /// What TOML has instead.
        meant: &'static str,
    },
    /// A key that is not known in this table.
    UnknownKey {
        /// As written.
        key: Safe,
        /// The key that was probably meant: the nearest of the known keys that are missing.
        meant: Option<&'static str>,
        /// The known keys.
        known: &'static [&'static str],
    },
    /// A required key is missing.
    MissingKey(&'static str),
    /// A value of the wrong TOML type.
    WrongType {
        /// The type that is required.
        expected: Shape,
        /// The TOML type of the value.
        found: &'static str,
    },
    /// A whole number that is less than 1 or too large.
    NotFromOne(Safe),
    /// Not a SHA-256 in hexadecimal digits.
    NotSha256,
    /// A text that is empty or blank.
    EmptyText,
    /// A text with more characters than allowed.
    TooLong {
        /// The number of characters.
        characters: usize,
        /// The limit: [`limits::NAME`](super::limits::NAME) or [`limits::TEXT`](super::limits::TEXT).
        longest: usize,
    },
    /// A list with more entries than [`limits::ENTRIES`](super::limits::ENTRIES).
    TooManyEntries(usize),
    /// A folder with more data files than [`limits::FILES`](super::limits::FILES).
    TooManyFiles,
    /// With this file, the dataset exceeds [`limits::DATASET`](super::limits::DATASET) bytes.
    DatasetTooLarge,
    /// A file where a folder of the dataset belongs.
    NotAFolder,
    /// An id with characters other than `a–z 0–9 - _`.
    BadId(Safe),
    /// An id that no entry has.
    UnknownId {
        /// What it should refer to.
        kind: Kind,
        /// As written.
        id: Safe,
        /// The nearest existing id.
        nearest: Option<Safe>,
    },
    /// An id that another entry already has.
    DuplicateId {
        /// What it refers to.
        kind: Kind,
        /// As written.
        id: Safe,
    },
    /// A second target for the same area, indicator, measure and period.
    DuplicateTarget {
        /// The file of the first.
        file: Safe,
        /// Its line, counted from 1.
        line: usize,
    },
    /// The same figure of the same article line, entered twice.
    DuplicateObservation {
        /// The file of the first.
        file: Safe,
        /// Its line, counted from 1.
        line: usize,
    },
    /// Not a number: the text has no digits.
    NoNumber,
    /// Not a number: this character is not allowed in one.
    NumberCharacter(Safe),
    /// Not a number: it has more digits than a decimal can hold.
    NumberTooLong,
    /// Not a period.
    BadPeriod,
    /// A period outside the year whose file this is.
    PeriodOutsideYear(Year),
    /// A word that is not one of the allowed choices.
    BadChoice {
        /// As written.
        word: Safe,
        /// The allowed words.
        known: Vec<&'static str>,
    },
    /// An unknown unit.
    UnknownUnit {
        /// As written.
        unit: Safe,
        /// The nearest existing unit.
        nearest: Option<&'static str>,
    },
    /// A unit that does not fit the quantity.
    WrongUnit {
        /// As written.
        unit: Safe,
        /// The indicator; `None` for a figure of a project, a batch or a programme.
        indicator: Option<Safe>,
        /// The unit that would fit.
        expected: Safe,
    },
    /// A line number the article does not have.
    LineOutsideArticle {
        /// The number of lines of the article.
        lines: u32,
    },
    /// A key that is only allowed with another measure.
    KeyNeedsMeasure {
        /// The key.
        key: &'static str,
        /// The measure it belongs to.
        measure: &'static str,
    },
    /// `of` in an omission whose reason is not repetition.
    OriginNeedsRepetition,
    /// A measure that an indicator of this kind does not have.
    WrongMeasure {
        /// The measure.
        measure: &'static str,
        /// The indicator.
        indicator: Safe,
        /// Its kind.
        kind: IndicatorKind,
    },
    /// A period was inferred, but no note says why.
    InferredWithoutNote,
    /// An alias that another indicator already has.
    AliasTaken {
        /// As written.
        alias: Safe,
        /// The other indicator.
        by: Safe,
    },
    /// Not a key of the keyboard.
    BadKey(Safe),
    /// A key bound to two actions.
    KeyClash {
        /// The key.
        key: Safe,
        /// The action to which it is bound first.
        first: &'static str,
        /// The other action.
        second: &'static str,
    },
    /// A growth base that is not earlier than the period.
    BaseNotBefore,
    /// A relation in which a whole is one of its own parts.
    OwnPart,
    /// A number, unit or sign that `printed` does not have.
    NotAsPrinted {
        /// The figure, as entered.
        figure: Safe,
        /// As `printed` says.
        printed: Safe,
    },
    /// Valid, but it looks like a mistake of entry.
    Notice(Notice),
    /// An area that is among its own parents.
    CircularParent(Safe),
    /// The files were made for another version of the schema.
    SchemaVersion(i64),
    /// The number of further mistakes of this file, which are not shown.
    TooManyMore(usize),
    /// No dataset was built although no mistake was found, which is an error of the program.
    Inconsistent,
}

/// The type of value that a key requires.
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
            Problem::UnreadFile
            | Problem::NotSha256
            | Problem::NotAsPrinted { .. }
            | Problem::Notice(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// The candidate that `word` was probably meant to be: the one with the smallest Damerau–Levenshtein
/// distance, which may be at most a third of the length of `word`, or 1.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        // At a distance of the whole length, no character of the word is left.
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
