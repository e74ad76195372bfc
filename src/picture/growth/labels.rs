//! What is written beside the bars of rates: their numbers, their targets' and the years.

use super::frame::Frame;
use super::{Goal, Growth, Rate};
use crate::figure::period::Year;
use crate::picture::strip::{Cells, Role, Strip};
use crate::text::width;

/// The fewest cells of a year written with four digits.
const FOUR_DIGITS: usize = 6;

impl Growth {
    /// Labels a target beside its mark, or in the row beyond it; whether there was room.
    pub(super) fn label_goal(&self, frame: &Frame, cells: &mut [Cells], goal: &Goal) -> bool {
        let (Some(row), _) = self.place_of(frame, goal) else {
            return false;
        };
        let (_, to) = frame.bar(goal.year);
        let middle = frame.middle(goal.year);
        let over = middle.saturating_sub(width(&goal.label) / 2);
        let places = [
            (Some(row), to.saturating_add(2)),
            (row.checked_sub(1), over),
            (row.checked_add(1), over),
        ];
        places.into_iter().any(|(row, at)| {
            let line = row.and_then(|row| cells.get_mut(row));
            line.is_some_and(|line| line.write_apart(at, &goal.label, Role::Text))
        })
    }

    pub(super) fn put_labels(&self, frame: &Frame, cells: &mut [Cells], is_line: bool) {
        let by_value = |a: &&Rate, b: &&Rate| a.value.cmp(&b.value);
        let rates = || self.rates.iter();
        let outer = [
            rates().next_back(),
            rates().next(),
            rates().max_by(by_value),
            rates().min_by(by_value),
        ];
        let outer = outer.map(|of| of.map(|rate| rate.year));
        let first: Vec<Option<Year>> = std::iter::once(self.chosen).chain(outer).collect();
        let mut order: Vec<&Rate> = self.rates.iter().collect();
        // The chosen year and the ends first, as not all find room in a long series.
        order.sort_by_key(|rate| {
            first
                .iter()
                .position(|of| *of == Some(rate.year))
                .unwrap_or(first.len())
        });
        for rate in order {
            let side = frame.side(rate.value);
            let beyond = match is_line {
                false => frame.cells_of(rate.value),
                true => frame.mark(rate.value).1.saturating_add(1),
            };
            let at = frame
                .middle(rate.year)
                .saturating_sub(width(&rate.label) / 2);
            // Beyond the end of the bar, or beyond its target's mark.
            for row in beyond..beyond.saturating_add(3) {
                let line = frame.row(side, row).and_then(|row| cells.get_mut(row));
                if line.is_some_and(|line| {
                    line.write_apart(at, &rate.label, self.role_of_label(rate.year))
                }) {
                    break;
                }
            }
        }
    }

    pub(super) fn years(&self, frame: &Frame, columns: usize) -> Strip {
        let mut row = Cells::blank(columns);
        let mut years: Vec<Year> = (frame.first..=frame.last).collect();
        let ends = [self.chosen, Some(frame.last), Some(frame.first)];
        years.sort_by_key(|year| {
            ends.iter()
                .position(|end| *end == Some(*year))
                .unwrap_or(ends.len())
        });
        for year in years {
            let four = year.to_string();
            let text = match frame.year {
                FOUR_DIGITS.. => four.as_str(),
                _ => four.get(four.len().saturating_sub(2)..).unwrap_or(&four),
            };
            let at = frame.middle(year).saturating_sub(width(text) / 2);
            let role = if self.chosen == Some(year) {
                Role::Strong
            } else {
                Role::Quiet
            };
            row.write_apart(at, text, role);
        }
        row.into_strip()
    }

    pub(super) fn goals_under_years(&self, frame: &Frame, columns: usize) -> Strip {
        let mut row = Cells::blank(columns);
        for goal in &self.goals {
            let wide = width(&goal.label);
            let at = frame.middle(goal.year).saturating_sub(wide / 2);
            let at = at.min(columns.saturating_sub(wide));
            row.write_apart(at, &goal.label, Role::Text);
        }
        row.into_strip()
    }

    pub(super) fn role_of_label(&self, year: Year) -> Role {
        if self.chosen == Some(year) {
            Role::Strong
        } else {
            Role::Text
        }
    }
}
