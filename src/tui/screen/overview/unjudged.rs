//! Targets of a year with results that cannot be judged: those whose results are of another scope, and those
//! without a result.

use ratatui::text::{Line, Span};

use super::Overview;
use super::listed::{self, Entry};
use super::rows::{Part, Rows, title};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::sheet::scorecard::score_of;
use crate::sheet::{Cell, ColumnId, RowId};
use crate::text::{Name, names_apart, pad_end, width};
use crate::tui::shared::Shared;
use crate::wording;

/// The two lists, each with its title and count for the last line.
pub(super) fn lists(
    screen: &Overview,
    shared: &Shared,
    scores: &[Score<'_>],
    columns: usize,
) -> [(Rows, String); 2] {
    let lang = shared.lang;
    let name = |name: &str, verdict: Verdict| {
        let of = scores.iter().filter(|score| score.verdict == verdict);
        format!("{name} {}", of.count())
    };
    [
        (
            not_comparable(screen, shared, columns),
            name(lang.scope_differs(), Verdict::NotComparable),
        ),
        (
            without_result(screen, shared, columns),
            name(lang.strip_no_result(), Verdict::NoResult),
        ),
    ]
}

/// The targets of which the list has a verdict, with their cells as texts.
fn targets(
    screen: &Overview,
    shared: &Shared,
    verdict: Verdict,
    names: [&'static str; 2],
) -> Vec<(RowId, Name, [String; 2])> {
    let cx = shared.context();
    let list = &screen.targets;
    let sheet = list.sheet().sheet();
    list.ids()
        .iter()
        .filter_map(|id| {
            let score = score_of(&shared.dataset, *id).filter(|score| score.verdict == verdict)?;
            let row = sheet.row(&cx, *id)?;
            let text = |name: &'static str| {
                let cell = crate::sheet::cell(list.columns(), &row, ColumnId::from(name));
                match cell {
                    Some(Cell::Value(value)) => value.with_unit(shared.lang),
                    Some(cell) => cell.in_column(&cx),
                    None => String::new(),
                }
            };
            let name = wording::promise_name(&shared.dataset, score.target, shared.lang);
            Some((*id, name, names.map(text)))
        })
        .collect()
}

/// Targets whose results are of another scope: both numbers, side by side.
fn not_comparable(screen: &Overview, shared: &Shared, columns: usize) -> Rows {
    let (theme, lang) = (shared.styles(), shared.lang);
    let mut rows = Rows::default();
    let targets = targets(screen, shared, Verdict::NotComparable, ["actual", "target"]);
    if targets.is_empty() {
        return rows;
    }
    let head = format!("{} {}", lang.section_other_scope(), targets.len());
    rows.heading(title(shared, &head, lang.not_compared_why()));
    let widest = |at: fn(&[String; 2]) -> &String| {
        let cells = targets.iter().map(|(.., texts)| width(at(texts)));
        cells.max().unwrap_or(0)
    };
    let [actual, target] = [widest(|[of, _]| of), widest(|[_, of]| of)];
    let words = [lang.column_actual(), lang.column_target()].map(width);
    let used = actual
        .saturating_add(target)
        .saturating_add(words.iter().sum());
    let name = targets.iter().map(|(_, name, _)| name.width()).max();
    let name = name
        .unwrap_or(0)
        .min(columns.saturating_sub(used.saturating_add(10)));
    let names: Vec<(&Name, usize)> = targets.iter().map(|(_, of, _)| (of, name)).collect();
    for ((id, _, [is, was]), name_of) in targets.iter().zip(names_apart(&names)) {
        let line = Line::from(vec![
            Span::styled(
                format!("{} ", wording::sign(Verdict::NotComparable)),
                theme.quiet,
            ),
            Span::raw(pad_end(&name_of, name.saturating_add(3))),
            Span::styled(format!("{} ", lang.column_actual()), theme.quiet),
            Span::raw(pad_end(is, actual.saturating_add(3))),
            Span::styled(format!("{} {was}", lang.column_target()), theme.quiet),
        ]);
        rows.item(line, columns, (Part::Targets, *id));
    }
    rows
}

/// Targets without a result, by name.
fn without_result(screen: &Overview, shared: &Shared, columns: usize) -> Rows {
    let lang = shared.lang;
    let mut rows = Rows::default();
    let entries: Vec<Entry> = targets(screen, shared, Verdict::NoResult, ["target", "verdict"])
        .into_iter()
        .map(|(id, name, [value, _])| Entry {
            sign: wording::sign(Verdict::NoResult),
            name,
            value,
            item: (Part::Targets, id),
        })
        .collect();
    if entries.is_empty() {
        return rows;
    }
    let head = format!("{} {}", lang.section_no_result(), entries.len());
    rows.heading(title(shared, &head, lang.no_result_why()));
    rows.append(listed::rows(shared, &entries, columns));
    rows
}
