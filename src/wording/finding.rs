//! What the checks of an audit are called, and why they came to what they did.

use rust_decimal::Decimal;

use super::{indicators, subject};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{
    self, Check, Correction, Custom, Error, Explanation, Finding, Formula, Missing, Need, Outcome,
    Rule, Source,
};
use crate::dataset::{AreaId, Dataset, Dating, Subject, Target};
use crate::figure::{Figure, Hedge, Interval, Period, Unit};
use crate::text::{Lang, numbers};

/// The word for an outcome.
#[must_use]
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Conflict => lang.outcome_conflict(),
        Outcome::Suspect => lang.outcome_suspect(),
        Outcome::Explained => lang.outcome_explained(),
        Outcome::WithinRounding => lang.outcome_within_rounding(),
        Outcome::Consistent => lang.outcome_consistent(),
        Outcome::WithinBounds => lang.outcome_within_bounds(),
        Outcome::NotTestable => lang.outcome_not_testable(),
    }
}

/// What an outcome means, in a sentence.
#[must_use]
pub fn meaning(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Conflict => lang.meaning_conflict(),
        Outcome::Suspect => lang.meaning_suspect(),
        Outcome::Explained => lang.meaning_explained(),
        Outcome::WithinRounding => lang.meaning_within_rounding(),
        Outcome::Consistent => lang.meaning_consistent(),
        Outcome::WithinBounds => lang.meaning_within_bounds(),
        Outcome::NotTestable => lang.meaning_not_testable(),
    }
}

/// The words for a rule.
#[must_use]
pub fn rule(rule: Rule, lang: Lang) -> &'static str {
    match rule {
        Rule::GrowthLevel => lang.rule_growth_level(),
        Rule::GrowthSpan => lang.rule_growth_span(),
        Rule::GrowthChain => lang.rule_growth_chain(),
        Rule::Delta => lang.rule_delta(),
        Rule::ChangeLevel => lang.rule_change_level(),
        Rule::Sum => lang.rule_sum(),
        Rule::Subset => lang.rule_subset(),
        Rule::PartOfYear => lang.rule_part_of_year(),
        Rule::Enumeration => lang.rule_enumeration(),
        Rule::Funnel => lang.rule_funnel(),
        Rule::Share => lang.rule_share(),
        Rule::WholeNumber => lang.rule_whole_number(),
        Rule::SharesCross => lang.rule_shares_cross(),
        Rule::SharesTogether => lang.rule_shares_together(),
        Rule::ShareChange => lang.rule_share_change(),
        Rule::FractionWords => lang.rule_fraction_words(),
        Rule::Rate => lang.rule_rate(),
        Rule::SameFigure => lang.rule_same_figure(),
        Rule::Plausibility => lang.rule_plausibility(),
        Rule::Direction => lang.rule_direction(),
        Rule::Range => lang.rule_range(),
    }
}

/// The area and period a source is about, as far as they are said.
#[must_use]
pub fn place(dataset: &Dataset, source: Source) -> (Option<AreaId>, Option<Period>) {
    let subject = dataset.subject(source.record());
    match subject {
        Some(Subject::Observation(o)) => (Some(o.area), Some(o.period)),
        Some(Subject::Target(t)) => (Some(t.area), Some(t.period)),
        Some(Subject::Batch(batch, stated)) => (None, stated.period.or(batch.date)),
        Some(Subject::Programme(_, stated) | Subject::Project(_, stated)) => (None, stated.period),
        None => (None, None),
    }
}

/// What was held against other figures: `高新技术企业增速`, with its area where it is not the
/// dataset's own.
#[must_use]
pub fn name(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    named(dataset, check, lang, subject::record)
}

/// The same by short names, as far as there are any.
#[must_use]
pub fn name_in_short(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    named(dataset, check, lang, subject::record_in_short)
}

/// The name of what was held against other figures, with what distinguishes it from others.
fn named(
    dataset: &Dataset,
    check: &Check,
    lang: Lang,
    name_of: fn(&Dataset, Subject<'_>, Lang) -> String,
) -> String {
    let subject = dataset.subject(check.stated.record());
    let name = subject.map_or_else(String::new, |of| name_of(dataset, of, lang));
    let (area, _) = place(dataset, check.stated);
    let name = match area.filter(|area| *area != dataset.zone().home) {
        Some(area) => {
            let area = dataset.area(area).map_or("", |area| area.name.get(lang));
            format!("{area} · {name}")
        }
        None => name,
    };
    match check.stated {
        Source::Restated { .. } => lang.restated(name),
        Source::Record(_) => name,
    }
}

/// When the figure held, in words; empty where no article says so.
#[must_use]
pub fn period(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let (_, period) = place(dataset, check.stated);
    period
        .map(|period| numbers::period(period, lang))
        .unwrap_or_default()
}

/// `003:21`.
#[must_use]
pub fn citation(dataset: &Dataset, source: Source) -> String {
    statement::citation(dataset, source)
        .map(|cited| subject::citation(dataset, &cited))
        .unwrap_or_default()
}

/// A figure as the audit tells it: `≈510 亿元`; words as they are printed.
#[must_use]
pub fn figure(dataset: &Dataset, source: Source, lang: Lang) -> String {
    match figure_of(dataset, source) {
        Some(figure) => numbers::short(figure, lang),
        None => statement::citation(dataset, source)
            .map(|cited| format!("“{}”", cited.printed))
            .unwrap_or_default(),
    }
}

pub(super) fn figure_of(dataset: &Dataset, source: Source) -> Option<Figure> {
    Statement::read(dataset, source)?.figure
}

/// How many decimals what is computed is told with: one more than what it is held against, and two
/// of a rate.
#[must_use]
pub fn decimals(figure: Option<Figure>) -> u32 {
    figure.map_or(2, |figure| {
        let scale = figure.value.scale();
        if figure.unit.is_rate() {
            scale.saturating_add(1).max(2)
        } else if figure.unit.is_count() && scale == 0 {
            u32::from(figure.unit.magnitude().power() > 0)
        } else {
            scale.saturating_add(1)
        }
    })
}

/// A computed value in a unit, its ends rounded to so many decimals; nothing where there are none.
#[must_use]
pub fn value(interval: Interval, unit: Unit, decimals: u32, lang: Lang) -> String {
    let style = numbers::Style::of(unit, lang);
    let power = 0i32.saturating_sub(unit.magnitude().power());
    let Ok(value) = interval.shift(power) else {
        return String::new();
    };
    if value == Interval::ANYTHING {
        return String::new();
    }
    style.with_unit(&numbers::computed(value, decimals, lang, |v| {
        style.number(v, lang)
    }))
}

/// What the stated figure needs of the others, in a sentence; empty where it needs nothing.
#[must_use]
pub fn need(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let untested = matches!(check.finding, Finding::NotTestable(_));
    let decimals = |unit: Unit, interval: Interval| {
        // Enough digits to tell the bounds apart, and no more.
        let power = unit.magnitude().power();
        let narrow = interval
            .shift(0i32.saturating_sub(power))
            .ok()
            .and_then(|i| i.hi()?.checked_sub(i.lo()?))
            .is_some_and(|width| width < Decimal::TEN);
        if narrow { 2 } else { 0 }
    };
    match audit::need(dataset, check) {
        Some(Need::Base(period, base, unit)) => {
            let base = value(base, unit, decimals(unit, base), lang);
            let period = numbers::period(period, lang);
            if untested {
                lang.implies_base(period, base)
            } else {
                lang.needs_base(period, base)
            }
        }
        Some(Need::Whole(whole, unit)) => {
            let whole = value(whole, unit, decimals(unit, whole), lang);
            if untested {
                lang.implies_whole(whole)
            } else {
                lang.needs_whole(whole)
            }
        }
        Some(Need::Prices(_)) | None => String::new(),
    }
}

/// Why it came to that, in a sentence; empty where nothing has to be explained.
#[must_use]
pub fn explanation(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    match check.finding {
        Finding::Consistent | Finding::WithinRounding | Finding::WithinBounds => String::new(),
        Finding::Conflict => match check.rule {
            Rule::SameFigure => lang.conflict_printed_twice(),
            Rule::Plausibility => lang.conflict_impossible(),
            Rule::Direction => lang.conflict_direction(),
            Rule::Enumeration => lang.conflict_names(),
            Rule::Subset | Rule::Funnel | Rule::SharesCross | Rule::PartOfYear => {
                lang.conflict_part()
            }
            Rule::ChangeLevel if check.formula == Formula::AtMost => lang.conflict_part(),
            _ => lang.conflict_no_way_out(),
        }
        .to_owned(),
        Finding::Suspect(custom) => match custom {
            Custom::ComparableBasis => lang.custom_comparable_basis(),
            Custom::Circular => lang.custom_circular(),
            Custom::UnusualBasis => lang.custom_unusual_basis(),
            Custom::UnusualPrices => lang.custom_unusual_prices(),
            Custom::Truncated => lang.custom_truncated(),
            Custom::Revision => lang.custom_revision(),
            Custom::Scope => lang.custom_scope(),
            Custom::Magnitude => lang.custom_magnitude(),
            Custom::EarlierVintage => lang.custom_earlier_vintage(),
            Custom::BeyondWords => lang.custom_beyond_words(),
            Custom::Range => lang.custom_range(),
        }
        .to_owned(),
        Finding::Explained(explanation) => match explanation {
            Explanation::ConstantPrices => {
                let prices = match audit::need(dataset, check) {
                    Some(Need::Prices(prices)) => {
                        let end = |value: Option<Decimal>| {
                            value.map_or_else(String::new, |value| {
                                numbers::signed(numbers::rounded(value, 2), lang)
                            })
                        };
                        lang.from_to(end(prices.lo()), end(prices.hi()))
                    }
                    _ => String::new(),
                };
                lang.explained_constant_prices(prices)
            }
            Explanation::ComparableBasis => lang.explained_comparable_basis().to_owned(),
            Explanation::RevisedBase => lang.explained_revised_base().to_owned(),
            Explanation::OtherValue => lang.explained_other_value().to_owned(),
            Explanation::Vintage => lang.explained_vintage().to_owned(),
            Explanation::Hedge => lang.explained_hedge(hedges(dataset, check, lang)),
            Explanation::PartialFigures => {
                let figures = check.operands.len();
                let stated = check.evidence.first();
                let at = stated.map(|of| citation(dataset, *of));
                let stated = stated.map(|of| figure(dataset, *of, lang));
                let (stated, at) = (stated.unwrap_or_default(), at.unwrap_or_default());
                lang.explained_partial_figures(figures, stated, at)
            }
            Explanation::PartialList => {
                let stated = check.evidence.first();
                let stated = stated.map(|of| figure(dataset, *of, lang));
                let at = check.evidence.first().map(|of| citation(dataset, *of));
                lang.explained_partial_list(stated.unwrap_or_default(), at.unwrap_or_default())
            }
        },
        Finding::NotTestable(missing) => match missing {
            Missing::Levels => lang.missing_levels(),
            Missing::Base => lang.missing_base(),
            Missing::Level => lang.missing_level(),
            Missing::Whole => lang.missing_whole(),
            Missing::Part => lang.missing_part(),
            Missing::Growth => lang.missing_growth(),
            Missing::Bound => lang.missing_bound(),
            Missing::PositiveBase => lang.missing_positive_base(),
            Missing::Words => lang.missing_words(),
            Missing::TooLarge => lang.missing_too_large(),
        }
        .to_owned(),
    }
}

/// The words around the numbers of a check: “about”, “over”.
fn hedges(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let mut words: Vec<&str> = Vec::new();
    for source in check.sources() {
        let hedge = figure_of(dataset, source).map(|figure| figure.qualifier.hedge);
        let word = match hedge {
            Some(Hedge::About) => lang.word_about(),
            Some(Hedge::Over) => lang.word_over(),
            Some(Hedge::AtLeast) => lang.word_at_least(),
            Some(Hedge::UpTo) => lang.word_up_to(),
            Some(Hedge::Nearly) => lang.word_nearly(),
            Some(Hedge::Exact) | None => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(lang.comma())
}

/// The evidence, each figure with its place.
#[must_use]
pub fn evidence(dataset: &Dataset, check: &Check, lang: Lang) -> Vec<String> {
    // Of a list, the explanation itself names it.
    let partial = [Explanation::PartialList, Explanation::PartialFigures];
    if matches!(check.finding, Finding::Explained(of) if partial.contains(&of)) {
        return Vec::new();
    }
    check
        .evidence
        .iter()
        .map(|source| lang.printed_at(figure(dataset, *source, lang), citation(dataset, *source)))
        .collect()
}

/// Which of the figures have a period that no article prints; empty where all are dated.
#[must_use]
pub fn inferred(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let is_inferred = |source: &Source| match source {
        Source::Record(record) => match dataset.subject(*record) {
            Some(Subject::Observation(of)) => of.dating != Dating::Printed,
            _ => false,
        },
        Source::Restated { .. } => false,
    };
    let sources = check.sources().filter(is_inferred);
    let mut places: Vec<String> = sources.map(|source| citation(dataset, source)).collect();
    places.dedup();
    if places.is_empty() {
        return String::new();
    }
    lang.hangs_on_inferred_period(places.join(lang.comma()))
}

/// A correction in a sentence.
#[must_use]
pub fn correction(dataset: &Dataset, correction: &Correction, lang: Lang) -> String {
    let Some(read) = figure_of(dataset, correction.source) else {
        return String::new();
    };
    let place = citation(dataset, correction.source);
    let printed = figure(dataset, correction.source, lang);
    let corrected = Figure {
        value: correction.value,
        ..read
    };
    let corrected = numbers::short(corrected, lang);
    let hint = match correction.error {
        Error::Magnitude(4 | -4 | 8 | -8) => lang.hint_magnitude(place, printed, corrected),
        Error::Magnitude(_) => lang.hint_point(place, printed, corrected),
        Error::Digit => lang.hint_digit(place, printed, corrected),
    };
    lang.set(&hint)
}

/// That the verdict on a target hangs on a finding.
#[must_use]
pub fn decision(dataset: &Dataset, target: &Target, lang: Lang) -> String {
    let name = indicators::promise(dataset, target, lang);
    lang.flips_verdict(name, numbers::short(target.figure, lang))
}
