//! A line being typed, scrolled so that its cursor is visible.

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{truncate, width};
use crate::tui::theme::Theme;

/// A prompt and what was typed, in `room` cells: the text before the cursor, the character under it
/// (none at the end), and the text behind it.
#[must_use]
pub fn line<'a>(
    lead: &'a str,
    (before, under, behind): (&'a str, &'a str, &'a str),
    room: usize,
    theme: &Theme,
) -> Line<'a> {
    let under = if under.is_empty() { " " } else { under };
    let room = room.saturating_sub(width(lead));
    let left = room.saturating_sub(width(under));
    // The text before the cursor is cut last and never completely, so that users see what Backspace
    // deletes.
    let head = left.saturating_sub(width(behind)).max(left / 2);
    let before = last_cells(before, head);
    let tail = left.saturating_sub(width(before));
    Line::from(vec![
        Span::styled(lead, theme.strong),
        Span::raw(before),
        Span::styled(under, theme.chip),
        Span::raw(truncate(behind, tail)),
    ])
}

/// As [`line()`], with a placeholder after the cursor until something is typed.
#[must_use]
pub fn asked<'a>(
    lead: &'a str,
    around: (&'a str, &'a str, &'a str),
    question: &str,
    room: usize,
    theme: &Theme,
) -> Line<'a> {
    let mut drawn = line(lead, around, room, theme);
    if around == ("", "", "") {
        let left = room.saturating_sub(width(lead)).saturating_sub(2);
        let question = truncate(question, left).into_owned();
        drawn.push_span(Span::styled(format!(" {question}"), theme.quiet));
    }
    drawn
}

/// The last `cells` cells of a text.
fn last_cells(text: &str, cells: usize) -> &str {
    let mut used = 0usize;
    let mut from = text.len();
    for (at, character) in text.grapheme_indices(true).rev() {
        used = used.saturating_add(width(character));
        if used > cells {
            break;
        }
        from = at;
    }
    text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, PaletteName, ThemeName};
    use rstest::rstest;

    #[rstest]
    #[case("高新", "", "", "> 高新[ ]")]
    #[case("高", "新", "", "> 高[新]")]
    #[case("郑州高新区经开区", "", "", "> 新区经开区[ ]")]
    #[case("郑州高新区经开", "区", "", "> 高新区经开[区]")]
    #[case("", "郑", "州高新区经开区", "> [郑]州高新区…")]
    #[case("郑州高新", "区", "经开区郑州", "> 高新[区]经开…")]
    #[case("abc", "d", "efghijklmnop", "> abc[d]efghijk…")]
    fn the_cursor_stands_in_its_place_however_long_the_line(
        #[case] before: &str,
        #[case] under: &str,
        #[case] behind: &str,
        #[case] drawn: &str,
    ) {
        let theme = ThemeName::Dark.theme(PaletteName::default(), Background::Terminal);
        let line = line("> ", (before, under, behind), 14, &theme);
        let shown: String = line
            .spans
            .iter()
            .enumerate()
            .map(|(at, span)| match at {
                2 => format!("[{}]", span.content),
                _ => span.content.to_string(),
            })
            .collect();
        assert_eq!(shown, drawn);
        assert!(width(&shown) <= 14 + 2, "wider than its room");
    }
}
