//! The title of the projects: how many of the main programme are listed, how many there are according to
//! the articles, and how many others are listed.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::analysis::pipeline::Funnel;
use crate::dataset::ProgrammeId;
use crate::text::numbers;
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::put_whole;

/// Draws it in the first row.
pub(super) fn put(
    shared: &Shared,
    main: Option<&(ProgrammeId, Funnel<'_>)>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
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
fn parts(shared: &Shared, main: Option<&(ProgrammeId, Funnel<'_>)>) -> Vec<String> {
    let lang = shared.lang;
    let all = shared.dataset.projects().count();
    let Some((id, Funnel { total, .. })) = main else {
        return vec![lang.projects_named(all)];
    };
    let programme = shared.dataset.programme(*id);
    let name = programme.map_or("", |of| of.name.get(lang));
    let count = match total.stated {
        Some(stated) => {
            let stated = numbers::number(stated.figure.value, lang);
            lang.named_of_stated(total.named, stated)
        }
        None => lang.projects_named(total.named),
    };
    let others = all.saturating_sub(total.named);
    let others = (others > 0).then(|| lang.projects_elsewhere(others));
    [name.to_owned(), count].into_iter().chain(others).collect()
}
