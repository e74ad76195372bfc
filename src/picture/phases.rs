//! One mark for one project, phase under phase, so that more projects make a longer row.
//!
//! ```text
//! ◐ ◐ ◐ ◐ ◐ ◐ ◐ ◐ ◐ ◌ ◌ ◌        ◐9 ◌3
//! ◐ ◐ ◐ ◐ ◐                      ◐5
//! ◐ ● ●                          ◐1 ●2
//! ```
//!
//! A mark never stands for several projects: six and five would look alike. Where there are more
//! projects than cells, each kind of mark is followed by its number.

use super::strip::{Role, Strip};

/// Marks of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// For how many projects they stand.
    pub count: usize,
    /// The mark, one cell wide.
    pub mark: char,
    /// What it means.
    pub role: Role,
}

/// How the marks of all rows stand; the same for each, as only then their lengths compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pitch {
    /// One mark a project, with a blank between two of them.
    Wide,
    /// One mark a project, without blanks.
    Dense,
    /// One mark of each kind, with its number.
    Counted,
}

impl Pitch {
    /// The widest of the pitches at which all rows fit; `None` where none does.
    #[must_use]
    pub fn fitting<'r>(
        rows: impl IntoIterator<Item = &'r [Run]> + Clone,
        columns: usize,
    ) -> Option<Pitch> {
        let mut all = [Pitch::Wide, Pitch::Dense, Pitch::Counted].into_iter();
        all.find(|pitch| pitch.widest(rows.clone()) <= columns)
    }

    /// The cells of the longest row.
    #[must_use]
    pub fn widest<'r>(self, rows: impl IntoIterator<Item = &'r [Run]>) -> usize {
        let cells = rows.into_iter().map(|row| self.cells(row));
        cells.max().unwrap_or(0)
    }

    /// The cells of a row.
    #[must_use]
    pub fn cells(self, row: &[Run]) -> usize {
        let marks = row
            .iter()
            .fold(0usize, |sum, run| sum.saturating_add(run.count));
        match self {
            Pitch::Wide => marks.saturating_mul(2).saturating_sub(1),
            Pitch::Dense => marks,
            Pitch::Counted => self.strip(row).width(),
        }
    }

    /// The marks of a row.
    #[must_use]
    pub fn strip(self, row: &[Run]) -> Strip {
        let mut strip = Strip::default();
        for run in row.iter().filter(|run| run.count > 0) {
            let times = match self {
                Pitch::Wide | Pitch::Dense => run.count,
                Pitch::Counted => 1,
            };
            for _ in 0..times {
                if self != Pitch::Dense && strip.width() > 0 {
                    strip.push(" ", run.role);
                }
                strip.push(run.mark, run.role);
            }
            if self == Pitch::Counted {
                strip.push(run.count.to_string(), Role::Text);
            }
        }
        strip
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(count: usize, mark: char) -> Run {
        Run {
            count,
            mark,
            role: Role::Fill,
        }
    }

    #[test]
    fn a_phase_shows_each_project_and_those_that_are_not_listed() {
        let phase = [run(9, '◐'), run(0, '●'), run(3, '◌')];
        assert_eq!(Pitch::Wide.strip(&phase).text(), "◐ ◐ ◐ ◐ ◐ ◐ ◐ ◐ ◐ ◌ ◌ ◌");
        assert_eq!(Pitch::Dense.strip(&phase).text(), "◐◐◐◐◐◐◐◐◐◌◌◌");
        assert_eq!(Pitch::Counted.strip(&phase).text(), "◐9 ◌3");
        assert_eq!(Pitch::Wide.cells(&[run(0, '●')]), 0);
    }

    #[test]
    fn six_projects_and_five_never_look_alike() {
        let (six, five) = ([run(6, '○')], [run(5, '○')]);
        for columns in 2..200 {
            let pitch = Pitch::fitting([&six[..], &five[..]], columns).unwrap();
            assert_ne!(pitch.strip(&six).text(), pitch.strip(&five).text());
            if pitch != Pitch::Counted {
                assert!(pitch.cells(&six) > pitch.cells(&five), "{columns}");
            }
        }
        assert_eq!(Pitch::fitting([&six[..], &five[..]], 1), None);
    }

    proptest! {
        #[test]
        fn there_are_as_many_marks_as_projects_and_never_more_columns_than_there_are(
            counts in prop::collection::vec(prop::collection::vec(0usize..40, 1..5), 1..8),
            columns in 16usize..160,
        ) {
            let marks = ['○', '◐', '●', '◌'];
            let rows: Vec<Vec<Run>> = counts
                .iter()
                .map(|row| row.iter().zip(marks).map(|(count, mark)| run(*count, mark)).collect())
                .collect();
            let pitch = Pitch::fitting(rows.iter().map(Vec::as_slice), columns).unwrap();
            let mut lengths: Vec<(usize, usize)> = Vec::new();
            for (row, counts) in rows.iter().zip(&counts) {
                let strip = pitch.strip(row);
                prop_assert_eq!(strip.width(), pitch.cells(row));
                prop_assert!(strip.width() <= columns);
                let text = strip.text();
                if pitch == Pitch::Counted {
                    for (count, mark) in counts.iter().zip(marks).filter(|(count, _)| **count > 0) {
                        let run = format!("{mark}{count}");
                        prop_assert!(text.split(' ').any(|of| of == run), "{text}");
                    }
                } else {
                    for (count, mark) in counts.iter().zip(marks) {
                        prop_assert_eq!(text.chars().filter(|of| *of == mark).count(), *count);
                    }
                    lengths.push((counts.iter().sum(), strip.width()));
                }
            }
            for (projects, cells) in &lengths {
                for (others, other_cells) in &lengths {
                    prop_assert_eq!(projects.cmp(others), cells.cmp(other_cells));
                }
            }
        }
    }
}
