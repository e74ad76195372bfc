//! The values that a printed figure allows.

use super::restated::Restated;
use super::source::Source;
use crate::dataset::{ArticleId, Citation, Dataset, Omission, Origin, Record, Subject};
use crate::figure::decimal::ArithmeticError;
use crate::figure::{Figure, Hedge, Interval, Unit};

/// A printed figure and the values that it allows, in the base unit.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The figure; `None` for a share in words.
    pub figure: Option<Figure>,
    /// The unit in which it is shown.
    pub unit: Unit,
    /// The number without its hedge.
    pub number: Interval,
    /// See [`Figure::unhedged`].
    pub unhedged: Interval,
    /// See [`Figure::reach`].
    pub possible: Interval,
    /// The same, if "over" and "at least" had no end: see [`Figure::interval`].
    pub open: Interval,
}

impl Statement {
    /// The statement of a figure.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn of(figure: Figure) -> Result<Statement, ArithmeticError> {
        let unhedged = figure.unhedged()?;
        // Most figures are printed without a hedge, so that all they allow is their rounding.
        let (possible, open) = match figure.qualifier.hedge {
            Hedge::Exact => (unhedged, unhedged),
            _ => (figure.reach()?, figure.interval()?),
        };
        Ok(Statement {
            figure: Some(figure),
            unit: figure.unit,
            number: Interval::exactly(figure.base_value()?),
            unhedged,
            possible,
            open,
        })
    }

    /// The statement of words that bound a value.
    pub(super) fn between(unit: Unit, possible: Interval, open: Interval) -> Statement {
        Statement {
            figure: None,
            unit,
            number: possible,
            unhedged: possible,
            possible,
            open,
        }
    }

    /// The statement of a source; `None` if the source has no figure.
    #[must_use]
    pub fn read(dataset: &Dataset, source: Source) -> Option<Statement> {
        match source {
            Source::Record(record) => Statement::of(dataset.subject(record)?.figure()).ok(),
            Source::Restated { article, at, of } => {
                let omission = omission(dataset, article, at)?;
                let unit = dataset.subject(of)?.figure().unit;
                Restated::parse(&omission.printed).statement(unit)
            }
        }
    }
}

/// A numeral that an article's card omits.
#[must_use]
pub fn omission(dataset: &Dataset, article: ArticleId, at: u32) -> Option<&Omission> {
    dataset.article(article)?.omitted.get(at as usize)
}

/// The line that printed a source.
#[must_use]
pub fn place(dataset: &Dataset, source: Source) -> Option<Origin> {
    match source {
        Source::Record(record) => {
            let Citation { article, line, .. } = dataset.subject(record)?.citation();
            Some(Origin {
                article: *article,
                line: *line,
            })
        }
        Source::Restated { article, at, .. } => {
            let line = omission(dataset, article, at)?.line;
            Some(Origin { article, line })
        }
    }
}

/// The line that printed a source, with what it printed.
#[must_use]
pub fn citation(dataset: &Dataset, source: Source) -> Option<Citation> {
    match source {
        Source::Record(record) => dataset.subject(record).map(|s| s.citation().clone()),
        Source::Restated { article, at, .. } => {
            omission(dataset, article, at).map(|omission| Citation {
                article,
                line: omission.line,
                printed: omission.printed.clone(),
            })
        }
    }
}

/// The figure that an omitted numeral repeats: of the figures of the line that it names, the one with
/// the same unit; of several, the one nearest in value. `None` if the line has no such figure.
#[must_use]
pub fn repeated(dataset: &Dataset, omission: &Omission) -> Option<Record> {
    let Origin { article, line } = omission.of?;
    let candidates = dataset.records_of(article).iter().filter_map(|record| {
        let subject = dataset.subject(*record)?;
        (subject.citation().line == line).then_some((*record, subject))
    });
    let parsed = Restated::parse(&omission.printed);
    let distance = |subject: Subject<'_>| {
        let figure = subject.figure();
        let again = parsed.statement(figure.unit)?;
        let printed = again.figure.map_or(figure.unit, |again| again.unit);
        let value = figure.base_value().ok()?;
        let near = again.number.lo().or(again.number.hi())?;
        let away = near.saturating_sub(value);
        printed.comparable(figure.unit).then_some(away.abs())
    };
    candidates
        .filter_map(|(record, subject)| Some((distance(subject)?, record)))
        .min()
        .map(|(_, record)| record)
}
