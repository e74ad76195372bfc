//! The lines of an article around a citation.
//!
//! ```text
//!  118  本例新增企业 [34]
//!  119  [家]，比上年多 5 家
//! ```

use std::collections::BTreeSet;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::list;
use crate::dataset::Dataset;
use crate::dataset::article_text::ArticleText;
use crate::sheet::cell::Place;
use crate::text::numeral::{Spot, Stretch};
use crate::text::{pad_start, width, wrap};
use crate::tui::theme::Theme;

/// The lines around a citation in the given number of columns and rows, with the cited figure
/// highlighted and other figures marked.
#[must_use]
pub fn lines(
    dataset: &Dataset,
    text: &ArticleText,
    cited: &Place<'_>,
    theme: &Theme,
    (width_of, rows): (usize, usize),
) -> Vec<Line<'static>> {
    let own = places(text, cited.line, &cited.printed);
    let reach = u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(2);
    let (from, to) = (
        cited.line.saturating_sub(reach),
        cited.line.saturating_add(reach),
    );
    let mut others = BTreeSet::new();
    for subject in dataset.subjects_between(cited.article, from, to) {
        let citation = subject.citation();
        others.extend(places(text, citation.line, &citation.printed));
    }
    let style_of = |spot: Spot| {
        if own.contains(&spot) {
            theme.chip
        } else if others.contains(&spot) {
            theme.strong
        } else {
            Style::new()
        }
    };
    let gutter = width(&text.lines.len().to_string()).saturating_add(1);
    let room = width_of.saturating_sub(gutter.saturating_add(1)).max(2);
    let mut lines: Vec<(u32, Line<'static>)> = Vec::new();
    for (number, content) in (1u32..).zip(&text.lines) {
        // Blank lines are skipped, because in most texts every second line is blank.
        if number < from || number > to || content.trim().is_empty() {
            continue;
        }
        let mut spans = vec![
            Span::styled(pad_start(&number.to_string(), gutter), theme.quiet),
            Span::raw(" "),
        ];
        for (at, line) in wrapped(content, room).into_iter().enumerate() {
            if at > 0 {
                lines.push((number, Line::from(std::mem::take(&mut spans))));
                spans.push(Span::raw(" ".repeat(gutter.saturating_add(1))));
            }
            for (column, character) in line {
                let spot = Spot {
                    line: number,
                    column,
                };
                spans.push(Span::styled(character.to_string(), style_of(spot)));
            }
        }
        lines.push((number, Line::from(spans)));
    }
    let at = lines
        .iter()
        .position(|(number, _)| *number >= cited.line)
        .unwrap_or(0);
    let window = list::window(lines.len(), at, rows);
    lines
        .into_iter()
        .skip(window.start)
        .take(window.len())
        .map(|(_, line)| line)
        .collect()
}

/// A line of an article in lines of at most `room` cells, each character with its column. Blanks at
/// a break are left out.
fn wrapped(line: &str, room: usize) -> Vec<Vec<(u32, char)>> {
    let mut characters = (0u32..).zip(line.chars());
    let mut lines = Vec::new();
    for part in wrap(line, room) {
        let mut own = Vec::new();
        for character in part.chars() {
            own.extend(characters.find(|(_, of)| *of == character));
        }
        lines.push(own);
    }
    lines
}

/// The characters of the text in which a figure is printed.
fn places(text: &ArticleText, line: u32, printed: &str) -> BTreeSet<Spot> {
    let Some(Stretch { start, end }) = text.find(line, printed) else {
        return BTreeSet::new();
    };
    (start..end)
        .filter_map(|at| text.normalised.spot(at))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_character_keeps_its_column_however_the_line_is_broken(
            line in "[a-z0-9%]{0,4}([一-龥]{1,4}[，。、“”（） ]?[a-z0-9.]{0,6}){0,8}", room in 8usize..40,
        ) {
            let characters: Vec<char> = line.chars().collect();
            for (column, character) in wrapped(&line, room).concat() {
                prop_assert_eq!(characters[column as usize], character);
            }
            let joined: String = wrapped(&line, room).concat().into_iter().map(|(_, of)| of).collect();
            let spaceless = |text: &str| text.replace(' ', "");
            prop_assert_eq!(spaceless(&joined), spaceless(&line));
        }
    }
}
