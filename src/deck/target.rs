//! One target: the promise first, then what came of it.

use rust_decimal::Decimal;

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::id::SlideId;
use super::line::{self, Line};
use super::number;
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::Citation;
use crate::figure::Interval;
use crate::picture::dumbbell::Ends;
use crate::picture::{Axis, Marks, Role};
use crate::sheet::column::ScoreGroup;
use crate::sheet::earlier::{Earlier, earlier};
use crate::sheet::sentence::Sentence;
use crate::sheet::summary::{Message, OneTarget};
use crate::sheet::value::Value;
use crate::sheet::{Context, score as reads, scorecard};
use crate::text::{Lang, numbers};
use crate::wording;

/// A target, what came of it, and what is said of that.
pub(super) struct TargetSlide<'d> {
    score: Score<'d>,
    /// The last result before it, where it has none of its own.
    earlier: Option<Earlier>,
    /// The lines that it stands on.
    before: Vec<&'d Citation>,
    /// What is said in the end.
    says: Box<dyn Message + 'd>,
    /// The slide of the target alone, where this one is another.
    leads_to: Vec<SlideId>,
}

impl<'d> TargetSlide<'d> {
    /// The slide of a target alone.
    pub(super) fn alone(cx: &Context<'d>, score: &Score<'d>) -> TargetSlide<'d> {
        let earlier = last_result(cx, score);
        let before = earlier.map(|of| scorecard::earlier_citations(cx, score.target, &of));
        TargetSlide {
            earlier,
            before: before.unwrap_or_default(),
            says: Box::new(OneTarget(score.clone())),
            score: score.clone(),
            leads_to: Vec::new(),
        }
    }

    /// The slide of a target about which something is to be said among others.
    pub(super) fn saying(
        cx: &Context<'d>,
        score: &Score<'d>,
        says: impl Message + 'd,
        id: SlideId,
    ) -> TargetSlide<'d> {
        TargetSlide {
            says: Box::new(says),
            leads_to: vec![id],
            ..TargetSlide::alone(cx, score)
        }
    }

    /// The interval of the result's possible values, in the unit of the target.
    fn result(&self) -> Option<Interval> {
        let value = match self.earlier {
            Some(earlier) => Some(earlier.value),
            None if self.score.verdict.is_judged() => reads::actual(&self.score),
            None => None,
        }?;
        let unit = self.score.target.figure.unit;
        let comparable = value.unit.comparable(unit);
        comparable.then(|| value.under(unit).bounds()).flatten()
    }

    /// A line for both; none for places in a ranking.
    fn line(&self, lang: Lang) -> Line {
        let target = self.score.target;
        let promised = target.figure.value;
        let result = self.result();
        let ends = result.into_iter().flat_map(|of| [of.lo(), of.hi()]);
        let values: Vec<Decimal> = ends.flatten().chain([promised]).collect();
        let axis = match ScoreGroup::of(target) {
            ScoreGroup::Share => Axis::of_shares(),
            _ => line::holding(&values, target.figure.unit.is_count()),
        };
        let label = |word: &str, value: Option<Value>| {
            let number = value.map(|of| of.under(target.figure.unit).text(lang));
            let number = number.unwrap_or_default();
            format!("{word} {}", number.trim_start_matches("= "))
        };
        let result_label = match self.earlier {
            Some(earlier) => label(&lang.column_result_of(earlier.year), Some(earlier.value)),
            None => label(lang.column_actual(), reads::actual(&self.score)),
        };
        Line {
            axis,
            result,
            target: promised,
            ends: match self.score.verdict.is_judged() {
                true => Ends::Outcome(Role::of_verdict(self.score.verdict)),
                false => Ends::Promise,
            },
            labels: [
                result_label,
                label(lang.column_target(), Some(reads::target(target))),
            ],
        }
    }

    /// The target in digits.
    fn promise(&self, cx: &Context<'_>, board: &Board) -> Vec<Fact> {
        let (lang, target) = (cx.lang, self.score.target);
        let mut facts = vec![
            Fact::new(lang.column_target(), Role::Quiet),
            Fact::new(numbers::full(target.figure, lang), Role::Strong),
        ];
        // What the articles print is Chinese.
        if board.marks() == Marks::Unicode || lang == Lang::Zh {
            let printed = lang.slide_printed_as(&target.citation.printed);
            facts.push(Fact::new(printed, Role::Quiet));
        }
        facts
    }

    fn verdict(&self, lang: Lang) -> Fact {
        let verdict = self.score.verdict;
        let word = match verdict {
            Verdict::NoResult => lang.no_result_here(),
            verdict => wording::verdict(verdict, lang),
        };
        let sign = wording::sign(verdict);
        Fact::new(format!("{sign} {word}"), Role::of_verdict(verdict))
    }

    /// What came of it, beside the result in digits.
    fn outcome(&self, lang: Lang) -> Vec<Fact> {
        let target = self.score.target;
        let promised = reads::target(target).with_unit(lang);
        let gap = self
            .score
            .gap
            .map(|_| reads::gap_in_words(&self.score, lang));
        let gap = gap
            .filter(|gap| !gap.is_empty())
            .map(|gap| match self.score.scale {
                Scale::Rate => format!("{} {gap}", lang.slide_gap()),
                Scale::Quantity => gap,
            });
        let promised = format!("{} {promised}", lang.column_target());
        let mut facts = vec![self.verdict(lang), Fact::new(promised, Role::Text)];
        facts.extend(gap.map(|gap| Fact::new(gap, Role::Text)));
        facts
    }

    /// Why there is no verdict, beside the target in digits.
    fn no_outcome(&self, cx: &Context<'_>) -> Vec<Fact> {
        let lang = cx.lang;
        let mut facts = vec![
            Fact::new(lang.column_target(), Role::Quiet),
            self.verdict(lang),
        ];
        if let Some(earlier) = self.earlier {
            let before = earlier.value.with_unit(lang);
            let label = lang.column_result_of(earlier.year);
            let before = format!("{label} {}", before.trim_start_matches("= "));
            facts.push(Fact::new(before, Role::Text));
            return facts;
        }
        let texts = reads::results(&self.score).into_iter();
        let texts = texts.map(|value| value.with_unit(lang));
        let texts: Vec<String> = texts
            .map(|of| of.trim_start_matches("= ").to_owned())
            .collect();
        match self.score.verdict {
            Verdict::Open => {
                let results = texts.join(&format!(" {} ", lang.slide_or()));
                facts.push(Fact::new(
                    format!("{} {results}", lang.column_actual()),
                    Role::Text,
                ));
            }
            Verdict::NotComparable if !texts.is_empty() => {
                let results = texts.join(" ");
                facts.push(Fact::new(lang.slide_instead(results), Role::Text));
            }
            _ => {}
        }
        facts
    }
}

/// The last result before a target that has none of its own.
fn last_result(cx: &Context<'_>, score: &Score<'_>) -> Option<Earlier> {
    let is_without = score.verdict.is_without_result();
    earlier(cx, score.target).filter(|_| is_without)
}

impl Face for TargetSlide<'_> {
    fn steps(&self) -> usize {
        2
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        let (dataset, lang, target) = (cx.dataset, cx.lang, self.score.target);
        let short = wording::indicator_in_short(
            dataset,
            target.area,
            target.indicator,
            target.measure,
            lang,
        );
        let full = wording::promise(dataset, target, lang);
        std::iter::once(full).chain(short).collect()
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        match step {
            0 => Vec::new(),
            _ => self.says.forms(cx),
        }
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let target = self.score.target;
        let promised = number::figure(&reads::target(target), lang);
        let actual = reads::actual(&self.score).filter(|_| self.score.verdict.is_judged());
        let (figure, facts) = match (step, actual) {
            (0, _) => ((promised, Role::Strong), self.promise(cx, board)),
            (_, Some(actual)) => {
                let role = Role::of_verdict(self.score.verdict);
                ((number::figure(&actual, lang), role), self.outcome(lang))
            }
            (_, None) => ((promised, Role::Strong), self.no_outcome(cx)),
        };
        let labels = board.frame.bottom.saturating_sub(line::ROWS);
        let above = labels.saturating_sub(1);
        board.figure((board.frame.top, above), &[figure], &facts);
        let style = numbers::Style::of(target.figure.unit, lang);
        self.line(lang)
            .draw(labels, step > 0, board, |value| style.number(value, lang));
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let target = Source::new(lang.column_target(), [&self.score.target.citation]);
        if step == 0 {
            return vec![target];
        }
        let result = match self.earlier {
            Some(of) => Source::new(lang.column_result_of(of.year), self.before.clone()),
            None => Source::new(
                lang.column_actual(),
                scorecard::result_citations(&self.score),
            ),
        };
        vec![result, target]
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        cx.open_check(scorecard::records(cx.dataset, &self.score))
    }

    fn leads_to(&self) -> Vec<SlideId> {
        self.leads_to.clone()
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        judged(cx, &self.score)
    }
}

/// How a verdict came about.
pub(super) fn judged(cx: &Context<'_>, score: &Score<'_>) -> Vec<String> {
    let lang = cx.lang;
    let gap = reads::gap_in_words(score, lang);
    let verdict = wording::verdict(score.verdict, lang);
    let verdict = match gap.is_empty() {
        true => verdict.to_owned(),
        false => format!("{verdict}{}{gap}", lang.clause()),
    };
    let derivation = match &score.actual {
        Some(crate::analysis::result::Actual::Derived(derivation)) => {
            let formulas = wording::formulas(score, derivation, lang);
            formulas.join(lang.semicolon())
        }
        _ => String::new(),
    };
    let reason = match score.verdict {
        Verdict::Open | Verdict::NotComparable => {
            Sentence::Reason(Box::new(score.clone())).text(cx, lang)
        }
        _ => String::new(),
    };
    let indicator = cx.dataset.indicator(score.target.indicator);
    let about = indicator.and_then(|of| of.note.as_ref());
    let notes = [score.target.note.as_deref(), about];
    let notes = notes.into_iter().flatten().map(|of| lang.set(of.get(lang)));
    let texts = [verdict, derivation, reason].into_iter().chain(notes);
    texts.filter(|text| !text.is_empty()).collect()
}
