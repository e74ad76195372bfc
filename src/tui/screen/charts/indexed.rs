//! Several indicators beside each other, as index numbers: the year shown is 100.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::dataset::IndicatorId;
use crate::figure::period::Year;
use crate::sheet::{Cell, Context, Sheet, SheetId};
use crate::text::{pad_end, pad_start, shorten_apart, width, wrap};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::{below, put};
use crate::tui::widget::{bars, list};

/// Cells of one year.
const YEAR: usize = 9;

/// Draws them.
pub(super) fn draw(compared: &[IndicatorId], shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    if area.width == 0 {
        return;
    }
    let (theme, lang) = (shared.styles(), shared.lang);
    let all = shared.years();
    let cx = shared.context();
    let sheet = SheetId::Index(compared.to_vec()).sheet();
    let rows = rows(&*sheet, &cx);
    let title = lang.index_title(shared.year);
    put(buffer, area, 0, Span::styled(title, theme.strong));
    let room = usize::from(area.width);
    let name_room = (room / 3).clamp(12, 30);
    let trend_room = if room >= 70 { 11 } else { 0 };
    let left = room.saturating_sub(name_room).saturating_sub(trend_room);
    let fit = left.checked_div(YEAR).unwrap_or(1).max(1);
    let at = all
        .iter()
        .position(|year| *year == shared.year)
        .unwrap_or(0);
    let window = list::window(all.len(), at, fit);
    let shown: Vec<Year> = all.get(window.clone()).unwrap_or_default().to_vec();
    // Names are cut last: what the years leave is theirs.
    let taken = YEAR.saturating_mul(shown.len()).saturating_add(trend_room);
    let name_room = room.saturating_sub(taken).clamp(name_room, 44);
    let names: Vec<(&str, usize)> = rows
        .iter()
        .map(|(name, _)| (&**name, name_room.saturating_sub(1)))
        .collect();
    let names = shorten_apart(&names);
    let lead = Span::raw(" ".repeat(name_room));
    put(
        buffer,
        area,
        2,
        rows::year_heads(shared, lead, &shown, YEAR),
    );
    let inner = below(area, 3);
    for ((row, (_, cells)), name) in (0u16..).zip(&rows).zip(&names) {
        let mut spans = vec![Span::raw(pad_end(name, name_room))];
        for cell in cells.get(window.clone()).unwrap_or_default() {
            let (text, style) = match cell {
                Cell::Value(value) => (value.text(lang), theme.text),
                _ => ("·".to_owned(), theme.rule),
            };
            spans.push(Span::styled(pad_start(&text, YEAR), style));
        }
        if trend_room > 0 {
            let order = |cell: &Cell<'_>| match cell {
                Cell::Value(value) => value.order(),
                _ => None,
            };
            let values: Vec<Option<Decimal>> = cells.iter().map(order).collect();
            let trend = bars::trend(&values);
            if width(&trend) < trend_room {
                spans.push(Span::styled(format!("  {trend}"), theme.fill));
            }
        }
        put(buffer, inner, row, Line::from(spans));
    }
    let below_rows = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(1);
    let foot = below(inner, below_rows);
    let years = [Action::YearBack, Action::YearForward];
    let hint = lang.index_hint(
        shared.keys.told(Action::Compare),
        shared.keys.first_names(&years),
        shared.keys.told(Action::Back),
    );
    for (row, line) in (0u16..).zip(wrap(&hint, room)) {
        put(buffer, foot, row, Line::styled(line, theme.quiet));
    }
}

/// The name of each indicator, and its cells, one a year.
fn rows<'d>(sheet: &dyn Sheet, cx: &Context<'d>) -> Vec<(String, Vec<Cell<'d>>)> {
    let columns = sheet.columns(cx);
    let told = |id| {
        let row = sheet.row(cx, id)?;
        let name = crate::sheet::cell(&columns, &row, "name".into())?.text(cx);
        let cells = columns.iter().zip(row.cells);
        let of_years = cells.filter(|(column, _)| column.id.year.is_some());
        Some((name, of_years.map(|(_, cell)| cell).collect()))
    };
    sheet.ids(cx).into_iter().filter_map(told).collect()
}
