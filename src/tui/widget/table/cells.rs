//! The heads and the rows of a table as lines of text.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::counts::{Bars, count};
use super::{LEAD, Table, TextRow};
use crate::picture::{Role, bar};
use crate::sheet::fit::{Extent, GAP};
use crate::sheet::{Align, Cell, Row, Term};
use crate::text::{pad_end, pad_start, truncate};
use crate::tui::glyphs;
use crate::tui::widget::laid::Head;
use crate::tui::widget::paint;

impl Table<'_> {
    /// The heads of the columns. A click on one orders the list by it.
    pub(super) fn heads(&self, widths: &[Option<usize>], bars: Option<Bars>) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for (at, (column, width)) in self.list.columns.iter().zip(widths).enumerate() {
            let Some(width) = *width else {
                continue;
            };
            let bars = bars.filter(|of| of.column == at);
            let beside = bars.map_or(0, |of| of.cells.saturating_add(1));
            let width = width.saturating_sub(beside);
            let gap = if heads.is_empty() { LEAD } else { GAP };
            let head = truncate(&column.heading, width);
            let head = match column.align {
                Align::Start | Align::Prose => pad_end(&head, width),
                Align::End | Align::Decimal => pad_start(&head, width),
            };
            let style = match column.id.year == Some(self.cx.year) {
                true => self.theme.strong,
                false => self.theme.quiet,
            };
            heads.push((Span::raw(" ".repeat(gap)), None));
            heads.push((Span::styled(head, style), column.sort.map(|_| column.id)));
            heads.push((Span::raw(" ".repeat(beside)), None));
        }
        heads
    }

    /// The line of a row.
    pub(super) fn line(
        &self,
        row: &TextRow<'_>,
        (widths, bars): (&[Option<usize>], Option<Bars>),
        extents: &[Extent],
    ) -> Line<'static> {
        let mut line = Line::from(vec![self.sign(&row.row), self.mark(&row.row)]);
        let cells = row.row.cells.iter().zip(&row.texts);
        let columns = self.list.columns.iter().zip(widths).zip(extents);
        let mut gap = 0;
        for (at, (((column, width), extent), (cell, text))) in columns.zip(cells).enumerate() {
            let Some(width) = *width else {
                continue;
            };
            let bars = bars.filter(|of| of.column == at);
            let beside = bars.map_or(0, |of| of.cells.saturating_add(1));
            let width = width.saturating_sub(beside);
            line.push_span(Span::raw(" ".repeat(gap)));
            gap = GAP;
            let text = match column.align {
                Align::Decimal if !text.is_empty() => extent.decimal.align(text),
                _ => text.clone(),
            };
            let padded = match column.align {
                Align::Start | Align::Prose => pad_end(&text, width),
                Align::End | Align::Decimal => pad_start(&text, width),
            };
            line.extend(self.styled(cell, padded));
            if let (Some(bars), Some(count)) = (bars, count(cell)) {
                let (value, most) = (Decimal::from(count), Decimal::from(bars.most));
                let drawn = bar::bar(value, most, bars.cells, bars.marks, Role::Fill2);
                line.push_span(Span::raw(" "));
                line.extend(paint::line_of(&drawn, self.theme));
            }
        }
        line
    }

    /// The sign of the term in the first cell, if it has one.
    fn sign(&self, row: &Row<'_>) -> Span<'static> {
        match row.cells.first() {
            Some(Cell::Term(Term::Stage(stage))) => {
                Span::styled(glyphs::stage(*stage), self.theme.stage(*stage))
            }
            Some(Cell::Term(Term::Outcome(outcome))) => {
                Span::styled(glyphs::outcome(*outcome), self.theme.outcome(*outcome))
            }
            Some(Cell::Term(Term::Verdict(verdict))) => {
                Span::styled(glyphs::verdict(*verdict), self.theme.verdict(*verdict))
            }
            _ => Span::raw(" "),
        }
    }

    /// The mark of a figure that takes part in an open check.
    fn mark(&self, row: &Row<'_>) -> Span<'static> {
        match self.cell(row, "open_check") {
            Some(Cell::Term(_)) => Span::styled(glyphs::OPEN, self.theme.strong),
            _ => Span::raw(" "),
        }
    }

    fn cell<'r, 'd>(&self, row: &'r Row<'d>, column: &'static str) -> Option<&'r Cell<'d>> {
        crate::sheet::cell(&self.list.columns, row, column.into())
    }

    fn styled(&self, cell: &Cell<'_>, text: String) -> Vec<Span<'static>> {
        let theme = self.theme;
        let style = match cell {
            Cell::Score { score, .. } => {
                // The target is less prominent than the result.
                let (result, target) = text.rsplit_once("/ ").unwrap_or((&text, ""));
                let style = theme.verdict(score.verdict);
                return vec![
                    Span::styled(result.to_owned(), style),
                    Span::styled(format!("/ {target}"), theme.quiet),
                ];
            }
            Cell::Blank => theme.rule,
            Cell::Trend(_) => theme.fill,
            Cell::Absent(_) | Cell::Places(_) | Cell::Unit(_) | Cell::Period(_) => theme.quiet,
            Cell::Term(Term::Stage(_) | Term::Outcome(_) | Term::Verdict(_)) => theme.quiet,
            _ => Style::new(),
        };
        vec![Span::styled(text, style)]
    }
}
