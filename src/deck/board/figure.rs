//! A number as large as the room allows, with facts beside it.

use super::Board;
use crate::deck::page::Area;
use crate::picture::digits::{self, Size};
use crate::picture::{Role, Strip};

/// Rows of a room that a large figure leaves for everything else.
const AROUND: usize = 13;

/// What is told in words beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::deck) struct Fact {
    pub text: String,
    pub role: Role,
}

impl Fact {
    pub(in crate::deck) fn new(text: impl Into<String>, role: Role) -> Fact {
        Fact {
            text: text.into(),
            role,
        }
    }
}

/// A number for large digits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::deck) struct Figure {
    /// The characters drawn large.
    pub digits: String,
    /// The words before the digits: `近`, `净增`.
    pub before: String,
    /// The words behind the digits: the unit.
    pub behind: String,
}

impl Board {
    /// Draws a number as large as rows and columns allow, in the middle of the rows, with facts
    /// beside it. Where it has no glyphs or no room it is told in bold text.
    pub(in crate::deck) fn figure(
        &mut self,
        (top, bottom): (usize, usize),
        parts: &[(Figure, Role)],
        facts: &[Fact],
    ) {
        let columns = self.columns();
        let before: String = parts.iter().map(|(of, _)| of.before.as_str()).collect();
        let behind: String = parts.iter().map(|(of, _)| of.behind.as_str()).collect();
        let [for_before, for_behind] = [&before, &behind].map(|text| match text.is_empty() {
            true => 0,
            false => self.wide(text).saturating_add(2),
        });
        let for_facts = facts.iter().map(|fact| self.wide(&fact.text)).max();
        let for_facts = for_facts.map_or(0, |cells| cells.saturating_add(4));
        let rows = bottom.saturating_sub(top);
        let most = rows.min(self.room.rows.saturating_sub(AROUND));
        let beside = [for_before, for_behind, for_facts];
        let room = beside.into_iter().fold(columns, usize::saturating_sub);
        let all: String = parts.iter().map(|(of, _)| of.digits.as_str()).collect();
        let drawn = Size::LADDER.into_iter().find_map(|size| {
            let cells = digits::cells(&all, size)?;
            (size.rows() <= most && cells <= room).then_some(size)
        });
        let drawn = drawn.and_then(|size| Some((size, self.large(parts, size)?)));
        let Some((size, lines)) = drawn else {
            self.small_figure(top, parts, facts);
            return;
        };
        let first = top.saturating_add(rows.saturating_sub(size.rows()) / 2);
        let wide = lines.iter().map(Strip::width).max().unwrap_or(0);
        for (row, line) in (first..).zip(&lines) {
            self.strip(row, for_before, line);
        }
        let base = first.saturating_add(size.rows()).saturating_sub(1);
        self.label(base, 0, &before, Role::Strong);
        let right = for_before.saturating_add(wide);
        self.label(base, right.saturating_add(2), &behind, Role::Strong);
        self.figure = Some(Area {
            column: self.frame.margin.saturating_add(for_before),
            row: first,
            columns: wide,
            rows: size.rows(),
        });
        let column = right.saturating_add(for_behind).saturating_add(4);
        let spare = size.rows().saturating_sub(facts.len()) / 2;
        let from = first.saturating_add(spare);
        for (row, fact) in (from..).zip(facts) {
            self.say(row, column, &fact.text, fact.role);
        }
    }

    fn large(&self, parts: &[(Figure, Role)], size: Size) -> Option<Vec<Strip>> {
        let mut rows: Vec<Strip> = Vec::new();
        for (figure, role) in parts {
            let lines = digits::lines(&figure.digits, size, self.marks)?;
            let before = rows.iter().map(Strip::width).max().unwrap_or(0);
            let gap = before.saturating_add(usize::from(before > 0));
            let count = rows.len().max(lines.len());
            rows.resize(count, Strip::default());
            for (row, line) in rows.iter_mut().zip(lines) {
                row.pad_to(gap);
                row.push(line, *role);
            }
        }
        Some(rows)
    }

    /// The number in a row of text.
    fn small_figure(&mut self, row: usize, parts: &[(Figure, Role)], facts: &[Fact]) {
        let mut column = 0usize;
        for (figure, role) in parts {
            let words = [&figure.before, &figure.digits, &figure.behind];
            let words: Vec<&str> = words
                .into_iter()
                .map(String::as_str)
                .filter(|word| !word.is_empty())
                .collect();
            let text = words.join(" ");
            self.label(row, column, &text, *role);
            column = column.saturating_add(self.wide(&text));
        }
        self.figure = Some(Area {
            column: self.frame.margin,
            row,
            columns: column,
            rows: 1,
        });
        for (row, fact) in (row.saturating_add(2)..).zip(facts) {
            self.say(row, 0, &fact.text, fact.role);
        }
    }
}
