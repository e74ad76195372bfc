//! What indicators, cited figures, projects and their places in articles are called.

use std::borrow::Cow;

use crate::dataset::{
    Addition, AreaId, Batch, BatchId, Better, Citation, Counted, Dataset, GrowthBasis, IndicatorId,
    IndicatorKind, Measure, Observation, Quantity, Stage, StatedFigure, Subject, Target, Whole,
};
use crate::figure::{Hedge, Period};
use crate::text::{Lang, Name, numbers};

/// An indicator of an area in one measure: `地区生产总值增速`, `新增高新技术企业`. A change of what there is
/// says so, in the word of the texts where they share one.
#[must_use]
pub fn indicator(
    dataset: &Dataset,
    area: AreaId,
    id: IndicatorId,
    measure: Measure,
    lang: Lang,
) -> String {
    let addition = dataset.addition(area, id, measure);
    named(dataset, id, measure, addition, lang)
}

/// The same by its short name; `None` where it has none.
#[must_use]
pub fn indicator_in_short(
    dataset: &Dataset,
    area: AreaId,
    id: IndicatorId,
    measure: Measure,
    lang: Lang,
) -> Option<String> {
    let short = dataset.indicator(id)?.short.as_ref()?.get(lang);
    let addition = dataset.addition(area, id, measure);
    Some(labelled(dataset, short, (id, measure), addition, lang))
}

/// The same with its short name.
#[must_use]
pub fn indicator_name(
    dataset: &Dataset,
    area: AreaId,
    id: IndicatorId,
    measure: Measure,
    lang: Lang,
) -> Name {
    Name {
        long: indicator(dataset, area, id, measure, lang),
        short: indicator_in_short(dataset, area, id, measure, lang),
    }
}

/// What a target promises, in its own words, and by the short name of its indicator.
#[must_use]
pub fn promise_name(dataset: &Dataset, target: &Target, lang: Lang) -> Name {
    let (id, addition) = (target.indicator, target.addition.as_deref());
    let short = dataset.indicator(id).and_then(|of| of.short.as_ref());
    let measure = (id, target.measure);
    Name {
        long: promise(dataset, target, lang),
        short: short.map(|name| labelled(dataset, name.get(lang), measure, addition, lang)),
    }
}

/// What a target promises, in its own words.
#[must_use]
pub fn promise(dataset: &Dataset, target: &Target, lang: Lang) -> String {
    let addition = target.addition.as_deref();
    named(dataset, target.indicator, target.measure, addition, lang)
}

/// What was reached, in the words of the text.
#[must_use]
pub fn reached(dataset: &Dataset, observation: &Observation, lang: Lang) -> String {
    let (id, measure) = (observation.indicator, observation.measure);
    named(dataset, id, measure, observation.addition.as_deref(), lang)
}

/// An indicator in a measure.
fn named(
    dataset: &Dataset,
    id: IndicatorId,
    measure: Measure,
    addition: Option<&Addition>,
    lang: Lang,
) -> String {
    let name = dataset
        .indicator(id)
        .map_or("", |indicator| indicator.name.get(lang));
    labelled(dataset, name, (id, measure), addition, lang)
}

/// The same by the short names of the indicator and of the area of which it is a share, or by their
/// names where they have none.
fn named_in_short(
    dataset: &Dataset,
    id: IndicatorId,
    measure: Measure,
    addition: Option<&Addition>,
    lang: Lang,
) -> String {
    let indicator = dataset.indicator(id);
    let name = indicator.map(|of| of.short.as_ref().unwrap_or(&of.name));
    let name = name.map_or("", |name| name.get(lang));
    match measure {
        Measure::Share {
            of: Whole::Area(whole),
        } => {
            let area = dataset.area(whole);
            let area = area.map(|of| of.short.as_ref().unwrap_or(&of.name));
            lang.label_share_of_in_short(name, area.map_or("", |name| name.get(lang)))
        }
        _ => labelled(dataset, name, (id, measure), addition, lang),
    }
}

/// A name with what the measure adds to it.
fn labelled(
    dataset: &Dataset,
    name: &str,
    (id, measure): (IndicatorId, Measure),
    addition: Option<&Addition>,
    lang: Lang,
) -> String {
    let area = |id| dataset.area(id).map_or("", |area| area.name.get(lang));
    match measure {
        // 累计: of all years together.
        Measure::Level => match addition.and_then(|of| of.word.as_ref()) {
            Some(word) => lang.label_added(name, word.get(lang)),
            None => name.to_owned(),
        },
        Measure::Rank => name.to_owned(),
        Measure::Growth { base: None } => lang.label_growth(name),
        Measure::Growth { base: Some(base) } => {
            lang.label_growth_over(name, numbers::period(base, lang))
        }
        Measure::Share {
            of: Whole::Area(whole),
        } => lang.label_share_of(name, area(whole)),
        Measure::Share {
            of: Whole::Indicator(whole),
        } if whole == id => lang.label_share_of_existing(lang.label_new(name)),
        Measure::Share {
            of: Whole::Indicator(_),
        } => lang.label_share(name),
        Measure::ShareChange { .. } => lang.label_share_change(name),
        Measure::ShareLead { over, .. } => lang.label_share_lead(name, area(over)),
        Measure::Change => match dataset.indicator(id).map(|of| of.kind) {
            // A place or a ratio moves; nothing is added to it.
            Some(IndicatorKind::Rate | IndicatorKind::Rank) => lang.label_change(name),
            _ => lang.label_added(name, added(addition, lang)),
        },
    }
}

/// The word for what was added: the text's own, or whether it is gross or net, or plainly new.
fn added(addition: Option<&Addition>, lang: Lang) -> &str {
    let word = addition.and_then(|of| of.word.as_ref());
    match (word, addition.and_then(|of| of.counted)) {
        (Some(word), _) => word.get(lang),
        (None, Some(Counted::Net)) => lang.measure_net(),
        (None, Some(Counted::Gross) | None) => lang.measure_new(),
    }
}

/// A measure alone, for switching between them.
#[must_use]
pub fn measure(dataset: &Dataset, measure: Measure, lang: Lang) -> String {
    match measure {
        Measure::Level => lang.measure_level().to_owned(),
        Measure::Growth { base: None } => lang.measure_growth().to_owned(),
        Measure::Growth { base: Some(base) } => {
            lang.measure_growth_over(numbers::period(base, lang))
        }
        Measure::Change => lang.measure_new().to_owned(),
        Measure::Rank => lang.measure_rank().to_owned(),
        Measure::Share { of } => lang.measure_share(whole(dataset, of, lang)),
        Measure::ShareChange { of } => lang.measure_share_change(whole(dataset, of, lang)),
        Measure::ShareLead { over, .. } => {
            lang.measure_share_lead(whole(dataset, Whole::Area(over), lang))
        }
    }
}

/// What a share is of.
fn whole(dataset: &Dataset, of: Whole, lang: Lang) -> &str {
    let name = match of {
        Whole::Area(area) => dataset.area(area).map(|area| area.name.get(lang)),
        Whole::Indicator(id) => dataset.indicator(id).map(|of| of.name.get(lang)),
    };
    name.unwrap_or_default()
}

/// A measure as it is called of an indicator of an area: a rate has no level but is a ratio; its change
/// is a number of points, that of a rank a number of places. Any other change, and a level that is of
/// all years together, is called as its texts call it.
#[must_use]
pub fn measure_of(
    dataset: &Dataset,
    area: AreaId,
    id: IndicatorId,
    measure: Measure,
    lang: Lang,
) -> String {
    match (measure, dataset.indicator(id).map(|of| of.kind)) {
        (Measure::Change, Some(IndicatorKind::Rate | IndicatorKind::Rank)) => {
            lang.measure_change().to_owned()
        }
        (Measure::Change, _) => {
            let addition = dataset.addition(area, id, Measure::Change);
            added(addition, lang).to_owned()
        }
        (Measure::Level, kind) => {
            let addition = dataset.addition(area, id, Measure::Level);
            match addition.and_then(|of| of.word.as_ref()) {
                Some(word) => word.get(lang).to_owned(),
                None if kind == Some(IndicatorKind::Rate) => lang.measure_ratio().to_owned(),
                None => self::measure(dataset, measure, lang),
            }
        }
        _ => self::measure(dataset, measure, lang),
    }
}

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

/// A measure, with the base of its growth or what it is a share of: `growth/2015`, `share/zhengzhou`.
#[must_use]
pub fn measure_id(dataset: &Dataset, measure: Measure) -> Cow<'static, str> {
    let whole = |of| match of {
        Whole::Area(whole) => area_id(dataset, whole),
        Whole::Indicator(whole) => indicator_id(dataset, whole),
    };
    let id = measure.id();
    match measure {
        Measure::Level | Measure::Growth { base: None } | Measure::Change | Measure::Rank => {
            Cow::Borrowed(id)
        }
        Measure::Growth { base: Some(base) } => Cow::Owned(format!("{id}/{base}")),
        Measure::Share { of } | Measure::ShareChange { of } => {
            Cow::Owned(format!("{id}/{}", whole(of)))
        }
        Measure::ShareLead { of, over } => {
            let over = area_id(dataset, over);
            Cow::Owned(format!("{id}/{}/{over}", whole(of)))
        }
    }
}

fn area_id(dataset: &Dataset, id: AreaId) -> &str {
    dataset.area(id).map_or("", |area| &*area.id)
}

fn indicator_id(dataset: &Dataset, id: IndicatorId) -> &str {
    dataset.indicator(id).map_or("", |indicator| &*indicator.id)
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

/// Whether a cited figure is described by full or by short names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Full,
    Short,
}

fn described(dataset: &Dataset, subject: Subject<'_>, length: Length, lang: Lang) -> String {
    let line = |id, measure, addition: Option<&Addition>| match length {
        Length::Full => named(dataset, id, measure, addition, lang),
        Length::Short => named_in_short(dataset, id, measure, addition, lang),
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

/// The word for a kind of indicator.
#[must_use]
pub fn indicator_kind(kind: IndicatorKind, lang: Lang) -> &'static str {
    match kind {
        IndicatorKind::Stock => lang.kind_stock(),
        IndicatorKind::Flow => lang.kind_flow(),
        IndicatorKind::Rate => lang.kind_rate(),
        IndicatorKind::Rank => lang.measure_rank(),
    }
}

/// The words for the direction in which an indicator improves.
#[must_use]
pub fn better(better: Better, lang: Lang) -> &'static str {
    match better {
        Better::Higher => lang.better_higher(),
        Better::Lower => lang.better_lower(),
        Better::Neutral => lang.better_neutral(),
    }
}

/// The words for the prices a growth rate is stated in.
#[must_use]
pub fn growth_basis(basis: GrowthBasis, lang: Lang) -> &'static str {
    match basis {
        GrowthBasis::ConstantPrices => lang.constant_prices(),
        GrowthBasis::CurrentPrices => lang.current_prices(),
    }
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
    use crate::sheet::testing::{entry, frozen, made_up, year};
    use crate::sheet::{Context, RowId};

    /// The small dataset with firms of this kind, of which these entries are told in 2021.
    fn firms(kind: &str, observations: &[String], targets: &[String]) -> Dataset {
        let indicators = format!(
            "topic = [{{ id = \"economy\", name_zh = \"经济\", name_en = \"Economy\" }}]\nindicator \
             = [{{ id = \"gdp\", topic = \"economy\", name_zh = \"总值\", name_en = \"GRP\", unit = \
             \"亿元\", kind = \"flow\", better = \"higher\" }}, {{ id = \"firms\", topic = \
             \"economy\", name_zh = \"企业\", name_en = \"Firms\", unit = \"家\", kind = \
             \"{kind}\", better = \"higher\" }}]\n"
        );
        made_up(&[
            ("indicators.toml", &indicators),
            ("years/2021.toml", &year(observations, targets)),
        ])
    }

    fn added(value: &str, keys: &str) -> String {
        let keys = format!("indicator = \"firms\", measure = \"change\"{keys}");
        entry(1, value, "家", &keys)
    }

    /// What a line of firms is called, in both languages.
    fn line_of_firms(dataset: &Dataset) -> [String; 2] {
        let id = dataset.find_indicator("firms").unwrap();
        let home = dataset.zone().home;
        [Lang::Zh, Lang::En].map(|lang| indicator(dataset, home, id, Measure::Change, lang))
    }

    #[test]
    fn a_change_is_told_in_the_word_of_its_text() {
        for (keys, zh, en) in [
            ("", "新增企业", "Firms, new"),
            (", counted = \"gross\"", "新增企业", "Firms, new"),
            (", counted = \"net\"", "净增企业", "Firms, net increase"),
            (
                ", word = { zh = \"新认定\", en = \"newly recognised\" }, counted = \"gross\"",
                "新认定企业",
                "Firms, newly recognised",
            ),
        ] {
            let dataset = firms("stock", &[added("3", keys)], &[]);
            assert_eq!(line_of_firms(&dataset), [zh, en]);
            let observation = &dataset.observations()[0];
            assert_eq!(reached(&dataset, observation, Lang::Zh), zh);
        }
        let dataset = firms("rank", &[added("3", "")], &[]);
        assert_eq!(line_of_firms(&dataset), ["企业变动", "Firms, change"]);
    }

    #[test]
    fn a_level_of_all_years_together_keeps_the_word_of_its_text() {
        let word = "indicator = \"firms\", word = { zh = \"累计培育\", en = \"fostered to date\" }";
        let dataset = firms("stock", &[entry(1, "78", "家", word)], &[]);
        let observation = &dataset.observations()[0];
        assert_eq!(reached(&dataset, observation, Lang::Zh), "累计培育企业");
        assert_eq!(
            reached(&dataset, observation, Lang::En),
            "Firms, fostered to date"
        );
        let measure = measure_of(
            &dataset,
            observation.area,
            observation.indicator,
            observation.measure,
            Lang::Zh,
        );
        assert_eq!(measure, "累计培育");
    }

    #[test]
    fn a_target_keeps_its_word_beside_a_result_that_has_another() {
        let word = ", word = { zh = \"新引进\", en = \"newly attracted\" }";
        let dataset = firms("stock", &[added("3", word)], &[added("4", "")]);
        assert_eq!(line_of_firms(&dataset), ["新增企业", "Firms, new"]);
        let target = &dataset.targets()[0];
        assert_eq!(promise(&dataset, target, Lang::Zh), "新增企业");
        let dataset = firms("stock", &[added("3", "")], &[added("4", word)]);
        assert_eq!(
            line_of_firms(&dataset),
            ["新引进企业", "Firms, newly attracted"]
        );
    }

    #[test]
    fn of_itself_an_indicator_has_the_share_of_what_was_added() {
        let share = "indicator = \"firms\", measure = \"share\", of = \"firms\"";
        let dataset = firms("stock", &[entry(1, "20", "%", share)], &[]);
        let name = |lang| reached(&dataset, &dataset.observations()[0], lang);
        assert_eq!(name(Lang::Zh), "新增企业占存续数比重");
        assert_eq!(name(Lang::En), "Firms, new, share of all");
    }

    #[test]
    fn points_of_a_share_say_that_they_are_a_change_or_a_lead() {
        let points = |keys: &str| {
            let keys = format!("indicator = \"firms\", of = \"city\", {keys}");
            let dataset = firms("stock", &[entry(1, "2", "个百分点", &keys)], &[]);
            reached(&dataset, &dataset.observations()[0], Lang::Zh)
        };
        assert_eq!(points("measure = \"share_change\""), "企业占比变动");
        let lead = points("measure = \"share_lead\", over = \"city\"");
        assert_eq!(lead, "企业占比高于试验市");
    }

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
    fn a_measure_is_called_as_it_is_of_its_indicator() {
        let dataset = frozen();
        let home = dataset.zone().home;
        for (id, zh, en) in [
            ("high_tech_enterprises", "新增", "new"),
            ("industrial_investment_ratio", "变动", "change"),
        ] {
            let id = dataset.find_indicator(id).unwrap();
            let name = |lang| measure_of(&dataset, home, id, Measure::Change, lang);
            assert_eq!([name(Lang::Zh), name(Lang::En)], [zh, en]);
        }
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
