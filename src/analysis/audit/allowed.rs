//! The values that a printed figure allows.

use crate::figure::decimal::ArithmeticError;
use crate::figure::{Figure, Hedge, Interval, Unit};

/// A printed figure and the values that it allows, in the base unit.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The figure; `None` for a share in words.
    pub figure: Option<Figure>,
    /// The unit in which it is shown.
    pub unit: Unit,
    /// The number without its hedge.
    pub number: Interval,
    /// See [`Figure::unhedged`].
    pub unhedged: Interval,
    /// See [`Figure::reach`].
    pub possible: Interval,
    /// The same, if "over" and "at least" had no end: see [`Figure::interval`].
    pub open: Interval,
}

impl Statement {
    /// The statement of a figure.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`], as [`Figure::base_value`].
    pub fn of(figure: Figure) -> Result<Statement, ArithmeticError> {
        let unhedged = figure.unhedged()?;
        // Most figures are printed without a hedge, so that all they allow is their rounding.
        let (possible, open) = match figure.qualifier.hedge {
            Hedge::Exact => (unhedged, unhedged),
            _ => (figure.reach()?, figure.interval()?),
        };
        Ok(Statement {
            figure: Some(figure),
            unit: figure.unit,
            number: Interval::exactly(figure.base_value()?),
            unhedged,
            possible,
            open,
        })
    }

    /// The statement of words that bound a value.
    pub(super) fn between(unit: Unit, possible: Interval, open: Interval) -> Statement {
        Statement {
            figure: None,
            unit,
            number: possible,
            unhedged: possible,
            possible,
            open,
        }
    }
}
