//! The title sentence of a year without results: its targets, compared with the latest earlier
//! results.

use rust_decimal::Decimal;

use super::rank::{Rank, largest};
use super::results::Pool;
use super::{Clause, Message, alone, sentences, words};
use crate::analysis::result::{self, Actual};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::{Dataset, Measure, Target};
use crate::figure::period::Year;
use crate::figure::{Hedge, Interval, Period};
use crate::sheet::context::Context;
use crate::text::Lang;
use crate::wording;

/// The targets of a year without results.
#[derive(Debug, Clone)]
pub struct Promises<'d> {
    /// The year.
    pub year: Year,
    /// The number of targets.
    pub targets: usize,
    /// The number of targets whose result has another scope.
    pub not_comparable: usize,
    /// The targets with an earlier result: the rates or, if none of them has one, the quantities.
    pub compared: Option<Compared<'d>>,
}

/// Targets of one scale, compared with the latest earlier result of each.
#[derive(Debug, Clone)]
pub struct Compared<'d> {
    /// Whether they are rates or quantities.
    pub scale: Scale,
    /// Their name in a sentence.
    pub pool: Pool,
    /// The number of targets.
    pub targets: usize,
    /// The number of further targets of that scale, which have no earlier result.
    pub others: usize,
    /// The number of targets that are higher than the earlier result.
    pub higher: usize,
    /// The year of the results; `None` if they are of several years.
    pub since: Option<Year>,
    /// The change that the sentence names.
    pub turn: Option<Turn<'d>>,
}

/// The change from the latest earlier result to a target.
#[derive(Debug, Clone)]
pub struct Turn<'d> {
    /// The target, with the earlier result.
    pub score: Score<'d>,
    /// The period of that result.
    pub since: Year,
    /// The kind of the change.
    pub kind: TurnKind,
}

/// The kinds of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnKind {
    /// A decline is to become growth.
    Reversal,
    /// A rate is to rise, and its rise is the largest or one of the largest.
    Rise(Rank),
    /// There is only one target.
    Only,
}

impl<'d> Promises<'d> {
    /// From the scores of a year.
    #[must_use]
    pub fn of(cx: &Context<'d>, scores: &[Score<'d>]) -> Promises<'d> {
        let not_comparable = scores
            .iter()
            .filter(|of| of.verdict == Verdict::NotComparable);
        let beside = |scale| Compared::of(cx, scores, scale);
        Promises {
            year: cx.year,
            targets: scores.len(),
            not_comparable: not_comparable.count(),
            compared: beside(Scale::Rate).or_else(|| beside(Scale::Quantity)),
        }
    }
}

impl<'d> Compared<'d> {
    /// The targets of a scale with the latest earlier result of each; `None` if no target has one.
    #[must_use]
    pub fn of(cx: &Context<'d>, scores: &[Score<'d>], scale: Scale) -> Option<Compared<'d>> {
        let all = scores.iter().filter(|of| of.scale == scale).count();
        compared(scale, &beside(cx, scores, scale), all)
    }
}

/// The targets of a scale that have an earlier result, in the order of the scores.
#[must_use]
pub fn beside<'d>(cx: &Context<'d>, scores: &[Score<'d>], scale: Scale) -> Vec<Beside<'d>> {
    let of_scale = scores.iter().filter(|of| of.scale == scale);
    of_scale.filter_map(|of| before(cx, of)).collect()
}

/// A target and the latest result before its year.
#[derive(Debug, Clone)]
pub struct Beside<'d> {
    /// The target with that result.
    pub score: Score<'d>,
    /// The period of that result.
    pub since: Year,
    /// The result, in the base unit.
    result: Interval,
    /// The target, in the base unit.
    promised: Decimal,
}

impl Beside<'_> {
    fn is_higher(&self) -> bool {
        self.result.hi().is_some_and(|hi| self.promised > hi)
    }

    fn turns(&self) -> bool {
        let is_growth = matches!(self.score.target.measure, Measure::Growth { .. });
        is_growth
            && self.promised > Decimal::ZERO
            && self.result.hi().is_some_and(|hi| hi < Decimal::ZERO)
    }

    /// The difference between target and result, in the base unit.
    #[must_use]
    pub fn rise(&self) -> Interval {
        let rise = Interval::exactly(self.promised).minus(self.result);
        rise.unwrap_or(Interval::ANYTHING)
    }
}

fn before<'d>(cx: &Context<'d>, score: &Score<'d>) -> Option<Beside<'d>> {
    let target = score.target;
    if target.not_comparable.is_some() || !matches!(target.period, Period::Year(_)) {
        return None;
    }
    let (since, actual) = last_result(cx.dataset, target)?;
    let result = actual.value().ok()?;
    Some(Beside {
        score: Score {
            actual: Some(actual),
            ..score.clone()
        },
        since,
        result,
        promised: target.figure.base_value().ok()?,
    })
}

/// The result of the newest earlier year that has one for the same indicator and measure.
fn last_result<'d>(dataset: &'d Dataset, target: &Target) -> Option<(Year, Actual<'d>)> {
    let years = dataset.years(target.area).rev();
    let mut earlier = years.filter(|year| *year < target.period.year());
    earlier.find_map(|year| {
        let asked = Target {
            period: Period::Year(year),
            ..target.clone()
        };
        Some((year, result::answer(dataset, &asked)?))
    })
}

fn compared<'d>(scale: Scale, known: &[Beside<'d>], all: usize) -> Option<Compared<'d>> {
    let first = known.first()?;
    let same = known.iter().all(|of| of.since == first.since);
    let turn = match known {
        [only] => Some((only, TurnKind::Only)),
        _ if scale == Scale::Quantity => None,
        several => steepest(several),
    };
    Some(Compared {
        scale,
        pool: Pool::of(known.iter().map(|of| of.score.target)),
        targets: known.len(),
        others: all.saturating_sub(known.len()),
        higher: known.iter().filter(|of| of.is_higher()).count(),
        since: same.then_some(first.since),
        turn: turn.map(|(of, kind)| Turn {
            score: of.score.clone(),
            since: of.since,
            kind,
        }),
    })
}

/// The largest rise from a decline to growth; without any, the largest rise of all.
fn steepest<'b, 'd>(known: &'b [Beside<'d>]) -> Option<(&'b Beside<'d>, TurnKind)> {
    let turns: Vec<&Beside<'d>> = known.iter().filter(|of| of.turns()).collect();
    let rises: Vec<Interval> = turns.iter().map(|of| of.rise()).collect();
    if let Some((at, _)) = largest(&rises) {
        return Some((turns.get(at)?, TurnKind::Reversal));
    }
    let rises: Vec<Interval> = known.iter().map(Beside::rise).collect();
    let (at, rank) = largest(&rises)?;
    let of = known.get(at).filter(|of| of.is_higher())?;
    Some((of, TurnKind::Rise(rank?)))
}

impl Message for Promises<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let count = lang.targets_of(lang.targets_set(self.targets), self.year);
        let counted = || {
            Clause::new(
                count.clone(),
                lang.targets_of(lang.targets_short(self.targets), self.year),
            )
        };
        let Some(compared) = &self.compared else {
            let text = match self.not_comparable {
                0 => lang.without_results(&count),
                all if all == self.targets => lang.all_of_other_scope(&count),
                some => lang.some_of_other_scope(&count, some),
            };
            return sentences(lang, &Clause::new(text, count.clone()), None);
        };
        let turn = compared.turn.as_ref().map(|of| of.clause(cx));
        if compared.targets == 1 {
            return sentences(lang, &counted(), turn.as_ref());
        }
        let higher = compared.higher_words(lang);
        match compared.scale {
            Scale::Rate => sentences(lang, &Clause::only(higher), turn.as_ref()),
            Scale::Quantity => sentences(lang, &counted(), Some(&Clause::only(higher))),
        }
    }
}

impl Message for Compared<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        alone(cx.lang, &Clause::only(self.higher_words(cx.lang)))
    }
}

impl Compared<'_> {
    fn higher_words(&self, lang: Lang) -> String {
        let pool = match self.scale {
            Scale::Rate => self.pool.name(lang),
            Scale::Quantity => lang.quantity_targets(),
        };
        let pool = match self.others {
            0 => lang.targets_of_pool(self.targets, pool),
            _ => lang.comparable_of_pool(self.targets, pool),
        };
        let result = match self.since {
            Some(year) => words::behind(&lang.result_of(year), lang),
            None => lang.last_results().to_owned(),
        };
        match self.higher {
            0 => lang.none_higher(pool, result),
            all if all == self.targets => lang.all_higher(pool, result),
            1 => lang.one_higher(pool, result),
            higher => lang.some_higher(pool, higher, result),
        }
    }
}

impl Message for Turn<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        alone(cx.lang, &self.clause(cx))
    }
}

impl Turn<'_> {
    fn clause(&self, cx: &Context<'_>) -> Clause {
        let (lang, target) = (cx.lang, self.score.target);
        let promised = words::promised(target.figure, lang);
        let promised = words::behind(&promised, lang);
        let name = wording::promise(cx.dataset, target, lang);
        let before = words::actual(&self.score, lang);
        let hedged = target.figure.qualifier.hedge != Hedge::Exact;
        match self.kind {
            TurnKind::Reversal => {
                let name = words::indicator(cx.dataset, target.indicator, lang);
                Clause::new(
                    lang.turns_to_growth(name, &promised),
                    lang.turns_to_growth_short(name, &promised),
                )
            }
            TurnKind::Rise(rank) if rank.first == 1 && !hedged => Clause::new(
                lang.rises_most(&name, words::between(&before, lang), &promised),
                lang.rises(&name, words::between(&before, lang), &promised),
            ),
            TurnKind::Rise(_) => {
                Clause::only(lang.rises(&name, words::between(&before, lang), &promised))
            }
            TurnKind::Only => {
                let before = words::behind(&before, lang);
                Clause::new(
                    lang.target_beside(&name, &promised, self.since, &before),
                    lang.target_beside_short(name, promised, self.since, before),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sheet::context::Context;
    use crate::sheet::summary::{Message, overview};
    use crate::sheet::testing::{entry, made_up, year};
    use crate::text::Lang;

    /// A year of targets after a year of results, both in percent of growth.
    fn text(targets: &[(&str, &str, &str)], results: &[(&str, &str)]) -> String {
        let keys =
            |id: &str, keys: &str| format!("indicator = \"{id}\", measure = \"growth\"{keys}");
        let results = results
            .iter()
            .map(|(id, value)| entry(1, value, "%", &keys(id, "")));
        let targets = targets
            .iter()
            .map(|(id, value, more)| entry(2, value, "%", &keys(id, more)));
        let dataset = made_up(&[
            ("years/2020.toml", &year(&results.collect::<Vec<_>>(), &[])),
            ("years/2021.toml", &year(&[], &targets.collect::<Vec<_>>())),
        ]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        overview(&cx).text(&cx, usize::MAX)
    }

    #[test]
    fn a_decline_that_is_to_become_growth_is_told_before_a_larger_rise() {
        assert_eq!(
            text(
                &[("gdp", "2", ", bound = \"at_least\""), ("firms", "30", "")],
                &[("gdp", "-1"), ("firms", "3")]
            ),
            "2 项增速目标均高于 2020 年结果；地区生产总值要由下降转为增长 2% 以上。"
        );
    }

    #[test]
    fn the_largest_rise_is_told_where_nothing_fell() {
        assert_eq!(
            text(
                &[("gdp", "8", ""), ("firms", "30", "")],
                &[("gdp", "9"), ("firms", "3")]
            ),
            "2 项增速目标中 1 项高于 2020 年结果；其中企业数增速提高最多，由 3% 提至 30%。"
        );
    }

    #[test]
    fn what_has_no_earlier_result_is_not_compared() {
        assert_eq!(
            text(&[("gdp", "8", ""), ("firms", "30", "")], &[("gdp", "9")]),
            "2021 年公布目标 2 项；地区生产总值增速目标 8%，2020 年结果为 9%。"
        );
        assert_eq!(
            text(&[("gdp", "8", "")], &[]),
            "2021 年公布目标 1 项，结果未收录。"
        );
    }

    #[test]
    fn a_result_of_another_scope_is_no_result() {
        let withheld = ", not_comparable = { why = { zh = \"范围\", en = \"scope\" } }";
        assert_eq!(
            text(&[("gdp", "8", withheld)], &[("gdp", "9")]),
            "2021 年公布目标 1 项，与所公布的结果口径不同，不作比较。"
        );
        assert_eq!(
            text(&[("gdp", "8", withheld), ("firms", "3", "")], &[]),
            "2021 年公布目标 2 项，其中口径不同 1 项，其余未收录结果。"
        );
    }
}
