//! SDMX time periods: `2021`, `2021-S1`, `2021-Q2`, `2021-05`, `2021-01-04`; and, as ISO 8601-2 writes
//! an interval without a known beginning, `../2022-04`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A calendar year, 1000–9999.
pub type Year = u16;

/// A stretch of time an observation is about. A stock at a year's end has the year.
///
/// Periods are ordered by their first day, and a longer one before the shorter ones inside it; one
/// without a known beginning stands after all that begin on its end's first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Period {
    /// A whole year.
    Year(Year),
    /// Half a year, 1 or 2.
    Half(Year, u8),
    /// A quarter, 1–4.
    Quarter(Year, u8),
    /// A month, 1–12.
    Month(Year, u8),
    /// A day of a month that has it.
    Day(Year, u8, u8),
    /// At some unknown time up to a date.
    Until(End),
}

/// The date up to which something is known to be: a year, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum End {
    /// See [`Period::Year`].
    Year(Year),
    /// See [`Period::Month`].
    Month(Year, u8),
    /// See [`Period::Day`].
    Day(Year, u8, u8),
}

impl From<End> for Period {
    fn from(end: End) -> Period {
        match end {
            End::Year(year) => Period::Year(year),
            End::Month(year, month) => Period::Month(year, month),
            End::Day(year, month, day) => Period::Day(year, month, day),
        }
    }
}

impl End {
    /// The same date one year earlier.
    fn year_before(self) -> End {
        match self {
            End::Year(year) => End::Year(year.saturating_sub(1)),
            End::Month(year, month) => End::Month(year.saturating_sub(1), month),
            End::Day(year, month, day) => {
                let year = year.saturating_sub(1);
                End::Day(year, month, day.min(days_in(year, month)))
            }
        }
    }
}

/// The text is not a period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a period is written 2021, 2021-S1, 2021-Q2, 2021-05, 2021-01-04 or ../2021-05")]
pub struct PeriodError;

impl Period {
    /// The year it lies in; of one without a known beginning, the year of its end.
    #[must_use]
    pub fn year(self) -> Year {
        match self {
            Period::Year(year)
            | Period::Half(year, _)
            | Period::Quarter(year, _)
            | Period::Month(year, _)
            | Period::Day(year, _, _) => year,
            Period::Until(end) => Period::from(end).year(),
        }
    }

    /// Whether it is known when it was, and not only up to when it may have been. What is not dated is
    /// not compared with other periods.
    #[must_use]
    pub fn is_dated(self) -> bool {
        !matches!(self, Period::Until(_))
    }

    /// The same stretch one year earlier; 29 February becomes the 28th.
    #[must_use]
    pub fn year_before(self) -> Period {
        let year = self.year().saturating_sub(1);
        match self {
            Period::Year(_) => Period::Year(year),
            Period::Half(_, half) => Period::Half(year, half),
            Period::Quarter(_, quarter) => Period::Quarter(year, quarter),
            Period::Month(_, month) => Period::Month(year, month),
            Period::Day(_, month, day) => Period::Day(year, month, day.min(days_in(year, month))),
            Period::Until(end) => Period::Until(end.year_before()),
        }
    }

    /// Whether all of another period lies in it.
    #[must_use]
    pub fn holds(self, other: Period) -> bool {
        let (year, month, _) = other.first_day();
        let within = match self {
            Period::Year(of) => of == year,
            Period::Half(of, half) => of == year && half == (if month <= 6 { 1 } else { 2 }),
            Period::Quarter(of, quarter) => {
                of == year && quarter == month.saturating_add(2).checked_div(3).unwrap_or(0)
            }
            Period::Month(of, its) => of == year && its == month,
            Period::Day(..) | Period::Until(_) => self == other,
        };
        let within = within && (other.is_dated() || self == other);
        within && self.fineness() <= other.fineness()
    }

    /// Its first day as (year, month, day); of one without a known beginning, that of its end.
    #[must_use]
    fn first_day(self) -> (Year, u8, u8) {
        match self {
            Period::Year(year) => (year, 1, 1),
            Period::Half(year, half) => (year, if half == 1 { 1 } else { 7 }, 1),
            Period::Quarter(year, quarter) => {
                (year, quarter.saturating_mul(3).saturating_sub(2), 1)
            }
            Period::Month(year, month) => (year, month, 1),
            Period::Day(year, month, day) => (year, month, day),
            Period::Until(end) => Period::from(end).first_day(),
        }
    }

    /// Coarser periods come first among those that begin on one day.
    fn fineness(self) -> u8 {
        match self {
            Period::Year(_) => 0,
            Period::Half(..) => 1,
            Period::Quarter(..) => 2,
            Period::Month(..) => 3,
            Period::Day(..) => 4,
            Period::Until(end) => Period::from(end).fineness().saturating_add(5),
        }
    }
}

/// Days of a month, 0 where there is no such month.
fn days_in(year: Year, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// A number of exactly `width` digits.
fn digits(text: &str, width: usize) -> Option<u16> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Period, PeriodError> {
        if let Some(end) = text.strip_prefix("../") {
            return Ok(Period::Until(match end.parse()? {
                Period::Year(year) => End::Year(year),
                Period::Month(year, month) => End::Month(year, month),
                Period::Day(year, month, day) => End::Day(year, month, day),
                _ => return Err(PeriodError),
            }));
        }
        let mut parts = text.split('-');
        let year = parts
            .next()
            .and_then(|part| digits(part, 4))
            .filter(|year| *year >= 1000)
            .ok_or(PeriodError)?;
        let Some(second) = parts.next() else {
            return Ok(Period::Year(year));
        };
        let third = parts.next();
        if parts.next().is_some() {
            return Err(PeriodError);
        }
        let small = |part: &str, width| digits(part, width).and_then(|n| u8::try_from(n).ok());
        let within =
            |n: Option<u8>, last: u8| n.filter(|n| (1..=last).contains(n)).ok_or(PeriodError);
        match (second.strip_prefix('Q'), second.strip_prefix('S'), third) {
            (Some(quarter), _, None) => Ok(Period::Quarter(year, within(small(quarter, 1), 4)?)),
            (_, Some(half), None) => Ok(Period::Half(year, within(small(half, 1), 2)?)),
            (None, None, None) => Ok(Period::Month(year, within(small(second, 2), 12)?)),
            (None, None, Some(day)) => {
                let month = within(small(second, 2), 12)?;
                Ok(Period::Day(
                    year,
                    month,
                    within(small(day, 2), days_in(year, month))?,
                ))
            }
            _ => Err(PeriodError),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Half(year, half) => write!(f, "{year:04}-S{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Period::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
            Period::Until(end) => write!(f, "../{}", Period::from(*end)),
        }
    }
}

impl Ord for Period {
    // Inlined, it would be copied into each of about a hundred places of every sort.
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Period::Year(year), Period::Year(other)) => year.cmp(other),
            _ => (self.first_day(), self.fineness()).cmp(&(other.first_day(), other.fineness())),
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sdmx_forms_are_read_and_written_back() {
        for text in [
            "2021",
            "2021-S1",
            "2021-Q2",
            "2021-05",
            "2021-01-04",
            "2020-02-29",
            "../2022-04",
            "../2022",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2021-02-29",
            "2021-13",
            "2021-00",
            "2021-Q5",
            "2021-S3",
            "21",
            "2021-1",
            "2021-",
            "２０２１",
            "2021-01-04-1",
            "0999",
            "../2022-Q1",
            "../../2022",
            "2021/2022",
        ] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError), "{text}");
        }
    }

    #[test]
    fn a_year_comes_before_its_parts_and_they_follow_the_calendar() {
        let parse = |text: &str| text.parse::<Period>().unwrap();
        let sorted = [
            "2020-12-31",
            "2021",
            "2021-S1",
            "2021-Q1",
            "2021-01",
            "2021-01-01",
            "2021-01-04",
            "2021-05",
            "2021-S2",
        ];
        assert!(sorted.map(parse).is_sorted());
    }

    #[test]
    fn what_is_not_dated_lies_in_no_period_and_stands_behind_all_that_may_hold_it() {
        let parse = |text: &str| text.parse::<Period>().unwrap();
        let open = parse("../2022-04");
        assert!(!open.is_dated());
        assert_eq!(open.year(), 2022);
        assert!(parse("2022-04") < open && parse("2022-04-01") < open);
        assert!(open < parse("2022-05"));
        assert!(!parse("2022").holds(open) && open.holds(open));
    }

    #[test]
    fn the_year_before_a_leap_day_has_none() {
        assert_eq!(
            Period::Day(2020, 2, 29).year_before(),
            Period::Day(2019, 2, 28)
        );
        assert_eq!(
            Period::Quarter(2021, 3).year_before(),
            Period::Quarter(2020, 3)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(\\.\\./)?[0-9QS-]{0,12}|\\PC{0,8}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
            }
        }
    }
}
