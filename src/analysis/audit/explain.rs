//! What other findings are evidence for.

use std::collections::HashMap;

use super::equation::{self, Fit};
use super::finding::{Custom, Explanation, Finding, Outcome};
use super::judge::Check;
use super::rule::Rule;
use super::source::Source;
use super::statement::Statement;
use crate::dataset::Dataset;

/// A later publication explains a difference where another figure goes with it, and would not go with
/// the earlier one.
pub(super) fn vintages(dataset: &Dataset, checks: &mut [Check]) {
    let mut used: HashMap<Source, Vec<usize>> = HashMap::new();
    let suspect = |check: &Check| check.finding == Finding::Suspect(Custom::Revision);
    let newest = |check: &Check| check.operands.first().copied();
    for check in checks.iter().filter(|check| suspect(check)) {
        used.extend(newest(check).map(|newest| (newest, Vec::new())));
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
        let (older, Some(newer)) = (check.stated, newest(check)) else {
            continue;
        };
        let candidates = used.get(&newer).into_iter().flatten();
        let evidence = candidates
            .filter_map(|other| checks.get(*other))
            .find(|other| goes_with_newer_only(dataset, other, older, newer))
            .map(|other| other.stated);
        if let (Some(evidence), Some(check)) = (evidence, checks.get_mut(at)) {
            check.finding = Finding::Explained(Explanation::Vintage);
            check.evidence = Box::new([evidence]);
        }
    }
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
