//! What to ask about a finding, and whom.

use super::finding;
use crate::analysis::audit::statement;
use crate::analysis::audit::{Check, Custom, Finding, Rule, Source};
use crate::dataset::{Article, Dataset};
use crate::text::{Lang, numbers};

/// `“The zone’s results for 2021” (Mar 2022)`.
#[must_use]
pub fn article(article: &Article, lang: Lang) -> String {
    let date = numbers::period(article.date, lang);
    lang.article_dated(article.title.get(lang), date)
}

/// What to ask about a finding that someone should look at, and whom; empty for others.
#[must_use]
pub fn request(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let what = match check.finding {
        Finding::Suspect(custom) => about(dataset, check, custom, lang),
        Finding::Conflict => conflict(dataset, check, lang),
        _ => return String::new(),
    };
    let cited = statement::citation(dataset, check.stated);
    let source = cited.and_then(|cited| dataset.article(cited.article));
    let source = source.map_or_else(String::new, |of| article(of, lang));
    lang.ask(source, what)
}

fn about(dataset: &Dataset, check: &Check, custom: Custom, lang: Lang) -> String {
    let stated = finding::figure(dataset, check.stated, lang);
    let other = other(dataset, check, lang);
    match custom {
        Custom::Circular => match check.evidence.first() {
            Some(undated) => {
                let place = finding::citation(dataset, *undated);
                lang.ask_year(finding::figure(dataset, *undated, lang), place, stated)
            }
            None => lang.ask_base(stated),
        },
        Custom::ComparableBasis | Custom::UnusualBasis | Custom::EarlierVintage => {
            lang.ask_base(stated)
        }
        Custom::UnusualPrices => lang.ask_prices(stated),
        Custom::Truncated => lang.ask_truncated(stated),
        Custom::Revision => lang.ask_revision(stated, other),
        Custom::Scope => lang.ask_scope(stated, other),
        Custom::Magnitude => lang.ask_unit(stated),
        Custom::BeyondWords => lang.ask_exact(stated),
        Custom::Range => lang.ask_range(stated),
    }
}

fn conflict(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let stated = finding::figure(dataset, check.stated, lang);
    let other = other(dataset, check, lang);
    match check.rule {
        Rule::GrowthLevel | Rule::GrowthSpan | Rule::GrowthChain | Rule::ChangeLevel => {
            lang.ask_growth(stated)
        }
        Rule::Share | Rule::WholeNumber | Rule::FractionWords | Rule::SharesTogether => {
            lang.ask_share(stated)
        }
        Rule::SameFigure => lang.ask_which(stated, other),
        Rule::Enumeration => lang.ask_names(stated),
        Rule::Sum | Rule::Subset | Rule::Funnel | Rule::PartOfYear | Rule::SharesCross => {
            lang.ask_parts(stated)
        }
        _ => lang.ask_figure(stated),
    }
}

/// The first of the figures that the stated one is held against.
fn other(dataset: &Dataset, check: &Check, lang: Lang) -> String {
    let name = |source: &Source| finding::figure(dataset, *source, lang);
    check.operands.first().map(name).unwrap_or_default()
}
