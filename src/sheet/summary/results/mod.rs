//! A year with results: the largest miss, and a topic of which everything was met.

mod clause;

use super::rank::{Rank, largest};
use super::{Message, alone, both, longest_first};
use crate::analysis::scorecard::{Score, tally};
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::{Better, Dataset, Measure, Target, TopicId};
use crate::figure::decimal::negate;
use crate::figure::{Hedge, Interval};
use crate::sheet::context::Context;
use crate::text::Lang;

/// The results of a year, compared with its targets.
#[derive(Debug, Clone)]
pub struct Results<'d> {
    /// The number of targets that were compared with a result.
    pub judged: usize,
    /// The main fact.
    pub first: Fact<'d>,
    /// A second fact.
    pub second: Option<Fact<'d>>,
}

/// Something that can be said of a year's targets.
#[derive(Debug, Clone)]
pub enum Fact<'d> {
    /// The target was growth, and the result is a decline. Its rank is among the growth targets.
    Reversed {
        /// The target.
        score: Box<Score<'d>>,
        /// The rank of its gap, if it is the largest.
        rank: Option<Rank>,
    },
    /// A rate fell short. Its rank is among the rates compared.
    Gap {
        /// The target.
        score: Box<Score<'d>>,
        /// The rank of its gap.
        rank: Option<Rank>,
        /// What it is compared with.
        pool: Pool,
    },
    /// A quantity fell short. Its rank is among the quantities compared.
    Completion {
        /// The target.
        score: Box<Score<'d>>,
        /// The rank of its completion rate, the lowest first.
        rank: Option<Rank>,
    },
    /// A target was missed, and the shortfall cannot be measured.
    Missed(Box<Score<'d>>),
    /// Every target that can be compared was met.
    AllMet(usize),
    /// None was missed, but not all were met.
    NoneMissed {
        /// How many were met.
        met: usize,
        /// How many were near.
        near: usize,
    },
    /// None was met.
    NoneMet(usize),
    /// All targets of a topic that can be compared were met, two or more.
    Topic {
        /// The topic.
        topic: TopicId,
        /// How many.
        targets: usize,
    },
    /// The target that was exceeded most.
    Win(Box<Score<'d>>),
}

/// What the gaps of a sentence are compared among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// Growth rates only.
    Growth,
    /// Growth rates, shares and other ratios.
    Rates,
}

impl Pool {
    /// The name of some rate targets.
    #[must_use]
    pub fn of<'t>(targets: impl IntoIterator<Item = &'t Target>) -> Pool {
        if targets.into_iter().all(is_growth) {
            Pool::Growth
        } else {
            Pool::Rates
        }
    }

    /// What such targets are called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Pool::Growth => lang.growth_targets(),
            Pool::Rates => lang.rate_targets(),
        }
    }
}

fn is_growth(target: &Target) -> bool {
    matches!(target.measure, Measure::Growth { .. })
}

impl<'d> Results<'d> {
    /// Makes them from the scores of a year.
    #[must_use]
    pub fn of(cx: &Context<'d>, scores: &[Score<'d>]) -> Results<'d> {
        let judged: Vec<&Score<'d>> = scores.iter().filter(|of| of.verdict.is_judged()).collect();
        let counts = tally(scores);
        let count = |verdict| {
            let found = counts.iter().find(|(of, _)| *of == verdict);
            found.map_or(0, |(_, count)| *count)
        };
        let (met, near) = (count(Verdict::Met), count(Verdict::Near));
        let miss = reversed(cx.dataset, &judged)
            .or_else(|| gap(cx.dataset, &judged))
            .or_else(|| completion(cx.dataset, &judged))
            .or_else(|| missed(&judged));
        let topic = || all_of_a_topic(cx.dataset, &judged);
        let win = || win(cx.dataset, &judged);
        let (first, second) = match miss {
            Some(miss) if met == 0 => {
                let several = judged.len() > 1;
                (miss, several.then_some(Fact::NoneMet(judged.len())))
            }
            Some(miss) => (miss, topic().or_else(win)),
            None if near == 0 => (Fact::AllMet(met), win()),
            None => (Fact::NoneMissed { met, near }, topic().or_else(win)),
        };
        Results {
            judged: judged.len(),
            first,
            second,
        }
    }
}

/// Whether a target is an upper limit.
fn is_ceiling(dataset: &Dataset, target: &Target) -> bool {
    let better = dataset.indicator(target.indicator).map(|of| of.better);
    match target.figure.qualifier.hedge {
        Hedge::UpTo => true,
        Hedge::Exact | Hedge::About | Hedge::Nearly => better == Some(Better::Lower),
        Hedge::Over | Hedge::AtLeast => false,
    }
}

/// The shortfall of a result from its target; negative if it exceeds it.
fn shortfall(dataset: &Dataset, score: &Score<'_>) -> Option<Interval> {
    let difference = score.gap?.difference;
    if is_ceiling(dataset, score.target) {
        return Some(difference);
    }
    Some(minus(difference))
}

fn minus(of: Interval) -> Interval {
    Interval::from_bounds(of.hi().map(negate), of.lo().map(negate))
}

/// The score whose value is largest, with its rank.
fn first_by<'s, 'd>(
    scores: &[&'s Score<'d>],
    value: impl Fn(&Score<'d>) -> Option<Interval>,
) -> Option<(&'s Score<'d>, Option<Rank>)> {
    let known = scores.iter().filter_map(|of| Some((*of, value(of)?)));
    let (known, values): (Vec<&'s Score<'d>>, Vec<Interval>) = known.unzip();
    let (at, rank) = largest(&values)?;
    Some((known.get(at)?, rank))
}

fn only<'s, 'd>(scores: &[&'s Score<'d>], is: impl Fn(&Score<'d>) -> bool) -> Vec<&'s Score<'d>> {
    scores.iter().copied().filter(|of| is(of)).collect()
}

/// The decline that is furthest behind; its rank only where no other growth target is further.
fn reversed<'d>(dataset: &Dataset, judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let value = |of: &Score<'d>| shortfall(dataset, of);
    let declines = only(judged, |of| of.verdict == Verdict::Reversed);
    let (score, _) = first_by(&declines, value)?;
    let growth = only(judged, |of| is_growth(of.target));
    let (furthest, rank) = first_by(&growth, value)?;
    Some(Fact::Reversed {
        score: Box::new(score.clone()),
        rank: rank.filter(|_| furthest.target.place == score.target.place),
    })
}

fn gap<'d>(dataset: &Dataset, judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let rates = only(judged, |of| of.scale == Scale::Rate);
    let missed = only(&rates, |of| of.verdict == Verdict::Missed);
    let value = |of: &Score<'d>| shortfall(dataset, of);
    let (score, _) = first_by(&missed, value)?;
    let (furthest, rank) = first_by(&rates, value)?;
    Some(Fact::Gap {
        score: Box::new(score.clone()),
        rank: rank.filter(|_| furthest.target.place == score.target.place),
        pool: Pool::of(rates.iter().map(|of| of.target)),
    })
}

/// Only among targets that are lower limits: less than an upper limit is no shortfall.
fn completion<'d>(dataset: &Dataset, judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let quantities = only(judged, |of| {
        of.scale == Scale::Quantity && !is_ceiling(dataset, of.target)
    });
    let missed = only(&quantities, |of| of.verdict == Verdict::Missed);
    let value = |of: &Score<'d>| Some(minus(of.gap?.completion?));
    let (score, _) = first_by(&missed, value)?;
    let (lowest, rank) = first_by(&quantities, value)?;
    Some(Fact::Completion {
        score: Box::new(score.clone()),
        rank: rank.filter(|_| lowest.target.place == score.target.place),
    })
}

fn missed<'d>(judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let missed = only(judged, |of| of.verdict == Verdict::Missed);
    let gravest = missed.into_iter().max_by_key(|of| of.severity)?;
    Some(Fact::Missed(Box::new(gravest.clone())))
}

/// The topic with the most targets, all met; of equal ones the curator's first.
fn all_of_a_topic<'d>(dataset: &Dataset, judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let of_topic = |topic| {
        let is_of = |of: &Score<'d>| {
            let indicator = dataset.indicator(of.target.indicator);
            indicator.is_some_and(|indicator| indicator.topic == topic)
        };
        let targets = only(judged, is_of);
        let all_met = targets.iter().all(|of| of.verdict == Verdict::Met);
        (all_met && targets.len() > 1).then_some(targets.len())
    };
    let mut most: Option<(TopicId, usize)> = None;
    for (topic, _) in dataset.topics() {
        if let Some(targets) = of_topic(topic)
            && most.is_none_or(|(_, most)| targets > most)
        {
            most = Some((topic, targets));
        }
    }
    most.map(|(topic, targets)| Fact::Topic { topic, targets })
}

/// A rate that was exceeded most, else a quantity.
fn win<'d>(dataset: &Dataset, judged: &[&Score<'d>]) -> Option<Fact<'d>> {
    let met = only(judged, |of| of.verdict == Verdict::Met);
    let rates = only(&met, |of| of.scale == Scale::Rate);
    let excess = |of: &Score<'d>| shortfall(dataset, of).map(minus);
    let completed = |of: &Score<'d>| match is_ceiling(dataset, of.target) {
        true => None,
        false => of.gap?.completion,
    };
    let won = first_by(&rates, excess)
        .or_else(|| first_by(&met, completed))
        .map(|(score, _)| score)
        .or_else(|| met.first().copied())?;
    Some(Fact::Win(Box::new(won.clone())))
}

impl Message for Results<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let first = self.first.clause(cx);
        let second = self.second.as_ref().map(|of| of.clause(cx));
        let mut forms = both(lang, &first, second.as_ref());
        // Said once of both, that they are about what can be compared: shorter in Chinese only.
        let second = self.second.as_ref().filter(|_| lang == Lang::Zh);
        if let Some(second) = second.and_then(|of| of.short_clause(cx)) {
            let texts = first.0.iter().skip(1);
            forms.extend(texts.map(|first| lang.of_comparable(self.judged, first, &second)));
            longest_first(&mut forms);
        }
        forms.extend(alone(lang, &first));
        forms
    }
}

/// The target that was exceeded most: a rate, else a quantity.
#[must_use]
pub fn largest_win<'d>(dataset: &Dataset, scores: &[Score<'d>]) -> Option<Fact<'d>> {
    let judged: Vec<&Score<'d>> = scores.iter().filter(|of| of.verdict.is_judged()).collect();
    win(dataset, &judged)
}

impl Message for Fact<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        alone(cx.lang, &self.clause(cx))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::scorecard::scorecard;
    use crate::sheet::summary::tally::Tally;
    use crate::sheet::testing::promised;

    type Promise<'t> = (&'t str, &'t str, &'t str, &'t str, &'t str);

    fn text(targets: &[Promise<'_>], lang: Lang) -> String {
        let dataset = promised(targets);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, lang);
        let scores = scorecard(&dataset, cx.area, cx.year);
        Results::of(&cx, &scores).text(&cx, usize::MAX)
    }

    fn zh(targets: &[Promise<'_>]) -> String {
        text(targets, Lang::Zh)
    }

    #[test]
    fn a_decline_comes_first_and_is_the_largest_gap_only_where_it_is() {
        let fell = ("a", "growth", "1", "", "-1");
        assert_eq!(
            zh(&[fell, ("b", "growth", "5", "", "4")]),
            "指标a不升反降，是增速目标中差距最大的一项；可对照的 2 项目标无一达标。"
        );
        // Another one is further from its target.
        assert_eq!(
            zh(&[fell, ("b", "growth", "9", "", "4")]),
            "指标a不升反降，与目标相差 2 个百分点；可对照的 2 项目标无一达标。"
        );
        // With only one target nothing is said to be the largest.
        assert_eq!(zh(&[fell]), "指标a不升反降，与目标相差 2 个百分点。");
    }

    #[test]
    fn a_decline_that_was_not_to_be_growth_is_no_reversal() {
        let text = zh(&[
            ("a", "growth", "-1", "", "-3"),
            ("b", "growth", "5", "", "6"),
        ]);
        assert_eq!(
            text,
            "指标a增速低于目标 2 个百分点，是增速目标中差距最大的一项；指标b增速高于目标 1 个百分点。"
        );
    }

    #[test]
    fn equal_gaps_share_the_first_place() {
        let targets = [("a", "growth", "9", "", "4"), ("b", "growth", "7", "", "2")];
        assert_eq!(
            zh(&targets),
            "指标a增速低于目标 5 个百分点，是增速目标中差距最大的 2 项之一；可对照的 2 项目标无一达标。"
        );
        assert_eq!(
            text(&targets, Lang::En),
            "Thing a, growth: 5 percentage points below target, one of the 2 largest shortfalls \
             among the growth targets; none of the 2 comparable targets was met."
        );
    }

    #[test]
    fn a_gap_from_about_a_number_is_about_so_much() {
        let about = ("a", "growth", "10", ", bound = \"about\"", "3");
        assert_eq!(zh(&[about]), "指标a增速低于目标约 7 个百分点。");
    }

    #[test]
    fn where_less_is_better_a_miss_is_above_the_target() {
        assert_eq!(
            zh(&[("less", "growth", "3", "", "5")]),
            "指标less增速高于目标 2 个百分点。"
        );
        assert_eq!(
            zh(&[("less", "level", "100", "", "150")]),
            "指标less未达标。"
        );
    }

    #[test]
    fn without_rates_the_lowest_completion_is_told() {
        assert_eq!(
            zh(&[
                ("a", "level", "200", "", "100"),
                ("b", "level", "100", "", "120")
            ]),
            "指标a完成目标的 50.0%，是数量目标中完成率最低的一项；指标b完成目标的 120.0%。"
        );
    }

    #[test]
    fn a_topic_is_told_where_two_or_more_of_it_were_all_met() {
        let miss = ("a", "growth", "9", "", "4");
        let (x, y) = (
            ("x", "growth", "5", "", "6"),
            ("y", "level", "10", "", "11"),
        );
        let text = zh(&[miss, x, y]);
        assert!(
            text.ends_with("；可对照的 2 项创新目标全部达标。"),
            "{text}"
        );
        let text = zh(&[miss, x, ("y", "level", "10", "", "")]);
        assert!(text.ends_with("；指标x增速高于目标 1 个百分点。"), "{text}");
    }

    #[test]
    fn that_all_were_met_is_said() {
        let (a, b) = (
            ("a", "growth", "5", "", "6"),
            ("b", "level", "10", "", "11"),
        );
        assert_eq!(
            zh(&[a, b]),
            "可对照的 2 项目标全部达标；指标a增速高于目标 1 个百分点。"
        );
        assert_eq!(
            text(&[a], Lang::En),
            "The one comparable target was met. Thing a, growth: 1 percentage point above target."
        );
        let near = ("b", "level", "100", "", "97");
        let text = zh(&[a, near]);
        assert!(
            text.starts_with("可对照的 2 项目标中达标 1，接近 1，未完成 0；"),
            "{text}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn the_counts_of_a_sentence_are_those_of_the_scorecard(
            drawn in prop::collection::vec((any::<bool>(), 1i32..12, prop::option::of(-3i32..14)), 6)
        ) {
            let ids = ["a", "b", "c", "less", "x", "y"];
            let written: Vec<[String; 2]> = drawn
                .iter()
                .map(|(_, target, result)| {
                    [target.to_string(), result.map_or_else(String::new, |of| of.to_string())]
                })
                .collect();
            let targets: Vec<Promise<'_>> = ids
                .iter()
                .zip(&drawn)
                .zip(&written)
                .map(|((id, (is_growth, ..)), [target, result])| {
                    let measure = if *is_growth { "growth" } else { "level" };
                    let result = if measure == "level" { result.trim_start_matches('-') } else { result };
                    (*id, measure, target.as_str(), "", result)
                })
                .collect();
            let dataset = promised(&targets);
            let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
            let scores = scorecard(&dataset, cx.area, cx.year);
            let count = |is: fn(Verdict) -> bool| scores.iter().filter(|of| is(of.verdict)).count();
            let judged = count(Verdict::is_judged);
            let met = count(|of| of == Verdict::Met);
            let tally = Tally::of(&cx);
            prop_assert_eq!((tally.targets(), tally.judged()), (scores.len(), judged));
            let text = tally.text(&cx, usize::MAX);
            let counted: usize = text.split(|of: char| !of.is_ascii_digit()).skip(2).filter_map(|of| of.parse::<usize>().ok()).sum();
            // Where there is no result at all, the number of targets says it.
            let times = if count(|of| of != Verdict::NoResult) > 0 { 2 } else { 1 };
            prop_assert_eq!(counted, scores.len() * times, "{}", text);
            if judged > 0 {
                let results = Results::of(&cx, &scores);
                prop_assert_eq!(results.judged, judged);
                for fact in [Some(&results.first), results.second.as_ref()].into_iter().flatten() {
                    match fact {
                        Fact::AllMet(targets) => prop_assert!(*targets == judged && met == judged),
                        Fact::NoneMet(targets) => prop_assert!(*targets == judged && met == 0),
                        Fact::NoneMissed { met: of, near } => {
                            prop_assert_eq!((*of, of + near), (met, judged));
                        }
                        Fact::Reversed { score, .. } => prop_assert_eq!(score.verdict, Verdict::Reversed),
                        Fact::Win(score) => prop_assert_eq!(score.verdict, Verdict::Met),
                        Fact::Topic { targets, .. } => prop_assert!((2..=met).contains(targets)),
                        _ => {}
                    }
                }
                let is_reversed = matches!(results.first, Fact::Reversed { .. });
                prop_assert_eq!(count(|of| of == Verdict::Reversed) > 0, is_reversed);
                for form in results.forms(&cx) {
                    prop_assert_eq!(form.contains("不升反降"), is_reversed, "{}", form);
                }
            }
        }
    }
}
