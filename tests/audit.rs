//! The audit against the built-in dataset, against changed copies of it, and as a command: what it finds, what it explains and with what evidence, and what it leaves alone.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use rstest::rstest;
use rust_decimal::Decimal;
use zoneboard::analysis::audit::{
    Audit, Check, Custom, Error, Explanation, Finding, Outcome, Rule, audit, corrections, flips,
};
use zoneboard::dataset::{Dataset, Sources, load};
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

    /// A copy of the data that corrections leave alone.
    fn frozen() -> Files {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/screens/data");
        Files {
            sources: Sources::read(Path::new(folder)),
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
        let is_flow = basis.contains("kind = \"flow\"");
        let basis = basis.replace("kind = \"flow\"", "");
        let kind = if is_flow { "flow" } else { "stock" };
        self.add(
            "indicators.toml",
            &format!(
                "[[indicator]]\nid = \"tested\"\ntopic = \"economy\"\nname_zh = \"某数\"\n\
                 name_en = \"Some number\"\nunit = \"家\"\nkind = \"{kind}\"\nbetter = \"higher\"\n{basis}\n"
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
            zoneboard::analysis::audit::Source::Restated { .. } => None,
        });
        record.map_or_else(
            || finding::citation(&self.dataset, check.stated),
            |subject| wording::record_id(&self.dataset, subject),
        )
    }

    fn arithmetic(&self, check: &Check) -> String {
        wording::arithmetic::arithmetic(&self.dataset, check, Lang::En)
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
    let audited = Files::frozen().audit();
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
fn a_base_that_nobody_has_dated_is_no_evidence() {
    let audited = Audited::built_in();
    for (id, printed) in [
        ("high_tech_enterprises", "1,123 is printed at 003:548"),
        ("tech_smes", "2,103 is printed at 003:550"),
    ] {
        let check = audited.check(Rule::GrowthLevel, &format!("zzhtz/{id}/growth/2021"));
        assert_eq!(check.finding, Finding::Suspect(Custom::Circular));
        let evidence = finding::evidence(&audited.dataset, check, Lang::En);
        assert_eq!(evidence, [printed]);
    }
    // One that does not fit is not told of.
    let other = Files::new()
        .with_value(
            "article = \"003\", line = 548, printed = \"1123家\"",
            "1123",
            "1111",
        )
        .unwrap()
        .audit();
    let check = other.check(Rule::GrowthLevel, "zzhtz/high_tech_enterprises/growth/2021");
    assert_eq!(check.finding, Finding::Suspect(Custom::ComparableBasis));
}

#[test]
fn a_base_dated_by_the_growth_rate_it_fits_is_no_evidence_for_it() {
    let id = "zzhtz/high_tech_enterprises/growth/2021";
    for (from, finding) in [
        ("context", Finding::Explained(Explanation::RevisedBase)),
        ("relation", Finding::Suspect(Custom::Circular)),
    ] {
        let cite = "cite = { article = \"003\", line = 548, printed = \"1123家\" }";
        let inferred = format!("{cite}\ninferred_period = \"{from}\"");
        let audited = Files::frozen()
            .replace("years/2020.toml", cite, &inferred)
            .audit();
        let check = audited.check(Rule::GrowthLevel, id);
        assert_eq!(check.finding, finding);
        let told = wording::check::sentences(&audited.dataset, &audited.audit, check, Lang::En);
        let hangs = "hangs on an inferred period: 003:548".to_owned();
        assert!(told.contains(&hangs), "{told:?}");
    }
}

#[test]
fn the_share_of_what_was_added_is_held_against_what_was_added() {
    let id = "zzhtz/market_entities/share/market_entities/2021";
    for (level, fits) in [("7.1", true), ("14.2", false)] {
        let entry = format!(
            "[[observation]]\nindicator = \"market_entities\"\nvalue = \"{level}\"\nunit = \
             \"万户\"\ncite = {{ article = \"003\", line = 500, printed = \"{level}万户\" }}\n"
        );
        let audited = Files::new().add("years/2021.toml", &entry).audit();
        let check = audited.check(Rule::Share, id);
        assert_eq!(!check.finding.outcome().is_open(), fits, "{level}");
    }
}

#[test]
fn a_count_that_does_not_follow_from_the_base_of_its_own_article_is_a_conflict() {
    let audited = Files::frozen()
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
    // "More than 1/3" goes with 34.7 %, but not with 26 of 84 either: one finding, stated twice.
    let digits = audited.check(Rule::FractionWords, id);
    assert_eq!(digits.finding, Finding::Consistent);
    assert_eq!(
        audited.arithmetic(share),
        "26 ÷ 84 = 30.95%, stated 34.7%, “1/3多”"
    );
    assert_eq!(audited.audit.count(Outcome::Conflict), 2);
}

#[test]
fn a_change_of_a_share_follows_from_the_growth_of_part_and_whole() {
    let audited = Audited::built_in();
    let id = "zzhtz/industrial_investment/share_change/fixed_investment/2021";
    let check = audited.check(Rule::ShareChange, id);
    assert_eq!(check.finding, Finding::Consistent);
    assert_eq!(
        audited.arithmetic(check),
        "22.7% × [1 − (1 − 7.8%) ÷ (1 + 57.1%)] = 9.38 pp, stated 9.4 pp"
    );
    // The share stands once in it: 9.346 to 9.410, and not as far as two roundings of it would reach.
    let possible = check.implied.unwrap().possible;
    assert_eq!(possible.lo().unwrap().round_dp(3), decimal("9.346"));
    assert_eq!(possible.hi().unwrap().round_dp(3), decimal("9.410"));
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
    let told = wording::check::sentences(&other.dataset, &other.audit, check, Lang::En);
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
    let other = Files::frozen()
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
    // From over 400 to 5000 is not 200 %, unless "over" meant 1600.
    let open = files()
        .figure(2020, "level", "400", "over", ("003", 20))
        .figure(2021, "growth", "200", "exact", ("003", 21));
    assert_eq!(growth_of(open), Finding::Suspect(Custom::BeyondWords));
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
    // It goes with what was printed earlier, and not with what the same article prints.
    let earlier = levels(Files::new()).figure(2021, "growth", "50", "exact", ("003", 61));
    assert_eq!(growth_of(earlier), Finding::Suspect(Custom::EarlierVintage));
    // But one sentence has to hold by itself.
    let sentence = levels(Files::new()).figure(2021, "growth", "50", "exact", ("003", 21));
    assert_eq!(growth_of(sentence), Finding::Conflict);
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
fn over_reaches_no_further_than_the_next_unit_of_its_digits() {
    // More than 140 posts, and again in the same article more than 940.
    for (again, is_open) in [("140", false), ("160", true), ("940", true)] {
        let entry = format!(
            "[[observation]]\nindicator = \"talent_fair_posts\"\nperiod = \"2021-10\"\n\
             value = \"{again}\"\nunit = \"个\"\nqualifier = \"over\"\n\
             cite = {{ article = \"003\", line = 500, printed = \"{again}余个\" }}\n"
        );
        let audited = Files::new().add("years/2021.toml", &entry).audit();
        let of = |check: &&Check| {
            check.rule == Rule::SameFigure
                && audited.id(check) == "zzhtz/talent_fair_posts/level/2021-10"
        };
        let mut checks = audited.audit.checks().iter().filter(of);
        let found = checks.any(|check| check.finding.outcome().is_open());
        assert_eq!(found, is_open, "{again}");
    }
}

#[test]
fn a_target_in_another_unit_than_its_result_is_suspect() {
    let cited = "cite = { article = \"002\", line = 64, printed = \"突破300亿元\" }";
    let target = |unit: &str| format!("value = \"300\"\nunit = \"{unit}\"\n{cited}");
    let audited = Files::new()
        .replace("years/2021.toml", &target("亿元"), &target("万元"))
        .audit();
    let news: Vec<_> = audited
        .open()
        .difference(&Audited::built_in().open())
        .cloned()
        .collect();
    let id = "zzhtz/signed_investment/level/2021/target";
    let found = news
        .iter()
        .any(|(rule, of)| *rule == Rule::Plausibility && of == id);
    assert!(found, "{news:?}");
}

#[rstest]
// Of 600 people sought more came to an agreement.
#[case("article = \"003\", line = 505, printed = \"530余人次\"", "530", "730")]
// Of 10.28 of policy funds the first batch alone is more.
#[case(
    "article = \"003\", line = 152, printed = \"约2.8亿元\"",
    "2.8",
    "12.8"
)]
// High-tech manufacturing contributes more than all of high tech.
#[case("article = \"003\", line = 336, printed = \"42.1%\"", "42.1", "95.1")]
// More of the leading industries is signed than of all.
#[case(
    "article = \"003\", line = 390, printed = \"239.5亿元\"",
    "239.5",
    "339.5"
)]
// More was exported than was made.
#[case("article = \"004\", line = 291, printed = \"7.2亿元\"", "7.2", "72")]
fn a_declared_part_is_not_more_than_its_whole(
    #[case] cite: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let before = Audited::built_in().open();
    let after = Files::new().with_value(cite, from, to).unwrap().audit();
    let after = after.open();
    let news: Vec<_> = after.difference(&before).collect();
    let found = news.iter().any(|(rule, _)| *rule == Rule::Subset);
    assert!(found, "{news:?}");
}

#[rstest]
// 154 for each of nine projects.
#[case(
    "article = \"000\", line = 10, printed = \"138.8亿元\"",
    "138.8",
    "1388",
    "cs-2021-01/investment"
)]
#[case(
    "article = \"003\", line = 21, printed = \"3%\"",
    "3",
    "31",
    "zzhtz/gdp/growth/2021"
)]
// Nobody lives on 3 m² of what was moved back into.
#[case(
    "article = \"003\", line = 820, printed = \"105.9万平方米\"",
    "105.9",
    "5.9",
    "zzhtz/resettlement_returned_area/level/2021"
)]
fn an_amount_for_each_and_a_rate_lie_within_what_is_usual(
    #[case] cite: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] id: &str,
) {
    let audited = Files::new().with_value(cite, from, to).unwrap().audit();
    let found = audited.open();
    assert!(found.contains(&(Rule::Range, id.to_owned())), "{found:?}");
}

#[test]
fn of_two_articles_of_one_date_none_is_called_the_later() {
    let twice = |second: &str| {
        let audited = Files::new()
            .with_indicator("")
            .figure(2020, "level", "1000", "exact", ("000", 20))
            .figure(2020, "level", "1100", "exact", (second, 20))
            .audit();
        let id = "zzhtz/tested/level/2020";
        let check = audited.check(Rule::SameFigure, id).clone();
        finding::explanation(&audited.dataset, &check, Lang::En)
    };
    // Both of January 2021; and one of January 2023.
    assert!(
        twice("002").contains("the scopes may differ"),
        "{}",
        twice("002")
    );
    assert!(
        twice("004").contains("two publications differ"),
        "{}",
        twice("004")
    );
}

#[test]
fn only_the_words_that_are_printed_are_said_to_explain() {
    let told = |qualifier: &str, growth: &str| {
        let audited = Files::new()
            .with_indicator("")
            .figure(2020, "level", "400", qualifier, ("003", 20))
            .figure(2021, "level", "5000", "exact", ("003", 19))
            .figure(2021, "growth", growth, "exact", ("003", 21))
            .audit();
        let check = audited.check(Rule::GrowthLevel, "zzhtz/tested/growth/2021");
        finding::explanation(&audited.dataset, check, Lang::En)
    };
    assert_eq!(told("over", "900"), "it holds if “over” is allowed for");
    assert_eq!(
        told("at_least", "900"),
        "it holds if “at least” is allowed for"
    );
    assert_eq!(
        told("nearly", "1500"),
        "it holds if “nearly” is allowed for"
    );
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

#[test]
fn no_later_base_explains_an_impossible_sentence() {
    let files = Files::new()
        .with_indicator("")
        .figure(2020, "level", "1000", "exact", ("003", 20))
        .figure(2021, "level", "1500", "exact", ("003", 19))
        .figure(2020, "level", "1071", "exact", ("004", 20))
        .figure(2021, "growth", "40", "exact", ("003", 21));
    assert_eq!(growth_of(files), Finding::Conflict);
    // 242 to 1127 is not +364 %, though 1123, printed a year later, would be.
    let cite = "article = \"000\", line = 224, printed = \"366%\"";
    let audited = Files::new().with_value(cite, "366", "364").unwrap().audit();
    let id = "zzhtz/high_tech_enterprises/growth/2015/2020";
    let check = audited.check(Rule::GrowthSpan, id);
    assert_eq!(check.finding, Finding::Conflict);
}

/// The growth of a level from 1000 to 1500, printed apart from the base.
fn growth_with(value: &str, keys: &str) -> Finding {
    let entry = format!(
        "[[observation]]\nindicator = \"tested\"\nmeasure = \"growth\"\nvalue = \"{value}\"\nunit = \"%\"\n{keys}\n\
         cite = {{ article = \"003\", line = 21, printed = \"{value}%\" }}\n"
    );
    let files = Files::new()
        .with_indicator("")
        .figure(2020, "level", "1000", "exact", ("000", 20))
        .figure(2021, "level", "1500", "exact", ("003", 19))
        .add("years/2021.toml", &entry);
    growth_of(files)
}

#[test]
fn a_comparable_basis_explains_if_it_is_declared_and_the_base_is_near() {
    assert_eq!(
        growth_with("40", ""),
        Finding::Suspect(Custom::ComparableBasis)
    );
    let declared = "basis = \"comparable\"";
    let explained = Finding::Explained(Explanation::ComparableBasis);
    assert_eq!(growth_with("40", declared), explained);
    // From 500 to 1500: no scope changes so much.
    let unusual = Finding::Suspect(Custom::UnusualBasis);
    assert_eq!(growth_with("200", declared), unusual);
}

#[test]
fn prices_even_out_over_several_years() {
    let files = |year: u16, growth: &str| {
        let entry = format!(
            "[[observation]]\nindicator = \"tested\"\nmeasure = \"growth\"\nbase = \"{year}\"\nvalue = \"{growth}\"\n\
             unit = \"%\"\ncite = {{ article = \"003\", line = 21, printed = \"{growth}%\" }}\n"
        );
        let audited = Files::new()
            .with_indicator("growth_basis = \"constant_prices\"")
            .figure(year, "level", "1000", "exact", ("000", 20))
            .figure(2021, "level", "1500", "exact", ("003", 19))
            .add("years/2021.toml", &entry)
            .audit();
        let rule = if year == 2020 {
            Rule::GrowthLevel
        } else {
            Rule::GrowthSpan
        };
        let measure = if year == 2020 {
            String::new()
        } else {
            format!("{year}/")
        };
        let id = format!("zzhtz/tested/growth/{measure}2021");
        audited.check(rule, &id).finding
    };
    let explained = Finding::Explained(Explanation::ConstantPrices);
    let unusual = Finding::Suspect(Custom::UnusualPrices);
    // 1.5 is 1.40 and 7 % of prices.
    assert_eq!(files(2020, "40"), explained);
    // Over six years that would be a third of one percent a year; 7 % each year is too much.
    assert_eq!(files(2015, "40"), explained);
    assert_eq!(files(2015, "0.5"), unusual);
}

#[test]
fn a_third_article_may_confirm_either_of_two_publications() {
    let twice = |third: &str| {
        let audited = Files::new()
            .with_indicator("")
            .figure(2020, "level", "1127", "exact", ("000", 20))
            .figure(2020, "level", "1123", "exact", ("003", 20))
            .figure(2020, "level", third, "exact", ("004", 20))
            .figure(2021, "level", "1493", "exact", ("003", 19))
            .figure(2021, "growth", "32.9", "exact", ("003", 21))
            .audit();
        let of = |check: &&Check| {
            check.rule == Rule::SameFigure && audited.id(check) == "zzhtz/tested/level/2020"
        };
        let findings = audited.audit.checks().iter().filter(of);
        findings
            .map(|check| check.finding.outcome())
            .collect::<Vec<_>>()
    };
    assert_eq!(twice("1123"), [Outcome::Explained, Outcome::Consistent]);
    assert_eq!(twice("1127"), [Outcome::Explained, Outcome::Consistent]);
    assert_eq!(twice("1323"), [Outcome::Suspect, Outcome::Suspect]);
}

#[test]
fn what_a_list_counts_in_one_article_says_nothing_of_the_next() {
    let next = "[[observation]]\nindicator = \"firm_aid_databases\"\nvalue = \"5\"\nunit = \"类\"\n\
                cite = { article = \"004\", line = 300, printed = \"5类\" }\n";
    let audited = Files::new().add("years/2022.toml", next).audit();
    assert_eq!(audited.open(), Audited::built_in().open());
}

#[test]
fn projects_named_later_than_they_were_counted_raise_nothing() {
    let card = "id = \"005\"\ntitle_zh = \"后来\"\ntitle_en = \"Later\"\nnewspaper_zh = \"某报\"\n\
                newspaper_en = \"Some paper\"\ndate = \"2024-03\"\nlines = 100\n\
                sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";
    let project = "[[project]]\nid = \"later\"\nname_zh = \"后来\"\nname_en = \"Later\"\n\
                   [[project.event]]\nstage = \"started\"\nbatch = \"tb-7\"\n\
                   cite = { article = \"005\", line = 3 }\n";
    let mut files = Files::new().add("projects.toml", project);
    let mut file = files.sources.files[0].clone();
    file.name = "seeds/005.toml".to_owned();
    file.text = Cow::Borrowed(card);
    files.sources.files.push(file);
    assert_eq!(files.audit().open(), Audited::built_in().open());
    // In the article that counts them it would be one too many.
    let same = project.replace("\"005\"", "\"004\"");
    let open = Files::new().add("projects.toml", &same).audit().open();
    assert!(open.contains(&(Rule::Enumeration, "tb-7/started/projects".to_owned())));
}

#[rstest]
#[case("2", false)]
#[case("4", true)]
fn the_batches_of_a_year_are_together_not_more_than_their_programme_states_for_it(
    #[case] second: &str,
    #[case] is_open: bool,
) {
    // Phase 2 signed two in October 2021, and five were signed in the year.
    let batch = format!(
        "[[batch]]\nid = \"tb-x\"\nprogramme = \"three-batches\"\norder = 8\nname_zh = \"又一期\"\n\
         name_en = \"Another\"\ndate = \"2021-12\"\n[[batch.figure]]\nabout = \"projects\"\n\
         stage = \"signed\"\nvalue = \"{second}\"\nunit = \"个\"\n\
         cite = {{ article = \"003\", line = 398, printed = \"{second}个\" }}\n"
    );
    let audited = Files::new().add("projects.toml", &batch).audit();
    let id = "three-batches/signed/projects/2021";
    let check = audited.check(Rule::Sum, id);
    assert_eq!(check.finding.outcome().is_open(), is_open, "{check:?}");
}

#[test]
fn only_what_is_not_all_named_is_said_to_be_named_in_part() {
    let audited = Audited::built_in();
    let of = |id| audited.check(Rule::Sum, id).finding;
    let list = Finding::Explained(Explanation::PartialList);
    assert_eq!(of("cs-2021-01/investment"), list);
    // All 37 are named, but one amount only is printed.
    let figures = |check: &&Check| {
        check.finding == Finding::Explained(Explanation::PartialFigures)
            && audited.id(check) == "three-batches/investment/2023-01"
    };
    let check = audited.audit.checks().iter().find(figures).unwrap();
    let told = finding::explanation(&audited.dataset, check, Lang::En);
    assert!(
        told.starts_with("all are named, but an amount is printed for 1 only"),
        "{told}"
    );
}

#[test]
fn bounds_that_are_merely_not_exceeded_are_no_agreement() {
    let audited = Audited::built_in();
    for check in audited.audit.checks() {
        let is_bound = check.formula.is_bound();
        match check.finding {
            Finding::Consistent | Finding::WithinRounding => assert!(!is_bound, "{check:?}"),
            Finding::WithinBounds => assert!(is_bound, "{check:?}"),
            _ => {}
        }
    }
    let tally = [Outcome::Consistent, Outcome::WithinBounds].map(|of| audited.audit.count(of));
    assert!(tally.iter().all(|count| *count > 0), "{tally:?}");
}

#[test]
fn a_check_that_cannot_fail_says_nothing() {
    // At most 500 against at most 400: neither can be too many.
    let entry = |line: u32, area: &str, value: &str| {
        format!(
            "[[observation]]\nindicator = \"tested\"\narea = \"{area}\"\nvalue = \"{value}\"\nunit = \"家\"\n\
             qualifier = \"up_to\"\ncite = {{ article = \"003\", line = {line}, printed = \"不超过{value}家\" }}\n"
        )
    };
    let entries = format!(
        "{}{}",
        entry(19, "zzhtz", "500"),
        entry(21, "zhengzhou", "400")
    );
    let audited = Files::new()
        .with_indicator("")
        .add("years/2021.toml", &entries)
        .audit();
    let check = audited.check(Rule::Subset, "zzhtz/tested/level/2021");
    assert!(
        matches!(check.finding, Finding::NotTestable(_)),
        "{check:?}"
    );
    let told = finding::explanation(&audited.dataset, check, Lang::En);
    assert!(told.contains("cannot contradict"), "{told}");
}

/// What a rule comes to for figures of an indicator that has no others.
fn come_to(rule: Rule, basis: &str, entries: &[(u16, &str)], relations: &str) -> Outcome {
    let mut files = Files::new().with_indicator(basis);
    for (at, (year, entry)) in entries.iter().enumerate() {
        let heading = if entry.contains("bound") {
            "target"
        } else {
            "observation"
        };
        let text = format!(
            "[[{heading}]]\nindicator = \"tested\"\n{entry}\n\
             cite = {{ article = \"003\", line = {}, printed = \"x\" }}\n",
            40 * (at + 1)
        );
        let name = format!("years/{year}.toml");
        if files.sources.files.iter().all(|file| file.name != name) {
            let mut file = files.sources.files[0].clone();
            file.name.clone_from(&name);
            file.text = Cow::Borrowed("");
            files.sources.files.push(file);
        }
        files = files.add(&name, &text);
    }
    let audited = files.add("relations.toml", relations).audit();
    let mut checks = audited.audit.checks().iter();
    let found = checks.find(|check| check.rule == rule && audited.id(check).contains("tested"));
    found
        .unwrap_or_else(|| panic!("no {rule:?}"))
        .finding
        .outcome()
}

#[rstest]
#[case("44", Outcome::Consistent)]
#[case("54", Outcome::Suspect)]
fn growth_over_several_years_is_that_of_each(#[case] span: &str, #[case] expected: Outcome) {
    let span = format!("measure = \"growth\"\nbase = \"2019\"\nvalue = \"{span}\"\nunit = \"%\"");
    let yearly = "measure = \"growth\"\nvalue = \"20\"\nunit = \"%\"";
    let entries = [(2021, span.as_str()), (2021, yearly), (2020, yearly)];
    let outcome = come_to(Rule::GrowthChain, "", &entries, "");
    assert_eq!(
        outcome == Outcome::Consistent,
        expected == Outcome::Consistent
    );
}

#[rstest]
// 100 of 500 are new: growth of a quarter at most.
#[case("100", "25", true)]
#[case("100", "35", false)]
#[case("600", "20", false)]
fn what_was_added_goes_with_the_level_and_its_growth(
    #[case] change: &str,
    #[case] growth: &str,
    #[case] holds: bool,
) {
    let level = "value = \"500\"\nunit = \"家\"";
    let change = format!("measure = \"change\"\nvalue = \"{change}\"\nunit = \"家\"");
    let growth = format!("measure = \"growth\"\nvalue = \"{growth}\"\nunit = \"%\"");
    let entries = [(2021, level), (2021, &*change), (2021, &*growth)];
    let outcome = come_to(Rule::ChangeLevel, "", &entries, "");
    assert_eq!(outcome == Outcome::WithinBounds, holds, "{outcome:?}");
}

#[rstest]
#[case("400", Outcome::WithinBounds)]
#[case("700", Outcome::Conflict)]
fn half_a_year_is_not_more_than_the_year(#[case] half: &str, #[case] expected: Outcome) {
    let half = format!("period = \"2021-S1\"\nvalue = \"{half}\"\nunit = \"家\"");
    let year = "value = \"600\"\nunit = \"家\"";
    let entries = [(2021, half.as_str()), (2021, year)];
    let flow = "kind = \"flow\"";
    assert_eq!(come_to(Rule::PartOfYear, flow, &entries, ""), expected);
}

#[rstest]
#[case("20", true)]
#[case("30", false)]
fn promised_growth_leads_to_the_promised_level(#[case] growth: &str, #[case] holds: bool) {
    let base = "value = \"500\"\nunit = \"家\"";
    let level = "bound = \"reach\"\nvalue = \"600\"\nunit = \"家\"";
    let growth =
        format!("bound = \"reach\"\nmeasure = \"growth\"\nvalue = \"{growth}\"\nunit = \"%\"");
    let entries = [(2020, base), (2021, level), (2021, &*growth)];
    let outcome = come_to(Rule::GrowthLevel, "", &entries, "");
    assert_eq!(outcome == Outcome::Consistent, holds, "{outcome:?}");
}

#[rstest]
// Of 7 firms 3 are 42.9 %, and none are 45 %.
#[case("42.9", Outcome::Consistent)]
#[case("45.0", Outcome::Conflict)]
fn a_share_of_a_known_number_is_that_of_a_whole_number(
    #[case] share: &str,
    #[case] expected: Outcome,
) {
    let whole = "area = \"zhengzhou\"\nvalue = \"7\"\nunit = \"家\"";
    let share =
        format!("measure = \"share\"\nof = \"zhengzhou\"\nvalue = \"{share}\"\nunit = \"%\"");
    let entries = [(2021, whole), (2021, share.as_str())];
    assert_eq!(come_to(Rule::WholeNumber, "", &entries, ""), expected);
}

#[rstest]
#[case("45", Outcome::WithinBounds)]
#[case("65", Outcome::Conflict)]
fn shares_of_one_whole_are_together_not_above_it(#[case] share: &str, #[case] expected: Outcome) {
    let of = |indicator: &str, value: &str| {
        format!(
            "[[observation]]\nindicator = \"{indicator}\"\nmeasure = \"share\"\nof = \"tested\"\n\
             value = \"{value}\"\nunit = \"%\"\ncite = {{ article = \"003\", line = 40, printed = \"x\" }}\n"
        )
    };
    let both = format!(
        "{}{}",
        of("tech_smes", "40"),
        of("high_tech_enterprises", share)
    );
    let sum = "[[sum]]\nwhole = { indicator = \"tested\" }\nparts = [{ indicator = \"tech_smes\" }, \
               { indicator = \"high_tech_enterprises\" }]\npartial = true\n";
    let audited = Files::new()
        .with_indicator("")
        .add("years/2021.toml", &both)
        .add("relations.toml", sum)
        .audit();
    let check = audited.check(Rule::SharesTogether, "zzhtz/tech_smes/share/tested/2021");
    assert_eq!(check.finding.outcome(), expected);
}

#[rstest]
#[case("600", Outcome::WithinBounds)]
#[case("6000", Outcome::Suspect)]
fn what_lies_outside_a_declared_range_is_suspect(#[case] value: &str, #[case] expected: Outcome) {
    let level = format!("value = \"{value}\"\nunit = \"家\"");
    let range = "[[range]]\nof = { indicator = \"tested\" }\nlow = \"100\"\nhigh = \"1000\"\nunit = \"家\"\n";
    let entries = [(2021, level.as_str())];
    assert_eq!(come_to(Rule::Range, "", &entries, range), expected);
    let per = "[[range]]\nof = { indicator = \"tested\" }\nper = { indicator = \"high_tech_enterprises\" }\n\
               low = \"10\"\nhigh = \"100\"\nunit = \"%\"\n";
    assert_eq!(come_to(Rule::Range, "", &entries, per), expected);
}

#[test]
fn the_name_of_a_check_does_not_depend_on_others() {
    let ids = |audited: &Audited| -> BTreeSet<String> {
        let home = audited.dataset.zone().home;
        let cx = zoneboard::sheet::Context {
            audit: Some(&audited.audit),
            ..zoneboard::sheet::Context::new(&audited.dataset, home, 2021, Lang::En)
        };
        let ids = 0..u32::try_from(audited.audit.checks().len()).unwrap();
        ids.map(|at| zoneboard::sheet::RowId::Check(at).key(&cx))
            .collect()
    };
    let before = ids(&Audited::built_in());
    // Another value makes findings of other kinds, and another relation adds one.
    let cite = "article = \"003\", line = 118, printed = \"1493家\"";
    let after = ids(&Files::new()
        .with_value(cite, "1493", "1943")
        .unwrap()
        .audit());
    assert_eq!(before, after);
    let sum = "[[sum]]\nwhole = { indicator = \"enterprises\" }\n\
               parts = [{ indicator = \"national_incubators\" }]\npartial = true\n";
    let more = ids(&Files::new().add("relations.toml", sum).audit());
    assert!(before.is_subset(&more), "{:?}", before.difference(&more));
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
            let told = wording::check::sentences(&audited.dataset, &audited.audit, check, lang);
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
                "二、须核实的数字",
                "“免申即享”政策占整合后的“一揽子”政策比重，2022 年（矛盾；占比与两数）",
                "核算：26 ÷ 84 = 30.95%，公布数 34.7%、“1/3多”",
                "核实：请《高新区2021年成绩与2022年目标》（2022 年 3 月）的供稿单位说明",
                "第 703 行“84条”（整合后的“一揽子”政策，2022 年）",
                "第 709 行“1/3多”",
                "34.7% 相当于占 75 条",
                "未收录整体（8 项）",
                "由此推出整体为 4107–4119 家",
                "“003:31”指文章 003 的第 31 行",
            ],
        ),
        (
            "en",
            [
                "2. To be clarified",
                "Policies without application, share of policies in the merged package, 2022 (conflict; share of two figures)",
                "Computed: 26 ÷ 84 = 30.95%, stated 34.7%, “1/3多”",
                "of which part and which whole is 34.7% the share?",
                "line 703 “84条” (Policies in the merged package, 2022)",
                "line 709 “1/3多”",
                "of which year is the 1,123 at 003:548, and is it the base of the 32.9%?",
                "The whole is not in this dataset (8)",
                "implies a whole of 4,107–4,119",
                "“003:31” is line 31 of article 003",
            ],
        ),
    ] {
        let (text, code) = zoneboard(&["audit", "--lang", lang]);
        assert_eq!(code, 0);
        // Lines are broken where they have to be.
        let whole: String = text.split('\n').map(str::trim_start).collect();
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for wanted in texts {
            let is_told = whole.contains(wanted) || spaced.contains(wanted);
            assert!(is_told, "no {wanted:?} in\n{text}");
        }
        assert!(!text.contains('{') && !text.contains("。；"), "{text}");
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
    assert_eq!(&row[2], "suspect");
    assert_eq!(
        (&row[3], &row[4], &row[5], &row[6]),
        ("zzhtz", "high_tech_enterprises", "2021", "32.9")
    );
    assert_eq!(&row[7], "32.47559893");
    assert_eq!(&row[9], "circular");
    assert_eq!(&row[10], "003:119 003:118 000:223 003:548");
    // The same rows, as JSON, from the command.
    let (json, _) = zoneboard(&["audit", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), rows.len());
}
