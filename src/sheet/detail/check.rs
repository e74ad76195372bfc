//! A check in full: both intervals on a number line, the arithmetic, what explains it, and where
//! the figures were printed.

use rust_decimal::Decimal;

use super::{Block, Mark, NumberLine, Page, Tone};
use crate::analysis::audit::statement::{self, Statement};
use crate::analysis::audit::{self, Check, Finding};
use crate::dataset::Citation;
use crate::figure::{Interval, decimal};
use crate::sheet::context::Context;
use crate::text::{Lang, numbers};
use crate::wording::arithmetic::arithmetic;
use crate::wording::finding;

/// A check, by its position in the audit.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, at: u32) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let checks = cx.audit.map(audit::Audit::checks).unwrap_or_default();
    let Some(check) = checks.get(at as usize) else {
        return Vec::new();
    };
    let name = finding::name(dataset, check, lang);
    let period = finding::period(dataset, check, lang);
    let title = if period.is_empty() {
        name
    } else {
        format!("{name} · {period}")
    };
    let mut page = Page::new(cx, title);
    let outcome = check.finding.outcome();
    let words = [
        finding::outcome(outcome, lang),
        finding::rule(check.rule, lang),
    ];
    page.tell(words.join(" · "), Tone::Outcome(outcome));
    intervals(&mut page, check);
    page.section(lang.section_arithmetic());
    page.say(arithmetic(dataset, check, lang));
    let need = finding::need(dataset, check, lang);
    if !need.is_empty() {
        page.say(need);
    }
    explanation(&mut page, check);
    let inferred = finding::inferred(dataset, check, lang);
    if !inferred.is_empty() {
        page.quiet(inferred);
    }
    page.section(lang.section_sources());
    let mut seen: Vec<Citation> = Vec::new();
    for source in check.sources() {
        let Some(cited) = statement::citation(dataset, source) else {
            continue;
        };
        if !seen.contains(&cited) {
            page.cited(cited.clone());
            seen.push(cited);
        }
    }
    page.blocks
}

fn explanation(page: &mut Page<'_>, check: &Check) {
    let (dataset, lang) = (page.cx.dataset, page.cx.lang);
    let explanation = finding::explanation(dataset, check, lang);
    if explanation.is_empty() {
        return;
    }
    page.section(lang.section_explanation());
    page.say(explanation);
    for evidence in finding::evidence(dataset, check, lang) {
        page.say(evidence);
    }
    let corrections = page
        .cx
        .audit
        .map(|of| audit::corrections(dataset, of, check));
    for hint in corrections.unwrap_or_default() {
        page.quiet(finding::correction(dataset, &hint, lang));
    }
    if let Some(target) = audit::flips(dataset, check) {
        page.tell(finding::decision(dataset, target, lang), Tone::Warning);
    }
    let subject = statement::record(dataset, check.stated).and_then(|of| dataset.subject(of));
    page.note(subject.and_then(|subject| subject.note()));
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
    let told = |interval| finding::value(interval, stated.unit, decimals, lang);
    let implied_sentence = sentence(
        lang.label_implied(),
        &told(implied.point),
        &told(implied.possible),
        lang,
    );
    let stated_sentence = sentence(
        lang.label_stated(),
        &finding::figure(dataset, check.stated, lang),
        &told(stated.possible),
        lang,
    );
    let marks = vec![
        Mark {
            label: lang.label_implied(),
            possible,
            point: single(implied.point),
            tone: Tone::Computed,
            sentence: implied_sentence,
        },
        Mark {
            label: lang.label_stated(),
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
    let unit = stated.unit;
    page.blocks
        .push(Block::NumberLine(NumberLine { unit, marks }));
    match check.finding {
        Finding::NotTestable(_) => {}
        _ if own.meets(possible) => page.quiet(lang.intervals_meet()),
        _ => {
            let distance = distance(&stated, own, possible, lang);
            page.quiet(lang.intervals_apart(distance));
        }
    }
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
