//! Finds entries that are valid but look like mistakes of entry.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::jump;
use crate::dataset::id::{AreaId, ArticleId};
use crate::dataset::notice::Notice;
use crate::dataset::observation::{Measure, Place};
use crate::dataset::project::{Quantity, StatedFigure};
use crate::dataset::record::{Record, Subject};
use crate::dataset::store::Dataset;
use crate::figure::unit::{Dimension, Magnitude};
use crate::figure::{Figure, Period};
use crate::text::Safe;
use crate::text::direction::says_decline;

/// The number of lines within which two figures of an article count as near each other.
const NEAR: u32 = 8;

/// The number of other figures nearby from which a figure unlike all of them is suspicious.
const SEVERAL: usize = 3;

/// All notices that are not confirmed, each with the place of its entry.
pub(super) fn notices(dataset: &Dataset) -> Vec<(Place, Notice)> {
    let mut found = Vec::new();
    for (article, _) in dataset.articles() {
        lonely(dataset, article, &mut found);
    }
    let scales = Scales::of(dataset);
    for record in dataset.records() {
        let Some(subject) = dataset.subject(*record) else {
            continue;
        };
        let notices = [
            dated(dataset, subject),
            scales.unusual(dataset, subject),
            growth(subject),
            percentage(subject),
            negative(subject),
            measure(dataset, subject),
        ];
        found.extend(
            notices
                .into_iter()
                .flatten()
                .map(|notice| (*record, notice)),
        );
    }
    jump::jumps(dataset, &mut found);
    found.sort_by_key(|(record, _)| *record);
    let open = found.into_iter().filter_map(|(record, notice)| {
        let subject = dataset.subject(record)?;
        (!subject.is_confirmed(notice.kind())).then(|| (subject.place(), notice))
    });
    open.collect()
}

fn shown(figure: Figure) -> Safe {
    Safe::of(&format!("{}{}", figure.value, figure.unit))
}

fn period_of(subject: Subject<'_>) -> Option<Period> {
    match subject {
        Subject::Observation(o) => Some(o.period),
        Subject::Target(t) => Some(t.period),
        Subject::Batch(batch, of) => of.period.or(batch.date),
        Subject::Programme(_, of) | Subject::Project(_, of) => of.period,
    }
}

fn area_of(subject: Subject<'_>) -> Option<AreaId> {
    match subject {
        Subject::Observation(o) => Some(o.area),
        Subject::Target(t) => Some(t.area),
        _ => None,
    }
}

/// Finds figures whose year or area no figure near them in the article has.
fn lonely(dataset: &Dataset, article: ArticleId, found: &mut Vec<(Record, Notice)>) {
    let records = dataset.records_of(article).iter();
    let subjects = records.filter_map(|record| Some((*record, dataset.subject(*record)?)));
    let subjects: Vec<(Record, Subject<'_>)> = subjects.collect();
    let year = |subject: Subject<'_>| period_of(subject).map(Period::year);
    for (record, year, near) in unlike_near(&subjects, year) {
        found.push((record, Notice::LonelyYear { year, near }));
    }
    for (record, area, near) in unlike_near(&subjects, area_of) {
        let name = |id| Safe::of(dataset.area(id).map_or("", |area| &area.id));
        let (area, near) = (name(area), name(near));
        found.push((record, Notice::LonelyArea { area, near }));
    }
}

/// Finds figures whose property no figure near them shares, with the property of the nearest one
/// instead. At least [`SEVERAL`] others are needed, because of two figures either may be the wrong
/// one. Takes one pass over the lines, however many figures are on them.
fn unlike_near<T: Copy + Ord>(
    subjects: &[(Record, Subject<'_>)],
    of: impl Fn(Subject<'_>) -> Option<T>,
) -> Vec<(Record, T, T)> {
    let known = subjects
        .iter()
        .filter_map(|(record, subject)| Some((*record, subject.citation().line, of(*subject)?)));
    let known: Vec<(Record, u32, T)> = known.collect();
    let mut found = Vec::new();
    let mut near: BTreeMap<T, u32> = BTreeMap::new();
    let (mut from, mut to) = (0usize, 0usize);
    for (at, (record, line, own)) in known.iter().enumerate() {
        while let Some((_, _, next)) = known
            .get(to)
            .filter(|(_, other, _)| *other <= line.saturating_add(NEAR))
        {
            let count = near.entry(*next).or_default();
            *count = count.saturating_add(1);
            to = to.saturating_add(1);
        }
        while let Some((_, _, gone)) = known
            .get(from)
            .filter(|(_, other, _)| *other < line.saturating_sub(NEAR))
        {
            if let Some(count) = near.get_mut(gone) {
                *count = count.saturating_sub(1);
            }
            from = from.saturating_add(1);
        }
        let others = to.saturating_sub(from).saturating_sub(1);
        let alone = near.get(own).is_none_or(|count| *count <= 1);
        if alone && others >= SEVERAL {
            let before = at.checked_sub(1).and_then(|at| known.get(at));
            let after = known.get(at.saturating_add(1));
            let distance = |other: &&(Record, u32, T)| other.1.abs_diff(*line);
            let nearest = [before, after].into_iter().flatten().min_by_key(distance);
            found.extend(nearest.map(|(_, _, other)| (*record, *own, *other)));
        }
    }
    found
}

/// A notice about an observation of a year that was not over, or a target for a year that was.
fn dated(dataset: &Dataset, subject: Subject<'_>) -> Option<Notice> {
    let published = dataset.article(subject.citation().article)?.date;
    match subject {
        Subject::Observation(o) => {
            // Often only the year of an article's date is certain. A level can be reported during the
            // year; growth and changes over the whole year cannot.
            let year = o.period.year();
            let whole = matches!(o.period, Period::Year(_))
                && matches!(o.measure, Measure::Growth { .. } | Measure::Change);
            let over = year < published.year() || (year == published.year() && !whole);
            (!over).then_some(Notice::YearNotOver(year))
        }
        Subject::Target(t) => {
            let year = t.period.year();
            (year < published.year()).then_some(Notice::YearOver(year))
        }
        _ => None,
    }
}

/// The magnitudes that are usual for each quantity of projects.
struct Scales {
    /// How often each occurs.
    seen: BTreeMap<(Quantity, Dimension, Magnitude), usize>,
}

impl Scales {
    fn of(dataset: &Dataset) -> Scales {
        let mut seen: BTreeMap<_, usize> = BTreeMap::new();
        for record in dataset.records() {
            if let Some(of) = dataset.subject(*record).and_then(stated) {
                let unit = of.figure.unit;
                let key = (of.about, unit.dimension(), unit.magnitude());
                let times = seen.entry(key).or_default();
                *times = times.saturating_add(1);
            }
        }
        Scales { seen }
    }

    fn unusual(&self, dataset: &Dataset, subject: Subject<'_>) -> Option<Notice> {
        let unit = subject.figure().unit;
        let notice = |usual: String| Notice::Scale {
            unit: Safe::shown(&unit),
            usual: Safe::of(&usual),
        };
        if let Some(of) = stated(subject) {
            let count = |magnitude| {
                let key = (of.about, unit.dimension(), magnitude);
                self.seen.get(&key).copied().unwrap_or(0)
            };
            let mut others = [
                Magnitude::One,
                Magnitude::TenThousand,
                Magnitude::HundredMillion,
            ]
            .into_iter()
            .filter(|other| *other != unit.magnitude() && count(*other) > 0);
            let (usual, None) = (others.next()?, others.next()) else {
                return None;
            };
            let alone = count(unit.magnitude()) == 1 && count(usual) > 1;
            return alone.then(|| notice(format!("{}{}", usual.prefix(), unit.base_name())));
        }
        let (indicator, measure) = match subject {
            Subject::Observation(o) => (o.indicator, o.measure),
            Subject::Target(t) => (t.indicator, t.measure),
            _ => return None,
        };
        let usual = dataset.indicator(indicator)?.unit;
        let is_amount = matches!(measure, Measure::Level | Measure::Change);
        let differs = usual.comparable(unit) && usual.magnitude() != unit.magnitude();
        (is_amount && differs).then(|| notice(usual.to_string()))
    }
}

fn stated(subject: Subject<'_>) -> Option<&StatedFigure> {
    match subject {
        Subject::Programme(_, of) | Subject::Batch(_, of) | Subject::Project(_, of) => Some(of),
        Subject::Observation(_) | Subject::Target(_) => None,
    }
}

/// A notice about a growth rate at which the value halves or doubles within a year.
fn growth(subject: Subject<'_>) -> Option<Notice> {
    let (measure, period) = match subject {
        Subject::Observation(o) => (o.measure, o.period),
        Subject::Target(t) => (t.measure, t.period),
        _ => return None,
    };
    let Measure::Growth { base } = measure else {
        return None;
    };
    let years = base.map_or(1, |base| period.year().saturating_sub(base.year()).max(1));
    let figure = subject.figure();
    let ratio = figure
        .value
        .checked_div(Decimal::ONE_HUNDRED)?
        .checked_add(Decimal::ONE)?;
    let mut most = Decimal::ONE;
    for _ in 0..years.min(50) {
        most = most.checked_mul(Decimal::TWO)?;
    }
    let ordinary = ratio <= most && ratio.checked_mul(most)? >= Decimal::ONE;
    (!ordinary).then(|| Notice::Growth(shown(figure)))
}

/// A notice about a percentage below 0 or above 100; growth rates are left to [`growth`].
fn percentage(subject: Subject<'_>) -> Option<Notice> {
    let figure = subject.figure();
    let is_part = match subject {
        Subject::Observation(o) => matches!(o.measure, Measure::Level | Measure::Share { .. }),
        Subject::Target(t) => matches!(t.measure, Measure::Level | Measure::Share { .. }),
        _ => true,
    };
    let inside = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&figure.value);
    (is_part && figure.unit.is_rate() && !inside).then(|| Notice::Percentage(shown(figure)))
}

/// A notice about a negative figure that cannot be negative or is not printed as a decline.
fn negative(subject: Subject<'_>) -> Option<Notice> {
    let figure = subject.figure();
    if !figure.value.is_sign_negative() || figure.value.is_zero() {
        return None;
    }
    let measure = match subject {
        Subject::Observation(o) => Some(o.measure),
        Subject::Target(t) => Some(t.measure),
        _ => None,
    };
    let printed = &subject.citation().printed;
    let moves = matches!(measure, Some(Measure::Growth { .. } | Measure::Change))
        || figure.unit.dimension() == Dimension::Points;
    let said = says_decline(printed) || printed.starts_with(['-', '−', '－', '负', '降', '减']);
    (!(moves && said)).then(|| Notice::Negative(shown(figure)))
}

/// A notice about a change larger than the latest level before it, which may itself be a level.
fn measure(dataset: &Dataset, subject: Subject<'_>) -> Option<Notice> {
    let (area, indicator, measure, period) = match subject {
        Subject::Observation(o) => (o.area, o.indicator, o.measure, o.period),
        Subject::Target(t) => (t.area, t.indicator, t.measure, t.period),
        _ => return None,
    };
    match measure {
        Measure::Change => {
            let series = dataset.series(area, indicator, Measure::Level);
            let before = series.iter().rev().find(|level| level.period < period)?;
            let figure = subject.figure();
            let more = figure.base_value().ok()? > before.figure.base_value().ok()?;
            more.then(|| Notice::LargeChange {
                figure: shown(figure),
                before: shown(before.figure),
                period: before.period,
            })
        }
        _ => None,
    }
}
