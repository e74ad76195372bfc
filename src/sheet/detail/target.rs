//! A target in full: both figures with the lines that printed them, and how one compares to the
//! other.

use super::{Block, Page};
use crate::analysis::matrix;
use crate::analysis::result::{Actual, Derivation, Formula};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::Observation;
use crate::sheet::cell::Place;
use crate::sheet::context::Context;
use crate::sheet::{score, scorecard, sentence};
use crate::text::numbers;
use crate::wording;

/// A target and what became of it.
#[must_use]
pub fn blocks<'d>(cx: &Context<'d>, score: &Score<'d>) -> Vec<Block<'d>> {
    let (dataset, lang) = (cx.dataset, cx.lang);
    let target = score.target;
    let mut page = Page::new(cx, wording::promise(dataset, target, lang));
    let gap = score.gap.map(|_| score::gap_in_words(score, lang));
    page.blocks.push(Block::Judged(score.verdict, gap));

    page.section(lang.column_target());
    let promised = numbers::full(target.figure, lang);
    page.say(format!(
        "{} · {promised}",
        numbers::period(target.period, lang)
    ));
    page.cited(&target.citation);
    page.note(target.note.as_deref());

    page.section(lang.column_actual());
    match &score.actual {
        _ if score.verdict == Verdict::Open => readings(&mut page, score),
        None => match &target.not_published {
            Some(citation) => {
                page.quiet(lang.result_not_published());
                page.cited(&**citation);
            }
            None => {
                page.quiet(lang.no_result_published());
                earlier(&mut page, score);
            }
        },
        Some(Actual::Stated(observation)) => {
            if score.verdict == Verdict::NotComparable {
                let instead = wording::reached(dataset, observation, lang);
                page.quiet(lang.published_instead(instead));
            }
            reached(&mut page, observation);
        }
        Some(Actual::Derived(derivation)) => derived(&mut page, score, derivation),
    }
    page.open_check(scorecard::records(dataset, score));
    if let Some(not_comparable) = &target.not_comparable {
        page.section(lang.verdict_not_comparable());
        page.say(not_comparable.why.get(lang));
    }
    let indicator = dataset.indicator(target.indicator);
    if let Some(note) = indicator.and_then(|indicator| indicator.note.as_ref()) {
        page.section(lang.section_indicator());
        page.quiet(lang.set(note.get(lang)));
    }
    page.blocks
}

/// The last result before a target that has none of its own, as it stands beside it in the list.
fn earlier<'d>(page: &mut Page<'d>, score: &Score<'d>) {
    let cx = page.cx;
    let shown = scorecard::earlier_of(&cx, score);
    let found = shown.and_then(|of| scorecard::earlier_result(&cx, score.target, &of));
    let Some(found) = found else {
        return;
    };
    page.section(cx.lang.column_earlier());
    match found {
        matrix::Cell::Reached(observation) => reached(page, observation),
        matrix::Cell::Promised(before) => match &before.actual {
            Some(Actual::Stated(observation)) => reached(page, observation),
            Some(Actual::Derived(derivation)) => derived(page, &before, derivation),
            None => {}
        },
    }
}

/// What each reading of the target comes to, and how.
fn readings<'d>(page: &mut Page<'d>, score: &Score<'d>) {
    let lang = page.cx.lang;
    let texts = sentence::readings(&page.cx, score, lang);
    for (said, read) in texts.into_iter().zip(&score.readings) {
        page.say(said);
        if let Some(why) = read.why {
            page.quiet(lang.set(why.get(lang)));
        }
        match &read.actual {
            Actual::Stated(observation) => stated(page, observation),
            Actual::Derived(derivation) => steps(page, score, derivation),
        }
    }
    page.quiet(lang.readings_differ());
}

/// A published figure, with whatever else was published for the same thing.
pub(super) fn reached<'d>(page: &mut Page<'d>, shown: &'d Observation) {
    stated(page, shown);
    let dataset = page.cx.dataset;
    let series = dataset.series(shown.area, shown.indicator, shown.measure);
    let others = series
        .iter()
        .filter(|other| other.period == shown.period && other.citation != shown.citation);
    for other in others {
        page.quiet(page.cx.lang.also_published());
        stated(page, other);
    }
}

fn stated<'d>(page: &mut Page<'d>, observation: &'d Observation) {
    let lang = page.cx.lang;
    let value = numbers::full(observation.figure, lang);
    let period = numbers::period(observation.period, lang);
    page.say(format!("{period} · {value}"));
    page.cited(&observation.citation);
    page.note(observation.note.as_deref());
}

fn derived<'d>(page: &mut Page<'d>, score: &Score<'d>, derivation: &Derivation<'d>) {
    let lang = page.cx.lang;
    let value = score::actual(score).map(|actual| actual.with_unit(lang));
    // The word stands for the mark.
    let value = value.unwrap_or_default();
    let value = value.trim_start_matches("= ");
    page.say(format!("{} · {value}", lang.derived()));
    steps(page, score, derivation);
    if derivation.formula == Formula::Difference {
        page.quiet(lang.derived_change_is_net());
    }
}

fn steps<'d>(page: &mut Page<'d>, score: &Score<'d>, derivation: &Derivation<'d>) {
    let lang = page.cx.lang;
    for step in &derivation.steps {
        let formula = wording::formula(score, derivation.formula, step, lang);
        page.blocks.push(Block::Formula(formula));
        for observation in [step.left, step.right] {
            let words = vec![
                wording::term(observation, lang),
                numbers::period(observation.period, lang),
            ];
            let place = Place::from(&observation.citation);
            page.blocks.push(Block::Brief(words, place));
            page.note(observation.note.as_deref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::detail::detail;
    use crate::sheet::scorecard::Scorecard;
    use crate::sheet::testing::{entry, frozen, made_up, year};
    use crate::sheet::{RowId, Sheet as _};
    use crate::text::Lang;

    fn said(cx: &Context<'_>, id: &str) -> Vec<String> {
        let blocks = detail(cx, RowId::find(&Scorecard, cx, id).unwrap());
        let said = blocks.into_iter().filter_map(|block| match block {
            Block::Say(text, _) => Some(text),
            Block::Cited(place) => Some(place.cited(cx)),
            _ => None,
        });
        said.collect()
    }

    #[test]
    fn a_target_without_a_result_is_told_with_the_last_one_and_its_line() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2023, Lang::En);
        let id = "zzhtz/signed_investment/level/2023/target";
        let told = said(&cx, id);
        assert_eq!(
            told,
            [
                "2023 · strive for over CNY 40.0 bn",
                "at 004:74, printed as “突破400亿元”",
                "no result in this dataset",
                "2021 · CNY 33.45 bn",
                "at 003:388, printed as “334.5亿元”",
                "Note: Printed as total investment of projects newly signed and landed.",
            ]
        );
        let evidence = Scorecard.evidence(&cx, RowId::find(&Scorecard, &cx, id).unwrap());
        let places = evidence.places.iter().map(|of| of.line);
        assert_eq!(places.collect::<Vec<_>>(), [74, 388]);

        let cx = Context::new(&dataset, dataset.zone().home, 2022, Lang::En);
        let told = said(&cx, "zzhtz/high_tech_enterprises/change/2022/target");
        let derived = |of: &String| of.starts_with("derived") && of.contains("366");
        assert!(told.iter().any(derived), "{told:?}");
    }

    #[test]
    fn a_result_is_told_as_printed_again_only_where_another_line_prints_it() {
        let dataset = frozen();
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let once = said(&cx, "zzhtz/gdp/growth/2021/target");
        assert_eq!(
            once,
            [
                "2021 · about 10 %",
                "at 002:9, printed as “10%左右”",
                "2021 · 3 %",
                "at 003:21, printed as “3%”",
            ]
        );
        let keys = "indicator = \"gdp\"";
        let levels = [entry(2, "60", "亿元", keys), entry(4, "61", "亿元", keys)];
        let promised = [entry(3, "70", "亿元", keys)];
        let dataset = made_up(&[("years/2021.toml", &year(&levels, &promised))]);
        let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
        let twice = said(&cx, "zone/gdp/level/2021/target");
        assert_eq!(
            twice[2..],
            [
                "2021 · CNY 6.0 bn",
                "at a:2, printed as “60亿元”",
                "printed again",
                "2021 · CNY 6.1 bn",
                "at a:4, printed as “61亿元”",
            ]
        );
    }
}
