//! Mistakes in data files, as a compiler would show them.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::dataset::{Diagnostic, Problem, Severity, Sources, limits};
use crate::text::{Lang, sanitize, width};
use crate::wording::mistake;

/// At most this many characters of a line are shown on either side of a mistake.
const CONTEXT: usize = 80;

/// Writes every mistake with its line, and a last line that counts them. With `colour`, ANSI
/// styles are added; the caller's stream decides what becomes of them.
///
/// # Errors
/// Whatever writing fails with.
pub fn write(
    out: &mut dyn Write,
    sources: &Sources,
    diagnostics: &[Diagnostic],
    lang: Lang,
    colour: bool,
) -> io::Result<()> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for mistake in diagnostics.iter().take(limits::MISTAKES) {
        writeln!(out, "{}\n", show(&renderer, sources, mistake, lang))?;
    }
    let hidden = diagnostics.len().saturating_sub(limits::MISTAKES);
    if hidden > 0 {
        writeln!(out, "{}\n", lang.check_more_not_shown(hidden))?;
    }
    let count = |severity| {
        let of = diagnostics
            .iter()
            .filter(|mistake| mistake.severity() == severity);
        of.fold(0usize, |sum, mistake| match mistake.problem {
            Problem::TooManyMore(hidden) => sum.saturating_add(hidden),
            _ => sum.saturating_add(1),
        })
    };
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => Ok(()),
        (0, warnings) => writeln!(out, "{}", lang.check_warnings(warnings)),
        (errors, 0) => writeln!(out, "{}", lang.check_errors(errors)),
        (errors, warnings) => writeln!(out, "{}", lang.check_errors_and_warnings(errors, warnings)),
    }
}

/// A mistake in one line: file, line, what is wrong.
#[must_use]
pub fn in_a_line(sources: &Sources, mistake: &Diagnostic, lang: Lang) -> String {
    let text = sources.text_of(&mistake.file);
    let excerpt = mistake
        .span
        .as_ref()
        .zip(text)
        .map(|(span, text)| Excerpt::of(text, span));
    let line = excerpt
        .map(|excerpt| format!(":{}", excerpt.line))
        .unwrap_or_default();
    let message = mistake::message(&mistake.problem, lang);
    sanitize(&format!("{}{line} {message}", mistake.file)).into_owned()
}

fn show(renderer: &Renderer, sources: &Sources, mistake: &Diagnostic, lang: Lang) -> String {
    let level = match mistake.severity() {
        Severity::Error => Level::ERROR.with_name(lang.check_error()),
        Severity::Warning => Level::WARNING.with_name(lang.check_warning()),
    };
    let message = mistake::message(&mistake.problem, lang);
    let path = sanitize(&sources.path_of(&mistake.file).display().to_string()).into_owned();
    let mut group = Group::with_title(level.primary_title(&message));
    let excerpt = mistake.span.as_ref().and_then(|span| {
        sources
            .text_of(&mistake.file)
            .map(|text| Excerpt::of(text, span))
    });
    group = match &excerpt {
        Some(excerpt) => group.element(
            Snippet::source(&excerpt.text)
                .path(&path)
                .line_start(excerpt.line)
                .annotation(AnnotationKind::Primary.span(excerpt.place.clone())),
        ),
        None => group.element(Origin::path(&path)),
    };
    let advice = mistake::advice(&mistake.problem, lang);
    if let Some(advice) = &advice {
        group = group.element(Level::HELP.with_name(lang.check_help()).message(advice));
    }
    let shown = with_colons(renderer.render(&[group]), lang);
    // The renderer counts columns in characters, our readers in cells.
    match excerpt {
        Some(Excerpt {
            line,
            column,
            place,
            text,
        }) => {
            let characters = text
                .get(..place.start)
                .map_or(1, |head| head.chars().count().saturating_add(1));
            shown.replacen(
                &format!("{path}:{line}:{characters}"),
                &format!("{path}:{line}:{column}"),
                1,
            )
        }
        None => shown,
    }
}

/// The renderer writes `: ` behind the names of levels; Chinese has a colon of its own.
fn with_colons(shown: String, lang: Lang) -> String {
    if lang != Lang::Zh {
        return shown;
    }
    let names = [lang.check_error(), lang.check_warning(), lang.check_help()];
    // Before a name and behind it stand styles only, and a frame of `=`.
    let is_frame =
        |of: char| of.is_ascii_digit() || matches!(of, ' ' | '=' | '\u{1b}' | '[' | ';' | 'm');
    let mended = shown.split('\n').map(|line| {
        let level = names.iter().find_map(|name| {
            let (before, behind) = line.split_once(name)?;
            let (styles, message) = behind.split_once(": ")?;
            let is_level = before.chars().chain(styles.chars()).all(is_frame);
            is_level.then(|| format!("{before}{name}{styles}{}{message}", lang.colon()))
        });
        level.unwrap_or_else(|| line.to_owned())
    });
    mended.collect::<Vec<_>>().join("\n")
}

/// The line of a mistake, safe to print, and where in it the mistake is.
struct Excerpt {
    /// Counted from 1.
    line: usize,
    /// Counted from 1, in terminal cells: data files are full of characters two cells wide.
    column: usize,
    text: String,
    place: Range<usize>,
}

impl Excerpt {
    fn of(text: &str, span: &Range<usize>) -> Excerpt {
        let start = text.floor_char_boundary(span.start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before
            .rfind('\n')
            .map_or(0, |newline| newline.saturating_add(1));
        let rest = text.get(start..).unwrap_or_default();
        // Windows ends its lines with two characters.
        let line_end = rest
            .find("\r\n")
            .into_iter()
            .chain(rest.find('\n'))
            .min()
            .map_or(text.len(), |newline| start.saturating_add(newline));
        let end = text.ceil_char_boundary(span.end).clamp(start, line_end);

        let head = text.get(line_start..start).unwrap_or_default();
        let tail = text.get(end..line_end).unwrap_or_default();
        let shown_head: String = match head.char_indices().rev().nth(CONTEXT) {
            Some((cut, _)) => format!("…{}", head.get(cut..).unwrap_or_default()),
            None => head.to_owned(),
        };
        let shown_tail: String = tail.chars().take(CONTEXT).collect();
        let wrong: String = text
            .get(start..end)
            .unwrap_or_default()
            .chars()
            .take(CONTEXT)
            .collect();

        let mut shown = sanitize(&shown_head).into_owned();
        let from = shown.len();
        shown.push_str(&sanitize(&wrong));
        let to = shown.len();
        shown.push_str(sanitize(&shown_tail).trim_end());
        if from == to && to == shown.len() {
            // A mistake behind the last character of the line needs something to stand under.
            shown.push(' ');
        }
        // Nothing is underlined by one character at least.
        let next = shown
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Excerpt {
            line: before
                .bytes()
                .filter(|byte| *byte == b'\n')
                .count()
                .saturating_add(1),
            column: width(&sanitize(head)).saturating_add(1),
            place: from..to.max(from.saturating_add(next)),
            text: shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_after_chinese_text_is_counted_in_cells() {
        let text = "first = 1\nname_zh = \"地区生产总值\" # 6l.6\n";
        let start = text.find("6l.6").unwrap();
        let excerpt = Excerpt::of(text, &(start..start + 4));
        assert_eq!((excerpt.line, excerpt.column), (2, 28));
        assert_eq!(&excerpt.text[excerpt.place.clone()], "6l.6");
    }

    #[test]
    fn spans_that_lie_oddly_are_still_shown() {
        for (text, span) in [
            ("", 0..0),
            ("a = ", 4..4),
            ("值", 1..2),
            ("a\nb", 0..3),
            ("a = \"\u{1b}[2J\"", 4..10),
            ("x", 5..9),
        ] {
            let excerpt = Excerpt::of(text, &span);
            assert!(
                excerpt.text.get(excerpt.place.clone()).is_some(),
                "{text:?}"
            );
            assert!(!excerpt.text.chars().any(char::is_control), "{text:?}");
        }
    }

    #[test]
    fn a_mistake_in_a_line_has_its_file_and_line() {
        let mut sources = Sources::embedded();
        let file = sources.files.iter_mut().find(|of| of.name == "zone.toml");
        let file = file.unwrap();
        let text = file.text.replace("schema = 1", "\n\nschema = 2");
        file.text = text.into();
        let mistakes = crate::dataset::load(&sources).unwrap_err().diagnostics;
        let message = in_a_line(&sources, &mistakes[0], Lang::En);
        assert_eq!(message, "zone.toml:3 the files are of schema version 2");
        let of_file = Diagnostic::of_file("zone.toml", Problem::MissingFile);
        let message = in_a_line(&sources, &of_file, Lang::En);
        assert_eq!(message, "zone.toml this file is missing");
    }

    #[test]
    fn of_a_line_longer_than_any_screen_only_what_is_around_the_mistake_is_shown() {
        let (before, after) = ("甲".repeat(1000), "乙".repeat(1000));
        let text = format!("{before}wrong{after}");
        let start = before.len();
        let excerpt = Excerpt::of(&text, &(start..start + 5));
        assert_eq!(excerpt.column, 2001);
        assert_eq!(&excerpt.text[excerpt.place.clone()], "wrong");
        assert!(excerpt.text.starts_with("…甲"), "{}", excerpt.text);
        assert!(excerpt.text.chars().count() < 180, "{}", excerpt.text);
    }
}
