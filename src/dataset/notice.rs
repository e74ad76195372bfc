//! Notices: entries that are valid but look like mistakes of entry, such as a year, an area, a
//! magnitude or a sign that no figure nearby has, a jump in time, or an unusual rate. A curator who
//! has checked one confirms it at the entry, with a reason.

use serde::{Deserialize, Serialize};
use strum::EnumCount;

use crate::figure::Period;
use crate::figure::period::Year;
use crate::text::{Bilingual, Safe};

/// The property that looks like a mistake.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumCount, Deserialize, Serialize,
)]
pub enum NoticeKind {
    /// The year.
    Year,
    /// The area.
    Area,
    /// The magnitude of the unit, such as 万 or 亿.
    Scale,
    /// The size, compared with its neighbours in time.
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

    /// The words by which an entry confirms them, in the order of [`NoticeKind::ALL`].
    pub(crate) const IDS: [&'static str; 9] = [
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

/// A curator's statement that a notice is no mistake.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Confirmed {
    /// The kind of notice.
    pub kind: NoticeKind,
    /// The reason.
    pub why: Bilingual,
}

/// What looks like a mistake, with the facts it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No figure near it in the article is of this year.
    LonelyYear {
        /// As entered.
        year: Year,
        /// The year of the nearest figure.
        near: Year,
    },
    /// An observation of a year that was not over when the article was published.
    YearNotOver(Year),
    /// A target for a year that was over when the article was published.
    YearOver(Year),
    /// No figure near it in the article is of this area.
    LonelyArea {
        /// As entered.
        area: Safe,
        /// The area of the nearest figure.
        near: Safe,
    },
    /// A unit of another magnitude than usual.
    Scale {
        /// As entered.
        unit: Safe,
        /// The usual unit.
        usual: Safe,
    },
    /// A figure many times its neighbours in time, or a small part of them.
    Jump {
        /// As entered.
        figure: Safe,
        /// The nearest figure in time.
        near: Safe,
        /// The period of the nearest figure.
        period: Period,
    },
    /// Growth at which the value halves or doubles in a year.
    Growth(Safe),
    /// A percentage below 0 or above 100.
    Percentage(Safe),
    /// A negative figure that is not printed as a decline.
    Negative(Safe),
    /// The verb before the figure states the opposite direction.
    Verb {
        /// As entered.
        figure: Safe,
        /// The words before it in the article.
        words: Safe,
    },
    /// A change larger than the level before it.
    LargeChange {
        /// As entered.
        figure: Safe,
        /// The level before it.
        before: Safe,
        /// The period of that level.
        period: Period,
    },
    /// The sentence says 同口径, but the entry does not.
    Basis(Safe),
}

impl Notice {
    /// The kind that `confirmed` names.
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
