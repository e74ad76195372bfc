//! Arrays of tables and arrays of texts.

use toml::Spanned;
use toml::de::DeValue;

use super::{Noted, Table, Word};
use crate::dataset::diagnostic::{Problem, Shape};
use crate::dataset::limits;

impl<'t, 'i, 'f> Table<'t, 'i, '_, 'f> {
    /// Reads each table of an optional `[[key]]`.
    pub fn each(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
        read: impl FnMut(Table<'t, 'i, '_, 'f>),
    ) {
        if let Some(value) = self.table.get(key) {
            // A wrong type has been noted, and the number of tables does not matter.
            let _ = self.tables(value, known, read);
        }
    }

    /// Reads each table of `[[key]]`, at least one of which is required.
    ///
    /// # Errors
    /// As for [`Table::text`], and if an element is not a table.
    pub(crate) fn each_of_some(
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

    /// Reads each table of an array and returns their number.
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

    /// The texts of an optional `key = ["…"]`. Other elements are noted and left out.
    pub fn texts(&mut self, key: &'static str) -> Vec<Word<'t>> {
        let value = self.table.get(key);
        value.map_or_else(Vec::new, |value| self.words(value).0)
    }

    /// The texts of `key = ["…"]`, at least one of which is required.
    ///
    /// # Errors
    /// As for [`Table::text`], and if an element is not a text.
    pub(crate) fn some_texts(&mut self, key: &'static str) -> Result<Vec<Word<'t>>, Noted> {
        let value = self.value(key)?;
        let (words, noted) = self.words(value);
        match noted {
            Some(noted) => Err(noted),
            None if words.is_empty() => Err(self.note(value.span(), Problem::MissingKey(key))),
            None => Ok(words),
        }
    }

    /// The texts of an array, and whether a mistake in it was noted.
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
}
