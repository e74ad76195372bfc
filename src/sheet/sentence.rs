//! Sentences of a row, made only when they are read.

use super::context::Context;
use super::score;
use super::term::Term;
use crate::analysis::audit::{self, Check};
use crate::analysis::result::{Actual, Derivation};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::Target;
use crate::text::Lang;
use crate::wording::{self, finding};

/// A sentence.
#[derive(Debug, Clone)]
pub enum Sentence<'d> {
    /// How the stated figure of a check follows from the others.
    Arithmetic(&'d Check),
    /// The explanation of the finding of a check.
    Explanation(&'d Check),
    /// The value that another figure of a check would need.
    Need(&'d Check),
    /// The corrections that are suggested for a check.
    Corrections(&'d Check),
    /// The same, each called a hint.
    Hints(&'d Check),
    /// The value that another figure would need, and the explanation of the finding.
    Account(&'d Check),
    /// The target whose verdict depends on a check.
    Decision(&'d Check),
    /// The check on which the verdict on a target depends.
    DecidedBy(&'d Target),
    /// How a derived result follows from published figures.
    Formula(Box<Score<'d>>, Derivation<'d>),
    /// Why a target and its result are not compared, and what was published instead. For a target with
    /// several readings, the outcome of each.
    Reason(Box<Score<'d>>),
    /// In which other rows some of the projects of a row are listed too, and how many.
    AlsoListed(Vec<(Term, usize)>),
}

impl Sentence<'_> {
    /// The sentence in a language; empty where there is nothing to say.
    #[must_use]
    pub fn text(&self, cx: &Context<'_>, lang: Lang) -> String {
        let dataset = cx.dataset;
        match self {
            Sentence::Arithmetic(check) => wording::arithmetic::arithmetic(dataset, check, lang),
            Sentence::Explanation(check) => finding::explanation(dataset, check, lang),
            Sentence::Need(check) => finding::need(dataset, check, lang),
            Sentence::Corrections(check) => corrections(cx, check, lang).join(lang.semicolon()),
            Sentence::Hints(check) => {
                let hints = corrections(cx, check, lang).into_iter();
                let hints = hints.map(|hint| lang.hint(hint));
                hints.collect::<Vec<_>>().join(lang.semicolon())
            }
            Sentence::Account(check) => {
                let parts = [
                    finding::need(dataset, check, lang),
                    finding::explanation(dataset, check, lang),
                ];
                let texts = parts.into_iter().filter(|part| !part.is_empty());
                texts.collect::<Vec<_>>().join(lang.semicolon())
            }
            Sentence::DecidedBy(target) => decided_by(cx, target)
                .map(|at| Term::Check(at).words(&Context { lang, ..*cx }))
                .unwrap_or_default(),
            Sentence::Decision(check) => audit::flips(dataset, check)
                .map(|target| finding::decision(dataset, target, lang))
                .unwrap_or_default(),
            Sentence::Formula(score, derivation) => {
                wording::formulas(score, derivation, lang).join(lang.semicolon())
            }
            Sentence::Reason(score) => reason(cx, score, lang),
            Sentence::AlsoListed(rows) => {
                let cx = Context { lang, ..*cx };
                let rows = rows.iter();
                let texts = rows.map(|(row, count)| lang.also_listed(*count, row.words(&cx)));
                texts.collect::<Vec<_>>().join(lang.semicolon())
            }
        }
    }
}

/// The corrections suggested for a check; empty while the audit is still running.
fn corrections(cx: &Context<'_>, check: &Check, lang: Lang) -> Vec<String> {
    let Some(audit) = cx.audit else {
        return Vec::new();
    };
    let corrections = audit::corrections(cx.dataset, audit, check);
    let corrections = corrections.iter();
    corrections
        .map(|found| finding::correction(cx.dataset, found, lang))
        .collect()
}

/// The position of the check on which the verdict on a target depends.
#[must_use]
pub(super) fn decided_by(cx: &Context<'_>, target: &Target) -> Option<u32> {
    let checks = cx.audit?.checks();
    let open = checks
        .iter()
        .take_while(|check| check.finding.outcome().is_open());
    let hangs = |check: &Check| {
        audit::flips(cx.dataset, check).is_some_and(|other| other.place == target.place)
    };
    let at = open.into_iter().position(hangs)?;
    u32::try_from(at).ok()
}

/// The outcome of a target in each of its readings.
#[must_use]
pub fn readings(cx: &Context<'_>, score: &Score<'_>, lang: Lang) -> Vec<String> {
    let texts = score.readings.iter().map(|read| {
        let area = score.target.area;
        let name = wording::indicator(cx.dataset, area, read.indicator, read.measure, lang);
        let value = score::result(score, &read.actual).with_unit(lang);
        let value = value.trim_start_matches("= ").to_owned();
        lang.reading_comes_to(name, value, wording::verdict(read.verdict, lang))
    });
    texts.collect()
}

/// Why the two are not compared.
fn reason(cx: &Context<'_>, score: &Score<'_>, lang: Lang) -> String {
    if score.verdict == Verdict::Open {
        return readings(cx, score, lang).join(lang.semicolon());
    }
    let Some(not_comparable) = &score.target.not_comparable else {
        return String::new();
    };
    let why = not_comparable.why.get(lang);
    match &score.actual {
        Some(Actual::Stated(instead)) => {
            let name = wording::reached(cx.dataset, instead, lang);
            let text = lang.published_instead(name);
            format!("{text}{}{why}", lang.semicolon())
        }
        _ => why.to_owned(),
    }
}
