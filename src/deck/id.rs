//! What names a slide.

use crate::dataset::{IndicatorId, Measure};

/// A slide by what it shows: the same in every year that has it, and valid for one dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlideId {
    /// How many targets there are, or how many levels.
    Question,
    /// A mark for each target, filled class by class.
    Squares,
    /// The target with the largest gap.
    LargestMiss,
    /// The other targets that were not met.
    OtherMisses,
    /// A target that was missed at constant prices and met at current ones.
    TwoPrices,
    /// The target that was exceeded most.
    LargestWin,
    /// Levels as multiples of earlier ones.
    Multiples,
    /// Levels over the years.
    Levels,
    /// Projects by stage.
    Projects,
    /// A finding of the audit.
    Finding,
    /// Rates promised for the next year beside the results of this one.
    NextRates,
    /// Rates promised for the year beside the last results.
    Rates,
    /// Quantities promised for the year in percent of the last results.
    Quantities,
    /// The steepest turn that is promised.
    Turn,
    /// The one figure of a year.
    OneFigure,
    /// Where the figures stand.
    Sources,
    /// One target, outside the count.
    Target {
        /// Of which indicator.
        indicator: IndicatorId,
        /// In which form.
        measure: Measure,
        /// Which of several for parts of the year, from 0.
        nth: u8,
    },
}
