//! Folding: a row of a list that represents several until the user opens it.

use std::ops::Range;

use super::SheetState;
use crate::sheet::{Context, RowId, Sheet};

impl SheetState {
    /// Folds rows that belong together according to the sheet. A list with a filter or another order is
    /// not folded, because its user wants to see the rows.
    #[must_use]
    pub fn folding(mut self) -> SheetState {
        self.opened = Some(Vec::new());
        self
    }

    /// Folds nothing from now on.
    pub fn never_fold(&mut self) {
        self.opened = None;
        self.stamp = None;
    }

    /// Opens the selected row if others are folded into it, or folds them again. Returns whether it
    /// is such a row.
    pub fn toggle_fold(&mut self, cx: &Context<'_>) -> bool {
        let sheet = self.of.sheet();
        let into = |id: &RowId| sheet.folded_into(cx, *id);
        let Some(selected) = self.selected() else {
            return false;
        };
        let is_fold = self.unfolded.iter().any(|id| into(id) == Some(selected));
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
        self.stamp = None;
        true
    }

    /// Whether the rows that are folded into this one are shown below it.
    #[must_use]
    pub fn is_opened(&self, id: RowId) -> bool {
        self.opened.iter().flatten().any(|of| *of == id)
    }

    /// The positions, among all rows, of those that are shown or folded at a position of the list.
    #[must_use]
    pub fn places(&self, at: usize, cx: &Context<'_>) -> Range<usize> {
        let Some(id) = self.list.ids.get(at) else {
            return 0..0;
        };
        let all = &self.unfolded;
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
        &self.unfolded
    }

    /// The rows with one in place of those that are folded.
    pub(super) fn folded(&self, sheet: &dyn Sheet, cx: &Context<'_>, all: &[RowId]) -> Vec<RowId> {
        let Some(opened) = self.opened.as_ref().filter(|_| self.options.is_default()) else {
            return all.to_vec();
        };
        let mut ids: Vec<RowId> = Vec::with_capacity(all.len());
        let mut current = None;
        for id in all {
            let into = sheet.folded_into(cx, *id);
            if into != current {
                ids.extend(into);
                current = into;
            }
            if into.is_none_or(|into| opened.contains(&into)) {
                ids.push(*id);
            }
        }
        ids
    }
}
