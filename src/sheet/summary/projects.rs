//! A programme of projects: how many, what they cost, and where most of the money stands.

use rust_decimal::Decimal;

use super::rank::largest;
use super::{Clause, Message, sentences, words};
use crate::analysis::pipeline::{Count, batches, funnel};
use crate::dataset::{Batch, ProgrammeId, Stage, StatedFigure};
use crate::figure::decimal::{self, Toward};
use crate::figure::{Hedge, Interval, Unit};
use crate::sheet::context::Context;
use crate::text::{Lang, numbers};
use crate::wording;

/// What is known of a programme.
#[derive(Debug, Clone)]
pub struct Projects<'d> {
    /// Which programme.
    pub programme: ProgrammeId,
    /// Its last batch, where a total is stated of all.
    pub last: Option<&'d Batch>,
    /// How many projects the articles name.
    pub named: usize,
    /// How many they say there are.
    pub stated: Option<&'d StatedFigure>,
    /// What they cost.
    pub investment: Option<Investment<'d>>,
    /// The stage with most of the money.
    pub stage: Option<(Stage, Part)>,
}

/// The money of a programme.
#[derive(Debug, Clone, Copy)]
pub enum Investment<'d> {
    /// As stated of the whole.
    Stated(&'d StatedFigure),
    /// The sum of all projects, in 元; each has a figure.
    Summed(Decimal),
}

/// A part of a whole in percent, as a sentence says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 45 to 50.
    NearlyHalf,
    /// 50.
    Half,
    /// 50 to 55.
    OverHalf,
    /// All.
    All,
    /// So much, to the whole percent.
    Percent(Decimal),
}

impl Part {
    fn of(percent: Decimal) -> Part {
        let fifty = Decimal::from(50);
        match percent {
            of if of == fifty => Part::Half,
            of if of >= Decimal::ONE_HUNDRED => Part::All,
            of if of >= Decimal::from(45) && of < fifty => Part::NearlyHalf,
            of if of > fifty && of <= Decimal::from(55) => Part::OverHalf,
            of => Part::Percent(numbers::rounded(of, 0)),
        }
    }
}

/// The programme with the most projects named; of equal ones the first.
#[must_use]
fn main_programme(cx: &Context<'_>) -> Option<ProgrammeId> {
    let mut most: Option<(ProgrammeId, usize)> = None;
    for (id, _) in cx.dataset.programmes() {
        let named = funnel(cx.dataset, id).total.named;
        if most.is_none_or(|(_, most)| named > most) {
            most = Some((id, named));
        }
    }
    most.map(|(id, _)| id)
}

impl<'d> Projects<'d> {
    /// What is known of a programme; of the main one where none is meant. `None` where there is none.
    #[must_use]
    pub fn of(cx: &Context<'d>, programme: Option<ProgrammeId>) -> Option<Projects<'d>> {
        let programme = programme.or_else(|| main_programme(cx))?;
        let funnel = funnel(cx.dataset, programme);
        if funnel.total.named == 0 && funnel.total.stated.is_none() {
            return None;
        }
        let (total, batches) = (&funnel.total, batches(cx.dataset, programme));
        let summed = || {
            let is_complete = total.named > 0 && total.named_with_investment == total.named;
            is_complete.then_some(Investment::Summed(total.named_investment))
        };
        Some(Projects {
            programme,
            last: total.stated.and(batches.last()).map(|of| of.batch),
            named: total.named,
            stated: total.stated,
            investment: total
                .stated_investment
                .map(Investment::Stated)
                .or_else(summed),
            stage: most_money(&funnel.stages),
        })
    }

    /// How many there are: as stated, else as named.
    #[must_use]
    pub fn projects(&self) -> usize {
        let stated = self.stated.and_then(|of| of.figure.value.try_into().ok());
        stated.unwrap_or(self.named)
    }
}

/// The stage that more money is in than in any other, and its part of that of all stages; `None`
/// where the money of a stage is not known.
fn most_money(stages: &[(Stage, Count<'_>)]) -> Option<(Stage, Part)> {
    let money = stages.iter().map(|(_, count)| {
        let stated = count.stated_investment.map(|of| of.figure.base_value());
        match stated {
            Some(stated) => stated.ok(),
            None => (count.named > 0 && count.named == count.named_with_investment)
                .then_some(count.named_investment),
        }
    });
    let money: Vec<Decimal> = money.collect::<Option<_>>()?;
    let values: Vec<Interval> = money.iter().copied().map(Interval::exactly).collect();
    let (at, rank) = largest(&values)?;
    let sum = money
        .iter()
        .try_fold(Decimal::ZERO, |sum, of| sum.checked_add(*of))?;
    if rank.is_none_or(|rank| rank.first > 1) || sum <= Decimal::ZERO {
        return None;
    }
    let part = decimal::div(*money.get(at)?, sum, Toward::Below).ok()?;
    let percent = decimal::shift(part, 2).ok()?;
    Some((stages.get(at)?.0, Part::of(percent)))
}

impl Message for Projects<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        let (lang, dataset) = (cx.lang, cx.dataset);
        let programme = dataset.programme(self.programme);
        let name = programme.map_or("", |of| of.name.get(lang));
        let until = match self.last {
            Some(batch) => {
                let batch = words::behind(batch.name.get(lang), lang);
                lang.programme_until(name, batch)
            }
            None => name.to_owned(),
        };
        let count = match self.stated {
            Some(_) => lang.count_projects(self.projects()),
            None => lang.count_projects_named(self.named),
        };
        let money = self.investment.and_then(|of| of.words(lang));
        let stage = self.stage.map(|(stage, part)| part.clause(stage, lang));
        let cost = |name: &str, money: &str| {
            let money = words::behind(money, lang);
            match self.investment {
                Some(Investment::Summed(_)) => lang.projects_sum(name, &count, money),
                _ => lang.projects_cost(name, &count, money),
            }
        };
        let first = match &money {
            Some(money) => Clause::new(cost(&until, money), cost(name, money)),
            None => Clause::new(lang.told_of(&until, &count), lang.told_of(name, &count)),
        };
        let mut forms = sentences(lang, &first, stage.as_ref());
        forms.push(self.count(cx));
        forms
    }
}

impl Projects<'_> {
    /// How many are named, and how many the articles say there are: what stands over their list.
    #[must_use]
    pub fn count(&self, cx: &Context<'_>) -> String {
        let lang = cx.lang;
        match self.stated {
            Some(stated) => {
                let stated = numbers::number(stated.figure.value, lang);
                lang.named_of_stated(self.named, stated)
            }
            None => lang.projects_named(self.named),
        }
    }
}

impl Investment<'_> {
    fn words(self, lang: Lang) -> Option<String> {
        match self {
            Investment::Stated(of) => {
                let hedged = of.figure;
                let style = numbers::Style::of(hedged.unit, lang);
                let number = style.with_unit(&style.number(hedged.value, lang));
                Some(match hedged.qualifier.hedge {
                    Hedge::About => lang.about(number),
                    _ => numbers::full(hedged, lang),
                })
            }
            Investment::Summed(yuan) => {
                let unit = Unit::parse("亿元").ok()?;
                let value = decimal::shift(yuan, 0i32.checked_sub(unit.magnitude().power())?);
                let style = numbers::Style::of(unit, lang);
                Some(style.with_unit(&style.number(value.ok()?.normalize(), lang)))
            }
        }
    }
}

impl Part {
    fn clause(self, stage: Stage, lang: Lang) -> Clause {
        let part = match self {
            Part::NearlyHalf => lang.nearly_half().to_owned(),
            Part::Half => lang.half().to_owned(),
            Part::OverHalf => lang.over_half().to_owned(),
            Part::All => lang.all_of_it().to_owned(),
            Part::Percent(percent) => lang.percent_of_it(numbers::number(percent, lang)),
        };
        let stage = wording::stage(stage, lang);
        Clause::new(
            lang.investment_in_stage(&part, stage),
            lang.in_stage(part, stage),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::made_up;

    /// A programme with a project in each of two stages, which cost so much.
    fn text(costs: [&str; 2]) -> String {
        let mut projects = "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \
                            \"Starts\"\n"
            .to_owned();
        for ((at, stage), cost) in ["signed", "started"].iter().enumerate().zip(costs) {
            projects += &format!(
                "[[project]]\nid = \"p{at}\"\nprogramme = \"starts\"\nname_zh = \"项目\"\nname_en = \
                 \"Project\"\n[[project.event]]\nstage = \"{stage}\"\ncite = {{ article = \"a\", line = \
                 1 }}\n"
            );
            if !cost.is_empty() {
                projects += &format!(
                    "[[project.figure]]\nabout = \"investment\"\nvalue = \"{cost}\"\nunit = \
                     \"亿元\"\ncite = {{ article = \"a\", line = 2, printed = \"{cost}亿元\" }}\n"
                );
            }
        }
        let dataset = made_up(&[("projects.toml", &projects)]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::Zh);
        Projects::of(&cx, None).unwrap().text(&cx, usize::MAX)
    }

    #[test]
    fn the_stage_with_most_of_the_money_is_told_where_all_of_it_is_known() {
        assert_eq!(
            text(["1", "9"]),
            "开工：列出项目 2 个，所列投资合计 10 亿元；投资的 90% 在开工一批。"
        );
        assert_eq!(
            text(["5", "5"]),
            "开工：列出项目 2 个，所列投资合计 10 亿元。"
        );
        assert_eq!(text(["5", ""]), "开工：列出项目 2 个。");
    }
}
