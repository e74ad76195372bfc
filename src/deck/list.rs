//! A list on a slide: rows with names, pictures on a common axis, and numbers.
//!
//! ```text
//! Growth, %                −10       0        10   result   target  gap (pp)
//! GRP                       │   ●━━━━━━━┃               3      ≈10        −7
//! ```

use super::board::Board;
use super::reading;
use crate::picture::{Marks, Role, Strip};
use crate::text::{Lang, align_decimal, pad_start, truncate, width};

/// The number of cells between two columns.
const GAP: usize = 2;

/// The minimum width of a picture, in cells.
const LEAST: usize = 12;

/// The width at which it is read from afar. A shorter name makes room for it.
const FAIR: usize = 24;

/// Draws a picture of the given width.
pub(super) type Drawing<'p> = Box<dyn Fn(usize, Marks) -> Strip + 'p>;

/// A row.
pub(super) struct Row<'p> {
    /// Its name, in forms of decreasing length.
    pub names: Vec<String>,
    /// Its unit, which follows the name.
    pub unit: String,
    /// The sign before its picture.
    pub before: String,
    pub picture: Drawing<'p>,
    /// One for each head of the part.
    pub numbers: Vec<Number>,
}

/// A number in a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Number {
    text: String,
    role: Option<Role>,
}

impl Number {
    pub(super) fn new(text: impl Into<String>, role: Role) -> Number {
        Number {
            text: text.into(),
            role: Some(role),
        }
    }

    /// Hides the number unless the step shows it, but keeps its room, so that nothing moves between
    /// steps.
    pub(super) fn shown(self, is_shown: bool) -> Number {
        Number {
            role: self.role.filter(|_| is_shown),
            ..self
        }
    }
}

/// Rows with a common axis.
pub(super) struct Part<'p> {
    pub title: String,
    /// The numbers of the axis.
    pub heading: Drawing<'p>,
    /// The heads of the numbers.
    pub heads: Vec<String>,
    pub rows: Vec<Row<'p>>,
}

/// Parts one below the other, at the bottom of a board.
pub(super) struct List<'p> {
    pub parts: Vec<Part<'p>>,
}

/// The widths of the columns.
struct Columns {
    name: usize,
    before: usize,
    picture: usize,
    numbers: Vec<usize>,
}

impl List<'_> {
    /// Removes rows until `most` are left, the last of the last parts first, but leaves each part its first
    /// row. The titles say how many of their rows are shown. Returns how many rows were removed.
    pub(super) fn keep(&mut self, most: usize, lang: Lang) -> usize {
        let count = |parts: &[Part<'_>]| parts.iter().map(|part| part.rows.len()).sum::<usize>();
        let all = count(&self.parts);
        let mut over = all.saturating_sub(most);
        for part in self.parts.iter_mut().rev() {
            let all = part.rows.len();
            let left = all.saturating_sub(over).max(1);
            over = over.saturating_sub(all.saturating_sub(left));
            part.rows.truncate(left);
            part.title = reading::titled(lang, &part.title, part.rows.len(), all);
        }
        all.saturating_sub(count(&self.parts))
    }

    fn lines(&self, pitch: usize) -> usize {
        let lines = |part: &Part<'_>| row_behind(part.rows.len(), pitch).saturating_add(1);
        let gaps = self.parts.len().saturating_sub(1);
        let lines = self.parts.iter().map(lines);
        lines.fold(gaps.saturating_mul(between(pitch)), usize::saturating_add)
    }

    /// Draws the list with as many blank rows as leave room for a figure. Returns its first row.
    pub(super) fn draw(&self, board: &mut Board) -> usize {
        let (top, bottom) = (board.frame.top, board.frame.bottom);
        let room = bottom.saturating_sub(top);
        // A figure is five rows high, or nine on an airy board, with a blank row below it.
        let for_figure = if board.is_airy() { 11usize } else { 6 };
        let for_list = room.saturating_sub(for_figure).max(room / 2);
        let pitches = if board.is_airy() { 4..=4 } else { 2..=2 };
        let pitch = (1..=*pitches.end()).rev();
        let pitch = pitch
            .into_iter()
            .find(|pitch| self.lines(*pitch) <= for_list);
        let pitch = pitch.unwrap_or(1);
        let first = bottom.saturating_sub(self.lines(pitch));
        let columns = self.columns(board);
        let mut row = first;
        for part in &self.parts {
            self.head(part, row, &columns, board);
            row = row.saturating_add(1);
            self.rows(part, row, pitch, &columns, board);
            let taken = row_behind(part.rows.len(), pitch);
            row = row.saturating_add(taken).saturating_add(between(pitch));
        }
        first
    }

    fn columns(&self, board: &Board) -> Columns {
        let all = board.columns();
        let widest = |texts: Vec<&str>| texts.iter().map(|of| board.wide(of)).max().unwrap_or(0);
        let rows = || self.parts.iter().flat_map(|part| &part.rows);
        let count = self.parts.iter().map(|part| part.heads.len()).max();
        let numbers: Vec<usize> = (0..count.unwrap_or(0))
            .map(|at| {
                let of_part = |part: &Part<'_>| {
                    let texts = numbers_of(part, at, board);
                    let heads = part.heads.get(at).map_or(0, |head| board.wide(head));
                    texts
                        .iter()
                        .map(|of| width(of))
                        .max()
                        .unwrap_or(0)
                        .max(heads)
                };
                self.parts.iter().map(of_part).max().unwrap_or(0)
            })
            .collect();
        let before = widest(rows().map(|row| row.before.as_str()).collect());
        let before = if before > 0 {
            before.saturating_add(GAP)
        } else {
            0
        };
        let taken = numbers.iter().map(|of| of.saturating_add(GAP));
        let taken = taken.fold(before.saturating_add(GAP), usize::saturating_add);
        let most_beside = |picture: usize| {
            let left = all.saturating_sub(taken.saturating_add(picture));
            left.min(all / 2)
        };
        let [most, fair] = [LEAST, FAIR].map(most_beside);
        let names = rows().map(|row| {
            let names = board.among(&row.names).iter();
            let unit = unit_behind(row, board);
            let names = names.map(|name| board.wide(name).saturating_add(unit));
            let fitting = |most| names.clone().find(|cells| *cells <= most);
            let fitting = fitting(fair).or_else(|| names.clone().min());
            fitting.unwrap_or(0)
        });
        let titles = self.parts.iter().map(|part| board.wide(&part.title));
        let name = names.chain(titles).max().unwrap_or(0).min(most);
        Columns {
            name,
            before,
            picture: all.saturating_sub(taken.saturating_add(name)),
            numbers,
        }
    }

    fn head(&self, part: &Part<'_>, row: usize, columns: &Columns, board: &mut Board) {
        board.label(row, 0, &part.title, Role::Quiet);
        let strip = (part.heading)(columns.picture, board.marks());
        board.strip(row, columns.picture_at(), &strip);
        for (at, head) in part.heads.iter().enumerate() {
            let end = columns.end_of(at);
            let from = end.saturating_sub(board.wide(head));
            board.label(row, from, head, Role::Quiet);
        }
    }

    fn rows(
        &self,
        part: &Part<'_>,
        first: usize,
        pitch: usize,
        columns: &Columns,
        board: &mut Board,
    ) {
        for (at, of) in part.rows.iter().enumerate() {
            let row = first.saturating_add(row_of(at, pitch));
            let names = board.among(&of.names);
            let unit = unit_behind(of, board);
            let fits = |name: &&String| board.wide(name).saturating_add(unit) <= columns.name;
            match names.iter().find(fits) {
                Some(name) => {
                    let behind = board.wide(name).saturating_add(1);
                    board.say(row, 0, name, Role::Text);
                    board.label(row, behind, &of.unit, Role::Quiet);
                }
                None => {
                    let shortest = names.last().map_or("", String::as_str);
                    board.lack(shortest);
                    // A row with a cut name is better than one without a name.
                    let shortest = board.plain(shortest);
                    let cut = truncate(&shortest, columns.name);
                    board.say(row, 0, &cut, Role::Text);
                }
            }
            let before = board.wide(&of.before);
            let end = columns.picture_at().saturating_sub(GAP);
            board.label(row, end.saturating_sub(before), &of.before, Role::Quiet);
            let strip = (of.picture)(columns.picture, board.marks());
            board.strip(row, columns.picture_at(), &strip);
        }
        for at in 0..part.heads.len() {
            let texts = numbers_of(part, at, board);
            for (index, text) in texts.iter().enumerate() {
                let row = first.saturating_add(row_of(index, pitch));
                let number = part.rows.get(index).and_then(|row| row.numbers.get(at));
                let Some(role) = number.and_then(|of| of.role) else {
                    continue;
                };
                let trimmed = text.trim_start();
                let from = columns.end_of(at).saturating_sub(width(trimmed));
                board.label(row, from, trimmed.trim_end(), role);
            }
        }
    }
}

/// The position of a row below the heading of its part. Blank rows are above each row, but only one
/// is above the first, so that it stays close to its heading.
fn row_of(at: usize, pitch: usize) -> usize {
    let first = pitch.min(2).saturating_sub(1);
    at.saturating_mul(pitch).saturating_add(first)
}

/// The height of a number of rows, with the blank rows.
fn row_behind(rows: usize, pitch: usize) -> usize {
    match rows.checked_sub(1) {
        Some(last) => row_of(last, pitch).saturating_add(1),
        None => 0,
    }
}

/// The number of blank rows between two parts.
fn between(pitch: usize) -> usize {
    pitch.saturating_sub(1).max(1)
}

/// The width of the unit that follows a name, with its gap.
fn unit_behind(row: &Row<'_>, board: &Board) -> usize {
    match row.unit.is_empty() {
        true => 0,
        false => board.wide(&row.unit).saturating_add(1),
    }
}

/// The numbers of a column, padded to the same width and aligned at the decimal point.
fn numbers_of(part: &Part<'_>, at: usize, board: &Board) -> Vec<String> {
    let texts = part.rows.iter().map(|row| {
        let number = row.numbers.get(at);
        number.map_or_else(String::new, |of| board.plain(&of.text))
    });
    let texts: Vec<String> = texts.collect();
    let aligned = align_decimal(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let widest = aligned.iter().map(|of| width(of)).max().unwrap_or(0);
    aligned.iter().map(|of| pad_start(of, widest)).collect()
}

impl Columns {
    fn picture_at(&self) -> usize {
        self.name.saturating_add(GAP).saturating_add(self.before)
    }

    /// The position after the numbers of a column.
    fn end_of(&self, at: usize) -> usize {
        let before = self.numbers.iter().take(at.saturating_add(1));
        let taken = before.map(|of| of.saturating_add(GAP));
        let from = self.picture_at().saturating_add(self.picture);
        taken.fold(from, usize::saturating_add)
    }
}
