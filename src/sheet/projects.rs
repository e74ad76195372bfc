//! Projects by the stage they have reached, with what was printed of each.

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::key::RowId;
use super::order::Direction;
use super::term::{Flag, Term};
use super::value::{Form, Value};
use super::{Entry, Evidence, Inputs, Row, Sheet};
use crate::analysis::pipeline::{self, ProjectRow};
use crate::dataset::{BatchId, Citation, Project, ProjectId, Record};
use crate::figure::Unit;
use crate::text::{Bilingual, Lang, numbers};

/// The projects of the dataset's own area: by stage, then in the order of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Projects;

const FIELDS: &[Field] = &[
    field("id", "name", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("area", "area", Part::Id),
    field("programme", "programme", Part::Id),
    field("batch", "own_batch", Part::Id),
    field("stage", "stage", Part::Id),
    field("period", "period", Part::Id),
    field("investment", "printed_investment", Part::Value),
    field("unit", "printed_investment", Part::Unit),
    field("scale", "printed_investment", Part::Scale),
    field("qualifier", "printed_investment", Part::Qualifier),
    field("article", "place", Part::Article),
    field("line", "place", Part::Line),
    field("note", "note", Part::Text),
    field("batches", "batch", Part::Id),
    field("active", "active", Part::Id),
    field("citations", "citations", Part::Places),
    field("open_check", "open_check", Part::Id),
];

impl Sheet for Projects {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.tab_projects())
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        let investment = lang.column_total_investment(money_heading(lang));
        let mut columns = vec![
            // On a screen, its sign alone stands before the name.
            Column::new("stage", lang.column_stage())
                .sorted(Direction::Up)
                .filtered(),
            Column::new("name", lang.column_project())
                .on_screen(1)
                .cut_to(18)
                .sorted(Direction::Up),
            Column::new("programme", lang.column_programme()).filtered(),
            Column::new("batch", lang.column_phase())
                .on_screen(3)
                .cut_to(21)
                .sorted(Direction::Up)
                .filtered(),
            Column::new("investment", investment)
                .align(Align::Decimal)
                .on_screen(5)
                .sorted(Direction::Down),
            Column::new("period", lang.column_date())
                .on_screen(5)
                .sorted(Direction::Down),
            Column::new("active", lang.active_in(cx.year)),
            Column::new("place", lang.sort_place())
                .on_screen(2)
                .sorted(Direction::Up),
            Column::new("figures", lang.column_other_figures()),
            Column::new("note", lang.column_note()).prose(),
        ];
        let for_programs = [
            "area",
            "own_batch",
            "printed_investment",
            "citations",
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
        let rows = pipeline::projects(cx.dataset);
        rows.iter().map(|row| RowId::Project(row.id)).collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let RowId::Project(project) = id else {
            return None;
        };
        let project = pipeline::project_row(project, cx.dataset.project(project)?);
        Some(row(cx, &project))
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        let RowId::Project(id) = id else {
            return Evidence::default();
        };
        let project = cx.dataset.project(id);
        project.map_or_else(Evidence::default, |project| Evidence {
            records: records(id, project),
            places: places(project),
            entry: Some(Entry::Project(&project.id)),
        })
    }

    fn main(&self, _cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        "investment".into()
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        match is_elsewhere(cx) {
            true => elsewhere(cx),
            false => cx.lang.no_projects().to_owned(),
        }
    }

    fn inputs(&self) -> Inputs {
        // The rows are the same in every year, but what is active is not.
        Inputs::Year
    }
}

/// Whether another area is shown than the one that all projects are of.
pub(super) fn is_elsewhere(cx: &Context<'_>) -> bool {
    cx.area != cx.dataset.zone().home
}

/// That all projects are of another area than the one shown.
pub(super) fn elsewhere(cx: &Context<'_>) -> String {
    let home = cx.name_of(cx.dataset.zone().home);
    cx.lang.projects_of_another_area(home, cx.area_name())
}

/// The unit that columns of investments are headed by.
pub(super) fn money_unit() -> Option<Unit> {
    Unit::parse("亿元").ok()
}

/// That unit in a heading.
pub fn money_heading(lang: Lang) -> String {
    money_unit().map_or_else(String::new, |unit| numbers::Style::of(unit, lang).heading())
}

fn row<'d>(cx: &Context<'d>, of: &ProjectRow<'d>) -> Row<'d> {
    let dataset = cx.dataset;
    let project = of.project;
    let investment = project.investment();
    let printed = investment.map(|stated| Value::printed(stated.figure, Form::Level));
    let in_column = printed.map(|value| money_unit().map_or(value, |unit| value.under(unit)));
    let date = match of.event {
        Some(event) => Cell::date(pipeline::date_of(dataset, event)),
        None => Cell::Blank,
    };
    let active = pipeline::is_active_in(dataset, project, cx.year);
    let own = of.event.map(|event| &event.citation);
    let shown = own
        .into_iter()
        .chain(investment.map(|stated| &stated.citation));
    let others = project
        .figures
        .iter()
        .filter(|stated| !investment.is_some_and(|shown| std::ptr::eq(shown, *stated)))
        .map(|stated| {
            let value = Value::printed(stated.figure, Form::Level);
            (Some(Term::Quantity(stated.about)), value)
        });
    let own_batch = of.event.and_then(|event| event.batch);
    let open_check = cx.open_check(records(of.id, project));
    let cells = vec![
        Cell::term(of.stage.map(Term::Stage)),
        Cell::Term(Term::Project(of.id)),
        Cell::term(pipeline::programme_of(dataset, project).map(Term::Programme)),
        Cell::Terms(batches(of).into_iter().map(Term::Batch).collect()),
        Cell::value_or(in_column, Cell::Absent(Absent::NotInDataset)),
        date,
        Cell::term(active.then_some(Term::Flag(Flag::Active))),
        Cell::places(shown.map(Place::from)),
        Cell::Values(others.collect()),
        Cell::Notes(notes(of)),
        Cell::Term(Term::Area(dataset.zone().home)),
        Cell::term(own_batch.map(Term::Batch)),
        Cell::value_or(printed, Cell::Blank),
        Cell::places(places(project).into_iter().map(Place::from)),
        Cell::term(open_check.map(Term::Check)),
    ];
    Row { cells }
}

/// The batches of all its events: first the one by which it reached its stage, then the latest.
fn batches(of: &ProjectRow<'_>) -> Vec<BatchId> {
    let own = of.event.into_iter();
    let events = own.chain(of.project.events.iter().rev());
    let mut found = Vec::new();
    for batch in events.filter_map(|event| event.batch) {
        if !found.contains(&batch) {
            found.push(batch);
        }
    }
    found
}

/// What a curator noted of the stages, the latest first, and of the figures.
fn notes<'d>(of: &ProjectRow<'d>) -> Vec<&'d Bilingual> {
    let events = of.project.events.iter().rev();
    let events = events.filter_map(|event| event.note.as_ref());
    let figures = of.project.figures.iter();
    let mut found: Vec<&Bilingual> = Vec::new();
    for note in events.chain(figures.filter_map(|stated| stated.note.as_ref())) {
        if !found.iter().any(|other| other.zh == note.zh) {
            found.push(note);
        }
    }
    found
}

/// What was stated of a project.
#[must_use]
pub fn records(id: ProjectId, project: &Project) -> Vec<Record> {
    let figures = (0u32..).zip(&project.figures);
    figures.map(|(at, _)| Record::Project(id, at)).collect()
}

/// The lines that tell of a project: of its stages, the latest first, then of its figures.
#[must_use]
pub fn places(project: &Project) -> Vec<Citation> {
    let events = project.events.iter().rev().map(|event| &event.citation);
    let figures = project.figures.iter().map(|stated| &stated.citation);
    events.chain(figures).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::super::list::{ListOptions, list};
    use super::super::testing::{fields, frozen, header, holds_its_contract, made_up, row_texts};
    use super::*;

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            header(&Projects),
            "id,name_zh,name_en,area,programme,batch,stage,period,investment,unit,scale,qualifier,\
             article,line,note,batches,active,citations,open_check"
        );
        holds_its_contract(&Projects, 2021);
    }

    #[test]
    fn a_project_tells_its_investment_under_its_unit_and_the_rest_each_with_its_own() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let text = row_texts(&Projects, &cx, "sensor-valley");
        assert_eq!(text("investment"), "60");
        let heading = Projects
            .columns(&cx)
            .into_iter()
            .find(|of| of.id.name == "investment");
        assert_eq!(heading.unwrap().heading, "总投资（亿元）");
        assert!(!text("figures").contains("总投资"), "{}", text("figures"));
    }

    #[test]
    fn what_no_article_says_is_told_apart_from_what_the_dataset_lacks() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let texts: Vec<[String; 2]> = Projects
            .ids(&cx)
            .into_iter()
            .map(|id| {
                let key = Projects.key(&cx, id);
                let text = row_texts(&Projects, &cx, &key);
                [text("period"), text("investment")]
            })
            .collect();
        assert!(texts.iter().any(|[period, _]| period == "未注明日期"));
        assert!(texts.iter().any(|[_, money]| money == "未收录"));
        assert!(texts.iter().all(|[_, money]| money != "0"));
    }

    #[test]
    fn a_project_is_found_by_any_of_its_batches_and_stands_under_that_of_its_stage() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let batch = |id: &str| dataset.batches().find(|(_, of)| &*of.id == id).unwrap().0;
        let park = RowId::find(&Projects, &cx, "wisdom-park-2").unwrap();
        let row = Projects.row(&cx, park).unwrap();
        let columns = Projects.columns(&cx);
        let batches = super::super::cell(&columns, &row, "batch".into()).unwrap();
        assert_eq!(batches.terms().len(), 2);
        for term in batches.terms() {
            let filters = vec![("batch".into(), vec![*term])];
            let options = ListOptions {
                filters,
                sort: None,
            };
            assert!(list(&Projects, &cx, &options).ids.contains(&park));
        }
        assert!(batches.terms().contains(&Term::Batch(batch("cs-2021-05"))));
        assert_eq!(
            row_texts(&Projects, &cx, "wisdom-park-2")("active"),
            "active in 2021"
        );
    }

    #[test]
    fn an_area_without_projects_says_whose_they_are() {
        let dataset = frozen();
        let city = dataset.find_area("zhengzhou").unwrap();
        let cx = Context::new(&dataset, city, 2021, Lang::En);
        assert!(Projects.ids(&cx).is_empty());
        assert!(Projects.empty(&cx).contains(cx.name_of(city)));
    }

    #[test]
    fn the_batch_of_the_stage_stands_first_and_then_the_latest() {
        let mut projects = "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \
                            \"Starts\"\n"
            .to_owned();
        for order in [1, 2] {
            projects.push_str(&format!(
                "[[batch]]\nid = \"b{order}\"\nprogramme = \"starts\"\norder = {order}\nname_zh = \
                 \"第{order}期\"\nname_en = \"Phase {order}\"\n"
            ));
        }
        projects.push_str("[[project]]\nid = \"park\"\nname_zh = \"园\"\nname_en = \"Park\"\n");
        for (stage, batch) in [
            ("in_production", ""),
            ("signed", "batch = \"b1\"\n"),
            ("started", "batch = \"b2\"\n"),
        ] {
            projects.push_str(&format!(
                "[[project.event]]\nstage = \"{stage}\"\n{batch}cite = {{ article = \"a\", line = 6 \
                 }}\n"
            ));
        }
        let dataset = made_up(&[("projects.toml", &projects)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let field = fields(&Projects, &cx, "park");
        // The file tells its stages out of order.
        assert_eq!(field("stage"), "in_production");
        assert_eq!([field("batch"), field("batches")], ["", "b2 b1"]);
    }

    #[test]
    fn a_project_is_active_in_a_year_in_which_something_happened_to_it() {
        let dataset = frozen();
        let active = |year, id: &str| {
            let cx = Context::new(&dataset, dataset.zone().home, year, Lang::En);
            fields(&Projects, &cx, id)("active")
        };
        assert_eq!(active(2021, "wisdom-park-2"), "yes");
        assert_eq!(active(2015, "wisdom-park-2"), "");
        assert_eq!(active(2021, "beidou-incubator"), "");
    }
}
