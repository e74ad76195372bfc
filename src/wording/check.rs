//! All sentences about a check.

use super::arithmetic::arithmetic;
use super::finding;
use crate::analysis::audit::{self, Audit, Check};
use crate::dataset::Dataset;
use crate::text::Lang;

/// All sentences about a check, apart from its name and its finding.
#[must_use]
pub fn sentences(dataset: &Dataset, audit: &Audit, check: &Check, lang: Lang) -> Vec<String> {
    let mut texts = vec![
        arithmetic(dataset, check, lang),
        finding::need(dataset, check, lang),
        finding::explanation(dataset, check, lang),
    ];
    texts.extend(finding::evidence(dataset, check, lang));
    texts.push(finding::inferred(dataset, check, lang));
    texts.extend(
        audit::corrections(dataset, audit, check)
            .iter()
            .map(|found| lang.hint(finding::correction(dataset, found, lang))),
    );
    if let Some(target) = audit::flips(dataset, check) {
        texts.push(finding::decision(dataset, target, lang));
    }
    texts.retain(|sentence| !sentence.is_empty());
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::{self, Rule, Source};
    use crate::sheet::testing::{entry, frozen, made_up, year};
    use crate::wording::finding::{name, place};
    use rstest::rstest;

    /// The sentences about the first check of a rule.
    fn texts(dataset: &Dataset, rule: Rule, lang: Lang) -> [String; 3] {
        let audit = audit::audit(dataset);
        let found = audit.checks().iter().find(|check| check.rule == rule);
        let check = found.unwrap_or_else(|| panic!("no check of {rule:?}"));
        [
            arithmetic(dataset, check, lang),
            finding::explanation(dataset, check, lang),
            sentences(dataset, &audit, check, lang).join("; "),
        ]
    }

    fn figure_of_firms(line: u32, value: &str, unit: &str, keys: &str) -> String {
        entry(line, value, unit, &format!("indicator = \"firms\"{keys}"))
    }

    const CHANGE: &str = ", measure = \"change\"";
    const GROWTH: &str = ", measure = \"growth\"";

    #[rstest]
    #[case::a_difference(("900", "家"), ("1000", "家"), ("90", "家", CHANGE), Rule::Delta, "1000 家 − 900 家 = 100 家，新增应不少于此；公布数 90 家")]
    #[case::a_ratio_in_one_unit(("900", "家"), ("1000", "家"), ("12", "%", GROWTH), Rule::GrowthLevel, "1000 ÷ 900 − 1 = 11.11%，公布数 12%")]
    #[case::a_ratio_in_two_units(("5000", "家"), ("1", "万家"), ("90", "%", GROWTH), Rule::GrowthLevel, "1 万家 ÷ 5000 家 − 1 = 100%，公布数 90%")]
    fn the_arithmetic_has_its_terms_in_order_and_their_units_where_they_differ(
        #[case] before: (&str, &str),
        #[case] after: (&str, &str),
        #[case] (value, unit, keys): (&str, &str, &str),
        #[case] rule: Rule,
        #[case] expected: &str,
    ) {
        let dataset = made_up(&[
            (
                "years/2020.toml",
                &year(&[figure_of_firms(1, before.0, before.1, "")], &[]),
            ),
            (
                "years/2021.toml",
                &year(
                    &[
                        figure_of_firms(2, after.0, after.1, ""),
                        figure_of_firms(3, value, unit, keys),
                    ],
                    &[],
                ),
            ),
        ]);
        assert_eq!(texts(&dataset, rule, Lang::Zh)[0], expected);
    }

    #[test]
    fn the_change_of_a_rate_is_the_later_less_the_earlier() {
        let indicators = "topic = [{ id = \"economy\", name_zh = \"经济\", name_en = \"Economy\" \
                          }]\nindicator = [{ id = \"gdp\", topic = \"economy\", name_zh = \"强度\", \
                          name_en = \"Intensity\", unit = \"%\", kind = \"rate\", better = \"higher\" }, { id = \
                          \"firms\", topic = \"economy\", name_zh = \"企业\", name_en = \"Firms\", unit \
                          = \"家\", kind = \"stock\", better = \"higher\" }]\n";
        let rate = |line, value, unit, keys: &str| {
            entry(line, value, unit, &format!("indicator = \"gdp\"{keys}"))
        };
        let dataset = made_up(&[
            ("indicators.toml", indicators),
            ("years/2020.toml", &year(&[rate(1, "9.0", "%", "")], &[])),
            (
                "years/2021.toml",
                &year(
                    &[rate(2, "9.5", "%", ""), rate(3, "0.9", "个百分点", CHANGE)],
                    &[],
                ),
            ),
        ]);
        assert_eq!(
            texts(&dataset, Rule::Delta, Lang::Zh)[0],
            "9.5% − 9.0% = 0.5 个百分点，公布数 0.9 个百分点"
        );
    }

    #[test]
    fn a_finding_says_which_verdict_hangs_on_it() {
        let dataset = made_up(&[
            (
                "years/2020.toml",
                &year(&[figure_of_firms(1, "900", "家", "")], &[]),
            ),
            (
                "years/2021.toml",
                &year(
                    &[
                        figure_of_firms(2, "1000", "家", ""),
                        figure_of_firms(3, "30", "%", GROWTH),
                    ],
                    &[figure_of_firms(4, "20", "%", GROWTH)],
                ),
            ),
        ]);
        let [_, _, all] = texts(&dataset, Rule::GrowthLevel, Lang::En);
        let expected = Lang::En.flips_verdict("Firms, growth", "20%");
        assert!(all.contains(&*expected), "{all}");
    }

    #[test]
    fn a_list_that_names_too_many_is_told_as_such() {
        let dataset = made_up(&[
            (
                "years/2021.toml",
                &year(&[figure_of_firms(2, "2", "家", "")], &[]),
            ),
            (
                "relations.toml",
                "[[list]]\ncount = { indicator = \"firms\" }\nnames = [\"甲\", \"乙\", \"丙\"]\n\
                 cite = { article = \"a\", line = 3 }\n",
            ),
        ]);
        let [arithmetic, explanation, _] = texts(&dataset, Rule::Enumeration, Lang::En);
        assert_eq!(arithmetic, "3 named, stated 2");
        assert_eq!(explanation, "what is named is not as many as is stated");
    }

    #[test]
    fn a_check_of_another_area_names_it() {
        let dataset = frozen();
        let audit = audit::audit(&dataset);
        let called = |rule: Rule, area: &str| {
            let area = dataset.find_area(area).unwrap();
            let of_area = |check: &&Check| {
                check.rule == rule && place(&dataset, check.stated).0 == Some(area)
            };
            let check = audit.checks().iter().find(of_area).unwrap();
            [Lang::Zh, Lang::En].map(|lang| name(&dataset, check, lang))
        };
        assert_eq!(
            called(Rule::GrowthLevel, "zhengzhou"),
            [
                "郑州市 · 研发经费投入增速",
                "Zhengzhou · R&D expenditure, growth"
            ]
        );
        assert_eq!(
            called(Rule::GrowthLevel, "zzhtz"),
            [
                "一般公共预算收入增速",
                "General public budget revenue, growth"
            ]
        );
    }

    #[test]
    fn a_figure_that_is_printed_again_is_told_so() {
        let dataset = frozen();
        let audit = audit::audit(&dataset);
        let again = |check: &&Check| matches!(check.stated, Source::Restated { .. });
        let check = audit.checks().iter().find(again).unwrap();
        assert_eq!(
            name(&dataset, check, Lang::En),
            "First collective start of 2021 · projects (printed again)"
        );
        assert!(name(&dataset, check, Lang::Zh).ends_with("（重复刊出）"));
    }
}
