//! The text that copying a row puts on the clipboard: its main figure, or all its cells.

use super::cell::Cell;
use super::column::{Audience, Column, Group};
use super::context::Context;
use super::{Row, RowId, Sheet};
use crate::sheet::score;

/// The figure of a row, with its unit; of a target without a result, the target, and that it is one.
/// `None` where the row has no figure.
#[must_use]
pub fn figure(sheet: &dyn Sheet, cx: &Context<'_>, id: RowId) -> Option<String> {
    let row = sheet.row(cx, id)?;
    let main = sheet.main(cx, &row);
    let columns = sheet.columns(cx);
    let text = match super::cell(&columns, &row, main)? {
        Cell::Value(value) if main.name == "target" => {
            cx.lang.card_target(value.with_unit(cx.lang))
        }
        Cell::Value(value) => value.with_unit(cx.lang),
        Cell::Score { score, unit } => match score::actual(score) {
            Some(actual) => actual.under(*unit).with_unit(cx.lang),
            None => {
                let target = score::target(score.target).under(*unit);
                cx.lang.card_target(target.with_unit(cx.lang))
            }
        },
        Cell::Absent(_) => return None,
        cell => cell.text(cx),
    };
    (!text.is_empty()).then_some(text)
}

/// Everything a row tells people, each cell after the heading of its column.
#[must_use]
pub fn row(sheet: &dyn Sheet, cx: &Context<'_>, id: RowId) -> Option<String> {
    let row = sheet.row(cx, id)?;
    let columns = sheet.columns(cx);
    let cells = texts(cx, &columns, &row, sheet.group(cx, id));
    let cells: Vec<String> = cells
        .into_iter()
        .map(|(column, text)| match column.heading.as_str() {
            "" => text,
            heading => format!("{heading}{}{text}", cx.lang.colon()),
        })
        .collect();
    Some(cells.join(" · "))
}

/// The cells of a row that people read, with their columns; what is blank is left out.
#[must_use]
pub fn texts<'c>(
    cx: &Context<'_>,
    columns: &'c [Column],
    row: &Row<'_>,
    group: Option<Group>,
) -> Vec<(&'c Column, String)> {
    let cells = columns.iter().zip(&row.cells);
    cells
        .filter(|(column, _)| column.audience != Audience::Programs)
        .filter(|(column, _)| column.is_in(group))
        .filter(|(_, cell)| !cell.is_blank())
        .map(|(column, cell)| (column, cell.text(cx)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::all_years::AllYears;
    use crate::sheet::scorecard::Scorecard;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    #[test]
    fn a_copied_figure_has_its_unit_and_a_target_says_that_it_is_one() {
        let dataset = frozen();
        for (lang, promised, reached, derived) in [
            (Lang::Zh, "目标 9%", "334.5 亿元", "净增 366–370 家"),
            (Lang::En, "target 9%", "CNY 33.45 bn", "net 366–370"),
        ] {
            let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
            let copied = |sheet: &dyn Sheet, key: &str| {
                figure(sheet, &cx, RowId::find(sheet, &cx, key).unwrap())
            };
            for (id, line, expected) in [
                (
                    "zzhtz/rd_spending/growth/2021/target",
                    "zzhtz/rd_spending/growth",
                    promised,
                ),
                (
                    "zzhtz/signed_investment/level/2021/target",
                    "zzhtz/signed_investment/level",
                    reached,
                ),
                (
                    "zzhtz/high_tech_enterprises/change/2021/target",
                    "zzhtz/high_tech_enterprises/change",
                    derived,
                ),
            ] {
                assert_eq!(copied(&Scorecard, id).as_deref(), Some(expected));
                assert_eq!(copied(&AllYears, line).as_deref(), Some(expected));
            }
        }
    }
}
