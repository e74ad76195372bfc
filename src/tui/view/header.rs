//! The three lines at the top: the area and its years, the tabs, and a rule that marks the current
//! tab.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::figure::period::Year;
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::Glyphs;
use crate::tui::hit::Hit;
use crate::tui::model::Model;
use crate::tui::screen::Scope;
use crate::tui::tab::{self, Tab};
use crate::tui::widget::list;
use crate::tui::widget::paint::{self, cells, line_width, put, put_at};

/// The number of cells between two tabs.
const BETWEEN: usize = 3;

pub(super) fn draw(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    let scope = model.screen().scope();
    // A list of the whole dataset belongs to the zone, whichever area was shown before.
    let home = model.shared.dataset.area(model.shared.dataset.zone().home);
    let title = match scope {
        Scope::Area | Scope::AreaInAllYears => model.shared.area_name(),
        Scope::Dataset => home.map_or("", |area| area.name.get(model.shared.lang)),
    };
    let room_beside = |years: &Line<'_>| {
        area.width
            .saturating_sub(line_width(years).saturating_add(3))
    };
    let years = match scope {
        Scope::Area => {
            let room = usize::from(area.width);
            let wide = year_bar(model, room, Air::Wide);
            // The name of the area comes before air between the years.
            match width(title) <= usize::from(room_beside(&wide)) {
                true => wide,
                false => year_bar(model, room, Air::Narrow),
            }
        }
        Scope::AreaInAllYears | Scope::Dataset => Line::default(),
    };
    // The last year ends a cell before the edge.
    let at = area
        .width
        .saturating_sub(line_width(&years))
        .saturating_sub(1);
    note_years(buffer, area, at, &years);
    let room = room_beside(&years);
    put_at(buffer, area, at, 0, years);
    let title = truncate(title, usize::from(room)).into_owned();
    let place = Rect::new(area.x.saturating_add(1), area.y, cells(width(&title)), 1);
    buffer.note(place, Hit::Action(Action::Area));
    put_at(buffer, area, 1, 0, Span::styled(title, theme.strong));
    paint::rule(buffer, area, 2, theme.rule);
    put_tabs(model, buffer, area);
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
            text => match text.trim_matches([' ', '[', ']']).parse() {
                Ok(year) => Hit::Year(year),
                Err(_) => continue,
            },
        };
        buffer.note(place, spot);
    }
}

/// The blanks around the years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Air {
    /// One on either side of each.
    Wide,
    /// One between two of them.
    Narrow,
}

/// The years that fit, including the current one, which is highlighted.
fn year_bar(model: &Model, room: usize, air: Air) -> Line<'static> {
    let theme = model.shared.styles();
    let years: Vec<Year> = model.shared.years();
    let at = years
        .iter()
        .position(|year| *year == model.shared.year)
        .unwrap_or(0);
    // With air, a year takes six cells, and each arrow one. A third of the line is reserved for the area.
    let room = room.saturating_sub(room / 3);
    let fit = room.saturating_sub(2).checked_div(6).unwrap_or(0).max(1);
    let shown = list::window(years.len(), at, fit);
    let mut spans = Vec::new();
    let more = |there: bool, sign: &'static str| there.then(|| Span::styled(sign, theme.strong));
    spans.extend(more(shown.start > 0, "‹"));
    for (index, year) in years.iter().enumerate() {
        if !shown.contains(&index) {
            continue;
        }
        let span = match (index == at, model.shared.glyphs) {
            // Some terminals have no reverse video, so that brackets are needed.
            (true, Glyphs::Ascii) => Span::styled(format!("[{year}]"), theme.chip),
            (true, _) => Span::styled(format!(" {year} "), theme.chip),
            (false, _) => {
                let year = match air {
                    Air::Wide => format!(" {year} "),
                    Air::Narrow if index < at => format!(" {year}"),
                    Air::Narrow => format!("{year} "),
                };
                Span::styled(year, theme.quiet)
            }
        };
        spans.push(span);
    }
    spans.extend(more(shown.end < years.len(), "›"));
    Line::from(spans)
}

/// The tabs, and the rule below the current one. In a narrow window, only the current tab has its
/// name, and the others have their keys.
fn put_tabs(model: &Model, buffer: &mut Canvas<'_>, area: Rect) {
    let theme = model.shared.styles();
    let names: Vec<(Tab, String, &str)> = tab::all()
        .into_iter()
        .map(|tab| {
            let naming = model.shared.naming();
            let key = model.shared.keys.first_name(Action::Tab(tab), naming);
            (tab, key, tab.name(model.shared.lang))
        })
        .collect();
    let needed = names.iter().fold(1usize, |sum, (_, key, name)| {
        let cells = width(key).saturating_add(width(name));
        sum.saturating_add(cells)
            .saturating_add(BETWEEN)
            .saturating_add(1)
    });
    let is_wide = needed.saturating_sub(BETWEEN) <= usize::from(area.width);
    let mut at = 1u16;
    for (tab, key, name) in names {
        let is_chosen = tab == model.tab;
        let text = match (is_chosen || is_wide, key.is_empty()) {
            (true, false) => format!("{key} {name}"),
            (false, false) => key,
            (_, true) => name.to_owned(),
        };
        let wide = cells(width(&text));
        let place = Rect {
            x: area.x.saturating_add(at),
            y: area.y.saturating_add(1),
            width: wide,
            height: 1,
        };
        buffer.note(place.intersection(area), Hit::Action(Action::Tab(tab)));
        let style = if is_chosen { theme.strong } else { theme.quiet };
        put_at(buffer, area, at, 1, Span::styled(text, style));
        if is_chosen {
            let below = Rect {
                x: place.x,
                width: wide,
                ..area
            };
            let line = "━".repeat(usize::from(wide));
            put(
                buffer,
                below.intersection(area),
                2,
                Span::styled(line, theme.text.patch(theme.strong)),
            );
        }
        at = at.saturating_add(wide).saturating_add(cells(BETWEEN));
    }
}
