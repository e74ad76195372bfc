//! Where the years, the bars and the zero line of rates stand.

use rust_decimal::Decimal;

use super::{Growth, Rate};
use crate::figure::period::Year;
use crate::picture::axis::half_up;
use crate::picture::braille::{ACROSS, DOWN};

/// The most cells of a year.
const WIDEST_YEAR: usize = 24;

/// Half cells to a cell.
pub(super) const HALVES: usize = 2;

/// Where things stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Cells before the first year.
    pub(super) lead: usize,
    /// Cells of a year.
    pub(super) year: usize,
    pub(super) first: Year,
    pub(super) last: Year,
    /// Rows above and below the zero line, those of labels among them.
    pub(super) above: usize,
    pub(super) below: usize,
    /// What half a cell stands for.
    pub(super) half: Decimal,
}

/// A side of the zero line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

impl Frame {
    pub(super) fn of(of: &Growth, columns: usize, rows: usize) -> Option<Frame> {
        let years = || {
            let rates = of.rates.iter().map(|rate| rate.year);
            let goals = of.goals.iter().map(|goal| goal.year);
            let spans = of.spans.iter();
            let spans = spans.flat_map(|span| [span.base.saturating_add(1), span.last]);
            rates.chain(goals).chain(spans)
        };
        let (first, last) = (years().min()?, years().max()?);
        let count = usize::from(last.abs_diff(first)).saturating_add(1);
        let year = columns.checked_div(count).filter(|cells| *cells > 0)?;
        let year = year.min(WIDEST_YEAR);
        let lead = columns.saturating_sub(year.saturating_mul(count)) / 2;
        let values = || {
            let rates = of.rates.iter().map(|rate| rate.value);
            let goals = of.goals.iter().map(|goal| goal.value);
            rates
                .chain(goals)
                .chain(of.spans.iter().map(|span| span.value))
        };
        let high = values().max()?.max(Decimal::ZERO);
        let low = values().min()?.min(Decimal::ZERO);
        let depth = Decimal::ZERO.checked_sub(low)?;
        let length = high.checked_add(depth)?;
        let plot = rows.checked_sub(2)?;
        // A row for labels beyond each end.
        let pads = |side: Decimal| if side.is_zero() { 0 } else { 2usize };
        let (pad_above, pad_below) = (pads(high).max(usize::from(low.is_zero())), pads(depth));
        let bars = plot.checked_sub(pad_above)?.checked_sub(pad_below)?;
        let least = usize::from(!high.is_zero()).saturating_add(usize::from(!depth.is_zero()));
        if bars < least.max(1) {
            return None;
        }
        let above = match length.is_zero() {
            true => bars,
            false => half_up(high.checked_div(length)?.checked_mul(Decimal::from(bars))?)?,
        };
        let above = above.clamp(
            usize::from(!high.is_zero()),
            bars.saturating_sub(usize::from(!depth.is_zero())),
        );
        let below = bars.saturating_sub(above);
        let per_half = |side: Decimal, rows: usize| match rows.saturating_mul(HALVES) {
            0 => Some(Decimal::ZERO),
            halves => side.checked_div(Decimal::from(halves)),
        };
        let half = per_half(high, above)?.max(per_half(depth, below)?);
        Some(Frame {
            lead,
            year,
            first,
            last,
            above: above.saturating_add(pad_above),
            below: below.saturating_add(pad_below),
            half,
        })
    }

    pub(super) fn side(&self, value: Decimal) -> Side {
        if value < Decimal::ZERO {
            Side::Below
        } else {
            Side::Above
        }
    }

    /// The row of the plot at this distance from the zero line, on this side.
    pub(super) fn row(&self, side: Side, away: usize) -> Option<usize> {
        match side {
            Side::Above => self.above.checked_sub(away.saturating_add(1)),
            Side::Below => {
                let row = self.above.saturating_add(away);
                (away < self.below).then_some(row)
            }
        }
    }

    /// Half cells of a bar: what it shows differs from its value by half of one at most, but one
    /// that is not zero is seen.
    pub(super) fn halves(&self, value: Decimal) -> usize {
        let halves = value.abs().checked_div(self.half).and_then(half_up);
        halves.unwrap_or(0).max(usize::from(!value.is_zero()))
    }

    /// Cells that a bar has a part in.
    pub(super) fn cells_of(&self, value: Decimal) -> usize {
        self.halves(value).div_ceil(HALVES)
    }

    /// The cell whose middle lies nearest to a value, counted from the zero line.
    pub(super) fn mark(&self, value: Decimal) -> (Side, usize) {
        let cell = || {
            let halves = value.abs().checked_div(self.half)?;
            let from_middle = halves.checked_sub(Decimal::ONE)?.max(Decimal::ZERO);
            half_up(from_middle.checked_div(Decimal::TWO)?)
        };
        (self.side(value), cell().unwrap_or(0))
    }

    /// The cells of a year's bar: half of the year, in its middle.
    pub(super) fn bar(&self, year: Year) -> (usize, usize) {
        let wide = (self.year / 2).max(1);
        let from = self
            .start(year)
            .saturating_add(self.year.saturating_sub(wide) / 2);
        (from, from.saturating_add(wide))
    }

    pub(super) fn start(&self, year: Year) -> usize {
        let years = usize::from(year.abs_diff(self.first));
        self.lead.saturating_add(years.saturating_mul(self.year))
    }

    pub(super) fn middle(&self, year: Year) -> usize {
        let (from, to) = self.bar(year);
        from.saturating_add(to.saturating_sub(1)) / 2
    }

    pub(super) fn dot(&self, rate: &Rate) -> (usize, usize) {
        let (side, cell) = self.mark(rate.value);
        let row = self.row(side, cell).unwrap_or(0);
        let x = self.middle(rate.year).saturating_mul(ACROSS);
        (x, row.saturating_mul(DOWN).saturating_add(1))
    }
}
