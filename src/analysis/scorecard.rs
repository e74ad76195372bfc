//! All targets of an area for a year, with their results and verdicts.

use rust_decimal::Decimal;

use super::result::{self, Actual};
use super::verdict::{self, Gap, Scale, Verdict};
use crate::dataset::{AreaId, Better, Dataset, IndicatorId, Measure, Observation, Target};
use crate::figure::period::Year;
use crate::text::Bilingual;

/// A target with its result and its verdict.
#[derive(Debug, Clone)]
pub struct Score<'d> {
    /// The target.
    pub target: &'d Target,
    /// The result, or with the verdict [`Verdict::NotComparable`] the figure that was published instead.
    pub actual: Option<Actual<'d>>,
    /// The verdict on the target.
    pub verdict: Verdict,
    /// How far the result is from the target; `None` if the two are not compared.
    pub gap: Option<Gap>,
    /// How the two are compared.
    pub scale: Scale,
    /// See [`verdict::severity`].
    pub severity: Option<Decimal>,
    /// The readings of the target with their verdicts, that of its own key first; empty if there is only
    /// one.
    pub readings: Vec<Read<'d>>,
}

/// A reading of a target, with its result and verdict.
#[derive(Debug, Clone)]
pub struct Read<'d> {
    /// The indicator of the target in this reading.
    pub indicator: IndicatorId,
    /// The measure of the target in this reading.
    pub measure: Measure,
    /// How this reading differs; `None` for the one that the target is entered as.
    pub why: Option<&'d Bilingual>,
    /// The result in this reading.
    pub actual: Actual<'d>,
    /// The verdict in this reading.
    pub verdict: Verdict,
}

/// The targets of an area for a year: rates first, then quantities, each in the curator's order.
#[must_use]
pub fn scorecard(dataset: &Dataset, area: AreaId, year: Year) -> Vec<Score<'_>> {
    let mut scores: Vec<Score<'_>> = dataset
        .targets_in(area, year)
        .map(|target| score(dataset, target))
        .collect();
    scores.sort_by_key(|score| {
        let topic = dataset
            .indicator(score.target.indicator)
            .map(|indicator| indicator.topic);
        (
            score.scale,
            topic,
            score.target.indicator,
            score.target.measure,
            score.target.period,
        )
    });
    scores
}

/// Whether any target of an area for a year has a result.
#[must_use]
pub fn has_results(dataset: &Dataset, area: AreaId, year: Year) -> bool {
    let mut targets = dataset.targets_in(area, year);
    targets.any(|target| score(dataset, target).verdict != Verdict::NoResult)
}

/// The score of one target.
#[must_use]
pub fn score<'d>(dataset: &'d Dataset, target: &'d Target) -> Score<'d> {
    let tolerance = dataset.zone().tolerance;
    let better = dataset
        .indicator(target.indicator)
        .map_or(Better::Higher, |i| i.better);
    let scale = Scale::of(target);
    let bare = |actual, verdict| Score {
        target,
        actual,
        verdict,
        gap: None,
        scale,
        severity: None,
        readings: Vec::new(),
    };
    if target.not_comparable.is_some() {
        return bare(
            published_instead(dataset, target).map(Actual::Stated),
            Verdict::NotComparable,
        );
    }
    let Some(actual) = result::answer(dataset, target) else {
        return bare(
            None,
            match target.not_published {
                Some(_) => Verdict::NotPublished,
                None => Verdict::NoResult,
            },
        );
    };
    let readings = readings(dataset, target);
    let mut verdicts = readings.iter().map(|read| read.verdict);
    if let Some(first) = verdicts.next()
        && verdicts.any(|other| other != first)
    {
        return Score {
            readings,
            ..bare(Some(actual), Verdict::Open)
        };
    }
    match verdict::judge(target, better, tolerance, &actual) {
        Ok((verdict, gap)) => {
            let severity = verdict::severity(target, tolerance, verdict, gap);
            Score {
                gap: Some(gap),
                severity,
                readings,
                ..bare(Some(actual), verdict)
            }
        }
        // Numbers too large to subtract exactly cannot be compared; none that loads is.
        Err(_) => bare(Some(actual), Verdict::NotComparable),
    }
}

/// The readings of a target that have a result, with their verdicts; empty if there is only one reading.
fn readings<'d>(dataset: &'d Dataset, target: &'d Target) -> Vec<Read<'d>> {
    if target.readings.is_empty() {
        return Vec::new();
    }
    let own = (target.indicator, target.measure, None);
    let others = target.readings.iter();
    let others = others.map(|other| (other.indicator, other.measure, Some(&other.why)));
    let read = |(indicator, measure, why): (IndicatorId, Measure, Option<&'d Bilingual>)| {
        let actual = result::answer_as(dataset, target, indicator, measure)?;
        let read = Target {
            indicator,
            measure,
            ..target.clone()
        };
        let better = dataset.indicator(indicator)?.better;
        let tolerance = dataset.zone().tolerance;
        let (verdict, _) = verdict::judge(&read, better, tolerance, &actual).ok()?;
        Some(Read {
            indicator,
            measure,
            why,
            actual,
            verdict,
        })
    };
    std::iter::once(own)
        .chain(others)
        .filter_map(read)
        .collect()
}

fn published_instead<'d>(dataset: &'d Dataset, target: &Target) -> Option<&'d Observation> {
    let (indicator, measure) = target.not_comparable.as_ref()?.instead?;
    let series = dataset.series(target.area, indicator, measure);
    series
        .iter()
        .find(|observation| observation.period == target.period)
}

/// The key by which targets are ordered, the largest shortfall first: the verdict, then the distance of
/// the result from the target. Targets that are not compared come after these, targets without a result
/// last.
#[must_use]
pub fn shortfall(score: &Score<'_>) -> (u8, Option<Decimal>) {
    let class = match score.verdict {
        Verdict::Reversed => 0,
        Verdict::Missed => 1,
        Verdict::Near => 2,
        Verdict::Met => 3,
        Verdict::Open => 4,
        Verdict::NotComparable => 5,
        Verdict::NotPublished => 6,
        Verdict::NoResult => 7,
    };
    let distance = score.gap.and_then(|gap| {
        let of = gap.completion.unwrap_or(gap.difference);
        of.lo().or(of.hi())
    });
    (class, distance)
}

/// The number of targets with each verdict, in the order of [`Verdict::ALL`].
#[must_use]
pub fn tally(scores: &[Score<'_>]) -> [(Verdict, usize); Verdict::ALL.len()] {
    Verdict::ALL.map(|verdict| {
        (
            verdict,
            scores
                .iter()
                .filter(|score| score.verdict == verdict)
                .count(),
        )
    })
}

/// The targets with the largest shortfalls, the most severe first.
#[must_use]
pub fn largest_gaps<'s, 'd>(scores: &'s [Score<'d>], at_most: usize) -> Vec<&'s Score<'d>> {
    let mut short: Vec<&Score<'_>> = scores
        .iter()
        .filter(|score| score.severity.is_some())
        .collect();
    short.sort_by_key(|score| std::cmp::Reverse(score.severity));
    short.truncate(at_most);
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Sources, load};
    use crate::figure::Hedge;
    use crate::sheet::testing::frozen;
    use rstest::rstest;

    fn zone() -> Dataset {
        load(&Sources::embedded()).unwrap().dataset
    }

    fn score_of<'d>(dataset: &'d Dataset, year: Year, indicator: &str, measure: &str) -> Score<'d> {
        let id = dataset.find_indicator(indicator).unwrap();
        scorecard(dataset, dataset.zone().home, year)
            .into_iter()
            .find(|score| score.target.indicator == id && score.target.measure.id() == measure)
            .unwrap()
    }

    fn range(interval: crate::figure::Interval) -> (String, String) {
        let text = |bound: Option<Decimal>| bound.unwrap().round_dp(2).normalize().to_string();
        (text(interval.lo()), text(interval.hi()))
    }

    #[rstest]
    #[case("gdp", "growth", Verdict::Missed, "-7")]
    #[case("industry_value_added", "growth", Verdict::Met, "1.1")]
    #[case("fixed_investment", "growth", Verdict::Reversed, "-14.8")]
    #[case("budget_revenue", "growth", Verdict::Missed, "-3.32")]
    #[case("rd_intensity", "level", Verdict::Met, "0.83")]
    fn rates_of_2021_are_compared_in_points(
        #[case] indicator: &str,
        #[case] measure: &str,
        #[case] verdict: Verdict,
        #[case] points: &str,
    ) {
        let dataset = zone();
        let score = score_of(&dataset, 2021, indicator, measure);
        assert_eq!(score.verdict, verdict);
        assert_eq!(
            range(score.gap.unwrap().difference),
            (points.into(), points.into())
        );
        assert_eq!(score.gap.unwrap().completion, None);
    }

    #[rstest]
    #[case("signed_investment", "level", Verdict::Met, "111.5")]
    #[case("key_project_investment", "level", Verdict::Near, "96.7")]
    #[case("resettlement_started", "level", Verdict::Missed, "52.97")]
    #[case("resettlement_completed", "level", Verdict::Missed, "70.66")]
    #[case("key_projects", "level", Verdict::Met, "113.33")]
    fn quantities_of_2021_are_compared_as_completion(
        #[case] indicator: &str,
        #[case] measure: &str,
        #[case] verdict: Verdict,
        #[case] completion: &str,
    ) {
        let dataset = zone();
        let score = score_of(&dataset, 2021, indicator, measure);
        assert_eq!(score.verdict, verdict);
        let completion = (completion.to_owned(), completion.to_owned());
        assert_eq!(range(score.gap.unwrap().completion.unwrap()), completion);
    }

    #[test]
    fn a_change_follows_from_every_published_base() {
        let dataset = frozen();
        let score = score_of(&dataset, 2021, "high_tech_enterprises", "change");
        let Some(Actual::Derived(derivation)) = &score.actual else {
            panic!("stated")
        };
        assert_eq!(range(derivation.value), ("366".into(), "370".into()));
        let lines: Vec<u32> = derivation
            .steps
            .iter()
            .map(|step| step.right.citation.line)
            .collect();
        assert_eq!(lines, [548, 223], "the newer publication first");
        assert_eq!(score.verdict, Verdict::Met);
    }

    #[rstest]
    #[case(Hedge::Over, "300", Verdict::Met)]
    #[case(Hedge::AtLeast, "300", Verdict::Near)]
    #[case(Hedge::Exact, "300", Verdict::Near)]
    #[case(Hedge::UpTo, "400", Verdict::Near)]
    #[case(Hedge::UpTo, "200", Verdict::Missed)]
    fn a_result_stated_as_a_bound_proves_only_what_it_bounds(
        #[case] hedge: Hedge,
        #[case] value: &str,
        #[case] verdict: Verdict,
    ) {
        let dataset = zone();
        let score = score_of(&dataset, 2021, "signed_investment", "level");
        let Some(Actual::Stated(stated)) = score.actual else {
            panic!("derived")
        };
        let mut stated = stated.clone();
        stated.figure.value = value.parse().unwrap();
        stated.figure.qualifier.hedge = hedge;
        let tolerance = dataset.zone().tolerance;
        let judged = verdict::judge(
            score.target,
            Better::Higher,
            tolerance,
            &Actual::Stated(&stated),
        );
        assert_eq!(judged.unwrap().0, verdict, "promised: over 300");
    }

    #[test]
    fn a_share_that_may_be_of_money_or_of_projects_comes_to_both_and_to_no_verdict() {
        let dataset = zone();
        let score = score_of(&dataset, 2021, "signed_investment_leading", "share");
        let read: Vec<_> = score
            .readings
            .iter()
            .map(|read| (range(read.actual.value().unwrap()), read.verdict))
            .collect();
        let by_value = ("71.57".into(), "71.63".into());
        let by_number = ("88.24".into(), "88.24".into());
        assert_eq!(
            read,
            [(by_value, Verdict::Missed), (by_number, Verdict::Met)]
        );
        assert_eq!(score.verdict, Verdict::Open);
        assert!(score.gap.is_none() && score.severity.is_none());
    }

    #[test]
    fn readings_that_agree_leave_the_verdict() {
        let dataset = zone();
        let score = score_of(&dataset, 2021, "signed_investment_leading", "share");
        let mut promise = score.target.clone();
        promise.figure.value = Decimal::from(70);
        let again = super::score(&dataset, &promise);
        assert_eq!((again.verdict, again.readings.len()), (Verdict::Met, 2));
    }

    #[test]
    fn the_contracts_of_the_city_follow_from_those_of_the_zone_and_its_share() {
        let dataset = zone();
        let city = dataset.find_area("zhengzhou").unwrap();
        let contracts = dataset.find_indicator("tech_contracts").unwrap();
        let score = scorecard(&dataset, city, 2021)
            .into_iter()
            .find(|score| score.target.indicator == contracts)
            .unwrap();
        assert_eq!(score.verdict, Verdict::Near);
        let completion = range(score.gap.unwrap().completion.unwrap());
        assert_eq!(completion, ("97.49".into(), "97.61".into()));
    }

    #[test]
    fn that_nothing_was_published_is_only_said_where_someone_says_so() {
        let dataset = zone();
        let score = score_of(&dataset, 2022, "gdp", "growth");
        assert_eq!(score.verdict, Verdict::NoResult);
        let mut promise = score.target.clone();
        promise.not_published = Some(Box::new(promise.citation.clone()));
        let verdict = super::score(&dataset, &promise).verdict;
        assert_eq!(verdict, Verdict::NotPublished);
    }

    #[test]
    fn the_year_2021_comes_to_this() {
        let dataset = zone();
        let scores = scorecard(&dataset, dataset.zone().home, 2021);
        assert_eq!(scores.len(), 29);
        let counts = tally(&scores).map(|(_, count)| count);
        assert_eq!(counts, [6, 1, 4, 1, 1, 3, 0, 13]);
        let gaps = largest_gaps(&scores, 3);
        let ids = gaps
            .iter()
            .map(|s| &*dataset.indicator(s.target.indicator).unwrap().id);
        assert_eq!(
            ids.collect::<Vec<_>>(),
            ["fixed_investment", "gdp", "resettlement_started"]
        );
    }

    #[test]
    fn a_result_of_another_scope_is_shown_but_not_judged() {
        let dataset = zone();
        let score = score_of(&dataset, 2021, "dead_end_roads", "level");
        assert_eq!(score.verdict, Verdict::NotComparable);
        assert!(
            matches!(score.actual, Some(Actual::Stated(o)) if o.figure.value == Decimal::from(6))
        );
        assert!(score.gap.is_none());
    }

    #[test]
    fn real_growth_is_never_derived_from_levels_at_current_prices() {
        let dataset = zone();
        let gdp = dataset.find_indicator("gdp").unwrap();
        let target = dataset.targets_of(dataset.zone().home, gdp);
        let mut promise = target
            .iter()
            .find(|t| t.period.year() == 2021)
            .unwrap()
            .clone();
        promise.measure = Measure::Growth {
            base: Some(crate::figure::Period::Year(2015)),
        };
        assert!(score(&dataset, &promise).actual.is_none());
        promise.indicator = dataset.find_indicator("high_tech_enterprises").unwrap();
        assert!(score(&dataset, &promise).actual.is_some());
    }

    #[test]
    fn years_to_come_have_targets_and_no_results() {
        let dataset = zone();
        for (year, count) in [(2022, 19), (2023, 4)] {
            let scores = scorecard(&dataset, dataset.zone().home, year);
            assert_eq!(scores.len(), count);
            assert!(
                scores
                    .iter()
                    .all(|score| score.verdict == Verdict::NoResult)
            );
        }
    }
}
