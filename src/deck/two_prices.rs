//! A growth target that was not met at constant prices, beside what the levels give at current ones:
//! the growth leaves out the change of prices, the levels contain it.

use super::board::{Board, Fact};
use super::face::{Face, Source};
use super::finding::{citations, line};
use super::id::SlideId;
use super::list::{Drawing, List, Number, Row};
use super::{line as number_line, misses, number};
use crate::analysis::audit::{Check, Explanation, Finding};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Verdict;
use crate::dataset::{Citation, Measure};
use crate::figure::Interval;
use crate::picture::Role;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::sheet::{Context, score as reads, scorecard};
use crate::text::Lang;
use crate::wording::arithmetic::arithmetic;
use crate::wording::{self, finding};

/// A target with the check that explains its result by constant prices.
pub(super) struct TwoPrices<'d> {
    growth: Score<'d>,
    check: &'d Check,
    /// What the levels give, in percent, and how that is told.
    nominal: (Interval, String),
    levels: Vec<Citation>,
    leads_to: Vec<SlideId>,
}

impl<'d> TwoPrices<'d> {
    /// The first of the targets for which the audit needs the change of prices.
    pub(super) fn of(
        cx: &Context<'d>,
        scores: &[Score<'d>],
        id: impl Fn(&Score<'d>) -> SlideId,
    ) -> Option<TwoPrices<'d>> {
        let is_short = |of: &&Score<'d>| {
            let judged = of.verdict.is_judged() && of.verdict != Verdict::Met;
            judged && of.target.measure == Measure::YEAR_ON_YEAR
        };
        let checks = || (0u32..).zip(cx.audit.map_or(&[][..], |of| of.checks()));
        scores.iter().filter(is_short).find_map(|growth| {
            let records = scorecard::records(cx.dataset, growth);
            let explains = |check: &Check| {
                check.finding == Finding::Explained(Explanation::ConstantPrices)
                    && check.operands.len() == 2
                    && records.contains(&check.stated.record())
            };
            let (at, check) = checks().find(|(_, check)| explains(check))?;
            let line = line(cx, at)?;
            let implied = line.marks.first()?;
            let [_, levels] = citations(cx, check);
            Some(TwoPrices {
                growth: growth.clone(),
                check,
                nominal: (implied.possible, implied.value.clone()),
                levels,
                leads_to: vec![id(growth)],
            })
        })
    }

    /// The earlier level and the later one.
    fn levels_told(&self, cx: &Context<'_>) -> String {
        let texts = self.check.operands.iter().rev();
        let texts = texts.map(|of| finding::figure(cx.dataset, *of, cx.lang));
        texts.collect::<Vec<_>>().join(" → ")
    }

    fn facts(&self, lang: Lang, levels: String) -> Vec<Fact> {
        let sign = wording::sign(self.growth.verdict);
        let word = wording::verdict(self.growth.verdict, lang);
        let verdict = lang.slide_verdict_at(format!("{sign} {word}"), lang.constant_prices());
        vec![
            Fact::new(verdict, Role::of_verdict(self.growth.verdict)),
            Fact::new(levels, Role::Text),
        ]
    }
}

impl Face for TwoPrices<'_> {
    fn steps(&self) -> usize {
        2
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        let indicator = cx.dataset.indicator(self.growth.target.indicator);
        let name = indicator.map_or("", |of| of.name.get(cx.lang));
        vec![cx.lang.slide_two_prices(name)]
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        match step {
            0 => Vec::new(),
            _ => vec![cx.lang.slide_two_prices_told().to_owned()],
        }
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let (nominal, text) = &self.nominal;
        let ends = misses::possible(&self.growth).into_iter().chain([*nominal]);
        let ends = ends.flat_map(|of| [of.lo(), of.hi()]).flatten();
        let values: Vec<_> = ends.chain([self.growth.target.figure.value]).collect();
        let axis = number_line::holding(&values, false);
        let constant = Row {
            names: vec![lang.slide_growth_constant().to_owned()],
            ..misses::row(cx, &self.growth, axis, true)
        };
        let shown = step > 0;
        let picture: Drawing<'_> = Box::new(move |cells, marks| {
            let dumbbell = Dumbbell {
                result: Some(*nominal).filter(|_| shown),
                target: None,
                ends: Ends::Promise,
            };
            dumbbell.strip(axis, cells, marks)
        });
        let current = Row {
            names: vec![lang.slide_growth_current().to_owned()],
            unit: String::new(),
            before: String::new(),
            picture,
            numbers: vec![
                Number::new(format!("={text}"), Role::Text).shown(shown),
                Number::default(),
                Number::default(),
            ],
        };
        let rows = vec![constant, current];
        let list = List {
            parts: vec![misses::part(cx, self.growth.scale, axis, rows)],
        };
        let first = list.draw(board);
        let Some(actual) = reads::actual(&self.growth) else {
            return;
        };
        let levels = self.levels_told(cx);
        let levels = match shown {
            true => levels,
            // Its room, so that nothing moves when it is told.
            false => " ".repeat(board.wide(&levels)),
        };
        let role = Role::of_verdict(self.growth.verdict);
        let above = (board.frame.top, first.saturating_sub(1));
        let figure = number::figure(&actual, lang);
        board.figure(above, &[(figure, role)], &self.facts(lang, levels));
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let results = scorecard::result_citations(&self.growth);
        let mut sources = vec![
            Source::new(lang.column_actual(), results),
            Source::new(lang.column_target(), [&self.growth.target.citation]),
        ];
        if step > 0 {
            sources.push(Source::new(lang.places_of_levels(), &self.levels));
        }
        sources
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        cx.open_check(scorecard::records(cx.dataset, &self.growth))
    }

    fn leads_to(&self) -> Vec<SlideId> {
        self.leads_to.clone()
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let mut texts = super::target::judged(cx, &self.growth);
        texts.push(arithmetic(cx.dataset, self.check, cx.lang));
        texts.push(finding::explanation(cx.dataset, self.check, cx.lang));
        texts.retain(|text| !text.is_empty());
        texts
    }
}
