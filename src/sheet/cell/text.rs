//! A cell as people read it.

use super::{Absent, Cell};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::StatedFigure;
use crate::figure::{Figure, Period, Unit};
use crate::sheet::context::Context;
use crate::sheet::score;
use crate::text::{Bilingual, Lang, Name, numbers};
use crate::wording;

impl Cell<'_> {
    /// The cell as people read it, in the context's language; empty where it does not apply.
    #[must_use]
    pub fn text(&self, cx: &Context<'_>) -> String {
        let lang = cx.lang;
        match self {
            Cell::Blank => String::new(),
            Cell::Absent(Absent::NotInDataset) => lang.not_in_dataset().to_owned(),
            Cell::Absent(Absent::NotPublished) => lang.verdict_not_published().to_owned(),
            Cell::Absent(Absent::Undated) => lang.undated().to_owned(),
            Cell::Term(term) => term.words(cx),
            Cell::Terms(terms) => join(terms.iter().map(|term| term.words(cx)), lang.comma()),
            Cell::Value(value) => value.text(lang),
            Cell::Values(values) => {
                let texts = values.iter().map(|(name, value)| match name {
                    Some(name) => format!("{} {}", name.words(cx), value.text(lang)),
                    None => value.text(lang),
                });
                join(texts, lang.comma())
            }
            Cell::Counted(term, count) => term.counted(cx, *count),
            Cell::Unit(unit) => numbers::Style::of(*unit, lang).heading(),
            Cell::Count(count) => count.to_string(),
            Cell::Named { named, stated } => named_text(*named, *stated, lang),
            Cell::Reached { stages, unlisted } => {
                let stages = stages.iter();
                let texts = stages
                    .map(|(stage, count)| format!("{} {count}", wording::stage(*stage, lang)));
                let more = (*unlisted > 0).then(|| lang.unlisted(*unlisted));
                join(texts.chain(more), lang.comma())
            }
            Cell::Stated(numbers) => join(numbers.iter().map(|of| stated_text(of, lang)), "+"),
            Cell::Period(period) => numbers::period(*period, lang),
            Cell::Text(text) => text.to_string(),
            Cell::Bilingual(text) => text.get(lang).to_owned(),
            Cell::Notes(notes) => notes_text(notes, lang),
            Cell::Sentence(sentence) => sentence.text(cx, lang),
            Cell::Places(places) => join(places.iter().map(|of| of.text(cx.dataset)), " "),
            Cell::Score { score, unit } => score_text(score, *unit, lang),
            Cell::Trend(points) => trend_text(points, lang),
        }
    }

    /// The cell as a name: its text, with a shorter one where there is one.
    #[must_use]
    pub fn name(&self, cx: &Context<'_>) -> Name {
        let short = match self {
            Cell::Term(term) => term.words_in_short(cx),
            Cell::Terms(terms) if !terms.is_empty() => {
                let words = terms.iter();
                let words = words.map(|term| {
                    let short = term.words_in_short(cx);
                    short.unwrap_or_else(|| term.words(cx))
                });
                Some(join(words, cx.lang.comma()))
            }
            _ => None,
        };
        Name {
            long: self.text(cx),
            short,
        }
    }

    /// The cell as a column of a screen shows it: what is not in the dataset is a dot, as the
    /// legend says, for a word in every row would hide the numbers.
    #[must_use]
    pub fn in_column(&self, cx: &Context<'_>) -> String {
        match self {
            Cell::Absent(Absent::NotInDataset) => wording::sign(Verdict::NoResult).to_owned(),
            // A mark of what was derived stands close to its number.
            Cell::Score { .. } => self.text(cx).replace("= ", "="),
            cell => cell.text(cx),
        }
    }
}

/// `3/9`: named of stated; one number where only one is known or both agree.
fn named_text(named: usize, stated: Option<&StatedFigure>, lang: Lang) -> String {
    let named = named.to_string();
    let Some(stated) = stated else { return named };
    let stated = stated_text(stated, lang);
    if stated == named {
        stated
    } else {
        format!("{named}/{stated}")
    }
}

/// A published number of projects with its hedge, without a unit.
fn stated_text(stated: &StatedFigure, lang: Lang) -> String {
    let hedge = numbers::hedge_sign(stated.figure.qualifier.hedge, lang);
    format!("{hedge}{}", numbers::number(stated.figure.value, lang))
}

/// `✗ 3 / ≈10`: the sign of the verdict, the result, the target.
fn score_text(score: &Score<'_>, unit: Unit, lang: Lang) -> String {
    let sign = wording::sign(score.verdict);
    let target = score::target(score.target).under(unit).text(lang);
    let results = score::results(score).into_iter();
    let results = join(
        results.map(|value| value.under(unit).text(lang)),
        lang.comma(),
    );
    match results.as_str() {
        "" => format!("{sign} / {target}"),
        results => format!("{sign} {results} / {target}"),
    }
}

/// `219.5 亿元 (2015) → ≈510 亿元 (2020)`: each with its unit, which may be another every time.
fn trend_text(points: &[(Period, Figure)], lang: Lang) -> String {
    let texts = points.iter().map(|(period, figure)| {
        lang.of_period(
            numbers::short(*figure, lang),
            numbers::period(*period, lang),
        )
    });
    join(texts, " → ")
}

/// Notes are sentences: Chinese ones follow each other without a blank.
pub(super) fn notes_text(notes: &[&Bilingual], lang: Lang) -> String {
    let between = match lang {
        Lang::Zh => "",
        Lang::En => " ",
    };
    join(notes.iter().map(|note| note.get(lang).to_owned()), between)
}

pub(super) fn join(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<String>>().join(between)
}
