//! Options that several commands take, and choices among named values.

use std::fmt::Display;
use std::str::FromStr;

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, value_parser};

use crate::dataset::{AreaId, Dataset};
use crate::figure::period::Year;
use crate::text::Lang;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::ThemeName;

/// The themes, `auto` the terminal's.
pub(super) static THEMES: [(Option<ThemeName>, &str); 5] = [
    (None, "auto"),
    (Some(ThemeName::Dark), "dark"),
    (Some(ThemeName::Light), "light"),
    (Some(ThemeName::HighContrast), "high-contrast"),
    (Some(ThemeName::Mono), "mono"),
];

/// The glyphs, `auto` those the terminal can be trusted with.
pub(super) static GLYPHS: [(Option<Glyphs>, &str); 4] = [
    (None, "auto"),
    (Some(Glyphs::Unicode), "unicode"),
    (Some(Glyphs::Braille), "braille"),
    (Some(Glyphs::Ascii), "ascii"),
];

/// Why a value is refused, in the user's language; told below what is refused.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(pub(super) String);

/// The choice of that name.
pub(super) fn choice<T: Copy>(known: &[(T, &'static str)], name: &str) -> Option<T> {
    known
        .iter()
        .find(|(_, word)| *word == name)
        .map(|(value, _)| *value)
}

/// The names of one argument's choices.
pub(super) fn names<T>(known: &[(T, &'static str)]) -> PossibleValuesParser {
    PossibleValuesParser::new(known.iter().map(|(_, name)| *name).collect::<Vec<_>>())
}

/// `--name <VALUE>`.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// `--name` without a value.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::SetTrue)
}

/// `80x24`: columns and rows, neither of them below the least nor above the most.
pub(super) fn size<T: Copy + Display + FromStr + PartialOrd>(
    text: &str,
    least: (T, T),
    most: (T, T),
    lang: Lang,
) -> Result<(T, T), Refused> {
    let size = text.split_once('x').and_then(|(columns, rows)| {
        let (columns, rows) = (columns.parse().ok()?, rows.parse().ok()?);
        let fits = (least.0..=most.0).contains(&columns) && (least.1..=most.1).contains(&rows);
        fits.then_some((columns, rows))
    });
    size.ok_or_else(|| {
        let [least, most] = [least, most].map(|(columns, rows)| format!("{columns}x{rows}"));
        Refused(lang.cli_size_within(least, most))
    })
}

/// `--year`, which stands before a command or behind it.
pub(super) fn year(lang: Lang) -> Arg {
    year_option("year", lang.cli_year())
}

/// `--name <YYYY>`.
pub(super) fn year_option(name: &'static str, help: &'static str) -> Arg {
    option(name, "YYYY", help).value_parser(value_parser!(Year).range(1000..=9999))
}

/// `--area`, which stands before a command or behind it.
pub(super) fn area(lang: Lang) -> Arg {
    option("area", "ID", lang.cli_area())
}

/// A year, unless the area has nothing of it.
pub(super) fn known_year(
    dataset: &Dataset,
    area: AreaId,
    year: Year,
    lang: Lang,
) -> anyhow::Result<Year> {
    if dataset.years(area).any(|known| known == year) {
        return Ok(year);
    }
    let known: Vec<String> = dataset.years(area).map(|year| year.to_string()).collect();
    bail!(lang.no_such_year(year, known.join(", ")))
}
