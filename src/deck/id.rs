//! The ids of slides.

use crate::dataset::{IndicatorId, Measure};

/// The id of a slide by its subject. It is the same in all years, and valid for one dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlideId {
    /// The number of targets or of levels.
    Question,
    /// A square for each target, filled verdict by verdict.
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
    /// The rates that are targets of the next year, beside the results of this one.
    NextRates,
    /// The rates that are targets of the year, beside the latest earlier results.
    Rates,
    /// The quantities that are targets of the year, in percent of the latest earlier results.
    Quantities,
    /// The target for the largest change.
    Turn,
    /// The one figure of a year.
    OneFigure,
    /// The articles and lines of the figures.
    Sources,
    /// A single target, which is not part of the numbered slides.
    Target {
        /// Its indicator.
        indicator: IndicatorId,
        /// Its measure.
        measure: Measure,
        /// Its position, from 0, among several targets for parts of the year.
        nth: u8,
    },
}
