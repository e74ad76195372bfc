//! Levels as multiples of earlier ones, on a logarithmic axis.

use super::Kind;
use super::board::{Board, Fact, Figure};
use super::face::{Face, Source};
use super::list::{List, Number, Part, Row};
use crate::analysis::multiple::{Multiple, Prices};
use crate::dataset::Measure;
use crate::picture::Role;
use crate::picture::ratio::{End, Ratio, RatioAxis};
use crate::sheet::Context;
use crate::sheet::summary::{Message, Multiples, multiples};
use crate::text::{Lang, numbers};
use crate::wording;

/// The levels of two years.
pub(super) struct MultiplesSlide<'d> {
    of: Multiples<'d>,
}

impl<'d> MultiplesSlide<'d> {
    /// Those of the two years that have most in common; of a year without targets only where it is
    /// one of them.
    pub(super) fn of(cx: &Context<'d>, kind: Kind) -> Option<MultiplesSlide<'d>> {
        let of = Multiples::of(cx)?;
        let (from, to) = of.years;
        let fits = kind != Kind::LookBack || cx.year == from || cx.year == to;
        fits.then_some(MultiplesSlide { of })
    }

    fn names(cx: &Context<'_>, of: &Multiple<'_>) -> Vec<String> {
        let (dataset, lang) = (cx.dataset, cx.lang);
        let priced = |name: String| match of.prices {
            Prices::Current => lang.slide_nominal(name),
            Prices::Unmarked => name,
        };
        let level = Measure::Level;
        let full = wording::indicator(dataset, cx.area, of.indicator, level, lang);
        let short = wording::indicator_in_short(dataset, cx.area, of.indicator, level, lang);
        std::iter::once(full).chain(short).map(priced).collect()
    }
}

/// A level without its unit, under its own unit.
fn level(of: &crate::dataset::Observation, lang: Lang) -> String {
    let figure = of.figure;
    numbers::bare(figure, &numbers::Style::of(figure.unit, lang), lang)
}

impl Face for MultiplesSlide<'_> {
    fn steps(&self) -> usize {
        1
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        let (from, to) = self.of.years;
        vec![cx.lang.slide_multiples(from, to)]
    }

    fn sentence(&self, cx: &Context<'_>, _step: usize) -> Vec<String> {
        self.of.forms(cx)
    }

    fn draw(&self, cx: &Context<'_>, _step: usize, board: &mut Board) {
        let lang = cx.lang;
        let (from, to) = self.of.years;
        let Some(first) = self.of.multiples.first() else {
            return;
        };
        let ratios: Vec<_> = self.of.multiples.iter().map(|of| of.shown).collect();
        let axis = RatioAxis::holding(&ratios);
        let labels = self.of.multiples.iter();
        let labels = labels.map(|of| width_of_label(&level(of.later, lang)));
        let room = labels.max().unwrap_or(0);
        let rows = self.of.multiples.iter().map(|of| {
            let later = level(of.later, lang);
            Row {
                names: MultiplesSlide::names(cx, of),
                unit: numbers::Style::of(of.later.figure.unit, lang).heading(),
                before: level(of.earlier, lang),
                picture: Box::new(move |cells, marks| {
                    let ratio = Ratio {
                        times: of.shown,
                        chosen: End::Later,
                        label: &later,
                    };
                    ratio.strip_in(axis, cells.saturating_sub(room), cells, marks)
                }),
                numbers: vec![Number::new(multiples::number(of, lang), Role::Strong)],
            }
        });
        let part = Part {
            title: lang.slide_years(from, to),
            heading: Box::new(move |cells, marks| axis.heading(cells.saturating_sub(room), marks)),
            heads: vec![lang.column_times().to_owned()],
            rows: rows.collect(),
        };
        let mut list = List { parts: vec![part] };
        let left_out = list.keep(board.content_left().saturating_sub(1), lang);
        board.leave_out(left_out);
        let at = list.draw(board);
        let text = wording::indicator(cx.dataset, cx.area, first.indicator, Measure::Level, lang);
        let figure = Figure {
            digits: format!("×{}", multiples::number(first, lang)),
            ..Figure::default()
        };
        let above = (board.frame.top, at.saturating_sub(1));
        board.figure(
            above,
            &[(figure, Role::Strong)],
            &[Fact::new(text, Role::Text)],
        );
    }

    fn sources(&self, _cx: &Context<'_>, _step: usize) -> Vec<Source> {
        let (from, to) = self.of.years;
        let earlier = self.of.multiples.iter().map(|of| &of.earlier.citation);
        let later = self.of.multiples.iter().map(|of| &of.later.citation);
        vec![
            Source::new(from.to_string(), earlier),
            Source::new(to.to_string(), later),
        ]
    }

    fn check(&self, cx: &Context<'_>) -> Option<u32> {
        let both = self
            .of
            .multiples
            .iter()
            .flat_map(|of| [of.earlier, of.later]);
        let records = both.filter_map(|of| cx.dataset.record_of_observation(of));
        cx.open_check(records)
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let lang = cx.lang;
        let texts = self.of.multiples.iter().map(|of| {
            let name = MultiplesSlide::names(cx, of)
                .into_iter()
                .next()
                .unwrap_or_default();
            let (earlier, later) = (level(of.earlier, lang), level(of.later, lang));
            let times = multiples::number(of, lang);
            format!("{name}{}{later} ÷ {earlier} = {times}", lang.colon())
        });
        texts.collect()
    }
}

/// Cells for a label behind the last mark, with blanks around it.
fn width_of_label(label: &str) -> usize {
    crate::text::width(label).saturating_add(2)
}
