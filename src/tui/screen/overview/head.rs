//! The head of a year: a large number, and a mark for each target.
//!
//! ```text
//! ▟███▙   ▟▘  ▟█  ████▙        targets met / targets that can be compared
//! █▌     ▗▛  ▐██     ▐█        30 targets set
//! █████  ▟▘   ▐█   ████
//! █▌ ▐█ ▗▛    ▐█     ▐█        ■ ■ ■ ■ ■ ■  ■       ■ ■ ■ ■ ■  ▼
//! ▜███▛ ▟▘   ████ ████▛        met 6        near 1  missed 5   reversed 1
//! ```

use ratatui::text::{Line, Span};

use super::Room;
use super::rows::Rows;
use crate::analysis::scorecard::{Score, tally};
use crate::analysis::verdict::Verdict;
use crate::picture::digits::{self, Size};
use crate::picture::units::{Group, units};
use crate::picture::{Role, Strip};
use crate::text::width;
use crate::tui::glyphs::Glyphs;
use crate::tui::shared::Shared;
use crate::tui::theme::{ThemeName, role_of_verdict};
use crate::tui::widget::paint::line_of;
use crate::wording;

/// Cells between the large number and its explanation.
const BESIDE: usize = 8;

/// The size of the large number; `None` where there is no room for one.
fn size(room: Room) -> Option<Size> {
    match (room.columns, room.rows) {
        (100.., 34..) => Some(Size::Five),
        (70.., 25..) => Some(Size::Three),
        _ => None,
    }
}

/// The number of targets met out of those that can be compared, and all targets by verdict.
#[must_use]
pub(super) fn of_results(shared: &Shared, scores: &[Score<'_>], room: Room) -> Rows {
    let count = |is: fn(&Score<'_>) -> bool| scores.iter().filter(|score| is(score)).count();
    let met = count(|score| score.verdict == Verdict::Met).to_string();
    let judged = count(|score| score.verdict.is_judged());
    let number = [(met, Role::Good), (format!("/{judged}"), Role::Strong)];
    let lang = shared.lang;
    let said = [
        lang.met_of_comparable().to_owned(),
        lang.targets_set(scores.len()),
    ];
    let groups: Vec<Group> = tally(scores)
        .into_iter()
        .map(|(verdict, count)| group(shared, verdict, count))
        .collect();
    rows(shared, &number, said, &groups, room)
}

/// A verdict with its marks: squares if a hue distinguishes them, otherwise its sign.
fn group(shared: &Shared, verdict: Verdict, count: usize) -> Group {
    let has_hue = shared.theme != ThemeName::Mono && shared.glyphs != Glyphs::Ascii;
    let sign = wording::sign(verdict).chars().next().unwrap_or('·');
    let mark = match verdict {
        _ if !has_hue => sign,
        Verdict::Reversed => '▼',
        Verdict::Open | Verdict::NotComparable | Verdict::NotPublished | Verdict::NoResult => '□',
        Verdict::Met | Verdict::Near | Verdict::Missed => '■',
    };
    let lang = shared.lang;
    let name = match verdict {
        Verdict::NotComparable => lang.scope_differs(),
        Verdict::NoResult => lang.strip_no_result(),
        verdict => wording::verdict(verdict, lang),
    };
    let short_name = match verdict {
        Verdict::NoResult => lang.no_result(),
        _ => name,
    };
    let role = match verdict {
        Verdict::NotPublished | Verdict::NoResult => Role::Dim,
        verdict => role_of_verdict(verdict),
    };
    Group {
        count,
        mark,
        role,
        label: format!("{name} {count}"),
        short_label: format!("{short_name} {count}"),
        label_role: role_of_verdict(verdict),
    }
}

/// A large number with its explanation above marks in groups; only the marks if there is no room.
#[must_use]
pub(super) fn rows(
    shared: &Shared,
    number: &[(String, Role)],
    [is, of]: [String; 2],
    groups: &[Group],
    room: Room,
) -> Rows {
    let theme = shared.styles();
    let is = (is, theme.strong);
    let of = (of, theme.quiet);
    if let Some(size) = size(room)
        && let Some(large) = large(shared, number, size)
    {
        let wide = large.iter().map(Strip::width).max().unwrap_or(0);
        let at = wide.saturating_add(BESIDE);
        let strip = units(groups, room.columns.saturating_sub(at));
        if let ([(marks, labels)], 1) = (&*strip.rows, strip.per_mark) {
            let together = vec![
                Span::styled(is.0.clone(), is.1),
                Span::styled(format!("   {}", of.0), of.1),
            ];
            let (marks, labels) = (line_of(marks, &theme), line_of(labels, &theme));
            let beside = match size {
                Size::Three => vec![Line::from(together), marks, labels],
                _ => vec![
                    Span::styled(is.0, is.1).into(),
                    Span::styled(of.0, of.1).into(),
                    Line::default(),
                    marks,
                    labels,
                ],
            };
            let (mut left, mut right) = (Rows::default(), Rows::default());
            for line in large {
                left.text(line_of(&line, &theme));
            }
            for line in beside {
                right.text(line);
            }
            return left.beside(at, right);
        }
    }
    let strip = units(groups, room.columns);
    let mut rows = Rows::default();
    for (marks, labels) in &strip.rows {
        rows.text(line_of(marks, &theme));
        rows.text(line_of(labels, &theme));
    }
    if strip.per_mark > 1 && rows.len() > 1 {
        let scale = shared.lang.marks_of(strip.per_mark);
        rows.text(Span::styled(scale, theme.quiet));
    }
    rows
}

/// A number in large digits, each part in its role; `None` where a character has none.
#[must_use]
pub(super) fn large(shared: &Shared, parts: &[(String, Role)], size: Size) -> Option<Vec<Strip>> {
    let mut rows: Vec<Strip> = Vec::new();
    for (text, role) in parts {
        let lines = digits::lines(text, size, shared.marks())?;
        let wide = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        let count = rows.len().max(lines.len());
        let before = rows.iter().map(Strip::width).max().unwrap_or(0);
        rows.resize(count, Strip::default());
        for (row, line) in rows.iter_mut().zip(lines) {
            let gap = usize::from(before > 0);
            row.pad_to(before.saturating_add(gap));
            row.push(line, *role);
            row.pad_to(before.saturating_add(gap).saturating_add(wide));
        }
    }
    Some(rows)
}
