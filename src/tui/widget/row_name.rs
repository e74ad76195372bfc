//! The name at the start of a row: after the sign of its verdict, with its unit and the mark of an open
//! check behind it.

use ratatui::text::{Line, Span};

use super::paint;
use crate::picture::Role;
use crate::text::{Name, width};
use crate::tui::glyphs;
use crate::tui::theme::Theme;

/// Cells before the name: the sign and a blank.
pub(super) const LEAD: usize = 2;

/// The name of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// The sign of its verdict, and what it means.
    pub sign: (&'static str, Role),
    /// The name without the unit.
    pub text: Name,
    /// Its unit; empty where the heading has it.
    pub unit: String,
    /// Whether a check of one of its figures is open.
    pub is_open: bool,
}

impl RowName {
    /// The cells of the name and of what stands behind it.
    pub(super) fn width(&self) -> usize {
        self.text.width().saturating_add(self.behind())
    }

    /// The same of the shorter name, as far as it has one.
    pub(super) fn width_in_short(&self) -> usize {
        self.text.width_in_short().saturating_add(self.behind())
    }

    /// The name, and the cells that it may take of those of the column.
    pub(super) fn within(&self, cells: usize) -> (&Name, usize) {
        (&self.text, cells.saturating_sub(self.behind()))
    }

    /// The cells after the name, for the unit and the mark of an open check.
    fn behind(&self) -> usize {
        let unit = width(&self.unit);
        let unit = unit.saturating_add(usize::from(unit > 0));
        let mark = if self.is_open { 2 } else { 0 };
        unit.saturating_add(mark)
    }

    /// The start of the line of the row, with blanks up to the end of the column. `text` is the name as
    /// it fits.
    pub(super) fn line(&self, text: &str, cells: usize, theme: &Theme) -> Line<'static> {
        let (sign, role) = self.sign;
        let mut line = Line::from(vec![
            Span::styled(sign, theme.role(role)),
            Span::raw(" "),
            Span::raw(text.to_owned()),
        ]);
        if !self.unit.is_empty() {
            line.push_span(Span::styled(format!(" {}", self.unit), theme.quiet));
        }
        if self.is_open {
            line.push_span(Span::styled(format!(" {}", glyphs::OPEN), theme.strong));
        }
        let used = usize::from(paint::line_width(&line));
        let rest = LEAD.saturating_add(cells).saturating_sub(used);
        line.push_span(Span::raw(" ".repeat(rest)));
        line
    }
}
