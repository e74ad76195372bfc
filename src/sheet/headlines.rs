//! The year at a glance: level, growth, target and verdict of each headline indicator.

use std::borrow::Cow;

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::sentence::Sentence;
use super::term::Term;
use super::value::{Form, Value};
use super::{Evidence, Inputs, Row, Sheet, compare, evidence, indicators, score, scorecard};
use crate::analysis::headline::{self, Headline};
use crate::analysis::matrix::Line;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::{Dataset, Indicator, IndicatorId, Measure, Observation};
use crate::figure::Period;
use crate::figure::unit::Dimension;

/// The headline indicators of the area in the year, in the curator's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headlines;

const FIELDS: &[Field] = &[
    field("id", "id", Part::Id),
    field("year", "year", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("level", "level", Part::Value),
    field("level_low", "level", Part::Low),
    field("level_high", "level", Part::High),
    field("level_unit", "level", Part::Unit),
    field("level_scale", "level", Part::Scale),
    field("level_bound", "level", Part::Qualifier),
    field("growth", "growth", Part::Value),
    field("growth_low", "growth", Part::Low),
    field("growth_high", "growth", Part::High),
    field("growth_base", "growth_base", Part::Id),
    field("targets", "targets", Part::Count),
    field("verdicts", "verdict", Part::Id),
    field("citations", "place", Part::Places),
    field("other_year", "other_year", Part::Id),
    field("other_low", "other", Part::Low),
    field("other_high", "other", Part::High),
    field("difference_low", "difference", Part::Low),
    field("difference_high", "difference", Part::High),
    field("percent_low", "percent", Part::Low),
    field("percent_high", "percent", Part::High),
    field("open_check", "open_check", Part::Id),
];

impl Sheet for Headlines {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.overview_title(cx.year))
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let number = |id, heading: &str| Column::new(id, heading).align(Align::Decimal);
        let mut columns = vec![
            Column::new("name", lang.column_indicator()).on_screen(1),
            number("level", lang.column_level()).on_screen(1),
            number("growth", lang.measure_growth()).on_screen(2),
            number("target", lang.column_target()).on_screen(3),
            Column::new("verdict", lang.column_verdict()).on_screen(3),
            Column::new("reason", lang.column_reason()).prose(),
            number("gap", lang.column_gap()).on_screen(4),
            number("attainment", lang.column_completion()).on_screen(4),
            Column::new("trend", lang.column_trend())
                .for_people()
                .on_screen(5),
        ];
        columns.extend(compare::columns(cx, 2));
        columns.push(Column::new("place", lang.sort_place()));
        let for_programs = [
            "targets",
            "id",
            "year",
            "area",
            "indicator",
            "growth_base",
            "other_year",
            "open_check",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let ids = cx.dataset.zone().headlines.iter();
        ids.copied().map(RowId::Indicator).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let headline = headline_of(cx, id)?;
        let indicator = cx.dataset.indicator(headline.indicator)?;
        let open_check = evidence(cx.dataset, &headline).open_check(cx);
        let scores = headline.scores.as_slice();
        let mut cells = vec![
            Cell::Term(Term::Indicator(headline.indicator)),
            Cell::value_or(
                headline.level.map(value),
                Cell::Absent(Absent::NotInDataset),
            ),
            growth(indicator, headline.growth),
            targets(cx, &headline),
            Cell::Terms(scores.iter().map(|of| Term::Verdict(of.verdict)).collect()),
            reason(scores),
            each(scores, score::gap),
            each(scores, score::attainment),
            trend(cx, headline.indicator),
        ];
        cells.extend(compared(cx, &headline));
        let growth_base = headline
            .growth
            .map_or(Cell::Blank, |of| scorecard::base_of(of.measure, of.period));
        cells.extend([
            Cell::places(places(&headline)),
            Cell::Count(scores.len()),
            Cell::Text(Cow::Owned(self.key(cx, id))),
            Cell::Period(Period::Year(cx.year)),
            Cell::Term(Term::Area(cx.area)),
            Cell::Term(Term::Indicator(headline.indicator)),
            growth_base,
            compare::other_year(cx),
            Cell::term(open_check.map(Term::Check)),
        ]);
        Some(Row { cells })
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        headline_of(cx, id).map_or_else(Evidence::default, |of| evidence(cx.dataset, &of))
    }

    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
        let columns = self.columns(cx);
        match super::cell(&columns, row, "level".into()) {
            Some(Cell::Value(_)) => "level".into(),
            _ => "growth".into(),
        }
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.no_figures().to_owned()
    }

    fn inputs(&self) -> Inputs {
        Inputs::OtherYear
    }

    fn key(&self, cx: &Context<'_>, id: RowId) -> String {
        let area = cx.dataset.area(cx.area).map_or("", |of| &*of.id);
        format!("{area}/{}/{}", id.key(cx), cx.year)
    }
}

fn headline_of<'d>(cx: &Context<'d>, id: RowId) -> Option<Headline<'d>> {
    let RowId::Indicator(id) = id else {
        return None;
    };
    let is_one = cx.dataset.zone().headlines.contains(&id);
    is_one.then(|| headline::headline(cx.dataset, cx.area, id, cx.year))
}

fn value(of: &Observation) -> Value {
    Value::printed(of.figure, Form::of(of.measure))
}

/// Growth over another base than the year before says so.
fn measured<'d>(measure: Measure, value: Value) -> Cell<'d> {
    match measure {
        Measure::Growth { base: Some(_) } => {
            Cell::Values(vec![(Some(Term::Measure(measure)), value)])
        }
        _ => Cell::Value(value),
    }
}

/// A rate and a rank have no growth, unless an article states one.
fn growth<'d>(indicator: &Indicator, growth: Option<&Observation>) -> Cell<'d> {
    match growth {
        Some(of) => measured(of.measure, value(of)),
        None if is_without_growth(indicator) => Cell::Blank,
        None => Cell::Absent(Absent::NotInDataset),
    }
}

fn is_without_growth(indicator: &Indicator) -> bool {
    matches!(
        indicator.unit.dimension(),
        Dimension::Percent | Dimension::Points | Dimension::Rank
    )
}

/// Every target, with its measure unless that is the only one and the name alone means it.
fn targets<'d>(cx: &Context<'_>, headline: &Headline<'_>) -> Cell<'d> {
    let known = crate::analysis::series::measures(cx.dataset, cx.area, headline.indicator);
    let name = |measure: Measure| match (measure, known.as_slice()) {
        (Measure::Level | Measure::Rank, [_]) => None,
        _ => Some(Term::MeasureOf(headline.indicator, measure)),
    };
    let values = headline.scores.iter().map(|score| {
        let target = score.target;
        // A target has no sign: it is promised growth, not growth.
        (
            name(target.measure),
            Value::printed(target.figure, Form::Level),
        )
    });
    Cell::Values(values.collect())
}

/// The verdict on each target, with its measure if there are several.
fn each<'d>(scores: &[Score<'_>], of: impl Fn(&Score<'_>) -> Option<Value>) -> Cell<'d> {
    let values = scores.iter().filter_map(|score| {
        let name = Term::MeasureOf(score.target.indicator, score.target.measure);
        Some(((scores.len() > 1).then_some(name), of(score)?))
    });
    Cell::Values(values.collect())
}

/// Why a target was not judged; of several, the first.
fn reason<'d>(scores: &[Score<'d>]) -> Cell<'d> {
    let reason = scores.iter().find_map(|score| match score.verdict {
        Verdict::Open | Verdict::NotComparable => {
            Some(Cell::Sentence(Sentence::Reason(Box::new(score.clone()))))
        }
        Verdict::NotPublished => Some(Cell::Absent(Absent::NotPublished)),
        Verdict::NoResult => Some(Cell::Absent(Absent::NotInDataset)),
        _ => None,
    });
    reason.unwrap_or_default()
}

/// The levels of all years, or else the growth rates, as far as there are several.
fn trend<'d>(cx: &Context<'_>, id: IndicatorId) -> Cell<'d> {
    match indicators::trend(cx, id, Measure::Level) {
        Cell::Blank => indicators::trend(cx, id, Measure::YEAR_ON_YEAR),
        levels => levels,
    }
}

/// The other year's figure in the measure of this year's, which is its level or else its growth;
/// nothing where this year has neither.
fn compared<'d>(cx: &Context<'_>, headline: &Headline<'_>) -> Vec<Cell<'d>> {
    let Some(shown) = headline.level.or(headline.growth) else {
        return compare::columns(cx, 0)
            .iter()
            .map(|_| Cell::Blank)
            .collect();
    };
    let line = Line {
        indicator: headline.indicator,
        measure: shown.measure,
    };
    let mut cells = compare::cells(cx, line, Some(value(shown)));
    if let Some(other) = cells.first_mut()
        && let Cell::Value(value) = other
    {
        *other = measured(shown.measure, *value);
    }
    cells
}

/// The line of each number that is told.
fn places<'d>(headline: &Headline<'d>) -> Vec<Place<'d>> {
    let own = [headline.level, headline.growth].into_iter().flatten();
    let scores = headline.scores.iter().flat_map(|score| {
        let mut cited = scorecard::result_citations(score);
        cited.push(&score.target.citation);
        cited
    });
    own.map(|of| &of.citation)
        .chain(scores)
        .map(Place::from)
        .collect()
}

/// What a headline stands on: its level, its growth, its targets and their results, each with
/// everything published for the same thing.
#[must_use]
pub fn evidence<'d>(dataset: &'d Dataset, headline: &Headline<'d>) -> Evidence<'d> {
    let own = [headline.level, headline.growth].into_iter().flatten();
    let own = own.map(|of| evidence::published(dataset, of));
    let scores = headline.scores.iter();
    let scores = scores.map(|score| scorecard::evidence(dataset, score));
    let (mut records, mut places) = (Vec::new(), Vec::new());
    for part in own.chain(scores) {
        records.extend(part.records);
        places.extend(part.places);
    }
    evidence::of_records(dataset, records, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};
    use crate::sheet::field_text;
    use crate::sheet::testing::{entry, made_up, year};
    use crate::text::Lang;

    fn zone() -> Dataset {
        load(&Sources::embedded()).unwrap().dataset
    }

    fn texts(cx: &Context<'_>, indicator: &str) -> Vec<(&'static str, String)> {
        let id = cx.dataset.find_indicator(indicator).unwrap();
        let row = Headlines.row(cx, RowId::Indicator(id)).unwrap();
        let columns = Headlines.columns(cx);
        assert_eq!(columns.len(), row.cells.len());
        columns
            .iter()
            .zip(&row.cells)
            .map(|(column, cell)| (column.id.name, cell.text(cx)))
            .collect()
    }

    fn fields(cx: &Context<'_>, indicator: &str) -> String {
        let id = cx.dataset.find_indicator(indicator).unwrap();
        let row = Headlines.row(cx, RowId::Indicator(id)).unwrap();
        let columns = Headlines.record_columns(cx);
        let texts = FIELDS.iter().map(|of| field_text(cx, &columns, &row, of));
        texts.collect::<Vec<_>>().join(",")
    }

    #[test]
    fn a_hedge_stays_in_the_difference_to_another_year() {
        let dataset = zone();
        let cx = Context {
            other_year: Some(2020),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh)
        };
        let texts = texts(&cx, "gdp");
        for expected in [
            ("level", "548 亿元"),
            ("other", "≈510 亿元"),
            ("difference", "≈+38 亿元"),
            ("percent", "≈+7.5"),
            ("target", "增速 ≈10%"),
            ("gap", "−7"),
        ] {
            assert!(
                texts.contains(&(expected.0, expected.1.into())),
                "{texts:?}"
            );
        }
    }

    #[test]
    fn rates_of_two_years_differ_by_points() {
        let dataset = zone();
        let id = dataset.find_indicator("rd_intensity").unwrap();
        let observed = dataset.series(dataset.zone().home, id, Measure::Level);
        let year = observed.first().unwrap().period.year();
        let cx = Context {
            other_year: Some(year),
            ..Context::new(&dataset, dataset.zone().home, year, Lang::En)
        };
        let texts = texts(&cx, "rd_intensity");
        assert!(texts.contains(&("difference", "0 pp".into())), "{texts:?}");
        assert!(texts.contains(&("percent", String::new())), "{texts:?}");
    }

    #[test]
    fn growth_over_five_years_is_not_told_as_growth_of_the_year() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2020, Lang::En);
        let texts = texts(&cx, "gdp");
        let growth = ("growth", "growth since 2015 ≥130%".to_owned());
        assert!(texts.contains(&growth), "{texts:?}");
        let row = fields(&cx, "gdp");
        assert!(
            row.starts_with(
                "zzhtz/gdp/2020,2020,zzhtz,gdp,地区生产总值,Gross regional product,510,"
            ),
            "{row}"
        );
        assert!(row.contains(",about,130,130,,2015,0,"), "{row}");
    }

    #[test]
    fn what_is_missing_says_so_and_is_not_compared() {
        let dataset = zone();
        let home = dataset.zone().home;
        let cx = Context {
            other_year: Some(2021),
            ..Context::new(&dataset, home, 2022, Lang::Zh)
        };
        let texts = texts(&cx, "fixed_investment");
        for expected in [
            ("level", "未收录"),
            ("growth", "未收录"),
            ("reason", "未收录"),
            ("other", ""),
        ] {
            assert!(
                texts.contains(&(expected.0, expected.1.into())),
                "{texts:?}"
            );
        }
    }

    #[test]
    fn the_other_years_figure_has_its_unit_even_where_it_answered_a_target() {
        let dataset = zone();
        let cx = Context {
            other_year: Some(2021),
            ..Context::new(&dataset, dataset.zone().home, 2020, Lang::Zh)
        };
        let texts = texts(&cx, "signed_investment");
        assert!(texts.contains(&("other", "334.5 亿元".into())), "{texts:?}");
        assert!(
            texts.contains(&("difference", "+6.5 亿元".into())),
            "{texts:?}"
        );
    }

    #[test]
    fn the_header_is_the_contract() {
        let names: Vec<&str> = FIELDS.iter().map(|of| of.name).collect();
        assert_eq!(
            names.join(","),
            "id,year,area,indicator,name_zh,name_en,level,level_low,level_high,level_unit,\
             level_scale,level_bound,growth,growth_low,growth_high,growth_base,targets,verdicts,\
             citations,other_year,other_low,other_high,difference_low,difference_high,percent_low,\
             percent_high,open_check"
        );
    }

    #[test]
    fn a_target_tells_its_measure_unless_the_name_means_it() {
        let dataset = zone();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        for (indicator, expected) in [
            ("rd_intensity", "8.6%"),
            ("gdp", "增速 ≈10%"),
            ("high_tech_enterprises", "新增 240 家"),
        ] {
            let texts = texts(&cx, indicator);
            assert!(texts.contains(&("target", expected.into())), "{texts:?}");
        }
    }

    #[test]
    fn where_no_levels_are_known_the_trend_is_that_of_growth() {
        let growth = |value: &str, of: &str| {
            let keys = format!("indicator = \"gdp\"{of}");
            entry(1, value, "%", &keys)
        };
        let rate = ", measure = \"growth\"";
        let files = |before: &str, after: &str| {
            made_up(&[("years/2020.toml", before), ("years/2021.toml", after)])
        };
        let dataset = files(
            &year(&[growth("7", rate)], &[]),
            &year(&[growth("8", rate)], &[]),
        );
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let expected = ("trend", "7% (2020) → 8% (2021)".to_owned());
        assert!(
            texts(&cx, "gdp").contains(&expected),
            "{:?}",
            texts(&cx, "gdp")
        );
    }
}
