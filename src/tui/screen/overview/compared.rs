//! The targets of a year with results. Only marks of theirs depend on the audit, so that the first frame
//! can have them made while that is running.

use super::rows::{Part, Rows};
use super::{Overview, Room, head, places, unjudged};
use crate::analysis::scorecard::Score;
use crate::tui::sections::{self, Placed};
use crate::tui::shared::Shared;
use crate::tui::widget::section::columns::{Columns, Places};
use crate::tui::widget::section::{Heads, lines};

/// The width from which levels and audit have a column of their own.
const WIDE: usize = 150;

/// The least cells of the pictures beside that column.
const PICTURES: usize = 115;

/// The targets of a year with results.
#[derive(Debug, Clone)]
pub(super) struct Compared {
    /// Below the message, never scrolled.
    pub(super) head: Rows,
    /// Those with a verdict, by section.
    pub(super) judged: Vec<Placed>,
    /// The lists of those without a verdict, each with its title and count.
    pub(super) unjudged: [(Rows, String); 2],
    /// The cells that they take of a line: all, unless there is a column beside them.
    pub(super) columns: usize,
    /// Where they were printed; empty unless there is such a column.
    pub(super) places: Vec<places::Kind>,
    /// Whether there is room for blank lines.
    pub(super) is_airy: bool,
}

impl Compared {
    pub(super) fn of(
        screen: &Overview,
        shared: &Shared,
        scores: &[Score<'_>],
        room: Room,
    ) -> Compared {
        let columns = match room.columns {
            WIDE.. => PICTURES,
            columns => columns,
        };
        let head = head::of_results(shared, scores, Room { columns, ..room });
        let judged = sections::of_list(shared, &screen.targets, |score| score.verdict.is_judged());
        // The rows that are compared, with a heading each section.
        let compared: usize = judged.iter().map(|of| of.at.len().saturating_add(1)).sum();
        let fixed = head.len().saturating_add(2).saturating_add(compared);
        let air = judged.len().saturating_add(1);
        let is_airy = fixed.saturating_add(air) <= room.rows;
        let places = match columns < room.columns {
            true => places::of_targets(shared, scores),
            false => Vec::new(),
        };
        Compared {
            head,
            unjudged: unjudged::lists(screen, shared, scores, columns),
            judged,
            columns,
            places,
            is_airy,
        }
    }

    /// Marks what was made without the audit as it says.
    pub(super) fn audited(mut self, screen: &Overview, shared: &Shared) -> Compared {
        sections::mark_open(shared, &screen.targets, &mut self.judged);
        self
    }
}

/// Sections below each other.
pub(super) fn section_rows(
    screen: &Overview,
    shared: &Shared,
    placed: &[Placed],
    heads: Heads<'_>,
    columns: usize,
    is_airy: bool,
) -> Rows {
    let theme = shared.styles();
    let all: Vec<_> = placed.iter().map(|of| of.section.clone()).collect();
    let fitted = Columns::fit(all.iter(), heads, Places::Hidden, columns);
    let mut rows = Rows::default();
    for of in placed {
        rows.gap(is_airy);
        let tick = lines::tick(shared.lang);
        rows.heading(of.section.heading(&fitted, heads, &theme, tick));
        let lines = of.section.lines(&fitted, &theme, shared.marks());
        for (line, at) in lines.into_iter().zip(&of.at) {
            match screen.targets.ids().get(*at) {
                Some(id) => rows.item(line, columns, (Part::Targets, *id)),
                None => rows.text(line),
            }
        }
    }
    rows
}
