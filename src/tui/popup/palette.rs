//! The actions by name: as help with their keys, or to be run.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{
    Behind, Change, Edges, Frame, Popup, PopupOutcome, Spoken, keys_of_list, note_row, step,
};
use crate::sheet::search::{Keys, fold};
use crate::text::{Bilingual, pad_end, truncate, width, wrap};
use crate::tui::action::{Action, Binding, Group};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::input::{Input, Inserted};
use crate::tui::keymap::{Keymap, Typed, while_typing};
use crate::tui::legend;
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::list::{self, window};
use crate::tui::widget::paint::{cells, put, put_right};
use crate::tui::widget::{popup, typed};

/// Columns inside of the box.
const COLUMNS: u16 = 60;

/// What the actions are listed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To learn the keys; below them stands what the signs of the screens mean.
    Help,
    /// To run one.
    Run,
}

/// The list of actions.
#[derive(Debug)]
pub(in crate::tui) struct Palette {
    purpose: Purpose,
    title: String,
    input: Input,
    commands: Vec<Command>,
    /// Positions of the commands that fit what was typed, the best first.
    matching: Vec<usize>,
    /// The selected one of these, or a line of the legend below them.
    row: usize,
}

#[derive(Debug)]
struct Command {
    binding: &'static Binding,
    /// Why it does nothing at this moment.
    unavailable: Option<String>,
}

/// A line of the list.
enum Entry<'a> {
    Heading(&'static str),
    /// A command, by its row.
    Command(usize, &'a Command),
    /// What has no room in the row of its command: the rest of its name, or why it does nothing.
    More(usize, String, Style),
    /// A line of the legend, by its row.
    Legend(usize, Line<'a>),
}

impl Entry<'_> {
    fn row(&self) -> Option<usize> {
        match self {
            Entry::Heading(_) => None,
            Entry::Command(row, _) | Entry::More(row, ..) | Entry::Legend(row, _) => Some(*row),
        }
    }
}

impl Palette {
    /// Every action with its keys. The title says what the help is opened from.
    #[must_use]
    pub(in crate::tui) fn help(title: String, behind: &Behind<'_>) -> Palette {
        Palette::new(Purpose::Help, title, behind)
    }

    /// Every action, to be run by its name.
    #[must_use]
    pub(in crate::tui) fn run(behind: &Behind<'_>) -> Palette {
        let title = behind.shared.lang.commands_title().to_owned();
        Palette::new(Purpose::Run, title, behind)
    }

    fn new(purpose: Purpose, title: String, behind: &Behind<'_>) -> Palette {
        let mut palette = Palette {
            purpose,
            title,
            input: Input::default(),
            commands: Vec::new(),
            matching: Vec::new(),
            row: 0,
        };
        palette.collect(behind);
        palette
    }

    fn collect(&mut self, behind: &Behind<'_>) {
        let bindings = behind.shared.keys.bindings();
        let bindings = bindings.filter(|(binding, _)| match behind.is_presenting {
            true => binding.is_of_slides(),
            false => self.purpose == Purpose::Help || binding.is_of_lists(),
        });
        let commands = bindings.map(|(binding, _)| Command {
            binding,
            // The heading says when the keys of slides do something.
            unavailable: match self.purpose == Purpose::Help && binding.group == Group::Slides {
                true => None,
                false => (behind.unavailable)(binding.action),
            },
        });
        self.commands = commands.collect();
        if behind.is_presenting {
            let is_other = |command: &Command| command.binding.group != Group::Slides;
            self.commands.sort_by_key(is_other);
        }
        self.find(&behind.shared.keys);
    }

    /// Finds the commands that match the text typed. Commands that match equally well keep the order of
    /// the help.
    fn find(&mut self, keys: &Keymap) {
        let typed = self.input.text().trim();
        let mut ranked: Vec<(u8, usize)> = Vec::new();
        for (at, command) in self.commands.iter().enumerate() {
            let rank = rank(command.binding, keys, typed);
            ranked.extend(rank.map(|rank| (rank, at)));
        }
        ranked.sort_unstable();
        self.matching = ranked.into_iter().map(|(_, at)| at).collect();
    }

    fn listed(&self) -> impl Iterator<Item = &Command> {
        let matching = self.matching.iter();
        matching.filter_map(|at| self.commands.get(*at))
    }

    /// The legend below the keys of the help, as long as nothing is typed. Its lines can be selected like
    /// the rows above them.
    fn legend(&self, shared: &Shared) -> Vec<Line<'static>> {
        if self.purpose == Purpose::Run || !self.input.text().is_empty() {
            return Vec::new();
        }
        let room = popup::columns_inside(shared.size.0, COLUMNS);
        legend::lines(shared, usize::from(room))
    }

    fn entries(&self, shared: &Shared) -> Vec<Entry<'_>> {
        let all = || (0..).zip(self.listed());
        let mut entries = Vec::new();
        if self.input.text().is_empty() {
            // The bindings are ordered by group.
            let mut last = None;
            for (row, command) in all() {
                let group = command.binding.group;
                if last != Some(group) {
                    entries.push(Entry::Heading(group.name(shared.lang)));
                    last = Some(group);
                }
                entries.extend(entries_of(row, command, shared));
            }
        } else {
            entries.extend(all().flat_map(|(row, command)| entries_of(row, command, shared)));
        }
        let legend = (self.matching.len()..).zip(self.legend(shared));
        entries.extend(legend.map(|(row, line)| Entry::Legend(row, line)));
        entries
    }

    fn take(&self) -> PopupOutcome {
        let Some(command) = self.listed().nth(self.row) else {
            return PopupOutcome::STAY;
        };
        PopupOutcome::Close(match &command.unavailable {
            Some(why) => Outcome::Tell(why.clone()),
            None => Outcome::Perform(command.binding.action),
        })
    }
}

/// How well an action matches the text typed, 0 being best: by one of its keys or by words of its name.
fn rank(binding: &Binding, keys: &Keymap, typed: &str) -> Option<u8> {
    let query = fold(typed);
    let keys = keys.keys_of(binding.action);
    let is_key =
        |fits: &dyn Fn(&str) -> bool| keys.iter().any(|key| fits(&key.name()) || fits(&key.id()));
    if is_key(&|key| key == typed) {
        return Some(0);
    }
    if is_key(&|key| key.to_lowercase() == query) {
        return Some(1);
    }
    let name = Bilingual::from_fn(binding.describe);
    let names = Keys::of(&name, &[binding.id]);
    let ranks = query.split_whitespace().map(|word| names.rank(word));
    let ranks: Option<Vec<u8>> = ranks.collect();
    ranks.map(|ranks| ranks.into_iter().max().unwrap_or_default())
}

impl Popup for Palette {
    fn key(&mut self, event: KeyEvent, shared: &Shared) -> PopupOutcome {
        // The key that opened the help closes it, as long as nothing has been typed.
        let is_empty = self.input.text().is_empty();
        if is_empty && shared.keys.action_for(event) == Some(Action::Help) {
            return PopupOutcome::CLOSE;
        }
        match while_typing(&mut self.input, event) {
            Typed::Text => {
                self.find(&shared.keys);
                self.row = 0;
            }
            Typed::Row(by) => {
                let legend = self.legend(shared).len();
                let rows = self.matching.len().saturating_add(legend);
                self.row = step(self.row, by, rows);
            }
            Typed::Take => return self.take(),
            Typed::Leave => return PopupOutcome::CLOSE,
            Typed::Quit => return PopupOutcome::Close(Outcome::Effect(Effect::Quit)),
            Typed::Other => {}
        }
        PopupOutcome::STAY
    }

    fn paste(&mut self, text: &str, shared: &Shared) -> Inserted {
        let inserted = self.input.insert(text);
        if inserted == Inserted::Yes {
            self.find(&shared.keys);
            self.row = 0;
        }
        inserted
    }

    fn select(&mut self, row: usize) {
        self.row = row;
    }

    fn renew(&mut self, _change: Change, behind: &Behind<'_>) -> PopupOutcome {
        self.collect(behind);
        PopupOutcome::STAY
    }

    fn frame(&self, shared: &Shared) -> Frame {
        let entries = self.entries(shared).len();
        Frame {
            title: self.title.clone(),
            columns: COLUMNS,
            rows: cells(entries),
        }
    }

    fn head(&self, shared: &Shared, room: usize) -> Line<'_> {
        let around = self.input.around_cursor();
        typed::asked("> ", around, &self.title, room, &shared.styles())
    }

    fn keys(&self, shared: &Shared) -> Vec<(String, &'static str)> {
        keys_of_list(shared.lang.popup_run(), shared)
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) -> Edges {
        let (theme, lang) = (shared.styles(), shared.lang);
        let (body, height) = (inside, usize::from(inside.height));
        let entries = self.entries(shared);
        let is_selected = |entry: &Entry<'_>| entry.row() == Some(self.row);
        let selected = entries.iter().position(is_selected).unwrap_or(0);
        let shown = window(entries.len(), selected, height);
        for (at, entry) in (0u16..).zip(entries.get(shown.clone()).unwrap_or_default()) {
            match entry {
                Entry::Heading(name) => put(canvas, body, at, Line::styled(*name, theme.strong)),
                Entry::Command(row, command) => {
                    draw_command(command, shared, canvas, body, at);
                    note_row(canvas, body, at, *row);
                }
                Entry::More(row, text, style) => {
                    let text = format!("{}{text}", " ".repeat(KEYS));
                    put(canvas, body, at, Line::styled(text, *style));
                    note_row(canvas, body, at, *row);
                }
                Entry::Legend(_, line) => put(canvas, body, at, line.clone()),
            }
            if is_selected(entry) {
                popup::select(canvas, body, at, &theme);
            }
        }
        let tells_signs = self.purpose == Purpose::Help && self.input.text().is_empty();
        let aside = match tells_signs && shown.end < entries.len() {
            true => lang.help_below().to_owned(),
            false => String::new(),
        };
        let legend = self.legend(shared).len();
        let rows = self.matching.len().saturating_add(legend);
        let place = self.row.saturating_add(1).min(rows);
        let arrows = list::arrows(entries.len(), &shown);
        let position = format!("{place}/{rows} {arrows}").trim_end().to_owned();
        Edges { position, aside }
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        Spoken::Actions
    }
}

/// Cells before what an action does: those of its keys.
const KEYS: usize = 16;

/// An action in as many lines as it takes: its description, then why it is unavailable.
fn entries_of<'c>(row: usize, command: &'c Command, shared: &Shared) -> Vec<Entry<'c>> {
    let room = usize::from(popup::columns_inside(shared.size.0, COLUMNS)).saturating_sub(KEYS);
    let theme = shared.styles();
    let name = wrap((command.binding.describe)(shared.lang), room);
    let style = match command.unavailable {
        None => Style::new(),
        Some(_) => theme.quiet,
    };
    let mut entries = vec![Entry::Command(row, command)];
    let rest = name.iter().skip(1).cloned();
    entries.extend(rest.map(|line| Entry::More(row, line, style)));
    if let Some(why) = &command.unavailable
        && !fits_beside(why, name.first().map_or("", |line| line), name.len(), room)
    {
        let lines = wrap(why, room).into_iter();
        entries.extend(lines.map(|line| Entry::More(row, line, theme.quiet)));
    }
    entries
}

/// Whether the reason fits into the last line of the description.
fn fits_beside(why: &str, name: &str, lines: usize, room: usize) -> bool {
    let both = width(name).saturating_add(width(why)).saturating_add(2);
    lines == 1 && both <= room
}

/// The names of as many keys as fit; an action may have many.
fn listed(keys: &[String], room: usize) -> String {
    let all = keys.join("  ");
    if width(&all) <= room {
        return all;
    }
    let fewer = (1..keys.len()).rev().filter_map(|some| keys.get(..some));
    let mut fewer = fewer.map(|some| format!("{}  …", some.join("  ")));
    let fitting = fewer.find(|some| width(some) <= room);
    fitting.unwrap_or_else(|| truncate(&all, room).into_owned())
}

fn draw_command(command: &Command, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect, at: u16) {
    let theme = shared.styles();
    let keys = shared.keys.pressed_for(command.binding.action);
    let keys: Vec<String> = keys.map(|key| shared.naming().name(key)).collect();
    let room = usize::from(body.width).saturating_sub(KEYS);
    let name = wrap((command.binding.describe)(shared.lang), room);
    let first = name.first().cloned().unwrap_or_default();
    let (key, text) = match command.unavailable {
        None => (theme.strong, Style::new()),
        Some(_) => (theme.quiet, theme.quiet),
    };
    let keys = listed(&keys, KEYS.saturating_sub(3));
    let lead = format!("  {} ", pad_end(&keys, KEYS.saturating_sub(3)));
    if let Some(why) = &command.unavailable
        && fits_beside(why, &first, name.len(), room)
    {
        put_right(canvas, body, at, Span::styled(why.clone(), theme.quiet));
    }
    let line = vec![Span::styled(lead, key), Span::styled(first, text)];
    put(canvas, body, at, line);
}
