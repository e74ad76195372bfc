//! Mistakes in data files: what is wrong, and what to do about it.

use crate::dataset::catalogue::IndicatorKind;
use crate::dataset::diagnostic::{Kind, Problem, Shape, nearest};
use crate::dataset::file::FileProblem;
use crate::dataset::limits;
use crate::dataset::notice::Notice;
use crate::text::Lang;

/// What is wrong, in a sentence.
#[must_use]
pub fn message(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::NoData => lang.problem_no_data().to_owned(),
        Problem::DataInside => lang.problem_data_inside().to_owned(),
        Problem::MissingFile => lang.problem_missing_file().to_owned(),
        Problem::NoCards => lang.problem_no_cards().to_owned(),
        Problem::File(problem) => file_message(problem, lang),
        Problem::UnreadFile => lang.problem_unread_file().to_owned(),
        Problem::BadFileName => lang.problem_bad_file_name().to_owned(),
        Problem::Syntax(message) => lang.problem_syntax(message),
        Problem::FullWidth { found, .. } => lang.problem_full_width(found),
        Problem::UnknownKey { key, .. } => lang.problem_unknown_key(key),
        Problem::MissingKey(key) => lang.problem_missing_key(key),
        Problem::WrongType { expected, found } => {
            lang.problem_wrong_type(shape(*expected, lang), toml_type(found, lang))
        }
        Problem::NotFromOne(number) => lang.problem_not_from_one(number),
        Problem::NotSha256 => lang.problem_not_sha256().to_owned(),
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
        Problem::UnknownId { kind, id, .. } => lang.problem_unknown_id(kind_name(*kind, lang), id),
        Problem::DuplicateId { kind, id } => lang.problem_duplicate_id(kind_name(*kind, lang), id),
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
        Problem::KeyNeedsMeasure { key, measure } => lang.problem_key_needs_measure(key, measure),
        Problem::WrongMeasure {
            measure, indicator, ..
        } => lang.problem_wrong_measure(measure, indicator),
        Problem::InferredWithoutNote => lang.problem_inferred_without_note().to_owned(),
        Problem::AliasTaken { alias, by } => lang.problem_alias_taken(alias, by),
        Problem::BadKey(key) => lang.problem_bad_key(key),
        Problem::KeyClash { key, first, second } => lang.problem_key_clash(key, first, second),
        Problem::BaseNotBefore => lang.problem_base_not_before().to_owned(),
        Problem::OwnPart => lang.problem_own_part().to_owned(),
        Problem::NotAsPrinted { figure, printed } => lang.problem_not_as_printed(figure, printed),
        Problem::Notice(notice) => self::notice(notice, lang),
        Problem::CircularParent(id) => lang.problem_circular_parent(id),
        Problem::SchemaVersion(version) => lang.problem_schema_version(version),
        Problem::TooManyMore(count) => lang.problem_too_many_more(count),
        Problem::Inconsistent => lang.problem_inconsistent().to_owned(),
    }
}

/// What to do about it, where more can be said than the message says.
#[must_use]
pub fn advice(problem: &Problem, lang: Lang) -> Option<String> {
    match problem {
        Problem::NoData | Problem::MissingFile => Some(lang.advice_files().to_owned()),
        Problem::DataInside => Some(lang.advice_data_inside().to_owned()),
        Problem::NoCards => Some(lang.advice_no_cards().to_owned()),
        Problem::File(problem) => file_advice(problem, lang),
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
            None => lang.advice_define_id(kind_name(*kind, lang), defined_in(*kind)),
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
        Problem::BadChoice { word, known } => Some(match nearest(word, known.iter().copied()) {
            Some(near) => lang.advice_did_you_mean(near),
            None => lang.advice_known(known.join(", ")),
        }),
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
        Problem::FullWidth { meant: " ", .. } => Some(lang.advice_full_width_blank().to_owned()),
        Problem::FullWidth { meant, .. } => Some(lang.advice_full_width(meant)),
        Problem::NotSha256 => Some(lang.advice_sha256().to_owned()),
        Problem::NotAsPrinted { .. } => Some(lang.advice_not_as_printed().to_owned()),
        Problem::Notice(Notice::Basis(_)) => Some(lang.advice_notice_basis().to_owned()),
        Problem::Notice(notice) => Some(lang.advice_notice(notice.kind().id())),
        Problem::Syntax(_)
        | Problem::NotFromOne(_)
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
/// What looks like a mistake, in a sentence.
#[must_use]
fn notice(notice: &Notice, lang: Lang) -> String {
    match notice {
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

/// What is wrong, in a sentence.
#[must_use]
pub fn file_message(problem: &FileProblem, lang: Lang) -> String {
    match problem {
        FileProblem::Unreadable(why) => lang.problem_unreadable(why),
        FileProblem::NotAFile => lang.problem_not_a_file().to_owned(),
        FileProblem::TooLarge { bytes, limit } => lang.problem_too_large(bytes, limit),
        FileProblem::TooManyLines(lines) => lang.problem_too_many_lines(lines, limits::LINES),
        FileProblem::LongLine { line, bytes } => lang.problem_long_line(line, bytes, limits::LINE),
        FileProblem::Binary => lang.text_is_binary().to_owned(),
        FileProblem::NotUtf8 { byte, offset, line } => {
            lang.problem_not_utf8(format!("0x{byte:02X}"), offset, line)
        }
    }
}

/// What to do about it.
#[must_use]
pub fn file_advice(problem: &FileProblem, lang: Lang) -> Option<String> {
    match problem {
        FileProblem::NotUtf8 { .. } => Some(lang.advice_utf8().to_owned()),
        FileProblem::TooLarge { .. } | FileProblem::TooManyLines(_) => {
            Some(lang.advice_too_large().to_owned())
        }
        FileProblem::LongLine { .. } => Some(lang.advice_long_line().to_owned()),
        FileProblem::NotAFile => Some(lang.advice_not_a_file().to_owned()),
        FileProblem::Unreadable(_) | FileProblem::Binary => None,
    }
}

fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match kind {
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

fn defined_in(kind: Kind) -> &'static str {
    match kind {
        Kind::Area => "zone.toml",
        Kind::Whole => "zone.toml · indicators.toml",
        Kind::Topic | Kind::Indicator => "indicators.toml",
        Kind::Article => "seeds/",
        Kind::Programme | Kind::Batch | Kind::Project => "projects.toml",
    }
}

fn shape(shape: Shape, lang: Lang) -> &'static str {
    match shape {
        Shape::Text => lang.shape_text(),
        Shape::NumberInQuotes => lang.shape_number_in_quotes(),
        Shape::WholeNumber => lang.shape_whole_number(),
        Shape::Flag => lang.shape_flag(),
        Shape::Table => lang.shape_table(),
        Shape::Tables => lang.shape_tables(),
        Shape::Texts => lang.shape_texts(),
    }
}
