//! From a relation to a finding.
//!
//! All publications of every operand are tried. If each choice holds, the relation does; if only some
//! do, those are the evidence that explains the others; if none does, it is left to what is declared
//! of the indicator, and without that to whether anything unsaid could explain it.

use rust_decimal::Decimal;

use super::equation::{self, Equation, Evaluation, Fit, Formula, Source};
use super::finding::{Custom, Explanation, Finding, Missing};
use super::rule::Rule;
use super::statement::{self, Statement};
use crate::dataset::{Dataset, GrowthBasis, Measure, Subject};
use crate::figure::Interval;
use crate::figure::decimal::ArithmeticError;
use crate::figure::period::Year;
use crate::figure::unit::Dimension;

/// More choices of publications than this are not tried.
const CHOICES: usize = 64;

/// Figures of one article at most so many lines apart stand in one passage: articles are broken
/// into short lines with blank ones between, and a sentence may run over five of them.
const PASSAGE: u32 = 12;

/// The yearly change of prices, in percent, within which growth at constant prices is taken to
/// explain a difference from growth of levels at current ones: wide enough for any year of the
/// national deflator since 2000 with room for a region's own, too narrow for a misprint.
pub const ORDINARY_PRICES: (i64, i64) = (-4, 8);

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
    /// Everything printed that takes part: what is stated first, then what it is held against, then
    /// the evidence.
    pub fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        std::iter::once(self.stated)
            .chain(self.operands.iter().copied())
            .chain(self.evidence.iter().copied())
    }
}

/// Recomputes a relation.
#[must_use]
pub fn judge(dataset: &Dataset, equation: &Equation) -> Option<Check> {
    let stated = Statement::read(dataset, equation.stated)?;
    let first: Vec<Source> = equation
        .operands
        .iter()
        .filter_map(|of| of.first().copied())
        .collect();
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
    };
    if let Some(missing) = equation.missing {
        return Some(check(Finding::NotTestable(missing), &first, None));
    }
    let known = known_then(dataset, equation);
    let mut tried = Vec::new();
    for choice in choices(&known) {
        let operands: Option<Vec<Statement>> = choice
            .iter()
            .map(|source| Statement::read(dataset, *source))
            .collect();
        let operands = operands?;
        match equation::evaluate(equation.formula, &stated, &operands) {
            Ok(evaluation) if tells_nothing(equation.formula, &stated, &operands, &evaluation) => {
                let finding = Finding::NotTestable(Missing::Bound);
                return Some(check(finding, &choice, Some(evaluation)));
            }
            Ok(evaluation) => tried.push((choice, evaluation)),
            Err(ArithmeticError::BaseNotPositive) => {
                let finding = Finding::NotTestable(Missing::PositiveBase);
                return Some(check(finding, &first, None));
            }
            Err(ArithmeticError::Overflow) => {
                return Some(check(Finding::NotTestable(Missing::Bound), &first, None));
            }
        }
    }
    let (oldest, evaluation) = tried.first()?;
    let holds = |evaluation: &Evaluation| evaluation.fit < Fit::Bound;
    let fitting = tried.iter().find(|(_, evaluation)| holds(evaluation));
    let apart = tried.iter().find(|(_, evaluation)| !holds(evaluation));
    Some(match (fitting, apart) {
        (Some((choice, best)), None) => {
            let finding = match (equation.because, best.fit) {
                (Some((explanation, _)), _) => Finding::Explained(explanation),
                (None, Fit::Exact) => Finding::Consistent,
                (None, _) => Finding::WithinRounding,
            };
            Check {
                evidence: equation.because.iter().map(|(_, source)| *source).collect(),
                ..check(finding, choice, Some(*best))
            }
        }
        (Some((fits, _)), Some((choice, evaluation))) => {
            let differ = |at: usize| fits.get(at) != choice.get(at);
            let revised = (0..fits.len()).filter(|at| differ(*at));
            let evidence = revised.clone().filter_map(|at| fits.get(at).copied());
            let evidence = evidence.collect();
            // Of a growth rate, the second operand is the base.
            let base = equation.formula == Formula::Growth && revised.clone().all(|at| at == 1);
            let explanation = if base {
                Explanation::RevisedBase
            } else {
                Explanation::Vintage
            };
            Check {
                evidence,
                ..check(Finding::Explained(explanation), choice, Some(*evaluation))
            }
        }
        (None, _) => {
            let finding = match evaluation.fit {
                Fit::Bound => Finding::Explained(Explanation::Hedge),
                _ => diagnose(dataset, equation, &stated, oldest, evaluation),
            };
            check(finding, oldest, Some(*evaluation))
        }
    })
}

/// Every choice of one publication for each operand, the oldest of each first.
fn choices(operands: &[Vec<Source>]) -> Vec<Vec<Source>> {
    let mut choices = vec![Vec::new()];
    for published in operands {
        let longer = choices.iter().flat_map(|choice: &Vec<Source>| {
            published.iter().map(move |source| {
                let mut choice = choice.clone();
                choice.push(*source);
                choice
            })
        });
        choices = longer.take(CHOICES).collect();
    }
    choices
}

/// The publications that a figure can be held against: what was printed after it was not known to
/// those who printed it, unless nothing else is.
fn known_then(dataset: &Dataset, equation: &Equation) -> Vec<Vec<Source>> {
    let date = |source: &Source| {
        let cited = statement::citation(dataset, *source)?;
        dataset.article(cited.article).map(|article| article.date)
    };
    let own = date(&equation.stated);
    let known = |published: &Vec<Source>| {
        let then: Vec<Source> = published
            .iter()
            .copied()
            .filter(|source| published.len() == 1 || date(source) <= own)
            .collect();
        if then.is_empty() {
            published.clone()
        } else {
            then
        }
    };
    equation.operands.iter().map(known).collect()
}

/// Two bounds on one side always go together, and what nothing bounds goes with everything.
fn tells_nothing(
    formula: Formula,
    stated: &Statement,
    operands: &[Statement],
    evaluation: &Evaluation,
) -> bool {
    let (own, implied) = (stated.possible, evaluation.implied);
    if formula == Formula::Same && own == implied {
        return false;
    }
    let upward = own.hi().is_none() && implied.hi().is_none();
    let downward = own.lo().is_none() && implied.lo().is_none();
    if !formula.is_bound() {
        return upward || downward;
    }
    // "Over 20" certainly is at least 15, and 15 certainly part of "over 20".
    let certainly_more = own.lo().is_some() && own.lo() >= implied.lo();
    let whole = operands.first().and_then(|whole| whole.possible.lo());
    let certainly_part = own.hi().is_some() && own.hi() <= whole;
    let certain = match formula {
        Formula::AtMost | Formula::AtMostShare => certainly_part,
        _ => certainly_more,
    };
    !certain && (upward || implied == Interval::ANYTHING)
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
        Rule::Share | Rule::Sum | Rule::ShareChange | Rule::Rate
            if is_cut_off(stated, evaluation) =>
        {
            Finding::Suspect(Custom::Truncated)
        }
        Rule::WholeNumber | Rule::Direction => Finding::Conflict,
        Rule::Plausibility if equation.formula == Formula::SameMagnitude => {
            Finding::Suspect(Custom::Magnitude)
        }
        Rule::Plausibility => Finding::Conflict,
        Rule::SameFigure if nearness == Nearness::Apart => Finding::Suspect(Custom::Revision),
        // Growth rates may be on bases of their own, even in one article.
        Rule::ShareChange if nearness != Nearness::Passage => {
            Finding::Suspect(Custom::ComparableBasis)
        }
        _ if nearness == Nearness::Apart => Finding::Suspect(Custom::Scope),
        _ => Finding::Conflict,
    }
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

/// Whether growth that is declared to be at constant prices implies ordinary ones; `None` where it
/// is not declared so.
fn at_constant_prices(
    dataset: &Dataset,
    source: Source,
    stated: &Statement,
    evaluation: &Evaluation,
) -> Option<bool> {
    let Source::Record(record) = source else {
        return None;
    };
    let Some(Subject::Observation(growth)) = dataset.subject(record) else {
        return None;
    };
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
    let (least, most) = ORDINARY_PRICES;
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
