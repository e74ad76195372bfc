//! Finds levels and changes far from their neighbours in time.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::dataset::catalogue::IndicatorKind;
use crate::dataset::notice::Notice;
use crate::dataset::observation::Measure;
use crate::dataset::record::{Record, Subject};
use crate::dataset::store::Dataset;
use crate::figure::period::Year;
use crate::figure::{Figure, Period};
use crate::text::Safe;

/// A jump is more than this many times its neighbour in time, or less than the same fraction of it.
const JUMP: i64 = 5;
/// The same for neighbours more than [`CLOSE_YEARS`] apart.
const JUMP_LATER: i64 = 25;
/// The number of years within which neighbours count as close.
const CLOSE_YEARS: Year = 2;
/// Two counts below this are not compared, because small counts vary widely, say from one to six.
const FEW: i64 = 10;

/// A level or a change, observed or targeted, with its period.
#[derive(Clone, Copy)]
struct Point {
    record: Record,
    period: Period,
    value: Decimal,
    figure: Figure,
}

/// Adds a notice for every level or change, observed or targeted, that is far from all its neighbours
/// in time.
pub(super) fn jumps(dataset: &Dataset, found: &mut Vec<(Record, Notice)>) {
    let mut series: BTreeMap<_, Vec<Point>> = BTreeMap::new();
    for record in dataset.records() {
        let key = match dataset.subject(*record) {
            Some(Subject::Observation(o)) => (o.area, o.indicator, o.measure, o.period),
            Some(Subject::Target(t)) => (t.area, t.indicator, t.measure, t.period),
            _ => continue,
        };
        let (area, indicator, measure, period) = key;
        let figure = dataset.subject(*record).map(Subject::figure);
        let value = figure.and_then(|figure| figure.base_value().ok());
        if let (Some(figure), Some(value)) = (figure, value)
            && matches!(measure, Measure::Level | Measure::Change)
            && value > Decimal::ZERO
            && !figure.unit.is_rate()
        {
            let points = series.entry((area, indicator, measure)).or_default();
            points.push(Point {
                record: *record,
                period,
                value,
                figure,
            });
        }
    }
    for ((area, indicator, measure), mut points) in series {
        points.sort_by_key(|point| (point.period, point.record));
        let flow = dataset.indicator(indicator).map(|i| i.kind) == Some(IndicatorKind::Flow);
        // The flow of a month is not comparable with the flow of a year.
        let comparable = |a: &Point, b: &Point| {
            let alike = std::mem::discriminant(&a.period) == std::mem::discriminant(&b.period);
            alike || !(flow || measure == Measure::Change)
        };
        let is_jump = |a: &Point, b: &Point| {
            is_far(*a, *b) && !dataset.has_growth_between(area, indicator, a.period, b.period)
        };
        let neighbours: Vec<Vec<usize>> = (0..points.len())
            .map(|at| {
                let beside = [at.checked_sub(1), at.checked_add(1)];
                let beside = beside.into_iter().flatten();
                let known = beside.filter(|other| {
                    let pair = points.get(at).zip(points.get(*other));
                    pair.is_some_and(|(own, other)| comparable(own, other))
                });
                known.collect()
            })
            .collect();
        let off = |at: usize| {
            let beside = neighbours.get(at).map_or(&[][..], Vec::as_slice);
            let all = beside.iter().all(|other| {
                let pair = points.get(at).zip(points.get(*other));
                pair.is_some_and(|(own, other)| is_jump(own, other))
            });
            (all && !beside.is_empty()).then_some(beside)
        };
        for (at, point) in points.iter().enumerate() {
            let Some(beside) = off(at) else { continue };
            // If the only neighbour is far from both of its own neighbours, it is the one in error.
            if let [only] = beside
                && off(*only).is_some_and(|its| its.len() > 1)
            {
                continue;
            }
            if let Some(near) = beside.first().and_then(|near| points.get(*near)) {
                let notice = Notice::Jump {
                    figure: shown(point.figure),
                    near: shown(near.figure),
                    period: near.period,
                };
                found.push((point.record, notice));
            }
        }
    }
}

fn is_far(a: Point, b: Point) -> bool {
    let years = a.period.year().abs_diff(b.period.year());
    let limit = if years <= CLOSE_YEARS {
        JUMP
    } else {
        JUMP_LATER
    };
    let (less, more) = (a.value.min(b.value), a.value.max(b.value));
    let few = a.figure.unit.is_count() && more < Decimal::from(FEW);
    let reach = less.checked_mul(Decimal::from(limit));
    !few && reach.is_some_and(|reach| reach < more)
}

fn shown(figure: Figure) -> Safe {
    Safe::of(&format!("{}{}", figure.value, figure.unit))
}
