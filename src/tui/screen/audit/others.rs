//! The other open checks, listed below the detail of a check.

use ratatui::text::Line;

use crate::analysis::audit::Audit;
use crate::sheet::detail::check::{self, Open};
use crate::sheet::detail::{Block, Tone};
use crate::tui::pane;
use crate::tui::shared::Shared;

/// The maximum number of checks listed.
const MOST: usize = 12;

/// The open checks, worded once for all details.
#[derive(Debug, Clone)]
pub(super) struct Others {
    /// The first ones: one more than are listed, because the selected one may be among them.
    first: Vec<Open>,
    /// How many there are in all.
    count: usize,
}

impl Others {
    pub(super) fn of(shared: &Shared) -> Others {
        let (first, count) = check::open(&shared.context(), MOST.saturating_add(1));
        Others { first, count }
    }

    /// As many checks other than the selected one as fit into the given number of rows, under a heading;
    /// nothing if not even one fits.
    pub(super) fn lines(
        &self,
        selected: u32,
        shared: &Shared,
        columns: u16,
        rows: usize,
    ) -> Vec<Line<'static>> {
        let lang = shared.lang;
        let checks = shared.audit.as_deref().map_or(&[][..], Audit::checks);
        let own = checks.get(selected as usize);
        let is_open = own.is_some_and(|check| check.finding.outcome().is_open());
        let count = self.count.saturating_sub(usize::from(is_open));
        let lines = |blocks: &[Block<'_>]| pane::lines(shared, blocks, columns, u16::MAX);
        let mut told = lines(&[Block::Divider, Block::Title(lang.others_open(count))]);
        let mut fitting = None;
        let others = self.first.iter().filter(|open| open.at != selected);
        for (open, left) in others.take(MOST).zip((0..count).rev()) {
            told.extend(lines(&open.blocks));
            let more = match left {
                0 => Vec::new(),
                left => lines(&[Block::Say(lang.also_more(left), Tone::Quiet)]),
            };
            if told.len().saturating_add(more.len()) > rows {
                break;
            }
            fitting = Some((told.len(), more));
        }
        let Some((end, more)) = fitting else {
            return Vec::new();
        };
        told.truncate(end);
        told.extend(more);
        told
    }
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
        let others = Others::of(&shared);
        assert!(others.count >= 3, "{}", others.count);
        let told = |rows| {
            let lines = others.lines(0, &shared, 70, rows);
            let lines = lines.iter().map(ToString::to_string);
            lines.collect::<Vec<String>>()
        };
        let all = told(usize::MAX);
        let heading = Lang::En.others_open(others.count - 1);
        assert_eq!(all[1], heading);
        for rows in 0..all.len() {
            let cut = told(rows);
            assert!(cut.len() <= rows, "{cut:#?}");
            let rest = cut.last().is_none_or(|line| line.ends_with(" more"));
            assert!(rest, "{cut:#?}");
        }
        assert_eq!(told(all.len()), all);
        assert!(told(3).is_empty());
    }
}
