//! The rows of a sheet, filtered and sorted, and the choices of its filters.

use std::collections::HashMap;

use super::column::{Column, ColumnId, Group};
use super::context::Context;
use super::order::{Direction, Order};
use super::term::Term;
use super::{RowId, Sheet};

/// The filters and the order of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListOptions {
    /// The columns with filters. In each, a row passes if it has one of the terms.
    pub filters: Vec<(ColumnId, Vec<Term>)>,
    /// The column by which the list is sorted; `None` for the curator's order.
    pub sort: Option<(ColumnId, Direction)>,
}

impl ListOptions {
    /// Whether there are no filters, and the order is that of the curator.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.filters.is_empty() && self.sort.is_none()
    }

    /// Sorts by a column. If the list is sorted by it already, reverses the direction.
    pub fn sort_by(&mut self, column: Option<&Column>) {
        self.sort = column.and_then(|column| {
            let first = column.sort?;
            let direction = match self.sort {
                Some((of, direction)) if of == column.id => direction.other(),
                _ => first,
            };
            Some((column.id, direction))
        });
    }

    /// Adds a term to the filter of a column, or removes it if it is part of it.
    pub fn toggle(&mut self, column: ColumnId, term: Term) {
        match self.filters.iter_mut().find(|(of, _)| *of == column) {
            Some((_, terms)) if terms.contains(&term) => terms.retain(|other| *other != term),
            Some((_, terms)) => terms.push(term),
            None => self.filters.push((column, vec![term])),
        }
        self.filters.retain(|(_, terms)| !terms.is_empty());
    }
}

/// The rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub ids: Vec<RowId>,
    /// The position in `ids` at which each group begins.
    pub groups: Vec<(usize, Group)>,
}

/// The rows of a sheet, filtered and sorted within their groups. If another order than the curator's
/// is chosen, there are no groups by topic.
#[must_use]
pub fn list(sheet: &dyn Sheet, cx: &Context<'_>, options: &ListOptions) -> List {
    let columns = sheet.columns(cx);
    let mut ids = sheet.ids(cx);
    if !options.filters.is_empty() {
        let filters = positions(&columns, &options.filters);
        ids.retain(|id| passes(sheet, cx, *id, &filters));
    }
    let sort = options.sort.and_then(|(column, direction)| {
        let at = columns.iter().position(|of| of.id == column)?;
        Some((at, direction))
    });
    let group = |id: RowId| {
        let group = sheet.group(cx, id);
        let ends = sort.is_some() && matches!(group, Some(Group::Topic(_) | Group::Span(_)));
        group.filter(|_| !ends)
    };
    if let Some((at, direction)) = sort {
        let keys: HashMap<RowId, (Option<Group>, Option<Order>)> = ids
            .iter()
            .map(|id| (*id, (group(*id), sheet.order(cx, *id, at))))
            .collect();
        ids.sort_by(|a, b| {
            let (Some((group_a, a)), Some((group_b, b))) = (keys.get(a), keys.get(b)) else {
                return std::cmp::Ordering::Equal;
            };
            group_a
                .cmp(group_b)
                .then_with(|| direction.apply(a.as_ref(), b.as_ref()))
        });
    }
    let groups = groups(&ids, group);
    List {
        columns,
        ids,
        groups,
    }
}

/// A list of these rows in this order.
#[must_use]
pub fn of_ids(sheet: &dyn Sheet, cx: &Context<'_>, ids: Vec<RowId>) -> List {
    List {
        columns: sheet.columns(cx),
        groups: groups(&ids, |id| sheet.group(cx, id)),
        ids,
    }
}

/// The position at which each group begins.
fn groups(ids: &[RowId], group: impl Fn(RowId) -> Option<Group>) -> Vec<(usize, Group)> {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        if let Some(group) = group(*id)
            && groups.last().map(|(_, last)| *last) != Some(group)
        {
            groups.push((at, group));
        }
    }
    groups
}

/// A term that the user can filter by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The column of the filter.
    pub column: ColumnId,
    /// The term.
    pub term: Term,
    /// The number of rows with this term that pass the filters of the other columns.
    pub count: usize,
    /// Whether the filter has it.
    pub chosen: bool,
}

/// All terms that the user can filter by, column by column, counted in one pass over the rows.
#[must_use]
pub fn offers(sheet: &dyn Sheet, cx: &Context<'_>, options: &ListOptions) -> Vec<Offer> {
    let columns = sheet.columns(cx);
    let filters = positions(&columns, &options.filters);
    let mut found: Vec<Offer> = Vec::new();
    let mut at: HashMap<(ColumnId, Term), usize> = HashMap::new();
    for id in sheet.ids(cx) {
        let Some(row) = sheet.row(cx, id) else {
            continue;
        };
        for (position, column) in columns.iter().enumerate().filter(|(_, of)| of.filter) {
            let others = filters.iter().filter(|(of, _)| *of != position);
            let fits = others
                .into_iter()
                .all(|(of, terms)| names_any(&row, *of, terms));
            let named = row.cells.get(position).map_or(&[][..], |cell| cell.terms());
            for (index, term) in named.iter().enumerate() {
                // A row that has a term twice counts once.
                if named.iter().take(index).any(|earlier| earlier == term) {
                    continue;
                }
                let place = *at.entry((column.id, *term)).or_insert_with(|| {
                    let chosen = options
                        .filters
                        .iter()
                        .any(|(of, terms)| *of == column.id && terms.contains(term));
                    found.push(Offer {
                        column: column.id,
                        term: *term,
                        count: 0,
                        chosen,
                    });
                    found.len().saturating_sub(1)
                });
                if let (true, Some(offer)) = (fits, found.get_mut(place)) {
                    offer.count = offer.count.saturating_add(1);
                }
            }
        }
    }
    found.retain(|offer| offer.count > 0 || offer.chosen);
    let position = |id: ColumnId| columns.iter().position(|column| column.id == id);
    found.sort_by_cached_key(|offer| (position(offer.column), offer.term.order(cx)));
    found
}

/// The filters by the positions of their columns.
fn positions<'o>(
    columns: &[Column],
    filters: &'o [(ColumnId, Vec<Term>)],
) -> Vec<(usize, &'o [Term])> {
    let position = |id: ColumnId| columns.iter().position(|column| column.id == id);
    filters
        .iter()
        .filter_map(|(id, terms)| Some((position(*id)?, terms.as_slice())))
        .collect()
}

fn passes(sheet: &dyn Sheet, cx: &Context<'_>, id: RowId, filters: &[(usize, &[Term])]) -> bool {
    sheet.row(cx, id).is_some_and(|row| {
        filters
            .iter()
            .all(|(column, terms)| names_any(&row, *column, terms))
    })
}

fn names_any(row: &super::Row<'_>, column: usize, terms: &[Term]) -> bool {
    let named = row.cells.get(column).map_or(&[][..], |cell| cell.terms());
    named.iter().any(|term| terms.contains(term))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::scorecard::Scorecard;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn ordering_by_the_same_column_again_turns_the_list_round() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let columns = Scorecard.columns(&cx);
        let column = |name| columns.iter().find(|of| of.id.name == name);
        let mut options = ListOptions::default();
        for (name, expected) in [
            ("target", Some(Direction::Down)),
            ("target", Some(Direction::Up)),
            ("target", Some(Direction::Down)),
            ("verdict", Some(Direction::Up)),
            // By no column that has no order.
            ("reason", None),
        ] {
            options.sort_by(column(name));
            assert_eq!(options.sort.map(|(_, direction)| direction), expected);
        }
        options.sort_by(column("verdict"));
        options.sort_by(None);
        assert!(options.is_default());
    }

    #[test]
    fn what_is_chosen_narrows_the_choices_of_other_columns_and_not_its_own() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let counts = |options: &ListOptions, column: &str| -> Vec<(Term, usize)> {
            let offers = offers(&Scorecard, &cx, options).into_iter();
            let of_column = offers.filter(|offer| offer.column.name == column);
            of_column.map(|offer| (offer.term, offer.count)).collect()
        };
        let none = ListOptions::default();
        let (verdicts, topics) = (counts(&none, "verdict"), counts(&none, "topic"));
        let mut options = ListOptions::default();
        options.toggle("verdict".into(), verdicts[0].0);
        assert_eq!(counts(&options, "verdict"), verdicts);
        let narrowed = counts(&options, "topic");
        assert_ne!(narrowed, topics);
        let sum: usize = narrowed.iter().map(|(_, count)| count).sum();
        assert_eq!(sum, verdicts[0].1);
    }

    #[test]
    fn a_choice_that_leads_nowhere_can_be_taken_back() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let offered = |options: &ListOptions| offers(&Scorecard, &cx, options);
        let all = offered(&ListOptions::default());
        let mut options = ListOptions::default();
        options.toggle(all[0].column, all[0].term);
        let beside = offered(&options);
        let nowhere = all
            .iter()
            .find(|one| !beside.iter().any(|other| other.term == one.term))
            .unwrap();
        options.toggle(nowhere.column, nowhere.term);
        assert!(list(&Scorecard, &cx, &options).ids.is_empty());
        let still = offered(&options);
        let found = still.iter().find(|one| one.term == nowhere.term).unwrap();
        assert_eq!((found.count, found.chosen), (0, true));
        options.toggle(nowhere.column, nowhere.term);
        assert_eq!(list(&Scorecard, &cx, &options).ids.len(), all[0].count);
    }
}
