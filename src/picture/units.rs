//! One mark for one thing, in groups with their counts.
//!
//! ```text
//! ■ ■ ■ ■ ■ ■  ■       ■ ■ ■ ■ ■  ▼         □ □ □
//! 达标 6       接近 1  未达 5     负增长 1  口径不同 3
//! ```

use super::strip::{Role, Strip};
use crate::text::width;

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub count: usize,
    /// The mark of each, one cell wide.
    pub mark: char,
    /// What the mark means.
    pub role: Role,
    /// What they are, with their number.
    pub label: String,
    /// The same in fewer words, for where the groups would take a second row.
    pub short_label: String,
    /// What the label means.
    pub label_role: Role,
}

/// Marks, and their labels below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    /// Rows of marks, each with the row of labels below it.
    pub rows: Vec<(Strip, Strip)>,
    /// How many things a mark stands for.
    pub per_mark: usize,
}

/// How the marks of a group stand.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// From one mark to the next.
    step: usize,
    per_mark: usize,
    /// Cells between two groups.
    gap: usize,
    words: Words,
}

/// Which labels the groups have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Full,
    Short,
}

/// The groups in at most so many columns, and in two rows at most: with a blank between marks, else
/// without, else with one mark for 2, 5, 10 … things.
#[must_use]
pub fn units(groups: &[Group], columns: usize) -> Units {
    let groups: Vec<&Group> = groups.iter().filter(|group| group.count > 0).collect();
    // Labels of narrow pictures may stand closer, where they would not fit in one row.
    let gap = if columns < 100 { 1 } else { 2 };
    let per_marks = [1, 2, 5, 10, 20, 50, 100, 1000];
    let dense = per_marks.map(|per_mark| Layout {
        step: 1,
        per_mark,
        gap,
        words: Words::Full,
    });
    let wide = Layout {
        step: 2,
        ..Layout {
            step: 1,
            per_mark: 1,
            gap,
            words: Words::Full,
        }
    };
    let close = Layout { step: 1, ..wide };
    let apart = |layout| Layout { gap: 2, ..layout };
    let in_short = |layout| Layout {
        words: Words::Short,
        ..layout
    };
    // One row with air, one without, one with fewer words, two; then fewer marks.
    let mut tries = [
        (apart(wide), 1),
        (wide, 1),
        (apart(close), 1),
        (close, 1),
        (in_short(close), 1),
    ]
    .into_iter()
    .chain(
        dense
            .into_iter()
            .flat_map(|layout| [(layout, 2), (in_short(layout), 2)]),
    );
    let fitting = tries.find_map(|(layout, most)| {
        let rows = layout.rows(&groups, columns);
        (rows.len() <= most).then_some((layout, rows))
    });
    let (layout, rows) = fitting.unwrap_or((wide, Vec::new()));
    Units {
        rows: rows.iter().map(|groups| layout.row(groups)).collect(),
        per_mark: layout.per_mark,
    }
}

impl Layout {
    /// The marks of a group; at least one.
    fn marks(self, group: &Group) -> usize {
        group.count.div_ceil(self.per_mark.max(1)).max(1)
    }

    /// The cells that a group's marks and label take.
    fn cells(self, group: &Group) -> usize {
        let marks = self.marks(group).saturating_sub(1);
        let marks = marks.saturating_mul(self.step).saturating_add(1);
        marks.max(width(self.label(group)))
    }

    fn label(self, group: &Group) -> &str {
        match self.words {
            Words::Full => &group.label,
            Words::Short => &group.short_label,
        }
    }

    /// The groups by rows, none of them torn apart.
    fn rows<'g>(self, groups: &[&'g Group], columns: usize) -> Vec<Vec<&'g Group>> {
        let mut rows: Vec<Vec<&Group>> = Vec::new();
        let mut used = columns.saturating_add(1);
        for group in groups {
            let end = used
                .saturating_add(self.gap)
                .saturating_add(self.cells(group));
            match rows.last_mut() {
                Some(row) if end <= columns => {
                    row.push(group);
                    used = end;
                }
                _ => {
                    rows.push(vec![group]);
                    used = self.cells(group);
                    if used > columns {
                        // Wider than the picture: no layout that fits.
                        return vec![Vec::new(); groups.len().saturating_add(3)];
                    }
                }
            }
        }
        rows
    }

    fn row(self, groups: &[&Group]) -> (Strip, Strip) {
        let (mut marks, mut labels) = (Strip::default(), Strip::default());
        let mut at = 0usize;
        for group in groups {
            marks.pad_to(at);
            labels.pad_to(at);
            for mark in 0..self.marks(group) {
                let blanks = if mark == 0 {
                    0
                } else {
                    self.step.saturating_sub(1)
                };
                marks.push(" ".repeat(blanks), group.role);
                marks.push(group.mark, group.role);
            }
            labels.push(self.label(group), group.label_role);
            at = at
                .saturating_add(self.cells(group))
                .saturating_add(self.gap);
        }
        (marks, labels)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(count: usize, mark: char, label: &str) -> Group {
        Group {
            count,
            mark,
            role: Role::Good,
            label: format!("{label} {count}"),
            short_label: format!("{label} {count}"),
            label_role: Role::Quiet,
        }
    }

    #[test]
    fn every_group_begins_over_its_label() {
        let groups = [
            group(6, '■', "达标"),
            group(1, '■', "接近"),
            group(0, '■', "无"),
            group(1, '▼', "负增长"),
        ];
        let units = units(&groups, 110);
        assert_eq!(units.rows.len(), 1);
        let (marks, labels) = &units.rows[0];
        assert_eq!(marks.text(), "■ ■ ■ ■ ■ ■  ■       ▼");
        assert_eq!(labels.text(), "达标 6       接近 1  负增长 1");
    }

    #[test]
    fn groups_have_shorter_labels_before_they_take_a_second_row() {
        let labelled = |text: &str, count| Group {
            short_label: format!("s {count}"),
            ..group(count, '■', text)
        };
        let groups = [labelled("a long label", 3), labelled("another one", 2)];
        let at = |columns| units(&groups, columns);
        assert_eq!(at(28).rows[0].1.text(), "a long label 3 another one 2");
        let short = at(27);
        assert_eq!(short.rows.len(), 1);
        assert_eq!(short.rows[0].1.text(), "s 3 s 2");
    }

    #[test]
    fn many_things_stand_closer_then_in_two_rows_then_several_to_a_mark() {
        let groups = [group(30, '■', "a"), group(30, '□', "b")];
        assert_eq!(
            units(&groups, 130).rows[0].0.text().len(),
            "■ ".repeat(60).len() - 2 + 2
        );
        assert_eq!(units(&groups, 70).per_mark, 1);
        assert_eq!(units(&groups, 70).rows.len(), 1);
        assert_eq!(units(&groups, 40).rows.len(), 2);
        let few = units(&groups, 20);
        assert_eq!((few.per_mark, few.rows.len()), (2, 2));
    }

    proptest! {
        #[test]
        fn unequal_numbers_look_unequal_unless_a_mark_stands_for_several(
            counts in prop::collection::vec(1usize..60, 1..6), columns in 30usize..200,
        ) {
            let groups: Vec<Group> = counts.iter().map(|count| group(*count, '■', "x")).collect();
            let units = units(&groups, columns);
            let marks: String = units.rows.iter().map(|(marks, _)| marks.text()).collect();
            let drawn = marks.chars().filter(|of| *of == '■').count();
            let expected: usize = counts.iter().map(|count| count.div_ceil(units.per_mark)).sum();
            prop_assert_eq!(drawn, expected);
            for (marks, labels) in &units.rows {
                prop_assert!(marks.width() <= columns && labels.width() <= columns);
            }
        }
    }
}
