//! Whether an entry has the number, the unit and the sign of the words that it says are printed. The
//! article's text is not needed for that.

use crate::dataset::load::at_entry;
use crate::dataset::{Dataset, Diagnostic, Measure, Problem, Sources, Subject};
use crate::figure::unit::Dimension;
use crate::figure::{Figure, Unit};
use crate::text::Safe;
use crate::text::direction::says_decline;
use crate::text::numeral::{Normalised, Numeral};

/// What of an entry is not as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disagreement {
    /// The number or its sign.
    Value,
    /// The unit.
    Unit,
}

/// A warning for each entry that is not as its `printed` says.
#[must_use]
pub fn warnings(dataset: &Dataset, sources: &Sources) -> Vec<Diagnostic> {
    let subjects = dataset.records().iter();
    let subjects = subjects.filter_map(|record| dataset.subject(*record));
    let wrong = subjects.filter(|subject| disagreement(*subject).is_some());
    let warning = |subject: Subject<'_>| {
        let figure = subject.figure();
        let problem = Problem::NotAsPrinted {
            figure: Safe::of(&format!("{}{}", figure.value, figure.unit)),
            printed: Safe::of(&subject.citation().printed),
        };
        at_entry(sources, subject.place(), problem)
    };
    wrong.map(warning).collect()
}

/// What of an entry is not as printed, if anything is not.
#[must_use]
pub fn disagreement(subject: Subject<'_>) -> Option<Disagreement> {
    let figure = subject.figure();
    let text = Normalised::of([&*subject.citation().printed]);
    let numerals = text.numerals();
    let fitting: Vec<&Numeral> = numerals
        .iter()
        .filter(|n| is_value(figure, n, &text))
        .collect();
    if fitting.is_empty() || !sign_fits(subject, &text.all()) {
        return Some(Disagreement::Value);
    }
    let unit_fits =
        |numeral: &&Numeral| unit_at(&text, numeral).is_none_or(|unit| agree(unit, figure.unit));
    let fits = fitting.iter().any(unit_fits);
    (!fits).then_some(Disagreement::Unit)
}

/// Whether a printed numeral is the figure's number, with the same digits: "67.60" is not "67.6". A
/// Chinese numeral has no decimals to compare. A rate may be printed as a share: 50% as 一半.
fn is_value(figure: Figure, numeral: &Numeral, text: &Normalised) -> bool {
    let Ok(value) = figure.base_value() else {
        return false;
    };
    let arabic = text
        .text(numeral.stretch)
        .starts_with(|c: char| c.is_ascii_digit());
    let digits_fit = !arabic || numeral.decimals == figure.value.scale();
    let is_share = figure.unit.is_rate() && numeral.percent == Some(value.abs());
    is_share || (numeral.value == Some(value.abs()) && digits_fit)
}

/// Whether the printed words say that something declined exactly if the figure is a decline.
fn sign_fits(subject: Subject<'_>, printed: &str) -> bool {
    let declined = says_decline(printed);
    let negative = subject.figure().value.is_sign_negative();
    match subject {
        Subject::Observation(o)
            if matches!(o.measure, Measure::Growth { .. } | Measure::Change) =>
        {
            declined == negative
        }
        _ => !negative,
    }
}

/// The unit printed behind a numeral, if it is one the program knows.
fn unit_at(text: &Normalised, numeral: &Numeral) -> Option<Unit> {
    let behind = text.following(numeral.unit_at, 6);
    Unit::names()
        .filter(|name| behind.starts_with(name))
        .max_by_key(|name| name.len())
        .and_then(|name| Unit::parse(name).ok())
}

/// Measure words of counts are interchangeable: the articles vary them, and a curator enters one of
/// them.
fn agree(printed: Unit, entered: Unit) -> bool {
    let counts = |unit: Unit| {
        matches!(
            unit.dimension(),
            Dimension::Count | Dimension::Rank | Dimension::Time
        )
    };
    printed.comparable(entered) || (counts(printed) && counts(entered))
}
