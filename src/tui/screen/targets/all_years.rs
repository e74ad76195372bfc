//! Targets and results of all years side by side: one line for each thing that was ever promised.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::analysis::matrix::{self, Cell};
use crate::figure::period::Year;
use crate::sheet::{all_years, scorecard};
use crate::text::{numbers, pad_end, pad_start, shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::compare;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::trend;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, highlight, put};
use crate::wording;

/// Columns of one year.
const YEAR: usize = 16;
/// Columns of the trend behind them.
const TREND: usize = 12;
/// Columns of a difference between two years.
const DIFFERENCE: usize = 11;

/// Draws the view.
pub(super) fn draw(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let (theme, lang) = (shared.styles(), shared.lang);
    let lines = table.ids();
    put(
        buffer,
        area,
        0,
        Line::from(vec![
            Span::styled(lang.matrix_title(), theme.heading),
            Span::styled(
                format!("   {}", rows::arranged_and_compared(shared, table)),
                theme.accent,
            ),
        ]),
    );
    if lines.is_empty() {
        rows::empty(
            shared,
            buffer,
            below(area, 2),
            &rows::why_empty(shared, table),
        );
        return;
    }
    let years = shared.years();
    let room = usize::from(area.width);
    let name_room = room.saturating_sub(YEAR.saturating_mul(3)).clamp(14, 34);
    // Two years need no trend; what they leave is for the names, which are cut last.
    let two = YEAR.saturating_mul(2).saturating_add(DIFFERENCE);
    let (name_room, trend_room) = match shared.other_year() {
        Some(_) => (room.saturating_sub(two).clamp(name_room, 40), 0),
        None if room >= 76 => (name_room, TREND),
        None => (name_room, 0),
    };
    let fit = room
        .saturating_sub(name_room)
        .saturating_sub(trend_room)
        .checked_div(YEAR)
        .unwrap_or(0)
        .max(1);
    let at = years
        .iter()
        .position(|year| *year == shared.year)
        .unwrap_or(0);
    let shown: Vec<Year> = match shared.other_year() {
        // Two years beside each other, and how they differ.
        Some(other) if fit > 1 => {
            let mut two = vec![other, shared.year];
            two.sort_unstable();
            two
        }
        _ => list::window(years.len(), at, fit)
            .filter_map(|index| years.get(index).copied())
            .collect(),
    };
    let left = room.saturating_sub(name_room);
    let left = left.saturating_sub(YEAR.saturating_mul(shown.len()));
    let differences = match shared.other_year() {
        Some(_) => left.checked_div(DIFFERENCE).unwrap_or(0).min(2),
        None => 0,
    };

    let legend = Span::styled(pad_end(lang.matrix_legend(), name_room), theme.quiet);
    let mut heads = rows::year_heads(shared, legend, &shown, YEAR);
    for head in ["Δ", "Δ%"].iter().take(differences) {
        let head = pad_start(head, DIFFERENCE);
        heads.push_span(Span::styled(head, theme.quiet));
    }
    put(buffer, area, 1, heads);

    let inner = below(area, 2);
    let window = list::window(
        lines.len(),
        table.at(),
        usize::from(inner.height).saturating_sub(1),
    );
    rows::put_range(shared, buffer, inner, &window, lines.len());
    let line_at = |index: usize| lines.get(index).copied().and_then(all_years::line_of);
    let name_of = |index: usize| {
        let line = line_at(index)?;
        let (id, measure) = (line.indicator, line.measure);
        let name = wording::indicator(&shared.dataset, shared.area, id, measure, lang);
        Some(name)
    };
    let names: Vec<String> = window.clone().filter_map(name_of).collect();
    let names: Vec<(&str, usize)> = names
        .iter()
        .map(|name| (&**name, name_room.saturating_sub(2)))
        .collect();
    let names = shorten_apart(&names);
    for ((row, index), name) in (0u16..).zip(window).zip(names) {
        let Some(line) = lines.get(index).copied().and_then(all_years::line_of) else {
            continue;
        };
        let mark = rows::mark(
            shared,
            all_years::records_of_line(&shared.dataset, shared.area, line),
        );
        let mut spans = vec![Span::raw(pad_end(&name, name_room.saturating_sub(1))), mark];
        for year in &shown {
            spans.extend(cell(shared, line, *year));
        }
        if differences > 0 {
            let of = compare::of_line(shared, line);
            let told = [of.difference, of.percent];
            let told = told.iter().take(differences);
            spans.extend(told.map(|text| Span::raw(pad_start(text, DIFFERENCE))));
        }
        if trend_room > 0 {
            let trend = trend::of(shared, line.indicator, line.measure);
            spans.push(Span::styled(format!("  {trend}"), theme.bar));
        }
        put(buffer, inner, row, Line::from(spans));
        buffer.note_row(inner, row, index);
        if index == table.at() {
            highlight(buffer, inner, row, theme.selected);
        }
    }
}

fn cell(shared: &Shared, line: matrix::Line, year: Year) -> Vec<Span<'static>> {
    let (theme, lang) = (shared.styles(), shared.lang);
    match matrix::cell(&shared.dataset, shared.area, line, year) {
        None => vec![Span::styled(pad_start("·", YEAR), theme.rule)],
        Some(Cell::Reached(observation)) => {
            let text = numbers::short(observation.figure, lang);
            // A blank keeps long figures of two years apart.
            let text = pad_start(&text, YEAR.saturating_sub(1));
            vec![Span::raw(format!(" {text}"))]
        }
        Some(Cell::Promised(score)) => {
            let glyph = glyphs::verdict(score.verdict);
            let target = scorecard::target(score.target).text(lang);
            let told = scorecard::told(&score);
            let result = match told.as_slice() {
                [] => String::new(),
                [only] => format!("{} ", only.text(lang)),
                // The sign of the verdict says that they are readings.
                several => {
                    let texts = several.iter().map(|value| value.text(lang));
                    let numbers: Vec<String> = texts
                        .map(|text| text.trim_start_matches("= ").to_owned())
                        .collect();
                    format!("{} ", numbers.join("/"))
                }
            };
            let promise = format!("/ {target}");
            let used = width(&result)
                .saturating_add(width(&promise))
                .saturating_add(2);
            let style = theme.verdict(score.verdict);
            vec![
                Span::raw(" ".repeat(YEAR.saturating_sub(used))),
                Span::styled(format!("{glyph} "), style),
                Span::styled(result, style),
                Span::styled(promise, theme.quiet),
            ]
        }
    }
}
