//! What a source states, and where it was printed.

pub use super::allowed::Statement;
use super::restated::Restated;
use super::source::Source;
use crate::dataset::{
    ArticleId, Citation, Dataset, Observation, Omission, Origin, Record, Subject,
};

impl Statement {
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

/// The result that a source is; `None` for a target, a figure of projects or a repetition.
pub(super) fn observation(dataset: &Dataset, source: Source) -> Option<&Observation> {
    let Source::Record(record) = source else {
        return None;
    };
    match dataset.subject(record)? {
        Subject::Observation(observation) => Some(observation),
        _ => None,
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
