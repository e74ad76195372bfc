//! Bars of gaps and completion rates, and trends of a few cells, as text made of block glyphs.

use ratatui::style::Style;
use ratatui::text::Span;
use rust_decimal::Decimal;

use super::scale::Scale;
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::sheet::fit::TREND_YEARS;
use crate::tui::glyphs;

/// Blocks that fill eighths of a cell from the left.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// Blocks that fill eighths of a cell from below, without the empty one.
const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Blocks that fill so many eighths of a cell, from the left over several cells.
fn blocks(eighths: u32) -> String {
    let full = usize::try_from(eighths / 8).unwrap_or(0);
    let rest = EIGHTHS
        .get(usize::try_from(eighths % 8).unwrap_or(0))
        .copied()
        .unwrap_or_default();
    format!("{}{rest}", "█".repeat(full))
}

/// A bar to the left or right of a zero line, over `cells` cells from `low` to `high`.
#[must_use]
pub fn variance(
    value: Decimal,
    low: Decimal,
    high: Decimal,
    cells: usize,
    bar: Style,
    axis: Style,
) -> Vec<Span<'static>> {
    let steps = u32::try_from(cells).unwrap_or(0).saturating_sub(1);
    let scale = Scale::new(low, high, steps);
    let zero = usize::try_from(scale.step(Decimal::ZERO)).unwrap_or(0);
    let line = Span::styled("│", axis);
    if value < Decimal::ZERO {
        let at = usize::try_from(scale.step(value)).unwrap_or(0).min(zero);
        let full = zero.saturating_sub(at);
        // A shortfall is visible however small it is.
        let drawn = if full == 0 && zero > 0 {
            "▐".to_owned()
        } else {
            "█".repeat(full)
        };
        let lead = zero.saturating_sub(drawn.chars().count());
        return vec![Span::raw(" ".repeat(lead)), Span::styled(drawn, bar), line];
    }
    let room = cells.saturating_sub(zero).saturating_sub(1);
    let eighths = u32::try_from(room.saturating_mul(8)).unwrap_or(0);
    let right = Scale::new(Decimal::ZERO, high, eighths).step(value);
    let drawn = blocks(if value.is_zero() { 0 } else { right.max(1) });
    vec![Span::raw(" ".repeat(zero)), line, Span::styled(drawn, bar)]
}

/// The zero line without a bar.
#[must_use]
pub fn zero_line(low: Decimal, high: Decimal, cells: usize, axis: Style) -> Vec<Span<'static>> {
    variance(Decimal::ZERO, low, high, cells, axis, axis)
}

/// A bar from 0 to `full` percent over `cells` cells, with a mark at 100. A longer one ends with a
/// sign.
#[must_use]
pub fn completion(
    percent: Option<Decimal>,
    full: Decimal,
    cells: usize,
    bar: Style,
    mark: Style,
) -> Vec<Span<'static>> {
    let steps = u32::try_from(cells.saturating_mul(8)).unwrap_or(0);
    let at = Scale::new(
        Decimal::ZERO,
        full,
        u32::try_from(cells).unwrap_or(0).saturating_sub(1),
    );
    let goal = usize::try_from(at.step(Decimal::ONE_HUNDRED)).unwrap_or(0);
    let filled = percent.map_or(0, |percent| {
        Scale::new(Decimal::ZERO, full, steps).step(percent)
    });
    let over = percent.is_some_and(|percent| percent > full);
    let drawn: Vec<char> = blocks(filled).chars().collect();
    let mut spans = Vec::new();
    let part = |from: usize, to: usize| -> String {
        (from..to)
            .map(|cell| drawn.get(cell).copied().unwrap_or(' '))
            .collect()
    };
    spans.push(Span::styled(part(0, goal), bar));
    spans.push(Span::styled(glyphs::GOAL, mark));
    let after = goal.saturating_add(1);
    if over {
        spans.push(Span::styled(part(after, cells.saturating_sub(1)), bar));
        spans.push(Span::styled(glyphs::BEYOND, bar));
    } else {
        spans.push(Span::styled(part(after, cells), bar));
    }
    spans
}

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

/// A trend of figures at their periods: one cell a year from the first to the last, where the years
/// are too many, the last ten.
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

    fn text(spans: Vec<Span<'static>>) -> String {
        spans
            .into_iter()
            .map(|span| span.content.into_owned())
            .collect()
    }

    #[test]
    fn a_shortfall_hangs_left_of_the_zero_line_and_a_surplus_right() {
        let bar = |value| {
            text(variance(
                d(value),
                d("-15"),
                d("5"),
                21,
                Style::new(),
                Style::new(),
            ))
        };
        assert_eq!(bar("-7"), "        ███████│");
        assert_eq!(bar("5"), "               │█████");
        assert_eq!(bar("-0.1"), "              ▐│");
        assert_eq!(bar("0"), "               │");
    }

    #[test]
    fn completion_is_measured_against_the_mark_at_one_hundred() {
        let bar = |value| {
            text(completion(
                Some(d(value)),
                d("150"),
                31,
                Style::new(),
                Style::new(),
            ))
        };
        assert_eq!(
            bar("50").trim_end().chars().filter(|c| *c == '█').count(),
            10
        );
        assert_eq!(bar("50").chars().position(|c| c == '┃'), Some(20));
        assert!(bar("152").ends_with('»'));
        assert!(!bar("150").ends_with('»'));
        assert_eq!(bar("0").trim(), "┃");
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
