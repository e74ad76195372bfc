//! TOML tables read key by key.
//!
//! Deriving a deserializer stops at the first mistake; a curator wants all of them. So a file is
//! parsed into a tree that knows its places, and each table is read through a [`Table`], which
//! notes whatever is wrong and lets the reading go on.

use std::ops::Range;
use std::str::FromStr;

use strum::VariantNames;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Problem, Shape, nearest};
use super::limits;
use crate::text::{Bilingual, Safe, sanitize};

/// A text with its place.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// The text, as written.
    pub text: &'a str,
    /// The bytes of the value, quotes included.
    pub span: Range<usize>,
}

/// Shows that a mistake was noted. Only what notes one gives it out, and what is left out of a
/// dataset is left out for one of these: so nothing goes missing without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted(());

impl Noted {
    /// For a mistake that was told already.
    #[must_use]
    pub fn by(_: &Diagnostic) -> Noted {
        Noted(())
    }
}

/// The mistakes of one file.
#[derive(Debug)]
pub struct Mistakes<'f> {
    file: &'f str,
    found: Vec<Diagnostic>,
    /// Those beyond [`KEPT`].
    beyond: usize,
}

/// More mistakes than this in one file are counted, not shown.
const SHOWN: usize = 100;
/// More mistakes than this in one file are not even kept to find out which come first.
const KEPT: usize = 10_000;

impl<'f> Mistakes<'f> {
    /// No mistakes so far in `file`.
    #[must_use]
    pub fn in_file(file: &'f str) -> Mistakes<'f> {
        Mistakes {
            file,
            found: Vec::new(),
            beyond: 0,
        }
    }

    /// Notes one.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) -> Noted {
        self.keep(Diagnostic::new(self.file, span, problem))
    }

    /// Notes one that concerns the whole file.
    pub fn note_file(&mut self, problem: Problem) -> Noted {
        self.keep(Diagnostic::of_file(self.file, problem))
    }

    fn keep(&mut self, mistake: Diagnostic) -> Noted {
        if self.found.len() < KEPT {
            self.found.push(mistake);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
        Noted(())
    }

    /// All of them in the order of the file, cut after the first hundred.
    #[must_use]
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|mistake| mistake.span.as_ref().map(|span| (span.start, span.end)));
        self.found.dedup();
        let kept = self.found.len().saturating_sub(SHOWN);
        let more = kept.saturating_add(self.beyond);
        if more > 0 {
            self.found.truncate(SHOWN);
            self.note_file(Problem::TooManyMore(more));
        }
        self.found
    }
}

/// The tree of a file, and where it is not TOML.
pub struct Parsed<'i> {
    tree: Spanned<DeTable<'i>>,
    errors: Vec<toml::de::Error>,
}

impl<'i> Parsed<'i> {
    /// Parses the text of a file.
    pub fn of(text: &'i str) -> Parsed<'i> {
        let (tree, errors) = DeTable::parse_recoverable(text);
        Parsed { tree, errors }
    }
}

/// Reads what is TOML; what is not, and every mistake that is noted while reading, is added to
/// `diagnostics`.
///
/// # Errors
/// If it is not TOML, and therefore not read.
pub fn read_file<'f, 'i, T>(
    file: &'f str,
    parsed: &Parsed<'i>,
    known: &'static [&'static str],
    diagnostics: &mut Vec<Diagnostic>,
    read: impl FnOnce(&mut Table<'_, 'i, '_, 'f>) -> T,
) -> Result<T, Noted> {
    let mut mistakes = Mistakes::in_file(file);
    let noted = parsed.errors.iter().map(|error| {
        let span = error.span().unwrap_or(0..0);
        mistakes.note(span, Problem::Syntax(Safe::of(error.message())))
    });
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

/// A table being read: `'t` borrows the tree, `'i` the text of the file.
pub struct Table<'t, 'i, 'm, 'f> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
    mistakes: &'m mut Mistakes<'f>,
    /// For each key that means nothing, the key it was probably meant to be.
    mistyped: Vec<(&'static str, Noted)>,
}

impl<'t, 'i, 'm, 'f> Table<'t, 'i, 'm, 'f> {
    /// Begins to read a table in which only `known` keys mean something.
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
            // What is there already is not what was meant.
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

    /// Where the table stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Notes a mistake found in what was read.
    pub fn note(&mut self, span: Range<usize>, problem: Problem) -> Noted {
        self.mistakes.note(span, problem)
    }

    /// Whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key is there and holds a table.
    #[must_use]
    pub fn holds_table(&self, key: &str) -> bool {
        let value = self.table.get(key);
        value.is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// A value that has to be there.
    fn value(&mut self, key: &'static str) -> Result<&'t Spanned<DeValue<'i>>, Noted> {
        if let Some(value) = self.table.get(key) {
            return Ok(value);
        }
        // A key mistyped is reported once, as unknown.
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

    /// Text that may be left out.
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

    /// Notes a text of more than so many characters.
    ///
    /// # Errors
    /// If it is one.
    pub fn no_longer(&mut self, word: &Word<'_>, longest: usize) -> Result<(), Noted> {
        // Few are longer even in bytes, which need no counting.
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

    /// Text that has to be there.
    ///
    /// # Errors
    /// As for all that has to be there: if it is not, or is of another shape.
    pub fn text(&mut self, key: &'static str) -> Result<Word<'t>, Noted> {
        let value = self.value(key)?;
        self.word(value, Shape::Text)
    }

    /// A number in quotes that has to be there.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn number(&mut self, key: &'static str) -> Result<Word<'t>, Noted> {
        let value = self.value(key)?;
        self.word(value, Shape::NumberInQuotes)
    }

    /// Text for people, made safe for a terminal.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn prose(&mut self, key: &'static str) -> Result<Box<str>, Noted> {
        self.text(key).map(|word| sanitize(word.text).into())
    }

    /// A name in both languages, from `<key>_zh` and `<key>_en`.
    ///
    /// # Errors
    /// As for [`Table::text`], if either is missing.
    pub fn named(&mut self, zh: &'static str, en: &'static str) -> Result<Bilingual, Noted> {
        let (zh, en) = (self.name(zh), self.name(en));
        Ok(Bilingual { zh: zh?, en: en? })
    }

    fn name(&mut self, key: &'static str) -> Result<Box<str>, Noted> {
        let word = self.text(key)?;
        self.no_longer(&word, limits::NAME)?;
        Ok(sanitize(word.text).into())
    }

    /// What is said in both languages, from `zh` and `en`.
    ///
    /// # Errors
    /// As for [`Table::text`], if either is missing.
    pub fn said(&mut self) -> Result<Bilingual, Noted> {
        let (zh, en) = (self.prose("zh"), self.prose("en"));
        Ok(Bilingual { zh: zh?, en: en? })
    }

    /// `{ zh = "…", en = "…" }`, if it is there.
    pub fn bilingual_if(&mut self, key: &'static str) -> Option<Bilingual> {
        self.table_if(key, &["zh", "en"])?.said().ok()
    }

    /// A whole number from 1 that has to be there.
    ///
    /// # Errors
    /// As for [`Table::text`].
    pub fn whole_number(&mut self, key: &'static str) -> Result<(u32, Range<usize>), Noted> {
        let value = self.value(key)?;
        let number = value.get_ref().as_integer().and_then(|integer| {
            u32::from_str_radix(integer.as_str(), integer.radix())
                .ok()
                .filter(|number| *number > 0)
        });
        match number {
            Some(number) => Ok((number, value.span())),
            None => Err(self.wrong(value, Shape::WholeNumber)),
        }
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

    /// A table inside that has to be there.
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

    /// Reads each table of `[[key]]`; there may be none.
    pub fn each(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
        read: impl FnMut(Table<'t, 'i, '_, 'f>),
    ) {
        if let Some(value) = self.table.get(key) {
            // What is of another shape has been noted, and there is nothing to give back.
            let _ = self.tables(value, known, read);
        }
    }

    /// Reads each table of `[[key]]`, of which there has to be one.
    ///
    /// # Errors
    /// As for [`Table::text`], and if any of them is no table.
    pub fn each_of_some(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
        read: impl FnMut(Table<'t, 'i, '_, 'f>),
    ) -> Result<(), Noted> {
        let value = self.value(key)?;
        if self.tables(value, known, read)? == 0 {
            return Err(self.note(value.span(), Problem::MissingKey(key)));
        }
        Ok(())
    }

    /// How many tables there are.
    fn tables(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        known: &'static [&'static str],
        mut read: impl FnMut(Table<'t, 'i, '_, 'f>),
    ) -> Result<usize, Noted> {
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong(value, Shape::Tables));
        };
        if items.len() > limits::ENTRIES {
            return Err(self.note(value.span(), Problem::TooManyEntries(items.len())));
        }
        let mut result = Ok(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    read(Table::new(table, item.span(), known, self.mistakes));
                }
                _ => result = Err(self.wrong(item, Shape::Tables)),
            }
        }
        result
    }

    /// The texts of `key = ["…"]`; there may be none.
    pub fn texts(&mut self, key: &'static str) -> Vec<Word<'t>> {
        let value = self.table.get(key);
        value.map_or_else(Vec::new, |value| self.words(value).0)
    }

    /// The texts of `key = ["…"]`, of which there has to be one.
    ///
    /// # Errors
    /// As for [`Table::text`], and if any of them is no text.
    pub fn some_texts(&mut self, key: &'static str) -> Result<Vec<Word<'t>>, Noted> {
        let value = self.value(key)?;
        let (words, noted) = self.words(value);
        match noted {
            Some(noted) => Err(noted),
            None if words.is_empty() => Err(self.note(value.span(), Problem::MissingKey(key))),
            None => Ok(words),
        }
    }

    /// The texts of an array, and whether it held anything else.
    fn words(&mut self, value: &'t Spanned<DeValue<'i>>) -> (Vec<Word<'t>>, Option<Noted>) {
        let DeValue::Array(items) = value.get_ref() else {
            return (Vec::new(), Some(self.wrong(value, Shape::Texts)));
        };
        if items.len() > limits::ENTRIES {
            let noted = self.note(value.span(), Problem::TooManyEntries(items.len()));
            return (Vec::new(), Some(noted));
        }
        let (mut words, mut noted) = (Vec::new(), None);
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => {
                    let word = Word {
                        text,
                        span: item.span(),
                    };
                    match self.no_longer(&word, limits::NAME) {
                        Ok(()) => words.push(word),
                        Err(long) => noted = Some(long),
                    }
                }
                None => noted = Some(self.wrong(item, Shape::Texts)),
            }
        }
        (words, noted)
    }

    /// One of a few words, by its table.
    ///
    /// # Errors
    /// If it is another.
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

    /// The variant of an enum that has this word. The words are derived from the names of the
    /// variants: to rename one is to change what data files may say.
    ///
    /// # Errors
    /// If there is none.
    pub fn variant<T: FromStr + VariantNames>(&mut self, word: &Word<'_>) -> Result<T, Noted> {
        let found = word.text.parse();
        found.map_err(|_| self.bad_choice(word, T::VARIANTS.to_vec()))
    }

    fn bad_choice(&mut self, word: &Word<'_>, known: Vec<&'static str>) -> Noted {
        let shown = Safe::of(word.text);
        self.note(word.span.clone(), Problem::BadChoice { word: shown, known })
    }
}
