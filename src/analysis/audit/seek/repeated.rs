//! Figures printed more than once: in several articles, or again in the same one.

use super::super::equation::{Equation, Formula, Source};
use super::super::finding::{Custom, Explanation, Finding};
use super::super::judge::Check;
use super::super::rule::Rule;
use super::super::statement::{self, Statement};
use super::{Group, published};
use crate::dataset::{Dataset, Measure, Observation, Reason, Record, Subject, Whole};
use crate::figure::Hedge;

/// What was published of one indicator more than once: each older publication against the newest.
pub(in super::super) fn seek(group: Group<'_>, found: &mut Vec<Equation>) {
    let mut newest: Option<(Source, &Observation)> = None;
    for (source, observation) in group.sources() {
        match newest {
            Some((first, of))
                if of.measure == observation.measure && of.period == observation.period =>
            {
                if !is_range(of, observation) {
                    let formula = Formula::Same;
                    found.push(Equation::new(Rule::SameFigure, source, formula, &[first]));
                }
            }
            // Of one key, the newest publication comes first.
            _ => newest = Some((source, observation)),
        }
    }
}

/// "300 to 500" is entered as two bounds of one line, and is not one figure printed twice.
fn is_range(a: &Observation, b: &Observation) -> bool {
    let hedges = [a.figure.qualifier.hedge, b.figure.qualifier.hedge];
    let bounds = hedges.contains(&Hedge::UpTo)
        && (hedges.contains(&Hedge::AtLeast) || hedges.contains(&Hedge::Over));
    bounds && a.citation.article == b.citation.article && a.citation.line == b.citation.line
}

/// A later publication explains a difference where another figure goes with the later one only.
/// `checks` are those of the same indicator.
pub(in super::super) fn explain(check: &mut Check, checks: &[Check]) {
    if check.finding != Finding::Suspect(Custom::Revision) {
        return;
    }
    let newest = check.operands.first();
    let goes_with = |other: &&Check| {
        matches!(other.finding, Finding::Explained(_))
            && newest.is_some_and(|newest| other.evidence.contains(newest))
    };
    if let Some(other) = checks.iter().find(goes_with) {
        check.finding = Finding::Explained(Explanation::Vintage);
        check.evidence = Box::new([other.stated]);
    }
}

/// Figures that the cards leave out because they are printed elsewhere in the same article.
pub(in super::super) fn restated(dataset: &Dataset, found: &mut Vec<Equation>) {
    for (article, card) in dataset.articles() {
        for (at, omission) in (0u32..).zip(&card.omitted) {
            if omission.reason != Reason::Repetition {
                continue;
            }
            let Some(first) = statement::repeated(dataset, article, omission) else {
                continue;
            };
            let (again, first_source) = (Source::Restated(article, at), Source::Record(first));
            let in_words = Statement::read(dataset, again).is_some_and(|s| s.figure.is_none());
            if in_words {
                let formula = Formula::Same;
                found.push(Equation::new(
                    Rule::FractionWords,
                    first_source,
                    formula,
                    &[again],
                ));
                found.extend(part_of_whole(dataset, again, first));
            } else {
                let formula = Formula::Same;
                found.push(Equation::new(
                    Rule::SameFigure,
                    again,
                    formula,
                    &[first_source],
                ));
            }
        }
    }
}

/// A share said in words, against the part and the whole that were printed.
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
    let level = |area, indicator| published(dataset, area, indicator, Measure::Level, share.period);
    let operands = vec![level(share.area, share.indicator), level(area, indicator)];
    let known = operands.iter().all(|published| !published.is_empty());
    known.then(|| Equation::of_published(Rule::FractionWords, words, Formula::Share, operands))
}
