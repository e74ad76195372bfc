//! The other open checks, listed below the detail of a check.

use ratatui::text::Line;

use crate::analysis::audit::Audit;
use crate::sheet::detail::check;
use crate::sheet::detail::{Block, Tone};
use crate::tui::pane;
use crate::tui::shared::Shared;

/// The maximum number of checks listed.
const MOST: usize = 12;

/// The open checks in lines of a width, for the details of all checks.
#[derive(Debug, Clone)]
pub(super) struct Others {
    /// The first ones: one more than are listed, because the selected one may be among them.
    first: Vec<(u32, Vec<Line<'static>>)>,
    /// How many there are in all.
    count: usize,
    columns: u16,
}

impl Others {
    pub(super) fn of(shared: &Shared, columns: u16) -> Others {
        let (first, count) = check::open(&shared.context(), MOST.saturating_add(1));
        let first = first.into_iter();
        let first = first.map(|open| (open.at, lines(shared, &open.blocks, columns)));
        Others {
            first: first.collect(),
            count,
            columns,
        }
    }

    /// As many checks other than the selected one as fit into the given number of rows, under a heading;
    /// nothing if not even one fits.
    pub(super) fn lines(&self, selected: u32, shared: &Shared, rows: usize) -> Vec<Line<'static>> {
        let lang = shared.lang;
        let checks = shared.audit.as_deref().map_or(&[][..], Audit::checks);
        let own = checks.get(selected as usize);
        let is_open = own.is_some_and(|check| check.finding.outcome().is_open());
        let count = self.count.saturating_sub(usize::from(is_open));
        let heading = [Block::Divider, Block::Title(lang.others_open(count))];
        let heading = lines(shared, &heading, self.columns);
        let others = self.first.iter().filter(|(at, _)| *at != selected);
        let others = others.take(MOST).map(|(_, lines)| lines);
        let ends: Vec<usize> = others
            .clone()
            .scan(heading.len(), |end, lines| {
                *end = end.saturating_add(lines.len());
                Some(*end)
            })
            .collect();
        let fitting = ends.iter().enumerate().rev().find_map(|(last, end)| {
            let some = last.saturating_add(1);
            let left = rows.checked_sub(*end)?;
            let more = match count.saturating_sub(some) {
                0 => Vec::new(),
                more => {
                    let more = Block::Say(lang.also_more(more), Tone::Quiet);
                    lines(shared, &[more], self.columns)
                }
            };
            (more.len() <= left).then_some((some, more))
        });
        let Some((some, more)) = fitting else {
            return Vec::new();
        };
        let fitting = others.take(some).flatten().cloned();
        heading.into_iter().chain(fitting).chain(more).collect()
    }
}

fn lines(shared: &Shared, blocks: &[Block<'_>], columns: u16) -> Vec<Line<'static>> {
    pane::lines(shared, blocks, columns, u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn as_many_others_are_told_as_have_room_and_the_rest_is_counted() {
        let dataset = Arc::new(frozen());
        let home = dataset.zone().home;
        let mut shared = Shared::new(Arc::clone(&dataset), Lang::En, home, 2021);
        shared.audit = Some(Arc::new(audit(&dataset)));
        let others = Others::of(&shared, 70);
        assert!(others.count >= 3, "{}", others.count);
        let texts = |rows| {
            let lines = others.lines(0, &shared, rows);
            let lines = lines.iter().map(ToString::to_string);
            lines.collect::<Vec<String>>()
        };
        let all = texts(usize::MAX);
        let heading = Lang::En.others_open(others.count - 1);
        assert_eq!(all[1], heading);
        for rows in 0..all.len() {
            let cut = texts(rows);
            assert!(cut.len() <= rows, "{cut:#?}");
            let rest = cut.last().is_none_or(|line| line.ends_with(" more"));
            assert!(rest, "{cut:#?}");
        }
        assert_eq!(texts(all.len()), all);
        assert!(texts(3).is_empty());
    }
}
