//! Circular evidence: a growth rate cannot be confirmed by a base whose date was inferred from that
//! rate, or that has no date.

use super::equation::{self, Formula};
use super::finding::{Custom, Explanation, Finding};
use super::judge::Check;
use super::source::Source;
use super::statement::{Statement, observation};
use crate::analysis::series;
use crate::dataset::{Dataset, Dating, Measure};

/// Marks growth rates that agree with a figure only if its date is assumed.
pub(super) fn tell(dataset: &Dataset, checks: &mut [Check]) {
    for check in checks {
        let by = match check.finding {
            Finding::Explained(Explanation::RevisedBase | Explanation::Vintage) => {
                let evidence = check.evidence.iter();
                let dated = evidence.map(|source| observation(dataset, *source));
                let mut dated = dated.map(|of| of.map(|of| of.dating));
                let all = !check.evidence.is_empty()
                    && dated.all(|dating| dating == Some(Dating::Relation));
                all.then(|| check.evidence.clone())
            }
            Finding::Suspect(Custom::ComparableBasis) if check.formula == Formula::Growth => {
                undated_base(dataset, check).map(|source| Box::from([source]))
            }
            _ => None,
        };
        if let Some(evidence) = by {
            check.finding = Finding::Suspect(Custom::Circular);
            check.evidence = evidence;
        }
    }
}

/// An undated level of the same thing, from which the later one would have grown at this rate.
fn undated_base(dataset: &Dataset, check: &Check) -> Option<Source> {
    let growth = observation(dataset, check.stated)?;
    let (stated, later) = (
        Statement::read(dataset, check.stated)?,
        Statement::read(dataset, *check.operands.first()?)?,
    );
    let (area, indicator) = (growth.area, growth.indicator);
    series::undated(dataset, area, indicator, Measure::Level).find_map(|base| {
        let source = Source::Record(dataset.record_of_observation(base)?);
        let base = Statement::read(dataset, source)?;
        let fit = equation::evaluate(Formula::Growth, &stated, &[later, base]);
        fit.ok()?.fit.holds().then_some(source)
    })
}
