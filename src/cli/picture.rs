//! `zoneboard picture`: a screen as an SVG file, without a terminal.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::builder::{PathBufValueParser, TypedValueParser as _};
use clap::{ArgMatches, Command, ValueHint, value_parser};

use super::cannot_write;
use super::options::{GLYPHS, Refused, THEMES, area, choice, names, option, size, year};
use crate::output::file;
use crate::text::Lang;
use crate::tui::file_kind::Still;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::{Background, PaletteName, ThemeName};
use crate::tui::{Model, Tab, still};

/// The fewest columns and rows of a picture.
const LEAST: (u16, u16) = (24, 6);

/// The most columns and rows of a picture.
const MOST: (u16, u16) = (400, 200);

/// What picture is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictured {
    /// The tab.
    pub tab: Option<Tab>,
    /// Which of its views, counted from 1.
    pub view: u8,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The theme.
    pub theme: ThemeName,
    /// The colours of good and bad.
    pub palette: PaletteName,
    /// The glyphs.
    pub glyphs: Glyphs,
    /// Where it is written to; the standard output for `-`.
    pub output: PathBuf,
}

impl Pictured {
    /// Whether it goes to the standard output.
    #[must_use]
    pub(super) fn is_printed(&self) -> bool {
        self.output.as_os_str() == "-"
    }
}

/// The command, described in one language.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("picture")
        .about(lang.cli_picture())
        .arg(year(lang))
        .arg(area(lang))
        .arg(option("tab", "TAB", lang.cli_picture_tab()).value_parser(names(&Tab::ALL)))
        .arg(
            option("view", "N", lang.cli_picture_view())
                .default_value("1")
                .value_parser(value_parser!(u8).range(1..=9)),
        )
        .arg(
            option("size", "COLUMNSxROWS", lang.cli_picture_size())
                .default_value("120x40")
                .value_parser(move |text: &str| size(text, LEAST, MOST, lang)),
        )
        .arg(
            option("theme", "THEME", lang.cli_theme())
                .default_value("dark")
                .value_parser(names(&THEMES)),
        )
        .arg(
            option("palette", "PALETTE", lang.cli_palette()).value_parser(names(&PaletteName::ALL)),
        )
        .arg(option("glyphs", "GLYPHS", lang.cli_glyphs()).value_parser(names(&GLYPHS)))
        .arg(
            option("output", "FILE", lang.cli_picture_output())
                .short('o')
                .required(true)
                .value_hint(ValueHint::FilePath)
                .value_parser(PathBufValueParser::new().try_map(move |path| output(path, lang))),
        )
}

/// What the arguments of the command ask for.
pub(super) fn parse(matches: &ArgMatches) -> Pictured {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let theme = word("theme")
        .and_then(|name| choice(&THEMES, name))
        .flatten();
    let glyphs = word("glyphs")
        .and_then(|name| choice(&GLYPHS, name))
        .flatten();
    let palette = word("palette").and_then(|name| choice(&PaletteName::ALL, name));
    Pictured {
        tab: word("tab").and_then(|name| choice(&Tab::ALL, name)),
        view: matches.get_one("view").copied().unwrap_or(1),
        size: matches.get_one("size").copied().unwrap_or((120, 40)),
        theme: theme.unwrap_or(ThemeName::Dark),
        palette: palette.unwrap_or_default(),
        glyphs: glyphs.unwrap_or(Glyphs::Unicode),
        output: matches
            .get_one::<PathBuf>("output")
            .cloned()
            .unwrap_or_default(),
    }
}

/// A file that can be written. What another ending than the two promises would not be in it; without
/// one it is SVG.
fn output(path: PathBuf, lang: Lang) -> Result<PathBuf, Refused> {
    let known = ["svg", "txt"];
    match path.extension() {
        Some(ending) if known.iter().all(|of| !ending.eq_ignore_ascii_case(of)) => {
            Err(Refused(lang.cli_picture_endings().to_owned()))
        }
        _ => Ok(path),
    }
}

/// Text where the name ends in `.txt`, otherwise SVG.
fn kind(output: &Path) -> Still {
    match output.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("txt") => Still::Text,
        _ => Still::Svg,
    }
}

/// Draws the picture and writes it.
///
/// # Errors
/// A view that the tab does not have, and those of writing.
pub fn run(model: &mut Model, pictured: &Pictured) -> Result<()> {
    let lang = model.shared.lang;
    model.shared.size = pictured.size;
    model.shared.theme = pictured.theme;
    model.shared.palette = pictured.palette;
    model.shared.background = Background::Painted;
    model.shared.glyphs = pictured.glyphs;
    if let Some(tab) = pictured.tab {
        model.open(tab);
    }
    let kind = kind(&pictured.output);
    model.refresh();
    let mut views = vec![still::content(model, kind)];
    for _ in 1..pictured.view {
        let (screen, shared) = model.screen_mut();
        screen.next_view(shared);
        model.refresh();
        let view = still::content(model, kind);
        // After the last view comes one that was there.
        if views.contains(&view) {
            bail!(lang.no_such_view(pictured.view, views.len()));
        }
        views.push(view);
    }
    let picture = views.pop().unwrap_or_default();
    if pictured.is_printed() {
        io::stdout().lock().write_all(picture.as_bytes())?;
        return Ok(());
    }
    let path = &pictured.output;
    file::write(path, picture.as_bytes()).with_context(|| cannot_write(path, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_columns_and_rows_within_reason() {
        assert!(matches!(
            size("120x40", LEAST, MOST, Lang::En),
            Ok((120, 40))
        ));
        for text in [
            "120", "x40", "120x", "10x40", "120x2", "9999x40", "-1x40", "120×40",
        ] {
            assert!(size(text, LEAST, MOST, Lang::En).is_err(), "{text}");
        }
    }
}
