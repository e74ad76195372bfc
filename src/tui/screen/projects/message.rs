//! What the screen has to say first: how many projects of the main programme are listed, and what
//! they cost.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::ProjectsView;
use crate::analysis::pipeline::Funnel;
use crate::dataset::ProgrammeId;
use crate::sheet::{Form, Value};
use crate::text::numbers;
use crate::tui::canvas::Canvas;
use crate::tui::shared::Shared;
use crate::tui::widget::paint::put_whole;

/// Draws it in the first row; returns the rows it took, with a blank one where there is room.
pub(super) fn put(
    shared: &Shared,
    view: ProjectsView,
    main: Option<&(ProgrammeId, Funnel<'_>)>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> u16 {
    let strong = shared.styles().strong;
    let all = || shared.dataset.projects().count();
    let parts = main.map_or_else(
        || vec![shared.lang.projects_named(all())],
        |main| parts(shared, view, main),
    );
    let mut spans = Vec::new();
    for part in parts {
        let between = if spans.is_empty() { "" } else { "   " };
        spans.push(Span::styled(format!("{between}{part}"), strong));
    }
    put_whole(canvas, area, 0, spans);
    if area.height >= ROOM_FOR_AIR { 2 } else { 1 }
}

/// From so many rows on, a blank row sets parts of the screen apart.
pub(super) const ROOM_FOR_AIR: u16 = 26;

/// The message, part by part, the least important last.
fn parts(
    shared: &Shared,
    view: ProjectsView,
    (id, Funnel { total, .. }): &(ProgrammeId, Funnel<'_>),
) -> Vec<String> {
    let lang = shared.lang;
    let programme = shared.dataset.programme(*id);
    let mut parts = vec![programme.map_or_else(String::new, |of| of.name.get(lang).to_owned())];
    parts.push(match total.stated {
        Some(stated) => {
            let stated = numbers::number(stated.figure.value, lang);
            lang.named_of_stated(total.named, stated)
        }
        None => lang.projects_named(total.named),
    });
    match view {
        ProjectsView::Phases => {
            let money = total.stated_investment;
            let money = money.map(|of| Value::printed(of.figure, Form::Level).with_unit(lang));
            parts.extend(money);
            let stated = total.stated.or(total.stated_investment);
            let period = stated.and_then(|stated| stated.period);
            parts.extend(period.map(|period| lang.as_of(numbers::period(period, lang))));
        }
        ProjectsView::List | ProjectsView::Board => {
            let all = shared.dataset.projects().count();
            let others = all.saturating_sub(total.named);
            parts.extend((others > 0).then(|| lang.projects_elsewhere(others)));
        }
    }
    parts
}
