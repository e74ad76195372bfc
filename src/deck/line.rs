//! A target and its result on a number line with labels: the mark of the target stands where it
//! stands, whether or not the result is shown.
//!
//! ```text
//!   result −7.8                                        target ≥7
//!        ●━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┃
//! ┴────────────────┴────────────────┴───────────────┴────────────────┴
//! −10             −5                0               5               10
//! ```

use rust_decimal::{Decimal, RoundingStrategy};

use super::board::Board;
use crate::figure::Interval;
use crate::picture::axis::round_step;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::strip::Cells;
use crate::picture::{Axis, Marks, Role, Strip};
use crate::text::width;

/// Rows of the line with its labels and numbers.
pub(super) const ROWS: usize = 4;

/// Cells left free at both sides, for the numbers under the ends.
const SIDE: usize = 3;

/// Steps of the axis at most, but for what rounding adds at its ends.
const PARTS: u32 = 5;

/// A target and its result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub axis: Axis,
    pub result: Option<Interval>,
    pub target: Decimal,
    pub ends: Ends,
    /// What stands over the result, and over the target.
    pub labels: [String; 2],
}

impl Line {
    /// Draws it; `row` is that of the labels.
    pub(super) fn draw(
        &self,
        row: usize,
        shows_result: bool,
        board: &mut Board,
        write: impl Fn(Decimal) -> String,
    ) {
        let cells = board.columns().saturating_sub(SIDE.saturating_mul(2));
        let marks = board.marks();
        let dumbbell = Dumbbell {
            result: self.result,
            target: Some(self.target),
            ends: self.ends,
        };
        let ([bare, full], target) = both(&dumbbell, self.axis, cells, marks);
        let dot = self.result.and_then(|_| dot_cell(&full, target));
        let shown = if shows_result { &full } else { &bare };
        let marks_row = row.saturating_add(1);
        board.strip(marks_row, SIDE, shown);
        self.labels(row, shows_result, (dot, target), cells, board);
        if let (true, Some(dot)) = (shows_result, dot) {
            let at = |cell: usize| cell.saturating_add(SIDE);
            let indented = |strip: &Strip| {
                let mut row = Strip::of(" ".repeat(SIDE), Role::Text);
                for (text, role) in strip.pieces() {
                    row.push(text.as_str(), *role);
                }
                row
            };
            board.moves(
                marks_row,
                (at(target), at(dot)),
                [&bare, &full].map(indented),
            );
        }
        axis(self.axis, row.saturating_add(2), board, write);
    }

    /// The labels over their marks, moved apart where they would meet; that of the target stands
    /// where it will stand beside the other.
    fn labels(
        &self,
        row: usize,
        shows_result: bool,
        (dot, target): (Option<usize>, usize),
        cells: usize,
        board: &mut Board,
    ) {
        let [result, promised] = self.labels.clone().map(|label| board.plain(&label));
        let room = cells.saturating_add(SIDE.saturating_mul(2));
        let over = |cell: usize, label: &str| {
            let middle = cell.saturating_add(SIDE);
            let last = room.saturating_sub(width(label));
            middle.saturating_sub(width(label) / 2).min(last)
        };
        let mut of_target = over(target, &promised);
        let mut of_result = dot.map(|dot| over(dot, &result));
        if let (Some(at), Some(dot)) = (&mut of_result, dot) {
            const APART: usize = 3;
            let (left, right, left_text) = match dot < target {
                true => (at, &mut of_target, &result),
                false => (&mut of_target, at, &promised),
            };
            let right_text = if dot < target { &promised } else { &result };
            let end = left.saturating_add(width(left_text)).saturating_add(APART);
            if end > *right {
                // Both yield, and neither leaves the room.
                let lacking = end.saturating_sub(*right);
                *left = left.saturating_sub(lacking.div_ceil(2));
                let end = left.saturating_add(width(left_text)).saturating_add(APART);
                let last = room.saturating_sub(width(right_text));
                *right = end.min(last);
                let most = right.saturating_sub(width(left_text).saturating_add(APART));
                *left = (*left).min(most);
            }
        }
        board.label(row, of_target, &promised, Role::Quiet);
        if let (true, Some(at)) = (shows_result, of_result) {
            board.label(row, at, &result, Role::Strong);
        }
    }
}

/// The row without its result, and with it, and where the mark of the target stands in both.
pub(super) fn both(of: &Dumbbell, axis: Axis, cells: usize, marks: Marks) -> ([Strip; 2], usize) {
    let full = of.strip(axis, cells, marks);
    let target = target_cell(&full, marks);
    let target = target.or_else(|| Some(axis.cell(of.target?, cells)));
    let mut bare = Cells::blank(cells);
    if let Some(zero) = axis.zero(cells) {
        bare.set(zero, marks.pick('│', '|'), Role::Rule);
    }
    if let Some(target) = target {
        bare.set(target, marks.pick('┃', '|'), Role::Strong);
    }
    ([bare.into_strip(), full], target.unwrap_or(0))
}

fn target_cell(full: &Strip, marks: Marks) -> Option<usize> {
    let mark = marks.pick('┃', '|');
    let mut at = 0usize;
    for (text, role) in full.pieces() {
        if let (Role::Strong, Some(inside)) = (role, text.chars().position(|of| of == mark)) {
            return Some(at.saturating_add(inside));
        }
        at = at.saturating_add(text.chars().count());
    }
    None
}

/// Where the mark of the result stands: at the end of the drawn stretch that is not the target's, or
/// where the dot is.
fn dot_cell(full: &Strip, target: usize) -> Option<usize> {
    let text = full.text();
    let dot = |of: char| "●○◂▸*o<>".contains(of);
    let found = text.chars().enumerate();
    let mut found = found.filter(|(at, of)| *at != target && dot(*of));
    found.next().map(|(at, _)| at)
}

/// From zero, or from the lowest value below it, to the highest, with round ends; things that
/// are counted have no parts.
pub(super) fn holding(values: &[Decimal], is_count: bool) -> Axis {
    let values = || values.iter().copied().chain([Decimal::ZERO]);
    let low = values().min().unwrap_or_default();
    let high = values().max().unwrap_or_default();
    let step = round_step(high.saturating_sub(low), PARTS);
    let step = if is_count {
        step.max(Decimal::ONE)
    } else {
        step
    };
    let end = |value: Decimal, strategy| {
        let steps = value.checked_div(step).unwrap_or(value);
        let steps = steps.round_dp_with_strategy(0, strategy);
        steps.saturating_mul(step)
    };
    Axis::between(
        end(low, RoundingStrategy::ToNegativeInfinity),
        end(high, RoundingStrategy::ToPositiveInfinity),
        step,
    )
}

/// The axis with its ticks, and their numbers below.
pub(super) fn axis(axis: Axis, row: usize, board: &mut Board, write: impl Fn(Decimal) -> String) {
    let columns = board.columns();
    let cells = columns.saturating_sub(SIDE.saturating_mul(2));
    let marks = board.marks();
    let mut line = Cells::blank(cells);
    let mut numbers = Cells::blank(columns);
    line.fill(0, cells, marks.pick('─', '-'), Role::Rule);
    let mut free = 0usize;
    for tick in axis.ticks(cells) {
        let at = axis.cell(tick, cells);
        line.set(at, marks.pick('┴', '+'), Role::Rule);
        let text = board.plain(&write(tick));
        let middle = at.saturating_add(SIDE);
        let before = width(&text).saturating_sub(1) / 2;
        let last = columns.saturating_sub(width(&text));
        let from = middle.saturating_sub(before).min(last);
        if from >= free && numbers.write(from, &text, Role::Quiet) {
            free = from.saturating_add(width(&text)).saturating_add(1);
        }
    }
    board.strip(row, SIDE, &line.into_strip());
    board.strip(row.saturating_add(1), 0, &numbers.into_strip());
}
