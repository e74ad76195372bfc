//! The checks of the audit: every relation between published figures, recomputed; worst first.

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Part, field};
use super::context::Context;
use super::figures;
use super::key::RowId;
use super::order::{Direction, Order};
use super::sentence::Sentence;
use super::term::Term;
use super::value::{Form, Rounding, Value};
use super::{Evidence, Inputs, Row, Sheet};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{Audit, Check, Outcome, Source};
use crate::dataset::{AreaId, Citation, Dataset, Subject};
use crate::figure::{Interval, Unit};
use crate::text::Lang;
use crate::wording::finding;

/// The checks of the audit, of all areas; none while it is still running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checks;

/// The people's columns, by position: what a list is ordered by is found without building rows.
const PEOPLE: [&str; 14] = [
    "finding",
    "name",
    "area",
    "period",
    "stated",
    "implied",
    "rule",
    "arithmetic",
    "explanation",
    "need",
    "hint",
    "decision",
    "place",
    "note",
];

const FIELDS: &[Field] = &[
    field("id", "name", Part::Id),
    field("rule", "rule", Part::Id),
    field("finding", "finding", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("period", "period", Part::Id),
    field("stated", "stated_number", Part::Text),
    field("implied_low", "implied", Part::Low),
    field("implied_high", "implied", Part::High),
    field("explanation", "reason", Part::Id),
    field("citations", "place", Part::Places),
    field("unit", "unit", Part::UnitPrinted),
    field("point_low", "point", Part::Low),
    field("point_high", "point", Part::High),
    field("decision", "decision", Part::Id),
    field("evidence", "evidence", Part::Places),
    field("arithmetic_zh", "arithmetic", Part::Zh),
    field("arithmetic_en", "arithmetic", Part::En),
    field("explanation_zh", "account", Part::Zh),
    field("explanation_en", "account", Part::En),
    field("hint_zh", "hints", Part::Zh),
    field("hint_en", "hints", Part::En),
    field("measure", "measure", Part::Id),
    field("stated_unit", "unit", Part::Unit),
    field("stated_scale", "unit", Part::Scale),
    field("qualifier", "stated", Part::Qualifier),
    field("note", "note", Part::Text),
];

impl Sheet for Checks {
    fn title(&self, cx: &Context<'_>) -> String {
        let title = cx.lang.audit_title();
        match cx.audit {
            Some(audit) => format!("{title} · {}", tally_text(audit, cx.lang)),
            None => title.to_owned(),
        }
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        let lang = cx.lang;
        // Each in a unit of its own: decimal points under each other would compare nothing.
        let number = |id: &'static str, heading: &str| Column::new(id, heading).align(Align::End);
        let mut columns = vec![
            // On a screen, its sign stands before the name.
            Column::new("finding", lang.column_finding())
                .on_screen(7)
                .filtered(),
            Column::new("name", lang.column_figure())
                .on_screen(1)
                .cut_to(20)
                .sorted(Direction::Up),
            Column::new("area", lang.kind_area())
                .on_screen(6)
                .filtered(),
            Column::new("period", lang.column_period())
                .on_screen(3)
                .sorted(Direction::Up),
            number("stated", lang.column_published_number()).on_screen(1),
            number("implied", lang.derived()).on_screen(4),
            Column::new("rule", lang.column_rule())
                .on_screen(5)
                .sorted(Direction::Up)
                .filtered(),
            Column::new("arithmetic", lang.column_arithmetic()).prose(),
            Column::new("explanation", lang.column_explanation()).prose(),
            Column::new("need", lang.label_needed()).prose(),
            Column::new("hint", lang.column_hint()).prose(),
            Column::new("decision", lang.flag_decides()).prose(),
            Column::new("place", lang.sort_place()).sorted(Direction::Up),
            Column::new("note", lang.column_noted()).prose(),
        ];
        let for_programs = [
            "indicator",
            "stated_number",
            "reason",
            "unit",
            "point",
            "evidence",
            "account",
            "measure",
            "hints",
        ];
        columns.extend(for_programs.map(Column::for_programs));
        columns
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let checks = cx.audit.map_or(&[][..], Audit::checks);
        (0u32..)
            .zip(checks)
            .map(|(at, _)| RowId::Check(at))
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        match id {
            RowId::Check(at) => Some(row(cx, at, cx.check(at)?)),
            RowId::Checks(outcome) => Some(self.folded(cx, outcome)),
            _ => None,
        }
    }

    /// Leaves the records out: they lead from a row to its check, and would lead a check to itself.
    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        let check = match id {
            RowId::Check(at) => cx.check(at),
            _ => None,
        };
        check.map_or_else(Evidence::default, |check| Evidence {
            records: Vec::new(),
            places: places(cx.dataset, check),
            entry: subject_of(cx.dataset, check).map(figures::entry),
        })
    }

    fn main(&self, _cx: &Context<'_>, _row: &Row<'_>) -> ColumnId {
        "stated".into()
    }

    /// Folds the checks that need neither a look nor an explanation, which are most of the list.
    fn folded_into(&self, cx: &Context<'_>, id: RowId) -> Option<RowId> {
        let RowId::Check(at) = id else {
            return None;
        };
        let outcome = cx.check(at)?.finding.outcome();
        let is_named = matches!(outcome, Outcome::Explained | Outcome::WithinRounding);
        (!outcome.is_open() && !is_named).then_some(RowId::Checks(outcome))
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        match cx.audit {
            None => cx.lang.audit_running().to_owned(),
            Some(_) => cx.lang.audit_none().to_owned(),
        }
    }

    fn none_fits(&self, cx: &Context<'_>) -> &'static str {
        match cx.audit {
            None => cx.lang.audit_running(),
            Some(_) => cx.lang.audit_none_such(),
        }
    }

    fn inputs(&self) -> Inputs {
        Inputs::Dataset
    }

    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        let RowId::Check(at) = id else {
            return None;
        };
        let check = cx.check(at)?;
        match PEOPLE.get(column).copied() {
            Some("name") => Some(Term::Check(at).order(cx)),
            Some("period") => finding::place(cx.dataset, check.stated)
                .1
                .map(Order::Period),
            Some("rule") => Some(Term::Rule(check.rule).order(cx)),
            Some("place") => {
                let cited = statement::citation(cx.dataset, check.stated)?;
                Some(Order::Place(cited.article, cited.line))
            }
            _ => self.row(cx, id)?.cells.get(column)?.order(cx),
        }
    }
}

impl Checks {
    /// The row of all checks of one outcome: the outcome, and their number.
    fn folded<'d>(self, cx: &Context<'d>, outcome: Outcome) -> Row<'d> {
        let cells = self
            .columns(cx)
            .into_iter()
            .map(|column| match column.id.name {
                "finding" => Cell::Term(Term::Outcome(outcome)),
                "name" => Cell::Text(counted(cx, outcome).into()),
                _ => Cell::Blank,
            });
        Row {
            cells: cells.collect(),
        }
    }
}

/// An outcome with the number of its checks.
#[must_use]
pub fn counted(cx: &Context<'_>, outcome: Outcome) -> String {
    let count = cx.audit.map_or(0, |audit| audit.count(outcome));
    format!("{} {count}", finding::outcome(outcome, cx.lang))
}

/// The number of checks with each outcome: `128 relations recomputed: conflict 3  suspect 1`.
#[must_use]
pub fn tally_text(audit: &Audit, lang: Lang) -> String {
    counts_text(&audit.tally(), lang)
}

/// The same of the checks of the area shown.
#[must_use]
pub fn tally_of_area(cx: &Context<'_>) -> String {
    let found = outcomes_of_area(cx).into_iter();
    let tally: Vec<(Outcome, usize)> = found.map(|(outcome, count, _)| (outcome, count)).collect();
    counts_text(&tally, cx.lang)
}

fn counts_text(tally: &[(Outcome, usize)], lang: Lang) -> String {
    let all = tally.iter().map(|(_, count)| *count);
    let all = lang.audit_tally(all.fold(0, usize::saturating_add));
    let found = tally.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = found
        .map(|(outcome, count)| format!("{} {count}", finding::outcome(*outcome, lang)))
        .collect();
    match counts.is_empty() {
        true => all,
        false => format!("{all}{}{}", lang.colon(), counts.join("  ")),
    }
}

/// The outcomes of the checks of figures of the area shown, worst first: the number of checks with each,
/// and the position of the first.
#[must_use]
pub fn outcomes_of_area(cx: &Context<'_>) -> Vec<(Outcome, usize, u32)> {
    let checks = cx.audit.map_or(&[][..], Audit::checks);
    let of_area = (0u32..)
        .zip(checks)
        .filter(|(_, check)| area_of(cx.dataset, check) == cx.area);
    let mut found: Vec<(Outcome, usize, u32)> = Vec::new();
    for (at, check) in of_area {
        let outcome = check.finding.outcome();
        match found.iter_mut().find(|(of, ..)| *of == outcome) {
            Some((_, count, _)) => *count = count.saturating_add(1),
            None => found.push((outcome, 1, at)),
        }
    }
    found
}

/// The area whose figure a check is of; of one of projects, the dataset's own.
fn area_of(dataset: &Dataset, check: &Check) -> AreaId {
    let (area, _) = finding::place(dataset, check.stated);
    area.unwrap_or(dataset.zone().home)
}

/// What the stated figure is about; of a figure printed again, what it repeats.
fn subject_of<'d>(dataset: &'d Dataset, check: &Check) -> Option<Subject<'d>> {
    dataset.subject(check.stated.record())
}

fn row<'d>(cx: &Context<'d>, at: u32, check: &'d Check) -> Row<'d> {
    let dataset = cx.dataset;
    let (_, period) = finding::place(dataset, check.stated);
    let subject = subject_of(dataset, check);
    let read = Statement::read(dataset, check.stated);
    let figure = read.and_then(|read| read.figure);
    // As the arithmetic tells them: a rate of growth without a plus.
    let stated = figure.map(|figure| Value::printed(figure, Form::Level));
    let words = finding::figure(dataset, check.stated, Lang::Zh);
    let number = figure.map_or_else(|| words.clone(), |figure| figure.value.to_string());
    let implied = |interval: Option<Interval>, unit: Option<Unit>| {
        let interval = interval.filter(|interval| *interval != Interval::ANYTHING);
        let value = interval.zip(unit).map(|(interval, unit)| {
            let decimals = finding::decimals(figure);
            Value::computed(interval, unit, Form::Implied, decimals).rounded(Rounding::Nearest)
        });
        Cell::value_or(value, Cell::Blank)
    };
    let unit = read.map(|read| read.unit);
    let cited = |sources: &mut dyn Iterator<Item = Source>| {
        let places = sources.filter_map(|source| statement::citation(dataset, source));
        Cell::places(places.map(Place::from))
    };
    let cells = vec![
        Cell::Term(Term::Outcome(check.finding.outcome())),
        Cell::Term(Term::Check(at)),
        Cell::Term(Term::Area(area_of(dataset, check))),
        period.map_or(Cell::Absent(Absent::Undated), Cell::Period),
        stated.map_or_else(|| Cell::Text(words.into()), Cell::Value),
        implied(check.implied.map(|of| of.possible), unit),
        Cell::Term(Term::Rule(check.rule)),
        Cell::Sentence(Sentence::Arithmetic(check)),
        Cell::Sentence(Sentence::Explanation(check)),
        Cell::Sentence(Sentence::Need(check)),
        Cell::Sentence(Sentence::Corrections(check)),
        Cell::Sentence(Sentence::Decision(check)),
        cited(&mut check.sources()),
        Cell::note(subject.and_then(Subject::note)),
        Cell::term(subject.map(figures::quantity)),
        Cell::Text(number.into()),
        Cell::Text(check.finding.reason().into()),
        unit.map_or(Cell::Blank, Cell::Unit),
        implied(check.implied.map(|of| of.point), unit),
        cited(&mut check.evidence.iter().copied()),
        Cell::Sentence(Sentence::Account(check)),
        Cell::term(subject.map(|of| Term::Measure(figures::measure(of)))),
        Cell::Sentence(Sentence::Hints(check)),
    ];
    Row { cells }
}

/// The lines a check was made from: what is stated, what it is held against, the evidence.
#[must_use]
pub fn places(dataset: &Dataset, check: &Check) -> Vec<Citation> {
    let cited = |source| statement::citation(dataset, source);
    check.sources().filter_map(cited).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{frozen, golden, header, holds_its_contract, records, row_texts};
    use super::*;
    use crate::analysis::audit::audit;

    const GRIM: &str = "grim/zzhtz/national_incubators_rated_a/share/henan/2020";

    fn context<'d>(dataset: &'d Dataset, audit: &'d Audit, lang: Lang) -> Context<'d> {
        Context {
            audit: Some(audit),
            ..Context::new(dataset, dataset.zone().home, 2021, lang)
        }
    }

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            header(&Checks),
            "id,rule,finding,area,indicator,period,stated,implied_low,implied_high,explanation,\
             citations,unit,point_low,point_high,decision,evidence,arithmetic_zh,arithmetic_en,\
             explanation_zh,explanation_en,hint_zh,hint_en,measure,stated_unit,stated_scale,\
             qualifier,note"
        );
        holds_its_contract(&Checks, 2021);
    }

    #[test]
    fn the_first_columns_are_what_they_always_were() {
        let dataset = frozen();
        let audit = audit(&dataset);
        let mut expected = golden("audit.csv").into_iter();
        let names = expected.next().unwrap();
        assert!(header(&Checks).starts_with(&names.join(",")));
        let records = records(&Checks, &context(&dataset, &audit, Lang::En));
        assert_eq!(records.len(), expected.len());
        for (record, expected) in records.iter().zip(expected) {
            assert_eq!(record[..names.len()], expected);
        }
        let of_old = &FIELDS[..names.len()];
        assert!(of_old.iter().all(|field| !field.part.is_whole_number()));
    }

    #[test]
    fn what_is_stated_and_implied_reads_as_the_findings_word_it() {
        let dataset = frozen();
        let audit = audit(&dataset);
        for lang in [Lang::Zh, Lang::En] {
            let cx = context(&dataset, &audit, lang);
            let columns = Checks.columns(&cx);
            for id in Checks.ids(&cx) {
                let RowId::Check(at) = id else { panic!() };
                let check = cx.check(at).unwrap();
                let row = Checks.row(&cx, id).unwrap();
                let text = |name: &'static str| {
                    super::super::cell(&columns, &row, name.into())
                        .unwrap()
                        .text(&cx)
                };
                let implied = check.implied.zip(Statement::read(&dataset, check.stated));
                let implied = implied.map_or_else(String::new, |(implied, stated)| {
                    let decimals = finding::decimals(stated.figure);
                    finding::value(implied.possible, stated.unit, decimals, lang)
                });
                assert_eq!(text("implied"), implied);
                let stated = finding::figure(&dataset, check.stated, lang);
                assert_eq!(text("stated"), stated);
            }
        }
    }

    #[test]
    fn while_the_audit_runs_the_list_is_empty_and_says_so() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        assert!(Checks.ids(&cx).is_empty());
        assert_eq!(Checks.empty(&cx), Lang::Zh.audit_running());
        let audit = audit(&dataset);
        let cx = context(&dataset, &audit, Lang::Zh);
        assert!(Checks.title(&cx).contains("矛盾 "), "{}", Checks.title(&cx));
    }

    #[test]
    fn what_would_mend_it_is_named_once_in_each_language() {
        let dataset = frozen();
        let audit = audit(&dataset);
        for lang in [Lang::Zh, Lang::En] {
            let cx = context(&dataset, &audit, lang);
            let id = RowId::find(&Checks, &cx, GRIM).unwrap();
            let text = super::super::copy::row(&Checks, &cx, id).unwrap();
            let text = text.to_lowercase();
            for word in ["hint", "need", "提示", "所需"] {
                assert!(text.matches(word).count() <= 1, "{text}");
            }
            assert!(text.contains(&format!("{}{}", lang.column_hint(), lang.colon())));
        }
    }

    #[test]
    fn a_conflict_says_why_and_what_would_mend_it() {
        let dataset = frozen();
        let audit = audit(&dataset);
        let cx = context(&dataset, &audit, Lang::En);
        let text = row_texts(&Checks, &cx, GRIM);
        assert_eq!([text("stated"), text("finding")], ["41.13%", "conflict"]);
        assert!(
            text("need").starts_with("needs a whole"),
            "{}",
            text("need")
        );
        assert!(text("hint").contains("41.18%"), "{}", text("hint"));
        assert_eq!(text("place"), "003:267 003:263");
        let grim = RowId::find(&Checks, &cx, GRIM).unwrap();
        let evidence = Checks.evidence(&cx, grim);
        assert_eq!(evidence.places.len(), 2);
        assert!(evidence.entry.is_some());
    }

    #[test]
    fn the_people_columns_stand_where_they_are_looked_for() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let columns = Checks.columns(&cx);
        let people = columns.iter().filter(|column| column.is_for_people());
        let names: Vec<&str> = people.map(|column| column.id.name).collect();
        assert_eq!(names, PEOPLE);
    }
}
