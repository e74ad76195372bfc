//! The two lines at the top: title, year bar, area and language; tabs.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::figure::period::Year;
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::available;
use crate::tui::canvas::Canvas;
use crate::tui::hit::Hit;
use crate::tui::model::Model;
use crate::tui::tab;
use crate::tui::widget::list;
use crate::tui::widget::paint::{cells, line_width, put, put_at, put_right};

pub(in crate::tui) fn draw(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    let right = right_side(model);
    let right_width = if area.width >= 60 {
        line_width(&right)
    } else {
        0
    };
    // The title gets the cells that the years leave.
    let years_width = cells(
        model
            .shared
            .years()
            .len()
            .saturating_mul(6)
            .saturating_add(2),
    );
    let most = area.width.saturating_sub(right_width).saturating_sub(4);
    // The title names the home area. For another area, its own name stands there.
    let title = if model.shared.area == model.shared.dataset.zone().home {
        model.shared.dataset.zone().title.get(model.shared.lang)
    } else {
        model.shared.area_name()
    };
    let room = most.saturating_sub(years_width).max(12).min(most);
    let title = truncate(title, usize::from(room)).into_owned();
    let left = cells(width(&title)).saturating_add(2);
    put_at(buffer, area, 1, 0, Span::styled(title, theme.heading));
    let inner = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    if right_width > 0 {
        let column = inner.width.saturating_sub(right_width);
        let switches = [
            Action::Language,
            Action::Language,
            Action::Help,
            Action::Help,
        ];
        for ((place, _), action) in areas(&right, inner, column, 0).zip(switches) {
            buffer.note(place, Hit::Action(action));
        }
        put_right(buffer, inner, 0, right);
    }
    let free = area
        .width
        .saturating_sub(left)
        .saturating_sub(right_width)
        .saturating_sub(2);
    let years = year_bar(model, usize::from(free));
    let inset = free.saturating_sub(line_width(&years)) / 2;
    let at = left.saturating_add(inset);
    note_years(buffer, area, at, &years);
    put_at(buffer, area, at, 0, years);
    let tabs = tabs(model, usize::from(area.width));
    let tabs_width = usize::from(line_width(&tabs));
    note_tabs(buffer, area, &tabs);
    put(buffer, area, 1, tabs);
    let place = model
        .shared
        .dataset
        .area(model.shared.area)
        .map_or("", |area| area.name.get(model.shared.lang));
    let switches = available::is_enabled(Action::Area, model);
    let key = if switches {
        format!("{} ", model.shared.keys.first_name(Action::Area))
    } else {
        String::new()
    };
    let room = usize::from(area.width)
        .saturating_sub(tabs_width)
        .saturating_sub(3);
    let place = truncate(place, room.saturating_sub(width(&key)));
    if width(&place) >= 6 {
        let wide = cells(width(&place).saturating_add(width(&key)));
        let spot = Rect::new(
            inner.right().saturating_sub(wide),
            inner.y.saturating_add(1),
            wide,
            1,
        );
        buffer.note(spot, Hit::Action(Action::Area));
        put_right(
            buffer,
            inner,
            1,
            vec![
                Span::styled(key, theme.accent),
                Span::styled(place, theme.quiet),
            ],
        );
    }
}

/// The area of each span of a line.
fn areas<'l>(
    line: &'l Line<'_>,
    area: Rect,
    column: u16,
    row: u16,
) -> impl Iterator<Item = (Rect, &'l str)> {
    let mut x = area.x.saturating_add(column);
    let y = area.y.saturating_add(row);
    line.spans.iter().map(move |span| {
        let wide = cells(width(&span.content));
        let place = Rect::new(x, y, wide, 1);
        x = x.saturating_add(wide);
        (place, span.content.as_ref())
    })
}

fn note_years(buffer: &mut Canvas<'_>, area: Rect, column: u16, line: &Line<'_>) {
    for (place, text) in areas(line, area, column, 0) {
        let spot = match text {
            "‹" => Hit::Action(Action::YearBack),
            "›" => Hit::Action(Action::YearForward),
            text => match text.trim().parse() {
                Ok(year) => Hit::Year(year),
                Err(_) => continue,
            },
        };
        buffer.note(place, spot);
    }
}

fn note_tabs(buffer: &mut Canvas<'_>, area: Rect, line: &Line<'_>) {
    let texts = areas(line, area, 0, 1).filter(|(_, text)| !text.trim().is_empty());
    for ((place, _), tab) in texts.zip(tab::all()) {
        buffer.note(place, Hit::Action(Action::Tab(tab)));
    }
}

fn right_side(model: &Model) -> Line<'static> {
    let theme = model.shared.styles();
    Line::from(vec![
        Span::styled(model.shared.keys.first_name(Action::Language), theme.accent),
        Span::styled(
            format!(" {}   ", model.shared.lang.name_of_other_language()),
            theme.quiet,
        ),
        Span::styled(model.shared.keys.first_name(Action::Help), theme.accent),
        Span::styled(format!(" {}", model.shared.lang.key_help()), theme.quiet),
    ])
}

/// The years with the one shown marked, as many as there is room for.
fn year_bar(model: &Model, room: usize) -> Line<'static> {
    let theme = model.shared.styles();
    let years: Vec<Year> = model.shared.years();
    let at = years
        .iter()
        .position(|year| *year == model.shared.year)
        .unwrap_or(0);
    // A year takes six cells, the arrows four.
    let fit = room.saturating_sub(2).checked_div(6).unwrap_or(0).max(1);
    let shown = list::window(years.len(), at, fit);
    let mut spans = Vec::new();
    let more = |there: bool, sign: &'static str| {
        Span::styled(if there { sign } else { " " }, theme.accent)
    };
    spans.push(more(at > 0, "‹"));
    for (index, year) in years.iter().enumerate() {
        if !shown.contains(&index) {
            continue;
        }
        let style = if index == at {
            theme.chosen
        } else {
            theme.quiet
        };
        spans.push(Span::styled(format!(" {year} "), style));
    }
    spans.push(more(at.saturating_add(1) < years.len(), "›"));
    Line::from(spans)
}

/// The tabs. In a narrow window only the one shown has its name, the others their keys.
fn tabs(model: &Model, room: usize) -> Line<'static> {
    let theme = model.shared.styles();
    let names = tab::all().map(|tab| {
        let key = model.shared.keys.first_name(Action::Tab(tab));
        (tab, key, tab.name(model.shared.lang))
    });
    let needed = names.iter().fold(0usize, |sum, (_, key, name)| {
        let cells = width(key).saturating_add(width(name));
        sum.saturating_add(cells).saturating_add(4)
    });
    let mut spans = vec![Span::raw(" ")];
    for (tab, key, name) in names {
        let chosen = tab == model.tab;
        let text = match (chosen || needed <= room, key.is_empty()) {
            (true, false) => format!(" {key} {name} "),
            (false, false) => format!(" {key} "),
            (_, true) => format!(" {name} "),
        };
        spans.push(Span::styled(
            text,
            if chosen { theme.chosen } else { theme.quiet },
        ));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}
