//! The lines of an article around a citation.
//!
//! ```text
//!  118  主体快速增长。园区高新技术企业达到 [1493]
//!  119  [家]，同比增长 32.9%，占郑州市的 36.3%、河南省
//! ```

use std::collections::BTreeSet;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::list;
use crate::dataset::Dataset;
use crate::dataset::article_text::ArticleText;
use crate::sheet::cell::Place;
use crate::text::numeral::{Spot, Stretch};
use crate::text::{pad_start, width};
use crate::tui::theme::Theme;

/// The lines around a citation in so many columns and rows, with the cited figure highlighted and
/// other figures marked.
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
        // In most texts every second line is blank.
        if number < from || number > to || content.trim().is_empty() {
            continue;
        }
        let mut spans = vec![
            Span::styled(pad_start(&number.to_string(), gutter), theme.quiet),
            Span::raw(" "),
        ];
        let mut used = 0usize;
        for word in words(content) {
            let cells = word.iter().fold(0usize, |sum, (_, c)| {
                sum.saturating_add(width(&c.to_string()))
            });
            let fits = used.saturating_add(cells) <= room;
            // A word that is longer than a line is broken.
            let whole = cells <= room;
            if !fits && whole {
                lines.push((number, Line::from(std::mem::take(&mut spans))));
                spans.push(Span::raw(" ".repeat(gutter.saturating_add(1))));
                used = 0;
            }
            for (column, character) in word {
                let symbol = character.to_string();
                if used.saturating_add(width(&symbol)) > room {
                    lines.push((number, Line::from(std::mem::take(&mut spans))));
                    spans.push(Span::raw(" ".repeat(gutter.saturating_add(1))));
                    used = 0;
                }
                used = used.saturating_add(width(&symbol));
                spans.push(Span::styled(
                    symbol,
                    style_of(Spot {
                        line: number,
                        column,
                    }),
                ));
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

/// The words of a line, each character with its column. Latin letters and digits stay together.
fn words(line: &str) -> Vec<Vec<(u32, char)>> {
    let characters: Vec<(u32, char)> = (0u32..).zip(line.chars()).collect();
    let joined =
        |a: &(u32, char), b: &(u32, char)| a.1.is_ascii_graphic() && b.1.is_ascii_graphic();
    characters.chunk_by(joined).map(<[_]>::to_vec).collect()
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
