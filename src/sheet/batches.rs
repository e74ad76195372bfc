//! Batches of projects: what the articles name of each beside what they state of it. Projects
//! without a batch have a row of their own behind the batches of their programme, so that each
//! project stands in a row.

use std::cmp::Reverse;

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Group, Part, field};
use super::context::Context;
use super::investments::Named;
use super::key::RowId;
use super::members::{also_listed, members, notes, places, reached, records_of};
use super::order::{Direction, Order};
use super::projects::{elsewhere, is_elsewhere, money_heading, money_unit};
use super::sentence::Sentence;
use super::term::Term;
use super::value::{Form, Value};
use super::{Entry, Evidence, Inputs, Row, Sheet};
use crate::analysis::pipeline::{self, Count};
use crate::dataset::{Batch, BatchId, Dataset, ProgrammeId, Stage, StatedFigure};
use crate::wording;

/// The batches of the dataset's own area, programme by programme, the newest batch first.
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
                .sorted(Direction::Down)
        };
        let money = |id: &'static str, heading: String| {
            Column::new(id, heading)
                .align(Align::Decimal)
                .sorted(Direction::Down)
        };
        let mut columns = vec![
            Column::new("name", lang.column_phase())
                .on_screen(1)
                .cut_to(14)
                .sorted(Direction::Up),
            Column::new("date", lang.column_date())
                .on_screen(3)
                .sorted(Direction::Up),
            Column::new("reached", lang.column_projects_by_stage()).for_people(),
            count("listed", lang.column_listed())
                .on_screen(1)
                .for_people(),
            count("published", lang.column_published())
                .on_screen(2)
                .for_people(),
        ];
        columns.extend(STAGES.map(|(stage, id)| count(id, wording::stage(stage, lang))));
        columns.extend([
            money("named_investment", lang.column_named_investment(unit())),
            money("stated_investment", lang.column_stated_investment(unit())).on_screen(4),
            Column::new("programme", lang.column_programme()).filtered(),
            Column::new("place", lang.sort_place()),
            Column::new("also", lang.column_also()).prose().for_people(),
            Column::new("note", lang.column_note()).prose(),
        ]);
        let for_programs = [
            "projects",
            "key",
            "batch",
            "area",
            "named_with_investment",
            "unit",
            "open_check",
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
        let dataset = cx.dataset;
        let mut batches: Vec<(BatchId, &Batch)> = dataset.batches().collect();
        batches.sort_by_key(|(_, batch)| (batch.programme, Reverse(batch.order)));
        let programmes = dataset.programmes().map(|(id, _)| Some(id));
        let rows = programmes.chain([None]).flat_map(|programme| {
            let of_it = move |(_, batch): &&(BatchId, &Batch)| Some(batch.programme) == programme;
            let batches = batches
                .iter()
                .filter(of_it)
                .map(|(id, _)| RowId::Batch(*id));
            let rest = RowId::NoBatch(programme);
            batches.chain(members(dataset, rest).next().map(|_| rest))
        });
        rows.collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        Some(row(cx, id, &Subject::of(cx.dataset, id)?))
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        match id {
            RowId::Batch(batch) => Evidence {
                records: records_of(cx.dataset, id),
                places: places(cx.dataset, id),
                entry: cx.dataset.batch(batch).map(|of| Entry::Project(&of.id)),
            },
            _ => Evidence {
                places: places(cx.dataset, id),
                ..Evidence::default()
            },
        }
    }

    /// What is stated; what is named where nothing is.
    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
        let columns = self.columns(cx);
        match super::cell(&columns, row, "stated_investment".into()) {
            Some(Cell::Value(_)) => "stated_investment".into(),
            _ => "named_investment".into(),
        }
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        match is_elsewhere(cx) {
            true => elsewhere(cx),
            false => cx.lang.no_projects().to_owned(),
        }
    }

    fn inputs(&self) -> Inputs {
        Inputs::Area
    }

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        match id {
            RowId::Batch(id) => Some(Group::Programme(cx.dataset.batch(id)?.programme)),
            RowId::NoBatch(programme) => {
                Some(programme.map_or(Group::NoProgramme, Group::Programme))
            }
            _ => None,
        }
    }

    /// By name, batches stand in the order of their programme: the tenth behind the ninth.
    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        match (column, id) {
            (NAME, RowId::Batch(batch)) => Some(Term::Batch(batch).order(cx)),
            (NAME, RowId::NoBatch(_)) => None,
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

/// What a row is about.
struct Subject<'d> {
    name: Cell<'d>,
    /// The batch; `None` where projects have none.
    batch: Option<(BatchId, &'d Batch)>,
    programme: Option<ProgrammeId>,
    total: Count<'d>,
    stages: Vec<(Stage, Count<'d>)>,
}

impl<'d> Subject<'d> {
    fn of(dataset: &'d Dataset, id: RowId) -> Option<Subject<'d>> {
        match id {
            RowId::Batch(id) => {
                let batch = dataset.batch(id)?;
                let counts = pipeline::batch_row(dataset, id, batch);
                Some(Subject {
                    name: Cell::Bilingual(&batch.name),
                    batch: Some((id, batch)),
                    programme: Some(batch.programme),
                    total: counts.total,
                    stages: counts.stages,
                })
            }
            RowId::NoBatch(programme) => {
                let (total, stages) = pipeline::without_batch(dataset, programme);
                Some(Subject {
                    name: Cell::Term(Term::NoBatch(programme)),
                    batch: None,
                    programme,
                    total,
                    stages,
                })
            }
            _ => None,
        }
    }

    /// The published number of its projects: of all, else those of the stages that are told of.
    fn published(&self) -> Vec<&'d StatedFigure> {
        let stages = || self.stages.iter().filter_map(|(_, count)| count.stated);
        match self.total.stated {
            Some(stated) => vec![stated],
            None => stages().collect(),
        }
    }

    /// The published money of its projects: of all, or of the one stage that it brought.
    fn published_investment(&self) -> Option<&'d StatedFigure> {
        match (self.total.stated_investment, self.stages.as_slice()) {
            (Some(stated), _) => Some(stated),
            (None, [(_, only)]) => only.stated_investment,
            (None, _) => None,
        }
    }
}

fn row<'d>(cx: &Context<'d>, row_id: RowId, of: &Subject<'d>) -> Row<'d> {
    let dataset = cx.dataset;
    let stated = of.published_investment();
    let stated = stated.map(|stated| in_column(Value::printed(stated.figure, Form::Level)));
    // Money in a currency of its own is not added to the other.
    let unit = stated.map(|stated| stated.unit).or_else(money_unit);
    let named = unit.map(|unit| Named::of(dataset, row_id, unit));
    let total = match &named {
        Some(named) if named.projects > 0 => named.total().map(in_column),
        _ => None,
    };
    let published = of.published();
    let is_known = of.total.named > 0 || !published.is_empty();
    let absent = || Cell::Absent(Absent::NotInDataset);
    let date = match of.batch {
        Some((_, batch)) => Cell::date(batch.date),
        None => Cell::Blank,
    };
    let mut cells = vec![
        of.name.clone(),
        date,
        Cell::Reached {
            stages: reached(dataset, row_id),
            unlisted: unlisted(of.total.named, &published),
        },
        if is_known {
            Cell::Count(of.total.named)
        } else {
            absent()
        },
        if published.is_empty() {
            absent()
        } else {
            Cell::Stated(published)
        },
    ];
    cells.extend(STAGES.map(|(stage, _)| {
        let count = of.stages.iter().find(|(of, _)| *of == stage);
        count.map_or(Cell::Blank, |(_, count)| count_cell(count))
    }));
    let projects = total.or(stated);
    let with_investment = named.map_or(0, |named| named.projects);
    let open_check = cx.open_check(records_of(dataset, row_id));
    let also = also_listed(dataset, row_id);
    let note = match of.batch {
        Some((_, batch)) => Cell::note(batch.note.as_ref()),
        None => Cell::Notes(notes(dataset, row_id)),
    };
    cells.extend([
        Cell::value_or(total, absent()),
        Cell::value_or(stated, absent()),
        Cell::term(of.programme.map(Term::Programme)),
        Cell::places(places(dataset, row_id).into_iter().map(Place::from)),
        match also.is_empty() {
            true => Cell::Blank,
            false => Cell::Sentence(Sentence::AlsoListed(also)),
        },
        note,
        if is_known {
            count_cell(&of.total)
        } else {
            absent()
        },
        Cell::Text(row_id.key(cx).into()),
        Cell::term(of.batch.map(|(id, _)| Term::Batch(id))),
        Cell::Term(Term::Area(dataset.zone().home)),
        Cell::Count(with_investment),
        projects.map_or(Cell::Blank, |value| Cell::Unit(value.unit)),
        Cell::term(open_check.map(Term::Check)),
    ]);
    Row { cells }
}

/// How many more projects are published than listed.
fn unlisted(named: usize, published: &[&StatedFigure]) -> usize {
    let values = published
        .iter()
        .filter_map(|of| of.figure.base_value().ok());
    let sum = values.fold(rust_decimal::Decimal::ZERO, |sum, value| {
        sum.saturating_add(value)
    });
    let sum = usize::try_from(sum).unwrap_or(0);
    sum.saturating_sub(named)
}

fn count_cell<'d>(count: &Count<'d>) -> Cell<'d> {
    Cell::Named {
        named: count.named,
        stated: count.stated,
    }
}

/// Under the unit of the heading; money of another currency keeps its own beside it.
fn in_column(value: Value) -> Value {
    money_unit().map_or(value, |unit| value.under(unit))
}

#[cfg(test)]
mod tests {
    use super::super::list::{ListOptions, list};
    use super::super::testing::{
        fields, frozen, header, holds_its_contract, made_up, records, row_texts,
    };
    use super::*;
    use crate::figure::Hedge;
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
            let text = row_texts(&Batches, &cx, JANUARY);
            assert_eq!([text("listed"), text("published")], ["3", "9"]);
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
            .map(|id| row_texts(&Batches, &cx, &Batches.key(&cx, id))("date"))
            .collect();
        assert!(dates.iter().any(|date| date == "未注明日期"), "{dates:?}");
        let by_name = ListOptions {
            sort: Some(("name".into(), Direction::Up)),
            ..ListOptions::default()
        };
        let plain = list(&Batches, &cx, &ListOptions::default());
        let sorted = list(&Batches, &cx, &by_name).ids;
        let names = |ids: Vec<RowId>| -> Vec<String> {
            let ids = ids.into_iter().map(|id| Batches.key(&cx, id));
            ids.filter(|key| key.starts_with("three-batches/"))
                .collect()
        };
        // The newest first by itself; by name the oldest; what has no phase last, either way.
        let mut oldest_first = names(plain.ids);
        oldest_first[..7].reverse();
        assert_eq!(names(sorted), oldest_first);
        assert_eq!(oldest_first.last().unwrap(), "three-batches/");
        assert!(plain.groups.len() > 1);
    }

    #[test]
    fn every_project_stands_in_a_row_and_one_in_two_rows_says_so() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let ids = Batches.ids(&cx);
        let rows_of = |project| {
            let rows = ids.iter().copied();
            let rows = rows.filter(|id| members(&dataset, *id).any(|(of, _)| of == project));
            rows.collect::<Vec<RowId>>()
        };
        let mut several = 0;
        for (project, _) in dataset.projects() {
            let rows = rows_of(project);
            assert!(!rows.is_empty());
            for row in rows.iter().filter(|_| rows.len() > 1) {
                several += 1;
                let said = row_texts(&Batches, &cx, &Batches.key(&cx, *row))("also");
                assert!(said.contains("1 项也列在"), "{said:?}");
            }
        }
        assert_eq!(several, 2);
        let said = row_texts(&Batches, &cx, "collective-starts/cs-2021-05")("also");
        assert_eq!(said, "1 项也列在“三个一批 第一期”");
    }

    #[test]
    fn projects_without_a_phase_follow_the_oldest_and_are_counted_as_the_phases_are() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let keys = Batches.ids(&cx).into_iter();
        let keys: Vec<String> = keys.map(|id| Batches.key(&cx, id)).collect();
        let expected = ["three-batches/tb-7", "three-batches/tb-6"];
        assert_eq!(keys[..2], expected);
        assert_eq!(keys[6..8], ["three-batches/tb-1", "three-batches/"]);
        assert_eq!(keys.last().unwrap(), "/");
        let text = row_texts(&Batches, &cx, "three-batches/");
        assert_eq!(text("name"), "未注明期次");
        assert_eq!([text("listed"), text("signed")], ["6", "6"]);
        assert_eq!(text("reached"), "签约 6");
        let field = fields(&Batches, &cx, "three-batches/");
        assert_eq!([field("programme"), field("batch")], ["three-batches", ""]);
        // What is published of each stage alone stands beside each other.
        assert_eq!(
            row_texts(&Batches, &cx, "three-batches/tb-2")("published"),
            "2+5+2"
        );
    }

    #[test]
    fn programs_read_one_unit_for_both_amounts_and_nothing_where_there_is_none() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let records = records(&Batches, &cx);
        let at = |name: &str| FIELDS.iter().position(|field| field.name == name).unwrap();
        let january = records.iter().find(|record| record[0] == JANUARY).unwrap();
        let field = |name| january[at(name)].as_str();
        assert_eq!(field("named_with_investment"), "3");
        assert_eq!(
            [field("named_investment"), field("unit"), field("scale")],
            ["101.7", "元", "8"]
        );
        for record in &records {
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
        let mut named = Named::of(&dataset, RowId::Batch(id), money_unit().unwrap());
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
        let text = row_texts(&Batches, &cx, "starts/first");
        assert_eq!(text("named_investment"), "= ≈15.5");
        let field = fields(&Batches, &cx, "starts/first");
        // Two of three: the dollars stand alone.
        assert_eq!([field("named"), field("named_with_investment")], ["3", "2"]);
    }
}
