//! The audit against the built-in dataset, against copies of it with planted errors, and as a
//! command: what it finds, what it explains and with what evidence, and what it leaves alone.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by panicking, and one of them prints what it counted"
)]

use std::borrow::Cow;
use std::collections::BTreeSet;

use assert_cmd::Command;
use rstest::rstest;
use rust_decimal::Decimal;
use zoneboard::analysis::audit::{
    Audit, Check, Custom, Error, Explanation, Finding, Outcome, Rule, audit, corrections, flips,
};
use zoneboard::dataset::{Dataset, Measure, Record, Sources, Subject, load};
use zoneboard::figure::unit::Magnitude;
use zoneboard::text::Lang;
use zoneboard::wording::{self, finding};

/// The built-in files, to be changed.
struct Files {
    sources: Sources,
}

impl Files {
    fn new() -> Files {
        Files {
            sources: Sources::embedded(),
        }
    }

    /// Replaces a text that a file has exactly once.
    fn replace(mut self, file: &str, from: &str, to: &str) -> Files {
        let file = self.sources.files.iter_mut().find(|f| f.name == file);
        let file = file.unwrap();
        assert_eq!(file.text.matches(from).count(), 1, "{from}");
        file.text = Cow::Owned(file.text.replace(from, to));
        self
    }

    /// Gives the entry that is printed so another value, and says whether there is just one.
    fn with_value(mut self, cite: &str, from: &str, to: &str) -> Option<Files> {
        let from = format!("value = \"{from}\"");
        let mut changed = 0;
        for file in &mut self.sources.files {
            let Some(at) = file.text.find(cite) else {
                continue;
            };
            if file.text.matches(cite).count() > 1 {
                return None;
            }
            let start = file.text[..at].rfind("\n[[").unwrap();
            let value = start + file.text[start..at].find(&from)?;
            let mut text = file.text.to_string();
            text.replace_range(value..value + from.len(), &format!("value = \"{to}\""));
            file.text = Cow::Owned(text);
            changed += 1;
        }
        (changed == 1).then_some(self)
    }

    /// Adds entries to a file.
    fn add(mut self, file: &str, entries: &str) -> Files {
        let file = self.sources.files.iter_mut().find(|f| f.name == file);
        let file = file.unwrap();
        file.text = Cow::Owned(format!("{}\n{entries}", file.text));
        self
    }

    /// Adds a level or a growth rate of an indicator that has no other figures.
    fn figure(
        self,
        year: u16,
        measure: &str,
        value: &str,
        qualifier: &str,
        at: (&str, u32),
    ) -> Files {
        let unit = if measure == "growth" { "%" } else { "家" };
        let (article, line) = at;
        let entry = format!(
            "[[observation]]\nindicator = \"tested\"\nmeasure = \"{measure}\"\nvalue = \"{value}\"\n\
             unit = \"{unit}\"\nqualifier = \"{qualifier}\"\n\
             cite = {{ article = \"{article}\", line = {line}, printed = \"{value}\" }}\n"
        );
        self.add(&format!("years/{year}.toml"), &entry)
    }

    fn with_indicator(self, basis: &str) -> Files {
        self.add(
            "indicators.toml",
            &format!(
                "[[indicator]]\nid = \"tested\"\ntopic = \"economy\"\nname_zh = \"某数\"\n\
                 name_en = \"Some number\"\nunit = \"家\"\nbetter = \"higher\"\n{basis}\n"
            ),
        )
    }

    fn audit(self) -> Audited {
        let dataset = load(&self.sources)
            .expect("a changed figure is no mistake")
            .dataset;
        let audit = audit(&dataset);
        Audited { dataset, audit }
    }
}

struct Audited {
    dataset: Dataset,
    audit: Audit,
}

impl Audited {
    fn built_in() -> Audited {
        Files::new().audit()
    }

    /// The check of a rule whose stated figure is called so.
    fn check(&self, rule: Rule, id: &str) -> &Check {
        let is = |check: &&Check| check.rule == rule && self.id(check) == id;
        let found = self.audit.checks().iter().find(is);
        found.unwrap_or_else(|| panic!("no {rule:?} of {id}"))
    }

    fn id(&self, check: &Check) -> String {
        let record = check.sources().next().and_then(|source| match source {
            zoneboard::analysis::audit::Source::Record(record) => self.dataset.subject(record),
            zoneboard::analysis::audit::Source::Restated(..) => None,
        });
        record.map_or_else(
            || finding::citation(&self.dataset, check.stated),
            |subject| wording::record_id(&self.dataset, subject),
        )
    }

    fn arithmetic(&self, check: &Check) -> String {
        finding::arithmetic(&self.dataset, check, Lang::En)
    }

    /// The names and rules of what someone should look at.
    fn open(&self) -> BTreeSet<(Rule, String)> {
        let open = |check: &&Check| check.finding.outcome().is_open();
        let checks = self.audit.checks().iter().filter(open);
        checks.map(|check| (check.rule, self.id(check))).collect()
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn growth_at_constant_prices_is_explained_by_the_prices_it_implies() {
    let audited = Audited::built_in();
    let check = audited.check(Rule::GrowthLevel, "zzhtz/gdp/growth/2021");
    assert_eq!(
        check.finding,
        Finding::Explained(Explanation::ConstantPrices)
    );
    let implied = check.implied.unwrap().possible;
    assert_eq!(implied.lo().unwrap().round_dp(2), decimal("6.31"));
    assert_eq!(implied.hi().unwrap().round_dp(2), decimal("8.61"));
    let told = finding::explanation(&audited.dataset, check, Lang::En);
    assert!(told.contains("+2.72 to +5.96 %"), "{told}");
}

#[test]
fn a_base_published_later_explains_a_growth_rate_and_is_cited() {
    let audited = Audited::built_in();
    let check = audited.check(Rule::GrowthLevel, "zzhtz/high_tech_enterprises/growth/2021");
    assert_eq!(check.finding, Finding::Explained(Explanation::RevisedBase));
    assert_eq!(
        audited.arithmetic(check),
        "1,493 ÷ 1,127 − 1 = 32.48%, stated 32.9%"
    );
    assert_eq!(
        finding::need(&audited.dataset, check, Lang::En),
        "needs a 2020 base of 1,122.98–1,123.82"
    );
    assert_eq!(
        finding::evidence(&audited.dataset, check, Lang::En),
        ["1,123 is printed at 003:548"]
    );
    // The two publications of the base explain each other by the same growth rate.
    let twice = audited.check(Rule::SameFigure, "zzhtz/high_tech_enterprises/level/2020");
    assert_eq!(twice.finding, Finding::Explained(Explanation::Vintage));
    assert_eq!(
        finding::evidence(&audited.dataset, twice, Lang::En),
        ["32.9% is printed at 003:119"]
    );
}

#[test]
fn a_count_that_does_not_follow_from_the_base_of_its_own_article_is_a_conflict() {
    let audited = Files::new()
        .with_value(
            "article = \"003\", line = 548, printed = \"1123家\"",
            "1123",
            "1111",
        )
        .unwrap()
        .audit();
    let check = audited.check(Rule::GrowthLevel, "zzhtz/high_tech_enterprises/growth/2021");
    assert_eq!(check.finding, Finding::Conflict);
    let twice = audited.check(Rule::SameFigure, "zzhtz/high_tech_enterprises/level/2020");
    assert_eq!(twice.finding, Finding::Suspect(Custom::Revision));
}

#[test]
fn a_growth_rate_is_not_held_against_what_was_published_after_it() {
    let audited = Audited::built_in();
    let check = audited.check(
        Rule::GrowthSpan,
        "zzhtz/high_tech_enterprises/growth/2015/2020",
    );
    assert_eq!(check.finding, Finding::Consistent);
    assert_eq!(
        audited.arithmetic(check),
        "1,127 ÷ 242 − 1 = 365.70%, stated 366%"
    );
}

#[test]
fn rounding_of_the_levels_may_explain_a_growth_rate() {
    let audited = Audited::built_in();
    let check = audited.check(Rule::GrowthSpan, "zzhtz/enterprises/growth/2015/2020");
    assert_eq!(check.finding, Finding::WithinRounding);
    let implied = check.implied.unwrap();
    assert_eq!(implied.point.lo(), Some(decimal("275")));
    assert_eq!(implied.possible.lo(), Some(decimal("256")));
}

#[test]
fn a_share_no_whole_number_gives_is_a_conflict_with_the_digit_that_would_mend_it() {
    let audited = Audited::built_in();
    let id = "zzhtz/national_incubators_rated_a/share/henan/2020";
    let check = audited.check(Rule::WholeNumber, id);
    assert_eq!(check.finding, Finding::Conflict);
    let found = corrections(&audited.dataset, &audited.audit, check);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].value, found[0].error),
        (decimal("41.18"), Error::Digit)
    );
    // 7 of 11 is 63.64 %.
    let id = "zzhtz/national_incubators_rated_a/share/zhengzhou/2020";
    let check = audited.check(Rule::WholeNumber, id);
    assert_eq!(check.finding, Finding::Consistent);
}

#[test]
fn a_share_is_held_against_part_and_whole_and_against_its_words() {
    let audited = Audited::built_in();
    let id = "zzhtz/no_application_policies/share/policy_package_items/2022";
    let share = audited.check(Rule::Share, id);
    assert_eq!(share.finding, Finding::Conflict);
    assert_eq!(audited.arithmetic(share), "26 ÷ 84 = 30.95%, stated 34.7%");
    // "More than 1/3" goes with 34.7 %, but not with 26 of 84.
    let digits = audited.check(Rule::FractionWords, id);
    assert_eq!(digits.finding, Finding::Consistent);
    let words = audited.check(Rule::FractionWords, "003:709");
    assert_eq!(words.finding, Finding::Conflict);
}

#[test]
fn a_change_of_a_share_follows_from_the_growth_of_part_and_whole() {
    let audited = Audited::built_in();
    let id = "zzhtz/industrial_investment_ratio/change/2021";
    let check = audited.check(Rule::ShareChange, id);
    assert_eq!(check.finding, Finding::Consistent);
    assert_eq!(
        audited.arithmetic(check),
        "22.7% − 22.7% × (1 − 7.8%) ÷ (1 + 57.1%) = 9.38 pp, stated 9.4 pp"
    );
    let other = Files::new()
        .with_value(
            "article = \"003\", line = 35, printed = \"57.1%\"",
            "57.1",
            "51.7",
        )
        .unwrap()
        .audit();
    assert!(
        other
            .check(Rule::ShareChange, id)
            .finding
            .outcome()
            .is_open()
    );
}

#[test]
fn what_is_named_is_part_of_what_is_counted_and_the_count_is_the_evidence() {
    let audited = Audited::built_in();
    let check = audited.check(Rule::Sum, "cs-2021-01/investment");
    assert_eq!(check.finding, Finding::Explained(Explanation::PartialList));
    assert_eq!(
        finding::evidence(&audited.dataset, check, Lang::En),
        Vec::<String>::new()
    );
    let told = finding::explanation(&audited.dataset, check, Lang::En);
    assert_eq!(told, "only some are named (of 9, at 000:10)");
    // More named than there can be.
    let cite = "article = \"000\", line = 10, printed = \"138.8亿元\"";
    let other = Files::new()
        .with_value(cite, "138.8", "98.8")
        .unwrap()
        .audit();
    let check = other.check(Rule::Sum, "cs-2021-01/investment");
    assert_eq!(check.finding, Finding::Conflict);
}

#[test]
fn stages_add_up_to_the_programme_and_not_more_goes_on_than_there_is() {
    let cite = "article = \"004\", line = 106, printed = \"24个\"";
    let other = Files::new().with_value(cite, "24", "34").unwrap().audit();
    let check = other.check(Rule::Sum, "three-batches/projects/2023-01");
    assert_eq!(check.finding, Finding::Conflict);
    assert_eq!(other.arithmetic(check), "6 + 34 + 7 = 47, stated 37");
    let cite = "article = \"004\", line = 130, printed = \"6个\"";
    let other = Files::new().with_value(cite, "6", "8").unwrap().audit();
    let id = "three-batches/in_production/at_capacity/projects/2022-12";
    assert_eq!(other.check(Rule::Funnel, id).finding, Finding::Conflict);
}

#[test]
fn a_finding_that_would_change_a_verdict_says_so() {
    // Promised 7 % and stated 3.68 %: neither it nor what the levels give meets it.
    let audited = Audited::built_in();
    let id = "zzhtz/budget_revenue/growth/2021";
    let check = audited.check(Rule::GrowthLevel, id);
    assert_eq!(check.finding, Finding::Suspect(Custom::ComparableBasis));
    assert!(flips(&audited.dataset, check).is_none());
    // 7.68 % would meet it, and what the levels give would not.
    let cite = "article = \"003\", line = 31, printed = \"3.68%\"";
    let other = Files::new()
        .with_value(cite, "3.68", "7.68")
        .unwrap()
        .audit();
    let check = other.check(Rule::GrowthLevel, id);
    assert!(flips(&other.dataset, check).is_some());
    let told = finding::sentences(&other.dataset, &other.audit, check, Lang::En);
    assert!(
        told.iter()
            .any(|t| t.contains("General public budget revenue, growth” (7%) would be another")),
        "{told:?}"
    );
}

#[test]
fn a_finding_says_so_where_a_verdict_hangs_on_what_its_figure_is_made_of() {
    // New high-tech enterprises follow from two levels. With 1193 there would be too few, but the
    // growth stated beside it is of 1493.
    let other = Files::new()
        .with_value(
            "article = \"003\", line = 118, printed = \"1493家\"",
            "1493",
            "1193",
        )
        .unwrap()
        .audit();
    let check = other.check(Rule::GrowthLevel, "zzhtz/high_tech_enterprises/growth/2021");
    assert_eq!(check.finding.outcome(), Outcome::Conflict);
    let target = flips(&other.dataset, check).unwrap();
    let name = wording::promise(&other.dataset, target, Lang::En);
    assert_eq!(name, "High-tech enterprises, new");
}

#[test]
fn a_slip_between_units_is_hinted_at() {
    let other = Files::new()
        .replace(
            "years/2021.toml",
            "value = \"548\"\nunit = \"亿元\"",
            "value = \"548\"\nunit = \"万元\"",
        )
        .audit();
    let check = other.check(Rule::GrowthLevel, "zzhtz/gdp/growth/2021");
    assert!(check.finding.outcome().is_open());
    let check = other.check(Rule::Plausibility, "zzhtz/gdp/level/2021");
    assert_eq!(check.finding, Finding::Suspect(Custom::Magnitude));
    let found = corrections(&other.dataset, &other.audit, check);
    assert!(
        found.iter().any(|hint| hint.error == Error::Magnitude(4)),
        "{found:?}"
    );
}

#[rstest]
#[case("003", 33, "下降7.8%", "-7.8", "7.8", Rule::Direction)]
#[case("003", 133, "20%", "20", "120", Rule::Plausibility)]
#[case("003", 534, "18家", "18", "38", Rule::Subset)]
#[case("003", 121, "17.8%", "17.8", "47.8", Rule::SharesCross)]
#[case("003", 131, "将近40家", "40", "60", Rule::Rate)]
#[case("003", 669, "3种", "3", "4", Rule::Enumeration)]
fn each_rule_finds_what_breaks_it(
    #[case] article: &str,
    #[case] line: u32,
    #[case] printed: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] rule: Rule,
) {
    let cite = format!("article = \"{article}\", line = {line}, printed = \"{printed}\"");
    let before = Audited::built_in().open();
    let after = Files::new()
        .with_value(&cite, from, to)
        .unwrap()
        .audit()
        .open();
    let new: Vec<_> = after.difference(&before).collect();
    assert!(new.iter().any(|(of, _)| *of == rule), "{new:?}");
}

fn growth_of(files: Files) -> Finding {
    let audited = files.audit();
    audited
        .check(Rule::GrowthLevel, "zzhtz/tested/growth/2021")
        .finding
}

#[test]
fn words_around_a_number_explain_only_as_far_as_they_are_usually_meant() {
    let files = || {
        Files::new()
            .with_indicator("")
            .figure(2021, "level", "5000", "exact", ("003", 19))
    };
    // From over 400: 900 % is what 500 would give, the end of what is called so.
    let over = files()
        .figure(2020, "level", "400", "over", ("003", 20))
        .figure(2021, "growth", "900", "exact", ("003", 21));
    assert_eq!(growth_of(over), Finding::Explained(Explanation::Hedge));
    // From over 400 to 5000 is not 200 %, unless "over" has no end.
    let open = files()
        .figure(2020, "level", "400", "over", ("003", 20))
        .figure(2021, "growth", "200", "exact", ("003", 21));
    assert!(matches!(growth_of(open), Finding::NotTestable(_)));
    let about = Files::new()
        .with_indicator("")
        .figure(2021, "level", "100", "about", ("003", 19))
        .figure(2020, "level", "100", "about", ("003", 20))
        .figure(2021, "growth", "25", "exact", ("003", 21));
    assert_eq!(growth_of(about), Finding::Explained(Explanation::Hedge));
}

#[test]
fn a_figure_is_held_against_what_it_stands_beside() {
    let levels = |files: Files| {
        files
            .with_indicator("")
            .figure(2020, "level", "1000", "exact", ("000", 20))
            .figure(2020, "level", "1100", "exact", ("003", 20))
            .figure(2021, "level", "1500", "exact", ("003", 19))
    };
    // 1500 ÷ 1100 − 1, printed together; 1000 was known too.
    let beside = levels(Files::new()).figure(2021, "growth", "36.4", "exact", ("003", 21));
    assert_eq!(
        growth_of(beside),
        Finding::Explained(Explanation::RevisedBase)
    );
    // It goes with what was printed earlier, and not with what stands beside it.
    let earlier = levels(Files::new()).figure(2021, "growth", "50", "exact", ("003", 21));
    assert_eq!(growth_of(earlier), Finding::Suspect(Custom::EarlierVintage));
    // It goes with neither, and all stands in one passage.
    let neither = levels(Files::new()).figure(2021, "growth", "90", "exact", ("003", 21));
    assert_eq!(growth_of(neither), Finding::Conflict);
}

#[test]
fn a_base_published_only_later_explains_too() {
    let files = |growth| {
        Files::new()
            .with_indicator("")
            .figure(2020, "level", "1127", "exact", ("000", 20))
            .figure(2021, "level", "1493", "exact", ("003", 19))
            .figure(2020, "level", "1123", "exact", ("004", 20))
            .figure(2021, "growth", growth, "exact", ("003", 21))
    };
    assert_eq!(
        growth_of(files("32.9")),
        Finding::Explained(Explanation::RevisedBase)
    );
    assert_eq!(
        growth_of(files("35.9")),
        Finding::Suspect(Custom::ComparableBasis)
    );
}

#[test]
fn any_publication_of_the_levels_may_imply_ordinary_prices() {
    let files = Files::new()
        .with_indicator("growth_basis = \"constant_prices\"")
        .figure(2020, "level", "480", "exact", ("000", 20))
        .figure(2020, "level", "530", "exact", ("003", 20))
        .figure(2021, "level", "600", "exact", ("003", 19))
        .figure(2021, "growth", "8", "exact", ("003", 21));
    assert_eq!(
        growth_of(files),
        Finding::Explained(Explanation::ConstantPrices)
    );
}

#[test]
fn figures_of_one_article_that_differ_in_their_last_digit_are_not_one_figure() {
    let twice = |first: &str, second: &str| {
        let audited = Files::new()
            .with_indicator("")
            .figure(2021, "level", first, "exact", ("003", 19))
            .figure(2021, "level", second, "exact", ("003", 21))
            .audit();
        let of = |check: &&Check| {
            check.rule == Rule::SameFigure && audited.id(check) == "zzhtz/tested/level/2021"
        };
        audited.audit.checks().iter().find(of).unwrap().finding
    };
    assert_eq!(twice("548", "549"), Finding::Conflict);
    assert_eq!(twice("548", "548"), Finding::Consistent);
}

#[test]
fn a_rate_that_fell_back_to_a_number_has_not_declined_by_it() {
    let cite = "article = \"003\", line = 31, printed = \"3.68%\"";
    let other = "article = \"003\", line = 31, printed = \"回落至3.68%\"";
    let audited = Files::new().replace("years/2021.toml", cite, other).audit();
    assert_eq!(audited.open(), Audited::built_in().open());
}

#[test]
fn what_does_not_add_up_over_areas_is_no_conflict() {
    let entry = |area: &str, value: &str| {
        format!(
            "[[observation]]\nindicator = \"tested\"\narea = \"{area}\"\nvalue = \"{value}\"\nunit = \"家\"\n\
             cite = {{ article = \"003\", line = 19, printed = \"{value}\" }}\n"
        )
    };
    let entries = format!("{}{}", entry("zzhtz", "520"), entry("zhengzhou", "480"));
    let audited = Files::new()
        .with_indicator("")
        .add("years/2021.toml", &entries)
        .audit();
    let check = audited.check(Rule::Subset, "zzhtz/tested/level/2021");
    assert_eq!(check.finding, Finding::Suspect(Custom::Scope));
}

/// One way to plant errors.
struct Kind {
    name: &'static str,
    plants: Vec<Vec<(String, String, String)>>,
}

/// A figure with its place in the files, and whether some relation binds it.
struct Planted {
    record: Record,
    cite: String,
    value: String,
}

fn plantable(audited: &Audited) -> Vec<Planted> {
    let testable = |record: Record| {
        audited.audit.checks_of(record).any(|(_, check)| {
            let outcome = check.finding.outcome();
            outcome != Outcome::NotTestable && !outcome.is_open()
        })
    };
    let records = audited.dataset.records().iter();
    records
        .filter(|record| testable(**record))
        .filter_map(|record| {
            let subject = audited.dataset.subject(*record)?;
            let cited = subject.citation();
            let article = audited.dataset.article(cited.article)?;
            Some(Planted {
                record: *record,
                cite: format!(
                    "article = \"{}\", line = {}, printed = \"{}\"",
                    article.id, cited.line, cited.printed
                ),
                value: subject.figure().value.to_string(),
            })
        })
        .collect()
}

/// The value with one digit another: the one at `at`, counted from the left, raised by 4.
fn other_digit(value: &str, at: usize) -> Option<String> {
    let places: Vec<usize> = value
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(place, _)| place)
        .collect();
    let place = *places.get(at)?;
    let digit = value.as_bytes()[place] - b'0';
    let mut other = (digit + 4) % 10;
    if other == 0 && at == 0 {
        other = 9;
    }
    let mut text = value.to_owned();
    text.replace_range(place..=place, &other.to_string());
    Some(text)
}

fn kinds(audited: &Audited) -> Vec<Kind> {
    let all = plantable(audited);
    let of = |name, wanted: &dyn Fn(Subject<'_>) -> bool| Kind {
        name,
        plants: all
            .iter()
            .filter(|p| wanted(audited.dataset.subject(p.record).unwrap()))
            .filter_map(|p| {
                let to = other_digit(&p.value, 0)?;
                Some(vec![(p.cite.clone(), p.value.clone(), to)])
            })
            .collect(),
    };
    let measured = |subject: Subject<'_>| match subject {
        Subject::Observation(o) => Some(o.measure),
        _ => None,
    };
    let mut kinds = vec![
        of("a wrong digit in a level", &|s| {
            measured(s) == Some(Measure::Level)
        }),
        of("a wrong digit in a growth rate", &|s| {
            matches!(measured(s), Some(Measure::Growth { .. }))
        }),
        of("a wrong digit in a share or a change", &|s| {
            matches!(measured(s), Some(Measure::Share { .. } | Measure::Change))
        }),
        of("a wrong digit in a figure of a project or a batch", &|s| {
            !matches!(s, Subject::Observation(_) | Subject::Target(_))
        }),
        of("a wrong digit in a target", &|s| {
            matches!(s, Subject::Target(_))
        }),
    ];
    // Two years of one indicator, each with the value of the other.
    let level = |p: &Planted| match audited.dataset.subject(p.record) {
        Some(Subject::Observation(o)) if o.measure == Measure::Level => {
            Some((o.area, o.indicator, o.period))
        }
        _ => None,
    };
    let mut swapped = Vec::new();
    for (at, a) in all.iter().enumerate() {
        for b in &all[at + 1..] {
            let (Some(x), Some(y)) = (level(a), level(b)) else {
                continue;
            };
            let unit = |p: &Planted| audited.dataset.subject(p.record).unwrap().figure().unit;
            if (x.0, x.1) == (y.0, y.1) && x.2 != y.2 && a.value != b.value && unit(a) == unit(b) {
                swapped.push(vec![
                    (a.cite.clone(), a.value.clone(), b.value.clone()),
                    (b.cite.clone(), b.value.clone(), a.value.clone()),
                ]);
            }
        }
    }
    kinds.push(Kind {
        name: "two years swapped",
        plants: swapped,
    });
    // 万 for 亿: the value in the smaller unit's digits.
    let slips = all
        .iter()
        .filter(|p| {
            let unit = audited.dataset.subject(p.record).unwrap().figure().unit;
            unit.magnitude() == Magnitude::HundredMillion
        })
        .map(|p| {
            vec![(
                p.cite.clone(),
                p.value.clone(),
                format!("{}0000", p.value.replace('.', "")),
            )]
        })
        .collect();
    kinds.push(Kind {
        name: "万 instead of 亿",
        plants: slips,
    });
    kinds
}

/// Whether a change is seen: a new open check, or one that was open about another figure.
fn is_seen(
    before: &BTreeSet<(Rule, String)>,
    changes: &[(String, String, String)],
) -> Option<bool> {
    let mut files = Files::new();
    for (cite, from, to) in changes {
        files = files.with_value(cite, from, to)?;
    }
    let after = files.audit().open();
    Some(after.difference(before).next().is_some())
}

/// The files with an observation entered once more, on another line and with another value.
fn printed_again(audited: &Audited, planted: &Planted) -> Option<Files> {
    let Some(Subject::Observation(o)) = audited.dataset.subject(planted.record) else {
        return None;
    };
    let other = other_digit(&planted.value, 0)?;
    let mut files = Files::new();
    let name = format!("years/{}.toml", o.period.year());
    let file = files.sources.files.iter_mut().find(|f| f.name == name)?;
    if file.text.matches(&planted.cite).count() != 1 {
        return None;
    }
    let at = file.text.find(&planted.cite)?;
    let start = file.text[..at].rfind("\n[[observation]]")?;
    let end = file.text[at..]
        .find("\n[[")
        .map_or(file.text.len(), |end| at + end);
    let line = format!("line = {},", o.citation.line);
    let again = file.text[start..end]
        .replace(&planted.cite, &planted.cite.replace(&line, "line = 2,"))
        .replace(
            &format!("value = \"{}\"", planted.value),
            &format!("value = \"{other}\""),
        );
    file.text = Cow::Owned(format!("{}{again}\n", file.text));
    Some(files)
}

#[test]
fn planted_errors_are_found_and_the_readme_says_how_many() {
    let audited = Audited::built_in();
    let before = audited.open();
    let (mut found, mut planted) = (0, 0);
    let mut told = String::new();
    for kind in kinds(&audited) {
        let seen: Vec<bool> = kind
            .plants
            .iter()
            .filter_map(|changes| is_seen(&before, changes))
            .collect();
        let here = seen.iter().filter(|seen| **seen).count();
        told.push_str(&format!("| {} | {here} of {} |\n", kind.name, seen.len()));
        found += here;
        planted += seen.len();
    }
    // The same figure printed again in the same article, with another value.
    let (mut here, mut all) = (0, 0);
    for planted in plantable(&audited) {
        if let Some(files) = printed_again(&audited, &planted) {
            all += 1;
            let after = files.audit().open();
            here += usize::from(after.difference(&before).next().is_some());
        }
    }
    told.push_str(&format!(
        "| a figure printed again with another value | {here} of {all} |\n"
    ));
    found += here;
    planted += all;
    told.push_str(&format!("| together | {found} of {planted} |\n"));
    let bound = plantable(&audited).len();
    let figures = audited.dataset.records().len();
    told.push_str(&format!(
        "\n{bound} of the {figures} figures take part in a relation that can be recomputed"
    ));
    println!("{told}");
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    assert!(
        readme.contains(&told),
        "README.md should have these lines:\n{told}"
    );
}

#[test]
fn a_rate_told_more_coarsely_raises_nothing() {
    let audited = Audited::built_in();
    let before = audited.open();
    let mut told = 0;
    for planted in plantable(&audited) {
        let subject = audited.dataset.subject(planted.record).unwrap();
        let figure = subject.figure();
        if !figure.unit.is_rate() || figure.value.scale() == 0 {
            continue;
        }
        let coarser = zoneboard::text::numbers::rounded(figure.value, figure.value.scale() - 1);
        let change = (planted.cite, planted.value, coarser.to_string());
        if let Some(seen) = is_seen(&before, std::slice::from_ref(&change)) {
            assert!(!seen, "{change:?}");
            told += 1;
        }
    }
    assert!(told >= 15, "{told}");
}

#[test]
fn a_second_publication_with_the_same_value_raises_nothing() {
    let entry = "[[observation]]\nindicator = \"rd_intensity\"\nvalue = \"9.43\"\nunit = \"%\"\n\
                 cite = { article = \"003\", line = 34, printed = \"9.43%\" }\n";
    let mut files = Files::new();
    let file = files
        .sources
        .files
        .iter_mut()
        .find(|f| f.name == "years/2021.toml")
        .unwrap();
    file.text = Cow::Owned(format!("{}\n{entry}", file.text));
    let audited = files.audit();
    assert_eq!(audited.open(), Audited::built_in().open());
    let check = audited.check(Rule::SameFigure, "zzhtz/rd_intensity/level/2021");
    assert_eq!(check.finding, Finding::Consistent);
}

#[test]
fn every_check_has_a_sentence_in_both_languages_and_no_one_is_accused() {
    let audited = Audited::built_in();
    for lang in [Lang::Zh, Lang::En] {
        for check in audited.audit.checks() {
            let told = finding::sentences(&audited.dataset, &audited.audit, check, lang);
            assert!(!told.is_empty(), "{check:?}");
            let told = told.join(" ");
            for word in [
                "造假", "虚假", "错误", "false", "wrong", "error", "fake", "{", "}",
            ] {
                assert!(!told.contains(word), "{told}");
            }
        }
    }
}

fn zoneboard(arguments: &[&str]) -> (String, i32) {
    let mut command = Command::cargo_bin("zoneboard").unwrap();
    let output = command.args(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text, output.status.code().unwrap())
}

#[test]
fn the_report_tells_what_does_not_hold_and_what_could_not_be_tested() {
    for (lang, texts) in [
        (
            "zh",
            [
                "矛盾  “免申即享”政策占比 · 2022 年",
                "26 ÷ 84 = 30.95%，公布数 34.7%",
                "出处：003:705 003:703",
                "无从核对 24",
                "未收录整体；由此推出整体为 4107–4119 家",
            ],
        ),
        (
            "en",
            [
                "conflict  Policies without application, share · 2022",
                "26 ÷ 84 = 30.95%, stated 34.7%",
                "at 003:705 003:703",
                "Not testable 24",
                "the whole is not in this dataset; implies a whole of 4,107–4,119",
            ],
        ),
    ] {
        let (text, code) = zoneboard(&["audit", "--lang", lang]);
        assert_eq!(code, 0);
        for wanted in texts {
            assert!(text.contains(wanted), "no {wanted:?} in\n{text}");
        }
    }
}

#[test]
fn deny_fails_for_the_finding_and_for_worse() {
    assert_eq!(zoneboard(&["audit", "--deny", "conflict"]).1, 1);
    assert_eq!(zoneboard(&["audit", "--deny", "suspect"]).1, 1);
    assert_eq!(zoneboard(&["audit", "--deny", "nothing"]).1, 2);
    // A dataset without a relation denies nothing.
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good");
    assert_eq!(
        zoneboard(&["audit", "--deny", "suspect", "--data", good]).1,
        0
    );
}

#[test]
fn the_export_has_its_columns_and_a_name_of_its_own_for_every_check() {
    let (text, code) = zoneboard(&["export", "audit", "--format", "csv"]);
    assert_eq!(code, 0);
    let header = text.lines().next().unwrap();
    assert!(header.starts_with(
        "id,rule,finding,area,indicator,period,stated,implied_low,implied_high,explanation,citations"
    ));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let ids: BTreeSet<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(ids.len(), rows.len());
    assert_eq!(rows.len(), Audited::built_in().audit.checks().len());
    let row = rows
        .iter()
        .find(|row| &row[0] == "growth_level/zzhtz/high_tech_enterprises/growth/2021")
        .unwrap();
    assert_eq!(&row[2], "explained");
    assert_eq!(
        (&row[3], &row[4], &row[5], &row[6]),
        ("zzhtz", "high_tech_enterprises", "2021", "32.9")
    );
    assert_eq!(&row[7], "32.47559893");
    assert_eq!(&row[9], "revised_base");
    assert_eq!(&row[10], "003:119 003:118 000:223 003:548");
    // The same rows, as JSON, from the command.
    let (json, _) = zoneboard(&["audit", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), rows.len());
}
