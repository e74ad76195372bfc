//! What a printed figure says: the values it leaves possible.

use rust_decimal::Decimal;

use super::equation::Source;
use crate::dataset::{ArticleId, Citation, Dataset, Omission, Record, Subject};
use crate::figure::decimal::{self, ArithmeticError, Toward};
use crate::figure::{Figure, Hedge, Interval, Qualifier, Unit};
use crate::text::numeral::Normalised;

/// A printed figure and the values it leaves possible, in the base unit.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The figure; `None` for a share said in words.
    pub figure: Option<Figure>,
    /// The unit it is told in.
    pub unit: Unit,
    /// See [`Figure::interval`].
    pub possible: Interval,
    /// See [`Figure::usual`].
    pub usual: Interval,
    /// See [`Figure::point`].
    pub point: Interval,
}

impl Statement {
    /// What a figure says.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn of(figure: Figure) -> Result<Statement, ArithmeticError> {
        Ok(Statement {
            figure: Some(figure),
            unit: figure.unit,
            possible: figure.interval()?,
            usual: figure.usual()?,
            point: figure.point()?,
        })
    }

    /// What the figure of a source says; `None` where there is no figure in it.
    #[must_use]
    pub fn read(dataset: &Dataset, source: Source) -> Option<Statement> {
        match source {
            Source::Record(record) => Statement::of(dataset.subject(record)?.figure()).ok(),
            Source::Restated(article, at) => {
                let omission = omission(dataset, article, at)?;
                let first = repeated(dataset, article, omission)?;
                let unit = dataset.subject(first)?.figure().unit;
                restated(&omission.printed, unit)
            }
        }
    }
}

/// An omission of an article's card.
#[must_use]
pub fn omission(dataset: &Dataset, article: ArticleId, at: u32) -> Option<&Omission> {
    dataset.article(article)?.omitted.get(at as usize)
}

/// Where a source was printed.
#[must_use]
pub fn citation(dataset: &Dataset, source: Source) -> Option<Citation> {
    match source {
        Source::Record(record) => dataset.subject(record).map(|s| s.citation().clone()),
        Source::Restated(article, at) => omission(dataset, article, at).map(|omission| Citation {
            article,
            line: omission.line,
            printed: omission.printed.clone(),
        }),
    }
}

/// The record a source is, or repeats.
#[must_use]
pub fn record(dataset: &Dataset, source: Source) -> Option<Record> {
    match source {
        Source::Record(record) => Some(record),
        Source::Restated(article, at) => {
            repeated(dataset, article, omission(dataset, article, at)?)
        }
    }
}

/// The figure an omission repeats: among those of the line it names, the one that has its unit, and
/// of several the one nearest in value. None where the line prints nothing of the kind.
#[must_use]
pub fn repeated(dataset: &Dataset, article: ArticleId, omission: &Omission) -> Option<Record> {
    let line = omission.of?;
    let candidates = dataset.records_of(article).iter().filter_map(|record| {
        let subject = dataset.subject(*record)?;
        (subject.citation().line == line).then_some((*record, subject))
    });
    let distance = |subject: Subject<'_>| {
        let figure = subject.figure();
        let again = restated(&omission.printed, figure.unit)?;
        let printed = again.figure.map_or(figure.unit, |again| again.unit);
        let value = figure.base_value().ok()?;
        let away = again.point.lo().or(again.point.hi())?.saturating_sub(value);
        printed.comparable(figure.unit).then_some(away.abs())
    };
    candidates
        .filter_map(|(record, subject)| Some((distance(subject)?, record)))
        .min()
        .map(|(_, record)| record)
}

/// Reads a figure from how it was printed: `约138.8亿元`, `140余个`, `1/3多`. Where no unit is printed
/// behind the number, it is that of what is repeated; `None` where there is no number.
#[must_use]
pub fn restated(printed: &str, unit: Unit) -> Option<Statement> {
    let text = Normalised::of([printed]);
    let all = text.all();
    let hedge = hedge(&all);
    let numerals = text.numerals();
    if let [part, whole] = numerals.as_slice()
        && let Some((_, behind)) = all.split_once('/')
        && behind.starts_with(|c: char| c.is_ascii_digit())
    {
        return fraction(part.value?, whole.value?, hedge, unit);
    }
    let numeral = numerals.first()?;
    let digits = text.text(numeral.stretch);
    let behind = text.following(numeral.stretch.end, 12);
    // 余 and 多 stand between a number and its unit.
    let behind = behind.trim_start_matches(['余', '多']);
    let printed_unit = (1..=4).rev().find_map(|length| {
        let name: String = behind.chars().take(length).collect();
        Unit::parse(&name).ok()
    });
    let unit = printed_unit.unwrap_or(unit);
    let value = match digits.parse::<Decimal>() {
        Ok(value) => value,
        // A Chinese numeral, with its 万 and 亿 applied.
        Err(_) => decimal::shift(
            numeral.value?,
            0i32.saturating_sub(unit.magnitude().power()),
        )
        .ok()?,
    };
    let qualifier = Qualifier {
        hedge,
        strive: false,
    };
    Statement::of(Figure {
        value,
        unit,
        qualifier,
    })
    .ok()
}

fn hedge(printed: &str) -> Hedge {
    let has = |words: &[&str]| words.iter().any(|word| printed.contains(word));
    if has(&["余", "多", "超", "突破", "逾", "以上"]) {
        Hedge::Over
    } else if has(&["约", "左右", "近", "将近"]) {
        Hedge::About
    } else {
        Hedge::Exact
    }
}

/// A fraction of a whole in percent: "more than 1/3" lies between 1/3 and 1/2, the next such
/// fraction.
fn fraction(part: Decimal, whole: Decimal, hedge: Hedge, unit: Unit) -> Option<Statement> {
    let percent = |whole: Decimal, toward| {
        let part = decimal::shift(part, 2).ok()?;
        decimal::div(part, whole, toward).ok()
    };
    let lo = percent(whole, Toward::Below)?;
    let next = percent(whole.checked_sub(Decimal::ONE)?, Toward::Above)?;
    let (possible, usual) = match hedge {
        Hedge::Over | Hedge::AtLeast => {
            // "More than" excludes the fraction itself.
            let above = percent(whole, Toward::Above)?.checked_add(Decimal::new(1, 20))?;
            (Interval::at_least(above), Interval::between(above, next))
        }
        _ => {
            let near = Interval::between(
                lo.checked_sub(Decimal::ONE)?,
                percent(whole, Toward::Above)?.checked_add(Decimal::ONE)?,
            );
            (near, near)
        }
    };
    Some(Statement {
        figure: None,
        unit,
        possible,
        usual,
        point: usual,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("138.8亿元", "家", "13875000000", "13885000000")]
    #[case("9个", "个", "9", "9")]
    #[case("约465亿元", "亿元", "46400000000", "46600000000")]
    #[case("半年", "年", "0.45", "0.55")]
    #[case("1.42万户", "户", "14150", "14250")]
    fn a_printed_figure_is_read_with_its_unit_and_hedge(
        #[case] printed: &str,
        #[case] unit: &str,
        #[case] low: &str,
        #[case] high: &str,
    ) {
        let read = restated(printed, Unit::parse(unit).unwrap()).unwrap();
        assert_eq!(read.possible.lo(), Some(low.parse().unwrap()));
        assert_eq!(read.possible.hi(), Some(high.parse().unwrap()));
    }

    #[test]
    fn over_a_third_lies_above_a_third_and_usually_below_a_half() {
        let read = restated("1/3多", Unit::parse("%").unwrap()).unwrap();
        let third = decimal::div(100.into(), 3.into(), Toward::Above).unwrap();
        assert!(!read.possible.contains(third));
        assert!(read.usual.contains("34.7".parse().unwrap()));
        assert!(!read.usual.contains("50.1".parse().unwrap()));
        assert!(read.possible.contains("50.1".parse().unwrap()));
    }

    #[test]
    fn a_figure_over_a_number_reaches_upward() {
        let read = restated("140余个", Unit::parse("个").unwrap()).unwrap();
        assert_eq!(read.possible, Interval::at_least(140.into()));
        assert_eq!(read.usual, Interval::between(140.into(), 150.into()));
    }

    #[test]
    fn what_prints_no_number_says_nothing() {
        assert!(restated("多年", Unit::parse("年").unwrap()).is_none());
    }
}
