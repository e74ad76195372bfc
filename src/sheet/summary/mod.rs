//! The sentence a screen, report or slide begins with, made from the data.
//!
//! A message finds its facts when it is made, and words them when it is read: what a slide or a test
//! needs is in its fields. Of each fact there is a long and a short form, so that the sentence is
//! never cut.
//!
//! - [`overview`]: the year, as [`results`], [`promises`] or [`levels`]
//! - [`tally`], [`all_years`]: targets of one year, and of all
//! - [`projects`]: a programme
//! - [`multiples`], [`indicator`]: levels over time, and one indicator
//! - [`audit`], [`sources`]: what does not follow, and where figures stand
//! - [`mod@rank`]: the rank of a figure in a superlative; `words`: numbers and names inside a sentence

pub mod all_years;
pub mod audit;
pub mod indicator;
pub mod levels;
pub mod multiples;
pub mod projects;
pub mod promises;
pub mod rank;
pub mod results;
pub mod sources;
pub mod tally;
mod words;

use super::context::Context;
use crate::analysis::scorecard::scorecard;
use crate::text::{Lang, width};

pub use all_years::AllYears;
pub use audit::AuditMessage;
pub use indicator::{OneIndicator, OneTarget};
pub use levels::Levels;
pub use multiples::Multiples;
pub use projects::Projects;
pub use promises::Promises;
pub use results::Results;
pub use sources::Sources;
pub use tally::Tally;

/// A sentence that is made of facts.
pub trait Message {
    /// Its forms in the language of the context, the fullest first; none where nothing can be said.
    fn forms(&self, cx: &Context<'_>) -> Vec<String>;

    /// The fullest form that so many columns hold; empty where none does.
    fn text(&self, cx: &Context<'_>, columns: usize) -> String {
        fitting(&self.forms(cx), columns).to_owned()
    }
}

/// The fullest of some forms that so many columns hold; empty where none does.
#[must_use]
pub fn fitting(forms: &[String], columns: usize) -> &str {
    let mut fitting = forms.iter().filter(|form| width(form) <= columns);
    fitting.next().map_or("", String::as_str)
}

/// The year in a sentence.
#[allow(
    clippy::large_enum_variant,
    reason = "one is made at a time and read at once"
)]
#[derive(Debug, Clone)]
pub enum Overview<'d> {
    /// There are targets with results.
    Results(Results<'d>),
    /// There are targets without results.
    Promises(Promises<'d>),
    /// There are figures without targets.
    Levels(Levels<'d>),
}

/// The sentence of the year and area shown.
#[must_use]
pub fn overview<'d>(cx: &Context<'d>) -> Overview<'d> {
    let scores = scorecard(cx.dataset, cx.area, cx.year);
    if scores.is_empty() {
        Overview::Levels(Levels::of(cx))
    } else if scores.iter().any(|score| score.verdict.is_judged()) {
        Overview::Results(Results::of(cx, &scores))
    } else {
        Overview::Promises(Promises::of(cx, &scores))
    }
}

impl Message for Overview<'_> {
    fn forms(&self, cx: &Context<'_>) -> Vec<String> {
        match self {
            Overview::Results(of) => of.forms(cx),
            Overview::Promises(of) => of.forms(cx),
            Overview::Levels(of) => of.forms(cx),
        }
    }
}

/// A fact in words, the fullest first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clause(Vec<String>);

impl Clause {
    /// A fact that has a long and a short form.
    fn new(long: String, short: String) -> Clause {
        Clause(vec![long, short])
    }

    /// A fact that has one form.
    fn only(text: String) -> Clause {
        Clause(vec![text])
    }

    /// The fullest form.
    fn long(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The shortest form.
    fn short(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }
}

/// Two facts in one sentence, the longest first, then the first of them alone.
fn sentences(lang: Lang, first: &Clause, second: Option<&Clause>) -> Vec<String> {
    let mut texts = both(lang, first, second);
    texts.extend(alone(lang, first));
    texts
}

/// Two facts in one sentence, the longest first.
fn both(lang: Lang, first: &Clause, second: Option<&Clause>) -> Vec<String> {
    let second = second.iter().flat_map(|second| &second.0);
    let both =
        second.flat_map(|second| first.0.iter().map(move |first| joined(lang, first, second)));
    let mut both: Vec<String> = both.collect();
    longest_first(&mut both);
    both
}

/// By how many columns they need; forms that are the same in this language once.
fn longest_first(forms: &mut Vec<String>) {
    forms.sort_by_key(|text| std::cmp::Reverse(width(text)));
    forms.dedup();
}

/// One fact as a sentence, the longest form first.
fn alone(lang: Lang, fact: &Clause) -> Vec<String> {
    let texts = fact.0.iter().map(|text| stopped(lang, text));
    let mut texts: Vec<String> = texts.collect();
    texts.dedup();
    texts
}

/// Two clauses. An English one that begins with a name in capitals begins a sentence.
fn joined(lang: Lang, first: &str, second: &str) -> String {
    let begins = second.starts_with(|first: char| first.is_uppercase());
    let between = match lang {
        Lang::En if begins => ". ",
        _ => lang.semicolon(),
    };
    stopped(lang, &format!("{first}{between}{second}"))
}

/// A sentence. Beside Chinese punctuation there is no blank.
fn stopped(lang: Lang, text: &str) -> String {
    let mut text = format!("{text}{}", lang.full_stop());
    if lang == Lang::Zh {
        for mark in ["）", "：", "，", "；"] {
            text = text.replace(&format!("{mark} "), mark);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::audit as audit_of;
    use crate::sheet::testing::frozen;

    /// Columns of a sentence in a window of 120 and of 80.
    const WIDTHS: [usize; 2] = [118, 78];

    #[test]
    fn every_year_begins_with_a_sentence_in_both_languages_and_both_widths() {
        let dataset = frozen();
        let sentences = |year, lang| {
            let cx = Context::new(&dataset, dataset.zone().home, year, lang);
            WIDTHS.map(|columns| overview(&cx).text(&cx, columns))
        };
        let expected: [(u16, [&str; 2], [&str; 2]); 6] = [
            (
                1991,
                ["1991 年只收录 1 个数字：起步区面积 3 平方公里；其后有数据的是 2015 年。"; 2],
                [
                    "One figure of 1991 in this dataset: Start-up area, 3 km²; the next year with \
                     data is 2015.",
                    "Start-up area, 1991: 3 km²; the next year with data is 2015.",
                ],
            ),
            (
                2015,
                [
                    "2015 年未收录目标；收录总量 9 项，到 2020 年各为 2.3 至 6.7 \
                     倍（地区生产总值按现价）。",
                    "2015 年未收录目标；收录总量 9 项，到 2020 年各为 2.3 至 6.7 倍（金额按现价）。",
                ],
                [
                    "No targets for 2015 in this dataset; 9 levels, by 2020 2.3 to 6.7 times as \
                     large (amounts at current prices).",
                    "9 levels, by 2020 2.3 to 6.7 times as large (amounts at current prices).",
                ],
            ),
            (
                2020,
                [
                    "2020 年未收录目标；收录总量 22 项，其中 11 项有 2021 年数：9 项增加、2 项减少。",
                    "收录总量 22 项，其中 11 项有 2021 年数：9 项增加、2 项减少。",
                ],
                [
                    "No targets for 2020 in this dataset; 22 levels, 11 of them known for 2021: 9 \
                     larger, 2 smaller.",
                    "22 levels, 11 of them known for 2021: 9 larger, 2 smaller.",
                ],
            ),
            (
                2021,
                [
                    "固定资产投资不升反降，是增速目标中差距最大的一项；可对照的 3 \
                     项科技创新目标全部达标。",
                    "13 项可对照：固定资产投资不升反降，增速差距最大；3 项科技创新目标全部达标",
                ],
                [
                    "Investment in fixed assets fell, the largest shortfall in growth; all 3 \
                     comparable innovation targets were met.",
                    "Investment in fixed assets fell; all 3 comparable innovation targets were met.",
                ],
            ),
            (
                2022,
                ["6 项比率目标中 5 项高于 2021 年结果；固定资产投资要由下降转为增长 20% 左右。"; 2],
                [
                    "5 of 6 rate targets exceed the 2021 results. Investment in fixed assets: to \
                     turn from decline to growth of about 20 %.",
                    "5 of 6 rate targets exceed the 2021 results.",
                ],
            ),
            (
                2023,
                [
                    "2023 年公布目标 4 项；新签约项目投资额目标力争超过 400 亿元，2021 年结果为 \
                     334.5 亿元。",
                    "2023 年目标 4 项；新签约项目投资额力争超过 400 亿元（2021 年 334.5 亿元）。",
                ],
                [
                    "2023: 4 targets set. Investment signed: target over CNY 40.0 bn (striven \
                     for), 2021 result CNY 33.45 bn.",
                    "2023: 4 targets set.",
                ],
            ),
        ];
        for (year, zh, en) in expected {
            assert_eq!(sentences(year, Lang::Zh), zh);
            assert_eq!(sentences(year, Lang::En), en);
        }
    }

    #[test]
    fn every_other_screen_begins_with_a_sentence_too() {
        let dataset = frozen();
        let audit = audit_of(&dataset);
        let sentences = |lang, columns| {
            let cx = Context {
                audit: Some(&audit),
                ..Context::new(&dataset, dataset.zone().home, 2021, lang)
            };
            let firms = dataset.find_indicator("high_tech_enterprises").unwrap();
            [
                Tally::of(&cx).text(&cx, columns),
                AllYears::of(&cx).text(&cx, columns),
                Projects::of(&cx, None).unwrap().text(&cx, columns),
                Multiples::of(&cx).unwrap().text(&cx, columns),
                OneIndicator::of(&cx, firms, None).text(&cx, columns),
                AuditMessage::of(&cx).text(&cx, columns),
                Sources::of(&cx).text(&cx, columns),
            ]
        };
        assert_eq!(
            sentences(Lang::Zh, 118),
            [
                "2021 年 30 项目标：达标 6，接近 1，未达 5，负增长 1；口径不同 3，未收录结果 14",
                "2021—2023 年共 45 个指标定过目标，其中 8 个不止一年；比率目标中固定资产投资增速改动最大：7% \
                 以上改为 20% 左右。",
                "三个一批到第七期：项目 37 个，总投资约 465 亿元；投资近半在开工一批。",
                "2015—2020 年科技型中小企业增至 6.7 倍，为 9 项之首；地区生产总值（现价）约 2.3 倍。",
                "2015—2021 年高新技术企业增至 6.2 倍；2021 年净增 366–370 家（推算），目标 240 家，达标。",
                "127 项核对，44 项一致；2 项矛盾都是占比，1 项存疑是 2021 年一般公共预算收入增速。",
                "5 篇文章共引用 344 个数字；其中 003 最多，有 184 个数字。",
            ]
        );
        assert_eq!(
            sentences(Lang::En, 78),
            [
                "30 targets: 6 met, 1 near, 5 missed, 1 reversed; 17 cannot be compared",
                "45 indicators had targets in 2021–2023, 8 of them in more than one year.",
                "Three Batches: 37 projects, about CNY 46.5 bn; nearly half of it started.",
                "Technology-based SMEs reached 6.7 times the level of 2015, the most of 9.",
                "High-tech enterprises reached 6.2 times the level of 2015 by 2021.",
                "127 relations recomputed, 44 consistent; 2 conflicts, all shares; 1 suspect.",
                "5 articles, 344 figures cited; 003 has the most, 184 figures.",
            ]
        );
    }

    #[test]
    fn a_sentence_is_never_cut() {
        let dataset = frozen();
        for lang in [Lang::Zh, Lang::En] {
            for (area, _) in dataset.areas() {
                for year in dataset.years(area) {
                    let cx = Context::new(&dataset, area, year, lang);
                    let overview = overview(&cx);
                    let forms = overview.forms(&cx);
                    for columns in 0..160 {
                        let text = overview.text(&cx, columns);
                        assert!(width(&text) <= columns);
                        assert!(text.is_empty() || forms.contains(&text), "{text}");
                    }
                    assert!(!overview.text(&cx, 60).is_empty(), "{year}");
                }
            }
        }
    }

    #[test]
    fn an_area_of_which_nothing_is_known_has_no_sentence() {
        let dataset = frozen();
        let area = dataset.find_area("henan").unwrap();
        let cx = Context::new(&dataset, area, 1991, Lang::Zh);
        assert_eq!(overview(&cx).text(&cx, 118), "");
    }
}
