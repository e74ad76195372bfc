//! Names shortened in the middle, so that those of one list can still be told apart.

use std::collections::HashMap;

use super::width::{grapheme_width, graphemes, truncate, width};

/// In place of what was cut: one cell wide.
const ELLIPSIS: &str = "…";

/// A name, and a shorter one for where it has no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The name in full.
    pub long: String,
    /// The shorter one; `None` where it has none.
    pub short: Option<String>,
}

impl Name {
    /// The cells of the name in full.
    #[must_use]
    pub fn width(&self) -> usize {
        width(&self.long)
    }

    /// The cells of the shorter one, or of the name in full where that is not wider.
    #[must_use]
    pub fn width_in_short(&self) -> usize {
        let short = self.short.as_deref().map_or(usize::MAX, width);
        short.min(self.width())
    }

    /// The unit to stand behind it; empty where its words have it already, as “flats”.
    #[must_use]
    pub fn unit_beside<'u>(&self, unit: &'u str) -> &'u str {
        let says = |name: &str| {
            let mut words = name.split(|of: char| !of.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(unit))
        };
        let names = std::iter::once(self.long.as_str()).chain(self.short.as_deref());
        if names.into_iter().all(says) {
            ""
        } else {
            unit
        }
    }

    /// What is read in so many cells, before anything is cut.
    fn fitting(&self, cells: usize) -> &str {
        match &self.short {
            Some(short) if self.width() > cells && width(short) < self.width() => short,
            _ => &self.long,
        }
    }
}

impl From<String> for Name {
    fn from(long: String) -> Name {
        Name { long, short: None }
    }
}

/// Each name in at most its number of cells: in full where it fits, else its shorter one, which is
/// cut only where it does not fit either. A shorter one that another row of the list has is not
/// used.
#[must_use]
pub fn names_apart(names: &[(&Name, usize)]) -> Vec<String> {
    let fitting: Vec<&str> = names.iter().map(|(of, cells)| of.fitting(*cells)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in &fitting {
        let count = counts.entry(text).or_default();
        *count = count.saturating_add(1);
    }
    let chosen =
        names
            .iter()
            .zip(&fitting)
            .map(|((name, cells), fitting)| match counts.get(fitting) {
                Some(2..) => (name.long.as_str(), *cells),
                _ => (*fitting, *cells),
            });
    shorten_apart(&chosen.collect::<Vec<_>>())
}

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
    let (start, used) = fitting(graphemes(name), head.min(room));
    let (end, _) = fitting(graphemes(name).rev(), room.saturating_sub(used));
    let start = name.get(..start).unwrap_or_default();
    let end = name.get(name.len().saturating_sub(end)..);
    let end = end.unwrap_or_default().trim_start();
    format!("{}{ELLIPSIS}{end}", start.trim_end())
}

/// The bytes and the cells of as many graphemes as have room.
fn fitting<'s>(graphemes: impl Iterator<Item = (usize, &'s str)>, cells: usize) -> (usize, usize) {
    let (mut bytes, mut used) = (0usize, 0usize);
    for (_, grapheme) in graphemes {
        let after = used.saturating_add(grapheme_width(grapheme));
        if after > cells {
            break;
        }
        used = after;
        bytes = bytes.saturating_add(grapheme.len());
    }
    (bytes, used)
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

    fn name(long: &str, short: &str) -> Name {
        Name {
            long: long.to_owned(),
            short: Some(short.to_owned()),
        }
    }

    #[test]
    fn a_shorter_name_stands_before_any_name_is_cut() {
        let names = [
            name("General public budget revenue", "Budget revenue"),
            name("R&D intensity", "R&D"),
        ];
        let at = |cells| names_apart(&[(&names[0], cells), (&names[1], cells)]);
        assert_eq!(at(29), ["General public budget revenue", "R&D intensity"]);
        assert_eq!(at(28), ["Budget revenue", "R&D intensity"]);
        assert_eq!(at(12), ["Budget…enue", "R&D"]);
    }

    #[test]
    fn a_shorter_name_that_two_rows_have_is_used_by_neither() {
        let names = [
            name("Housing started", "Housing"),
            name("Housing completed", "Housing"),
        ];
        let texts = names_apart(&[(&names[0], 12), (&names[1], 12)]);
        assert_ne!(texts[0], texts[1]);
        assert!(texts.iter().all(|of| of.contains('…')), "{texts:?}");
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
