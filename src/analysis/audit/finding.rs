//! What a check came to.
//!
//! A finding says how figures go together, never why a figure is as it is: the wording stays with
//! "does not follow from", as statisticians write of each other's tables.

/// What a check came to. The order is that of the list: worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// 矛盾: arithmetic leaves no way out.
    Conflict,
    /// 存疑: only a convention nobody states could explain it.
    Suspect(Custom),
    /// 口径可释: explained, with evidence.
    Explained(Explanation),
    /// 修约误差内: holds if the rounding of what was printed is allowed for.
    WithinRounding,
    /// 一致: what was printed gives what was printed.
    Consistent,
    /// 无从核对: something it needs was not published.
    NotTestable(Missing),
}

/// The findings without their reasons, to count and to choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// See [`Finding::NotTestable`].
    NotTestable,
}

impl Outcome {
    /// Every outcome, worst first, with its name in exports.
    pub const ALL: [(Outcome, &'static str); 6] = [
        (Outcome::Conflict, "conflict"),
        (Outcome::Suspect, "suspect"),
        (Outcome::Explained, "explained"),
        (Outcome::WithinRounding, "within_rounding"),
        (Outcome::Consistent, "consistent"),
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
            Finding::Conflict | Finding::WithinRounding | Finding::Consistent => "",
        }
    }
}

/// A reason with evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Explanation {
    /// The growth is declared to be at constant prices, and the prices it implies are ordinary ones.
    ConstantPrices,
    /// Another published value of the base fits.
    RevisedBase,
    /// A later publication has another value, and other figures published with it go with that one.
    Vintage,
    /// "Over" holds, though the number is far beyond what is usually said so.
    Hedge,
    /// Only some of the things that were counted are named.
    PartialList,
}

impl Explanation {
    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Explanation::ConstantPrices => "constant_prices",
            Explanation::RevisedBase => "revised_base",
            Explanation::Vintage => "vintage",
            Explanation::Hedge => "hedge",
            Explanation::PartialList => "partial_list",
        }
    }
}

/// A custom that would explain it, but which nothing published confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Custom {
    /// The growth may be over a base of the same scope (同口径) that was not printed.
    ComparableBasis,
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
    /// It goes with an earlier publication, and not with the one it stands beside.
    EarlierVintage,
    /// It goes with a figure that nobody has dated, or whose date was inferred from its going with it:
    /// that would be circular.
    Circular,
}

impl Custom {
    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Custom::ComparableBasis => "comparable_basis",
            Custom::UnusualPrices => "unusual_prices",
            Custom::Truncated => "truncation",
            Custom::Revision => "revision",
            Custom::Scope => "definition_differs",
            Custom::Magnitude => "magnitude",
            Custom::EarlierVintage => "earlier_vintage",
            Custom::Circular => "circular",
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
    /// Hedges leave it open on every side.
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
