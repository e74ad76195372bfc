//! What a match of a search tells beside its name, and which part of its name was asked for.

use std::ops::Range;

use super::context::Context;
use super::search::{Destination, Match, fold};
use super::term::Term;
use super::{Cell, Column, Part, RowId, SheetId, cell};
use crate::dataset::Measure;
use crate::text::numbers;
use crate::text::pinyin::{begins_with_initials, begins_with_sounds, is_sounded};

/// What is known of a match; each is empty where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What was measured, where it is not how much there is: growth, a share.
    pub measure: String,
    /// Of a check, what kind of relation it is.
    pub rule: String,
    /// When it was so: `2021`, `2021-05`.
    pub when: String,
    /// Its number with its unit; of an article, how many figures are cited from it.
    pub value: String,
    /// Where it was printed.
    pub place: String,
}

/// What the sheet of a match says of it; of an indicator, its newest figure.
#[must_use]
pub fn told(cx: &Context<'_>, found: &Match) -> Told {
    let id = match found.destination {
        Destination::Row(id) => id,
        Destination::Line(..) => {
            return Told {
                place: found.year.clone(),
                ..Told::default()
            };
        }
    };
    let (sheet, [when, value, place]) = match id {
        RowId::Indicator(_) | RowId::Line(..) => {
            (SheetId::Indicators, ["period", "value", "place"])
        }
        RowId::Project(_) => (SheetId::Projects, ["period", "investment", "place"]),
        RowId::Batch(_) | RowId::NoBatch(_) => {
            (SheetId::Batches, ["period", "investment", "place"])
        }
        RowId::Check(_) | RowId::Checks(_) => (SheetId::Checks, ["period", "stated", "place"]),
        RowId::Figure(_) => (SheetId::Figures(None), ["period", "value", "place"]),
        RowId::Article(_) => (SheetId::Articles, ["date", "figures", "id"]),
    };
    let sheet = sheet.sheet();
    let Some(row) = sheet.row(cx, id) else {
        return Told::default();
    };
    let columns = sheet.columns(cx);
    let of = |name: &'static str| cell(&columns, &row, name.into());
    Told {
        measure: match of("measure") {
            Some(Cell::Term(Term::MeasureOf(_, Measure::Level))) | None => String::new(),
            // Elsewhere the name says it.
            Some(cell) if matches!(id, RowId::Indicator(_)) => cell.text(cx),
            Some(_) => String::new(),
        },
        rule: match of("rule") {
            Some(cell @ Cell::Term(_)) => cell.text(cx),
            _ => String::new(),
        },
        when: of(when).map_or_else(String::new, |cell| match cell {
            Cell::Period(_) => cell.field(cx, Part::Id),
            _ => String::new(),
        }),
        value: of(value).map_or_else(String::new, |cell| number(cx, cell)),
        // Of several, the first is that of the figure itself.
        place: of(place).map_or_else(String::new, |cell| {
            match cell {
                Cell::Places(places) => places.first().map(|of| of.text(cx.dataset)),
                cell => Some(cell.text(cx)),
            }
            .unwrap_or_default()
        }),
    }
}

/// A number as a list has it; absence is told by the list and not here.
fn number(cx: &Context<'_>, cell: &Cell<'_>) -> String {
    match cell {
        Cell::Absent(_) | Cell::Blank => String::new(),
        Cell::Count(count) => cx.lang.count_figures(*count),
        cell => cell.text(cx),
    }
}

/// The years of an indicator with their figures; empty for anything else.
#[must_use]
pub fn trend(cx: &Context<'_>, found: &Match) -> Vec<String> {
    let Destination::Row(id @ RowId::Indicator(_)) = found.destination else {
        return Vec::new();
    };
    let sheet = SheetId::Indicators.sheet();
    let columns: Vec<Column> = sheet.columns(cx);
    let row = sheet.row(cx, id);
    let trend = row
        .as_ref()
        .and_then(|row| cell(&columns, row, "trend".into()));
    let Some(Cell::Trend(points)) = trend else {
        return Vec::new();
    };
    let told = points
        .iter()
        .map(|(period, figure)| format!("{period} {}", numbers::short(*figure, cx.lang)));
    told.collect()
}

/// The parts of a name that the words of a query stand for, as ranges of bytes, in order and without
/// overlaps.
#[must_use]
pub fn matched(name: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(query);
    let mut parts: Vec<Range<usize>> = query
        .split_whitespace()
        .filter_map(|word| spelt(name, word).or_else(|| sounded(name, word)))
        .collect();
    parts.sort_by_key(|part| part.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match apart.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => apart.push(part),
        }
    }
    apart
}

/// The first part of a name that reads as a word.
fn spelt(name: &str, word: &str) -> Option<Range<usize>> {
    let ends = |from: usize| {
        let rest = name.get(from..).unwrap_or_default();
        let ends = rest.char_indices().map(move |(at, of)| {
            let end = at.saturating_add(of.len_utf8());
            from.saturating_add(end)
        });
        // A folded text may be longer than what it was folded from.
        ends.take(word.chars().count())
    };
    let starts = name.char_indices().map(|(at, _)| at);
    let mut parts = starts.flat_map(|from| ends(from).map(move |end| from..end));
    parts.find(|part| name.get(part.clone()).is_some_and(|of| fold(of) == word))
}

/// The first part of a name whose characters sound like a word, or begin as its letters do.
fn sounded(name: &str, word: &str) -> Option<Range<usize>> {
    let (places, characters): (Vec<usize>, Vec<char>) = name
        .char_indices()
        .filter(|(_, of)| is_sounded(*of))
        .unzip();
    let part = |from: usize, count: usize| {
        let last = from.saturating_add(count).checked_sub(1)?;
        let end = places.get(last)?;
        let end = end.saturating_add(characters.get(last)?.len_utf8());
        Some(*places.get(from)?..end)
    };
    let letters = word.chars().count();
    let starts = || (0..characters.len()).filter_map(|from| Some((from, characters.get(from..)?)));
    let initials = starts().find(|(_, rest)| begins_with_initials(rest, word));
    if let Some((from, _)) = initials {
        return part(from, letters);
    }
    let (from, rest) = starts().find(|(_, rest)| begins_with_sounds(rest, word))?;
    let is_spelt = |count: &usize| {
        let first = rest.get(..*count);
        first.is_some_and(|first| begins_with_sounds(first, word))
    };
    part(from, (1..=rest.len()).find(is_spelt)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("高新技术企业", "gxjs", "[高新技术]企业")]
    #[case("新增高新技术企业", "gxjs", "新增[高新技术]企业")]
    #[case("高新技术企业", "jishu", "高新[技术]企业")]
    #[case("高新技术企业", "jish", "高新[技术]企业")]
    #[case("高新技术企业", "技术 高新", "[高新技术]企业")]
    #[case("High-tech enterprises", "TECH", "High-[tech] enterprises")]
    #[case("研发（R&D）经费", "r&d", "研发（[R&D]）经费")]
    #[case("地区生产总值", "2021", "地区生产总值")]
    fn the_part_of_a_name_that_was_asked_for_is_told(
        #[case] name: &str,
        #[case] query: &str,
        #[case] expected: &str,
    ) {
        let mut told = name.to_owned();
        for part in matched(name, query).into_iter().rev() {
            told.insert(part.end, ']');
            told.insert(part.start, '[');
        }
        assert_eq!(told, expected);
    }
}
