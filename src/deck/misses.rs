//! The targets that were not met, the largest miss apart: promises first, then results, to scale.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::id::SlideId;
use super::line;
use super::list::{List, Number, Part, Row};
use super::{number, reading};
use crate::analysis::scorecard::{Score, shortfall};
use crate::analysis::verdict::{Scale, Verdict};
use crate::figure::Interval;
use crate::picture::completion::{self, Completion};
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::{Axis, Role, Strip};
use crate::sheet::{Context, score as reads, scorecard};

/// The targets, the worst first.
pub(super) struct Misses<'d> {
    scores: Vec<Score<'d>>,
    /// How many targets were held against a result.
    judged: usize,
    leads_to: Vec<SlideId>,
}

impl<'d> Misses<'d> {
    /// Those of the scores of a year but the one that has a slide of its own.
    pub(super) fn of(
        scores: &[Score<'d>],
        largest: &Score<'_>,
        id: impl Fn(&Score<'d>) -> SlideId,
    ) -> Option<Misses<'d>> {
        let is_other = |of: &&Score<'d>| {
            let missed = matches!(of.verdict, Verdict::Missed | Verdict::Reversed);
            missed && of.target.place != largest.target.place
        };
        let mut others: Vec<Score<'d>> = scores.iter().filter(is_other).cloned().collect();
        others.sort_by_key(shortfall);
        (!others.is_empty()).then(|| Misses {
            leads_to: others.iter().map(id).collect(),
            judged: scores.iter().filter(|of| of.verdict.is_judged()).count(),
            scores: others,
        })
    }
}

/// All that a result can be, in the unit of its target.
pub(super) fn possible(score: &Score<'_>) -> Option<Interval> {
    let value = reads::actual(score)?;
    let unit = score.target.figure.unit;
    let comparable = value.unit.comparable(unit);
    comparable.then(|| value.under(unit).bounds()).flatten()
}

/// An axis for the results and targets of some rates.
pub(super) fn axis<'s, 'd: 's>(scores: impl IntoIterator<Item = &'s Score<'d>>) -> Axis {
    let ends = scores.into_iter().flat_map(|score| {
        let result = possible(score).into_iter();
        let result = result.flat_map(|of| [of.lo(), of.hi()]).flatten();
        result.chain([score.target.figure.value])
    });
    line::holding(&ends.collect::<Vec<_>>(), false)
}

/// A target with its result on an axis, or its completion; the target alone before it is shown.
pub(super) fn row<'p>(
    cx: &Context<'_>,
    score: &'p Score<'_>,
    axis: Axis,
    shows_result: bool,
) -> Row<'p> {
    let lang = cx.lang;
    let role = Role::of_verdict(score.verdict);
    let picture: super::list::Drawing<'p> = match score.scale {
        Scale::Rate => Box::new(move |cells, marks| {
            let dumbbell = Dumbbell {
                result: possible(score),
                target: Some(score.target.figure.value),
                ends: Ends::Outcome(role),
            };
            let ([bare, full], _) = line::both(&dumbbell, axis, cells, marks);
            if shows_result { full } else { bare }
        }),
        Scale::Quantity => Box::new(move |cells, marks| {
            let cells = cells.saturating_sub(1);
            let percent = score.gap.and_then(|gap| gap.completion);
            match percent.filter(|_| shows_result) {
                Some(percent) => Completion { percent, role }.strip(cells, marks),
                None => completion::empty(cells, marks),
            }
        }),
    };
    Row {
        names: reading::names(cx, score.target),
        unit: reading::unit(cx, score.target),
        before: String::new(),
        picture,
        numbers: vec![
            Number::new(reading::result(score, lang), Role::Strong).shown(shows_result),
            Number::new(reading::target(score, lang), Role::Quiet),
            Number::new(reading::distance(score, lang), role).shown(shows_result),
        ],
    }
}

/// A part of rates on an axis, or of quantities.
pub(super) fn part<'p>(cx: &Context<'_>, scale: Scale, axis: Axis, rows: Vec<Row<'p>>) -> Part<'p> {
    let lang = cx.lang;
    let (title, distance) = match scale {
        Scale::Rate => (lang.section_rates(), lang.column_points()),
        Scale::Quantity => (lang.section_quantities(), lang.column_completion()),
    };
    let heading: super::list::Drawing<'p> = match scale {
        Scale::Rate => Box::new(move |cells, _| axis.heading(cells, 0, reading::axis_number(lang))),
        Scale::Quantity => Box::new(|cells, _| completion::heading(cells.saturating_sub(1))),
    };
    Part {
        title: title.to_owned(),
        heading,
        heads: [lang.column_actual(), lang.column_target(), distance]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}

impl Face for Misses<'_> {
    fn steps(&self) -> usize {
        2
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.lang.slide_other_misses().to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        match step {
            0 => Vec::new(),
            _ => vec![cx.lang.slide_others_missed(self.scores.len(), self.judged)],
        }
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let of = |scale| self.scores.iter().filter(move |of| of.scale == scale);
        let axis = axis(of(Scale::Rate));
        let parts = [Scale::Rate, Scale::Quantity].into_iter().map(|scale| {
            let rows = of(scale).map(|score| row(cx, score, axis, step > 0));
            part(cx, scale, axis, rows.collect())
        });
        let parts: Vec<Part<'_>> = parts.filter(|part| !part.rows.is_empty()).collect();
        let mut list = List { parts };
        let left_out = list.keep(board.content_left().saturating_sub(1), lang);
        board.leave_out(left_out);
        let first = list.draw(board);
        let text = lang.slide_more_not_met();
        let role = if step > 0 { Role::Bad } else { Role::Strong };
        let figure = number::count(self.scores.len(), "");
        let above = (board.frame.top, first.saturating_sub(1));
        board.figure(above, &[(figure, role)], &[Fact::new(text, Role::Text)]);
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let targets = self.scores.iter().map(|of| &of.target.citation);
        let mut sources = vec![Source::new(lang.column_target(), targets)];
        if step > 0 {
            let results = self.scores.iter().flat_map(scorecard::result_citations);
            sources.insert(0, Source::new(lang.column_actual(), results));
        }
        sources
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        let records = self.scores.iter();
        cx.open_check(records.flat_map(|of| scorecard::records(cx.dataset, of)))
    }

    fn leads_to(&self) -> Vec<SlideId> {
        self.leads_to.clone()
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let texts = self.scores.iter().map(|score| {
            let name = crate::wording::promise(cx.dataset, score.target, cx.lang);
            let judged = super::target::judged(cx, score);
            let judged = judged.into_iter().next().unwrap_or_default();
            cx.lang.told_of(name, judged)
        });
        texts.collect()
    }
}

/// A strip without anything, for parts without an axis.
pub(super) fn no_heading<'p>() -> super::list::Drawing<'p> {
    Box::new(|_, _| Strip::default())
}
