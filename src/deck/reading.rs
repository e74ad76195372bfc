//! How the figures of a target read in a row, and its name.

use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Scale;
use crate::dataset::{Measure, Target};
use crate::sheet::value::Value;
use crate::sheet::{Context, score as reads};
use crate::text::Lang;
use crate::text::numbers::{self, Style};
use crate::wording;

/// What a target is called in a row, the fullest first; a heading says that rates are growth rates.
pub(super) fn names(cx: &Context<'_>, target: &Target) -> Vec<String> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let (area, id) = (target.area, target.indicator);
    let full = match target.measure {
        Measure::YEAR_ON_YEAR => wording::indicator(dataset, area, id, Measure::Level, lang),
        _ => wording::promise(dataset, target, lang),
    };
    let measure = match target.measure {
        Measure::YEAR_ON_YEAR => Measure::Level,
        measure => measure,
    };
    let short = wording::indicator_in_short(dataset, area, id, measure, lang);
    std::iter::once(full).chain(short).collect()
}

/// The unit of a quantity; a heading says that of rates.
pub(super) fn unit(cx: &Context<'_>, target: &Target) -> String {
    match Scale::of(target) {
        Scale::Quantity => Style::of(target.figure.unit, cx.lang).heading(),
        Scale::Rate => String::new(),
    }
}

/// A number in a column; a mark of what was derived stands close to it.
pub(super) fn number(value: &Value, lang: Lang) -> String {
    let text = value.text(lang);
    match text.strip_prefix(lang.mark_net()) {
        Some(number) => format!("{}{number}", lang.mark_net_narrow()),
        None => text.replace("= ", "="),
    }
}

/// The result of a target in a column.
pub(super) fn result(score: &Score<'_>, lang: Lang) -> String {
    reads::actual(score).map_or_else(String::new, |value| number(&value, lang))
}

/// A target in a column.
pub(super) fn target(score: &Score<'_>, lang: Lang) -> String {
    number(&reads::target(score.target), lang)
}

/// How far a result is from its target in a column.
pub(super) fn distance(score: &Score<'_>, lang: Lang) -> String {
    let text = reads::distance(score).map_or_else(String::new, |value| value.text(lang));
    text.replace('%', "")
}

/// A number of an axis.
pub(super) fn axis_number(lang: Lang) -> impl Fn(rust_decimal::Decimal) -> String {
    move |value| numbers::number(value, lang)
}

/// The title of rows of which some are left out, with how many of how many are shown.
pub(super) fn titled(lang: Lang, title: &str, shown: usize, all: usize) -> String {
    match all.saturating_sub(shown) {
        0 => title.to_owned(),
        _ => lang.slide_some_of(title, shown, all),
    }
}
