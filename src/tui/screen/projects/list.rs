//! The pipeline: a funnel of the selected project's programme, and the list of all projects.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use crate::analysis::pipeline::{self, Count, Funnel, ProjectRow};
use crate::dataset::{ProgrammeId, Quantity, Stage, StatedFigure};
use crate::figure::{Unit, decimal};
use crate::sheet::{self, RowId};
use crate::text::{align_decimal, numbers, pad_end, pad_start, shorten_apart, width};
use crate::tui::canvas::Canvas;
use crate::tui::glyphs;
use crate::tui::rows;
use crate::tui::shared::Shared;
use crate::tui::sheet_state::SheetState;
use crate::tui::widget::list;
use crate::tui::widget::paint::{below, cells, highlight, put, put_right, put_whole};
use crate::tui::widget::scale::Scale;
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
            Span::styled(rows::arranged(shared, table), shared.styles().accent),
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
    let mut title = vec![Span::styled(name.to_owned(), theme.heading)];
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
                theme.heading,
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
pub(super) fn bare_money(shared: &Shared, yuan: Decimal) -> String {
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
    let (theme, lang) = (shared.styles(), shared.lang);
    let inner = below(area, 1);
    let height = usize::from(inner.height).saturating_sub(1);
    let window = list::window(table.ids().len(), table.at(), height);
    let ids = table.ids().get(window.clone()).unwrap_or_default();
    let rows: Vec<ProjectRow<'_>> = ids.iter().filter_map(|id| row_of(shared, *id)).collect();
    let room = usize::from(area.width);
    let yi = Unit::parse("亿元").ok();
    let unit = yi
        .map(|unit| numbers::Style::of(unit, lang).heading())
        .unwrap_or_default();
    let investments: Vec<String> = rows
        .iter()
        .map(|row| project_investment(shared, row))
        .collect();
    let mut texts: Vec<&str> = investments.iter().map(String::as_str).collect();
    // Room for a tenth of 亿元, so that numbers stand still while the list is scrolled.
    let tenth = yi.map(|unit| numbers::Style::of(unit, lang).number(Decimal::new(1, 1), lang));
    texts.extend(tenth.as_deref());
    let investments = align_decimal(&texts);
    let heading = lang.column_investment(unit);
    let money_room = investments
        .first()
        .map_or(0, |text| width(text))
        .max(width(&heading));
    // In a narrow window the sign alone tells the stage; the funnel above explains it.
    let stage_room = if room >= 90 {
        Stage::ALL
            .iter()
            .map(|(stage, _)| width(wording::stage(*stage, lang)))
            .max()
            .unwrap_or(0)
    } else {
        0
    };
    let wide = room >= 70;
    let batches: Vec<String> = rows.iter().map(|row| batch_of(shared, row)).collect();
    let widest = widest_batch(shared);
    let batch_room = if wide { widest.min(room / 5) } else { 0 };
    let citation_room = if wide { 9 } else { 0 };
    let fixed = stage_room
        .saturating_add(batch_room)
        .saturating_add(money_room)
        .saturating_add(citation_room)
        .saturating_add(8);
    let name_room = room.saturating_sub(fixed).max(8);
    let quiet = |text: String| Span::styled(text, theme.quiet);
    let mut heads = vec![
        (
            quiet(format!("  {}", stage_cell(lang.column_stage(), stage_room))),
            Some("stage".into()),
        ),
        (
            quiet(pad_end(lang.column_project(), name_room)),
            Some("name".into()),
        ),
    ];
    if wide {
        heads.push((
            quiet(format!("  {}", pad_end(lang.column_batch(), batch_room))),
            Some("batch".into()),
        ));
    }
    heads.push((
        quiet(format!("  {}", pad_start(&heading, money_room))),
        Some("investment".into()),
    ));
    rows::put_heads(buffer, area, 0, heads);
    let names: Vec<(&str, usize)> = rows
        .iter()
        .map(|row| (row.project.name.get(lang), name_room))
        .collect();
    let names = shorten_apart(&names);
    let cells = rows.iter().zip(&investments).zip(&batches).zip(&names);
    for ((at, index), (((row, investment), batch), name)) in (0u16..).zip(window.clone()).zip(cells)
    {
        let active = pipeline::is_active_in(&shared.dataset, row.project, shared.year);
        let stage = row.stage.unwrap_or(Stage::Planned);
        let mut spans = vec![
            Span::styled(glyphs::stage(stage), theme.stage(stage)),
            rows::mark(shared, sheet::projects::records(row.id, row.project)),
            quiet(stage_cell(wording::stage(stage, lang), stage_room)),
            Span::styled(
                pad_end(name, name_room),
                if active { theme.accent } else { Style::new() },
            ),
        ];
        if wide {
            spans.push(quiet(format!("  {}", pad_end(batch, batch_room))));
        }
        spans.push(Span::raw(format!(
            "  {}",
            pad_start(investment, money_room)
        )));
        put(buffer, inner, at, Line::from(spans));
        buffer.note_row(inner, at, index);
        if wide && let Some(event) = row.event {
            let place = wording::citation(&shared.dataset, &event.citation);
            put_right(buffer, inner, at, Span::styled(place, theme.quiet));
        }
        if index == table.at() {
            highlight(buffer, inner, at, theme.selected);
        }
    }
    let last = rows::put_range(shared, buffer, inner, &window, table.ids().len());
    let arranged = rows::arranged(shared, table);
    if !arranged.is_empty() {
        rows::put_arranged(shared, table, buffer, inner, last);
        return;
    }
    let active = lang.active_in_year(shared.year);
    if room > width(&active).saturating_add(40) {
        put_right(buffer, inner, last, Span::styled(active, theme.accent));
    }
}

/// The word for a stage, with a gap behind; nothing where there is no room for it.
fn stage_cell(word: &str, room: usize) -> String {
    if room == 0 {
        String::new()
    } else {
        format!("{}  ", pad_end(word, room))
    }
}

fn project_investment(shared: &Shared, row: &ProjectRow<'_>) -> String {
    let Ok(unit) = Unit::parse("亿元") else {
        return String::new();
    };
    let style = numbers::Style::of(unit, shared.lang);
    let figure = row.project.investment().map(|stated| stated.figure);
    figure
        .filter(|figure| figure.unit.comparable(unit))
        .and_then(|figure| Some((figure, crate::analysis::series::value_in(figure, unit)?)))
        .map_or_else(
            || "·".to_owned(),
            |(figure, value)| {
                let sign = numbers::hedge_sign(figure.qualifier.hedge, shared.lang);
                format!("{sign}{}", style.number(value, shared.lang))
            },
        )
}

/// The room that the names of batches, and of programmes beside them, take: of all, so that the
/// columns stand still while the list is scrolled.
fn widest_batch(shared: &Shared) -> usize {
    let batches = shared
        .dataset
        .batches()
        .map(|(_, of)| of.name.get(shared.lang));
    let programmes = shared.dataset.programmes();
    let programmes = programmes.map(|(_, of)| of.name.get(shared.lang));
    batches.chain(programmes).map(width).max().unwrap_or(0)
}

/// The batch by which a project reached its stage, or else any it was in.
fn batch_of(shared: &Shared, row: &ProjectRow<'_>) -> String {
    let own = row.event.and_then(|event| event.batch);
    let any = || {
        row.project
            .events
            .iter()
            .rev()
            .find_map(|event| event.batch)
    };
    let batch = own.or_else(any).and_then(|id| shared.dataset.batch(id));
    let programme = pipeline::programme_of(&shared.dataset, row.project);
    let programme = programme.and_then(|id| shared.dataset.programme(id));
    match (batch, programme) {
        (Some(batch), _) => batch.name.get(shared.lang).to_owned(),
        (None, Some(programme)) => programme.name.get(shared.lang).to_owned(),
        (None, None) => "·".to_owned(),
    }
}
