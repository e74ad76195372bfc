//! Sentences of a row, made only when they are read.

use super::context::Context;
use super::term::Term;
use crate::analysis::audit::{self, Check};
use crate::analysis::result::{Actual, Derivation};
use crate::analysis::scorecard::Score;
use crate::dataset::Target;
use crate::text::Lang;
use crate::wording::{self, finding};

/// A sentence.
#[derive(Debug, Clone)]
pub enum Sentence<'d> {
    /// How the stated figure of a check follows from the others.
    Arithmetic(&'d Check),
    /// Why it came to that.
    Explanation(&'d Check),
    /// What the stated figure needs of the others.
    Need(&'d Check),
    /// What would mend it.
    Hints(&'d Check),
    /// What the stated figure needs, and why it came to that.
    Account(&'d Check),
    /// The target whose verdict hangs on it.
    Decision(&'d Check),
    /// The check on which the verdict of a target hangs.
    DecidedBy(&'d Target),
    /// How a derived result follows from published figures.
    Formula(Box<Score<'d>>, Derivation<'d>),
    /// Why a target and its result are not compared, and what was published instead.
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
            Sentence::Arithmetic(check) => finding::arithmetic(dataset, check, lang),
            Sentence::Explanation(check) => finding::explanation(dataset, check, lang),
            Sentence::Need(check) => finding::need(dataset, check, lang),
            Sentence::Hints(check) => {
                let Some(audit) = cx.audit else {
                    return String::new();
                };
                let hints = audit::hints(dataset, audit, check);
                let hints = hints.iter().map(|hint| finding::hint(dataset, hint, lang));
                hints.collect::<Vec<_>>().join(lang.semicolon())
            }
            Sentence::Account(check) => {
                let parts = [
                    finding::need(dataset, check, lang),
                    finding::explanation(dataset, check, lang),
                ];
                let told = parts.into_iter().filter(|part| !part.is_empty());
                told.collect::<Vec<_>>().join(lang.semicolon())
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
                let told = rows.map(|(row, count)| lang.also_listed(*count, row.words(&cx)));
                told.collect::<Vec<_>>().join(lang.semicolon())
            }
        }
    }
}

/// The position of the check on which the verdict of a target hangs.
#[must_use]
pub fn decided_by(cx: &Context<'_>, target: &Target) -> Option<u32> {
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

/// Why the two are not compared.
fn reason(cx: &Context<'_>, score: &Score<'_>, lang: Lang) -> String {
    let Some(not_comparable) = &score.target.not_comparable else {
        return String::new();
    };
    let why = not_comparable.why.get(lang);
    match &score.actual {
        Some(Actual::Stated(instead)) => {
            let name = wording::indicator(cx.dataset, instead.indicator, instead.measure, lang);
            let told = lang.published_instead(name);
            format!("{told}{}{why}", lang.semicolon())
        }
        _ => why.to_owned(),
    }
}
