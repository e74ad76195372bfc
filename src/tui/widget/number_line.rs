//! Two intervals over one axis, which shows whether they overlap.
//!
//! ```text
//!       2     4     6     8
//!       ┼─────┼─────┼─────┼─
//! 所称   ├◆┤
//! 推算                ├──◆──┤
//! ```

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::scale::{Scale, round_step, ticks};
use crate::sheet::detail::{Mark, NumberLine};
use crate::text::{Lang, pad_end, width};
use crate::tui::theme::Theme;

/// Draws the marks over one axis, `room` cells wide. Empty if all of their ends are open.
#[must_use]
pub fn lines(of: &NumberLine, room: usize, theme: &Theme, lang: Lang) -> Vec<Line<'static>> {
    let (marks, axis) = (&of.marks, theme.quiet);
    let label_room = marks
        .iter()
        .map(|mark| width(mark.label))
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let cells = room.saturating_sub(label_room);
    let ends = || {
        marks
            .iter()
            .flat_map(|mark| [mark.possible.lo(), mark.possible.hi(), mark.point])
            .flatten()
    };
    let (Some(low), Some(high)) = (ends().min(), ends().max()) else {
        return Vec::new();
    };
    if cells < 12 {
        return Vec::new();
    }
    // Some room on either side, so that the ends of intervals are not at the edges.
    let length = high.saturating_sub(low);
    let (whole, parts) = if length.is_zero() {
        (low.abs().max(Decimal::ONE), 50)
    } else {
        (length, 8)
    };
    let air = whole.checked_div(Decimal::from(parts)).unwrap_or_default();
    let (low, high) = (low.saturating_sub(air), high.saturating_add(air));
    let steps = u32::try_from(cells).unwrap_or(u32::MAX).saturating_sub(1);
    let scale = Scale::new(low, high, steps);
    let at = |value: Decimal| usize::try_from(scale.step(value)).unwrap_or(0);

    let parts = u32::try_from(cells / 9).unwrap_or(1).clamp(1, 6);
    let step = round_step(high.saturating_sub(low), parts);
    let ticks = ticks(low, high, step);
    let mut labels = String::new();
    let mut rule: Vec<char> = vec!['─'; cells];
    for tick in &ticks {
        let column = at(*tick);
        if let Some(cell) = rule.get_mut(column) {
            *cell = '┼';
        }
        let text = of.number(*tick, lang);
        let start = column.saturating_sub(width(&text) / 2);
        let gap = start.saturating_sub(width(&labels));
        let fits = start.saturating_add(width(&text)) <= cells;
        if fits && (labels.is_empty() || gap > 0) && start >= width(&labels) {
            labels.push_str(&" ".repeat(gap));
            labels.push_str(&text);
        }
    }
    let indent = " ".repeat(label_room);
    let mut picture = vec![
        Line::from(Span::styled(format!("{indent}{labels}"), axis)),
        Line::from(Span::styled(
            format!("{indent}{}", rule.into_iter().collect::<String>()),
            axis,
        )),
    ];
    for mark in marks {
        let bar = bar(mark, cells, &at);
        picture.push(Line::from(vec![
            Span::raw(pad_end(mark.label, label_room)),
            Span::styled(bar, theme.tone(mark.tone)),
        ]));
    }
    picture
}

/// The cells of one interval: a bar between its ends, with an arrow at an open end.
fn bar(mark: &Mark, cells: usize, at: &dyn Fn(Decimal) -> usize) -> String {
    let last = cells.saturating_sub(1);
    let from = mark.possible.lo().map_or(0, at);
    let to = mark.possible.hi().map_or(last, at);
    let mut row = vec![' '; cells];
    for cell in row.iter_mut().take(to.saturating_add(1)).skip(from) {
        *cell = '─';
    }
    let mut put = |column: usize, sign: char| {
        if let Some(cell) = row.get_mut(column) {
            *cell = sign;
        }
    };
    put(
        from,
        if mark.possible.lo().is_some() {
            '├'
        } else {
            '←'
        },
    );
    put(
        to,
        if mark.possible.hi().is_some() {
            '┤'
        } else {
            '→'
        },
    );
    if let Some(point) = mark.point {
        put(at(point), '◆');
    }
    row.into_iter().collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Interval, Unit};
    use crate::sheet::detail::Tone;
    use crate::tui::theme::{Background, PaletteName, ThemeName};

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn picture(stated: Interval, implied: Interval, room: usize) -> Vec<String> {
        let mark = |label, possible: Interval| Mark {
            label,
            possible,
            point: possible.single(),
            tone: Tone::Plain,
            sentence: String::new(),
        };
        let line = NumberLine {
            unit: Unit::parse("%").unwrap(),
            marks: vec![mark("a", stated), mark("b", implied)],
        };
        let theme = ThemeName::Mono.theme(PaletteName::default(), Background::Terminal);
        let lines = lines(&line, room, &theme, Lang::En);
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn intervals_that_meet_share_cells_and_others_do_not() {
        let cells = |row: &str| -> Vec<usize> {
            let marked = row.chars().enumerate().skip(2);
            marked
                .filter(|(_, c)| *c != ' ')
                .map(|(at, _)| at)
                .collect()
        };
        for (b, meet) in [(("5", "8"), true), (("7", "9"), false)] {
            let rows = picture(
                Interval::between(decimal("2"), decimal("6")),
                Interval::between(decimal(b.0), decimal(b.1)),
                60,
            );
            let (a, b) = (cells(&rows[2]), cells(&rows[3]));
            assert_eq!(a.iter().any(|cell| b.contains(cell)), meet, "{rows:#?}");
        }
    }

    #[test]
    fn a_missing_end_is_an_arrow_to_the_edge_and_one_value_a_diamond() {
        let rows = picture(
            Interval::at_least(decimal("130")),
            Interval::exactly(decimal("132")),
            40,
        );
        assert!(rows[2].ends_with('→') && width(&rows[2]) == 40, "{rows:#?}");
        assert!(rows[3].ends_with('◆'), "{rows:#?}");
    }

    #[test]
    fn nothing_is_drawn_without_room_or_ends() {
        let one = Interval::exactly(decimal("1"));
        assert!(picture(one, one, 8).is_empty());
        assert!(picture(Interval::ANYTHING, Interval::ANYTHING, 60).is_empty());
    }
}
