//! Values as large figures.

use super::board::Figure;
use crate::sheet::value::Value;
use crate::text::{Lang, numbers};

/// A value in large digits: its hedge and sign as glyphs, words before it and its unit behind it.
#[must_use]
pub(super) fn figure(value: &Value, lang: Lang) -> Figure {
    let value = value.under(value.unit);
    let text = value.text(lang);
    let marks = [
        (lang.mark_net(), lang.measure_net()),
        ("= ", lang.derived()),
    ];
    let marked = marks.into_iter().find_map(|(mark, word)| {
        let number = text.strip_prefix(mark)?;
        Some((word.to_owned(), number.to_owned()))
    });
    let (mut before, mut number) = marked.unwrap_or((String::new(), text.clone()));
    if let Some(rest) = number.strip_prefix(lang.sign_nearly()) {
        before = lang.sign_nearly().trim().to_owned();
        number = rest.to_owned();
    }
    let unit = numbers::Style::of(value.unit, lang).unit();
    let (digits, behind) = match unit.as_str() {
        "%" => (numbers::percent(&number), String::new()),
        _ => (number, unit),
    };
    Figure {
        digits,
        before,
        behind,
    }
}

/// A count, with what is counted behind it.
#[must_use]
pub(super) fn count(number: usize, behind: impl Into<String>) -> Figure {
    Figure {
        digits: number.to_string(),
        before: String::new(),
        behind: behind.into(),
    }
}
