//! The audit: every check, worst first; of the selected one, both intervals on a number line, the
//! arithmetic, what explains it, and where it was printed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Scope, Screen, Visit};
use crate::analysis::audit::{Audit, Check};
use crate::sheet::{Evidence, RowId, SheetId};
use crate::text::{pad_end, pad_start, shorten_apart, truncate, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::pane::{self, Detail};
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::tab::Tab;
use crate::tui::widget::paint::{below, highlight, put};
use crate::tui::widget::{list, tally};
use crate::wording::finding;

#[derive(Debug, Clone)]
pub struct AuditScreen {
    pub checks: SheetState,
    /// How the user came here with a figure of another tab.
    pub visit: Option<Visit>,
    detail: Detail,
}

impl Default for AuditScreen {
    fn default() -> AuditScreen {
        AuditScreen {
            checks: SheetState::of(SheetId::Checks),
            visit: None,
            detail: Detail::default(),
        }
    }
}

impl AuditScreen {
    /// Shows a check, and its detail where a figure led to it.
    pub fn show(&mut self, check: u32, visit: Option<Visit>, shared: &Shared) {
        let (id, cx) = (RowId::Check(check), shared.context());
        self.checks.show(id, &cx, shared.generation);
        if visit.is_some() {
            self.detail = Detail::Open;
        }
        self.visit = visit;
    }
}

impl Screen for AuditScreen {
    fn list(&self) -> &SheetState {
        &self.checks
    }

    fn list_mut(&mut self) -> &mut SheetState {
        &mut self.checks
    }

    fn lists_mut(&mut self) -> Vec<&mut SheetState> {
        vec![&mut self.checks]
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect) {
        let blocks = self.shown_blocks(shared);
        // The detail has a number line, which needs width.
        let columns = body.width.saturating_sub(72).min(72);
        let detail = (&*blocks, columns);
        pane::draw(shared, detail, canvas, body, |canvas, area| {
            draw_list(&self.checks, shared, canvas, area);
        });
    }

    fn detail(&self) -> Option<Detail> {
        Some(self.detail)
    }

    fn set_detail(&mut self, detail: Detail) {
        self.detail = detail;
    }

    /// A check leads to the lines of its figures, and then to those of the figure that led to it.
    fn evidence<'s>(&'s self, shared: &'s Shared) -> Evidence<'s> {
        let mut evidence = self.checks.evidence(&shared.context());
        evidence.records.clear();
        let led = self.visit.iter().flat_map(|visit| &visit.places);
        evidence.places.extend(led.cloned());
        evidence
    }

    fn scope(&self) -> Scope {
        Scope::Dataset
    }

    fn leave(&mut self) -> Option<Tab> {
        let from = self.visit.take()?.from;
        self.detail = Detail::IfRoom;
        Some(from)
    }

    /// Another check has nothing to do with the figure the user came from.
    fn moved(&mut self) {
        self.visit = None;
    }
}

/// Draws the checks under their tally.
fn draw_list(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let Some(audit) = shared.audit.as_deref() else {
        rows::empty(shared, buffer, area, lang.audit_running());
        return;
    };
    put(
        buffer,
        area,
        0,
        tally::checks(audit, &theme, lang, area.width),
    );
    if audit.checks().is_empty() {
        rows::empty(shared, buffer, below(area, 2), lang.audit_none());
        return;
    }
    put(
        buffer,
        area,
        1,
        Span::styled(rows::arranged(shared, table), theme.accent),
    );
    if table.ids().is_empty() {
        rows::empty(
            shared,
            buffer,
            below(area, 2),
            &rows::why_empty(shared, table),
        );
        return;
    }
    draw_rows(table, audit, shared, buffer, below(area, 2));
}

/// One row's texts.
struct Row<'a> {
    check: &'a Check,
    name: String,
    period: String,
    stated: String,
    implied: String,
}

fn draw_rows(
    table: &SheetState,
    audit: &Audit,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let room = usize::from(area.width);
    let height = usize::from(area.height).saturating_sub(2);
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
                name: finding::name(&shared.dataset, check, lang),
                period: finding::place(&shared.dataset, check.stated)
                    .1
                    .map(|period| period.to_string())
                    .unwrap_or_default(),
                stated: finding::figure(&shared.dataset, check.stated, lang),
                implied: finding::implied(&shared.dataset, check, lang),
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
    rows::put_heads(buffer, area, 0, heading);
    let inner = below(area, 1);
    let names: Vec<(&str, usize)> = rows.iter().map(|(_, row)| (&*row.name, name)).collect();
    let names = shorten_apart(&names);
    for ((at, (index, row)), name) in (0u16..).zip(&rows).zip(&names) {
        let outcome = row.check.finding.outcome();
        let text = cells([name, &row.period, &row.stated, &row.implied]).concat();
        let spans = vec![
            Span::styled(glyphs::outcome(outcome), theme.outcome(outcome)),
            Span::raw(" "),
            Span::raw(text),
        ];
        put(buffer, inner, at, spans);
        buffer.note_row(inner, at, *index);
        if *index == table.at() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    rows::put_range(shared, buffer, inner, &window, shown.len());
}
