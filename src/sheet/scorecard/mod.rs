//! Targets and results of a year, and where both were printed.

use super::cell::{Absent, Cell, Place};
use super::column::{Align, Column, ColumnId, Field, Group, Part, ScoreGroup, field};
use super::context::Context;
use super::key::RowId;
use super::order::{Direction, Order};
use super::score::{self, attainment, gap};
use super::sentence::Sentence;
use super::term::{Flag, Term};
use super::{Evidence, Inputs, Row, Sheet, compare};
use crate::analysis::matrix::Line;
use crate::analysis::result::Actual;
use crate::analysis::scorecard::{self, Score, tally};
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::{Dataset, Measure, Subject};
use crate::figure::Period;
use crate::text::Lang;
use crate::wording;
pub use promised::earlier_of;
use promised::{earlier_cells, promised};

mod evidence;
mod promised;

pub use super::score::{actual, gap_in_words, target};
use evidence::with_earlier;
pub use evidence::{earlier_citations, earlier_result, evidence, records, result_citations};

/// The targets of the area for the year: rates first, then quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scorecard;

pub(super) const FIELDS: &[Field] = &[
    field("id", "id", Part::Id),
    field("year", "year", Part::Id),
    field("area", "area", Part::Id),
    field("indicator", "indicator", Part::Id),
    field("measure", "measure", Part::Id),
    field("name_zh", "name", Part::Zh),
    field("name_en", "name", Part::En),
    field("topic", "topic", Part::Id),
    field("base", "base", Part::Id),
    field("of", "of", Part::Id),
    field("period", "period", Part::Id),
    field("group", "group", Part::Id),
    field("bound", "target", Part::Qualifier),
    field("target", "target", Part::Value),
    field("target_unit", "target", Part::Unit),
    field("target_scale", "target", Part::Scale),
    field("actual", "actual", Part::Value),
    field("actual_low", "actual", Part::Low),
    field("actual_high", "actual", Part::High),
    field("actual_unit", "actual", Part::Unit),
    field("actual_scale", "actual", Part::Scale),
    field("actual_bound", "actual", Part::Qualifier),
    field("actual_kind", "actual", Part::Kind),
    field("gap", "gap", Part::Value),
    field("gap_low", "gap", Part::Low),
    field("gap_high", "gap", Part::High),
    field("attainment", "attainment", Part::Value),
    field("attainment_low", "attainment", Part::Low),
    field("attainment_high", "attainment", Part::High),
    field("verdict", "verdict", Part::Id),
    field("decision", "decision", Part::Id),
    field("reason_zh", "reason", Part::Zh),
    field("reason_en", "reason", Part::En),
    field("instead_indicator", "instead_indicator", Part::Id),
    field("instead_measure", "instead_measure", Part::Id),
    field("formula", "formula", Part::Text),
    field("target_citation", "target_place", Part::Places),
    field("actual_citation", "actual_place", Part::Places),
    field("other_year", "other_year", Part::Id),
    field("other_low", "other", Part::Low),
    field("other_high", "other", Part::High),
    field("difference_low", "difference", Part::Low),
    field("difference_high", "difference", Part::High),
    field("percent_low", "percent", Part::Low),
    field("percent_high", "percent", Part::High),
    field("open_check", "open_check", Part::Id),
    field("note", "note", Part::Text),
];

impl Sheet for Scorecard {
    fn title(&self, cx: &Context<'_>) -> String {
        format!("{} · {}", cx.area_name(), cx.lang.targets_title(cx.year))
    }

    fn columns(&self, cx: &Context<'_>) -> Vec<Column> {
        columns(cx)
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn ids(&self, cx: &Context<'_>) -> Vec<RowId> {
        let mut scores = scorecard::scorecard(cx.dataset, cx.area, cx.year);
        scores.sort_by_cached_key(|score| {
            let group = ScoreGroup::of(score.target);
            (group, scorecard::shortfall(score), promised(cx, score))
        });
        scores
            .iter()
            .filter_map(|score| cx.dataset.record_of_target(score.target))
            .map(RowId::Figure)
            .collect()
    }

    fn row<'d>(&self, cx: &Context<'d>, id: RowId) -> Option<Row<'d>> {
        let score = score_of(cx.dataset, id)?;
        Some(row(cx, score))
    }

    fn evidence<'d>(&self, cx: &Context<'d>, id: RowId) -> Evidence<'d> {
        score_of(cx.dataset, id).map_or_else(Evidence::default, |score| with_earlier(cx, &score))
    }

    fn main(&self, cx: &Context<'_>, row: &Row<'_>) -> ColumnId {
        let columns = self.columns(cx);
        match super::cell(&columns, row, "actual".into()) {
            Some(Cell::Value(_)) => "actual".into(),
            _ => "target".into(),
        }
    }

    fn empty(&self, cx: &Context<'_>) -> String {
        cx.lang.sentence_no_targets(cx.year)
    }

    fn none_fits(&self, cx: &Context<'_>) -> &'static str {
        cx.lang.filter_nothing()
    }

    fn inputs(&self) -> Inputs {
        Inputs::OtherYear
    }

    fn group(&self, cx: &Context<'_>, id: RowId) -> Option<Group> {
        let RowId::Figure(record) = id else {
            return None;
        };
        match cx.dataset.subject(record)? {
            Subject::Target(target) => Some(Group::Targets(ScoreGroup::of(target))),
            _ => None,
        }
    }

    /// Rates have a gap and quantities a completion rate. Ordering by either column orders both groups
    /// by how far they are from their targets.
    fn order(&self, cx: &Context<'_>, id: RowId, column: usize) -> Option<Order> {
        let row = self.row(cx, id)?;
        let own = row.cells.get(column)?.order(cx);
        let of_other_group = || {
            let columns = self.columns(cx);
            let other = match columns.get(column)?.id.name {
                "gap" => "attainment",
                "attainment" => "gap",
                _ => return None,
            };
            super::cell(&columns, &row, other.into())?.order(cx)
        };
        own.or_else(of_other_group)
    }

    fn notes(&self, cx: &Context<'_>) -> Vec<String> {
        let scores = scorecard::scorecard(cx.dataset, cx.area, cx.year);
        if scores.is_empty() {
            return Vec::new();
        }
        vec![tally_text(&scores, cx.lang)]
    }
}

/// The number of targets with each verdict: `met 6  near 1`.
#[must_use]
pub fn tally_text(scores: &[Score<'_>], lang: Lang) -> String {
    let counts: Vec<String> = tally(scores)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{} {count}", wording::verdict(verdict, lang)))
        .collect();
    counts.join("  ")
}

/// The columns of a scorecard; the view over all years has them too, in its records.
pub(super) fn columns(cx: &Context<'_>) -> Vec<Column> {
    let lang = cx.lang;
    let number = |id, heading: &str| Column::new(id, heading).align(Align::Decimal);
    // With a second year, its columns stay longest: the sign of a row shows the verdict as well.
    let (verdict, distance) = match cx.other_year {
        Some(_) => (6, 4),
        None => (1, 3),
    };
    let mut columns = vec![
        Column::new("verdict", lang.column_verdict())
            .on_screen(verdict)
            .sorted(Direction::Up)
            .filtered(),
        Column::for_programs("not_met").filtered(),
        Column::for_programs("derived").filtered(),
        Column::new("name", lang.column_indicator())
            .on_screen(1)
            .cut_to(18)
            .sorted(Direction::Up),
        Column::new("unit", lang.column_unit())
            .for_people()
            .on_screen(2),
        number("target", lang.column_target())
            .on_screen(2)
            .sorted(Direction::Down),
        number("actual", lang.column_actual())
            .on_screen(2)
            .sorted(Direction::Down),
        number("gap", lang.column_gap())
            .on_screen(distance)
            .only_in(Scale::Rate)
            .sorted(Direction::Up),
        number("attainment", lang.column_completion())
            .on_screen(distance)
            .only_in(Scale::Quantity)
            .sorted(Direction::Up),
    ];
    columns.extend(compare::columns(cx, 3));
    columns.extend([
        number("earlier", lang.column_earlier()).for_people(),
        Column::new("earlier_year", lang.column_earlier_year()).for_people(),
        number("of_earlier", lang.column_of_earlier()).for_people(),
    ]);
    columns.extend([
        Column::new("actual_place", lang.column_actual_source()).on_screen(5),
        Column::new("target_place", lang.column_target_source())
            .on_screen(7)
            .sorted(Direction::Up),
        Column::new("reason", lang.column_reason()).prose(),
        Column::new("formula", lang.column_formula()).prose(),
        Column::new("topic", lang.column_topic()).filtered(),
        Column::new("note", lang.column_note()).prose(),
    ]);
    let for_programs = [
        "id",
        "year",
        "area",
        "indicator",
        "measure",
        "base",
        "of",
        "period",
        "group",
        "decision",
        "instead_indicator",
        "instead_measure",
        "other_year",
        "open_check",
    ];
    columns.extend(for_programs.map(Column::for_programs));
    columns
}

pub(super) fn row<'d>(cx: &Context<'d>, score: Score<'d>) -> Row<'d> {
    let dataset = cx.dataset;
    let target = score.target;
    let indicator = dataset.indicator(target.indicator);
    let actual = score::actual(&score);
    let instead = target.not_comparable.as_ref().and_then(|of| of.instead);
    let evidence = evidence(dataset, &score);
    let line = Line {
        indicator: target.indicator,
        measure: target.measure,
    };
    // A figure that was published instead of the result is not compared with another year.
    let own = actual.filter(|_| score.verdict.is_judged());
    let absent = match (&score.actual, score.verdict) {
        (None, Verdict::NotPublished) => Cell::Absent(Absent::NotPublished),
        (None, _) => Cell::Absent(Absent::NotInDataset),
        (Some(_), _) => Cell::Blank,
    };
    // If the readings of a target differ, each is shown.
    let readings = score::readings(&score).into_iter();
    let readings: Vec<_> = readings.map(|value| (None, value)).collect();
    let result = match readings.is_empty() {
        true => Cell::value_or(actual, absent),
        false => Cell::Values(readings),
    };
    let mut cells = vec![
        Cell::Term(Term::Verdict(score.verdict)),
        Cell::Terms(not_met(score.verdict).into_iter().collect()),
        Cell::Terms(derived(&score).into_iter().collect()),
        Cell::Term(Term::Line(target.indicator, target.measure)),
        Cell::Unit(target.figure.unit),
        Cell::Value(score::target(target)),
        result,
        Cell::value_or(gap(&score), Cell::Blank),
        Cell::value_or(attainment(&score), Cell::Blank),
    ];
    cells.extend(compare::cells(cx, line, own));
    cells.extend(earlier_cells(cx, &score));
    let actual_places = result_citations(&score);
    let reason = match score.verdict {
        Verdict::Open | Verdict::NotComparable => {
            Cell::Sentence(Sentence::Reason(Box::new(score.clone())))
        }
        Verdict::NotPublished => Cell::Absent(Absent::NotPublished),
        Verdict::NoResult => Cell::Absent(Absent::NotInDataset),
        _ => Cell::Blank,
    };
    let formula = match &score.actual {
        Some(Actual::Derived(derivation)) => Cell::Sentence(Sentence::Formula(
            Box::new(score.clone()),
            derivation.clone(),
        )),
        _ => Cell::Blank,
    };
    cells.extend([
        Cell::places(actual_places.into_iter().map(Place::from)),
        Cell::places([Place::from(&target.citation)]),
        reason,
        formula,
        Cell::term(indicator.map(|of| Term::Topic(of.topic))),
        Cell::note(target.note.as_deref()),
        Cell::term(dataset.record_of_target(target).map(Term::Record)),
        Cell::Period(Period::Year(target.period.year())),
        Cell::Term(Term::Area(target.area)),
        Cell::Term(Term::Indicator(target.indicator)),
        Cell::Term(Term::Measure(target.measure)),
        base_of(target.measure, target.period),
        whole_of(target.measure),
        Cell::Period(target.period),
        Cell::Term(Term::ScoreGroup(ScoreGroup::of(target))),
        Cell::Sentence(Sentence::DecidedBy(target)),
        Cell::term(instead.map(|(indicator, _)| Term::Indicator(indicator))),
        Cell::term(instead.map(|(_, measure)| Term::Measure(measure))),
        compare::other_year(cx),
        Cell::term(evidence.open_check(cx).map(Term::Check)),
    ]);
    Row { cells }
}

/// Missed and reversed targets as one choice.
pub(super) fn not_met(verdict: Verdict) -> Option<Term> {
    let is_not_met = matches!(verdict, Verdict::Missed | Verdict::Reversed);
    is_not_met.then_some(Term::Flag(Flag::NotMet))
}

/// Whether the result was computed rather than published.
pub(super) fn derived(score: &Score<'_>) -> Option<Term> {
    let is_derived = matches!(score.actual, Some(Actual::Derived(_)));
    is_derived.then_some(Term::Flag(Flag::Derived))
}

/// What a growth rate is over, or above which area a share lies.
pub(super) fn base_of<'d>(measure: Measure, period: Period) -> Cell<'d> {
    match measure {
        Measure::ShareLead { over, .. } => Cell::Term(Term::Area(over)),
        Measure::Growth { base } => Cell::Period(base.unwrap_or_else(|| period.year_before())),
        _ => Cell::Blank,
    }
}

/// What a share is of.
pub(super) fn whole_of<'d>(measure: Measure) -> Cell<'d> {
    match measure {
        Measure::Share { of } | Measure::ShareChange { of } | Measure::ShareLead { of, .. } => {
            Cell::Term(Term::Whole(of))
        }
        _ => Cell::Blank,
    }
}

/// The score of the target that a row is about.
#[must_use]
pub fn score_of(dataset: &Dataset, id: RowId) -> Option<Score<'_>> {
    let RowId::Figure(record) = id else {
        return None;
    };
    match dataset.subject(record)? {
        Subject::Target(target) => Some(scorecard::score(dataset, target)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Entry;
    use crate::sheet::testing::{entry, fields, frozen, made_up, row_texts, year};

    fn texts(lang: Lang, id: &str) -> Vec<(&'static str, String)> {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
        let row_id = RowId::find(&Scorecard, &cx, id).unwrap();
        let row = Scorecard.row(&cx, row_id).unwrap();
        let columns = Scorecard.columns(&cx);
        assert_eq!(columns.len(), row.cells.len());
        let cells = columns.iter().zip(&row.cells);
        cells
            .filter(|(column, _)| column.is_for_people())
            .map(|(column, cell)| (column.id.name, cell.text(&cx)))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    #[test]
    fn a_derived_result_is_marked_and_says_how_it_follows() {
        let cells = texts(Lang::Zh, "zzhtz/high_tech_enterprises/change/2021/target");
        assert!(
            cells.contains(&("actual", "净增 366–370".into())),
            "{cells:?}"
        );
        assert!(cells.contains(&("unit", "家".into())), "{cells:?}");
        assert!(
            cells.contains(&("attainment", "152–155%".into())),
            "{cells:?}"
        );
        let formula = "1493 − 1123 = 370；1493 − 1127 = 366";
        assert!(cells.contains(&("formula", formula.into())), "{cells:?}");
    }

    #[test]
    fn programs_read_the_same_formula_in_both_languages() {
        let dataset = frozen();
        for lang in [Lang::Zh, Lang::En] {
            let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
            let id = "zzhtz/high_tech_enterprises/change/2021/target";
            let row = Scorecard.row(&cx, RowId::find(&Scorecard, &cx, id).unwrap());
            let field = FIELDS.iter().find(|field| field.name == "formula").unwrap();
            let columns = Scorecard.columns(&cx);
            assert_eq!(
                crate::sheet::field_text(&cx, &columns, &row.unwrap(), field),
                "1493 − 1123 = 370; 1493 − 1127 = 366"
            );
        }
    }

    #[test]
    fn a_hedge_stands_before_its_number_and_a_rate_has_no_completion() {
        let cells = texts(Lang::En, "zzhtz/gdp/growth/2021/target");
        assert!(cells.contains(&("target", "≈10".into())), "{cells:?}");
        assert!(cells.contains(&("gap", "−7".into())), "{cells:?}");
        assert!(cells.iter().all(|(name, _)| *name != "attainment"));
    }

    #[test]
    fn what_was_published_instead_is_told_with_the_reason() {
        let cells = texts(Lang::En, "zzhtz/dead_end_roads/level/2021/target");
        let (_, reason) = cells.iter().find(|(name, _)| *name == "reason").unwrap();
        assert!(reason.starts_with("published instead: "), "{reason}");
        assert!(cells.contains(&("actual", "6".into())), "{cells:?}");
    }

    #[test]
    fn what_the_dataset_has_no_result_for_says_so() {
        let cells = texts(Lang::Zh, "zzhtz/rd_spending/growth/2021/target");
        assert!(cells.contains(&("actual", "未收录".into())), "{cells:?}");
    }

    fn in_2021(observations: &[String], targets: &[String]) -> Dataset {
        let before = [entry(1, "900", "家", "indicator = \"firms\"")];
        made_up(&[
            ("years/2020.toml", &year(&before, &[])),
            ("years/2021.toml", &year(observations, targets)),
        ])
    }

    #[test]
    fn a_result_that_follows_from_a_bound_says_on_which_side_it_is_open() {
        for (hedge, expected) in [
            ("over", ["", "100", "", "at_least", "derived"]),
            ("up_to", ["", "", "100", "up_to", "derived"]),
        ] {
            let keys = format!("indicator = \"firms\", qualifier = \"{hedge}\"");
            let promised = "indicator = \"firms\", measure = \"change\"";
            let dataset = in_2021(
                &[entry(2, "1000", "家", &keys)],
                &[entry(3, "50", "家", promised)],
            );
            let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
            let field = fields(&Scorecard, &cx, "zone/firms/change/2021/target");
            let names = ["low", "high", "bound", "kind"].map(|of| format!("actual_{of}"));
            assert_eq!(field("actual"), expected[0]);
            for (name, expected) in names.iter().zip(&expected[1..]) {
                assert_eq!(field(name), *expected, "{hedge} {name}");
            }
        }
    }

    #[test]
    fn what_was_published_instead_has_its_own_unit_and_is_not_compared_with_another_year() {
        let published = entry(2, "70", "亿元", "indicator = \"gdp\"");
        let promised = "indicator = \"firms\", not_comparable = { indicator = \"gdp\", why = { zh \
                        = \"口径不同\", en = \"another scope\" } }";
        let dataset = in_2021(&[published], &[entry(3, "950", "家", promised)]);
        let cx = Context {
            other_year: Some(2020),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh)
        };
        let id = "zone/firms/level/2021/target";
        let text = row_texts(&Scorecard, &cx, id);
        assert_eq!([text("unit"), text("actual")], ["家", "70 亿元"]);
        assert_eq!(text("reason"), "公布的是：地区生产总值；口径不同");
        assert_eq!(text("other"), "900 家");
        for name in ["difference", "percent", "attainment"] {
            assert_eq!(text(name), "", "{name}");
        }

        // Nor where both are counted in one unit.
        let published = entry(2, "60", "家", "indicator = \"firms\", measure = \"change\"");
        let promised = "indicator = \"firms\", not_comparable = { indicator = \"firms\", measure = \
                        \"change\", why = { zh = \"口径不同\", en = \"another scope\" } }";
        let dataset = in_2021(&[published], &[entry(3, "950", "家", promised)]);
        let cx = Context {
            dataset: &dataset,
            lang: Lang::En,
            ..cx
        };
        let field = fields(&Scorecard, &cx, id);
        assert_eq!([field("actual"), field("other_low")], ["60", "900"]);
        for name in ["difference_low", "difference_high", "percent_low"] {
            assert_eq!(field(name), "", "{name}");
        }
    }

    #[test]
    fn how_far_a_result_is_from_its_target_is_told_in_points_or_as_what_was_reached() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        for (id, zh, en) in [
            ("zzhtz/gdp/growth/2021/target", "−7 个百分点", "−7 pp"),
            (
                "zzhtz/key_projects/level/2021/target",
                "完成 113.3%",
                "113.3% done",
            ),
            ("zzhtz/rd_spending/growth/2021/target", "", ""),
        ] {
            let id = RowId::find(&Scorecard, &cx, id).unwrap();
            let score = score_of(&dataset, id).unwrap();
            assert_eq!(gap_in_words(&score, Lang::Zh), zh);
            assert_eq!(gap_in_words(&score, Lang::En), en);
        }
    }

    #[test]
    fn a_row_leads_to_where_its_result_was_written_or_else_its_target() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        for (id, is_result) in [
            ("zzhtz/gdp/growth/2021/target", true),
            ("zzhtz/high_tech_enterprises/change/2021/target", false),
            ("zzhtz/rd_spending/growth/2021/target", false),
        ] {
            let id = RowId::find(&Scorecard, &cx, id).unwrap();
            let target = score_of(&dataset, id).unwrap().target;
            let Some(Entry::At(place)) = Scorecard.evidence(&cx, id).entry else {
                panic!("no entry");
            };
            let mut results = dataset.observations().iter();
            let of_result = results.find(|of| of.place == place);
            assert_eq!(of_result.is_some(), is_result);
            assert_eq!(place == target.place, !is_result);
        }
    }
}
