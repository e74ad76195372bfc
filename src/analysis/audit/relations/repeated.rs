//! Relations between repetitions of a figure, in several articles or within one.

use super::super::equation::{Equation, Formula};
use super::super::finding::Missing;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::statement::{self, Statement};
use super::{Group, published};
use crate::dataset::{
    ArticleId, Dataset, Measure, Observation, Origin, Reason, Record, Subject, Whole,
};
use crate::figure::Hedge;

/// Repetitions of a figure of one indicator: those within an article, and the last one of each older
/// article against the newest.
pub(in super::super) fn collect(group: Group<'_>, found: &mut Vec<Equation>) {
    let published: Vec<(Source, &Observation)> = group.sources().collect();
    let same_key = |a: &(Source, &Observation), b: &(Source, &Observation)| {
        (a.1.measure, a.1.period) == (b.1.measure, b.1.period)
    };
    for of_key in published.chunk_by(same_key) {
        let Some(newest) = of_key.first() else {
            continue;
        };
        for (at, own) in of_key.iter().enumerate().skip(1) {
            let before = of_key.get(..at).unwrap_or_default();
            let article = own.1.citation.article;
            let beside = before
                .iter()
                .rev()
                .find(|of| of.1.citation.article == article);
            let other = beside.unwrap_or(newest);
            if !is_range(other.1, own.1) {
                let formula = Formula::Same;
                found.push(Equation::new(Rule::SameFigure, own.0, formula, &[other.0]));
            }
        }
    }
}

/// Whether two entries are the bounds of one range: "300 to 500" is entered as two figures of one
/// line.
fn is_range(a: &Observation, b: &Observation) -> bool {
    let hedges = [a.figure.qualifier.hedge, b.figure.qualifier.hedge];
    let bounds = hedges.contains(&Hedge::UpTo)
        && (hedges.contains(&Hedge::AtLeast) || hedges.contains(&Hedge::Over));
    bounds && a.citation.article == b.citation.article && a.citation.line == b.citation.line
}

/// Numerals that the articles' cards omit because they repeat a cited figure.
pub(in super::super) fn restated(dataset: &Dataset, found: &mut Vec<Equation>) {
    for (article, card) in dataset.articles() {
        for (at, omission) in (0u32..).zip(&card.omitted) {
            if omission.reason != Reason::Repetition {
                continue;
            }
            let Some(of) = statement::repeated(dataset, omission) else {
                found.extend(unread(dataset, article, at));
                continue;
            };
            let (first, again) = (Source::Record(of), Source::Restated { article, at, of });
            let read = Statement::read(dataset, again);
            let in_words = read.is_some_and(|s| s.figure.is_none());
            let (rule, stated, other) = match in_words {
                true => (Rule::FractionWords, first, again),
                false => (Rule::SameFigure, again, first),
            };
            found.push(Equation::new(rule, stated, Formula::Same, &[other]));
            if in_words {
                found.extend(part_of_whole(dataset, again, of));
            }
        }
    }
}

/// A repetition that cannot be parsed, if the line that it repeats has only one figure.
fn unread(dataset: &Dataset, article: ArticleId, at: u32) -> Option<Equation> {
    let Origin { article: of, line } = statement::omission(dataset, article, at)?.of?;
    let of_line = |record: &&Record| {
        dataset
            .subject(**record)
            .is_some_and(|s| s.citation().line == line)
    };
    let mut records = dataset.records_of(of).iter().filter(of_line);
    let (only, None) = (records.next()?, records.next()) else {
        return None;
    };
    let again = Source::Restated {
        article,
        at,
        of: *only,
    };
    let equation = Equation::new(
        Rule::SameFigure,
        Source::Record(*only),
        Formula::Same,
        &[again],
    );
    Some(equation.lacking(Missing::Words))
}

/// A share in words, such as "more than half", against the published part and whole.
fn part_of_whole(dataset: &Dataset, words: Source, share: Record) -> Option<Equation> {
    let Some(Subject::Observation(share)) = dataset.subject(share) else {
        return None;
    };
    let Measure::Share { of } = share.measure else {
        return None;
    };
    let (area, indicator) = match of {
        Whole::Area(area) => (area, share.indicator),
        Whole::Indicator(indicator) => (share.area, indicator),
    };
    let of_measure =
        |area, indicator, measure| published(dataset, area, indicator, measure, share.period);
    let operands = vec![
        of_measure(share.area, share.indicator, of.part_of(share.indicator)),
        of_measure(area, indicator, Measure::Level),
    ];
    let known = operands.iter().all(|published| !published.is_empty());
    known.then(|| Equation::from_publications(Rule::FractionWords, words, Formula::Share, operands))
}
