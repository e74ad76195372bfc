//! The audit: every check, worst first; of the selected one, both intervals on a number line, the
//! arithmetic, what explains it, and where it was printed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Split, draw_detail, empty, put_heads, put_range, split};
use crate::analysis::audit::{Audit, Check};
use crate::sheet::RowId;
use crate::text::{pad_end, pad_start, truncate, width};
use crate::tui::glyphs;
use crate::tui::model::Model;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, highlight, line_width, put};
use crate::wording::finding;

/// Draws the tab.
pub fn draw(model: &Model, buffer: &mut Buffer, body: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let Some(audit) = model.audit.as_deref() else {
        empty(model, buffer, body, lang.audit_running());
        return;
    };
    let split = split(model, body);
    let Split { list: area, .. } = split;
    put(buffer, area, 0, tally(model, audit, area.width));
    if audit.checks().is_empty() {
        empty(model, buffer, below(area, 2), lang.audit_none());
        return;
    }
    put(
        buffer,
        area,
        1,
        Span::styled(super::arranged(model), theme.accent),
    );
    if model.audit_tab.checks.ids().is_empty() {
        empty(model, buffer, below(area, 2), &super::why_empty(model));
        return;
    }
    rows(model, audit, buffer, below(area, 2));
    draw_detail(model, buffer, &split);
}

/// How many checks came to what, in words as far as there is room.
#[must_use]
pub fn tally(model: &Model, audit: &Audit, room: u16) -> Line<'static> {
    let (theme, lang) = (model.styles(), model.lang);
    let counts = || audit.tally().into_iter().filter(|(_, count)| *count > 0);
    let parts = |words: bool, gap: usize| -> Vec<Span<'static>> {
        counts()
            .map(|(outcome, count)| {
                let word = if words {
                    format!(" {}", finding::outcome(outcome, lang))
                } else {
                    String::new()
                };
                let gap = " ".repeat(gap);
                let text = format!("{}{word} {count}{gap}", glyphs::outcome(outcome));
                Span::styled(text, theme.outcome(outcome))
            })
            .collect()
    };
    let title = Span::styled(
        format!("{}   ", lang.audit_tally(audit.checks().len())),
        theme.heading,
    );
    let line = |parts: Vec<Span<'static>>, title: Option<&Span<'static>>| {
        Line::from(title.cloned().into_iter().chain(parts).collect::<Vec<_>>())
    };
    let candidates = [
        line(parts(true, 3), Some(&title)),
        line(parts(true, 3), None),
        line(parts(true, 2), None),
        line(parts(true, 1), None),
        line(parts(false, 3), Some(&title)),
    ];
    // The last gap may run over the edge.
    let fits = |line: &&Line<'_>| line_width(line) <= room.saturating_add(1);
    let fitting = candidates.iter().find(fits).cloned();
    fitting.unwrap_or_else(|| line(parts(false, 2), None))
}

/// One row's texts.
struct Row<'a> {
    check: &'a Check,
    name: String,
    period: String,
    stated: String,
    implied: String,
}

fn rows(model: &Model, audit: &Audit, buffer: &mut Buffer, area: Rect) {
    let (theme, lang) = (model.styles(), model.lang);
    let room = usize::from(area.width);
    let height = usize::from(area.height).saturating_sub(2);
    let table = &model.audit_tab.checks;
    let shown = table.ids();
    let window = list::window(shown.len(), table.at(), height);
    let rows: Vec<(usize, Row<'_>)> = window
        .clone()
        .filter_map(|index| {
            let RowId::Check(at) = *shown.get(index)? else {
                return None;
            };
            let check = audit.checks().get(usize::try_from(at).ok()?)?;
            let row = Row {
                check,
                name: finding::name(&model.dataset, check, lang),
                period: finding::place(&model.dataset, check.stated)
                    .1
                    .map(|period| period.to_string())
                    .unwrap_or_default(),
                stated: finding::figure(&model.dataset, check.stated, lang),
                implied: finding::implied(&model.dataset, check, lang),
            };
            Some((index, row))
        })
        .collect();
    let widest = |text: for<'r> fn(&'r Row<'_>) -> &'r String, heading: &str, most: usize| {
        let texts = rows.iter().map(|(_, row)| width(text(row)));
        texts.max().unwrap_or(0).max(width(heading)).min(most)
    };
    let stated = widest(|row| &row.stated, lang.column_stated(), 16);
    let implied = widest(|row| &row.implied, lang.column_implied(), 22);
    let period = if room >= 60 {
        widest(|row| &row.period, lang.column_period(), 10)
    } else {
        0
    };
    // The detail beside the list tells it better.
    let implied = if room >= 74 { implied } else { 0 };
    // A mark, a blank, and two blanks before each column.
    let fixed = 2usize
        .saturating_add(stated)
        .saturating_add(implied)
        .saturating_add(period)
        .saturating_add(6);
    let name = room.saturating_sub(fixed).max(10);
    let cells = |texts: [&str; 4]| {
        let [of, when, said, computed] = texts;
        let mut cells = vec![pad_end(of, name)];
        for (text, room, right) in [
            (when, period, false),
            (said, stated, true),
            (computed, implied, true),
        ] {
            let cell = truncate(text, room);
            cells.push(match (room, right) {
                (0, _) => String::new(),
                (_, true) => format!("  {}", pad_start(&cell, room)),
                (_, false) => format!("  {}", pad_end(&cell, room)),
            });
        }
        cells
    };
    let heads = cells([
        lang.column_figure(),
        lang.column_period(),
        lang.column_stated(),
        lang.column_implied(),
    ]);
    let columns = [Some("name".into()), Some("period".into()), None, None];
    let mut heading = vec![(Span::raw("  "), None)];
    heading.extend(
        heads
            .into_iter()
            .map(|head| Span::styled(head, theme.quiet))
            .zip(columns),
    );
    put_heads(model, buffer, area, 0, heading);
    let inner = below(area, 1);
    for (at, (index, row)) in (0u16..).zip(&rows) {
        let outcome = row.check.finding.outcome();
        let text = cells([&row.name, &row.period, &row.stated, &row.implied]).concat();
        let spans = vec![
            Span::styled(glyphs::outcome(outcome), theme.outcome(outcome)),
            Span::raw(" "),
            Span::raw(text),
        ];
        put(buffer, inner, at, spans);
        model.spots.row(inner, at, *index);
        if *index == table.at() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    put_range(model, buffer, inner, &window, shown.len());
}
