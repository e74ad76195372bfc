//! The widths of the columns of the board. Each column gets the width its names need, as far as this
//! takes no room from columns that need less.

use crate::text::{width, wrap};

/// Lines that a name takes at most.
const MOST_LINES: usize = 4;

/// The least cells into which names are broken.
const LEAST: usize = 17;

/// The indent of the further lines of a name, in cells.
pub(super) const INDENT: usize = 2;

/// The cells that a column wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// With its names over as many lines as there are.
    pub least: usize,
    /// With each name in one line.
    pub natural: usize,
}

/// A name broken into at most [`MOST_LINES`] lines of `cells` cells; `None` if it needs more.
pub(super) fn broken(name: &str, cells: usize) -> Option<Vec<String>> {
    if width(name) <= cells {
        return Some(vec![name.to_owned()]);
    }
    let lines = wrap(name, cells.saturating_sub(INDENT));
    (lines.len() <= MOST_LINES).then_some(lines)
}

/// The least cells in which names fit without being cut into the given number of rows. Each name comes
/// with the cells of the texts beside it. If there are fewer rows than names, no name is broken.
pub(super) fn least(names: &[(&str, usize)], rows: usize) -> usize {
    let wants = names
        .iter()
        .map(|(name, beside)| width(name).saturating_add(*beside));
    let natural = wants.max().unwrap_or(0);
    let fits = |cells: usize| {
        let lines = names.iter().map(|(name, beside)| {
            let lines = broken(name, cells.saturating_sub(*beside))?;
            Some(lines.len())
        });
        let lines: Option<Vec<usize>> = lines.collect();
        lines.is_some_and(|lines| sum(&lines) <= rows)
    };
    if names.len() > rows {
        return natural;
    }
    let (mut low, mut high) = (LEAST.min(natural), natural);
    while low < high {
        let middle = low.midpoint(high);
        match fits(middle) {
            true => high = middle,
            false => low = middle.saturating_add(1),
        }
    }
    high
}

/// Distributes cells among the columns: first the least that each needs, then the cells for names in one
/// line, then the rest in equal parts.
pub(super) fn shares(wishes: &[Wish], room: usize) -> Vec<usize> {
    let least: Vec<usize> = wishes.iter().map(|of| of.least).collect();
    let mut shares = filled(&least, room);
    let left = room.saturating_sub(sum(&shares));
    let more = wishes.iter().map(|of| of.natural.saturating_sub(of.least));
    let more: Vec<usize> = match left {
        0 => Vec::new(),
        _ => filled(&more.collect::<Vec<_>>(), left),
    };
    for (share, more) in shares.iter_mut().zip(more) {
        *share = share.saturating_add(more);
    }
    let left = room.saturating_sub(sum(&shares));
    let part = left.checked_div(wishes.len()).unwrap_or(0);
    shares
        .iter()
        .map(|share| share.saturating_add(part))
        .collect()
}

/// Distributes an amount: each gets what it wants, or an equal part of what the smaller ones leave
/// (max-min fairness).
fn filled(wants: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by_key(|at| wants.get(*at));
    let mut parts = vec![0; wants.len()];
    let mut left = room;
    let mut waiting = wants.len();
    for at in order {
        let equal = left.checked_div(waiting).unwrap_or(0);
        let part = wants.get(at).map_or(0, |of| (*of).min(equal));
        if let Some(own) = parts.get_mut(at) {
            *own = part;
        }
        left = left.saturating_sub(part);
        waiting = waiting.saturating_sub(1);
    }
    parts
}

fn sum(of: &[usize]) -> usize {
    of.iter().copied().fold(0, usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(least: usize, natural: usize) -> Wish {
        Wish { least, natural }
    }

    #[test]
    fn a_column_of_short_names_leaves_its_room_to_the_long_ones() {
        let wishes = [wish(10, 10), wish(20, 20), wish(60, 60)];
        assert_eq!(shares(&wishes, 80), [10, 20, 50]);
        assert_eq!(shares(&wishes, 90), [10, 20, 60]);
        assert_eq!(shares(&wishes, 96), [12, 22, 62]);
    }

    #[test]
    fn names_take_further_lines_before_others_are_cut() {
        let wishes = [wish(14, 26), wish(60, 60)];
        assert_eq!(shares(&wishes, 74), [14, 60]);
        assert_eq!(shares(&wishes, 80), [20, 60]);
    }

    #[test]
    fn a_name_is_broken_where_its_words_end_and_its_further_lines_stand_back() {
        let name = "Apex Microelectronics Testing";
        assert_eq!(least(&[(name, 0)], 2), 23);
        assert_eq!(
            broken(name, 23).unwrap(),
            ["Apex Microelectronics", "Testing"]
        );
    }

    #[test]
    fn names_are_broken_only_as_far_as_there_are_rows() {
        let names = [("Apex Microelectronics Testing", 0), ("Boe Yiyun", 0)];
        assert_eq!(least(&names, 3), 23);
        assert_eq!(least(&names, 2), 29);
        assert_eq!(least(&names, 1), 29);
    }

    proptest! {
        #[test]
        fn columns_never_take_more_than_there_is(
            wants in prop::collection::vec((0usize..80, 0usize..40), 1..7),
            room in 0usize..300,
        ) {
            let wishes: Vec<Wish> = wants.iter().map(|(least, more)| wish(*least, least + more)).collect();
            prop_assert!(sum(&shares(&wishes, room)) <= room);
        }

        #[test]
        fn no_word_of_a_name_is_lost_in_its_lines(
            name in "[a-z]{1,9}( [a-z]{1,9}){0,8}",
            rows in 1usize..5,
        ) {
            let cells = least(&[(&name, 0)], rows);
            let broken = broken(&name, cells).unwrap();
            prop_assert!(broken.len() <= rows);
            prop_assert!(broken.iter().all(|line| width(line) <= cells));
            prop_assert_eq!(broken.join(" "), name);
        }
    }
}
