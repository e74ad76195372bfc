//! A year without targets: its levels, and how they have changed by the next year that has any.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Clause, Message, alone, both, sentences, words};
use crate::analysis::multiple::{Multiple, Prices, multiples};
use crate::dataset::{IndicatorId, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::sheet::context::Context;
use crate::text::numbers;
use crate::wording;

/// The figures of a year without targets.
#[derive(Debug, Clone)]
pub struct Levels<'d> {
    /// Of which year.
    pub year: Year,
    /// How many figures, each thing once.
    pub figures: usize,
    /// How many of them are levels of quantities.
    pub levels: usize,
    /// The figure, where there is no other.
    pub only: Option<&'d Observation>,
    /// The next year that has anything.
    pub next_year: Option<Year>,
    /// The next year that has some of the same levels.
    pub next: Option<Next<'d>>,
}

/// Levels of a later year as multiples.
#[derive(Debug, Clone)]
pub struct Next<'d> {
    /// Which year.
    pub year: Year,
    /// The largest multiple first; never empty.
    pub multiples: Vec<Multiple<'d>>,
}

impl<'d> Levels<'d> {
    /// Makes them for the year and area shown.
    #[must_use]
    pub fn of(cx: &Context<'d>) -> Levels<'d> {
        let observed = cx.dataset.observations().iter();
        let of_year = observed.filter(|of| of.area == cx.area && of.period.year() == cx.year);
        // Publications of one figure stand beside each other.
        let mut figures: Vec<&'d Observation> = of_year.collect();
        figures.dedup_by_key(|of| (of.indicator, of.measure, of.period));
        let is_level = |of: &&&'d Observation| {
            let unit = of.figure.unit;
            let is_quantity = !unit.is_rate() && unit.dimension() != Dimension::Rank;
            of.measure == Measure::Level && is_quantity
        };
        let mut levels: Vec<IndicatorId> = figures
            .iter()
            .filter(is_level)
            .map(|of| of.indicator)
            .collect();
        levels.dedup();
        let later = || cx.dataset.years(cx.area).filter(|year| *year > cx.year);
        Levels {
            year: cx.year,
            levels: levels.len(),
            next_year: later().next(),
            next: later().find_map(|year| {
                let multiples = multiples(cx.dataset, cx.area, (cx.year, year));
                (!multiples.is_empty()).then_some(Next { year, multiples })
            }),
            only: match figures.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            figures: figures.len(),
        }
    }
}

impl Message for Levels<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        if self.figures == 0 {
            return Vec::new();
        }
        if let Some(only) = self.only {
            let name =
                wording::indicator(cx.dataset, only.area, only.indicator, only.measure, lang);
            let figure = words::behind(&numbers::full(only.figure, lang), lang);
            let first = Clause::new(
                lang.only_figure(self.year, &name, &figure),
                lang.figure_of_year(self.year, name, figure),
            );
            let next = self
                .next_year
                .map(|year| Clause::only(lang.next_year_is(year)));
            return sentences(lang, &first, next.as_ref());
        }
        let none = lang.sentence_no_targets(self.year);
        let count = match self.levels {
            0 => lang.count_figures(self.figures),
            levels => lang.count_levels(levels),
        };
        let Some(next) = &self.next else {
            return sentences(lang, &Clause::only(none), Some(&Clause::only(count)));
        };
        let among = next.multiples.len();
        let by = |became: String| match (next.have_doubled(), among == self.levels) {
            (false, _) => lang.levels_known_in(&count, among, next.year, became),
            (true, true) => lang.all_levels_by(&count, next.year, became),
            (true, false) => lang.some_levels_by(&count, among, next.year, became),
        };
        let changes = next.became(cx).0.into_iter().map(by);
        let (none, changes) = (Clause::only(none), Clause(changes.collect()));
        let mut forms = both(lang, &none, Some(&changes));
        forms.extend(alone(lang, &changes));
        forms.extend(alone(lang, &none));
        forms
    }
}

impl Next<'_> {
    /// From the smallest to the largest multiple; where none has doubled, how many rose and fell.
    fn became(&self, cx: &Context<'_>) -> Clause {
        let lang = cx.lang;
        let (Some(most), Some(least)) = (self.multiples.first(), self.multiples.last()) else {
            return Clause(Vec::new());
        };
        if !self.have_doubled() {
            let count = |is: Ordering| {
                let of = self.multiples.iter();
                of.filter(|of| of.shown.cmp(&Decimal::ONE) == is).count()
            };
            let (rose, fell) = (count(Ordering::Greater), count(Ordering::Less));
            let text = match (rose, fell, count(Ordering::Equal)) {
                (rose, fell, 0) => lang.rose_and_fell(rose, fell),
                (rose, fell, same) => lang.rose_fell_and_stayed(rose, fell, same),
            };
            return Clause::only(text);
        }
        let text = if self.multiples.len() == 1 {
            lang.were_times(words::behind(&words::times(most, lang), lang))
        } else {
            let number = |of: &Multiple<'_>| {
                let number = words::times_number(of.shown, lang);
                format!("{}{number}", numbers::hedge_sign(of.hedge(), lang))
            };
            let spread = match (number(least), number(most)) {
                (from, to) if from == to => from,
                (from, to) => lang.from_to(from, to),
            };
            lang.were_each_times(words::behind(&lang.times(spread), lang))
        };
        let nominal = self
            .multiples
            .iter()
            .filter(|of| of.prices == Prices::Current);
        let names: Vec<String> = nominal
            .map(|of| words::indicator(cx.dataset, of.indicator, lang))
            .map(|name| words::lowered(name, lang))
            .collect();
        let several = lang.nominal_several();
        match names.as_slice() {
            [] => Clause::only(text),
            [name] => Clause::new(
                format!("{text}{}", lang.nominal_one(name)),
                format!("{text}{several}"),
            ),
            _ => Clause::only(format!("{text}{several}")),
        }
    }

    /// Whether the largest is twice what it was, or more.
    #[must_use]
    fn have_doubled(&self) -> bool {
        let most = self.multiples.first();
        most.is_some_and(|most| most.shown >= Decimal::TWO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, made_up, year};
    use crate::text::Lang;

    fn text(before: &[String], after: &[String]) -> String {
        let dataset = made_up(&[
            ("years/2020.toml", &year(before, &[])),
            ("years/2021.toml", &year(after, &[])),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::Zh);
        Levels::of(&cx).text(&cx, usize::MAX)
    }

    fn level(id: &str, value: &str, keys: &str) -> String {
        let unit = if id == "gdp" { "亿元" } else { "家" };
        entry(1, value, unit, &format!("indicator = \"{id}\"{keys}"))
    }

    #[test]
    fn the_hedge_of_a_level_stays_before_its_multiple() {
        let before = [level("gdp", "100", ""), level("firms", "10", "")];
        let after = [
            level("gdp", "200", ", qualifier = \"about\""),
            level("firms", "50", ""),
        ];
        assert_eq!(
            text(&before, &after),
            "2020 年未收录目标；收录总量 2 项，到 2021 年各为 ≈2.0 至 5.0 \
             倍（地区生产总值按现价）。"
        );
    }

    #[test]
    fn where_nothing_doubled_rises_and_declines_are_counted() {
        let before = [level("gdp", "100", ""), level("firms", "10", "")];
        let after = [level("gdp", "110", ""), level("firms", "9", "")];
        assert_eq!(
            text(&before, &after),
            "2020 年未收录目标；收录总量 2 项，其中 2 项有 2021 年数：1 项增加、1 项减少。"
        );
    }

    #[test]
    fn a_year_with_one_figure_is_that_figure() {
        assert_eq!(
            text(&[level("firms", "10", "")], &[level("gdp", "1", "")]),
            "2020 年只收录 1 个数字：企业数 10 家；其后有数据的是 2021 年。"
        );
    }
}
