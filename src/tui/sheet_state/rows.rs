//! The rows of a list, and everything that they depend on.

use super::SheetState;
use crate::dataset::AreaId;
use crate::figure::period::Year;
use crate::sheet::fit::Measured;
use crate::sheet::list::{List, ListOptions, list};
use crate::sheet::{Context, Inputs, RowId, Sheet, SheetId};
use crate::text::Lang;

/// The rows of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    /// Counts how often the rows of the list were made.
    pub(super) revision: u64,
    /// Narrowed, ordered and folded.
    pub(super) list: List,
    /// The rows without folding.
    pub(super) unfolded: Vec<RowId>,
    /// The measurements of all its rows, so that columns keep their widths while it is scrolled.
    pub(super) measured: Measured,
}

/// Whether rows are measured for columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Measuring {
    #[default]
    On,
    /// The screen draws the list without columns.
    Off,
}

/// Everything that the rows of a list depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowsKey {
    sheet: SheetId,
    generation: u64,
    /// `None` if the rows do not depend on it, as for the year.
    area: Option<AreaId>,
    year: Option<Year>,
    other_year: Option<Year>,
    lang: Lang,
    options: ListOptions,
    opened: Option<Vec<RowId>>,
}

impl RowsKey {
    pub(super) fn of(
        state: &SheetState,
        inputs: Inputs,
        cx: &Context<'_>,
        generation: u64,
    ) -> RowsKey {
        RowsKey {
            sheet: state.of.clone(),
            generation,
            area: (inputs >= Inputs::Area).then_some(cx.area),
            year: (inputs >= Inputs::Year).then_some(cx.year),
            // Even if the rows do not depend on it, the columns may.
            other_year: cx.other_year,
            lang: cx.lang,
            options: state.options.clone(),
            opened: state.opened.clone(),
        }
    }

    pub(super) fn make(
        &self,
        sheet: &dyn Sheet,
        cx: &Context<'_>,
        measuring: Measuring,
        revision: u64,
    ) -> Rows {
        let mut list = list(sheet, cx, &self.options);
        let folded = self.folded(sheet, cx, &list.ids);
        let measure = |ids: &[RowId]| Measured::of(sheet, cx, &list.columns, ids);
        let measured = match measuring {
            Measuring::Off => Measured::default(),
            Measuring::On if folded == list.ids => measure(&folded),
            // The articles are those of all rows, but only the rows shown decide on the widths.
            Measuring::On => Measured {
                extents: measure(&folded).extents,
                ..measure(&list.ids)
            },
        };
        let unfolded = std::mem::replace(&mut list.ids, folded);
        Rows {
            revision,
            list,
            unfolded,
            measured,
        }
    }

    /// The rows with one in place of those that are folded.
    fn folded(&self, sheet: &dyn Sheet, cx: &Context<'_>, all: &[RowId]) -> Vec<RowId> {
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
