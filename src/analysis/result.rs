//! The result of a target: the published figure for the same indicator, measure and period, or else
//! one that follows from other published figures.

use crate::dataset::{
    AreaId, Dataset, GrowthBasis, IndicatorId, Measure, Observation, Target, Whole,
};
use crate::figure::decimal::ArithmeticError;
use crate::figure::{Hedge, Interval, Period};

/// A result, in the base unit of its measure (元, 家, %).
#[derive(Debug, Clone)]
pub enum Actual<'d> {
    /// A published figure; of several publications, the newest.
    Stated(&'d Observation),
    /// Derived from other published figures.
    Derived(Derivation<'d>),
}

/// How a result follows from published figures.
#[derive(Debug, Clone)]
pub struct Derivation<'d> {
    /// The arithmetic.
    pub formula: Formula,
    /// One computation for each pair of publications.
    pub steps: Vec<Step<'d>>,
    /// The hull of the values of all computations, in the base unit.
    pub value: Interval,
}

/// The arithmetic of a derived result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// A level less an earlier level.
    Difference,
    /// A level over an earlier level, less one.
    Growth,
    /// A part over its whole.
    Share,
    /// A part over its share: the whole.
    Whole,
}

/// One computation.
#[derive(Debug, Clone)]
pub struct Step<'d> {
    /// The later level, the part, or what was added.
    pub left: &'d Observation,
    /// The earlier level, the whole, or the share.
    pub right: &'d Observation,
    /// The result, in the base unit.
    pub value: Interval,
}

impl Derivation<'_> {
    /// The value if one of its figures were another; `None` where it does not follow from it.
    #[must_use]
    pub fn with(&self, figure: &Observation, other: Interval) -> Option<Interval> {
        let is_it = |of: &Observation| of.place == figure.place;
        if !self
            .steps
            .iter()
            .any(|step| is_it(step.left) || is_it(step.right))
        {
            return None;
        }
        let value = |of: &Observation| match is_it(of) {
            true => Some(other),
            false => of.figure.interval().ok(),
        };
        let values = self
            .steps
            .iter()
            .filter_map(|step| compute(self.formula, value(step.left)?, value(step.right)?));
        values.reduce(Interval::hull)
    }
}

impl Actual<'_> {
    /// The value to compare with a target. A stated number counts exactly as printed; one that is
    /// stated as a bound, or derived, is an interval.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn value(&self) -> Result<Interval, ArithmeticError> {
        match self {
            Actual::Stated(observation) => observation.figure.point(),
            Actual::Derived(derivation) => Ok(derivation.value),
        }
    }

    /// Whether the value lies above the least that [`Actual::value`] allows, as "over 300" does.
    #[must_use]
    pub(super) fn is_over_its_least(&self) -> bool {
        matches!(self, Actual::Stated(o) if o.figure.qualifier.hedge == Hedge::Over)
    }
}

/// The result of a target; `None` if nothing was published from which it follows.
#[must_use]
pub fn answer<'d>(dataset: &'d Dataset, target: &Target) -> Option<Actual<'d>> {
    answer_as(dataset, target, target.indicator, target.measure)
}

/// The result of a target that is read as one for this indicator in this measure.
#[must_use]
pub(super) fn answer_as<'d>(
    dataset: &'d Dataset,
    target: &Target,
    indicator: IndicatorId,
    measure: Measure,
) -> Option<Actual<'d>> {
    let (area, period) = (target.area, target.period);
    let stated = published(dataset, area, indicator, measure, period).next();
    stated
        .map(Actual::Stated)
        .or_else(|| derive(dataset, area, indicator, measure, period).map(Actual::Derived))
}

/// Everything published for one key, newest first.
fn published(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
) -> impl Iterator<Item = &Observation> {
    let series = dataset.series(area, indicator, measure);
    let start = series.partition_point(|observation| observation.period < period);
    series
        .iter()
        .skip(start)
        .take_while(move |observation| observation.period == period)
}

fn derive(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
) -> Option<Derivation<'_>> {
    let level = |indicator, period| published(dataset, area, indicator, Measure::Level, period);
    let before = period.year_before();
    match measure {
        // Gross additions are at least the net change, because there may have been losses.
        Measure::Change => combine(Formula::Difference, level(indicator, period), || {
            level(indicator, before)
        }),
        Measure::Growth { base } => {
            // Levels at current prices do not give growth at constant prices.
            let basis = dataset.indicator(indicator)?.growth_basis;
            if basis == Some(GrowthBasis::ConstantPrices) {
                return None;
            }
            combine(Formula::Growth, level(indicator, period), || {
                level(indicator, base.unwrap_or(before))
            })
        }
        Measure::Share {
            of: of @ Whole::Indicator(whole),
        } => {
            let part = published(dataset, area, indicator, of.part_of(indicator), period);
            combine(Formula::Share, part, || level(whole, period))
        }
        Measure::Share {
            of: Whole::Area(whole),
        } => combine(Formula::Share, level(indicator, period), || {
            published(dataset, whole, indicator, Measure::Level, period)
        }),
        Measure::Level => whole(dataset, area, indicator, period),
        Measure::Rank | Measure::ShareChange { .. } | Measure::ShareLead { .. } => None,
    }
}

/// The level of an area, from the level of an area within it and the share that this area has.
fn whole(
    dataset: &Dataset,
    area: AreaId,
    indicator: IndicatorId,
    period: Period,
) -> Option<Derivation<'_>> {
    let share = Measure::Share {
        of: Whole::Area(area),
    };
    let part = dataset.areas().map(|(id, _)| id).find(|part| {
        let mut shares = published(dataset, *part, indicator, share, period);
        shares.next().is_some()
    })?;
    let levels = published(dataset, part, indicator, Measure::Level, period);
    combine(Formula::Whole, levels, || {
        published(dataset, part, indicator, share, period)
    })
}

fn combine<'d, R: Iterator<Item = &'d Observation>>(
    formula: Formula,
    lefts: impl Iterator<Item = &'d Observation>,
    rights: impl Fn() -> R,
) -> Option<Derivation<'d>> {
    let mut steps = Vec::new();
    for left in lefts {
        for right in rights() {
            let intervals = left
                .figure
                .interval()
                .ok()
                .zip(right.figure.interval().ok());
            let value = intervals.and_then(|(left, right)| compute(formula, left, right));
            steps.extend(value.map(|value| Step { left, right, value }));
        }
    }
    let value = steps.iter().map(|step| step.value).reduce(Interval::hull)?;
    Some(Derivation {
        formula,
        steps,
        value,
    })
}

fn compute(formula: Formula, left: Interval, right: Interval) -> Option<Interval> {
    match formula {
        Formula::Difference => left.minus(right),
        Formula::Growth => left.growth_over(right),
        Formula::Share => left.share_of(right),
        Formula::Whole => left.shift(2).and_then(|part| part.over(right)),
    }
    .ok()
}
