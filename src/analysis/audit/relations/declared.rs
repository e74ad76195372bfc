//! Relations that a curator has declared, for every area and period in which their head exists.

use super::super::equation::{Equation, Formula};
use super::super::finding::Missing;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::statement;
use super::{promised, published, share};
use crate::dataset::{
    AreaId, Dataset, Measure, Owner, Record, Reference, RelationKind, StatedFigure, Whole,
};
use crate::figure::Period;

/// Collects these relations.
pub(in super::super) fn collect(dataset: &Dataset, found: &mut Vec<Equation>) {
    for relation in dataset.relations() {
        match &relation.kind {
            RelationKind::Sum {
                whole,
                parts,
                complete,
            } => sum(dataset, whole, parts, *complete, found),
            RelationKind::Ratio { ratio, part, whole } => {
                each(dataset, ratio, |place, source| {
                    let part = at(dataset, part, place);
                    let whole = at(dataset, whole, place);
                    let missing = match (part.is_empty(), whole.is_empty()) {
                        (true, false) if share::tells_of(dataset, &whole, source) => {
                            let (rule, formula) = (Rule::WholeNumber, Formula::NearestPart);
                            found.push(of(rule, source, formula, [whole], None));
                            return;
                        }
                        (true, _) => Some(Missing::Part),
                        (false, true) => Some(Missing::Whole),
                        (false, false) => None,
                    };
                    let operands = [part, whole];
                    found.push(of(Rule::Share, source, Formula::Share, operands, missing));
                });
            }
            RelationKind::PerDay { rate, of: counted } => {
                each(dataset, rate, |place, source| {
                    let counted = at(dataset, counted, place);
                    let days = place.map_or(365, |(_, period)| days_of(period));
                    let missing = counted.is_empty().then_some(Missing::Level);
                    let formula = Formula::PerDay(days);
                    found.push(of(Rule::Rate, source, formula, [counted], missing));
                });
            }
            RelationKind::ShareChange { change, share } => {
                share_change(dataset, change, share, found);
            }
            RelationKind::Range {
                of: head,
                per,
                low,
                high,
            } => each(dataset, head, |place, source| {
                let (rule, low, high) = (Rule::Range, *low, *high);
                let Some(per) = per else {
                    found.push(of(rule, source, Formula::Between(low, high), [], None));
                    return;
                };
                let per = at(dataset, per, place);
                if !per.is_empty() {
                    found.push(of(rule, source, Formula::Each(low, high), [per], None));
                }
            }),
            // See `pipeline`.
            RelationKind::PerProject { .. } => {}
            RelationKind::List {
                count,
                names,
                complete,
                citation,
            } => each(dataset, count, |_, source| {
                // The names of one article are not held against the count of another.
                let place = statement::place(dataset, source);
                if place.is_none_or(|place| place.article != citation.article) {
                    return;
                }
                let formula = if *complete {
                    Formula::Named(*names)
                } else {
                    Formula::NamedAtLeast(*names)
                };
                found.push(Equation::new(Rule::Enumeration, source, formula, &[]));
            }),
        }
    }
}

/// The area and the period in which a relation is checked; `None` for figures of a programme.
type Place = Option<(AreaId, Period)>;

fn of<const N: usize>(
    rule: Rule,
    stated: Source,
    formula: Formula,
    operands: [Vec<Source>; N],
    missing: Option<Missing>,
) -> Equation {
    let operands = operands
        .into_iter()
        .filter(|published| !published.is_empty());
    let mut equation = Equation::from_publications(rule, stated, formula, operands.collect());
    equation.missing = missing;
    equation
}

fn sum(
    dataset: &Dataset,
    whole: &Reference,
    parts: &[Reference],
    complete: bool,
    found: &mut Vec<Equation>,
) {
    each(dataset, whole, |place, source| {
        let parts: Vec<Vec<Source>> = parts.iter().map(|part| at(dataset, part, place)).collect();
        let missing = parts.iter().any(Vec::is_empty);
        // Nothing of it was published: the relation is of another year.
        if parts.iter().all(Vec::is_empty) {
            return;
        }
        let mut known = parts;
        known.retain(|published| !published.is_empty());
        let (rule, formula) = match (complete, known.len()) {
            (true, _) => (Rule::Sum, Formula::Sum),
            (false, 1) => (Rule::Subset, Formula::AtLeastSum),
            (false, _) => (Rule::Sum, Formula::AtLeastSum),
        };
        let mut equation = Equation::from_publications(rule, source, formula, known);
        equation.missing = (missing && complete).then_some(Missing::Part);
        found.push(equation);
    });
    shares_of_parts(dataset, whole, parts, found);
}

/// The sum of the shares that the parts have of their whole is at most 100 %.
fn shares_of_parts(
    dataset: &Dataset,
    whole: &Reference,
    parts: &[Reference],
    found: &mut Vec<Equation>,
) {
    let &Reference::Key {
        indicator: of_whole,
        measure: Measure::Level,
        promised,
        ..
    } = whole
    else {
        return;
    };
    let share = |part: &Reference| match *part {
        Reference::Key {
            indicator,
            measure: Measure::Level,
            area,
            period,
            promised: own,
        } if own == promised => Some(Reference::Key {
            indicator,
            measure: Measure::Share {
                of: Whole::Indicator(of_whole),
            },
            area,
            period,
            promised,
        }),
        _ => None,
    };
    let shares: Vec<Reference> = parts.iter().filter_map(share).collect();
    let Some((first, others)) = shares.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return;
    };
    each(dataset, first, |place, source| {
        let mut known: Vec<Vec<Source>> = others
            .iter()
            .map(|other| at(dataset, other, place))
            .collect();
        known.retain(|published| !published.is_empty());
        if !known.is_empty() {
            let (rule, formula) = (Rule::SharesTogether, Formula::AtMostRest);
            found.push(Equation::from_publications(rule, source, formula, known));
        }
    });
}

/// A change of a share, against the growth of its part and its whole.
fn share_change(
    dataset: &Dataset,
    change: &Reference,
    share: &Reference,
    found: &mut Vec<Equation>,
) {
    let Reference::Key {
        indicator,
        measure: Measure::Share { of: whole },
        ..
    } = share
    else {
        return;
    };
    each(dataset, change, |place, source| {
        let Some((area, period)) = place else { return };
        let shares = at(dataset, share, place);
        let growth =
            |area, indicator| published(dataset, area, indicator, Measure::YEAR_ON_YEAR, period);
        let part = growth(area, *indicator);
        let whole = match *whole {
            Whole::Area(around) => growth(around, *indicator),
            Whole::Indicator(whole) => growth(area, whole),
        };
        let missing = if shares.is_empty() {
            Some(Missing::Part)
        } else if part.is_empty() || whole.is_empty() {
            Some(Missing::Growth)
        } else {
            None
        };
        let operands = [shares, part, whole];
        let formula = Formula::ShareChange;
        found.push(of(Rule::ShareChange, source, formula, operands, missing));
    });
}

/// The figures a reference points at, each with its place.
fn each(dataset: &Dataset, head: &Reference, mut visit: impl FnMut(Place, Source)) {
    match head {
        Reference::Stated { .. } => {
            for source in at(dataset, head, None) {
                visit(None, source);
            }
        }
        Reference::Key {
            indicator,
            measure,
            area,
            period,
            promised,
        } => {
            let areas = dataset.areas().map(|(id, _)| id);
            for of in areas.filter(|of| area.is_none_or(|area| area == *of)) {
                let mut periods: Vec<Period> = if *promised {
                    let targets = dataset.targets_of(of, *indicator).iter();
                    targets
                        .filter(|target| target.measure == *measure)
                        .map(|target| target.period)
                        .collect()
                } else {
                    let series = dataset.series(of, *indicator, *measure).iter();
                    series.map(|observation| observation.period).collect()
                };
                periods.dedup();
                periods.retain(|its| period.is_none_or(|period| period == *its));
                for period in periods {
                    let place = Some((of, period));
                    for source in at(dataset, head, place) {
                        visit(place, source);
                    }
                }
            }
        }
    }
}

/// Everything published that a reference points at in one place, the oldest first.
fn at(dataset: &Dataset, reference: &Reference, place: Place) -> Vec<Source> {
    match reference {
        Reference::Key {
            indicator,
            measure,
            area,
            period,
            promised: is_promised,
        } => {
            let area = area.or(place.map(|(area, _)| area));
            let area = area.unwrap_or(dataset.zone().home);
            let Some(period) = period.or(place.map(|(_, period)| period)) else {
                return Vec::new();
            };
            if *is_promised {
                promised(dataset, area, *indicator, *measure, period)
            } else {
                published(dataset, area, *indicator, *measure, period)
            }
        }
        Reference::Stated {
            of,
            about,
            stage,
            reached,
            period,
        } => {
            let (figures, record): (&[StatedFigure], &dyn Fn(u32) -> Record) = match *of {
                Owner::Programme(id) => (
                    dataset.programme(id).map_or(&[], |p| &p.figures),
                    &move |at| Record::Programme(id, at),
                ),
                Owner::Batch(id) => (dataset.batch(id).map_or(&[], |b| &b.figures), &move |at| {
                    Record::Batch(id, at)
                }),
                Owner::Project(id) => (
                    dataset.project(id).map_or(&[], |p| &p.figures),
                    &move |at| Record::Project(id, at),
                ),
            };
            (0u32..)
                .zip(figures)
                .filter(|(_, stated)| {
                    (stated.about, stated.stage, stated.reached) == (*about, *stage, *reached)
                        && period.is_none_or(|period| stated.period == Some(period))
                })
                .map(|(at, _)| Source::Record(record(at)))
                .collect()
        }
    }
}

/// Days of a period; a leap year has one more.
fn days_of(period: Period) -> u16 {
    let year = period.year();
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match period {
        Period::Year(_) if leap => 366,
        Period::Year(_) => 365,
        Period::Half(_, 1) if leap => 182,
        Period::Half(_, 1) => 181,
        Period::Half(..) => 184,
        Period::Quarter(_, 1) if leap => 91,
        Period::Quarter(_, 1) => 90,
        Period::Quarter(_, 2) => 91,
        Period::Quarter(..) => 92,
        Period::Month(_, 2) if leap => 29,
        Period::Month(_, 2) => 28,
        Period::Month(_, 4 | 6 | 9 | 11) => 30,
        Period::Month(..) => 31,
        Period::Day(..) => 1,
        // Its length is unknown, and nothing is a rate of it.
        Period::Until(_) => 365,
    }
}
