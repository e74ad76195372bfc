//! The rules: which relations between published figures are recomputed.

use strum::EnumCount;

/// A kind of relation. The names are those of official statistics' editing rules (balance and ratio
/// edits: de Waal, Pannekoek and Scholtus, *Handbook of Statistical Data Editing*, 2011) and of the
/// error detection of published numbers (GRIM: Brown and Heathers, 2017).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount)]
pub enum Rule {
    /// Growth over the year before, against both levels.
    GrowthLevel,
    /// Growth over an earlier base, against both levels.
    GrowthSpan,
    /// Growth over several years, against the growth of each.
    GrowthChain,
    /// An addition against the difference of two levels: gross is at least net.
    Delta,
    /// An addition against the level that it is part of, and against growth.
    ChangeLevel,
    /// A total against the sum of its parts.
    Sum,
    /// A part against the whole it lies in.
    Subset,
    /// A figure of a part of a year against that of the year.
    PartOfYear,
    /// A stated number of things against those that are named.
    Enumeration,
    /// Stages of a pipeline: at most as many have gone on to the next stage as there were.
    Funnel,
    /// A share against part and whole.
    Share,
    /// A share of a whole number that was not printed: some whole number has to give it (GRIM).
    WholeNumber,
    /// Shares of wholes that lie in each other.
    SharesCross,
    /// Shares of one whole: their sum is at most 100 %.
    SharesTogether,
    /// A change of a share, against the growth of part and whole.
    ShareChange,
    /// A share stated in words, against the share in digits, or against part and whole.
    FractionWords,
    /// A number per day, against the number of the year.
    Rate,
    /// A figure printed more than once.
    SameFigure,
    /// A value that no such figure can have: a share above 100 %, half a firm, a jump by powers of ten.
    Plausibility,
    /// The word for the direction, against the sign.
    Direction,
    /// A figure, or its ratio to another figure, against the range that the curator declares (a ratio
    /// edit).
    Range,
}

impl Rule {
    /// Every rule, with its name in exports.
    pub const ALL: [(Rule, &'static str); Rule::COUNT] = [
        (Rule::GrowthLevel, "growth_level"),
        (Rule::GrowthSpan, "growth_multiyear"),
        (Rule::GrowthChain, "growth_chain"),
        (Rule::Delta, "delta"),
        (Rule::ChangeLevel, "change_level"),
        (Rule::Sum, "sum"),
        (Rule::Subset, "subset"),
        (Rule::PartOfYear, "part_of_year"),
        (Rule::Enumeration, "enum"),
        (Rule::Funnel, "funnel"),
        (Rule::Share, "share"),
        (Rule::WholeNumber, "grim"),
        (Rule::SharesCross, "share_cross"),
        (Rule::SharesTogether, "shares_together"),
        (Rule::ShareChange, "pp_change"),
        (Rule::FractionWords, "fraction_words"),
        (Rule::Rate, "rate"),
        (Rule::SameFigure, "same_figure"),
        (Rule::Plausibility, "plausibility"),
        (Rule::Direction, "direction"),
        (Rule::Range, "range"),
    ];

    /// Its name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        Rule::ALL
            .iter()
            .find(|(rule, _)| *rule == self)
            .map_or("", |(_, id)| id)
    }
}
