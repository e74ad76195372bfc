//! TOML tables read key by key.
//!
//! A derived deserializer stops at the first mistake, but a curator wants to see all of them. A file
//! is therefore parsed into a tree with positions, and each of its tables is read through a
//! [`Table`], which notes mistakes and continues.

mod full_width;
mod lists;
mod mistakes;

use std::ops::Range;
use std::str::FromStr;

use strum::VariantNames;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Problem, Shape, nearest};
use super::limits;
use crate::text::{Bilingual, Safe, Text, sanitize};

pub use mistakes::{Mistakes, Noted};

/// A text value with its position.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// The text, as written.
    pub text: &'a str,
    /// The bytes of the value, including its quotes.
    pub span: Range<usize>,
}

/// The tree of a file, with its syntax errors.
pub struct Parsed<'i> {
    text: &'i str,
    tree: Spanned<DeTable<'i>>,
    errors: Vec<toml::de::Error>,
}

impl<'i> Parsed<'i> {
    /// Parses the text of a file.
    pub fn of(text: &'i str) -> Parsed<'i> {
        let (tree, errors) = DeTable::parse_recoverable(text);
        Parsed { text, tree, errors }
    }

    /// The syntax errors. Those of a line with full-width punctuation, of which the parser reports
    /// several, are reported as that one mistake.
    fn mistakes(&self) -> impl Iterator<Item = (Range<usize>, Problem)> {
        self.errors.iter().map(|error| {
            let span = error.span().unwrap_or(0..0);
            match full_width::in_line(self.text, span.start) {
                Some((span, found, meant)) => (span, Problem::FullWidth { found, meant }),
                None => (span, Problem::Syntax(Safe::of(error.message()))),
            }
        })
    }
}

/// Reads a parsed file, whose tables at the top level may have the keys `known`. Adds its syntax
/// errors, or else every mistake that `read` notes, to `diagnostics`.
///
/// # Errors
/// If the file is not valid TOML. It is then not read.
pub fn read_file<'f, 'i, T>(
    file: &'f str,
    parsed: &Parsed<'i>,
    known: &'static [&'static str],
    diagnostics: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Table<'_, 'i, '_, 'f>) -> T,
) -> Result<T, Noted> {
    let mut mistakes = Mistakes::in_file(file);
    let noted = parsed.mistakes();
    let noted = noted.map(|(span, problem)| mistakes.note(span, problem));
    let result = match noted.last() {
        Some(noted) => Err(noted),
        None => Ok(read(&mut Table::new(
            parsed.tree.get_ref(),
            0..0,
            known,
            &mut mistakes,
        ))),
    };
    diagnostics.extend(mistakes.into_diagnostics());
    result
}

/// A table that is being read. `'t` borrows the tree, `'i` the text of the file, `'m` the list of
/// mistakes and `'f` the name of the file.
pub struct Table<'t, 'i, 'm, 'f> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
    mistakes: &'m mut Mistakes<'f>,
    /// For each unknown key, the key that was probably meant.
    mistyped: Vec<(&'static str, Noted)>,
}

impl<'t, 'i, 'm, 'f> Table<'t, 'i, 'm, 'f> {
    /// Begins to read a table; notes keys that are not in `known`.
    fn new(
        table: &'t DeTable<'i>,
        span: Range<usize>,
        known: &'static [&'static str],
        mistakes: &'m mut Mistakes<'f>,
    ) -> Self {
        let mut mistyped = Vec::new();
        for key in table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            // A key that is present cannot be the one that was meant.
            let left_out = known.iter().filter(|key| !table.contains_key(**key));
            let meant = nearest(name, left_out.copied());
            let problem = Problem::UnknownKey {
                key: Safe::of(name),
                meant,
                known,
            };
            let noted = mistakes.note(key.span(), problem);
            mistyped.extend(meant.map(|meant| (meant, noted)));
        }
        Table {
            table,
            span,
            mistakes,
            mistyped,
        }
    }

    /// The bytes of the table; empty for the top level of a file.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Notes a mistake at some bytes of the file.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) -> Noted {
        self.mistakes.note(span, problem)
    }

    /// Whether the key is present.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key is present and its value is a table.
    #[must_use]
    pub(crate) fn holds_table(&self, key: &str) -> bool {
        let value = self.table.get(key);
        value.is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// A required value.
    fn value(&mut self, key: &'static str) -> Result<&'t Spanned<DeValue<'i>>, Noted> {
        if let Some(value) = self.table.get(key) {
            return Ok(value);
        }
        // A mistyped key has been reported as unknown and is not reported as missing, too.
        let mistyped = self.mistyped.iter().find(|(meant, _)| *meant == key);
        Err(match mistyped {
            Some((_, noted)) => *noted,
            None => self.note(self.span(), Problem::MissingKey(key)),
        })
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'i>>, expected: Shape) -> Noted {
        let found = value.get_ref().type_str();
        self.note(value.span(), Problem::WrongType { expected, found })
    }

    /// An optional text. `None` also for a value that is not a valid text, which is noted.
    pub fn text_if(&mut self, key: &'static str) -> Option<Word<'t>> {
        let value = self.table.get(key)?;
        self.word(value, Shape::Text).ok()
    }

    fn word(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        expected: Shape,
    ) -> Result<Word<'t>, Noted> {
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                Err(self.note(value.span(), Problem::EmptyText))
            }
            DeValue::String(text) => {
                let word = Word {
                    text,
                    span: value.span(),
                };
                self.no_longer(&word, limits::TEXT)?;
                Ok(word)
            }
            _ => Err(self.wrong(value, expected)),
        }
    }

    /// Notes a text of more than `longest` characters.
    ///
    /// # Errors
    /// If it is longer.
    pub(crate) fn no_longer(&mut self, word: &Word<'_>, longest: usize) -> Result<(), Noted> {
        // A text has no more characters than bytes, and the number of bytes is known.
        if word.text.len() <= longest || word.text.chars().count() <= longest {
            return Ok(());
        }
        let characters = word.text.chars().count();
        let problem = Problem::TooLong {
            characters,
            longest,
        };
        Err(self.note(word.span.clone(), problem))
    }

    /// A required text.
    ///
    /// # Errors
    /// If the key is missing or its value has another type. The same holds for all required values.
    pub fn text(&mut self, key: &'static str) -> Result<Word<'t>, Noted> {
        let value = self.value(key)?;
        self.word(value, Shape::Text)
    }

    /// A required number in quotes, as text.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn number(&mut self, key: &'static str) -> Result<Word<'t>, Noted> {
        let value = self.value(key)?;
        self.word(value, Shape::NumberInQuotes)
    }

    /// A required text to be shown, sanitised for a terminal.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn prose(&mut self, key: &'static str) -> Result<Text, Noted> {
        self.text(key).map(|word| sanitize(word.text).into())
    }

    /// A required name in both languages, from the keys `zh` and `en`.
    ///
    /// # Errors
    /// As for [`Table::text`], for either key; if a name is longer than [`limits::NAME`].
    pub fn named(&mut self, zh: &'static str, en: &'static str) -> Result<Bilingual, Noted> {
        let (zh, en) = (self.name(zh), self.name(en));
        Ok(Bilingual { zh: zh?, en: en? })
    }

    /// A shorter name, from the optional keys `short_zh` and `short_en`: in both languages or in
    /// neither.
    ///
    /// # Errors
    /// As for [`Table::named`].
    pub fn short_name(&mut self) -> Result<Option<Bilingual>, Noted> {
        let has_one = self.has("short_zh") || self.has("short_en");
        let short = has_one.then(|| self.named("short_zh", "short_en"));
        short.transpose()
    }

    fn name(&mut self, key: &'static str) -> Result<Text, Noted> {
        let word = self.text(key)?;
        self.no_longer(&word, limits::NAME)?;
        Ok(sanitize(word.text).into())
    }

    /// A text in both languages, from the required keys `zh` and `en` of this table.
    ///
    /// # Errors
    /// As for [`Table::text`], for either key.
    pub fn said(&mut self) -> Result<Bilingual, Noted> {
        let (zh, en) = (self.prose("zh"), self.prose("en"));
        Ok(Bilingual { zh: zh?, en: en? })
    }

    /// An optional text in both languages: `{ zh = "…", en = "…" }`.
    pub(crate) fn bilingual_if(&mut self, key: &'static str) -> Option<Bilingual> {
        self.table_if(key, &["zh", "en"])?.said().ok()
    }

    /// A required whole number, at least 1, with its position.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub(crate) fn whole_number(&mut self, key: &'static str) -> Result<(u32, Range<usize>), Noted> {
        let value = self.value(key)?;
        let number = value.get_ref().as_integer().and_then(|integer| {
            u32::from_str_radix(integer.as_str(), integer.radix())
                .ok()
                .filter(|number| *number > 0)
        });
        match (number, value.get_ref()) {
            (Some(number), _) => Ok((number, value.span())),
            (None, DeValue::Integer(integer)) => {
                let problem = Problem::NotFromOne(Safe::shown(integer));
                Err(self.note(value.span(), problem))
            }
            (None, _) => Err(self.wrong(value, Shape::WholeNumber)),
        }
    }

    /// An optional `true` or `false`; false if the key is missing.
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

    /// An optional table inside this one.
    pub fn table_if(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
    ) -> Option<Table<'t, 'i, '_, 'f>> {
        let value = self.table.get(key)?;
        self.inside(value, known).ok()
    }

    fn inside(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        known: &'static [&'static str],
    ) -> Result<Table<'t, 'i, '_, 'f>, Noted> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(Table::new(table, value.span(), known, self.mistakes)),
            _ => Err(self.wrong(value, Shape::Table)),
        }
    }

    /// A required table inside this one.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn table(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
    ) -> Result<Table<'t, 'i, '_, 'f>, Noted> {
        let value = self.value(key)?;
        self.inside(value, known)
    }

    /// The value that `known` assigns to a word.
    ///
    /// # Errors
    /// If it is none of the known words.
    pub fn choice<T: Copy>(
        &mut self,
        word: &Word<'_>,
        known: &'static [(T, &'static str)],
    ) -> Result<T, Noted> {
        let found = known.iter().find(|(_, name)| *name == word.text);
        match found {
            Some((value, _)) => Ok(*value),
            None => Err(self.bad_choice(word, known.iter().map(|(_, name)| *name).collect())),
        }
    }

    /// The variant of an enum with this word. The words are derived from the names of the variants, so
    /// that renaming a variant changes the format of the data files.
    ///
    /// # Errors
    /// If no variant has it.
    pub(crate) fn variant<T: FromStr + VariantNames>(
        &mut self,
        word: &Word<'_>,
    ) -> Result<T, Noted> {
        let found = word.text.parse();
        found.map_err(|_| self.bad_choice(word, T::VARIANTS.to_vec()))
    }

    fn bad_choice(&mut self, word: &Word<'_>, known: Vec<&'static str>) -> Noted {
        let shown = Safe::of(word.text);
        self.note(word.span.clone(), Problem::BadChoice { word: shown, known })
    }
}
