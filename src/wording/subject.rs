//! What cited figures, projects and their places in articles are called.

use super::indicators::{Length, area_id, indicator_id, measure_id, named};
use crate::dataset::{
    Addition, Batch, BatchId, Citation, Dataset, Quantity, Stage, StatedFigure, Subject,
};
use crate::figure::{Hedge, Period};
use crate::text::{Lang, numbers};

/// `003:21`.
#[must_use]
pub fn citation(dataset: &Dataset, citation: &Citation) -> String {
    let article = dataset
        .article(citation.article)
        .map_or("", |article| &article.id);
    format!("{article}:{}", citation.line)
}

/// A name for a cited figure that stays the same between runs: `zzhtz/gdp/growth/2021`,
/// `sensor-valley/investment`.
#[must_use]
pub fn record_id(dataset: &Dataset, subject: Subject<'_>) -> String {
    let key = |area, indicator, measure, period: Period| {
        let (area, indicator) = (area_id(dataset, area), indicator_id(dataset, indicator));
        let measure = measure_id(dataset, measure);
        format!("{area}/{indicator}/{measure}/{period}")
    };
    let stated = |id: &str, stated: &StatedFigure| {
        let stages = [stated.stage, stated.reached].into_iter().flatten();
        let stages: String = stages.map(|stage| format!("/{}", stage.id())).collect();
        let period = stated
            .period
            .map(|period| format!("/{period}"))
            .unwrap_or_default();
        format!("{id}{stages}/{}{period}", stated.about.id())
    };
    match subject {
        Subject::Observation(o) => key(o.area, o.indicator, o.measure, o.period),
        Subject::Target(t) => format!("{}/target", key(t.area, t.indicator, t.measure, t.period)),
        Subject::Programme(programme, figure) => stated(&programme.id, figure),
        Subject::Batch(batch, figure) => stated(&batch.id, figure),
        Subject::Project(project, figure) => stated(&project.id, figure),
    }
}

/// What a cited figure is called in a list of all of them.
#[must_use]
pub fn record(dataset: &Dataset, subject: Subject<'_>, lang: Lang) -> String {
    described(dataset, subject, Length::Full, lang)
}

/// The same by the short names of what it is about, as far as there are any; money of projects of one
/// stage is not called investment, because its unit says that it is money.
#[must_use]
pub fn record_in_short(dataset: &Dataset, subject: Subject<'_>, lang: Lang) -> String {
    described(dataset, subject, Length::Short, lang)
}

fn described(dataset: &Dataset, subject: Subject<'_>, length: Length, lang: Lang) -> String {
    let line = |id, measure, addition: Option<&Addition>| {
        named(dataset, (id, measure), addition, length, lang)
    };
    let beside = |name: &str, about: String, of: &StatedFigure, all: &[StatedFigure]| match bound(
        of, all, lang,
    ) {
        Some(bound) => format!("{name} · {}", lang.label_bound(about, bound)),
        None => format!("{name} · {about}"),
    };
    match subject {
        Subject::Observation(o) => line(o.indicator, o.measure, o.addition.as_deref()),
        Subject::Target(t) => {
            lang.label_target(line(t.indicator, t.measure, t.addition.as_deref()))
        }
        Subject::Programme(of, figure) => {
            let at = match length {
                Length::Short => stage_of_money(figure),
                Length::Full => None,
            };
            let about = at.map_or_else(|| stated(figure, lang), |at| stage(at, lang).to_owned());
            beside(of.name.get(lang), about, figure, &of.figures)
        }
        Subject::Batch(of, figure) => {
            let short = of.short.as_ref().filter(|_| length == Length::Short);
            let name = short.map(|short| short.get(lang).to_owned());
            let name = name.unwrap_or_else(|| batch_name(dataset, of, lang));
            beside(&name, stated(figure, lang), figure, &of.figures)
        }
        Subject::Project(of, figure) => {
            beside(of.name.get(lang), stated(figure, lang), figure, &of.figures)
        }
    }
}

/// The stage of the projects that a figure is the investment of, without those of them that went on.
fn stage_of_money(of: &StatedFigure) -> Option<Stage> {
    let is_money = of.about == Quantity::Investment && of.reached.is_none();
    of.stage.filter(|_| is_money)
}

/// Which end of a range a figure is, where a line prints both ends: `300至500家`.
fn bound(of: &StatedFigure, all: &[StatedFigure], lang: Lang) -> Option<&'static str> {
    let other = match of.figure.qualifier.hedge {
        Hedge::AtLeast => Hedge::UpTo,
        Hedge::UpTo => Hedge::AtLeast,
        _ => return None,
    };
    let is_other_end = |figure: &StatedFigure| {
        figure.figure.qualifier.hedge == other
            && (figure.about, figure.stage, figure.reached) == (of.about, of.stage, of.reached)
            && figure.citation == of.citation
    };
    let word = match other {
        Hedge::UpTo => lang.lower_bound(),
        _ => lang.upper_bound(),
    };
    all.iter().any(is_other_end).then_some(word)
}

/// What is stated of a programme, a batch or a project: `开工项目总投资`, `projects started, of which in
/// production`.
fn stated(of: &StatedFigure, lang: Lang) -> String {
    let about = match of.about {
        Quantity::AnnualInvestment => lang.label_planned_for_year(),
        about => quantity(about, lang),
    };
    let at = of.stage.map(|of| stage(of, lang));
    let to = of.reached.map(|to| stage(to, lang));
    match (of.about, at, to) {
        (Quantity::Share, Some(at), Some(to)) => lang.label_stage_share(at, to),
        (Quantity::Projects, Some(at), Some(to)) => lang.label_stage_projects_of_which(at, to),
        (Quantity::Projects, Some(at), None) => lang.label_stage_projects(at),
        (_, Some(at), None) => lang.label_stage_quantity(at, about),
        (_, None, None) => about.to_owned(),
        (_, at, Some(to)) => {
            let of_which = lang.of_which(to);
            let about = at.map_or(about.to_owned(), |at| lang.label_stage_quantity(at, about));
            format!("{about} · {of_which}")
        }
    }
}

/// When a cited figure held, in words; empty where no article says so.
#[must_use]
pub fn period(subject: Subject<'_>, lang: Lang) -> String {
    let period = match subject {
        Subject::Observation(observation) => Some(observation.period),
        Subject::Target(target) => Some(target.period),
        Subject::Programme(_, stated) | Subject::Project(_, stated) => stated.period,
        Subject::Batch(batch, stated) => stated.period.or(batch.date),
    };
    period
        .map(|period| numbers::period(period, lang))
        .unwrap_or_default()
}

/// A batch with its programme: `三个一批 第七期`.
#[must_use]
pub fn batch(dataset: &Dataset, id: BatchId, lang: Lang) -> String {
    let Some(batch) = dataset.batch(id) else {
        return String::new();
    };
    let name = batch.name.get(lang);
    match programme_beside(dataset, batch, lang) {
        Some(programme) => format!("{programme} {name}"),
        None => name.to_owned(),
    }
}

/// A batch in a list of figures: `三个一批 第七期`, `Three Batches, Phase 7`.
fn batch_name(dataset: &Dataset, batch: &Batch, lang: Lang) -> String {
    let name = batch.name.get(lang);
    match programme_beside(dataset, batch, lang) {
        Some(programme) => lang.label_batch(programme, name),
        None => name.to_owned(),
    }
}

/// The name of a batch's programme; `None` where the batch's own name holds it:
/// `2021年第一批集中开工`.
fn programme_beside<'d>(dataset: &'d Dataset, batch: &Batch, lang: Lang) -> Option<&'d str> {
    let programme = dataset.programme(batch.programme)?.name.get(lang);
    let [own, around] = [batch.name.get(lang), programme].map(str::to_lowercase);
    (!own.contains(around.trim_end_matches('s'))).then_some(programme)
}

/// The word for a stage.
#[must_use]
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Planned => lang.stage_planned(),
        Stage::Signed => lang.stage_signed(),
        Stage::Started => lang.stage_started(),
        Stage::InProduction => lang.stage_in_production(),
        Stage::AtCapacity => lang.stage_at_capacity(),
    }
}

/// The word for what a project's figure measures.
#[must_use]
pub fn quantity(quantity: Quantity, lang: Lang) -> &'static str {
    match quantity {
        Quantity::Projects => lang.quantity_projects(),
        Quantity::Investment => lang.quantity_investment(),
        Quantity::AnnualInvestment => lang.quantity_annual_investment(),
        Quantity::Share => lang.quantity_share(),
        Quantity::SiteArea => lang.quantity_site_area(),
        Quantity::FloorArea => lang.quantity_floor_area(),
        Quantity::Jobs => lang.quantity_jobs(),
        Quantity::Researchers => lang.quantity_researchers(),
        Quantity::Tenants => lang.quantity_tenants(),
        Quantity::Output => lang.quantity_output(),
        Quantity::Tax => lang.quantity_tax(),
        Quantity::Capacity => lang.quantity_capacity(),
        Quantity::Exports => lang.quantity_exports(),
        Quantity::FixedInvestment => lang.quantity_fixed_investment(),
        Quantity::ToppingOutTime => lang.quantity_topping_out_time(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::sheet::figures::Figures;
    use crate::sheet::testing::{frozen, made_up};
    use crate::sheet::{Context, RowId};

    /// What the cited figure of an id is called.
    fn called(dataset: &Dataset, id: &str, lang: Lang) -> String {
        let cx = Context::new(dataset, dataset.zone().home, 2021, lang);
        let found = RowId::find(&Figures { kind: None }, &cx, id);
        let Some(RowId::Figure(figure)) = found else {
            panic!("no figure {id}");
        };
        record(dataset, dataset.subject(figure).unwrap(), lang)
    }

    #[test]
    fn a_name_says_of_which_area_or_base_or_stage_it_is() {
        let dataset = frozen();
        for (id, zh, en) in [
            (
                "zzhtz/high_tech_enterprises/share/henan/2021",
                "高新技术企业占河南省比重",
                "High-tech enterprises, share of Henan Province",
            ),
            (
                "zzhtz/market_entities_new/share/market_entities/2021",
                "当年新增市场主体占比",
                "Market entities added in the year, share",
            ),
            (
                "zzhtz/gdp/growth/2015/2020",
                "地区生产总值比 2015 年增长",
                "Gross regional product, growth since 2015",
            ),
            // What happens within a period is not told as new.
            (
                "zzhtz/dead_end_roads_district/level/2021",
                "打通区管断头路",
                "Dead-end roads connected, zone-run",
            ),
            (
                "zzhtz/industrial_investment_ratio/change/2021",
                "工业投资占固定资产投资比重变动",
                "Industrial share of investment, change",
            ),
            (
                "three-batches/started/in_production/projects/2022-12",
                "三个一批 · 开工项目数（其中已投产）",
                "Three Batches · projects started, of which in production",
            ),
            (
                "tb-2/signed/projects",
                "三个一批 第二期 · 签约项目数",
                "Three Batches, Phase 2 · projects signed",
            ),
        ] {
            assert_eq!(called(&dataset, id, Lang::Zh), zh);
            assert_eq!(called(&dataset, id, Lang::En), en);
        }
    }

    #[test]
    fn an_end_of_a_range_says_which_by_full_and_by_short_names() {
        let figure = |about: &str, hedge: &str, value: &str| {
            format!(
                "[[batch.figure]]\nabout = \"{about}\"\nqualifier = \"{hedge}\"\nvalue = \
                 \"{value}\"\nunit = \"个\"\ncite = {{ article = \"a\", line = 6, printed = \
                 \"3至5个\" }}\n"
            )
        };
        let projects = format!(
            "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \"Starts\"\n\
             [[batch]]\nid = \"first\"\nprogramme = \"starts\"\norder = 1\nname_zh = \
             \"第一批\"\nname_en = \"First\"\nshort_zh = \"一批\"\nshort_en = \"1st\"\n{}{}",
            figure("projects", "at_least", "3"),
            figure("projects", "up_to", "5"),
        );
        let dataset = made_up(&[("projects.toml", &projects)]);
        let called = |described: fn(&Dataset, Subject<'_>, Lang) -> String, lang| {
            let batches = dataset.records().iter();
            let batches = batches.filter(|of| matches!(of, Record::Batch(..)));
            let texts = batches.map(|of| described(&dataset, dataset.subject(*of).unwrap(), lang));
            texts.collect::<Vec<_>>()
        };
        let (low, high) = (
            "开工 第一批 · 项目数（下限）",
            "开工 第一批 · 项目数（上限）",
        );
        assert_eq!(called(record, Lang::Zh), [low, high]);
        let (low, high) = ("1st · projects, lower bound", "1st · projects, upper bound");
        assert_eq!(called(record_in_short, Lang::En), [low, high]);
    }

    #[test]
    fn what_is_stated_of_a_batch_held_when_it_was_announced_unless_it_says_otherwise() {
        let projects = "[[programme]]\nid = \"starts\"\nname_zh = \"开工\"\nname_en = \"Starts\"\n\
                        [[batch]]\nid = \"first\"\nprogramme = \"starts\"\norder = 1\nname_zh = \
                        \"第一批\"\nname_en = \"First\"\ndate = \"2021-05\"\n[[batch.figure]]\nabout = \
                        \"projects\"\nvalue = \"9\"\nunit = \"个\"\ncite = { article = \"a\", line = 6, \
                        printed = \"9个\" }\n[[batch.figure]]\nabout = \"jobs\"\nperiod = \
                        \"2022\"\nvalue = \"7\"\nunit = \"人\"\ncite = { article = \"a\", line = 7, \
                        printed = \"7人\" }\n";
        let dataset = made_up(&[("projects.toml", projects)]);
        let texts: Vec<String> = dataset
            .records()
            .iter()
            .filter(|of| matches!(of, Record::Batch(..)))
            .map(|of| period(dataset.subject(*of).unwrap(), Lang::En))
            .collect();
        assert_eq!(texts, ["May 2021", "2022"]);
    }
}
