//! Targets and results of all years side by side.

use super::cell::{Cell, Place};
use super::column::{Align, Audience, Column, ColumnId, Field, Group, ScoreGroup};
use super::context::Context;
use super::key::RowId;
use super::order::{Direction, Order};
use super::promised_years::{self, PromisedYears};
use super::term::Term;
use super::value::{Amount, Form, Rounding, UnitPlace, Value};
use super::{Evidence, Inputs, Row, Sheet, compare, evidence, indicators, scorecard};
use crate::analysis::matrix::{self, Line};
use crate::analysis::series::targets;
use crate::analysis::verdict::Verdict;
use crate::dataset::{AreaId, Dataset, Measure, Observation, Record};
use crate::figure::period::Year;
use crate::figure::{Figure, Hedge, Interval, Period, Unit};
use crate::wording;

/// A row for each indicator in one measure, of which anything was promised or reached in any year.
/// People read a column a year, programs a record a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllYears;

/// Where the name stands in a row.
const NAME: usize = 0;

impl Sheet for AllYears {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.matrix_title())
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let mut columns = vec![
            Column::new("name", lang.column_indicator())
                .on_screen(1)
                .cut_to(18)
                .sorted(Direction::Up),
            Column::new("unit", lang.column_unit())
                .for_people()
                .on_screen(2),
        ];
        columns.extend(self.years(cx).into_iter().map(|year| {
            Column::new(year_column(year), year.to_string())
                .for_people()
                .align(Align::End)
                .on_screen(priority(cx, year))
        }));
        // The other year has its column already.
        columns.extend(compare::columns(cx, 3).into_iter().skip(1));
        columns.extend([
            Column::new("target_change", lang.column_target_change())
                .for_people()
                .align(Align::Decimal),
            Column::new("trend", lang.column_trend())
                .for_people()
                .on_screen(5),
            Column::new("place", lang.sort_place()),
            Column {
                audience: Audience::Programs,
                ..Column::new("verdict", lang.column_verdict())
            }
            .filtered(),
            Column::for_programs("not_met").filtered(),
            Column::for_programs("derived").filtered(),
            Column::new("topic", lang.column_topic()).filtered(),
            Column::for_programs("open_check"),
        ]);
        columns
    }

    fn fields(&self) -> &'static [Field] {
        scorecard::FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let mut lines = matrix::lines(cx.dataset, cx.area);
        if let Some(years) = PromisedYears::of(cx) {
            lines.sort_by_cached_key(|line| {
                let group = promised_years::group(cx.dataset, cx.area, *line);
                let order = promised_years::order(cx.dataset, cx.area, *line, &years);
                (group, order)
            });
        }
        lines
            .into_iter()
            .map(|line| RowId::Line(line.indicator, line.measure))
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let line = line_of(id)?;
        let indicator = cx.dataset.indicator(line.indicator)?;
        let unit = unit(cx, line);
        let (mut places, mut verdicts): (Vec<Place<'d>>, Vec<Verdict>) = (Vec::new(), Vec::new());
        let mut is_derived = None;
        let years = self.years(cx).into_iter().map(|year| {
            match matrix::cell(cx.dataset, cx.area, line, year) {
                None => Cell::Blank,
                Some(matrix::Cell::Reached(of)) => {
                    places.push(Place::from(&of.citation));
                    let value = Value::printed(of.figure, Form::of(of.measure));
                    Cell::Value(unit.map_or(value, |unit| value.under(unit)))
                }
                Some(matrix::Cell::Promised(score)) => {
                    places.push(Place::from(&score.target.citation));
                    let results = scorecard::result_citations(&score);
                    places.extend(results.into_iter().map(Place::from));
                    verdicts.push(score.verdict);
                    is_derived = is_derived.or_else(|| scorecard::derived(&score));
                    Cell::Score {
                        unit: unit.unwrap_or(score.target.figure.unit),
                        score: Box::new(score),
                    }
                }
            }
        });
        let years: Vec<Cell<'d>> = years.collect();
        let not_met = verdicts.iter().copied().find_map(scorecard::not_met);
        let mut cells = vec![
            Cell::Term(Term::Line(line.indicator, line.measure)),
            unit.map_or(Cell::Blank, Cell::Unit),
        ];
        cells.extend(years);
        let this = compare::reached(cx, line, cx.year);
        cells.extend(compare::cells(cx, line, this).into_iter().skip(1));
        cells.extend([
            Cell::value_or(target_change(cx, line), Cell::Blank),
            indicators::trend(cx, line.indicator, line.measure),
            Cell::places(places),
            Cell::Terms(verdicts.iter().copied().map(Term::Verdict).collect()),
            Cell::Terms(not_met.into_iter().collect()),
            Cell::Terms(is_derived.into_iter().collect()),
            Cell::Term(Term::Topic(indicator.topic)),
            Cell::term(
                cx.open_check(records_of_line(cx.dataset, cx.area, line))
                    .map(Term::Check),
            ),
        ]);
        Some(Row { cells })
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        line_of(id).map_or_else(Evidence::default, |line| {
            evidence(cx.dataset, cx.area, line, cx.year)
        })
    }

    fn main(&self, cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        year_column(cx.year)
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.no_figures().to_owned()
    }

    fn none_fits(&self, cx: &Context<'_>) -> &'static str {
        cx.lang.filter_nothing()
    }

    /// The year decides which columns a narrow screen keeps.
    fn inputs(&self) -> Inputs {
        Inputs::Year
    }

    fn years(&self, cx: &Context<'_>) -> Vec<Year> {
        cx.dataset.years(cx.area).collect()
    }

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        let group = promised_years::group(cx.dataset, cx.area, line_of(id)?);
        Some(Group::Years(group))
    }

    fn notes(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let signs = Verdict::ALL.map(|verdict| {
            let sign = wording::sign(verdict);
            format!("{sign} {}", wording::verdict(verdict, lang))
        });
        let signs = signs.join(lang.comma());
        vec![format!(
            "{}{}{signs}",
            lang.matrix_legend(),
            lang.semicolon()
        )]
    }

    fn records<'d>(&self, cx: &Context<'d>, id: RowId) -> Vec<Row<'d>> {
        let Some(line) = line_of(id) else {
            return Vec::new();
        };
        let cx = &alone(cx);
        let columns = self.record_columns(cx);
        let years = self.years(cx).into_iter();
        years
            .filter_map(|year| matrix::cell(cx.dataset, cx.area, line, year))
            .filter_map(|cell| match cell {
                matrix::Cell::Promised(score) => Some(scorecard::row(cx, score)),
                matrix::Cell::Reached(of) => reached(cx, &columns, of),
            })
            .collect()
    }

    fn record_columns(&self, cx: &Context<'_>) -> Vec<Column> {
        scorecard::columns(&alone(cx))
    }

    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        match (column, id) {
            (NAME, RowId::Line(id, measure)) => Some(Term::Line(id, measure).order(cx)),
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

/// The column of a year.
pub(super) fn year_column(year: Year) -> ColumnId {
    ColumnId {
        name: "year",
        year: Some(year),
    }
}

/// The priority of a year's column: the year shown is never left out, the farthest goes first.
pub(super) fn nearness(cx: &Context<'_>, year: Year) -> u8 {
    let distance = u8::try_from(year.abs_diff(cx.year)).unwrap_or(u8::MAX);
    distance.saturating_add(1)
}

/// The priority of a year's column: that of the year beside the one shown stays longest but for it.
fn priority(cx: &Context<'_>, year: Year) -> u8 {
    match cx.other_year {
        Some(other) if other == year => 2,
        // What two years make of each other goes before the rest.
        Some(_) if year != cx.year => nearness(cx, year).saturating_add(3),
        _ => nearness(cx, year),
    }
}

/// Without a second year: every year is there already.
fn alone<'d>(cx: &Context<'d>) -> Context<'d> {
    Context {
        other_year: None,
        ..*cx
    }
}

/// The line that a row is about.
#[must_use]
pub fn line_of(id: RowId) -> Option<Line> {
    match id {
        RowId::Line(indicator, measure) => Some(Line { indicator, measure }),
        _ => None,
    }
}

/// By how much the newest target differs from the one before it, as printed; about so much where one
/// of them is hedged.
fn target_change(cx: &Context<'_>, line: Line) -> Option<Value> {
    let mut promised: Vec<_> = targets(cx.dataset, cx.area, line.indicator, line.measure).collect();
    promised.sort_by_key(|of| of.period);
    let [.., before, newest] = promised.as_slice() else {
        return None;
    };
    let unit = newest.figure.unit;
    let base = |figure: Figure| {
        let power = figure.unit.magnitude().power();
        Interval::exactly(figure.value).shift(power).ok()
    };
    if !before.figure.unit.comparable(unit) {
        return None;
    }
    let change = base(newest.figure)?.minus(base(before.figure)?).ok()?;
    let hedges = [before, newest].map(|of| of.figure.qualifier.hedge);
    let hedge = match hedges {
        [Hedge::Exact, Hedge::Exact] => Hedge::Exact,
        _ => Hedge::About,
    };
    Some(Value {
        amount: Amount::Computed {
            possible: change,
            shown: change,
            hedge,
            decimals: 2,
            rounding: Rounding::Nearest,
        },
        unit,
        form: Form::Difference,
        unit_place: UnitPlace::Column,
    })
}

/// The unit in which the figures of a line are told together: the one its level is shown in, else
/// the smallest that a target or a result is printed in, so that no computed digit is lost.
fn unit(cx: &Context<'_>, line: Line) -> Option<Unit> {
    let Line { indicator, measure } = line;
    if measure == Measure::Level {
        return cx.dataset.indicator(indicator).map(|of| of.unit);
    }
    let promised = targets(cx.dataset, cx.area, indicator, measure).map(|of| of.figure);
    let series = cx.dataset.series(cx.area, indicator, measure);
    promised
        .chain(series.iter().map(|of| of.figure))
        .map(|figure| figure.unit)
        .min_by_key(|unit| unit.magnitude())
}

/// A figure without a target, as a record in the columns of a scorecard.
fn reached<'d>(cx: &Context<'d>, columns: &[Column], of: &'d Observation) -> Option<Row<'d>> {
    let record = cx.dataset.record_of_observation(of)?;
    let indicator = cx.dataset.indicator(of.indicator)?;
    let open_check = evidence::published(cx.dataset, of).open_check(cx);
    let group = ScoreGroup::for_measure(of.measure, of.figure.unit);
    let cells = columns.iter().map(|column| match column.id.name {
        "id" => Cell::Term(Term::Record(record)),
        "year" => Cell::Period(Period::Year(of.period.year())),
        "area" => Cell::Term(Term::Area(of.area)),
        "indicator" => Cell::Term(Term::Indicator(of.indicator)),
        "measure" => Cell::Term(Term::Measure(of.measure)),
        "name" => Cell::Term(Term::Line(of.indicator, of.measure)),
        "topic" => Cell::Term(Term::Topic(indicator.topic)),
        "base" => scorecard::base_of(of.measure, of.period),
        "of" => scorecard::whole_of(of.measure),
        "period" => Cell::Period(of.period),
        "group" => Cell::Term(Term::ScoreGroup(group)),
        "actual" => Cell::Value(Value::printed(of.figure, Form::of(of.measure))),
        "actual_place" => Cell::places([Place::from(&of.citation)]),
        "open_check" => Cell::term(open_check.map(Term::Check)),
        "note" => Cell::note(of.note.as_deref()),
        _ => Cell::Blank,
    });
    Some(Row {
        cells: cells.collect(),
    })
}

/// What a line stands on in a year.
#[must_use]
pub fn evidence(dataset: &Dataset, area: AreaId, line: Line, year: Year) -> Evidence<'_> {
    match matrix::cell(dataset, area, line, year) {
        Some(matrix::Cell::Promised(score)) => {
            let of = scorecard::evidence(dataset, &score);
            evidence::of_records(dataset, of.records, of.places)
        }
        Some(matrix::Cell::Reached(of)) => evidence::published(dataset, of),
        None => Evidence::default(),
    }
}

/// Every figure of a line, whatever the year: results, then targets.
#[must_use]
fn records_of_line(dataset: &Dataset, area: AreaId, line: Line) -> Vec<Record> {
    let Line { indicator, measure } = line;
    evidence::reached(dataset, area, indicator, measure)
        .chain(evidence::promised(dataset, area, indicator, measure))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::sheet::column::Part;
    use crate::sheet::field_text;
    use crate::sheet::list::offers;
    use crate::sheet::testing::{entry, frozen, made_up, year};
    use crate::text::Lang;

    fn zone() -> Dataset {
        frozen()
    }

    fn cell(cx: &Context<'_>, key: &str, column: ColumnId) -> String {
        let id = RowId::find(&AllYears, cx, key).unwrap();
        let row = AllYears.row(cx, id).unwrap();
        let columns = AllYears.columns(cx);
        assert_eq!(columns.len(), row.cells.len());
        super::super::cell(&columns, &row, column).unwrap().text(cx)
    }

    fn record(cx: &Context<'_>, id: &str) -> Vec<(&'static str, String)> {
        let columns = AllYears.record_columns(cx);
        let ids = AllYears.ids(cx);
        let mut rows = ids.into_iter().flat_map(|of| AllYears.records(cx, of));
        rows.find_map(|row| {
            assert_eq!(columns.len(), row.cells.len());
            let fields = scorecard::FIELDS.iter();
            let fields: Vec<_> = fields
                .map(|of| (of.name, field_text(cx, &columns, &row, of)))
                .collect();
            fields.contains(&("id", id.to_owned())).then_some(fields)
        })
        .unwrap()
    }

    #[test]
    fn a_target_stands_beside_its_result_and_the_year_shown_is_never_left_out() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        assert_eq!(
            cell(&cx, "zzhtz/gdp/growth", year_column(2021)),
            "✗ 3 / ≈10"
        );
        let firms = "zzhtz/high_tech_enterprises/change";
        assert_eq!(cell(&cx, firms, year_column(2021)), "✓ 净增 366–370 / 240");
        assert_eq!(cell(&cx, "zzhtz/gdp/level", year_column(2020)), "≈510");
        assert_eq!(cell(&cx, "zzhtz/gdp/level", "unit".into()), "亿元");
        let columns = AllYears.columns(&cx);
        let first = columns.iter().filter(|of| of.priority == Some(1));
        let names: Vec<ColumnId> = first.map(|of| of.id).collect();
        assert_eq!(names, ["name".into(), year_column(2021)]);
    }

    #[test]
    fn a_result_nobody_promised_is_a_record_without_a_target() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let texts = record(&cx, "zzhtz/gdp/level/2020");
        for expected in [
            ("year", "2020"),
            ("group", "quantity"),
            ("bound", ""),
            ("target", ""),
            ("target_scale", ""),
            ("verdict", ""),
            ("actual", "510"),
            ("actual_low", "510"),
            ("actual_unit", "元"),
            ("actual_scale", "8"),
            ("actual_bound", "about"),
            ("actual_kind", "stated"),
            ("target_citation", ""),
            ("actual_citation", "000:217"),
        ] {
            let found = texts.iter().find(|(name, _)| *name == expected.0).unwrap();
            assert_eq!(found.1, expected.1, "{}", expected.0);
        }
        let promised = record(&cx, "zzhtz/gdp/growth/2021/target");
        assert!(promised.contains(&("verdict", "missed".into())));
        assert!(promised.contains(&("bound", "about".into())));
    }

    #[test]
    fn ids_of_records_are_unique_in_every_area() {
        let dataset = zone();
        for (area, _) in dataset.areas() {
            let cx = Context::new(&dataset, area, 2021, Lang::En);
            let columns = AllYears.record_columns(&cx);
            let id = &scorecard::FIELDS[0];
            assert_eq!(id.part, Part::Id);
            let rows = AllYears.ids(&cx).into_iter();
            let mut ids: Vec<String> = rows
                .flat_map(|of| AllYears.records(&cx, of))
                .map(|row| field_text(&cx, &columns, &row, id))
                .collect();
            let count = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), count);
        }
    }

    #[test]
    fn a_verdict_of_any_year_is_offered() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2022, Lang::Zh);
        let offers = offers(&AllYears, &cx, &Default::default());
        let missed = Term::Verdict(Verdict::Missed);
        assert!(offers.iter().any(|of| of.term == missed && of.count > 0));
    }

    #[test]
    fn figures_of_a_line_share_the_smaller_unit_so_that_no_digit_is_lost() {
        let keys = "indicator = \"firms\", measure = \"change\"";
        let in_2021 = year(
            &[entry(2, "15005", "家", keys)],
            &[entry(3, "2", "万家", keys)],
        );
        let in_2022 = year(&[entry(4, "3", "万家", keys)], &[]);
        let dataset = made_up(&[("years/2021.toml", &in_2021), ("years/2022.toml", &in_2022)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let line = "zone/firms/change";
        assert_eq!(cell(&cx, line, "unit".into()), "家");
        assert_eq!(cell(&cx, line, year_column(2021)), "✗ 15005 / 20000");
        assert_eq!(cell(&cx, line, year_column(2022)), "30000");
    }

    #[test]
    fn a_result_nobody_promised_is_grouped_as_targets_are() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        for (id, group) in [
            ("zzhtz/high_tech_enterprises/share/henan/2021", "share"),
            ("zzhtz/high_tech_enterprises/growth/2021", "rate"),
            ("zzhtz/high_tech_enterprises/level/2021", "quantity"),
        ] {
            assert!(record(&cx, id).contains(&("group", group.into())), "{id}");
        }
    }
}
