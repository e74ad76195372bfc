//! What indicators, their measures and their kinds are called.

use std::borrow::Cow;

use crate::dataset::{
    Addition, AreaId, Better, Counted, Dataset, GrowthBasis, IndicatorId, IndicatorKind, Measure,
    Observation, Target, Whole,
};
use crate::text::{Bilingual, Lang, Name, numbers};

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
    named(dataset, (id, measure), addition, Length::Full, lang)
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
    let (line, addition) = (
        (target.indicator, target.measure),
        target.addition.as_deref(),
    );
    named(dataset, line, addition, Length::Full, lang)
}

/// What was reached, in the words of the text.
#[must_use]
pub fn reached(dataset: &Dataset, observation: &Observation, lang: Lang) -> String {
    let line = (observation.indicator, observation.measure);
    let addition = observation.addition.as_deref();
    named(dataset, line, addition, Length::Full, lang)
}

/// Whether something is called by its full name or, where it has one, by its short name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Full,
    Short,
}

impl Length {
    /// The name of this length.
    pub(super) fn of<'n>(self, name: &'n Bilingual, short: Option<&'n Bilingual>) -> &'n Bilingual {
        match self {
            Length::Full => name,
            Length::Short => short.unwrap_or(name),
        }
    }
}

/// An indicator in a measure. In short, so is the area of which it is a share.
pub(super) fn named(
    dataset: &Dataset,
    (id, measure): (IndicatorId, Measure),
    addition: Option<&Addition>,
    length: Length,
    lang: Lang,
) -> String {
    let indicator = dataset.indicator(id);
    let name = indicator.map(|of| length.of(&of.name, of.short.as_ref()));
    let name = name.map_or("", |name| name.get(lang));
    match (length, measure) {
        (
            Length::Short,
            Measure::Share {
                of: Whole::Area(whole),
            },
        ) => {
            let area = dataset.area(whole);
            let area = area.map(|of| length.of(&of.name, of.short.as_ref()));
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

pub(super) fn area_id(dataset: &Dataset, id: AreaId) -> &str {
    dataset.area(id).map_or("", |area| &*area.id)
}

pub(super) fn indicator_id(dataset: &Dataset, id: IndicatorId) -> &str {
    dataset.indicator(id).map_or("", |indicator| &*indicator.id)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::testing::{entry, frozen, made_up, year};

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
}
