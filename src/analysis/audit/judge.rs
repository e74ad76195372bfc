//! From a relation to a finding.
//!
//! A figure is compared with the nearest publications of the others: those of its own article, or else
//! the newest before it, or else the first after it. If it agrees with these but not with others that
//! were known then, these explain it. If it agrees only with a later publication, that one explains it;
//! if only with an earlier one, it is suspect. Figures of one passage have to agree by themselves: no
//! other publication explains a difference between them. If no publication agrees, the finding depends
//! on what is declared of the indicator or the figure, and without a declaration on whether an unstated
//! convention could explain the difference.

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

/// A recomputed relation.
#[derive(Debug, Clone)]
pub struct Check {
    /// The kind of relation.
    pub rule: Rule,
    /// The stated figure, which is compared with the others.
    pub stated: Source,
    /// How it follows from them.
    pub formula: Formula,
    /// The other figures. If some of their publications agree and some do not, those that do not.
    pub operands: Box<[Source]>,
    /// The finding.
    pub finding: Finding,
    /// What the others imply, in the base unit of what is stated; `None` where it could not be
    /// computed.
    pub implied: Option<Implied>,
    /// The figures that explain it.
    pub evidence: Box<[Source]>,
    /// Other statements of the same figure, which lead to the same finding.
    pub also: Box<[Source]>,
    /// The suggested corrections, once they have been asked for.
    pub(super) corrections: OnceLock<Box<[Correction]>>,
}

/// What figures imply about another, in its base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Implied {
    /// The interval that their rounding and hedges allow.
    pub possible: Interval,
    /// The value that the numbers as printed give.
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
pub(super) fn judge(dataset: &Dataset, equation: &Equation) -> Check {
    let nearest = nearest(dataset, equation);
    let untested = |missing| check(equation, Finding::NotTestable(missing), &nearest, None);
    if let Some(missing) = equation.missing {
        return untested(missing);
    }
    let Some(stated) = Statement::read(dataset, equation.stated) else {
        return untested(Missing::Words);
    };
    let own = match evaluate(dataset, equation, &stated, &nearest) {
        Ok(own) => own,
        Err(missing) => return untested(missing),
    };
    let others = alternatives(equation, &nearest).into_iter();
    let others = others.filter_map(|choice| {
        let evaluation = evaluate(dataset, equation, &stated, &choice).ok()?;
        Some((choice, evaluation))
    });
    let trials = Trials {
        dataset,
        equation,
        others: others.collect(),
        stated,
        nearest,
        own,
    };
    match own.fit.holds() {
        true => trials.that_hold(),
        false => trials.that_fail(),
    }
}

/// The check of a relation that came to this with these operands.
fn check(
    equation: &Equation,
    finding: Finding,
    operands: &[Source],
    evaluation: Option<Evaluation>,
) -> Check {
    Check {
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
    }
}

/// Evaluates a relation with one choice of publications.
fn evaluate(
    dataset: &Dataset,
    equation: &Equation,
    stated: &Statement,
    choice: &[Source],
) -> Result<Evaluation, Missing> {
    let operands: Option<Vec<Statement>> = choice
        .iter()
        .map(|source| Statement::read(dataset, *source))
        .collect();
    let operands = operands.ok_or(Missing::Words)?;
    equation::evaluate(equation.formula, stated, &operands).map_err(|error| match error {
        ArithmeticError::BaseNotPositive => Missing::PositiveBase,
        ArithmeticError::Overflow => Missing::TooLarge,
        ArithmeticError::Missing => Missing::Part,
    })
}

/// A relation evaluated with every choice of publications.
struct Trials<'a> {
    dataset: &'a Dataset,
    equation: &'a Equation,
    stated: Statement,
    /// The publications nearest to the stated figure.
    nearest: Vec<Source>,
    /// The evaluation with the nearest publications.
    own: Evaluation,
    /// Other choices of publications with their evaluations.
    others: Vec<(Vec<Source>, Evaluation)>,
}

impl Trials<'_> {
    /// The check if the relation holds with the nearest publications.
    fn that_hold(&self) -> Check {
        let (equation, own) = (self.equation, self.own);
        // What was known then and does not fit is explained by what does.
        let earlier = self
            .others
            .iter()
            .find(|(choice, evaluation)| !evaluation.fit.holds() && self.is_known(choice));
        if let Some((choice, evaluation)) = earlier {
            let finding = explained_by(self.dataset, equation, &self.nearest, choice);
            return Check {
                evidence: differing(&self.nearest, choice),
                ..check(equation, finding, choice, Some(*evaluation))
            };
        }
        let finding = match (equation.because, own.fit) {
            _ if !own.can_fail => Finding::NotTestable(Missing::Bound),
            (Some((explanation, _)), _) => Finding::Explained(explanation),
            (None, _) if equation.formula.is_bound() => Finding::WithinBounds,
            (None, Fit::Exact) => Finding::Consistent,
            (None, _) => Finding::WithinRounding,
        };
        Check {
            evidence: equation.because.iter().map(|(_, source)| *source).collect(),
            ..check(equation, finding, &self.nearest, Some(own))
        }
    }

    /// The check if the relation fails with the nearest publications.
    fn that_fail(&self) -> Check {
        let equation = self.equation;
        let sources = std::iter::once(equation.stated).chain(self.nearest.iter().copied());
        let nearness = Nearness::of(self.dataset, sources);
        // The figures of one passage have to agree by themselves.
        if nearness != Nearness::Passage
            && let Some(check) = self.fitting_otherwise()
        {
            return check;
        }
        let finding = match self.own.fit {
            Fit::Hedge if equation.formula.is_bound() => Finding::WithinBounds,
            Fit::Hedge => Finding::Explained(Explanation::Hedge),
            // Of two articles, the later may have counted anew; and a range has its own word.
            Fit::Beyond
                if !matches!(equation.rule, Rule::Range | Rule::Plausibility)
                    && (equation.rule != Rule::SameFigure || nearness != Nearness::Apart) =>
            {
                Finding::Suspect(Custom::BeyondWords)
            }
            _ => diagnose(
                self.dataset,
                equation,
                &self.stated,
                &self.nearest,
                &self.own,
            ),
        };
        // Another publication may have the prices that the nearest has not.
        let ordinary = self.others.iter().find(|(_, evaluation)| {
            matches!(finding, Finding::Suspect(Custom::UnusualPrices))
                && at_constant_prices(self.dataset, equation.stated, &self.stated, evaluation)
                    == Some(true)
        });
        match ordinary {
            Some((choice, evaluation)) => check(
                equation,
                Finding::Explained(Explanation::ConstantPrices),
                choice,
                Some(*evaluation),
            ),
            None => check(equation, finding, &self.nearest, Some(self.own)),
        }
    }

    /// The check if the relation holds with publications other than the nearest: with later ones it is
    /// explained, with earlier ones it is suspect.
    fn fitting_otherwise(&self) -> Option<Check> {
        let fitting = |known: bool| {
            self.others
                .iter()
                .filter(|(_, evaluation)| evaluation.fit.holds())
                .map(|(choice, _)| choice)
                .find(|choice| self.is_known(choice) == known)
        };
        let (choice, finding) = match fitting(false) {
            Some(later) => {
                let finding = explained_by(self.dataset, self.equation, later, &self.nearest);
                (later, finding)
            }
            None => (fitting(true)?, Finding::Suspect(Custom::EarlierVintage)),
        };
        Some(Check {
            evidence: differing(choice, &self.nearest),
            ..check(self.equation, finding, &self.nearest, Some(self.own))
        })
    }

    /// Whether all of a choice had been published when the figure was.
    fn is_known(&self, choice: &[Source]) -> bool {
        let own = published_on(self.dataset, self.equation.stated);
        choice
            .iter()
            .all(|source| published_on(self.dataset, *source) <= own)
    }
}

/// The explanation if other publications agree. The second operand of a growth rate is its base.
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

/// The publications of one choice that another does not have.
fn differing(of: &[Source], other: &[Source]) -> Box<[Source]> {
    of.iter()
        .copied()
        .filter(|source| !other.contains(source))
        .collect()
}

/// The publication of each operand that is nearest to the stated figure.
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

/// Other choices of publications: all the oldest, all the newest, and the nearest with one of them
/// replaced.
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
