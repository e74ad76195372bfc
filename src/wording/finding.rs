//! What the checks of an audit are called, and their arithmetic as a sentence.

use rust_decimal::Decimal;

use super::subject;
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{
    self, Audit, Check, Correction, Custom, Error, Explanation, Finding, Formula, Missing, Need,
    Outcome, Rule, Source,
};
use crate::dataset::{AreaId, Dataset, Subject, Target};
use crate::figure::{Figure, Hedge, Interval, Period, Unit, decimal};
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
    let subject = statement::record(dataset, source).and_then(|of| dataset.subject(of));
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
    let subject = statement::record(dataset, check.stated).and_then(|of| dataset.subject(of));
    let name = subject.map_or_else(String::new, |of| subject::record(dataset, of, lang));
    let (area, _) = place(dataset, check.stated);
    let name = match area.filter(|area| *area != dataset.zone().home) {
        Some(area) => {
            let area = dataset.area(area).map_or("", |area| area.name.get(lang));
            format!("{area} · {name}")
        }
        None => name,
    };
    match check.stated {
        Source::Restated(..) => lang.restated(name),
        Source::Record(_) => name,
    }
}

/// The id of what was measured; of a project's figure, the quantity.
#[must_use]
pub fn indicator(dataset: &Dataset, check: &Check) -> String {
    let id = |id| dataset.indicator(id).map_or("", |indicator| &*indicator.id);
    let subject = statement::record(dataset, check.stated).and_then(|of| dataset.subject(of));
    match subject {
        Some(Subject::Observation(o)) => id(o.indicator).to_owned(),
        Some(Subject::Target(t)) => id(t.indicator).to_owned(),
        Some(
            Subject::Programme(_, stated) | Subject::Batch(_, stated) | Subject::Project(_, stated),
        ) => stated.about.id().to_owned(),
        None => String::new(),
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

fn figure_of(dataset: &Dataset, source: Source) -> Option<Figure> {
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
    style.with_unit(&numbers::computed(value, decimals, |v| {
        style.number(v, lang)
    }))
}

/// What the others imply of the stated figure, in its unit; empty where nothing could be computed.
#[must_use]
pub fn implied(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let (Some(implied), Some(stated)) = (check.implied, Statement::read(dataset, check.stated))
    else {
        return String::new();
    };
    value(implied.possible, stated.unit, decimals(stated.figure), lang)
}

/// The factor by which something has grown, inside a formula: `1 + 57.1%`, `1 − 7.8%`.
fn factor(growth: &str) -> String {
    match growth.strip_prefix('−') {
        Some(decline) => format!("1 − {decline}"),
        None => format!("1 + {growth}"),
    }
}

/// The arithmetic in a sentence: `1493 ÷ 1127 − 1 = 32.48%, stated 32.9%`. Empty where nothing could
/// be computed.
#[must_use]
pub fn arithmetic(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let Some(stated) = Statement::read(dataset, check.stated) else {
        return String::new();
    };
    // What is stated otherwise comes to the same.
    let statements = std::iter::once(&check.stated).chain(&check.also);
    let own: Vec<String> = statements.map(|of| figure(dataset, *of, lang)).collect();
    let own = own.join(lang.comma());
    let Some(implied) = check.implied else {
        return lang.stated_as(own);
    };
    let told = |interval| value(interval, stated.unit, decimals(stated.figure), lang);
    let point = told(implied.point);
    let terms = Terms::new(dataset, check, lang);
    let [first, second, third] = [0, 1, 2].map(|at| terms.term(at));
    match check.formula {
        Formula::Growth => lang.arithmetic(format!("{first} ÷ {second} − 1"), point, own),
        Formula::AtMostGrowth => {
            let most = implied
                .point
                .hi()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = format!("{second} ÷ ({first} − {second})");
            lang.arithmetic_most(formula, told(most), own)
        }
        Formula::Chain => {
            let factors = terms
                .texts
                .iter()
                .map(|growth| format!("({})", factor(growth)));
            let formula = factors.collect::<Vec<_>>().join(" × ");
            lang.arithmetic(format!("{formula} − 1"), point, own)
        }
        Formula::Difference => lang.arithmetic(format!("{first} − {second}"), point, own),
        Formula::AtLeastDifference => {
            let least = implied
                .point
                .lo()
                .map_or(Interval::ANYTHING, Interval::exactly);
            lang.arithmetic_gross(format!("{first} − {second}"), told(least), own)
        }
        Formula::Sum => lang.arithmetic(terms.all(" + "), point, own),
        Formula::AtLeastSum if check.operands.len() == 1 => {
            if check.finding.outcome().is_open() {
                lang.arithmetic_at_most(first, own)
            } else {
                lang.arithmetic_one_part(first, own)
            }
        }
        Formula::AtLeastSum => {
            let sum = implied
                .point
                .lo()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = terms.all(" + ");
            if check.finding.outcome().is_open() {
                lang.arithmetic_at_most(format!("{formula} = {}", told(sum)), own)
            } else {
                lang.arithmetic_part(formula, told(sum), own)
            }
        }
        Formula::AtMost => lang.arithmetic_at_most(own, first),
        Formula::AtMostRest => {
            let most = implied
                .point
                .hi()
                .map_or(Interval::ANYTHING, Interval::exactly);
            let formula = format!("100% − {}", terms.all(" − "));
            lang.arithmetic_most(formula, told(most), own)
        }
        Formula::AtMostShare => lang.arithmetic_share_at_most(own, first),
        Formula::Share => lang.arithmetic(format!("{first} ÷ {second}"), point, own),
        Formula::NearestShare => {
            let whole = nearest_whole(dataset, check)
                .map_or_else(String::new, |whole| numbers::number(whole, lang));
            if check.finding == Finding::Conflict {
                let exact = whole_of(dataset, check, stated.number)
                    .map_or_else(String::new, |whole| {
                        numbers::number(numbers::rounded(whole, 2), lang)
                    });
                lang.arithmetic_no_whole(first, own, exact, whole, point)
            } else {
                lang.arithmetic(format!("{first} ÷ {whole}"), point, own)
            }
        }
        Formula::NearestPart => {
            let part = implied.point.lo().and_then(|share| {
                let whole = Statement::read(dataset, *check.operands.first()?)?;
                let part = whole.number.times(Interval::exactly(share)).ok()?;
                Some(numbers::number(part.shift(-2).ok()?.lo()?.round(), lang))
            });
            let formula = format!("{} ÷ {first}", part.unwrap_or_default());
            if check.finding == Finding::Conflict {
                lang.arithmetic_no_part(formula, point, own)
            } else {
                lang.arithmetic(formula, point, own)
            }
        }
        Formula::ShareChange => {
            let (part, whole) = (factor(&second), factor(&third));
            let formula = format!("{first} × [1 − ({whole}) ÷ ({part})]");
            lang.arithmetic(formula, point, own)
        }
        Formula::ShareCarried => {
            let (part, whole) = (factor(&second), factor(&third));
            let formula = format!("{first} × ({part}) ÷ ({whole})");
            lang.arithmetic(formula, point, own)
        }
        Formula::PerDay(days) => {
            let decimals = decimals(stated.figure).saturating_add(1);
            let point = value(implied.point, stated.unit, decimals, lang);
            lang.arithmetic(format!("{first} ÷ {days}"), point, own)
        }
        Formula::Same if stated.figure.is_none() || check.rule == Rule::FractionWords => {
            lang.arithmetic_words(first, own)
        }
        Formula::Same => {
            let other = check.operands.first().copied();
            let other_place = other.map(|of| citation(dataset, of)).unwrap_or_default();
            lang.arithmetic_same(own, citation(dataset, check.stated), first, other_place)
        }
        Formula::Named(names) => lang.arithmetic_named(names, own),
        Formula::NamedAtLeast(names) if check.finding.outcome().is_open() => {
            lang.arithmetic_named(names, own)
        }
        Formula::NamedAtLeast(names) => lang.arithmetic_named_part(names, own),
        Formula::Between(..) if check.rule == Rule::Direction => {
            let printed = statement::citation(dataset, check.stated);
            let printed = printed.map(|cited| cited.printed.to_string());
            lang.arithmetic_direction(own, printed.unwrap_or_default())
        }
        Formula::Between(..) => {
            let range = value(implied.possible, stated.unit, 0, lang);
            lang.arithmetic_between(own, range)
        }
        Formula::Each(low, high) => {
            let each = Statement::read(dataset, *check.operands.first().unwrap_or(&check.stated))
                .and_then(|per| stated.number.over(per.number).ok());
            // Of two amounts the one is told in percent of the other.
            let (unit, power) = each_unit(dataset, check, stated.unit, each);
            let scaled = |of: Interval| of.shift(power).unwrap_or(of);
            let each = each.map_or_else(String::new, |each| value(scaled(each), unit, 2, lang));
            let range = match (low, high) {
                (Some(low), Some(high)) => Interval::between(low, high),
                (Some(low), None) => Interval::at_least(low),
                (None, high) => high.map_or(Interval::ANYTHING, Interval::at_most),
            };
            let range = value(scaled(range), unit, 2, lang);
            lang.arithmetic_each(format!("{own} ÷ {first}"), each, range)
        }
        Formula::WholeNumber => lang.arithmetic_whole_number(own),
        Formula::SameMagnitude => {
            let other = check.operands.first().map(|of| place(dataset, *of).1);
            let period = other.flatten().map(|period| numbers::period(period, lang));
            lang.arithmetic_magnitude(own, first, period.unwrap_or_default())
        }
    }
}

/// What a ratio is told in: percent where both have one unit, else the unit of the first; and the
/// power of ten from the plain ratio to it.
fn each_unit(dataset: &Dataset, check: &Check, own: Unit, each: Option<Interval>) -> (Unit, i32) {
    let per = check
        .operands
        .first()
        .and_then(|of| Statement::read(dataset, *of));
    let percent = Unit::parse("%").ok();
    let alike = per.is_some_and(|per| per.unit.comparable(own));
    // A tenth of the unit at least, or it is told without its scale word.
    let power = own.magnitude().power().saturating_sub(1);
    let tenth = decimal::shift(Decimal::ONE, power).unwrap_or_default();
    let small = each.and_then(Interval::hi).is_some_and(|each| each < tenth);
    match percent.filter(|_| alike) {
        Some(percent) => (percent, 2),
        None if small => (own.base(), 0),
        None => (own, 0),
    }
}

/// The whole number whose share is nearest to the stated one.
fn nearest_whole(dataset: &Dataset, check: &Check) -> Option<Decimal> {
    let share = Interval::exactly(check.implied?.point.lo()?);
    Some(whole_of(dataset, check, share)?.round())
}

/// The whole of which the part of a check is such a share, in percent.
fn whole_of(dataset: &Dataset, check: &Check, share: Interval) -> Option<Decimal> {
    let part = Statement::read(dataset, *check.operands.first()?)?;
    part.number.shift(2).ok()?.over(share).ok()?.lo()
}

/// The operands as they stand in a formula: without units where all have the same.
struct Terms {
    texts: Vec<String>,
}

impl Terms {
    fn new(dataset: &Dataset, check: &Check, lang: Lang) -> Terms {
        let figures: Vec<Option<Figure>> = check
            .operands
            .iter()
            .map(|source| figure_of(dataset, *source))
            .collect();
        let mut units = figures.iter().flatten().map(|figure| figure.unit);
        let first = units.next();
        let ratio = matches!(
            check.formula,
            Formula::Growth | Formula::Share | Formula::NearestShare
        );
        let bare = ratio && units.all(|unit| Some(unit) == first);
        let write = |(source, figure): (&Source, &Option<Figure>)| match figure {
            Some(figure) if bare => {
                numbers::bare(*figure, &numbers::Style::of(figure.unit, lang), lang)
            }
            Some(figure) => numbers::short(*figure, lang),
            None => self::figure(dataset, *source, lang),
        };
        Terms {
            texts: check.operands.iter().zip(&figures).map(write).collect(),
        }
    }

    fn term(&self, at: usize) -> String {
        self.texts.get(at).cloned().unwrap_or_default()
    }

    fn all(&self, between: &str) -> String {
        self.texts.join(between)
    }
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
            _ => continue,
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

/// A correction in a sentence.
#[must_use]
pub fn correction(dataset: &Dataset, correction: &Correction, lang: Lang) -> String {
    let place = citation(dataset, correction.source);
    let printed = figure(dataset, correction.source, lang);
    match (correction.error, figure_of(dataset, correction.source)) {
        (Error::Magnitude(4 | -4 | 8 | -8), Some(figure)) => {
            let corrected = Figure {
                value: correction.value,
                ..figure
            };
            lang.hint_magnitude(place, printed, numbers::short(corrected, lang))
        }
        (Error::Magnitude(_), Some(figure)) => {
            let corrected = Figure {
                value: correction.value,
                ..figure
            };
            lang.hint_point(place, printed, numbers::short(corrected, lang))
        }
        (Error::Digit, Some(figure)) => {
            let corrected = Figure {
                value: correction.value,
                ..figure
            };
            lang.hint_digit(place, printed, numbers::short(corrected, lang))
        }
        (_, None) => String::new(),
    }
}

/// That the verdict on a target hangs on a finding.
#[must_use]
pub fn decision(dataset: &Dataset, target: &Target, lang: Lang) -> String {
    let name = subject::promise(dataset, target, lang);
    lang.flips_verdict(name, numbers::short(target.figure, lang))
}

/// Everything that can be said of a check beyond its name and finding, sentence by sentence.
#[must_use]
pub fn sentences(dataset: &Dataset, audit: &Audit, check: &Check, lang: Lang) -> Vec<String> {
    let mut told = vec![
        arithmetic(dataset, check, lang),
        need(dataset, check, lang),
        explanation(dataset, check, lang),
    ];
    told.extend(evidence(dataset, check, lang));
    told.extend(
        audit::corrections(dataset, audit, check)
            .iter()
            .map(|found| correction(dataset, found, lang)),
    );
    if let Some(target) = audit::flips(dataset, check) {
        told.push(decision(dataset, target, lang));
    }
    told.retain(|sentence| !sentence.is_empty());
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, frozen, made_up, year};
    use rstest::rstest;

    /// What the audit says of the figure of a rule.
    fn told(dataset: &Dataset, rule: Rule, lang: Lang) -> [String; 3] {
        let audit = audit::audit(dataset);
        let found = audit.checks().iter().find(|check| check.rule == rule);
        let check = found.unwrap_or_else(|| panic!("no check of {rule:?}"));
        [
            arithmetic(dataset, check, lang),
            explanation(dataset, check, lang),
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
        assert_eq!(told(&dataset, rule, Lang::Zh)[0], expected);
    }

    #[test]
    fn the_change_of_a_rate_is_the_later_less_the_earlier() {
        let indicators = "topic = [{ id = \"economy\", name_zh = \"经济\", name_en = \"Economy\" \
                          }]\nindicator = [{ id = \"gdp\", topic = \"economy\", name_zh = \"强度\", \
                          name_en = \"Intensity\", unit = \"%\", better = \"higher\" }, { id = \
                          \"firms\", topic = \"economy\", name_zh = \"企业\", name_en = \"Firms\", unit \
                          = \"家\", better = \"higher\" }]\n";
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
            told(&dataset, Rule::Delta, Lang::Zh)[0],
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
        let [_, _, all] = told(&dataset, Rule::GrowthLevel, Lang::En);
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
        let [arithmetic, explanation, _] = told(&dataset, Rule::Enumeration, Lang::En);
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
        let again = |check: &&Check| matches!(check.stated, Source::Restated(..));
        let check = audit.checks().iter().find(again).unwrap();
        assert_eq!(
            name(&dataset, check, Lang::En),
            "Collective Starts First collective start of 2021 · projects (printed again)"
        );
        assert!(name(&dataset, check, Lang::Zh).ends_with("（重复刊出）"));
    }
}
