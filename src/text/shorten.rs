//! Names shortened in the middle, so that those of one list can still be told apart.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::width::{grapheme_width, truncate, width};

/// In place of what was cut: one cell wide.
const ELLIPSIS: &str = "…";

/// Each name cut to at most its number of cells, in the middle: two names of a list often begin
/// alike and differ at the end. Names that would read alike are cut at other places, as long as
/// there is one that tells them apart.
#[must_use]
pub fn shorten_apart(names: &[(&str, usize)]) -> Vec<String> {
    let mut short: Vec<String> = names
        .iter()
        .map(|(name, cells)| shorten(name, *cells, head_of(*cells)))
        .collect();
    for alike in alike(&short, names) {
        let told_apart = |head: &usize| {
            let cut = alike.iter().filter_map(|at| names.get(*at));
            let mut cut: Vec<String> = cut
                .map(|(name, cells)| shorten(name, *cells, *head))
                .collect();
            cut.sort_unstable();
            let count = cut.len();
            cut.dedup();
            cut.len() == count
        };
        let rooms = alike.iter().filter_map(|at| names.get(*at)).map(|of| of.1);
        let room = rooms.max().unwrap_or(0);
        let mut heads: Vec<usize> = (0..room).collect();
        heads.sort_by_key(|head| head.abs_diff(head_of(room)));
        let Some(head) = heads.into_iter().find(told_apart) else {
            continue;
        };
        for at in alike {
            if let (Some((name, cells)), Some(text)) = (names.get(at), short.get_mut(at)) {
                *text = shorten(name, *cells, head);
            }
        }
    }
    short
}

/// More stands before the cut than behind it: a name is known by how it begins.
fn head_of(cells: usize) -> usize {
    cells.saturating_mul(3) / 5
}

/// The positions of different names that were cut to the same text.
fn alike(short: &[String], names: &[(&str, usize)]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, text) in short.iter().enumerate() {
        groups.entry(text).or_default().push(at);
    }
    let differ = |group: &Vec<usize>| {
        let mut of = group.iter().filter_map(|at| names.get(*at));
        let first = of.next().map(|(name, _)| *name);
        of.any(|(name, _)| Some(*name) != first)
    };
    groups.into_values().filter(differ).collect()
}

/// A name in at most `cells` cells, of which about `head` stand before the cut.
fn shorten(name: &str, cells: usize, head: usize) -> String {
    let room = cells.saturating_sub(1);
    if width(name) <= cells || cells < 4 {
        return truncate(name, cells).into_owned();
    }
    let start = take(name.graphemes(true), head.min(room));
    let rest = room.saturating_sub(width(&start.concat()));
    let mut end = take(name.graphemes(true).rev(), rest);
    end.reverse();
    let (start, end) = (start.concat(), end.concat());
    format!("{}{ELLIPSIS}{}", start.trim_end(), end.trim_start())
}

/// As many graphemes as have room.
fn take<'s>(graphemes: impl Iterator<Item = &'s str>, cells: usize) -> Vec<&'s str> {
    let mut left = cells;
    let fitting = graphemes.take_while(|grapheme| {
        let cells = grapheme_width(grapheme);
        let fits = cells <= left;
        left = left.saturating_sub(cells);
        fits
    });
    fitting.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_begin_alike_are_told_apart_by_their_ends() {
        let names = ["安置房新开工面积", "安置房新增竣工面积"];
        let short = shorten_apart(&names.map(|name| (name, 11)));
        assert_ne!(short[0], short[1]);
        assert!(short.iter().all(|name| width(name) <= 11), "{short:?}");
    }

    #[test]
    fn a_name_that_fits_stays_as_it_is() {
        assert_eq!(shorten_apart(&[("研发经费", 8)]), ["研发经费"]);
        assert_eq!(shorten_apart(&[("Patents granted", 9)]), ["Paten…ted"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room(
            names in prop::collection::vec(("[a-c安置房新开竣工]{0,12}", 0usize..20), 0..8),
        ) {
            let named: Vec<(&str, usize)> =
                names.iter().map(|(name, cells)| (&**name, *cells)).collect();
            let short = shorten_apart(&named);
            prop_assert_eq!(short.len(), named.len());
            for (text, (name, cells)) in short.iter().zip(&named) {
                prop_assert!(width(text) <= *cells);
                if width(name) <= *cells {
                    prop_assert_eq!(text, name);
                }
            }
        }
    }
}
