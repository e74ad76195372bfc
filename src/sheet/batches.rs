//! Batches of projects: what the articles name of each beside what they state of it.

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Group, Part, field};
use super::compare;
use super::context::Context;
use super::key::RowId;
use super::order::{Direction, Order};
use super::projects::{elsewhere, is_elsewhere, money_heading, money_unit};
use super::term::{Flag, Term};
use super::value::{Amount, Form, Rounding, UnitPlace, Value};
use super::{Entry, Evidence, Inputs, Row, Sheet};
use crate::analysis::pipeline::{self, Count};
use crate::dataset::{Batch, BatchId, Citation, Dataset, Project, Record, Stage};
use crate::figure::{Hedge, Interval, Unit};
use crate::wording;

/// The batches of the dataset's own area, programme by programme, each in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batches;

/// The stages a batch can bring, with their columns.
const STAGES: [(Stage, &str); 3] = [
    (Stage::Signed, "signed"),
    (Stage::Started, "started"),
    (Stage::InProduction, "in_production"),
];

/// Where the name stands among the columns.
const NAME: usize = 0;

const FIELDS: &[Field] = &[
    field("id", "key", Part::Text),
    field("programme", "programme", Part::Id),
    field("batch", "batch", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("area", "area", Part::Id),
    field("date", "date", Part::Id),
    field("named", "projects", Part::Count),
    field("stated", "projects", Part::Stated),
    field("signed_named", "signed", Part::Count),
    field("signed_stated", "signed", Part::Stated),
    field("started_named", "started", Part::Count),
    field("started_stated", "started", Part::Stated),
    field("in_production_named", "in_production", Part::Count),
    field("in_production_stated", "in_production", Part::Stated),
    field(
        "named_with_investment",
        "named_with_investment",
        Part::Count,
    ),
    field("named_investment", "named_investment", Part::Value),
    field("stated_investment", "stated_investment", Part::Value),
    field("stated_bound", "stated_investment", Part::Qualifier),
    field("unit", "unit", Part::Unit),
    field("scale", "unit", Part::Scale),
    field("citations", "place", Part::Places),
    field("open_check", "open_check", Part::Id),
    field("note", "note", Part::Text),
];

impl Sheet for Batches {
    fn title(&self, cx: &Context<'_>) -> String {
        format!(
            "{} · {}",
            cx.area_name(),
            cx.lang.batches_named_and_stated()
        )
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let unit = || money_heading(lang);
        let count = |id: &'static str, heading: &str| {
            Column::new(id, heading)
                .align(Align::End)
                .on_screen(2)
                .sorted(Direction::Down)
        };
        let money = |id: &'static str, heading: String, priority| {
            Column::new(id, heading)
                .align(Align::Decimal)
                .on_screen(priority)
                .sorted(Direction::Down)
        };
        let mut columns = vec![
            Column::new("name", lang.column_batch())
                .on_screen(1)
                .cut_to(14)
                .sorted(Direction::Up),
            Column::new("date", lang.column_date())
                .on_screen(3)
                .sorted(Direction::Up),
            count("projects", lang.quantity_projects()),
        ];
        columns.extend(STAGES.map(|(stage, id)| count(id, wording::stage(stage, lang))));
        columns.extend([
            money("named_investment", lang.column_named_investment(unit()), 3),
            money(
                "stated_investment",
                lang.column_stated_investment(unit()),
                2,
            ),
            Column::new("programme", lang.column_programme()).filtered(),
            Column::new("place", lang.sort_place()),
            Column::new("note", lang.column_note()).prose(),
        ]);
        let for_programs = [
            "key",
            "batch",
            "area",
            "named_with_investment",
            "unit",
            "open_check",
            "active",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        if is_elsewhere(cx) {
            return Vec::new();
        }
        let mut batches: Vec<(BatchId, &Batch)> = cx.dataset.batches().collect();
        batches.sort_by_key(|(_, batch)| (batch.programme, batch.order));
        batches
            .into_iter()
            .map(|(id, _)| RowId::Batch(id))
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Batch(batch) = id else {
            return None;
        };
        Some(row(cx, id, batch, cx.dataset.batch(batch)?))
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        let RowId::Batch(id) = id else {
            return Evidence::default();
        };
        let batch = cx.dataset.batch(id);
        batch.map_or_else(Evidence::default, |batch| Evidence {
            records: records(id, batch),
            places: places(cx.dataset, id, batch),
            entry: Some(Entry::Project(&batch.id)),
        })
    }

    /// What is stated; what is named where nothing is.
    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
        let columns = self.columns(cx);
        match super::cell(&columns, row, "stated_investment".into()) {
            Some(Cell::Value(_)) => "stated_investment".into(),
            _ => "named_investment".into(),
        }
    }

    fn empty(&self, cx: &Context<'_>, narrowed: bool) -> String {
        match narrowed {
            _ if is_elsewhere(cx) => elsewhere(cx),
            true => cx.lang.no_row_fits().to_owned(),
            false => cx.lang.no_projects().to_owned(),
        }
    }

    fn inputs(&self) -> Inputs {
        Inputs {
            area: true,
            ..Inputs::default()
        }
    }

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        let RowId::Batch(id) = id else {
            return None;
        };
        let batch = cx.dataset.batch(id)?;
        Some(Group::Programme(batch.programme))
    }

    /// By name, batches stand in the order of their programme: the tenth behind the ninth.
    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        match (column, id) {
            (NAME, RowId::Batch(batch)) => Some(Term::Batch(batch).order(cx)),
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

fn row<'d>(cx: &Context<'d>, row_id: RowId, id: BatchId, batch: &'d Batch) -> Row<'d> {
    let dataset = cx.dataset;
    let counts = pipeline::batch_row(dataset, id, batch);
    let stated = counts.total.stated_investment;
    let stated = stated.map(|stated| in_column(Value::printed(stated.figure, Form::Level)));
    // Money in a currency of its own is not added to the other.
    let unit = stated.map(|stated| stated.unit).or_else(money_unit);
    let named = unit.map(|unit| Named::of(dataset, id, unit));
    let total = match &named {
        Some(named) if named.projects > 0 => named.total().map(in_column),
        _ => None,
    };
    let is_known = counts.total.named > 0 || counts.total.stated.is_some();
    let projects = match is_known {
        true => of_count(&counts.total),
        false => Cell::Absent(Absent::NotInDataset),
    };
    let mut cells = vec![
        Cell::Bilingual(&batch.name),
        Cell::date(batch.date),
        projects,
    ];
    cells.extend(STAGES.map(|(stage, _)| {
        let count = counts.stages.iter().find(|(of, _)| *of == stage);
        count.map_or(Cell::Blank, |(_, count)| of_count(count))
    }));
    let told = total.or(stated);
    let with_investment = named.map_or(0, |named| named.projects);
    let open_check = cx.open_check(records(id, batch));
    let is_active = batch.date.is_some_and(|date| date.year() == cx.year);
    cells.extend([
        Cell::value_or(total, Cell::Absent(Absent::NotInDataset)),
        Cell::value_or(stated, Cell::Absent(Absent::NotInDataset)),
        Cell::Term(Term::Programme(batch.programme)),
        Cell::places(places(dataset, id, batch).into_iter().map(Place::from)),
        Cell::note(batch.note.as_ref()),
        Cell::Text(row_id.key(cx).into()),
        Cell::Term(Term::Batch(id)),
        Cell::Term(Term::Area(dataset.zone().home)),
        Cell::Count(with_investment),
        told.map_or(Cell::Blank, |value| Cell::Unit(value.unit)),
        Cell::term(open_check.map(Term::Check)),
        Cell::term(is_active.then_some(Term::Flag(Flag::Active))),
    ]);
    Row { id: row_id, cells }
}

fn of_count<'d>(count: &Count<'d>) -> Cell<'d> {
    Cell::Named {
        named: count.named,
        stated: count.stated,
    }
}

/// Under the unit of the heading; money of another currency keeps its own beside it.
fn in_column(value: Value) -> Value {
    money_unit().map_or(value, |unit| value.under(unit))
}

/// The investments of the projects that are named for a batch, added up.
struct Named {
    /// How many of them have one that can be added.
    projects: usize,
    /// All that the sum can be; `None` where it is too large to be computed.
    possible: Option<Interval>,
    /// The sum of the numbers as printed.
    shown: Option<Interval>,
    /// Whether one of them was printed as "about".
    hedge: Hedge,
    /// The decimals of the most precise of them.
    decimals: u32,
    /// The unit of the sum.
    unit: Unit,
}

impl Named {
    fn of(dataset: &Dataset, id: BatchId, unit: Unit) -> Named {
        let nothing = Interval::exactly(rust_decimal::Decimal::ZERO);
        let mut sum = Named {
            projects: 0,
            possible: Some(nothing),
            shown: Some(nothing),
            hedge: Hedge::Exact,
            decimals: 0,
            unit,
        };
        let investments = projects_of(dataset, id).filter_map(Project::investment);
        for stated in investments.filter(|stated| stated.figure.unit.comparable(unit)) {
            let value = Value::printed(stated.figure, Form::Level);
            let add = |sum: Option<Interval>, more: Option<Interval>| sum?.plus(more?).ok();
            sum.projects = sum.projects.saturating_add(1);
            sum.possible = add(sum.possible, compare::possible(&value));
            sum.shown = add(sum.shown, compare::shown(&value));
            if stated.figure.qualifier.hedge == Hedge::About {
                sum.hedge = Hedge::About;
            }
            let scale = value
                .under(unit)
                .number()
                .map_or(0, |number| number.scale());
            sum.decimals = sum.decimals.max(scale);
        }
        sum
    }

    fn total(&self) -> Option<Value> {
        Some(Value {
            amount: Amount::Computed {
                possible: self.possible?,
                shown: self.shown?,
                hedge: self.hedge,
                decimals: self.decimals,
                rounding: Rounding::Nearest,
            },
            unit: self.unit,
            form: Form::Level,
            unit_place: UnitPlace::Cell,
        })
    }
}

/// The projects that are named for a batch, whatever stage they reached in it.
fn projects_of(dataset: &Dataset, id: BatchId) -> impl Iterator<Item = &Project> {
    let projects = dataset.projects().map(|(_, project)| project);
    projects.filter(move |project| project.events.iter().any(|event| event.batch == Some(id)))
}

/// What was stated of a batch.
#[must_use]
pub fn records(id: BatchId, batch: &Batch) -> Vec<Record> {
    let figures = (0u32..).zip(&batch.figures);
    figures.map(|(at, _)| Record::Batch(id, at)).collect()
}

/// The lines that tell of a batch: what was stated of it, then the projects that were named.
#[must_use]
pub fn places(dataset: &Dataset, id: BatchId, batch: &Batch) -> Vec<Citation> {
    let figures = batch.figures.iter().map(|stated| &stated.citation);
    let events = dataset.projects().flat_map(|(_, project)| &project.events);
    let events = events.filter(|event| event.batch == Some(id));
    figures
        .chain(events.map(|event| &event.citation))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::list::{ListOptions, list};
    use super::super::testing::{
        fields, frozen, header, holds_its_contract, made_up, records, told,
    };
    use super::*;
    use crate::text::Lang;

    const JANUARY: &str = "collective-starts/cs-2021-01";

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            header(&Batches),
            "id,programme,batch,name_zh,name_en,area,date,named,stated,signed_named,signed_stated,\
             started_named,started_stated,in_production_named,in_production_stated,\
             named_with_investment,named_investment,stated_investment,stated_bound,unit,scale,\
             citations,open_check,note"
        );
        holds_its_contract(&Batches, 2021);
    }

    #[test]
    fn what_is_named_stands_beside_what_is_stated_and_its_sum_is_marked_as_computed() {
        let dataset = frozen();
        for (lang, [named, stated]) in [
            (Lang::Zh, ["= 101.7", "138.8"]),
            (Lang::En, ["= 10.17", "13.88"]),
        ] {
            let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
            let text = told(&Batches, &cx, JANUARY);
            assert_eq!(text("projects"), "3/9");
            assert_eq!(text("named_investment"), named);
            assert_eq!(text("stated_investment"), stated);
        }
    }

    #[test]
    fn a_batch_without_a_date_says_so_and_stands_in_the_order_of_its_programme() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let dates: Vec<String> = Batches
            .ids(&cx)
            .into_iter()
            .map(|id| told(&Batches, &cx, &Batches.key(&cx, id))("date"))
            .collect();
        assert!(dates.iter().any(|date| date == "未注明日期"), "{dates:?}");
        let by_name = ListOptions {
            sort: Some(("name".into(), Direction::Up)),
            ..ListOptions::default()
        };
        let plain = list(&Batches, &cx, &ListOptions::default());
        assert_eq!(list(&Batches, &cx, &by_name).ids, plain.ids);
        assert!(plain.groups.len() > 1);
    }

    #[test]
    fn programs_read_one_unit_for_both_amounts_and_nothing_where_there_is_none() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let told = records(&Batches, &cx);
        let at = |name: &str| FIELDS.iter().position(|field| field.name == name).unwrap();
        let january = told.iter().find(|record| record[0] == JANUARY).unwrap();
        let field = |name| january[at(name)].as_str();
        assert_eq!(field("named_with_investment"), "3");
        assert_eq!(
            [field("named_investment"), field("unit"), field("scale")],
            ["101.7", "元", "8"]
        );
        for record in &told {
            assert_ne!(record[at("named_investment")], "0");
        }
    }

    #[test]
    fn the_hedge_of_one_amount_is_that_of_the_sum() {
        let dataset = frozen();
        let (id, _) = dataset
            .batches()
            .find(|(_, of)| &*of.id == "cs-2021-01")
            .unwrap();
        let mut named = Named::of(&dataset, id, money_unit().unwrap());
        named.hedge = Hedge::About;
        let text = in_column(named.total().unwrap()).text(Lang::Zh);
        assert_eq!(text, "= ≈101.7");
    }

    #[test]
    fn batches_are_ordered_by_their_number_and_not_by_their_place_in_the_file() {
        let mut projects = "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \
                            \"Starts\"\n"
            .to_owned();
        for order in [2, 10, 1] {
            projects.push_str(&format!(
                "[[batch]]\nid = \"b{order}\"\nprogramme = \"starts\"\norder = {order}\nname_zh = \
                 \"第{order}期\"\nname_en = \"Phase {order}\"\n"
            ));
        }
        let dataset = made_up(&[("projects.toml", &projects)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let names = |direction| -> Vec<String> {
            let sort = Some(("name".into(), direction));
            let options = ListOptions {
                sort,
                ..ListOptions::default()
            };
            let ids = list(&Batches, &cx, &options).ids.into_iter();
            ids.map(|id| Batches.key(&cx, id)).collect()
        };
        let expected = ["starts/b1", "starts/b2", "starts/b10"];
        assert_eq!(names(Direction::Up), expected);
        let reversed: Vec<&str> = expected.into_iter().rev().collect();
        assert_eq!(names(Direction::Down), reversed);
    }

    #[test]
    fn a_sum_is_of_one_currency_and_as_uncertain_as_its_parts() {
        let mut projects = "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \
                            \"Starts\"\n[[batch]]\nid = \"first\"\nprogramme = \"starts\"\norder = \
                            1\nname_zh = \"第一批\"\nname_en = \"First\"\n"
            .to_owned();
        for (id, value, unit, more) in [
            ("one", "10", "亿元", "qualifier = \"about\"\n"),
            ("two", "5.5", "亿元", ""),
            ("three", "3", "亿美元", ""),
        ] {
            projects.push_str(&format!(
                "[[project]]\nid = \"{id}\"\nname_zh = \"{id}\"\nname_en = \"{id}\"\n\
                 [[project.event]]\nstage = \"started\"\nbatch = \"first\"\ncite = {{ article = \
                 \"a\", line = 6 }}\n[[project.figure]]\nabout = \"investment\"\nvalue = \
                 \"{value}\"\nunit = \"{unit}\"\n{more}cite = {{ article = \"a\", line = 7, printed = \
                 \"{value}{unit}\" }}\n"
            ));
        }
        let dataset = made_up(&[("projects.toml", &projects)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let text = told(&Batches, &cx, "starts/first");
        assert_eq!(text("named_investment"), "= ≈15.5");
        let field = fields(&Batches, &cx, "starts/first");
        // Two of three: the dollars stand alone.
        assert_eq!([field("named"), field("named_with_investment")], ["3", "2"]);
    }
}
