//! One finding of the audit: what was published first, then what follows from other figures.

use super::board::{Board, Fact, Figure};
use super::face::{Face, Source};
use crate::analysis::audit::{Check, Outcome, statement};
use crate::dataset::Citation;
use crate::figure::Period;
use crate::picture::Role;
use crate::picture::intervals::{self, Stretch};
use crate::sheet::detail::{Between, Block, Mark, NumberLine, detail};
use crate::sheet::summary::AuditMessage;
use crate::sheet::{Context, RowId};
use crate::text::{Lang, wrap};
use crate::wording::arithmetic::arithmetic;
use crate::wording::finding;

/// A check with its number line.
pub(super) struct FindingSlide<'d> {
    at: u32,
    check: &'d Check,
    line: NumberLine,
    citations: [Vec<Citation>; 2],
    /// How many others someone should look at.
    open: usize,
}

impl<'d> FindingSlide<'d> {
    /// The gravest finding about a figure of the area and year that someone should look at.
    pub(super) fn of(cx: &Context<'d>) -> Option<FindingSlide<'d>> {
        let checks = cx.audit?.checks();
        let mut open = (0u32..).zip(checks);
        let of_year = |check: &Check| {
            let (area, period) = finding::place(cx.dataset, check.stated);
            area == Some(cx.area) && period.map(Period::year) == Some(cx.year)
        };
        let message = AuditMessage::of(cx);
        open.find_map(|(at, check)| {
            if !check.finding.outcome().is_open() || !of_year(check) {
                return None;
            }
            let line = line(cx, at)?;
            Some(FindingSlide {
                at,
                check,
                line,
                citations: citations(cx, check),
                open: message
                    .conflicts
                    .checks
                    .saturating_add(message.suspects.checks),
            })
        })
    }

    /// What was published, then how it is computed from other figures.
    fn facts(&self, cx: &Context<'_>, step: usize, board: &Board) -> Vec<Fact> {
        let lang = cx.lang;
        let text = board.plain(&arithmetic(cx.dataset, self.check, lang));
        let clauses = text.split_inclusive(lang.clause());
        let lines = clauses.flat_map(|clause| wrap(clause.trim_end(), board.columns() / 2));
        let mut facts: Vec<Fact> = lines.map(|line| Fact::new(line, Role::Text)).collect();
        if step == 0 {
            // Their room, so that nothing moves when they are told.
            for fact in &mut facts {
                fact.text = " ".repeat(board.wide(&fact.text));
            }
            if let Some(first) = facts.first_mut() {
                let text = lang.slide_stated();
                let more = board.wide(&first.text).saturating_sub(board.wide(text));
                *first = Fact::new(format!("{text}{}", " ".repeat(more)), Role::Quiet);
            }
        }
        facts
    }

    fn role(&self) -> Role {
        match self.line.outcome {
            Outcome::Conflict => Role::Bad,
            _ => Role::Strong,
        }
    }
}

/// The number line of a check on which both ends of what is implied and of what was published are
/// known.
pub(super) fn line(cx: &Context<'_>, at: u32) -> Option<NumberLine> {
    let blocks = detail(cx, RowId::Check(at)).into_iter();
    let mut lines = blocks.filter_map(|block| match block {
        Block::NumberLine(line) => Some(line),
        _ => None,
    });
    let line = lines.next()?;
    let is_bounded = |mark: &Mark| mark.possible.lo().is_some() && mark.possible.hi().is_some();
    let apart = matches!(line.between, Some(Between::Apart(_)));
    (apart && line.marks.len() == 2 && line.marks.iter().all(is_bounded)).then_some(line)
}

/// The lines of the stated figure, and of the others.
pub(super) fn citations(cx: &Context<'_>, check: &Check) -> [Vec<Citation>; 2] {
    let cited = |source| statement::citation(cx.dataset, source);
    let own: Vec<Citation> = cited(check.stated).into_iter().collect();
    let others = check.operands.iter().filter_map(|source| cited(*source));
    [own, others.collect()]
}

impl Face for FindingSlide<'_> {
    fn steps(&self) -> usize {
        2
    }

    fn titles(&self, cx: &Context<'_>) -> Vec<String> {
        vec![finding::name(cx.dataset, self.check, cx.lang)]
    }

    fn sentence(&self, cx: &Context<'_>, step: usize) -> Vec<String> {
        let lang = cx.lang;
        match step {
            0 => Vec::new(),
            _ => {
                let explanation = finding::explanation(cx.dataset, self.check, lang);
                let outcome = finding::outcome(self.line.outcome, lang);
                let statement = |text: &str| capital(&lang.slide_finding(outcome, text));
                let between = self.line.between.as_ref().map(|of| of.words(lang));
                let forms = [explanation, between.unwrap_or_default()];
                let forms = forms.into_iter().filter(|text| !text.is_empty());
                forms.map(|text| statement(&text)).collect()
            }
        }
    }

    fn draw(&self, cx: &Context<'_>, step: usize, board: &mut Board) {
        let lang = cx.lang;
        let [implied, published] = self.line.marks.as_slice() else {
            return;
        };
        let stretch = |mark: &Mark| Stretch {
            possible: mark.possible,
            label: format!("{} {}", mark.label, mark.value),
        };
        let between = self.line.between.as_ref();
        let picture = intervals::NumberLine {
            implied: stretch(implied),
            published: stretch(published),
            between: between.map_or_else(String::new, |of| of.words(lang)),
            role: self.role(),
        };
        let cells = board.columns().saturating_sub(2);
        let rows = picture.rows(cells, board.marks(), |value| self.line.number(value, lang));
        let first = board.frame.bottom.saturating_sub(rows.len());
        for (at, strip) in rows.iter().enumerate() {
            // What follows from other figures comes with the finding.
            let is_shown = step > 0 || at >= 2;
            if is_shown {
                board.strip(first.saturating_add(at), 0, strip);
            }
        }
        let stated = finding::figure(cx.dataset, self.check.stated, lang);
        let facts = self.facts(cx, step, board);
        let above = (board.frame.top, first.saturating_sub(1));
        let figure = figure(&stated, &self.line, lang);
        board.figure(above, &[(figure, Role::Strong)], &facts);
    }

    fn sources(&self, cx: &Context<'_>, step: usize) -> Vec<Source> {
        let lang = cx.lang;
        let [own, others] = &self.citations;
        let mut sources = vec![Source::new(lang.label_stated(), own)];
        if step > 0 {
            sources.push(Source::new(lang.label_implied(), others));
        }
        sources
    }

    fn check(&self, _cx: &Context<'_>) -> Option<u32> {
        Some(self.at)
    }

    fn judged(&self, cx: &Context<'_>) -> Vec<String> {
        let (dataset, lang) = (cx.dataset, cx.lang);
        let others = self.open.saturating_sub(1);
        let texts = [
            arithmetic(dataset, self.check, lang),
            finding::need(dataset, self.check, lang),
            lang.others_open(others),
        ];
        texts.into_iter().filter(|text| !text.is_empty()).collect()
    }
}

/// The stated figure in digits, its unit behind it; as it is told where it is no number.
fn figure(stated: &str, line: &NumberLine, lang: Lang) -> Figure {
    let unit = crate::text::numbers::Style::of(line.unit, lang).heading();
    let words = stated.split_whitespace();
    let is_number = |word: &&str| word.contains(|of: char| of.is_ascii_digit());
    let number = words.clone().find(is_number).unwrap_or(stated);
    let behind = match unit.as_str() {
        "%" => String::new(),
        _ => unit,
    };
    Figure {
        digits: number.to_owned(),
        behind,
        ..Figure::default()
    }
}

/// A sentence begins with a capital letter.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
