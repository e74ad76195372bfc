//! What a match of a search tells beside its name, and which part of its name was asked for.

use std::ops::Range;

use super::cell::Place;
use super::context::Context;
use super::search::{Destination, Match, fold};
use super::term::{RecordKind, Term};
use super::value::{Form, Value};
use super::{Cell, Column, Part, RowId, SheetId, cell};
use crate::dataset::{IndicatorId, Measure, Subject};
use crate::figure::Period;
use crate::text::numbers;
use crate::text::pinyin::{begins_with_initials, begins_with_sounds, is_sounded};
use crate::wording;

/// The facts about a match; each is empty if it is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The measure, unless it is a level: growth, a share.
    pub measure: String,
    /// Of a check, what kind of relation it is.
    pub rule: String,
    /// The period: `2021`, `2021-05`.
    pub when: String,
    /// Its number with its unit; of an article, how many figures are cited from it.
    pub value: String,
    /// Where it was printed.
    pub place: String,
}

/// What the sheet of a match says of it; of an indicator, its figure of the year that was asked for,
/// or its newest.
#[must_use]
pub fn facts(cx: &Context<'_>, found: &Match) -> Facts {
    let id = match found.destination {
        Destination::Row(RowId::Indicator(id)) if !found.year.is_empty() => {
            return in_year(cx, id, &found.year);
        }
        Destination::Row(id) => id,
        Destination::Line(..) => {
            return Facts {
                place: found.year.clone(),
                ..Facts::default()
            };
        }
    };
    let (sheet, [when, value, place]) = match id {
        RowId::Indicator(_) | RowId::Line(..) => {
            (SheetId::Indicators, ["period", "value", "place"])
        }
        RowId::Project(_) => (SheetId::Projects, ["period", "investment", "place"]),
        RowId::Batch(_) | RowId::NoBatch(_) => {
            (SheetId::Batches, ["date", "stated_investment", "place"])
        }
        RowId::Check(_) | RowId::Checks(_) => (SheetId::Checks, ["period", "stated", "place"]),
        RowId::Figure(_) => (SheetId::Figures(None), ["period", "value", "place"]),
        RowId::Article(_) => (SheetId::Articles, ["date", "figures", "id"]),
    };
    let sheet = sheet.sheet();
    let Some(row) = sheet.row(cx, id) else {
        return Facts::default();
    };
    let columns = sheet.columns(cx);
    let of = |name: &'static str| cell(&columns, &row, name.into());
    Facts {
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

/// A shorter name of a match, for where its own has no room; `None` where it has none.
#[must_use]
pub fn in_short(cx: &Context<'_>, found: &Match) -> Option<String> {
    match found.destination {
        Destination::Row(RowId::Indicator(id)) => Term::Indicator(id).words_in_short(cx),
        Destination::Row(RowId::Check(at)) => Term::Check(at).words_in_short(cx),
        Destination::Row(RowId::Figure(record)) => match cx.dataset.subject(record)? {
            Subject::Target(target) => {
                let name = wording::promise_name(cx.dataset, target, cx.lang);
                // The name of a target of another area says which.
                name.short.filter(|_| name.long == found.name)
            }
            _ => None,
        },
        _ => None,
    }
}

/// An indicator's figure of a year: what was published, else its target. Where another area than this
/// one has it, only the year is told.
fn in_year(cx: &Context<'_>, id: IndicatorId, asked: &str) -> Facts {
    let (dataset, area) = (cx.dataset, cx.area);
    let is_of = |period: Period| period.is_dated() && period.year().to_string() == asked;
    let observed = dataset.observations_of(area, id).iter();
    let observed = observed.filter(|of| is_of(of.period));
    let observed = observed.map(|of| (of.measure, of.period, of.figure, &of.citation));
    let promised = dataset.targets_of(area, id).iter();
    let promised = promised.filter(|of| is_of(of.period));
    let promised = promised.map(|of| (of.measure, of.period, of.figure, &of.citation));
    let targets = observed.clone().next().is_none();
    let Some((measure, period, figure, citation)) = observed.chain(promised).next() else {
        return Facts {
            when: asked.to_owned(),
            ..Facts::default()
        };
    };
    let value = Value::printed(figure, Form::of(measure)).text(cx.lang);
    Facts {
        measure: match measure {
            Measure::Level => String::new(),
            measure => Term::MeasureOf(id, measure).words(cx),
        },
        when: period.to_string(),
        value: match targets {
            true => format!("{} {value}", Term::RecordKind(RecordKind::Target).words(cx)),
            false => value,
        },
        place: Place::from(citation).text(dataset),
        ..Facts::default()
    }
}

/// A number as a list has it; absence is told by the list and not here.
fn number(cx: &Context<'_>, cell: &Cell<'_>) -> String {
    match cell {
        Cell::Absent(_) | Cell::Blank => String::new(),
        Cell::Count(count) => cx.lang.count_figures(*count),
        // Here no heading has the unit.
        Cell::Value(value) => value.with_unit(cx.lang),
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
    let texts = points
        .iter()
        .map(|(period, figure)| format!("{period} {}", numbers::short(*figure, cx.lang)));
    texts.collect()
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
    use crate::dataset::{ArticleTexts, Sources, load};
    use crate::sheet::search::Index;
    use crate::text::Lang;
    use rstest::rstest;

    #[rstest]
    #[case("gxjs 2020", "2020", "1127 家", "000:223")]
    #[case("2015 gaoqi", "2015", "242 家", "000:223")]
    #[case("yanfatouru 2021", "2021", "目标 +9%", "002:11")]
    fn with_a_year_an_indicator_is_found_with_its_figure_of_that_year(
        #[case] query: &str,
        #[case] when: &str,
        #[case] value: &str,
        #[case] place: &str,
    ) {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let found = Index::of(&cx, &ArticleTexts::default()).search(query, Lang::Zh);
        let first = facts(&cx, &found[0]);
        assert!(matches!(
            found[0].destination,
            Destination::Row(RowId::Indicator(_))
        ));
        assert_eq!(
            (&*first.when, &*first.value, &*first.place),
            (when, value, place)
        );
    }

    #[test]
    fn a_year_alone_finds_what_is_of_that_year_and_no_indicators() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let found = Index::of(&cx, &ArticleTexts::default()).search("2021", Lang::Zh);
        let is_indicator = |found: &Match| {
            let to = found.destination;
            matches!(to, Destination::Row(RowId::Indicator(_)))
        };
        assert!(!found.is_empty() && !found.iter().any(is_indicator));
    }

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
        let mut marked = name.to_owned();
        for part in matched(name, query).into_iter().rev() {
            marked.insert(part.end, ']');
            marked.insert(part.start, '[');
        }
        assert_eq!(marked, expected);
    }
}
