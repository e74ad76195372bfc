//! What a slide is drawn on: rows of cells. Nothing is written over anything else; what has no room is
//! recorded as cut.

mod figure;

pub(super) use figure::{Fact, Figure};

use std::collections::BTreeSet;

use super::page::{Area, CONTENT, Motion, Page, Room};
use crate::picture::strip::Cells;
use crate::picture::{Marks, Role, Strip};
use crate::text::{ascii, width, wrap};

/// The fewest rows at which blank rows separate the parts.
const AIRY: usize = 40;

/// The rows of a room by what stands in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Cells left free at both sides.
    pub margin: usize,
    /// The row of the title and the year.
    pub title: usize,
    /// The first row of the sentence, which may take two.
    pub sentence: usize,
    /// The first row of figure and picture.
    pub top: usize,
    /// The row behind their last.
    pub bottom: usize,
    /// The row of the sources.
    pub sources: usize,
}

impl Frame {
    fn of(room: Room) -> Frame {
        let is_airy = room.rows >= AIRY;
        let title = if is_airy { 3 } else { 1 };
        let title = title.min(room.rows.saturating_sub(1));
        let air = if is_airy { 2 } else { 1 };
        let sentence = title.saturating_add(1).saturating_add(air);
        let sources = room.rows.saturating_sub(if is_airy { 3 } else { 2 });
        Frame {
            margin: (room.columns / 26).clamp(1, 8),
            title,
            sentence,
            top: sentence.saturating_add(2),
            bottom: sources.saturating_sub(1),
            sources,
        }
    }
}

/// Rows of cells, being filled.
#[derive(Debug, Clone)]
pub(super) struct Board {
    room: Room,
    marks: Marks,
    rows: Vec<Cells>,
    words: usize,
    content: BTreeSet<usize>,
    /// The rows that the sentence of the last step takes.
    reserved: usize,
    /// Whether everything has its shortest name.
    is_terse: bool,
    figure: Option<Area>,
    next_highest: usize,
    cut: Vec<String>,
    /// The rows of a list that were left out.
    left_out: usize,
    motion: Option<Motion>,
    pub frame: Frame,
}

impl Board {
    pub(super) fn new(room: Room, marks: Marks) -> Board {
        Board {
            room,
            marks,
            rows: vec![Cells::blank(room.columns); room.rows],
            words: 0,
            content: BTreeSet::new(),
            reserved: 0,
            is_terse: false,
            figure: None,
            next_highest: 1,
            cut: Vec::new(),
            left_out: 0,
            motion: None,
            frame: Frame::of(room),
        }
    }

    /// Uses the shortest name of everything.
    pub(super) fn terse(self, is_terse: bool) -> Board {
        Board { is_terse, ..self }
    }

    /// Whether the shortest names are used, as the slide has too many words.
    pub(super) fn is_terse(&self) -> bool {
        self.is_terse
    }

    /// The names that may be used for a thing, the fullest first.
    pub(super) fn among<'n>(&self, names: &'n [String]) -> &'n [String] {
        let first = if self.is_terse {
            names.len().saturating_sub(1)
        } else {
            0
        };
        names.get(first..).unwrap_or(names)
    }

    pub(super) fn marks(&self) -> Marks {
        self.marks
    }

    /// The cells between the margins.
    pub(super) fn columns(&self) -> usize {
        let margins = self.frame.margin.saturating_mul(2);
        self.room.columns.saturating_sub(margins)
    }

    /// Whether there is room for air between rows.
    pub(super) fn is_airy(&self) -> bool {
        self.room.rows >= AIRY
    }

    /// A text in the characters that may be used.
    pub(super) fn plain(&self, text: &str) -> String {
        match self.marks {
            Marks::Unicode => text.to_owned(),
            Marks::Ascii => ascii::plain(text),
        }
    }

    /// The width of a text, in cells.
    pub(super) fn wide(&self, text: &str) -> usize {
        width(&self.plain(text))
    }

    /// Writes words; columns are counted from the left margin.
    pub(super) fn say(&mut self, row: usize, column: usize, text: &str, role: Role) {
        if !text.trim().is_empty() {
            self.words = self.words.saturating_add(words(text));
            self.content.insert(row);
            self.write(row, column, text, role);
        }
    }

    /// Writes what belongs to a picture, to its axis or to the sources.
    pub(super) fn label(&mut self, row: usize, column: usize, text: &str, role: Role) {
        if !text.is_empty() {
            self.write(row, column, text, role);
        }
    }

    fn write(&mut self, row: usize, column: usize, text: &str, role: Role) {
        let plain = self.plain(text);
        let at = column.saturating_add(self.frame.margin);
        let end = column.saturating_add(width(&plain));
        let fits = end <= self.columns();
        let cells = self.rows.get_mut(row);
        let written = cells.is_some_and(|cells| cells.write(at, &plain, role));
        if !fits || !written {
            self.lack(text);
        }
    }

    /// Records a text that has no room.
    pub(super) fn lack(&mut self, text: &str) {
        self.cut.push(text.to_owned());
    }

    /// Draws the cells of a picture.
    pub(super) fn strip(&mut self, row: usize, column: usize, strip: &Strip) {
        let mut at = column.saturating_add(self.frame.margin);
        let end = column.saturating_add(strip.width());
        let Some(cells) = self.rows.get_mut(row).filter(|_| end <= self.room.columns) else {
            self.cut.push(strip.text());
            return;
        };
        for (text, role) in strip.pieces() {
            let text = match self.marks {
                Marks::Unicode => text.clone(),
                Marks::Ascii => ascii::plain(text),
            };
            if !text.trim().is_empty() {
                let blanks = text.chars().take_while(|of| *of == ' ').count();
                cells.put(at.saturating_add(blanks), text.trim_start(), *role);
            }
            at = at.saturating_add(width(&text));
        }
    }

    /// The name of the slide, and its year at the right.
    pub(super) fn head(&mut self, names: &[String], year: &str) {
        let row = self.frame.title;
        let columns = self.columns();
        let room = columns.saturating_sub(self.wide(year).saturating_add(2));
        let fitting = names.iter().find(|name| self.wide(name) <= room);
        let name = match fitting {
            Some(name) => name.clone(),
            None => {
                let name = names.last().map_or("", String::as_str);
                self.lack(name);
                crate::text::truncate(&self.plain(name), room).into_owned()
            }
        };
        self.words = self.words.saturating_add(words(&name));
        self.label(row, 0, &name, Role::Strong);
        let end = columns.saturating_sub(self.wide(year));
        self.label(row, end, year, Role::Quiet);
    }

    /// Keeps rows for the sentence of the last step, so that nothing moves when it comes.
    pub(super) fn reserve(&mut self, forms: &[String]) {
        self.reserved = self.broken(forms).map_or(0, |lines| lines.len());
        // A sentence of two rows is set apart from what stands below it.
        let behind = self.frame.sentence.saturating_add(self.reserved.max(1));
        self.frame.top = behind.saturating_add(1);
    }

    /// Notes that rows of a list were left out.
    pub(super) fn leave_out(&mut self, rows: usize) {
        self.left_out = self.left_out.saturating_add(rows);
    }

    /// How many rows below the sentence may have words.
    pub(super) fn content_left(&self) -> usize {
        CONTENT.saturating_sub(self.reserved)
    }

    /// The fullest of the forms of a sentence that two rows hold, broken in its middle.
    fn broken(&self, forms: &[String]) -> Option<Vec<String>> {
        let columns = self.columns();
        forms.iter().find_map(|form| {
            let form = self.plain(form);
            let lines = wrap(&form, columns);
            if lines.len() > 2 {
                return None;
            }
            let least = width(&form) / 2;
            let mut evenly = (least..columns).map(|columns| wrap(&form, columns));
            let found = evenly.find(|evenly| evenly.len() == lines.len());
            Some(found.unwrap_or(lines))
        })
    }

    /// Says a sentence, in one of its forms.
    pub(super) fn sentence(&mut self, forms: &[String], role: Role) {
        let row = self.frame.sentence;
        match self.broken(forms) {
            Some(lines) => {
                for (row, line) in (row..).zip(&lines) {
                    self.say(row, 0, line, role);
                }
            }
            None => {
                if let Some(form) = forms.last() {
                    self.lack(form);
                }
            }
        }
    }

    /// Notes that something other than the large figure is drawn at this height, in rows.
    pub(super) fn drawn_rows(&mut self, rows: usize) {
        self.next_highest = self.next_highest.max(rows);
    }

    /// Sets what moves; columns are counted from the left margin.
    pub(super) fn moves(&mut self, row: usize, (from, to): (usize, usize), ends: [Strip; 2]) {
        let margin = self.frame.margin;
        let full = |strip: &Strip| {
            let mut cells = vec![(' ', Role::Text); margin];
            for (text, role) in strip.pieces() {
                cells.extend(text.chars().map(|mark| (mark, *role)));
            }
            cells.resize(self.room.columns, (' ', Role::Text));
            cells
        };
        let [before, after] = &ends;
        self.motion = Some(Motion {
            row,
            from: from.saturating_add(margin),
            to: to.saturating_add(margin),
            ends: [full(before), full(after)],
        });
    }

    pub(super) fn page(self) -> Page {
        Page {
            rows: self.rows.into_iter().map(Cells::into_strip).collect(),
            words: self.words,
            content: self.content.len(),
            figure: self.figure,
            next_highest: self.next_highest,
            cut: self.cut,
            left_out: self.left_out,
            motion: self.motion,
        }
    }
}

/// How many words a text has; two Chinese characters are one.
pub(super) fn words(text: &str) -> usize {
    let is_han = |letter: char| ('\u{4E00}'..='\u{9FFF}').contains(&letter);
    let han = text.chars().filter(|letter| is_han(*letter)).count();
    let others = text.split(|letter: char| letter.is_whitespace() || is_han(letter));
    let others = others.filter(|word| word.contains(char::is_alphanumeric));
    han.div_ceil(2).saturating_add(others.count())
}
