//! Levels of several indicators beside each other, in percent of those of the year shown.

use std::borrow::Cow;

use super::all_years::{nearness, year_column};
use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::term::Term;
use super::value::{Form, Rounding, UnitPlace, Value};
use super::{Evidence, Inputs, Row, Sheet, compare, evidence, indicators};
use crate::dataset::{IndicatorId, Measure, Observation};
use crate::figure::period::Year;
use crate::figure::unit::Dimension;
use crate::figure::{Interval, Period, Unit};

/// Some indicators as index numbers. People read a column a year, programs a record a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index(pub Vec<IndicatorId>);

const FIELDS: &[Field] = &[
    field("id", "id", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("base_year", "base_year", Part::Id),
    field("year", "year", Part::Id),
    field("index", "index", Part::Value),
    field("index_low", "index", Part::Low),
    field("index_high", "index", Part::High),
    field("kind", "index", Part::Kind),
    field("citations", "place", Part::Places),
];

impl Sheet for Index {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.index_title(cx.year))
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let mut columns = vec![Column::new("name", lang.column_indicator()).on_screen(1)];
        columns.extend(self.years(cx).into_iter().map(|year| {
            Column::new(year_column(year), year.to_string())
                .for_people()
                .align(Align::Decimal)
                .on_screen(nearness(cx, year))
        }));
        columns.extend([
            Column::new("trend", lang.column_trend())
                .for_people()
                .on_screen(4),
            Column::new("place", lang.sort_place()),
        ]);
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, _cx: &Context<'_>) -> Vec<RowId> {
        self.0.iter().copied().map(RowId::Indicator).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let of = self.indicator(id)?;
        let years = self.years(cx).into_iter();
        let mut cells = vec![Cell::Term(Term::Indicator(of))];
        cells.extend(years.map(|year| index(cx, of, year)));
        let levels = cx.dataset.series(cx.area, of, Measure::Level);
        cells.extend([
            indicators::trend(cx, of, Measure::Level),
            Cell::places(levels.iter().map(|of| Place::from(&of.citation))),
        ]);
        Some(Row { cells })
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        self.indicator(id).map_or_else(Evidence::default, |of| {
            evidence::of_measure(cx.dataset, cx.area, (of, Measure::Level), cx.year)
        })
    }

    fn main(&self, cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        year_column(cx.year)
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.index_empty().to_owned()
    }

    fn inputs(&self) -> Inputs {
        Inputs::Year
    }

    fn years(&self, cx: &Context<'_>) -> Vec<Year> {
        cx.dataset.years(cx.area).collect()
    }

    fn notes(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let nominal = self.0.iter().filter_map(|id| {
            let of = cx.dataset.indicator(*id)?;
            let is_money = of.growth_basis.is_some() || of.unit.dimension() == Dimension::Money;
            let levels = cx.dataset.series(cx.area, *id, Measure::Level);
            (is_money && !levels.is_empty()).then(|| of.name.get(lang))
        });
        let nominal: Vec<&str> = nominal.collect();
        let mut notes = vec![lang.index_of_levels().to_owned()];
        if !nominal.is_empty() {
            notes.push(lang.index_at_current_prices(nominal.join(lang.comma())));
        }
        notes
    }

    fn records<'d>(&self, cx: &Context<'d>, id: RowId) -> Vec<Row<'d>> {
        let Some(of) = self.indicator(id) else {
            return Vec::new();
        };
        let base_year = Period::Year(cx.year);
        let years = self.years(cx).into_iter();
        years
            .map(|year| {
                let key = format!(
                    "{}/{}/index/{base_year}/{year}",
                    Term::Area(cx.area).id(cx),
                    Term::Indicator(of).id(cx)
                );
                let cited = level(cx, of, year).zip(level(cx, of, cx.year));
                let cited = cited.into_iter().flat_map(|(level, base)| [level, base]);
                let cells = vec![
                    Cell::Text(Cow::Owned(key)),
                    Cell::Term(Term::Area(cx.area)),
                    Cell::Term(Term::Indicator(of)),
                    Cell::Term(Term::Indicator(of)),
                    Cell::Period(base_year),
                    Cell::Period(Period::Year(year)),
                    index(cx, of, year),
                    Cell::places(cited.map(|of| Place::from(&of.citation))),
                ];
                Row { cells }
            })
            .collect()
    }

    fn record_columns(&self, _cx: &Context<'_>) -> Vec<Column> {
        let names = [
            "id",
            "area",
            "indicator",
            "name",
            "base_year",
            "year",
            "index",
            "place",
        ];
        names.map(Column::for_programs).into()
    }
}

impl Index {
    fn indicator(&self, id: RowId) -> Option<IndicatorId> {
        match id {
            RowId::Indicator(id) if self.0.contains(&id) => Some(id),
            _ => None,
        }
    }
}

/// The newest publication of a year's level.
fn level<'d>(cx: &Context<'d>, id: IndicatorId, year: Year) -> Option<&'d Observation> {
    let mut published = cx
        .dataset
        .published(cx.area, id, Measure::Level, Period::Year(year));
    published.next().map(|(_, of)| of)
}

/// A year's level in percent of that of the year shown.
fn index<'d>(cx: &Context<'_>, id: IndicatorId, year: Year) -> Cell<'d> {
    let (Some(base), Some(level)) = (level(cx, id, cx.year), level(cx, id, year)) else {
        return Cell::Absent(Absent::NotInDataset);
    };
    let Ok(percent) = Unit::parse("%") else {
        return Cell::Blank;
    };
    let value = Value {
        unit_place: UnitPlace::Column,
        ..Value::computed(
            Interval::exactly(rust_decimal::Decimal::ONE_HUNDRED),
            percent,
            Form::Index,
            1,
        )
        .rounded(Rounding::Nearest)
    };
    // The base year is 100 by definition, however its level is hedged.
    if year == cx.year {
        return Cell::Value(value);
    }
    let printed = |of: &Observation| Value::printed(of.figure, Form::Level);
    let share = |level: Interval, base: Interval| level.share_of(base).ok();
    // A base of zero or less has no index.
    compare::combine(&printed(level), &printed(base), share, 1)
        .map_or(Cell::Blank, |amount| Cell::Value(Value { amount, ..value }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;
    use crate::sheet::field_text;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    fn zone() -> Dataset {
        frozen()
    }

    fn texts(cx: &Context<'_>, indicator: &str) -> Vec<(Year, String)> {
        let id = cx.dataset.find_indicator(indicator).unwrap();
        let sheet = Index(vec![id]);
        let row = sheet.row(cx, RowId::Indicator(id)).unwrap();
        let columns = sheet.columns(cx);
        assert_eq!(columns.len(), row.cells.len());
        let texts = columns.iter().zip(&row.cells);
        texts
            .filter_map(|(column, cell)| Some((column.id.year?, cell.text(cx))))
            .collect()
    }

    #[test]
    fn the_base_year_is_100_and_hedges_stay() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2015, Lang::Zh);
        let gdp = texts(&cx, "gdp");
        assert!(gdp.contains(&(2015, "100".into())), "{gdp:?}");
        assert!(gdp.contains(&(2020, "≈232.3".into())), "{gdp:?}");
        assert!(gdp.contains(&(2021, "249.7".into())), "{gdp:?}");
        assert!(gdp.contains(&(2022, "未收录".into())), "{gdp:?}");
        // A hedged base makes every other year uncertain, but not itself.
        let cx = Context { year: 2020, ..cx };
        let gdp = texts(&cx, "gdp");
        assert!(gdp.contains(&(2020, "100".into())), "{gdp:?}");
        assert!(gdp.contains(&(2021, "≈107.5".into())), "{gdp:?}");
    }

    #[test]
    fn programs_read_a_record_a_year_with_all_that_a_hedge_leaves_possible() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::Zh);
        let gdp = dataset.find_indicator("gdp").unwrap();
        let sheet = Index(vec![gdp]);
        let columns = sheet.record_columns(&cx);
        let rows = sheet.records(&cx, RowId::Indicator(gdp));
        let text = |row: &Row<'_>| {
            let texts = FIELDS.iter().map(|of| field_text(&cx, &columns, row, of));
            texts.collect::<Vec<_>>().join(",")
        };
        let texts: Vec<String> = rows.iter().map(text).collect();
        let row = texts
            .iter()
            .find(|row| row.contains("/2020/2021,"))
            .unwrap();
        assert_eq!(
            *row,
            "zzhtz/gdp/index/2020/2021,zzhtz,gdp,地区生产总值,Gross regional product,2020,2021,,\
             106.40776699,108.51485149,derived,003:19 000:217"
        );
        assert_eq!(texts.len(), sheet.years(&cx).len());
        // Nothing follows from a year without a level.
        assert!(texts.iter().any(|row| {
            row.ends_with("/2020/2022,zzhtz,gdp,地区生产总值,Gross regional product,2020,2022,,,,,")
        }));
        let firms = dataset.find_indicator("high_tech_enterprises").unwrap();
        let rows = Index(vec![firms]).records(&cx, RowId::Indicator(firms));
        let texts: Vec<String> = rows.iter().map(text).collect();
        // 1493 ÷ 1123 has no end, and is one number all the same.
        assert!(texts.iter().any(|row| row.contains(",2021,132.94746215,")));
    }

    #[test]
    fn money_is_said_to_be_at_current_prices() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::En);
        let ids = ["gdp", "high_tech_enterprises"].map(|id| dataset.find_indicator(id).unwrap());
        let notes = Index(ids.into()).notes(&cx);
        assert_eq!(notes.len(), 2);
        assert!(notes[1].contains("Gross regional product"), "{notes:?}");
        assert!(!notes[1].contains("High-tech"), "{notes:?}");
        assert_eq!(Index(vec![ids[1]]).notes(&cx).len(), 1);
    }

    #[test]
    fn the_header_is_the_contract() {
        let names: Vec<&str> = FIELDS.iter().map(|of| of.name).collect();
        assert_eq!(
            names.join(","),
            "id,area,indicator,name_zh,name_en,base_year,year,index,index_low,index_high,kind,\
             citations"
        );
    }

    #[test]
    fn prices_are_not_spoken_of_where_there_is_no_level_to_have_them() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let growth_only = dataset.find_indicator("fixed_investment").unwrap();
        let gdp = dataset.find_indicator("gdp").unwrap();
        assert_eq!(Index(vec![growth_only]).notes(&cx).len(), 1);
        let both = Index(vec![growth_only, gdp]).notes(&cx);
        assert!(both[1].ends_with(": Gross regional product"), "{both:?}");
    }

    #[test]
    fn what_an_index_stands_on_begins_with_the_year_shown() {
        let dataset = frozen();
        let firms = dataset.find_indicator("tech_smes").unwrap();
        let lines = |year| -> Vec<String> {
            let cx = Context::new(&dataset, dataset.zone().home, year, Lang::En);
            let evidence = Index(vec![firms]).evidence(&cx, RowId::Indicator(firms));
            let places = evidence.places.iter();
            places
                .map(|place| crate::wording::citation(&dataset, place))
                .collect()
        };
        assert_eq!(lines(2015)[0], "000:224");
        assert_eq!(lines(2021)[..2], ["003:121", "000:224"]);
    }
}
