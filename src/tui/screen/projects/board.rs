//! The board: projects in columns by the stage they have reached.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::list as projects;
use crate::analysis::pipeline::{self, ProjectRow};
use crate::dataset::Stage;
use crate::sheet;
use crate::text::{shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, put, put_right, select};
use crate::wording;

/// Draws the view.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let ids = table.ids();
    let rows: Vec<ProjectRow<'_>> = ids
        .iter()
        .filter_map(|id| projects::row_of(shared, *id))
        .collect();
    if rows.is_empty() {
        rows::empty(shared, buffer, area, &rows::why_empty(shared, table));
        return;
    }
    let arranged = rows::arranged(shared, table);
    let area = if arranged.is_empty() {
        area
    } else {
        let told = Span::styled(arranged, shared.styles().strong);
        put(buffer, area, 0, told);
        below(area, 1)
    };
    let mut stages: Vec<Stage> = rows.iter().filter_map(|row| row.stage).collect();
    // In whatever order the rows stand, a stage has one column.
    stages.sort();
    stages.dedup();
    let count = u16::try_from(stages.len()).unwrap_or(1).max(1);
    let gap = 2u16;
    let gaps = gap.saturating_mul(count.saturating_sub(1));
    let column = area
        .width
        .saturating_sub(gaps)
        .checked_div(count)
        .unwrap_or(0);
    for (index, stage) in (0u16..).zip(stages) {
        let left = index.saturating_mul(column.saturating_add(gap));
        let place = Rect {
            x: area.x.saturating_add(left),
            width: column,
            ..area
        };
        let cards: Vec<(usize, &ProjectRow<'_>)> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.stage == Some(stage))
            .collect();
        stack(table, shared, stage, &cards, buffer, place);
    }
}

/// One column: its stage, how many, and their names.
fn stack(
    table: &SheetState,
    shared: &Shared,
    stage: Stage,
    cards: &[(usize, &ProjectRow<'_>)],
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let title = format!(
        "{} {} {}",
        glyphs::stage(stage),
        wording::stage(stage, lang),
        cards.len()
    );
    put(buffer, area, 0, Span::styled(title, theme.stage(stage)));
    put(
        buffer,
        area,
        1,
        Span::styled("─".repeat(usize::from(area.width)), theme.rule),
    );
    let inner = below(area, 2);
    let selected = cards.iter().position(|(index, _)| *index == table.at());
    let height = usize::from(inner.height).saturating_sub(1);
    let window = list::window(cards.len(), selected.unwrap_or(0), height);
    let hidden = cards.len().saturating_sub(window.len());
    let cards = cards.get(window).unwrap_or_default();
    let money = |row: &ProjectRow<'_>| {
        let stated = row.project.investment();
        let yuan = stated.and_then(|stated| stated.figure.base_value().ok());
        yuan.map(|yuan| projects::money(shared, yuan))
            .unwrap_or_default()
    };
    let amounts: Vec<String> = cards.iter().map(|(_, row)| money(row)).collect();
    let room = |money: &String| {
        let room = usize::from(inner.width).saturating_sub(width(money));
        room.saturating_sub(2)
    };
    let names: Vec<(&str, usize)> = cards
        .iter()
        .zip(&amounts)
        .map(|((_, row), money)| (row.project.name.get(lang), room(money)))
        .collect();
    let names = shorten_apart(&names);
    let drawn = cards.iter().zip(amounts).zip(names);
    for (at, (((index, row), money), name)) in (0u16..).zip(drawn) {
        let mark = rows::mark(shared, sheet::projects::records(row.id, row.project));
        let active = pipeline::is_active_in(&shared.dataset, row.project, shared.year);
        let style = if active {
            theme.strong
        } else {
            ratatui::style::Style::new()
        };
        put(buffer, inner, at, vec![mark, Span::styled(name, style)]);
        buffer.note_row(inner, at, *index);
        put_right(buffer, inner, at, Span::styled(money, theme.quiet));
        if *index == table.at() {
            select(buffer, inner, at, &theme);
        }
    }
    if hidden > 0 {
        let last = inner.height.saturating_sub(1);
        put(
            buffer,
            inner,
            last,
            Span::styled(lang.more_rows(hidden), theme.quiet),
        );
    }
}
