//! The finding of a relation that no publications satisfy.

use rust_decimal::Decimal;

use super::basis::{at_constant_prices, is_real, on_comparable_basis};
use super::equation::{Equation, Evaluation, Formula};
use super::finding::{Custom, Explanation, Finding};
use super::nearness::{Nearness, published_on};
use super::rule::Rule;
use super::source::Source;
use super::statement::Statement;
use crate::dataset::{Dataset, Subject};
use crate::figure::unit::Dimension;

/// Called where no publications fit: looks for a declared basis or a convention that explains it, and
/// reports a conflict if there is neither.
pub(super) fn diagnose(
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
        // An area can have more than the area around it, if a quantity is not additive.
        Rule::Subset if are_of_several_areas(dataset, equation.stated, operands) => {
            Finding::Suspect(Custom::Scope)
        }
        _ if nearness == Nearness::Apart => Finding::Suspect(Custom::Scope),
        _ => Finding::Conflict,
    }
}

fn are_of_several_areas(dataset: &Dataset, stated: Source, operands: &[Source]) -> bool {
    let area = |source: Source| match source {
        Source::Record(record) => match dataset.subject(record)? {
            Subject::Observation(o) => Some(o.area),
            Subject::Target(t) => Some(t.area),
            _ => None,
        },
        Source::Restated { .. } => None,
    };
    let own = area(stated);
    own.is_some()
        && operands
            .iter()
            .any(|of| area(*of).is_some_and(|of| Some(of) != own))
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
