//! Money by stage: one bar in segments, each over its label.
//!
//! ```text
//! ▄▄▄▄▄▄▄▄▄▄▄▄▄▄ ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄ ▄▄▄▄▄▄
//! 签约 6   166   开工 24   228.35     投产 7   70.4
//!                已开工 14，已投产 4  已达效 6
//! ```

use rust_decimal::Decimal;

use super::axis::half_up;
use super::strip::{Marks, Role, Strip};
use crate::text::width;

/// A part of the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// How much of the bar it takes; never negative.
    pub amount: Decimal,
    /// Its grey.
    pub role: Role,
    /// What it is, and how much.
    pub label: String,
    /// What is said below its label.
    pub note: String,
}

/// The bar and the rows below it: labels, and notes where there are any.
#[must_use]
pub fn bar(segments: &[Segment], columns: usize, marks: Marks) -> Vec<Strip> {
    let ends = ends(segments, columns);
    let mut rows = vec![Strip::default()];
    for (segment, (from, to)) in segments.iter().zip(&ends) {
        if let Some(row) = rows.first_mut() {
            row.pad_to(*from);
            let cells = to.saturating_sub(*from);
            let block = marks.pick('▄', '#').to_string();
            row.push(block.repeat(cells), segment.role);
        }
    }
    let has_notes = segments.iter().any(|of| !of.note.is_empty());
    let texts: [fn(&Segment) -> &str; 2] = [|of| &of.label, |of| &of.note];
    for text in texts.into_iter().take(if has_notes { 2 } else { 1 }) {
        let labels: Vec<&str> = segments.iter().map(text).collect();
        rows.push(under(&labels, &ends, columns));
    }
    rows
}

/// Whether labels, or notes, have room beside each other in so many columns.
#[must_use]
pub fn fit<'s>(texts: impl IntoIterator<Item = &'s str>, columns: usize) -> bool {
    let widths = texts.into_iter().filter(|text| !text.is_empty());
    let widths = widths.map(|text| width(text).saturating_add(2));
    let wanted = widths.fold(0, usize::saturating_add);
    wanted <= columns.saturating_add(2)
}

/// The cells of each segment, with one blank between two of them; each has a cell at least.
fn ends(segments: &[Segment], columns: usize) -> Vec<(usize, usize)> {
    let all = segments
        .iter()
        .fold(Decimal::ZERO, |sum, of| sum.saturating_add(of.amount));
    let room = columns.saturating_sub(segments.len().saturating_sub(1));
    let mut sum = Decimal::ZERO;
    let mut from = 0usize;
    let mut ends = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        sum = sum.saturating_add(segment.amount);
        // Ends are rounded, not lengths, so that all of them fill the bar.
        let share = || half_up(sum.checked_div(all)?.checked_mul(Decimal::from(room))?);
        let end = share().unwrap_or(room).saturating_add(at);
        let end = end.max(from.saturating_add(1));
        ends.push((from, end));
        from = end.saturating_add(1);
    }
    ends
}

/// Texts below the segments: at their starts, or at their ends where they are wider than their
/// segment, and never cut.
fn under(texts: &[&str], ends: &[(usize, usize)], columns: usize) -> Strip {
    let mut starts: Vec<usize> = Vec::new();
    for (text, (from, to)) in texts.iter().zip(ends) {
        let fits = width(text) <= to.saturating_sub(*from);
        let at = if fits {
            *from
        } else {
            to.saturating_sub(width(text)).min(*from)
        };
        starts.push(at);
    }
    // From the right: what would run into its neighbour moves left.
    let mut limit = columns;
    for (text, at) in texts.iter().zip(&mut starts).rev() {
        let latest = limit.saturating_sub(width(text));
        *at = (*at).min(latest);
        limit = if text.is_empty() {
            limit
        } else {
            at.saturating_sub(2)
        };
    }
    let mut strip = Strip::default();
    for (text, at) in texts.iter().zip(starts) {
        if text.is_empty() {
            continue;
        }
        let gap = if strip.width() > 0 { 2 } else { 0 };
        strip.pad_to(at.max(strip.width().saturating_add(gap)));
        strip.push(*text, Role::Text);
    }
    strip
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(amount: &str, label: &str, note: &str) -> Segment {
        Segment {
            amount: amount.parse().unwrap(),
            role: Role::Fill,
            label: label.to_owned(),
            note: note.to_owned(),
        }
    }

    fn batches() -> Vec<Segment> {
        vec![
            segment("166", "签约 6   166", ""),
            segment("228.35", "开工 24   228.35", "已开工 14，已投产 4"),
            segment("70.4", "投产 7   70.4", "已达效 6"),
        ]
    }

    #[test]
    fn segments_share_the_bar_by_their_money_and_no_label_is_cut() {
        let rows: Vec<String> = bar(&batches(), 78, Marks::Unicode)
            .iter()
            .map(Strip::text)
            .collect();
        let lengths: Vec<usize> = rows[0].split(' ').map(|of| of.chars().count()).collect();
        assert_eq!(lengths, [27, 37, 12], "{rows:?}");
        for label in ["签约 6   166", "开工 24   228.35", "投产 7   70.4"] {
            assert!(rows[1].contains(label), "{rows:?}");
        }
        assert!(width(&rows[1]) <= 78);
        assert!(rows[2].contains("已达效 6"));
    }

    proptest! {
        #[test]
        fn labels_that_fit_stand_whole_within_the_columns(
            amounts in prop::collection::vec(1u32..1000, 1..5), columns in 10usize..150,
        ) {
            let segments: Vec<Segment> = amounts
                .iter()
                .map(|of| segment(&of.to_string(), &format!("签约 {of}"), ""))
                .collect();
            let labels = || segments.iter().map(|of| of.label.as_str());
            prop_assume!(fit(labels(), columns));
            let row = bar(&segments, columns, Marks::Unicode)[1].text();
            prop_assert!(width(&row) <= columns, "{row}");
            let mut rest = row.as_str();
            for label in labels() {
                let (_, after) = rest.split_once(label).unwrap();
                rest = after;
            }
        }

        #[test]
        fn a_segment_differs_from_its_share_by_at_most_a_cell(
            amounts in prop::collection::vec(1u32..1000, 1..5), columns in 40usize..150,
        ) {
            let segments: Vec<Segment> = amounts.iter().map(|of| segment(&of.to_string(), "", "")).collect();
            let ends = ends(&segments, columns);
            let all: u32 = amounts.iter().sum();
            let room = Decimal::from(columns - (amounts.len() - 1));
            prop_assert!(ends.last().unwrap().1 <= columns + amounts.len());
            for ((from, to), amount) in ends.iter().zip(&amounts) {
                let exact = room * Decimal::from(*amount) / Decimal::from(all);
                let off = (Decimal::from(to - from) - exact).abs();
                // A segment too small for a cell gets one all the same.
                let is_tiny = amounts.iter().any(|of| room * Decimal::from(*of) < Decimal::from(all));
                prop_assert!(off <= Decimal::ONE || is_tiny);
            }
        }
    }

    proptest! {
        #[test]
        fn every_segment_ends_at_its_share_to_half_a_cell(
            amounts in prop::collection::vec(1u32..1000, 1..5), columns in 20usize..250,
        ) {
            let segments: Vec<Segment> = amounts.iter().map(|of| segment(&of.to_string(), "", "")).collect();
            let all: u32 = amounts.iter().sum();
            let room = Decimal::from(columns - (amounts.len() - 1));
            let is_tiny = amounts.iter().any(|of| room * Decimal::from(*of) < Decimal::from(all));
            prop_assume!(!is_tiny);
            let mut sum = 0;
            for (at, ((_, to), amount)) in ends(&segments, columns).into_iter().zip(&amounts).enumerate() {
                sum += amount;
                // A blank stands before each segment but the first.
                let exact = room * Decimal::from(sum) / Decimal::from(all) + Decimal::from(at);
                prop_assert!((Decimal::from(to) - exact).abs() <= Decimal::new(5001, 4));
            }
            let row = bar(&segments, columns, Marks::Unicode)[0].text();
            prop_assert_eq!(width(&row), columns);
            let blanks = row.chars().filter(|of| *of == ' ').count();
            prop_assert_eq!(blanks, amounts.len() - 1);
        }
    }
}
