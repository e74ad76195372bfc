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
use crate::tui::widget::paint::{self, put};

/// The height below which the strip is left out in favour of the list.
const ROOM_FOR_STRIP: u16 = 18;
/// The height below which there are no blank rows.
const ROOMY: u16 = 24;

/// Draws it below the message as far as there is room. Returns the rows that both take.
pub(super) fn draw(audit: &Audit, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) -> u16 {
    let blank = u16::from(body.height >= ROOMY);
    if body.height < ROOM_FOR_STRIP || audit.checks().is_empty() {
        return 1;
    }
    let mut row = 1u16.saturating_add(blank);
    let theme = shared.styles();
    for (marks, labels) in strip(audit, shared, usize::from(body.width)).rows {
        put(canvas, body, row, paint::line_of(&marks, &theme));
        let labels = paint::line_of(&labels, &theme);
        put(canvas, body, row.saturating_add(1), labels);
        row = row.saturating_add(2);
    }
    row.saturating_add(blank)
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
