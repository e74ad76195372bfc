//! A slide as it is drawn in one window, with what it was made of.

use crate::deck::{Page, Room, Slide, SlideId};
use crate::figure::period::Year;
use crate::picture::Marks;
use crate::sheet::Context;
use crate::text::Lang;

/// A slide at a step, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Place {
    pub id: SlideId,
    pub step: usize,
}

/// The inputs of a page, which is made again when any of them changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub generation: u64,
    pub year: Year,
    pub place: Place,
    pub size: (u16, u16),
    pub lang: Lang,
    pub marks: Marks,
}

/// A page with its inputs.
#[derive(Debug)]
pub(super) struct Drawn {
    pub stamp: Stamp,
    pub page: Page,
    /// How many steps its slide has.
    pub steps: usize,
    /// The slide as text, if the window is too small for the page.
    pub text: Option<Vec<String>>,
}

/// The smallest window for a page. In a smaller one its parts would overlap, and the slide is shown as
/// text.
const LEAST: Room = Room {
    columns: 80,
    rows: 20,
};

impl Drawn {
    /// The slide at a step, in a window.
    pub(super) fn of(cx: &Context<'_>, slide: &Slide<'_>, stamp: Stamp) -> Drawn {
        let room = Room {
            columns: usize::from(stamp.size.0),
            rows: usize::from(stamp.size.1),
        };
        let has_room = room.columns >= LEAST.columns && room.rows >= LEAST.rows;
        Drawn {
            stamp,
            page: slide.page(cx, stamp.place.step, room, stamp.marks),
            steps: slide.steps(),
            text: (!has_room).then(|| text_of(cx, slide, stamp.place.step)),
        }
    }
}

/// A slide as text: its title, its statements, and the places of its figures.
fn text_of(cx: &Context<'_>, slide: &Slide<'_>, step: usize) -> Vec<String> {
    let number = slide.position.map(|(at, all)| format!("{at}/{all}"));
    let head = [slide.title(cx), slide.year.to_string()];
    let head = head.into_iter().chain(number).collect::<Vec<_>>();
    let mut lines = vec![head.join("  ")];
    lines.push(slide.sentence(cx, step));
    for source in slide.sources(cx, step) {
        for told in source.told(cx).take(2) {
            lines.push(format!("{} {told}", source.label).trim_start().to_owned());
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.push(cx.lang.slides_too_small(LEAST.columns, LEAST.rows));
    lines
}
