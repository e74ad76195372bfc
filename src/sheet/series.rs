//! Indicators over time: every published figure and every target of one measure, or of all.

use std::borrow::Cow;

use super::cell::{Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::order::Direction;
use super::scorecard::{base_of, whole_of};
use super::term::{Flag, RecordKind, Term};
use super::value::{Form, UnitPlace, Value};
use super::{Evidence, Inputs, Row, Sheet, compare, evidence, indicators};
use crate::analysis::series;
use crate::dataset::{Dataset, IndicatorId, Measure, Record, Subject};
use crate::figure::{Figure, Period, Unit};
use crate::text::numbers;
use crate::wording;

/// The figures of the area in one measure of an indicator; `None` for all that the area has. Results
/// come before targets, each by period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series(pub Option<(IndicatorId, Measure)>);

const FIELDS: &[Field] = &[
    field("id", "id", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("measure", "measure", Part::Id),
    field("base", "base", Part::Id),
    field("of", "of", Part::Id),
    field("period", "period", Part::Id),
    field("record", "record", Part::Id),
    field("vintage", "vintage", Part::Count),
    field("value", "as_printed", Part::Value),
    field("unit", "as_printed", Part::Unit),
    field("scale", "as_printed", Part::Scale),
    field("qualifier", "as_printed", Part::Qualifier),
    field("article", "place", Part::Article),
    field("line", "place", Part::Line),
    field("printed", "printed", Part::Text),
    field("open_check", "open_check", Part::Id),
    field("note", "note", Part::Text),
];

impl Sheet for Series {
    fn title(&self, cx: &Context<'_>) -> String {
        let name = match self.0 {
            Some((id, measure)) => wording::indicator(cx.dataset, cx.area, id, measure, cx.lang),
            None => cx.lang.series_title().to_owned(),
        };
        format!("{} · {name}", cx.area_name())
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let unit = self.unit(cx);
        let unit = unit.map(|unit| numbers::Style::of(unit, lang).heading());
        let (heading, difference) = match unit.filter(|unit| !unit.is_empty()) {
            Some(unit) => (
                lang.column_value_in(&unit),
                lang.column_difference_in(&unit),
            ),
            None => (
                lang.sort_value().to_owned(),
                lang.column_difference().to_owned(),
            ),
        };
        // Where figures of several indicators stand in one list, each has to be named.
        let name = match self.0 {
            Some(_) => Column::for_programs("name"),
            None => Column::new("name", lang.column_indicator())
                .on_screen(1)
                .sorted(Direction::Up),
        };
        let change = |id: &'static str, heading: String| {
            Column::new(id, heading)
                .for_people()
                .align(Align::Decimal)
                .on_screen(2)
        };
        let mut columns = vec![
            name,
            Column::new("period", lang.column_period())
                .on_screen(1)
                .sorted(Direction::Up),
            Column::new("value", heading)
                .for_people()
                .align(Align::Decimal)
                .on_screen(4)
                .sorted(Direction::Down),
            Column::new("printed", lang.column_printed())
                .on_screen(1)
                .cut_to(8),
            change("change", difference),
            change("percent", lang.column_percent().to_owned()),
            Column::new("record", lang.column_record())
                .on_screen(1)
                .filtered(),
            Column::new("again", lang.column_note())
                .for_people()
                .on_screen(3),
            Column::new("vintage", lang.column_vintage()).align(Align::End),
            Column::new("place", lang.sort_place()).on_screen(2),
            Column::new("note", lang.column_noted()).prose(),
        ];
        let for_programs = [
            "id",
            "area",
            "indicator",
            "measure",
            "base",
            "of",
            "as_printed",
            "open_check",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let lines = match self.0 {
            Some(line) => vec![line],
            None => indicators::of_area(cx.dataset, cx.area)
                .into_iter()
                .flat_map(|id| {
                    let measures = series::measures(cx.dataset, cx.area, id);
                    measures.into_iter().map(move |measure| (id, measure))
                })
                .collect(),
        };
        lines
            .into_iter()
            .flat_map(|(id, measure)| {
                evidence::reached(cx.dataset, cx.area, id, measure)
                    .chain(evidence::promised(cx.dataset, cx.area, id, measure))
            })
            .map(RowId::Figure)
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let (record, of) = self.figure(cx, id)?;
        let dataset = cx.dataset;
        let printed = Value::printed(of.subject.figure(), Form::of(of.measure));
        let shown = self.unit(cx).map_or(printed, |unit| printed.under(unit));
        let citation = of.subject.citation();
        let open_check = evidence_of(dataset, record).open_check(cx);
        let vintage = vintage(dataset, record, &of);
        let cells = vec![
            Cell::Term(Term::Line(of.indicator, of.measure)),
            Cell::Period(of.period),
            Cell::Value(shown),
            Cell::Text(Cow::Borrowed(&citation.printed)),
            self.since_last_year(cx, &of, (compare::difference, Form::Change)),
            self.since_last_year(cx, &of, (compare::percent, Form::Growth)),
            Cell::Term(Term::RecordKind(RecordKind::of(record))),
            Cell::term(flag(&of, vintage).map(Term::Flag)),
            Cell::Count(vintage),
            Cell::places([Place::from(citation)]),
            Cell::note(of.subject.note()),
            Cell::Term(Term::Record(record)),
            Cell::Term(Term::Area(cx.area)),
            Cell::Term(Term::Indicator(of.indicator)),
            Cell::Term(Term::Measure(of.measure)),
            base_of(of.measure, of.period),
            whole_of(of.measure),
            // Programs read each figure in its own unit, whichever the heading has.
            Cell::Value(printed),
            Cell::term(open_check.map(Term::Check)),
        ];
        Some(Row { cells })
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        self.figure(cx, id)
            .map_or_else(Evidence::default, |(record, _)| {
                evidence_of(cx.dataset, record)
            })
    }

    fn main(&self, _cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        "value".into()
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.no_figures().to_owned()
    }

    fn inputs(&self) -> Inputs {
        Inputs::Area
    }
}

/// How a value differs from another, if that can be computed.
type Compute = fn(&Value, &Value) -> Option<Value>;

/// A figure of a series.
struct Point<'d> {
    indicator: IndicatorId,
    measure: Measure,
    period: Period,
    subject: Subject<'d>,
}

impl Series {
    /// The unit that all values are told in; `None` where figures of several series stand together.
    fn unit(&self, cx: &Context<'_>) -> Option<Unit> {
        let (id, measure) = self.0?;
        let observed = cx.dataset.series(cx.area, id, measure).iter();
        let targets = series::targets(cx.dataset, cx.area, id, measure);
        let mut figures = observed
            .map(|of| of.figure)
            .chain(targets.map(|of| of.figure));
        series::unit(cx.dataset, id, &mut figures, measure)
    }

    /// How a level differs from that of the year before; if that was published more than once, from each
    /// of its publications.
    fn since_last_year<'d>(
        &self,
        cx: &Context<'_>,
        of: &Point<'_>,
        (compute, form): (Compute, Form),
    ) -> Cell<'d> {
        let (Subject::Observation(this), Measure::Level, Period::Year(year)) =
            (of.subject, of.measure, of.period)
        else {
            return Cell::Blank;
        };
        let before = Period::Year(year.saturating_sub(1));
        let level = |figure: Figure| {
            let value = Value::printed(figure, Form::Level);
            self.unit(cx).map_or(value, |unit| value.under(unit))
        };
        let this_level = level(this.figure);
        let all = cx
            .dataset
            .published(this.area, of.indicator, of.measure, before);
        let values = all.filter_map(|(_, other)| {
            let other = level(other.figure);
            (other.unit == this_level.unit).then(|| compute(&this_level, &other))?
        });
        let all = values.reduce(|a, b| a.or(&b));
        let change = all.map(|of| Value {
            form,
            // Points are told beside their number: the column is in percent.
            unit_place: match of.unit == this_level.unit || form == Form::Growth {
                true => of.unit_place,
                false => UnitPlace::Cell,
            },
            ..of
        });
        Cell::value_or(change, Cell::Blank)
    }

    /// The figure of a row, where it is one of this list.
    fn figure<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<(Record, Point<'d>)> {
        let RowId::Figure(record) = id else {
            return None;
        };
        let subject = cx.dataset.subject(record)?;
        let (area, indicator, measure, period) = match subject {
            Subject::Observation(of) => (of.area, of.indicator, of.measure, of.period),
            Subject::Target(of) => (of.area, of.indicator, of.measure, of.period),
            _ => return None,
        };
        let is_shown = area == cx.area && self.0.is_none_or(|of| of == (indicator, measure));
        is_shown.then_some((
            record,
            Point {
                indicator,
                measure,
                period,
                subject,
            },
        ))
    }
}

/// What keeps a figure out of the line of a chart.
fn flag(of: &Point<'_>, vintage: usize) -> Option<Flag> {
    match vintage > 1 {
        true => Some(Flag::Again),
        false => (!of.period.is_dated()).then_some(Flag::Undated),
    }
}

/// Which publication of the same thing a figure is, 1 the newest. A target is entered once.
fn vintage(dataset: &Dataset, record: Record, of: &Point<'_>) -> usize {
    let Subject::Observation(observation) = of.subject else {
        return 1;
    };
    dataset
        .published(
            observation.area,
            of.indicator,
            of.measure,
            observation.period,
        )
        .position(|(other, _)| other == record)
        .map_or(1, |at| at.saturating_add(1))
}

/// What one figure stands on: itself, then what else was published for the same thing.
fn evidence_of<'d>(dataset: &'d Dataset, record: Record) -> Evidence<'d> {
    let Some(subject) = dataset.subject(record) else {
        return Evidence::default();
    };
    let mut records = vec![record];
    let mut places = vec![subject.citation().clone()];
    if let Subject::Observation(of) = subject {
        let all = dataset.published(of.area, of.indicator, of.measure, of.period);
        for (other, of) in all.filter(|(other, _)| *other != record) {
            records.push(other);
            places.push(of.citation.clone());
        }
    }
    evidence::of_records(dataset, records, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::field_text;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    fn zone() -> Dataset {
        frozen()
    }

    fn texts(sheet: Series, cx: &Context<'_>, column: &str) -> Vec<String> {
        let columns = sheet.columns(cx);
        let at = columns.iter().position(|of| of.id.name == column).unwrap();
        let rows = sheet.ids(cx).into_iter();
        rows.map(|id| {
            let row = sheet.row(cx, id).unwrap();
            assert_eq!(row.cells.len(), columns.len());
            row.cells[at].text(cx)
        })
        .collect()
    }

    #[test]
    fn what_was_published_twice_gives_two_rows_the_newest_first() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let firms = dataset.find_indicator("high_tech_enterprises").unwrap();
        let sheet = Series(Some((firms, Measure::Level)));
        let in_2020: Vec<(String, String)> = texts(sheet, &cx, "period")
            .into_iter()
            .zip(texts(sheet, &cx, "value"))
            .zip(texts(sheet, &cx, "vintage"))
            .filter(|((period, _), _)| period == "2020")
            .map(|((_, value), vintage)| (value, vintage))
            .collect();
        let expected = [("1,123", "1"), ("1,127", "2")].map(|(a, b)| (a.into(), b.into()));
        assert_eq!(in_2020, expected);
    }

    #[test]
    fn values_share_the_unit_of_the_heading_and_keep_their_hedges() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let gdp = dataset.find_indicator("gdp").unwrap();
        let sheet = Series(Some((gdp, Measure::Level)));
        let headings: Vec<String> = sheet
            .columns(&cx)
            .into_iter()
            .map(|of| of.heading)
            .collect();
        assert!(
            headings.contains(&"数值（亿元）".to_owned()),
            "{headings:?}"
        );
        assert_eq!(texts(sheet, &cx, "value"), ["219.5", "≈510", "548"]);
        let growth = Series(Some((gdp, Measure::YEAR_ON_YEAR)));
        let kinds = texts(growth, &cx, "record");
        assert!(kinds.contains(&"目标".to_owned()), "{kinds:?}");
    }

    #[test]
    fn all_series_together_name_each_figure_with_its_unit() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let all = Series(None);
        let names = texts(all, &cx, "name");
        let values = texts(all, &cx, "value");
        let at = names.iter().position(|of| of == "地区生产总值").unwrap();
        assert_eq!(values[at], "219.5 亿元");
        let columns = all.record_columns(&cx);
        let id = all.fields().iter().find(|of| of.name == "id").unwrap();
        let mut ids: Vec<String> = all
            .ids(&cx)
            .into_iter()
            .flat_map(|of| all.records(&cx, of))
            .map(|row| field_text(&cx, &columns, &row, id))
            .collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count);
        let known = dataset
            .observations()
            .iter()
            .filter(|of| of.area == cx.area);
        let targets = dataset.targets().iter().filter(|of| of.area == cx.area);
        assert_eq!(count, known.count() + targets.count());
    }

    #[test]
    fn the_header_is_the_contract() {
        let names: Vec<&str> = FIELDS.iter().map(|of| of.name).collect();
        assert_eq!(
            names.join(","),
            "id,area,indicator,name_zh,name_en,measure,base,of,period,record,vintage,value,unit,\
             scale,qualifier,article,line,printed,open_check,note"
        );
    }
}
