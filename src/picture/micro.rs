//! Levels over the years in one row: `▃┄┄┄┄▆▇`, one cell a year, its height in sevenths of the
//! highest. The eighth eighth of a cell stays empty, so that rows one under another never merge.

use rust_decimal::Decimal;

use super::axis::half_up;
use super::strip::{Marks, Role, Strip};
use crate::figure::period::Year;

/// Lower blocks by eighths of a cell, without the whole one.
const LEVELS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/// A row from the first year with a figure to the last; `chosen` stands out, and a year without a
/// figure is a dotted cell. `write` gives the text of a value, for a terminal without blocks. Values
/// that are not positive have the lowest block.
#[must_use]
pub fn micro(
    points: &[(Year, Decimal)],
    chosen: Year,
    marks: Marks,
    write: impl Fn(Decimal) -> String,
) -> Strip {
    let mut strip = Strip::default();
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return strip;
    };
    let most = points.iter().map(|(_, value)| *value).max();
    let most = most.unwrap_or_default();
    if marks == Marks::Ascii {
        let mut before: Option<Year> = None;
        for (year, value) in points {
            let is_next = before.is_some_and(|of| of.checked_add(1) == Some(*year));
            let between = match before {
                None => "",
                Some(_) if is_next => " ",
                Some(_) => " .. ",
            };
            strip.push(between, Role::Rule);
            strip.push(write(*value), role_of(*year, chosen));
            before = Some(*year);
        }
        return strip;
    }
    for year in *first..=*last {
        match points.iter().find(|(of, _)| *of == year) {
            Some((_, value)) => strip.push(block(*value, most), role_of(year, chosen)),
            None => strip.push('┄', Role::Rule),
        }
    }
    strip
}

fn role_of(year: Year, chosen: Year) -> Role {
    if year == chosen {
        Role::Text
    } else {
        Role::Fill2
    }
}

fn block(value: Decimal, most: Decimal) -> char {
    let highest = LEVELS.len();
    let height = || {
        let share = value.checked_div(most)?;
        half_up(share.checked_mul(Decimal::from(highest))?)
    };
    let height = height().unwrap_or(0).clamp(1, highest);
    let block = LEVELS.get(height.saturating_sub(1));
    block.copied().unwrap_or('▇')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(marks: Marks) -> Strip {
        let value = |text: &str| text.parse().unwrap();
        let points = [
            (2015, value("219.5")),
            (2020, value("510")),
            (2021, value("548")),
        ];
        micro(&points, 2021, marks, |of| of.to_string())
    }

    #[test]
    fn missing_years_are_dotted_and_no_year_touches_the_row_above() {
        let strip = row(Marks::Unicode);
        assert_eq!(strip.text(), "▃┄┄┄┄▇▇");
        let roles: Vec<Role> = strip.pieces().iter().map(|(_, role)| *role).collect();
        assert_eq!(roles, [Role::Fill2, Role::Rule, Role::Fill2, Role::Text]);
    }

    #[test]
    fn without_blocks_the_numbers_stand_there() {
        assert_eq!(row(Marks::Ascii).text(), "219.5 .. 510 548");
    }

    proptest! {
        #[test]
        fn a_block_is_as_high_as_its_value_to_half_a_part(
            values in prop::collection::vec(1i64..100_000, 1..12), chosen in 0usize..12,
        ) {
            let points: Vec<(Year, Decimal)> = (2010u16..)
                .zip(values.iter().map(|of| Decimal::new(*of, 1)))
                .collect();
            let most = points.iter().map(|(_, value)| *value).max().unwrap();
            let strip = micro(&points, 2010 + chosen as Year, Marks::Unicode, |_| String::new());
            let text: Vec<char> = strip.text().chars().collect();
            prop_assert_eq!(text.len(), points.len());
            for ((_, value), block) in points.iter().zip(&text) {
                let height = LEVELS.iter().position(|of| of == block).unwrap() + 1;
                let exact = value / most * Decimal::from(LEVELS.len());
                let off = (Decimal::from(height) - exact).abs();
                // A value other than zero is visible.
                prop_assert!(off <= Decimal::new(5001, 4) || height == 1, "{height} for {exact}");
                for ((_, other), other_block) in points.iter().zip(&text) {
                    prop_assert!(value != other || block == other_block);
                    prop_assert!(value <= other || block >= other_block);
                }
            }
        }

        #[test]
        fn every_year_has_one_cell_and_a_missing_one_no_block(
            years in prop::collection::btree_set(1990u16..2030, 1..12),
        ) {
            let points: Vec<(Year, Decimal)> = years.iter().map(|year| (*year, Decimal::TEN)).collect();
            let text = micro(&points, 2021, Marks::Unicode, |_| String::new()).text();
            let (first, last) = (years.first().unwrap(), years.last().unwrap());
            prop_assert_eq!(text.chars().count(), usize::from(last - first) + 1);
            for (year, of) in (*first..).zip(text.chars()) {
                prop_assert_eq!(of == '┄', !years.contains(&year));
            }
        }
    }
}
