//! The words for verdicts, and how derived results follow from published figures.

use crate::analysis::result::{Derivation, Formula, Step};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::Observation;
use crate::figure::Interval;
use crate::text::{Lang, numbers};

/// The word for a verdict.
#[must_use]
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Met => lang.verdict_met(),
        Verdict::Near => lang.verdict_near(),
        Verdict::Missed => lang.verdict_missed(),
        Verdict::Reversed => lang.verdict_reversed(),
        Verdict::Open => lang.verdict_open(),
        Verdict::NotComparable => lang.verdict_not_comparable(),
        Verdict::NotPublished => lang.verdict_not_published(),
        Verdict::NoResult => lang.verdict_no_result(),
    }
}

/// The sign of a verdict: each has its own shape, so that colour is not needed.
#[must_use]
pub fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Near => "≈",
        Verdict::Missed => "✗",
        Verdict::Reversed => "▼",
        Verdict::Open => "?",
        Verdict::NotComparable => "≠",
        Verdict::NotPublished => "–",
        Verdict::NoResult => "·",
    }
}

/// How a derived result follows from published figures, a formula for each pair of publications:
/// `1493 − 1123 = 370`.
#[must_use]
pub fn formulas(score: &Score<'_>, derivation: &Derivation<'_>, lang: Lang) -> Vec<String> {
    let steps = derivation.steps.iter();
    steps
        .map(|step| formula(score, derivation.formula, step, lang))
        .collect()
}

/// One of them.
#[must_use]
pub fn formula(score: &Score<'_>, formula: Formula, step: &Step<'_>, lang: Lang) -> String {
    let (left, right) = (term(step.left, lang), term(step.right, lang));
    let result = derived_step(score, step.value, lang);
    match formula {
        Formula::Difference => format!("{left} − {right} = {result}"),
        Formula::Growth => format!("{left} ÷ {right} − 1 = {}", numbers::percent(&result)),
        Formula::Share => format!("{left} ÷ {right} = {}", numbers::percent(&result)),
        Formula::Whole => format!("{left} ÷ {right}% = {result}"),
    }
}

/// A figure as it stands in a formula.
#[must_use]
pub fn term(observation: &Observation, lang: Lang) -> String {
    let figure = observation.figure;
    numbers::bare(figure, &numbers::Style::of(figure.unit, lang), lang)
}

/// A computed value in the unit of the target, without the unit.
#[must_use]
pub(crate) fn derived_step(score: &Score<'_>, value: Interval, lang: Lang) -> String {
    let unit = score.target.figure.unit;
    let style = numbers::Style::of(unit, lang);
    let power = 0i32.saturating_sub(unit.magnitude().power());
    let decimals = match score.scale {
        Scale::Rate => 1,
        Scale::Quantity if unit.is_count() => 0,
        Scale::Quantity => 2,
    };
    value.shift(power).map_or_else(
        |_| "·".to_owned(),
        |value| numbers::range(value, decimals, lang, |value| style.number(value, lang)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::result::Actual;
    use crate::analysis::scorecard::scorecard;
    use crate::sheet::testing::{entry, made_up, year};

    /// How the result of a target for 2021 follows from levels of 2020 and 2021.
    fn derived(before: &str, after: &str, promised: (&str, &str, &str)) -> Vec<String> {
        let level = |line, value, keys: &str| {
            entry(line, value, "家", &format!("indicator = \"firms\"{keys}"))
        };
        let (value, unit, measure) = promised;
        let keys = format!("indicator = \"firms\", measure = \"{measure}\"");
        let hedge = ", qualifier = \"about\"";
        let dataset = made_up(&[
            ("years/2020.toml", &year(&[level(1, before, "")], &[])),
            (
                "years/2021.toml",
                &year(&[level(2, after, hedge)], &[entry(3, value, unit, &keys)]),
            ),
        ]);
        let scores = scorecard(&dataset, dataset.zone().home, 2021);
        let Some(Actual::Derived(derivation)) = &scores[0].actual else {
            panic!("{:?}", scores[0].actual);
        };
        formulas(&scores[0], derivation, Lang::Zh)
    }

    #[test]
    fn a_formula_has_all_of_its_terms_and_no_parts_of_what_is_counted() {
        let growth = derived("900", "1005", ("10", "%", "growth"));
        assert_eq!(growth, ["≈1005 ÷ 900 − 1 = 11.5–11.8%"]);
        let change = derived("900", "1005", ("90", "家", "change"));
        assert_eq!(change, ["≈1005 − 900 = 104–106"]);
    }
}
