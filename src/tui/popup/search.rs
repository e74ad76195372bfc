//! The search box, which finds anything that has a name.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{
    Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, keys_of_list, note_row, step,
};
use crate::sheet::Context;
use crate::sheet::found::{self, Facts};
use crate::sheet::search::{self, Match, Matches};
use crate::text::{Lang, Name, names_apart, pad_end, pad_start, width, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::input::{Input, Inserted};
use crate::tui::keymap::{Typed, while_typing};
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::list::{position, window};
use crate::tui::widget::paint::{cells, put};
use crate::tui::widget::{popup, typed};

/// A query being typed, with its matches.
#[derive(Debug, Default)]
pub(crate) struct SearchBox {
    input: Input,
    matches: Vec<Match>,
    /// The position of the selected match.
    row: usize,
}

impl SearchBox {
    fn search(&mut self, shared: &Shared) {
        let query = self.input.text();
        self.matches = search::cited(&shared.context(), query);
        let others = shared.index().search(query, shared.lang);
        self.matches.extend(others);
        self.row = 0;
    }

    /// The rows of the list, and under them a blank one and the years of an indicator.
    fn put_matches(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let (theme, cx) = (shared.styles(), shared.context());
        let height = usize::from(inside.height);
        let height = if height > 8 {
            height.saturating_sub(2)
        } else {
            height
        };
        let shown = window(self.matches.len(), self.row, height);
        let seen = self.matches.get(shown.clone()).unwrap_or_default();
        let facts: Vec<Facts> = seen.iter().map(|found| found::facts(&cx, found)).collect();
        let names = names(&cx, seen, &facts, self.input.text());
        let widths = Widths::of(
            seen,
            &names,
            &facts,
            (usize::from(inside.width), shared.lang),
        );
        let names: Vec<(&Name, usize)> = names.iter().map(|of| (of, widths.name)).collect();
        let names = names_apart(&names);
        let rows = shown.clone().zip(seen.iter().zip(&facts).zip(&names));
        for (at, (row, ((found, facts), name))) in (0u16..).zip(rows) {
            let mut line = vec![
                Span::styled(
                    pad_end(found.kind.name(shared.lang), widths.kind),
                    theme.quiet,
                ),
                Span::raw(" ".repeat(GAP)),
            ];
            line.extend(marked(name, self.input.text(), theme.strong));
            let missing = widths.name.saturating_sub(width(name));
            line.push(Span::raw(" ".repeat(missing)));
            for (cells, text, style) in [
                (widths.when, pad_end(&facts.when, widths.when), theme.quiet),
                (
                    widths.value,
                    pad_start(&facts.value, widths.value),
                    theme.strong,
                ),
                (
                    widths.place,
                    pad_start(&facts.place, widths.place),
                    theme.quiet,
                ),
            ] {
                if cells > 0 {
                    line.push(Span::raw(" ".repeat(GAP)));
                    line.push(Span::styled(text, style));
                }
            }
            put(canvas, inside, at, Line::from(line));
            note_row(canvas, inside, at, row);
            if row == self.row {
                popup::select(canvas, inside, at, &theme);
            }
        }
        if let Some(found) = self
            .matches
            .get(self.row)
            .filter(|_| height < usize::from(inside.height))
        {
            let last = inside.height.saturating_sub(1);
            put_selected(found, shared, canvas, inside, last);
        }
        Edges {
            position: position(self.row, self.matches.len(), &shown),
            aside: shared.lang.find_how().to_owned(),
        }
    }
}

/// Blank cells between two columns.
const GAP: usize = 2;

/// The columns of a window up to which the box takes all but a margin.
const WIDE: u16 = 128;

/// The most cells of a name: numbers stay near their names even if a few are longer.
const MOST_NAME: usize = 64;

/// The least cells of a name. Columns that do not fit beside it are left out.
const LEAST_NAME: usize = 16;

/// The widths of the columns; zero for one that is left out.
struct Widths {
    kind: usize,
    name: usize,
    when: usize,
    value: usize,
    place: usize,
}

impl Widths {
    /// Makes the columns beside the name as wide as their widest texts, as far as names keep
    /// [`LEAST_NAME`] cells.
    fn of(seen: &[Match], names: &[Name], facts: &[Facts], (room, lang): (usize, Lang)) -> Widths {
        let widest = |of: &dyn Fn(&Facts) -> &str| {
            let cells = facts.iter().map(|facts| width(of(facts)));
            cells.max().unwrap_or(0)
        };
        let kind = seen.iter().map(|found| width(found.kind.name(lang)));
        let kind = kind.max().unwrap_or(0);
        let mut left = room.saturating_sub(kind).saturating_sub(GAP);
        let wanted = names.iter().map(Name::width).max().unwrap_or(0);
        let least = wanted.min(LEAST_NAME);
        let mut take = |cells: usize| {
            let whole = cells.saturating_add(GAP);
            if cells == 0 || left < least.saturating_add(whole) {
                return 0;
            }
            left = left.saturating_sub(whole);
            cells
        };
        let value = take(widest(&|facts| &facts.value));
        let when = take(widest(&|facts| &facts.when));
        let place = take(widest(&|facts| &facts.place));
        Widths {
            kind,
            name: left.min(wanted).min(MOST_NAME),
            when,
            value,
            place,
        }
    }
}

/// The names of matches, with the measure of their numbers unless it is a level. Checks of the same
/// figure are distinguished by their rules. A shorter name is used only if it also shows what was
/// asked for.
fn names(cx: &Context<'_>, seen: &[Match], facts: &[Facts], query: &str) -> Vec<Name> {
    let rows = || seen.iter().zip(facts);
    let read = rows().map(|(found, facts)| {
        let alike = rows().filter(|(other, of)| {
            let same = other.kind == found.kind && other.name == found.name;
            same && of.when == facts.when
        });
        let apart = match alike.count() {
            0 | 1 => &facts.measure,
            _ if facts.measure.is_empty() => &facts.rule,
            _ => &facts.measure,
        };
        let with = |name: &str| match apart.is_empty() {
            true => name.to_owned(),
            false => format!("{name} · {apart}"),
        };
        let shows = |name: &String| {
            let parts = |name| found::matched(name, query).len();
            parts(name) >= parts(&found.name)
        };
        let short = found::in_short(cx, found).filter(shows);
        Name {
            long: with(&found.name),
            short: short.map(|name| with(&name)),
        }
    });
    read.collect()
}

/// A name with the matching parts highlighted.
fn marked(name: &str, query: &str, style: Style) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut from = 0usize;
    for part in found::matched(name, query) {
        let plain = name.get(from..part.start).unwrap_or_default();
        spans.push(Span::raw(plain.to_owned()));
        from = part.end;
        let own = name.get(part).unwrap_or_default();
        spans.push(Span::styled(own.to_owned(), style));
    }
    spans.push(Span::raw(name.get(from..).unwrap_or_default().to_owned()));
    spans
}

/// More about the selected row: for an indicator its years, the newest last; otherwise the whole name.
fn put_selected(found: &Match, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect, row: u16) {
    let trend = found::trend(&shared.context(), found);
    let room = usize::from(inside.width);
    // If there is no room, the earliest years are left out.
    let fitting = (0..trend.len())
        .map(|from| trend.get(from..).unwrap_or_default().join("   "))
        .map(|years| format!("{}   {years}", found.name))
        .find(|line| width(line) <= room);
    let line = fitting.unwrap_or_else(|| found.name.clone());
    put(
        canvas,
        inside,
        row,
        Line::styled(line, shared.styles().quiet),
    );
}

impl Popup for SearchBox {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        match while_typing(&mut self.input, event) {
            Typed::Text => self.search(shared),
            Typed::Row(by) => self.row = step(self.row, by, self.matches.len()),
            Typed::Take if self.row < self.matches.len() => {
                let all = std::mem::take(&mut self.matches);
                let outcome = Outcome::GoTo(Matches { all, at: self.row });
                return PopupOutcome::Close(outcome);
            }
            Typed::Take => {
                let message = shared.lang.nothing_found().to_owned();
                return PopupOutcome::Close(Outcome::Tell(message));
            }
            Typed::Leave => return PopupOutcome::CLOSE,
            Typed::Quit => return PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Typed::Other => {}
        }
        PopupOutcome::STAY
    }

    fn paste(&mut self, text: &str, shared: &Shared) -> Inserted {
        let inserted = self.input.insert(text);
        if inserted == Inserted::Yes {
            self.search(shared);
        }
        inserted
    }

    fn select(&mut self, row: usize) {
        self.row = row;
    }

    fn renew(&mut self, change: Change, behind: &Behind<'_>) -> PopupOutcome {
        if change == Change::Data {
            let row = self.row;
            self.search(behind.shared);
            self.row = step(row, 0, self.matches.len());
        }
        PopupOutcome::STAY
    }

    fn frame(&self, shared: &Shared) -> Frame {
        let rows = self.matches.len().saturating_add(2);
        Frame {
            title: shared.lang.find_title().to_owned(),
            columns: match shared.size.0 {
                // All but a margin: names, numbers and places need the room.
                ..=WIDE => u16::MAX,
                _ => 60,
            },
            rows: cells(rows.clamp(9, 24)),
        }
    }

    fn head(&self, shared: &Shared, room: usize) -> Line<'_> {
        let around = self.input.around_cursor();
        typed::asked(
            "/ ",
            around,
            shared.lang.find_title(),
            room,
            &shared.styles(),
        )
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        keys_of_list(shared.lang.popup_go(), shared)
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        if !self.matches.is_empty() {
            return self.put_matches(shared, canvas, inside);
        }
        let (theme, lang) = (shared.styles(), shared.lang);
        let text = if self.input.text().trim().is_empty() {
            lang.find_hint()
        } else {
            lang.nothing_found()
        };
        for (at, line) in (0u16..).zip(wrap(text, usize::from(inside.width))) {
            put(canvas, inside, at, Line::styled(line, theme.quiet));
        }
        Edges::default()
    }

    fn spoken(&self, shared: &Shared) -> Spoken {
        let lang = shared.lang;
        if self.input.text().is_empty() {
            return Spoken::Told(lang.accessible_find().to_owned());
        }
        if self.matches.is_empty() {
            return Spoken::Told(lang.nothing_found().to_owned());
        }
        let rows = self.matches.iter().map(|found| {
            let (kind, colon) = (found.kind.name(lang), lang.colon());
            format!("{kind}{colon}{} {}", found.name, found.year)
        });
        Spoken::Choices {
            title: None,
            rows: rows.collect(),
        }
    }
}
