//! The batches: one row each, with date, projects by stage, and money: named beside stated.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::list as projects;
use crate::analysis::pipeline::{self, BatchRow, Count};
use crate::dataset::Stage;
use crate::figure::Unit;
use crate::sheet::{self, RowId};
use crate::text::{numbers, pad_end, pad_start, width};
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, highlight, put};
use crate::wording;

/// The stages a batch can bring.
const STAGES: [Stage; 3] = [Stage::Signed, Stage::Started, Stage::InProduction];

/// Draws the view.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let row = |id: &RowId| match *id {
        RowId::Batch(id) => {
            let batch = shared.dataset.batch(id)?;
            Some(pipeline::batch_row(&shared.dataset, id, batch))
        }
        _ => None,
    };
    let rows: Vec<BatchRow<'_>> = table.ids().iter().filter_map(row).collect();
    if rows.is_empty() {
        rows::put_arranged(shared, table, buffer, area, 0);
        rows::empty(
            shared,
            buffer,
            below(area, 2),
            &rows::why_empty(shared, table),
        );
        return;
    }
    put(
        buffer,
        area,
        0,
        Span::styled(lang.batches_title(), theme.heading),
    );
    rows::put_arranged(shared, table, buffer, area, 0);
    let room = usize::from(area.width);
    let date_room = if lang == crate::text::Lang::Zh {
        18
    } else {
        12
    };
    let unit = Unit::parse("亿元").map(|unit| numbers::Style::of(unit, lang).heading());
    let money_head = lang.column_money(unit.unwrap_or_default());
    let totals: Vec<String> = rows.iter().map(|row| money(shared, &row.total)).collect();
    let widest = totals.iter().map(|total| width(total)).max();
    let money_room = widest.unwrap_or(0).max(width(&money_head));
    let stages_room = |gap: usize| {
        let rooms = STAGES.map(|stage| width(wording::stage(stage, lang)).max(3));
        let gaps = gap.saturating_mul(rooms.len());
        rooms
            .iter()
            .fold(gaps, |sum, room| sum.saturating_add(*room))
    };
    // With three blanks before the money.
    let needed = |name: usize, gap: usize| {
        name.saturating_add(date_room)
            .saturating_add(stages_room(gap))
            .saturating_add(3)
            .saturating_add(money_room)
    };
    let widest = rows.iter().map(|row| width(row.batch.name.get(lang))).max();
    let wide = widest.unwrap_or(0).saturating_add(4).clamp(22, 44);
    let (name_room, gap) = if room >= 90 && needed(wide, 4) <= room {
        (wide, 4)
    } else {
        (16, 2)
    };
    // A number stands whole or not at all.
    let has_money = needed(name_room, gap) <= room;
    let stage_room = |stage| {
        width(wording::stage(stage, lang))
            .max(3)
            .saturating_add(gap)
    };
    let mut heading = vec![
        Span::styled(pad_end(lang.column_batch(), name_room), theme.quiet),
        Span::styled(pad_end(lang.column_date(), date_room), theme.quiet),
    ];
    for stage in STAGES {
        heading.push(Span::styled(
            pad_start(wording::stage(stage, lang), stage_room(stage)),
            theme.quiet,
        ));
    }
    if has_money {
        heading.push(Span::styled(format!("   {money_head}"), theme.quiet));
    }
    put(buffer, area, 2, Line::from(heading));

    let mut lines: Vec<(Option<usize>, Line<'_>)> = Vec::new();
    let mut programme = None;
    for (index, (row, total)) in rows.iter().zip(&totals).enumerate() {
        if programme != Some(row.batch.programme) {
            programme = Some(row.batch.programme);
            let name = shared.dataset.programme(row.batch.programme);
            let name = name
                .map_or("", |programme| programme.name.get(lang))
                .to_owned();
            if !lines.is_empty() {
                lines.push((None, Line::default()));
            }
            lines.push((None, Line::styled(name, theme.heading)));
        }
        let date = row
            .batch
            .date
            .map_or("·".to_owned(), |date| numbers::period(date, lang));
        let active = row
            .batch
            .date
            .is_some_and(|date| date.year() == shared.year);
        let style = if active { theme.accent } else { Style::new() };
        let name = row.batch.name.get(lang);
        let mut spans = vec![
            Span::raw(" "),
            rows::mark(shared, sheet::batches::records(row.id, row.batch)),
            Span::styled(
                format!("{} ", pad_end(name, name_room.saturating_sub(3))),
                style,
            ),
            Span::styled(pad_end(&date, date_room), style),
        ];
        for stage in STAGES {
            let count = row
                .stages
                .iter()
                .find(|(of, _)| *of == stage)
                .map(|(_, count)| count);
            spans.push(Span::raw(pad_start(
                &counted(shared, count),
                stage_room(stage),
            )));
        }
        if has_money {
            spans.push(Span::raw(format!("   {total}")));
        }
        lines.push((Some(index), Line::from(spans)));
    }
    let inner = below(area, 3);
    let selected = lines
        .iter()
        .position(|(index, _)| *index == Some(table.at()));
    let is_heading = |at: usize| {
        let line = lines.get(at);
        line.is_some_and(|(index, line)| index.is_none() && !line.spans.is_empty())
    };
    let seen = list::under_headings(
        lines.len(),
        selected.unwrap_or(0),
        usize::from(inner.height),
        is_heading,
    );
    let is_cut = seen.len() < lines.len();
    rows::put_place(shared, table, is_cut, buffer, area, 1);
    let seen = seen.into_iter().filter_map(|line| lines.get(line));
    for (at, (index, line)) in (0u16..).zip(seen) {
        put(buffer, inner, at, line.clone());
        if let Some(index) = index {
            buffer.note_row(inner, at, *index);
        }
        if *index == Some(table.at()) {
            highlight(buffer, inner, at, theme.selected);
        }
    }
}

/// `3/9`: named of stated; one number where only one is known or both agree.
pub(super) fn counted(shared: &Shared, count: Option<&Count<'_>>) -> String {
    let Some(count) = count else {
        return "·".to_owned();
    };
    let named = count.named.to_string();
    match count.stated {
        Some(stated) => {
            let stated = numbers::number(stated.figure.value, shared.lang);
            if stated == named {
                stated
            } else {
                format!("{named}/{stated}")
            }
        }
        None => named,
    }
}

/// What is named beside what is stated: `101.7 / 138.8`.
pub(super) fn money(shared: &Shared, total: &Count<'_>) -> String {
    let named = (total.named_with_investment > 0).then_some(total.named_investment);
    let stated = total
        .stated_investment
        .and_then(|stated| stated.figure.base_value().ok());
    let number = |yuan| projects::bare_money(shared, yuan);
    match (named.map(number), stated.map(number)) {
        (Some(named), Some(stated)) => format!("{named} / {stated}"),
        (Some(named), None) => named,
        (None, Some(stated)) => stated,
        (None, None) => "·".to_owned(),
    }
}
