//! A mark for each target: hollow at first, then filled class by class.
//!
//! ```text
//! ██  ██  ██  ██  ██  ██   ██      ██  ██  ██  ██   ██
//! ▀▀  ▀▀  ▀▀  ▀▀  ▀▀  ▀▀   ▀▀      ▀▀  ▀▀  ▀▀  ▀▀   ▝▘
//! ✓ met 6                  ≈ near 1  ✗ missed 4     ▼ reversed 1
//! □  □  □  □    □  □  □  □  □  □  □  □  □
//! ≠ other scope 3             · no result here 13
//! ```

use super::board::{Board, Fact, Figure};
use super::face::{Face, Source};
use super::id::SlideId;
use super::number;
use crate::analysis::scorecard::{Score, tally};
use crate::analysis::verdict::Verdict;
use crate::dataset::Citation;
use crate::picture::units::{Group, units};
use crate::picture::{Marks, Role, Strip};
use crate::sheet::summary::{Message, Tally};
use crate::sheet::{Context, scorecard};
use crate::text::{Lang, width};
use crate::wording;

/// The targets of a year by what came of them.
pub(super) struct Squares<'d> {
    targets: usize,
    /// Those held against a result, with their counts; none is empty.
    judged: Vec<(Verdict, usize)>,
    /// All others, likewise.
    others: Vec<(Verdict, usize)>,
    places: [Vec<&'d Citation>; 2],
    leads_to: Vec<SlideId>,
}

impl<'d> Squares<'d> {
    pub(super) fn of(
        scores: &[Score<'d>],
        id: impl Fn(&Score<'d>) -> SlideId,
    ) -> Option<Squares<'d>> {
        let counts = tally(scores).into_iter().filter(|(_, count)| *count > 0);
        let (judged, others): (Vec<_>, Vec<_>) =
            counts.partition(|(verdict, _)| verdict.is_judged());
        let targets = scores.iter().map(|of| &of.target.citation).collect();
        let results = scores
            .iter()
            .flat_map(scorecard::result_citations)
            .collect();
        (!judged.is_empty()).then(|| Squares {
            targets: scores.len(),
            judged,
            others,
            places: [targets, results],
            leads_to: scores.iter().map(id).collect(),
        })
    }

    fn count(&self, verdict: Verdict) -> usize {
        let all = self.judged.iter().chain(&self.others);
        all.filter(|(of, _)| *of == verdict)
            .map(|(_, count)| *count)
            .sum()
    }

    fn compared(&self) -> usize {
        self.judged.iter().map(|(_, count)| *count).sum()
    }
}

/// What a class is called, with its sign and its count.
fn label(verdict: Verdict, count: usize, lang: Lang) -> String {
    let name = match verdict {
        Verdict::NotComparable => lang.scope_differs(),
        Verdict::NoResult => lang.strip_no_result(),
        verdict => wording::verdict(verdict, lang),
    };
    format!("{} {name} {count}", wording::sign(verdict))
}

/// How large a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    wide: usize,
    high: usize,
    /// From the start of one to the start of the next.
    step: usize,
}

impl Shape {
    const ALL: [Shape; 4] = [
        Shape {
            wide: 6,
            high: 3,
            step: 9,
        },
        Shape {
            wide: 4,
            high: 2,
            step: 6,
        },
        Shape {
            wide: 2,
            high: 2,
            step: 4,
        },
        Shape {
            wide: 2,
            high: 2,
            step: 3,
        },
    ];

    /// Its rows.
    fn rows(self, filled: bool, verdict: Verdict, marks: Marks) -> &'static [&'static str] {
        let is_reversed = verdict == Verdict::Reversed;
        match (self.wide, marks, filled, is_reversed) {
            (6, Marks::Unicode, true, true) => &["██████", "▝████▘", "  ▀▀  "],
            (6, Marks::Unicode, true, false) => &["██████", "██████", "██████"],
            (6, Marks::Unicode, false, _) => &["▛▀▀▀▀▜", "▌    ▐", "▙▄▄▄▄▟"],
            (6, Marks::Ascii, true, true) => &["######", " #### ", "  ##  "],
            (6, Marks::Ascii, true, false) => &["######", "######", "######"],
            (6, Marks::Ascii, false, _) => &["+----+", "|    |", "+----+"],
            (4, Marks::Unicode, true, true) => &["████", "▝██▘"],
            (4, Marks::Unicode, true, false) => &["████", "████"],
            (4, Marks::Unicode, false, _) => &["▛▀▀▜", "▙▄▄▟"],
            (4, Marks::Ascii, true, true) => &["####", " ## "],
            (4, Marks::Ascii, true, false) => &["####", "####"],
            (4, Marks::Ascii, false, _) => &["+--+", "+--+"],
            (_, Marks::Unicode, true, true) => &["██", "▝▘"],
            (_, Marks::Unicode, true, false) => &["██", "▀▀"],
            (_, Marks::Unicode, false, _) => &["▛▜", "▀▀"],
            (_, Marks::Ascii, true, true) => &["vv", "  "],
            (_, Marks::Ascii, true, false) => &["##", "##"],
            (_, Marks::Ascii, false, _) => &["[]", "  "],
        }
    }
}

/// Where a class begins, how many it has, and its label.
struct Class {
    verdict: Verdict,
    count: usize,
    at: usize,
    label: String,
}

/// The classes beside each other; each begins behind marks and label of the one before.
fn placed(
    classes: &[(Verdict, usize)],
    (wide, step): (usize, usize),
    board: &Board,
    lang: Lang,
) -> (Vec<Class>, usize) {
    let mut at = 0usize;
    let mut all = Vec::new();
    let mut end = 0usize;
    for (verdict, count) in classes {
        let label = label(*verdict, *count, lang);
        let marks = count.saturating_sub(1).saturating_mul(step);
        let marks = marks.saturating_add(wide);
        let cells = marks.max(board.wide(&label));
        end = at.saturating_add(cells);
        all.push(Class {
            verdict: *verdict,
            count: *count,
            at,
            label,
        });
        at = end.saturating_add(2);
    }
    (all, end)
}

impl Face for Squares<'_> {
    /// The marks alone, then class by class, then those without a verdict.
    fn steps(&self) -> usize {
        let others = usize::from(!self.others.is_empty());
        self.judged.len().saturating_add(others).saturating_add(1)
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![cx.lang.slide_squares().to_owned()]
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        if step.saturating_add(1) < self.steps() {
            return Vec::new();
        }
        let mut forms = Tally::of(cx).forms(cx);
        // Their number alone is no finding.
        forms.pop();
        // The labels count those without a verdict.
        forms.into_iter().skip(2).collect()
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let columns = board.columns();
        let is_last = step.saturating_add(1) >= self.steps();
        let bottom = board.frame.bottom;
        // The small marks with their labels, at the foot.
        let mut first = bottom;
        if !self.others.is_empty() {
            first = self.small(cx, is_last, board);
            first = first.saturating_sub(1);
        }
        let fitting = Shape::ALL.into_iter().find(|shape| {
            let (_, end) = placed(&self.judged, (shape.wide, shape.step), board, lang);
            end <= columns && (shape.high < 3 || board.is_airy())
        });
        match fitting {
            Some(shape) => {
                let height = shape.high.saturating_add(2);
                first = first.saturating_sub(height);
                self.large(cx, step, shape, first, board);
            }
            None => {
                let groups = self
                    .judged
                    .iter()
                    .zip(0usize..)
                    .map(|((verdict, count), at)| {
                        group(*verdict, *count, at < step, board.marks(), lang)
                    });
                first = put_groups(&groups.collect::<Vec<_>>(), columns, first, board);
            }
        }
        self.figure(cx, step, first, board);
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let [targets, results] = &self.places;
        let mut sources = vec![Source::new(lang.column_target(), targets.iter().copied())];
        if step > 0 {
            let results = Source::new(lang.column_actual(), results.iter().copied());
            sources.push(results);
        }
        sources
    }

    fn leads_to(&self) -> Vec<SlideId> {
        self.leads_to.clone()
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let forms = Tally::of(cx).forms(cx).into_iter();
        let tolerance = cx.dataset.zone().tolerance;
        let near = cx.lang.slide_near_means(tolerance.rate, tolerance.quantity);
        forms.take(1).chain([near]).collect()
    }
}

impl Squares<'_> {
    /// The large marks of the classes, filled as far as the step has come.
    fn large(&self, cx: &Context<'_>, step: usize, shape: Shape, first: usize, board: &mut Board) {
        let lang = cx.lang;
        let (classes, _) = placed(&self.judged, (shape.wide, shape.step), board, lang);
        board.drawn_rows(shape.high);
        let labels = first.saturating_add(shape.high).saturating_add(1);
        for (at, class) in classes.iter().enumerate() {
            let filled = at < step;
            let role = match filled {
                true => Role::of_verdict(class.verdict),
                false => Role::Dim,
            };
            let rows = shape.rows(filled, class.verdict, board.marks());
            for mark in 0..class.count {
                let column = class.at.saturating_add(mark.saturating_mul(shape.step));
                for (row, text) in (first..).zip(rows) {
                    board.strip(row, column, &Strip::of(*text, role));
                }
            }
            if filled {
                board.say(labels, class.at, &class.label, role);
            }
        }
    }

    /// Draws the targets without a verdict as small marks. Returns their first row.
    fn small(&self, cx: &Context<'_>, is_labelled: bool, board: &mut Board) -> usize {
        let lang = cx.lang;
        let columns = board.columns();
        let steps = [3usize, 2, 1];
        let fitting = steps.into_iter().find_map(|step| {
            let (classes, end) = placed(&self.others, (1, step), board, lang);
            (end <= columns).then_some((classes, step))
        });
        let Some((classes, step)) = fitting else {
            let groups = self.others.iter();
            let groups = groups
                .map(|(verdict, count)| group(*verdict, *count, is_labelled, board.marks(), lang));
            let groups: Vec<Group> = groups.collect();
            return put_groups(&groups, columns, board.frame.bottom, board);
        };
        let first = board.frame.bottom.saturating_sub(2);
        let mark = board.marks().pick('□', 'o').to_string();
        for class in &classes {
            for at in 0..class.count {
                let column = class.at.saturating_add(at.saturating_mul(step));
                board.label(first, column, &mark, Role::Dim);
            }
            if is_labelled {
                board.say(first.saturating_add(1), class.at, &class.label, Role::Quiet);
            }
        }
        first
    }

    /// How many targets there are; from the first class on, how many of those compared were met,
    /// with how many have no result.
    fn figure(&self, cx: &Context<'_>, step: usize, first: usize, board: &mut Board) {
        let lang = cx.lang;
        let above = (board.frame.top, first.saturating_sub(1));
        if step == 0 {
            let facts = [Fact::new(
                lang.slide_targets_set(self.targets),
                Role::Strong,
            )];
            let figure = number::count(self.targets, "");
            board.figure(above, &[(figure, Role::Strong)], &facts);
            return;
        }
        let mut facts = vec![Fact::new(lang.slide_met_of_comparable(), Role::Strong)];
        let is_last = step.saturating_add(1) >= self.steps();
        if !is_last {
            let set = lang.targets_set(self.targets);
            facts.push(Fact::new(set, Role::Quiet));
            let without = self.count(Verdict::NoResult);
            if without > 0 {
                let text = label(Verdict::NoResult, without, lang);
                facts.push(Fact::new(text, Role::Quiet));
            }
        }
        let met = self.count(Verdict::Met);
        let role = if met > 0 { Role::Good } else { Role::Strong };
        let of = Figure {
            digits: format!("/{}", self.compared()),
            ..Figure::default()
        };
        let parts = [(number::count(met, ""), role), (of, Role::Strong)];
        board.figure(above, &parts, &facts);
    }
}

/// Draws classes as small marks that end above a row. Returns their first row.
fn put_groups(groups: &[Group], columns: usize, end: usize, board: &mut Board) -> usize {
    let drawn = units(groups, columns);
    let first = end.saturating_sub(drawn.rows.len().saturating_mul(2));
    let strips = drawn.rows.iter();
    let strips = strips.flat_map(|(marks, labels)| [marks, labels]);
    for (row, strip) in (first..).zip(strips) {
        board.strip(row, 0, strip);
    }
    first
}

/// A class as small marks, for more targets than have room as large ones.
fn group(verdict: Verdict, count: usize, is_labelled: bool, marks: Marks, lang: Lang) -> Group {
    let sign = match verdict.is_judged() && is_labelled {
        true => marks.pick('■', '#'),
        false => marks.pick('□', 'o'),
    };
    let label = match is_labelled {
        true => label(verdict, count, lang),
        // Its room, so that nothing moves when the label appears.
        false => " ".repeat(width(&label(verdict, count, lang))),
    };
    Group {
        count,
        mark: sign,
        role: match is_labelled {
            true => Role::of_verdict(verdict),
            false => Role::Dim,
        },
        short_label: label.clone(),
        label,
        label_role: Role::of_verdict(verdict),
    }
}
