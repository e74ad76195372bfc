//! What is told of a target without a result: the last result before it.

use rust_decimal::Decimal;

use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::figure::Period;
use crate::sheet::cell::Cell;
use crate::sheet::context::Context;
use crate::sheet::earlier::{self, Earlier};

/// The last result before a target that has none of its own.
#[must_use]
pub fn earlier_of(cx: &Context<'_>, score: &Score<'_>) -> Option<Earlier> {
    let has_none = score.verdict == Verdict::NoResult;
    has_none.then(|| earlier::earlier(cx, score.target))?
}

pub(super) fn earlier_cells<'d>(cx: &Context<'_>, score: &Score<'_>) -> [Cell<'d>; 3] {
    let Some(Earlier { year, value }) = earlier_of(cx, score) else {
        return [Cell::Blank, Cell::Blank, Cell::Blank];
    };
    let percent = match score.scale {
        Scale::Rate => None,
        Scale::Quantity => earlier::percent_of(score.target, &value),
    };
    [
        Cell::Value(value),
        Cell::Period(Period::Year(year)),
        Cell::value_or(percent, Cell::Blank),
    ]
}

/// What targets without a result are ordered by: those with an earlier result first; rates by how
/// far they rise over it, the farthest first, quantities by what they are of it, the least first.
pub(super) fn promised(cx: &Context<'_>, score: &Score<'_>) -> (bool, Option<Decimal>) {
    let Some(Earlier { value, .. }) = earlier_of(cx, score) else {
        return (true, None);
    };
    let order = match score.scale {
        Scale::Rate => value
            .order()
            .and_then(|of| of.checked_sub(score.target.figure.value)),
        Scale::Quantity => earlier::percent_of(score.target, &value).and_then(|of| of.order()),
    };
    (false, order)
}
