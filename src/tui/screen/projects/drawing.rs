//! The rows of the phases, drawn: names, dates, marks, numbers and money, each in its column.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::phase::{BOTH, PhaseRow};
use super::status;
use super::table::{Dates, GAP, Plan};
use crate::dataset::Stage;
use crate::picture::Role;
use crate::text::{Name, align_decimal, names_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::shared::Shared;
use crate::tui::theme::Theme;
use crate::tui::widget::list;
use crate::tui::widget::paint::{self, cells, line_of, put, put_at, select};

/// A line among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// The heading of the rows of other programmes.
    Elsewhere,
    Blank,
    Row(usize),
}

/// The rows to be drawn, in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    seen: Vec<Entry>,
    pub hidden: status::Hidden,
}

impl View {
    /// As many rows as there is room for, the selected one among them.
    pub(super) fn of(rows: &[PhaseRow], at: usize, room: usize) -> View {
        let entries = entries(rows, room);
        let selected = entries.iter().position(|entry| *entry == Entry::Row(at));
        let is_heading = |at: usize| entries.get(at) == Some(&Entry::Elsewhere);
        let seen = list::under_headings(entries.len(), selected.unwrap_or(0), room, is_heading);
        let mut seen: Vec<Entry> = seen
            .into_iter()
            .filter_map(|at| entries.get(at).copied())
            .collect();
        // A heading at the end, without a row under it, is left out.
        while matches!(seen.last(), Some(Entry::Elsewhere | Entry::Blank)) {
            seen.pop();
        }
        let shown = |end: Option<usize>| end.is_none_or(|at| seen.contains(&Entry::Row(at)));
        let hidden = status::Hidden {
            above: !shown(rows.first().map(|_| 0)),
            below: !shown(rows.len().checked_sub(1)),
        };
        View { seen, hidden }
    }

    /// The lines that it takes.
    pub(super) fn lines(&self) -> u16 {
        cells(self.seen.len())
    }

    /// Marks the selected row, and draws the first and the last row dim where others are out of sight.
    pub(super) fn mark(&self, at: usize, theme: &Theme, canvas: &mut Canvas<'_>, area: Rect) {
        let is_selected = |entry: &Entry| *entry == Entry::Row(at);
        if let Some(line) = self.seen.iter().position(is_selected) {
            select(canvas, area, cells(line), theme);
        }
        let last = self.seen.len().saturating_sub(1);
        for (hides, line) in [(self.hidden.below, last), (self.hidden.above, 0)] {
            let entry = self.seen.get(line).filter(|entry| !is_selected(entry));
            if hides && entry.is_some() {
                paint::fade(canvas, area, cells(line), theme);
            }
        }
    }
}

/// The rows, those of other programmes under a heading, with a blank line where there is room.
fn entries(rows: &[PhaseRow], room: usize) -> Vec<Entry> {
    let has_air = rows.len().saturating_add(2) <= room;
    let mut entries = Vec::with_capacity(rows.len().saturating_add(2));
    let mut was_main = true;
    for (at, row) in rows.iter().enumerate() {
        if was_main && !row.is_main {
            if has_air && at > 0 {
                entries.push(Entry::Blank);
            }
            entries.push(Entry::Elsewhere);
        }
        was_main = row.is_main;
        entries.push(Entry::Row(at));
    }
    entries
}

/// The rows being drawn.
pub(super) struct Drawing<'d> {
    pub rows: &'d [PhaseRow],
    pub plan: Plan,
    pub shared: &'d Shared,
}

impl Drawing<'_> {
    /// Draws the rows in view, without a mark of the selected one.
    pub(super) fn put_rows(&self, view: &View, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = self.shared.styles();
        let names = self.names(&view.seen);
        let money = self.money();
        for (line, (entry, name)) in (0u16..).zip(view.seen.iter().zip(names)) {
            match entry {
                Entry::Blank => {}
                Entry::Elsewhere => {
                    let words = Span::styled(self.shared.lang.listed_elsewhere(), theme.strong);
                    put(canvas, area, line, words);
                }
                Entry::Row(at) => {
                    if let (Some(row), Some(money)) = (self.rows.get(*at), money.get(*at)) {
                        self.put_row(row, &name, money, canvas, area, line);
                    }
                    canvas.note_row(area, line, *at);
                }
            }
        }
    }

    /// The names of the entries, as they have room.
    fn names(&self, seen: &[Entry]) -> Vec<String> {
        let row_of = |entry: &Entry| match entry {
            Entry::Row(at) => self.rows.get(*at),
            _ => None,
        };
        let dated = self.plan.date.saturating_sub(1);
        let blank = Name::default();
        let mut names: Vec<(&Name, usize)> = Vec::new();
        for entry in seen {
            let Some(row) = row_of(entry) else {
                names.push((&blank, 0));
                continue;
            };
            let shares = self.plan.dates == Dates::Shared && !row.day.is_empty();
            let room = if shares { dated } else { self.plan.name };
            // The programme and the date name a batch as well, unless another has the same.
            let alike = self
                .rows
                .iter()
                .filter(|other| (&other.programme, &other.day) == (&row.programme, &row.day));
            let stands_for = shares
                && row.name.width_in_short() > room
                && row.programme.width() <= room
                && !row.is_main
                && alike.count() == 1;
            let name = if stands_for {
                &row.programme
            } else {
                &row.name
            };
            names.push((name, room));
        }
        names_apart(&names)
    }

    /// The published money of all rows, with decimal points under each other, so that it stands still
    /// while they are scrolled.
    fn money(&self) -> Vec<String> {
        let rows = self.rows.iter();
        let texts: Vec<&str> = match self.plan.money {
            Some(_) => rows.map(|row| row.sums.as_str()).collect(),
            // An amount that does not fit after its marks must not move the others.
            None => rows
                .map(|row| match self.room_for_money(row) <= self.plan.marks.1 {
                    true => row.money.as_str(),
                    false => "",
                })
                .collect(),
        };
        match self.plan.money {
            Some(_) => {
                let halves = texts
                    .iter()
                    .map(|text| text.split_once(BOTH).unwrap_or(("", text)));
                let (listed, stated): (Vec<&str>, Vec<&str>) = halves.unzip();
                let both = align_decimal(&listed)
                    .into_iter()
                    .zip(align_decimal(&stated));
                let both = both.zip(texts);
                both.map(|((listed, stated), text)| {
                    let between = if text.contains(BOTH) { BOTH } else { "   " };
                    format!("{listed}{between}{}", stated.trim_end())
                })
                .collect()
            }
            None => align_decimal(&texts),
        }
    }

    fn put_row(
        &self,
        row: &PhaseRow,
        name: &str,
        money: &str,
        canvas: &mut Canvas<'_>,
        area: Rect,
        line: u16,
    ) {
        let (plan, theme) = (self.plan, self.shared.styles());
        let mut used = 0;
        if let Some(pitch) = plan.pitch {
            let strip = pitch.strip(&row.runs);
            used = strip.width();
            let at = cells(plan.marks.0);
            put_at(canvas, area, at, line, line_of(&strip, &theme));
        }
        let mut text = |at: usize, text: &str, style: Style| {
            let span = Span::styled(text.to_owned(), style);
            put_at(canvas, area, cells(at), line, span);
        };
        text(0, name, Style::new());
        match plan.dates {
            Dates::Words => text(plan.date, &row.date, theme.quiet),
            Dates::Numbers | Dates::Shared => text(plan.date, &row.day, theme.quiet),
            Dates::None => {}
        }
        let ending = |end: usize, text: &str| end.saturating_sub(width(text));
        text(ending(plan.listed, &row.listed), &row.listed, theme.strong);
        let published = ending(plan.published, &row.published);
        text(published, &row.published, theme.quiet);
        match plan.money {
            Some(at) => text(at, money, theme.quiet),
            // Behind the marks where it has room as a whole.
            None => {
                let wide = width(money);
                let end = self.money_end();
                if wide > 0 && used.saturating_add(GAP).saturating_add(wide) <= end {
                    let at = plan.marks.0.saturating_add(end).saturating_sub(wide);
                    text(at, money, theme.quiet);
                }
            }
        }
    }

    /// The cells of the marks of a row with its money behind them.
    fn room_for_money(&self, row: &PhaseRow) -> usize {
        let marks = self.plan.pitch.map_or(0, |pitch| pitch.cells(&row.runs));
        let money = width(&row.money);
        marks.saturating_add(GAP).saturating_add(money)
    }

    /// Where money behind the marks ends, counted from the first mark: before the heading of the
    /// next column, unless that takes the place of some of it.
    fn money_end(&self) -> usize {
        let room = self.plan.marks.1;
        let fitting = |end: usize| {
            let rows = self.rows.iter();
            rows.filter(|row| self.room_for_money(row) <= end).count()
        };
        let early = room.saturating_sub(self.plan.overhang);
        if fitting(early) == fitting(room) {
            early
        } else {
            room
        }
    }

    /// The marks that are drawn, with their meaning.
    pub(super) fn signs(&self) -> Vec<status::Sign> {
        if self.plan.pitch.is_none() {
            return Vec::new();
        }
        let mut stages: Vec<Stage> = self
            .rows
            .iter()
            .flat_map(|row| row.stages.clone())
            .collect();
        stages.sort();
        stages.dedup();
        let mut signs = status::stages(self.shared, stages);
        let unlisted = |row: &PhaseRow| {
            row.runs
                .iter()
                .any(|run| run.role == Role::Dim && run.count > 0)
        };
        if self.rows.iter().any(unlisted) {
            let mark = Span::styled(glyphs::UNLISTED, self.shared.styles().dim);
            signs.push((mark, self.shared.lang.legend_unlisted().to_owned()));
        }
        signs
    }
}
