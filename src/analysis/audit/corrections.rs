//! Suggests corrections for checks that fail.
//!
//! A correction changes one figure of a relation by one substituted digit, one transposition of
//! neighbouring digits or a power of ten, so that the relation holds and no other relation of the
//! figure fails (error localisation after Fellegi and Holt, 1976; typing errors within a
//! Damerau–Levenshtein distance of one, Scholtus, 2009). It is a hint and not part of the finding.

use rust_decimal::Decimal;

use super::Audit;
use super::basis::is_real;
use super::correction::{Correction, Error};
use super::equation::{self, Fit};
use super::judge::Check;
use super::source::Source;
use super::statement::Statement;
use crate::dataset::Dataset;
use crate::figure::{Figure, decimal};

/// Powers of ten by which figures may be wrong: 4 for 万 omitted or confused with 亿, 8 for 亿 omitted,
/// 1 and 2 for a misplaced decimal point.
const POWERS: [i32; 8] = [4, -4, 8, -8, 1, -1, 2, -2];

/// Number of corrections suggested for a check.
const MOST: usize = 3;

/// Up to three corrections of an open check; none for a check that is not open. For each figure, the
/// value that corrects the most other open checks is suggested; among equals the one with the likelier
/// error, then the one nearest to the printed value.
///
/// They are computed when they are first asked for, and kept with the check.
#[must_use]
pub fn corrections<'a>(dataset: &Dataset, audit: &Audit, check: &'a Check) -> &'a [Correction] {
    match check.finding.outcome().is_open() {
        true => check
            .corrections
            .get_or_init(|| find(dataset, audit, check)),
        false => &[],
    }
}

fn find(dataset: &Dataset, audit: &Audit, check: &Check) -> Box<[Correction]> {
    let involved = std::iter::once(check.stated).chain(check.operands.iter().copied());
    let trial = Trial::of(dataset, check);
    let mut found: Vec<(usize, Correction)> = Vec::new();
    for source in involved {
        let Some(figure) = figure_of(dataset, source) else {
            continue;
        };
        let best = candidates(figure)
            .filter(|(value, error)| is_sensible(figure, *value, *error))
            .filter(|(value, error)| trial.is_corrected(source, with(figure, *value), *error))
            .filter_map(|(value, error)| {
                let others = others_corrected(dataset, audit, check, source, figure, value)?;
                Some((others, value, error))
            })
            .min_by_key(|(others, value, error)| {
                let distance = value.saturating_sub(figure.value).abs();
                (std::cmp::Reverse(*others), error.rank(), distance)
            });
        if let Some((others, value, error)) = best {
            let correction = Correction {
                source,
                value,
                error,
            };
            found.push((others, correction));
        }
    }
    found.sort_by_key(|(others, correction)| (std::cmp::Reverse(*others), correction.error.rank()));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, correction)| correction)
        .collect()
}

fn figure_of(dataset: &Dataset, source: Source) -> Option<Figure> {
    match source {
        Source::Record(record) => dataset.subject(record).map(|subject| subject.figure()),
        Source::Restated { .. } => None,
    }
}

/// All values that differ from a figure by one error.
fn candidates(figure: Figure) -> impl Iterator<Item = (Decimal, Error)> {
    let digits = edits(figure.value)
        .into_iter()
        .map(|value| (value, Error::Digit));
    let powers = POWERS.into_iter().filter_map(move |power| {
        let value = decimal::shift(figure.value, power).ok()?;
        Some((value, Error::Magnitude(power)))
    });
    digits.chain(powers)
}

/// The values with one digit substituted or two neighbouring digits transposed.
fn edits(value: Decimal) -> Vec<Decimal> {
    let digits: Vec<char> = value.abs().mantissa().to_string().chars().collect();
    let rebuild = |digits: &[char]| {
        let leading = digits.len() > 1 && digits.first() == Some(&'0');
        let number: i128 = digits.iter().collect::<String>().parse().ok()?;
        let number = if value.is_sign_negative() {
            number.checked_neg()?
        } else {
            number
        };
        // A leading zero is normal in "0.5", but nobody prints 12 as "012".
        let allowed = !leading || value.scale() > 0;
        let edited = Decimal::try_from_i128_with_scale(number, value.scale()).ok()?;
        (allowed && edited != value).then_some(edited)
    };
    let mut found = Vec::new();
    for at in 0..digits.len() {
        for digit in '0'..='9' {
            let mut changed = digits.clone();
            if let Some(place) = changed.get_mut(at) {
                *place = digit;
            }
            found.extend(rebuild(&changed));
        }
        let next = at.saturating_add(1);
        if next < digits.len() {
            let mut swapped = digits.clone();
            swapped.swap(at, next);
            found.extend(rebuild(&swapped));
        }
    }
    found
}

/// The figure with another value.
fn with(figure: Figure, value: Decimal) -> Figure {
    Figure { value, ..figure }
}

/// A check to be evaluated with trial values. Its figures are read only once for all of them.
struct Trial<'c> {
    check: &'c Check,
    stated: Option<Statement>,
    operands: Vec<Option<Statement>>,
}

impl<'c> Trial<'c> {
    fn of(dataset: &Dataset, check: &'c Check) -> Trial<'c> {
        let read = |of: Source| Statement::read(dataset, of);
        Trial {
            check,
            stated: read(check.stated),
            operands: check.operands.iter().map(|of| read(*of)).collect(),
        }
    }

    /// The stated figure and the operands with one of them replaced; `None` if one cannot be read.
    fn with(&self, source: Source, figure: Figure) -> Option<(Statement, Vec<Statement>)> {
        let replaced = Statement::of(figure).ok()?;
        let choose = |of: Source, read: Option<Statement>| match of == source {
            true => Some(replaced),
            false => read,
        };
        let operands = self.check.operands.iter().zip(&self.operands);
        let operands: Option<Vec<Statement>> =
            operands.map(|(of, read)| choose(*of, *read)).collect();
        Some((choose(self.check.stated, self.stated)?, operands?))
    }

    /// The fit of the check with one figure replaced.
    fn refit(&self, source: Source, figure: Figure) -> Option<Fit> {
        let (stated, operands) = self.with(source, figure)?;
        let evaluation = equation::evaluate(self.check.formula, &stated, &operands);
        Some(evaluation.ok()?.fit)
    }

    /// Whether the check holds exactly with one figure replaced.
    fn is_exact(&self, source: Source, figure: Figure) -> bool {
        let replaced = self.with(source, figure);
        let is_exact = replaced.is_some_and(|(stated, operands)| {
            equation::is_exact(self.check.formula, &stated, &operands)
        });
        // `equation::is_exact` is cheaper than an evaluation and rejects almost all candidates.
        is_exact && self.refit(source, figure) == Some(Fit::Exact)
    }

    fn is_corrected(&self, source: Source, figure: Figure, error: Error) -> bool {
        match error {
            // Confusing 万 and 亿 leaves the digits and their rounding unchanged, so rounding may
            // explain the remaining difference.
            Error::Magnitude(4 | -4 | 8 | -8) => {
                let fit = self.refit(source, figure);
                fit.is_some_and(|fit| fit <= Fit::Rounding)
            }
            Error::Digit | Error::Magnitude(_) => self.is_exact(source, figure),
        }
    }
}

/// Whether a value is plausible: counts must be whole numbers, and a figure of a single digit is not
/// corrected by another digit, because one of the ten would almost always fit.
fn is_sensible(figure: Figure, value: Decimal, error: Error) -> bool {
    let whole = !figure.unit.is_count()
        || decimal::shift(value, figure.unit.magnitude().power())
            .is_ok_and(|v| v.fract().is_zero());
    let digits = figure.value.mantissa().unsigned_abs() >= 10;
    whole && (error != Error::Digit || digits)
}

/// The number of other open checks that the same change would correct. `None` if a check that holds
/// would fail, or an open one would remain open: a single change must satisfy all checks of the figure
/// (Fellegi and Holt).
fn others_corrected(
    dataset: &Dataset,
    audit: &Audit,
    check: &Check,
    source: Source,
    figure: Figure,
    value: Decimal,
) -> Option<usize> {
    let record = source.record();
    let mut corrected = 0usize;
    for (_, other) in audit.checks_of(record) {
        // Real growth does not follow from levels at current prices, so it says nothing here.
        let same = (other.rule, other.stated) == (check.rule, check.stated)
            || is_real(dataset, other.stated);
        let takes_part = other.stated == source || other.operands.contains(&source);
        if same || !takes_part || other.implied.is_none() {
            continue;
        }
        let refit = Trial::of(dataset, other).refit(source, with(figure, value));
        let holds = refit?.holds();
        let outcome = other.finding.outcome();
        match (outcome.is_open(), holds) {
            (true, true) => corrected = corrected.saturating_add(1),
            (true, false) => return None,
            (false, false) if outcome.holds() => return None,
            (false, _) => {}
        }
    }
    Some(corrected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_change_one_digit_or_swap_two_neighbours_and_keep_sign_and_decimals() {
        let found: Vec<String> = edits("-41.13".parse().unwrap())
            .iter()
            .map(ToString::to_string)
            .collect();
        for wanted in ["-41.18", "-14.13", "-41.31", "-91.13"] {
            assert!(found.contains(&wanted.to_owned()), "{wanted}: {found:?}");
        }
        assert!(!found.contains(&"-41.13".to_owned()));
        assert!(
            found
                .iter()
                .all(|value| value.starts_with('-') && value.split('.').nth(1).unwrap().len() == 2)
        );
        // Nobody prints 012.
        assert!(
            edits("112".parse().unwrap())
                .iter()
                .all(|value| *value >= Decimal::from(100))
        );
    }
}
