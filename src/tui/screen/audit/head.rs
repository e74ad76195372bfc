//! The strip above the list of checks: one mark for each check, by outcome.

use ratatui::layout::Rect;

use crate::analysis::audit::{Audit, Outcome};
use crate::picture::Role;
use crate::picture::units::{self, Group, Units};
use crate::sheet::checks;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::{self, Glyphs};
use crate::tui::shared::Shared;
use crate::tui::theme::ThemeName;
use crate::tui::widget::paint::{below, cells, line_of, put};
use crate::tui::widget::painted::Painted;

/// The height below which the strip is left out in favour of the list.
const ROOM_FOR_STRIP: u16 = 18;
/// The height below which there are no blank rows.
const ROOMY: u16 = 24;

/// The strip, painted below the message as far as there is room.
#[derive(Debug, Clone)]
pub(super) struct Head {
    painted: Option<Painted>,
    rows: u16,
}

impl Head {
    pub(super) fn of(audit: &Audit, shared: &Shared, body: Rect) -> Head {
        if body.height < ROOM_FOR_STRIP || audit.checks().is_empty() {
            return Head {
                painted: None,
                rows: 1,
            };
        }
        let theme = shared.styles();
        let strip = strip(audit, shared, usize::from(body.width)).rows;
        let lines = strip.iter().flat_map(|(marks, labels)| [marks, labels]);
        let blank = u16::from(body.height >= ROOMY);
        let area = below(body, 1u16.saturating_add(blank));
        let area = Rect {
            height: area.height.min(cells(strip.len().saturating_mul(2))),
            ..area
        };
        let painted = Painted::of(area, &theme, |canvas| {
            for (row, line) in (0u16..).zip(lines) {
                put(canvas, area, row, line_of(line, &theme));
            }
        });
        let rows = area.bottom().saturating_add(blank);
        Head {
            painted: Some(painted),
            rows: rows.saturating_sub(body.y),
        }
    }

    /// Puts it where it was painted.
    pub(super) fn put(&self, canvas: &mut Canvas<'_>) {
        if let Some(painted) = &self.painted {
            painted.put(canvas);
        }
    }

    /// The rows that the message and it take.
    pub(super) fn rows(&self) -> u16 {
        self.rows
    }
}

/// One mark for each check, or for several if there are too many, which the largest group then states.
fn strip(audit: &Audit, shared: &Shared, columns: usize) -> Units {
    let tally = audit.tally().into_iter().filter(|(_, count)| *count > 0);
    let groups: Vec<Group> = tally
        .map(|(outcome, count)| group(outcome, count, shared))
        .collect();
    let largest = groups.iter().map(|group| group.count).max();
    let drawn_with = |per_mark: usize| {
        let mut groups = groups.clone();
        let of = groups.iter_mut().find(|group| Some(group.count) == largest);
        if let Some(group) = of.filter(|_| per_mark > 1) {
            group.label.push_str(&shared.lang.one_mark(per_mark));
        }
        units::units(&groups, columns)
    };
    // The labels need room, too, so that a mark may have to represent more checks.
    let mut drawn = drawn_with(1);
    for _ in 0..4 {
        let again = drawn_with(drawn.per_mark);
        let is_said = again.per_mark == drawn.per_mark;
        drawn = again;
        if is_said {
            break;
        }
    }
    drawn
}

/// The checks of one outcome. Without colour or blocks their sign is the mark, so that groups
/// differ by more than their place.
fn group(outcome: Outcome, count: usize, shared: &Shared) -> Group {
    let sign = glyphs::outcome(outcome);
    let (square, role) = match outcome {
        Outcome::Conflict => ('■', Role::Bad),
        Outcome::Suspect => ('■', Role::Strong),
        Outcome::Explained | Outcome::WithinRounding => ('■', Role::Fill),
        Outcome::NotTestable => ('□', Role::Quiet),
        Outcome::Consistent | Outcome::WithinBounds => ('■', Role::Fill3),
    };
    let has_signs = shared.theme == ThemeName::Mono || shared.glyphs == Glyphs::Ascii;
    let mark = match has_signs {
        true => sign.chars().next().unwrap_or(square),
        false => square,
    };
    let label_role = match role {
        Role::Fill => Role::Text,
        Role::Fill3 => Role::Quiet,
        other => other,
    };
    let label = format!("{sign} {}", checks::counted(&shared.context(), outcome));
    Group {
        count,
        mark,
        role,
        short_label: label.clone(),
        label,
        label_role,
    }
}
