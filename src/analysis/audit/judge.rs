//! From a relation to a finding.
//!
//! A figure is held against the publications it stands nearest to: those of its own article, else the
//! newest before it, else the first after. Where it holds against them and not against others known
//! then, it is explained by them; where it holds only against one published later, by that; where only
//! against an earlier one, it is suspect. What stands in one passage has to agree by itself: no other
//! publication explains it. If nothing published fits, it is left to what is declared of the indicator
//! or the figure, and without that to whether anything unsaid could explain it.

use rust_decimal::Decimal;

use super::equation::{self, Equation, Evaluation, Fit, Formula};
use super::finding::{Custom, Explanation, Finding, Missing};
use super::rule::Rule;
use super::source::Source;
use super::statement::{self, Statement};
use crate::dataset::{Basis, Dataset, GrowthBasis, Measure, Observation, Subject};
use crate::figure::decimal::ArithmeticError;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Interval, Period};

/// Figures of one article at most so many lines apart stand in one passage: articles are broken
/// into short lines with blank ones between, and a sentence may run over five of them.
const PASSAGE: u32 = 12;

/// The yearly change of prices, in percent, within which growth at constant prices is taken to
/// explain a difference from growth of levels at current ones: wide enough for any year of the
/// national deflator since 2000 with room for a region's own, too narrow for a misprint.
pub const ORDINARY_PRICES: (i64, i64) = (-4, 8);

/// The same on average over [`SEVERAL_YEARS`] or more, which even out.
pub const ORDINARY_PRICES_ON_AVERAGE: (i64, i64) = (-1, 6);

/// So many years are several.
const SEVERAL_YEARS: Year = 3;

/// How far the base of a growth on a comparable basis may lie from the published one, in percent of
/// it: a changed scope moves a base by a part of it, not by a multiple.
pub const COMPARABLE_BASE: (i64, i64) = (67, 150);

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
    /// Everything printed that takes part: what is stated first, then the same stated otherwise, what it is held against, then
    /// the evidence.
    pub fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        std::iter::once(self.stated)
            .chain(self.also.iter().copied())
            .chain(self.operands.iter().copied())
            .chain(self.evidence.iter().copied())
    }
}

/// Recomputes a relation.
#[must_use]
pub fn judge(dataset: &Dataset, equation: &Equation) -> Check {
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
        // Of two articles, the later may have counted anew.
        Fit::Beyond if equation.rule != Rule::SameFigure || nearness != Nearness::Apart => {
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

fn published_on(dataset: &Dataset, source: Source) -> Option<Period> {
    let cited = statement::citation(dataset, source)?;
    dataset.article(cited.article).map(|article| article.date)
}

/// Of each operand the publication nearest to the stated figure.
fn nearest(dataset: &Dataset, equation: &Equation) -> Vec<Source> {
    let own = statement::citation(dataset, equation.stated);
    let date = published_on(dataset, equation.stated);
    let distance = |source: &Source| {
        let cited = statement::citation(dataset, *source);
        let same = cited
            .as_ref()
            .zip(own.as_ref())
            .filter(|(a, b)| a.article == b.article);
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

/// No publications fit: is there a declared basis for it, a custom, or no way out?
fn diagnose(
    dataset: &Dataset,
    equation: &Equation,
    stated: &Statement,
    operands: &[Source],
    evaluation: &Evaluation,
) -> Finding {
    let sources = || std::iter::once(equation.stated).chain(operands.iter().copied());
    let nearness = Nearness::of(dataset, sources());
    match equation.rule {
        Rule::GrowthLevel | Rule::GrowthSpan => {
            if let Some(ordinary) = on_comparable_basis(dataset, equation, stated, operands) {
                return if ordinary {
                    Finding::Explained(Explanation::ComparableBasis)
                } else {
                    Finding::Suspect(Custom::UnusualBasis)
                };
            }
            if let Some(ordinary) = at_constant_prices(dataset, equation.stated, stated, evaluation)
            {
                return if ordinary {
                    Finding::Explained(Explanation::ConstantPrices)
                } else {
                    Finding::Suspect(Custom::UnusualPrices)
                };
            }
            if is_cut_off(stated, evaluation) {
                return Finding::Suspect(Custom::Truncated);
            }
            // Things that are counted have no comparable basis but the count itself.
            let counted = operands.iter().all(|source| {
                Statement::read(dataset, *source)
                    .is_some_and(|of| of.unit.dimension() == Dimension::Count)
            });
            match nearness {
                Nearness::Passage => Finding::Conflict,
                Nearness::Article if counted => Finding::Conflict,
                _ => Finding::Suspect(Custom::ComparableBasis),
            }
        }
        Rule::Share | Rule::Sum | Rule::ShareChange | Rule::Rate | Rule::WholeNumber
            if is_cut_off(stated, evaluation) =>
        {
            Finding::Suspect(Custom::Truncated)
        }
        Rule::WholeNumber | Rule::Direction => Finding::Conflict,
        Rule::Plausibility if equation.formula == Formula::SameMagnitude => {
            Finding::Suspect(Custom::Magnitude)
        }
        Rule::Plausibility => Finding::Conflict,
        Rule::SameFigure if nearness == Nearness::Apart => {
            let dates = sources().map(|source| published_on(dataset, source));
            let first = published_on(dataset, equation.stated);
            let of_one_day = dates.into_iter().all(|date| date == first);
            Finding::Suspect(if of_one_day {
                Custom::Scope
            } else {
                Custom::Revision
            })
        }
        Rule::Range => Finding::Suspect(Custom::Range),
        // Growth rates may be on bases of their own, even in one article, and real ones say nothing
        // of shares at current prices.
        Rule::ShareChange
            if nearness != Nearness::Passage
                || operands.iter().any(|source| is_real(dataset, *source)) =>
        {
            Finding::Suspect(Custom::ComparableBasis)
        }
        // Not everything adds up over areas: what is counted by head does not.
        Rule::Subset if are_of_several_areas(dataset, equation.stated, operands) => {
            Finding::Suspect(Custom::Scope)
        }
        _ if nearness == Nearness::Apart => Finding::Suspect(Custom::Scope),
        _ => Finding::Conflict,
    }
}

fn observation(dataset: &Dataset, source: Source) -> Option<&Observation> {
    match source {
        Source::Record(record) => match dataset.subject(record)? {
            Subject::Observation(observation) => Some(observation),
            _ => None,
        },
        Source::Restated(..) => None,
    }
}

/// Whether a figure is a growth rate at constant prices.
pub(super) fn is_real(dataset: &Dataset, source: Source) -> bool {
    observation(dataset, source).is_some_and(|of| {
        let basis = dataset.indicator(of.indicator).and_then(|i| i.growth_basis);
        matches!(of.measure, Measure::Growth { .. }) && basis == Some(GrowthBasis::ConstantPrices)
    })
}

fn are_of_several_areas(dataset: &Dataset, stated: Source, operands: &[Source]) -> bool {
    let area = |source: Source| match source {
        Source::Record(record) => match dataset.subject(record)? {
            Subject::Observation(o) => Some(o.area),
            Subject::Target(t) => Some(t.area),
            _ => None,
        },
        Source::Restated(..) => None,
    };
    let own = area(stated);
    own.is_some()
        && operands
            .iter()
            .any(|of| area(*of).is_some_and(|of| Some(of) != own))
}

/// How near to each other figures were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearness {
    /// In one passage of an article.
    Passage,
    /// In one article, so at one time and by one hand.
    Article,
    /// In several articles.
    Apart,
}

impl Nearness {
    fn of(dataset: &Dataset, sources: impl Iterator<Item = Source>) -> Nearness {
        let mut places = sources
            .filter_map(|source| statement::citation(dataset, source))
            .map(|citation| (citation.article, citation.line));
        let Some((article, line)) = places.next() else {
            return Nearness::Apart;
        };
        let (mut first, mut last) = (line, line);
        for (other, line) in places {
            if other != article {
                return Nearness::Apart;
            }
            first = first.min(line);
            last = last.max(line);
        }
        if last.saturating_sub(first) <= PASSAGE {
            Nearness::Passage
        } else {
            Nearness::Article
        }
    }
}

/// Whether the number was cut off after its last digit instead of rounded.
fn is_cut_off(stated: &Statement, evaluation: &Evaluation) -> bool {
    let cut = || {
        let figure = stated.figure?;
        let point = evaluation.point.lo().filter(|lo| {
            // Computed bounds lie a little outside of the exact value on either side.
            evaluation
                .point
                .hi()
                .is_some_and(|hi| hi.saturating_sub(*lo) < Decimal::ONE)
        })?;
        let power = 0i32.saturating_sub(figure.unit.magnitude().power());
        let printed = crate::figure::decimal::shift(point, power).ok()?;
        Some(printed.trunc_with_scale(figure.value.scale()) == figure.value)
    };
    cut().unwrap_or(false)
}

/// Whether growth that is declared to be on a comparable basis implies a base near the published one;
/// `None` where it is not declared so.
fn on_comparable_basis(
    dataset: &Dataset,
    equation: &Equation,
    stated: &Statement,
    operands: &[Source],
) -> Option<bool> {
    let growth = observation(dataset, equation.stated)?;
    growth.basis.filter(|basis| *basis == Basis::Comparable)?;
    let near = || {
        let level = Statement::read(dataset, *operands.first()?)?;
        let base = Statement::read(dataset, *operands.get(1)?)?;
        let needed = needed_base(level.possible, stated.possible).ok()?;
        let (least, most) = COMPARABLE_BASE;
        let near = Interval::between(least.into(), most.into());
        Some(needed.share_of(base.possible).ok()?.meets(near))
    };
    Some(near().unwrap_or(false))
}

/// Whether growth that is declared to be at constant prices implies ordinary ones; `None` where it
/// is not declared so.
fn at_constant_prices(
    dataset: &Dataset,
    source: Source,
    stated: &Statement,
    evaluation: &Evaluation,
) -> Option<bool> {
    let growth = observation(dataset, source)?;
    let basis = dataset.indicator(growth.indicator)?.growth_basis;
    if basis != Some(GrowthBasis::ConstantPrices) {
        return None;
    }
    let years = match growth.measure {
        Measure::Growth { base: Some(base) } => {
            growth.period.year().saturating_sub(base.year()).max(1)
        }
        _ => 1,
    };
    let ordinary = || {
        let deflator = deflator(stated.possible, evaluation.implied).ok()?;
        Some(deflator.meets(ordinary_prices(years).ok()?))
    };
    Some(ordinary().unwrap_or(false))
}

/// The change of prices, in percent, that lies between a real growth rate and a nominal one.
///
/// # Errors
/// [`ArithmeticError`], where the growth rate is a fall to nothing.
pub fn deflator(real: Interval, nominal: Interval) -> Result<Interval, ArithmeticError> {
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    nominal.plus(hundred)?.growth_over(real.plus(hundred)?)
}

/// The change of prices over so many years that is still ordinary.
fn ordinary_prices(years: Year) -> Result<Interval, ArithmeticError> {
    let (least, most) = if years < SEVERAL_YEARS {
        ORDINARY_PRICES
    } else {
        ORDINARY_PRICES_ON_AVERAGE
    };
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    let yearly = Interval::between(least.into(), most.into()).plus(hundred)?;
    let yearly = yearly.over(hundred)?;
    let mut all = Interval::exactly(Decimal::ONE);
    for _ in 0..years.min(100) {
        all = all.times(yearly)?;
    }
    all.shift(2)?.minus(hundred)
}

/// The base from which a level would have grown as stated: what a growth rate "needs".
///
/// # Errors
/// [`ArithmeticError`], where the growth rate is a fall to nothing.
pub fn needed_base(level: Interval, growth: Interval) -> Result<Interval, ArithmeticError> {
    let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
    level.shift(2)?.over(growth.plus(hundred)?)
}
