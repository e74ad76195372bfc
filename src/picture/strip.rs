//! A row of cells, each with what it means.

use crate::analysis::verdict::Verdict;
use crate::text::width::{graphemes, width};

/// What a piece of a picture means; a theme gives it a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Names and results.
    Text,
    /// What stands out without a hue: targets' marks, what is near.
    Strong,
    /// What may be overlooked: axes' numbers, units, sources.
    Quiet,
    /// Marks of things without a result, and a screen under a popup.
    Dim,
    /// Rules, axes, the zero line.
    Rule,
    /// Met.
    Good,
    /// The uncertain end of a bar that is met.
    GoodExtension,
    /// Missed, reversed, in conflict.
    Bad,
    /// The uncertain end of a bar that is missed.
    BadExtension,
    /// The strongest grey: the newest year, what is in production.
    Fill,
    /// A weaker grey: earlier years, what was started.
    Fill2,
    /// The weakest grey: bases of 100 %, what was signed.
    Fill3,
}

impl Role {
    /// What a verdict means. What was not judged has no hue.
    #[must_use]
    pub fn of_verdict(verdict: Verdict) -> Role {
        match verdict {
            Verdict::Met => Role::Good,
            Verdict::Near => Role::Strong,
            Verdict::Missed | Verdict::Reversed => Role::Bad,
            Verdict::Open | Verdict::NotComparable | Verdict::NotPublished | Verdict::NoResult => {
                Role::Quiet
            }
        }
    }

    /// The role of the uncertain end of a bar.
    #[must_use]
    pub fn extension(self) -> Role {
        match self {
            Role::Good => Role::GoodExtension,
            Role::Bad => Role::BadExtension,
            Role::Text | Role::Strong => Role::Quiet,
            other => other,
        }
    }
}

/// The characters a terminal can be trusted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// Blocks, lines and circles.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Marks {
    /// One of two characters.
    #[must_use]
    pub fn pick(self, unicode: char, ascii: char) -> char {
        match self {
            Marks::Unicode => unicode,
            Marks::Ascii => ascii,
        }
    }
}

/// A row of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Strip {
    pieces: Vec<(String, Role)>,
}

impl Strip {
    /// A row of one piece.
    #[must_use]
    pub fn of(text: impl Into<String>, role: Role) -> Strip {
        Strip {
            pieces: vec![(text.into(), role)],
        }
    }

    /// The pieces, from left to right.
    #[must_use]
    pub fn pieces(&self) -> &[(String, Role)] {
        &self.pieces
    }

    /// Its text without roles.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The cells it takes.
    #[must_use]
    pub fn width(&self) -> usize {
        let cells = self.pieces.iter().map(|(text, _)| width(text));
        cells.fold(0, usize::saturating_add)
    }

    /// Adds a piece at the end.
    pub fn push(&mut self, text: impl Into<String>, role: Role) {
        let text = text.into();
        match self.pieces.last_mut() {
            Some((last, of)) if *of == role => last.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push((text, role)),
        }
    }

    /// Adds a character at the end.
    fn push_char(&mut self, mark: char, role: Role) {
        match self.pieces.last_mut() {
            Some((last, of)) if *of == role => last.push(mark),
            _ => self.pieces.push((mark.into(), role)),
        }
    }

    /// Adds blanks until it is so many cells wide.
    pub fn pad_to(&mut self, cells: usize) {
        let missing = cells.saturating_sub(self.width());
        self.push(" ".repeat(missing), Role::Text);
    }
}

/// In the cell under the right half of a wide character.
const COVERED: char = '\0';

/// A blank within a text, which no line is drawn through.
const HELD: char = '\u{1}';

/// A row of single cells that are set one by one.
#[derive(Debug, Clone)]
pub struct Cells {
    cells: Vec<(char, Role)>,
}

impl Cells {
    /// So many blank cells.
    #[must_use]
    pub fn blank(cells: usize) -> Cells {
        Cells {
            cells: vec![(' ', Role::Text); cells],
        }
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Sets a cell to a character one cell wide; outside, nothing happens.
    pub fn set(&mut self, at: usize, mark: char, role: Role) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = (mark, role);
        }
    }

    /// Sets the cells from one to another, without the last.
    pub fn fill(&mut self, from: usize, to: usize, mark: char, role: Role) {
        for at in from..to.min(self.cells.len()) {
            self.set(at, mark, role);
        }
    }

    /// Whether a cell is still blank.
    #[must_use]
    pub fn is_blank(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|(mark, _)| *mark == ' ')
    }

    /// Writes a text, as far as all of its cells exist and are blank; whether it was written.
    pub fn write(&mut self, at: usize, text: &str, role: Role) -> bool {
        let end = at.saturating_add(width(text));
        let fits = end <= self.cells.len() && (at..end).all(|cell| self.is_blank(cell));
        if fits {
            self.put(at, text, role);
        }
        fits
    }

    /// Writes a text where its cells are blank and no other text or mark stands beside them, so that
    /// two never read as one, and keeps lines away from it; whether it was written.
    pub(crate) fn write_apart(&mut self, at: usize, text: &str, role: Role) -> bool {
        let end = at.saturating_add(width(text));
        let before = at.checked_sub(1);
        let is_free = |cell: usize| {
            let mark = self.cells.get(cell).map(|(mark, _)| *mark);
            mark.is_none_or(|mark| mark == ' ' || mark == HELD)
        };
        let is_written = before.is_none_or(is_free) && is_free(end) && self.write(at, text, role);
        if is_written {
            for cell in before.into_iter().chain([end]) {
                self.set(cell, HELD, Role::Text);
            }
        }
        is_written
    }

    /// Writes a text over whatever stands there; what lies outside is left out.
    pub fn put(&mut self, at: usize, text: &str, role: Role) {
        let mut at = at;
        for (_, grapheme) in graphemes(text) {
            let cells = width(grapheme);
            if cells == 0 || at.saturating_add(cells) > self.cells.len() {
                continue;
            }
            let letter = grapheme.chars().next().unwrap_or(' ');
            self.set(at, if letter == ' ' { HELD } else { letter }, role);
            if cells > 1 {
                self.set(at.saturating_add(1), COVERED, role);
            }
            at = at.saturating_add(cells);
        }
    }

    /// The row, with neighbours of one role as one piece.
    #[must_use]
    pub fn into_strip(self) -> Strip {
        let mut strip = Strip::default();
        for (mark, role) in self.cells {
            match mark {
                COVERED => {}
                HELD => strip.push_char(' ', role),
                mark => strip.push_char(mark, role),
            }
        }
        strip
    }
}
