//! What a curator wrote wrong: what, where, and what to write instead.

use std::ops::Range;

use super::catalogue::IndicatorKind;
use super::file::FileProblem;
use super::limits;
use super::notice::Notice;
use crate::figure::number::NumberError;
use crate::figure::period::Year;
use crate::text::{Lang, Safe};

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
        /// What is read at most: [`limits::NAME`] or [`limits::TEXT`].
        longest: usize,
    },
    /// A list of more entries than [`limits::ENTRIES`].
    TooManyEntries(usize),
    /// A folder of more data files than [`limits::FILES`].
    TooManyFiles,
    /// The files before this one, and it, have more bytes than [`limits::DATASET`].
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

    /// What is wrong, in a sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Problem::NoData => lang.problem_no_data().to_owned(),
            Problem::MissingFile => lang.problem_missing_file().to_owned(),
            Problem::File(problem) => problem.message(lang),
            Problem::UnreadFile => lang.problem_unread_file().to_owned(),
            Problem::BadFileName => lang.problem_bad_file_name().to_owned(),
            Problem::Syntax(message) => lang.problem_syntax(message),
            Problem::UnknownKey { key, .. } => lang.problem_unknown_key(key),
            Problem::MissingKey(key) => lang.problem_missing_key(key),
            Problem::WrongType { expected, found } => {
                lang.problem_wrong_type(expected.describe(lang), toml_type(found, lang))
            }
            Problem::EmptyText => lang.problem_empty_text().to_owned(),
            Problem::TooLong {
                characters,
                longest,
            } => lang.problem_too_long(characters, longest),
            Problem::TooManyEntries(count) => lang.problem_too_many_entries(count, limits::ENTRIES),
            Problem::TooManyFiles => lang.problem_too_many_files(limits::FILES),
            Problem::DatasetTooLarge => lang.problem_dataset_too_large(limits::DATASET),
            Problem::NotAFolder => lang.problem_not_a_folder().to_owned(),
            Problem::BadId(id) => lang.problem_bad_id(id),
            Problem::UnknownId { kind, id, .. } => lang.problem_unknown_id(kind.name(lang), id),
            Problem::DuplicateId { kind, id } => lang.problem_duplicate_id(kind.name(lang), id),
            Problem::DuplicateTarget { file, line } => lang.problem_duplicate_target(file, line),
            Problem::DuplicateObservation { file, line } => {
                lang.problem_duplicate_observation(file, line)
            }
            Problem::NoNumber => lang.problem_number_empty().to_owned(),
            Problem::NumberCharacter(character) => lang.problem_number_character(character),
            Problem::NumberTooLong => lang.problem_number_too_long().to_owned(),
            Problem::BadPeriod => lang.problem_bad_period().to_owned(),
            Problem::PeriodOutsideYear(year) => lang.problem_period_outside_year(year),
            Problem::BadChoice { word, .. } => lang.problem_bad_choice(word),
            Problem::UnknownUnit { unit, .. } => lang.problem_unknown_unit(unit),
            Problem::WrongUnit {
                unit, indicator, ..
            } => match indicator {
                Some(indicator) => lang.problem_wrong_unit(unit, indicator),
                None => lang.problem_wrong_unit_here(unit),
            },
            Problem::LineOutsideArticle { lines } => lang.problem_line_outside_article(lines),
            Problem::OriginNeedsRepetition => lang.problem_origin_needs_repetition().to_owned(),
            Problem::KeyNeedsMeasure { key, measure } => {
                lang.problem_key_needs_measure(key, measure)
            }
            Problem::WrongMeasure {
                measure, indicator, ..
            } => lang.problem_wrong_measure(measure, indicator),
            Problem::InferredWithoutNote => lang.problem_inferred_without_note().to_owned(),
            Problem::AliasTaken { alias, by } => lang.problem_alias_taken(alias, by),
            Problem::BadKey(key) => lang.problem_bad_key(key),
            Problem::KeyClash { key, first, second } => lang.problem_key_clash(key, first, second),
            Problem::BaseNotBefore => lang.problem_base_not_before().to_owned(),
            Problem::OwnPart => lang.problem_own_part().to_owned(),
            Problem::Notice(notice) => notice.message(lang),
            Problem::CircularParent(id) => lang.problem_circular_parent(id),
            Problem::SchemaVersion(version) => lang.problem_schema_version(version),
            Problem::TooManyMore(count) => lang.problem_too_many_more(count),
            Problem::Inconsistent => lang.problem_inconsistent().to_owned(),
        }
    }

    /// What to do about it, where more can be said than the message says.
    #[must_use]
    pub fn advice(&self, lang: Lang) -> Option<String> {
        match self {
            Problem::NoData | Problem::MissingFile => Some(lang.advice_files().to_owned()),
            Problem::File(problem) => problem.advice(lang),
            Problem::UnreadFile => Some(lang.advice_files().to_owned()),
            Problem::TooLong { longest, .. } => Some(match *longest {
                limits::NAME => lang.advice_long_name().to_owned(),
                _ => lang.advice_long_text().to_owned(),
            }),
            Problem::TooManyEntries(_) => Some(lang.advice_too_large().to_owned()),
            Problem::TooManyFiles => Some(lang.advice_too_many_files().to_owned()),
            Problem::DatasetTooLarge => Some(lang.advice_dataset_too_large().to_owned()),
            Problem::NotAFolder => Some(lang.advice_not_a_folder().to_owned()),
            Problem::BadFileName => Some(lang.advice_file_name().to_owned()),
            Problem::UnknownKey { meant, known, .. } => Some(match meant {
                Some(meant) => lang.advice_did_you_mean(meant),
                None => lang.advice_known(known.join(", ")),
            }),
            Problem::MissingKey(key) => lang.advice_missing_key(key).map(str::to_owned),
            Problem::WrongType {
                expected: Shape::NumberInQuotes,
                ..
            } => Some(lang.advice_number_in_quotes().to_owned()),
            Problem::BadId(_) => Some(lang.advice_bad_id().to_owned()),
            Problem::UnknownId { kind, nearest, .. } => Some(match nearest {
                Some(near) => lang.advice_did_you_mean(near),
                None => lang.advice_define_id(kind.name(lang), kind.defined_in()),
            }),
            Problem::DuplicateTarget { .. } => Some(lang.advice_duplicate_target().to_owned()),
            Problem::DuplicateObservation { .. } => {
                Some(lang.advice_duplicate_observation().to_owned())
            }
            Problem::NoNumber | Problem::NumberCharacter(_) | Problem::NumberTooLong => {
                Some(lang.advice_number().to_owned())
            }
            Problem::BadKey(_) => Some(lang.advice_key().to_owned()),
            Problem::KeyClash { .. } => Some(lang.advice_key_clash().to_owned()),
            Problem::BadPeriod => Some(lang.advice_period().to_owned()),
            Problem::PeriodOutsideYear(_) => Some(lang.advice_period_outside_year().to_owned()),
            Problem::BadChoice { word, known } => {
                Some(match nearest(word, known.iter().copied()) {
                    Some(near) => lang.advice_did_you_mean(near),
                    None => lang.advice_known(known.join(", ")),
                })
            }
            Problem::UnknownUnit { nearest, .. } => Some(match nearest {
                Some(near) => lang.advice_did_you_mean(near),
                None => lang.advice_unit().to_owned(),
            }),
            Problem::WrongUnit { expected, .. } => Some(lang.advice_wrong_unit(expected)),
            Problem::WrongMeasure { kind, measure, .. } => Some(match (kind, *measure) {
                (IndicatorKind::Flow, "change") => lang.advice_flow_change().to_owned(),
                _ => lang.advice_measures(kind.id(), kind.measures()),
            }),
            Problem::InferredWithoutNote => Some(lang.advice_inferred_note().to_owned()),
            Problem::SchemaVersion(_) => Some(lang.advice_schema_version().to_owned()),
            Problem::Inconsistent => Some(lang.advice_inconsistent().to_owned()),
            Problem::Notice(Notice::Basis(_)) => Some(lang.advice_notice_basis().to_owned()),
            Problem::Notice(notice) => Some(lang.advice_notice(notice.kind().id())),
            Problem::Syntax(_)
            | Problem::WrongType { .. }
            | Problem::EmptyText
            | Problem::DuplicateId { .. }
            | Problem::LineOutsideArticle { .. }
            | Problem::KeyNeedsMeasure { .. }
            | Problem::OriginNeedsRepetition
            | Problem::AliasTaken { .. }
            | Problem::CircularParent(_)
            | Problem::BaseNotBefore
            | Problem::OwnPart
            | Problem::TooManyMore(_) => None,
        }
    }
}

impl Notice {
    /// What looks like a mistake, in a sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Notice::LonelyYear { year, near } => lang.notice_lonely_year(year, near),
            Notice::YearNotOver(year) => lang.notice_year_not_over(year),
            Notice::YearOver(year) => lang.notice_year_over(year),
            Notice::LonelyArea { area, near } => lang.notice_lonely_area(area, near),
            Notice::Scale { unit, usual } => lang.notice_scale(unit, usual),
            Notice::Jump {
                figure,
                near,
                period,
            } => lang.notice_jump(figure, near, period),
            Notice::Growth(figure) => lang.notice_growth(figure),
            Notice::Percentage(figure) => lang.notice_percentage(figure),
            Notice::Negative(figure) => lang.notice_negative(figure),
            Notice::Verb { figure, words } => lang.notice_verb(figure, words),
            Notice::LargeChange {
                figure,
                before,
                period,
            } => lang.notice_large_change(figure, before, period),
            Notice::Basis(words) => lang.notice_basis(words),
        }
    }
}

/// A type of TOML, by the name that its parser has for it.
fn toml_type(name: &'static str, lang: Lang) -> &'static str {
    match name {
        "string" => lang.toml_string(),
        "integer" => lang.toml_integer(),
        "float" => lang.toml_float(),
        "boolean" => lang.toml_boolean(),
        "datetime" => lang.toml_datetime(),
        "array" => lang.toml_array(),
        "table" => lang.toml_table(),
        other => other,
    }
}

impl FileProblem {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            FileProblem::Unreadable(why) => lang.problem_unreadable(why),
            FileProblem::NotAFile => lang.problem_not_a_file().to_owned(),
            FileProblem::TooLarge { bytes, limit } => lang.problem_too_large(bytes, limit),
            FileProblem::TooManyLines(lines) => lang.problem_too_many_lines(lines, limits::LINES),
            FileProblem::LongLine { line, bytes } => {
                lang.problem_long_line(line, bytes, limits::LINE)
            }
            FileProblem::Binary => lang.text_is_binary().to_owned(),
            FileProblem::NotUtf8 { byte, offset, line } => {
                lang.problem_not_utf8(format!("0x{byte:02X}"), offset, line)
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self, lang: Lang) -> Option<String> {
        match self {
            FileProblem::NotUtf8 { .. } => Some(lang.advice_utf8().to_owned()),
            FileProblem::TooLarge { .. } | FileProblem::TooManyLines(_) => {
                Some(lang.advice_too_large().to_owned())
            }
            FileProblem::LongLine { .. } => Some(lang.advice_long_line().to_owned()),
            FileProblem::NotAFile => Some(lang.advice_not_a_file().to_owned()),
            FileProblem::Unreadable(_) | FileProblem::Binary => None,
        }
    }
}

impl Kind {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Kind::Area => lang.kind_area(),
            Kind::Topic => lang.kind_topic(),
            Kind::Indicator => lang.kind_indicator(),
            Kind::Article => lang.kind_article(),
            Kind::Programme => lang.kind_programme(),
            Kind::Batch => lang.kind_batch(),
            Kind::Project => lang.kind_project(),
            Kind::Whole => lang.kind_whole(),
        }
    }

    fn defined_in(self) -> &'static str {
        match self {
            Kind::Area => "zone.toml",
            Kind::Whole => "zone.toml · indicators.toml",
            Kind::Topic | Kind::Indicator => "indicators.toml",
            Kind::Article => "seeds/",
            Kind::Programme | Kind::Batch | Kind::Project => "projects.toml",
        }
    }
}

impl Shape {
    fn describe(self, lang: Lang) -> &'static str {
        match self {
            Shape::Text => lang.shape_text(),
            Shape::NumberInQuotes => lang.shape_number_in_quotes(),
            Shape::WholeNumber => lang.shape_whole_number(),
            Shape::Flag => lang.shape_flag(),
            Shape::Table => lang.shape_table(),
            Shape::Tables => lang.shape_tables(),
            Shape::Texts => lang.shape_texts(),
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
