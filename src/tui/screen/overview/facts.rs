//! The contents of the overview as text, for the accessible mode.

use crate::analysis::pipeline;
use crate::analysis::scorecard::{Score, largest_gaps, scorecard};
use crate::dataset::Quantity;
use crate::sheet::checks::tally_of_area;
use crate::sheet::scorecard::{self, tally_text};
use crate::sheet::summary::{self, Message};
use crate::text::numbers;
use crate::tui::shared::Shared;
use crate::wording;

/// The number of targets listed that are furthest from being met.
const GAPS: usize = 3;

/// The facts in addition to the headlines, one a line.
#[must_use]
pub(super) fn facts(shared: &Shared) -> Vec<String> {
    let scores = scorecard(&shared.dataset, shared.area, shared.year);
    let cx = shared.context();
    let mut facts = vec![summary::overview(&cx).text(&cx, usize::MAX)];
    facts.retain(|fact| !fact.is_empty());
    if !scores.is_empty() {
        facts.push(tally_text(&scores, shared.lang));
    }
    let gaps = largest_gaps(&scores, GAPS);
    facts.extend(gaps.iter().enumerate().map(|(at, score)| {
        let gap = gap(shared, score);
        match at {
            0 => format!("{}  {gap}", shared.lang.largest_gaps()),
            _ => gap,
        }
    }));
    facts.extend(pipeline(shared));
    if shared.audit.is_some() {
        let tally = tally_of_area(&cx);
        facts.push(format!(
            "{}{}{tally}",
            shared.lang.tab_audit(),
            shared.lang.colon()
        ));
    }
    facts
}

/// A target, its result, and how far apart they are.
fn gap(shared: &Shared, score: &Score<'_>) -> String {
    let lang = shared.lang;
    let name = wording::promise(&shared.dataset, score.target, lang);
    let target = scorecard::target(score.target).text(lang);
    let actual = scorecard::actual(score).map_or_else(String::new, |of| of.text(lang));
    let gap = scorecard::gap_in_words(score, lang);
    let verdict = wording::verdict(score.verdict, lang);
    format!(
        "{verdict}{}{name}  {target} → {actual}  {gap}",
        lang.colon()
    )
}

/// The published numbers of projects of the year, by stage.
fn pipeline(shared: &Shared) -> Option<String> {
    let lang = shared.lang;
    if shared.area != shared.dataset.zone().home {
        return None;
    }
    let stated: Vec<_> = pipeline::stated_in(&shared.dataset, shared.year)
        .filter(|(_, stated)| stated.about == Quantity::Projects && stated.reached.is_none())
        .collect();
    let (programme, _) = stated.iter().find(|(_, stated)| stated.stage.is_some())?;
    let mut stages: Vec<_> = stated
        .iter()
        .filter(|(id, _)| id == programme)
        .filter_map(|(_, stated)| Some((stated.stage?, stated.figure)))
        .collect();
    stages.sort_by_key(|(stage, _)| *stage);
    let stages: Vec<String> = stages
        .into_iter()
        .map(|(stage, figure)| {
            let count = numbers::number(figure.value, lang);
            format!("{} {count}", wording::stage(stage, lang))
        })
        .collect();
    let name = shared.dataset.programme(*programme)?.name.get(lang);
    let tab = lang.tab_projects();
    Some(format!("{tab}  {name}  {}", stages.join(", ")))
}
