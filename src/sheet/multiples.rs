//! The indicators of an area, those first whose levels two years have in common: how many times the
//! earlier level the later one is, the growth that was published, and what the audit found of it.

use super::cell::Cell;
use super::column::{Align, Column, ColumnId, Field, Group};
use super::context::Context;
use super::indicators::{self, Indicators};
use super::key::RowId;
use super::order::Order;
use super::term::Term;
use super::value::{Form, UnitPlace, Value};
use super::{Evidence, Inputs, Row, Sheet, compare};
use crate::analysis::audit::{Rule, Source};
use crate::analysis::span::{self, Multiple, Span};
use crate::dataset::{GrowthBasis, IndicatorId, Measure, Observation, Record};
use crate::figure::unit::Dimension;
use crate::figure::{Interval, Period, Unit};
use crate::text::numbers;

/// The indicators, compared between two years if an area has levels in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Multiples(pub Option<Span>);

/// Columns before those of [`Indicators`].
const OWN: usize = 5;

impl Multiples {
    /// The levels of an indicator in both years.
    #[must_use]
    pub fn of<'d>(&self, cx: &Context<'d>, id: IndicatorId) -> Option<Multiple<'d>> {
        span::multiple(cx.dataset, cx.area, id, self.0?)
    }

    fn own_cells<'d>(&self, cx: &Context<'d>, id: IndicatorId) -> Vec<Cell<'d>> {
        let Some(multiple) = self.of(cx, id) else {
            return vec![Cell::Blank; OWN];
        };
        let unit = cx.dataset.indicator(id).map(|of| of.unit);
        let level = |of: &Observation| {
            let value = Value::printed(of.figure, Form::Level);
            let value = unit.map_or(value, |unit| value.under(unit));
            Value {
                unit_place: UnitPlace::Cell,
                ..value
            }
        };
        let (base, last) = (level(multiple.base), level(multiple.level));
        let growth = multiple.growth;
        let growth = growth.map(|(_, of)| Cell::Value(Value::printed(of.figure, Form::Growth)));
        let finding = multiple.growth.and_then(|(record, _)| finding(cx, record));
        vec![
            Cell::Value(base),
            Cell::Value(last),
            Cell::value_or(times(&base, &last), Cell::Blank),
            growth.unwrap_or(Cell::Blank),
            Cell::term(finding),
        ]
    }
}

/// How many times the earlier value the later one is, hedged where one of them is.
fn times(base: &Value, last: &Value) -> Option<Value> {
    let over = |last: Interval, base: Interval| last.over(base).ok();
    let unit = Unit::parse("%").ok()?;
    let value = Value::computed(
        Interval::exactly(rust_decimal::Decimal::ONE),
        unit,
        Form::Index,
        1,
    );
    let amount = compare::combine(last, base, over, 1)?;
    // A multiple has no unit.
    Some(Value { amount, ..value }.under(unit))
}

/// The outcome of the audit of a rate of growth over several years.
fn finding(cx: &Context<'_>, record: Record) -> Option<Term> {
    let checks = cx.audit?.checks_of(record);
    let mut own = checks.filter(|(_, check)| {
        check.rule == Rule::GrowthSpan && check.stated == Source::Record(record)
    });
    own.next()
        .map(|(_, check)| Term::Outcome(check.finding.outcome()))
}

/// Whether levels of an indicator have to be marked as at current prices, because its growth is stated
/// at constant prices.
#[must_use]
pub fn is_at_current_prices(cx: &Context<'_>, id: IndicatorId) -> bool {
    let basis = cx.dataset.indicator(id).and_then(|of| of.growth_basis);
    basis == Some(GrowthBasis::ConstantPrices)
}

/// The unit in the head of a column or behind a name: `亿元`, `家`.
#[must_use]
pub fn unit(cx: &Context<'_>, id: IndicatorId) -> String {
    let unit = cx.dataset.indicator(id).map(|of| of.unit);
    let unit = unit.filter(|unit| unit.dimension() != Dimension::Percent);
    unit.map_or_else(String::new, |unit| {
        numbers::Style::of(unit, cx.lang).heading()
    })
}

impl Sheet for Multiples {
    fn title(&self, cx: &Context<'_>) -> String {
        Indicators.title(cx)
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let own = |id: &'static str, heading: String| {
            Column::new(id, heading).for_people().align(Align::Decimal)
        };
        let year = |of: fn(Span) -> u16| {
            self.0
                .map_or_else(String::new, |span| lang.column_of_year(of(span)))
        };
        let mut columns = Indicators.columns(cx);
        let name = columns.remove(0);
        let mut all = vec![
            name,
            own("base", year(|span| span.first)),
            own("last", year(|span| span.last)),
            own("times", lang.column_times().to_owned()),
            own("growth", lang.column_published_growth().to_owned()),
            own("finding", lang.tab_audit().to_owned()),
        ];
        all.extend(columns);
        all
    }

    fn fields(&self) -> &'static [Field] {
        Indicators.fields()
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let all = indicators::of_area(cx.dataset, cx.area);
        let mut first = Vec::new();
        let mut rest = Vec::new();
        for id in all {
            match self.of(cx, id).and_then(|of| of.times()?.lo()) {
                Some(times) => first.push((times, id)),
                None => rest.push(id),
            }
        }
        first.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        let first = first.into_iter().map(|(_, id)| id);
        first.chain(rest).map(RowId::Indicator).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Indicator(indicator) = id else {
            return None;
        };
        let mut row = Indicators.row(cx, id)?;
        let own = self.own_cells(cx, indicator);
        let at = row.cells.len().min(1);
        row.cells.splice(at..at, own);
        Some(row)
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        Indicators.evidence(cx, id)
    }

    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
        Indicators.main(cx, row)
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        Indicators.empty(cx)
    }

    fn inputs(&self) -> Inputs {
        Indicators.inputs()
    }

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        let RowId::Indicator(indicator) = id else {
            return None;
        };
        match self.of(cx, indicator) {
            Some(_) => self.0.map(Group::Span),
            None => Indicators.group(cx, id),
        }
    }

    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        match column.checked_sub(OWN) {
            Some(column) if column > 0 => Indicators.order(cx, id, column),
            _ if column == 0 => Indicators.order(cx, id, 0),
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }

    /// Which other publications there are of the levels of the later year.
    fn notes(&self, cx: &Context<'_>) -> Vec<String> {
        let Some(span) = self.0 else {
            return Vec::new();
        };
        let ids = self.ids(cx).into_iter();
        let again = ids.filter_map(|id| {
            let RowId::Indicator(id) = id else {
                return None;
            };
            let multiple = self.of(cx, id)?;
            let mut all =
                cx.dataset
                    .published(cx.area, id, Measure::Level, Period::Year(span.last));
            let (_, other) = all.find(|(_, of)| of.figure != multiple.level.figure)?;
            let name = cx.dataset.indicator(id)?.name.get(cx.lang);
            let value = Value::printed(other.figure, Form::Level);
            Some(format!("{name} {}", value.with_unit(cx.lang)))
        });
        let again: Vec<String> = again.collect();
        if again.is_empty() {
            return Vec::new();
        }
        let names = again.join(cx.lang.comma());
        vec![cx.lang.multiples_printed_again(span.last, names)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::testing::frozen;
    use crate::sheet::{list, list::ListOptions};
    use crate::text::Lang;

    fn texts(lang: Lang) -> Vec<Vec<String>> {
        let dataset = frozen();
        let audit = audit(&dataset);
        let area = dataset.zone().home;
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, area, 2021, lang)
        };
        let sheet = Multiples(span::span(&dataset, area));
        let list = list::list(&sheet, &cx, &ListOptions::default());
        let (_, topic) = list.groups[1];
        assert!(matches!(topic, Group::Topic(_)), "{topic:?}");
        let rows = list.ids.iter().take(list.groups[1].0);
        rows.map(|id| {
            let row = sheet.row(&cx, *id).unwrap();
            assert_eq!(row.cells.len(), list.columns.len());
            row.cells
                .iter()
                .take(6)
                .map(|cell| cell.text(&cx))
                .collect()
        })
        .collect()
    }

    #[test]
    fn the_largest_multiple_stands_first_and_keeps_what_was_published_of_it() {
        let rows = texts(Lang::Zh);
        assert_eq!(rows.len(), 9);
        assert_eq!(
            rows[0],
            [
                "科技型中小企业",
                "310 家",
                "2077 家",
                "6.7",
                "+570%",
                "等式一致"
            ]
        );
    }

    #[test]
    fn a_hedge_stays_before_every_number_that_it_bears_on() {
        let rows = texts(Lang::Zh);
        let gdp = rows.iter().find(|row| row[0] == "地区生产总值").unwrap();
        assert_eq!(
            gdp[1..],
            ["219.5 亿元", "≈510 亿元", "≈2.3", ">130%", "等式一致"]
        );
    }
}
