//! Whether every slide can be read in a room: all of it drawn, few words, one largest figure.

use super::page::{CONTENT, Page, Room, WORDS};
use super::{Deck, SlideId};
use crate::figure::period::Year;
use crate::picture::Marks;
use crate::sheet::Context;
use crate::text::Lang;

/// The fewest cells in which slides are asked for.
pub const LEAST: Room = Room {
    columns: 80,
    rows: 24,
};

/// What keeps a slide from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// This had no room.
    NoRoom(String),
    /// It has so many words.
    Words(usize),
    /// So many rows have words.
    Rows(usize),
    /// Nothing is drawn larger than text, or something else is as large as the figure.
    NoLargest,
    /// A row is not as wide as the room.
    Width(usize),
    /// An English slide in ASCII has another character.
    NotAscii(char),
}

/// A slide at a step that cannot be read as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The year of its deck.
    pub year: Year,
    /// The language.
    pub lang: Lang,
    /// The characters that may be used.
    pub marks: Marks,
    /// Which slide.
    pub id: SlideId,
    /// Its title.
    pub title: String,
    /// At which step, from 1.
    pub step: usize,
    /// What keeps it from being read.
    pub fault: Fault,
}

/// What was looked at, and what cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// How many slides, each counted once for every step, language and set of characters.
    pub pages: usize,
    /// What was found, in the order of the years.
    pub misfits: Vec<Misfit>,
}

/// Draws every slide of every year of the area shown, at every step, in both languages, with all
/// marks and in ASCII. Each page is handed to `also`, which may look at more.
pub fn check(cx: &Context<'_>, room: Room, mut also: impl FnMut(&Page)) -> Checked {
    let mut checked = Checked::default();
    for year in cx.dataset.years(cx.area) {
        for lang in [Lang::Zh, Lang::En] {
            let cx = Context { year, lang, ..*cx };
            let deck = Deck::of(&cx);
            for slide in deck.all().filter_map(|id| deck.slide(&cx, id)) {
                let steps = (0..slide.steps())
                    .flat_map(|step| [(step, Marks::Unicode), (step, Marks::Ascii)]);
                for (step, marks) in steps {
                    let page = slide.page(&cx, step, room, marks);
                    checked.pages = checked.pages.saturating_add(1);
                    checked
                        .misfits
                        .extend(
                            faults(&page, room, lang, marks)
                                .into_iter()
                                .map(|fault| Misfit {
                                    year,
                                    lang,
                                    marks,
                                    id: slide.id,
                                    title: slide.title(&cx),
                                    step: step.saturating_add(1),
                                    fault,
                                }),
                        );
                    also(&page);
                }
            }
        }
    }
    checked
}

/// What keeps a page from being read.
fn faults(page: &Page, room: Room, lang: Lang, marks: Marks) -> Vec<Fault> {
    let mut faults: Vec<Fault> = page.cut.iter().cloned().map(Fault::NoRoom).collect();
    if page.words > WORDS {
        faults.push(Fault::Words(page.words));
    }
    if page.content > CONTENT {
        faults.push(Fault::Rows(page.content));
    }
    let is_largest = |rows: usize| rows > page.next_highest;
    if !page.figure.is_some_and(|of| is_largest(of.rows)) {
        faults.push(Fault::NoLargest);
    }
    let widths = page.rows.iter().map(crate::picture::Strip::width);
    faults.extend(
        widths
            .filter(|cells| *cells != room.columns)
            .map(Fault::Width),
    );
    if lang == Lang::En && marks == Marks::Ascii {
        let text = page.text();
        faults.extend(text.chars().find(|of| !of.is_ascii()).map(Fault::NotAscii));
    }
    faults
}
