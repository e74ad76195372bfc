//! What looks like a mistake of entry though it can be read: a year, an area, a scale or a sign that
//! nothing near it has, a jump in time, a rate that hardly occurs. A curator who has looked again
//! confirms it at the entry, with a reason.

use serde::{Deserialize, Serialize};
use strum::EnumCount;

use crate::figure::Period;
use crate::figure::period::Year;
use crate::text::{Bilingual, Safe};

/// What looks like a mistake.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount, Deserialize, Serialize,
)]
pub enum NoticeKind {
    /// The year.
    Year,
    /// The area.
    Area,
    /// The scale word of the unit.
    Scale,
    /// The size beside its neighbours in time.
    Jump,
    /// The yearly growth.
    Growth,
    /// The percentage.
    Percentage,
    /// The sign.
    Sign,
    /// The basis of a growth rate.
    Basis,
    /// Whether it is a level or a change.
    Measure,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [NoticeKind; NoticeKind::COUNT] = [
        NoticeKind::Year,
        NoticeKind::Area,
        NoticeKind::Scale,
        NoticeKind::Jump,
        NoticeKind::Growth,
        NoticeKind::Percentage,
        NoticeKind::Sign,
        NoticeKind::Basis,
        NoticeKind::Measure,
    ];

    /// The words by which an entry confirms them, in the same order.
    pub const IDS: [&'static str; 9] = [
        "year",
        "area",
        "scale",
        "jump",
        "growth",
        "percentage",
        "sign",
        "basis",
        "measure",
    ];

    /// The word by which an entry confirms it.
    #[must_use]
    pub fn id(self) -> &'static str {
        let mut kinds = NoticeKind::ALL.into_iter().zip(NoticeKind::IDS);
        kinds
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, id)| id)
    }
}

/// A curator's word that something is as it should be.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Confirmed {
    /// What looks like a mistake.
    pub kind: NoticeKind,
    /// Why it is none.
    pub why: Bilingual,
}

/// What looks like a mistake, with what it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No figure near it in the article is of this year.
    LonelyYear {
        /// As entered.
        year: Year,
        /// That of the nearest figure.
        near: Year,
    },
    /// A result of a year that was not over when the article was published.
    YearNotOver(Year),
    /// A target for a year that was over when the article was published.
    YearOver(Year),
    /// No figure near it in the article is of this area.
    LonelyArea {
        /// As entered.
        area: Safe,
        /// That of the nearest figure.
        near: Safe,
    },
    /// A unit with another scale word than usual.
    Scale {
        /// As entered.
        unit: Safe,
        /// As usual.
        usual: Safe,
    },
    /// Many times its neighbours in time, or a small part of them.
    Jump {
        /// As entered.
        figure: Safe,
        /// The nearest in time.
        near: Safe,
        /// When that was.
        period: Period,
    },
    /// Growth that halves or doubles in a year.
    Growth(Safe),
    /// A percentage below 0 or above 100.
    Percentage(Safe),
    /// Negative, though nothing printed says so.
    Negative(Safe),
    /// The verb before it says the other direction.
    Verb {
        /// As entered.
        figure: Safe,
        /// The words before it in the article.
        words: Safe,
    },
    /// A change by more than there was.
    LargeChange {
        /// As entered.
        figure: Safe,
        /// What there was.
        before: Safe,
        /// When that was.
        period: Period,
    },
    /// The sentence says 同口径, the entry does not.
    Basis(Safe),
}

impl Notice {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> NoticeKind {
        match self {
            Notice::LonelyYear { .. } | Notice::YearNotOver(_) | Notice::YearOver(_) => {
                NoticeKind::Year
            }
            Notice::LonelyArea { .. } => NoticeKind::Area,
            Notice::Scale { .. } => NoticeKind::Scale,
            Notice::Jump { .. } => NoticeKind::Jump,
            Notice::Growth(_) => NoticeKind::Growth,
            Notice::Percentage(_) => NoticeKind::Percentage,
            Notice::Negative(_) | Notice::Verb { .. } => NoticeKind::Sign,
            Notice::LargeChange { .. } => NoticeKind::Measure,
            Notice::Basis(_) => NoticeKind::Basis,
        }
    }
}
