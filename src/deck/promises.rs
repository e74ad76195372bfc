//! Targets beside the last results known: rates on an axis, quantities in percent.

use rust_decimal::Decimal;

use super::board::{Board, Fact, Figure};
use super::face::{Face, Source};
use super::id::SlideId;
use super::line;
use super::list::{List, Number, Part, Row};
use super::{misses, reading};
use crate::analysis::scorecard::Score;
use crate::analysis::verdict::Scale;
use crate::figure::Interval;
use crate::figure::period::Year;
use crate::picture::Axis;
use crate::picture::Role;
use crate::picture::dumbbell::{Dumbbell, Ends};
use crate::picture::promise::Promise;
use crate::sheet::earlier::percent_of;
use crate::sheet::summary::promises::{Beside, Compared, beside};
use crate::sheet::summary::{Message, Promises};
use crate::sheet::value::Value;
use crate::sheet::{Context, score as reads, scorecard};
use crate::text::{numbers, width};

/// Targets of one scale beside the last result of each.
pub(super) struct Promised<'d> {
    /// The year of the targets.
    year: Year,
    compared: Compared<'d>,
    pairs: Vec<Beside<'d>>,
    says: Box<dyn Message + 'd>,
    leads_to: Vec<SlideId>,
}

/// Two at least are a comparison.
const LEAST: usize = 2;

impl<'d> Promised<'d> {
    /// Those of the year of the context.
    pub(super) fn of(
        cx: &Context<'d>,
        scores: &[Score<'d>],
        scale: Scale,
        id: impl Fn(&Score<'d>) -> SlideId,
    ) -> Option<Promised<'d>> {
        let compared = Compared::of(cx, scores, scale)?;
        let mut pairs = beside(cx, scores, scale);
        if pairs.len() < LEAST {
            return None;
        }
        if scale == Scale::Rate {
            pairs.sort_by_key(|of| std::cmp::Reverse(of.rise().lo()));
        }
        Some(Promised {
            year: cx.year,
            says: Box::new(compared.clone()),
            compared,
            leads_to: pairs.iter().map(|of| id(&of.score)).collect(),
            pairs,
        })
    }

    /// Those of a later year, said as the overview of that year says it.
    pub(super) fn next_year(cx: &Context<'d>, scores: &[Score<'d>]) -> Option<Promised<'d>> {
        // The slides of their targets are of another year.
        let promised = Promised::of(cx, scores, Scale::Rate, |_| SlideId::NextRates)?;
        Some(Promised {
            says: Box::new(Promises::of(cx, scores)),
            leads_to: Vec::new(),
            ..promised
        })
    }

    fn axis(&self) -> Axis {
        let ends = self.pairs.iter().flat_map(|of| {
            let before = misses::possible(&of.score).into_iter();
            let before = before.flat_map(|of| [of.lo(), of.hi()]).flatten();
            before.chain([of.score.target.figure.value])
        });
        line::holding(&ends.collect::<Vec<_>>(), false)
    }

    fn rates<'p>(&'p self, cx: &Context<'_>, shows_target: bool) -> Part<'p> {
        let lang = cx.lang;
        let axis = self.axis();
        let rows = self.pairs.iter().map(|of| Row {
            names: reading::names(cx, of.score.target),
            unit: String::new(),
            before: String::new(),
            picture: Box::new(move |cells, marks| {
                let dumbbell = Dumbbell {
                    result: misses::possible(&of.score),
                    target: Some(of.score.target.figure.value).filter(|_| shows_target),
                    ends: Ends::Promise,
                };
                dumbbell.strip(axis, cells, marks)
            }),
            numbers: self.numbers(cx, of, shows_target),
        });
        Part {
            title: lang.section_rates().to_owned(),
            heading: Box::new(move |cells, _| axis.heading(cells, 0, reading::axis_number(lang))),
            heads: self.heads(cx),
            rows: rows.collect(),
        }
    }

    fn quantities<'p>(&'p self, cx: &Context<'_>, shows_target: bool) -> Part<'p> {
        let lang = cx.lang;
        let earlier = |of: &Beside<'_>| -> (Option<Interval>, String) {
            let before = reads::actual(&of.score);
            let percent =
                before.and_then(|of_before: Value| percent_of(of.score.target, &of_before));
            let label = percent.map_or_else(String::new, |of| of.text(lang));
            (percent.and_then(|of| of.bounds()), label)
        };
        let labels = self.pairs.iter().map(|of| width(&earlier(of).1));
        let labels = labels.max().unwrap_or(0).saturating_add(2);
        let rows = self.pairs.iter().map(|of| {
            let (percent, label) = earlier(of);
            // Before the target is shown, there is the earlier result alone: 100 %.
            let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
            let percent = percent.filter(|_| shows_target);
            Row {
                names: reading::names(cx, of.score.target),
                unit: reading::unit(cx, of.score.target),
                before: String::new(),
                picture: Box::new(move |cells, marks| match percent {
                    Some(percent) => Promise {
                        percent,
                        label: label.clone(),
                    }
                    .strip(cells, labels, marks),
                    None => {
                        let bare = Promise {
                            percent: hundred,
                            label: String::new(),
                        };
                        let strip = bare.strip(cells, labels, marks);
                        // The bar without a mark.
                        let text = strip.text();
                        let bar = text.chars().take_while(|of| "▄#".contains(*of));
                        crate::picture::Strip::of(bar.collect::<String>(), Role::Fill3)
                    }
                }),
                numbers: self.numbers(cx, of, shows_target),
            }
        });
        Part {
            title: match self.compared.since {
                Some(year) => lang.section_quantities_of(year),
                None => lang.section_quantities_of_last().to_owned(),
            },
            heading: misses::no_heading(),
            heads: self.heads(cx),
            rows: rows.collect(),
        }
    }

    fn heads(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let before = match self.compared.since {
            Some(year) => lang.column_result_of(year),
            None => lang.column_earlier().to_owned(),
        };
        vec![before, lang.column_target_of(self.year)]
    }

    fn numbers(&self, cx: &Context<'_>, of: &Beside<'_>, shows_target: bool) -> Vec<Number> {
        let lang = cx.lang;
        let before = reading::result(&of.score, lang);
        let before = match self.compared.since {
            Some(_) => before,
            None => lang.number_of_year(before, of.since),
        };
        let promised = Number::new(reading::target(&of.score, lang), Role::Strong);
        vec![
            Number::new(before, Role::Quiet),
            promised.shown(shows_target),
        ]
    }
}

impl Face for Promised<'_> {
    fn steps(&self) -> usize {
        2
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        vec![match self.compared.scale {
            Scale::Rate => lang.slide_promised_rates(self.year),
            Scale::Quantity => lang.slide_promised_quantities(self.year),
        }]
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        match step {
            0 => Vec::new(),
            _ => self.says.forms(cx),
        }
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let part = match self.compared.scale {
            Scale::Rate => self.rates(cx, step > 0),
            Scale::Quantity => self.quantities(cx, step > 0),
        };
        let mut list = List { parts: vec![part] };
        // In the end the sentence tells what the figure counts.
        let left_out = list.keep(board.content_left(), lang);
        board.leave_out(left_out);
        let first = list.draw(board);
        let (digits, text) = match step {
            0 => (
                self.compared.targets.to_string(),
                lang.slide_with_earlier_result(),
            ),
            _ => (
                format!("{}/{}", self.compared.higher, self.compared.targets),
                "",
            ),
        };
        let figure = Figure {
            digits,
            ..Figure::default()
        };
        let above = (board.frame.top, first.saturating_sub(1));
        board.figure(
            above,
            &[(figure, Role::Strong)],
            &[Fact::new(text, Role::Text)],
        );
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let before = self.pairs.iter();
        let before = before.flat_map(|of| scorecard::result_citations(&of.score));
        let label = match self.compared.since {
            Some(year) => lang.column_result_of(year),
            None => lang.column_earlier().to_owned(),
        };
        let mut sources = vec![Source::new(label, before)];
        if step > 0 {
            let targets = self.pairs.iter().map(|of| &of.score.target.citation);
            sources.push(Source::new(lang.column_target_of(self.year), targets));
        }
        sources
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        let records = self.pairs.iter();
        cx.open_check(records.flat_map(|of| scorecard::records(cx.dataset, &of.score)))
    }

    fn leads_to(&self) -> Vec<SlideId> {
        self.leads_to.clone()
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let texts = self.pairs.iter().map(|of| {
            let name = crate::wording::promise(cx.dataset, of.score.target, lang);
            let before = reads::actual(&of.score).map(|of| of.with_unit(lang));
            let before = before.unwrap_or_default();
            let target = numbers::full(of.score.target.figure, lang);
            lang.target_beside(name, target, of.since, before.trim_start_matches("= "))
        });
        texts.collect()
    }
}
