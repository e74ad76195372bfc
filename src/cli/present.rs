//! `zoneboard present`: the slides of a year, on a terminal or without one.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, ArgMatches, Command, ValueHint, value_parser};
use strum::VariantNames;

use super::cannot_write;
use super::options::{self, GLYPHS, Refused, THEMES, area, choice, flag, names, option, year};
use crate::deck::check::{self, Fault, Misfit};
use crate::deck::{Deck, Room, SlideId};
use crate::output::file;
use crate::output::slides::{self, Exported, Shown};
use crate::picture::Marks;
use crate::sheet::Context;
use crate::text::{Lang, sanitize};
use crate::tui::glyphs::Glyphs;
use crate::tui::slides as painted;
use crate::tui::svg;
use crate::tui::theme::{Background, PaletteName, Theme, ThemeName};

/// The largest size of a slide. [`check::LEAST`] is the smallest.
const MOST: Room = Room {
    columns: 400,
    rows: 120,
};

/// The formats of exported slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// One HTML file.
    #[default]
    Html,
    /// One text file.
    Text,
    /// One SVG file for each slide.
    Svg,
}

/// What to do with the slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Present them on the terminal.
    Show(Presentation),
    /// Show the notes of a presentation in another terminal.
    Follow,
    /// List their titles.
    List,
    /// Check that all fit a window of this size.
    Check(Room),
    /// Export them to a folder.
    Export(PathBuf, Format),
    /// Print the notes for the presenter.
    Notes,
}

impl Asked {
    /// Whether nothing but the standard output gets them.
    #[must_use]
    pub(crate) fn is_printed(&self) -> bool {
        matches!(self, Asked::List | Asked::Notes)
    }
}

/// How slides are presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presentation {
    /// The number of the slide to begin with, from 1.
    pub from: usize,
    /// The time after which the next step is shown automatically.
    pub autoplay: Option<Duration>,
    /// Whether animations are turned off.
    pub still: bool,
}

/// Which slides, and how they are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// What to do with them.
    pub asked: Asked,
    /// The size of an exported slide, in cells.
    pub room: Room,
    /// The theme.
    pub theme: ThemeName,
    /// The colours of good and bad.
    pub palette: PaletteName,
    /// The characters that may be used.
    pub marks: Marks,
}

/// The command, described in one language.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("present")
        .about(lang.cli_present())
        .arg(year(lang))
        .arg(area(lang))
        .arg(flag("list", lang.cli_present_list()))
        .arg(
            option("check", "COLUMNSxROWS", lang.cli_present_check())
                .value_parser(move |text: &str| room(text, lang)),
        )
        .arg(
            option("export", "DIR", lang.cli_present_export())
                .value_hint(ValueHint::DirPath)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option("from", "N", lang.cli_present_from())
                .value_parser(value_parser!(u16).range(1..))
                .conflicts_with("what"),
        )
        .arg(
            option("autoplay", "SECONDS", lang.cli_present_autoplay())
                .value_parser(value_parser!(u16).range(1..=3600))
                .conflicts_with("what"),
        )
        .arg(flag("still", lang.cli_present_still()).conflicts_with("what"))
        .arg(flag("notes", lang.cli_present_notes()))
        .arg(flag("print", lang.cli_present_print()).requires("notes"))
        .group(ArgGroup::new("what").args(["list", "check", "export", "notes"]))
        .arg(
            option("format", "FORMAT", lang.cli_format())
                .default_value("html")
                .value_parser(PossibleValuesParser::new(Format::VARIANTS)),
        )
        .arg(
            option("size", "COLUMNSxROWS", lang.cli_picture_size())
                .default_value("80x24")
                .value_parser(move |text: &str| room(text, lang)),
        )
        .arg(option("theme", "THEME", lang.cli_theme()).value_parser(names(&THEMES)))
        .arg(
            option("palette", "PALETTE", lang.cli_palette()).value_parser(names(&PaletteName::ALL)),
        )
        .arg(option("glyphs", "GLYPHS", lang.cli_glyphs()).value_parser(names(&GLYPHS)))
}

/// Parses a size such as `80x24`.
fn room(text: &str, lang: Lang) -> Result<Room, Refused> {
    let size = |of: Room| (of.columns, of.rows);
    let (columns, rows) = options::size(text, size(check::LEAST), size(MOST), lang)?;
    Ok(Room { columns, rows })
}

/// Reads the arguments of the command.
pub(super) fn parse(matches: &ArgMatches) -> Presented {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let theme = word("theme").and_then(|name| choice(&THEMES, name));
    let glyphs = word("glyphs").and_then(|name| choice(&GLYPHS, name));
    let palette = word("palette").and_then(|name| choice(&PaletteName::ALL, name));
    let format = word("format").and_then(|name| name.parse().ok());
    let size = |name: &str| matches.get_one::<Room>(name).copied();
    let asked = match (size("check"), matches.get_one::<PathBuf>("export")) {
        (Some(room), _) => Asked::Check(room),
        (None, Some(folder)) => Asked::Export(folder.clone(), format.unwrap_or_default()),
        (None, None) if matches.get_flag("print") => Asked::Notes,
        (None, None) if matches.get_flag("notes") => Asked::Follow,
        (None, None) if matches.get_flag("list") => Asked::List,
        (None, None) => {
            let number = |name: &str| matches.get_one::<u16>(name).copied();
            let seconds = number("autoplay").map(u64::from);
            Asked::Show(Presentation {
                from: number("from").map_or(1, usize::from),
                autoplay: seconds.map(Duration::from_secs),
                still: matches.get_flag("still"),
            })
        }
    };
    Presented {
        asked,
        room: size("size").unwrap_or(check::LEAST),
        theme: theme.flatten().unwrap_or(ThemeName::Light),
        palette: palette.unwrap_or_default(),
        marks: match glyphs.flatten() {
            Some(Glyphs::Ascii) => Marks::Ascii,
            _ => Marks::Unicode,
        },
    }
}

/// Carries out the command. Returns `false` if a check has found slides that do not fit.
///
/// # Errors
/// If writing fails.
pub fn run(out: &mut dyn Write, cx: &Context<'_>, presented: &Presented) -> Result<bool> {
    let lang = cx.lang;
    match &presented.asked {
        // These need a terminal.
        Asked::Show(_) | Asked::Follow => {}
        Asked::List => slides::list(out, &exported(cx, presented), lang)?,
        Asked::Notes => slides::notes(out, &exported(cx, presented), lang)?,
        Asked::Check(room) => return tell_misfits(out, cx, *room),
        Asked::Export(folder, format) => {
            fs::create_dir_all(folder).with_context(|| cannot_write(folder, lang))?;
            let files = files(cx, presented, *format)?;
            for (name, content) in files {
                let path = folder.join(name);
                file::write(&path, content.as_ref()).with_context(|| cannot_write(&path, lang))?;
                writeln!(out, "{}", sanitize(&path.display().to_string()))?;
            }
        }
    }
    Ok(true)
}

/// The id of a slide in file names and lists.
fn name(deck: &Deck, id: SlideId) -> String {
    let target = deck.targets.iter().position(|of| *of == id);
    match (deck.position(id), target) {
        (Some(at), _) => at.to_string(),
        (None, at) => format!("t{}", at.map_or(0, |at| at.saturating_add(1))),
    }
}

/// The theme of pictures. The light one takes the place of the one without colours.
fn theme(presented: &Presented) -> Theme {
    let named = match presented.theme {
        ThemeName::Mono => ThemeName::Light,
        named => named,
    };
    named.theme(presented.palette, Background::Painted)
}

fn exported(cx: &Context<'_>, presented: &Presented) -> Vec<Exported> {
    let deck = Deck::of(cx);
    let theme = theme(presented);
    let wants_pictures = matches!(
        presented.asked,
        Asked::Export(_, Format::Html | Format::Svg)
    );
    let slides = deck.all().filter_map(|id| deck.slide(cx, id));
    let exported = slides.map(|slide| {
        let title = slide.title(cx);
        let steps = (0..slide.steps()).map(|step| {
            let page = slide.page(cx, step, presented.room, presented.marks);
            Shown {
                text: page.text(),
                picture: match wants_pictures {
                    true => svg::svg(&painted::painted(&page, &theme), &theme, &title),
                    false => String::new(),
                },
                sentence: slide.sentence(cx, step),
            }
        });
        Exported {
            name: name(&deck, slide.id),
            position: slide
                .position
                .map_or_else(String::new, |(at, all)| format!("{at}/{all}")),
            steps: steps.collect(),
            leads_to: slide.leads_to().iter().map(|id| name(&deck, *id)).collect(),
            notes: slide.notes(cx),
            title,
        }
    });
    exported.collect()
}

/// The files of an export, by name.
fn files(
    cx: &Context<'_>,
    presented: &Presented,
    format: Format,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let slides = exported(cx, presented);
    let lang = cx.lang.language_code();
    let year = cx.year;
    let mut written = BufWriter::new(Vec::new());
    match format {
        Format::Text => slides::text(&mut written, &slides)?,
        Format::Html => {
            let title = format!("{} {year}", cx.area_name());
            let ground = svg::ground(&theme(presented));
            slides::html(&mut written, &slides, (&title, &ground), cx.lang)?;
        }
        Format::Svg => {
            let files = slides.into_iter().filter_map(|slide| {
                let last = slide.steps.into_iter().next_back()?;
                let name = match slide.name.strip_prefix('t') {
                    Some(at) => format!("target-{year}-{at:0>2}-{lang}.svg"),
                    None => format!("slide-{year}-{:0>2}-{lang}.svg", slide.name),
                };
                Some((name, last.picture.into_bytes()))
            });
            return Ok(files.collect());
        }
    }
    let ending = if format == Format::Html {
        "html"
    } else {
        "txt"
    };
    let content = written.into_inner().map_err(io::Error::from)?;
    Ok(vec![(format!("slides-{year}-{lang}.{ending}"), content)])
}

/// Writes which slides do not fit or cannot be read in one of the themes. Returns whether there are
/// none.
fn tell_misfits(out: &mut dyn Write, cx: &Context<'_>, room: Room) -> Result<bool> {
    let lang = cx.lang;
    let themes = ThemeName::ALL.map(|(theme, _)| theme);
    let themes = themes.map(|of| of.theme(PaletteName::default(), Background::Painted));
    let mut hidden = 0usize;
    let checked = check::check(cx, room, |page| {
        let shown = themes
            .iter()
            .filter(|theme| painted::shows_all(page, theme));
        hidden = hidden.saturating_add(themes.len().saturating_sub(shown.count()));
    });
    for misfit in &checked.misfits {
        writeln!(out, "{}", message(misfit, lang))?;
    }
    if hidden > 0 {
        writeln!(out, "{}", lang.slides_hidden(hidden))?;
    }
    let size = format!("{}x{}", room.columns, room.rows);
    let is_clean = checked.misfits.is_empty() && hidden == 0;
    match is_clean {
        true => writeln!(out, "{}", lang.slides_fit(checked.pages, size))?,
        false => writeln!(
            out,
            "{}",
            lang.slides_misfit(checked.misfits.len(), checked.pages, size)
        )?,
    }
    Ok(is_clean)
}

fn message(misfit: &Misfit, lang: Lang) -> String {
    let fault = match &misfit.fault {
        Fault::NoRoom(text) => lang.misfit_no_room(text),
        Fault::Words(words) => lang.misfit_words(words, crate::deck::page::WORDS),
        Fault::Rows(rows) => lang.misfit_rows(rows, crate::deck::page::CONTENT),
        Fault::NoLargest => lang.misfit_no_largest().to_owned(),
        Fault::Width(cells) => lang.misfit_width(cells),
        Fault::NotAscii(letter) => lang.misfit_not_ascii(letter),
    };
    let glyphs = match misfit.marks {
        Marks::Unicode => "unicode",
        Marks::Ascii => "ascii",
    };
    let place = format!("{} {} {glyphs}", misfit.year, misfit.lang.language_code());
    let text = lang.misfit(place, &misfit.title, misfit.step, fault);
    sanitize(&text).into_owned()
}
