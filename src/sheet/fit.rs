//! Which columns of a list fit a width, and how wide each is. Knows cells of text, but no terminal.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::column::{Align, Column};
use super::context::Context;
use super::{RowId, Sheet};
use crate::dataset::ArticleId;
use crate::figure::period::Year;
use crate::text::width::{DecimalRoom, width};

/// Blank cells between two columns.
pub const GAP: usize = 2;

/// Rows that are measured for the widths of the columns. Beyond them, a row that needs more room
/// has its words cut.
const MEASURED: usize = 500;

/// Years that a small picture of a trend shows at most.
pub const TREND_YEARS: u16 = 10;

/// Columns of more than this priority give way before words are cut below what is read without
/// effort.
const DISPENSABLE: u8 = 3;

/// Columns of more than this priority give way before the words of most rows are cut.
const EXTRA: u8 = 5;

/// The room that the cells of one column want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// The widest cell; zero if all are blank.
    pub widest: usize,
    /// The cells in which nine of ten rows stand whole, in a column of words; zero where that was
    /// not measured.
    pub usual: usize,
    /// The widest halves of numbers, where decimal points stand under each other.
    pub decimal: DecimalRoom,
}

impl Extent {
    /// The widest cell with decimal points under each other, where the column wants that.
    #[must_use]
    pub fn room(&self) -> usize {
        self.widest.max(self.decimal.total())
    }

    /// Takes another text into account.
    pub fn widen(&mut self, text: &str, align: Align) {
        self.widest = self.widest.max(width(text));
        if align == Align::Decimal {
            self.decimal.widen(text);
        }
    }
}

/// What the first rows of a list come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    /// The room that each column wants.
    pub extents: Vec<Extent>,
    /// The articles that printed them, those with the most places first.
    pub articles: Vec<ArticleId>,
}

impl Measured {
    /// The cells that all columns of a screen want with their heads, side by side.
    #[must_use]
    pub fn width(&self, columns: &[Column]) -> usize {
        let shown = self.extents.iter().zip(columns);
        let shown = shown.filter(|(of, column)| column.priority.is_some() && of.room() > 0);
        shown.fold(0usize, |sum, (of, column)| {
            let cells = of.room().max(width(&column.heading));
            sum.saturating_add(cells).saturating_add(GAP)
        })
    }

    /// Measures the first rows of a list.
    #[must_use]
    pub fn of(sheet: &dyn Sheet, cx: &Context<'_>, columns: &[Column], ids: &[RowId]) -> Measured {
        let mut extents = vec![Extent::default(); columns.len()];
        let mut cited: BTreeMap<ArticleId, usize> = BTreeMap::new();
        let mut of_words: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
        let rows = ids.iter().take(MEASURED);
        for row in rows.filter_map(|id| sheet.row(cx, *id)) {
            let columns = extents.iter_mut().zip(&mut of_words).zip(columns);
            for (((extent, words), column), cell) in columns.zip(&row.cells) {
                if let Cell::Places(places) = cell {
                    for place in places {
                        let count = cited.entry(place.article).or_default();
                        *count = count.saturating_add(1);
                    }
                }
                if column.priority.is_none() {
                    continue;
                }
                match trend_years(cell) {
                    Some(years) => extent.widest = extent.widest.max(years),
                    None => {
                        let text = cell.in_column(cx);
                        extent.widen(&text, column.align);
                        if column.least.is_some() {
                            words.push(width(&text));
                        }
                    }
                }
            }
        }
        for (extent, mut words) in extents.iter_mut().zip(of_words) {
            words.sort_unstable();
            let ninth = words.len().saturating_mul(9) / 10;
            extent.usual = words.get(ninth).copied().unwrap_or(0);
        }
        let mut articles: Vec<(ArticleId, usize)> = cited.into_iter().collect();
        articles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Measured {
            extents,
            articles: articles.into_iter().map(|(article, _)| article).collect(),
        }
    }
}

/// The years that the small picture of a trend shows; `None` for another cell.
fn trend_years(cell: &Cell<'_>) -> Option<usize> {
    let Cell::Trend(points) = cell else {
        return None;
    };
    let year = |of: Option<&(crate::figure::Period, _)>| of.map(|(period, _)| period.year());
    let (first, last): (Year, Year) = (year(points.first())?, year(points.last())?);
    let years = last.abs_diff(first).saturating_add(1).min(TREND_YEARS);
    Some(usize::from(years))
}

/// The width of each column in so many cells; `None` for one that has no place.
///
/// Columns of a priority above five are left out where the words of most rows would have to be cut
/// otherwise; those above three, where words could not be read without effort; those above one, where
/// words would be cut below [`Column::least`]. What is left widens the columns of words, the most
/// important first: until most rows stand whole, then until all do.
#[must_use]
pub fn fit(columns: &[Column], extents: &[Extent], room: usize) -> Vec<Option<usize>> {
    let mut wishes: Vec<Option<Wish>> = columns.iter().zip(extents).map(Wish::of).collect();
    leave_out(&mut wishes, room, EXTRA, |wish| wish.usual);
    leave_out(&mut wishes, room, DISPENSABLE, |wish| wish.fair);
    leave_out(&mut wishes, room, 1, |wish| wish.least);
    let mut left = room.saturating_sub(total(&wishes, |wish| wish.least));
    let missing = total(&wishes, |wish| wish.least).saturating_sub(room);
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes.get(*at).copied().flatten().map(|wish| wish.priority));
    let mut widths: Vec<Option<usize>> = wishes.iter().map(|of| of.map(|of| of.least)).collect();
    let wanted: [fn(&Wish) -> usize; 2] = [|wish| wish.usual, |wish| wish.natural];
    for wanted in wanted {
        for at in &order {
            if let (Some(Some(wish)), Some(Some(width))) = (wishes.get(*at), widths.get_mut(*at)) {
                let more = wanted(wish).saturating_sub(*width).min(left);
                left = left.saturating_sub(more);
                *width = width.saturating_add(more);
            }
        }
    }
    // A window narrower than what is never left out cuts words further.
    let words = wishes.iter().zip(&mut widths);
    let words = words
        .filter_map(|(wish, width)| width.as_mut().filter(|_| wish.is_some_and(|of| of.is_cut)));
    words.fold(missing, |missing, width| {
        let less = width.saturating_sub(4).min(missing);
        *width = width.saturating_sub(less);
        missing.saturating_sub(less)
    });
    whole(&wishes, widths, room)
}

/// The columns that end within the room, because a number that is cut is another number.
fn whole(wishes: &[Option<Wish>], widths: Vec<Option<usize>>, room: usize) -> Vec<Option<usize>> {
    let mut end = 0usize;
    let cells = wishes.iter().zip(widths).map(|(wish, width)| {
        let width = width?;
        let gap = if end > 0 { GAP } else { 0 };
        let start = end.saturating_add(gap);
        let fits = start.saturating_add(width) <= room || wish.is_some_and(|of| of.is_cut);
        end = if fits {
            start.saturating_add(width)
        } else {
            end
        };
        fits.then_some(width)
    });
    cells.collect()
}

/// The room that one column asks for.
#[derive(Debug, Clone, Copy)]
struct Wish {
    priority: u8,
    natural: usize,
    /// Where the words of most rows stand whole.
    usual: usize,
    /// Where its words can still be read without effort.
    fair: usize,
    least: usize,
    is_cut: bool,
}

impl Wish {
    fn of((column, extent): (&Column, &Extent)) -> Option<Wish> {
        let priority = column.priority.filter(|_| extent.room() > 0)?;
        let natural = extent.room().max(width(&column.heading));
        let least = column.least.map_or(natural, |least| least.min(natural));
        let usual = match extent.usual {
            0 => natural,
            cells => cells.max(width(&column.heading)).clamp(least, natural),
        };
        Some(Wish {
            priority,
            natural,
            usual,
            fair: natural.min(least.saturating_mul(3) / 2).max(least),
            least,
            is_cut: column.least.is_some(),
        })
    }
}

/// Leaves out columns above a priority, the highest and last first, until the others have room.
fn leave_out(
    wishes: &mut [Option<Wish>],
    room: usize,
    above: u8,
    wanted: impl Fn(&Wish) -> usize + Copy,
) {
    while total(wishes, wanted) > room {
        let candidates = wishes.iter().enumerate();
        let candidates = candidates.filter_map(|(at, wish)| Some((wish.as_ref()?.priority, at)));
        let Some((_, at)) = candidates.filter(|(priority, _)| *priority > above).max() else {
            return;
        };
        if let Some(wish) = wishes.get_mut(at) {
            *wish = None;
        }
    }
}

/// What the columns want in all, with the gaps between them.
fn total(wishes: &[Option<Wish>], wanted: impl Fn(&Wish) -> usize) -> usize {
    let shown = wishes.iter().flatten();
    let gaps = shown.clone().count().saturating_sub(1).saturating_mul(GAP);
    shown.fold(gaps, |sum, wish| sum.saturating_add(wanted(wish)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(priority: u8, natural: usize, least: usize) -> (Column, Extent) {
        let column = Column::new("name", "").on_screen(priority).cut_to(least);
        let extent = Extent {
            widest: natural,
            ..Extent::default()
        };
        (column, extent)
    }

    fn number(priority: u8, natural: usize) -> (Column, Extent) {
        let mut number = words(priority, natural, 0);
        number.0.least = None;
        number
    }

    fn fitted(of: Vec<(Column, Extent)>, room: usize) -> Vec<Option<usize>> {
        let (columns, extents): (Vec<Column>, Vec<Extent>) = of.into_iter().unzip();
        fit(&columns, &extents, room)
    }

    #[test]
    fn an_extra_column_gives_way_before_a_name_is_cut_and_a_number_only_before_it_is_unreadable() {
        let list = || vec![words(1, 30, 16), number(2, 8), number(5, 10)];
        assert_eq!(fitted(list(), 60), [Some(30), Some(8), Some(10)]);
        assert_eq!(fitted(list(), 46), [Some(24), Some(8), Some(10)]);
        assert_eq!(fitted(list(), 42), [Some(30), Some(8), None]);
        assert_eq!(fitted(list(), 28), [Some(18), Some(8), None]);
        assert_eq!(fitted(list(), 25), [Some(25), None, None]);
        assert_eq!(fitted(list(), 9), [Some(9), None, None]);
    }

    #[test]
    fn the_least_of_the_columns_give_way_before_any_name_is_cut() {
        let list = || vec![words(1, 40, 20), number(2, 8), number(5, 10), number(6, 12)];
        assert_eq!(fitted(list(), 76), [Some(40), Some(8), Some(10), Some(12)]);
        assert_eq!(fitted(list(), 75), [Some(40), Some(8), Some(10), None]);
        assert_eq!(fitted(list(), 60), [Some(38), Some(8), Some(10), None]);
    }

    #[test]
    fn a_single_long_name_takes_no_room_from_other_words_nor_a_column_from_the_list() {
        let mut long = words(1, 70, 20);
        long.1.usual = 40;
        let list = || vec![long.clone(), words(3, 30, 20), number(6, 12)];
        assert_eq!(fitted(list(), 90), [Some(44), Some(30), Some(12)]);
        assert_eq!(fitted(list(), 85), [Some(53), Some(30), None]);
    }

    #[test]
    fn a_column_that_says_nothing_takes_no_room() {
        assert_eq!(
            fitted(vec![words(1, 9, 4), number(2, 0)], 40),
            [Some(9), None]
        );
    }

    proptest! {
        #[test]
        fn columns_never_want_more_than_there_is(
            of in prop::collection::vec((1u8..8, 0usize..40, 0usize..30, any::<bool>()), 1..8),
            room in 60usize..200,
        ) {
            let first = words(1, 20, 12);
            let rest = of.into_iter().map(|(priority, natural, least, is_words)| {
                let priority = priority.max(2);
                if is_words { words(priority, natural, least) } else { number(priority, natural) }
            });
            let widths = fitted(std::iter::once(first).chain(rest).collect(), room);
            let shown: Vec<usize> = widths.iter().copied().flatten().collect();
            prop_assert!(shown.iter().sum::<usize>() + GAP * (shown.len() - 1) <= room);
            prop_assert!(widths[0].is_some());
        }
    }
}
