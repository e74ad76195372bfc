//! From a relation to a finding.
//!
//! A figure is held against the publications it stands nearest to: those of its own article, else the
//! newest before it, else the first after. Where it holds against them and not against others known
//! then, it is explained by them; where it holds only against one published later, by that; where only
//! against an earlier one, it is suspect. What stands in one passage has to agree by itself: no other
//! publication explains it. If nothing published fits, it is left to what is declared of the indicator
//! or the figure, and without that to whether anything unsaid could explain it.

use std::sync::OnceLock;

use super::basis::at_constant_prices;
use super::correction::Correction;
use super::diagnosis::diagnose;
use super::equation::{self, Equation, Evaluation, Fit, Formula};
use super::finding::{Custom, Explanation, Finding, Missing};
use super::nearness::{Nearness, published_on};
use super::rule::Rule;
use super::source::Source;
use super::statement::{self, Statement};
use crate::dataset::Dataset;
use crate::figure::decimal::ArithmeticError;
use crate::figure::{Interval, Period};

/// A relation, recomputed.
#[derive(Debug, Clone)]
pub struct Check {
    /// The kind of relation.
    pub rule: Rule,
    /// What was held against the others.
    pub stated: Source,
    /// How it follows from them.
    pub formula: Formula,
    /// The others, as published where it matters: where some publications fit and others do not,
    /// those that do not.
    pub operands: Box<[Source]>,
    /// What it came to.
    pub finding: Finding,
    /// What the others imply, in the base unit of what is stated; `None` where it could not be
    /// computed.
    pub implied: Option<Implied>,
    /// What explains it.
    pub evidence: Box<[Source]>,
    /// The same stated otherwise, which comes to the same.
    pub also: Box<[Source]>,
    /// What would correct it, once that has been asked for.
    pub(super) corrections: OnceLock<Box<[Correction]>>,
}

/// What figures imply of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Implied {
    /// All that their rounding leaves possible.
    pub possible: Interval,
    /// What the numbers as printed give.
    pub point: Interval,
}

impl Check {
    /// Every printed figure that takes part: the stated one, the same stated otherwise, what it is held
    /// against, and the evidence.
    pub fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        std::iter::once(self.stated)
            .chain(self.also.iter().copied())
            .chain(self.operands.iter().copied())
            .chain(self.evidence.iter().copied())
    }
}

/// Recomputes a relation.
#[must_use]
pub(crate) fn judge(dataset: &Dataset, equation: &Equation) -> Check {
    let check = |finding, operands: &[Source], evaluation: Option<Evaluation>| Check {
        rule: equation.rule,
        stated: equation.stated,
        formula: equation.formula,
        operands: operands.into(),
        finding,
        implied: evaluation.map(|evaluation| Implied {
            possible: evaluation.implied,
            point: evaluation.point,
        }),
        evidence: Box::default(),
        also: Box::default(),
        corrections: OnceLock::new(),
    };
    let nearest = nearest(dataset, equation);
    let untested = |missing| check(Finding::NotTestable(missing), &nearest, None);
    if let Some(missing) = equation.missing {
        return untested(missing);
    }
    let Some(stated) = Statement::read(dataset, equation.stated) else {
        return untested(Missing::Words);
    };
    let evaluate = |choice: &[Source]| {
        let operands: Option<Vec<Statement>> = choice
            .iter()
            .map(|source| Statement::read(dataset, *source))
            .collect();
        let operands = operands.ok_or(Missing::Words)?;
        equation::evaluate(equation.formula, &stated, &operands).map_err(|error| match error {
            ArithmeticError::BaseNotPositive => Missing::PositiveBase,
            ArithmeticError::Overflow => Missing::TooLarge,
            ArithmeticError::Missing => Missing::Part,
        })
    };
    let own = match evaluate(&nearest) {
        Ok(own) => own,
        Err(missing) => return untested(missing),
    };
    let others: Vec<(Vec<Source>, Evaluation)> = alternatives(equation, &nearest)
        .into_iter()
        .filter_map(|choice| {
            evaluate(&choice)
                .ok()
                .map(|evaluation| (choice, evaluation))
        })
        .collect();
    if own.fit.holds() {
        // What was known then and does not fit is explained by what does.
        let earlier = others.iter().find(|(choice, evaluation)| {
            !evaluation.fit.holds() && is_known(dataset, equation.stated, choice)
        });
        if let Some((choice, evaluation)) = earlier {
            return Check {
                evidence: differing(&nearest, choice),
                ..check(
                    explained_by(dataset, equation, &nearest, choice),
                    choice,
                    Some(*evaluation),
                )
            };
        }
        let finding = match (equation.because, own.fit) {
            _ if !own.can_fail => Finding::NotTestable(Missing::Bound),
            (Some((explanation, _)), _) => Finding::Explained(explanation),
            (None, _) if equation.formula.is_bound() => Finding::WithinBounds,
            (None, Fit::Exact) => Finding::Consistent,
            (None, _) => Finding::WithinRounding,
        };
        return Check {
            evidence: equation.because.iter().map(|(_, source)| *source).collect(),
            ..check(finding, &nearest, Some(own))
        };
    }
    // Published later, or earlier than what it stands beside; but a sentence has to hold by itself.
    let sources = || std::iter::once(equation.stated).chain(nearest.iter().copied());
    let nearness = Nearness::of(dataset, sources());
    let fits = |known: bool| {
        others.iter().find(|(choice, evaluation)| {
            nearness != Nearness::Passage
                && evaluation.fit.holds()
                && is_known(dataset, equation.stated, choice) == known
        })
    };
    if let Some((choice, _)) = fits(false) {
        return Check {
            evidence: differing(choice, &nearest),
            ..check(
                explained_by(dataset, equation, choice, &nearest),
                &nearest,
                Some(own),
            )
        };
    }
    if let Some((choice, _)) = fits(true) {
        return Check {
            evidence: differing(choice, &nearest),
            ..check(
                Finding::Suspect(Custom::EarlierVintage),
                &nearest,
                Some(own),
            )
        };
    }
    let finding = match own.fit {
        Fit::Hedge if equation.formula.is_bound() => Finding::WithinBounds,
        Fit::Hedge => Finding::Explained(Explanation::Hedge),
        // Of two articles, the later may have counted anew; and a range has its own word.
        Fit::Beyond
            if !matches!(equation.rule, Rule::Range | Rule::Plausibility)
                && (equation.rule != Rule::SameFigure || nearness != Nearness::Apart) =>
        {
            Finding::Suspect(Custom::BeyondWords)
        }
        _ => diagnose(dataset, equation, &stated, &nearest, &own),
    };
    // Another publication may have the prices that the nearest has not.
    let ordinary = others.iter().find(|(_, evaluation)| {
        matches!(finding, Finding::Suspect(Custom::UnusualPrices))
            && at_constant_prices(dataset, equation.stated, &stated, evaluation) == Some(true)
    });
    match ordinary {
        Some((choice, evaluation)) => check(
            Finding::Explained(Explanation::ConstantPrices),
            choice,
            Some(*evaluation),
        ),
        None => check(finding, &nearest, Some(own)),
    }
}

/// What a fit of other publications explains: of a growth rate, the second operand is the base.
fn explained_by(
    dataset: &Dataset,
    equation: &Equation,
    fits: &[Source],
    shown: &[Source],
) -> Finding {
    let first_fits = fits.first() == shown.first();
    let dates = |of: &[Source], other: &[Source]| -> Vec<Option<Period>> {
        let differing = differing(of, other);
        let dates = differing.iter().map(|of| published_on(dataset, *of));
        dates.collect()
    };
    // Of two publications of one day none is the later.
    let dated_apart = dates(fits, shown) != dates(shown, fits);
    Finding::Explained(if equation.formula == Formula::Growth && first_fits {
        Explanation::RevisedBase
    } else if dated_apart {
        Explanation::Vintage
    } else {
        Explanation::OtherValue
    })
}

/// The publications of one choice that another has not.
fn differing(of: &[Source], other: &[Source]) -> Box<[Source]> {
    of.iter()
        .copied()
        .filter(|source| !other.contains(source))
        .collect()
}

/// Whether all of a choice had been published when the figure was.
fn is_known(dataset: &Dataset, stated: Source, choice: &[Source]) -> bool {
    let own = published_on(dataset, stated);
    choice
        .iter()
        .all(|source| published_on(dataset, *source) <= own)
}

/// Of each operand the publication nearest to the stated figure.
fn nearest(dataset: &Dataset, equation: &Equation) -> Vec<Source> {
    let own = statement::place(dataset, equation.stated);
    let date = published_on(dataset, equation.stated);
    let distance = |source: &Source| {
        let place = statement::place(dataset, *source);
        let same = place.zip(own).filter(|(a, b)| a.article == b.article);
        let lines = same.map(|(a, b)| a.line.abs_diff(b.line));
        let on = published_on(dataset, *source);
        let later = on > date;
        // Of those before, the newest; of those after, the oldest.
        let before = std::cmp::Reverse(on.filter(|_| !later));
        (lines.is_none(), lines, later, before, on)
    };
    let operands = equation.operands.iter();
    operands
        .filter_map(|published| match published.as_slice() {
            [only] => Some(*only),
            published => published
                .iter()
                .min_by_key(|source| distance(source))
                .copied(),
        })
        .collect()
}

/// Other choices of publications: all the oldest, all the newest, and the nearest but for one.
fn alternatives(equation: &Equation, nearest: &[Source]) -> Vec<Vec<Source>> {
    let mut choices: Vec<Vec<Source>> = Vec::new();
    let mut add = |choice: Vec<Source>| {
        if choice != nearest && !choices.contains(&choice) {
            choices.push(choice);
        }
    };
    if equation
        .operands
        .iter()
        .all(|published| published.len() == 1)
    {
        return choices;
    }
    let all = |pick: fn(&[Source]) -> Option<&Source>| -> Vec<Source> {
        let operands = equation.operands.iter();
        operands
            .filter_map(|published| pick(published).copied())
            .collect()
    };
    for (at, published) in equation.operands.iter().enumerate() {
        for source in published {
            let mut choice = nearest.to_vec();
            if let Some(place) = choice.get_mut(at) {
                *place = *source;
            }
            add(choice);
        }
    }
    add(all(<[Source]>::first));
    add(all(<[Source]>::last));
    choices
}
