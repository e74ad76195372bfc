//! Folding: a row of a list that represents several until the user opens it.

use std::ops::Range;

use super::SheetState;
use crate::sheet::{Context, RowId};

impl SheetState {
    /// Folds rows that belong together according to the sheet. A list with a filter or another order is
    /// not folded, because its user wants to see the rows.
    #[must_use]
    pub(crate) fn folding(mut self) -> SheetState {
        self.opened = Some(Vec::new());
        self
    }

    /// Folds nothing from now on.
    pub fn never_fold(&mut self) {
        self.opened = None;
    }

    /// Opens the selected row if others are folded into it, or folds them again. Returns whether it
    /// is such a row.
    pub(crate) fn toggle_fold(&mut self, cx: &Context<'_>) -> bool {
        let sheet = self.of.sheet();
        let into = |id: &RowId| sheet.folded_into(cx, *id);
        let Some(selected) = self.selected() else {
            return false;
        };
        let is_fold = self
            .rows
            .unfolded
            .iter()
            .any(|id| into(id) == Some(selected));
        let Some(opened) = self.opened.as_mut().filter(|_| is_fold) else {
            return false;
        };
        match opened.iter().position(|id| *id == selected) {
            Some(at) => {
                opened.remove(at);
            }
            None => opened.push(selected),
        }
        self.wanted = Some(selected);
        true
    }

    /// Whether the rows that are folded into this one are shown below it.
    #[must_use]
    pub(crate) fn is_opened(&self, id: RowId) -> bool {
        self.opened.iter().flatten().any(|of| *of == id)
    }

    /// The positions, among all rows, of those that are shown or folded at a position of the list.
    #[must_use]
    pub fn places(&self, at: usize, cx: &Context<'_>) -> Range<usize> {
        let Some(id) = self.rows.list.ids.get(at) else {
            return 0..0;
        };
        let all = &self.rows.unfolded;
        if let Some(at) = all.iter().position(|of| of == id) {
            return at..at.saturating_add(1);
        }
        let sheet = self.of.sheet();
        let is_in = |of: &RowId| sheet.folded_into(cx, *of) == Some(*id);
        let from = all.iter().position(is_in).unwrap_or(0);
        let to = all
            .iter()
            .rposition(is_in)
            .map_or(from, |at| at.saturating_add(1));
        from..to
    }

    /// All rows, folded or not.
    #[must_use]
    pub fn unfolded(&self) -> &[RowId] {
        &self.rows.unfolded
    }
}
