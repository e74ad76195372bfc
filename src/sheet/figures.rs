//! Every cited figure, in the order of the articles that printed them.

use super::cell::{Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::order::{Direction, Order};
use super::scorecard::{base_of, whole_of};
use super::term::{RecordKind, Term};
use super::value::{Form, Value};
use super::{Entry, Evidence, Inputs, Row, Sheet};
use crate::dataset::{AreaId, Counted, Dataset, Dating, Measure, Record, StatedFigure, Subject};
use crate::figure::Period;
use crate::text::Bilingual;

/// The cited figures of all areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// The only kind that is listed, unless all are.
    pub kind: Option<RecordKind>,
}

/// The columns that a list of figures can be ordered by without building rows, by position.
const ORDERED: [&str; 5] = ["place", "printed", "name", "value", "period"];

const FIELDS: &[Field] = &[
    field("article", "place", Part::Article),
    field("line", "place", Part::Line),
    field("printed", "place", Part::Printed),
    field("record", "record", Part::Id),
    field("id", "name", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("name_zh", "about", Part::Zh),
    field("name_en", "about", Part::En),
    field("topic", "topic", Part::Id),
    field("measure", "measure", Part::Id),
    field("period", "period", Part::Id),
    field("base", "base", Part::Id),
    field("of", "of", Part::Id),
    field("value", "value", Part::Value),
    field("unit", "value", Part::Unit),
    field("scale", "value", Part::Scale),
    field("qualifier", "value", Part::Qualifier),
    field("note", "note", Part::Text),
    field("stage", "stage", Part::Id),
    field("reached", "reached", Part::Id),
    field("open_check", "open_check", Part::Id),
    field("counted", "counted", Part::Id),
    field("dating", "dating", Part::Id),
];

impl Sheet for Figures {
    fn title(&self, cx: &Context<'_>) -> String {
        let all = cx.lang.cited_figures();
        match self.kind {
            Some(kind) => format!("{all} · {}", Term::RecordKind(kind).words(cx)),
            None => all.to_owned(),
        }
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let mut columns = vec![
            Column::new("place", lang.sort_place())
                .on_screen(1)
                .sorted(Direction::Up),
            Column::new("printed", lang.column_printed_as())
                .on_screen(2)
                .whole_from(12),
            Column::new("name", lang.column_figure())
                .on_screen(1)
                .cut_to(20)
                .sorted(Direction::Up),
            Column::new("value", lang.sort_value())
                .align(Align::Decimal)
                // What is printed tells it, too.
                .on_screen(5)
                .sorted(Direction::Down),
            Column::new("period", lang.column_period())
                .on_screen(4)
                .sorted(Direction::Up),
            Column::new("area", lang.kind_area())
                .on_screen(6)
                .filtered(),
            Column::new("record", lang.column_kind()).filtered(),
            Column::new("topic", lang.column_topic()).filtered(),
            Column::new("article", lang.column_article()).filtered(),
            Column::new("note", lang.column_note()).prose(),
        ];
        let for_programs = [
            "indicator",
            "about",
            "measure",
            "base",
            "of",
            "stage",
            "reached",
            "open_check",
            "counted",
            "dating",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let is_listed = |record: &Record| match self.kind {
            Some(kind) => RecordKind::of(*record) == kind,
            None => true,
        };
        let records = cx.dataset.records().iter().copied();
        records.filter(is_listed).map(RowId::Figure).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Figure(record) = id else {
            return None;
        };
        Some(row(cx, record, cx.dataset.subject(record)?))
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        let RowId::Figure(record) = id else {
            return Evidence::default();
        };
        let subject = cx.dataset.subject(record);
        subject.map_or_else(Evidence::default, |subject| Evidence {
            records: vec![record],
            places: vec![subject.citation().clone()],
            entry: Some(entry(subject)),
        })
    }

    fn main(&self, _cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        "value".into()
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.no_cited_figures().to_owned()
    }

    fn inputs(&self) -> Inputs {
        Inputs::Dataset
    }

    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        let RowId::Figure(record) = id else {
            return None;
        };
        let subject = cx.dataset.subject(record)?;
        match ORDERED.get(column).copied() {
            Some("place") => {
                let cited = subject.citation();
                Some(Order::Place(cited.article, cited.line))
            }
            Some("name") => Some(Term::Record(record).order(cx)),
            Some("value") => value(subject).order().map(Order::Number),
            Some("period") => period(subject).map(Order::Period),
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

fn row<'d>(cx: &Context<'d>, record: Record, subject: Subject<'d>) -> Row<'d> {
    let dataset = cx.dataset;
    let (citation, measure) = (subject.citation(), measure(subject));
    let (base, whole) = match period(subject) {
        Some(period) => (base_of(measure, period), whole_of(measure)),
        None => (Cell::Blank, Cell::Blank),
    };
    let stated = stated(subject);
    let stage = |stage| Cell::term(Option::map(stage, Term::Stage));
    let open_check = cx.open_check([record]);
    let cells = vec![
        Cell::places([Place::from(citation)]),
        Cell::Text((&*citation.printed).into()),
        Cell::Term(Term::Record(record)),
        Cell::Value(value(subject)),
        Cell::date(period(subject)),
        Cell::Term(Term::Area(area(dataset, subject))),
        Cell::Term(Term::RecordKind(RecordKind::of(record))),
        Cell::term(topic(dataset, subject)),
        Cell::Term(Term::Article(citation.article)),
        Cell::note(subject.note()),
        Cell::Term(quantity(subject)),
        about(dataset, subject).map_or(Cell::Blank, Cell::Bilingual),
        Cell::Term(Term::Measure(measure)),
        base,
        whole,
        stage(stated.and_then(|stated| stated.stage)),
        stage(stated.and_then(|stated| stated.reached)),
        Cell::term(open_check.map(Term::Check)),
        id_or_blank(counted(subject).map(Counted::id)),
        id_or_blank(dating(subject).map(Dating::id)),
    ];
    Row { cells }
}

fn id_or_blank<'d>(id: Option<&'static str>) -> Cell<'d> {
    id.map_or(Cell::Blank, |id| Cell::Text(id.into()))
}

/// Whether what was added is told gross or net.
fn counted(subject: Subject<'_>) -> Option<Counted> {
    let addition = match subject {
        Subject::Observation(of) => of.addition.as_deref(),
        Subject::Target(of) => of.addition.as_deref(),
        _ => None,
    };
    addition?.counted
}

/// Whether an article prints the period of a result.
fn dating(subject: Subject<'_>) -> Option<Dating> {
    match subject {
        Subject::Observation(of) => Some(of.dating),
        _ => None,
    }
}

fn value(subject: Subject<'_>) -> Value {
    Value::printed(subject.figure(), Form::of(measure(subject)))
}

/// What is stated of a programme, a batch or a project.
fn stated(subject: Subject<'_>) -> Option<&StatedFigure> {
    match subject {
        Subject::Observation(_) | Subject::Target(_) => None,
        Subject::Programme(_, stated) | Subject::Batch(_, stated) | Subject::Project(_, stated) => {
            Some(stated)
        }
    }
}

/// In which measure a figure is told; what is stated of projects is a level.
pub(super) fn measure(subject: Subject<'_>) -> Measure {
    match subject {
        Subject::Observation(of) => of.measure,
        Subject::Target(of) => of.measure,
        Subject::Programme(..) | Subject::Batch(..) | Subject::Project(..) => Measure::Level,
    }
}

/// What a figure measures: an indicator, or a quantity of projects.
pub(super) fn quantity(subject: Subject<'_>) -> Term {
    match subject {
        Subject::Observation(of) => Term::Indicator(of.indicator),
        Subject::Target(of) => Term::Indicator(of.indicator),
        Subject::Programme(_, stated) | Subject::Batch(_, stated) | Subject::Project(_, stated) => {
            Term::Quantity(stated.about)
        }
    }
}

/// The area of a figure; projects are of the dataset's own.
fn area(dataset: &Dataset, subject: Subject<'_>) -> AreaId {
    match subject {
        Subject::Observation(of) => of.area,
        Subject::Target(of) => of.area,
        _ => dataset.zone().home,
    }
}

/// When a figure held; `None` where no article says so. What is stated of a batch held when it was
/// announced.
fn period(subject: Subject<'_>) -> Option<Period> {
    match subject {
        Subject::Observation(of) => Some(of.period),
        Subject::Target(of) => Some(of.period),
        Subject::Programme(_, stated) | Subject::Project(_, stated) => stated.period,
        Subject::Batch(batch, stated) => stated.period.or(batch.date),
    }
}

fn topic(dataset: &Dataset, subject: Subject<'_>) -> Option<Term> {
    let id = match subject {
        Subject::Observation(of) => of.indicator,
        Subject::Target(of) => of.indicator,
        _ => return Some(Term::Projects),
    };
    dataset.indicator(id).map(|of| Term::Topic(of.topic))
}

/// The name of the indicator, or of the project, batch or programme; a batch without its programme.
fn about<'d>(dataset: &'d Dataset, subject: Subject<'d>) -> Option<&'d Bilingual> {
    match subject {
        Subject::Observation(of) => dataset.indicator(of.indicator).map(|of| &of.name),
        Subject::Target(of) => dataset.indicator(of.indicator).map(|of| &of.name),
        Subject::Programme(of, _) => Some(&of.name),
        Subject::Batch(of, _) => Some(&of.name),
        Subject::Project(of, _) => Some(&of.name),
    }
}

/// Where a curator wrote a figure.
#[must_use]
pub fn entry(subject: Subject<'_>) -> Entry<'_> {
    match subject {
        Subject::Observation(of) => Entry::At(of.place),
        Subject::Target(of) => Entry::At(of.place),
        Subject::Programme(of, _) => Entry::Project(&of.id),
        Subject::Batch(of, _) => Entry::Project(&of.id),
        Subject::Project(of, _) => Entry::Project(&of.id),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{
        fields, frozen, golden, header, holds_its_contract, records, row_texts,
    };
    use super::*;
    use crate::text::Lang;

    const ALL: Figures = Figures { kind: None };

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            header(&ALL),
            "article,line,printed,record,id,area,indicator,name_zh,name_en,topic,measure,period,\
             base,of,value,unit,scale,qualifier,note,stage,reached,open_check,counted,dating"
        );
        holds_its_contract(&ALL, 2021);
    }

    #[test]
    fn the_first_columns_are_what_they_always_were() {
        let dataset = frozen();
        let mut expected = golden("figures.csv").into_iter();
        let names = expected.next().unwrap();
        assert!(header(&ALL).starts_with(&names.join(",")));
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let records = records(&ALL, &cx);
        assert_eq!(records.len(), expected.len());
        for (record, expected) in records.iter().zip(expected) {
            assert_eq!(record[..names.len()], expected);
        }
    }

    #[test]
    fn line_and_scale_are_numbers_in_json_and_no_other_column_of_old() {
        let numbers: Vec<&str> = FIELDS
            .iter()
            .filter(|field| field.part.is_whole_number())
            .map(|field| field.name)
            .collect();
        assert_eq!(numbers, ["line", "scale"]);
    }

    #[test]
    fn what_was_published_twice_is_told_apart() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let twice = "zzhtz/high_tech_enterprises/level/2020";
        let keys: Vec<String> = ALL
            .ids(&cx)
            .into_iter()
            .map(|id| ALL.key(&cx, id))
            .filter(|key| key.starts_with(twice))
            .collect();
        let [first, second] = keys.as_slice() else {
            panic!("{keys:?}");
        };
        assert_eq!(first, &format!("{twice}@000:223:exact"));
        assert_eq!(row_texts(&ALL, &cx, first)("value"), "1,127");
        assert_eq!(row_texts(&ALL, &cx, second)("value"), "1,123");
    }

    #[test]
    fn a_figure_of_a_project_says_what_it_measures_and_when_no_article_does() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let text = row_texts(&ALL, &cx, "sensor-valley/investment");
        assert!(text("name").ends_with(" · 总投资"), "{}", text("name"));
        assert_eq!(text("value"), "60 亿元");
        assert_eq!(text("period"), "未注明日期");
        assert_eq!([text("record"), text("topic")], ["项目", "项目"]);
    }

    #[test]
    fn targets_are_the_same_sheet_narrowed() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let targets = Figures {
            kind: Some(RecordKind::Target),
        };
        assert_eq!(targets.ids(&cx).len(), dataset.targets().len());
        assert_eq!(targets.title(&cx), "Cited figures · target");
        assert_eq!(header(&targets), header(&ALL));
    }

    #[test]
    fn the_positions_of_the_ordered_columns_are_theirs() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let columns = ALL.columns(&cx);
        let names: Vec<&str> = columns.iter().map(|column| column.id.name).collect();
        assert_eq!(names[..ORDERED.len()], ORDERED);
    }

    #[test]
    fn of_what_was_started_it_is_told_how_far_it_has_come() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        for (id, expected) in [
            (
                "three-batches/started/in_production/projects/2022-12",
                ["started", "in_production"],
            ),
            ("tb-2/signed/projects", ["signed", ""]),
        ] {
            let field = fields(&ALL, &cx, id);
            assert_eq!([field("stage"), field("reached")], expected);
        }
    }
}
