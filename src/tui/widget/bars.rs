//! Trends of a few cells, as text made of block glyphs.

use rust_decimal::Decimal;

use super::scale::Scale;
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::sheet::fit::TREND_YEARS;

/// Blocks that fill eighths of a cell from below, without the empty one.
const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// A trend of a few values, one cell each; a missing one is a dot. Empty for fewer than two values.
#[must_use]
pub fn trend(values: &[Option<Decimal>]) -> String {
    let known = || values.iter().flatten();
    let (Some(low), Some(high)) = (known().min(), known().max()) else {
        return String::new();
    };
    if known().count() < 2 {
        return String::new();
    }
    // The scale begins at zero, or below it for negative rates, so that a small change looks small.
    let scale = Scale::new((*low).min(Decimal::ZERO), (*high).max(Decimal::ZERO), 7);
    let level = |value: Decimal| {
        usize::try_from(scale.step(value))
            .ok()
            .and_then(|step| LEVELS.get(step))
            .copied()
    };
    values
        .iter()
        .map(|value| value.and_then(level).unwrap_or("·"))
        .collect()
}

/// A trend of figures at their periods: one cell for each year from the first to the last, or for the
/// last ten years if there are more.
#[must_use]
pub fn trend_of(points: &[(Period, Figure)]) -> String {
    let values: Vec<(Year, Decimal)> = points
        .iter()
        .filter_map(|(period, figure)| Some((period.year(), figure.base_value().ok()?)))
        .collect();
    let (Some((first, _)), Some((last, _))) = (values.first(), values.last()) else {
        return String::new();
    };
    let first = (*first).max(last.saturating_sub(TREND_YEARS.saturating_sub(1)));
    let of = |year| values.iter().find(|(of, _)| *of == year).map(|of| of.1);
    trend(&(first..=*last).map(of).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_trend_starts_at_zero_and_one_value_is_none() {
        assert_eq!(
            trend(&[Some(d("219.5")), None, Some(d("400")), Some(d("548"))]),
            "▄·▆█"
        );
        assert_eq!(trend(&[Some(d("5"))]), "");
        assert_eq!(trend(&[Some(d("-7")), Some(d("7"))]), "▁█");
    }
}
