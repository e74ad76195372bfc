//! One indicator: how its level has changed, and the verdict on its newest target.

use super::{Clause, Message, alone, sentences, words};
use crate::analysis::multiple::{Multiple, multiple};
use crate::analysis::result::Actual;
use crate::analysis::scorecard::{Score, score};
use crate::analysis::series;
use crate::dataset::{IndicatorId, Measure, Observation};
use crate::figure::Period;
use crate::figure::period::Year;
use crate::sheet::context::Context;
use crate::text::numbers;
use crate::wording;

/// What is known of an indicator.
#[derive(Debug, Clone)]
pub struct OneIndicator<'d> {
    /// Its last level as a multiple of its first, with their years.
    pub multiple: Option<((Year, Year), Multiple<'d>)>,
    /// Its newest figure, where there are no two levels.
    pub newest: Option<&'d Observation>,
    /// Its newest target that was compared with a result, or else its newest target.
    pub target: Option<Score<'d>>,
}

impl<'d> OneIndicator<'d> {
    /// What the area shown has of it; of one measure where one is meant.
    #[must_use]
    pub fn of(cx: &Context<'d>, id: IndicatorId, measure: Option<Measure>) -> OneIndicator<'d> {
        let wanted = |of: Measure| measure.is_none_or(|measure| measure == of);
        let targets = cx.dataset.targets_of(cx.area, id).iter();
        let mut scores: Vec<Score<'d>> = targets
            .filter(|target| wanted(target.measure))
            .map(|target| score(cx.dataset, target))
            .collect();
        scores.sort_by_key(|of| (of.verdict.is_judged(), of.target.period));
        let observed = cx.dataset.observations_of(cx.area, id).iter();
        // Of publications for one period the first is the newest.
        let newest = observed
            .filter(|of| wanted(of.measure))
            .rev()
            .max_by_key(|of| of.period);
        let multiple = wanted(Measure::Level)
            .then(|| first_to_last(cx, id))
            .flatten();
        OneIndicator {
            newest: newest.filter(|_| multiple.is_none()),
            multiple,
            target: scores.pop(),
        }
    }
}

fn first_to_last<'d>(cx: &Context<'d>, id: IndicatorId) -> Option<((Year, Year), Multiple<'d>)> {
    let points = series::points(cx.dataset, cx.area, id, Measure::Level);
    let years = points.filter_map(|of| match of.period {
        Period::Year(year) => Some(year),
        _ => None,
    });
    let years: Vec<Year> = years.collect();
    let years = (*years.first()?, *years.last()?);
    (years.0 < years.1).then_some(())?;
    Some((years, multiple(cx.dataset, cx.area, id, years)?))
}

impl Message for OneIndicator<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let level = self
            .multiple
            .as_ref()
            .map(|(years, of)| words::became(cx.dataset, of, *years, lang));
        let target = |told_of: Option<Measure>| {
            let score = self.target.as_ref();
            score.map(|of| target(cx, of, told_of))
        };
        if let Some(level) = level {
            return sentences(lang, &level, target(Some(Measure::Level)).as_ref());
        }
        // A target that is told with its result needs that result only once.
        let answered = self.target.as_ref().filter(|of| of.verdict.is_judged());
        match self.newest.filter(|_| answered.is_none()) {
            Some(of) => {
                let newest = Clause::only(newest(cx, of));
                sentences(lang, &newest, target(Some(of.measure)).as_ref())
            }
            None => target(None).map_or_else(Vec::new, |of| sentences(lang, &of, None)),
        }
    }
}

/// One target: its result and verdict, or that it has none.
#[derive(Debug, Clone)]
pub struct OneTarget<'d>(pub Score<'d>);

impl Message for OneTarget<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        alone(cx.lang, &target(cx, &self.0, None))
    }
}

/// A figure with its name and period.
fn newest(cx: &Context<'_>, of: &Observation) -> String {
    let lang = cx.lang;
    let name = wording::indicator(cx.dataset, of.area, of.indicator, of.measure, lang);
    let name = words::behind(&name, lang);
    let figure = words::behind(&numbers::full(of.figure, lang), lang);
    lang.figure_of_period(numbers::period(of.period, lang), name, figure)
}

/// A target with its result and verdict. Where the indicator was named before, in this measure, only
/// another measure has to be named.
fn target(cx: &Context<'_>, score: &Score<'_>, told_of: Option<Measure>) -> Clause {
    let (lang, target) = (cx.lang, score.target);
    let year = target.period.year();
    let id = target.indicator;
    let full = wording::promise(cx.dataset, target, lang);
    let name = match told_of {
        None => lang.of_year(year, words::behind(&full, lang)),
        Some(measure) if measure == target.measure => lang.year_alone(year),
        // A change that was derived says itself that it is one, and a net one.
        Some(_) if is_derived_change(score) => lang.year_alone(year),
        Some(_) => {
            let measure = wording::measure_of(cx.dataset, target.area, id, target.measure, lang);
            lang.measure_of_year(year, measure)
        }
    };
    let promised = words::behind(&words::promised(target.figure, lang), lang);
    let verdict = wording::verdict(score.verdict, lang);
    if !score.verdict.is_judged() {
        return Clause::new(
            lang.target_without(&name, &promised, verdict),
            lang.target_alone(name, promised),
        );
    }
    let actual = words::behind(&words::actual(score, lang), lang);
    Clause::new(
        lang.target_answered(&name, &actual, &promised, verdict),
        lang.target_answered_short(name, actual, promised, verdict),
    )
}

fn is_derived_change(score: &Score<'_>) -> bool {
    score.target.measure == Measure::Change && matches!(score.actual, Some(Actual::Derived(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::frozen;
    use crate::text::Lang;

    fn text(id: &str, measure: Option<Measure>) -> String {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        let id = dataset.find_indicator(id).unwrap();
        OneIndicator::of(&cx, id, measure).text(&cx, usize::MAX)
    }

    #[test]
    fn an_indicator_is_told_by_what_is_known_of_it() {
        for (id, sentence) in [
            (
                "gdp",
                "2015—2021 年地区生产总值（现价）增至 2.5 倍；2021 年增速 3%，目标 10% 左右，未达。",
            ),
            ("enterprises", "2015—2020 年企业数增至 3.8 倍。"),
            (
                "signed_investment",
                "2020—2021 年新签约项目投资额减少 1.9%；2021 年 334.5 亿元，目标超过 300 亿元，达标。",
            ),
            (
                "fixed_investment",
                "2021 年固定资产投资增速 −7.8%，目标 7% 以上，负增长。",
            ),
            (
                "retail_sales",
                "2021 年社会消费品零售总额增速 6.7%；2022 年目标 20% 左右，结果未收录。",
            ),
            (
                "dead_end_roads",
                "2021 年打通断头路目标 32 条，结果口径不同。",
            ),
            ("start_area", "1991 年起步区面积 3 平方公里。"),
        ] {
            assert_eq!(text(id, None), sentence);
        }
    }

    #[test]
    fn where_one_measure_is_meant_no_other_is_told() {
        assert_eq!(
            text("gdp", Some(Measure::YEAR_ON_YEAR)),
            "2021 年地区生产总值增速 3%，目标 10% 左右，未达。"
        );
        assert_eq!(
            text("gdp", Some(Measure::Level)),
            "2015—2021 年地区生产总值（现价）增至 2.5 倍。"
        );
    }
}
