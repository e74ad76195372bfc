//! The actions by name: as help with their keys, or to be run.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Behind, Change, Frame, Popup, PopupOutcome, Spoken, note_row, step};
use crate::sheet::search::{Keys, fold, in_both};
use crate::text::{pad_end, truncate, width};
use crate::tui::action::{Action, Binding, Group};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::input::Input;
use crate::tui::keymap::{Keymap, Typed, while_typing};
use crate::tui::legend;
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::list::window;
use crate::tui::widget::paint::{below, cells, highlight, put, put_right};
use crate::tui::widget::popup;
use crate::tui::widget::typed;

/// Columns inside of the box.
const COLUMNS: u16 = 72;

/// What the actions are listed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To learn the keys: every action, and below them what the signs of the screens mean.
    Help,
    /// To run one: only those that do something at this moment.
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
    /// A line of the legend, by its row.
    Legend(usize, Line<'a>),
}

impl Entry<'_> {
    fn row(&self) -> Option<usize> {
        match self {
            Entry::Heading(_) => None,
            Entry::Command(row, _) | Entry::Legend(row, _) => Some(*row),
        }
    }
}

impl Palette {
    /// Every action with its keys. `tab` names the tab that the help is opened from.
    #[must_use]
    pub(in crate::tui) fn help(tab: &str, behind: &Behind<'_>) -> Palette {
        let title = behind.shared.lang.help_title(tab);
        Palette::new(Purpose::Help, title, behind)
    }

    /// The actions that do something at this moment.
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
        let commands = bindings.map(|(binding, _)| Command {
            binding,
            unavailable: (behind.unavailable)(binding.action),
        });
        let is_listed =
            |command: &Command| self.purpose == Purpose::Help || command.unavailable.is_none();
        self.commands = commands.filter(is_listed).collect();
        self.find(&behind.shared.keys);
    }

    /// Works out which commands fit what was typed; of those that fit equally well, in the order of
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

    /// What the help tells below the keys, as long as nothing is typed. Its lines are gone through
    /// like the rows above them.
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
            for group in Group::ALL {
                let own = all().filter(|(_, of)| of.binding.group == group);
                let mut own = own.peekable();
                if own.peek().is_some() {
                    entries.push(Entry::Heading(group.name(shared.lang)));
                }
                entries.extend(own.map(|(row, command)| Entry::Command(row, command)));
            }
        } else {
            entries.extend(all().map(|(row, command)| Entry::Command(row, command)));
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

/// How well an action fits what was typed, 0 being best: one of its keys, or words of its name.
fn rank(binding: &Binding, keys: &Keymap, typed: &str) -> Option<u8> {
    let query = fold(typed);
    let keys = keys.keys_of(binding.action);
    let is_key = |fits: &dyn Fn(&str) -> bool| keys.iter().any(|key| fits(&key.name()));
    if is_key(&|key| key == typed) {
        return Some(0);
    }
    if is_key(&|key| key.to_lowercase() == query) {
        return Some(1);
    }
    let name = in_both(|lang| (binding.describe)(lang).into());
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

    fn paste(&mut self, text: &str, shared: &Shared) {
        self.input.insert(text);
        self.find(&shared.keys);
        self.row = 0;
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
            rows: cells(entries).saturating_add(4),
        }
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas<'_>, inside: Rect) {
        let (theme, lang) = (shared.styles(), shared.lang);
        let room = usize::from(inside.width);
        let line = typed::line("> ", self.input.around_cursor(), room, &theme);
        put(canvas, inside, 0, line);
        let body = below(inside, 1);
        let has_foot = self.purpose == Purpose::Help && self.input.text().is_empty();
        let height = usize::from(body.height.saturating_sub(u16::from(has_foot)));
        let entries = self.entries(shared);
        let is_selected = |entry: &Entry<'_>| entry.row() == Some(self.row);
        let selected = entries.iter().position(is_selected).unwrap_or(0);
        let shown = window(entries.len(), selected, height);
        let is_more = shown.end < entries.len();
        for (at, entry) in (0u16..).zip(entries.get(shown).unwrap_or_default()) {
            match entry {
                Entry::Heading(name) => put(canvas, body, at, Line::styled(*name, theme.strong)),
                Entry::Command(row, command) => {
                    draw_command(command, shared, canvas, body, at);
                    note_row(canvas, body, at, *row);
                }
                Entry::Legend(_, line) => put(canvas, body, at, line.clone()),
            }
            if is_selected(entry) {
                highlight(canvas, body, at, theme.selected_in_popup);
            }
        }
        if has_foot && is_more {
            let last = body.height.saturating_sub(1);
            let more = Line::styled(lang.help_below(), theme.quiet);
            put(canvas, body, last, more);
        }
    }

    fn spoken(&self, _shared: &Shared) -> Spoken {
        Spoken::Actions
    }
}

fn draw_command(command: &Command, shared: &Shared, canvas: &mut Canvas<'_>, body: Rect, at: u16) {
    let theme = shared.styles();
    let keys = shared.keys.pressed_for(command.binding.action);
    let keys: Vec<String> = keys.iter().map(|key| key.name()).collect();
    let keys = keys.join("  ");
    let name = (command.binding.describe)(shared.lang);
    let (key, text) = match command.unavailable {
        None => (theme.strong, Style::new()),
        Some(_) => (theme.quiet, theme.quiet),
    };
    let line = vec![
        Span::styled(format!("  {}", pad_end(&keys, 18.max(width(&keys)))), key),
        Span::styled(name, text),
    ];
    put(canvas, body, at, line);
    if let Some(why) = &command.unavailable {
        let used = width(name).saturating_add(22);
        let room = usize::from(body.width).saturating_sub(used);
        let why = Span::styled(truncate(why, room), theme.quiet);
        put_right(canvas, body, at, why);
    }
}
