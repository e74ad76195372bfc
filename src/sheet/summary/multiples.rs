//! Levels over several years: the largest multiple, and that of the main indicator.

use super::rank::{Rank, largest};
use super::{Clause, Message, sentences, words};
use crate::analysis::multiple::{Multiple, multiples};
use crate::analysis::span;
use crate::figure::Interval;
use crate::figure::period::Year;
use crate::sheet::context::Context;
use crate::text::{Lang, numbers};

/// Levels of one year as multiples of those of another.
#[derive(Debug, Clone)]
pub struct Multiples<'d> {
    /// The two years: those with the most levels in common, and of equal ones those furthest
    /// apart; two in a row only where there are no others.
    pub years: (Year, Year),
    /// The largest first; never empty.
    pub multiples: Vec<Multiple<'d>>,
    /// The rank of the first; `None` if there is no other.
    pub rank: Option<Rank>,
    /// That of the first headline indicator that has one, unless it is the largest.
    pub headline: Option<Multiple<'d>>,
}

impl<'d> Multiples<'d> {
    /// Those of the area shown; `None` where no two years share a level.
    #[must_use]
    pub fn of(cx: &Context<'d>) -> Option<Multiples<'d>> {
        // The years of the plot, where levels of two years at least two apart are known.
        let span = span::span(cx.dataset, cx.area).map(|span| (span.first, span.last));
        let spanned = span.map(|years| (years, multiples(cx.dataset, cx.area, years)));
        let spanned = spanned.filter(|(_, multiples)| !multiples.is_empty());
        let (years, multiples) = spanned.or_else(|| most_in_common(cx))?;
        let possible: Vec<Interval> = multiples.iter().map(|of| of.possible).collect();
        // The largest as printed stands first; the rounding may leave another one larger.
        let rank = largest(&possible).and_then(|(at, rank)| match at {
            0 => rank,
            _ => rank.map(|rank| Rank {
                first: rank.first.max(2),
                ..rank
            }),
        });
        let first = multiples.first()?.indicator;
        let headlines = cx.dataset.zone().headlines.iter();
        let mut headlines = headlines
            .filter(|id| **id != first)
            .filter_map(|id| multiples.iter().find(|of| of.indicator == *id));
        Some(Multiples {
            years,
            rank,
            headline: headlines.next().copied(),
            multiples,
        })
    }
}

/// A multiple as firm as its levels, without its unit: `6.7`, `≈2.3`.
#[must_use]
pub fn number(of: &Multiple<'_>, lang: Lang) -> String {
    let hedge = numbers::hedge_sign(of.hedge(), lang);
    format!("{hedge}{}", words::times_number(of.shown, lang))
}

/// The two years with the most levels in common, and the multiples.
fn most_in_common<'d>(cx: &Context<'d>) -> Option<((Year, Year), Vec<Multiple<'d>>)> {
    let years: Vec<Year> = cx.dataset.years(cx.area).collect();
    let pairs = years.iter().enumerate().flat_map(|(at, from)| {
        let later = years.iter().skip(at.saturating_add(1));
        later.map(move |to| (*from, *to))
    });
    // Of two years in a row growth is told rather than a multiple.
    pairs
        .map(|years| (years, multiples(cx.dataset, cx.area, years)))
        .filter(|(_, multiples)| !multiples.is_empty())
        .max_by_key(|((from, to), multiples)| {
            let apart = to.saturating_sub(*from);
            (apart > 1, multiples.len(), apart)
        })
}

impl Message for Multiples<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let Some(first) = self.multiples.first() else {
            return Vec::new();
        };
        let ranked = |text: String| match self.rank {
            Some(rank) if rank.first == 1 => {
                lang.first_of(text, words::behind(&lang.most_of(rank.among), lang))
            }
            Some(rank) => lang.among_first(text, lang.one_of_most(rank.first, rank.among)),
            None => text,
        };
        let texts = words::became(cx.dataset, first, self.years, lang).0;
        let alone = Clause(texts.clone());
        let first = Clause(texts.into_iter().map(ranked).collect());
        let headline = self.headline.map(|of| {
            let name = words::indicator(cx.dataset, of.indicator, lang);
            let name = words::priced(name, of.prices, lang);
            let times = words::times(&of, lang);
            let times = words::behind(&times, lang);
            Clause::new(
                lang.name_times(&name, &times),
                lang.name_times_short(name, times, words::times_alone(&of, lang)),
            )
        });
        let mut forms = sentences(lang, &first, headline.as_ref());
        forms.extend(super::alone(lang, &alone));
        forms.dedup();
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, frozen, made_up, year};

    fn text(firms: &str) -> String {
        let level =
            |id: &str, value: &str, unit| entry(1, value, unit, &format!("indicator = \"{id}\""));
        let levels = |gdp, firms| {
            year(
                &[level("gdp", gdp, "亿元"), level("firms", firms, "家")],
                &[],
            )
        };
        let dataset = made_up(&[
            ("years/2015.toml", &levels("100", "100")),
            ("years/2020.toml", &levels("300", firms)),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::Zh);
        Multiples::of(&cx).unwrap().text(&cx, usize::MAX)
    }

    #[test]
    fn a_multiple_is_the_first_of_all_only_where_rounding_leaves_no_other() {
        assert_eq!(
            text("400"),
            "2015—2020 年企业数增至 4.0 倍，为 2 项之首；地区生产总值（现价）3.0 倍。"
        );
        assert_eq!(
            text("301"),
            "2015—2020 年企业数增至 3.0 倍，居 2 项的前 2 位；地区生产总值（现价）3.0 倍。"
        );
    }

    #[test]
    fn at_least_so_much_of_a_level_is_a_decline_by_at_most_so_much() {
        let level = |value, keys: &str| {
            let keys = format!("indicator = \"firms\"{keys}");
            year(&[entry(1, value, "家", &keys)], &[])
        };
        let dataset = made_up(&[
            ("years/2015.toml", &level("100", "")),
            ("years/2020.toml", &level("90", ", qualifier = \"over\"")),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::Zh);
        let text = Multiples::of(&cx).unwrap().text(&cx, usize::MAX);
        assert_eq!(text, "2015—2020 年企业数减少不超过 10.0%。");
    }

    #[test]
    fn an_area_of_one_year_has_no_multiples() {
        let dataset = frozen();
        let henan = dataset.find_area("henan").unwrap();
        let cx = Context::new(&dataset, henan, 2021, Lang::En);
        assert!(Multiples::of(&cx).is_none());
    }
}
