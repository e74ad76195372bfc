//! The layout of the columns of the phases: name and date, marks, numbers, and, in wide windows,
//! investment.
//!
//! Marks have the same distance in all rows. With decreasing room, the layout drops in this order: dates
//! in words, the column of investment, the column of dates beside names, dates, blanks between marks,
//! parts of names, and finally separate marks for each project.

use super::phase::PhaseRow;
use crate::picture::phases::{Pitch, Run};
use crate::text::width;

/// Blank cells between two columns.
pub(super) const GAP: usize = 2;

/// The headings of columns whose width counts.
pub(super) struct Heads<'h> {
    pub name: &'h str,
    pub date: &'h str,
    pub listed: &'h str,
    pub published: &'h str,
    pub money: &'h str,
}

/// How dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    /// In words, as other lists write them.
    Words,
    /// `2023-01-28`.
    Numbers,
    /// The same, and a name without a date may take their place.
    Shared,
    /// Not at all.
    None,
}

/// The places of the columns, in cells from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    pub dates: Dates,
    /// The width of a name; of one without a date, where it takes the place of the date.
    pub name: usize,
    /// Where dates begin.
    pub date: usize,
    /// Where the marks begin, and how many cells there are up to the next column.
    pub marks: (usize, usize),
    /// How the marks stand; `None` where they have no room.
    pub pitch: Option<Pitch>,
    /// Where the numbers listed and published end.
    pub listed: usize,
    pub published: usize,
    /// How many cells the heading of the listed projects is wider than their numbers.
    pub overhang: usize,
    /// Where the money begins, if it has a column.
    pub money: Option<usize>,
}

/// The widths that the rows want.
struct Wishes<'r> {
    rows: &'r [PhaseRow],
    name: usize,
    words: usize,
    numbers: usize,
    listed: usize,
    published: usize,
    published_head: usize,
    money: usize,
}

/// A name is cut to no less than this.
const LEAST_NAME: usize = 12;

impl<'r> Wishes<'r> {
    fn of(rows: &'r [PhaseRow], heads: &Heads<'_>) -> Wishes<'r> {
        let widest = |text: fn(&PhaseRow) -> &str| {
            let widths = rows.iter().map(|row| width(text(row)));
            widths.max().unwrap_or(0)
        };
        Wishes {
            rows,
            name: widest(|row| &row.name.long).max(width(heads.name)),
            words: widest(|row| &row.date).max(width(heads.date)),
            numbers: widest(|row| &row.day).max(width(heads.date)),
            listed: widest(|row| &row.listed),
            published: widest(|row| &row.published),
            published_head: width(heads.published),
            money: widest(|row| &row.sums).max(width(heads.money)),
        }
    }

    fn runs(&self) -> impl Iterator<Item = &'r [Run]> + Clone {
        self.rows.iter().map(|row| row.runs.as_slice())
    }

    /// The cells of the numbers, with the blanks before them.
    fn counts(&self) -> usize {
        let published = self.published.max(self.published_head);
        let cells = self.listed.saturating_add(published);
        cells.saturating_add(GAP).saturating_add(GAP)
    }
}

/// The places of the columns in the given number of cells.
pub(super) fn plan(rows: &[PhaseRow], heads: &Heads<'_>, cells: usize) -> Plan {
    let wishes = Wishes::of(rows, heads);
    let wide = Pitch::Wide.widest(wishes.runs());
    let dense = Pitch::Dense.widest(wishes.runs());
    let counts = wishes.counts();
    let money = wishes.money.saturating_add(GAP);
    let both = |dates: usize| wishes.name.saturating_add(GAP).saturating_add(dates);
    let (words, numbers) = (both(wishes.words), both(wishes.numbers));
    let sum = |parts: &[usize]| parts.iter().copied().fold(0, usize::saturating_add);
    let marks = |cells: usize| cells.saturating_add(GAP);
    let least_shared = sum(&[LEAST_NAME, 1, wishes.numbers]);

    let room = |lead: usize| cells.saturating_sub(sum(&[lead, GAP, counts]));
    let lead_at = |pitch: usize| cells.saturating_sub(sum(&[marks(pitch), counts]));
    let fits = |parts: &[usize]| sum(parts) <= cells;
    let (dates, lead, pitch, has_money) = if fits(&[words, marks(wide), counts, money]) {
        (Dates::Words, words, Some(Pitch::Wide), true)
    } else if fits(&[numbers, marks(wide), counts, money]) {
        (Dates::Numbers, numbers, Some(Pitch::Wide), true)
    } else if fits(&[numbers, marks(wide), counts]) {
        (Dates::Numbers, numbers, Some(Pitch::Wide), false)
    } else if lead_at(wide) >= least_shared {
        let lead = lead_at(wide).min(wishes.name.max(least_shared));
        (Dates::Shared, lead, Some(Pitch::Wide), false)
    } else if fits(&[wishes.name, marks(dense), counts]) {
        (Dates::None, wishes.name, Some(Pitch::Dense), false)
    } else {
        // Names are cut, but not below the minimum.
        let lead = lead_at(dense).max(LEAST_NAME).min(wishes.name);
        let pitch = Pitch::fitting(wishes.runs(), room(lead));
        (Dates::None, lead, pitch, false)
    };
    let end = match has_money {
        true => cells.saturating_sub(money),
        false => cells,
    };
    let published = wishes.published.max(wishes.published_head);
    let listed = end.saturating_sub(published).saturating_sub(GAP);
    let start = lead.saturating_add(GAP);
    let marks_end = listed.saturating_sub(wishes.listed).saturating_sub(GAP);
    let date_cells = match dates {
        Dates::Words => wishes.words,
        Dates::Numbers | Dates::Shared => wishes.numbers,
        Dates::None => 0,
    };
    Plan {
        dates,
        name: match dates {
            Dates::Words | Dates::Numbers => wishes.name,
            Dates::Shared | Dates::None => lead,
        },
        date: lead.saturating_sub(date_cells),
        marks: (start, marks_end.saturating_sub(start)),
        pitch,
        listed,
        published: end,
        overhang: width(heads.listed).saturating_sub(wishes.listed),
        money: has_money.then(|| end.saturating_add(GAP)),
    }
}
