//! Names with one number each, in as many columns as fit.
//!
//! ```text
//! · R&D spending, growth      9%     · Investment signed      >CNY 16.0 bn
//! · 3 bn projects             ≥2     · Foreign R&D centres               3
//! ```

use ratatui::text::{Line, Span};

use super::rows::{Item, Rows, Spot};
use crate::text::{Name, names_apart, pad_end, width};
use crate::tui::shared::Shared;

/// Cells between two columns.
const BETWEEN: usize = 4;

/// Cells before a name.
const LEAD: usize = 2;

/// The maximum number of columns. More would be hard to read.
const MOST: usize = 5;

/// A name with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// A sign before the name.
    pub sign: &'static str,
    /// The name.
    pub name: Name,
    /// Its number with the unit.
    pub value: String,
    /// Which row it is.
    pub item: Item,
}

/// The widths of the names and of the numbers in the given number of columns.
fn columns(entries: &[Entry], count: usize, name: fn(&Name) -> usize) -> Vec<(usize, usize)> {
    let mut columns = vec![(0usize, 0usize); count];
    for row in entries.chunks(count) {
        for (column, entry) in columns.iter_mut().zip(row) {
            column.0 = column.0.max(name(&entry.name));
            column.1 = column.1.max(width(&entry.value));
        }
    }
    columns
}

fn cells((name, value): (usize, usize)) -> usize {
    LEAD.saturating_add(name)
        .saturating_add(2)
        .saturating_add(value)
}

/// The cells in which the entries stand whole one below the other.
#[must_use]
pub(super) fn widest(entries: &[Entry]) -> usize {
    let one = columns(entries, 1, Name::width);
    one.into_iter().map(cells).max().unwrap_or(0)
}

/// The entries, read from left to right, in as many columns as fit without cutting a name. Where
/// names in full leave room for one column only, shorter ones may make it several.
#[must_use]
pub(super) fn rows(shared: &Shared, entries: &[Entry], room: usize) -> Rows {
    let theme = shared.styles();
    let fits = |columns: &Vec<(usize, usize)>| {
        let gaps = columns.len().saturating_sub(1).saturating_mul(BETWEEN);
        let wide = columns.iter().map(|column| cells(*column));
        wide.fold(gaps, usize::saturating_add) <= room
    };
    let counts = (1..=MOST.min(entries.len().max(1))).rev();
    let fitting = |name: fn(&Name) -> usize| {
        let mut all = counts.clone().map(|count| columns(entries, count, name));
        all.find(fits)
    };
    let several = || fitting(Name::width_in_short).filter(|columns| columns.len() > 1);
    let fitting = match fitting(Name::width) {
        Some(columns) if columns.len() > 1 => Some(columns),
        one => several().or(one),
    };
    let columns = fitting.unwrap_or_else(|| {
        let one = columns(entries, 1, Name::width);
        let cut = one.into_iter().map(|(name, value)| {
            let over = cells((name, value)).saturating_sub(room);
            (name.saturating_sub(over), value)
        });
        cut.collect()
    });
    let names: Vec<(&Name, usize)> = entries
        .iter()
        .zip(columns.iter().cycle())
        .map(|(entry, (name, _))| (&entry.name, *name))
        .collect();
    let names = names_apart(&names);
    let all: Vec<(&Entry, &String)> = entries.iter().zip(&names).collect();
    let mut rows = Rows::default();
    for row in all.chunks(columns.len().max(1)) {
        let mut line = Line::default();
        let mut spots = Vec::new();
        let mut from = 0usize;
        for ((entry, name), column) in row.iter().zip(&columns) {
            if from > 0 {
                line.push_span(" ".repeat(BETWEEN));
            }
            let cells = cells(*column);
            let used = width(name)
                .saturating_add(width(&entry.value))
                .saturating_add(LEAD);
            line.push_span(Span::styled(pad_end(entry.sign, LEAD), theme.quiet));
            line.push_span(Span::raw((*name).clone()));
            line.push_span(" ".repeat(cells.saturating_sub(used)));
            line.push_span(Span::styled(entry.value.clone(), theme.quiet));
            spots.push(Spot {
                from,
                cells,
                item: entry.item,
            });
            from = from.saturating_add(cells).saturating_add(BETWEEN);
        }
        rows.items(line, spots);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::sheet::RowId;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;
    use crate::tui::screen::overview::rows::Part;
    use std::sync::Arc;

    fn entry(at: u32, name: &str) -> Entry {
        Entry {
            sign: "·",
            name: name.to_owned().into(),
            value: format!("{at} 家"),
            item: (Part::Figures, RowId::Figure(Record::Observation(at))),
        }
    }

    #[test]
    fn there_are_as_many_columns_as_fit_and_every_entry_stands_in_one() {
        let dataset = Arc::new(frozen());
        let area = dataset.zone().home;
        let shared = Shared::new(dataset, Lang::Zh, area, 2021);
        let entries: Vec<Entry> = (0..7).map(|at| entry(at, "安置房新开工地块")).collect();
        for (room, lines) in [(20, 7), (60, 4), (100, 3), (220, 2)] {
            let rows = rows(&shared, &entries, room);
            assert_eq!(rows.len(), lines, "{room}");
            assert_eq!(rows.order().len(), 7);
            assert!(rows.wide() <= room.max(26), "{room}: {}", rows.wide());
        }
    }
}
