//! Levels of one year as multiples of those of another.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::dataset::{AreaId, Dataset, GrowthBasis, IndicatorId, Measure, Observation};
use crate::figure::decimal::{self, Toward};
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Hedge, Interval, Period};

/// A level as a multiple of an earlier one.
#[derive(Debug, Clone, Copy)]
pub struct Multiple<'d> {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The level it is a multiple of.
    pub earlier: &'d Observation,
    /// The later level.
    pub later: &'d Observation,
    /// The interval that the rounding of both levels allows.
    pub possible: Interval,
    /// The ratio of the numbers as printed.
    pub shown: Decimal,
    /// Whether both levels are at current prices, while growth is stated at constant prices.
    pub prices: Prices,
}

/// The prices of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prices {
    /// 现价: those of its year, so that a multiple includes their change.
    Current,
    /// There are none, or growth is stated at the same prices.
    Unmarked,
}

impl Multiple<'_> {
    /// The hedge of the multiple, which follows from those of the two levels.
    #[must_use]
    pub fn hedge(&self) -> Hedge {
        let hedge = |of: &Observation| of.figure.qualifier.hedge;
        match (hedge(self.earlier), hedge(self.later)) {
            (Hedge::Exact, later) => later,
            (Hedge::Over | Hedge::AtLeast, Hedge::Exact | Hedge::UpTo) => Hedge::UpTo,
            (Hedge::UpTo, Hedge::Exact | Hedge::Over | Hedge::AtLeast) => Hedge::AtLeast,
            _ => Hedge::About,
        }
    }
}

/// The level of an indicator in one year as a multiple of that in another. If there are several
/// publications, two of one article are compared, or else the newest of each year, because a growth rate
/// that is printed beside two levels refers to them. `None` for rates, for ranks, and if a level is
/// missing or not above zero.
#[must_use]
pub fn multiple(
    dataset: &Dataset,
    area: AreaId,
    id: IndicatorId,
    (from, to): (Year, Year),
) -> Option<Multiple<'_>> {
    let indicator = dataset.indicator(id)?;
    if indicator.unit.is_rate() || indicator.unit.dimension() == Dimension::Rank {
        return None;
    }
    let series = dataset.series(area, id, Measure::Level);
    let of = |year| {
        let period = Period::Year(year);
        series.iter().filter(move |level| level.period == period)
    };
    let together = of(from).find_map(|earlier| {
        let article = earlier.citation.article;
        let later = of(to).find(|later| later.citation.article == article)?;
        Some((earlier, later))
    });
    let (earlier, later) = together.or_else(|| of(from).next().zip(of(to).next()))?;
    let base = earlier.figure.base_value().ok()?;
    if base <= Decimal::ZERO {
        return None;
    }
    let shown = decimal::div(later.figure.base_value().ok()?, base, Toward::Below).ok()?;
    let (whole, part) = (
        earlier.figure.interval().ok()?,
        later.figure.interval().ok()?,
    );
    let prices = match indicator.growth_basis {
        Some(GrowthBasis::ConstantPrices) => Prices::Current,
        Some(GrowthBasis::CurrentPrices) | None => Prices::Unmarked,
    };
    Some(Multiple {
        indicator: id,
        earlier,
        later,
        possible: part.over(whole).ok()?,
        shown,
        prices,
    })
}

/// The levels of an area in one year as multiples of those in another, the largest first.
#[must_use]
pub fn multiples(dataset: &Dataset, area: AreaId, years: (Year, Year)) -> Vec<Multiple<'_>> {
    let indicators = dataset.indicators();
    let mut multiples: Vec<Multiple<'_>> = indicators
        .filter_map(|(id, _)| multiple(dataset, area, id, years))
        .collect();
    multiples.sort_by_key(|of| Reverse(of.shown));
    multiples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, frozen, made_up, year};

    #[test]
    fn two_levels_of_one_article_are_held_against_each_other() {
        let dataset = frozen();
        let multiples = multiples(&dataset, dataset.zone().home, (2015, 2020));
        let multiples: Vec<(&str, String, String)> = multiples
            .iter()
            .map(|of| {
                let id = &*dataset.indicator(of.indicator).unwrap().id;
                let times = of.shown.round_dp(2).to_string();
                (id, of.later.figure.value.to_string(), times)
            })
            .collect();
        assert_eq!(multiples.len(), 9);
        // 2103 and 1123 were printed for 2020 by another article.
        assert_eq!(multiples[0], ("tech_smes", "2077".into(), "6.70".into()));
        assert_eq!(multiples[1].1, "1127");
    }

    #[test]
    fn a_multiple_is_hedged_as_its_levels_are() {
        let level =
            |value, keys: &str| entry(1, value, "家", &format!("indicator = \"firms\"{keys}"));
        for (before, after, hedge) in [
            ("", ", qualifier = \"over\"", Hedge::Over),
            (", qualifier = \"over\"", "", Hedge::UpTo),
            (", qualifier = \"about\"", "", Hedge::About),
            (
                ", qualifier = \"over\"",
                ", qualifier = \"over\"",
                Hedge::About,
            ),
        ] {
            let dataset = made_up(&[
                ("years/2020.toml", &year(&[level("100", before)], &[])),
                ("years/2021.toml", &year(&[level("150", after)], &[])),
            ]);
            let multiples = multiples(&dataset, dataset.zone().home, (2020, 2021));
            assert_eq!(multiples[0].hedge(), hedge);
        }
    }

    #[test]
    fn nothing_is_a_multiple_of_zero() {
        let level = |value| entry(1, value, "家", "indicator = \"firms\"");
        let dataset = made_up(&[
            ("years/2020.toml", &year(&[level("0")], &[])),
            ("years/2021.toml", &year(&[level("150")], &[])),
        ]);
        assert!(multiples(&dataset, dataset.zone().home, (2020, 2021)).is_empty());
    }
}
