//! The title of the projects: how many of the main programme are listed, how many there are according to
//! the articles, and how many others are listed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Main;
use crate::text::numbers;
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::put_whole;

/// Draws it in the first row.
pub(super) fn put(shared: &Shared, main: &Main<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let strong = shared.styles().strong;
    let mut spans = Vec::new();
    for part in parts(shared, main) {
        let between = if spans.is_empty() { "" } else { "   " };
        spans.push(Span::styled(format!("{between}{part}"), strong));
    }
    put_whole(canvas, area, 0, spans);
}

/// The height from which parts of the screen are separated by a blank row.
pub(super) const ROOM_FOR_AIR: u16 = 26;

/// The rows that a message takes, with a blank one where there is room.
pub(super) fn rows(area: Rect) -> u16 {
    if area.height >= ROOM_FOR_AIR { 2 } else { 1 }
}

/// The message, part by part, the least important last.
fn parts(shared: &Shared, main: &Main<'_>) -> Vec<String> {
    let lang = shared.lang;
    let Some((id, funnel)) = &main.programme else {
        return vec![lang.projects_named(main.all)];
    };
    let total = &funnel.total;
    let programme = shared.dataset.programme(*id);
    let name = programme.map_or("", |of| of.name.get(lang));
    let count = match total.stated {
        Some(stated) => {
            let stated = numbers::number(stated.figure.value, lang);
            lang.named_of_stated(total.named, stated)
        }
        None => lang.projects_named(total.named),
    };
    let others = main.all.saturating_sub(total.named);
    let others = (others > 0).then(|| lang.projects_elsewhere(others));
    [name.to_owned(), count].into_iter().chain(others).collect()
}
