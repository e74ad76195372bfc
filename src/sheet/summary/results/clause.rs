//! What can be said of a year's targets, as the clauses of a sentence.

use rust_decimal::Decimal;

use super::{Fact, Pool, is_ceiling};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::{Scale, Verdict};
use crate::dataset::{Dataset, TopicId};
use crate::figure::{Hedge, Interval};
use crate::sheet::context::Context;
use crate::sheet::score;
use crate::sheet::summary::rank::Rank;
use crate::sheet::summary::{Clause, words};
use crate::text::Lang;
use crate::wording;

impl Fact<'_> {
    pub(super) fn clause(&self, cx: &Context<'_>) -> Clause {
        let (lang, dataset) = (cx.lang, cx.dataset);
        match self {
            Fact::Reversed { score, rank } => {
                let name = words::indicator(dataset, score.target.indicator, lang);
                match (rank, words::points(score, lang)) {
                    (Some(rank), _) => {
                        let long = lang.fell_furthest(name, first_gap(*rank, Pool::Growth, lang));
                        let most = (rank.first == 1).then(|| lang.fell_most(name));
                        let texts = [Some(long), most, Some(lang.fell(name))];
                        Clause(texts.into_iter().flatten().collect())
                    }
                    (None, Some(points)) => Clause::new(
                        lang.fell_by(name, words::behind(&points, lang)),
                        lang.fell(name),
                    ),
                    (None, None) => Clause::only(lang.fell(name)),
                }
            }
            Fact::Gap { score, rank, pool } => {
                let text = distance(dataset, score, lang);
                match rank {
                    Some(rank) => {
                        Clause::new(lang.ranked(&text, first_gap(*rank, *pool, lang)), text)
                    }
                    None => Clause::only(text),
                }
            }
            Fact::Completion { score, rank } => {
                let text = completed(dataset, score, lang);
                match rank {
                    Some(rank) if rank.first == 1 => {
                        Clause::new(lang.ranked(&text, lang.lowest_completion()), text)
                    }
                    Some(rank) => Clause::new(
                        lang.ranked(&text, lang.lowest_completions(rank.first)),
                        text,
                    ),
                    None => Clause::only(text),
                }
            }
            Fact::Missed(score) => {
                Clause::only(lang.missed_target(wording::promise(dataset, score.target, lang)))
            }
            Fact::AllMet(targets) => Clause::only(lang.all_met(targets)),
            Fact::NoneMissed { met, near } => {
                let judged = met.saturating_add(*near);
                Clause::only(lang.none_missed(lang.comparable_targets(judged), met, near))
            }
            Fact::NoneMet(targets) => Clause::only(lang.none_met(targets)),
            Fact::Topic { topic, targets } => {
                Clause::only(lang.topic_met(targets, topic_name(cx, *topic)))
            }
            Fact::Win(score) => Clause::only(match score.scale {
                Scale::Rate => distance(dataset, score, lang),
                Scale::Quantity => completed(dataset, score, lang),
            }),
        }
    }
}

impl Fact<'_> {
    /// The fact where it is said before that it is about what can be compared.
    pub(super) fn short_clause(&self, cx: &Context<'_>) -> Option<String> {
        match self {
            Fact::NoneMet(targets) => Some(cx.lang.none_met_short(targets)),
            Fact::Topic { topic, targets } => {
                Some(cx.lang.topic_met_short(targets, topic_name(cx, *topic)))
            }
            _ => None,
        }
    }
}

fn topic_name(cx: &Context<'_>, topic: TopicId) -> String {
    let topic = cx.dataset.topic(topic);
    words::lowered(topic.map_or("", |of| of.name.get(cx.lang)), cx.lang)
}

/// The largest gap, or one of the largest, among what.
fn first_gap(rank: Rank, pool: Pool, lang: Lang) -> String {
    match rank.first {
        1 => lang.largest_gap(pool.name(lang)),
        several => lang.one_of_largest_gaps(several, pool.name(lang)),
    }
}

/// A rate and how far it is above or below its target.
fn distance(dataset: &Dataset, score: &Score<'_>, lang: Lang) -> String {
    let name = wording::promise(dataset, score.target, lang);
    let difference = score.gap.map(|gap| gap.difference);
    let is = |of: Option<Decimal>, is: fn(&Decimal, &Decimal) -> bool| {
        of.is_some_and(|of| is(&of, &Decimal::ZERO))
    };
    let below = is(difference.and_then(Interval::hi), Decimal::lt);
    let above = is(difference.and_then(Interval::lo), Decimal::gt);
    let points = words::points(score, lang).map(|points| words::behind(&points, lang));
    match (points, score.verdict) {
        (Some(points), _) if above => lang.above_target(name, points),
        (Some(points), verdict) if below && verdict != Verdict::Met => {
            lang.below_target(name, points)
        }
        (_, Verdict::Met) => lang.met_target(name),
        _ => lang.missed_target(name),
    }
}

/// A quantity and how much of its target was reached.
fn completed(dataset: &Dataset, score: &Score<'_>, lang: Lang) -> String {
    let name = wording::promise(dataset, score.target, lang);
    let is_about = score.target.figure.qualifier.hedge == Hedge::About;
    match (score::attainment(score), score.verdict) {
        (Some(percent), _) if !is_ceiling(dataset, score.target) => {
            let percent = words::in_sentence(percent.with_unit(lang), lang);
            let percent = if is_about {
                lang.about(percent)
            } else {
                percent
            };
            lang.completed_target(name, words::behind(&percent, lang))
        }
        (_, Verdict::Met) => lang.met_target(name),
        _ => lang.missed_target(name),
    }
}
