//! The indicators of an area, each with its newest figure.

use super::cell::{Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Group, Part, field};
use super::context::Context;
use super::key::RowId;
use super::order::{Direction, Order};
use super::term::{RecordKind, Term};
use super::value::{Form, Value};
use super::{Evidence, Inputs, Row, Sheet, evidence};
use crate::analysis::series;
use crate::dataset::{AreaId, Citation, Dataset, IndicatorId, Measure, Observation, Record};
use crate::figure::{Figure, Period};

/// The indicators of which the area has something, by topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicators;

const FIELDS: &[Field] = &[
    field("id", "id", Part::Id),
    field("area", "area", Part::Id),
    field("topic", "topic", Part::Id),
    field("name_zh", "id", Part::Zh),
    field("name_en", "id", Part::En),
    field("better", "better", Part::Id),
    field("growth_basis", "growth_basis", Part::Id),
    field("kind", "kind", Part::Id),
    field("measures", "measures", Part::Id),
    field("measure", "measure", Part::Id),
    field("period", "period", Part::Id),
    field("record", "record", Part::Id),
    field("value", "value", Part::Value),
    field("unit", "value", Part::Unit),
    field("scale", "value", Part::Scale),
    field("qualifier", "value", Part::Qualifier),
    field("citations", "place", Part::Places),
    field("open_check", "open_check", Part::Id),
    field("note", "note", Part::Text),
];

/// Where the name stands in a row.
const NAME: usize = 0;
/// Where the value stands in a row.
const VALUE: usize = 2;

impl Sheet for Indicators {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.indicators_title())
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let mut columns = vec![
            Column::new("name", lang.column_indicator())
                .on_screen(1)
                .cut_to(12)
                .sorted(Direction::Up),
            Column::new("measure", lang.column_measure())
                .on_screen(3)
                .cut_to(6),
            Column::new("value", lang.column_newest())
                .align(Align::Decimal)
                .on_screen(1)
                .sorted(Direction::Down),
            // A value without its time says nothing.
            Column::new("period", lang.column_period())
                .on_screen(1)
                .sorted(Direction::Down),
            Column::new("trend", lang.column_trend())
                .for_people()
                .on_screen(6),
            Column::new("topic", lang.column_topic()).filtered(),
            Column::new("place", lang.sort_place()),
        ];
        let for_programs = [
            "id",
            "area",
            "better",
            "growth_basis",
            "kind",
            "measures",
            "record",
            "open_check",
            "note",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        of_area(cx.dataset, cx.area)
            .into_iter()
            .map(RowId::Indicator)
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Indicator(indicator_id) = id else {
            return None;
        };
        let indicator = cx.dataset.indicator(indicator_id)?;
        let shown = Shown::of(cx.dataset, cx.area, indicator_id)?;
        let measure = shown.measure;
        let open_check = self.evidence(cx, id).open_check(cx);
        let mut measures: Vec<Measure> = series::measures(cx.dataset, cx.area, indicator_id);
        // Growth over two bases is one word here; the series tell the bases.
        measures.dedup_by_key(|measure| measure.id());
        let cells = vec![
            Cell::Term(name(indicator_id, measure)),
            Cell::Term(Term::MeasureOf(indicator_id, measure)),
            shown.value(),
            Cell::Period(shown.period),
            trend(cx, indicator_id, measure),
            Cell::Term(Term::Topic(indicator.topic)),
            Cell::places([Place::from(shown.citation)]),
            Cell::Term(Term::Indicator(indicator_id)),
            Cell::Term(Term::Area(cx.area)),
            Cell::Term(Term::Better(indicator.better)),
            Cell::term(indicator.growth_basis.map(Term::GrowthBasis)),
            Cell::Term(Term::Kind(indicator.kind)),
            Cell::Terms(measures.into_iter().map(Term::Measure).collect()),
            Cell::Term(Term::RecordKind(shown.kind)),
            Cell::term(open_check.map(Term::Check)),
            Cell::note(indicator.note.as_ref()),
        ];
        Some(Row { cells })
    }

    /// Every figure of the indicator, those in the measure shown first.
    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        let RowId::Indicator(id) = id else {
            return Evidence::default();
        };
        let Some(shown) = Shown::of(cx.dataset, cx.area, id) else {
            return Evidence::default();
        };
        let mut measures = series::measures(cx.dataset, cx.area, id);
        measures.sort_by_key(|measure| *measure != shown.measure);
        let (mut records, mut targets): (Vec<Record>, Vec<Record>) = (Vec::new(), Vec::new());
        let mut places = Vec::new();
        for measure in measures {
            let of = evidence::of_measure(cx.dataset, cx.area, (id, measure), cx.year);
            records.extend(of.records);
            places.extend(of.places);
            targets.extend(evidence::promised(cx.dataset, cx.area, id, measure));
        }
        records.extend(targets);
        evidence::of_records(cx.dataset, records, places)
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

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        let RowId::Indicator(id) = id else {
            return None;
        };
        cx.dataset.indicator(id).map(|of| Group::Topic(of.topic))
    }

    /// By value, only levels are ordered: a rate of growth lies neither above nor below a level.
    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        match (column, id) {
            (NAME, RowId::Indicator(id)) => Some(Term::Indicator(id).order(cx)),
            (VALUE, RowId::Indicator(id)) => {
                let levels = series::points(cx.dataset, cx.area, id, Measure::Level);
                let newest = levels.last()?.newest()?;
                newest.figure.base_value().ok().map(Order::Number)
            }
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

/// The indicators of which an area has a result or a target, by topic and then as the curator
/// ordered them.
#[must_use]
pub fn of_area(dataset: &Dataset, area: AreaId) -> Vec<IndicatorId> {
    let mut ids: Vec<IndicatorId> = dataset
        .indicators()
        .map(|(id, _)| id)
        .filter(|id| {
            !dataset.observations_of(area, *id).is_empty()
                || !dataset.targets_of(area, *id).is_empty()
        })
        .collect();
    ids.sort_by_key(|id| {
        dataset
            .indicator(*id)
            .map(|indicator| (indicator.topic, *id))
    });
    ids
}

/// The newest observation of the first measure an indicator has any of: its level, if there is one.
/// What is not dated stands behind what is.
#[must_use]
pub fn newest(dataset: &Dataset, area: AreaId, id: IndicatorId) -> Option<&Observation> {
    let measures = series::measures(dataset, area, id);
    measures.into_iter().find_map(|measure| {
        let newest = series::points(dataset, area, id, measure).last();
        newest
            .and_then(|newest| newest.newest())
            .or_else(|| series::undated(dataset, area, id, measure).next_back())
    })
}

/// One measure of an indicator over time, as far as several figures are known.
pub(super) fn trend<'d>(cx: &Context<'_>, id: IndicatorId, measure: Measure) -> Cell<'d> {
    let points: Vec<(Period, Figure)> = series::points(cx.dataset, cx.area, id, measure)
        .filter_map(|point| Some((point.period, point.newest()?.figure)))
        .collect();
    if points.len() > 1 {
        Cell::Trend(points)
    } else {
        Cell::Blank
    }
}

/// What an indicator is called beside its figure: a number that was added, or points that were gained,
/// would else be read as all there is.
fn name(id: IndicatorId, measure: Measure) -> Term {
    match measure {
        Measure::Level | Measure::Rank | Measure::YEAR_ON_YEAR => Term::Indicator(id),
        _ => Term::Line(id, measure),
    }
}

/// The figure that stands for an indicator.
struct Shown<'d> {
    measure: Measure,
    period: Period,
    figure: Figure,
    citation: &'d Citation,
    kind: RecordKind,
}

impl<'d> Shown<'d> {
    /// Its newest figure; where nothing was published so far, its last target.
    fn of(dataset: &'d Dataset, area: AreaId, id: IndicatorId) -> Option<Shown<'d>> {
        if let Some(of) = newest(dataset, area, id) {
            return Some(Shown {
                measure: of.measure,
                period: of.period,
                figure: of.figure,
                citation: &of.citation,
                kind: RecordKind::Observation,
            });
        }
        let of = dataset.targets_of(area, id).last()?;
        Some(Shown {
            measure: of.measure,
            period: of.period,
            figure: of.figure,
            citation: &of.citation,
            kind: RecordKind::Target,
        })
    }

    /// A target says that it is one.
    fn value(&self) -> Cell<'d> {
        let value = Value::printed(self.figure, Form::of(self.measure));
        match self.kind {
            RecordKind::Target => Cell::Values(vec![(Some(Term::RecordKind(self.kind)), value)]),
            _ => Cell::Value(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};
    use crate::sheet::field_text;
    use crate::sheet::list::{ListOptions, list};
    use crate::sheet::testing::{entry, fields, frozen, made_up, year};
    use crate::text::Lang;

    fn texts(lang: Lang, indicator: &str) -> Vec<(&'static str, String)> {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
        let id = RowId::find(&Indicators, &cx, indicator).unwrap();
        let row = Indicators.row(&cx, id).unwrap();
        let columns = Indicators.columns(&cx);
        assert_eq!(columns.len(), row.cells.len());
        assert_eq!(
            (columns[NAME].id, columns[VALUE].id),
            ("name".into(), "value".into())
        );
        let texts = columns.iter().zip(&row.cells);
        texts
            .map(|(column, cell)| (column.id.name, cell.text(&cx)))
            .collect()
    }

    #[test]
    fn a_level_stands_before_rates_and_the_trend_keeps_its_hedges() {
        let texts = texts(Lang::Zh, "gdp");
        for expected in [
            ("name", "地区生产总值"),
            ("value", "548 亿元"),
            ("period", "2021 年"),
            (
                "trend",
                "219.5 亿元（2015 年） → ≈510 亿元（2020 年） → 548 亿元（2021 年）",
            ),
        ] {
            assert!(
                texts.contains(&(expected.0, expected.1.into())),
                "{texts:?}"
            );
        }
    }

    #[test]
    fn what_was_only_promised_says_so() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let only_promised = of_area(&dataset, cx.area)
            .into_iter()
            .find(|id| newest(&dataset, cx.area, *id).is_none())
            .unwrap();
        let row = Indicators
            .row(&cx, RowId::Indicator(only_promised))
            .unwrap();
        let columns = Indicators.columns(&cx);
        let cell = super::super::cell(&columns, &row, "value".into()).unwrap();
        assert!(cell.text(&cx).starts_with("target "), "{}", cell.text(&cx));
        let text = |name: &str| {
            let field = FIELDS.iter().find(|of| of.name == name).unwrap();
            field_text(&cx, &columns, &row, field)
        };
        assert_eq!(text("record"), "target");
        assert!(text("value").parse::<rust_decimal::Decimal>().is_ok());
        assert_ne!(text("citations"), "");
    }

    #[test]
    fn topics_end_where_another_order_is_asked_for() {
        let dataset = load(&Sources::embedded()).unwrap().dataset;
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let by_topic = list(&Indicators, &cx, &ListOptions::default());
        assert!(by_topic.groups.len() > 1);
        let options = ListOptions {
            sort: Some(("value".into(), Direction::Down)),
            ..ListOptions::default()
        };
        let by_value = list(&Indicators, &cx, &options);
        assert!(by_value.groups.is_empty());
        let gdp = dataset.find_indicator("gdp").map(RowId::Indicator);
        let position = |of| by_value.ids.iter().position(|id| Some(*id) == of).unwrap();
        let growth_only = dataset
            .find_indicator("fixed_investment")
            .map(RowId::Indicator);
        assert!(position(gdp) < position(growth_only));
    }

    #[test]
    fn the_header_is_the_contract() {
        let names: Vec<&str> = FIELDS.iter().map(|of| of.name).collect();
        assert_eq!(
            names.join(","),
            "id,area,topic,name_zh,name_en,better,growth_basis,kind,measures,measure,period,record,\
             value,unit,scale,qualifier,citations,open_check,note"
        );
    }

    #[test]
    fn a_measure_is_named_once_however_many_bases_it_has() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        assert_eq!(fields(&Indicators, &cx, "gdp")("measures"), "level growth");
    }

    #[test]
    fn by_value_indicators_are_ordered_by_their_newest_level() {
        let level = |indicator: &str, value: &str| {
            entry(1, value, "亿元", &format!("indicator = \"{indicator}\""))
        };
        let indicators = "topic = [{ id = \"economy\", name_zh = \"经济\", name_en = \"Economy\" \
                          }]\n"
            .to_owned()
            + &["gdp", "output"]
                .map(|id| {
                    format!(
                        "[[indicator]]\nid = \"{id}\"\ntopic = \"economy\"\nname_zh = \
                         \"{id}\"\nname_en = \"{id}\"\nunit = \"亿元\"\nkind = \"flow\"\nbetter = \"higher\"\n"
                    )
                })
                .concat();
        let dataset = made_up(&[
            ("indicators.toml", &indicators),
            (
                "years/2020.toml",
                &year(&[level("gdp", "100"), level("output", "50")], &[]),
            ),
            (
                "years/2021.toml",
                &year(&[level("gdp", "60"), level("output", "90")], &[]),
            ),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let options = ListOptions {
            sort: Some(("value".into(), Direction::Down)),
            ..ListOptions::default()
        };
        let ids = list(&Indicators, &cx, &options).ids.into_iter();
        let keys: Vec<String> = ids.map(|id| Indicators.key(&cx, id)).collect();
        assert_eq!(keys, ["output", "gdp"]);
    }

    #[test]
    fn of_what_was_only_promised_the_last_target_is_shown() {
        let promised = |value: &str| {
            let target = entry(1, value, "家", "indicator = \"firms\"");
            year(&[], &[target])
        };
        let dataset = made_up(&[
            ("years/2021.toml", &promised("5")),
            ("years/2022.toml", &promised("8")),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let field = fields(&Indicators, &cx, "firms");
        assert_eq!([field("period"), field("value")], ["2022", "8"]);
    }
}
