//! The findings of checks.
//!
//! A finding says whether figures agree. It does not say which of them is wrong, or why: the wording is
//! "does not follow from".

use strum::EnumCount;

/// The finding of a check. The order is that of the list: worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// 矛盾: the figures contradict each other, and no convention could explain it.
    Conflict,
    /// 存疑: only a convention that is not stated could explain the difference.
    Suspect(Custom),
    /// 口径可释: explained, with evidence.
    Explained(Explanation),
    /// 修约误差内: the figures agree if the rounding of the printed numbers is allowed for.
    WithinRounding,
    /// 一致: the numbers as printed give exactly the number as printed.
    Consistent,
    /// 未超上限: a bound is not exceeded, which says less than agreement.
    WithinBounds,
    /// 无从核对: a figure that the check needs was not published, or no published figure could make it
    /// fail.
    NotTestable(Missing),
}

/// The findings without their reasons, for counting and filtering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount)]
pub enum Outcome {
    /// See [`Finding::Conflict`].
    Conflict,
    /// See [`Finding::Suspect`].
    Suspect,
    /// See [`Finding::Explained`].
    Explained,
    /// See [`Finding::WithinRounding`].
    WithinRounding,
    /// See [`Finding::Consistent`].
    Consistent,
    /// See [`Finding::WithinBounds`].
    WithinBounds,
    /// See [`Finding::NotTestable`].
    NotTestable,
}

impl Outcome {
    /// Every outcome, worst first, with its name in exports.
    pub const ALL: [(Outcome, &'static str); Outcome::COUNT] = [
        (Outcome::Conflict, "conflict"),
        (Outcome::Suspect, "suspect"),
        (Outcome::Explained, "explained"),
        (Outcome::WithinRounding, "within_rounding"),
        (Outcome::Consistent, "consistent"),
        (Outcome::WithinBounds, "within_bounds"),
        (Outcome::NotTestable, "not_testable"),
    ];

    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        Outcome::ALL
            .iter()
            .find(|(outcome, _)| *outcome == self)
            .map_or("", |(_, id)| id)
    }

    /// Whether someone should look at it: a conflict, or suspect.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Outcome::Conflict | Outcome::Suspect)
    }

    /// Whether the figures agree without an explanation.
    pub(super) fn holds(self) -> bool {
        match self {
            Outcome::WithinRounding | Outcome::Consistent | Outcome::WithinBounds => true,
            Outcome::Conflict | Outcome::Suspect | Outcome::Explained | Outcome::NotTestable => {
                false
            }
        }
    }
}

impl Finding {
    /// Without its reason.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match self {
            Finding::Conflict => Outcome::Conflict,
            Finding::Suspect(_) => Outcome::Suspect,
            Finding::Explained(_) => Outcome::Explained,
            Finding::WithinRounding => Outcome::WithinRounding,
            Finding::Consistent => Outcome::Consistent,
            Finding::WithinBounds => Outcome::WithinBounds,
            Finding::NotTestable(_) => Outcome::NotTestable,
        }
    }

    /// Its reason in exports; empty where it needs none.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Finding::Suspect(custom) => custom.id(),
            Finding::Explained(explanation) => explanation.id(),
            Finding::NotTestable(missing) => missing.id(),
            Finding::Conflict
            | Finding::WithinRounding
            | Finding::Consistent
            | Finding::WithinBounds => "",
        }
    }
}

/// A reason with evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Explanation {
    /// The growth is declared to be at constant prices, and the prices it implies are ordinary ones.
    ConstantPrices,
    /// The growth is declared to be on a comparable basis (同口径).
    ComparableBasis,
    /// Another published value of the base fits.
    RevisedBase,
    /// Another published value of one of the other figures fits.
    OtherValue,
    /// A later publication has another value, and something published with it confirms that one.
    Vintage,
    /// The figures agree only if hedges (about, over) are allowed for.
    Hedge,
    /// Only some of the things that were counted are named.
    PartialList,
    /// All that were counted are named, but not all with this figure.
    PartialFigures,
}

impl Explanation {
    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Explanation::ConstantPrices => "constant_prices",
            Explanation::ComparableBasis => "comparable_basis",
            Explanation::RevisedBase => "revised_base",
            Explanation::OtherValue => "other_value",
            Explanation::Vintage => "vintage",
            Explanation::Hedge => "hedge",
            Explanation::PartialList => "partial_list",
            Explanation::PartialFigures => "partial_figures",
        }
    }
}

/// A convention that would explain the difference, but that no publication confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Custom {
    /// The growth may be over a base of the same scope (同口径) that was not printed.
    ComparableBasis,
    /// It is declared to be over such a base, but that base would be far from the published one.
    UnusualBasis,
    /// The growth is declared to be at constant prices, but the prices it implies are unusual.
    UnusualPrices,
    /// The number may have been cut off instead of rounded.
    Truncated,
    /// A later publication may have revised it.
    Revision,
    /// The figures may differ in scope.
    Scope,
    /// The number may be in another unit.
    Magnitude,
    /// It agrees with an earlier publication, and not with the one beside it.
    EarlierVintage,
    /// It agrees with a figure that has no date, or whose date was inferred from this agreement, so that
    /// it is no evidence.
    Circular,
    /// "Over" or "at least" would have to mean far more than the number.
    BeyondWords,
    /// It is outside the range that the curator declares to be plausible.
    Range,
}

impl Custom {
    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Custom::ComparableBasis => "comparable_basis",
            Custom::UnusualBasis => "unusual_basis",
            Custom::UnusualPrices => "unusual_prices",
            Custom::Truncated => "truncation",
            Custom::Revision => "revision",
            Custom::Scope => "definition_differs",
            Custom::Magnitude => "magnitude",
            Custom::EarlierVintage => "earlier_vintage",
            Custom::Circular => "circular",
            Custom::BeyondWords => "beyond_words",
            Custom::Range => "out_of_range",
        }
    }
}

/// Why a relation could not be recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// Neither level was published.
    Levels,
    /// The earlier level was not published.
    Base,
    /// The later level was not published.
    Level,
    /// The whole was not published.
    Whole,
    /// A part was not published.
    Part,
    /// A growth rate was not published.
    Growth,
    /// Both are bounds to the same side, which cannot contradict each other.
    Bound,
    /// The base may be zero or negative.
    PositiveBase,
    /// The words cannot be read as a number.
    Words,
    /// The numbers are too large to be computed exactly.
    TooLarge,
}

impl Missing {
    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Missing::Levels => "no_levels",
            Missing::Base => "no_base",
            Missing::Level => "no_level",
            Missing::Whole => "no_whole",
            Missing::Part => "no_part",
            Missing::Growth => "no_growth",
            Missing::Bound => "unbounded",
            Missing::PositiveBase => "base_not_positive",
            Missing::Words => "words",
            Missing::TooLarge => "too_large",
        }
    }
}
