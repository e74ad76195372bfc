//! TOML tables read key by key.
//!
//! Deriving a deserializer stops at the first mistake; a curator wants all of them. So a file is
//! parsed into a tree that knows its places, and each table is read through a [`Table`], which
//! notes whatever is wrong and lets the reading go on.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Problem, Shape, nearest};
use crate::text::{Bilingual, sanitize};

/// A text with its place.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// The text, as written.
    pub text: &'a str,
    /// The bytes of the value, quotes included.
    pub span: Range<usize>,
}

/// The mistakes of one file.
#[derive(Debug)]
pub struct Mistakes<'f> {
    file: &'f str,
    found: Vec<Diagnostic>,
}

/// More mistakes than this in one file are counted, not shown.
const SHOWN: usize = 100;

impl<'f> Mistakes<'f> {
    /// No mistakes so far in `file`.
    #[must_use]
    pub fn in_file(file: &'f str) -> Mistakes<'f> {
        Mistakes {
            file,
            found: Vec::new(),
        }
    }

    /// Notes one.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) {
        self.found.push(Diagnostic::new(self.file, span, problem));
    }

    /// Notes one that concerns the whole file.
    pub fn note_file(&mut self, problem: Problem) {
        self.found.push(Diagnostic::of_file(self.file, problem));
    }

    /// All of them in the order of the file, cut after the first hundred.
    #[must_use]
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|mistake| mistake.span.as_ref().map(|span| (span.start, span.end)));
        self.found.dedup();
        let more = self.found.len().saturating_sub(SHOWN);
        if more > 0 {
            self.found.truncate(SHOWN);
            self.note_file(Problem::TooManyMore(more));
        }
        self.found
    }
}

/// Parses `text`, notes what is not TOML, and reads what is.
pub fn read_file<'f, 'i>(
    file: &'f str,
    text: &'i str,
    known: &'static [&'static str],
    read: impl FnOnce(&mut Table<'_, 'i, '_, 'f>),
) -> Vec<Diagnostic> {
    let mut mistakes = Mistakes::in_file(file);
    let (tree, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let mut table = Table::new(tree.get_ref(), 0..0, known, &mut mistakes);
        read(&mut table);
    }
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        mistakes.note(span, Problem::Syntax(error.message().to_owned()));
    }
    mistakes.into_diagnostics()
}

/// A table being read: `'t` borrows the tree, `'i` the text of the file.
pub struct Table<'t, 'i, 'm, 'f> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
    mistakes: &'m mut Mistakes<'f>,
}

impl<'t, 'i, 'm, 'f> Table<'t, 'i, 'm, 'f> {
    /// Begins to read a table in which only `known` keys mean something.
    fn new(
        table: &'t DeTable<'i>,
        span: Range<usize>,
        known: &'static [&'static str],
        mistakes: &'m mut Mistakes<'f>,
    ) -> Self {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let problem = Problem::UnknownKey {
                    key: sanitize(name).into_owned(),
                    known,
                };
                mistakes.note(key.span(), problem);
            }
        }
        Table {
            table,
            span,
            mistakes,
        }
    }

    /// Where the table stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Notes a mistake found in what was read.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) {
        self.mistakes.note(span, problem);
    }

    /// Whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn missing(&mut self, key: &'static str) {
        // A key mistyped is reported once, as unknown.
        let mistyped = self.table.keys().any(|written| {
            let written: &str = written.get_ref();
            nearest(written, [key].into_iter()).is_some()
        });
        if !mistyped {
            self.note(self.span(), Problem::MissingKey(key));
        }
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'i>>, expected: Shape) {
        let found = value.get_ref().type_str();
        self.note(value.span(), Problem::WrongType { expected, found });
    }

    /// Text that may be left out.
    pub fn text_if(&mut self, key: &'static str) -> Option<Word<'t>> {
        self.text_shaped(key, Shape::Text)
    }

    fn text_shaped(&mut self, key: &'static str, shape: Shape) -> Option<Word<'t>> {
        let value = self.table.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.note(value.span(), Problem::EmptyText);
                None
            }
            DeValue::String(text) => Some(Word {
                text,
                span: value.span(),
            }),
            _ => {
                self.wrong(value, shape);
                None
            }
        }
    }

    /// Text that has to be there.
    pub fn text(&mut self, key: &'static str) -> Option<Word<'t>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.text_shaped(key, Shape::Text)
    }

    /// A number in quotes that has to be there.
    pub fn number(&mut self, key: &'static str) -> Option<Word<'t>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.text_shaped(key, Shape::NumberInQuotes)
    }

    /// Text for people, made safe for a terminal.
    pub fn prose(&mut self, key: &'static str) -> Option<Box<str>> {
        self.text(key).map(|word| sanitize(word.text).into())
    }

    /// A name in both languages, from `<key>_zh` and `<key>_en`.
    pub fn named(&mut self, zh: &'static str, en: &'static str) -> Option<Bilingual> {
        let (zh, en) = (self.prose(zh), self.prose(en));
        Some(Bilingual { zh: zh?, en: en? })
    }

    /// `{ zh = "…", en = "…" }`, if it is there.
    pub fn bilingual_if(&mut self, key: &'static str) -> Option<Bilingual> {
        self.table_if(key, &["zh", "en"])?.named("zh", "en")
    }

    /// A whole number from 1 that has to be there.
    pub fn whole_number(&mut self, key: &'static str) -> Option<(u32, Range<usize>)> {
        let Some(value) = self.table.get(key) else {
            self.missing(key);
            return None;
        };
        let number = value.get_ref().as_integer().and_then(|integer| {
            u32::from_str_radix(integer.as_str(), integer.radix())
                .ok()
                .filter(|number| *number > 0)
        });
        if number.is_none() {
            self.wrong(value, Shape::WholeNumber);
        }
        number.map(|number| (number, value.span()))
    }

    /// `true` or `false`; false where the key is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.table.get(key) else {
            return false;
        };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, Shape::Flag);
        }
        flag.unwrap_or(false)
    }

    /// A table inside, if it is there.
    pub fn table_if(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
    ) -> Option<Table<'t, 'i, '_, 'f>> {
        let value = self.table.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(value, Shape::Table);
            return None;
        };
        Some(Table::new(table, value.span(), known, self.mistakes))
    }

    /// A table inside that has to be there.
    pub fn table(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
    ) -> Option<Table<'t, 'i, '_, 'f>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.table_if(key, known)
    }

    /// Reads each table of `[[key]]`; there may be none.
    pub fn each(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
        mut read: impl FnMut(Table<'t, 'i, '_, 'f>),
    ) {
        let Some(value) = self.table.get(key) else {
            return;
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value, Shape::Tables);
            return;
        };
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    read(Table::new(table, item.span(), known, self.mistakes));
                }
                _ => self.wrong(item, Shape::Tables),
            }
        }
    }

    /// The texts of `key = ["…"]`; there may be none.
    pub fn texts(&mut self, key: &'static str) -> Vec<Word<'t>> {
        let Some(value) = self.table.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value, Shape::Texts);
            return Vec::new();
        };
        let mut words = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => words.push(Word {
                    text,
                    span: item.span(),
                }),
                None => self.wrong(item, Shape::Texts),
            }
        }
        words
    }

    /// One of a few words, by its table; `None` (and a note) where it is another.
    pub fn choice<T: Copy>(
        &mut self,
        word: &Word<'_>,
        known: &'static [(T, &'static str)],
    ) -> Option<T> {
        let found = known
            .iter()
            .find(|(_, name)| *name == word.text)
            .map(|(value, _)| *value);
        if found.is_none() {
            let known = known.iter().map(|(_, name)| *name).collect();
            let problem = Problem::BadChoice {
                word: sanitize(word.text).into_owned(),
                known,
            };
            self.note(word.span.clone(), problem);
        }
        found
    }
}
