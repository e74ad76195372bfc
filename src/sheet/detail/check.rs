//! A check in full: what was published and what follows from other figures, both on a number line;
//! what would be needed, what explains it, what hangs on it, and where the figures were printed.

use rust_decimal::Decimal;

use super::{Between, Block, Mark, NumberLine, Page, Tone};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{self, Audit, Check, Finding, Outcome, Rule};
use crate::dataset::Citation;
use crate::figure::{Interval, decimal};
use crate::sheet::cell::Place;
use crate::sheet::context::Context;
use crate::text::{Lang, numbers};
use crate::wording::arithmetic::arithmetic;
use crate::wording::{self, finding};

/// Other relations of the same figure that are told at most.
const ALSO: usize = 3;

/// A check, by its position in the audit.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, at: u32) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let Some(check) = cx.check(at) else {
        return Vec::new();
    };
    let outcome = check.finding.outcome();
    let mut page = Page::new(cx, String::new());
    page.blocks = vec![Block::Found(outcome, titled(cx, check))];
    page.quiet(finding::rule(check.rule, lang));
    let own = finding::figure(dataset, check.stated, lang);
    let cited = statement::citation(dataset, check.stated);
    let cited = cited.map(|cited| Place::from(cited).cited(cx));
    let texts: Vec<String> = std::iter::once(own).chain(cited).collect();
    page.entry(lang.label_stated(), texts.join(lang.clause()));
    if check.implied.is_some() {
        page.entry(lang.label_implied(), arithmetic(dataset, check, lang));
    }
    intervals(&mut page, check);
    page.entry(lang.label_needed(), finding::need(dataset, check, lang));
    explanation(&mut page, check);
    let inferred = finding::inferred(dataset, check, lang);
    if !inferred.is_empty() {
        page.quiet(inferred);
    }
    also(&mut page, at, check);
    consequence(&mut page, check);
    let subject = dataset.subject(check.stated.record());
    page.note(subject.and_then(|subject| subject.note()));
    sources(&mut page, check);
    page.blocks
}

/// An open check, as it is listed beside others.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// Its position in the audit.
    pub at: u32,
    /// What was checked, and the arithmetic.
    pub blocks: [Block<'static>; 2],
}

/// The first open checks, up to a number of them, and how many there are in all.
#[must_use]
pub fn open(cx: &Context<'_>, most: usize) -> (Vec<Open>, usize) {
    let checks = cx.audit.map(Audit::checks).unwrap_or_default();
    let open = (0u32..).zip(checks);
    let open = open.filter(|(_, check)| check.finding.outcome().is_open());
    let shown = open.clone().take(most).map(|(at, check)| Open {
        at,
        blocks: [
            Block::Say(titled(cx, check), Tone::Plain),
            Block::Formula(arithmetic(cx.dataset, check, cx.lang)),
        ],
    });
    (shown.collect(), open.count())
}

/// What the checks of one outcome have in common, and what kinds of relations they are.
#[must_use]
pub fn folded<'d>(cx: &Context<'d>, outcome: Outcome) -> Vec<Block<'d>> {
    let lang = cx.lang;
    let checks = cx.audit.map(Audit::checks).unwrap_or_default();
    let own = checks.iter();
    let own = own.filter(|check| check.finding.outcome() == outcome);
    let mut rules: Vec<(Rule, usize)> = Vec::new();
    for check in own {
        match rules.iter_mut().find(|(rule, _)| *rule == check.rule) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => rules.push((check.rule, 1)),
        }
    }
    rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let count = cx.audit.map_or(0, |audit| audit.count(outcome));
    let mut page = Page::new(cx, String::new());
    page.blocks = vec![Block::Found(outcome, count.to_string())];
    page.section(lang.column_rule());
    for (rule, count) in rules {
        page.say(format!("{} {count}", finding::rule(rule, lang)));
    }
    page.blocks
}

/// What was checked, with its time where one is known.
fn titled(cx: &Context<'_>, check: &Check) -> String {
    let name = finding::name(cx.dataset, check, cx.lang);
    let period = finding::period(cx.dataset, check, cx.lang);
    format!("{name}  {period}").trim_end().to_owned()
}

fn explanation(page: &mut Page<'_>, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let explanation = finding::explanation(dataset, check, lang);
    if explanation.is_empty() {
        return;
    }
    page.entry(lang.label_why(), explanation);
    for evidence in finding::evidence(dataset, check, lang) {
        page.entry("", evidence);
    }
    let hints = page
        .cx
        .audit
        .map(|of| audit::corrections(dataset, of, check));
    for hint in hints.unwrap_or_default() {
        page.entry("", lang.hint(finding::correction(dataset, hint, lang)));
    }
}

/// The outcomes of other relations of the same figure.
fn also(page: &mut Page<'_>, at: u32, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let record = check.stated.record();
    let Some(audit) = page.cx.audit else {
        return;
    };
    let others = audit.checks_of(record);
    let others = others.filter(|(of, other)| {
        let same = other.stated.record() == record;
        *of != at as usize && same && other.implied.is_some()
    });
    let others: Vec<&Check> = others.map(|(_, other)| other).collect();
    for (row, other) in others.iter().take(ALSO).enumerate() {
        let text = arithmetic(dataset, other, lang);
        let outcome = finding::outcome(other.finding.outcome(), lang);
        let place = finding::citation(dataset, other.stated);
        let label = if row == 0 { lang.label_also() } else { "" };
        page.entry(label, lang.also_found(place, text, outcome));
    }
    let more = others.len().saturating_sub(ALSO);
    if more > 0 {
        page.entry("", lang.also_more(more));
    }
}

/// Whether the verdict on a target depends on it, if the figures do not agree.
fn consequence(page: &mut Page<'_>, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let outcome = check.finding.outcome();
    match audit::flips(dataset, check) {
        Some(target) => {
            let text = finding::decision(dataset, target, lang);
            let entry = Block::Entry(lang.label_effect(), text, Tone::Warning);
            page.blocks.push(entry);
        }
        None if outcome.is_open() || outcome == Outcome::Explained => {
            page.entry(lang.label_effect(), lang.no_verdict_hangs().to_owned());
        }
        None => {}
    }
}

/// The figures that the check was made from, each with its place.
fn sources(page: &mut Page<'_>, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let mut seen: Vec<Citation> = Vec::new();
    for source in check.sources() {
        let Some(cited) = statement::citation(dataset, source) else {
            continue;
        };
        if seen.contains(&cited) {
            continue;
        }
        seen.push(cited.clone());
        let subject = dataset.subject(source.record());
        let name = subject.map(|of| wording::record(dataset, of, lang));
        let period = subject.map(|of| wording::period(of, lang));
        let words = [name, period].into_iter().flatten();
        let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        words.push(finding::figure(dataset, source, lang));
        let label = match seen.len() {
            1 => lang.section_sources(),
            _ => "",
        };
        page.blocks
            .push(Block::Source(label, words, Place::from(cited)));
    }
}

/// What is stated and what is implied, on one number line, and how far they are apart.
fn intervals(page: &mut Page<'_>, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let stated = Statement::read(dataset, check.stated);
    let (Some(stated), Some(implied)) = (stated, check.implied) else {
        return;
    };
    let power = 0i32.saturating_sub(stated.unit.magnitude().power());
    let shift = |interval: Interval| interval.shift(power).ok();
    let (Some(own), Some(possible)) = (shift(stated.possible), shift(implied.possible)) else {
        return;
    };
    let single = |interval: Interval| {
        let interval = shift(interval)?;
        // Computed points come with a hair of safety on either side.
        let (lo, hi) = (interval.lo()?, interval.hi()?);
        (hi.saturating_sub(lo) < Decimal::new(1, 9)).then_some(lo)
    };
    let decimals = finding::decimals(stated.figure);
    let number = |interval| finding::value(interval, stated.unit, decimals, lang);
    let style = numbers::Style::of(stated.unit, lang);
    let bare = |interval: Interval| {
        let number = |value| style.number(value, lang);
        numbers::computed(interval, decimals, lang, number)
    };
    let implied_sentence = sentence(
        lang.label_implied(),
        &number(implied.point),
        &number(implied.possible),
        lang,
    );
    let stated_sentence = sentence(
        lang.label_stated(),
        &finding::figure(dataset, check.stated, lang),
        &number(stated.possible),
        lang,
    );
    let marks = vec![
        Mark {
            label: lang.label_implied(),
            value: bare(possible),
            possible,
            point: single(implied.point),
            tone: Tone::Computed,
            sentence: implied_sentence,
        },
        Mark {
            label: lang.label_stated(),
            value: bare(own),
            possible: own,
            point: single(stated.number),
            tone: Tone::Outcome(check.finding.outcome()),
            sentence: stated_sentence,
        },
    ];
    let is_known =
        |mark: &Mark| (mark.possible.lo().or(mark.possible.hi()).or(mark.point)).is_some();
    if !marks.iter().any(is_known) {
        return;
    }
    let between = match check.finding {
        Finding::NotTestable(_) => None,
        _ if own.meets(possible) => Some(Between::Meets),
        _ => Some(Between::Apart(distance(&stated, own, possible, lang))),
    };
    page.blocks.push(Block::NumberLine(NumberLine {
        unit: stated.unit,
        marks,
        between,
        outcome: check.finding.outcome(),
    }));
}

/// How far two intervals are apart, with the unit; empty where that cannot be said.
fn distance(stated: &Statement, own: Interval, possible: Interval, lang: Lang) -> String {
    let below = (own.hi(), possible.lo());
    let above = (possible.hi(), own.lo());
    let distance = [below, above].into_iter().find_map(|(hi, lo)| {
        let distance = decimal::sub(lo?, hi?, decimal::Toward::Below).ok()?;
        (distance > Decimal::ZERO).then_some(distance)
    });
    let Some(distance) = distance else {
        return String::new();
    };
    let decimals = stated
        .figure
        .map_or(2, |figure| figure.value.scale().max(2));
    let style = numbers::Style::of(stated.unit, lang);
    let number = style.number(numbers::rounded(distance, decimals).normalize(), lang);
    if stated.unit.is_rate() {
        lang.points(number)
    } else {
        style.with_unit(&number)
    }
}

/// A mark in a sentence: its value, and all that is possible where that is more.
fn sentence(label: &str, value: &str, possible: &str, lang: Lang) -> String {
    match (value, possible) {
        ("", only) | (only, "") => format!("{label} {only}"),
        (value, possible) if value == possible => format!("{label} {value}"),
        (value, possible) => lang.mark_with_range(label, value, possible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit;
    use crate::sheet::RowId;
    use crate::sheet::checks::Checks;
    use crate::sheet::testing::frozen;

    #[test]
    fn a_quotient_without_an_end_is_still_one_point_of_the_line() {
        let dataset = frozen();
        let audit = audit(&dataset);
        let cx = Context {
            audit: Some(&audit),
            ..Context::new(&dataset, dataset.zone().home, 2021, Lang::En)
        };
        let line = |key: &str| {
            let found = RowId::find(&Checks, &cx, key);
            let Some(RowId::Check(at)) = found else {
                panic!("no check {key}");
            };
            let mut blocks = blocks(&cx, at).into_iter();
            blocks.find_map(|block| match block {
                Block::NumberLine(line) => Some(line),
                _ => None,
            })
        };
        // 26 ÷ 84
        let share = line("share/zzhtz/no_application_policies/share/policy_package_items/2022");
        let [implied, stated] = share.unwrap().marks.try_into().unwrap();
        let point = implied.point.unwrap().round_dp(4).to_string();
        assert_eq!(
            [point, stated.point.unwrap().to_string()],
            ["30.9524", "34.7"]
        );
        // What was published twice is a range.
        let twice = line("growth_level/zzhtz/high_tech_enterprises/growth/2021").unwrap();
        assert!(twice.marks[0].point.is_some());
    }
}
