//! Texts of a dataset. Those of the built-in one lie in the program, one behind the other, so that
//! reading the dataset neither copies nor checks them.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// A text of a dataset. It is serialised as its place among all texts: see [`lay_out`] and
/// [`reading`].
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

thread_local! {
    /// The texts that are being laid out.
    static LAID: RefCell<String> = const { RefCell::new(String::new()) };
    /// The texts that are being read.
    static READ: Cell<&'static str> = const { Cell::new("") };
}

/// Serialises, and returns what that came to with the texts that [`reading`] needs. Texts that occur in
/// others are laid out once.
pub fn lay_out<T>(write: impl FnOnce() -> T) -> (T, String) {
    LAID.take();
    let written = write();
    (written, LAID.take())
}

/// Deserialises what [`lay_out`] has serialised with these texts.
pub fn reading<T>(texts: &'static str, read: impl FnOnce() -> T) -> T {
    let before = READ.replace(texts);
    let read = read();
    READ.set(before);
    read
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let start = LAID.with_borrow_mut(|laid| {
            laid.find(&**self).unwrap_or_else(|| {
                let start = laid.len();
                laid.push_str(self);
                start
            })
        });
        (start, self.len()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let (start, len) = <(usize, usize)>::deserialize(deserializer)?;
        let place = start..start.saturating_add(len);
        let text = READ.get().get(place);
        let text = text.ok_or_else(|| D::Error::custom("no text at this place"))?;
        Ok(Text(Cow::Borrowed(text)))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(Cow::Owned(text))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Text {
        Text(Cow::Owned(text.into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_where_they_were_laid_out_and_each_is_laid_out_once() {
        let texts = ["高新区", "新", "", "GDP", "高新区"].map(Text::from);
        let (bytes, laid) = lay_out(|| postcard::to_allocvec(&texts).unwrap());
        assert_eq!(laid, "高新区GDP");
        let read = reading(laid.leak(), || postcard::from_bytes::<[Text; 5]>(&bytes));
        assert_eq!(read.unwrap(), texts);
    }

    #[test]
    fn a_text_that_does_not_lie_there_is_an_error() {
        let (bytes, _) = lay_out(|| postcard::to_allocvec(&Text::from("高新区")).unwrap());
        for texts in ["", "高新", "a高新区"] {
            let read = reading(texts, || postcard::from_bytes::<Text>(&bytes));
            assert!(read.is_err(), "{texts}");
        }
    }
}
