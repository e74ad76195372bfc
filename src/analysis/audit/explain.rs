//! Explains differences between publications by other findings.

use std::collections::BTreeMap;

use super::equation::{self, Fit};
use super::finding::{Custom, Explanation, Finding, Outcome};
use super::judge::Check;
use super::rule::Rule;
use super::source::Source;
use super::statement::Statement;
use crate::dataset::{Dataset, Subject};
use crate::figure::Period;

/// Explains a difference between two publications as a revision if there is evidence for the later
/// one: another figure that agrees with it and not with the earlier one, or a further article that
/// prints it.
pub(super) fn vintages(dataset: &Dataset, checks: &mut [Check]) {
    let suspect = |check: &Check| check.finding == Finding::Suspect(Custom::Revision);
    let mut used: BTreeMap<Source, Vec<usize>> = BTreeMap::new();
    for check in checks.iter().filter(|check| suspect(check)) {
        for source in [Some(&check.stated), check.operands.first()]
            .into_iter()
            .flatten()
        {
            let all = publications(dataset, *source);
            used.extend(all.iter().map(|of| (of.source, Vec::new())));
        }
    }
    if used.is_empty() {
        return;
    }
    for (at, check) in checks.iter().enumerate() {
        if check.rule == Rule::SameFigure || check.formula.is_bound() {
            continue;
        }
        for source in check.sources() {
            if let Some(places) = used.get_mut(&source) {
                places.push(at);
            }
        }
    }
    for at in 0..checks.len() {
        let Some(check) = checks.get(at).filter(|check| suspect(check)) else {
            continue;
        };
        let evidence = confirmation(dataset, checks, &used, check);
        if let (Some(evidence), Some(check)) = (evidence, checks.get_mut(at)) {
            check.finding = Finding::Explained(Explanation::Vintage);
            check.evidence = Box::new([evidence]);
        }
    }
}

/// A publication of a figure.
struct Publication {
    source: Source,
    date: Option<Period>,
}

/// All publications of the figure of a source, the oldest first.
fn publications(dataset: &Dataset, source: Source) -> Vec<Publication> {
    let Some(Subject::Observation(own)) = subject(dataset, source) else {
        return Vec::new();
    };
    let all = dataset.published(own.area, own.indicator, own.measure, own.period);
    all.rev()
        .map(|(record, observation)| {
            let article = dataset.article(observation.citation.article);
            Publication {
                source: Source::Record(record),
                date: article.map(|article| article.date),
            }
        })
        .collect()
}

fn subject(dataset: &Dataset, source: Source) -> Option<Subject<'_>> {
    dataset.subject(source.record())
}

/// The evidence for the value that was first published later than the other.
fn confirmation(
    dataset: &Dataset,
    checks: &[Check],
    used: &BTreeMap<Source, Vec<usize>>,
    check: &Check,
) -> Option<Source> {
    let other = *check.operands.first()?;
    let all = publications(dataset, check.stated);
    // "About 1130" is another publication of 1127.
    let possible = |source| Statement::read(dataset, source).map(|of| of.possible);
    let with_value_of = |source: Source| -> Vec<&Publication> {
        let own = possible(source);
        let meets = |of: &&Publication| {
            let both = own.zip(possible(of.source));
            both.is_some_and(|(own, other)| own.meets(other))
        };
        all.iter().filter(meets).collect()
    };
    let (own, others) = (with_value_of(check.stated), with_value_of(other));
    let (own_first, others_first) = (own.first()?.date, others.first()?.date);
    if own_first == others_first {
        return None;
    }
    let (earlier, later) = if own_first < others_first {
        (own, others)
    } else {
        (others, own)
    };
    let older = earlier.first()?.source;
    let goes_with = later.iter().find_map(|newer| {
        let candidates = used.get(&newer.source).into_iter().flatten();
        candidates
            .filter_map(|at| checks.get(*at))
            .find(|other| goes_with_newer_only(dataset, other, older, newer.source))
            .map(|other| other.stated)
    });
    let again = || {
        let first = later.first()?.date;
        later.iter().find(|of| of.date != first).map(|of| of.source)
    };
    goes_with.or_else(again)
}

fn goes_with_newer_only(dataset: &Dataset, check: &Check, older: Source, newer: Source) -> bool {
    let outcome = check.finding.outcome();
    if outcome == Outcome::Explained && check.evidence.contains(&newer) {
        return true;
    }
    let holds = matches!(outcome, Outcome::Consistent | Outcome::WithinRounding);
    let fit = || {
        let read = |source: &Source| {
            let source = if *source == newer { older } else { *source };
            Statement::read(dataset, source)
        };
        let operands: Option<Vec<Statement>> = check.operands.iter().map(read).collect();
        let evaluation = equation::evaluate(check.formula, &read(&check.stated)?, &operands?);
        Some(evaluation.ok()?.fit)
    };
    holds && check.stated != newer && fit() == Some(Fit::Apart)
}
