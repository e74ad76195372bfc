//! The investments of the projects of a batch, added up.

use rust_decimal::Decimal;

use super::compare;
use super::key::RowId;
use super::members::members;
use super::value::{Amount, Form, Rounding, UnitPlace, Value};
use crate::dataset::{Dataset, Project};
use crate::figure::{Hedge, Interval, Unit};

/// The investments of the projects that are named for a batch, added up.
pub(super) struct Named {
    /// How many of them have one that can be added.
    pub projects: usize,
    /// All that the sum can be; `None` where it is too large to be computed.
    possible: Option<Interval>,
    /// The sum of the numbers as printed.
    shown: Option<Interval>,
    /// Whether one of them was printed as "about".
    pub hedge: Hedge,
    /// The decimals of the most precise of them.
    decimals: u32,
    /// The unit of the sum.
    unit: Unit,
}

impl Named {
    pub(super) fn of(dataset: &Dataset, id: RowId, unit: Unit) -> Named {
        let nothing = Interval::exactly(Decimal::ZERO);
        let mut sum = Named {
            projects: 0,
            possible: Some(nothing),
            shown: Some(nothing),
            hedge: Hedge::Exact,
            decimals: 0,
            unit,
        };
        let projects = members(dataset, id).map(|(_, project)| project);
        let investments = projects.filter_map(Project::investment);
        for stated in investments.filter(|stated| stated.figure.unit.comparable(unit)) {
            let value = Value::printed(stated.figure, Form::Level);
            let add = |sum: Option<Interval>, more: Option<Interval>| sum?.plus(more?).ok();
            sum.projects = sum.projects.saturating_add(1);
            sum.possible = add(sum.possible, compare::possible(&value));
            sum.shown = add(sum.shown, compare::shown(&value));
            if stated.figure.qualifier.hedge == Hedge::About {
                sum.hedge = Hedge::About;
            }
            let scale = value
                .under(unit)
                .number()
                .map_or(0, |number| number.scale());
            sum.decimals = sum.decimals.max(scale);
        }
        sum
    }

    pub(super) fn total(&self) -> Option<Value> {
        Some(Value {
            amount: Amount::Computed {
                possible: self.possible?,
                shown: self.shown?,
                hedge: self.hedge,
                decimals: self.decimals,
                rounding: Rounding::Nearest,
            },
            unit: self.unit,
            form: Form::Level,
            unit_place: UnitPlace::Cell,
        })
    }
}
