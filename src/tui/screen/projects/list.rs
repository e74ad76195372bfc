//! The pipeline: a funnel of the selected project's programme, and the list of all projects.

use ratatui::layout::Rect;
use ratatui::text::Span;
use rust_decimal::Decimal;

use crate::analysis::pipeline::{self, Count, Funnel, ProjectRow};
use crate::dataset::{ProgrammeId, Quantity, StatedFigure};
use crate::figure::{Unit, decimal};
use crate::sheet::RowId;
use crate::text::{align_decimal, numbers, pad_end, pad_start, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::paint::{below, cells, put, put_right, put_whole};
use crate::tui::widget::scale::Scale;
use crate::tui::widget::table::Headings;
use crate::wording;

/// Draws the view.
pub(super) fn draw(
    table: &SheetState,
    programme: Option<(ProgrammeId, Funnel<'_>)>,
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) {
    if table.ids().is_empty() {
        put(
            buffer,
            area,
            0,
            Span::styled(rows::arranged(shared, table), shared.styles().strong),
        );
        rows::empty(shared, buffer, area, &rows::why_empty(shared, table));
        return;
    }
    let used = programme.map_or(0, |of| funnel(of, shared, buffer, area));
    listing(table, shared, buffer, below(area, used));
}

/// Draws the funnel of a programme; returns the rows it took, with one of air.
fn funnel(
    (id, Funnel { total, stages }): (ProgrammeId, Funnel<'_>),
    shared: &Shared,
    buffer: &mut Canvas<'_>,
    area: Rect,
) -> u16 {
    let (theme, lang) = (shared.styles(), shared.lang);
    let name = shared
        .dataset
        .programme(id)
        .map_or("", |programme| programme.name.get(lang));
    let mut title = vec![Span::styled(name.to_owned(), theme.strong)];
    if let Some(period) = total
        .stated
        .or(total.stated_investment)
        .and_then(|stated| stated.period)
    {
        title.push(Span::styled(
            lang.as_of(numbers::period(period, lang)),
            theme.quiet,
        ));
    }
    title.push(Span::raw(format!(
        "   {}",
        lang.projects_named(total.named)
    )));
    if let Some(stated) = total.stated {
        title.push(Span::styled(
            lang.of_stated(numbers::short(stated.figure, lang)),
            theme.quiet,
        ));
    }
    if let Some(stated) = total.stated_investment {
        title.push(Span::raw(format!(
            "   {}",
            numbers::short(stated.figure, lang)
        )));
    }
    put_whole(buffer, area, 0, title);

    let most = stages
        .iter()
        .map(|(_, count)| size(count))
        .max()
        .unwrap_or_default();
    let word = stages
        .iter()
        .map(|(stage, _)| width(wording::stage(*stage, lang)))
        .max()
        .unwrap_or(0);
    let money: Vec<String> = stages
        .iter()
        .map(|(_, count)| investment(shared, count))
        .collect();
    let money = align_decimal(&money.iter().map(String::as_str).collect::<Vec<_>>());
    let reached: Vec<String> = stages
        .iter()
        .map(|(_, count)| {
            count
                .reached
                .iter()
                .map(|stated| reached_words(shared, stated))
                .collect()
        })
        .collect();
    let behind = reached.iter().map(|text| width(text)).max().unwrap_or(0);
    let money_room = money.first().map_or(0, |text| width(text));
    let used = word
        .saturating_add(money_room)
        .saturating_add(behind)
        .saturating_add(11);
    let bar_cells = usize::from(area.width).saturating_sub(used).clamp(4, 30);
    let bar_room = u32::try_from(bar_cells).unwrap_or(4);
    for (row, (((stage, count), money), reached)) in
        (1u16..).zip(stages.iter().zip(&money).zip(reached))
    {
        let filled = Scale::new(Decimal::ZERO, most, bar_room).step(size(count));
        let filled = usize::try_from(filled).unwrap_or(0).max(1);
        let bar = pad_end(&"█".repeat(filled), bar_cells);
        let mut spans = vec![
            Span::styled(format!("{} ", glyphs::stage(*stage)), theme.stage(*stage)),
            Span::raw(format!("{}  ", pad_end(wording::stage(*stage, lang), word))),
            Span::styled(bar, theme.stage(*stage)),
            Span::styled(
                format!(" {}", pad_start(&numbers::number(size(count), lang), 4)),
                theme.strong,
            ),
            Span::raw(format!("  {money}")),
        ];
        spans.push(Span::styled(reached, theme.quiet));
        put_whole(buffer, area, row, spans);
    }
    cells(stages.len()).saturating_add(2)
}

fn reached_words(shared: &Shared, stated: &StatedFigure) -> String {
    let stage = stated
        .reached
        .map_or("", |stage| wording::stage(stage, shared.lang));
    let figure = numbers::short(stated.figure, shared.lang);
    let words = match stated.about {
        Quantity::Share => shared.lang.reached_share(stage, figure),
        _ => shared.lang.reached(stage, figure),
    };
    format!("  {words}")
}

/// How many projects: as stated, or as named where nothing is stated.
fn size(count: &Count<'_>) -> Decimal {
    count
        .stated
        .map_or_else(|| Decimal::from(count.named), |stated| stated.figure.value)
}

/// The money of a list: as stated, or what is named of it.
fn investment(shared: &Shared, count: &Count<'_>) -> String {
    match count.stated_investment {
        Some(stated) => numbers::short(stated.figure, shared.lang),
        None if count.named_with_investment > 0 => money(shared, count.named_investment),
        None => "·".to_owned(),
    }
}

/// An amount in yuan, shown in 亿元.
pub(super) fn money(shared: &Shared, yuan: Decimal) -> String {
    let Ok(unit) = Unit::parse("亿元") else {
        return String::new();
    };
    numbers::Style::of(unit, shared.lang).with_unit(&bare_money(shared, yuan))
}

/// An amount in yuan, shown in 亿元, without the unit.
fn bare_money(shared: &Shared, yuan: Decimal) -> String {
    let Ok(unit) = Unit::parse("亿元") else {
        return String::new();
    };
    let value = decimal::shift(yuan, -8).unwrap_or(yuan).normalize();
    numbers::Style::of(unit, shared.lang).number(value, shared.lang)
}

/// The project that a row of the list or a card of the board is about.
#[must_use]
pub(super) fn row_of(shared: &Shared, id: RowId) -> Option<ProjectRow<'_>> {
    let RowId::Project(id) = id else {
        return None;
    };
    let project = shared.dataset.project(id)?;
    Some(pipeline::project_row(id, project))
}

fn listing(table: &SheetState, shared: &Shared, buffer: &mut Canvas<'_>, area: Rect) {
    let list = rows::above_last(area);
    let drawn = rows::put_table(shared, table, Headings::Hidden, buffer, list);
    let last = rows::put_range(shared, buffer, area, &drawn.rows, table.ids().len());
    if !rows::arranged(shared, table).is_empty() {
        rows::put_arranged(shared, table, buffer, area, last);
        return;
    }
    let active = shared.lang.active_in_year(shared.year);
    if usize::from(area.width) > width(&active).saturating_add(40) {
        let active = Span::styled(active, shared.styles().strong);
        put_right(buffer, area, last, active);
    }
}
